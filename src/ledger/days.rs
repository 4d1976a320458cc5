//! On which day an event counts. Mostly that is the day on which its clock stood, but the clock of a machine may be wrong for a while, ahead
//! or behind, and the order in which events were written is beyond doubt. So the longest run of events whose days ascend is believed, and
//! one that disagrees with it counts with the first believed one behind it.

use chrono::NaiveDate;

use super::{Event, to_moment};

/// On which day each of some events counts, by the days of their clocks in the order in which they were written. The answer ascends.
pub fn days_in_order(mut days: Vec<NaiveDate>) -> Vec<NaiveDate> {
    if days.is_sorted() {
        return days;
    }
    let believed = longest_ascent(&days);
    let mut behind = believed.last().and_then(|at| days.get(*at)).copied().unwrap_or(NaiveDate::MAX);
    let mut left = believed.as_slice();
    for (at, day) in days.iter_mut().enumerate().rev() {
        match left.split_last() {
            Some((last, rest)) if *last == at => (behind, left) = (*day, rest),
            _ => *day = behind,
        }
    }
    days
}

/// How many of some events there were at the end of `day`, by the days of their clocks in the order in which they were written.
pub fn events_until(days: Vec<NaiveDate>, day: NaiveDate) -> usize {
    days_in_order(days).partition_point(|on| *on <= day)
}

/// The day of an event's clock.
pub(super) fn day_of(event: &Event) -> NaiveDate {
    to_moment(event.at).date_naive()
}

/// The places of the longest run that never descends, of several the one that ends earliest.
fn longest_ascent(days: &[NaiveDate]) -> Vec<usize> {
    // For each length the place at which the best run of that length ends, and for each place the one before it in its run.
    let (mut ends, mut before): (Vec<usize>, Vec<Option<usize>>) = (Vec::new(), Vec::with_capacity(days.len()));
    for (at, day) in days.iter().enumerate() {
        let length = ends.partition_point(|end| days.get(*end).is_some_and(|last| last <= day));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let steps = std::iter::successors(ends.last().copied(), |at| before.get(*at).copied().flatten());
    let mut run: Vec<usize> = steps.collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::super::testing::day;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_clock_that_was_wrong_for_a_while_moves_its_own_events_only() {
        let in_order = |days: &[&str]| days_in_order(days.iter().map(|text| day(&format!("2026-{text}"))).collect());
        let days = |days: &[&str]| days.iter().map(|text| day(&format!("2026-{text}"))).collect::<Vec<_>>();
        for (clocks, counted) in [
            (vec![], vec![]),
            (vec!["03-01", "03-01", "03-05"], vec!["03-01", "03-01", "03-05"]),
            // Ahead, and behind.
            (vec!["03-01", "11-20", "03-02", "03-03"], vec!["03-01", "03-02", "03-02", "03-03"]),
            (vec!["03-01", "03-02", "01-01", "03-03"], vec!["03-01", "03-02", "03-03", "03-03"]),
            // One against one: the clock that goes on from the earlier day is believed.
            (vec!["11-20", "01-31"], vec!["01-31", "01-31"]),
            // Wrong to the end: nothing is behind it, so it counts with the last that is believed.
            (vec!["03-01", "03-02", "03-03", "01-01"], vec!["03-01", "03-02", "03-03", "03-03"]),
            (vec!["11-20", "11-20", "03-01", "03-02", "03-03"], vec!["03-01", "03-01", "03-01", "03-02", "03-03"]),
        ] {
            assert_eq!(in_order(&clocks), days(&counted), "{clocks:?}");
        }
        let until = |on: &str| events_until(days(&["03-01", "11-20", "03-02"]), day(on));
        assert_eq!(["2026-02-28", "2026-03-01", "2026-03-02"].map(until), [0, 1, 3]);
    }

    proptest! {
        /// Whatever the clocks said: the days ascend, each is one that a clock said, and where all ascended nothing is another one.
        #[test]
        fn days_ascend_whatever_the_clocks_said(said in prop::collection::vec(0i64..40, 0..60)) {
            let days: Vec<NaiveDate> = said.iter().map(|n| day("2026-01-01") + chrono::Days::new(*n as u64)).collect();
            let counted = days_in_order(days.clone());
            prop_assert!(counted.is_sorted() && counted.len() == days.len());
            prop_assert!(counted.iter().all(|day| days.contains(day)));
            let same = counted.iter().zip(&days).filter(|(counted, said)| counted == said).count();
            let mut sorted = days.clone();
            sorted.sort();
            prop_assert!(days != sorted || counted == days);
            prop_assert_eq!(counted == days, days == sorted);
            prop_assert!(days.is_empty() || same > 0);
        }
    }
}

//! What is set on a measure is not what its units say: it is 待核 while a unit has not begun or is held up, or it is held up while a unit is
//! through.
//!
//! 办结 with an open unit is a finding of its own. A measure on which nobody has set anything says nothing.

use chrono::NaiveDate;

use super::{Finding, Ground, Says};
use crate::ledger::{Item, Ledger, Status};

pub(super) fn find(ledger: &Ledger, _as_of: NaiveDate) -> Vec<Finding> {
    ledger.rows().filter_map(|(_, measure)| of(ledger, measure)).collect()
}

fn of(ledger: &Ledger, measure: &Item) -> Option<Finding> {
    let against: &[Status] = match measure.status {
        Status::Submitted => &[Status::NotStarted, Status::Blocked],
        Status::Blocked => &[Status::Submitted, Status::Done],
        _ => return None,
    };
    let owed = ledger.obligations_of(measure).iter();
    let units: Vec<Says> = owed.filter(|item| against.contains(&item.status)).map(|item| Says::of(ledger, item)).collect();
    if units.is_empty() {
        return None;
    }
    let items = std::iter::once(measure.key).chain(units.iter().map(|says| says.item)).collect();
    Finding::new(items, Ground::Contradiction { measure: Says::of(ledger, measure), units })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::finding::testing::Book;
    use Status::{Blocked, ClosedUnmet, Done, InProgress, NotStarted, Submitted, Withdrawn};

    const DAY: &str = "2026-11-23";

    /// How each status is come to.
    fn path(to: Status) -> &'static [Status] {
        match to {
            NotStarted => &[],
            InProgress => &[InProgress],
            Submitted => &[InProgress, Submitted],
            Done => &[InProgress, Submitted, Done],
            Blocked => &[Blocked],
            _ => &[Withdrawn],
        }
    }

    #[test]
    fn what_a_measure_says_is_held_against_each_unit() {
        for (measure, units, expected) in [
            (Submitted, [NotStarted, Submitted, Done], Some("1.1 1.1@东城")),
            (Submitted, [Blocked, InProgress, NotStarted], Some("1.1 1.1@东城 1.1@房山")),
            (Submitted, [InProgress, Withdrawn, Done], None),
            // Nobody has said anything about the measure itself.
            (NotStarted, [NotStarted, Submitted, InProgress], None),
            (NotStarted, [Done, Submitted, Submitted], None),
            (Blocked, [NotStarted, Done, Blocked], Some("1.1 1.1@西城")),
            (Blocked, [Done, Done, Done], Some("1.1 1.1@东城 1.1@西城 1.1@房山")),
            (Blocked, [InProgress, Blocked, NotStarted], None),
            (InProgress, [NotStarted, Done, Blocked], None),
            // That is another rule's.
            (Done, [NotStarted, Blocked, Done], None),
            (Withdrawn, [NotStarted, Submitted, Done], None),
        ] {
            let mut book = Book::new();
            for (unit, status) in ["1.1@东城", "1.1@西城", "1.1@房山"].into_iter().zip(units) {
                book.set(DAY, unit, path(status));
            }
            book.set(DAY, "1.1", path(measure));
            assert_eq!(book.found(find, DAY), Vec::from_iter(expected), "{measure:?} {units:?}");
        }
    }

    #[test]
    fn who_said_so_and_when_is_named() {
        let mut book = Book::new();
        book.set("2026-05-03", "1.1", &[InProgress, Submitted]).set("2026-05-04", "1.1@西城", &[Blocked]);
        book.set("2026-05-05", "1.1@西城", &[ClosedUnmet]).undo("2026-05-06").set("2026-05-05", "1.1@东城,房山", &[InProgress]);
        let found = find(&book.0, DAY.parse().unwrap());
        let Ground::Contradiction { measure, units } = &found[0].basis else { panic!("{found:?}") };
        let said = |says: &Says| (says.status, says.set.as_ref().map(|set| (set.by.clone(), set.at.date_naive().to_string())));
        assert_eq!(said(measure), (Submitted, Some(("zhang".into(), "2026-05-03".into()))));
        // What was taken back was never said.
        assert_eq!(units.iter().map(said).collect::<Vec<_>>(), [(Blocked, Some(("zhang".into(), "2026-05-04".into())))]);
    }
}

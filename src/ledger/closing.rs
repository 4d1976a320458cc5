//! When an item was closed.

use chrono::NaiveDate;

use super::rollup::{last_status, takes_with_it};
use super::{Item, Ledger, Moment, to_moment};

impl Ledger {
    /// The day on which an item was closed; none while it is open. A measure is closed on the day on which the last of its units is, an
    /// obligation that ends with its measure on that of the measure.
    pub fn closed_on(&self, item: &Item) -> Option<NaiveDate> {
        self.closed_at(item).map(|at| to_moment(at).date_naive())
    }

    fn closed_at(&self, item: &Item) -> Option<Moment> {
        if item.key.unit.is_some() {
            return match item.status.is_closed() {
                true => item.status_at,
                false => self.ended_with_its_measure(item).and(self.parent(item)?.status_at),
            };
        }
        let owed = self.obligations_of(item);
        let all_closed = !owed.is_empty() && owed.iter().all(|owed| owed.status.is_closed()) && !self.is_unsettled(item);
        match all_closed {
            true => last_status(owed).1,
            false if owed.is_empty() || takes_with_it(item.status) => item.status_at.filter(|_| item.status.is_closed()),
            false => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, key, ledger, set, try_set};
    use crate::ledger::Status::{self, ClosedUnmet, Done, InProgress, Submitted, Withdrawn};
    use proptest::prelude::*;

    #[test]
    fn a_measure_is_closed_with_its_last_unit_and_a_unit_with_its_measure() {
        let mut l = ledger();
        for (on, unit) in [("2026-02-10", "东城区政府"), ("2026-06-01", "西城区政府"), ("2026-04-30", "昌平区政府")] {
            for to in [InProgress, Submitted, Done] {
                set(&mut l, 1, Some(unit), to, on);
            }
        }
        set(&mut l, 3, Some("东城区政府"), ClosedUnmet, "2026-07-01");
        set(&mut l, 3, None, Withdrawn, "2026-07-02");
        let closed = |measure, unit| l.closed_on(l.item(key(measure, unit)).unwrap());
        assert_eq!((closed(1, None), closed(1, Some("东城区政府"))), (Some(day("2026-06-01")), Some(day("2026-02-10"))));
        assert_eq!((closed(3, None), closed(3, Some("西城区政府"))), (Some(day("2026-07-02")), Some(day("2026-07-02"))));
        assert_eq!((closed(3, Some("东城区政府")), closed(2, None)), (Some(day("2026-07-01")), None));
    }

    proptest! {
        /// Whatever is set on a measure and its units, it has a day on which it was closed if, and only if, its standing is closed.
        #[test]
        fn what_is_closed_has_its_day(acts in prop::collection::vec((1i64..4, 0usize..4, 0usize..7), 0..30)) {
            let mut l = ledger();
            let units = [None, Some("东城区政府"), Some("西城区政府"), Some("昌平区政府")];
            for (measure, unit, to) in acts {
                try_set(&mut l, key(measure, units[unit]), Status::ALL[to], "2026-05-01");
            }
            for (_, item) in l.rows() {
                for item in std::iter::once(item).chain(l.obligations(item).map(|owed| owed.item)) {
                    let is_closed = l.standing(item, day("2026-08-01")).unwrap().light().is_none();
                    prop_assert_eq!(l.closed_on(item).is_some(), is_closed, "{:?}", item.key);
                }
            }
        }
    }
}

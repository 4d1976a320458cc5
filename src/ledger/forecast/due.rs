//! What falls due on which day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Bound;
use crate::ledger::ItemKey;

/// A day on which something that is open falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub day: NaiveDate,
    /// The measures, in the plan's order.
    pub measures: Vec<ItemKey>,
    /// The obligations, a measure that is its own only one included.
    pub obligations: Vec<ItemKey>,
}

/// The days from `as_of` on, by time.
pub(super) fn days(measures: &[Bound<'_>], obligations: &[Bound<'_>], as_of: NaiveDate) -> Vec<DueDay> {
    let mut days: BTreeMap<NaiveDate, DueDay> = BTreeMap::new();
    let mut put = |bound: &Bound<'_>, place: fn(&mut DueDay) -> &mut Vec<ItemKey>| {
        if bound.is_open() && bound.end >= as_of {
            let empty = DueDay { day: bound.end, measures: Vec::new(), obligations: Vec::new() };
            place(days.entry(bound.end).or_insert(empty)).push(bound.key());
        }
    };
    measures.iter().for_each(|bound| put(bound, |day| &mut day.measures));
    obligations.iter().for_each(|bound| put(bound, |day| &mut day.obligations));
    days.into_values().collect()
}

//! What falls due on which day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Bound;
use crate::ledger::light::DueDays;
use crate::ledger::{DateSaid, Item, ItemKey, Ledger};

/// A day on which something that is open falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub day: NaiveDate,
    /// The measures, in the plan's order.
    pub measures: Vec<ItemKey>,
    /// The obligations, a measure that is its own only one included.
    pub obligations: Vec<ItemKey>,
    /// The milestones (节点) that were not reached: the measure, and what is due.
    pub milestones: Vec<(ItemKey, String)>,
    /// The measures of which a period of review (复核期) ends without anything reported in it so far.
    pub reviews: Vec<ItemKey>,
    /// How many measures and obligations have their next report due, and have not made it.
    pub reports: usize,
}

impl DueDay {
    const fn new(day: NaiveDate) -> Self {
        Self { day, measures: Vec::new(), obligations: Vec::new(), milestones: Vec::new(), reviews: Vec::new(), reports: 0 }
    }
}

/// The days from `as_of` to the end of the year on which something falls due, by time.
pub(super) fn days(
    ledger: &Ledger,
    (measures, obligations): (&[Bound<'_>], &[Bound<'_>]),
    as_of: NaiveDate,
    year_end: NaiveDate,
) -> Vec<DueDay> {
    let mut days = Days { days: BTreeMap::new(), first: as_of, last: year_end };
    for bound in measures.iter().filter(|bound| bound.is_open()) {
        days.put(bound.end, |day| day.measures.push(bound.key()));
    }
    for bound in obligations.iter().filter(|bound| bound.is_open()) {
        days.put(bound.end, |day| day.obligations.push(bound.key()));
    }
    for (_, item) in ledger.rows().filter(|(_, item)| ledger.closed_on(item).is_none()) {
        days.put_dates(ledger, item);
        days.put_report(ledger, item, ledger.last_report(item, as_of));
        for owed in ledger.obligations(item).filter(|owed| owed.item.key.unit.is_some() && ledger.closed_on(owed.item).is_none()) {
            days.put_report(ledger, owed.item, owed.item.last_report_on(as_of));
        }
    }
    days.days.into_values().collect()
}

struct Days {
    days: BTreeMap<NaiveDate, DueDay>,
    first: NaiveDate,
    last: NaiveDate,
}

impl Days {
    fn put(&mut self, on: NaiveDate, put: impl FnOnce(&mut DueDay)) {
        if self.first <= on && on <= self.last {
            put(self.days.entry(on).or_insert_with(|| DueDay::new(on)));
        }
    }

    /// The next report of an item, unless it was made before its day.
    fn put_report(&mut self, ledger: &Ledger, item: &Item, reported: Option<NaiveDate>) {
        let Some(deadline) = ledger.deadline(item) else { return };
        let due = DueDays::of(deadline, ledger.plan().year, ledger.settings());
        let next = due.next(self.first);
        if next.succ_opt().is_some_and(|after| due.missing(reported, after).is_some()) {
            self.put(next, |day| day.reports += 1);
        }
    }

    /// The milestones and reviews of a measure; its deadline stands by itself.
    fn put_dates(&mut self, ledger: &Ledger, item: &Item) {
        for date in ledger.dates_of(item, self.first) {
            match (date.said, date.on) {
                (DateSaid::Text(text), Some(on)) if date.met.is_none() => {
                    self.put(on, |day| day.milestones.push((item.key, text.name.clone())));
                }
                (DateSaid::Text(_) | DateSaid::Ongoing(_), _) => {
                    for period in date.periods.iter().filter(|period| !period.is_met) {
                        self.put(period.to, |day| day.reviews.push(item.key));
                    }
                }
                (DateSaid::Deadline(_), _) => {}
            }
        }
    }
}

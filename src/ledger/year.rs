//! The year of an area: how many of its measures were closed at the end of each month.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::days::{day_of, days_in_order};
use super::{Item, ItemKey, Ledger, all_obligations};

/// An area over the plan's year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaProgress {
    /// The number of the area.
    pub area: u32,
    /// How many of its measures were closed by the end of each month; for the month that runs, by the day. None for what is to come.
    pub closed: [Option<usize>; 12],
    /// All its measures.
    pub total: usize,
}

impl Ledger {
    /// How many measures of each area were closed, with all their units, at the end of each month of the plan's year. What happened after
    /// `as_of` does not count.
    pub fn year_progress(&self, as_of: NaiveDate) -> Vec<AreaProgress> {
        let ends = month_ends(self.plan().year, as_of);
        let mut replay = Replay::of(self);
        let mut areas: Vec<AreaProgress> = self.plan().areas().iter().map(AreaProgress::of).collect();
        let days = days_in_order(self.events().iter().map(day_of).collect());
        let mut events = days.into_iter().zip(self.events()).peekable();
        for (month, end) in ends.into_iter().enumerate() {
            while let Some((_, event)) = events.next_if(|(day, _)| *day <= end) {
                replay.take(event, as_of);
            }
            for area in &mut areas {
                if let Some(closed) = area.closed.get_mut(month) {
                    *closed = Some(replay.closed.get(&area.area).copied().unwrap_or(0));
                }
            }
        }
        areas
    }

    /// The same plan to which nothing has happened yet.
    pub(super) fn without_history(&self) -> Self {
        let items: Vec<Item> = self.items.iter().map(|item| Item::new(item.key, item.measure, item.in_plan)).collect();
        let owed = all_obligations(&self.plan, &self.units, &items);
        Self {
            plan: Arc::clone(&self.plan),
            units: Arc::clone(&self.units),
            items,
            owed,
            by_key: self.by_key.clone(),
            by_measure: self.by_measure.clone(),
            indicators: Arc::clone(&self.indicators),
            dates: Arc::clone(&self.dates),
            calendar: Arc::clone(&self.calendar),
            data: Default::default(),
            wide: self.wide.clone(),
            settings: self.settings,
            events: Vec::new(),
        }
    }
}

impl AreaProgress {
    fn of(area: &crate::plan::Area) -> Self {
        let total = area.sections.iter().flat_map(|s| &s.tasks).map(|task| task.measures.len()).sum();
        Self { area: area.number, closed: [None; 12], total }
    }
}

/// The ledger as it was, event by event, and the measures that are closed in it.
struct Replay {
    ledger: Ledger,
    areas: HashMap<u32, u32>,
    done: HashSet<i64>,
    /// By the number of the area.
    closed: BTreeMap<u32, usize>,
}

impl Replay {
    fn of(ledger: &Ledger) -> Self {
        let areas = ledger.plan().tasks().map(|(area, _, task)| (task.number, area.number)).collect();
        Self { ledger: ledger.without_history(), areas, done: HashSet::new(), closed: BTreeMap::new() }
    }

    /// Only the measure that an event touches is looked at anew.
    fn take(&mut self, event: &super::Event, as_of: NaiveDate) {
        self.ledger.apply(event.clone());
        let Some(item) = event.item.and_then(|key| self.ledger.item(ItemKey::measure(key.measure))) else { return };
        let Some(area) = self.areas.get(&item.measure.task) else { return };
        let is_closed = self.ledger.standing(item, as_of).is_some_and(|standing| standing.light().is_none());
        let count = self.closed.entry(*area).or_default();
        if is_closed && self.done.insert(item.key.measure) {
            *count += 1;
        } else if !is_closed && self.done.remove(&item.key.measure) {
            *count = count.saturating_sub(1);
        }
    }
}

/// The ends of the months of a year up to `as_of`, which ends the month that runs.
fn month_ends(year: i32, as_of: NaiveDate) -> Vec<NaiveDate> {
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Vec::new() };
    let starts = (0..12).filter_map(|month| first.checked_add_months(Months::new(month))).take_while(|start| *start <= as_of);
    starts.filter_map(|start| start.checked_add_months(Months::new(1))?.pred_opt()).map(|end| end.min(as_of)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, ledger, set, settle};
    use super::*;
    use crate::ledger::Status::{Done, InProgress, Submitted, Withdrawn};

    fn closed(ledger: &Ledger, as_of: &str, area: usize) -> Vec<Option<usize>> {
        ledger.year_progress(day(as_of))[area].closed.to_vec()
    }

    #[test]
    fn a_measure_is_closed_from_the_month_in_which_its_last_unit_is() {
        let mut ledger = ledger();
        for (on, unit) in [("2026-02-10", "东城区政府"), ("2026-04-30", "西城区政府"), ("2026-06-01", "昌平区政府")] {
            for to in [InProgress, Submitted, Done] {
                set(&mut ledger, 1, Some(unit), to, on);
            }
        }
        let (none, one) = (Some(0), Some(1));
        // 1.1 binds three units: the last is done on 1 June.
        assert_eq!(closed(&ledger, "2026-08-15", 0), [none, none, none, none, none, one, one, one, None, None, None, None]);
        assert_eq!(closed(&ledger, "2026-08-15", 1), [none, none, none, none, none, none, none, none, None, None, None, None]);
        // What is to come on 31 May is not known on 31 May.
        assert_eq!(closed(&ledger, "2026-05-31", 0), [none, none, none, none, none, None, None, None, None, None, None, None]);
        assert_eq!(closed(&ledger, "2026-06-01", 0)[5], one);
        assert_eq!((closed(&ledger, "2025-12-31", 0)[0], closed(&ledger, "2027-03-01", 0)[11]), (None, one));
        assert_eq!(ledger.year_progress(day("2026-08-15")).iter().map(|a| (a.area, a.total)).collect::<Vec<_>>(), [(1, 3), (2, 2)]);
    }

    #[test]
    fn what_is_reopened_is_closed_no_longer() {
        let mut ledger = ledger();
        set(&mut ledger, 2, None, Withdrawn, "2026-01-31");
        set(&mut ledger, 2, None, InProgress, "2026-03-01");
        set(&mut ledger, 4, None, Withdrawn, "2026-03-31");
        let (none, one) = (Some(0), Some(1));
        assert_eq!(closed(&ledger, "2026-04-01", 0)[..4], [one, one, none, none]);
        assert_eq!(closed(&ledger, "2026-04-01", 1)[..4], [none, none, one, one]);
    }

    #[test]
    fn whom_a_measure_binds_counts_from_the_day_on_which_it_was_settled() {
        let mut ledger = ledger();
        settle(&mut ledger, 5, &["东城区政府"], "2026-02-01");
        for to in [InProgress, Submitted, Done] {
            set(&mut ledger, 5, Some("东城区政府"), to, "2026-02-02");
        }
        settle(&mut ledger, 5, &["东城区政府", "昌平区政府"], "2026-04-01");
        let (none, one) = (Some(0), Some(1));
        assert_eq!(closed(&ledger, "2026-04-30", 1)[..4], [none, one, one, none]);
    }

    /// The clock of one machine was in November for a moment: what it dated counts with the first event behind it.
    #[test]
    fn an_event_from_a_clock_that_was_wrong_holds_up_no_other() {
        let mut ledger = ledger();
        set(&mut ledger, 2, None, Withdrawn, "2026-11-20");
        set(&mut ledger, 4, None, Withdrawn, "2026-01-31");
        let one = Some(1);
        assert_eq!(closed(&ledger, "2026-03-01", 0)[..4], [one, one, one, None]);
        assert_eq!(closed(&ledger, "2026-03-01", 1)[..4], [one, one, one, None]);
    }
}

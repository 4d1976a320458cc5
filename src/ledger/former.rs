//! The ledger as it stood on an earlier day, as far as it was another one.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::NaiveDate;

use super::days::{day_of, events_until};
use super::{Event, Happening, Item, ItemKey, Ledger, Moment, PlanWide, Settings, Standing, to_moment};
use crate::plan::IndicatorCode;

/// How things stood at the end of a day. Only those measures are played back to which something happened since: how all others stood follows
/// from the ledger as it is.
#[derive(Debug)]
pub struct Former<'a> {
    now: &'a Ledger,
    day: NaiveDate,
    /// How many events there were.
    events: usize,
    played: Ledger,
    touched: HashSet<i64>,
}

impl Ledger {
    /// How things stood at the end of `day`.
    pub fn at_end_of(&self, day: NaiveDate) -> Former<'_> {
        self.former(self.events_until_end_of(day), day)
    }

    /// How things stood at a moment, judged by its day.
    pub fn at_moment(&self, moment: Moment) -> Former<'_> {
        let events = self.events().iter().rposition(|event| event.at <= moment).map_or(0, |last| last + 1);
        self.former(events, to_moment(moment).date_naive())
    }

    /// How things stood after so many events, judged by `day`.
    pub(super) fn former(&self, events: usize, day: NaiveDate) -> Former<'_> {
        let (before, since) = self.events().split_at(events.min(self.events().len()));
        // A threshold that was changed since judged all of them otherwise.
        let all = since.iter().any(|event| matches!(event.what, Happening::Setting { .. }));
        let touched: HashSet<i64> = match all {
            true => self.items().iter().map(|item| item.key.measure).collect(),
            false => since.iter().filter_map(|event| event.item).map(|key| key.measure).collect(),
        };
        let mut played = self.fresh();
        let is_wanted = |event: &&Event| event.item.is_none_or(|key| touched.contains(&key.measure));
        played.replay(before.iter().filter(is_wanted).cloned());
        Former { now: self, day, events, played, touched }
    }

    /// The whole ledger as it stood at the end of `day`: itself where nothing happened after it. The plan's words, whom groups of units
    /// mean and which measures are in the plan are as they are today: a corrected text was meant from the first day on.
    pub fn until_end_of(&self, day: NaiveDate) -> Cow<'_, Self> {
        let events = self.events_until_end_of(day);
        if events == self.events().len() {
            return Cow::Borrowed(self);
        }
        let mut played = self.fresh();
        played.replay(self.events().iter().take(events).cloned());
        Cow::Owned(played)
    }

    /// How many events there were at the end of `day`.
    pub(super) fn events_until_end_of(&self, day: NaiveDate) -> usize {
        events_until(self.events().iter().map(day_of).collect(), day)
    }

    /// The same plan, to which nothing has happened.
    fn fresh(&self) -> Self {
        Self { wide: PlanWide::default(), settings: Settings::DEFAULT, ..self.without_history() }
    }
}

impl<'a> Former<'a> {
    /// The day.
    pub const fn day(&self) -> NaiveDate {
        self.day
    }

    /// What happened since.
    pub fn since(&self) -> &'a [Event] {
        self.now.events().get(self.events..).unwrap_or_default()
    }

    /// The item as it was; none where there was none of that key.
    pub fn item(&self, key: ItemKey) -> Option<&Item> {
        self.of(key).item(key)
    }

    /// How an item stood on that day; none where it was not in the plan.
    pub fn standing(&self, key: ItemKey) -> Option<Standing> {
        self.standing_on(key, self.day)
    }

    /// How an item would stand on another day, had nothing happened to it since; none where it was not in the plan.
    pub(super) fn standing_on(&self, key: ItemKey, day: NaiveDate) -> Option<Standing> {
        let ledger = self.of(key);
        ledger.standing(ledger.item(key)?, day)
    }

    /// The indicator whose figures were the reason of its light; none where the reason was another.
    pub fn indicator_of_light(&self, key: ItemKey) -> Option<IndicatorCode> {
        let ledger = self.of(key);
        ledger.indicator_of_light(ledger.item(key)?, self.day)
    }

    fn of(&self, key: ItemKey) -> &Ledger {
        if self.touched.contains(&key.measure) { &self.played } else { self.now }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{day, key, ledger, set, settle, write};
    use super::*;
    use crate::ledger::Status::{Done, InProgress, NotStarted, Submitted, Withdrawn};
    use crate::ledger::{Act, Light, Why};

    #[test]
    fn what_changed_since_is_as_it_was() {
        let mut l = ledger();
        set(&mut l, 2, None, Withdrawn, "2026-05-01");
        set(&mut l, 1, Some("东城区政府"), InProgress, "2026-06-29");
        set(&mut l, 1, Some("东城区政府"), Submitted, "2026-06-30");
        set(&mut l, 1, Some("东城区政府"), Done, "2026-07-01");
        let status = |on: &str| l.at_end_of(day(on)).item(key(1, Some("东城区政府"))).unwrap().status;
        assert_eq!(["2026-06-28", "2026-06-29", "2026-06-30", "2026-07-01"].map(status), [NotStarted, InProgress, Submitted, Done]);
        let former = l.at_end_of(day("2026-06-30"));
        assert_eq!((former.since().len(), former.day()), (1, day("2026-06-30")));
        // 1.2 is as it is, 1.3 was on its last day and is late now.
        assert!(former.standing(key(2, None)).unwrap().light().is_none());
        assert!(!former.standing(key(3, None)).unwrap().is_overdue());
        assert!(l.standing(l.item(key(3, None)).unwrap(), day("2026-07-01")).unwrap().is_overdue());
    }

    #[test]
    fn whom_a_measure_bound_then_and_what_was_extended_since() {
        let mut l = ledger();
        settle(&mut l, 5, &["东城区政府"], "2026-03-01");
        let former = |l: &Ledger, on: &str, unit: &str| l.at_end_of(day(on)).standing(key(5, Some(unit))).is_some();
        assert!(!former(&l, "2026-02-28", "东城区政府") && former(&l, "2026-03-01", "东城区政府"));
        let item = l.item(key(3, None)).unwrap().clone();
        let signer = crate::ledger::Signer { by: "zhangwei", on: day("2026-07-02") };
        let act = Act::extend(&l, &[&item], day("2026-08-31"), "设备迟到", "纪要", signer).unwrap();
        write(&mut l, &act, "2026-07-02");
        let then = l.at_end_of(day("2026-07-01")).standing(key(3, None));
        assert_eq!(then, Some(Standing::Open(Light::Red, Why::Overdue(1))));
    }

    /// The clock of one machine was in November for a moment.
    #[test]
    fn an_event_from_a_clock_that_was_wrong_counts_with_the_first_behind_it() {
        let mut l = ledger();
        set(&mut l, 2, None, Withdrawn, "2026-11-20");
        set(&mut l, 4, None, InProgress, "2026-01-31");
        assert_eq!(l.at_end_of(day("2026-01-31")).since().len(), 0);
        assert_eq!(l.at_end_of(day("2026-01-30")).since().len(), 2);
    }
}

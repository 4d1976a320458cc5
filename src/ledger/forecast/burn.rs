//! How fast items are closed, and how fast they must be.

use chrono::{Days, NaiveDate};

use super::Bound;
use crate::ledger::Ledger;

/// The present pace is that of so many days, the as-of date included.
const WINDOW: i64 = 30;

/// So many items in so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// The items.
    pub count: usize,
    /// The days, at least one.
    pub days: i64,
}

/// How many of some items are open, how fast they were closed of late, and how fast they must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Burn {
    /// All that must be closed by the end of the plan's year.
    pub total: usize,
    /// Those of them that are open.
    pub open: usize,
    /// Those that were closed in the last days.
    pub closed_of_late: usize,
    /// The days.
    pub ahead: Ahead,
}

/// The days before and behind an as-of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The days after it, up to the end of the plan's year; less than none where that is over.
    pub days: i64,
    /// How many of them are working days.
    pub working_days: i64,
    /// The days of the pace: thirty, or as many as the year has had.
    pub behind: i64,
}

impl Ahead {
    pub(super) fn of(ledger: &Ledger, as_of: NaiveDate, year_end: NaiveDate) -> Self {
        let begun = NaiveDate::from_ymd_opt(ledger.plan().year, 1, 1).map_or(WINDOW, |first| (as_of - first).num_days() + 1);
        Self {
            as_of,
            days: (year_end - as_of).num_days(),
            working_days: ledger.calendar().working_days(as_of, year_end),
            behind: begun.clamp(1, WINDOW),
        }
    }

    /// Whether a day is one of those of the pace.
    fn is_of_late(self, day: NaiveDate) -> bool {
        let before = Days::new(self.behind.unsigned_abs());
        day <= self.as_of && self.as_of.checked_sub_days(before).is_none_or(|before| day > before)
    }
}

impl Rate {
    /// Tenths of an item a day, rounded half up.
    pub fn tenths(self) -> u64 {
        let (count, days) = self.parts();
        (count * 20 + days) / (days * 2)
    }

    /// Tenths of an item a day, rounded up: as many at least.
    pub fn tenths_needed(self) -> u64 {
        let (count, days) = self.parts();
        (count * 10).div_ceil(days)
    }

    /// How many come of it in so many days, whole ones.
    pub fn in_days(self, days: i64) -> usize {
        let (count, of) = self.parts();
        usize::try_from(count * days.max(0).unsigned_abs() / of).unwrap_or(usize::MAX)
    }

    fn parts(self) -> (u64, u64) {
        (u64::try_from(self.count).unwrap_or(u64::from(u32::MAX)), self.days.max(1).unsigned_abs())
    }
}

impl Burn {
    pub(super) fn of<'a, 'b: 'a>(bound: impl IntoIterator<Item = &'a Bound<'b>>, ahead: Ahead) -> Self {
        let mut burn = Self { total: 0, open: 0, closed_of_late: 0, ahead };
        for one in bound {
            burn.total += 1;
            match one.closed {
                None => burn.open += 1,
                Some(day) if ahead.is_of_late(day) => burn.closed_of_late += 1,
                Some(_) => {}
            }
        }
        burn
    }

    /// Those that are closed.
    pub const fn closed(&self) -> usize {
        self.total.saturating_sub(self.open)
    }

    /// How many must be closed a day to end clean; none where the year is over. On its last day that is all of them.
    pub fn needed(&self) -> Option<Rate> {
        (self.ahead.days >= 0).then(|| Rate { count: self.open, days: self.ahead.days.max(1) })
    }

    /// The same a working day.
    pub fn needed_a_working_day(&self) -> Option<Rate> {
        (self.ahead.days >= 0).then(|| Rate { count: self.open, days: self.ahead.working_days.max(1) })
    }

    /// How many were closed a day of late.
    pub const fn pace(&self) -> Rate {
        Rate { count: self.closed_of_late, days: self.ahead.behind }
    }

    /// How many are open at the end of the year if it goes on like this; none where it is over.
    pub fn left_at_end(&self) -> Option<usize> {
        (self.ahead.days >= 0).then(|| self.open.saturating_sub(self.pace().in_days(self.ahead.days)))
    }
}

//! What is likely not to be done at the end of the plan's year, by rules that anybody can follow with a pencil:
//!
//! 1. It is past its deadline already.
//! 2. A milestone in its text is past its day and was not reached.
//! 3. A value of one of its indicators, projected to the end of the year, misses the target; a level is projected as it is. Once the year is
//!    over nothing is projected: what was reached counts.
//! 4. It is blocked (受阻).
//! 5. A report is missing, and nobody has reported on it for more than [`SILENT`] days; for more than [`SILENT_ONGOING`] where it is ongoing.
//! 6. It has not begun though half of its time is over.
//! 7. At the pace of the last days its units will not all be through: a measure of several, of which more are open than are closed by then.
//!
//! A measure is at risk by itself or by what a unit owes under it. What is ongoing is never done: of it only the second, the third and the fifth
//! rule speak.

use chrono::{Datelike, NaiveDate};

use super::burn::Ahead;
use super::{Bound, Burn};
use crate::ledger::{IndicatorNow, Item, ItemKey, Ledger, Progress, ProgressWhy, Projection, Status, Why};
use crate::plan::{DeadlineKind, Exact, IndicatorCode, Measure, UnitName};

/// More days than these without a report are silence.
pub const SILENT: i64 = 60;
/// The same for what is ongoing and reported each quarter.
pub const SILENT_ONGOING: i64 = 150;

/// Why something is likely not to be done. The surest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Risk {
    /// So many days past its deadline.
    Overdue(i64),
    /// So many days past the day of a milestone that was not reached.
    MilestoneLate(i64),
    /// An indicator misses its target.
    Misses(Miss),
    /// Blocked for so many days.
    Blocked(i64),
    /// Nothing reported for long: what is missing, as the light says it.
    Silent(Why),
    /// Not begun though half of its time is over.
    NotBegun,
    /// At the present pace so many of its units are not through.
    TooSlow {
        /// How many are open at the end.
        left: usize,
        /// How many are open now.
        open: usize,
        /// How many there are.
        total: usize,
    },
}

/// An indicator that misses its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Miss {
    /// Which.
    pub code: IndicatorCode,
    /// What it comes to.
    pub at_end: Exact,
    /// Its target.
    pub target: Exact,
    /// By what that is known.
    pub by: MissBy,
}

/// By what it is known that an indicator misses its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissBy {
    /// It was projected to the end of the year.
    Projection,
    /// A level stays as it is.
    Level,
    /// The year is over: it is what was reached.
    Reached,
}

/// A measure that is likely not to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtRisk {
    /// The measure.
    pub measure: ItemKey,
    /// The surest reason of all.
    pub chief: Risk,
    /// Why the measure itself is at risk, the surest reason first.
    pub own: Vec<Risk>,
    /// The units that are, in the order of the cell, each with its surest reason.
    pub units: Vec<(UnitName, Risk)>,
    /// Whether the year is over: then it was not done.
    pub is_over: bool,
}

/// All that is at risk: by the surest reason, then those with the most units, then in the plan's order.
pub(super) fn find(ledger: &Ledger, as_of: NaiveDate, ahead: Ahead) -> Vec<AtRisk> {
    let year_end = as_of + chrono::TimeDelta::days(ahead.days);
    let rules = Rules { ledger, as_of, ahead, year_end };
    let mut found: Vec<AtRisk> = ledger.rows().filter_map(|(measure, item)| rules.of_measure(measure, item)).collect();
    found.sort_by_key(|one| (one.chief.rank(), std::cmp::Reverse(one.units.len())));
    found
}

struct Rules<'a> {
    ledger: &'a Ledger,
    as_of: NaiveDate,
    ahead: Ahead,
    year_end: NaiveDate,
}

impl Rules<'_> {
    fn is_over(&self) -> bool {
        self.as_of > self.year_end
    }

    fn of_measure(&self, measure: &Measure, item: &Item) -> Option<AtRisk> {
        if self.ledger.closed_on(item).is_some() {
            return None;
        }
        let indicators: Vec<IndicatorNow<'_>> =
            self.ledger.indicators().of_measure(measure.id).iter().filter_map(|a| self.ledger.indicator_now(a, self.as_of)).collect();
        let owed: Vec<_> = self.ledger.obligations(item).filter(|owed| owed.item.key.unit.is_some()).collect();
        let mut own = if owed.is_empty() { self.by_itself(item) } else { self.as_a_whole(item) };
        own.extend(self.late_milestones(item));
        own.extend(misses(&indicators, self.is_over()));
        own.extend(self.too_slow(item));
        own.sort_by_key(|risk| risk.rank());
        let units: Vec<(UnitName, Risk)> = owed
            .iter()
            .filter(|owed| self.ledger.closed_on(owed.item).is_none())
            .filter_map(|owed| {
                let mut risks = self.by_itself(owed.item);
                risks.extend(misses_of_unit(&indicators, owed.unit, self.is_over()));
                Some((owed.unit, risks.into_iter().min_by_key(|risk| risk.rank())?))
            })
            .collect();
        let chief = own.iter().chain(units.iter().map(|(_, risk)| risk)).min_by_key(|risk| risk.rank()).copied()?;
        Some(AtRisk { measure: item.key, chief, own, units, is_over: self.is_over() })
    }

    /// What an item that somebody answers for says by itself.
    fn by_itself(&self, item: &Item) -> Vec<Risk> {
        let Some(deadline) = self.ledger.deadline(item) else { return Vec::new() };
        let silent = self.silent(item, item.last_report_on(self.as_of), deadline);
        let Some(end) = deadline.end().filter(|end| *end <= self.year_end) else { return silent.into_iter().collect() };
        let overdue = (self.as_of > end).then(|| Risk::Overdue((self.as_of - end).num_days()));
        let not_begun = item.status == Status::NotStarted && self.is_half_over(deadline, end);
        let all = [overdue, self.blocked(item), silent, not_begun.then_some(Risk::NotBegun)];
        all.into_iter().flatten().collect()
    }

    /// What is said of a measure beside what its units owe: its lead is silent where neither it nor all the units report.
    fn as_a_whole(&self, item: &Item) -> Vec<Risk> {
        let Some(deadline) = self.ledger.deadline(item) else { return Vec::new() };
        let is_bound = deadline.end().is_some_and(|end| end <= self.year_end);
        let blocked = self.blocked(item).filter(|_| is_bound);
        blocked.into_iter().chain(self.silent(item, self.ledger.last_report(item, self.as_of), deadline)).collect()
    }

    fn late_milestones(&self, measure: &Item) -> Vec<Risk> {
        let dates = self.ledger.dates_of(measure, self.as_of);
        let late = dates.iter().filter(|date| date.said.review().is_none()).filter_map(|date| date.late_since(self.as_of));
        late.map(|since| Risk::MilestoneLate((self.as_of - since).num_days())).collect()
    }

    fn blocked(&self, item: &Item) -> Option<Risk> {
        let since = item.status_at.filter(|_| item.status == Status::Blocked)?;
        Some(Risk::Blocked((self.as_of - crate::ledger::to_moment(since).date_naive()).num_days().max(0)))
    }

    fn silent(&self, item: &Item, reported: Option<NaiveDate>, deadline: DeadlineKind) -> Option<Risk> {
        let first = NaiveDate::from_ymd_opt(self.ledger.plan().year, 1, 1)?;
        let since = reported.unwrap_or(first);
        let since = if let DeadlineKind::Window { start, .. } = deadline { since.max(start) } else { since };
        let days = (self.as_of - since).num_days();
        let patience = if matches!(deadline, DeadlineKind::Ongoing(_)) { SILENT_ONGOING } else { SILENT };
        if days <= patience {
            return None;
        }
        self.ledger.unreported(item, reported, self.as_of).map(Risk::Silent)
    }

    /// The time of an item begins with the plan's year, or with its window.
    fn is_half_over(&self, deadline: DeadlineKind, end: NaiveDate) -> bool {
        let start = match deadline {
            DeadlineKind::Window { start, .. } => start,
            _ => NaiveDate::from_ymd_opt(end.year(), 1, 1).unwrap_or(end),
        };
        let (total, gone) = ((end - start).num_days() + 1, (self.as_of - start).num_days() + 1);
        gone * 2 >= total
    }

    fn too_slow(&self, measure: &Item) -> Option<Risk> {
        let bound: Vec<Bound<'_>> =
            self.ledger.obligations(measure).filter_map(|owed| self.ledger.bound_by(owed.item, self.year_end)).collect();
        let burn = Burn::of(&bound, self.ahead);
        let left = burn.left_at_end()?;
        (burn.total > 1 && left > 0).then_some(Risk::TooSlow { left, open: burn.open, total: burn.total })
    }
}

impl Risk {
    /// The place among the reasons, the surest first.
    pub const fn rank(self) -> u8 {
        match self {
            Risk::Overdue(_) => 0,
            Risk::MilestoneLate(_) => 1,
            Risk::Misses(_) => 2,
            Risk::Blocked(_) => 3,
            Risk::Silent(_) => 4,
            Risk::NotBegun => 5,
            Risk::TooSlow { .. } => 6,
        }
    }

    /// The code in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Risk::Overdue(_) => "overdue",
            Risk::MilestoneLate(_) => "milestone_late",
            Risk::Misses(_) => "misses_target",
            Risk::Blocked(_) => "blocked",
            Risk::Silent(_) => "silent",
            Risk::NotBegun => "not_begun",
            Risk::TooSlow { .. } => "too_slow",
        }
    }
}

/// The indicators of a measure whose whole misses its target. One instead of which another is enough does not count where that one is met.
fn misses(indicators: &[IndicatorNow<'_>], is_over: bool) -> Vec<Risk> {
    let missed = |now: &IndicatorNow<'_>| missed(now, &now.progress, is_over);
    let instead =
        |now: &IndicatorNow<'_>| indicators.iter().find(|other| other.indicator().alternative_of.as_ref() == Some(&now.indicator().key));
    let counted = indicators.iter().filter(|now| now.indicator().alternative_of.is_none());
    let not_replaced = counted.filter(|now| instead(now).is_none_or(|other| other.progress.latest.is_none() || missed(other).is_some()));
    not_replaced.filter_map(missed).collect()
}

/// The same of what one unit must reach.
fn misses_of_unit(indicators: &[IndicatorNow<'_>], unit: UnitName, is_over: bool) -> Vec<Risk> {
    let of_unit = |now: &IndicatorNow<'_>| {
        let subject = now.subjects.iter().find(|subject| subject.unit == Some(unit) && subject.site.is_none())?;
        missed(now, &subject.progress, is_over)
    };
    indicators.iter().filter_map(of_unit).collect()
}

fn missed(now: &IndicatorNow<'_>, progress: &Progress<'_>, is_over: bool) -> Option<Risk> {
    if progress.why == ProgressWhy::TooEarly {
        return None;
    }
    let (indicator, target, reading) = (now.indicator(), progress.target?, progress.latest?.value.exact());
    let (at_end, by) = match progress.projection? {
        _ if is_over => (reading, MissBy::Reached),
        Projection::Linear { at_end, .. } => (at_end, MissBy::Projection),
        Projection::Kept(value) => (value, MissBy::Level),
    };
    let is_met = indicator.adds_up() && indicator.meets(reading, target) && !matches!(indicator.behaviour, crate::plan::Behaviour::Cap);
    (!is_met && !indicator.meets(at_end, target)).then_some(Risk::Misses(Miss { code: now.attached.code, at_end, target, by }))
}

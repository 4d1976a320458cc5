//! How far an indicator is: its light, and all that shows how the light came about.
//!
//! Nothing is rounded here; what is shown is rounded by those who show it.

mod frequency;
mod span;
mod sums;
mod units;
mod words;

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use frequency::Missed;
pub use span::{Expected, Path, Span};
pub use units::{UnitReadings, UnitsProgress, progress_of_units};
pub use words::{Shown, decimals_apart};

use super::{Light, Reading, Settings};
use crate::plan::{Behaviour, Calendar, Exact, Indicator};

/// By what an indicator is judged.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The target in force; none where nobody has entered it yet.
    pub target: Option<Exact>,
    /// The expected path, where one was entered.
    pub path: Option<&'a Path>,
    /// The days over which it is to be reached.
    pub span: Span,
    /// The day by which it is judged. Later readings are not looked at.
    pub as_of: NaiveDate,
    /// Which days are working days.
    pub calendar: &'a Calendar,
    /// The thresholds.
    pub settings: &'a Settings,
}

/// How far an indicator is.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress<'a> {
    /// The light.
    pub light: Light,
    /// Its reason, in figures.
    pub why: ProgressWhy,
    /// The reading that counts.
    pub latest: Option<&'a Reading>,
    /// The target in force; of an indicator of each unit, for the whole: how many are bound.
    pub target: Option<Exact>,
    /// What is expected, and by which day; none where time has no part in it.
    pub expected: Option<Expected>,
    /// What it comes to at the end.
    pub projection: Option<Projection>,
    /// How fast it went, and how fast it must or may go.
    pub pace: Option<Pace>,
}

/// Why the light of an indicator has its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgressWhy {
    /// Nobody has entered the target.
    NoTarget,
    /// There is no reading yet.
    NoReading,
    /// Less is expected, or less of the time over, than is needed to judge.
    TooEarly,
    /// No period is over.
    NoPeriodYet,
    /// As much as expected, or more.
    OnCourse(Figures),
    /// Less than expected.
    Behind(Figures),
    /// No more used than the share of the time.
    Within(Figures),
    /// More used than the share of the time.
    OverCourse(Figures),
    /// More used than the cap.
    Exceeded(Figures),
    /// The value meets the target.
    Met(Figures),
    /// The value misses the target.
    Missed(Figures),
    /// So many periods, all met.
    AllPeriods(usize),
    /// Periods that were missed.
    PeriodMissed(Missed),
}

/// Two values that were compared: what is, and what was to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// What is.
    pub is: Exact,
    /// What was expected, allowed or aimed at.
    pub against: Exact,
}

/// What an indicator comes to at the end of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Projection {
    /// `opening + gained ÷ elapsed × total`.
    Linear {
        /// What stood before 1 January, by the path; mostly nothing.
        opening: Exact,
        /// What came to it since.
        gained: Exact,
        /// The days in which it came.
        elapsed: i64,
        /// The days there are.
        total: i64,
        /// What it comes to.
        at_end: Exact,
    },
    /// A level is not projected: the present value is kept.
    Kept(Exact),
}

/// How fast an indicator went, and how fast it must go, or may under a cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// A day, so far.
    pub so_far: Exact,
    /// What is left to the target; negative where it is passed.
    pub rest: Exact,
    /// The days that are left after the as-of date.
    pub days_left: i64,
    /// A day, from now; none where nothing or no day is left.
    pub needed: Option<Exact>,
}

/// How far an indicator is by the readings that stand of one subject: the whole plan, one unit, or one site.
pub fn progress<'a>(basis: &Basis<'_>, readings: &[&'a Reading]) -> Progress<'a> {
    match basis.indicator.behaviour {
        Behaviour::Cumulative => sums::cumulative(basis, readings),
        Behaviour::Cap => sums::cap(basis, readings),
        Behaviour::Level | Behaviour::PerUnit => level(basis, readings),
        Behaviour::Frequency(period) => frequency::frequency(basis, period, readings),
    }
}

/// The reading that counts: the latest by date; of one date the verified one.
fn latest<'a>(readings: &[&'a Reading], as_of: NaiveDate) -> Option<&'a Reading> {
    readings.iter().filter(|r| r.on <= as_of).max_by_key(|r| (r.on, r.kind)).copied()
}

/// A level that stands at a date: time has no part in it.
fn level<'a>(basis: &Basis<'_>, readings: &[&'a Reading]) -> Progress<'a> {
    let latest = latest(readings, basis.as_of);
    let (target, reading) = match basis.judged(latest) {
        Ok(both) => both,
        Err(why) => return basis.progress(Light::Grey, why, latest),
    };
    let value = reading.value.exact();
    let figures = Figures { is: value, against: target };
    let (light, why) = if basis.span.is_too_early(basis.as_of, basis.settings.too_early) {
        (Light::Grey, ProgressWhy::TooEarly)
    } else if basis.indicator.meets(value, target) {
        (Light::Green, ProgressWhy::Met(figures))
    } else {
        // Of a target of nothing, a share is nothing.
        let share = target.abs().times(basis.settings.level_yellow);
        let near = !target.is_zero() && value.minus(target).abs().times(Decimal::ONE_HUNDRED) <= share;
        (if near { Light::Yellow } else { Light::Red }, ProgressWhy::Missed(figures))
    };
    Progress { projection: Some(Projection::Kept(value)), ..basis.progress(light, why, latest) }
}

impl Basis<'_> {
    /// The target and the reading to judge by, or why there is nothing to judge.
    fn judged<'a>(&self, latest: Option<&'a Reading>) -> Result<(Exact, &'a Reading), ProgressWhy> {
        Ok((self.target.ok_or(ProgressWhy::NoTarget)?, latest.ok_or(ProgressWhy::NoReading)?))
    }

    /// Where nothing was ever recorded about the indicator.
    pub(super) fn without_data<'a>(&self) -> Progress<'a> {
        self.progress(Light::Grey, if self.target.is_some() { ProgressWhy::NoReading } else { ProgressWhy::NoTarget }, None)
    }

    /// A light with its reason, and nothing computed beside it.
    fn progress<'a>(&self, light: Light, why: ProgressWhy, latest: Option<&'a Reading>) -> Progress<'a> {
        Progress { light, why, latest, target: self.target, expected: None, projection: None, pace: None }
    }
}

#[cfg(test)]
mod tests;

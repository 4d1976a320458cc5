//! Why an indicator has its light, in figures: the same on the screen, on the command line and in reports.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::{Figures, Missed, ProgressWhy};
use crate::messages::{Lang, indicators as say};
use crate::plan::{Behaviour, Exact, Indicator, Period};

/// How the figures of an indicator are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The decimals of its target.
    decimals: u32,
    /// Whether they are parts of a whole, which are shown in per cent.
    share: bool,
}

impl Shown {
    /// Those of an indicator with that target.
    pub fn of(indicator: &Indicator, target: Option<Exact>) -> Self {
        let share = indicator.unit.as_ref().is_some_and(|unit| unit.name() == "比例") && indicator.behaviour != Behaviour::PerUnit;
        Self { decimals: target.map_or(0, Exact::decimals), share }
    }

    /// How many decimals the target has.
    pub const fn decimals(self) -> u32 {
        self.decimals
    }

    /// A value among others: as it is where it was given, to so many decimals where it was computed.
    pub fn figure(self, value: Exact, decimals: u32) -> String {
        // A value that was given has at most ten decimals: all are shown.
        self.rounded(value, value.decimal().map_or(decimals, |given| given.scale()))
    }

    /// The value to so many decimals, without its unit, which stands beside it; only a share is shown in per cent.
    pub fn rounded(self, value: Exact, decimals: u32) -> String {
        if self.share { format!("{}%", value.times(Decimal::ONE_HUNDRED).shown(decimals)) } else { value.shown(decimals).to_string() }
    }
}

/// How many decimals tell two values apart, so that none is said to be behind its like: from as many as are usual.
pub fn decimals_apart(one: Exact, other: Exact, usual: u32) -> u32 {
    let differ = |decimals: &u32| one == other || one.shown(*decimals) != other.shown(*decimals);
    (usual..usual + 6).find(differ).unwrap_or(usual)
}

impl ProgressWhy {
    /// The reason in figures, e.g. `欠序时 62/100`.
    pub fn words(self, shown: Shown, lang: Lang) -> String {
        let both = |say: fn(Lang, String, String) -> String, Figures { is, against }: Figures| {
            let decimals = decimals_apart(is, against, shown.decimals + 1);
            say(lang, shown.figure(is, decimals), shown.figure(against, decimals))
        };
        match self {
            ProgressWhy::NoTarget => say::no_target(lang).to_owned(),
            ProgressWhy::NoReading => say::no_reading(lang).to_owned(),
            ProgressWhy::TooEarly => say::too_early(lang).to_owned(),
            ProgressWhy::NoPeriodYet => say::no_period(lang).to_owned(),
            ProgressWhy::OnCourse(figures) => both(say::on_course, figures),
            ProgressWhy::Behind(figures) => both(say::behind, figures),
            ProgressWhy::Within(figures) => both(say::within_course, figures),
            ProgressWhy::OverCourse(figures) => both(say::over_course, figures),
            ProgressWhy::Exceeded(figures) => both(say::exceeded, figures),
            ProgressWhy::Met(figures) => both(say::met, figures),
            ProgressWhy::Missed(figures) => both(say::missed, figures),
            ProgressWhy::AllPeriods(count) => say::periods_met(lang, count),
            ProgressWhy::PeriodMissed(missed) => missed.words(lang),
        }
    }
}

impl Missed {
    fn words(self, lang: Lang) -> String {
        let from = self.from;
        let period = match self.period {
            Period::Month => say::month(lang, from.month()),
            Period::Quarter => say::quarter(lang, from.month0() / 3 + 1),
        };
        match self.count {
            1 => say::period_missed(lang, period, self.working_days),
            count => say::periods_missed(lang, count, period, self.working_days),
        }
    }
}

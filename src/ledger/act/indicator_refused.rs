//! Why something is not recorded about an indicator, and the sentences for it.

use chrono::NaiveDate;

use super::ActRefused;
use crate::ledger::{Reading, ReadingKind};
use crate::messages::{Lang, indicators as say};
use crate::plan::Exact;

/// Why something is not recorded about an indicator, besides what is wrong with a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndicatorRefused {
    /// No reading of that subject, date and kind stands.
    NoSuchReading {
        /// The date that was asked for.
        on: NaiveDate,
        /// The kind that was asked for.
        kind: ReadingKind,
        /// What stands of that subject, newest first.
        standing: Vec<Reading>,
    },
    /// A correction that changes nothing.
    SameValue(Box<Reading>),
    /// A correction or a strike without its reason.
    ReasonMissing,
    /// The plan itself sets the target.
    Published(String),
    /// A target without the document that sets it.
    SourceMissing,
    /// Neither a value nor a tolerance.
    NothingToSet,
    /// A tolerance where the plan does not say 左右, or for a unit.
    NoTolerance(String),
    /// A path for what has none: a level or a frequency.
    NoPath,
    /// A path or a tolerance before there is a target or a reading that says in which unit values are.
    NoUnitYet,
    /// The first value of an indicator whose unit nothing else says, without a unit.
    UnitWanted(String),
    /// A point of a path beyond the target, or the number of units.
    PathBeyond {
        /// The point.
        on: NaiveDate,
        /// What it must not pass.
        most: Exact,
    },
    /// A path that ends the year short of the target.
    PathShort {
        /// What it must reach.
        target: Exact,
    },
    /// A point of a path outside the plan's year.
    OutsideYear(NaiveDate),
    /// A path that falls where values add up.
    PathFalls {
        /// The point that is lower than the one before it.
        on: NaiveDate,
    },
}

impl From<IndicatorRefused> for ActRefused {
    fn from(refused: IndicatorRefused) -> Self {
        Self::Indicator(refused)
    }
}

/// How many readings a refusal lists.
const LISTED: usize = 4;

impl IndicatorRefused {
    /// The sentence for the person, with what there is and what to do.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            Self::NoSuchReading { on, kind, standing } if standing.is_empty() => say::no_such_reading(lang, on, kind.word(lang)),
            Self::NoSuchReading { on, kind, standing } => {
                let one = |r: &Reading| format!("{} {} {}", r.on, r.kind.word(lang), r.value);
                let all: Vec<String> = standing.iter().take(LISTED).map(one).collect();
                say::no_such_reading_but(lang, on, kind.word(lang), all.join(lang.pick("；", "; ")))
            }
            Self::SameValue(reading) => say::same_value(lang, reading.on, &reading.value),
            Self::ReasonMissing => say::reason_missing(lang).to_owned(),
            Self::Published(quote) => say::target_published(lang, quote),
            Self::SourceMissing => say::source_missing(lang).to_owned(),
            Self::NothingToSet => say::nothing_to_set(lang).to_owned(),
            Self::NoTolerance(quote) => say::no_tolerance(lang, quote),
            Self::NoPath => say::no_path(lang).to_owned(),
            Self::NoUnitYet => say::no_unit_yet(lang).to_owned(),
            Self::UnitWanted(typed) => say::unit_wanted(lang, typed),
            Self::PathBeyond { on, most } => say::path_beyond(lang, on, most.shown(4).normalize()),
            Self::PathShort { target } => say::path_short(lang, target.shown(4).normalize()),
            Self::OutsideYear(on) => say::outside_year(lang, on),
            Self::PathFalls { on } => say::path_falls(lang, on),
        }
    }
}

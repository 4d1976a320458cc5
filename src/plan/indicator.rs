//! Indicators (指标): the quantified targets of a plan, and when a value meets one.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::{Exact, MeasureId, Sign, UnitName, UnitOfMeasure};

/// The name by which the record knows an indicator, e.g. `water-use-total`; it stays when a corrected plan renumbers its measures.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndicatorKey(Arc<str>);

/// A quantified target of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The name in the record.
    pub key: IndicatorKey,
    /// The measure in whose text it was found when the list was made.
    pub measure: MeasureId,
    /// What is measured, e.g. `生产生活用水总量`.
    pub name: String,
    /// The words of the plan from which it is taken.
    pub quote: String,
    /// How a value is compared with the target.
    pub comparator: Comparator,
    /// The published target; none where another document sets it (see `source`).
    pub target: Option<Exact>,
    /// The unit; none where the document that sets the target sets it too.
    pub unit: Option<UnitOfMeasure>,
    /// For what it is measured, e.g. `全市`.
    pub scope: String,
    /// How its values go through the year.
    pub behaviour: Behaviour,
    /// Which way is better.
    pub direction: Direction,
    /// Whether the plan demands it, or only strives for it (力争).
    pub strength: Strength,
    /// Whether the plan writes the number; otherwise it follows from words such as 全覆盖 or 清零.
    pub explicit: bool,
    /// Which values make sense: a growth may be a decline.
    pub sign: Sign,
    /// How far a value may be off a target that is only approximate (左右); by rounding where nothing is given.
    pub tolerance: Option<Decimal>,
    /// The units that its words name, where they are fewer than those of the measure.
    pub binds: Option<Vec<UnitName>>,
    /// What it is compared with, e.g. `2025年同期`.
    pub baseline: Option<String>,
    /// Which document sets the target.
    pub source: Option<String>,
    /// The indicator instead of which reaching this one is enough.
    pub alternative_of: Option<IndicatorKey>,
    /// What to know when a value is entered.
    pub note: Option<String>,
}

/// How a value is compared with the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
pub enum Comparator {
    /// 不低于, 不少于, 以上, 达到, 至少.
    #[serde(rename = ">=")]
    AtLeast,
    /// 不超过, 以内.
    #[serde(rename = "<=")]
    AtMost,
    /// 低于.
    #[serde(rename = "<")]
    Below,
    /// A number without a word for the direction: met when it is reached (达到即可).
    #[serde(rename = "=")]
    Reach,
    /// 左右.
    #[serde(rename = "~")]
    About,
}

/// How the values of an indicator go through the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Behaviour {
    /// 累计: adds up from 1 January.
    Cumulative,
    /// 上限: adds up and must stay within the target.
    Cap,
    /// 水平: what stands at a date, such as a rate or a concentration.
    Level,
    /// 逐区达标: a level that each unit must reach by itself.
    PerUnit,
    /// 频次: so many times in each period.
    Frequency(Period),
}

/// The period of a frequency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// 每月.
    Month,
    /// 每季度.
    Quarter,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// How firmly the plan demands it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// It is to be reached.
    Binding,
    /// 力争.
    Aspirational,
}

impl Comparator {
    /// Whether `value` meets `target`. `tolerance` is for 左右: without one, half a unit of the last published digit, so that what rounds
    /// to the target meets it (29.4 meets 29左右, 29.5 does not).
    pub fn meets(self, value: Exact, target: Exact, direction: Direction, tolerance: Option<Decimal>) -> bool {
        match (self, direction) {
            (Comparator::AtLeast, _) | (Comparator::Reach, Direction::Higher) => value >= target,
            (Comparator::AtMost, _) | (Comparator::Reach, Direction::Lower) => value <= target,
            (Comparator::Below, _) => value < target,
            (Comparator::About, Direction::Higher) => value >= target.minus(tolerance.unwrap_or_else(|| half_digit(target)).into()),
            (Comparator::About, Direction::Lower) => match tolerance {
                Some(tolerance) => value <= target.plus(tolerance.into()),
                // Half a unit rounds up, away from the target.
                None => value < target.plus(half_digit(target).into()),
            },
        }
    }

    /// The sign before the number.
    pub const fn sign(self, direction: Direction) -> &'static str {
        match (self, direction) {
            (Comparator::AtLeast, _) | (Comparator::Reach, Direction::Higher) => "≥",
            (Comparator::AtMost, _) | (Comparator::Reach, Direction::Lower) => "≤",
            (Comparator::Below, _) => "<",
            (Comparator::About, _) => "≈",
        }
    }
}

/// Half a unit of the last digit with which a number was written.
fn half_digit(target: Exact) -> Decimal {
    Decimal::try_new(5, target.decimals().saturating_add(1)).unwrap_or_default()
}

impl Indicator {
    /// Whether `value` meets `target`, which may be another than the published one.
    pub fn meets(&self, value: Exact, target: Exact) -> bool {
        self.comparator.meets(value, target, self.direction, self.tolerance)
    }

    /// Whether its values add up through the year.
    pub const fn adds_up(&self) -> bool {
        matches!(self.behaviour, Behaviour::Cumulative | Behaviour::Cap)
    }

    /// The units that it binds, of those that its measure binds.
    pub fn bound(&self, of_measure: &[UnitName]) -> Vec<UnitName> {
        let named = |unit: &&UnitName| self.binds.as_ref().is_none_or(|binds| binds.contains(unit));
        of_measure.iter().filter(named).copied().collect()
    }
}

impl IndicatorKey {
    /// The key of that name.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for IndicatorKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IndicatorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comparator_at_its_borders() {
        use Comparator::*;
        use Direction::*;
        for (comparator, direction, target, tolerance, meets, misses) in [
            (AtLeast, Higher, "50", None, "50", "49.9"),
            (AtMost, Lower, "30", None, "30", "30.001"),
            (Below, Lower, "8", None, "7.99", "8"),
            (Reach, Higher, "80", None, "80", "79.99"),
            (Reach, Lower, "0", None, "0", "1"),
            (AtLeast, Higher, "1/3", None, "0.334", "0.3333"),
            // Rounds to 29.
            (About, Lower, "29", None, "29.4", "29.5"),
            (About, Lower, "29", None, "12", "30"),
            (About, Higher, "50", None, "49.5", "49.4"),
            (About, Lower, "29.0", None, "29.04", "29.05"),
            (About, Lower, "29", Some("1"), "30", "30.1"),
            (About, Higher, "50", Some("2.5"), "47.5", "47.4"),
        ] {
            let number = |text: &str| Exact::parse(text).unwrap();
            let meets_it =
                |value: &str| comparator.meets(number(value), number(target), direction, tolerance.map(|t: &str| t.parse().unwrap()));
            assert!(meets_it(meets), "{comparator:?} {target} {meets}");
            assert!(!meets_it(misses), "{comparator:?} {target} {misses}");
        }
    }
}

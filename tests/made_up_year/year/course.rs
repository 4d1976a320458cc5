//! What becomes of a measure in the year.

use chrono::NaiveDate;
use duban::plan::Measure;

use super::chance::Chance;
use super::days::date;

/// What becomes of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// It is reported in time, and is done in December or not at all.
    Steady,
    /// All its units are through by that day.
    Closes(NaiveDate),
    /// It has a date within the year, about which most of its units are done.
    Due(NaiveDate),
    /// Some of its units fall silent.
    Laggards,
    /// Its lead, and some of its units, say nothing from that day on.
    Silent(NaiveDate),
    /// Something outside stands in its way from that day on.
    Blocked(NaiveDate),
    /// It was merged into another one on that day.
    Withdrawn(NaiveDate),
    /// Nobody has begun.
    Idle,
}

/// The course of a measure.
pub fn of(seed: u64, measure: &Measure, year: i32) -> Course {
    let mut chance = Chance::of(seed, &format!("course {}", measure.id));
    let mut within = |from: (u32, u32), days| date(year, from.0, from.1) + chrono::TimeDelta::days(chance.between(0, days));
    // All are drawn, so that one does not depend on which of the others is taken.
    let (silent, blocked, withdrawn, closes) = (within((3, 20), 150), within((6, 1), 120), within((5, 6), 60), within((4, 20), 232));
    let dice = chance.between(1, 100);
    if measure.deadline.is_ongoing() {
        return match dice {
            ..=76 => Course::Steady,
            77..=90 => Course::Laggards,
            _ => Course::Silent(silent),
        };
    }
    if let Some(end) = measure.deadline.end().filter(|end| *end < date(year, 12, 1)) {
        return Course::Due(end);
    }
    match dice {
        ..=27 => Course::Closes(closes),
        28..=39 => Course::Laggards,
        40..=44 => Course::Silent(silent),
        45..=48 => Course::Blocked(blocked),
        49 => Course::Withdrawn(withdrawn),
        50 => Course::Idle,
        _ => Course::Steady,
    }
}

/// How a unit reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Habit {
    Punctual,
    Ordinary,
    Careless,
}

impl Habit {
    /// The habit of a unit.
    pub fn of(seed: u64, unit: &str) -> Self {
        match Chance::of(seed, &format!("habit {unit}")).between(1, 10) {
            ..=5 => Self::Punctual,
            6..=8 => Self::Ordinary,
            _ => Self::Careless,
        }
    }

    /// In how many months of a hundred its report is late.
    pub const fn late(self) -> i64 {
        match self {
            Self::Punctual => 2,
            Self::Ordinary => 8,
            Self::Careless => 18,
        }
    }
}

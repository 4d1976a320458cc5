//! Indicators that each unit must reach by itself (逐区达标).

use super::{Basis, Progress, ProgressWhy, Projection, latest, level};
use crate::ledger::{Light, Reading};
use crate::plan::{Exact, UnitName};

/// What is known of one unit that is bound.
#[derive(Debug, Clone)]
pub struct UnitReadings<'a> {
    /// The unit.
    pub unit: UnitName,
    /// The target in force for it: where another document sets it, each unit may have its own.
    pub target: Option<Exact>,
    /// The readings that stand of it.
    pub readings: Vec<&'a Reading>,
}

/// How far all are, and each.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitsProgress<'a> {
    /// How many meet it of how many that are bound, judged as a sum against the time.
    pub whole: Progress<'a>,
    /// Each unit by its own latest reading, as a level.
    pub units: Vec<(UnitName, Progress<'a>)>,
    /// How many meet it.
    pub met: usize,
}

/// How far the units are that the indicator binds. The target of `basis` is not looked at, only theirs.
pub fn progress_of_units<'a>(basis: &Basis<'_>, bound: &[UnitReadings<'a>]) -> UnitsProgress<'a> {
    let of = |unit: &UnitReadings<'_>| Basis { target: unit.target, ..*basis };
    let units = bound.iter().map(|unit| (unit.unit, level(&of(unit), &unit.readings))).collect();
    let meets = |unit: &&UnitReadings<'_>| match (latest(&unit.readings, basis.as_of), unit.target) {
        (Some(reading), Some(target)) => basis.indicator.meets(reading.value.exact(), target),
        _ => false,
    };
    let met = bound.iter().filter(meets).count();
    UnitsProgress { whole: whole(basis, bound, met), units, met }
}

fn whole<'a>(basis: &Basis<'_>, bound: &[UnitReadings<'a>], met: usize) -> Progress<'a> {
    let number = |count: usize| Exact::from(i64::try_from(count).unwrap_or(i64::MAX));
    let (count, all) = (number(met), number(bound.len()));
    let basis = Basis { target: Some(all), ..*basis };
    if bound.iter().all(|unit| unit.target.is_none()) {
        return Progress { target: None, ..basis.progress(Light::Grey, ProgressWhy::NoTarget, None) };
    }
    if bound.iter().all(|unit| latest(&unit.readings, basis.as_of).is_none()) {
        return basis.progress(Light::Grey, ProgressWhy::NoReading, None);
    }
    let expected = basis.span.expected(all, basis.path, basis.as_of);
    let (light, why) =
        expected.map_or((Light::Grey, ProgressWhy::TooEarly), |expected| basis.reached(count, all, &expected, met == bound.len()));
    let summed = basis.summed(light, why, None, count, all, basis.as_of);
    Progress { expected, projection: summed.projection.map(|p| no_more_than(p, all)), ..summed }
}

/// No more units can meet it than are bound.
fn no_more_than(projection: Projection, all: Exact) -> Projection {
    match projection {
        Projection::Linear { opening, gained, elapsed, total, at_end } => {
            Projection::Linear { opening, gained, elapsed, total, at_end: at_end.min(all) }
        }
        kept => kept,
    }
}

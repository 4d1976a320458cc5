//! The same figures for each area and each unit: who has the most left at the present pace.

use std::collections::HashMap;

use super::burn::Ahead;
use super::{Bound, Burn};
use crate::ledger::Ledger;
use crate::plan::UnitName;

/// Of whom a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfWhom {
    /// The measures of the area of that number.
    Area(u32),
    /// What that unit owes.
    Unit(UnitName),
}

/// How fast a part of the whole is closed, and must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartBurn {
    /// Of whom.
    pub of: OfWhom,
    /// The figures.
    pub burn: Burn,
}

/// The areas in the plan's order, then the units: those first that have the most left at the end of the year.
pub(super) fn parts(ledger: &Ledger, measures: &[Bound<'_>], obligations: &[Bound<'_>], ahead: Ahead) -> Vec<PartBurn> {
    let area_of: HashMap<u32, u32> = ledger.plan().tasks().map(|(area, _, task)| (task.number, area.number)).collect();
    let area = |number: u32| {
        let bound = measures.iter().filter(|bound| area_of.get(&bound.item.measure.task) == Some(&number));
        PartBurn { of: OfWhom::Area(number), burn: Burn::of(bound, ahead) }
    };
    let mut parts: Vec<PartBurn> = ledger.plan().areas().iter().map(|one| area(one.number)).collect();
    let mut of_unit: HashMap<UnitName, Vec<Bound<'_>>> = HashMap::new();
    for (_, item) in ledger.rows() {
        for owed in ledger.obligations(item) {
            of_unit.entry(owed.unit).or_default();
        }
    }
    let sole: HashMap<i64, UnitName> = ledger.rows().filter_map(|(_, item)| Some((item.key.measure, sole(ledger, item)?))).collect();
    for bound in obligations {
        let unit = bound.item.key.unit.or_else(|| sole.get(&bound.item.key.measure).copied());
        unit.into_iter().for_each(|unit| of_unit.entry(unit).or_default().push(*bound));
    }
    let mut units: Vec<PartBurn> =
        of_unit.into_iter().map(|(unit, bound)| PartBurn { of: OfWhom::Unit(unit), burn: Burn::of(&bound, ahead) }).collect();
    units.retain(|part| part.burn.total > 0);
    units.sort_by_cached_key(|part| {
        let name = match part.of {
            OfWhom::Unit(unit) => unit.as_str(),
            OfWhom::Area(_) => "",
        };
        (std::cmp::Reverse(part.burn.left_at_end()), std::cmp::Reverse(part.burn.open), name)
    });
    parts.extend(units);
    parts
}

/// The unit of a measure that is its own only obligation.
fn sole(ledger: &Ledger, measure: &crate::ledger::Item) -> Option<UnitName> {
    ledger.obligations(measure).find(|owed| owed.item.key.unit.is_none()).map(|owed| owed.unit)
}

//! Obligations (责任事项): what each responsible unit of a measure owes, so that nobody hides behind 各区.
//!
//! A measure whose only responsible unit is also its only lead has one obligation, which is the measure itself: one thing has one status.

use super::{Item, ItemKey};
use crate::plan::{Measure, UnitName, Units};

/// What one unit owes under a measure.
#[derive(Debug, Clone, Copy)]
pub struct Obligation<'a> {
    /// The unit.
    pub unit: UnitName,
    /// The state.
    pub item: &'a Item,
}

/// The obligations of one measure.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Obligations {
    /// One a unit, in the order of the cell.
    items: Vec<Item>,
    /// What units owed that are bound no longer, with its history.
    gone: Vec<Item>,
    /// The unit whose obligation is the measure itself.
    sole: Option<UnitName>,
    /// Whether it is to be settled whom the cell means.
    unsettled: bool,
}

impl Obligations {
    /// Those of `measure`, whose item is `parent`. What `former` knows about them stays; what is bound no longer keeps its history.
    pub fn of(units: &Units, measure: &Measure, parent: &Item, former: Self) -> Self {
        let obliged = units.obliged(measure, parent.settled());
        let unsettled = obliged.unsettled.is_some();
        let sole = sole(units, measure, &obliged.units).filter(|_| !unsettled);
        let wanted = if sole.is_some() { Vec::new() } else { obliged.units };
        let mut known: Vec<Item> = former.items.into_iter().chain(former.gone).collect();
        let take = |unit: UnitName| {
            let key = parent.key.of(unit);
            match known.iter().position(|item| item.key == key) {
                Some(at) => {
                    let mut item = known.swap_remove(at);
                    item.in_plan = parent.in_plan;
                    item
                }
                None => Item::new(key, parent.measure, parent.in_plan),
            }
        };
        let items = wanted.into_iter().map(take).collect();
        known.retain(|item| !item.events.is_empty());
        known.iter_mut().for_each(|item| item.in_plan = false);
        Self { items, gone: known, sole, unsettled }
    }

    /// Those of a measure that is not in the plan any more: nobody owes anything, what was done stays.
    pub fn of_none(former: Self) -> Self {
        let mut gone: Vec<Item> = former.items.into_iter().chain(former.gone).filter(|item| !item.events.is_empty()).collect();
        gone.iter_mut().for_each(|item| item.in_plan = false);
        Self { gone, ..Self::default() }
    }

    pub fn get(&self, unit: UnitName) -> Option<&Item> {
        self.all().find(|item| item.key.unit == Some(unit))
    }

    /// The item of a unit; one that is bound no longer gets one that holds its history.
    pub fn get_or_gone(&mut self, unit: UnitName, parent: ItemKey, measure: crate::plan::MeasureId) -> Option<&mut Item> {
        if self.get(unit).is_none() {
            self.gone.push(Item::new(parent.of(unit), measure, false));
        }
        self.items.iter_mut().chain(&mut self.gone).find(|item| item.key.unit == Some(unit))
    }

    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Those that are bound no longer.
    pub fn gone(&self) -> &[Item] {
        &self.gone
    }

    /// All of them, those included that are bound no longer.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().chain(&self.gone)
    }

    pub const fn sole(&self) -> Option<UnitName> {
        self.sole
    }

    pub const fn is_unsettled(&self) -> bool {
        self.unsettled
    }
}

/// The unit that both cells name, and nobody else. One that is meant by a group may be another one tomorrow: what it did must stay with it.
fn sole(units: &Units, measure: &Measure, obliged: &[UnitName]) -> Option<UnitName> {
    let ([one], [lead], [responsible]) = (obliged, measure.lead.names.as_slice(), measure.responsible.names.as_slice()) else {
        return None;
    };
    let others = measure.lead.and_others || measure.responsible.and_others;
    let is_one = |name: &str| *name == **one || units.find(name).is_some_and(|found| found.name() == &**one);
    (is_one(lead) && is_one(responsible) && !others).then_some(*one)
}

//! Which measures a person asks for: by area, unit, status, and whether they are late.

use chrono::NaiveDate;

use super::{Item, Ledger, Standing, Status};
use crate::plan::{Area, Bond, Measure, Role, Section, Task, UnitName, Units};

/// A selection of measures; what is left open selects all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The number of the area.
    pub area: Option<u32>,
    /// Whom it binds.
    pub unit: Option<Whom>,
    /// The status.
    pub status: Option<Status>,
    /// Only those that are open and past their deadline.
    pub overdue: bool,
}

/// A unit, or a group as the plan names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A unit by its full name: measures that name it, or a group that binds it.
    Unit(String),
    /// A group by all of its names: measures that name the group.
    Group(Vec<String>),
}

/// A measure that was selected, with everything that a list says of it.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// Its area.
    pub area: &'a Area,
    /// Its section.
    pub section: &'a Section,
    /// Its task.
    pub task: &'a Task,
    /// The published words.
    pub measure: &'a Measure,
    /// The state.
    pub item: &'a Item,
    /// How it stands on the day.
    pub standing: Standing,
    /// In which roles, and by which words, it binds the unit that was asked for.
    pub bonds: Vec<(Role, Bond<'a>)>,
}

impl Ledger {
    /// The measures that a filter selects, in the plan's order, as they stand on `as_of`.
    pub fn select<'a>(&'a self, filter: &Filter, as_of: NaiveDate) -> Vec<Row<'a>> {
        let mut rows = Vec::new();
        let tasks = self.plan().tasks().filter(|(area, _, _)| filter.area.is_none_or(|n| area.number == n));
        for (area, section, task) in tasks {
            for measure in &task.measures {
                let Some(item) = self.of_measure(measure.id) else { continue };
                let Some(standing) = self.standing(item, as_of) else { continue };
                let bonds = filter.bonds(self.units(), measure, item.settled());
                let wanted = filter.status.is_none_or(|s| standing.closed_as().unwrap_or_else(|| self.open_status(item)) == s)
                    && (!filter.overdue || standing.is_overdue())
                    && (filter.unit.is_none() || !bonds.is_empty());
                if wanted {
                    rows.push(Row { area, section, task, measure, item, standing, bonds });
                }
            }
        }
        rows
    }
}

impl Filter {
    fn bonds<'a>(&self, units: &Units, measure: &'a Measure, settled: Option<&[UnitName]>) -> Vec<(Role, Bond<'a>)> {
        let bond = |role| match &self.unit {
            None => None,
            Some(Whom::Unit(unit)) => units.bond(measure, role, unit, settled),
            Some(Whom::Group(names)) => {
                let named = measure.units(role).names.iter().any(|name| names.iter().any(|n| **n == **name));
                named.then_some(Bond::Named)
            }
        };
        Role::ALL.into_iter().filter_map(|role| Some((role, bond(role)?))).collect()
    }
}

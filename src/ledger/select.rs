//! Which measures a person asks for, as whole measures: with what their units owe.

use chrono::NaiveDate;

use super::light::PartLights;
use super::query::{Matcher, OfMeasure, names_group};
use super::queue::{owing, searched};
use super::{Asks, Entry, Item, Ledger, Query, Standing, Whom};
use crate::plan::{Area, Bond, Measure, Role, Section, Task};

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
    /// The measures that match, in the plan's order, as they stand on `as_of`. `me` is who asks.
    pub fn select<'a>(&'a self, query: &Query, me: &str, as_of: NaiveDate) -> Vec<Row<'a>> {
        let matcher = Matcher::new(self, query, me, as_of);
        let mut rows = Vec::new();
        for (area, section, task) in self.plan().tasks() {
            for measure in &task.measures {
                let Some(item) = self.of_measure(measure.id) else { continue };
                let text = if matcher.asks_for_text() { searched(task, &measure.text) } else { String::new() };
                let owing = owing(self, item);
                let Some(left) = matcher.measure(&OfMeasure { measure, item, area: area.number, owing: &owing, text: &text }) else {
                    continue;
                };
                let Some(standing) = self.standing(item, as_of) else { continue };
                let parts = if matcher.asks_for_reasons() { self.part_lights(item, as_of) } else { PartLights::default() };
                let Some(entry) = Entry::of(self, item, (standing, parts), as_of) else { continue };
                if matcher.entry(&left, &entry) {
                    let bonds = self.bonds(query, measure, item);
                    rows.push(Row { area, section, task, measure, item, standing, bonds });
                }
            }
        }
        rows
    }

    /// The light of each part of a whole measure.
    fn part_lights(&self, item: &Item, as_of: NaiveDate) -> PartLights {
        let mut lights = PartLights::default();
        for judged in self.light_parts(item, as_of) {
            if let Some(light) = lights.get_mut(judged.part() as usize) {
                *light = Some(judged.light);
            }
        }
        lights
    }

    /// In which roles, and by which words, a measure binds the first unit or group that is asked for.
    fn bonds<'a>(&self, query: &Query, measure: &'a Measure, item: &Item) -> Vec<(Role, Bond<'a>)> {
        let asked = query.conditions().iter().filter(|condition| !condition.negated).find_map(|condition| match &condition.what {
            Asks::Unit(units) => Some(units),
            _ => None,
        });
        let bond = |role| {
            asked?.iter().find_map(|whom| match whom {
                Whom::Unit(unit) => self.units().bond(measure, role, unit, item.settled()),
                Whom::Group(group) => names_group(self, measure, role, group).then_some(Bond::Named),
            })
        };
        Role::ALL.into_iter().filter_map(|role| Some((role, bond(role)?))).collect()
    }
}

//! What can be found in a ledger.

use super::hit::{Rank, Target};
use crate::ledger::{ItemKey, Ledger};
use crate::plan::UnitName;

/// What can be found in a ledger: built once, told of news.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pub(super) entries: Vec<(Target, Rank, String)>,
}

impl Index {
    /// Everything in a ledger.
    pub fn of(ledger: &Ledger) -> Self {
        let mut entries = Vec::new();
        for unit in ledger.units().all() {
            let names = std::iter::once(&unit.name).chain([&unit.short]).chain(&unit.aliases).cloned().collect::<Vec<_>>().join("\n");
            entries.push((Target::Unit(UnitName::new(&unit.name)), Rank::UnitHas, names));
        }
        for (_, _, task) in ledger.plan().tasks() {
            entries.push((Target::Task(task.number), Rank::Title, format!("{} {}", task.number, task.title)));
        }
        for attached in ledger.indicators().all() {
            let name = format!("{} {}", attached.code, attached.indicator.name);
            entries.push((Target::Indicator(attached.indicator.key.clone()), Rank::Indicator, name));
        }
        for (measure, item) in ledger.rows() {
            let units = measure.words();
            entries.push((Target::Measure(item.key), Rank::Text, format!("{} {units}", measure.id)));
            for owed in ledger.obligations(item).filter(|owed| owed.item.key.unit.is_some()) {
                entries.push((Target::Owed(owed.item.key), Rank::UnderId, ledger.label(owed.item.key)));
            }
            let items = std::iter::once(item).chain(ledger.obligations(item).map(|owed| owed.item).filter(|owed| owed.key != item.key));
            for item in items {
                for note in item.notes() {
                    entries.push((Target::Note(item.key, note.act), Rank::Note, note.text.clone()));
                }
            }
        }
        Self { entries }
    }

    /// Takes in what happened to some items of the ledger since. A ledger that was loaded anew needs an index of its own.
    pub fn news(&mut self, ledger: &Ledger, keys: &[ItemKey]) {
        if !keys.is_empty() {
            *self = Self::of(ledger);
        }
    }
}

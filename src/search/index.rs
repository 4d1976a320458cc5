//! What can be found in a ledger.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::cast::Casts;
use super::sieve::Texts;
use crate::ledger::{Dealing, EventNo, Item, ItemKey, Ledger, Note, NoteKind};
use crate::plan::{IndicatorCode, IndicatorKey, MeasureId, UnitName};

/// What can be found in a ledger: built once, told of news.
///
/// It shares the texts of measures with the plan and holds nothing for obligations, which follow from the cast of their measure.
#[derive(Debug, Clone)]
pub struct Index {
    /// Another one for each state of each index.
    pub(super) version: u64,
    pub(super) casts: Casts,
    /// In the plan's order; so are the measures.
    pub(super) tasks: Vec<TaskRow>,
    pub(super) titles: Texts,
    pub(super) measures: Vec<MeasureRow>,
    pub(super) texts: Texts,
    pub(super) indicators: Vec<IndicatorRow>,
    pub(super) names: Texts,
    /// Oldest first.
    pub(super) notes: Vec<NoteRow>,
    pub(super) words: Texts,
}

/// A task.
#[derive(Debug, Clone, Copy)]
pub(super) struct TaskRow {
    pub number: u32,
}

/// A measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct MeasureRow {
    /// The record's number.
    pub number: i64,
    pub id: MeasureId,
    /// The place of its task.
    pub task: u32,
    /// The place of its cast.
    pub cast: u32,
}

/// An indicator.
#[derive(Debug, Clone)]
pub(super) struct IndicatorRow {
    pub key: IndicatorKey,
    pub code: IndicatorCode,
    /// The place of its measure.
    pub measure: u32,
}

/// A note. One that was taken back has no text.
#[derive(Debug, Clone, Copy)]
pub(super) struct NoteRow {
    pub key: ItemKey,
    pub act: EventNo,
    /// The place of its measure.
    pub measure: u32,
    /// The place of the unit on whose obligation it was written.
    pub unit: Option<u32>,
    pub kind: NoteKind,
}

fn next_version() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Index {
    /// Everything in a ledger, with what is remembered of its texts so that each of many queries reads few of them.
    pub fn of(ledger: &Ledger) -> Self {
        let mut made = Self::for_one_query(ledger);
        [&mut made.titles, &mut made.texts, &mut made.names, &mut made.words].into_iter().for_each(Texts::remember);
        made
    }

    /// The same for one query, which reads every text: that costs less than to remember anything of them.
    pub fn for_one_query(ledger: &Ledger) -> Self {
        let groups = ledger.units().groups().iter().map(|group| {
            let names = std::iter::once(&group.name).chain(&group.aliases).cloned().collect();
            (UnitName::new(&group.name), names)
        });
        let mut made = Self {
            version: next_version(),
            casts: Casts::of(ledger.units(), groups),
            tasks: Vec::new(),
            titles: Texts::default(),
            measures: Vec::with_capacity(ledger.items().len()),
            texts: Texts::with_capacity(ledger.items().len()),
            indicators: Vec::new(),
            names: Texts::default(),
            notes: Vec::new(),
            words: Texts::default(),
        };
        made.add_plan(ledger);
        made.add_indicators(ledger);
        made.add_notes(ledger);
        made
    }

    fn add_plan(&mut self, ledger: &Ledger) {
        for (_, _, task) in ledger.plan().tasks() {
            let at = place(self.tasks.len());
            self.tasks.push(TaskRow { number: task.number });
            self.titles.push(task.title.as_str().into());
            let mut before = None;
            for measure in &task.measures {
                let Some(item) = ledger.of_measure(measure.id) else { continue };
                let cast = self.casts.of_measure(ledger, measure, item, before);
                before = Some((measure, cast));
                self.measures.push(MeasureRow { number: item.key.measure, id: measure.id, task: at, cast });
                self.texts.push(Arc::clone(&measure.text));
            }
        }
    }

    fn add_indicators(&mut self, ledger: &Ledger) {
        for attached in ledger.indicators().all() {
            let Some(measure) = self.measure_at(attached.code.measure) else { continue };
            self.indicators.push(IndicatorRow { key: attached.indicator.key.clone(), code: attached.code, measure });
            self.names.push(attached.indicator.name.as_str().into());
        }
    }

    /// Notes stand on items to which something happened: only those are looked at.
    fn add_notes(&mut self, ledger: &Ledger) {
        let touched: HashSet<ItemKey> = ledger.events().iter().filter_map(|event| event.item).collect();
        let mut found: Vec<(NoteRow, Arc<str>)> = Vec::new();
        for key in touched {
            found.extend(self.notes_of(ledger, key));
        }
        self.push_notes(found);
    }

    fn push_notes(&mut self, mut new: Vec<(NoteRow, Arc<str>)>) {
        new.sort_by_key(|(row, _)| (row.act, row.key));
        for (row, words) in new {
            self.notes.push(row);
            self.words.push(words);
        }
    }

    fn notes_of(&mut self, ledger: &Ledger, key: ItemKey) -> Vec<(NoteRow, Arc<str>)> {
        let Some(item) = ledger.item(key).filter(|item| item.in_plan) else { return Vec::new() };
        let Some(measure) = self.measure_at(item.measure) else { return Vec::new() };
        let unit = key.unit.map(|unit| self.casts.place(unit));
        let row = |note: &Note| (NoteRow { key, act: note.act, measure, unit, kind: note.kind }, said(note));
        item.notes().map(row).collect()
    }

    /// The place of a measure of the plan.
    pub(super) fn measure_at(&self, id: MeasureId) -> Option<u32> {
        self.measures.binary_search_by_key(&id, |row| row.id).ok().map(place)
    }

    /// Takes in what happened to some items of the ledger since. A ledger that was loaded anew needs an index of its own.
    pub fn news(&mut self, ledger: &Ledger, keys: &[ItemKey]) {
        let mut now: HashMap<ItemKey, Vec<(NoteRow, Arc<str>)>> = HashMap::new();
        for key in keys {
            now.insert(*key, self.notes_of(ledger, *key));
            self.cast_anew(ledger, ledger.item(ItemKey::measure(key.measure)));
        }
        for (at, row) in self.notes.iter().enumerate() {
            let Some(left) = now.get_mut(&row.key) else { continue };
            let words = self.words.all().get(at);
            match left.iter().position(|(other, said)| other.act == row.act && Some(said) == words) {
                Some(same) => {
                    left.swap_remove(same);
                }
                None => self.words.clear(at),
            }
        }
        self.push_notes(now.into_values().flatten().collect());
        self.words.remember();
        self.version = next_version();
    }

    /// Whom a measure binds may have been settled.
    fn cast_anew(&mut self, ledger: &Ledger, item: Option<&Item>) {
        let Some((item, measure)) = item.and_then(|item| Some((item, ledger.measure_of(item)?))) else { return };
        let cast = self.casts.of_measure(ledger, measure, item, None);
        if let Some(row) = self.measure_at(measure.id).and_then(|at| self.measures.get_mut(at as usize)) {
            row.cast = cast;
        }
    }
}

/// What a note says, with who wrote it and whom it names besides: whom somebody urged, who promised, on what an extension rests. Each stands on a
/// line of its own, so that no word reaches from one into the next.
fn said(note: &Note) -> Arc<str> {
    let other = match note.with.as_deref() {
        Some(Dealing::Urge { whom, .. } | Dealing::Promise { whom, .. }) => whom,
        Some(Dealing::Extension { basis, .. }) => basis,
        _ => "",
    };
    let others = [note.by.as_str(), other];
    let mut said = note.text.clone();
    for line in others.into_iter().filter(|line| !note.text.contains(*line)) {
        said.push('\n');
        said.push_str(line);
    }
    said.into()
}

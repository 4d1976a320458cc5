//! Rows of the queue and of what is overdue, as JSON. Fields are added, never renamed.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{self, NoteOut};
use super::queue::{Said, extended};
use crate::ledger::{Entries, Entry, ItemKey, Ledger, Part, Queue, QueueRow, Reason, Standing, View};
use crate::messages::Lang;

/// A row: the entries of one measure that are in the queue. Its own fields are those of the first of them, the most urgent.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// The measure's id where it stands for several entries.
    id: String,
    measure: String,
    /// The measure's text.
    text: &'a str,
    /// The answering lead.
    lead: Option<&'a str>,
    #[serde(flatten)]
    first: State,
    /// The last note on one of its entries.
    last_note: Option<NoteOut<'a>>,
    /// What it stands for, the most urgent first.
    entries: Vec<EntryOut<'a>>,
}

/// A measure or an obligation in a row.
#[derive(Debug, Serialize)]
struct EntryOut<'a> {
    id: String,
    /// The full name of the unit; null for the measure itself.
    unit: Option<&'static str>,
    #[serde(flatten)]
    state: State,
    last_note: Option<NoteOut<'a>>,
}

/// How an entry stands.
#[derive(Debug, Clone, Serialize)]
struct State {
    light: Option<&'static str>,
    reason: String,
    /// The part of the light of which that is the reason: deadline, progress, reporting.
    part: Option<&'static str>,
    status: &'static str,
    /// The last day in force.
    end: Option<NaiveDate>,
    /// Days past it; 0 where it is not.
    days_over: i64,
    /// The last day before the first extension.
    original_end: Option<NaiveDate>,
    extensions: usize,
    urges: usize,
    /// The day by which something is promised.
    promised: Option<NaiveDate>,
    assigned_to: Option<String>,
    /// Until when it is set aside; null where it is not.
    snoozed_until: Option<NaiveDate>,
}

/// A saved view.
#[derive(Debug, Serialize)]
pub struct ViewOut<'a> {
    number: u8,
    name: &'a str,
    query: &'a str,
    default: bool,
    own: bool,
}

/// The rows of a queue.
pub fn rows<'a>(ledger: &'a Ledger, entries: &'a Entries, queue: &Queue, lang: Lang) -> Vec<Row<'a>> {
    queue.rows.iter().filter_map(|row| row_out(ledger, entries, row, lang)).collect()
}

fn row_out<'a>(ledger: &'a Ledger, entries: &'a Entries, row: &QueueRow, lang: Lang) -> Option<Row<'a>> {
    let said = Said::of(ledger, entries, row)?;
    let measure = ledger.measure_of(ledger.item(row.measure)?)?;
    Some(Row {
        id: ledger.label(said.key),
        measure: measure.id.to_string(),
        text: said.text,
        lead: measure.answering_lead(),
        first: state(ledger, said.entry, lang),
        last_note: said.last_note.map(json::note),
        entries: row.entries.iter().filter_map(|key| entry(ledger, entries, *key, lang)).collect(),
    })
}

fn entry<'a>(ledger: &'a Ledger, entries: &Entries, key: ItemKey, lang: Lang) -> Option<EntryOut<'a>> {
    let item = ledger.item(key)?;
    Some(EntryOut {
        id: ledger.label(key),
        unit: key.unit.map(|unit| unit.as_str()),
        state: state(ledger, entries.get(key)?, lang),
        last_note: item.notes().next_back().map(json::note),
    })
}

fn state(ledger: &Ledger, entry: &Entry, lang: Lang) -> State {
    let part = match entry.standing {
        Standing::Open(_, why) => Some(part_code(why.part())),
        Standing::Closed { .. } => None,
    };
    State {
        light: json::light_code(entry.standing),
        reason: entry.reason(lang),
        part,
        status: entry.status.code(),
        end: entry.end,
        days_over: entry.days_over,
        original_end: ledger.item(entry.key).and_then(|item| extended(ledger, item)).map(|(_, original)| original),
        extensions: entry.extensions,
        urges: entry.urges,
        promised: entry.promised,
        assigned_to: entry.assigned.as_deref().map(str::to_owned),
        snoozed_until: entry.snoozed,
    }
}

/// The code of a part in exports; the filter has the same word.
pub const fn part_code(part: Part) -> &'static str {
    let reason = match part {
        Part::Deadline => Reason::Deadline,
        Part::Progress => Reason::Progress,
        Part::Reporting => Reason::Reporting,
    };
    reason.word(Lang::En)
}

/// A saved view.
pub fn view(view: &View) -> ViewOut<'_> {
    ViewOut { number: view.number, name: &view.name, query: &view.query, default: view.is_default, own: view.is_own }
}

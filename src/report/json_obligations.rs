//! What units owe, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{self, NoteOut};
use super::json_events::{EventOut, event};
use super::obligations;
use crate::ledger::{Ledger, Obligation};
use crate::messages::Lang;
use crate::plan::DeadlineKind;

/// A row of `duban obligations`.
#[derive(Debug, Serialize)]
pub struct Row {
    id: String,
    measure: String,
    /// The full name.
    unit: &'static str,
    status: &'static str,
    /// Null where it is closed.
    light: Option<&'static str>,
}

/// An obligation with everything that happened to it.
#[derive(Debug, Serialize)]
pub struct Shown<'a> {
    #[serde(flatten)]
    row: Row,
    reason: String,
    overdue: bool,
    /// What makes the light; nothing where it is closed.
    light_parts: Vec<super::light_parts::PartOut>,
    /// What the measure's text says to the unit by its name.
    parts: Vec<&'a str>,
    text: &'a str,
    /// The last day in force: as extended or settled, else as published.
    due: Option<NaiveDate>,
    #[serde(flatten)]
    followed: super::followed::Followed<'a>,
    notes: Vec<NoteOut<'a>>,
    events: Vec<EventOut<'a>>,
}

/// A row of a list of obligations.
pub fn row(ledger: &Ledger, owed: &Obligation<'_>, as_of: NaiveDate) -> Row {
    let standing = ledger.standing(owed.item, as_of);
    Row {
        id: obligations::id(ledger, owed),
        measure: owed.item.measure.to_string(),
        unit: owed.unit.as_str(),
        status: ledger.status(owed.item, as_of).code(),
        light: standing.and_then(|s| s.light()).map(|light| light.code()),
    }
}

/// An obligation with everything that happened to it; none where its measure is not in the plan.
pub fn shown<'a>(ledger: &'a Ledger, owed: &Obligation<'a>, as_of: NaiveDate, lang: Lang) -> Option<Shown<'a>> {
    let standing = ledger.standing(owed.item, as_of)?;
    Some(Shown {
        row: row(ledger, owed, as_of),
        reason: standing.reason(lang),
        overdue: standing.is_overdue(),
        light_parts: super::light_parts::out(ledger, owed.item, as_of, lang),
        parts: obligations::parts(ledger, owed),
        text: &ledger.measure_of(owed.item)?.text,
        due: ledger.deadline(owed.item).and_then(DeadlineKind::end),
        followed: super::followed::of(owed.item),
        notes: owed.item.notes().map(json::note).collect(),
        events: ledger.history(owed.item).rev().map(|e| event(ledger, e)).collect(),
    })
}

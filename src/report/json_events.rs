//! Events of the log, as JSON.

use serde::Serialize;

use super::json::at;
use crate::ledger::{Cause, Event, Happening, Ledger};
use crate::plan::UnitName;

/// An event of the log.
#[derive(Debug, Serialize)]
pub struct EventOut<'a> {
    id: String,
    /// The unit's full name, where it is about what a unit owes; there for such events only.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    /// Whether its measure is in the plan; another may have its id where it is not. None for what is about the plan.
    in_plan: Option<bool>,
    no: i64,
    act: i64,
    cause: &'static str,
    /// The act that was undone or redone.
    of: Option<i64>,
    at: String,
    by: &'a str,
    kind: &'static str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    note: Option<&'static str>,
    text: Option<String>,
    /// The units that a supervisor settled; there for such events only.
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<Vec<&'static str>>,
    /// The key of the finding that a supervisor settled; there for such events only.
    #[serde(skip_serializing_if = "Option::is_none")]
    finding: Option<String>,
    /// What was recorded about an indicator; there for such events only.
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<super::json_indicators::DataOut<'a>>,
    /// What was done with the item, a setting or a saved view; there for such events only.
    #[serde(skip_serializing_if = "Option::is_none")]
    dealing: Option<super::json_dealing::DealingOut<'a>>,
}

/// An event of the log.
pub fn event<'a>(ledger: &Ledger, event: &'a Event) -> EventOut<'a> {
    let item = event.item.and_then(|key| ledger.item(key));
    let (cause, of) = match event.cause {
        Cause::Fresh => ("fresh", None),
        Cause::Undo(of) => ("undo", Some(of.0)),
        Cause::Redo(of) => ("redo", Some(of.0)),
    };
    let mut out = EventOut {
        id: item.map_or_else(|| "plan".to_owned(), |i| ledger.label(i.key)),
        unit: event.item.and_then(|key| key.unit).map(UnitName::as_str),
        in_plan: item.map(|i| i.in_plan),
        no: event.no.0,
        act: event.act.0,
        cause,
        of,
        at: at(event.at),
        by: &event.by,
        kind: event.what.code(),
        from: None,
        to: None,
        note: None,
        text: None,
        units: None,
        finding: None,
        data: super::json_indicators::data(&event.what),
        dealing: super::json_dealing::dealing(&event.what),
    };
    match &event.what {
        Happening::Status { from, to, why } => {
            (out.from, out.to, out.text) = (Some(from.code()), Some(to.code()), why.clone());
        }
        Happening::Note { kind, text } => (out.note, out.text) = (Some(kind.code()), Some(text.clone())),
        Happening::Imported { summary: text } | Happening::Reworded { before: text } | Happening::Dropped { before: text } => {
            out.text = Some(text.clone());
        }
        Happening::Renumbered { from, to } => (out.from, out.to) = (Some(from.as_str()), Some(to.as_str())),
        Happening::UnitsSettled { to, why, .. } => {
            out.units = to.as_ref().map(|units| units.iter().map(|unit| unit.as_str()).collect());
            out.text.clone_from(why);
        }
        Happening::FindingSettled { finding, why } => (out.finding, out.text) = (Some(finding.to_string()), Some(why.clone())),
        Happening::Data { .. } => out.text = super::words::event_text(event).map(str::to_owned),
        Happening::Dealt { text, .. } => out.text = Some(text.clone()).filter(|text| !text.is_empty()),
        Happening::DealtWithdrawn(kind) | Happening::DealtRestored(kind) => out.to = Some(kind.code()),
        Happening::Setting { .. } | Happening::ViewSaved(_) | Happening::MeetingHeld(_) => {}
        Happening::NoteWithdrawn | Happening::NoteRestored | Happening::DataWithdrawn(_) | Happening::DataRestored(_) => {}
    }
    out
}

//! Consistency findings (核对发现), as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::{findings, json};
use crate::ledger::{Finding, Ground, ItemKey, Ledger, Says, Signed};
use crate::messages::Lang;

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingOut<'a> {
    key: String,
    kind: &'static str,
    items: Vec<String>,
    sentence: String,
    basis: BasisOut<'a>,
    settled: Option<SettledOut<'a>>,
}

/// What a finding rests on: one shape for each kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum BasisOut<'a> {
    DoneButOpen { measure: SaysOut<'a>, open: Vec<SaysOut<'a>>, units: usize, unsettled: bool },
    Contradiction { measure: SaysOut<'a>, units: Vec<SaysOut<'a>> },
    SameText { notes: Vec<QuoteOut<'a>> },
    OffTarget { measure: SaysOut<'a>, indicator: String, value: String, on: NaiveDate, reading: &'static str, exceeded: bool },
    OverVerified { indicator: String, reported: String, reported_on: NaiveDate, verified: String, verified_on: NaiveDate, points: String },
    NoReport { lead: &'static str, due: NaiveDate, silent: Vec<SilentOut> },
}

/// What is set on an item; nobody sets the first status.
#[derive(Debug, Serialize)]
struct SaysOut<'a> {
    id: String,
    status: &'static str,
    by: Option<&'a str>,
    at: Option<String>,
}

#[derive(Debug, Serialize)]
struct QuoteOut<'a> {
    id: String,
    kind: &'static str,
    by: &'a str,
    at: String,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SilentOut {
    id: String,
    /// How many units owe it besides, and how many of these have reported.
    units: usize,
    reported: usize,
}

#[derive(Debug, Serialize)]
struct SettledOut<'a> {
    by: &'a str,
    at: String,
    why: &'a str,
}

/// A finding.
pub fn finding<'a>(ledger: &Ledger, finding: &'a Finding, lang: Lang) -> FindingOut<'a> {
    let id = |item: ItemKey| ledger.label(item);
    let says = |says: &'a Says| SaysOut {
        id: id(says.item),
        status: says.status.code(),
        by: says.set.as_ref().map(|set| set.by.as_str()),
        at: says.set.as_ref().map(|set| json::at(set.at)),
    };
    let all = |all: &'a [Says]| all.iter().map(says).collect();
    let basis = match &finding.basis {
        Ground::DoneButOpen { done, open, units, unsettled } => {
            BasisOut::DoneButOpen { measure: says(done), open: all(open), units: *units, unsettled: *unsettled }
        }
        Ground::Contradiction { measure, units } => BasisOut::Contradiction { measure: says(measure), units: all(units) },
        Ground::SameText { notes } => {
            let note = |quote: &'a crate::ledger::Quote| {
                let Signed { by, at, .. } = &quote.written;
                QuoteOut { id: id(quote.item), kind: quote.kind.code(), by, at: json::at(*at), text: &quote.text }
            };
            BasisOut::SameText { notes: notes.iter().map(note).collect() }
        }
        Ground::OffTarget { says: set, indicator, reading, exceeded, .. } => BasisOut::OffTarget {
            measure: says(set),
            indicator: indicator.code.to_string(),
            value: reading.value.to_string(),
            on: reading.on,
            reading: reading.kind.code(),
            exceeded: *exceeded,
        },
        Ground::OverVerified { indicator, reported, verified, points } => BasisOut::OverVerified {
            indicator: indicator.code.to_string(),
            reported: reported.value.to_string(),
            reported_on: reported.on,
            verified: verified.value.to_string(),
            verified_on: verified.on,
            points: points.shown(1).normalize().to_string(),
        },
        Ground::NoReport { lead, due, silent } => {
            let silent = silent.iter().map(|s| SilentOut { id: id(s.item), units: s.units, reported: s.reported });
            BasisOut::NoReport { lead: lead.as_str(), due: *due, silent: silent.collect() }
        }
    };
    let settled = finding.settled.as_ref();
    FindingOut {
        key: finding.key.to_string(),
        kind: finding.kind().code(),
        items: finding.items.iter().map(|item| id(*item)).collect(),
        sentence: findings::sentence(ledger, finding, lang),
        basis,
        settled: settled.map(|s| SettledOut { by: &s.written.by, at: json::at(s.written.at), why: &s.why }),
    }
}

//! What changed, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::changes::light_code;
use super::json::at;
use super::json_events::{EventOut, event};
use crate::ledger::{ChangeCounts, Changed, Changes, Ledger, TurnedBy};
use crate::messages::Lang;
use crate::plan::UnitName;

/// `duban changes --json`.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    as_of: NaiveDate,
    since: NaiveDate,
    /// The moment; null for the end of the day.
    since_at: Option<String>,
    counts: Counts,
    items: Vec<ItemOut<'a>>,
    promises_lapsed: Vec<Lapsed>,
    plan: Vec<EventOut<'a>>,
}

#[derive(Debug, Serialize)]
struct Counts {
    items: usize,
    worse: usize,
    better: usize,
    closed: usize,
    reopened: usize,
    statuses: usize,
    /// Acts, as the four below: what one person did at once on several items counts once.
    notes: usize,
    readings: usize,
    promises: usize,
    promises_lapsed: usize,
    extensions: usize,
    others: usize,
    plan: usize,
    /// How many events of the items tell of these acts: one for each item.
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    notes: usize,
    readings: usize,
    promises: usize,
    extensions: usize,
    others: usize,
}

#[derive(Debug, Serialize)]
struct ItemOut<'a> {
    id: String,
    area: u32,
    /// The unit's full name where it is an obligation.
    unit: Option<&'static str>,
    /// Its light, where that is another one.
    light: Option<LightOut>,
    /// Its status, where that is another one.
    status: Option<StatusOut<'a>>,
    events: Vec<EventOut<'a>>,
}

#[derive(Debug, Serialize)]
struct LightOut {
    /// Null where it was closed.
    from: Option<&'static str>,
    /// Null where it is closed.
    to: Option<&'static str>,
    from_reason: String,
    reason: String,
    /// `acts`, `settings`, `time`.
    by: &'static str,
}

#[derive(Debug, Serialize)]
struct StatusOut<'a> {
    from: &'static str,
    to: &'static str,
    event: Option<EventOut<'a>>,
}

#[derive(Debug, Serialize)]
struct Lapsed {
    id: String,
    whom: String,
    due: NaiveDate,
}

/// The whole answer.
pub fn document<'a>(ledger: &'a Ledger, changes: &Changes, lang: Lang) -> Document<'a> {
    let ChangeCounts { worse, better, closed, reopened, statuses, notes, readings, promises, extensions, others, wide } =
        changes.counts(ledger);
    let lapsed =
        changes.lapsed.iter().map(|promise| Lapsed { id: ledger.label(promise.key), whom: promise.whom.clone(), due: promise.due });
    Document {
        as_of: changes.until,
        since: changes.since.day,
        since_at: changes.since.at.map(at),
        counts: Counts {
            items: changes.items.len(),
            worse,
            better,
            closed,
            reopened,
            statuses,
            notes: notes.acts,
            readings: readings.acts,
            promises: promises.acts,
            promises_lapsed: changes.lapsed.len(),
            extensions: extensions.acts,
            others: others.acts,
            plan: wide,
            lines: Lines {
                notes: notes.lines,
                readings: readings.lines,
                promises: promises.lines,
                extensions: extensions.lines,
                others: others.lines,
            },
        },
        items: changes.items.iter().map(|changed| item(ledger, changed, lang)).collect(),
        promises_lapsed: lapsed.collect(),
        plan: changes.wide.iter().filter_map(|no| ledger.event(*no)).map(|one| event(ledger, one)).collect(),
    }
}

fn item<'a>(ledger: &'a Ledger, changed: &Changed, lang: Lang) -> ItemOut<'a> {
    let light = changed.turned.map(|(turned, by)| LightOut {
        from: light_code(turned.from),
        to: light_code(turned.to),
        from_reason: turned.from.reason(lang),
        reason: turned.to.reason(lang),
        by: match by {
            TurnedBy::Acts => "acts",
            TurnedBy::Settings => "settings",
            TurnedBy::Time => "time",
        },
    });
    let status = changed.status.zip(ledger.item(changed.key)).map(|((from, no), item)| StatusOut {
        from: from.code(),
        to: item.status.code(),
        event: ledger.event(no).map(|one| event(ledger, one)),
    });
    ItemOut {
        id: ledger.label(changed.key),
        area: changed.area,
        unit: changed.key.unit.map(UnitName::as_str),
        light,
        status,
        events: changed.events.iter().filter_map(|no| ledger.event(*no)).map(|one| event(ledger, one)).collect(),
    }
}

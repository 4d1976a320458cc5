//! Meetings and their minutes as JSON. Fields are added, never renamed.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{at, light_code};
use super::words::{event_text, happened};
use crate::ledger::{Decided, Held, Ledger, LookedAt, Minutes, PromiseMade};
use crate::messages::Lang;

/// When a meeting was held, and by whom it was recorded.
#[derive(Debug, Serialize)]
struct Head<'a> {
    number: usize,
    /// The event.
    no: i64,
    title: &'a str,
    began: String,
    ended: String,
    minutes: i64,
    by: &'a str,
}

/// A meeting in a list.
#[derive(Debug, Serialize)]
pub struct MeetingOut<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    /// How many items were on its agenda, and looked at.
    agenda: usize,
    seen: usize,
    decided: usize,
    promised: usize,
}

/// The minutes of a meeting.
#[derive(Debug, Serialize)]
pub struct MinutesOut<'a> {
    #[serde(flatten)]
    head: Head<'a>,
    looked_at: Vec<LookOut>,
    decided: Vec<DecidedOut<'a>>,
    /// Comments and progress, which decide nothing.
    noted: Vec<DecidedOut<'a>>,
    promised: Vec<PromisedOut<'a>>,
}

#[derive(Debug, Serialize)]
struct LookOut {
    id: String,
    /// The light as the meeting began; none where it was closed or not in the plan.
    light: Option<&'static str>,
    reason: Option<String>,
    on_agenda: bool,
    /// How long it was looked at; none where it was not.
    seconds: Option<u32>,
    /// Whether something was decided or promised on it.
    settled: bool,
}

#[derive(Debug, Serialize)]
struct DecidedOut<'a> {
    id: String,
    no: i64,
    at: String,
    by: &'a str,
    kind: &'static str,
    what: String,
    text: Option<&'a str>,
    /// Whether it was taken back after the meeting.
    taken_back: bool,
}

#[derive(Debug, Serialize)]
struct PromisedOut<'a> {
    id: String,
    no: i64,
    whom: &'a str,
    due: NaiveDate,
    what: &'a str,
    taken_back: bool,
}

fn head<'a>(held: &Held<'a>) -> Head<'a> {
    let meeting = held.meeting;
    Head {
        number: held.number,
        no: held.no.0,
        title: &meeting.title,
        began: at(meeting.began),
        ended: at(meeting.ended),
        minutes: meeting.minutes(),
        by: held.by,
    }
}

/// A meeting in a list.
pub fn row<'a>(ledger: &'a Ledger, held: &Held<'a>) -> MeetingOut<'a> {
    let (minutes, meeting) = (ledger.minutes(held), held.meeting);
    MeetingOut {
        head: head(held),
        agenda: meeting.agenda.len(),
        seen: meeting.seen.len(),
        decided: minutes.decided.len(),
        promised: minutes.promised.len(),
    }
}

/// The minutes of a meeting.
pub fn document<'a>(ledger: &Ledger, minutes: &Minutes<'a>, lang: Lang) -> MinutesOut<'a> {
    MinutesOut {
        head: head(&minutes.held),
        looked_at: minutes.looked_at.iter().map(|one| look(ledger, one, lang)).collect(),
        decided: minutes.decided.iter().map(|one| decided(ledger, one, lang)).collect(),
        noted: minutes.noted.iter().map(|one| decided(ledger, one, lang)).collect(),
        promised: minutes.promised.iter().map(|one| promised(ledger, one)).collect(),
    }
}

fn look(ledger: &Ledger, look: &LookedAt, lang: Lang) -> LookOut {
    LookOut {
        id: ledger.label(look.key),
        light: look.standing.and_then(light_code),
        reason: look.standing.map(|standing| standing.reason(lang)),
        on_agenda: look.on_agenda,
        seconds: look.seconds,
        settled: look.is_settled,
    }
}

fn decided<'a>(ledger: &Ledger, decided: &Decided<'a>, lang: Lang) -> DecidedOut<'a> {
    let event = decided.event;
    DecidedOut {
        id: event.item.map(|key| ledger.label(key)).unwrap_or_default(),
        no: event.no.0,
        at: at(event.at),
        by: &event.by,
        kind: event.what.code(),
        what: happened(ledger, &event.what, lang),
        text: event_text(event),
        taken_back: decided.taken_back,
    }
}

fn promised<'a>(ledger: &Ledger, promise: &PromiseMade<'a>) -> PromisedOut<'a> {
    PromisedOut {
        id: ledger.label(promise.key),
        no: promise.no.0,
        whom: promise.whom,
        due: promise.due,
        what: promise.what,
        taken_back: promise.taken_back,
    }
}

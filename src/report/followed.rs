//! How supervision stands with an item: its extensions, open promises, urges, who follows it, and until when it is set aside.

use chrono::NaiveDate;
use serde::Serialize;

use crate::ledger::{Dealing, Item};
use crate::messages::{Lang, words as say};

/// A name and its value, one a line; nothing of what there is not.
pub fn lines(item: &Item, as_of: NaiveDate, lang: Lang) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let Some(Some(on)) = item.date_set(None) {
        lines.push((say::date_set(lang), on.to_string()));
    }
    let extensions: Vec<_> = item.extensions().collect();
    if let (Some((original, ..)), Some((_, to, basis))) = (extensions.first(), extensions.last()) {
        lines.push((say::extension(lang), say::extended_so_far(lang, to, original, extensions.len(), basis)));
    }
    for (promise, due) in item.open_promises() {
        let Dealing::Promise { whom, due: first } = &promise.what else { continue };
        let late = (as_of - due).num_days();
        let late = if late > 0 { say::promise_late(lang, late) } else { String::new() };
        let moved = match item.moves_of(promise.no).count() {
            0 => String::new(),
            count => say::promise_moved_often(lang, count, first),
        };
        lines.push((say::promise(lang), format!("{}{moved}{late}", say::promise_open(lang, whom, due, &promise.text))));
    }
    let urge = |dealt: &&crate::ledger::Dealt| matches!(dealt.what, Dealing::Urge { .. });
    if let Some(last) = item.dealings().rev().find(urge)
        && let Dealing::Urge { whom, how } = &last.what
    {
        lines.push((say::urge(lang), say::urged_so_far(lang, item.urges(), last.at.format("%m-%d"), whom, how.word(lang))));
    }
    if let Some(name) = item.assigned_to() {
        lines.push((say::supervisor(lang), name.to_owned()));
    }
    if let Some(until) = item.snoozed_until().filter(|until| *until > as_of) {
        lines.push((say::snooze(lang), say::until(lang, until)));
    }
    lines
}

/// The same for programs. Fields are added, never renamed.
#[derive(Debug, Serialize)]
pub struct Followed<'a> {
    /// Extensions, oldest first.
    extensions: Vec<ExtensionOut<'a>>,
    /// Promises that are neither kept nor broken nor dropped.
    promises: Vec<PromiseOut<'a>>,
    /// How often somebody was urged.
    urges: usize,
    /// The supervisor who follows it.
    assigned_to: Option<&'a str>,
    /// The day on which it comes back into the queue; also one that is over.
    snoozed_until: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
struct ExtensionOut<'a> {
    from: NaiveDate,
    to: NaiveDate,
    basis: &'a str,
}

#[derive(Debug, Serialize)]
struct PromiseOut<'a> {
    no: i64,
    whom: &'a str,
    due: NaiveDate,
    text: &'a str,
}

/// How supervision stands with an item.
pub fn of(item: &Item) -> Followed<'_> {
    Followed {
        extensions: item.extensions().map(|(from, to, basis)| ExtensionOut { from, to, basis }).collect(),
        promises: item
            .open_promises()
            .filter_map(|(promise, due)| match &promise.what {
                Dealing::Promise { whom, .. } => Some(PromiseOut { no: promise.no.0, whom, due, text: &promise.text }),
                _ => None,
            })
            .collect(),
        urges: item.urges(),
        assigned_to: item.assigned_to(),
        snoozed_until: item.snoozed_until(),
    }
}

//! Minutes (会议纪要): what a meeting looked at, what it decided, and what was promised in it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{Held, Meeting};
use crate::ledger::{Cause, Dealing, Event, EventNo, Happening, Item, ItemKey, Ledger, NoteKind, Standing};
use crate::messages::{Lang, room};
use crate::plan::IndicatorCode;

/// The minutes of a meeting.
#[derive(Debug)]
pub struct Minutes<'a> {
    /// The meeting.
    pub held: Held<'a>,
    /// What was on the agenda, in its order, then what was looked at besides, in the order of the first look.
    pub looked_at: Vec<LookedAt>,
    /// What was decided, in the order in which it was recorded: every event of the meeting's acts but the promises and what was only noted.
    pub decided: Vec<Decided<'a>>,
    /// What was noted and decides nothing: comments and progress.
    pub noted: Vec<Decided<'a>>,
    /// What was promised.
    pub promised: Vec<PromiseMade<'a>>,
}

/// An item of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LookedAt {
    /// The item.
    pub key: ItemKey,
    /// How it stood when the meeting began; none where it was not in the plan then.
    pub standing: Option<Standing>,
    /// The indicator whose figures were the reason of its light.
    pub indicator: Option<IndicatorCode>,
    /// Whether it was on the agenda.
    pub on_agenda: bool,
    /// How long it was looked at; none where it was not.
    pub seconds: Option<u32>,
    /// Whether something was decided or promised on it that stands.
    pub is_settled: bool,
}

/// Something that was decided, or noted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decided<'a> {
    /// The event, with its item, who recorded it, and what.
    pub event: &'a Event,
    /// Whether it was taken back after the meeting. What was taken back in it is not in the minutes.
    pub taken_back: bool,
}

/// Something that was promised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PromiseMade<'a> {
    /// The event.
    pub no: EventNo,
    /// On which item.
    pub key: ItemKey,
    /// Who promised.
    pub whom: &'a str,
    /// By the end of which day, as it was said in the meeting.
    pub due: NaiveDate,
    /// What.
    pub what: &'a str,
    /// Whether it was taken back after the meeting.
    pub taken_back: bool,
}

impl Ledger {
    /// The minutes of a meeting: one that was held, or one that is about to be recorded.
    pub fn minutes<'a>(&'a self, held: &Held<'a>) -> Minutes<'a> {
        let (mut decided, mut noted, mut promised) = (Vec::new(), Vec::new(), Vec::new());
        for event in held.meeting.acts.iter().flat_map(|act| self.events_of(*act)) {
            let Some(item) = event.item.and_then(|key| self.item(key)) else { continue };
            let Some(taken_back) = self.taken_back_since(item, event, held) else { continue };
            match promise(event, item.key, taken_back) {
                Some(promise) => promised.push(promise),
                None if event.cause == Cause::Fresh && is_only_noted(event) => noted.push(Decided { event, taken_back }),
                None if event.cause == Cause::Fresh => decided.push(Decided { event, taken_back }),
                None => {}
            }
        }
        let settled: HashSet<ItemKey> = std::iter::empty()
            .chain(decided.iter().chain(&noted).filter(|decided| !decided.taken_back).filter_map(|decided| decided.event.item))
            .chain(promised.iter().filter(|promise| !promise.taken_back).map(|promise| promise.key))
            .collect();
        Minutes { looked_at: self.looked_at(held.meeting, &settled), held: *held, decided, noted, promised }
    }

    /// Whether an event was taken back behind the meeting; none where it was within it.
    fn taken_back_since(&self, item: &Item, event: &Event, held: &Held<'_>) -> Option<bool> {
        let is_behind = |e: &&Event| held.no != EventNo::NONE && e.no > held.no;
        let cause = |e: &Event| match e.cause {
            Cause::Undo(of) if of == event.act => Some(true),
            Cause::Redo(of) if of == event.act => Some(false),
            _ => None,
        };
        let within = self.history(item).rev().filter(|e| !is_behind(e)).find_map(cause);
        (within != Some(true)).then(|| self.history(item).rev().find_map(cause) == Some(true))
    }

    fn looked_at(&self, meeting: &Meeting, settled: &HashSet<ItemKey>) -> Vec<LookedAt> {
        let former = self.at_moment(meeting.began);
        let listed: HashSet<ItemKey> = meeting.agenda.iter().copied().collect();
        let besides = meeting.seen.iter().map(|seen| seen.key).filter(|key| !listed.contains(key));
        let look = |key: ItemKey| LookedAt {
            key,
            standing: former.standing(key),
            indicator: former.indicator_of_light(key),
            on_agenda: listed.contains(&key),
            seconds: meeting.seen.iter().find(|seen| seen.key == key).map(|seen| seen.seconds),
            is_settled: settled.contains(&key),
        };
        meeting.agenda.iter().copied().chain(besides).map(look).collect()
    }
}

/// Whether an event is a note that decides nothing.
fn is_only_noted(event: &Event) -> bool {
    use NoteKind::{Comment, Evidence, Progress};
    matches!(&event.what, Happening::Note { kind: Comment | Progress | Evidence, text } if decision_words(text).is_none())
}

/// What follows the words by which a meeting notes what it decided; none in a note that decides nothing.
pub fn decision_words(text: &str) -> Option<&str> {
    [Lang::Zh, Lang::En].into_iter().find_map(|lang| text.strip_prefix(room::decided(lang, "").as_str()))
}

fn promise(event: &Event, key: ItemKey, taken_back: bool) -> Option<PromiseMade<'_>> {
    let Happening::Dealt { what, text } = &event.what else { return None };
    match &**what {
        Dealing::Promise { whom, due } => Some(PromiseMade { no: event.no, key, whom, due: *due, what: text, taken_back }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::decision_words;

    #[test]
    fn what_was_decided_is_told_without_the_words_before_it() {
        assert_eq!(decision_words("会议议定：由市水务局牵头"), Some("由市水务局牵头"));
        assert_eq!(decision_words("Decided in the meeting: report weekly"), Some("report weekly"));
        assert_eq!(decision_words("已约谈"), None);
    }
}

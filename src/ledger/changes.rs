//! What changed since a moment: lights and why, statuses, what was written, recorded and dealt with. What was done and taken back in between
//! is no change.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::query::{Matcher, OfMeasure};
use super::queue::{owing, searched};
use super::{
    Cause, Dealing, DealingKind, Entries, Event, EventNo, Former, Happening, Item, ItemKey, Ledger, Light, Moment, NoteKind, Promised,
    Query, Status, Turned,
};

/// Since when changes are told: behind the first events of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// The day by which things are judged as they stood then.
    pub day: NaiveDate,
    /// The moment; none for the end of the day.
    pub at: Option<Moment>,
    /// How many events there were.
    events: usize,
}

/// Everything that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// Since when.
    pub since: Since,
    /// The day by which things are judged now.
    pub until: NaiveDate,
    /// The items about which something changed, in the plan's order: a measure, then what its units owe.
    pub items: Vec<Changed>,
    /// Settings and saved views that were changed, and imports.
    pub wide: Vec<EventNo>,
    /// Promises that are open and whose day was over since.
    pub lapsed: Vec<Promised>,
}

/// What changed about an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The item.
    pub key: ItemKey,
    /// The number of its area.
    pub area: u32,
    /// Its light, where that is another one, and by what.
    pub turned: Option<(Turned, TurnedBy)>,
    /// Its status then, where that is another one, and the event that set the present one.
    pub status: Option<(Status, EventNo)>,
    /// What was written, recorded and dealt with, oldest first.
    pub events: Vec<EventNo>,
}

/// By what a light turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnedBy {
    /// By what people did on the item, or on others of its measure: without that it would have another light.
    Acts,
    /// By a setting.
    Settings,
    /// Only because time went by.
    Time,
}

/// How often something was written, recorded or done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// Acts: what one person did at once, on however many items.
    pub acts: usize,
    /// Lines that tell of them: one for each item that an act was about.
    pub lines: usize,
}

/// How many changes there are of each kind: lights and statuses by the items that have them, what was written and done by acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ChangeCounts {
    /// Lights that became worse, of open items.
    pub worse: usize,
    /// Lights that became better.
    pub better: usize,
    /// Items that were closed.
    pub closed: usize,
    /// Items that were reopened.
    pub reopened: usize,
    /// Statuses that are other ones.
    pub statuses: usize,
    /// Notes that were written.
    pub notes: Times,
    /// Readings, targets and paths.
    pub readings: Times,
    /// Promises made and ended.
    pub promises: Times,
    /// Extensions.
    pub extensions: Times,
    /// What else was done with items, and taken back.
    pub others: Times,
    /// Settings, views, imports.
    pub wide: usize,
}

impl Ledger {
    /// Since the end of a day.
    pub fn since_end_of(&self, day: NaiveDate) -> Since {
        Since { day, at: None, events: self.events_until_end_of(day) }
    }

    /// Since an event that was the last one at that moment.
    pub fn since_event(&self, no: EventNo, at: Moment) -> Since {
        let events = self.events().partition_point(|event| event.no <= no);
        Since { day: super::to_moment(at).date_naive(), at: Some(at), events }
    }

    /// The event by which the last meeting that was held ended, and when it did; none where none was held.
    pub fn last_meeting(&self) -> Option<(EventNo, Moment)> {
        self.meetings().next_back().map(|held| (held.no, held.meeting.ended))
    }

    /// What changed since then about what the filter leaves, as things stand on `as_of`. `me` is who asks.
    pub fn changes(&self, since: Since, as_of: NaiveDate, query: &Query, me: &str) -> Changes {
        let former = self.former(since.events, since.day);
        let mut finder = Finder::of(self, &former, as_of);
        let wanted = (!query.is_empty()).then(|| self.wanted(query, me, as_of));
        let is_wanted = |key: ItemKey| wanted.as_ref().is_none_or(|wanted| wanted.contains(&key));
        let mut items = Vec::new();
        for (area, _, task) in self.plan().tasks() {
            for measure in task.measures.iter().filter_map(|measure| self.of_measure(measure.id)) {
                let owed = self.obligations(measure).map(|owed| owed.item).filter(|item| item.key.unit.is_some());
                let all = std::iter::once(measure).chain(owed).filter(|item| is_wanted(item.key));
                items.extend(all.filter_map(|item| finder.changed(item, area.number)));
            }
        }
        let day_over = |due: NaiveDate| since.day <= due && due < as_of;
        Changes {
            since,
            until: as_of,
            items,
            wide: if wanted.is_none() { finder.wide() } else { Vec::new() },
            lapsed: self.open_promises(day_over).into_iter().filter(|promise| is_wanted(promise.key)).collect(),
        }
    }

    /// The items that a filter leaves, as things stand on `as_of`; `me` is who asks.
    pub fn wanted(&self, query: &Query, me: &str, as_of: NaiveDate) -> HashSet<ItemKey> {
        let (entries, matcher) = (Entries::of(self, as_of), Matcher::new(self, query, me, as_of));
        let mut wanted = HashSet::new();
        for (area, _, task) in self.plan().tasks() {
            for measure in &task.measures {
                let Some(item) = self.of_measure(measure.id) else { continue };
                let text = if matcher.asks_for_text() { searched(task, &measure.text) } else { String::new() };
                let owing = owing(self, item);
                let of = OfMeasure { measure, item, area: area.number, owing: &owing, text: &text };
                let Some(left) = matcher.measure(&of) else { continue };
                let owed = self.obligations(item).map(|owed| owed.item.key);
                let all = std::iter::once(item.key).chain(owed).filter_map(|key| entries.get(key));
                wanted.extend(all.filter(|entry| matcher.entry(&left, entry)).map(|entry| entry.key));
            }
        }
        wanted
    }
}

/// What is known of all items while changes are looked for.
struct Finder<'a> {
    ledger: &'a Ledger,
    former: &'a Former<'a>,
    as_of: NaiveDate,
    /// The last event of before.
    before: EventNo,
    /// The events since, by item, oldest first.
    by_item: HashMap<ItemKey, Vec<&'a Event>>,
    /// The measures to which something happened.
    touched: HashSet<i64>,
    settings: bool,
}

impl<'a> Finder<'a> {
    fn of(ledger: &'a Ledger, former: &'a Former<'a>, as_of: NaiveDate) -> Self {
        let mut by_item: HashMap<ItemKey, Vec<&Event>> = HashMap::new();
        for (event, key) in former.since().iter().filter_map(|event| Some((event, event.item?))) {
            by_item.entry(key).or_default().push(event);
        }
        let touched = by_item.keys().map(|key| key.measure).collect();
        let settings = former.since().iter().any(|event| matches!(event.what, Happening::Setting { .. }));
        let before = former.since().first().map_or(EventNo(i64::MAX), |first| EventNo(first.no.0 - 1));
        Self { ledger, former, as_of, before, by_item, touched, settings }
    }

    fn changed(&mut self, item: &Item, area: u32) -> Option<Changed> {
        let turned = self.turned(item);
        let since = self.by_item.remove(&item.key).unwrap_or_default();
        if turned.is_none() && since.is_empty() {
            return None;
        }
        let status = self.former.item(item.key).map(|former| former.status).filter(|status| *status != item.status);
        let status = status.zip(self.ledger.last_status(item).map(|event| event.no));
        let events: Vec<EventNo> = since.iter().filter(|event| self.stands(item, event)).map(|event| event.no).collect();
        let changed = Changed { key: item.key, area, turned, status, events };
        (changed.turned.is_some() || changed.status.is_some() || !changed.events.is_empty()).then_some(changed)
    }

    fn turned(&self, item: &Item) -> Option<(Turned, TurnedBy)> {
        let to = self.ledger.standing(item, self.as_of)?;
        let from = self.former.standing(item.key)?;
        if from.light() == to.light() {
            return None;
        }
        // What a person wrote on it meanwhile did not turn it where it would have turned without that, too.
        let by_itself = self.former.standing_on(item.key, self.as_of).is_some_and(|alone| alone.light() == to.light());
        let by = match (by_itself, self.touched.contains(&item.key.measure), self.settings) {
            (true, ..) | (_, false, false) => TurnedBy::Time,
            (_, true, _) => TurnedBy::Acts,
            (_, false, true) => TurnedBy::Settings,
        };
        Some((Turned { key: item.key, from, to }, by))
    }

    /// Whether what an event says is a change: it is not the status, which is compared by itself, and was not done and taken back since.
    fn stands(&self, item: &Item, event: &Event) -> bool {
        match (event.cause, &event.what) {
            (_, Happening::Status { .. }) => false,
            (Cause::Fresh, _) => !self.ledger.is_taken_back(item, event),
            // Of what was done before only the last word counts, and only where it is another one than that of before.
            (Cause::Undo(of) | Cause::Redo(of), _) if of <= self.before => {
                let about = |e: &&Event| matches!(e.cause, Cause::Undo(act) | Cause::Redo(act) if act == of);
                let is_undo = |e: &Event| matches!(e.cause, Cause::Undo(_));
                let last = self.ledger.history(item).rev().find(about);
                let was = self.ledger.history(item).rev().filter(about).find(|e| e.no <= self.before).is_some_and(is_undo);
                let of_last = last.is_some_and(|last| last.act == event.act);
                of_last && was != is_undo(event)
            }
            (Cause::Undo(_) | Cause::Redo(_), _) => false,
        }
    }

    fn wide(&self) -> Vec<EventNo> {
        self.former.since().iter().filter(|event| event.item.is_none()).map(|event| event.no).collect()
    }
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.wide.is_empty() && self.lapsed.is_empty()
    }

    /// How many changes there are.
    pub fn counts(&self, ledger: &Ledger) -> ChangeCounts {
        let mut counts = ChangeCounts { wide: self.wide.len(), ..ChangeCounts::default() };
        let mut acts: HashSet<(EventNo, Told)> = HashSet::new();
        for item in &self.items {
            match item.turned.map(|(turned, _)| (turned.from.light(), turned.to.light())) {
                Some((Some(_), None)) => counts.closed += 1,
                Some((None, Some(_))) => counts.reopened += 1,
                Some((Some(from), Some(to))) if to > from && to >= Light::Yellow => counts.worse += 1,
                Some((Some(from), Some(_))) if from >= Light::Yellow => counts.better += 1,
                _ => {}
            }
            counts.statuses += usize::from(item.status.is_some());
            for event in item.events.iter().filter_map(|no| ledger.event(*no)) {
                let told = Told::by(&event.what);
                let times = counts.times(told);
                times.lines += 1;
                times.acts += usize::from(acts.insert((event.act, told)));
            }
        }
        counts
    }
}

/// As what an event is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Told {
    Note,
    Reading,
    Promise,
    Extension,
    Other,
}

impl Told {
    fn by(what: &Happening) -> Self {
        match what {
            // A promise that was written as a note, before promises had a date.
            Happening::Note { kind: NoteKind::Promise, .. } => Told::Promise,
            Happening::Note { .. } => Told::Note,
            Happening::Data { .. } => Told::Reading,
            Happening::Dealt { what, .. } => match **what {
                Dealing::Promise { .. } | Dealing::PromiseEnded { .. } | Dealing::PromiseMoved { .. } => Told::Promise,
                Dealing::Extension { .. } => Told::Extension,
                _ => Told::Other,
            },
            Happening::DealtWithdrawn(DealingKind::Promise) | Happening::DealtRestored(DealingKind::Promise) => Told::Promise,
            _ => Told::Other,
        }
    }
}

impl ChangeCounts {
    const fn times(&mut self, told: Told) -> &mut Times {
        match told {
            Told::Note => &mut self.notes,
            Told::Reading => &mut self.readings,
            Told::Promise => &mut self.promises,
            Told::Extension => &mut self.extensions,
            Told::Other => &mut self.others,
        }
    }
}

#[cfg(test)]
mod tests;

//! What happened, to the whole and to one item.

use super::{Cause, Event, EventNo, Happening, Item, Ledger};

impl Ledger {
    /// Everything that happened, oldest first.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What happened to one item, oldest first.
    pub fn history<'a>(&'a self, item: &'a Item) -> impl DoubleEndedIterator<Item = &'a Event> {
        item.events.iter().filter_map(|at| self.events.get(*at))
    }

    /// The events of an act as they were written; none for a number that is not an act's.
    pub fn events_of(&self, act: EventNo) -> impl Iterator<Item = &Event> {
        let from = self.events.partition_point(|e| e.no < act);
        self.events.iter().skip(from).take_while(move |e| e.act == act)
    }

    /// Whether what an event of `item` says was taken back, and not done again.
    pub fn is_taken_back(&self, item: &Item, event: &Event) -> bool {
        let last = self.history(item).rev().find_map(|e| match e.cause {
            Cause::Undo(of) if of == event.act => Some(true),
            Cause::Redo(of) if of == event.act => Some(false),
            _ => None,
        });
        event.cause == Cause::Fresh && last == Some(true)
    }

    /// The event of that number.
    pub fn event(&self, no: EventNo) -> Option<&Event> {
        let at = self.events.partition_point(|event| event.no < no);
        self.events.get(at).filter(|event| event.no == no)
    }

    /// The number of the last event that is known here; 0 before the first.
    pub fn last_event(&self) -> EventNo {
        self.events.last().map_or(EventNo::NONE, |e| e.no)
    }

    /// The event that set the status of an item last, by whomever.
    pub fn last_status<'a>(&'a self, item: &'a Item) -> Option<&'a Event> {
        self.history(item).rev().find(|e| matches!(e.what, Happening::Status { .. }))
    }

    /// The event that an item's version names.
    pub fn version_event<'a>(&'a self, item: &'a Item) -> Option<&'a Event> {
        self.history(item).rev().find(|e| e.no == item.version)
    }
}

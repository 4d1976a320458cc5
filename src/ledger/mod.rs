//! The ledger (台账): the plan and all its state. Plain data; [`Ledger::apply`] is the one way it changes.
//! No input or output, and no clock: the day by which it is judged is an argument.

mod act;
mod event;
mod filter;
mod item;
mod light;
mod plan_change;
mod refusal;
mod status;
mod tally;

use std::collections::HashMap;
use std::sync::Arc;

pub use act::{Act, ActRefused, Change};
pub use event::{Cause, Event, EventNo, Happening, Moment, NoteKind, to_moment};
pub use filter::{Filter, Row, Whom};
pub use item::{Item, ItemKey, Note};
pub use light::{Light, Standing, Why, judge};
pub use plan_change::{HeadingChange, HeadingId, MeasureChange, PlanChange};
pub use status::{Barred, MoveRefused, Need, Offer, Status};
pub use tally::{Tallies, Tally};

use crate::plan::{Measure, MeasureId, Plan};

/// The plan and all its state.
#[derive(Debug, Clone)]
pub struct Ledger {
    plan: Arc<Plan>,
    items: Vec<Item>,
    by_key: HashMap<ItemKey, usize>,
    by_measure: HashMap<MeasureId, usize>,
    events: Vec<Event>,
}

/// What applying an event did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// The state has it.
    Done,
    /// It was in the ledger before; nothing changed.
    Known,
    /// The plan itself changed, or the event is about an item that this ledger does not have: load it anew.
    LoadAnew,
}

impl Ledger {
    /// The ledger of a plan to which nothing has happened. `items` are the record's keys; an item whose measure is not (or no
    /// longer) in the plan keeps its history under its last id.
    pub fn new(plan: Plan, items: impl IntoIterator<Item = (ItemKey, MeasureId)>) -> Self {
        let items: Vec<Item> = items.into_iter().map(|(key, measure)| Item::new(key, measure, plan.measure(measure).is_some())).collect();
        let by_key = items.iter().enumerate().map(|(at, item)| (item.key, at)).collect();
        let by_measure = items.iter().enumerate().filter(|(_, item)| item.in_plan).map(|(at, item)| (item.measure, at)).collect();
        Self { plan: Arc::new(plan), items, by_key, by_measure, events: Vec::new() }
    }

    /// Takes back from the plan an item whose id another measure has now: it keeps its history only.
    pub fn retire(&mut self, key: ItemKey) {
        if let Some(&at) = self.by_key.get(&key)
            && let Some(item) = self.items.get_mut(at)
        {
            item.in_plan = false;
            if self.by_measure.get(&item.measure) == Some(&at) {
                self.by_measure.remove(&item.measure);
            }
        }
    }

    /// Takes one event into the state. Events come in the order of their numbers.
    pub fn apply(&mut self, event: Event) -> Applied {
        if event.no <= self.last_event() {
            return Applied::Known;
        }
        let Some(key) = event.item else {
            let first = self.events.is_empty();
            self.events.push(event);
            return if first { Applied::Done } else { Applied::LoadAnew };
        };
        let Some(item) = self.by_key.get(&key).and_then(|at| self.items.get_mut(*at)) else {
            return Applied::LoadAnew;
        };
        item.apply(&event, self.events.len());
        let changes_plan = matches!(event.what, Happening::Reworded { .. } | Happening::Dropped { .. } | Happening::Renumbered { .. });
        self.events.push(event);
        if changes_plan { Applied::LoadAnew } else { Applied::Done }
    }

    /// Takes in the whole history at once, as it is loaded: what it says about the plan stands in the plan already.
    pub fn replay(&mut self, events: impl IntoIterator<Item = Event>) {
        for event in events {
            self.apply(event);
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The item of that key.
    pub fn item(&self, key: ItemKey) -> Option<&Item> {
        self.by_key.get(&key).and_then(|at| self.items.get(*at))
    }

    /// The id by which people know an item.
    pub fn label(&self, key: ItemKey) -> String {
        self.item(key).map(|item| item.measure.to_string()).unwrap_or_default()
    }

    /// The item of a measure of the plan.
    pub fn of_measure(&self, id: MeasureId) -> Option<&Item> {
        self.by_measure.get(&id).and_then(|at| self.items.get(*at))
    }

    /// Every item, those that are no longer in the plan included.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The published words of an item's measure; none where the plan no longer has it, though another may have its id now.
    pub fn measure_of(&self, item: &Item) -> Option<&Measure> {
        self.plan.measure(item.measure).filter(|_| item.in_plan)
    }

    /// The event that set the status of an item last, by whomever.
    pub fn last_status<'a>(&'a self, item: &'a Item) -> Option<&'a Event> {
        self.history(item).rev().find(|e| matches!(e.what, Happening::Status { .. }))
    }

    /// All measures of the plan with their items, in published order.
    pub fn rows(&self) -> impl Iterator<Item = (&Measure, &Item)> {
        self.plan.measures().filter_map(|m| Some((m, self.of_measure(m.id)?)))
    }

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

    /// The number of the last event that is known here; 0 before the first.
    pub fn last_event(&self) -> EventNo {
        self.events.last().map_or(EventNo::NONE, |e| e.no)
    }
}

//! The store's own thread: it writes acts and watches for what others commit, so that a slow disk never freezes the screen.

use super::{Store, StoreError};
use crate::ledger::{Act, Event, EventNo, Ledger, Moment};

/// Ties an answer to the request that it belongs to.
pub type Ticket = u64;

/// What the keeper says. Answers come in the order in which things were committed.
#[derive(Debug)]
pub enum Answer {
    /// Events that the ledger does not have yet: one's own just written, and those of others.
    News(Vec<Event>),
    /// The act of that ticket is on disk; its events came with the `News` before this.
    Saved(Ticket, EventNo),
    /// The act of that ticket was refused, and nothing of it was written.
    Refused(Ticket, StoreError),
    /// The ledger loaded anew.
    Loaded(Box<Ledger>),
    /// The record cannot be followed for now; it is tried again.
    Trouble(StoreError),
}

/// A handle on the store's thread. Dropping it lets the thread finish what it has begun and ends it.
#[derive(Debug)]
pub struct Keeper {
    _private: (),
}

impl Keeper {
    /// Starts the thread. `seen` is the last event of the ledger that the caller has; `answer` is called on the thread.
    pub fn start(_store: Store, _seen: EventNo, _answer: impl Fn(Answer) + Send + 'static) -> std::io::Result<Self> {
        todo!()
    }

    /// Has an act written.
    pub fn write(&self, _ticket: Ticket, _act: Act, _by: String, _at: Moment) {
        todo!()
    }

    /// Has the ledger loaded anew.
    pub fn load(&self) {
        todo!()
    }
}

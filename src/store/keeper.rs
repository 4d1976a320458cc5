//! The store's own thread: it writes acts and watches for what others commit, so that a slow disk never freezes the screen.

use std::mem::{Discriminant, discriminant};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use super::{Store, StoreError};
use crate::ledger::{Act, Event, EventNo, Ledger, Moment};

/// How often others' commits are looked for: they are on the screen within a second.
const WATCH: Duration = Duration::from_millis(400);

/// Ties an answer to the request that it belongs to.
pub type Ticket = u64;

/// What the keeper says. Answers come in the order in which things were committed.
#[derive(Debug)]
pub enum Answer {
    /// Events that the ledger does not have yet: one's own just written, and those of others.
    News(Vec<Event>),
    /// The act of that ticket is on disk, with these events; they came with the `News` before this, if others' could be read.
    Saved(Ticket, Vec<Event>),
    /// The act of that ticket was refused, and nothing of it was written.
    Refused(Ticket, StoreError),
    /// The ledger loaded anew.
    Loaded(Box<Ledger>),
    /// The record cannot be followed for now; it is tried again.
    Trouble(StoreError),
    /// The trouble is over.
    Recovered,
}

enum Request {
    Write(Ticket, Act, String, Moment),
    Load,
}

/// A handle on the store's thread. Dropping it lets the thread finish what it has begun and ends it.
#[derive(Debug)]
pub struct Keeper {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread. `seen` is the last event of the ledger that the caller has; `answer` is called on the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(store: Store, seen: EventNo, answer: impl Fn(Answer) + Send + 'static) -> std::io::Result<Self> {
        let (requests, inbox) = channel();
        // What was committed since the ledger was loaded counts as unseen.
        let watch = Watch { store, seen, answer, behind: true, wants_load: false, trouble: None };
        let thread = std::thread::Builder::new().name("store".into()).spawn(move || watch.run(&inbox))?;
        Ok(Self { requests: Some(requests), thread: Some(thread) })
    }

    /// Has an act written.
    pub fn write(&self, ticket: Ticket, act: Act, by: String, at: Moment) {
        self.ask(Request::Write(ticket, act, by, at));
    }

    /// Has the ledger loaded anew.
    pub fn load(&self) {
        self.ask(Request::Load);
    }

    fn ask(&self, request: Request) {
        if let Some(requests) = &self.requests {
            // The thread ends before its handle only if `answer` panicked: then nobody is left to be told.
            let _ = requests.send(request);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // What was asked for before is still handed out before the thread learns that nobody asks any more.
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What runs on the thread.
struct Watch<A> {
    store: Store,
    seen: EventNo,
    answer: A,
    /// Whether somebody committed events that were not read yet.
    behind: bool,
    /// Whether the ledger is to be loaded anew as soon as that can be done.
    wants_load: bool,
    /// The kind of trouble that was told last.
    trouble: Option<Discriminant<StoreError>>,
}

impl<A: Fn(Answer)> Watch<A> {
    fn run(mut self, inbox: &Receiver<Request>) {
        self.follow();
        loop {
            match inbox.recv_timeout(WATCH) {
                Ok(Request::Write(ticket, act, by, at)) => self.write(ticket, &act, &by, at),
                Ok(Request::Load) => self.wants_load = true,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            self.follow();
        }
    }

    fn write(&mut self, ticket: Ticket, act: &Act, by: &str, at: Moment) {
        let written = self.store.append(act, by, at);
        // Others' events come before the verdict: whoever is refused sees why.
        self.behind = true;
        self.follow();
        (self.answer)(match written {
            Ok(events) => Answer::Saved(ticket, events),
            Err(error) => Answer::Refused(ticket, error),
        });
    }

    /// Hands over what others committed, or the ledger anew where that is wanted. Trouble is told once for each kind, not at every look.
    fn follow(&mut self) {
        let done = if self.wants_load { self.load() } else { self.news().map(|events| self.hand_over(events)) };
        match done {
            Ok(()) => {
                if self.trouble.take().is_some() {
                    (self.answer)(Answer::Recovered);
                }
            }
            Err(error) => {
                let kind = Some(discriminant(&error));
                if self.trouble != kind {
                    self.trouble = kind;
                    (self.answer)(Answer::Trouble(error));
                }
            }
        }
    }

    fn load(&mut self) -> Result<(), StoreError> {
        let ledger = self.store.load()?;
        self.seen = ledger.last_event();
        self.wants_load = false;
        (self.answer)(Answer::Loaded(Box::new(ledger)));
        Ok(())
    }

    fn hand_over(&mut self, events: Vec<Event>) {
        if let Some(last) = events.last() {
            self.seen = last.no;
            (self.answer)(Answer::News(events));
        }
    }

    fn news(&mut self) -> Result<Vec<Event>, StoreError> {
        // Remembered until the events were read: the store says only once that there is something.
        self.behind |= self.store.changed_by_others()?;
        if !self.behind {
            return Ok(Vec::new());
        }
        let events = self.store.events_since(self.seen)?;
        self.behind = false;
        Ok(events)
    }
}

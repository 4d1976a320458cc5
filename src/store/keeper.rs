//! The store's own thread: it writes acts and watches for what others commit, so that a slow disk never freezes the screen.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::{Store, StoreError};
use crate::ledger::{Act, Event, EventNo, Ledger, Moment};

/// How often the record is asked whether others committed: a look costs microseconds.
const WATCH: Duration = Duration::from_millis(400);

/// Ties an answer to the request that it belongs to.
pub type Ticket = u64;

/// What the keeper says. Answers come in the order in which things were committed.
#[derive(Debug)]
pub enum Answer {
    /// Events that the ledger does not have yet: one's own just written, and those of others.
    News(Vec<Event>),
    /// The act of that ticket is on disk; its events came with the `News` before this.
    Saved(Ticket, EventNo),
    /// The act of that ticket was refused, and nothing of it was written. What others wrote came before this.
    Refused(Ticket, StoreError),
    /// The ledger loaded anew.
    Loaded(Box<Ledger>),
    /// The record cannot be followed for now; it is tried again.
    Trouble(StoreError),
}

enum Request {
    Write { ticket: Ticket, act: Act, by: String, at: Moment },
    Load,
}

/// A handle on the store's thread. Dropping it lets the thread finish what it was asked, and waits for that.
#[derive(Debug)]
pub struct Keeper {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the thread. `seen` is the last event of the ledger that the caller has; `answer` is called on the thread.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn start(store: Store, seen: EventNo, answer: impl Fn(Answer) + Send + 'static) -> io::Result<Self> {
        let (send, receive) = mpsc::channel();
        let work = move || Work { store, seen, answer, troubled: false }.go(&receive);
        let thread = thread::Builder::new().name("store".into()).spawn(work)?;
        Ok(Self { requests: Some(send), thread: Some(thread) })
    }

    /// Has an act written.
    pub fn write(&self, ticket: Ticket, act: Act, by: String, at: Moment) {
        self.ask(Request::Write { ticket, act, by, at });
    }

    /// Has the ledger loaded anew.
    pub fn load(&self) {
        self.ask(Request::Load);
    }

    fn ask(&self, request: Request) {
        if let Some(requests) = &self.requests {
            // The thread ends only when this handle is dropped.
            let _ = requests.send(request);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.requests.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread has.
struct Work<F> {
    store: Store,
    seen: EventNo,
    answer: F,
    /// Trouble is said once, not at every look.
    troubled: bool,
}

impl<F: Fn(Answer)> Work<F> {
    fn go(mut self, requests: &Receiver<Request>) {
        loop {
            match requests.recv_timeout(WATCH) {
                Ok(Request::Write { ticket, act, by, at }) => self.write(ticket, &act, &by, at),
                Ok(Request::Load) => self.load(),
                Err(RecvTimeoutError::Timeout) => self.watch(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn write(&mut self, ticket: Ticket, act: &Act, by: &str, at: Moment) {
        match self.store.append(act, by, at) {
            Ok(events) => {
                let number = events.first().map_or(self.seen, |e| e.act);
                self.tell_news();
                (self.answer)(Answer::Saved(ticket, number));
            }
            Err(error) => {
                self.tell_news();
                (self.answer)(Answer::Refused(ticket, error));
            }
        }
    }

    fn load(&mut self) {
        match self.store.load() {
            Ok(ledger) => {
                self.seen = ledger.last_event();
                (self.answer)(Answer::Loaded(Box::new(ledger)));
            }
            Err(error) => self.trouble(error),
        }
    }

    fn watch(&mut self) {
        match self.store.changed_by_others() {
            // After trouble everything may have been missed.
            Ok(changed) if changed || self.troubled => self.tell_news(),
            Ok(_) => {}
            Err(error) => self.trouble(error),
        }
    }

    fn tell_news(&mut self) {
        match self.store.events_since(self.seen) {
            Ok(events) => {
                self.troubled = false;
                if let Some(last) = events.last() {
                    self.seen = last.no;
                    (self.answer)(Answer::News(events));
                }
            }
            Err(error) => self.trouble(error),
        }
    }

    fn trouble(&mut self, error: StoreError) {
        if !self.troubled {
            self.troubled = true;
            (self.answer)(Answer::Trouble(error));
        }
    }
}

//! The record: one file that several people share. A narrow face; that SQLite is behind it is known in this room only.

mod error;
mod keeper;

use std::path::Path;

pub use error::StoreError;
pub use keeper::{Answer, Keeper, Ticket};

use crate::ledger::{Act, Event, EventNo, Ledger, Moment, PlanChange};
use crate::plan::Plan;

/// What a store may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Write,
    /// Read only: every write is refused, and nothing about the file changes.
    ReadOnly,
}

/// The record of one plan, open.
#[derive(Debug)]
pub struct Store {
    _private: (),
}

impl Store {
    /// Makes a new record at `path` that holds `plan` alone, and opens it.
    pub fn create(_path: &Path, _plan: &Plan, _by: &str, _at: Moment, _summary: &str) -> Result<Self, StoreError> {
        todo!()
    }

    /// Opens the record at `path`; an older one is brought up to date after a backup (not with [`Access::ReadOnly`]).
    pub fn open(_path: &Path, _access: Access, _at: Moment) -> Result<Self, StoreError> {
        todo!()
    }

    /// The whole ledger.
    pub fn load(&mut self) -> Result<Ledger, StoreError> {
        todo!()
    }

    /// Writes an act in one transaction: all of it or nothing. Returns its events once they are on disk.
    pub fn append(&mut self, _act: &Act, _by: &str, _at: Moment) -> Result<Vec<Event>, StoreError> {
        todo!()
    }

    /// The events behind `no`, oldest first.
    pub fn events_since(&mut self, _no: EventNo) -> Result<Vec<Event>, StoreError> {
        todo!()
    }

    /// Whether another process has committed since the last call. Costs microseconds.
    pub fn changed_by_others(&mut self) -> Result<bool, StoreError> {
        todo!()
    }

    /// Replaces the plan by a corrected text of it, in one transaction. `change` must have been taken from the ledger that ended with
    /// `seen`; it is refused as stale if anything was written since. Items with history are dropped only with `drop_history`.
    pub fn replace_plan(
        &mut self,
        _new: &Plan,
        _change: &PlanChange,
        _seen: EventNo,
        _by: &str,
        _at: Moment,
        _summary: &str,
    ) -> Result<(), StoreError> {
        todo!()
    }

    /// Writes a whole, consistent copy to a new file.
    pub fn backup(&mut self, _to: &Path) -> Result<(), StoreError> {
        todo!()
    }

    /// Looks for faults of the file and of the record; empty when there are none. Sentences come in the language asked for.
    pub fn check(&mut self, _lang: crate::messages::Lang) -> Result<Vec<String>, StoreError> {
        todo!()
    }
}

//! The record: one file that several people share. A narrow face; that SQLite is behind it is known in this room only.

mod backup;
mod chain;
mod check;
mod check_events;
mod connection;
mod create;
mod data_rows;
mod dealing_rows;
mod error;
mod event_rows;
mod failure;
mod fault;
mod file_system;
mod keeper;
mod load;
mod meeting_rows;
mod new_file;
mod open;
mod other_file;
mod permission;
mod plan_rows;
mod replace;
mod schema;
mod write;

#[cfg(test)]
mod testing;

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::Connection;

pub use error::{NoDatabase, StoreError};
pub use fault::Fault;
pub use keeper::{Answer, Keeper, Ticket};
pub use other_file::Over;
pub use permission::{Denied, Lack};

use crate::ledger::{Act, Event, EventNo, Ledger, Moment, PlanChange};
use crate::plan::Plan;
use chain::End;
use file_system::{Stamp, Standing};
use new_file::NewFile;

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
    conn: Connection,
    path: PathBuf,
    access: Access,
    patience: Duration,
    /// The number of migrations that this program knows.
    schema: i64,
    /// What the connection said last about others' commits.
    data_version: i64,
    /// How the files stood when they were opened as if nobody could change them; none where SQLite's locks are used.
    still: Option<Stamp>,
    /// How the names of the files stood when they were last looked at and found to be right.
    standing: Standing,
    /// The end of the log when it was last read here.
    known: Option<End>,
}

impl Store {
    /// Makes a new record at `path` that holds `plan` alone, and opens it. The file appears at that name when it is whole, or not at
    /// all; where several make it at once, one does and the others are told that it exists.
    ///
    /// # Errors
    /// When something has that name already, or the file cannot be made there.
    pub fn create(path: &Path, plan: &Plan, by: &str, at: Moment, summary: &str) -> Result<Self, StoreError> {
        create::create(path, plan, by, at, summary)?;
        Self::open(path, Access::Write, at)
    }

    /// Opens the record at `path`; an older one is brought up to date after a backup (not with [`Access::ReadOnly`]).
    ///
    /// # Errors
    /// When it is missing, not a record, a newer program's, on a network disk, or not permitted.
    pub fn open(path: &Path, access: Access, at: Moment) -> Result<Self, StoreError> {
        open::open(path, access, at, schema::STEPS)
    }

    /// How long a write waits for another's before it is given up with [`StoreError::Locked`]; five seconds unless set.
    ///
    /// # Errors
    /// When the connection is unusable.
    pub fn set_patience(&mut self, patience: Duration) -> Result<(), StoreError> {
        self.conn.busy_timeout(patience).map_err(|e| self.tell(e.into()))?;
        self.patience = patience;
        Ok(())
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it was opened for.
    pub fn access(&self) -> Access {
        self.access
    }

    /// The whole ledger.
    ///
    /// # Errors
    /// When the file cannot be read, or what it says makes no plan.
    pub fn load(&mut self) -> Result<Ledger, StoreError> {
        self.load_ledger(None)
    }

    /// The whole ledger as it stood at the end of `day` (`Ledger::until_end_of`): what was written later is not even read.
    ///
    /// # Errors
    /// When the file cannot be read, or what it says makes no plan.
    pub fn load_until(&mut self, day: NaiveDate) -> Result<Ledger, StoreError> {
        self.load_ledger(Some(day))
    }

    /// The year of the plan.
    ///
    /// # Errors
    /// When the file cannot be read, or has no plan.
    pub fn plan_year(&mut self) -> Result<i32, StoreError> {
        self.read(load::year)
    }

    /// The day of the first event; none where there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn begun(&mut self) -> Result<Option<NaiveDate>, StoreError> {
        Ok(self.read(event_rows::days)?.into_iter().min())
    }

    fn load_ledger(&mut self, until: Option<NaiveDate>) -> Result<Ledger, StoreError> {
        let fault = |e| StoreError::Engine { path: self.path.clone(), error: Box::new(e) };
        let seeds = load::Seeds {
            units: crate::seeds::units().map_err(fault)?,
            indicators: crate::seeds::indicators().map_err(fault)?,
            dates: crate::seeds::dates().map_err(fault)?,
            calendar: crate::seeds::calendar().map_err(fault)?,
        };
        let (ledger, end) = self.read(|tx| Ok((load::ledger(tx, &seeds, until)?, End::of(tx)?)))?;
        self.known = Some(end);
        Ok(ledger)
    }

    /// Writes an act in one transaction: all of it or nothing. Returns its events once they are on disk.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when an item has another version than the act was based on; nothing is written then, nor with any other.
    pub fn append(&mut self, act: &Act, by: &str, at: Moment) -> Result<Vec<Event>, StoreError> {
        let (events, end) = self.write(|tx| Ok((write::append(tx, act, by, at)?, End::of(tx)?)))?;
        self.known = Some(end);
        Ok(events)
    }

    /// The events behind `no`, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read, or was brought up to date by a newer program.
    pub fn events_since(&mut self, no: EventNo) -> Result<Vec<Event>, StoreError> {
        let (events, end) = self.read(|tx| Ok((event_rows::since(tx, no)?, End::of(tx)?)))?;
        self.known = Some(end);
        Ok(events)
    }

    /// Whether another process has committed since the last call. Costs microseconds.
    ///
    /// # Errors
    /// When the file cannot be read, or it or a file beside it was moved, removed or replaced.
    pub fn changed_by_others(&mut self) -> Result<bool, StoreError> {
        if self.still.is_some() {
            return self.look_again();
        }
        self.refuse_if_moved()?;
        let now = connection::data_version(&self.conn).map_err(|e| self.tell(e.into()))?;
        Ok(std::mem::replace(&mut self.data_version, now) != now)
    }

    /// Replaces the plan by a corrected text of it, in one transaction. `change` must have been taken from the ledger that ended with
    /// `seen`; it is refused with [`StoreError::MovedOn`] if anything was written since. What it drops keeps its history, out of the
    /// plan; whether it may be dropped is for the caller to ask. A change of nothing writes nothing.
    ///
    /// # Errors
    /// When something was written since, or it cannot be written.
    pub fn replace_plan(
        &mut self,
        new: &Plan,
        change: &PlanChange,
        seen: EventNo,
        by: &str,
        at: Moment,
        summary: &str,
    ) -> Result<(), StoreError> {
        if change.is_empty() {
            return Ok(());
        }
        let end = self.write(|tx| {
            replace::replace(tx, new, change, seen, event_rows::Hand { by, at }, summary)?;
            End::of(tx)
        })?;
        self.known = Some(end);
        Ok(())
    }

    /// Writes a whole, consistent copy to a new file, while others go on writing.
    ///
    /// # Errors
    /// When something has that name already, or the copy cannot be written; no part of it is left then.
    pub fn backup(&mut self, to: &Path) -> Result<(), StoreError> {
        self.refuse_if_moved()?;
        let mut copy = self.copy(to)?;
        if self.still.is_some() && self.look_again()? {
            // A writer came in the middle; without locks the copy may be half of what he wrote.
            drop(copy);
            copy = self.copy(to)?;
        }
        copy.finish()
    }

    fn copy(&self, to: &Path) -> Result<NewFile, StoreError> {
        backup::copy(&self.conn, &self.path, to).map_err(|failure| self.tell(failure))
    }

    /// Writes a file that is none of the record, such as an export: whole or not at all, never over the record's own files, and for whom
    /// the record is for.
    ///
    /// # Errors
    /// When something has that name and is not to be replaced, or the file cannot be written; no part of it is left then.
    pub fn write_other_file(&self, to: &Path, bytes: &[u8], over: Over) -> Result<(), StoreError> {
        other_file::write(&self.path, to, bytes, over)
    }

    /// Looks for faults of the file and of the record; empty when there are none.
    ///
    /// # Errors
    /// When it cannot be looked at, or is so damaged that it cannot be read to its end.
    pub fn check(&mut self) -> Result<Vec<Fault>, StoreError> {
        // What is there is judged by itself, whatever was read before.
        self.known = None;
        self.read(check::faults)
    }

    /// The beginning of the digest of the last event, which stands for the whole record up to it: noted elsewhere, it shows later
    /// whether the record was written anew.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn fingerprint(&mut self) -> Result<String, StoreError> {
        let end = self.read(End::of)?;
        Ok(end.digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        self.leave_what_is_not_ours();
    }
}

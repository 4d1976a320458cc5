//! The record: one file that several people share. A narrow face; that SQLite is behind it is known in this room only.

mod backup;
mod check;
mod error;
mod keeper;
mod load;
mod open;
mod place;
mod plan_rows;
mod replace;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use error::StoreError;
pub use keeper::{Answer, Keeper, Ticket};

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
    /// What SQLite counts up when another connection commits.
    data_version: i64,
}

impl Store {
    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether another process has committed since the last call. Costs microseconds.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn changed_by_others(&mut self) -> Result<bool, StoreError> {
        let now = self.pragma("data_version")?;
        Ok(std::mem::replace(&mut self.data_version, now) != now)
    }
}

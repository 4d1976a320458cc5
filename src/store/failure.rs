//! What the work on a connection ends with, and what that means for the file.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{ErrorCode, ffi};

use super::error::{NoDatabase, StoreError};
use super::{Access, Fault, permission};

/// What the work inside a transaction may end with; which file it was is added outside.
#[derive(Debug)]
pub(super) enum Failure {
    Sql(rusqlite::Error),
    Fault(Fault),
    Told(StoreError),
}

pub(super) type Inner<T> = Result<T, Failure>;

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<rusqlite::types::FromSqlError> for Failure {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self::Sql(error.into())
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Told(error)
    }
}

impl Failure {
    /// What it means for the file at `path`, which was known to be a record.
    pub(super) fn at(self, path: &Path, access: Access, waited: Duration) -> StoreError {
        match self {
            Self::Told(error) => error,
            Self::Fault(fault) => StoreError::Broken { path: path.to_owned(), fault },
            Self::Sql(error) => of_sqlite(error, path, access, waited),
        }
    }

    /// What it means for a file of which nothing is known yet.
    pub(super) fn at_opening(self, path: &Path, access: Access, waited: Duration) -> StoreError {
        match &self {
            Self::Sql(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
                StoreError::NotADatabase { path: path.to_owned(), why: NoDatabase::Other }
            }
            _ => self.at(path, access, waited),
        }
    }
}

fn engine(path: PathBuf, error: rusqlite::Error) -> StoreError {
    StoreError::Engine { path, error: error.into() }
}

fn of_sqlite(error: rusqlite::Error, path: &Path, access: Access, waited: Duration) -> StoreError {
    let path_buf = path.to_owned();
    let Some(code) = error.sqlite_error_code() else {
        return if is_of_contents(&error) { StoreError::Corrupt(path_buf) } else { engine(path_buf, error) };
    };
    match code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Locked { path: path_buf, waited, writing: false },
        ErrorCode::DiskFull => StoreError::Full(path_buf),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Corrupt(path_buf),
        ErrorCode::ReadOnly if error.sqlite_extended_error_code() == Some(ffi::SQLITE_READONLY_DBMOVED) => StoreError::Moved(path_buf),
        ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => match permission::find_denied(path, access) {
            Some(denied) => StoreError::Denied(denied),
            None => engine(path_buf, error),
        },
        ErrorCode::SystemIoFailure => StoreError::Io { path: path_buf, error: io::Error::other(error.to_string()) },
        _ => engine(path_buf, error),
    }
}

/// Whether a value in the file is none that this program writes: the tables refuse it, so the file was damaged.
fn is_of_contents(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
    matches!(error, FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..))
}

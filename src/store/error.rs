//! What can go wrong with the record, and what to do about it.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::ledger::{Event, ItemKey};
use crate::messages::{Lang, store as say};

/// Why the record could not be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no database {0}")]
    Missing(PathBuf),
    /// There is a file already where one was to be made.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The file is no database.
    #[error("{0} is not a database")]
    NotADatabase(PathBuf),
    /// The database is another program's.
    #[error("{0} is another program's database")]
    NotOurs(PathBuf),
    /// The database was made by a newer version of the program.
    #[error("{path} has schema {found}, known is {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// The file system is a network's, where locks cannot be trusted.
    #[error("{path} is on a network file system ({kind})")]
    Network {
        /// The file.
        path: PathBuf,
        /// What kind of file system.
        kind: &'static str,
    },
    /// The file or its directory cannot be written or opened by this person.
    #[error("{path} cannot be used: it belongs to {owner}")]
    NoAccess {
        /// The file or directory.
        path: PathBuf,
        /// Whose it is.
        owner: String,
        /// Whether it can be read at least.
        readable: bool,
    },
    /// It was opened for reading only.
    #[error("opened read-only")]
    ReadOnly,
    /// Another process holds the lock for too long.
    #[error("{0} is locked by another process")]
    Locked(PathBuf),
    /// The disk is full.
    #[error("no room left for {0}")]
    Full(PathBuf),
    /// The file is damaged.
    #[error("{path} is damaged: {detail}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The file holds what no version of this program writes.
    #[error("{path} holds what is not understood: {detail}")]
    NotUnderstood {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// An item has another version than the one that the act was based on.
    #[error("item {} was changed since", item.0)]
    Stale {
        /// The item.
        item: ItemKey,
        /// The event that gave it its present version.
        now: Option<Box<Event>>,
    },
    /// Something was written since the change of the plan was worked out.
    #[error("the record was changed since")]
    MovedOn,
    /// Anything else that the system or SQLite says.
    #[error("{path}: {detail}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What it says.
        detail: String,
    },
}

impl StoreError {
    /// What SQLite says about the file at `path`.
    pub(super) fn sqlite(path: &Path, error: &rusqlite::Error) -> Self {
        let path = path.to_owned();
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::DiskFull) => Self::Full(path),
            Some(ErrorCode::NotADatabase) => Self::NotADatabase(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, detail },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => super::place::no_access(&path),
            _ => Self::Io { path, detail },
        }
    }

    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::Missing(path.to_owned()),
            std::io::ErrorKind::PermissionDenied => super::place::no_access(path),
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Full(path.to_owned()),
            std::io::ErrorKind::AlreadyExists => Self::Exists(path.to_owned()),
            _ => Self::Io { path: path.to_owned(), detail: error.to_string() },
        }
    }

    /// The sentence for the person: what, where, and what to do.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            Self::Missing(path) => say::missing(lang, path.display()),
            Self::Exists(path) => say::exists(lang, path.display()),
            Self::NotADatabase(path) => say::not_a_database(lang, path.display()),
            Self::NotOurs(path) => say::not_ours(lang, path.display()),
            Self::Newer { path, found, known } => say::newer(lang, path.display(), found, known),
            Self::Network { path, kind } => say::network(lang, path.display(), kind),
            Self::NoAccess { path, owner, readable: true } => say::not_writable(lang, path.display(), owner),
            Self::NoAccess { path, owner, readable: false } => say::not_readable(lang, path.display(), owner),
            Self::ReadOnly => say::read_only(lang).to_owned(),
            Self::Locked(path) => say::locked(lang, path.display()),
            Self::Full(path) => say::full(lang, path.display()),
            Self::Damaged { path, detail } => say::damaged(lang, path.display(), detail),
            Self::NotUnderstood { path, detail } => say::not_understood(lang, path.display(), detail),
            Self::Stale { now: Some(event), .. } => say::stale(lang, &event.by, event.at.format("%m-%d %H:%M")),
            Self::Stale { now: None, .. } | Self::MovedOn => say::moved_on(lang).to_owned(),
            Self::Io { path, detail } => say::io(lang, path.display(), detail),
        }
    }
}

//! What can go wrong with the record, and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::permission::{self, Denied};
use super::{Access, Fault, file_system};
use crate::ledger::{Event, EventNo, ItemKey};
use crate::messages::{Lang, store as words};

/// Why the record could not be used.
#[derive(Debug)]
pub enum StoreError {
    /// There is no such file.
    Missing(PathBuf),
    /// Something has that name already.
    Exists(PathBuf),
    /// The folder in which the file would be made is missing.
    NoDirectory(PathBuf),
    /// Something is looked for in what is no folder.
    NotAFolder(PathBuf),
    /// Something else was to be written over a file of the record.
    Own(PathBuf),
    /// The file has several names. Each name has a log of its own, and what is written by one is lost to the others.
    Linked(PathBuf),
    /// The log of a database that is gone lies where a new one would be made: SQLite would mix the two.
    LeftOver(PathBuf),
    /// It is no database.
    NotADatabase {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        why: NoDatabase,
    },
    /// A database, but another program's.
    NotOurs(PathBuf),
    /// A newer program has brought it up to date.
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema number.
        theirs: i64,
        /// The newest that this program knows.
        ours: i64,
    },
    /// It must be brought up to date before it is read, and only reading was asked for.
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema number.
        theirs: i64,
        /// The one that this program reads.
        ours: i64,
    },
    /// Permissions do not allow it.
    Denied(Denied),
    /// It was opened for reading only.
    ReadOnly(PathBuf),
    /// The disk is reached over a network, where the locks that keep writers apart cannot be relied on.
    NetworkDisk {
        /// The file.
        path: PathBuf,
        /// The kind of file system.
        kind: &'static str,
    },
    /// The disk cannot have the write-ahead log.
    NoLog {
        /// The file.
        path: PathBuf,
        /// The journal mode that SQLite offers instead.
        mode: String,
    },
    /// The SQLite that is linked can lose commits.
    OldLibrary(&'static str),
    /// Another process holds the write lock.
    Locked {
        /// The file.
        path: PathBuf,
        /// How long it was waited for.
        waited: Duration,
        /// Whether something was to be written.
        writing: bool,
    },
    /// Another file has the name now, or none.
    Moved(PathBuf),
    /// The disk is full.
    Full(PathBuf),
    /// The file is damaged.
    Corrupt(PathBuf),
    /// The file is sound, but what it says makes no record.
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        fault: Fault,
    },
    /// An item has another version than the one that the act was based on.
    Stale {
        /// The item; none for what is about the plan as a whole.
        item: Option<ItemKey>,
        /// The event that gave it its present version.
        now: Option<Box<Event>>,
    },
    /// The act was taken back already, or done again already, from another console of the same person.
    DoneAlready {
        /// Whether it was to be taken back.
        undoes: bool,
    },
    /// Something was written since the corrected plan was compared with the record.
    MovedOn {
        /// The last event that was known.
        seen: EventNo,
        /// The last event that there is.
        last: EventNo,
    },
    /// The disk or the system failed.
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// What keeps the record failed otherwise.
    Engine {
        /// The file.
        path: PathBuf,
        /// What it says.
        error: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// What a path names instead of a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDatabase {
    /// A folder.
    Directory,
    /// A pipe, a device or a socket.
    NoFile,
    /// An empty file.
    Empty,
    /// A link to something that is not there.
    DeadLink,
    /// A file of another kind.
    Other,
}

impl StoreError {
    /// The sentence for the person: what, where, and what to do.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            Self::Missing(path) => words::missing(lang, path.display()),
            Self::Exists(path) => words::exists(lang, path.display()),
            Self::NoDirectory(path) => words::no_directory(lang, path.display()),
            Self::NotAFolder(path) => words::not_a_folder(lang, path.display()),
            Self::Own(path) => words::own(lang, path.display()),
            Self::Linked(path) => words::linked(lang, path.display()),
            Self::LeftOver(path) => words::left_over(lang, path.display()),
            Self::NotADatabase { path, why } => why.explain(path, lang),
            Self::NotOurs(path) => words::not_ours(lang, path.display()),
            Self::Newer { path, theirs, ours } => words::newer(lang, path.display(), theirs, ours),
            Self::Older { path, theirs, ours } => words::older(lang, path.display(), theirs, ours),
            Self::Denied(denied) => denied.explain(lang),
            Self::ReadOnly(path) => words::read_only(lang, path.display()),
            Self::NetworkDisk { path, kind } => words::network_disk(lang, path.display(), kind),
            Self::NoLog { path, mode } => words::no_log(lang, path.display(), mode),
            Self::OldLibrary(version) => words::old_library(lang, version),
            Self::Locked { path, waited, writing: true } => words::locked(lang, path.display(), seconds(*waited)),
            Self::Locked { path, waited, writing: false } => words::locked_for_reading(lang, path.display(), seconds(*waited)),
            Self::Moved(path) => words::moved(lang, path.display()),
            Self::Full(path) => words::full(lang, path.display()),
            Self::Corrupt(path) => words::corrupt(lang, path.display()),
            Self::Broken { path, fault } => words::broken(lang, path.display(), fault.describe(lang)),
            Self::Stale { now: Some(event), .. } => words::stale_by(lang, &event.by, event.at.format("%m-%d %H:%M")),
            Self::Stale { now: None, .. } => words::stale(lang).to_owned(),
            Self::DoneAlready { undoes: true } => words::undone_already(lang).to_owned(),
            Self::DoneAlready { undoes: false } => words::redone_already(lang).to_owned(),
            Self::MovedOn { .. } => words::moved_on(lang).to_owned(),
            Self::Io { path, error } => words::io(lang, path.display(), error),
            Self::Engine { path, error } => words::engine(lang, path.display(), error),
        }
    }

    /// What a failure of the system means for a file.
    pub(super) fn of_io(path: &Path, error: io::Error) -> Self {
        use io::ErrorKind::{NotADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull};
        let path = path.to_owned();
        match error.kind() {
            NotADirectory => Self::NotAFolder(file_system::no_folder(&path).map_or(path.clone(), Path::to_owned)),
            NotFound => Self::Missing(path),
            StorageFull => Self::Full(path),
            PermissionDenied | ReadOnlyFilesystem => match permission::find_denied(&path, Access::Write) {
                Some(denied) => Self::Denied(denied),
                None => Self::Io { path, error },
            },
            _ => Self::Io { path, error },
        }
    }
}

fn seconds(waited: Duration) -> String {
    // 5, not 5.0; 0.2 where a test waits that short.
    format!("{}", (waited.as_secs_f64() * 10.0).round() / 10.0)
}

impl NoDatabase {
    fn explain(self, path: &Path, lang: Lang) -> String {
        match self {
            Self::Directory => words::is_directory(lang, path.display()),
            Self::NoFile => words::is_no_file(lang, path.display()),
            Self::Empty => words::is_empty(lang, path.display()),
            Self::DeadLink => {
                let to = std::fs::read_link(path).unwrap_or_default();
                words::dead_link(lang, path.display(), to.display())
            }
            Self::Other => words::no_database(lang, path.display()),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.explain(Lang::En))
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::Engine { error, .. } => Some(&**error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_may_go_to_another_thread() {
        fn is_send<T: Send + Sync + 'static>() {}
        is_send::<StoreError>();
    }

    #[test]
    fn waiting_times_read_as_people_say_them() {
        assert_eq!(seconds(Duration::from_secs(5)), "5");
        assert_eq!(seconds(Duration::from_millis(200)), "0.2");
    }
}

//! Making and opening a record.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::place::{self, Temporary};
use super::{Access, Store, StoreError, plan_rows, write};
use crate::ledger::{Cause, Event, EventNo, Happening, Moment};
use crate::plan::Plan;

/// Marks our files (`PRAGMA application_id`): "duba".
pub(super) const APPLICATION: i64 = 0x6475_6261;
/// The steps of the schema; the number of those that were taken is the file's `user_version`.
const MIGRATIONS: [&str; 1] = [include_str!("../../db/migrations/0001_record.sql")];
/// How long a write waits for another process's.
const PATIENCE: Duration = Duration::from_secs(5);

/// The newest schema that this program knows.
pub(super) const KNOWN: i64 = MIGRATIONS.len() as i64;

impl Store {
    /// Makes a new record at `path` that holds `plan` alone, and opens it. It is built under another name and gets its own when it is
    /// whole, so a crash leaves no half of one, and of two processes at once one is told that the file exists.
    ///
    /// # Errors
    /// When there is a file already, or the place cannot be written.
    pub fn create(path: &Path, plan: &Plan, by: &str, at: Moment, summary: &str) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        let directory = place::directory(path);
        fs::metadata(&directory).map_err(|e| StoreError::io(&directory, &e))?;
        place::refuse_network(path)?;
        let temporary = Temporary(place::temporary(path));
        build(&temporary.0, plan, by, at, summary).map_err(|e| e.about(path))?;
        let named = place::set_mode(&temporary.0, &directory).and_then(|()| place::name_new(&temporary.0, path));
        named.map_err(|e| StoreError::io(path, &e))?;
        Self::open(path, Access::Write, at)
    }

    /// Opens the record at `path`; an older one is brought up to date after a backup (not with [`Access::ReadOnly`]).
    ///
    /// # Errors
    /// When it is missing, no record of ours, newer than this program, or cannot be used by this person.
    pub fn open(path: &Path, access: Access, at: Moment) -> Result<Self, StoreError> {
        let header = header(path)?;
        if header.application != APPLICATION {
            return Err(StoreError::NotOurs(path.to_owned()));
        }
        refuse_newer(path, header.schema)?;
        place::refuse_network(path)?;
        let conn = match access {
            Access::Write => connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?,
            Access::ReadOnly => connect_read_only(path)?,
        };
        let mut store = Self { conn, path: path.to_owned(), access, data_version: 0 };
        store.set_up()?;
        let schema = store.schema()?;
        refuse_newer(path, schema)?;
        if schema < KNOWN {
            store.migrate(schema, at)?;
        }
        store.data_version = store.pragma("data_version")?;
        Ok(store)
    }

    fn set_up(&self) -> Result<(), StoreError> {
        let err = |e| StoreError::sqlite(&self.path, &e);
        self.conn.busy_timeout(PATIENCE).map_err(err)?;
        if self.access == Access::ReadOnly {
            return self.conn.execute_batch("PRAGMA query_only = ON; PRAGMA foreign_keys = ON").map_err(err);
        }
        if self.conn.is_readonly("main").map_err(err)? {
            return Err(place::no_access(&self.path));
        }
        let mode: String = self.conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(err)?;
        if mode != "wal" {
            return Err(StoreError::Io { path: self.path.clone(), detail: format!("journal_mode {mode}") });
        }
        // FULL: an act that was answered for is on disk even when the power goes.
        self.conn.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0").map_err(err)
    }

    pub(super) fn schema(&self) -> Result<i64, StoreError> {
        self.pragma("user_version")
    }

    pub(super) fn pragma(&self, name: &str) -> Result<i64, StoreError> {
        self.conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).map_err(|e| StoreError::sqlite(&self.path, &e))
    }

    /// Takes the steps that are missing, after a backup beside the file.
    fn migrate(&mut self, from: i64, at: Moment) -> Result<(), StoreError> {
        if self.access == Access::ReadOnly {
            return Err(StoreError::ReadOnly);
        }
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".schema{from}-{}", at.format("%Y%m%d%H%M%S")));
        self.backup(&PathBuf::from(name))?;
        let err = |e| StoreError::sqlite(&self.path, &e);
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Exclusive).map_err(err)?;
        // Another process may have taken the steps while this one made its backup.
        let now: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(err)?;
        steps(&transaction, now).and_then(|()| transaction.commit()).map_err(err)
    }
}

impl StoreError {
    /// The same about the file that the person knows, not the one that was being built.
    fn about(self, path: &Path) -> Self {
        match self {
            Self::Full(_) => Self::Full(path.to_owned()),
            Self::Io { detail, .. } => Self::Io { path: path.to_owned(), detail },
            other => other,
        }
    }
}

fn steps(conn: &Connection, from: i64) -> rusqlite::Result<()> {
    for step in MIGRATIONS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        conn.execute_batch(step)?;
    }
    conn.execute_batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {KNOWN}"))
}

/// Builds a whole record at a temporary name.
fn build(path: &Path, plan: &Plan, by: &str, at: Moment, summary: &str) -> Result<(), StoreError> {
    let mut conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
    let err = |e| StoreError::sqlite(path, &e);
    // The file is nobody's until it has its name: it needs no journal that survives a crash.
    conn.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF").map_err(err)?;
    let transaction = conn.transaction().map_err(err)?;
    steps(&transaction, 0).map_err(err)?;
    plan_rows::write_new(&transaction, plan).map_err(err)?;
    let first = EventNo(1);
    let what = Happening::Imported { summary: summary.to_owned() };
    let event = Event { no: first, act: first, cause: Cause::Fresh, at, by: by.to_owned(), item: None, what };
    write::insert(&transaction, &event).map_err(err)?;
    transaction.commit().map_err(err)?;
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).map_err(err)?;
    if mode != "wal" {
        return Err(StoreError::Io { path: path.to_owned(), detail: format!("journal_mode {mode}") });
    }
    conn.close().map_err(|(_, e)| err(e))?;
    fs::File::open(path).and_then(|file| file.sync_all()).map_err(|e| StoreError::io(path, &e))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(|e| StoreError::sqlite(path, &e))
}

/// Opens for reading. Where nobody has it open and the directory cannot be written, the file does not change while it is read.
fn connect_read_only(path: &Path) -> Result<Connection, StoreError> {
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if conn.query_row("PRAGMA schema_version", [], |row| row.get::<_, i64>(0)).is_ok() {
        return Ok(conn);
    }
    let mut log = path.to_owned().into_os_string();
    log.push("-wal");
    if Path::new(&log).exists() {
        return Err(place::no_access(path));
    }
    let whole = fs::canonicalize(path).map_err(|e| StoreError::io(path, &e))?;
    let plain: String = whole.to_string_lossy().chars().flat_map(escaped).collect();
    let uri = PathBuf::from(format!("file:{plain}?immutable=1"));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(uri, flags).map_err(|e| StoreError::sqlite(path, &e))
}

/// A character of a path as a URI has it.
fn escaped(c: char) -> Vec<char> {
    if matches!(c, '%' | '?' | '#') { format!("%{:02X}", u32::from(c)).chars().collect() } else { vec![c] }
}

/// What the first bytes of the file say, before SQLite looks at it.
struct Header {
    application: i64,
    schema: i64,
}

fn header(path: &Path) -> Result<Header, StoreError> {
    let err = |e: std::io::Error| StoreError::io(path, &e);
    if fs::metadata(path).map_err(err)?.is_dir() {
        return Err(StoreError::NotADatabase(path.to_owned()));
    }
    let mut bytes = [0u8; 100];
    match fs::File::open(path).map_err(err)?.read_exact(&mut bytes) {
        Ok(()) if bytes.starts_with(b"SQLite format 3\0") => {}
        _ => return Err(StoreError::NotADatabase(path.to_owned())),
    }
    // Offsets 60 and 68 of the file format: user_version and application_id, big-endian.
    let number = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map_or(0, |b| i64::from(u32::from_be_bytes(b)));
    Ok(Header { application: number(68), schema: number(60) })
}

fn refuse_newer(path: &Path, found: i64) -> Result<(), StoreError> {
    if found > KNOWN { Err(StoreError::Newer { path: path.to_owned(), found, known: KNOWN }) } else { Ok(()) }
}

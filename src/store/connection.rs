//! The connection: how it is set, how it reads, and the one way in which it writes.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, FileControl, OpenFlags, TransactionBehavior};

use super::error::StoreError;
use super::failure::{Failure, Inner};
use super::file_system::{Side, Standing};
use super::{Access, Store, chain, file_system, open, schema};

/// How long a write waits for another's.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// How long it takes until something that was busy is asked again.
const PAUSE: Duration = Duration::from_millis(10);

/// To what size the write-ahead log is cut when it has been taken into the file.
const LOG_LIMIT: u32 = 4 << 20;

/// No connection's data version: what is compared with it has changed.
const UNKNOWN: i64 = -1;

/// The oldest SQLite whose write-ahead log is sound: before it, a reset could lose a commit.
const SOUND: i32 = 3_051_003;

/// Refuses a library with that fault. It is built in; this guards against a build that links another.
pub(super) fn refuse_unsound_library() -> Result<(), StoreError> {
    if rusqlite::version_number() < SOUND { Err(StoreError::OldLibrary(rusqlite::version())) } else { Ok(()) }
}

/// Opens the file; `still` opens it as if nobody could change it, which needs neither locks nor side files.
pub(super) fn connect(path: &Path, access: Access, still: bool) -> rusqlite::Result<Connection> {
    let mode = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let conn = if still {
        Connection::open_with_flags(still_uri(path), flags | OpenFlags::SQLITE_OPEN_URI)?
    } else {
        Connection::open_with_flags(path, flags)?
    };
    conn.busy_timeout(PATIENCE)?;
    Ok(conn)
}

fn still_uri(path: &Path) -> PathBuf {
    use std::os::unix::ffi::{OsStrExt, OsStringExt};
    let mut uri = b"file:".to_vec();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'%' | b'?' | b'#' => uri.extend(format!("%{byte:02X}").bytes()),
            _ => uri.push(*byte),
        }
    }
    uri.extend(b"?immutable=1");
    std::ffi::OsString::from_vec(uri).into()
}

/// Sets what every connection of ours has. The file is known to be a record by now.
pub(super) fn settle(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    // FULL: a commit is on the disk before it returns. No memory map: a fault of the disk would kill the program.
    conn.execute_batch(&format!("PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA journal_size_limit = {LOG_LIMIT};"))
}

/// Leaves the log and its index in place when the last program closes the file, for readers who may not make them.
pub(super) fn keep_side_files(conn: &Connection) -> rusqlite::Result<()> {
    conn.file_control(None::<&str>, FileControl::PersistWal(&mut 1))
}

/// Asks again what found the record locked, until its patience is over. SQLite waits for most locks by itself, but in the moment in which
/// another program opens the record first or closes it last it may say at once that it is busy.
pub(super) fn patiently<T>(patience: Duration, mut attempt: impl FnMut() -> Result<T, StoreError>) -> Result<T, StoreError> {
    let begun = Instant::now();
    loop {
        match attempt() {
            Err(StoreError::Locked { .. }) if begun.elapsed() < patience => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
}

/// A number that changes whenever another connection commits.
pub(super) fn data_version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("PRAGMA data_version", [], |row| row.get(0))
}

impl Store {
    /// Does several reads on one state of the file. The transaction ends with them: none is open while a person thinks.
    pub(super) fn read<T>(&mut self, work: impl Fn(&Connection) -> Inner<T>) -> Result<T, StoreError> {
        let done = patiently(self.patience, || self.within(TransactionBehavior::Deferred, &work));
        if self.still.is_some() && self.look_again()? {
            // A writer came in the middle, and what was read without locks may be half of what he wrote.
            self.data_version = UNKNOWN;
            return self.within(TransactionBehavior::Deferred, work);
        }
        done
    }

    /// The one way in which anything is written. It begins IMMEDIATE: a transaction that reads before it asks for the write lock fails
    /// at once when another has committed in between, however long it is willing to wait.
    pub(super) fn write<T>(&mut self, work: impl Fn(&Connection) -> Inner<T>) -> Result<T, StoreError> {
        if self.access == Access::ReadOnly {
            return Err(StoreError::ReadOnly(self.path.clone()));
        }
        self.refuse_if_moved()?;
        let done = patiently(self.patience, || self.within(TransactionBehavior::Immediate, &work));
        // The commit may have taken the log into the file.
        self.standing.contents = Standing::of(&self.path).contents;
        done.map_err(|error| match error {
            StoreError::Locked { path, waited, .. } => StoreError::Locked { path, waited, writing: true },
            error => error,
        })
    }

    fn within<T>(&mut self, how: TransactionBehavior, work: impl FnOnce(&Connection) -> Inner<T>) -> Result<T, StoreError> {
        let (path, ours, known) = (&self.path, self.schema, self.known);
        let done = self.conn.transaction_with_behavior(how).map_err(Failure::from).and_then(|tx| {
            schema::refuse_newer(schema::version(&tx)?, path, ours)?;
            chain::refuse_other_past(&tx, known, path)?;
            let value = work(&tx)?;
            tx.commit()?;
            Ok(value)
        });
        done.map_err(|failure| self.tell(failure))
    }

    /// Refuses to go on when the file or one beside it was moved, removed or replaced under the program: what is written would be lost.
    pub(super) fn refuse_if_moved(&mut self) -> Result<(), StoreError> {
        let mut moved = 0;
        self.conn.file_control(None::<&str>, FileControl::HasMoved(&mut moved)).map_err(|e| self.tell(e.into()))?;
        if moved != 0 {
            return Err(StoreError::Moved(self.path.clone()));
        }
        if self.still.is_some() {
            return Ok(());
        }
        let now = Standing::of(&self.path);
        if self.access == Access::Write && now.names > 1 {
            return Err(StoreError::Linked(self.path.clone()));
        }
        if now.log.is_none() && now.contents == self.standing.contents {
            self.rescue_log();
        }
        for (side, is, was) in [(Side::Log, now.log, self.standing.log), (Side::Index, now.index, self.standing.index)] {
            if is != was {
                return Err(StoreError::Moved(file_system::side(&self.path, side)));
            }
        }
        if now.contents != self.standing.contents {
            self.refuse_if_overwritten()?;
            self.standing.contents = now.contents;
        }
        Ok(())
    }

    /// The log has no name any more, and nobody has put anything in its place: what was said to be saved is taken into the file, before the
    /// last program that has the log open ends.
    fn rescue_log(&mut self) {
        // Another program that reads keeps a part of it back for now; the next look takes that in.
        let _ = self.conn.query_row("PRAGMA wal_checkpoint(FULL)", [], |_| Ok(()));
        self.standing.contents = Standing::of(&self.path).contents;
    }

    /// The file was written by another: the log was taken into it, which is all right, or something was copied over it, which this
    /// connection would not see for all that it keeps in memory. A fresh one does: what was read before must be there, in a sound file.
    fn refuse_if_overwritten(&self) -> Result<(), StoreError> {
        let look = || -> Inner<bool> {
            let fresh = connect(&self.path, Access::ReadOnly, false)?;
            let sound: String = fresh.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            Ok(sound == "ok" && self.known.map_or(Ok(true), |end| end.is_in(&fresh))?)
        };
        match look() {
            Ok(true) => Ok(()),
            Ok(false) => Err(StoreError::Moved(self.path.clone())),
            Err(failure) => Err(match self.tell(failure) {
                StoreError::Corrupt(path) => StoreError::Moved(path),
                error => error,
            }),
        }
    }

    /// SQLite takes the log into the file when the last program closes it. Where the names stand for other files than those that are open
    /// here, that would spoil what somebody put there, such as a backup that was restored.
    pub(super) fn leave_what_is_not_ours(&self) {
        if self.access == Access::ReadOnly {
            return;
        }
        let now = Standing::of(&self.path);
        let is_ours = now.contents == self.standing.contents && (now.log.is_none() || now.log == self.standing.log);
        if !is_ours {
            let _ = self.conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
    }

    /// Looks at a file that was opened as if nobody could change it, and opens it anew when somebody did.
    pub(super) fn look_again(&mut self) -> Result<bool, StoreError> {
        let now = file_system::stamp(&self.path);
        if self.still.as_ref() == Some(&now) {
            return Ok(false);
        }
        let (patience, known) = (self.patience, self.known);
        *self = open::reopen(&self.path)?;
        self.known = known;
        self.set_patience(patience)?;
        Ok(true)
    }

    /// Says what a failure means for this file.
    pub(super) fn tell(&self, failure: Failure) -> StoreError {
        failure.at(&self.path, self.access, self.patience)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, record};
    use super::*;

    #[test]
    fn a_connection_is_set_as_it_must_be() {
        let (_dir, path) = record();
        let store = Store::open(&path, Access::Write, at(0)).unwrap();
        let value = |name: &str| store.conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
        const FULL: i64 = 2;
        let set = ["synchronous", "foreign_keys", "trusted_schema", "mmap_size", "application_id", "user_version"].map(value);
        assert_eq!(set, [FULL, 1, 0, 0, schema::APPLICATION, schema::number(schema::STEPS)]);
        let journal: String = store.conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(journal, "wal");
    }

    /// A disk that is full, wherever the tests run: the file may not have another page.
    #[test]
    fn a_full_disk_is_called_by_its_name_and_nothing_is_saved() {
        let (_dir, path) = record();
        let mut store = Store::open(&path, Access::Write, at(0)).unwrap();
        let ledger = store.load().unwrap();
        let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.conn.pragma_update(None, "max_page_count", pages).unwrap();
        let act = crate::ledger::Act::write_note(&ledger.items()[0], crate::ledger::NoteKind::Comment, &"长".repeat(5000)).unwrap();
        let refused = store.append(&act, "张", at(1)).unwrap_err();
        assert!(matches!(&refused, StoreError::Full(full) if *full == path), "{refused:?}");
        assert_eq!((store.load().unwrap().last_event(), store.check().unwrap()), (ledger.last_event(), vec![]));
        store.conn.pragma_update(None, "max_page_count", pages + 100).unwrap();
        assert_eq!(store.append(&act, "张", at(2)).unwrap().len(), 1);
    }

    #[test]
    fn whoever_only_reads_is_not_told_that_nothing_was_saved() {
        use crate::messages::Lang;
        let (_dir, path) = record();
        let mut store = Store::open(&path, Access::Write, at(0)).unwrap();
        store.set_patience(Duration::from_millis(50)).unwrap();
        let act = crate::ledger::Act::write_note(&store.load().unwrap().items()[0], crate::ledger::NoteKind::Comment, "等").unwrap();
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert!(store.append(&act, "张", at(1)).unwrap_err().explain(Lang::Zh).contains("未保存"));
        assert!(store.load().is_ok());
        other.execute_batch("COMMIT").unwrap();
        drop(store);
        other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; UPDATE item SET status = status; COMMIT").unwrap();
        let mut reader = connect(&path, Access::ReadOnly, false).unwrap();
        reader.busy_timeout(Duration::from_millis(50)).unwrap();
        let failure = Failure::from(reader.transaction().unwrap().prepare("SELECT 1 FROM event").map(drop).unwrap_err());
        let told = failure.at(&path, Access::ReadOnly, Duration::from_millis(50)).explain(Lang::Zh);
        assert!(told.contains("读不到") && !told.contains("未保存"), "{told}");
    }

    /// What SQLite refuses at once may be free in the next moment; what stays locked is told when the patience is over, not before.
    #[test]
    fn what_is_busy_is_asked_again_until_the_patience_is_over() {
        let patience = Duration::from_millis(60);
        let locked = || StoreError::Locked { path: "duban.db".into(), waited: patience, writing: false };
        let mut asked = 0;
        let mut busy_twice = || {
            asked += 1;
            if asked < 3 { Err(locked()) } else { Ok(asked) }
        };
        assert_eq!(patiently(PATIENCE, &mut busy_twice).unwrap(), 3);
        let begun = Instant::now();
        assert!(matches!(patiently::<()>(patience, || Err(locked())), Err(StoreError::Locked { .. })));
        assert!(begun.elapsed() >= patience);
        let mut asked = 0;
        let other = patiently::<()>(patience, || {
            asked += 1;
            Err(StoreError::Full("duban.db".into()))
        });
        assert!(matches!((other, asked), (Err(StoreError::Full(_)), 1)));
    }

    #[test]
    fn a_path_with_signs_of_an_address_is_still_a_path() {
        let (dir, path) = record();
        let odd = dir.path().join("a?b#c%20 督办.db");
        drop(Store::open(&path, Access::Write, at(0)).unwrap());
        for side in ["-wal", "-shm"] {
            std::fs::remove_file(dir.path().join(format!("duban.db{side}"))).unwrap();
        }
        std::fs::rename(&path, &odd).unwrap();
        for access in [Access::ReadOnly, Access::Write] {
            assert_eq!(Store::open(&odd, access, at(0)).unwrap().load().unwrap().rows().count(), 2);
        }
    }
}

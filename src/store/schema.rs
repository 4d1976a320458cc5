//! The numbered steps that make the tables what they are, and the marks by which a file is known as ours.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use super::backup;
use super::error::StoreError;
use super::failure::{Failure, Inner};
use crate::ledger::Moment;

/// `application_id` of our files: `duba` in ASCII. It stands in the header, where `file` and any SQLite program can see it.
pub(super) const APPLICATION: i64 = 0x6475_6261;

/// The steps in their order. A step that was ever released is never changed; `user_version` says how many a file has taken.
pub(super) const STEPS: &[&str] =
    &[include_str!("../../db/migrations/0001_record.sql"), include_str!("../../db/migrations/0002_obligations.sql")];

/// What a file says about itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// It has the present tables.
    Present,
    /// It has taken that many steps only.
    Older(usize),
}

/// The number of steps as SQLite writes it.
pub(super) fn number(steps: &[&str]) -> i64 {
    i64::try_from(steps.len()).unwrap_or(i64::MAX)
}

/// Tells whose file it is. These are the first statements on a connection, and nothing is written.
pub(super) fn identify(conn: &Connection, path: &Path, steps: &[&str]) -> Inner<Kin> {
    let application: i64 = conn.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version = version(conn)?;
    if application != APPLICATION || version < 1 {
        return Err(StoreError::NotOurs(path.to_owned()).into());
    }
    refuse_newer(version, path, number(steps))?;
    let taken = usize::try_from(version).unwrap_or(usize::MAX);
    Ok(if taken < steps.len() { Kin::Older(taken) } else { Kin::Present })
}

/// Refuses a file that a newer program has brought up to date, maybe while this one was running.
pub(super) fn refuse_newer(version: i64, path: &Path, ours: i64) -> Inner<()> {
    if version > ours { Err(StoreError::Newer { path: path.to_owned(), theirs: version, ours }.into()) } else { Ok(()) }
}

/// How many steps the file has taken.
pub(super) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Takes the steps behind the first `taken`. Belongs into a transaction.
pub(super) fn take(conn: &Connection, taken: usize, steps: &[&str]) -> rusqlite::Result<()> {
    for step in steps.iter().skip(taken) {
        conn.execute_batch(step)?;
    }
    conn.pragma_update(None, "application_id", APPLICATION)?;
    conn.pragma_update(None, "user_version", number(steps))
}

/// Brings an older file up to date, after a backup next to it. Where several programs come at once, one does it.
pub(super) fn migrate(conn: &mut Connection, path: &Path, at: Moment, steps: &[&str]) -> Inner<()> {
    // A step may rebuild a table that others refer to; the references are checked as a whole at the end.
    conn.pragma_update(None, "foreign_keys", false)?;
    let done = migrate_alone(conn, path, at, steps);
    conn.pragma_update(None, "foreign_keys", true)?;
    done
}

fn migrate_alone(conn: &mut Connection, path: &Path, at: Moment, steps: &[&str]) -> Inner<()> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let Kin::Older(taken) = identify(&tx, path, steps)? else { return Ok(()) };
    // Taken with the write lock held, by a second connection: so nothing can be written between the backup and the change.
    let reader = super::connection::connect(path, super::Access::ReadOnly, false)?;
    backup::copy(&reader, path, &backup_name(path, taken, at))?.finish()?;
    take(&tx, taken, steps)?;
    let dangling = tx.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if dangling {
        return Err(Failure::from(StoreError::Corrupt(path.to_owned())));
    }
    tx.commit()?;
    Ok(())
}

fn backup_name(path: &Path, taken: usize, at: Moment) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".v{taken}-{}.bak", at.format("%Y%m%dT%H%M%S%3f")));
    name.into()
}

#[cfg(test)]
mod tests {
    use super::super::open::open;
    use super::super::testing::{at, record};
    use super::super::{Access, Store, StoreError};
    use super::*;

    const LATER: &[&str] = &[STEPS[0], STEPS[1], "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"];
    const BROKEN: &[&str] = &[STEPS[0], STEPS[1], "CREATE TABLE setting (name TEXT PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);"];

    fn backups(dir: &Path) -> Vec<PathBuf> {
        let files = std::fs::read_dir(dir).unwrap().map(|f| f.unwrap().path());
        files.filter(|f| f.extension().is_some_and(|e| e == "bak")).collect()
    }

    #[test]
    fn an_older_record_is_brought_up_to_date_after_a_backup() {
        let (dir, path) = record();
        let before = Store::open(&path, Access::Write, at(1)).unwrap().load().unwrap();
        let mut newer = open(&path, Access::Write, at(1), LATER).unwrap();
        assert_eq!(newer.load().unwrap().events(), before.events());
        assert_eq!(version(&newer.conn).unwrap(), 3);
        let [backup] = backups(dir.path()).try_into().unwrap();
        let mut old = Store::open(&backup, Access::Write, at(1)).unwrap();
        assert_eq!(old.load().unwrap().plan(), before.plan());
    }

    /// Several programs of a new version that are started at once on an old file.
    #[test]
    fn of_several_that_come_at_once_one_brings_the_record_up_to_date() {
        let (dir, path) = record();
        let start = std::sync::Barrier::new(8);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    start.wait();
                    let mut store = open(&path, Access::Write, at(1), LATER).unwrap();
                    assert_eq!((version(&store.conn).unwrap(), store.load().unwrap().rows().count()), (3, 2));
                });
            }
        });
        assert_eq!(backups(dir.path()).len(), 1);
    }

    #[test]
    fn a_step_that_fails_leaves_the_record_as_it_was() {
        let (_dir, path) = record();
        assert!(open(&path, Access::Write, at(1), BROKEN).is_err());
        let mut store = Store::open(&path, Access::Write, at(1)).unwrap();
        assert_eq!(version(&store.conn).unwrap(), 2);
        assert_eq!(store.check().unwrap(), []);
    }

    #[test]
    fn a_running_older_program_notices_that_the_record_was_brought_up_to_date() {
        let (_dir, path) = record();
        let mut older = Store::open(&path, Access::Write, at(1)).unwrap();
        let ledger = older.load().unwrap();
        drop(open(&path, Access::Write, at(2), LATER).unwrap());
        assert!(older.changed_by_others().unwrap());
        let is_newer = |e: StoreError| matches!(e, StoreError::Newer { theirs: 3, ours: 2, .. });
        assert!(is_newer(older.events_since(ledger.last_event()).unwrap_err()));
        assert!(is_newer(older.load().unwrap_err()));
        let item = &ledger.items()[0];
        let act = crate::ledger::Act::write_note(item, crate::ledger::NoteKind::Comment, "在旧程序里写").unwrap();
        assert!(is_newer(older.append(&act, "张", at(3)).unwrap_err()));
    }

    #[test]
    fn an_older_record_is_not_changed_by_a_reader() {
        let (dir, path) = record();
        let refused = open(&path, Access::ReadOnly, at(1), LATER).unwrap_err();
        assert!(matches!(refused, StoreError::Older { theirs: 2, ours: 3, .. }), "{refused}");
        assert!(backups(dir.path()).is_empty());
    }
}

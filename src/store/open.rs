//! Opening a record that is there.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::error::{NoDatabase, StoreError};
use super::failure::{Failure, Inner};
use super::file_system::{self, Side, Standing};
use super::schema::{self, Kin};
use super::{Access, Store, connection, permission};
use crate::ledger::Moment;

/// The least that a database can be: one page. SQLite takes anything shorter for a new one.
const SMALLEST: u64 = 512;

/// Opens the file; `steps` are the migrations that this program knows.
pub(super) fn open(path: &Path, access: Access, at: Moment, steps: &[&str]) -> Result<Store, StoreError> {
    connection::patiently(connection::PATIENCE, || open_once(path, access, at, steps))
}

fn open_once(path: &Path, access: Access, at: Moment, steps: &[&str]) -> Result<Store, StoreError> {
    connection::refuse_unsound_library()?;
    refuse_what_is_no_file(path)?;
    // SQLite follows links for the names of its side files; so do we, and messages name the file itself.
    let path = &fs::canonicalize(path).map_err(|e| StoreError::of_io(path, e))?;
    file_system::refuse_network_disk(path)?;
    // SQLite falls back to reading when it may not write, and makes its side files before it says so: ask at once.
    if access == Access::Write
        && let Some(denied) = permission::find_denied(path, access)
    {
        return Err(StoreError::Denied(denied));
    }
    let standing = Standing::of(path);
    if access == Access::Write && standing.names > 1 {
        return Err(StoreError::Linked(path.clone()));
    }
    let tell = |failure: Failure| failure.at_opening(path, access, connection::PATIENCE);
    let still = access == Access::ReadOnly && file_system::is_still(path);
    let stamp = still.then(|| file_system::stamp(path));
    let mut conn = connection::connect(path, access, still).map_err(|e| tell(e.into()))?;
    let kin = identify(&conn, path, steps).map_err(tell)?;
    prepare(&mut conn, path, access, at, kin, steps).map_err(tell)?;
    let data_version = connection::data_version(&conn).map_err(|e| tell(e.into()))?;
    let schema = schema::number(steps);
    // By now SQLite has made the files that were missing.
    let standing = Standing { contents: standing.contents, ..Standing::of(path) };
    let (path, patience) = (path.clone(), connection::PATIENCE);
    Ok(Store { conn, path, access, patience, schema, data_version, still: stamp, standing, known: None })
}

/// Opens once more for reading what is open for reading.
pub(super) fn reopen(path: &Path) -> Result<Store, StoreError> {
    let never = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    open(path, Access::ReadOnly, never, schema::STEPS)
}

fn refuse_what_is_no_file(path: &Path) -> Result<(), StoreError> {
    let no_database = |why| Err(StoreError::NotADatabase { path: path.to_owned(), why });
    match fs::metadata(path) {
        Err(e) if e.kind() == ErrorKind::NotFound && fs::symlink_metadata(path).is_ok() => no_database(NoDatabase::DeadLink),
        Err(_) if file_system::names_folder(path) => no_database(NoDatabase::Directory),
        Err(e) if e.kind() == ErrorKind::NotFound => Err(StoreError::Missing(path.to_owned())),
        Err(e) => Err(StoreError::of_io(path, e)),
        Ok(found) if found.is_dir() => no_database(NoDatabase::Directory),
        Ok(found) if !found.is_file() => no_database(NoDatabase::NoFile),
        Ok(found) if found.len() == 0 => no_database(NoDatabase::Empty),
        Ok(found) if found.len() < SMALLEST => no_database(NoDatabase::Other),
        Ok(_) => Ok(()),
    }
}

/// Tells whose file it is, and leaves it as it is: the log of a file that is refused is not taken into it on closing.
fn identify(conn: &Connection, path: &Path, steps: &[&str]) -> Inner<Kin> {
    let has_log = file_system::side(path, Side::Log).exists();
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log)?;
    schema::identify(conn, path, steps)
}

fn prepare(conn: &mut Connection, path: &Path, access: Access, at: Moment, kin: Kin, steps: &[&str]) -> Inner<()> {
    connection::settle(conn)?;
    if access == Access::ReadOnly {
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        return match kin {
            Kin::Present => Ok(()),
            Kin::Older(_) => Err(older(conn, path, steps)?.into()),
        };
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    connection::keep_side_files(conn)?;
    // A restored backup has no log yet; a disk that cannot have one says so here.
    let mode: String = conn.query_row("PRAGMA journal_mode = wal", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::NoLog { path: path.to_owned(), mode }.into());
    }
    if kin != Kin::Present {
        schema::migrate(conn, path, at, steps)?;
    }
    file_system::share_side_files(path);
    Ok(())
}

fn older(conn: &Connection, path: &Path, steps: &[&str]) -> Inner<StoreError> {
    Ok(StoreError::Older { path: path.to_owned(), theirs: schema::version(conn)?, ours: schema::number(steps) })
}

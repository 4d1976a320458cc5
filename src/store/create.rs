//! Making a new record: built under another name, and given its own when it is whole.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::error::StoreError;
use super::event_rows::{Hand, Log};
use super::failure::{Failure, Inner};
use super::file_system::{self, Side};
use super::new_file::{self, NewFile};
use super::plan_rows::{self, Items, Words};
use super::{Access, connection, schema};
use crate::ledger::{Cause, Happening, Moment};
use crate::plan::Plan;

/// Makes the file; it is complete and on the disk when it appears.
pub(super) fn create(path: &Path, plan: &Plan, by: &str, at: Moment, summary: &str) -> Result<(), StoreError> {
    connection::refuse_unsound_library()?;
    let folder = file_system::folder(path);
    if !folder.is_dir() {
        return Err(new_file::no_folder(path));
    }
    file_system::refuse_network_disk(folder)?;
    let file = NewFile::begin_database(path, file_system::new_mode(folder))?;
    fill(file.under_way(), plan, Hand { by, at }, summary).map_err(|f| f.at(path, Access::Write, connection::PATIENCE))?;
    file.finish()
}

fn fill(path: &Path, plan: &Plan, hand: Hand<'_>, summary: &str) -> Inner<()> {
    let mut conn = connection::connect(path, Access::Write, false)?;
    connection::settle(&conn)?;
    let tx = conn.transaction()?;
    schema::take(&tx, 0, schema::STEPS)?;
    write(&tx, plan, hand, summary)?;
    tx.commit()?;
    conn.query_row("PRAGMA journal_mode = wal", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| Failure::from(error))
}

fn write(conn: &Connection, plan: &Plan, hand: Hand<'_>, summary: &str) -> Inner<()> {
    plan_rows::write_headings(conn, plan)?;
    let (mut items, mut words) = (Items::on(conn)?, Words::of(conn, plan)?);
    for measure in plan.measures() {
        let item = items.add(measure.id)?;
        words.write(item, measure)?;
    }
    Log::begin(conn, Cause::Fresh, hand)?.write(None, Happening::Imported { summary: summary.to_owned() })
}

/// Refuses a name beside which the log of another database lies.
pub(super) fn refuse_left_over(path: &Path) -> Result<(), StoreError> {
    let log = file_system::side(path, Side::Log);
    if fs::metadata(&log).is_ok_and(|m| m.len() > 0) { Err(StoreError::LeftOver(log)) } else { Ok(()) }
}

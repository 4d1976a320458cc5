//! Writing an act: refused as a whole where an item is not what the person saw.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreError;
use super::event_rows::{self, Hand, Log};
use super::failure::Inner;
use crate::ledger::{Act, Cause, Change, Event, EventNo, Happening, ItemKey, Moment, Status};

/// Writes an act and returns its events.
pub(super) fn append(conn: &Connection, act: &Act, by: &str, at: Moment) -> Inner<Vec<Event>> {
    // The whole act is compared before any of it is written: two changes of one item are both based on what was seen before the act.
    for change in &act.changes {
        refuse_stale(conn, change, act.cause)?;
    }
    refuse_twice(conn, act.cause)?;
    let mut log = Log::begin(conn, act.cause, Hand { by, at })?;
    for change in &act.changes {
        if let Happening::Status { from, to, .. } = change.what {
            set_status(conn, change.item, from, to, log.next())?;
        }
        log.write(Some(change.item), change.what.clone())?;
    }
    Ok(log.events)
}

/// Notes compare the version, too, but do not change it: two people may write on one item at once.
fn refuse_stale(conn: &Connection, change: &Change, cause: Cause) -> Inner<()> {
    let mut select = conn.prepare("SELECT version, in_plan FROM item WHERE id = ?")?;
    let found = select.query_row([change.item.0], |row| Ok((EventNo(row.get(0)?), row.get(1)?))).optional()?;
    let now = match found {
        None => None,
        Some((version, _)) if version != change.seen => event_rows::find(conn, version)?,
        // What a corrected plan dropped gets nothing new; taking back or doing again what was done before is no news.
        Some((_, false)) if cause == Cause::Fresh => event_rows::find_drop(conn, change.item)?,
        Some(_) => return Ok(()),
    };
    Err(StoreError::Stale { item: change.item, now: now.map(Box::new) }.into())
}

/// Notes change no version, so that another console of the same person may have taken an act back already shows here only.
fn refuse_twice(conn: &Connection, cause: Cause) -> Inner<()> {
    let (act, undoes) = match cause {
        Cause::Fresh => return Ok(()),
        Cause::Undo(act) => (act, true),
        Cause::Redo(act) => (act, false),
    };
    let mut select = conn.prepare("SELECT cause FROM event WHERE of_act = ? ORDER BY no DESC LIMIT 1")?;
    let last: Option<String> = select.query_row([act.0], |row| row.get(0)).optional()?;
    let is_undone = last.as_deref() == Some("undo");
    if undoes == is_undone { Err(StoreError::DoneAlready { undoes }.into()) } else { Ok(()) }
}

fn set_status(conn: &Connection, item: ItemKey, from: Status, to: Status, version: EventNo) -> Inner<()> {
    let mut update = conn.prepare("UPDATE item SET status = ?, version = ? WHERE id = ? AND status = ?")?;
    if update.execute(params![to.code(), version.0, item.0, from.code()])? == 1 {
        return Ok(());
    }
    let present = conn.query_row("SELECT version FROM item WHERE id = ?", [item.0], |row| row.get(0)).optional()?;
    let now = event_rows::find(conn, EventNo(present.unwrap_or(0)))?;
    Err(StoreError::Stale { item, now: now.map(Box::new) }.into())
}

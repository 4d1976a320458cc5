//! Writing an act: refused as a whole where an item is not what the person saw.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::StoreError;
use super::event_rows::{self, Hand, Log};
use super::failure::Inner;
use crate::ledger::{Act, Cause, Change, DealingKind, Event, EventNo, Happening, ItemKey, Moment, Status};

/// Writes an act and returns its events.
pub(super) fn append(conn: &Connection, act: &Act, by: &str, at: Moment) -> Inner<Vec<Event>> {
    // The whole act is compared before any of it is written: two changes of one item are both based on what was seen before the act.
    for change in &act.changes {
        refuse_stale(conn, change, act.cause)?;
    }
    refuse_twice(conn, act.cause)?;
    let mut log = Log::begin(conn, act.cause, Hand { by, at })?;
    for change in &act.changes {
        match (&change.what, change.item) {
            (Happening::Status { from, to, .. }, Some(item)) => set_status(conn, item, *from, *to, log.next())?,
            (Happening::UnitsSettled { .. }, Some(item)) => raise_version(conn, item, log.next())?,
            (what, Some(item)) if what.dealing().is_some_and(DealingKind::raises_version) => raise_version(conn, item, log.next())?,
            _ => {}
        }
        log.write(change.item, change.what.clone())?;
    }
    Ok(log.events)
}

/// Notes compare the version, too, but do not change it: two people may write on one item at once. What is recorded about an indicator is
/// based on what was recorded about any before.
fn refuse_stale(conn: &Connection, change: &Change, cause: Cause) -> Inner<()> {
    let Some(item) = change.item else { return refuse_stale_wide(conn, change) };
    let mut found = present(conn, item)?;
    if let Some((version, _)) = found.as_mut().filter(|_| change.what.indicator().is_some()) {
        *version = event_rows::last_data(conn, item)?;
    }
    let now = match found {
        None => None,
        Some((version, _)) if version != change.seen => event_rows::find(conn, version)?,
        // What a corrected plan dropped gets nothing new; taking back or doing again what was done before is no news.
        Some((_, false)) if cause == Cause::Fresh => event_rows::find_drop(conn, item)?,
        Some(_) => return Ok(()),
    };
    Err(StoreError::Stale { item: Some(item), now: now.map(Box::new) }.into())
}

/// A setting, or a saved view, that somebody changed meanwhile.
fn refuse_stale_wide(conn: &Connection, change: &Change) -> Inner<()> {
    // Meetings that are held at the same time are not in each other's way.
    if matches!(change.what, Happening::MeetingHeld(_)) {
        return Ok(());
    }
    let last = event_rows::last_wide(conn, &change.what)?;
    if last == change.seen {
        return Ok(());
    }
    Err(StoreError::Stale { item: None, now: event_rows::find(conn, last)?.map(Box::new) }.into())
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

/// The version of an item and whether it is in the plan; none for a measure that is not there.
fn present(conn: &Connection, item: ItemKey) -> Inner<Option<(EventNo, bool)>> {
    let mut select = conn.prepare_cached("SELECT version, in_plan FROM item WHERE id = ?")?;
    let measure = select.query_row([item.measure], |row| Ok((EventNo(row.get(0)?), row.get(1)?))).optional()?;
    let (Some(unit), Some((_, in_plan))) = (item.unit, measure) else { return Ok(measure) };
    // It has no row as long as nobody set its status.
    let mut select = conn.prepare_cached("SELECT version FROM item WHERE parent = ? AND unit = ?")?;
    let version = select.query_row(params![item.measure, unit.as_str()], |row| Ok(EventNo(row.get(0)?))).optional()?;
    Ok(Some((version.unwrap_or(EventNo::NONE), in_plan)))
}

/// The row of an item. That of an obligation is made when it is first needed.
fn row(conn: &Connection, item: ItemKey) -> Inner<i64> {
    let Some(unit) = item.unit else { return Ok(item.measure) };
    let key = params![item.measure, unit.as_str()];
    conn.prepare_cached("INSERT OR IGNORE INTO item (parent, unit, in_plan) VALUES (?, ?, 1)")?.execute(key)?;
    Ok(conn.prepare_cached("SELECT id FROM item WHERE parent = ? AND unit = ?")?.query_row(key, |row| row.get(0))?)
}

fn set_status(conn: &Connection, item: ItemKey, from: Status, to: Status, version: EventNo) -> Inner<()> {
    let row = row(conn, item)?;
    let mut update = conn.prepare_cached("UPDATE item SET status = ?, version = ? WHERE id = ? AND status = ?")?;
    if update.execute(params![to.code(), version.0, row, from.code()])? == 1 {
        return Ok(());
    }
    let present = conn.query_row("SELECT version FROM item WHERE id = ?", [row], |row| row.get(0)).optional()?;
    let now = event_rows::find(conn, EventNo(present.unwrap_or(0)))?;
    Err(StoreError::Stale { item: Some(item), now: now.map(Box::new) }.into())
}

/// What changes no status but must not be overwritten unseen counts as a version, too.
fn raise_version(conn: &Connection, item: ItemKey, version: EventNo) -> Inner<()> {
    let row = row(conn, item)?;
    conn.prepare_cached("UPDATE item SET version = ? WHERE id = ?")?.execute(params![version.0, row])?;
    Ok(())
}

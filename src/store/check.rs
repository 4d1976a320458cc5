//! Looking for faults: first the file, then what it says.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::event_rows;
use super::failure::{Failure, Inner};
use super::fault::Fault;
use super::load;
use crate::ledger::{Cause, Event, EventNo, Happening, ItemKey, Status};
use crate::plan::MeasureId;

/// How many faults are told: whoever has more has one.
const ENOUGH: usize = 200;

const RULES: [&str; 5] = ["event_is_never_changed", "event_is_never_removed", "event_comes_last", "item_of_plan", "item_of_unit"];

/// Everything that is wrong.
pub(super) fn faults(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut faults = file(conn)?;
    // A damaged file says nothing that is worth judging.
    if faults.is_empty() {
        faults.extend(dangling(conn)?);
        faults.extend(rules(conn)?);
        faults.extend(plan(conn)?);
        faults.extend(events(conn)?);
    }
    faults.truncate(ENOUGH);
    Ok(faults)
}

fn file(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut select = conn.prepare("PRAGMA integrity_check(100)")?;
    let lines = select.query_map([], |row| row.get::<_, String>(0))?;
    let lines = lines.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").map(Fault::File).collect())
}

fn dangling(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut select = conn.prepare("PRAGMA foreign_key_check")?;
    let rows = select.query_map([], |row| Ok(Fault::Dangling { table: row.get(0)?, row: row.get(1)? }))?;
    Ok(rows.take(ENOUGH).collect::<rusqlite::Result<_>>()?)
}

fn rules(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut select = conn.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?")?;
    let mut faults = Vec::new();
    for rule in RULES {
        if !select.exists([rule])? {
            faults.push(Fault::NoRule(rule));
        }
    }
    Ok(faults)
}

/// Whether the rows make a plan; the first fault is told, for the others may follow from it.
fn plan(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut faults = match load::plan(conn) {
        Ok(_) => Vec::new(),
        Err(Failure::Fault(fault)) => vec![fault],
        Err(other) => return Err(other),
    };
    let mut select = conn.prepare("SELECT i.task, i.place FROM item i JOIN measure m ON m.item = i.id WHERE i.in_plan = 0")?;
    let rows = select.query_map([], |row| Ok(Fault::Words(MeasureId { task: row.get(0)?, index: row.get(1)? })))?;
    for fault in rows {
        faults.push(fault?);
    }
    Ok(faults)
}

/// An item as it is stored, and as its events add up so far.
struct Replayed {
    measure: MeasureId,
    stored: (Status, EventNo),
    replayed: (Status, EventNo),
}

fn events(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut items = items(conn)?;
    let mut faults = Vec::new();
    let mut last = (EventNo::NONE, EventNo::NONE);
    event_rows::each_since(conn, EventNo::NONE, |event| {
        match event {
            Ok(event) => {
                faults.extend(order(&event, last));
                faults.extend(replay(&mut items, &event));
                last = (event.no, event.act);
            }
            Err(fault) => {
                if let Fault::Value { no, .. } = fault {
                    last = (no, last.1);
                }
                faults.push(fault);
            }
        }
        Ok(())
    })?;
    faults.extend(cut(conn, last.0)?);
    let mut wrong: Vec<_> = items.into_values().filter(|item| item.stored != item.replayed).collect();
    wrong.sort_by_key(|item| item.measure);
    faults.extend(wrong.into_iter().map(|i| Fault::State { measure: i.measure, stored: i.stored, replayed: i.replayed }));
    Ok(faults)
}

fn items(conn: &Connection) -> Inner<HashMap<ItemKey, Replayed>> {
    let mut select = conn.prepare("SELECT id, task, place, status, version FROM item WHERE parent IS NULL")?;
    let mut rows = select.query([])?;
    let mut items = HashMap::new();
    while let Some(row) = rows.next()? {
        let measure = MeasureId { task: row.get(1)?, index: row.get(2)? };
        // The table refuses any other code; integrity_check has looked at that.
        let status = Status::from_code(row.get_ref(3)?.as_str()?).unwrap_or(Status::NotStarted);
        let stored = (status, EventNo(row.get(4)?));
        items.insert(ItemKey(row.get(0)?), Replayed { measure, stored, replayed: (Status::NotStarted, EventNo::NONE) });
    }
    Ok(items)
}

/// Whether an event stands where it must: numbers without gaps, the events of an act together, and its first one giving its name.
fn order(event: &Event, (no, act): (EventNo, EventNo)) -> Vec<Fault> {
    let mut faults = Vec::new();
    if event.no.0 != no.0 + 1 {
        faults.push(Fault::Missing(event.no));
    }
    let begins = event.act == event.no;
    let of = match event.cause {
        Cause::Fresh => None,
        Cause::Undo(of) | Cause::Redo(of) => Some(of),
    };
    if !(begins || event.act == act) || of.is_some_and(|of| of >= event.act) {
        faults.push(Fault::Act(event.no));
    }
    faults
}

fn replay(items: &mut HashMap<ItemKey, Replayed>, event: &Event) -> Option<Fault> {
    let key = event.item?;
    let Some(item) = items.get_mut(&key) else { return Some(Fault::NoItem(event.no, key)) };
    let Happening::Status { from, to, .. } = event.what else { return None };
    let before = std::mem::replace(&mut item.replayed, (to, event.no));
    (before.0 != from).then_some(Fault::From(event.no))
}

/// The number of the last event that was ever written is kept apart from the events: so a lost end shows.
fn cut(conn: &Connection, last: EventNo) -> Inner<Option<Fault>> {
    let written = conn.query_row("SELECT seq FROM sqlite_sequence WHERE name = 'event'", [], |row| row.get(0)).optional()?;
    let written = EventNo(written.unwrap_or(0));
    Ok((written != last).then_some(Fault::Cut { last, written }))
}

//! Looking for faults: first the file, then what it says.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::failure::{Failure, Inner};
use super::fault::Fault;
use super::{check_events, load, schema};
use crate::plan::MeasureId;

/// How many faults are told: whoever has more has one.
const ENOUGH: usize = 200;

/// Everything that is wrong.
pub(super) fn faults(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut faults = file(conn)?;
    // A damaged file says nothing that is worth judging.
    if faults.is_empty() {
        faults.extend(dangling(conn)?);
        faults.extend(rules(conn)?);
        faults.extend(plan(conn)?);
        faults.extend(check_events::faults(conn)?);
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

/// Whether the tables and their rules are those that the steps make, word for word: a rule that only has the name of ours keeps nothing.
fn rules(conn: &Connection) -> Inner<Vec<Fault>> {
    let model = Connection::open_in_memory()?;
    schema::take(&model, 0, schema::STEPS)?;
    let (ours, mut theirs) = (definitions(&model)?, definitions(conn)?);
    let mut faults = Vec::new();
    for (name, words) in ours {
        match theirs.remove(&name) {
            Some(found) if found == words => {}
            Some(_) => faults.push(Fault::OtherRule(name)),
            None => faults.push(Fault::NoRule(name)),
        }
    }
    faults.extend(theirs.into_keys().map(Fault::Foreign));
    Ok(faults)
}

/// The words by which each table, index and rule was made. SQLite's own are left out: there are more of them after `ANALYZE`.
fn definitions(conn: &Connection) -> Inner<BTreeMap<String, String>> {
    let mut select =
        conn.prepare("SELECT name, type || ' ' || tbl_name || ' ' || sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get::<_, Option<String>>(1)?.unwrap_or_default())))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether the rows make a plan; the first fault is told, for the others may follow from it.
fn plan(conn: &Connection) -> Inner<Vec<Fault>> {
    let mut faults = match load::plan(conn) {
        Ok((plan, _)) if plan.measures().next().is_none() => vec![Fault::NoMeasures],
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

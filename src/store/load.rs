//! Reading the record: the whole ledger, and events behind a number.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rusqlite::{Connection, Row};

use super::open::KNOWN;
use super::{Store, StoreError, plan_rows};
use crate::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, NoteKind, Status, to_moment};
use crate::plan::{Area, Deadline, Measure, MeasureId, Plan, Role, Section, Task, UnitList};

/// What went wrong while reading: SQLite, or a value that no version of this program writes.
enum Unread {
    Sqlite(rusqlite::Error),
    Value(String),
}

impl From<rusqlite::Error> for Unread {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

type Read<T> = Result<T, Unread>;

impl Store {
    /// The whole ledger.
    ///
    /// # Errors
    /// When the file cannot be read, or holds what is not understood.
    pub fn load(&mut self) -> Result<Ledger, StoreError> {
        self.refuse_newer_now()?;
        self.read(|conn| {
            let (items, retired) = items(conn)?;
            let mut ledger = Ledger::new(plan(conn)?, items);
            for key in retired {
                ledger.retire(key);
            }
            ledger.replay(events(conn, EventNo::NONE)?);
            Ok(ledger)
        })
    }

    /// The events behind `no`, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read, or was brought up to date by a newer program meanwhile.
    pub fn events_since(&mut self, no: EventNo) -> Result<Vec<Event>, StoreError> {
        self.refuse_newer_now()?;
        self.read(|conn| events(conn, no))
    }

    /// A newer program may have taken over the file while this one had it open.
    pub(super) fn refuse_newer_now(&self) -> Result<(), StoreError> {
        let found = self.schema()?;
        if found > KNOWN { Err(StoreError::Newer { path: self.path.clone(), found, known: KNOWN }) } else { Ok(()) }
    }

    /// Reads from one state of the file; the transaction ends with the reading.
    fn read<T>(&mut self, read: impl FnOnce(&Connection) -> Read<T>) -> Result<T, StoreError> {
        let path = self.path.clone();
        let sqlite = |e: rusqlite::Error| StoreError::sqlite(&path, &e);
        let transaction = self.conn.transaction().map_err(sqlite)?;
        let found = read(&transaction).map_err(|unread| match unread {
            Unread::Sqlite(error) => StoreError::sqlite(&path, &error),
            Unread::Value(detail) => StoreError::NotUnderstood { path: path.clone(), detail },
        })?;
        transaction.finish().map_err(sqlite)?;
        Ok(found)
    }
}

type Items = (Vec<(ItemKey, MeasureId)>, Vec<ItemKey>);

/// All items, and those of them that are no longer in the plan.
fn items(conn: &Connection) -> Read<Items> {
    let mut statement = conn.prepare("SELECT id, task, place, in_plan FROM item WHERE kind = 'measure' ORDER BY id")?;
    let mut rows = statement.query([])?;
    let (mut items, mut retired) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let key = ItemKey(row.get(0)?);
        items.push((key, MeasureId { task: row.get(1)?, index: row.get(2)? }));
        if !row.get::<_, bool>(3)? {
            retired.push(key);
        }
    }
    Ok((items, retired))
}

fn plan(conn: &Connection) -> Read<Plan> {
    let (title, year): (String, i32) = conn.query_row("SELECT title, year FROM plan", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut areas = areas(conn)?;
    let mut tasks: HashMap<u32, (usize, usize, usize)> = HashMap::new();
    let mut statement = conn.prepare("SELECT number, area, section, title FROM task ORDER BY number")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let number: u32 = row.get(0)?;
        let (area, section) = (row.get::<_, u32>(1)? as usize, row.get::<_, u32>(2)? as usize);
        let place = areas.get_mut(area).and_then(|a| a.sections.get_mut(section));
        let Some(section_of) = place else { return Err(Unread::Value(format!("task {number}"))) };
        tasks.insert(number, (area, section, section_of.tasks.len()));
        section_of.tasks.push(Task { number, title: row.get(3)?, measures: Vec::new() });
    }
    for measure in measures(conn, year)? {
        let task = tasks.get(&measure.id.task).and_then(|(a, s, t)| areas.get_mut(*a)?.sections.get_mut(*s)?.tasks.get_mut(*t));
        match task {
            Some(task) if task.measures.len() + 1 == measure.id.index as usize => task.measures.push(measure),
            _ => return Err(Unread::Value(format!("measure {}", measure.id))),
        }
    }
    Plan::new(title, year, areas).map_err(|e| Unread::Value(e.to_string()))
}

fn areas(conn: &Connection) -> Read<Vec<Area>> {
    let mut areas: Vec<Area> = Vec::new();
    let mut statement = conn.prepare("SELECT number, title FROM area ORDER BY position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        areas.push(Area { number: row.get(0)?, title: row.get(1)?, sections: Vec::new() });
    }
    let mut statement = conn.prepare("SELECT area, number, title FROM section ORDER BY area, position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let at = row.get::<_, u32>(0)? as usize;
        let Some(area) = areas.get_mut(at) else { return Err(Unread::Value(format!("section of area {at}"))) };
        area.sections.push(Section { number: row.get(1)?, title: row.get(2)?, tasks: Vec::new() });
    }
    Ok(areas)
}

/// The measures in the plan's order, with their units. The same names stand in most rows, so each is held once.
fn measures(conn: &Connection, year: i32) -> Read<Vec<Measure>> {
    let mut units = units(conn)?;
    let mut statement = conn.prepare(
        "SELECT i.id, i.task, i.place, m.text, m.deadline, m.merged_cell, m.lead_and_others, m.responsible_and_others, m.assist_and_others
         FROM item i JOIN measure m ON m.item = i.id WHERE i.in_plan = 1 ORDER BY i.task, i.place",
    )?;
    let mut rows = statement.query([])?;
    let mut measures = Vec::new();
    while let Some(row) = rows.next()? {
        let id = MeasureId { task: row.get(1)?, index: row.get(2)? };
        let published: String = row.get(4)?;
        let deadline = Deadline::parse(&published, year).map_err(|e| Unread::Value(format!("{id}: {e}")))?;
        let [mut lead, mut responsible, mut assist] = units.remove(&row.get(0)?).unwrap_or_default();
        (lead.and_others, responsible.and_others, assist.and_others) = (row.get(6)?, row.get(7)?, row.get(8)?);
        let text: Arc<str> = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?.into();
        measures.push(Measure { id, text, deadline, lead, responsible, assist, merged_cell: row.get(5)? });
    }
    Ok(measures)
}

fn units(conn: &Connection) -> Read<HashMap<i64, [UnitList; 3]>> {
    let mut names: HashSet<Arc<str>> = HashSet::new();
    let mut units: HashMap<i64, [UnitList; 3]> = HashMap::new();
    let mut statement = conn.prepare("SELECT item, role, name FROM measure_unit ORDER BY item, role, position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let code = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        let Some(role) = Role::ALL.into_iter().position(|role| plan_rows::role_code(role) == code) else { continue };
        let name = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
        let name = match names.get(name) {
            Some(known) => Arc::clone(known),
            None => {
                let new: Arc<str> = name.into();
                names.insert(Arc::clone(&new));
                new
            }
        };
        if let Some(list) = units.entry(row.get(0)?).or_default().get_mut(role) {
            list.names.push(name);
        }
    }
    Ok(units)
}

fn events(conn: &Connection, behind: EventNo) -> Read<Vec<Event>> {
    let mut statement = conn.prepare(
        "SELECT no, act, cause, of_act, at, by, item, kind, from_status, to_status, note_kind, text FROM event WHERE no > ? ORDER BY no",
    )?;
    let mut rows = statement.query([behind.0])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(event(row)?);
    }
    Ok(events)
}

fn event(row: &Row<'_>) -> Read<Event> {
    let no = EventNo(row.get(0)?);
    let bad = |what: &str| Unread::Value(format!("event {}: {what}", no.0));
    let of: Option<i64> = row.get(3)?;
    let cause = match (row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?, of) {
        ("fresh", None) => Cause::Fresh,
        ("undo", Some(of)) => Cause::Undo(EventNo(of)),
        ("redo", Some(of)) => Cause::Redo(EventNo(of)),
        _ => return Err(bad("cause")),
    };
    let at: String = row.get(4)?;
    let at = chrono::DateTime::parse_from_rfc3339(&at).map(to_moment).map_err(|_| bad(&at))?;
    let item: Option<i64> = row.get(6)?;
    Ok(Event {
        no,
        act: EventNo(row.get(1)?),
        cause,
        at,
        by: row.get(5)?,
        item: item.map(ItemKey),
        what: happening(row)?.ok_or_else(|| bad("kind"))?,
    })
}

fn happening(row: &Row<'_>) -> Read<Option<Happening>> {
    let kind: String = row.get(7)?;
    let text: Option<String> = row.get(11)?;
    let status =
        |at: usize| -> rusqlite::Result<Option<Status>> { Ok(row.get::<_, Option<String>>(at)?.and_then(|code| Status::from_code(&code))) };
    Ok(match (kind.as_str(), text) {
        ("status", why) => status(8)?.zip(status(9)?).map(|(from, to)| Happening::Status { from, to, why }),
        ("note", Some(text)) => {
            let kind: Option<String> = row.get(10)?;
            kind.and_then(|code| NoteKind::from_code(&code)).map(|kind| Happening::Note { kind, text })
        }
        ("note_withdrawn", _) => Some(Happening::NoteWithdrawn),
        ("note_restored", _) => Some(Happening::NoteRestored),
        ("imported", Some(summary)) => Some(Happening::Imported { summary }),
        ("reworded", Some(before)) => Some(Happening::Reworded { before }),
        ("dropped", Some(before)) => Some(Happening::Dropped { before }),
        ("renumbered", Some(ids)) => {
            ids.split_once(' ').map(|(from, to)| Happening::Renumbered { from: from.to_owned(), to: to.to_owned() })
        }
        _ => None,
    })
}

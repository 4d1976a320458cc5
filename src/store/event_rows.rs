//! Events as rows: the one place that knows their columns.

use chrono::{DateTime, SubsecRound};
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};

use super::failure::{Failure, Inner};
use super::fault::Fault;
use crate::ledger::{Cause, Event, EventNo, Happening, ItemKey, Moment, NoteKind, Status, to_moment};

const COLUMNS: &str = "no, act, cause, of_act, at, who, item, kind, from_value, to_value, note_kind, text";

/// Who writes, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand<'a> {
    pub by: &'a str,
    pub at: Moment,
}

/// Writes the events of one act.
pub(super) struct Log<'c> {
    insert: Statement<'c>,
    act: EventNo,
    cause: Cause,
    by: &'c str,
    at: Moment,
    stamp: String,
    /// What was written so far.
    pub events: Vec<Event>,
}

impl<'c> Log<'c> {
    /// Begins an act behind the last event. Belongs into a transaction that holds the write lock.
    pub fn begin(conn: &'c Connection, cause: Cause, hand: Hand<'c>) -> Inner<Self> {
        let insert = conn.prepare(&format!("INSERT INTO event ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))?;
        // What is returned must be what is read back, to the millisecond.
        let at = to_moment(hand.at).trunc_subsecs(3);
        let stamp = at.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string();
        Ok(Self { insert, act: EventNo(last(conn)?.0 + 1), cause, by: hand.by, at, stamp, events: Vec::new() })
    }

    /// The number of the next event.
    pub fn next(&self) -> EventNo {
        EventNo(self.act.0.saturating_add_unsigned(self.events.len() as u64))
    }

    /// Writes one event.
    pub fn write(&mut self, item: Option<ItemKey>, what: Happening) -> Inner<()> {
        let no = self.next();
        let (cause, of_act) = match self.cause {
            Cause::Fresh => ("fresh", None),
            Cause::Undo(act) => ("undo", Some(act.0)),
            Cause::Redo(act) => ("redo", Some(act.0)),
        };
        let Columns { kind, from, to, note, text } = Columns::of(&what);
        let item_no = item.map(|key| key.0);
        let by = self.by;
        self.insert.execute(params![no.0, self.act.0, cause, of_act, self.stamp, by, item_no, kind, from, to, note, text])?;
        self.events.push(Event { no, act: self.act, cause: self.cause, at: self.at, by: by.to_owned(), item, what });
        Ok(())
    }
}

/// What happened, as its columns.
#[derive(Debug, Clone, Copy)]
struct Columns<'a> {
    kind: &'a str,
    from: Option<&'a str>,
    to: Option<&'a str>,
    note: Option<&'a str>,
    text: Option<&'a str>,
}

impl<'a> Columns<'a> {
    fn of(what: &'a Happening) -> Self {
        let plain = |kind, text| Self { kind, from: None, to: None, note: None, text };
        match what {
            Happening::Status { from, to, why } => {
                Self { kind: "status", from: Some(from.code()), to: Some(to.code()), note: None, text: why.as_deref() }
            }
            Happening::Note { kind, text } => Self { note: Some(kind.code()), ..plain("note", Some(text.as_str())) },
            Happening::NoteWithdrawn => plain("note_withdrawn", None),
            Happening::NoteRestored => plain("note_restored", None),
            Happening::Imported { summary } => plain("imported", Some(summary.as_str())),
            Happening::Reworded { before } => plain("reworded", Some(before.as_str())),
            Happening::Dropped { before } => plain("dropped", Some(before.as_str())),
            Happening::Renumbered { from, to } => Self { from: Some(from), to: Some(to), ..plain("renumbered", None) },
        }
    }

    /// What happened; the column that is wrong where they say nothing that can be.
    fn happening(self) -> Result<Happening, &'static str> {
        let text = |column: Option<&str>| column.map(str::to_owned).ok_or("text");
        Ok(match self.kind {
            "status" => Happening::Status {
                from: self.from.and_then(Status::from_code).ok_or("from_value")?,
                to: self.to.and_then(Status::from_code).ok_or("to_value")?,
                why: self.text.map(str::to_owned),
            },
            "note" => Happening::Note { kind: self.note.and_then(NoteKind::from_code).ok_or("note_kind")?, text: text(self.text)? },
            "note_withdrawn" => Happening::NoteWithdrawn,
            "note_restored" => Happening::NoteRestored,
            "imported" => Happening::Imported { summary: text(self.text)? },
            "reworded" => Happening::Reworded { before: text(self.text)? },
            "dropped" => Happening::Dropped { before: text(self.text)? },
            "renumbered" => Happening::Renumbered { from: text(self.from)?, to: text(self.to)? },
            _ => return Err("kind"),
        })
    }
}

/// The number of the last event.
pub(super) fn last(conn: &Connection) -> rusqlite::Result<EventNo> {
    conn.query_row("SELECT coalesce(max(no), 0) FROM event", [], |row| row.get(0).map(EventNo))
}

/// The events behind `no`, oldest first.
pub(super) fn since(conn: &Connection, no: EventNo) -> Inner<Vec<Event>> {
    let mut events = Vec::new();
    each_since(conn, no, |event| {
        events.push(event?);
        Ok(())
    })?;
    Ok(events)
}

/// Hands over the events behind `no`, oldest first; a fault in place of one that says nothing that can be.
pub(super) fn each_since(conn: &Connection, no: EventNo, mut take: impl FnMut(Result<Event, Fault>) -> Inner<()>) -> Inner<()> {
    let mut select = conn.prepare(&format!("SELECT {COLUMNS} FROM event WHERE no > ? ORDER BY no"))?;
    let mut rows = select.query([no.0])?;
    while let Some(row) = rows.next()? {
        match read(row) {
            Ok(event) => take(Ok(event))?,
            Err(Failure::Fault(fault)) => take(Err(fault))?,
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

/// The event of that number.
pub(super) fn find(conn: &Connection, no: EventNo) -> Inner<Option<Event>> {
    let mut select = conn.prepare(&format!("SELECT {COLUMNS} FROM event WHERE no = ?"))?;
    let mut rows = select.query([no.0])?;
    rows.next()?.map(read).transpose()
}

/// The event that took an item out of the plan.
pub(super) fn find_drop(conn: &Connection, item: ItemKey) -> Inner<Option<Event>> {
    let no = conn
        .query_row("SELECT no FROM event WHERE item = ? AND kind = 'dropped' ORDER BY no DESC LIMIT 1", [item.0], |row| row.get(0))
        .optional()?;
    no.map_or(Ok(None), |no| find(conn, EventNo(no)))
}

fn read(row: &Row<'_>) -> Inner<Event> {
    let no = EventNo(row.get(0)?);
    let fault = |column| Fault::Value { no, column };
    let text = |at: usize| -> Inner<Option<&str>> { Ok(row.get_ref(at)?.as_str_or_null()?) };
    let columns = Columns { kind: text(7)?.unwrap_or_default(), from: text(8)?, to: text(9)?, note: text(10)?, text: text(11)? };
    let (item, what) = (row.get::<_, Option<i64>>(6)?.map(ItemKey), columns.happening().map_err(fault)?);
    if item.is_none() != matches!(what, Happening::Imported { .. }) {
        return Err(fault("item").into());
    }
    Ok(Event {
        no,
        act: EventNo(row.get(1)?),
        cause: cause(row)?.ok_or_else(|| fault("cause"))?,
        at: text(4)?.and_then(|at| DateTime::parse_from_rfc3339(at).ok()).ok_or_else(|| fault("at"))?,
        by: row.get(5)?,
        item,
        what,
    })
}

fn cause(row: &Row<'_>) -> Inner<Option<Cause>> {
    let of: Option<i64> = row.get(3)?;
    Ok(match (row.get_ref(2)?.as_str()?, of) {
        ("fresh", None) => Some(Cause::Fresh),
        ("undo", Some(act)) => Some(Cause::Undo(EventNo(act))),
        ("redo", Some(act)) => Some(Cause::Redo(EventNo(act))),
        _ => None,
    })
}

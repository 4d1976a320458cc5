//! Events as rows: the one place that knows their columns.

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, SubsecRound};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Statement, params_from_iter};

use super::chain::{self, Digest, End, Follower};
use super::failure::{Failure, Inner};
use super::fault::Fault;
use super::{data_rows, dealing_rows, meeting_rows};
use crate::ledger::{Cause, DealingKind, Event, EventNo, Happening, ItemKey, Moment, NoteKind, Status, to_moment};
use crate::plan::UnitName;

/// What an event says.
const COLUMNS: &str = "no, act, cause, of_act, at, who, item, kind, from_value, to_value, note_kind, text, plan_digest, unit, detail";
/// How many these are.
const COUNT: usize = 15;
/// The digest of the plan's words, where the event imported them.
const PLAN_DIGEST: usize = 12;

/// Who writes, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand<'a> {
    pub by: &'a str,
    pub at: Moment,
}

/// Writes the events of one act.
pub(super) struct Log<'c> {
    conn: &'c Connection,
    insert: Statement<'c>,
    /// The digest of the event before the next one.
    before: Digest,
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
        let insert = conn.prepare(&format!("INSERT INTO event ({COLUMNS}, digest) VALUES (?{})", ", ?".repeat(COUNT)))?;
        let end = End::of(conn)?;
        // What is returned must be what is read back, to the millisecond.
        let at = to_moment(hand.at).trunc_subsecs(3);
        let stamp = at.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string();
        let act = EventNo(end.no.0 + 1);
        Ok(Self { conn, insert, before: end.digest, act, cause, by: hand.by, at, stamp, events: Vec::new() })
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
        let columns = Columns::of(&what)?;
        let Columns { kind, note, .. } = columns;
        let [from, to, text, detail] = [&columns.from, &columns.to, &columns.text, &columns.detail].map(Option::as_deref);
        let plan = if matches!(what, Happening::Imported { .. }) { Some(chain::of_plan(self.conn)?) } else { None };
        let by = self.by;
        let values: [ValueRef<'_>; COUNT] = [
            no.0.into_value(),
            self.act.0.into_value(),
            cause.into_value(),
            of_act.into_value(),
            self.stamp.as_str().into_value(),
            by.into_value(),
            item.map(|key| key.measure).into_value(),
            kind.into_value(),
            from.into_value(),
            to.into_value(),
            note.into_value(),
            text.into_value(),
            plan.as_ref().map(|digest| &digest[..]).into_value(),
            item.and_then(|key| key.unit).map(UnitName::as_str).into_value(),
            detail.into_value(),
        ];
        let digest = chain::next(&self.before, &values);
        let all = values.into_iter().chain([ValueRef::Blob(&digest)]);
        self.insert.execute(params_from_iter(all.map(ToSqlOutput::Borrowed)))?;
        self.before = digest;
        self.events.push(Event { no, act: self.act, cause: self.cause, at: self.at, by: by.to_owned(), item, what });
        Ok(())
    }
}

/// A value as SQLite has it.
trait IntoValue<'a> {
    fn into_value(self) -> ValueRef<'a>;
}

impl<'a> IntoValue<'a> for i64 {
    fn into_value(self) -> ValueRef<'a> {
        ValueRef::Integer(self)
    }
}

impl<'a> IntoValue<'a> for &'a str {
    fn into_value(self) -> ValueRef<'a> {
        ValueRef::Text(self.as_bytes())
    }
}

impl<'a> IntoValue<'a> for &'a [u8] {
    fn into_value(self) -> ValueRef<'a> {
        ValueRef::Blob(self)
    }
}

impl<'a, T: IntoValue<'a>> IntoValue<'a> for Option<T> {
    fn into_value(self) -> ValueRef<'a> {
        self.map_or(ValueRef::Null, T::into_value)
    }
}

/// What happened, as its columns.
#[derive(Debug, Clone, Default)]
struct Columns<'a> {
    kind: &'a str,
    from: Option<Cow<'a, str>>,
    to: Option<Cow<'a, str>>,
    note: Option<&'a str>,
    text: Option<Cow<'a, str>>,
    detail: Option<Cow<'a, str>>,
}

impl<'a> Columns<'a> {
    fn of(what: &'a Happening) -> Inner<Self> {
        let detail = data_rows::written(what)?.or(dealing_rows::written(what)?).or(meeting_rows::written(what)?).map(Cow::from);
        let plain = |kind, text: Option<&'a str>| Self { kind, text: text.map(Cow::from), ..Self::default() };
        Ok(match what {
            Happening::Status { from, to, why } => {
                Self { from: Some(from.code().into()), to: Some(to.code().into()), ..plain("status", why.as_deref()) }
            }
            Happening::Note { kind, text } => Self { note: Some(kind.code()), ..plain("note", Some(text.as_str())) },
            Happening::NoteWithdrawn => plain("note_withdrawn", None),
            Happening::NoteRestored => plain("note_restored", None),
            Happening::UnitsSettled { from, to, why } => {
                let listed = |units: &Option<Arc<[UnitName]>>| units.as_ref().map(|units| lines(units).into());
                Self { from: listed(from), to: listed(to), ..plain("units_settled", why.as_deref()) }
            }
            Happening::FindingSettled { finding, why } => {
                Self { to: Some(finding.to_string().into()), ..plain("finding_settled", Some(why.as_str())) }
            }
            Happening::Data { what: data, .. } => Self { detail, ..plain(data.code(), data_rows::reason(data)) },
            Happening::DataWithdrawn(_) => Self { detail, ..plain("data_withdrawn", None) },
            Happening::DataRestored(_) => Self { detail, ..plain("data_restored", None) },
            Happening::Dealt { what, text } => Self { detail, ..plain(what.kind().code(), Some(text.as_str())) },
            Happening::DealtWithdrawn(kind) => Self { to: Some(kind.code().into()), ..plain("dealing_withdrawn", None) },
            Happening::DealtRestored(kind) => Self { to: Some(kind.code().into()), ..plain("dealing_restored", None) },
            Happening::Setting { from, to, .. } => {
                Self { from: from.as_deref().map(Cow::from), to: to.as_deref().map(Cow::from), detail, ..plain("setting", None) }
            }
            Happening::ViewSaved(_) => Self { detail, ..plain("view", None) },
            Happening::MeetingHeld(_) => Self { detail, ..plain("meeting", None) },
            Happening::Imported { summary } => plain("imported", Some(summary.as_str())),
            Happening::Reworded { before } => plain("reworded", Some(before.as_str())),
            Happening::Dropped { before } => plain("dropped", Some(before.as_str())),
            Happening::Renumbered { from, to } => Self { from: Some(from.into()), to: Some(to.into()), ..plain("renumbered", None) },
        })
    }

    /// What happened; the column that is wrong where they say nothing that can be.
    fn happening(self) -> Result<Happening, &'static str> {
        let status = |column: Option<Cow<'_, str>>| column.as_deref().and_then(Status::from_code);
        let text = |column: Option<Cow<'_, str>>| column.map(Cow::into_owned).ok_or("text");
        Ok(match self.kind {
            "status" => Happening::Status {
                from: status(self.from).ok_or("from_value")?,
                to: status(self.to).ok_or("to_value")?,
                why: self.text.map(Cow::into_owned),
            },
            "note" => Happening::Note { kind: self.note.and_then(NoteKind::from_code).ok_or("note_kind")?, text: text(self.text)? },
            "note_withdrawn" => Happening::NoteWithdrawn,
            "note_restored" => Happening::NoteRestored,
            "units_settled" => Happening::UnitsSettled {
                from: self.from.as_deref().map(units),
                to: self.to.as_deref().map(units),
                why: self.text.map(Cow::into_owned),
            },
            "finding_settled" => {
                Happening::FindingSettled { finding: self.to.and_then(|key| key.parse().ok()).ok_or("to_value")?, why: text(self.text)? }
            }
            kind @ ("reading" | "reading_struck" | "target" | "path" | "data_withdrawn" | "data_restored") => {
                let detail = self.detail.ok_or("detail")?;
                data_rows::read(kind, &detail, self.text.map(Cow::into_owned)).ok_or("detail")?
            }
            "dealing_withdrawn" => Happening::DealtWithdrawn(self.to.as_deref().and_then(DealingKind::from_code).ok_or("to_value")?),
            "dealing_restored" => Happening::DealtRestored(self.to.as_deref().and_then(DealingKind::from_code).ok_or("to_value")?),
            "setting" => Happening::Setting {
                name: detail(self.detail)?.setting().ok_or("detail")?,
                from: self.from.map(Cow::into_owned),
                to: self.to.map(Cow::into_owned),
            },
            "view" => Happening::ViewSaved(Box::new(detail(self.detail)?.view().ok_or("detail")?)),
            "meeting" => {
                let meeting = self.detail.as_deref().and_then(meeting_rows::read);
                Happening::MeetingHeld(Box::new(meeting.ok_or("detail")?))
            }
            "imported" => Happening::Imported { summary: text(self.text)? },
            "reworded" => Happening::Reworded { before: text(self.text)? },
            "dropped" => Happening::Dropped { before: text(self.text)? },
            "renumbered" => Happening::Renumbered { from: text(self.from)?, to: text(self.to)? },
            kind => {
                let kind = DealingKind::from_code(kind).ok_or("kind")?;
                let what = detail(self.detail)?.dealing(kind).ok_or("detail")?;
                Happening::Dealt { what: Box::new(what), text: self.text.map(Cow::into_owned).unwrap_or_default() }
            }
        })
    }
}

fn detail(column: Option<Cow<'_, str>>) -> Result<dealing_rows::Detail, &'static str> {
    column.as_deref().and_then(dealing_rows::Detail::read).ok_or("detail")
}

/// Names of units, one a line: a name may have a comma in it.
fn lines(units: &[UnitName]) -> String {
    units.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join("\n")
}

fn units(lines: &str) -> Arc<[UnitName]> {
    lines.lines().map(UnitName::new).collect()
}

/// The events behind `no`, oldest first.
pub(super) fn since(conn: &Connection, no: EventNo) -> Inner<Vec<Event>> {
    let mut events = Vec::new();
    each_since(conn, no, |event| events.push(event))?;
    Ok(events)
}

/// Hands over the events behind `no`, oldest first.
pub(super) fn each_since(conn: &Connection, no: EventNo, mut take: impl FnMut(Event)) -> Inner<()> {
    let mut select = conn.prepare(&format!("SELECT {COLUMNS} FROM event WHERE no > ? ORDER BY no"))?;
    let mut rows = select.query([no.0])?;
    let mut stamps = Stamps::default();
    while let Some(row) = rows.next()? {
        take(read_with(row, &mut stamps)?);
    }
    Ok(())
}

/// Hands over the first `count` events, oldest first.
pub(super) fn each_of_first(conn: &Connection, count: usize, mut take: impl FnMut(Event)) -> Inner<()> {
    let mut select = conn.prepare(&format!("SELECT {COLUMNS} FROM event ORDER BY no LIMIT ?"))?;
    let mut rows = select.query([i64::try_from(count).unwrap_or(i64::MAX)])?;
    let mut stamps = Stamps::default();
    while let Some(row) = rows.next()? {
        take(read_with(row, &mut stamps)?);
    }
    Ok(())
}

/// The days of the clocks by which the events were written, in their order.
pub(super) fn days(conn: &Connection) -> Inner<Vec<NaiveDate>> {
    let mut select = conn.prepare("SELECT no, at FROM event ORDER BY no")?;
    let mut rows = select.query([])?;
    let mut days: Vec<NaiveDate> = Vec::new();
    let mut stamps = Stamps::default();
    while let Some(row) = rows.next()? {
        let at = row.get_ref(1)?.as_str_or_null()?.and_then(|at| stamps.moment(at));
        let at = at.ok_or(Fault::Value { no: EventNo(row.get(0)?), column: "at" })?;
        days.push(to_moment(at).date_naive());
    }
    Ok(days)
}

/// Hands over all events, oldest first, and whether each agrees with its digest. Returns the digest of the plan's words that the last
/// import left.
pub(super) fn each_with_digest(conn: &Connection, mut take: impl FnMut(Result<Event, Fault>, bool)) -> Inner<Option<Digest>> {
    let mut select = conn.prepare(&format!("SELECT {COLUMNS}, digest FROM event ORDER BY no"))?;
    let mut rows = select.query([])?;
    let mut chain = Follower::new();
    while let Some(row) = rows.next()? {
        let agrees = chain.agrees(row, COUNT, PLAN_DIGEST)?;
        take(read_or_fault(row)?, agrees);
    }
    Ok(chain.plan)
}

fn read_or_fault(row: &Row<'_>) -> Inner<Result<Event, Fault>> {
    match read(row) {
        Ok(event) => Ok(Ok(event)),
        Err(Failure::Fault(fault)) => Ok(Err(fault)),
        Err(other) => Err(other),
    }
}

/// The event of that number.
pub(super) fn find(conn: &Connection, no: EventNo) -> Inner<Option<Event>> {
    let mut select = conn.prepare(&format!("SELECT {COLUMNS} FROM event WHERE no = ?"))?;
    let mut rows = select.query([no.0])?;
    rows.next()?.map(read).transpose()
}

/// The last event about data of an item.
pub(super) fn last_data(conn: &Connection, item: ItemKey) -> Inner<EventNo> {
    let no: Option<i64> = conn.query_row(
        "SELECT max(no) FROM event WHERE item = ? AND unit IS ?
         AND kind IN ('reading', 'reading_struck', 'target', 'path', 'data_withdrawn', 'data_restored')",
        rusqlite::params![item.measure, item.unit.map(UnitName::as_str)],
        |row| row.get(0),
    )?;
    Ok(no.map_or(EventNo::NONE, EventNo))
}

/// The last event about a setting, or about a saved view.
pub(super) fn last_wide(conn: &Connection, what: &Happening) -> Inner<EventNo> {
    let no: Option<i64> = conn.query_row("SELECT max(no) FROM event WHERE item IS NULL AND kind = ?", [what.code()], |row| row.get(0))?;
    Ok(no.map_or(EventNo::NONE, EventNo))
}

/// The event that took an item out of the plan.
pub(super) fn find_drop(conn: &Connection, item: ItemKey) -> Inner<Option<Event>> {
    let no = conn
        .query_row("SELECT no FROM event WHERE item = ? AND kind = 'dropped' ORDER BY no DESC LIMIT 1", [item.measure], |row| row.get(0))
        .optional()?;
    no.map_or(Ok(None), |no| find(conn, EventNo(no)))
}

/// The moment that was read last: what is written in one act has one.
#[derive(Default)]
struct Stamps {
    text: String,
    at: Option<Moment>,
}

impl Stamps {
    fn moment(&mut self, text: &str) -> Option<Moment> {
        if self.at.is_none() || self.text != text {
            self.at = DateTime::parse_from_rfc3339(text).ok();
            self.text.clear();
            self.text.push_str(text);
        }
        self.at
    }
}

fn read(row: &Row<'_>) -> Inner<Event> {
    read_with(row, &mut Stamps::default())
}

fn read_with(row: &Row<'_>, stamps: &mut Stamps) -> Inner<Event> {
    let no = EventNo(row.get(0)?);
    let fault = |column| Fault::Value { no, column };
    let text = |at: usize| -> Inner<Option<&str>> { Ok(row.get_ref(at)?.as_str_or_null()?) };
    let [from, to, words, detail] = [text(8)?, text(9)?, text(11)?, text(14)?].map(|column| column.map(Cow::from));
    let columns = Columns { kind: text(7)?.unwrap_or_default(), from, to, note: text(10)?, text: words, detail };
    let unit = text(13)?.map(UnitName::new);
    let item = row.get::<_, Option<i64>>(6)?.map(|measure| ItemKey { measure, unit });
    let what = columns.happening().map_err(fault)?;
    if item.is_none() != what.is_plan_wide() {
        return Err(fault("item").into());
    }
    Ok(Event {
        no,
        act: EventNo(row.get(1)?),
        cause: cause(row)?.ok_or_else(|| fault("cause"))?,
        at: text(4)?.and_then(|at| stamps.moment(at)).ok_or_else(|| fault("at"))?,
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

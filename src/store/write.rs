//! Writing acts. Every write of this program goes through [`Store::write`].

use rusqlite::{Connection, Transaction, TransactionBehavior, params};

use super::{Access, Store, StoreError};
use crate::ledger::{Act, Cause, Change, Event, EventNo, Happening, Moment};

impl Store {
    /// Writes an act in one transaction: all of it or nothing. Returns its events once they are on disk.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when an item has another version than the act was based on; or when the file cannot be written.
    pub fn append(&mut self, act: &Act, by: &str, at: Moment) -> Result<Vec<Event>, StoreError> {
        let stale = self.write(|transaction| {
            let first = next(transaction)?;
            let mut events = Vec::with_capacity(act.changes.len());
            for (n, change) in (0..).zip(&act.changes) {
                let no = EventNo(first.0 + n);
                let what = change.what.clone();
                let event = Event { no, act: first, cause: act.cause, at, by: by.to_owned(), item: Some(change.item), what };
                insert(transaction, &event)?;
                if !apply(transaction, change, no)? {
                    return Ok(Err(change.item));
                }
                events.push(event);
            }
            Ok(Ok(events))
        })?;
        stale.map_err(|item| StoreError::Stale { item, now: self.version_of(item).map(Box::new) })
    }

    /// The one way to write: the lock is taken at the beginning, because a transaction that begins by reading cannot wait for it later.
    /// An inner error rolls everything back.
    pub(super) fn write<T, R>(
        &mut self,
        write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<Result<T, R>>,
    ) -> Result<Result<T, R>, StoreError> {
        if self.access == Access::ReadOnly {
            return Err(StoreError::ReadOnly);
        }
        self.refuse_newer_now()?;
        let err = |e| StoreError::sqlite(&self.path, &e);
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(err)?;
        let written = write(&transaction).map_err(err)?;
        if written.is_ok() {
            transaction.commit().map_err(err)?;
        }
        Ok(written)
    }

    /// The event that gave an item its present version.
    fn version_of(&mut self, item: crate::ledger::ItemKey) -> Option<Event> {
        let version: i64 = self.conn.query_row("SELECT version FROM item WHERE id = ?", [item.0], |row| row.get(0)).ok()?;
        self.events_since(EventNo(version - 1)).ok()?.into_iter().next().filter(|e| e.no.0 == version)
    }
}

/// The number of the next event.
pub(super) fn next(conn: &Connection) -> rusqlite::Result<EventNo> {
    conn.query_row("SELECT coalesce(max(no), 0) + 1 FROM event", [], |row| row.get(0)).map(EventNo)
}

/// Takes a change into the state; whether the item had the version that the change is based on. A note changes no version, so that two
/// people who write on one item do not get in each other's way.
fn apply(conn: &Connection, change: &Change, no: EventNo) -> rusqlite::Result<bool> {
    let rows = match &change.what {
        Happening::Status { to, .. } => conn
            .prepare_cached("UPDATE item SET status = ?, version = ? WHERE id = ? AND version = ? AND in_plan = 1")?
            .execute(params![to.code(), no.0, change.item.0, change.seen.0])?,
        _ => conn
            .prepare_cached("UPDATE item SET status = status WHERE id = ? AND version = ? AND in_plan = 1")?
            .execute(params![change.item.0, change.seen.0])?,
    };
    Ok(rows == 1)
}

/// Adds an event to the log.
pub(super) fn insert(conn: &Connection, event: &Event) -> rusqlite::Result<()> {
    let (cause, of) = match event.cause {
        Cause::Fresh => ("fresh", None),
        Cause::Undo(of) => ("undo", Some(of.0)),
        Cause::Redo(of) => ("redo", Some(of.0)),
    };
    let row = Columns::of(&event.what);
    conn.prepare_cached(
        "INSERT INTO event (no, act, cause, of_act, at, by, item, kind, from_status, to_status, note_kind, text)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        event.no.0,
        event.act.0,
        cause,
        of,
        event.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, false),
        event.by,
        event.item.map(|key| key.0),
        event.what.code(),
        row.from,
        row.to,
        row.note,
        row.text,
    ])?;
    Ok(())
}

/// What happened, as columns.
#[derive(Default)]
struct Columns {
    from: Option<&'static str>,
    to: Option<&'static str>,
    note: Option<&'static str>,
    text: Option<String>,
}

impl Columns {
    fn of(what: &Happening) -> Self {
        let text = |text: &str| Self { text: Some(text.to_owned()), ..Self::default() };
        match what {
            Happening::Status { from, to, why } => {
                Self { from: Some(from.code()), to: Some(to.code()), text: why.clone(), ..Self::default() }
            }
            Happening::Note { kind, text } => Self { note: Some(kind.code()), text: Some(text.clone()), ..Self::default() },
            Happening::NoteWithdrawn | Happening::NoteRestored => Self::default(),
            Happening::Imported { summary } => text(summary),
            Happening::Reworded { before } | Happening::Dropped { before } => text(before),
            Happening::Renumbered { from, to } => text(&format!("{from} {to}")),
        }
    }
}

//! A corrected text of the plan takes the place of the former one; items keep their history.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::plan_rows::{self, Words};
use super::{Store, StoreError, write};
use crate::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, Moment, PlanChange};
use crate::plan::{Measure, MeasureId, Plan};

impl Store {
    /// Replaces the plan of `old` by a corrected text of it, in one transaction. `change` was taken from `old`; it is refused if anything
    /// was written since. An item that is dropped keeps what happened to it; one to which nothing happened goes.
    ///
    /// # Errors
    /// [`StoreError::MovedOn`] when something was written since; or when the file cannot be written.
    pub fn replace_plan(
        &mut self,
        old: &Ledger,
        new: &Plan,
        change: &PlanChange,
        by: &str,
        at: Moment,
        summary: &str,
    ) -> Result<(), StoreError> {
        let seen = old.last_event();
        self.write(|conn| {
            let first = write::next(conn)?;
            if first.0 != seen.0 + 1 {
                return Ok(Err(StoreError::MovedOn));
            }
            let mut log = Log { conn, first, next: first, by, at };
            log.add(None, Happening::Imported { summary: summary.to_owned() })?;
            log_changes(&mut log, old, change)?;
            rewrite(conn, new, change)?;
            Ok(Ok(()))
        })?
    }
}

/// Adds events of one act.
struct Log<'a> {
    conn: &'a Connection,
    first: EventNo,
    next: EventNo,
    by: &'a str,
    at: Moment,
}

impl Log<'_> {
    fn add(&mut self, item: Option<ItemKey>, what: Happening) -> rusqlite::Result<()> {
        let event = Event { no: self.next, act: self.first, cause: Cause::Fresh, at: self.at, by: self.by.to_owned(), item, what };
        self.next = EventNo(self.next.0 + 1);
        write::insert(self.conn, &event)
    }
}

fn log_changes(log: &mut Log<'_>, old: &Ledger, change: &PlanChange) -> rusqlite::Result<()> {
    let before = |id: MeasureId| old.plan().measure(id).map(Measure::words).unwrap_or_default();
    for kept in change.changed() {
        if kept.from != kept.to {
            log.add(Some(kept.item), Happening::Renumbered { from: kept.from.to_string(), to: kept.to.to_string() })?;
        }
        if kept.reworded {
            log.add(Some(kept.item), Happening::Reworded { before: before(kept.from) })?;
        }
    }
    for (item, id, has_history) in &change.dropped {
        if *has_history {
            log.add(Some(*item), Happening::Dropped { before: before(*id) })?;
        }
    }
    Ok(())
}

fn rewrite(conn: &Connection, new: &Plan, change: &PlanChange) -> rusqlite::Result<()> {
    conn.execute_batch(
        "DELETE FROM measure_unit; DELETE FROM measure; DELETE FROM task; DELETE FROM section; DELETE FROM area;
         UPDATE item SET in_plan = 0 WHERE in_plan = 1;",
    )?;
    conn.execute("UPDATE plan SET title = ?, year = ?", params![new.title, new.year])?;
    for (item, _, has_history) in &change.dropped {
        if !has_history {
            conn.execute("DELETE FROM item WHERE id = ?", [item.0])?;
        }
    }
    plan_rows::write_headings(conn, new)?;
    let kept: HashMap<MeasureId, ItemKey> = change.kept.iter().map(|k| (k.to, k.item)).collect();
    let mut words = Words::new(conn)?;
    for measure in new.measures() {
        let item = match kept.get(&measure.id) {
            Some(item) => {
                conn.execute(
                    "UPDATE item SET task = ?, place = ?, in_plan = 1 WHERE id = ?",
                    params![measure.id.task, measure.id.index, item.0],
                )?;
                *item
            }
            None => plan_rows::add_item(conn, measure.id)?,
        };
        words.write(item, measure)?;
    }
    Ok(())
}

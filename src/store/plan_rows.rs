//! The plan's own words in the record.

use rusqlite::{Connection, Statement, params};

use crate::ledger::ItemKey;
use crate::plan::{Measure, MeasureId, Plan, Role, UnitList};

/// The code of a role in the record.
pub(super) const fn role_code(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Responsible => "responsible",
        Role::Assist => "assist",
    }
}

/// Writes a plan into an empty record; every measure gets an item of its own.
pub(super) fn write_new(conn: &Connection, plan: &Plan) -> rusqlite::Result<()> {
    conn.execute("INSERT INTO plan (id, title, year) VALUES (1, ?, ?)", params![plan.title, plan.year])?;
    write_headings(conn, plan)?;
    let mut words = Words::new(conn)?;
    for measure in plan.measures() {
        words.write(add_item(conn, measure.id)?, measure)?;
    }
    Ok(())
}

/// Makes the item of a new measure.
pub(super) fn add_item(conn: &Connection, id: MeasureId) -> rusqlite::Result<ItemKey> {
    conn.execute(
        "INSERT INTO item (kind, task, place, in_plan, status, version) VALUES ('measure', ?, ?, 1, 'not_started', 0)",
        params![id.task, id.index],
    )?;
    Ok(ItemKey(conn.last_insert_rowid()))
}

/// Writes areas, sections and tasks.
pub(super) fn write_headings(conn: &Connection, plan: &Plan) -> rusqlite::Result<()> {
    let mut task_row = conn.prepare("INSERT INTO task (number, area, section, title) VALUES (?, ?, ?, ?)")?;
    for (a, area) in (0i64..).zip(plan.areas()) {
        conn.execute("INSERT INTO area (position, number, title) VALUES (?, ?, ?)", params![a, area.number, area.title])?;
        for (s, section) in (0i64..).zip(&area.sections) {
            conn.execute(
                "INSERT INTO section (area, position, number, title) VALUES (?, ?, ?, ?)",
                params![a, s, section.number, section.title],
            )?;
            for task in &section.tasks {
                task_row.execute(params![task.number, a, s, task.title])?;
            }
        }
    }
    Ok(())
}

/// Writes the published words of measures.
pub(super) struct Words<'a> {
    measure: Statement<'a>,
    unit: Statement<'a>,
}

impl<'a> Words<'a> {
    pub(super) fn new(conn: &'a Connection) -> rusqlite::Result<Self> {
        Ok(Self {
            measure: conn.prepare(
                "INSERT INTO measure (item, text, deadline, merged_cell, lead_and_others, responsible_and_others, assist_and_others)
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?,
            unit: conn.prepare("INSERT INTO measure_unit (item, role, position, name) VALUES (?, ?, ?, ?)")?,
        })
    }

    pub(super) fn write(&mut self, item: ItemKey, measure: &Measure) -> rusqlite::Result<()> {
        let others = |units: &UnitList| units.and_others;
        self.measure.execute(params![
            item.0,
            &*measure.text,
            measure.deadline.published,
            measure.merged_cell,
            others(&measure.lead),
            others(&measure.responsible),
            others(&measure.assist),
        ])?;
        for role in Role::ALL {
            for (position, name) in (0i64..).zip(&measure.units(role).names) {
                self.unit.execute(params![item.0, role_code(role), position, &**name])?;
            }
        }
        Ok(())
    }
}

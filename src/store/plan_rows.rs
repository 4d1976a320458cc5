//! The published plan as rows, written.

use rusqlite::{Connection, Statement, params};

use super::failure::Inner;
use super::fault::Fault;
use crate::ledger::ItemKey;
use crate::plan::{Deadline, Measure, MeasureId, Plan, Role};

/// How a role stands in the rows.
pub(super) const fn role_code(role: Role) -> &'static str {
    match role {
        Role::Lead => "lead",
        Role::Responsible => "responsible",
        Role::Assist => "assist",
    }
}

/// The role of that code.
pub(super) fn role_from_code(code: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role_code(*role) == code)
}

/// Writes the plan's title, year, areas, sections and tasks into empty tables.
pub(super) fn write_headings(conn: &Connection, plan: &Plan) -> Inner<()> {
    conn.execute("INSERT INTO plan (id, title, year) VALUES (1, ?, ?)", params![plan.title, plan.year])?;
    let mut area_row = conn.prepare("INSERT INTO area (id, number, title) VALUES (?, ?, ?)")?;
    let mut section_row = conn.prepare("INSERT INTO section (id, area, number, title) VALUES (?, ?, ?, ?)")?;
    let mut task_row = conn.prepare("INSERT INTO task (number, section, title) VALUES (?, ?, ?)")?;
    let mut section_id = 0i64;
    for (area_id, area) in (1i64..).zip(plan.areas()) {
        area_row.execute(params![area_id, area.number, area.title])?;
        for section in &area.sections {
            section_id += 1;
            section_row.execute(params![section_id, area_id, section.number, section.title])?;
            for task in &section.tasks {
                task_row.execute(params![task.number, section_id, task.title])?;
            }
        }
    }
    Ok(())
}

/// Removes everything that [`write_headings`] and [`Words`] wrote; items stay.
pub(super) fn clear(conn: &Connection) -> Inner<()> {
    for table in ["measure_unit", "measure", "task", "section", "area", "plan"] {
        conn.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

/// Writes new items.
pub(super) struct Items<'c> {
    conn: &'c Connection,
    insert: Statement<'c>,
}

impl<'c> Items<'c> {
    pub fn on(conn: &'c Connection) -> Inner<Self> {
        Ok(Self { conn, insert: conn.prepare("INSERT INTO item (task, place, in_plan) VALUES (?, ?, 1)")? })
    }

    /// Makes the item of a measure to which nothing has happened.
    pub fn add(&mut self, id: MeasureId) -> Inner<ItemKey> {
        self.insert.execute(params![id.task, id.index])?;
        Ok(ItemKey::measure(self.conn.last_insert_rowid()))
    }
}

/// Writes the published words of measures.
pub(super) struct Words<'c> {
    measure: Statement<'c>,
    unit: Statement<'c>,
    year: i32,
}

impl<'c> Words<'c> {
    pub fn of(conn: &'c Connection, plan: &Plan) -> Inner<Self> {
        let measure = conn.prepare("INSERT INTO measure VALUES (?, ?, ?, ?, ?, ?, ?)")?;
        let unit = conn.prepare("INSERT INTO measure_unit (item, role, position, name) VALUES (?, ?, ?, ?)")?;
        Ok(Self { measure, unit, year: plan.year })
    }

    /// Writes those of one measure.
    pub fn write(&mut self, item: ItemKey, m: &Measure) -> Inner<()> {
        let published = &m.deadline.published;
        // What could not be read again must not be written.
        if Deadline::parse(published, self.year).as_ref() != Ok(&m.deadline) {
            return Err(Fault::Deadline { measure: m.id, published: published.clone() }.into());
        }
        let [lead, responsible, assist] = Role::ALL.map(|role| m.units(role).and_others);
        self.measure.execute(params![item.measure, &*m.text, published, m.merged_cell, lead, responsible, assist])?;
        for role in Role::ALL {
            for (position, name) in (1i64..).zip(&m.units(role).names) {
                self.unit.execute(params![item.measure, role_code(role), position, &**name])?;
            }
        }
        Ok(())
    }
}

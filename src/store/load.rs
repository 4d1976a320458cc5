//! The ledger out of the rows: a handful of queries, each read once from front to back.

use std::collections::{HashMap, HashSet};
use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, Rows};

use super::event_rows;
use super::failure::Inner;
use super::fault::Fault;
use super::plan_rows::role_from_code;
use crate::ledger::{EventNo, ItemKey, Ledger, events_until};
use crate::plan::{Area, Calendar, Dates, Deadline, Indicators, Measure, MeasureId, Plan, Role, Section, Task, UnitList, Units};

/// An item, without its state: that follows from the events.
#[derive(Debug, Clone, Copy)]
pub(super) struct ItemRow {
    pub key: ItemKey,
    pub id: MeasureId,
    pub in_plan: bool,
}

/// What a ledger is made with beside the record.
pub(super) struct Seeds {
    pub units: Arc<Units>,
    pub indicators: Arc<Indicators>,
    pub dates: Arc<Dates>,
    pub calendar: Arc<Calendar>,
}

/// The whole ledger; as it stood at the end of `until`, where a day is given.
pub(super) fn ledger(conn: &Connection, seeds: &Seeds, until: Option<NaiveDate>) -> Inner<Ledger> {
    let (plan, items) = plan(conn)?;
    let ledger = new_ledger(plan, Arc::clone(&seeds.units), items).with_indicators(&seeds.indicators).with_dates(&seeds.dates);
    let mut ledger = ledger.with_calendar(Arc::clone(&seeds.calendar));
    // One by one: what the history says about the plan stands in it already.
    let take = |event| {
        ledger.apply(event);
    };
    match until {
        Some(day) => event_rows::each_of_first(conn, events_until(event_rows::days(conn)?, day), take)?,
        None => event_rows::each_since(conn, EventNo::NONE, take)?,
    }
    Ok(ledger)
}

/// The ledger before anything happened.
pub(super) fn new_ledger(plan: Plan, units: Arc<Units>, items: Vec<ItemRow>) -> Ledger {
    // Those out of the plan come first: where one of the plan has the same id, that one answers to it.
    let (there, gone): (Vec<ItemRow>, Vec<ItemRow>) = items.into_iter().partition(|item| item.in_plan);
    let mut ledger = Ledger::new(plan, units, gone.iter().chain(&there).map(|item| (item.key.measure, item.id)));
    for item in gone {
        ledger.retire(item.key);
    }
    ledger
}

/// The year of the plan.
pub(super) fn year(conn: &Connection) -> Inner<i32> {
    Ok(conn.query_row("SELECT year FROM plan", [], |row| row.get(0)).optional()?.ok_or(Fault::NoPlan)?)
}

/// The published plan, and the items of measures, those that it dropped included.
pub(super) fn plan(conn: &Connection) -> Inner<(Plan, Vec<ItemRow>)> {
    let title_and_year = conn.query_row("SELECT title, year FROM plan", [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let (title, year) = title_and_year.ok_or(Fault::NoPlan)?;
    let (mut measures, items) = measures(conn, year)?;
    // Nearly always sorted already: items are made in the plan's order.
    measures.sort_by_key(|m| m.id);
    let mut measures = measures.into_iter().peekable();
    let areas = areas(conn, &mut measures)?;
    if let Some(left) = measures.next() {
        return Err(Fault::NoTask(left.id).into());
    }
    Ok((Plan::new(title, year, areas).map_err(|e| Fault::TaskOrder(e.number))?, items))
}

fn areas(conn: &Connection, measures: &mut Peekable<IntoIter<Measure>>) -> Inner<Vec<Area>> {
    let mut tasks = tasks(conn, measures)?;
    let mut sections: HashMap<i64, Vec<Section>> = HashMap::new();
    let mut select = conn.prepare("SELECT id, area, number, title FROM section ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let section = Section { number: row.get(2)?, title: row.get(3)?, tasks: tasks.remove(&row.get(0)?).unwrap_or_default() };
        sections.entry(row.get(1)?).or_default().push(section);
    }
    let mut select = conn.prepare("SELECT id, number, title FROM area ORDER BY id")?;
    let mut rows = select.query([])?;
    let mut areas = Vec::new();
    while let Some(row) = rows.next()? {
        let sections = sections.remove(&row.get(0)?).unwrap_or_default();
        areas.push(Area { number: row.get(1)?, title: row.get(2)?, sections });
    }
    Ok(areas)
}

/// The tasks by their sections, each with its measures.
fn tasks(conn: &Connection, measures: &mut Peekable<IntoIter<Measure>>) -> Inner<HashMap<i64, Vec<Task>>> {
    let mut tasks: HashMap<i64, Vec<Task>> = HashMap::new();
    let mut select = conn.prepare("SELECT number, section, title FROM task ORDER BY number")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let mut task = Task { number: row.get(0)?, title: row.get(2)?, measures: Vec::new() };
        while let Some(measure) = measures.next_if(|m| m.id.task == task.number) {
            if measure.id.index as usize != task.measures.len() + 1 {
                return Err(Fault::Gap(measure.id).into());
            }
            task.measures.push(measure);
        }
        tasks.entry(row.get(1)?).or_default().push(task);
    }
    Ok(tasks)
}

/// Two queries side by side, both in the order of the items, so that neither sorts and nothing is looked up.
fn measures(conn: &Connection, year: i32) -> Inner<(Vec<Measure>, Vec<ItemRow>)> {
    let mut select = conn.prepare(
        "SELECT i.id, i.task, i.place, i.in_plan, m.text, m.deadline, m.merged_cell, m.lead_others, m.responsible_others, m.assist_others
         FROM item i LEFT JOIN measure m ON m.item = i.id WHERE i.parent IS NULL ORDER BY i.id",
    )?;
    let mut units = conn.prepare("SELECT item, role, name FROM measure_unit ORDER BY item, role, position")?;
    let mut units = Cells { rows: units.query([])?, ahead: None, names: HashSet::new() };
    let mut deadlines = HashMap::new();
    let (mut measures, mut items) = (Vec::new(), Vec::new());
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let item = item(row)?;
        items.push(item);
        if !item.in_plan {
            continue;
        }
        let text = row.get_ref(4)?.as_str_or_null()?.ok_or(Fault::NoWords(item.id))?;
        let [lead, responsible, assist] = units.of(item.key)?;
        measures.push(Measure {
            id: item.id,
            text: text.into(),
            deadline: deadline(&mut deadlines, row.get_ref(5)?.as_str()?, item.id, year)?,
            lead: UnitList { names: lead, and_others: row.get(7)? },
            responsible: UnitList { names: responsible, and_others: row.get(8)? },
            assist: UnitList { names: assist, and_others: row.get(9)? },
            merged_cell: row.get(6)?,
        });
    }
    Ok((measures, items))
}

fn item(row: &Row<'_>) -> rusqlite::Result<ItemRow> {
    let id = MeasureId { task: row.get(1)?, index: row.get(2)? };
    Ok(ItemRow { key: ItemKey::measure(row.get(0)?), id, in_plan: row.get(3)? })
}

/// The same few deadlines stand in every plan: each is read once.
fn deadline(known: &mut HashMap<String, Deadline>, published: &str, measure: MeasureId, year: i32) -> Inner<Deadline> {
    if let Some(deadline) = known.get(published) {
        return Ok(deadline.clone());
    }
    let deadline = Deadline::parse(published, year).map_err(|e| Fault::Deadline { measure, published: e.0 })?;
    known.insert(published.to_owned(), deadline.clone());
    Ok(deadline)
}

/// The rows of the units of cells, read along with those of the measures.
struct Cells<'s> {
    rows: Rows<'s>,
    /// The first row of an item that was not asked for yet.
    ahead: Option<(ItemKey, Role, Arc<str>)>,
    /// Each name once.
    names: HashSet<Arc<str>>,
}

impl Cells<'_> {
    /// The names of one item in the order of [`Role::ALL`]. Items are asked for in ascending order.
    fn of(&mut self, item: ItemKey) -> Inner<[Vec<Arc<str>>; 3]> {
        let mut lists = [const { Vec::new() }; 3];
        loop {
            let row = match self.ahead.take() {
                Some(row) => Some(row),
                None => self.next()?,
            };
            match row {
                Some((key, role, name)) if key == item => {
                    let [lead, responsible, assist] = &mut lists;
                    match role {
                        Role::Lead => lead.push(name),
                        Role::Responsible => responsible.push(name),
                        Role::Assist => assist.push(name),
                    }
                }
                Some((key, ..)) if key < item => {}
                later => {
                    self.ahead = later;
                    return Ok(lists);
                }
            }
        }
    }

    fn next(&mut self) -> Inner<Option<(ItemKey, Role, Arc<str>)>> {
        let Some(row) = self.rows.next()? else { return Ok(None) };
        let role = role_from_code(row.get_ref(1)?.as_str()?).unwrap_or(Role::Assist);
        let name = row.get_ref(2)?.as_str()?;
        let name = match self.names.get(name) {
            Some(known) => Arc::clone(known),
            None => {
                let name: Arc<str> = name.into();
                self.names.insert(Arc::clone(&name));
                name
            }
        };
        Ok(Some((ItemKey::measure(row.get(0)?), role, name)))
    }
}

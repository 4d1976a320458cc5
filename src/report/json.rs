//! JSON output. The shape of the export is a contract (see the README); the others carry the same fields under the same names.

use chrono::NaiveDate;
use serde::Serialize;

use super::json_events::{EventOut, event};
use crate::ledger::{Item, Ledger, Moment, Note, Obligation, Row, Standing, Tally};
use crate::messages::Lang;
use crate::plan::{Area, Bond, Deadline, DeadlineKind, Measure, Role, Section, Task, UnitList};

/// The whole ledger.
#[derive(Debug, Serialize)]
pub struct Export<'a> {
    as_of: NaiveDate,
    plan: PlanOut<'a>,
    obligations: Vec<Owed<'a>>,
}

#[derive(Debug, Serialize)]
struct PlanOut<'a> {
    title: &'a str,
    year: i32,
    areas: Vec<AreaOut<'a>>,
}

#[derive(Debug, Serialize)]
struct AreaOut<'a> {
    number: u32,
    title: &'a str,
    sections: Vec<SectionOut<'a>>,
}

#[derive(Debug, Serialize)]
struct SectionOut<'a> {
    number: u32,
    title: &'a str,
    tasks: Vec<TaskOut<'a>>,
}

#[derive(Debug, Serialize)]
struct TaskOut<'a> {
    number: u32,
    title: &'a str,
    measures: Vec<MeasureOut<'a>>,
}

#[derive(Debug, Serialize)]
struct MeasureOut<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    status: &'static str,
    notes: Vec<NoteOut<'a>>,
}

/// What a unit owes, in the export.
#[derive(Debug, Serialize)]
struct Owed<'a> {
    id: String,
    measure: String,
    unit: &'a str,
    status: &'static str,
    notes: Vec<NoteOut<'a>>,
}

/// The published words of a measure.
#[derive(Debug, Serialize)]
struct Words<'a> {
    id: String,
    text: &'a str,
    deadline: DeadlineOut<'a>,
    lead: Names<'a>,
    responsible: Names<'a>,
    assist: Names<'a>,
    merged_cell: bool,
}

type Names<'a> = Vec<&'a str>;

#[derive(Debug, Serialize)]
struct DeadlineOut<'a> {
    published: &'a str,
    kind: &'static str,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
pub(super) struct NoteOut<'a> {
    at: String,
    by: &'a str,
    kind: &'static str,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct Heading<'a> {
    number: u32,
    title: &'a str,
}

/// A row of a list.
#[derive(Debug, Serialize)]
pub struct ListRow<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    area: Heading<'a>,
    section: Heading<'a>,
    task: Heading<'a>,
    status: &'static str,
    light: Option<&'static str>,
    reason: String,
    overdue: bool,
    /// Days to the deadline, negative when past it; null where there is none or the item is closed.
    days: Option<i64>,
    roles: Vec<RoleOut<'a>>,
    last_note: Option<NoteOut<'a>>,
    /// How many units owe it, and how these stand.
    obligations: Counts,
    /// Whether it is to be settled whom its 相关区政府 means.
    unsettled: bool,
    /// The last day in force: as extended or settled, else as published.
    due: Option<NaiveDate>,
    #[serde(flatten)]
    followed: super::followed::Followed<'a>,
}

/// How many items have which light, and how many are closed.
#[derive(Debug, Serialize)]
pub(super) struct Counts {
    total: usize,
    red: usize,
    yellow: usize,
    green: usize,
    grey: usize,
    closed: usize,
}

impl Counts {
    pub(super) const fn of(tally: Tally) -> Self {
        let Tally { red, yellow, green, grey, closed } = tally;
        Self { total: tally.total(), red, yellow, green, grey, closed }
    }
}

/// The light as the fields name it; null where the item is closed.
pub(super) fn light_code(standing: Standing) -> Option<&'static str> {
    standing.light().map(|light| light.code())
}

#[derive(Debug, Serialize)]
struct RoleOut<'a> {
    role: &'static str,
    /// The group by which the unit is bound; null where it is named itself.
    by: Option<&'a str>,
    /// Whether the group binds it because the measure's text names it.
    in_text: bool,
}

/// A measure with everything that happened to it.
#[derive(Debug, Serialize)]
pub struct Shown<'a> {
    #[serde(flatten)]
    row: ListRow<'a>,
    /// What makes the light; nothing where it is closed.
    light_parts: Vec<super::light_parts::PartOut>,
    notes: Vec<NoteOut<'a>>,
    events: Vec<EventOut<'a>>,
}

/// A task with its measures.
#[derive(Debug, Serialize)]
pub struct ShownTask<'a> {
    id: String,
    number: u32,
    title: &'a str,
    area: Heading<'a>,
    section: Heading<'a>,
    measures: Vec<Shown<'a>>,
}

/// A document as text. JSON leaves some characters as they are on which a terminal acts: they are written as escapes.
///
/// # Errors
/// Never for the shapes of this module.
pub fn document(value: &impl Serialize) -> serde_json::Result<String> {
    let plain = serde_json::to_string_pretty(value)?;
    let mut text = String::with_capacity(plain.len() + 1);
    for c in plain.chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                text.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => text.push(c),
        }
    }
    text.push('\n');
    Ok(text)
}

/// The whole ledger as it stands on `as_of`.
pub fn export(ledger: &Ledger, as_of: NaiveDate) -> Export<'_> {
    let plan = ledger.plan();
    let areas = plan.areas().iter().map(|area| area_out(ledger, area)).collect();
    let obligations = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).map(|o| owed(ledger, &o)).collect();
    Export { as_of, plan: PlanOut { title: &plan.title, year: plan.year, areas }, obligations }
}

fn owed<'a>(ledger: &Ledger, owed: &Obligation<'a>) -> Owed<'a> {
    Owed {
        id: super::obligations::id(ledger, owed),
        measure: owed.item.measure.to_string(),
        unit: owed.unit.as_str(),
        status: owed.item.status.code(),
        notes: owed.item.notes().map(note).collect(),
    }
}

fn area_out<'a>(ledger: &'a Ledger, area: &'a Area) -> AreaOut<'a> {
    let sections = area.sections.iter().map(|s| section_out(ledger, s)).collect();
    AreaOut { number: area.number, title: &area.title, sections }
}

fn section_out<'a>(ledger: &'a Ledger, section: &'a Section) -> SectionOut<'a> {
    let task = |task: &'a Task| TaskOut {
        number: task.number,
        title: &task.title,
        measures: task.measures.iter().filter_map(|m| Some(measure_out(m, ledger.of_measure(m.id)?))).collect(),
    };
    SectionOut { number: section.number, title: &section.title, tasks: section.tasks.iter().map(task).collect() }
}

fn measure_out<'a>(measure: &'a Measure, item: &'a Item) -> MeasureOut<'a> {
    MeasureOut { words: words(measure), status: item.status.code(), notes: item.notes().map(note).collect() }
}

fn words(measure: &Measure) -> Words<'_> {
    Words {
        id: measure.id.to_string(),
        text: &measure.text,
        deadline: deadline(&measure.deadline),
        lead: names(&measure.lead),
        responsible: names(&measure.responsible),
        assist: names(&measure.assist),
        merged_cell: measure.merged_cell,
    }
}

fn names(list: &UnitList) -> Names<'_> {
    list.names.iter().map(AsRef::as_ref).collect()
}

fn deadline(deadline: &Deadline) -> DeadlineOut<'_> {
    let kind = match deadline.kind {
        // A deadline without a date is one that is due on a day that nobody has named yet.
        DeadlineKind::Due(_) | DeadlineKind::Undated => "due",
        DeadlineKind::Window { .. } => "window",
        DeadlineKind::Ongoing(_) => "ongoing",
    };
    DeadlineOut { published: &deadline.published, kind, start: deadline.start(), end: deadline.end() }
}

pub(super) fn note(note: &Note) -> NoteOut<'_> {
    NoteOut { at: at(note.at), by: &note.by, kind: note.kind.code(), text: &note.text }
}

pub(super) fn at(moment: Moment) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// A row of a list.
pub fn list_row<'a>(ledger: &Ledger, row: &Row<'a>, as_of: NaiveDate, lang: Lang) -> ListRow<'a> {
    let due = ledger.deadline(row.item).and_then(DeadlineKind::end);
    let days = due.filter(|_| row.standing.light().is_some()).map(|due| (due - as_of).num_days());
    ListRow {
        words: words(row.measure),
        area: Heading { number: row.area.number, title: &row.area.title },
        section: Heading { number: row.section.number, title: &row.section.title },
        task: Heading { number: row.task.number, title: &row.task.title },
        status: row.standing.closed_as().unwrap_or_else(|| ledger.open_status(row.item)).code(),
        light: light_code(row.standing),
        reason: row.standing.reason(lang),
        overdue: row.standing.is_overdue(),
        days,
        roles: row.bonds.iter().map(|(role, bond)| role_out(*role, bond)).collect(),
        last_note: row.item.notes().next_back().map(note),
        obligations: Counts::of(ledger.rollup(row.item, as_of).lights),
        unsettled: ledger.is_unsettled(row.item),
        due,
        followed: super::followed::of(row.item),
    }
}

fn role_out<'a>(role: Role, bond: &Bond<'a>) -> RoleOut<'a> {
    let (by, in_text) = match bond {
        Bond::Named | Bond::Alias(_) => (None, false),
        Bond::Member(group) => (Some(*group), false),
        Bond::InText(group) => (Some(*group), true),
        Bond::Settled(group) => (Some(*group), false),
    };
    RoleOut { role: role.word(Lang::En), by, in_text }
}

/// A measure with everything that happened to it.
pub fn shown<'a>(ledger: &'a Ledger, row: &Row<'a>, as_of: NaiveDate, lang: Lang) -> Shown<'a> {
    Shown {
        row: list_row(ledger, row, as_of, lang),
        light_parts: super::light_parts::out(ledger, row.item, as_of, lang),
        notes: row.item.notes().map(note).collect(),
        events: ledger.history(row.item).rev().map(|e| event(ledger, e)).collect(),
    }
}

/// A task with its measures.
pub fn shown_task<'a>(ledger: &'a Ledger, rows: &[Row<'a>], as_of: NaiveDate, lang: Lang) -> Option<ShownTask<'a>> {
    let first = rows.first()?;
    Some(ShownTask {
        id: first.task.number.to_string(),
        number: first.task.number,
        title: &first.task.title,
        area: Heading { number: first.area.number, title: &first.area.title },
        section: Heading { number: first.section.number, title: &first.section.title },
        measures: rows.iter().map(|row| shown(ledger, row, as_of, lang)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_document_acts_on_a_terminal_and_nothing_is_lost() {
        let said = "\u{1b}[2J\u{9b}2J\u{7f}\u{202e}红\n";
        let text = document(&said).unwrap();
        assert!(text.trim_end().chars().all(|c| !c.is_control() && c != '\u{202e}'), "{text:?}");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), said);
    }
}

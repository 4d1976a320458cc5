//! Units and their work as JSON. Fields are added, never renamed.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{Counts, NoteOut, light_code, note};
use super::units::by_words;
use crate::ledger::{Dealing, GroupRow, GroupWork, Ledger, UnitFollowed, UnitRow, UnitSummary, UnitWork};
use crate::messages::Lang;
use crate::plan::{Role, UnitKind};

/// `duban units --json`, also of a group's members.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    as_of: NaiveDate,
    units: Vec<Unit<'a>>,
    /// The group that was asked for, and the measures that name it; units are then those of its members whom one of these means.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    measures: Option<Vec<GroupMeasure<'a>>>,
}

#[derive(Debug, Serialize)]
struct GroupMeasure<'a> {
    measure: String,
    /// In which roles, and by which words.
    said: Vec<SaidOut<'a>>,
    /// The members who are meant; none where that is to be settled.
    members: Vec<&'static str>,
    /// How the measure stands as a whole; null where it is closed.
    light: Option<&'static str>,
    reason: String,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct SaidOut<'a> {
    role: &'static str,
    words: &'a str,
}

impl<'a> Document<'a> {
    /// The same of a group, of whose measures `rows` are wanted.
    #[must_use]
    pub fn of_group(self, ledger: &'a Ledger, work: &GroupWork<'a>, rows: &[GroupRow<'a>], lang: Lang) -> Self {
        let as_of = self.as_of;
        let measure = |row: &GroupRow<'a>| {
            let item = ledger.item(row.key)?;
            let standing = ledger.standing(item, as_of)?;
            Some(GroupMeasure {
                measure: row.measure.to_string(),
                said: row.said.iter().map(|(role, words)| SaidOut { role: role.word(Lang::En), words }).collect(),
                members: row.meant.iter().map(|unit| unit.as_str()).collect(),
                light: standing.light().map(|light| light.code()),
                reason: standing.reason(lang),
                text: &ledger.measure_of(item)?.text,
            })
        };
        Self { group: Some(&work.group.name), measures: Some(rows.iter().filter_map(measure).collect()), ..self }
    }
}

/// `duban units NAME --json`.
#[derive(Debug, Serialize)]
pub struct WorkDocument<'a> {
    as_of: NaiveDate,
    #[serde(flatten)]
    unit: Unit<'a>,
    /// What it leads and answers for, the worst first, then what it assists.
    rows: Vec<Row<'a>>,
}

#[derive(Debug, Serialize)]
struct Unit<'a> {
    unit: &'static str,
    short: &'a str,
    /// Null for one that only the plan names.
    kind: Option<&'static str>,
    /// Measures that it leads or owes something under, each once.
    work: Counts,
    lead: Counts,
    /// Of how many it is the first lead.
    answering: usize,
    responsible: Counts,
    assist: Counts,
    overdue: usize,
    #[serde(flatten)]
    followed: Followed,
    last_report: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
struct Followed {
    open_promises: usize,
    promises_late: usize,
    /// The day of the open promise that falls first.
    promised: Option<NaiveDate>,
    urges: usize,
    last_urge: Option<NaiveDate>,
    extensions: usize,
}

#[derive(Debug, Serialize)]
struct Row<'a> {
    id: String,
    measure: String,
    roles: Vec<RoleOut>,
    /// By which words the measure binds it.
    bound_by: String,
    answering: bool,
    /// Null where it is closed.
    light: Option<&'static str>,
    reason: String,
    overdue: bool,
    status: &'static str,
    /// The last day in force.
    end: Option<NaiveDate>,
    text: &'a str,
    promises: Vec<Promise<'a>>,
    #[serde(flatten)]
    followed: Followed,
    last_note: Option<NoteOut<'a>>,
}

#[derive(Debug, Serialize)]
struct RoleOut {
    role: &'static str,
    light: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Promise<'a> {
    id: String,
    no: i64,
    whom: &'a str,
    due: NaiveDate,
    text: &'a str,
}

/// Some units.
pub fn document<'a>(ledger: &'a Ledger, units: &[&UnitSummary], as_of: NaiveDate) -> Document<'a> {
    Document { as_of, units: units.iter().map(|unit| unit_out(ledger, unit)).collect(), group: None, measures: None }
}

/// The work of one, of which `rows` are wanted.
pub fn work<'a>(ledger: &'a Ledger, work: &UnitWork, rows: &[UnitRow], lang: Lang) -> WorkDocument<'a> {
    let rows = rows.iter().filter_map(|row| row_out(ledger, row, work.as_of, lang)).collect();
    WorkDocument { as_of: work.as_of, unit: unit_out(ledger, &work.summary), rows }
}

fn unit_out<'a>(ledger: &'a Ledger, unit: &UnitSummary) -> Unit<'a> {
    Unit {
        unit: unit.unit.as_str(),
        short: ledger.units().short(unit.unit),
        kind: unit.kind.map(kind_code),
        work: Counts::of(unit.work),
        lead: Counts::of(unit.leads),
        answering: unit.answering,
        responsible: Counts::of(unit.owes),
        assist: Counts::of(unit.assists),
        overdue: unit.overdue,
        followed: followed(unit.followed),
        last_report: unit.last_report,
    }
}

fn row_out<'a>(ledger: &'a Ledger, row: &UnitRow, as_of: NaiveDate, lang: Lang) -> Option<Row<'a>> {
    let (item, measure) = (ledger.item(row.key)?, ledger.item(row.measure_key())?);
    let role = |role: Role| {
        let light = light_code(row.stake.standing_as(role)?);
        Some(RoleOut { role: role.word(Lang::En), light })
    };
    let promise = |(key, dealt, due): (_, &'a crate::ledger::Dealt, NaiveDate)| match &dealt.what {
        Dealing::Promise { whom, .. } => Some(Promise { id: ledger.label(key), no: dealt.no.0, whom, due, text: &dealt.text }),
        _ => None,
    };
    Some(Row {
        id: ledger.label(row.key),
        measure: row.measure.to_string(),
        roles: row.stake.roles().filter_map(role).collect(),
        bound_by: by_words(ledger, row, lang),
        answering: row.stake.is_answering,
        light: light_code(row.standing),
        reason: row.standing.reason(lang),
        overdue: row.standing.is_overdue(),
        status: row.standing.closed_as().unwrap_or_else(|| ledger.open_status(item)).code(),
        end: ledger.deadline(item).and_then(|deadline| deadline.end()),
        text: &ledger.measure_of(measure)?.text,
        promises: ledger.unit_promises(&row.stake, measure).into_iter().filter_map(promise).collect(),
        followed: followed(ledger.unit_followed(&row.stake, measure, as_of)),
        last_note: item.notes().next_back().map(note),
    })
}

const fn followed(of: UnitFollowed) -> Followed {
    let UnitFollowed { promises: open_promises, promises_late, promised, urges, last_urge, extensions } = of;
    Followed { open_promises, promises_late, promised, urges, last_urge, extensions }
}

/// As in `seeds/units.json`.
const fn kind_code(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Department => "department",
        UnitKind::District => "district",
        UnitKind::Zone => "zone",
        UnitKind::Company => "company",
        UnitKind::Central => "central",
    }
}

//! The published plan: areas, sections, tasks, measures, units, deadlines, dates in the text, indicators. Plain data, and the
//! rules of dates and comparators; no input or output, no clock.

mod attached;
mod calendar;
mod capture;
mod dates;
mod day;
mod deadline;
mod exact;
mod id;
mod indicator;
mod indicators;
mod kept;
mod meant;
pub(crate) mod numeral;
mod obliged;
mod part;
mod quantity;
mod review;
mod spoken_day;
mod unit;
mod unit_name;
mod unit_of_measure;
mod unit_run;

use std::sync::Arc;

use crate::messages::{Lang, words};
pub use attached::{Attached, AttachedIndicators, BadCode, Coded, IndicatorCode};
pub use calendar::{Calendar, CalendarError};
pub use capture::{Capture, CaptureRefused, capture, left_open};
pub use dates::{AttachedDate, AttachedDates, DateKey, DateKind, Dates, DatesError, PlanDate, SaidTo};
pub use day::{parse_day, parse_day_seen};
pub use deadline::{Ambiguity, Deadline, DeadlineKind, UnknownDeadline};
pub use exact::{BadNumber, Exact};
pub use id::{Asked, BadId, MeasureId, Place};
pub use indicator::{Behaviour, Comparator, Direction, Indicator, IndicatorKey, Period, Strength};
pub use indicators::{Indicators, IndicatorsError};
pub use meant::{Meant, Sounding, Sounds};
pub use obliged::{Bond, Bound, Obliged};
pub use quantity::{Quantity, QuantityError, Sign, in_unit};
pub use review::Review;
pub use spoken_day::{SpokenDayError, meant_day, spoken_day};
pub use unit::{Group, Lookup, Unit, UnitKind, Units, UnitsError, Zone};
pub use unit_name::UnitName;
pub use unit_of_measure::UnitOfMeasure;

/// A published action plan of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The title as published, without the spaces that a page layout left in it.
    pub title: String,
    /// The year that the plan is for; 年底 is the end of this year unless a cell names another.
    pub year: i32,
    areas: Vec<Area>,
    /// Where each task stands, by ascending number.
    tasks: Vec<(u32, [usize; 3])>,
}

/// A campaign area (领域), e.g. 一、共筑美丽蓝天.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// 1 for 一.
    pub number: u32,
    /// The title without its number.
    pub title: String,
    /// The sections in published order.
    pub sections: Vec<Section>,
}

/// A section (节) of an area, e.g. (一)空气质量目标.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// 1 for (一); counts anew in each area.
    pub number: u32,
    /// The title without its number.
    pub title: String,
    /// The tasks in published order.
    pub tasks: Vec<Task>,
}

/// A task (重点任务). Its number counts through the whole plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// 序号.
    pub number: u32,
    /// The title at its first occurrence.
    pub title: String,
    /// The measures in published order; the n-th has index n.
    pub measures: Vec<Measure>,
}

/// A measure (工作措施): the row that is supervised.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// `TASK.N`.
    pub id: MeasureId,
    /// The text; paragraphs of the cell are separated by a line feed.
    pub text: Arc<str>,
    /// 完成时限.
    pub deadline: Deadline,
    /// 牵头部门. The first is the answering lead.
    pub lead: UnitList,
    /// 主责单位; the same as `lead` where the published cell is merged.
    pub responsible: UnitList,
    /// 协办单位.
    pub assist: UnitList,
    /// Whether lead and responsible are one merged cell in the published table.
    pub merged_cell: bool,
}

/// How a unit stands to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// 牵头
    Lead,
    /// 主责
    Responsible,
    /// 协办
    Assist,
}

impl Role {
    /// All three, in the order of the table's columns.
    pub const ALL: [Role; 3] = [Role::Lead, Role::Responsible, Role::Assist];

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Role::Lead => words::lead(lang),
            Role::Responsible => words::responsible(lang),
            Role::Assist => words::assist(lang),
        }
    }
}

/// The units of one cell: departments by their full names, groups as published.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct UnitList {
    /// Names in published order.
    pub names: Vec<Arc<str>>,
    /// Whether the cell ends with 等部门, so that the list is not complete.
    pub and_others: bool,
}

impl UnitList {
    /// Whether the cell names nobody (`——`).
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && !self.and_others
    }
}

/// Why areas do not make a plan.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("task {number} stands after task {previous}; task numbers must ascend through the plan")]
pub struct TaskOrder {
    /// The number that goes back.
    pub number: u32,
    /// The number before it.
    pub previous: u32,
}

impl Plan {
    /// A plan from its areas.
    ///
    /// # Errors
    /// When the numbers of the tasks do not ascend through the whole plan.
    pub fn new(title: String, year: i32, areas: Vec<Area>) -> Result<Self, TaskOrder> {
        let mut tasks: Vec<(u32, [usize; 3])> = Vec::new();
        for (a, area) in areas.iter().enumerate() {
            for (s, section) in area.sections.iter().enumerate() {
                for (t, task) in section.tasks.iter().enumerate() {
                    if let Some(&(previous, _)) = tasks.last()
                        && task.number <= previous
                    {
                        return Err(TaskOrder { number: task.number, previous });
                    }
                    tasks.push((task.number, [a, s, t]));
                }
            }
        }
        Ok(Self { title, year, areas, tasks })
    }

    /// The areas in published order.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// All tasks in published order, each with its area and section.
    pub fn tasks(&self) -> impl DoubleEndedIterator<Item = (&Area, &Section, &Task)> {
        self.tasks.iter().filter_map(|(_, place)| self.at(*place))
    }

    /// All measures in published order.
    pub fn measures(&self) -> impl Iterator<Item = &Measure> {
        self.areas.iter().flat_map(|a| &a.sections).flat_map(|s| &s.tasks).flat_map(|t| &t.measures)
    }

    /// The task of that number with its area and section.
    pub fn task(&self, number: u32) -> Option<(&Area, &Section, &Task)> {
        let found = self.tasks.binary_search_by_key(&number, |(n, _)| *n).ok()?;
        self.at(self.tasks.get(found)?.1)
    }

    /// The measure of that id.
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        let (_, _, task) = self.task(id.task)?;
        task.measures.get((id.index as usize).checked_sub(1)?)
    }

    fn at(&self, [a, s, t]: [usize; 3]) -> Option<(&Area, &Section, &Task)> {
        let area = self.areas.get(a)?;
        let section = area.sections.get(s)?;
        Some((area, section, section.tasks.get(t)?))
    }
}

impl Measure {
    /// The units that stand to this measure in `role`.
    pub fn units(&self, role: Role) -> &UnitList {
        match role {
            Role::Lead => &self.lead,
            Role::Responsible => &self.responsible,
            Role::Assist => &self.assist,
        }
    }

    /// The published words in one text, as the log keeps them when a corrected text takes their place.
    pub fn words(&self) -> String {
        let units = |list: &UnitList| {
            let mut names = list.names.join(" ");
            if list.and_others {
                names.push_str(" 等部门");
            }
            names
        };
        let [lead, responsible, assist] = Role::ALL.map(|role| units(self.units(role)));
        format!("{}\n{} | {lead} | {responsible} | {assist}", self.text, self.deadline.published)
    }

    /// The lead that answers for the measure: the first that is named.
    pub fn answering_lead(&self) -> Option<&str> {
        self.lead.names.first().map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(numbers: &[u32]) -> Area {
        let task = |&number| Task { number, title: String::new(), measures: Vec::new() };
        Area {
            number: 1,
            title: String::new(),
            sections: vec![Section { number: 1, title: String::new(), tasks: numbers.iter().map(task).collect() }],
        }
    }

    #[test]
    fn a_task_is_found_by_its_number_through_all_areas() {
        let plan = Plan::new("题".into(), 2026, vec![area(&[1, 2]), area(&[5, 9])]).unwrap();
        assert_eq!(plan.task(9).map(|(_, _, t)| t.number), Some(9));
        assert!(plan.task(3).is_none());
        assert_eq!(plan.tasks().map(|(_, _, t)| t.number).collect::<Vec<_>>(), [1, 2, 5, 9]);
    }

    #[test]
    fn numbers_that_go_back_make_no_plan() {
        let wrong = Plan::new("题".into(), 2026, vec![area(&[1, 5]), area(&[4])]);
        assert_eq!(wrong, Err(TaskOrder { number: 4, previous: 5 }));
    }
}

//! The plan as far as its lines are read: each line finds its area, section and task.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use super::cell::Reader;
use super::doubt::{Doubt, DoubtKind, Level};
use super::header::{ASSIST, DEADLINE, LEAD, NUMBER, RESPONSIBLE, TEXT, TITLE};
use super::heading::Heading;
use super::measure::{Lists, OpenMeasure};
use super::table::Row;
use super::title::Title;
use super::{ImportError, Imported, Wrong, clean};
use crate::plan::numeral::half_width;
use crate::plan::{Area, MeasureId, Plan, Section, Task};

/// A plan that grows line by line.
pub(super) struct Draft<'a> {
    title: Title,
    lists: Lists<'a>,
    cells: Reader<'a>,
    areas: Vec<Area>,
    /// The line of each heading, with its area and its section, counted from 0.
    headings: Vec<(usize, usize, Option<usize>)>,
    /// The number of the last task, 0 before the first.
    last: u32,
    /// The measure that the next row may go on with.
    open: Option<OpenMeasure>,
    /// Whether nothing but headings stands between here and the last header.
    is_top_of_page: bool,
    /// Where each text stood first.
    texts: HashMap<Arc<str>, MeasureId>,
    doubts: Vec<Doubt>,
}

/// What a heading is beside the one that is open.
enum Place {
    /// Something new; the number before it, 0 for none.
    New { previous: u32 },
    /// The same, repeated.
    Open,
    /// The same with another title, which is this.
    OpenAs(String),
}

impl<'a> Draft<'a> {
    pub(super) fn new(title: Title, lists: Lists<'a>) -> Self {
        let cells = Reader::new(lists.units);
        let mut draft = Self {
            lists,
            cells,
            areas: Vec::new(),
            headings: Vec::new(),
            last: 0,
            open: None,
            is_top_of_page: true,
            texts: HashMap::new(),
            doubts: Vec::new(),
            title,
        };
        for kind in std::mem::take(&mut draft.title.doubts) {
            draft.doubt(draft.title.line, kind);
        }
        draft.note_lost(draft.title.line, &draft.title.text.clone());
        draft
    }

    /// Begins a page.
    pub(super) fn page(&mut self) {
        self.is_top_of_page = true;
    }

    /// Whether a line is the title of the plan again, or a part of it.
    pub(super) fn is_title(&self, line: &str) -> bool {
        line == self.title.text || self.title.lines.iter().any(|part| part == line)
    }

    /// Opens an area or a section, or goes on with the one that is open: a page may repeat it.
    pub(super) fn heading(&mut self, line: usize, heading: Heading) -> Result<(), Wrong> {
        let (level, number, title) = match heading {
            Heading::Area(number, title) => (Level::Area, number, title),
            Heading::Section(number, title) => (Level::Section, number, title),
        };
        let last = match level {
            Level::Area => self.areas.last().map(|a| (a.number, &*a.title)),
            _ => self.areas.last().ok_or(Wrong::NoArea)?.sections.last().map(|s| (s.number, &*s.title)),
        };
        match place(last, number, &title, self.is_top_of_page)? {
            Place::Open => {}
            Place::OpenAs(first) => self.doubt(line, DoubtKind::HeadingDiffers { level, number, first, here: title }),
            Place::New { previous } => self.open_heading(line, level, number, previous, title),
        }
        Ok(())
    }

    fn open_heading(&mut self, line: usize, level: Level, number: u32, previous: u32, title: String) {
        self.close();
        self.note_lost(line, &title);
        if number - previous > 1 {
            self.doubt(line, DoubtKind::NumberLeftOut { level, number, previous });
        }
        let area = self.areas.len();
        match (level, self.areas.last_mut()) {
            (Level::Section, Some(open)) => {
                self.headings.push((line, area - 1, Some(open.sections.len())));
                open.sections.push(Section { number, title, tasks: Vec::new() });
            }
            _ => {
                self.headings.push((line, area, None));
                self.areas.push(Area { number, title, sections: Vec::new() });
            }
        }
    }

    /// Takes in a row: its measure, and its task if that is new; or what belongs to the measure before it, across a page break.
    pub(super) fn row(&mut self, row: &Row<'_>) -> Result<(), ImportError> {
        self.is_top_of_page = false;
        let number = number(row)?;
        if self.is_of_the_open_task(row, number) && row.is_blank(DEADLINE) {
            let units = [LEAD, RESPONSIBLE, ASSIST].into_iter().find(|unit| !row.is_blank(*unit));
            match (row.is_blank(TEXT), units) {
                (false, None) => return self.go_on(row),
                (true, Some(unit)) => return Err(row.error(unit, Wrong::UnitsGoOn)),
                _ => {}
            }
        }
        self.close();
        let doubts = self.open_task(row, number)?;
        let Some(task) = self.task() else {
            return Err(row.error(NUMBER, Wrong::NoTask));
        };
        let id = MeasureId { task: task.number, index: u32::try_from(task.measures.len() + 1).unwrap_or(u32::MAX) };
        self.open = Some(OpenMeasure::read(row, id, self.title.year, &mut self.cells, doubts)?);
        Ok(())
    }

    /// The plan, if anything was read.
    pub(super) fn finish(mut self, header: usize) -> Result<Imported, ImportError> {
        self.close();
        let error = |wrong| ImportError { line: header, column: 1, wrong };
        if self.last == 0 {
            return Err(error(Wrong::NoRows));
        }
        self.note_empty_headings();
        if self.cells.knows_nobody() {
            self.doubt(header, DoubtKind::NobodyKnown { city: self.lists.units.city().map(str::to_owned) });
        }
        self.doubts.sort_by_key(|doubt| doubt.line);
        // The numbers ascend: each was compared with the one before it.
        let plan = Plan::new(self.title.text, self.title.year, self.areas);
        let plan = plan.map_err(|order| error(Wrong::GoesBack { number: order.number, previous: order.previous }))?;
        Ok(Imported { plan, doubts: self.doubts })
    }

    /// Puts the measure that is open into its task: no more of it comes.
    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let (line, id) = (open.line, open.id);
        let (measure, mut kinds) = open.finish(&self.title.text, self.title.year, &self.lists);
        match self.texts.get(&measure.text) {
            Some(first) => kinds.push(DoubtKind::SameText { first: *first }),
            None => drop(self.texts.insert(Arc::clone(&measure.text), id)),
        }
        self.doubts.extend(kinds.into_iter().map(|kind| Doubt { line, measure: Some(id), kind }));
        if let Some(task) = self.task_mut() {
            task.measures.push(measure);
        }
    }

    /// Joins the rest of a measure that a page break parted.
    fn go_on(&mut self, row: &Row<'_>) -> Result<(), ImportError> {
        let Some(open) = self.open.as_mut() else {
            return Err(row.error(TEXT, Wrong::GoesOnWithNothing));
        };
        clean::join(&mut open.text, &clean::text(row.cell(TEXT)));
        let measure = Some(open.id);
        self.doubts.push(Doubt { line: row.line, measure, kind: DoubtKind::Continued });
        Ok(())
    }

    /// Whether a row, by its number and title, begins no other task than the one that is open.
    fn is_of_the_open_task(&self, row: &Row<'_>, number: Option<u32>) -> bool {
        let title = clean::title(row.cell(TITLE));
        let is_same = || self.task().is_some_and(|task| title.is_empty() || task.title == title);
        match number {
            None => title.is_empty() || is_same(),
            Some(number) => number == self.last && is_same(),
        }
    }

    /// Begins a task, or goes on with the one that is open: on the next page its number and title are repeated, or both are blank.
    fn open_task(&mut self, row: &Row<'_>, number: Option<u32>) -> Result<Vec<DoubtKind>, ImportError> {
        if self.is_of_the_open_task(row, number) {
            return Ok(Vec::new());
        }
        let title = clean::title(row.cell(TITLE));
        let Some(number) = number else {
            return Err(row.error(TITLE, Wrong::TitleAlone(title)));
        };
        match (number.cmp(&self.last), self.task()) {
            (Ordering::Greater, _) => self.new_task(row, number, title),
            (Ordering::Equal, Some(task)) => Ok(vec![DoubtKind::TitleDiffers { task: number, first: task.title.clone(), here: title }]),
            _ => Err(row.error(NUMBER, Wrong::GoesBack { number, previous: self.last })),
        }
    }

    fn new_task(&mut self, row: &Row<'_>, number: u32, title: String) -> Result<Vec<DoubtKind>, ImportError> {
        let area = self.areas.last_mut().ok_or_else(|| row.error(NUMBER, Wrong::NoArea))?;
        let section = area.sections.last_mut().ok_or_else(|| row.error(NUMBER, Wrong::NoSection))?;
        if title.is_empty() {
            return Err(row.error(TITLE, Wrong::NoTaskTitle(number)));
        }
        let lost = clean::lost(&title).map(|around| DoubtKind::MaybeLost { around });
        section.tasks.push(Task { number, title, measures: Vec::new() });
        let previous = std::mem::replace(&mut self.last, number);
        let left_out = (number - previous > 1).then_some(DoubtKind::NumberLeftOut { level: Level::Task, number, previous });
        Ok(left_out.into_iter().chain(lost).collect())
    }

    /// The last task of the section that is open.
    fn task(&self) -> Option<&Task> {
        self.areas.last()?.sections.last()?.tasks.last()
    }

    fn task_mut(&mut self) -> Option<&mut Task> {
        self.areas.last_mut()?.sections.last_mut()?.tasks.last_mut()
    }

    fn note_empty_headings(&mut self) {
        for (line, area, section) in std::mem::take(&mut self.headings) {
            let Some(area) = self.areas.get(area) else { continue };
            let empty = match section.map(|at| area.sections.get(at)) {
                None => area.sections.is_empty().then_some((Level::Area, &area.title)),
                Some(section) => section.filter(|s| s.tasks.is_empty()).map(|s| (Level::Section, &s.title)),
            };
            if let Some((level, title)) = empty.map(|(level, title)| (level, title.clone())) {
                self.doubt(line, DoubtKind::NothingUnder { level, title });
            }
        }
    }

    fn note_lost(&mut self, line: usize, text: &str) {
        if let Some(around) = clean::lost(text) {
            self.doubt(line, DoubtKind::MaybeLost { around });
        }
    }

    fn doubt(&mut self, line: usize, kind: DoubtKind) {
        self.doubts.push(Doubt { line, measure: None, kind });
    }
}

/// What a heading is beside the last of its kind. A number with another title is a repetition only at the top of a page.
fn place(last: Option<(u32, &str)>, number: u32, title: &str, is_top_of_page: bool) -> Result<Place, Wrong> {
    match last {
        Some(same) if same == (number, title) => Ok(Place::Open),
        Some((previous, first)) if number == previous && is_top_of_page => Ok(Place::OpenAs(first.to_owned())),
        Some((previous, _)) if number <= previous => Err(Wrong::HeadingGoesBack { heading: title.to_owned(), previous }),
        last => Ok(Place::New { previous: last.map_or(0, |(previous, _)| previous) }),
    }
}

/// 序号 of a row, none where it is blank.
fn number(row: &Row<'_>) -> Result<Option<u32>, ImportError> {
    let cell = clean::title(row.cell(NUMBER));
    if cell.is_empty() {
        return Ok(None);
    }
    let digits: String = cell.chars().map(half_width).collect();
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    match number {
        Some(number) if number > 0 => Ok(Some(number)),
        _ => Err(row.error(NUMBER, Wrong::Number(cell))),
    }
}

//! The plan as far as its lines are read: each line finds its area, section and task.

use std::cmp::Ordering;

use super::cell::Reader;
use super::doubt::{Doubt, DoubtKind};
use super::header::{DEADLINE, NUMBER, TEXT, TITLE};
use super::heading::{Heading, half_width};
use super::roles::{self, Roles};
use super::table::Row;
use super::{Corrections, ImportError, Imported, Wrong, clean, dates};
use crate::plan::{Area, Deadline, DeadlineKind, Measure, MeasureId, Plan, Section, Task, Units};

/// A plan that grows line by line.
pub(super) struct Draft<'a> {
    title: String,
    year: i32,
    corrections: &'a Corrections,
    cells: Reader<'a>,
    areas: Vec<Area>,
    /// The number of the last task, 0 before the first.
    last: u32,
    doubts: Vec<Doubt>,
}

impl<'a> Draft<'a> {
    pub(super) fn new((title, year): (String, i32), units: &'a Units, corrections: &'a Corrections) -> Self {
        Self { title, year, corrections, cells: Reader::new(units), areas: Vec::new(), last: 0, doubts: Vec::new() }
    }

    /// Opens an area or a section, or goes on with the one that is open: a page may repeat it.
    pub(super) fn heading(&mut self, heading: Heading) -> Result<(), Wrong> {
        match heading {
            Heading::Area(number, title) => {
                let last = self.areas.last().map(|a| (a.number, &*a.title));
                if is_new(last, number, &title)? {
                    self.areas.push(Area { number, title, sections: Vec::new() });
                }
            }
            Heading::Section(number, title) => {
                let sections = &mut self.areas.last_mut().ok_or(Wrong::NoArea)?.sections;
                let last = sections.last().map(|s| (s.number, &*s.title));
                if is_new(last, number, &title)? {
                    sections.push(Section { number, title, tasks: Vec::new() });
                }
            }
        }
        Ok(())
    }

    /// Takes in a row: its measure, and its task if that is new.
    pub(super) fn row(&mut self, row: &Row<'_>) -> Result<(), ImportError> {
        let mut doubts = self.open_task(row)?;
        let mut text = clean::text(row.cell(TEXT));
        if text.is_empty() {
            return Err(row.error(TEXT, Wrong::NoText));
        }
        let Some(task) = self.areas.last_mut().and_then(|a| a.sections.last_mut()).and_then(|s| s.tasks.last_mut()) else {
            return Err(row.error(NUMBER, Wrong::NoTask));
        };
        let id = MeasureId { task: task.number, index: u32::try_from(task.measures.len() + 1).unwrap_or(u32::MAX) };
        doubts.extend(self.corrections.apply(&self.title, id, &mut text));
        let deadline = deadline(row, self.year)?;
        if deadline.kind == DeadlineKind::Undated {
            doubts.push(DoubtKind::NoDate { cell: deadline.published.clone() });
        }
        doubts.extend(dates::other_than(&deadline, &text, self.year));
        let Roles { lead, responsible, assist, merged } = roles::read(&mut self.cells, row, &mut doubts)?;
        task.measures.push(Measure { id, text: text.into(), deadline, lead, responsible, assist, merged_cell: merged });
        self.doubts.extend(doubts.into_iter().map(|kind| Doubt { line: row.line, measure: Some(id), kind }));
        Ok(())
    }

    /// The plan, if anything was read.
    pub(super) fn finish(self, header: usize) -> Result<Imported, ImportError> {
        let error = |wrong| ImportError { line: header, column: 1, wrong };
        if self.last == 0 {
            return Err(error(Wrong::NoRows));
        }
        // The numbers ascend: each was compared with the one before it.
        let plan = Plan::new(self.title, self.year, self.areas);
        let plan = plan.map_err(|order| error(Wrong::GoesBack { number: order.number, previous: order.previous }))?;
        Ok(Imported { plan, doubts: self.doubts })
    }

    /// Begins a task, or goes on with the one that is open: on the next page its number and title are repeated, or both are blank.
    fn open_task(&mut self, row: &Row<'_>) -> Result<Vec<DoubtKind>, ImportError> {
        let title = clean::title(row.cell(TITLE));
        let Some(number) = number(row)? else {
            let goes_on = title.is_empty() || self.open().is_some_and(|task| task.title == title);
            return if goes_on { Ok(Vec::new()) } else { Err(row.error(TITLE, Wrong::TitleAlone(title))) };
        };
        match (number.cmp(&self.last), self.open()) {
            (Ordering::Greater, _) => self.new_task(row, number, title),
            (Ordering::Equal, Some(task)) if title.is_empty() || title == task.title => Ok(Vec::new()),
            (Ordering::Equal, Some(task)) => Ok(vec![DoubtKind::TitleDiffers { task: number, first: task.title.clone(), here: title }]),
            _ => Err(row.error(NUMBER, Wrong::GoesBack { number, previous: self.last })),
        }
    }

    /// The last task of the section that is open.
    fn open(&self) -> Option<&Task> {
        self.areas.last()?.sections.last()?.tasks.last()
    }

    fn new_task(&mut self, row: &Row<'_>, number: u32, title: String) -> Result<Vec<DoubtKind>, ImportError> {
        let area = self.areas.last_mut().ok_or_else(|| row.error(NUMBER, Wrong::NoArea))?;
        let section = area.sections.last_mut().ok_or_else(|| row.error(NUMBER, Wrong::NoSection))?;
        if title.is_empty() {
            return Err(row.error(TITLE, Wrong::NoTaskTitle(number)));
        }
        section.tasks.push(Task { number, title, measures: Vec::new() });
        let previous = std::mem::replace(&mut self.last, number);
        let left_out = number - previous > 1;
        Ok(left_out.then_some(DoubtKind::NumberLeftOut { number, previous }).into_iter().collect())
    }
}

/// Whether a heading opens something new, not what is open already.
fn is_new(last: Option<(u32, &str)>, number: u32, title: &str) -> Result<bool, Wrong> {
    match last {
        Some(same) if same == (number, title) => Ok(false),
        Some((previous, _)) if number <= previous => Err(Wrong::HeadingGoesBack { heading: title.to_owned(), previous }),
        _ => Ok(true),
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

fn deadline(row: &Row<'_>, year: i32) -> Result<Deadline, ImportError> {
    let cell = clean::title(row.cell(DEADLINE));
    Deadline::parse(&cell, year).map_err(|unknown| row.error(DEADLINE, Wrong::Deadline(unknown.0)))
}

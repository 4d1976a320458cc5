//! The rows of the table -> areas, sections, tasks, measures.

use super::cell::Reader;
use super::clean;
use super::dates;
use super::decode::lines;
use super::doubt::{Doubt, DoubtKind};
use super::{Corrections, ImportError, Imported, Wrong};
use crate::plan::{Area, Deadline, DeadlineKind, Measure, MeasureId, Plan, Role, Section, Task, UnitList, Units};

/// The columns, as their headings are written.
const HEADINGS: [&str; 7] = ["序号", "重点任务", "工作措施", "完成时限", "牵头部门", "主责单位", "协办单位"];
const NUMBER: usize = 0;
const TITLE: usize = 1;
const TEXT: usize = 2;
const DEADLINE: usize = 3;
const LEAD: usize = 4;
const RESPONSIBLE: usize = 5;
const ASSIST: usize = 6;

/// Reads the lines of a table.
pub(super) fn read(text: &str, units: &Units, corrections: &Corrections) -> Result<Imported, ImportError> {
    let lines = lines(text);
    refuse_controls(&lines)?;
    let header = lines.iter().position(|line| columns(line).is_some());
    let Some(header) = header else {
        let wrong = if text.trim().is_empty() { Wrong::Empty } else { Wrong::NoHeader };
        return Err(ImportError::at_start(wrong));
    };
    let (title, year) = title(lines.get(..header).unwrap_or_default())?;
    let mut table = Table::new(title, year, units, corrections);
    for (number, line) in (1..).zip(&lines).skip(header) {
        table.line(number, line)?;
    }
    table.finish(header + 1)
}

fn refuse_controls(lines: &[&str]) -> Result<(), ImportError> {
    for (number, line) in (1..).zip(lines) {
        // A form feed is a page break.
        let control = |c: char| c.is_control() && c != '\t' && c != '\u{c}';
        if let Some((at, c)) = line.chars().enumerate().find(|(_, c)| control(*c)) {
            return Err(ImportError { line: number, column: at + 1, wrong: Wrong::Control(c) });
        }
    }
    Ok(())
}

/// The title is the longest line before the table; its year is the plan's.
fn title(lines: &[&str]) -> Result<(String, i32), ImportError> {
    let titles = (1..).zip(lines).map(|(n, line)| (n, clean::title(line)));
    let Some((line, title)) = titles.max_by_key(|(_, title)| title.chars().count()).filter(|(_, title)| !title.is_empty()) else {
        return Err(ImportError::at_start(Wrong::NoTitle));
    };
    match year(&title) {
        Some(year) => Ok((title, year)),
        None => Err(ImportError { line, column: 1, wrong: Wrong::NoYear(title) }),
    }
}

fn year(title: &str) -> Option<i32> {
    title.match_indices('年').find_map(|(at, _)| {
        let digits = title.get(at.checked_sub(4)?..at)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten().filter(|y| (1900..3000).contains(y))
    })
}

/// Where each column is, if the line is a header.
fn columns(line: &str) -> Option<[usize; 7]> {
    let cells: Vec<String> = line.split('\t').map(clean::title).collect();
    let mut places = [0; 7];
    for (place, heading) in places.iter_mut().zip(HEADINGS) {
        *place = cells.iter().position(|cell| cell == heading)?;
    }
    Some(places)
}

/// The table as far as it is read.
struct Table<'a> {
    title: String,
    year: i32,
    corrections: &'a Corrections,
    cells: Reader<'a>,
    columns: [usize; 7],
    width: usize,
    areas: Vec<Area>,
    task: u32,
    doubts: Vec<Doubt>,
}

/// One row, with its place for errors.
struct Row<'a> {
    line: usize,
    cells: [&'a str; 7],
    /// The column of each cell, in characters from 1.
    at: [usize; 7],
}

impl Row<'_> {
    fn error(&self, cell: usize, wrong: Wrong) -> ImportError {
        ImportError { line: self.line, column: self.at.get(cell).copied().unwrap_or(1), wrong }
    }
}

impl<'a> Table<'a> {
    fn new(title: String, year: i32, units: &'a Units, corrections: &'a Corrections) -> Self {
        Self {
            title,
            year,
            corrections,
            cells: Reader::new(units),
            columns: [0, 1, 2, 3, 4, 5, 6],
            width: HEADINGS.len(),
            areas: Vec::new(),
            task: 0,
            doubts: Vec::new(),
        }
    }

    fn line(&mut self, number: usize, line: &str) -> Result<(), ImportError> {
        if let Some(columns) = columns(line) {
            (self.columns, self.width) = (columns, line.split('\t').count());
            return Ok(());
        }
        if line.trim().is_empty() || self.heading(line) {
            return Ok(());
        }
        let row = self.row(number, line)?;
        self.measure(&row)
    }

    /// Takes in `一、共筑美丽蓝天` or `(一)空气质量目标`, alone in its row.
    fn heading(&mut self, line: &str) -> bool {
        let mut filled = line.split('\t').map(clean::title).filter(|cell| !cell.is_empty());
        let (Some(cell), None) = (filled.next(), filled.next()) else { return false };
        if let Some((number, title)) = area_heading(&cell) {
            self.areas.push(Area { number, title: title.to_owned(), sections: Vec::new() });
            return true;
        }
        match (section_heading(&cell), self.areas.last_mut()) {
            (Some((number, title)), Some(area)) => {
                area.sections.push(Section { number, title: title.to_owned(), tasks: Vec::new() });
                true
            }
            _ => false,
        }
    }

    fn row<'l>(&self, line: usize, text: &'l str) -> Result<Row<'l>, ImportError> {
        let found = text.split('\t').count();
        if found != self.width {
            let column = if found < self.width {
                text.chars().count() + 1
            } else {
                // The first cell that has no heading.
                text.split('\t').take(self.width).map(|cell| cell.chars().count() + 1).sum::<usize>() + 1
            };
            return Err(ImportError { line, column, wrong: Wrong::Cells { found, expected: self.width } });
        }
        let mut all = Vec::with_capacity(found);
        let mut at = 1;
        for cell in text.split('\t') {
            all.push((cell, at));
            at += cell.chars().count() + 1;
        }
        let mut row = Row { line, cells: [""; 7], at: [1; 7] };
        for (n, column) in self.columns.iter().enumerate() {
            if let (Some((cell, at)), Some(to), Some(to_at)) = (all.get(*column), row.cells.get_mut(n), row.at.get_mut(n)) {
                (*to, *to_at) = (*cell, *at);
            }
        }
        Ok(row)
    }

    fn measure(&mut self, row: &Row<'_>) -> Result<(), ImportError> {
        self.open_task(row)?;
        let mut text = clean::text(row.cells[TEXT]);
        if text.is_empty() {
            return Err(row.error(TEXT, Wrong::NoText));
        }
        let Some(task) = self.areas.last_mut().and_then(|a| a.sections.last_mut()).and_then(|s| s.tasks.last_mut()) else {
            return Err(row.error(NUMBER, Wrong::NoHeading));
        };
        let index = u32::try_from(task.measures.len() + 1).unwrap_or(u32::MAX);
        let id = MeasureId { task: task.number, index };
        let mut doubts = self.corrections.apply(&self.title, id, &mut text);
        let published = clean::title(row.cells[DEADLINE]);
        let deadline = Deadline::parse(&published, self.year).map_err(|e| row.error(DEADLINE, Wrong::Deadline(e.0)))?;
        let (roles, merged_cell) = roles(&mut self.cells, row, &mut doubts)?;
        if deadline.kind == DeadlineKind::Undated {
            doubts.push(DoubtKind::NoDate { cell: published.clone() });
        }
        for (phrase, end) in dates::other_than(&deadline, &text, self.year) {
            doubts.push(DoubtKind::OtherDate { phrase, end, cell: published.clone() });
        }
        self.doubts.extend(doubts.into_iter().map(|kind| Doubt { line: row.line, measure: Some(id), kind }));
        let [lead, responsible, assist] = roles;
        task.measures.push(Measure { id, text: text.into(), deadline, lead, responsible, assist, merged_cell });
        Ok(())
    }

    /// Begins a task, or goes on with the one that is open: its number is repeated on the next page, or blank.
    fn open_task(&mut self, row: &Row<'_>) -> Result<(), ImportError> {
        let (number, title) = (clean::title(row.cells[NUMBER]), clean::title(row.cells[TITLE]));
        if number.is_empty() {
            return match (title.is_empty(), self.task) {
                (false, _) => Err(row.error(TITLE, Wrong::TitleAlone(title))),
                (true, 0) => Err(row.error(NUMBER, Wrong::NoHeading)),
                (true, _) => Ok(()),
            };
        }
        let Some(number) = number.parse::<u32>().ok().filter(|n| *n > 0) else {
            return Err(row.error(NUMBER, Wrong::Number(number)));
        };
        match number.cmp(&self.task) {
            std::cmp::Ordering::Less => Err(row.error(NUMBER, Wrong::GoesBack { number, previous: self.task })),
            std::cmp::Ordering::Equal => {
                self.compare_title(row.line, number, &title);
                Ok(())
            }
            std::cmp::Ordering::Greater => self.new_task(row, number, title),
        }
    }

    fn compare_title(&mut self, line: usize, task: u32, here: &str) {
        let first = self.areas.iter().flat_map(|a| &a.sections).flat_map(|s| &s.tasks).next_back().map(|t| t.title.clone());
        if let Some(first) = first.filter(|first| !here.is_empty() && first != here) {
            let kind = DoubtKind::TitleDiffers { task, first, here: here.to_owned() };
            self.doubts.push(Doubt { line, measure: None, kind });
        }
    }

    fn new_task(&mut self, row: &Row<'_>, number: u32, title: String) -> Result<(), ImportError> {
        if title.is_empty() {
            return Err(row.error(TITLE, Wrong::NoTaskTitle(number)));
        }
        let Some(section) = self.areas.last_mut().and_then(|a| a.sections.last_mut()) else {
            return Err(row.error(NUMBER, Wrong::NoHeading));
        };
        if number != self.task + 1 {
            let kind = DoubtKind::NumberLeftOut { number, previous: self.task };
            self.doubts.push(Doubt { line: row.line, measure: None, kind });
        }
        section.tasks.push(Task { number, title, measures: Vec::new() });
        self.task = number;
        Ok(())
    }

    fn finish(self, header: usize) -> Result<Imported, ImportError> {
        if self.task == 0 {
            return Err(ImportError { line: header, column: 1, wrong: Wrong::NoRows });
        }
        match Plan::new(self.title, self.year, self.areas) {
            Ok(plan) => Ok(Imported { plan, doubts: self.doubts }),
            Err(order) => {
                Err(ImportError { line: header, column: 1, wrong: Wrong::GoesBack { number: order.number, previous: order.previous } })
            }
        }
    }
}

/// The units of a row by role, and whether lead and responsible are one merged cell.
///
/// A merged cell comes out of the extraction in two forms: `A, empty, C` and `A, C, empty`. In both A leads and is responsible, and C
/// assists; a cell that names nobody is not empty but says `——`.
fn roles(cells: &mut Reader<'_>, row: &Row<'_>, doubts: &mut Vec<DoubtKind>) -> Result<([UnitList; 3], bool), ImportError> {
    let empty = |cell: usize| row.cells.get(cell).is_none_or(|c| c.trim().is_empty());
    if empty(LEAD) {
        return Err(row.error(LEAD, Wrong::NoLead));
    }
    let assist = match (empty(RESPONSIBLE), empty(ASSIST)) {
        (false, false) => {
            let mut read = |cell, role| {
                let (list, found) = cells.read(row.cells.get(cell).copied().unwrap_or_default(), role);
                doubts.extend(found);
                list
            };
            return Ok(([read(LEAD, Role::Lead), read(RESPONSIBLE, Role::Responsible), read(ASSIST, Role::Assist)], false));
        }
        (true, false) => (ASSIST, DoubtKind::Merged),
        (false, true) => (RESPONSIBLE, DoubtKind::Shifted),
        (true, true) => (ASSIST, DoubtKind::NoAssist),
    };
    doubts.push(assist.1);
    let (lead, found) = cells.read(row.cells[LEAD], Role::Lead);
    doubts.extend(found);
    let (assisting, found) = cells.read(row.cells.get(assist.0).copied().unwrap_or_default(), Role::Assist);
    doubts.extend(found);
    Ok(([lead.clone(), lead, assisting], true))
}

/// `一、共筑美丽蓝天`.
fn area_heading(cell: &str) -> Option<(u32, &str)> {
    let (number, title) = cell.split_once('、')?;
    Some((numeral(number)?, title)).filter(|(_, title)| !title.is_empty())
}

/// `(一)空气质量目标`.
fn section_heading(cell: &str) -> Option<(u32, &str)> {
    let (number, title) = cell.strip_prefix(['(', '（'])?.split_once([')', '）'])?;
    Some((numeral(number)?, title)).filter(|(_, title)| !title.is_empty())
}

/// 一 to 九十九.
fn numeral(text: &str) -> Option<u32> {
    const ONES: &str = "一二三四五六七八九";
    let one = |c: char| ONES.chars().position(|o| o == c).and_then(|at| u32::try_from(at + 1).ok());
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        [c] => one(*c),
        ['十', c] => Some(10 + one(*c)?),
        [c, '十'] => Some(10 * one(*c)?),
        [tens, '十', c] => Some(10 * one(*tens)? + one(*c)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_numbered_in_chinese() {
        assert_eq!(area_heading("一、共筑美丽蓝天"), Some((1, "共筑美丽蓝天")));
        assert_eq!(section_heading("(十六)加强保障"), Some((16, "加强保障")));
        assert_eq!(section_heading("（二十一）其他"), Some((21, "其他")));
        assert_eq!(area_heading("市科委、中关村管委会"), None);
    }

    #[test]
    fn the_year_of_a_title_is_four_digits_before_its_sign() {
        assert_eq!(year("持续污染防治攻坚2026年行动计划"), Some(2026));
        assert_eq!(year("三年行动计划"), None);
        assert_eq!(year("第12年"), None);
    }
}

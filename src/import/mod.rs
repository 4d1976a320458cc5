//! Published table -> plan, with a report of every doubt. Reads text; writes nothing.
//!
//! The table has seven columns: 序号, 重点任务, 工作措施, 完成时限, 牵头部门, 主责单位, 协办单位, separated by tabs, its header repeated on
//! every page. Nothing here knows a particular plan: what is special about one stands in `seeds/`.

mod cell;
mod clean;
mod corrections;
mod dates;
mod decode;
mod doubt;
mod draft;
mod error;
mod file;
mod header;
mod heading;
mod marks;
mod roles;
mod table;

use std::path::Path;

pub use corrections::{Corrections, Reason};
pub use doubt::{Doubt, DoubtKind};
pub use error::{ImportError, Wrong};

use crate::messages::{Lang, import as say};
use crate::plan::{Plan, Units};
use draft::Draft;
use table::Table;

/// A published table, read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// Every doubt, by line.
    pub doubts: Vec<Doubt>,
}

/// Reads a table from a file. See [`read`].
///
/// # Errors
/// When the file cannot be read or is too large, or as [`read`].
pub fn read_file(path: &Path, units: &Units, corrections: &Corrections) -> Result<Imported, ImportError> {
    read(&file::bytes(path)?, units, corrections)
}

/// Reads a table in UTF-8 (with or without a mark), GB18030 or UTF-16, with any line ends.
///
/// # Errors
/// At the first thing that is not such a table, with its line and column.
pub fn read(bytes: &[u8], units: &Units, corrections: &Corrections) -> Result<Imported, ImportError> {
    file::refuse_larger(bytes.len() as u64)?;
    let text = decode::decode(bytes)?;
    let lines: Vec<&str> = decode::lines(&text).collect();
    let header = find_header(&lines)?;
    refuse_hidden(&lines)?;
    let mut draft = Draft::new(heading::title(lines.iter().copied(), header)?, units, corrections);
    take_in(&mut draft, lines.iter().copied().zip(1..).skip(header - 1))?;
    draft.finish(header)
}

/// The line of the first header, from 1.
fn find_header(lines: &[&str]) -> Result<usize, ImportError> {
    if lines.iter().all(|line| line.trim().is_empty()) {
        return Err(ImportError::at_start(Wrong::Empty));
    }
    if let Some(at) = lines.iter().position(|line| header::columns(line).is_some()) {
        return Ok(at + 1);
    }
    let attempt = (1..).zip(lines).find_map(|(line, text)| Some(ImportError { line, column: 1, wrong: header::lacking(text)? }));
    Err(attempt.unwrap_or(ImportError::at_start(Wrong::NoHeader)))
}

/// Refuses what no published table holds and no terminal should be sent.
fn refuse_hidden(lines: &[&str]) -> Result<(), ImportError> {
    for (line, text) in (1..).zip(lines) {
        if let Some((wrong, column)) = text.chars().map(hidden).zip(1..).find_map(|(wrong, column)| Some((wrong?, column))) {
            return Err(ImportError { line, column, wrong });
        }
    }
    Ok(())
}

fn hidden(c: char) -> Option<Wrong> {
    match c {
        // A form feed is a page break.
        '\t' | '\u{c}' => None,
        '\u{FFFD}' => Some(Wrong::Lost),
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => Some(Wrong::Control(c)),
        c => c.is_control().then_some(Wrong::Control(c)),
    }
}

/// Takes in the lines from the first header on.
fn take_in<'l>(draft: &mut Draft<'_>, lines: impl Iterator<Item = (&'l str, usize)>) -> Result<(), ImportError> {
    let mut table = None;
    for (text, line) in lines {
        if let Some(columns) = header::columns(text) {
            table = Some(Table::new(columns));
        } else if let Some(heading) = table::alone(text).and_then(heading::read) {
            let column = text.chars().take_while(|c| c.is_whitespace()).count() + 1;
            draft.heading(heading).map_err(|wrong| ImportError { line, column, wrong })?;
        } else if let Some(table) = table.filter(|_| !text.trim().is_empty()) {
            draft.row(&table.row(line, text)?)?;
        }
    }
    Ok(())
}

impl Imported {
    /// What came in, in numbers.
    pub fn summary(&self, lang: Lang) -> String {
        summary(&self.plan, lang)
    }
}

/// A plan in numbers, e.g. `3个领域 16节 47项重点任务 128条工作措施`.
pub fn summary(plan: &Plan, lang: Lang) -> String {
    let sections: usize = plan.areas().iter().map(|a| a.sections.len()).sum();
    say::summary(lang, plan.areas().len(), sections, plan.tasks().count(), plan.measures().count())
}

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
mod measure;
mod page;
mod record;
mod report;
mod roles;
mod table;
mod title;
mod vocabulary;
mod year;

use std::path::Path;

pub use corrections::{Corrections, Reason};
pub use doubt::{Doubt, DoubtKind, Level};
pub use error::{ImportError, Wrong};

use crate::messages::{Lang, import as say};
use crate::plan::{Plan, Units};
use draft::Draft;
use measure::Lists;
use record::{Cell, Record};
use table::Table;
use vocabulary::Vocabulary;

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
    let words = Vocabulary::embedded().map_err(|e| ImportError::at_start(Wrong::Seed(e.to_string())))?;
    let text = decode::decode(bytes, |text| record::records(text).any(|r| header::columns(&r, &words).is_some()))?;
    let records: Vec<Record<'_>> = record::records(&text).collect();
    let header = find_header(&records, &words)?;
    refuse_hidden(&text)?;
    let (before, table) = records.split_at_checked(header).unwrap_or((&records, &[]));
    let mut draft = Draft::new(title::read(before, &words)?, Lists { units, corrections });
    take_in(&mut draft, before, table, &words)?;
    draft.finish(table.first().map_or(1, |record| record.line))
}

/// Which record is the first header.
fn find_header(records: &[Record<'_>], words: &Vocabulary) -> Result<usize, ImportError> {
    if records.iter().all(|record| record.filled().next().is_none()) {
        return Err(ImportError::at_start(Wrong::Empty));
    }
    // What comes before the header is no part of the table, so a header that lacks something must not be passed over.
    for (at, record) in records.iter().enumerate() {
        if header::columns(record, words).is_some() {
            return Ok(at);
        }
        refuse_lacking(record, words)?;
    }
    Err(ImportError::at_start(Wrong::NoHeader))
}

fn refuse_lacking(record: &Record<'_>, words: &Vocabulary) -> Result<(), ImportError> {
    header::lacking(record, words).map_or(Ok(()), |wrong| Err(ImportError { line: record.line, column: 1, wrong }))
}

/// Refuses what no published table holds and no terminal should be sent.
fn refuse_hidden(text: &str) -> Result<(), ImportError> {
    for (line, text) in (1..).zip(decode::lines(text)) {
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
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => Some(Wrong::Control(c)),
        c => c.is_control().then_some(Wrong::Control(c)),
    }
}

/// Takes in the records from the first header on, and the headings right above it.
fn take_in(draft: &mut Draft<'_>, before: &[Record<'_>], table: &[Record<'_>], words: &Vocabulary) -> Result<(), ImportError> {
    let (header, rows) = table.split_first().unzip();
    let mut shape = header.and_then(|header| header::columns(header, words)).map(Table::new);
    for (line, heading) in title::headings(before, rows.unwrap_or_default()) {
        draft.heading(line, heading).map_err(|wrong| ImportError { line, column: 1, wrong })?;
    }
    for record in rows.unwrap_or_default() {
        if let Some(columns) = header::columns(record, words) {
            shape = Some(Table::new(columns));
            draft.page();
            continue;
        }
        refuse_lacking(record, words)?;
        match (record.alone(), &shape) {
            (Some(cell), _) => alone(draft, record, cell)?,
            (None, Some(shape)) if record.filled().next().is_some() => draft.row(&shape.row(record)?)?,
            _ => {}
        }
    }
    Ok(())
}

/// Takes in a text that stands alone in its line: a heading, or what a page has besides the table.
fn alone(draft: &mut Draft<'_>, record: &Record<'_>, cell: &Cell<'_>) -> Result<(), ImportError> {
    if let Some(heading) = heading::read(&cell.text) {
        return draft.heading(cell.place.line, heading).map_err(|wrong| cell.place.error(wrong));
    }
    let text = clean::title(&cell.text);
    let is_page_number = record.cells.len() == 1 && page::is_number(&text);
    if is_page_number || draft.is_title(&text) { Ok(()) } else { Err(cell.place.error(Wrong::Stray)) }
}

/// A plan in numbers, e.g. `3个领域 16节 47项重点任务 128条工作措施`.
pub fn summary(plan: &Plan, lang: Lang) -> String {
    let sections: usize = plan.areas().iter().map(|a| a.sections.len()).sum();
    say::summary(lang, plan.areas().len(), sections, plan.tasks().count(), plan.measures().count())
}

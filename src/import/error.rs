//! What is wrong with a table, and where.

use crate::messages::{Lang, import as say};

/// A table that cannot be read: what is wrong and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {wrong:?}")]
pub struct ImportError {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The file cannot be read; what the system says.
    Unreadable(String),
    /// It is a directory.
    Directory,
    /// It is larger than any plan.
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The largest that is read.
        most: u64,
    },
    /// There is nothing in it.
    Empty,
    /// A byte that stands for nothing in any encoding that is read.
    Encoding,
    /// A control character.
    Control(char),
    /// No line is the header of the table.
    NoHeader,
    /// No title stands before the table.
    NoTitle,
    /// The title names no year.
    NoYear(String),
    /// A header without rows.
    NoRows,
    /// A row with too few or too many cells.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A measure before the first area and section.
    NoHeading,
    /// 序号 is not a number.
    Number(String),
    /// A title without a number.
    TitleAlone(String),
    /// A number without a title.
    NoTaskTitle(u32),
    /// A task number that goes back.
    GoesBack {
        /// The number.
        number: u32,
        /// The one before it.
        previous: u32,
    },
    /// A row without 工作措施.
    NoText,
    /// A row without 牵头部门.
    NoLead,
    /// 完成时限 is not known.
    Deadline(String),
}

impl ImportError {
    pub(super) const fn at_start(wrong: Wrong) -> Self {
        Self { line: 1, column: 1, wrong }
    }

    /// The sentence for the person, without the place.
    pub fn explain(&self, lang: Lang) -> String {
        match &self.wrong {
            Wrong::Unreadable(detail) => say::unreadable(lang, detail),
            Wrong::Directory => say::directory(lang).to_owned(),
            Wrong::TooLarge { bytes, most } => say::too_large(lang, bytes / 1_048_576, most / 1_048_576),
            Wrong::Empty => say::empty(lang).to_owned(),
            Wrong::Encoding => say::encoding(lang).to_owned(),
            Wrong::Control(c) => say::control(lang, format!("U+{:04X}", u32::from(*c))),
            Wrong::NoHeader => say::no_header(lang).to_owned(),
            Wrong::NoTitle => say::no_title(lang).to_owned(),
            Wrong::NoYear(title) => say::no_year(lang, short(title)),
            Wrong::NoRows => say::no_rows(lang).to_owned(),
            Wrong::Cells { found, expected } if found < expected => say::too_few_cells(lang, found, expected),
            Wrong::Cells { found, expected } => say::too_many_cells(lang, found, expected),
            Wrong::NoHeading => say::no_heading(lang).to_owned(),
            Wrong::Number(text) => say::number(lang, short(text)),
            Wrong::TitleAlone(text) => say::title_alone(lang, short(text)),
            Wrong::NoTaskTitle(number) => say::no_task_title(lang, number),
            Wrong::GoesBack { number, previous } => say::goes_back(lang, number, previous),
            Wrong::NoText => say::no_text(lang).to_owned(),
            Wrong::NoLead => say::no_lead(lang).to_owned(),
            Wrong::Deadline(text) => say::deadline(lang, short(text)),
        }
    }
}

/// The beginning of a value, so that a sentence stays a sentence.
fn short(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(20).collect();
    if chars.next().is_some() { head + "…" } else { head }
}

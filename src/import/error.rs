//! What is wrong with a table, and where.

use crate::messages::{Lang, import as say};
use crate::text::visible_line;

/// A table that cannot be read: what is wrong and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {}", self.explain(Lang::En))]
pub struct ImportError {
    /// From 1; 1 where the fault is the file's as a whole.
    pub line: usize,
    /// From 1, in characters of the line.
    pub column: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// There is no such file.
    NotFound,
    /// The file may not be read.
    NotPermitted,
    /// The file cannot be read; what the system says.
    Unreadable(String),
    /// It is a directory.
    Directory,
    /// It is larger than any plan.
    TooLarge {
        /// Its size; none of a pipe or a device, which is read only so far.
        bytes: Option<u64>,
        /// The largest that is read.
        most: u64,
    },
    /// There is nothing in it.
    Empty,
    /// It is not text in any encoding that is read.
    Binary,
    /// Bytes that stand for nothing in the encoding of the file.
    Encoding {
        /// The bytes.
        bytes: Vec<u8>,
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// A control character, or one that cannot be seen.
    Control(char),
    /// U+FFFD, which stands for a character that an earlier conversion lost.
    Lost,
    /// No line is the header of the table.
    NoHeader,
    /// A header without these columns.
    HeaderLacks(Vec<&'static str>),
    /// No title stands before the table.
    NoTitle,
    /// The title names no year.
    NoYear(String),
    /// A header without rows.
    NoRows,
    /// A row with too few cells.
    TooFewCells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
        /// The column of the last one.
        last: Option<&'static str>,
    },
    /// A row with too many cells.
    TooManyCells {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// A row of a table before its header.
    RowBeforeHeader,
    /// A line that is no heading and no row.
    Stray,
    /// The embedded words of tables have a fault.
    Seed(String),
    /// A section or a measure before the first area.
    NoArea,
    /// A measure before the first section of its area.
    NoSection,
    /// A measure without number and title before the first task of its section.
    NoTask,
    /// The number of an area or a section goes back.
    HeadingGoesBack {
        /// The heading as published.
        heading: String,
        /// The number before it.
        previous: u32,
    },
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
    /// A row with nothing but a text, and no measure that it could go on with.
    GoesOnWithNothing,
    /// A row with nothing but units.
    UnitsGoOn,
    /// A row whose 牵头部门 names nobody; the words of the cell.
    NoLead(String),
    /// 完成时限 is not known.
    Deadline(String),
    /// 完成时限 leaves open whether its last month counts.
    AmbiguousDeadline {
        /// The words of the cell.
        text: String,
        /// What to write where it does.
        with: String,
        /// What to write where it does not.
        without: String,
    },
}

impl ImportError {
    pub(super) const fn at_start(wrong: Wrong) -> Self {
        Self { line: 1, column: 1, wrong }
    }

    /// The sentence for the person, without the place.
    pub fn explain(&self, lang: Lang) -> String {
        match &self.wrong {
            Wrong::NotFound => say::not_found(lang).to_owned(),
            Wrong::NotPermitted => say::not_permitted(lang).to_owned(),
            Wrong::Unreadable(detail) => say::unreadable(lang, detail),
            Wrong::Directory => say::directory(lang).to_owned(),
            Wrong::TooLarge { bytes: Some(bytes), most } => say::too_large(lang, bytes.div_ceil(MIB), most / MIB),
            Wrong::TooLarge { bytes: None, most } => say::endless(lang, most / MIB),
            Wrong::Empty => say::empty(lang).to_owned(),
            Wrong::Binary => say::binary(lang).to_owned(),
            Wrong::Encoding { bytes, encoding } => say::encoding(lang, hex(bytes), encoding.to_uppercase()),
            Wrong::Control(c) => say::control(lang, format!("U+{:04X}", u32::from(*c))),
            Wrong::Lost => say::lost(lang).to_owned(),
            Wrong::NoTitle => say::no_title(lang).to_owned(),
            Wrong::NoYear(title) => say::no_year(lang, short(title)),
            Wrong::NoHeader => say::no_header(lang).to_owned(),
            Wrong::HeaderLacks(missing) => say::header_lacks(lang, missing.join(lang.pick("、", ", "))),
            Wrong::RowBeforeHeader => say::row_before_header(lang).to_owned(),
            Wrong::NoRows => say::no_rows(lang).to_owned(),
            Wrong::TooFewCells { found, expected, last: Some(last) } => say::row_ends_early(lang, found, expected, last),
            Wrong::TooFewCells { found, expected, last: None } => say::too_few_cells(lang, found, expected),
            Wrong::TooManyCells { found, expected } => say::too_many_cells(lang, found, expected),
            Wrong::Stray => say::stray(lang).to_owned(),
            Wrong::Seed(detail) => say::seed(lang, detail),
            Wrong::NoArea => say::no_area(lang).to_owned(),
            Wrong::NoSection => say::no_section(lang).to_owned(),
            Wrong::NoTask => say::no_task(lang).to_owned(),
            Wrong::HeadingGoesBack { heading, previous } => say::heading_goes_back(lang, short(heading), previous),
            Wrong::Number(text) => say::number(lang, short(text)),
            Wrong::TitleAlone(text) => say::title_alone(lang, short(text)),
            Wrong::NoTaskTitle(number) => say::no_task_title(lang, number),
            Wrong::GoesBack { number, previous } => say::goes_back(lang, number, previous),
            Wrong::NoText => say::no_text(lang).to_owned(),
            Wrong::GoesOnWithNothing => say::goes_on_with_nothing(lang).to_owned(),
            Wrong::UnitsGoOn => say::units_go_on(lang).to_owned(),
            Wrong::NoLead(cell) if cell.is_empty() => say::no_lead(lang).to_owned(),
            Wrong::NoLead(cell) => say::nobody_leads(lang, short(cell)),
            Wrong::Deadline(text) => say::deadline(lang, short(text)),
            Wrong::AmbiguousDeadline { text, with, without } => say::ambiguous_deadline(lang, short(text), with, without),
        }
    }
}

const MIB: u64 = 1024 * 1024;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02X}")).collect::<Vec<_>>().join(" ")
}

/// The beginning of a value with nothing hidden in it, so that a sentence stays a sentence.
fn short(text: &str) -> String {
    let mut chars = text.chars();
    let head: String = chars.by_ref().take(20).collect();
    let head = visible_line(&head);
    if chars.next().is_some() { format!("{head}…") } else { head.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zh(wrong: Wrong) -> String {
        ImportError { line: 7, column: 3, wrong }.explain(Lang::Zh)
    }

    #[test]
    fn a_sentence_names_the_value_cut_and_with_nothing_hidden() {
        assert!(zh(Wrong::Deadline("立等可取".into())).contains("“立等可取”"));
        assert!(zh(Wrong::Deadline("长".repeat(1000))).contains(&format!("“{}…”", "长".repeat(20))));
        assert!(zh(Wrong::NoLead("\u{1b}[2J".into())).contains("“^[[2J”"));
        assert!(zh(Wrong::Control('\0')).contains("U+0000"));
        assert!(zh(Wrong::Encoding { bytes: vec![0xE5, 0x8F], encoding: "gb18030" }).contains("E5 8F"));
    }

    #[test]
    fn sizes_are_in_megabytes() {
        let wrong = Wrong::TooLarge { bytes: Some(1024 * MIB), most: 8 * MIB };
        assert!(zh(wrong).contains("1024 MB"));
        assert!(zh(Wrong::TooLarge { bytes: None, most: 8 * MIB }).contains("8 MB"));
    }

    #[test]
    fn an_error_shows_its_place() {
        let error = ImportError { line: 7, column: 3, wrong: Wrong::GoesBack { number: 4, previous: 9 } };
        assert!(error.to_string().starts_with("line 7, column 3: task number 4 "));
    }
}

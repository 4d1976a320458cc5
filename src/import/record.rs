//! The records of a table: lines of cells, each cell with its place.
//!
//! A spreadsheet that saves a table as text puts a cell with a comma, a quotation mark or a line feed between quotation marks and
//! doubles those within. The published text has none of these, and a mark that is only the beginning of a text must swallow nothing:
//! a cell counts as quoted only where its end is found before the next tab. That is why this is no reader for CSV.

use std::borrow::Cow;

use super::{ImportError, Wrong, decode};

/// A place of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// From 1.
    pub(super) line: usize,
    /// From 1, in characters.
    pub(super) column: usize,
}

/// One cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cell<'t> {
    pub(super) text: Cow<'t, str>,
    /// The place of its first character that is no space.
    pub(super) place: Place,
}

/// A line of cells; one that has line feeds between quotation marks goes over several lines of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record<'t> {
    pub(super) cells: Vec<Cell<'t>>,
    /// Where it begins.
    pub(super) line: usize,
    /// The place behind its last character.
    pub(super) end: Place,
}

impl Place {
    pub(super) const fn error(self, wrong: Wrong) -> ImportError {
        ImportError { line: self.line, column: self.column, wrong }
    }

    /// The place behind a text that begins here.
    fn behind(self, text: &str) -> Self {
        let (feeds, last) = decode::lines(text).fold((0, ""), |(count, _), line| (count + 1, line));
        match feeds {
            0 | 1 => Self { column: self.column + text.chars().count(), ..self },
            _ => Self { line: self.line + feeds - 1, column: last.chars().count() + 1 },
        }
    }
}

impl Cell<'_> {
    /// Whether there is anything in it.
    pub(super) fn is_filled(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

impl<'t> Record<'t> {
    /// The cells that are filled, with their columns.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &Cell<'t>)> {
        self.cells.iter().enumerate().filter(|(_, cell)| cell.is_filled())
    }

    /// The only text, where it stands in the first cell or is repeated in each: there a merged cell has its text.
    pub(super) fn alone(&self) -> Option<&Cell<'t>> {
        let mut filled = self.filled();
        let (_, first) = filled.next().filter(|(column, _)| *column == 0)?;
        let mut rest = filled.peekable();
        let alone =
            rest.peek().is_none() || (self.cells.iter().all(Cell::is_filled) && rest.all(|(_, c)| c.text.trim() == first.text.trim()));
        alone.then_some(first)
    }
}

/// The records of a text.
pub(super) fn records(text: &str) -> impl Iterator<Item = Record<'_>> {
    let mut rest = Some(text);
    let mut begin = Place { line: 1, column: 1 };
    std::iter::from_fn(move || {
        let (line, mut cells) = (begin.line, Vec::new());
        loop {
            let (raw, content) = cell(rest?);
            let blank = content.chars().take_while(|c| c.is_whitespace()).count();
            let skipped = if content.len() == raw.len() && !content.trim().is_empty() { blank } else { 0 };
            cells.push(Cell { text: content, place: Place { column: begin.column + skipped, ..begin } });
            let end = begin.behind(raw);
            let behind = rest?.get(raw.len()..).unwrap_or_default();
            if let Some(more) = behind.strip_prefix('\t') {
                rest = Some(more);
                begin = Place { column: end.column + 1, ..end };
                continue;
            }
            rest = behind.strip_prefix("\r\n").or_else(|| behind.get(1..));
            begin = Place { line: end.line + 1, column: 1 };
            return Some(Record { cells, line, end });
        }
    })
}

/// The first cell of a text: as it stands, and what it holds.
fn cell(text: &str) -> (&str, Cow<'_, str>) {
    quoted(text).unwrap_or_else(|| {
        let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
        let plain = text.get(..end).unwrap_or_default();
        (plain, Cow::Borrowed(plain))
    })
}

/// The same, if the cell stands between quotation marks.
fn quoted(text: &str) -> Option<(&str, Cow<'_, str>)> {
    let inner = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inner.get(from..)?.find(['"', '\t'])?;
        let behind = inner.get(at..)?.strip_prefix('"')?;
        if behind.starts_with('"') {
            from = at + 2;
            continue;
        }
        let ends = behind.is_empty() || behind.starts_with(['\t', '\n', '\r']);
        let content = inner.get(..at).filter(|_| ends)?;
        let content = if content.contains('"') { Cow::Owned(content.replace("\"\"", "\"")) } else { Cow::Borrowed(content) };
        return Some((text.get(..at + 2)?, content));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> Vec<Vec<String>> {
        records(text).map(|r| r.cells.iter().map(|c| c.text.to_string()).collect()).collect()
    }

    /// The text and the place of each cell of the record that begins in a line.
    fn places(text: &str, line: usize) -> Vec<(String, usize, usize)> {
        let record = records(text).find(|r| r.line == line).unwrap();
        record.cells.iter().map(|c| (c.text.to_string(), c.place.line, c.place.column)).collect()
    }

    #[test]
    fn cells_are_parted_by_tabs_and_records_by_any_line_end() {
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(all(&["一\t二", "", "\t三"].join(end)), [vec!["一", "二"], vec![""], vec!["", "三"]]);
        }
        assert_eq!(all("一\n"), [["一"], [""]]);
    }

    #[test]
    fn quotation_marks_around_a_cell_are_the_spreadsheets() {
        assert_eq!(all("\"甲,乙\"\t\"丙\"\"丁\"\"\"\n\"\"\t戊"), [["甲,乙", "丙\"丁\""], ["", "戊"]]);
        // A line feed within them belongs to the cell.
        for end in ["\n", "\r\n", "\r"] {
            assert_eq!(all(&format!("1\t\"甲。{end}乙。\"\t丙{end}2")), [vec!["1", &format!("甲。{end}乙。"), "丙"], vec!["2"]]);
        }
    }

    #[test]
    fn a_mark_that_only_begins_or_stands_within_a_text_is_text() {
        for text in ["\"含绿量\"提升\t乙", "甲\"乙\"\t丙", "\"甲\t乙\"", "\"", "\"甲\"乙\"\t丙", "\"甲\n乙\t丙"] {
            let cells: Vec<Vec<String>> = text.split('\n').map(|line| line.split('\t').map(str::to_owned).collect()).collect();
            assert_eq!(all(text), cells, "{text}");
        }
    }

    #[test]
    fn places_count_characters_of_the_files_own_lines() {
        let text = "题\r\n1\t\"甲。\r\n乙\"\t  年底前\t \t市水务局\n末";
        let cell = |text: &str, line, column| (text.to_owned(), line, column);
        assert_eq!(
            places(text, 2),
            [cell("1", 2, 1), cell("甲。\r\n乙", 2, 3), cell("  年底前", 3, 6), cell(" ", 3, 10), cell("市水务局", 3, 12)]
        );
        assert_eq!(places(text, 4), [cell("末", 4, 1)]);
        assert_eq!(records(text).nth(1).unwrap().end, Place { line: 3, column: 16 });
    }

    #[test]
    fn a_heading_stands_alone_in_its_line() {
        let alone = |line| records(line).next().unwrap().alone().map(|c| c.text.to_string());
        assert_eq!(alone("一、共筑美丽蓝天\t\t\t\t\t\t").as_deref(), Some("一、共筑美丽蓝天"));
        assert_eq!(alone(" (一)空气质量目标").as_deref(), Some(" (一)空气质量目标"));
        assert_eq!(alone("一、大气\t一、大气\t一、大气").as_deref(), Some("一、大气"));
        for line in ["1\t题", "\t \t", "", "\t(二)推进乙", "一、大气\t一、大气\t"] {
            assert_eq!(alone(line), None, "{line}");
        }
    }

    proptest! {
        #[test]
        fn the_lines_of_the_records_are_those_of_the_text(text in "[督\"\t\n\r ]{0,40}") {
            let lines = decode::lines(&text).count();
            let last = records(&text).last().unwrap();
            prop_assert_eq!(last.end.line, lines);
            let count = |t: &str, c: char| t.chars().filter(|x| *x == c).count();
            prop_assert_eq!(records(&text).map(|r| r.cells.len() - 1).sum::<usize>(), count(&text, '\t'));
            prop_assert_eq!(records(&text).flat_map(|r| r.cells).map(|c| count(&c.text, '督')).sum::<usize>(), count(&text, '督'));
        }
    }
}

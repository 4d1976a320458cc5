//! What a hit says, and where the words stand in it.

use std::ops::Range;

use super::hit::{Hit, Target};
use super::words::Words;
use crate::ledger::{Ledger, Note};
use crate::plan::UnitName;
use crate::text::{Cells, visible_line};

/// What a hit says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The id by which people know it (see [`Target::id`]).
    pub id: String,
    /// The text in which it was found, as published or written: a name, a title, the text of a measure, a note. It may have several lines,
    /// and control characters in what people wrote.
    pub title: &'a str,
    /// Where the words stand in it: ranges of bytes. None where all of them stand elsewhere, in the id or the names of its units.
    pub marks: Vec<Range<usize>>,
    /// Another name of the unit, where that is the one that fits.
    pub by: Option<&'a str>,
    /// The note, where it is one.
    pub note: Option<&'a Note>,
}

/// A part of a text that fits into a line, with the marks in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The part, with a sign for what was left out; on one line, control characters made visible.
    pub text: String,
    /// Where the words stand in it: ranges of bytes.
    pub marks: Vec<Range<usize>>,
}

impl<'a> Shown<'a> {
    /// What a hit says; none where the ledger no longer has it.
    pub fn of(ledger: &'a Ledger, hit: &Hit, words: &Words) -> Option<Self> {
        let note = match &hit.target {
            Target::Note(key, act) => Some(ledger.item(*key)?.notes().find(|note| note.act == *act)?),
            _ => None,
        };
        let title: &'a str = match &hit.target {
            Target::Unit(name) | Target::Group(name) => name.as_str(),
            Target::Task(number) => &ledger.plan().task(*number)?.2.title,
            Target::Measure(key) | Target::Owed(key) => &ledger.measure_of(ledger.item(*key)?)?.text,
            Target::Indicator(key) => &ledger.indicators().of_key(key)?.indicator.name,
            Target::Note(..) => &note?.text,
        };
        let marks = match hit.target {
            Target::Unit(_) | Target::Group(_) => words.marks_in_name(title),
            _ if hit.rank.is_loose() => words.marks(title),
            _ => words.firm_marks(title),
        };
        let by = match hit.target {
            Target::Unit(name) => other_name(ledger, name, words),
            _ => None,
        };
        Some(Self { id: hit.target.id(ledger), title, marks, by, note })
    }

    /// As much of the title as fits into `width` cells, so that the first mark is in sight.
    pub fn excerpt(&self, cells: Cells, width: usize) -> Excerpt {
        let (line, marks) = self.line();
        let sign = if cells.is_plain_signs() { ".." } else { "…" };
        let room = width.saturating_sub(cells.width(sign));
        let first = marks.first().cloned().unwrap_or(0..0);
        let before = line.get(..first.end).unwrap_or_default();
        let start = if cells.width(before) <= room { 0 } else { lead(cells, &line, first.start, width / 4) };
        let head = if start == 0 { "" } else { sign };
        let whole = format!("{head}{}", line.get(start..).unwrap_or_default());
        let text = cells.cut(&whole, width).into_owned();
        let kept = if text == whole { text.len() } else { text.strip_suffix(sign).map_or(0, str::len) };
        let moved = |at: usize| at.saturating_sub(start).saturating_add(head.len()).min(kept);
        let marks = marks.iter().map(|mark| moved(mark.start)..moved(mark.end)).filter(|mark| !mark.is_empty()).collect();
        Excerpt { text, marks }
    }

    /// The title on one line, with the marks in it.
    fn line(&self) -> (String, Vec<Range<usize>>) {
        let mut line = String::with_capacity(self.title.len());
        let mut marks = Vec::with_capacity(self.marks.len());
        let mut end = 0;
        for mark in &self.marks {
            line.push_str(&visible_line(self.title.get(end..mark.start).unwrap_or_default()));
            let start = line.len();
            line.push_str(&visible_line(self.title.get(mark.clone()).unwrap_or_default()));
            marks.push(start..line.len());
            end = mark.end;
        }
        line.push_str(&visible_line(self.title.get(end..).unwrap_or_default()));
        (line, marks)
    }
}

/// Where a line begins of which `at` is to be in sight, with so many cells before it.
fn lead(cells: Cells, line: &str, at: usize, room: usize) -> usize {
    let mut start = at;
    let mut used = 0;
    for (before, c) in line.get(..at).unwrap_or_default().char_indices().rev() {
        used += cells.width(c.encode_utf8(&mut [0; 4]));
        if used > room {
            break;
        }
        start = before;
    }
    start
}

/// The name of a unit that fits better than its full name.
fn other_name<'a>(ledger: &'a Ledger, name: UnitName, words: &Words) -> Option<&'a str> {
    let unit = ledger.units().unit(&name)?;
    let word = words.all().first()?;
    let own = word.grade([unit.name.as_str()]);
    let others = [&unit.short].into_iter().chain(&unit.aliases).map(String::as_str);
    let (grade, other) = others.filter_map(|other| Some((word.grade([other])?, other))).min_by_key(|(grade, _)| *grade)?;
    own.is_none_or(|own| grade < own).then_some(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

    fn shown<'a>(title: &'a str, query: &str) -> Shown<'a> {
        Shown { id: String::new(), title, marks: Words::of(query).marks(title), by: None, note: None }
    }

    #[test]
    fn an_excerpt_has_the_first_mark_in_sight() {
        let text = "一二三四五六七八九十水库甲乙丙丁";
        for (query, width, expected, marked) in [
            ("水库", 32, "一二三四五六七八九十水库甲乙丙丁", "水库"),
            ("水库", 26, "一二三四五六七八九十水库…", "水库"),
            // Five cells before the mark hold two characters.
            ("水库", 20, "…九十水库甲乙丙丁", "水库"),
            ("水库", 11, "…十水库甲…", "水库"),
            ("二", 9, "一二三四…", "二"),
            ("火星", 9, "一二三四…", ""),
            ("水库", 0, "", ""),
        ] {
            let excerpt = shown(text, query).excerpt(CELLS, width);
            let parts: String = excerpt.marks.iter().map(|mark| &excerpt.text[mark.clone()]).collect();
            assert_eq!((excerpt.text.as_str(), parts.as_str()), (expected, marked), "{query} {width}");
        }
    }

    #[test]
    fn what_people_wrote_is_made_visible_and_the_marks_move_with_it() {
        let excerpt = shown("\u{1b}[2J甲\n水库\u{7}", "水库").excerpt(CELLS, 80);
        assert_eq!(excerpt.text, "^[[2J甲 水库^G");
        assert_eq!(&excerpt.text[excerpt.marks[0].clone()], "水库");
    }

    proptest! {
        #[test]
        fn an_excerpt_fits_and_its_marks_lie_in_it(query in ".{0,6}", title in ".{0,40}", width in 0usize..40) {
            let excerpt = shown(&title, &query).excerpt(CELLS, width);
            prop_assert!(CELLS.width(&excerpt.text) <= width, "{:?}", excerpt);
            prop_assert!(excerpt.marks.iter().all(|mark| excerpt.text.get(mark.clone()).is_some()));
        }
    }
}

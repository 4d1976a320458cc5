//! What a hit says, and where the words stand in it.

use std::borrow::Cow;
use std::ops::Range;

use super::hit::{Hit, Target};
use super::words::Words;
use crate::ledger::Ledger;
use crate::text::Cells;

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
        let title: &'a str = match &hit.target {
            Target::Unit(name) | Target::Group(name) => name.as_str(),
            Target::Task(number) => &ledger.plan().task(*number)?.2.title,
            Target::Measure(key) | Target::Owed(key) => &ledger.measure_of(ledger.item(*key)?)?.text,
            Target::Indicator(key) => &ledger.indicators().of_key(key)?.indicator.name,
            Target::Note(key, act) => &ledger.item(*key)?.notes().find(|note| note.act == *act)?.text,
        };
        let marks = match hit.target {
            Target::Unit(_) | Target::Group(_) => words.marks_in_name(title),
            _ if hit.rank.is_loose() => words.marks(title),
            _ => words.firm_marks(title),
        };
        Some(Self { id: hit.target.id(ledger), title, marks })
    }

    /// As much of the title as fits into `width` cells, so that the first mark is in sight.
    pub fn excerpt(&self, cells: Cells, width: usize) -> Excerpt {
        let line: Cow<'_, str> = crate::text::visible_line(self.title);
        let text = cells.cut(&line, width).into_owned();
        let marks = self.marks.iter().filter(|mark| text.get((*mark).clone()) == self.title.get((*mark).clone())).cloned().collect();
        Excerpt { text, marks }
    }
}

//! A query as it was read.

use std::ops::Range;

use super::letters::folded;

/// A query as it was read: words that must all match. Full-width forms and capitals count as what they stand for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    words: Vec<Vec<char>>,
}

impl Words {
    /// Reads a query. Any text is one.
    pub fn of(query: &str) -> Self {
        Self { words: query.split_whitespace().map(|word| word.chars().map(folded).collect()).collect() }
    }

    /// Whether nothing was asked for.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where the words stand in a text, by their characters or their pinyin: ranges of bytes that do not overlap, in order.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let letters: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, folded(c))).collect();
        let mut marks = Vec::new();
        for word in self.words.iter().filter(|word| !word.is_empty()) {
            let found = letters.windows(word.len()).filter(|part| part.iter().map(|(_, c)| c).eq(word));
            marks.extend(found.filter_map(|part| {
                let (last, _) = part.last()?;
                Some(part.first()?.0..last + text.get(*last..)?.chars().next()?.len_utf8())
            }));
        }
        joined(marks)
    }

    /// The same in the name of a unit, where a word may skip characters: `shj` is 市生态环境局.
    pub fn marks_in_name(&self, name: &str) -> Vec<Range<usize>> {
        self.marks(name)
    }

    /// Whether all words stand in the text.
    pub(super) fn all_in(&self, text: &str) -> bool {
        let letters: Vec<char> = text.chars().map(folded).collect();
        self.words.iter().all(|word| letters.windows(word.len().max(1)).any(|part| part == word))
    }
}

/// Ranges in order, those that touch made one.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match out.last_mut().filter(|last| last.end >= mark.start) {
            Some(last) => last.end = last.end.max(mark.end),
            None => out.push(mark),
        }
    }
    out
}

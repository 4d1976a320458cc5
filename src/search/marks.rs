//! Where the words of a query stand in a text that is shown.

use std::ops::Range;

use super::letters::folded;
use super::pattern::Fit;
use super::words::{Part, Word, Words};

impl Words {
    /// Where the words stand in a text, by their characters or their pinyin: ranges of bytes that do not overlap, in order. Where a word fits
    /// as it is, or by whole syllables, its initials are not sought.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        Text::of(text).marks(self, true)
    }

    /// The same without initials, which fit by chance where the word was found elsewhere.
    pub(super) fn firm_marks(&self, text: &str) -> Vec<Range<usize>> {
        Text::of(text).marks(self, false)
    }

    /// The same in the name of a unit, where a word may skip characters: `shj` is 市生态环境局.
    pub fn marks_in_name(&self, name: &str) -> Vec<Range<usize>> {
        let text = Text::of(name);
        let of = |word: &Word| {
            let Some(pattern) = word.pattern.as_deref().filter(|_| word.part != Part::IdOf) else { return Vec::new() };
            let together = |fit| pattern.places_in(&text.chars, fit, true);
            let found = Some(together(Fit::Whole)).filter(|found| !found.is_empty()).unwrap_or_else(|| together(Fit::Loose));
            if found.is_empty() { pattern.skipped(&text.chars).into_iter().flatten().map(|at| (at, at + 1)).collect() } else { found }
        };
        joined(self.all().iter().flat_map(of).filter_map(|places| text.bytes(places)).collect())
    }
}

/// A text by its characters.
struct Text {
    chars: Vec<char>,
    /// Where each character begins, and the end of the text.
    starts: Vec<usize>,
}

impl Text {
    fn of(text: &str) -> Self {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Self { chars: text.chars().collect(), starts }
    }

    fn bytes(&self, (from, to): (usize, usize)) -> Option<Range<usize>> {
        Some(*self.starts.get(from)?..*self.starts.get(to)?)
    }

    fn marks(&self, words: &Words, loose: bool) -> Vec<Range<usize>> {
        let of = |word: &Word| self.places(word, loose);
        let wanted = words.all().iter().filter(|word| word.part == Part::Any);
        joined(wanted.flat_map(of).filter_map(|places| self.bytes(places)).collect())
    }

    fn places(&self, word: &Word, loose: bool) -> Vec<(usize, usize)> {
        let Some(pattern) = word.pattern.as_deref() else { return self.long(word) };
        let found = pattern.places_in(&self.chars, Fit::Whole, pattern.reads_texts());
        if found.is_empty() && loose && pattern.may_be_loose() { pattern.places_in(&self.chars, Fit::Loose, true) } else { found }
    }

    /// Where a word stands that is too long for an automaton.
    fn long(&self, word: &Word) -> Vec<(usize, usize)> {
        let plain: String = self.chars.iter().map(|c| folded(*c)).collect();
        let wanted: String = word.letters.iter().collect();
        let count = |bytes: usize| plain.get(..bytes).map_or(0, |before| before.chars().count());
        plain.match_indices(&wanted).map(|(at, found)| (count(at), count(at + found.len()))).collect()
    }
}

/// Ranges in order, those that touch made one.
fn joined(mut marks: Vec<Range<usize>>) -> Vec<Range<usize>> {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for mark in marks.into_iter().filter(|mark| !mark.is_empty()) {
        match out.last_mut().filter(|last| last.end >= mark.start) {
            Some(last) => last.end = last.end.max(mark.end),
            None => out.push(mark),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(query: &str, text: &str) -> String {
        let parts = Words::of(query).marks(text);
        parts.into_iter().map(|mark| &text[mark]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn marks_say_where_the_words_stand() {
        let text = "加强密云水库保护，PM₂.₅平均浓度在29微克，水务部门督促。";
        for (query, expected) in [
            ("密云", "密云"),
            ("shuiku", "水库"),
            ("miyunshuiku", "密云水库"),
            ("shuik 密云", "密云水库"),
            ("pm2.5", "PM₂.₅"),
            ("ＰＭ２．５", "PM₂.₅"),
            ("29", "29"),
            // A stop in a text is one when it is asked for.
            ("。", "。"),
            (",", "，|，"),
            ("shui", "水|水"),
            // Whole syllables before initials; initials where nothing else is.
            ("shuiw", "水务"),
            ("swbm", "水务部门"),
            ("s", ""),
            ("m", "M"),
            ("火星", ""),
            (".*", ""),
            ("8.4@密云", ""),
        ] {
            assert_eq!(marked(query, text), expected, "{query}");
        }
        assert!(Words::of("swbm").firm_marks(text).is_empty());
    }

    #[test]
    fn a_long_word_is_marked_by_its_characters() {
        let long = "水Ａ".repeat(60);
        assert_eq!(marked(&"水a".repeat(60), &format!("在{long}之")), long);
        assert_eq!(marked(&"shuia".repeat(60), &format!("在{long}之")), "");
    }

    #[test]
    fn in_a_name_characters_may_be_skipped() {
        let marked = |query: &str, name: &str| {
            let parts = Words::of(query).marks_in_name(name);
            parts.into_iter().map(|mark| &name[mark]).collect::<Vec<_>>().join("|")
        };
        assert_eq!(marked("shj", "市生态环境局"), "市|境");
        assert_eq!(marked("swj", "市水务局"), "水务局");
        assert_eq!(marked("8.4@mtg", "门头沟区政府"), "门头沟");
        assert_eq!(marked("s", "市水务局"), "市水");
    }

    proptest! {
        #[test]
        fn marks_lie_on_borders_of_characters_in_order(query in ".{0,20}", text in ".{0,60}") {
            let words = Words::of(&query);
            for marks in [words.marks(&text), words.marks_in_name(&text), words.firm_marks(&text)] {
                let mut end = 0;
                for mark in marks {
                    prop_assert!(text.get(mark.clone()).is_some_and(|part| !part.is_empty()) && (end == 0 || mark.start > end));
                    end = mark.end;
                }
            }
        }

        #[test]
        fn a_part_of_a_text_is_marked_in_it(before in "[水务局a-z]{0,9}", word in "[门头沟密云a-z0-9.]{1,70}", behind in "[水务局a-z]{0,9}") {
            let text = format!("{before}{word}{behind}");
            prop_assert!(!Words::of(&word).marks(&text).is_empty());
        }
    }
}

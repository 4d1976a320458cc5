//! A query as it was read.

use std::sync::Arc;

use super::letters::folded;
use super::pattern::Pattern;

/// A query as it was read: words that must all match. Full-width forms and capitals count as what they stand for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    words: Vec<Word>,
}

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// Its letters, folded.
    pub letters: Vec<char>,
    /// The same as an automaton; none where it is too long for one.
    pub pattern: Option<Arc<Pattern>>,
    /// Of what it is sought.
    pub part: Part,
}

/// Of what a word is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Of everything.
    Any,
    /// Of the id only: it stood before an `@`.
    IdOf,
    /// Of the unit that owes something: it stood behind an `@`.
    UnitOf,
}

/// An id that a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IdWord {
    /// The task.
    pub task: u32,
    /// The measure within it, where it was written.
    pub index: Option<u32>,
    /// The indicator of it, where it was written.
    pub letter: Option<char>,
    /// Whether the stop behind the task was written.
    pub has_stop: bool,
}

/// A query of more words than this is sought as one, as it stands: it was pasted, not typed.
const MANY: usize = 16;

impl Words {
    /// Reads a query. Any text is one.
    pub fn of(query: &str) -> Self {
        let folded: String = query.chars().map(folded).collect();
        let words: Vec<&str> = folded.split_whitespace().collect();
        if words.len() > MANY {
            return Self { words: vec![Word::new(words.join(" ").chars().collect(), Part::Any)] };
        }
        Self { words: words.into_iter().flat_map(Word::read).collect() }
    }

    /// Whether nothing was asked for.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    pub(super) fn all(&self) -> &[Word] {
        &self.words
    }

    /// The same with commas parting words as spaces do: `门头沟，8.4`. None where no comma parts anything, or so many words that they were pasted.
    pub(super) fn at_commas(&self) -> Option<Self> {
        let parted: Vec<Word> = self.words.iter().flat_map(Word::at_commas).take(MANY + 1).collect();
        (!parted.is_empty() && parted.len() <= MANY && parted != self.words).then_some(Self { words: parted })
    }

    /// The same with an id apart from what stands with it in one word: `8.4门头沟` and `mtg8.4`. None where there is nothing to part.
    pub(super) fn parted(&self) -> Option<Self> {
        let parted: Vec<Word> = self.words.iter().flat_map(Word::parted).collect();
        (parted.len() > self.words.len()).then_some(Self { words: parted })
    }
}

impl Word {
    fn new(letters: Vec<char>, part: Part) -> Self {
        let pattern = Pattern::of(&letters).map(Arc::new);
        Self { letters, pattern, part }
    }

    /// A name that is typed, as one word.
    pub fn of_name(typed: &str) -> Option<Self> {
        let letters: Vec<char> = typed.chars().map(folded).filter(|c| !c.is_whitespace()).collect();
        (!letters.is_empty()).then(|| Self::new(letters, Part::Any))
    }

    /// Reads a folded word: `8.4@门头沟` is two, of the id and of the unit.
    fn read(word: &str) -> Vec<Self> {
        let typed = |text: &str, part| Self::new(text.chars().collect(), part);
        match word.split_once('@') {
            Some((id, unit)) if !unit.contains('@') && (id.is_empty() || IdWord::of(&stopped(id)).is_some()) => {
                let id = Some(id).filter(|id| !id.is_empty()).map(|id| Self::new(stopped(id), Part::IdOf));
                let unit = Some(unit).filter(|unit| !unit.is_empty()).map(|unit| typed(unit, Part::UnitOf));
                let both: Vec<Self> = id.into_iter().chain(unit).collect();
                if both.is_empty() { vec![typed(word, Part::Any)] } else { both }
            }
            // At the end of a word the stop is that of a text: `0.753。` is no task 753.
            _ if word.ends_with('。') => vec![typed(word, Part::Any)],
            _ => vec![Self::new(stopped(word), Part::Any)],
        }
    }

    /// The id that it may be.
    pub fn id(&self) -> Option<IdWord> {
        if self.part == Part::UnitOf { None } else { IdWord::of(&self.letters) }
    }

    /// Whether all texts that hold this word hold `shorter`, with which it begins: then it is enough to look at those.
    pub fn narrows(&self, shorter: &Self) -> bool {
        match (&self.pattern, &shorter.pattern) {
            (Some(own), Some(other)) => own.narrows(other),
            // Too long for pinyin: what it begins with stands there by its characters.
            (None, _) => self.letters.starts_with(&shorter.letters),
            (Some(_), None) => false,
        }
    }

    /// The words between its commas; the first keeps the part, since `8.4@门头沟，加油站` has one unit.
    fn at_commas(&self) -> Vec<Self> {
        if !self.letters.iter().copied().any(is_comma) {
            return vec![self.clone()];
        }
        let pieces = self.letters.split(|c| is_comma(*c)).filter(|piece| !piece.is_empty());
        let of = |(at, piece): (usize, &[char])| match self.part {
            Part::Any => Self::read(&piece.iter().collect::<String>()),
            part => vec![Self::new(piece.to_vec(), if at == 0 { part } else { Part::Any })],
        };
        pieces.enumerate().flat_map(of).collect()
    }

    fn parted(&self) -> Vec<Self> {
        let is_of_id = |c: &char| c.is_ascii_digit() || *c == '.';
        let whole = || vec![self.clone()];
        let Some(first) = self.letters.first().filter(|_| self.part == Part::Any) else { return whole() };
        let id_first = is_of_id(first);
        let Some(at) = self.letters.iter().position(|c| is_of_id(c) != id_first) else { return whole() };
        let (before, behind) = self.letters.split_at(at);
        if IdWord::of(if id_first { before } else { behind }).is_none() {
            return whole();
        }
        vec![Self::new(before.to_vec(), Part::Any), Self::new(behind.to_vec(), Part::Any)]
    }
}

/// Whether a folded character parts words where they are nowhere as they stand.
const fn is_comma(c: char) -> bool {
    matches!(c, ',' | ';' | '、')
}

/// The letters of a word; a Chinese stop among figures is the stop of an id, left by an input method.
fn stopped(word: &str) -> Vec<char> {
    let figures = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '。')) && word.starts_with(|c: char| c.is_ascii_digit());
    word.chars().map(|c| if figures && c == '。' { '.' } else { c }).collect()
}

impl IdWord {
    /// Reads `8`, `8.`, `8.4` or `25.1a`.
    pub fn of(letters: &[char]) -> Option<Self> {
        let number = |digits: &[char]| -> Option<u32> {
            let text: String = digits.iter().collect();
            let plain = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| text.parse().ok()).flatten().filter(|n| *n > 0)
        };
        let Some(stop) = letters.iter().position(|c| *c == '.') else {
            return Some(Self { task: number(letters)?, index: None, letter: None, has_stop: false });
        };
        let (task, rest) = (letters.get(..stop)?, letters.get(stop + 1..)?);
        let letter = rest.last().copied().filter(char::is_ascii_lowercase);
        let digits = rest.get(..rest.len() - usize::from(letter.is_some()))?;
        let index = if rest.is_empty() { None } else { Some(number(digits)?) };
        Some(Self { task: number(task)?, index, letter, has_stop: true })
    }
}

/// Whether the figures of `number` begin with those of `typed`, and more follow.
pub(super) const fn begins(number: u32, typed: u32) -> bool {
    let mut rest = number / 10;
    while rest > typed {
        rest /= 10;
    }
    rest == typed && typed > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_words_of_the_whole_of_an_id_or_of_a_unit() {
        let read = |query: &str| {
            let words = Words::of(query);
            let shown = words.all().iter().map(|word| (word.letters.iter().collect::<String>(), word.part));
            shown.collect::<Vec<_>>()
        };
        let any = |words: &[&str]| words.iter().map(|word| ((*word).to_owned(), Part::Any)).collect::<Vec<_>>();
        for (query, expected) in [
            ("  mtg　8.4 ", any(&["mtg", "8.4"])),
            ("ＰＭ２．５ PM₂.₅", any(&["pm2.5", "pm2.5"])),
            ("８。４", any(&["8.4"])),
            ("好。", any(&["好。"])),
            ("a@b", any(&["a@b"])),
            ("@", any(&["@"])),
            ("8.4@MTG", vec![("8.4".to_owned(), Part::IdOf), ("mtg".to_owned(), Part::UnitOf)]),
            ("８。４＠", vec![("8.4".to_owned(), Part::IdOf)]),
            ("@门头沟", vec![("门头沟".to_owned(), Part::UnitOf)]),
            ("", any(&[])),
            (" \t\n　", any(&[])),
        ] {
            assert_eq!(read(query), expected, "{query}");
        }
        // Seventeen words are one, as they stand.
        assert_eq!(read(&"a ".repeat(16)).len(), 16);
        assert_eq!(read(&"a ".repeat(17)), any(&["a a a a a a a a a a a a a a a a a"]));
    }

    #[test]
    fn an_id_is_parted_from_what_stands_with_it() {
        let parted = |query: &str| {
            let words = Words::of(query).parted()?;
            Some(words.all().iter().map(|word| word.letters.iter().collect::<String>()).collect::<Vec<_>>().join(" "))
        };
        for (query, expected) in [
            ("8.4门头沟", Some("8.4 门头沟")),
            ("mtg8.4", Some("mtg 8.4")),
            ("8mtg", Some("8 mtg")),
            ("门头沟", None),
            ("8.4", None),
            ("8.4 mtg", None),
            ("pm2.5", Some("pm 2.5")),
            ("1.2.3x", None),
        ] {
            assert_eq!(parted(query).as_deref(), expected, "{query}");
        }
    }

    #[test]
    fn commas_part_words() {
        let parted = |query: &str| {
            let words = Words::of(query).at_commas()?;
            Some(words.all().iter().map(|word| word.letters.iter().collect::<String>()).collect::<Vec<_>>().join(" "))
        };
        for (query, expected) in [
            ("门头沟，8.4", Some("门头沟 8.4")),
            ("门头沟、8。4；", Some("门头沟 8.4")),
            ("mtg;8.4, 加油站", Some("mtg 8.4 加油站")),
            ("8.4@门头沟，加油站", Some("8.4 门头沟 加油站")),
            ("门头沟 8.4", None),
            // Nothing but commas is nothing.
            ("，、", None),
            ("", None),
        ] {
            assert_eq!(parted(query).as_deref(), expected, "{query}");
        }
        // Sixteen words are typed, seventeen were pasted.
        assert_eq!(parted(&"a,".repeat(16)).map(|words| words.len()), Some(31));
        assert_eq!(parted(&"a,".repeat(17)), None);
    }

    #[test]
    fn ids_are_read_as_far_as_they_are_typed() {
        let id = |task, index, letter, has_stop| Some(IdWord { task, index, letter, has_stop });
        for (word, expected) in [
            ("8", id(8, None, None, false)),
            ("8.", id(8, None, None, true)),
            ("8.4", id(8, Some(4), None, true)),
            ("25.1a", id(25, Some(1), Some('a'), true)),
            ("0", None),
            ("8.0", None),
            ("8.a", None),
            ("8.4.1", None),
            ("9999999999", None),
            ("", None),
            (".", None),
        ] {
            assert_eq!(IdWord::of(&word.chars().collect::<Vec<_>>()), expected, "{word}");
        }
        let all = [(80, 8, true), (8, 8, false), (18, 8, false), (812, 8, true), (812, 81, true), (9, 8, false)];
        assert!(all.iter().all(|(number, typed, expected)| begins(*number, *typed) == *expected));
    }
}

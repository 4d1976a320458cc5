//! What is remembered of each text, so that most texts need not be read for a word: which letters and figures stand in it, which syllables,
//! and which initials follow each other. What a sieve lets through is still to be read; what it holds back has the word nowhere.

use std::sync::{Arc, OnceLock};

use super::letters::{HAN, Readings, folded};
use super::pattern::{Fit, Pattern};
use crate::shares;

/// Pairs of 26 initials, in machine words.
const PAIRS: usize = (26 * 26_usize).div_ceil(64);
/// Syllables, ü twice, in machine words.
const SYLLABLES: usize = 7;
/// How many machine words a text takes.
const SIZE: usize = 1 + PAIRS + SYLLABLES;
/// How many texts a thread takes in one go.
const GO: usize = 512;
/// Of a text of which nothing is remembered anything may stand in it.
const ANYTHING: [u64; SIZE] = [u64::MAX; SIZE];

/// Texts with what is remembered of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    texts: Vec<Arc<str>>,
    marks: Vec<u64>,
}

/// One way on in a word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edge {
    /// The place from which it leads, as a bit.
    from: u64,
    /// Where it leads, as a bit.
    to: u64,
    /// The letters or figures that must stand in the text, as bits.
    plain: u64,
    /// The initials that must follow each other: which machine word of the text, and the bit.
    pair: Option<(usize, u64)>,
    /// The syllables of which one must stand in the text, where it is a syllable that leads on.
    syllables: Option<[u64; SYLLABLES]>,
}

/// What a text must have for a word to stand in it.
#[derive(Debug, Clone)]
pub(super) struct Sieve {
    edges: Vec<Edge>,
    done: u64,
}

impl Texts {
    /// With room for so many.
    pub fn with_capacity(count: usize) -> Self {
        Self { texts: Vec::with_capacity(count), marks: Vec::new() }
    }

    /// One more text. What is remembered of it is reckoned by [`Texts::remember`]; until then it is read for each word.
    pub fn push(&mut self, text: Arc<str>) {
        self.texts.push(text);
    }

    /// Takes a text away; its place stays.
    pub fn clear(&mut self, at: usize) {
        if let Some(text) = self.texts.get_mut(at) {
            *text = "".into();
        }
    }

    /// The texts.
    pub fn all(&self) -> &[Arc<str>] {
        &self.texts
    }

    /// One of them with what is remembered of it.
    pub fn get(&self, at: usize) -> Option<(&str, &[u64])> {
        let marks = self.marks.get(at * SIZE..(at + 1) * SIZE).unwrap_or(&ANYTHING);
        Some((self.texts.get(at)?, marks))
    }

    /// Reckons what is remembered of the texts that came in since.
    pub fn remember(&mut self) {
        let from = self.marks.len() / SIZE;
        self.marks.reserve_exact(self.texts.len().saturating_sub(from) * SIZE);
        self.marks.resize(self.texts.len() * SIZE, 0);
        let texts = self.texts.get(from..).unwrap_or_default();
        let marks = self.marks.get_mut(from * SIZE..).unwrap_or_default();
        let parts = marks.chunks_mut(GO * SIZE).zip(texts.chunks(GO));
        let traits = Traits::all();
        shares::each(texts.len(), parts, |(marks, texts)| {
            marks.chunks_exact_mut(SIZE).zip(texts).for_each(|(marks, text)| traits.mark(marks, text));
        });
    }
}

/// What is remembered of each character.
struct Traits {
    /// The initials of the characters of the block, as bits.
    initials: Vec<u32>,
}

impl Traits {
    fn all() -> &'static Self {
        static MADE: OnceLock<Traits> = OnceLock::new();
        MADE.get_or_init(|| {
            let readings = Readings::all();
            let initial = |at: &u16| readings.syllables.get(usize::from(*at)).and_then(|s| s.chars().next()).map_or(0, letter_bit);
            let of = |code| char::from_u32(code).map_or(0, |c| readings.of(c).iter().fold(0, |all, at| all | initial(at)));
            Self { initials: HAN.map(of).collect() }
        })
    }

    /// Marks what stands in a text.
    fn mark(&self, marks: &mut [u64], text: &str) {
        let readings = Readings::all();
        let mut before = 0_u32;
        let mut mark = |word: usize, bit: u64| {
            if let Some(known) = marks.get_mut(word) {
                *known |= bit;
            }
        };
        for c in text.chars() {
            let now = match u32::from(c).checked_sub(*HAN.start()).and_then(|at| self.initials.get(at as usize)) {
                Some(initials) => {
                    for syllable in readings.of(c) {
                        mark(1 + PAIRS + usize::from(syllable / 64), 1 << (syllable % 64));
                    }
                    *initials
                }
                None => {
                    let plain = folded(c);
                    mark(0, plain_bit(plain));
                    letter_bit(plain)
                }
            };
            let mut first = before;
            while first != 0 {
                let mut second = now;
                while second != 0 {
                    let (word, bit) = pair(first.trailing_zeros(), second.trailing_zeros());
                    mark(word, bit);
                    second &= second - 1;
                }
                first &= first - 1;
            }
            before = now;
        }
    }
}

/// The syllables by which a character is read, as bits.
fn syllables_of(c: char) -> [u64; SYLLABLES] {
    let mut bits = [0; SYLLABLES];
    for syllable in Readings::all().of(c) {
        if let Some(word) = bits.get_mut(usize::from(syllable / 64)) {
            *word |= 1 << (syllable % 64);
        }
    }
    bits
}

/// The bit of a small letter.
fn letter_bit(c: char) -> u32 {
    if c.is_ascii_lowercase() { 1 << (u32::from(c) - u32::from('a')) } else { 0 }
}

/// The bit of a folded ASCII character; signs share what letters and figures leave. None of others.
fn plain_bit(c: char) -> u64 {
    match c {
        'a'..='z' => 1 << (u32::from(c) - u32::from('a')),
        '0'..='9' => 1 << (26 + u32::from(c) - u32::from('0')),
        '!'..='~' => 1 << (36 + u32::from(c) % 28),
        _ => 0,
    }
}

/// Where it stands that one initial follows another.
const fn pair(first: u32, second: u32) -> (usize, u64) {
    let at = first * 26 + second;
    (1 + (at / 64) as usize, 1 << (at % 64))
}

impl Sieve {
    /// What a text must have for a word to fit so, or better.
    pub fn of(pattern: &Pattern, fit: Fit) -> Self {
        let letters = pattern.letters();
        let bit = |at: usize| letters.get(at).copied().map_or(0, letter_bit);
        let pair_of = |from: usize, to: usize| {
            let (first, second) = (bit(from), bit(to));
            (first != 0 && second != 0).then(|| pair(first.trailing_zeros(), second.trailing_zeros()))
        };
        let mut edges: Vec<Edge> = Vec::new();
        for (at, letter) in letters.iter().enumerate() {
            let (from, to) = (1 << at, 1 << (at + 1));
            let syllables = Some(*letter).filter(|c| !Readings::all().of(*c).is_empty()).map(syllables_of);
            edges.push(Edge { from, to, plain: plain_bit(*letter), pair: pair_of(at, at + 1), syllables });
        }
        let count = if pattern.reads_texts() { SYLLABLES * 64 } else { 0 };
        for syllable in 0..count {
            for step in pattern.steps_of(syllable) {
                let mut left = if fit == Fit::Whole { step.whole } else { step.whole | step.loose };
                while left != 0 {
                    let to = left & left.wrapping_neg();
                    left &= left - 1;
                    let known = edges.iter().position(|edge| (edge.from, edge.to) == (step.from, to) && edge.syllables.is_some());
                    let known = known.unwrap_or_else(|| {
                        let pair = pair_of(step.from.trailing_zeros() as usize, to.trailing_zeros() as usize);
                        edges.push(Edge { from: step.from, to, plain: 0, pair, syllables: Some([0; SYLLABLES]) });
                        edges.len() - 1
                    });
                    let marks = edges.get_mut(known).and_then(|edge| edge.syllables.as_mut()?.get_mut(syllable / 64));
                    marks.into_iter().for_each(|mark| *mark |= 1 << (syllable % 64));
                }
            }
        }
        edges.sort_by_key(|edge| edge.from);
        Self { edges, done: pattern.done() }
    }

    /// Whether the word may stand in a text of which that is remembered.
    pub fn lets_through(&self, marks: &[u64]) -> bool {
        let mut reached = 1;
        for edge in &self.edges {
            if reached & edge.from != 0 && edge.leads(marks) {
                reached |= edge.to;
            }
        }
        reached & self.done != 0
    }
}

impl Edge {
    fn leads(&self, marks: &[u64]) -> bool {
        let Some((plain, others)) = marks.split_first() else { return false };
        if plain & self.plain != self.plain {
            return false;
        }
        if self.pair.is_some_and(|(word, bit)| marks.get(word).is_some_and(|mark| mark & bit == 0)) {
            return false;
        }
        let of_text = others.get(PAIRS..).unwrap_or_default();
        self.syllables.is_none_or(|syllables| syllables.iter().zip(of_text).any(|(wanted, has)| wanted & has != 0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::scan::Seeker;
    use super::super::words::Words;
    use super::*;
    use proptest::prelude::*;

    fn texts(all: &[&str]) -> Texts {
        let mut texts = Texts::default();
        all.iter().for_each(|text| texts.push((*text).into()));
        texts.remember();
        texts
    }

    #[test]
    fn a_sieve_holds_back_what_has_the_word_nowhere() {
        let texts = texts(&["加强密云水库保护", "督促水务部门", "PM₂.₅平均浓度", ""]);
        let through = |word: &str, fit| {
            let sieve = Sieve::of(Words::of(word).all()[0].pattern.as_ref().unwrap(), fit);
            (0..4).filter(|at| sieve.lets_through(texts.get(*at).unwrap().1)).collect::<Vec<_>>()
        };
        for (word, fit, expected) in [
            ("shui", Fit::Whole, vec![0, 1]),
            ("shuiku", Fit::Whole, vec![0]),
            ("swbm", Fit::Whole, vec![]),
            ("swbm", Fit::Loose, vec![1]),
            ("pm2.5", Fit::Whole, vec![2]),
            ("8", Fit::Whole, vec![]),
            ("库bao", Fit::Whole, vec![0]),
        ] {
            assert_eq!(through(word, fit), expected, "{word}");
        }
    }

    #[test]
    fn of_a_text_that_is_not_remembered_nothing_is_held_back() {
        let mut texts = texts(&["加强密云水库保护"]);
        texts.push("督促水务部门".into());
        let sieve = Sieve::of(Words::of("huo").all()[0].pattern.as_ref().unwrap(), Fit::Whole);
        let through = |texts: &Texts| [0, 1].map(|at| sieve.lets_through(texts.get(at).unwrap().1));
        assert_eq!(through(&texts), [false, true]);
        texts.remember();
        assert_eq!(through(&texts), [false, false]);
        assert!(texts.get(2).is_none());
    }

    proptest! {
        /// What stands in a text is let through: each text is read with and without the sieve.
        #[test]
        fn nothing_is_held_back_that_fits(
            text in "[加强密云水库保护PMＶＯcs2.5五₅区重长率行 ]{0,24}",
            word in "([a-z]{1,6}|[密云水库区重率2.5pmvocs]{1,3}){1,3}",
        ) {
            let words = Words::of(&word);
            let one = &words.all()[0];
            let fits = Seeker::of(&one.letters, one.pattern.as_ref()).seek(&texts(&[&text]), None);
            let pattern = one.pattern.as_ref().unwrap();
            let chars: Vec<char> = text.chars().collect();
            let plain = |fit| !pattern.places_in(&chars, fit, pattern.reads_texts()).is_empty();
            prop_assert_eq!(fits.get(0).is_some(), plain(Fit::Loose));
            prop_assert_eq!(fits.get(0) == Some(Fit::Whole), plain(Fit::Whole));
        }
    }
}

//! One word of a query as an automaton over characters: a character of a text takes up the letter that it is, or letters of its pinyin.

use std::ops::Range;

use super::letters::{Readings, folded, is_han};

/// How well a word fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// By some first letters of pinyin only, which fit almost anything.
    Loose,
    /// By its characters, or by whole syllables of which the last may be unfinished.
    Whole,
}

/// A word of more letters than this is sought by its characters only: so many are the places of a machine word.
pub(super) const LONGEST: usize = 63;

/// What a syllable does at one place of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// The place, as a bit.
    pub from: u64,
    /// Where the word goes on when the syllable stands there whole.
    pub whole: u64,
    /// Where it goes on when only its first letters do.
    pub loose: u64,
}

/// Up to where a word was read: bits of places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct State {
    pub whole: u64,
    pub loose: u64,
}

/// A word as an automaton.
///
/// What can be read as whole syllables, the last of them perhaps unfinished, is read so; only what cannot is sought as initials as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// The letters, folded.
    letters: Vec<char>,
    /// The places of each distinct letter, as bits.
    places: Vec<(char, u64)>,
    /// What each syllable does: ranges in `steps`, in the order of [`Readings`]; empty for a word without letters of pinyin.
    of_syllable: Vec<Range<u16>>,
    steps: Vec<Step>,
    /// The bit that stands for the whole word.
    done: u64,
    /// Whether it is sought as initials, too.
    has_initials: bool,
}

impl State {
    /// Before the first letter.
    pub const START: State = State { whole: 1, loose: 0 };
    /// Nowhere: nothing fits any more.
    pub const NOWHERE: State = State { whole: 0, loose: 0 };

    /// In both of them.
    pub const fn and(self, other: State) -> State {
        State { whole: self.whole | other.whole, loose: self.loose | other.loose }
    }

    pub fn is_nowhere(self) -> bool {
        self == State::NOWHERE
    }
}

impl Pattern {
    /// The automaton of folded letters; none for a word that is too long for one.
    pub fn of(letters: &[char]) -> Option<Self> {
        if letters.is_empty() || letters.len() > LONGEST {
            return None;
        }
        let mut places: Vec<(char, u64)> = Vec::new();
        for (at, c) in letters.iter().enumerate() {
            match places.iter_mut().find(|(known, _)| known == c) {
                Some((_, bits)) => *bits |= 1 << at,
                None => places.push((*c, 1 << at)),
            }
        }
        let (of_syllable, steps, done) = (Vec::new(), Vec::new(), 1 << letters.len());
        let mut made = Self { letters: letters.to_vec(), places, of_syllable, steps, done, has_initials: false };
        if letters.iter().any(char::is_ascii_lowercase) {
            made.add_syllables();
            if !made.is_whole_syllables() {
                made.has_initials = true;
                made.steps.clear();
                made.of_syllable.clear();
                made.add_syllables();
            }
        }
        Some(made)
    }

    /// The same by its letters alone.
    pub fn without_pinyin(self) -> Self {
        Self { of_syllable: Vec::new(), steps: Vec::new(), has_initials: false, ..self }
    }

    fn add_syllables(&mut self) {
        for syllable in &Readings::all().syllables {
            let start = self.steps.len();
            let initial = syllable.chars().next();
            for at in (0..self.letters.len()).filter(|at| self.letters.get(*at).copied() == initial) {
                let step = self.step_of(syllable, at);
                if step.whole | step.loose != 0 {
                    self.steps.push(step);
                }
            }
            let place = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
            self.of_syllable.push(place(start)..place(self.steps.len()));
        }
    }

    /// What a syllable does at a place that has its first letter.
    fn step_of(&self, syllable: &str, at: usize) -> Step {
        let rest = self.letters.get(at..).unwrap_or_default();
        let shared = syllable.chars().zip(rest).take_while(|(s, letter)| s == *letter).count();
        let (mut whole, mut loose) = (0, 0);
        if shared == syllable.len() {
            whole = 1 << (at + shared);
        } else if shared == rest.len() {
            // Still being typed. Behind something it is as good as whole; alone it fits too much.
            *(if at > 0 { &mut whole } else { &mut loose }) = self.done;
        }
        if self.has_initials && syllable.len() > 1 {
            loose |= 1 << (at + 1);
            if shared >= 2 && ["zh", "ch", "sh"].iter().any(|two| syllable.starts_with(two)) {
                loose |= 1 << (at + 2);
            }
        }
        Step { from: 1 << at, whole, loose: loose & !whole }
    }

    /// Whether its letters can be read as whole syllables, the last of them perhaps unfinished.
    fn is_whole_syllables(&self) -> bool {
        let mut reached = 1_u64;
        for (at, letter) in self.letters.iter().enumerate() {
            if reached & (1 << at) == 0 {
                continue;
            }
            if !letter.is_ascii_lowercase() {
                reached |= 1 << (at + 1);
            }
            reached |= self.steps.iter().filter(|step| step.from == 1 << at).fold(0, |all, step| all | step.whole);
        }
        reached & self.done != 0
    }

    /// The folded letters.
    pub fn letters(&self) -> &[char] {
        &self.letters
    }

    /// Whether all of it is Chinese, which stands in a text as it is or not at all.
    pub fn is_plain_han(&self) -> bool {
        self.letters.iter().copied().all(is_han)
    }

    /// Whether pinyin may stand for characters within texts: one letter alone would fit anything.
    pub const fn reads_texts(&self) -> bool {
        self.letters.len() > 1
    }

    /// Whether it may fit in some loose way.
    pub fn may_be_loose(&self) -> bool {
        self.reads_texts() && self.steps.iter().any(|step| step.loose != 0)
    }

    /// Whether all texts that hold this word hold a word that begins as it does, `shorter`: then it is enough to look at those.
    pub fn narrows(&self, shorter: &Self) -> bool {
        let is_letter = |c: &char| c.is_ascii_lowercase();
        let begins = self.letters.starts_with(&shorter.letters);
        let seeks_more = self.has_initials && !shorter.has_initials && self.letters.iter().any(is_letter);
        let reads_less = !shorter.reads_texts() && shorter.letters.iter().all(is_letter);
        begins && !reads_less && !(seeks_more && shorter.letters.iter().any(is_letter))
    }

    /// Where the word is after one more character, of which `pinyin` tells whether its readings count.
    pub fn step(&self, state: State, c: char, pinyin: bool) -> State {
        let letter = folded(c);
        let bits = self.places.iter().find(|(known, _)| *known == letter).map_or(0, |(_, bits)| *bits);
        let mut next = State { whole: (state.whole & bits) << 1, loose: (state.loose & bits) << 1 };
        if !pinyin || self.steps.is_empty() {
            return next;
        }
        for syllable in Readings::all().of(c) {
            for step in self.steps_of(usize::from(*syllable)) {
                if state.whole & step.from != 0 {
                    next.whole |= step.whole;
                    next.loose |= step.loose;
                }
                if state.loose & step.from != 0 {
                    next.loose |= step.whole | step.loose;
                }
            }
        }
        next
    }

    /// What a syllable does, by its place in [`Readings`].
    pub fn steps_of(&self, syllable: usize) -> &[Step] {
        let range = self.of_syllable.get(syllable).cloned().unwrap_or_default();
        self.steps.get(usize::from(range.start)..usize::from(range.end)).unwrap_or_default()
    }

    /// The letters that are its own, each with its places as bits.
    pub fn places(&self) -> &[(char, u64)] {
        &self.places
    }

    /// The bit of the whole word.
    pub const fn done(&self) -> u64 {
        self.done
    }

    /// How well it fits where the word is at its end.
    pub const fn ended(&self, state: State) -> Option<Fit> {
        if state.whole & self.done != 0 {
            Some(Fit::Whole)
        } else if state.loose & self.done != 0 {
            Some(Fit::Loose)
        } else {
            None
        }
    }
}

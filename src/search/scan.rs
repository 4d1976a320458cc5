//! A word in many texts: in which of them it stands, and how well it fits.
//!
//! What a character can do for the word is looked up in a table of one byte a character, so a text costs a nanosecond or two a character
//! until the word may begin; the automaton runs from there on. Two threads share the texts where there are many.

use std::sync::Arc;

use memchr::memmem;

use super::letters::{Readings, folded, forms};
use super::pattern::{Fit, LONGEST, Pattern, State};
use super::sieve::{Sieve, Texts};
use crate::shares;

/// The texts in which a word stands, as bits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Bits(Vec<u64>);

/// In which texts a word stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Fits {
    /// Those in which it fits by its characters or by whole syllables.
    pub whole: Bits,
    /// Those in which it fits by initials only.
    pub loose: Bits,
}

/// How many bits a block has.
const BLOCK: usize = 64;
/// How many blocks a thread takes in one go.
const GO: usize = 8;

impl Bits {
    pub fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(BLOCK)])
    }

    pub fn has(&self, at: usize) -> bool {
        self.0.get(at / BLOCK).is_some_and(|block| block & (1 << (at % BLOCK)) != 0)
    }
}

impl Fits {
    /// How well it fits in a text.
    pub fn get(&self, at: usize) -> Option<Fit> {
        if self.whole.has(at) {
            Some(Fit::Whole)
        } else if self.loose.has(at) {
            Some(Fit::Loose)
        } else {
            None
        }
    }
}

/// What seeks one word in texts.
pub(super) enum Seeker {
    /// By its bytes.
    Bytes(memmem::Finder<'static>),
    /// By its letters and its pinyin.
    Letters { pattern: Arc<Pattern>, whole: Pass, loose: Option<Pass> },
    /// By so many letters that the beginning decides nearly everywhere; the whole word is sought in the folded text.
    Long { begins: Box<Seeker>, all: String },
    /// Nothing is to be found.
    Nothing,
}

impl Seeker {
    /// What seeks a word of folded letters.
    pub fn of(letters: &[char], pattern: Option<&Arc<Pattern>>) -> Self {
        match pattern {
            Some(pattern) if pattern.is_plain_han() => Self::Bytes(memmem::Finder::new(&letters.iter().collect::<String>()).into_owned()),
            Some(pattern) => {
                let loose = pattern.may_be_loose().then(|| Pass::of(pattern, Fit::Loose));
                Self::Letters { pattern: Arc::clone(pattern), whole: Pass::of(pattern, Fit::Whole), loose }
            }
            None => match letters.get(..LONGEST).and_then(Pattern::of) {
                Some(begins) => {
                    let begins = begins.without_pinyin();
                    let whole = Pass::of(&begins, Fit::Whole);
                    let begins = Box::new(Self::Letters { pattern: Arc::new(begins), whole, loose: None });
                    Self::Long { begins, all: letters.iter().collect() }
                }
                None => Self::Nothing,
            },
        }
    }

    /// How well the word fits in a text of which `marks` are remembered.
    fn fit(&self, text: &str, marks: &[u64]) -> Option<Fit> {
        match self {
            Self::Bytes(finder) => finder.find(text.as_bytes()).map(|_| Fit::Whole),
            Self::Letters { pattern, whole, loose } => {
                if whole.finds(pattern, text, marks) {
                    return Some(Fit::Whole);
                }
                loose.as_ref().filter(|loose| loose.finds(pattern, text, marks)).map(|_| Fit::Loose)
            }
            Self::Long { begins, all } => {
                begins.fit(text, marks).filter(|_| text.chars().map(folded).collect::<String>().contains(all.as_str()))
            }
            Self::Nothing => None,
        }
    }

    /// In which of the texts the word stands. Where `among` is given, in others it does not stand.
    pub fn seek(&self, texts: &Texts, among: Option<&Fits>) -> Fits {
        let count = texts.all().len();
        let mut fits = Fits { whole: Bits::none(count), loose: Bits::none(count) };
        let parts = fits.whole.0.chunks_mut(GO).zip(fits.loose.0.chunks_mut(GO)).enumerate();
        shares::each(count, parts, |(at, (whole, loose))| {
            for (block, (whole, loose)) in (at * GO..).zip(whole.iter_mut().zip(loose)) {
                let among = among.map_or(u64::MAX, |among| among.block(block));
                (*whole, *loose) = self.block(texts, block, among);
            }
        });
        fits
    }

    fn block(&self, texts: &Texts, block: usize, mut among: u64) -> (u64, u64) {
        let (mut whole, mut loose) = (0, 0);
        while among != 0 {
            let bit = among.trailing_zeros();
            among &= among - 1;
            let Some((text, marks)) = texts.get(block * BLOCK + bit as usize) else { break };
            match self.fit(text, marks) {
                Some(Fit::Whole) => whole |= 1 << bit,
                Some(Fit::Loose) => loose |= 1 << bit,
                None => {}
            }
        }
        (whole, loose)
    }
}

/// One way in which a word may fit.
pub(super) struct Pass {
    fit: Fit,
    sieve: Sieve,
    classes: Classes,
}

impl Pass {
    fn of(pattern: &Pattern, fit: Fit) -> Self {
        Self { fit, sieve: Sieve::of(pattern, fit), classes: Classes::of(pattern, fit) }
    }

    fn finds(&self, pattern: &Pattern, text: &str, marks: &[u64]) -> bool {
        self.sieve.lets_through(marks) && self.classes.lead_to(pattern, text, self.fit)
    }
}

impl Fits {
    fn block(&self, block: usize) -> u64 {
        self.whole.0.get(block).copied().unwrap_or(0) | self.loose.0.get(block).copied().unwrap_or(0)
    }
}

/// What each character can do for a word: one byte a character of the first plane.
pub(super) struct Classes(Box<[u8; BEYOND + 1]>);

/// The character may be the word's first.
const FIRST: u8 = 1;
/// It may stand behind another one.
const NEXT: u8 = 2;
/// It may be the whole word.
const ALONE: u8 = 4;
/// What stands for all characters beyond the first plane.
const BEYOND: usize = 0xFFFF;

impl Classes {
    /// Those for a word that is to fit so, or better.
    fn of(pattern: &Pattern, fit: Fit) -> Self {
        let mut made = Self(Box::new([0; BEYOND + 1]));
        let done = pattern.done();
        let class = |from: u64, to: u64| {
            let first = if from & 1 != 0 { FIRST } else { 0 };
            let alone = if from & 1 != 0 && to & done != 0 { ALONE } else { 0 };
            first | alone | if from > 1 { NEXT } else { 0 }
        };
        for (letter, bits) in pattern.places() {
            forms(*letter).for_each(|form| made.add(u32::from(form), class(*bits, (bits & 1) << 1)));
        }
        if pattern.reads_texts() {
            for (syllable, chars) in Readings::all().read_so.iter().enumerate() {
                let all = pattern.steps_of(syllable).iter().fold(0, |all, step| {
                    let to = if fit == Fit::Whole { step.whole } else { step.whole | step.loose };
                    if to == 0 { all } else { all | class(step.from, to) }
                });
                if all != 0 {
                    chars.iter().for_each(|code| made.add(u32::from(*code), all));
                }
            }
        }
        made
    }

    fn add(&mut self, code: u32, class: u8) {
        if let Some(known) = self.0.get_mut((code as usize).min(BEYOND)) {
            *known |= class;
        }
    }

    fn get(&self, c: char) -> u8 {
        self.0.get((u32::from(c) as usize).min(BEYOND)).copied().unwrap_or(0)
    }

    /// Whether a text leads the word to its end, with that fit at least.
    fn lead_to(&self, pattern: &Pattern, text: &str, fit: Fit) -> bool {
        let mut chars = text.chars();
        loop {
            let from = chars.as_str();
            // Most characters cannot begin the word.
            let Some(first) = chars.next() else { return false };
            let class = self.get(first);
            if class & ALONE != 0 {
                return true;
            }
            // It begins where the character behind it can go on.
            if class & FIRST != 0 && chars.clone().next().is_some_and(|next| self.get(next) & NEXT != 0) {
                match self.run(pattern, from, fit) {
                    None => return true,
                    Some(read) => chars = from.get(read..).unwrap_or_default().chars(),
                }
            }
        }
    }

    /// Runs the automaton from where the word may begin: how many bytes were read before it stopped; none where it came to its end.
    fn run(&self, pattern: &Pattern, text: &str, fit: Fit) -> Option<usize> {
        let pinyin = pattern.reads_texts();
        let mut state = State::NOWHERE;
        for (at, c) in text.char_indices() {
            let class = self.get(c);
            if class & FIRST != 0 {
                state = state.and(State::START);
            }
            state = pattern.step(state, c, pinyin);
            if fit == Fit::Whole {
                state.loose = 0;
            }
            if pattern.ended(state).is_some_and(|ended| ended >= fit) {
                return None;
            }
            if state.is_nowhere() {
                return Some(at + c.len_utf8());
            }
        }
        Some(text.len())
    }
}

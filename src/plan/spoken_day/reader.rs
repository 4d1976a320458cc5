//! A text that is read word by word, with digits and signs in one form whatever the input method wrote.

use crate::plan::numeral::{half_width, numeral, year_digit};

/// Where a reader stands: to go back to.
pub(in crate::plan) type Mark = usize;

/// Reads a text from its beginning.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Reader {
    /// Each character with where it ends in the text, in bytes.
    chars: Vec<(char, usize)>,
    at: Mark,
}

impl Reader {
    /// A reader of the text as it stands.
    pub fn new(text: &str) -> Self {
        let chars = text.char_indices().map(|(at, c)| (folded(c), at + c.len_utf8())).collect();
        Self { chars, at: 0 }
    }

    /// A reader that passes over spaces: `12 月 10 日`.
    pub fn without_spaces(text: &str) -> Self {
        let mut reader = Self::new(text);
        reader.chars.retain(|(c, _)| !c.is_whitespace());
        reader
    }

    pub const fn mark(&self) -> Mark {
        self.at
    }

    pub const fn go_back(&mut self, to: Mark) {
        self.at = to;
    }

    /// How many bytes of the text were read.
    pub fn bytes(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).map_or(0, |(_, end)| *end)
    }

    /// Whether a digit was read last.
    pub fn is_behind_digit(&self) -> bool {
        self.at.checked_sub(1).and_then(|at| self.chars.get(at)).is_some_and(|(c, _)| c.is_ascii_digit())
    }

    pub fn is_at_end(&self) -> bool {
        self.at >= self.chars.len()
    }

    pub fn peek(&self) -> Option<char> {
        self.chars.get(self.at).map(|(c, _)| *c)
    }

    /// What is left, as it is read.
    pub fn rest(&self) -> String {
        self.chars.iter().skip(self.at).map(|(c, _)| *c).collect()
    }

    pub fn eat(&mut self, word: &str) -> bool {
        let mut to = self.at;
        for c in word.chars() {
            if self.chars.get(to).map(|(c, _)| *c) != Some(c) {
                return false;
            }
            to += 1;
        }
        self.at = to;
        true
    }

    /// The place of the first of the words that stands here.
    pub fn eat_any(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.eat(word))
    }

    /// A number: up to eight digits, a Chinese numeral up to 九十九, or 两.
    pub fn number(&mut self) -> Option<u32> {
        self.digits().map(|(number, _)| number).or_else(|| self.in_words())
    }

    /// A number in digits, and how many these are.
    pub fn digits(&mut self) -> Option<(u32, usize)> {
        let digits: String = self.run(|c| c.is_ascii_digit());
        let count = digits.len();
        let number = digits.parse().ok().filter(|_| count <= 8)?;
        self.at += count;
        Some((number, count))
    }

    fn in_words(&mut self) -> Option<u32> {
        if self.eat("两") {
            return Some(2);
        }
        let run = self.run(|c| c == '十' || (!c.is_ascii_digit() && year_digit(c).is_some()));
        let number = numeral(&run)?;
        self.at += run.chars().count();
        Some(number)
    }

    /// A year of four digits: `2026`, `二〇二六`.
    pub fn year(&mut self) -> Option<i32> {
        let run = self.run(|c| year_digit(c).is_some());
        let digits: Vec<u32> = run.chars().filter_map(year_digit).collect();
        let [a, b, c, d] = digits.as_slice() else { return None };
        self.at += 4;
        i32::try_from(a * 1000 + b * 100 + c * 10 + d).ok()
    }

    /// A year with its word: `2026年`, `二〇二六年`; of two figures where its month or its end stands behind it, as in `26年12月`.
    pub fn year_named(&mut self) -> Option<i32> {
        let mark = self.at;
        let found = self.year().filter(|_| self.eat("年")).or_else(|| {
            self.at = mark;
            self.short_year()
        });
        if found.is_none() {
            self.at = mark;
        }
        found
    }

    fn short_year(&mut self) -> Option<i32> {
        let run = self.run(|c| year_digit(c).is_some());
        let digits: Vec<u32> = run.chars().filter_map(year_digit).collect();
        let [tens, ones] = digits.as_slice() else { return None };
        self.at += 2;
        let behind = self.eat("年").then_some(self.at)?;
        let is_year = self.eat_any(&["底", "末"]).is_some() || (self.number().is_some() && self.eat("月"));
        self.at = behind;
        i32::try_from(2000 + tens * 10 + ones).ok().filter(|_| is_year)
    }

    fn run(&self, is_part: impl Fn(char) -> bool) -> String {
        self.chars.iter().skip(self.at).map(|(c, _)| *c).take_while(|c| is_part(*c)).collect()
    }
}

/// Full-width digits and signs as their ASCII forms.
fn folded(c: char) -> char {
    match c {
        '－' | '—' | '–' | '‐' | '−' => '-',
        '／' => '/',
        '：' => ':',
        '號' => '号',
        '週' => '周',
        '後' => '后',
        c => half_width(c),
    }
}

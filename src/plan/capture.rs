//! The one line of a meeting: who, by when, what. `水务局，下周五，补齐台账`, and the same with spaces, or with nothing between where the day parts
//! the two: `水务局下周五补齐台账`.

use chrono::NaiveDate;

use super::spoken_day::{Said, spoken_day_at};
use super::{Calendar, SpokenDayError, Units, spoken_day};
use crate::messages::{Lang, spoken_days as say};

/// Bytes beyond which words are no day: the longest that anybody says has a quarter of it. A pasted page is read in no time.
const LONGEST_DAY: usize = 240;

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Capture<'t> {
    /// Who promises, as typed; empty where the line does not say it, which means whoever owes the item.
    pub whom: &'t str,
    /// By the end of which day; none where the line does not say it.
    pub due: Option<NaiveDate>,
    /// What; never empty.
    pub what: &'t str,
}

/// Why a line cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaptureRefused {
    /// There is nothing in it.
    #[error("the line is empty")]
    Empty,
    /// It does not say what.
    #[error("the line does not say what")]
    NoWhat,
    /// It begins with the names of two units: a promise is one unit's.
    #[error("the line names several units")]
    SeveralUnits,
    /// The words where the day stands are none.
    #[error("{0}")]
    Day(SpokenDayError),
}

impl CaptureRefused {
    /// The sentence for the person: which words, why, and what would be understood.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            Self::Empty => say::line_empty(lang).to_owned(),
            Self::NoWhat => say::what_missing(lang).to_owned(),
            Self::SeveralUnits => say::one_unit(lang).to_owned(),
            Self::Day(why) => why.explain(lang),
        }
    }
}

/// Reads a line that is typed on a day, where these units are known.
///
/// # Errors
/// When it is empty, does not say what, names several units, or has a day in it that cannot be understood or is over.
pub fn capture<'t>(line: &'t str, said_on: NaiveDate, calendar: &Calendar, units: &Units) -> Result<Capture<'t>, CaptureRefused> {
    if bare(line).is_empty() {
        return Err(CaptureRefused::Empty);
    }
    let said = Said { on: said_on, calendar };
    let (head, text) = whole_name(line.trim(), units);
    let read = read(Line { text, said })?;
    let read = match head {
        // What is behind a name that is known is no name.
        Some(whom) if read.whom.is_empty() => Capture { whom, ..read },
        Some(whom) => Capture { whom, due: None, what: text },
        None => read,
    };
    if names_several(line.trim(), units, said) || (read.whom.is_empty() && names_several(read.what, units, said)) {
        return Err(CaptureRefused::SeveralUnits);
    }
    Ok(with_whom(read, units))
}

/// A name at the beginning of a line that has a separator in it, such as 市科委、中关村管委会, and what is behind it.
fn whole_name<'t>(text: &'t str, units: &Units) -> (Option<&'t str>, &'t str) {
    let parted = units.named_at(text).and_then(|(_, end)| text.split_at_checked(end));
    match parted.filter(|(name, rest)| name.contains(is_separator) && !bare(rest).is_empty()) {
        Some((name, rest)) => (Some(name), bare(rest)),
        None => (None, text),
    }
}

/// Who is named at the beginning of what is to be done, where nobody is named before: 下周五前水务局补齐台账.
fn with_whom<'t>(read: Capture<'t>, units: &Units) -> Capture<'t> {
    let named = if read.whom.is_empty() { units.named_at(read.what) } else { None };
    let parted = named.and_then(|(_, end)| read.what.split_at_checked(end)).filter(|(_, what)| !bare(what).is_empty());
    parted.map_or(read, |(whom, what)| Capture { whom, what: bare(what), ..read })
}

/// Whether a text begins with the names of two units. Behind a comma the second one may be the beginning of what is to be done.
fn names_several(text: &str, units: &Units, said: Said<'_>) -> bool {
    let behind = |text: &str| units.named_at(text).and_then(|(_, end)| text.get(end..).map(str::to_owned));
    let Some(rest) = behind(text) else { return false };
    let second = rest.trim_start_matches(|c: char| c.is_whitespace() || is_separator(c) || is_and(c));
    let between = rest.get(..rest.len() - second.len()).unwrap_or_default();
    let Some(rest) = behind(second).filter(|_| !between.is_empty()) else { return false };
    let is_apart = rest.chars().next().is_none_or(|c| c.is_whitespace() || is_separator(c) || is_and(c));
    between.contains(|c| c == '、' || is_and(c)) || is_apart || spoken_day_at(&rest, said).is_some()
}

/// Characters that join two names.
const fn is_and(c: char) -> bool {
    matches!(c, '和' | '与' | '及' | '跟')
}

fn read<'t>(line: Line<'t, '_>) -> Result<Capture<'t>, CaptureRefused> {
    let parts = line.parts();
    let read = match parts.as_slice() {
        [_] => line.in_words(),
        parts => line.in_parts(parts),
    };
    let Capture { whom, due, what } = read.map_err(CaptureRefused::Day)?;
    match bare(what) {
        "" => Err(CaptureRefused::NoWhat),
        what => Ok(Capture { whom: bare(whom), due, what }),
    }
}

struct Line<'t, 'c> {
    text: &'t str,
    said: Said<'c>,
}

type Read<'t> = Result<Capture<'t>, SpokenDayError>;

/// Where a part of the line begins and ends, in bytes.
type Part = (usize, usize);

impl<'t> Line<'t, '_> {
    fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn from(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The parts between commas and their likes; a colon between digits is a time of day.
    fn parts(&self) -> Vec<Part> {
        let (mut parts, mut from, mut before) = (Vec::new(), 0, ' ');
        let mut chars = self.text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
            let is_time = matches!(c, ':' | '：') && is_digit(before) && chars.peek().is_some_and(|(_, next)| is_digit(*next));
            if is_separator(c) && !is_time {
                parts.push((from, at));
                from = at + c.len_utf8();
            }
            before = c;
        }
        parts.push((from, self.text.len()));
        parts
    }

    /// The day that those words are as a whole; none where they are not meant to be one.
    fn whole(&self, words: &str) -> Option<Result<NaiveDate, SpokenDayError>> {
        if words.len() > LONGEST_DAY {
            return None;
        }
        match spoken_day(words, self.said.on, self.said.calendar) {
            Err(SpokenDayError::Empty | SpokenDayError::Unknown(_)) => None,
            Err(SpokenDayError::Vague(word)) if word != words.trim() => None,
            day => Some(day),
        }
    }

    /// The day with which those words begin, and how many bytes it takes, where that can be nothing else.
    fn beginning(&self, words: &str) -> Option<(usize, Result<NaiveDate, SpokenDayError>)> {
        let words = words.get(..words.floor_char_boundary(LONGEST_DAY)).unwrap_or(words);
        let skipped = words.len() - words.trim_start().len();
        let (bytes, is_firm, day) = spoken_day_at(words.trim_start(), self.said)?;
        let end = skipped + bytes;
        let is_apart = words.get(end..).and_then(|rest| rest.chars().next()).is_none_or(|c| c.is_whitespace() || is_separator(c));
        (is_firm || is_apart).then_some((end, day))
    }

    /// A line with commas.
    fn in_parts(&self, parts: &[Part]) -> Read<'t> {
        let [(_, first_end), rest @ ..] = parts else { return self.in_words() };
        let behind = rest.first().map_or(self.text.len(), |(from, _)| *from);
        let first = self.slice(0, *first_end);
        // 下周五，补齐台账: the day stands first.
        if let Some(day) = self.whole(first) {
            return Ok(Capture { whom: "", due: Some(day?), what: self.from(behind) });
        }
        if let Some((_, end)) = rest.first() {
            if let Some(day) = self.whole(self.slice(behind, *end)) {
                return Ok(Capture { whom: first, due: Some(day?), what: self.from(*end) });
            }
            if let Some((bytes, day)) = self.beginning(self.from(behind)) {
                return Ok(Capture { whom: first, due: Some(day?), what: self.from(behind + bytes) });
            }
        }
        // 下周五前水务局，补齐台账.
        if let Some((bytes, day)) = self.beginning(first) {
            return Ok(Capture { whom: "", due: Some(day?), what: self.from(bytes) });
        }
        // 水务局下周五，补齐台账.
        if let Some((from, day)) = self.end_of(first) {
            return Ok(Capture { whom: self.slice(0, from), due: Some(day?), what: self.from(behind) });
        }
        match rest {
            // 水务局，补齐台账，下周五.
            [_, .., (from, to)] if self.whole(self.slice(*from, *to)).is_some() => {
                let day = self.whole(self.slice(*from, *to)).transpose()?;
                Ok(Capture { whom: first, due: day, what: self.slice(behind, *from) })
            }
            [(from, to), _, ..] if looks_like_day(self.slice(*from, *to)) => {
                Err(SpokenDayError::Unknown(self.slice(*from, *to).trim().to_owned()))
            }
            _ => Ok(Capture { whom: first, due: None, what: self.from(behind) }),
        }
    }

    /// The day with which a part ends, and where it begins, behind somebody who is named.
    fn end_of(&self, part: &str) -> Option<(usize, Result<NaiveDate, SpokenDayError>)> {
        part.char_indices().skip(1).find_map(|(at, _)| Some((at, self.whole(part.get(at..)?)?)))
    }

    /// A line without commas.
    fn in_words(&self) -> Read<'t> {
        let words = self.words();
        for (from, to) in words.iter().copied() {
            if let Some(day) = self.whole(self.slice(from, to)) {
                return Ok(Capture { whom: self.slice(0, from), due: Some(day?), what: self.from(to) });
            }
            if let Some((bytes, day)) = self.beginning(self.slice(from, to)) {
                return Ok(Capture { whom: self.slice(0, from), due: Some(day?), what: self.from(from + bytes) });
            }
        }
        let (first, behind) = match words.as_slice() {
            [(from, to), (behind, _), ..] => (self.slice(*from, *to), *behind),
            _ => (self.text, self.text.len()),
        };
        // 水务局下周五补齐台账: where a day stands within the first word.
        let within = first.char_indices().skip(1).find_map(|(at, _)| Some((at, self.beginning(first.get(at..)?)?)));
        if let Some((at, (bytes, day))) = within {
            return Ok(Capture { whom: self.slice(0, at), due: Some(day?), what: self.from(at + bytes) });
        }
        match words.as_slice() {
            [_, (from, to), _, ..] if looks_like_day(self.slice(*from, *to)) => {
                Err(SpokenDayError::Unknown(self.slice(*from, *to).to_owned()))
            }
            [_] => Ok(Capture { whom: "", due: None, what: self.text }),
            _ => Ok(Capture { whom: first, due: None, what: self.from(behind) }),
        }
    }

    /// The words between spaces.
    fn words(&self) -> Vec<Part> {
        let mut words = Vec::new();
        let mut from = None;
        for (at, c) in self.text.char_indices().chain([(self.text.len(), ' ')]) {
            match (c.is_whitespace(), from) {
                (true, Some(begun)) => {
                    words.push((begun, at));
                    from = None;
                }
                (false, None) => from = Some(at),
                _ => {}
            }
        }
        words
    }
}

const fn is_separator(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | ';' | '；' | ':' | '：' | '﹐' | '､')
}

/// Without spaces and separators at both ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_separator(c))
}

/// Whether words were meant to be a day.
fn looks_like_day(words: &str) -> bool {
    let signs = ["月", "日", "号", "天", "周", "星期", "礼拜", "季", "年", "旬"];
    signs.iter().any(|sign| words.contains(sign)) || words.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

#[cfg(test)]
mod tests;

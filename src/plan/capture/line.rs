//! The parts of a line: where its day stands, and what stands before and behind it.

use chrono::NaiveDate;

use super::{Capture, bare, is_separator, joined};
use crate::plan::spoken_day::{Said, spoken_day_at};
use crate::plan::{Calendar, SpokenDayError, spoken_day};

/// Bytes beyond which words are no day: the longest that anybody says has a quarter of it. A pasted page is read in no time.
const LONGEST_DAY: usize = 240;

/// With these ends a day by which something is to be done, wherever it stands.
const UNTIL: [char; 3] = ['前', '内', '止'];
/// With these a time ends of which it is not said which day is meant.
const OPEN: [&str; 5] = ["周", "星期", "礼拜", "下月", "下个月"];
/// Characters of a line within which the name stands, where its day follows without a separator.
const NAME_WITHIN: usize = 48;

/// The words of a text without a day that name a time all the same, but no day of it: 下周 in 下周发文督促; none where it has no such words.
pub fn left_open(text: &str, said_on: NaiveDate, calendar: &Calendar) -> Option<SpokenDayError> {
    let line = Line { text, said: Said { on: said_on, calendar } };
    let text = text.get(..text.floor_char_boundary(LONGEST_DAY)).unwrap_or(text);
    text.char_indices().find_map(|(at, _)| {
        let rest = text.get(at..)?;
        let (bytes, is_firm, day) = spoken_day_at(rest, line.said)?;
        let (words, behind) = rest.split_at_checked(bytes)?;
        let is_open = !is_firm && day.is_ok() && OPEN.iter().any(|word| words.ends_with(word)) && !behind.starts_with('的');
        is_open.then(|| SpokenDayError::Vague(words.to_owned()))
    })
}

/// By when and what: of a line where who is known.
pub(super) struct Found {
    pub due: Option<NaiveDate>,
    pub what: String,
}

/// The text of a line, or the part of it behind a name.
pub(super) struct Line<'t, 'c> {
    pub text: &'t str,
    pub said: Said<'c>,
}

type Read = Result<Capture, SpokenDayError>;

/// Where a part of the line begins and ends, in bytes.
type Part = (usize, usize);

impl<'t> Line<'t, '_> {
    /// Who, by when and what.
    pub fn read(self) -> Read {
        let parts = self.parts();
        let Capture { whom, due, what } = match parts.as_slice() {
            [_] => self.in_words(),
            parts => self.in_parts(parts),
        }?;
        // 材料要在月底前补齐: the text stays as it was said.
        let due = due.or_else(|| self.deadline_within(&what));
        Ok(Capture { whom: bare(&whom).to_owned(), due, what: bare(&what).to_owned() })
    }

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
        // 月底前的台账 are accounts of that time.
        if words.get(end..).is_some_and(|rest| rest.starts_with('的')) {
            return None;
        }
        let is_apart = words.get(end..).and_then(|rest| rest.chars().next()).is_none_or(|c| c.is_whitespace() || is_separator(c));
        (is_firm || is_apart).then_some((end, day))
    }

    /// A line with commas.
    fn in_parts(&self, parts: &[Part]) -> Read {
        let [(_, first_end), rest @ ..] = parts else { return self.in_words() };
        let behind = rest.first().map_or(self.text.len(), |(from, _)| *from);
        let first = self.slice(0, *first_end);
        // 下周五，补齐台账: the day stands first.
        if let Some(day) = self.whole(first) {
            return Ok(made("", Some(day?), self.from(behind)));
        }
        // 下周五前水务局，补齐台账.
        if let Some((bytes, day)) = self.beginning(first) {
            return Ok(made("", Some(day?), self.from(bytes)));
        }
        // 水务局下周五，补齐台账.
        if let Some((from, day)) = self.end_of(first) {
            return Ok(made(self.slice(0, from), Some(day?), self.from(behind)));
        }
        // 水务局下周五补齐台账，报送市局.
        if let Some((from, bytes, day)) = self.within(first) {
            return Ok(made(self.slice(0, from), Some(day?), self.from(from + bytes)));
        }
        // 水务局，下周五，补齐台账.
        let content = Line { text: self.from(behind), said: self.said }.content();
        if let Ok(Found { due: Some(due), what }) = &content {
            return Ok(made(first, Some(*due), what));
        }
        content.map(|Found { what, .. }| made(first, None, &what))
    }

    /// By when and what, where all of the line is that: a part that is a day, a day at its beginning, or 在月底前 within.
    pub fn content(&self) -> Result<Found, SpokenDayError> {
        let parts = self.parts();
        for (at, (from, to)) in parts.iter().copied().enumerate() {
            if let Some(day) = self.whole(self.slice(from, to)) {
                return Ok(Found { due: Some(day?), what: joined(self.slice(0, from), self.from(to)) });
            }
            if at == 0
                && let Some((bytes, day)) = self.beginning(self.text)
            {
                return Ok(Found { due: Some(day?), what: self.from(bytes).to_owned() });
            }
        }
        if let [(from, to), _, ..] = parts.as_slice()
            && looks_like_day(self.slice(*from, *to))
        {
            return Err(SpokenDayError::Unknown(self.slice(*from, *to).trim().to_owned()));
        }
        let due = self.deadline_within(self.text);
        // 会同交通委，本周内拿出方案: what is said of the day is said.
        let part = parts.iter().find_map(|(from, to)| Some((*from, self.beginning(self.slice(*from, *to))?)));
        if let (Some(due), Some((from, (bytes, Ok(day))))) = (due, part)
            && due == day
            && self.slice(from, from + bytes).ends_with(UNTIL)
        {
            return Ok(Found { due: Some(day), what: joined(self.slice(0, from), self.from(from + bytes)) });
        }
        Ok(Found { due, what: self.text.to_owned() })
    }

    /// The only day within a text by which something is to be done, as its 前 or 内 says; none where there are several.
    fn deadline_within(&self, text: &str) -> Option<NaiveDate> {
        if text.len() > LONGEST_DAY {
            return None;
        }
        let (mut found, mut from) = (None, 0);
        while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
            let read = spoken_day_at(rest, self.said).filter(|(bytes, ..)| *bytes > 0);
            let until = read.and_then(|(bytes, _, day)| Some((bytes, rest.get(..bytes)?, rest.get(bytes..)?, day.ok()?)));
            let until = until.filter(|(_, words, behind, _)| words.ends_with(UNTIL) && !behind.starts_with('的'));
            match (until, found) {
                (Some((_, _, _, day)), Some(known)) if day != known => return None,
                (Some((bytes, _, _, day)), _) => (found, from) = (Some(day), from + bytes),
                (None, _) => from += rest.chars().next().map_or(1, char::len_utf8),
            }
        }
        found
    }

    /// The day with which a part ends, and where it begins, behind somebody who is named.
    fn end_of(&self, part: &str) -> Option<(usize, Result<NaiveDate, SpokenDayError>)> {
        part.char_indices().skip(1).find_map(|(at, _)| Some((at, self.whole(part.get(at..)?)?)))
    }

    /// The first day within a part behind somebody who is named: where it begins, how many bytes it takes, and the day.
    fn within(&self, part: &str) -> Option<(usize, usize, Result<NaiveDate, SpokenDayError>)> {
        let mut places = part.char_indices().map(|(at, _)| at).skip(1).take(NAME_WITHIN);
        places.find_map(|at| {
            let (bytes, day) = self.beginning(part.get(at..)?)?;
            Some((at, bytes, day))
        })
    }

    /// A line without commas.
    fn in_words(&self) -> Read {
        let words = self.words();
        for (from, to) in words.iter().copied() {
            if let Some(day) = self.whole(self.slice(from, to)) {
                return Ok(made(self.slice(0, from), Some(day?), self.from(to)));
            }
            if let Some((bytes, day)) = self.beginning(self.slice(from, to)) {
                return Ok(made(self.slice(0, from), Some(day?), self.from(from + bytes)));
            }
        }
        let (first, behind) = match words.as_slice() {
            [(from, to), (behind, _), ..] => (self.slice(*from, *to), *behind),
            _ => (self.text, self.text.len()),
        };
        // 水务局下周五补齐台账: where a day stands within the first word.
        if let Some((at, bytes, day)) = self.within(first) {
            return Ok(made(self.slice(0, at), Some(day?), self.from(at + bytes)));
        }
        match words.as_slice() {
            [_, (from, to), _, ..] if looks_like_day(self.slice(*from, *to)) => {
                Err(SpokenDayError::Unknown(self.slice(*from, *to).to_owned()))
            }
            [_] => Ok(made("", None, self.text)),
            _ => Ok(made(first, None, self.from(behind))),
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

fn made(whom: &str, due: Option<NaiveDate>, what: &str) -> Capture {
    Capture { whom: whom.to_owned(), due, what: what.to_owned() }
}

/// Whether words were meant to be a day.
fn looks_like_day(words: &str) -> bool {
    let signs = ["月", "日", "号", "天", "周", "星期", "礼拜", "季", "年", "旬"];
    signs.iter().any(|sign| words.contains(sign)) || words.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

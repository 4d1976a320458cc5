//! The one line of a meeting: who, by when, what. `水务局，下周五，补齐台账`, and the same with spaces, or with nothing between where the day parts
//! the two: `水务局下周五补齐台账`.

use chrono::NaiveDate;

mod names;

use self::names::Names;
use super::spoken_day::{Said, spoken_day_at};
use super::{Calendar, SpokenDayError, Units, spoken_day};
use crate::messages::{Lang, spoken_days as say};

/// Bytes beyond which words are no day: the longest that anybody says has a quarter of it. A pasted page is read in no time.
const LONGEST_DAY: usize = 240;

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Who promises, as typed; empty where the line does not say it, which means whoever owes the item.
    pub whom: String,
    /// By the end of which day; none where the line does not say it.
    pub due: Option<NaiveDate>,
    /// What; never empty.
    pub what: String,
}

/// Why a line cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaptureRefused {
    /// There is nothing in it.
    #[error("the line is empty")]
    Empty,
    /// It does not say what.
    #[error("the line does not say what")]
    NoWhat {
        /// Who, where that was said.
        whom: String,
        /// By when, where that was said.
        due: Option<NaiveDate>,
    },
    /// It names two units as those who promise: a promise is one unit's.
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
            Self::NoWhat { .. } => say::what_missing(lang).to_owned(),
            Self::SeveralUnits => say::one_unit(lang).to_owned(),
            Self::Day(why) => why.explain(lang),
        }
    }
}

/// Reads a line that is typed on a day, where these units are known. `is_other_name` says of words that are no form of a unit's name
/// whether they stand for one all the same, as its initials do.
///
/// # Errors
/// When it is empty, does not say what, names several units, or has a day in it that cannot be understood or is over.
pub fn capture(
    line: &str,
    said_on: NaiveDate,
    calendar: &Calendar,
    units: &Units,
    is_other_name: &dyn Fn(&str) -> bool,
) -> Result<Capture, CaptureRefused> {
    let line = line.trim();
    if bare(line).is_empty() {
        return Err(CaptureRefused::Empty);
    }
    let (said, names) = (Said { on: said_on, calendar }, Names { units, is_other_name });
    let (head, text) = names.whole(line);
    if names.several(line, said) {
        return Err(CaptureRefused::SeveralUnits);
    }
    let read = match (head, names.alone(text)?) {
        (None, Some(named)) => {
            let Found { due, what } = Line { text: &named.rest, said }.content().map_err(CaptureRefused::Day)?;
            Capture { whom: named.whom.to_owned(), due, what }
        }
        (Some(_), Some(_)) => return Err(CaptureRefused::SeveralUnits),
        (head, None) => {
            let read = Line { text, said }.read().map_err(CaptureRefused::Day)?;
            match head {
                // What is behind a name that is known is no name.
                Some(whom) if read.whom.is_empty() => Capture { whom: whom.to_owned(), ..read },
                Some(whom) => Capture { whom: whom.to_owned(), due: read.due, what: joined(&read.whom, &read.what) },
                None => read,
            }
        }
    };
    if read.whom.is_empty() && names.several(&read.what, said) {
        return Err(CaptureRefused::SeveralUnits);
    }
    let Capture { whom, due, what } = names.parted(read);
    match bare(&what) {
        "" => Err(CaptureRefused::NoWhat { whom, due }),
        what => Ok(Capture { whom, due, what: what.to_owned() }),
    }
}

/// Two parts of what is to be done between which something else stood: 会同市水务局, 完成排查.
fn joined(before: &str, behind: &str) -> String {
    let (before, behind) = (bare(before), bare(behind));
    let goes_on = ["会同", "联合", "配合", "协同", "商"].iter().any(|word| before.starts_with(word));
    let comma = if before.is_empty() || behind.is_empty() || goes_on { "" } else { "，" };
    format!("{before}{comma}{behind}")
}

/// By when and what: of a line where who is known.
struct Found {
    due: Option<NaiveDate>,
    what: String,
}

struct Line<'t, 'c> {
    text: &'t str,
    said: Said<'c>,
}

type Read = Result<Capture, SpokenDayError>;

/// Where a part of the line begins and ends, in bytes.
type Part = (usize, usize);

impl<'t> Line<'t, '_> {
    fn read(self) -> Read {
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
        // 水务局，下周五，补齐台账.
        let content = Line { text: self.from(behind), said: self.said }.content();
        if let Ok(Found { due: Some(due), what }) = &content {
            return Ok(made(first, Some(*due), what));
        }
        // 下周五前水务局，补齐台账.
        if let Some((bytes, day)) = self.beginning(first) {
            return Ok(made("", Some(day?), self.from(bytes)));
        }
        // 水务局下周五，补齐台账.
        if let Some((from, day)) = self.end_of(first) {
            return Ok(made(self.slice(0, from), Some(day?), self.from(behind)));
        }
        content.map(|Found { what, .. }| made(first, None, &what))
    }

    /// By when and what, where all of the line is that: a part that is a day, a day at its beginning, or 在月底前 within.
    fn content(&self) -> Result<Found, SpokenDayError> {
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
        Ok(Found { due: self.deadline_within(self.text), what: self.text.to_owned() })
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
            let until = until.filter(|(_, words, behind, _)| words.ends_with(['前', '内', '止']) && !behind.starts_with('的'));
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
        let within = first.char_indices().skip(1).find_map(|(at, _)| Some((at, self.beginning(first.get(at..)?)?)));
        if let Some((at, (bytes, day))) = within {
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Monday 23 November 2026.
    fn read(line: &str) -> Result<(String, Option<String>, String), CaptureRefused> {
        let on = "2026-11-23".parse().unwrap();
        let units = crate::seeds::units().unwrap();
        let initials = |words: &str| words == "swj";
        capture(line, on, &Calendar::default(), &units, &initials).map(|read| (read.whom, read.due.map(|day| day.to_string()), read.what))
    }

    #[test]
    fn a_line_says_who_by_when_what() {
        for (line, whom, due, what) in [
            ("水务局，下周五，补齐台账", "水务局", "2026-12-04", "补齐台账"),
            ("水务局,下周五,补齐台账", "水务局", "2026-12-04", "补齐台账"),
            ("水务局、12月10日前、报送方案", "水务局", "2026-12-10", "报送方案"),
            ("水务局；月底前；补齐台账；报送市局", "水务局", "2026-11-30", "补齐台账；报送市局"),
            ("水务局：下周五前：补齐台账", "水务局", "2026-12-04", "补齐台账"),
            ("水务局 下周五 补齐 台账", "水务局", "2026-12-04", "补齐 台账"),
            ("水务局，12.10，补齐台账", "水务局", "2026-12-10", "补齐台账"),
            ("李 处长 12-10 补齐台账", "李 处长", "2026-12-10", "补齐台账"),
            ("水务局　１２月１０日前　补齐台账", "水务局", "2026-12-10", "补齐台账"),
            ("水务局，下周五补齐台账", "水务局", "2026-12-04", "补齐台账"),
            ("水务局，12月10日前补齐台账，报送市局", "水务局", "2026-12-10", "补齐台账，报送市局"),
            ("水务局下周五补齐台账", "水务局", "2026-12-04", "补齐台账"),
            ("水务局12月10日前补齐台账", "水务局", "2026-12-10", "补齐台账"),
            ("水务局下周五，补齐台账", "水务局", "2026-12-04", "补齐台账"),
            ("水务局在月底前补齐台账", "水务局", "2026-11-30", "补齐台账"),
            ("水务局，补齐台账，下周五", "水务局", "2026-12-04", "补齐台账"),
            ("水务局，3个工作日内，补齐3处台账", "水务局", "2026-11-26", "补齐3处台账"),
            ("水务局，周五17:00前，补齐台账", "水务局", "2026-11-27", "补齐台账"),
            ("下周五，补齐台账", "", "2026-12-04", "补齐台账"),
            ("，下周五，补齐台账", "", "2026-12-04", "补齐台账"),
            ("下周五 补齐台账", "", "2026-12-04", "补齐台账"),
            ("  水务局 ， 下周五 ， 补齐台账 。", "水务局", "2026-12-04", "补齐台账 。"),
        ] {
            assert_eq!(read(line), Ok((whom.to_owned(), Some(due.to_owned()), what.to_owned())), "{line}");
        }
    }

    #[test]
    fn a_line_may_say_no_day() {
        for (line, whom, what) in [
            ("水务局，补齐台账", "水务局", "补齐台账"),
            ("水务局 补齐台账", "水务局", "补齐台账"),
            ("水务局，补齐台账，报送市局", "水务局", "补齐台账，报送市局"),
            ("补齐台账", "", "补齐台账"),
            // A month at the beginning of what is to be done is no day.
            ("水务局，12月台账补齐", "水务局", "12月台账补齐"),
            ("水务局，PM 2.5 达标", "水务局", "PM 2.5 达标"),
            ("水务局，昨天会上提的问题要答复", "水务局", "昨天会上提的问题要答复"),
            ("水务局，10号楼改造", "水务局", "10号楼改造"),
            ("水务局，三季度台账补齐", "水务局", "三季度台账补齐"),
        ] {
            assert_eq!(read(line), Ok((whom.to_owned(), None, what.to_owned())), "{line}");
        }
    }

    #[test]
    fn a_line_that_is_not_understood_is_refused_with_its_words() {
        let day = |words: &str| Err(CaptureRefused::Day(SpokenDayError::Unknown(words.into())));
        let no_what =
            |whom: &str, due: Option<&str>| Err(CaptureRefused::NoWhat { whom: whom.into(), due: due.map(|day| day.parse().unwrap()) });
        let vague = |words: &str| Err(CaptureRefused::Day(SpokenDayError::Vague(words.into())));
        for (line, refused) in [
            ("", Err(CaptureRefused::Empty)),
            (" ， 、\u{3000}", Err(CaptureRefused::Empty)),
            ("水务局，下周五", no_what("水务局", Some("2026-12-04"))),
            ("水务局，下周五，", no_what("水务局", Some("2026-12-04"))),
            ("下周五，水务局", no_what("水务局", Some("2026-12-04"))),
            ("下周五", no_what("", Some("2026-12-04"))),
            ("水务局", no_what("水务局", None)),
            ("水务局，尽快，补齐台账", vague("尽快")),
            ("水务局 近期 补齐台账", vague("近期")),
            ("水务局，尽快补齐台账", vague("尽快")),
            ("水务局，那个周八，补齐台账", day("那个周八")),
            ("水务局 那天 补齐台账", day("那天")),
            ("水务局，2月30日，补齐台账", Err(CaptureRefused::Day(SpokenDayError::NoSuchDay("2月30日".into())))),
        ] {
            assert_eq!(read(line), refused, "{line}");
        }
        let past = SpokenDayError::Past { words: "11月10日前".into(), day: "2026-11-10".parse().unwrap() };
        assert_eq!(read("水务局，11月10日前，补齐台账"), Err(CaptureRefused::Day(past)));
    }

    #[test]
    fn a_unit_that_stands_behind_the_day_or_before_no_separator_is_the_one_that_promises() {
        for (line, whom, due, what) in [
            ("下周五前水务局补齐台账", "水务局", Some("2026-12-04"), "补齐台账"),
            ("下周五前，市水务局补齐台账", "市水务局", Some("2026-12-04"), "补齐台账"),
            ("下周五前水务局，补齐台账", "水务局", Some("2026-12-04"), "补齐台账"),
            ("下周五 水务局，补齐台账", "水务局", Some("2026-12-04"), "补齐台账"),
            ("下周五，门头沟区政府，补齐台账", "门头沟区政府", Some("2026-12-04"), "补齐台账"),
            ("水务局补齐台账", "水务局", None, "补齐台账"),
            ("月底前，补齐台账，生态环境局", "生态环境局", Some("2026-11-30"), "补齐台账"),
            ("补齐台账，月底前，生态环境局", "生态环境局", Some("2026-11-30"), "补齐台账"),
            ("补齐台账，生态环境局，月底前", "生态环境局", Some("2026-11-30"), "补齐台账"),
            ("补齐台账，月底前，swj", "swj", Some("2026-11-30"), "补齐台账"),
            ("下周五 补齐台账 生态环境局", "生态环境局", Some("2026-12-04"), "补齐台账"),
            ("由市生态环境局牵头，会同市水务局，12月底前，完成排查", "市生态环境局", Some("2026-12-31"), "会同市水务局完成排查"),
            ("生态环境局：材料要在月底前补齐", "生态环境局", Some("2026-11-30"), "材料要在月底前补齐"),
            ("水务局把材料在月底前补齐", "水务局", Some("2026-11-30"), "把材料补齐"),
            ("水务局，10月底前的台账补齐", "水务局", None, "10月底前的台账补齐"),
            ("水务局，下周五，约谈通州、朝阳", "水务局", Some("2026-12-04"), "约谈通州、朝阳"),
            ("水务局，下周五，发函：通州区", "水务局", Some("2026-12-04"), "发函：通州区"),
            ("市科委、中关村管委会，下周五，补齐台账", "市科委、中关村管委会", Some("2026-12-04"), "补齐台账"),
        ] {
            assert_eq!(read(line), Ok((whom.to_owned(), due.map(str::to_owned), what.to_owned())), "{line}");
        }
    }

    #[test]
    fn a_promise_is_one_units() {
        for line in [
            "水务局、生态环境局，下周五，补齐台账",
            "水务局，生态环境局，下周五，补齐台账",
            "水务局 生态环境局 下周五 补齐台账",
            "水务局和生态环境局下周五前补齐台账",
            "水务局、生态环境局，补齐台账，下周五",
            "下周五前，水务局、生态环境局补齐台账",
            "朝阳区：下周五前整改到位；通州区：月底前",
            "补齐台账，水务局、商务局，下周五",
            "水务局，补齐台账，生态环境局",
        ] {
            assert_eq!(read(line), Err(CaptureRefused::SeveralUnits), "{line}");
        }
        // What another unit sent is dealt with by one.
        let read = read("水务局，生态环境局来函，下周五，答复");
        assert!(matches!(&read, Ok((whom, ..)) if whom == "水务局"), "{read:?}");
    }

    #[test]
    fn words_at_the_border_of_a_name_are_no_part_of_it() {
        for (line, whom, due, what) in [
            ("水务局承诺12月底前完成30公里", "水务局", "2026-12-31", "完成30公里"),
            ("水务局表示，争取年底前完成", "水务局", "2026-12-31", "完成"),
            ("请水务局下周三前把台账补齐", "水务局", "2026-12-02", "把台账补齐"),
            ("要求水务局，下周三前，补齐台账", "水务局", "2026-12-02", "补齐台账"),
            ("由水务局牵头，下周三前，补齐台账", "水务局", "2026-12-02", "补齐台账"),
            ("水务局说下周三前补齐台账", "水务局", "2026-12-02", "补齐台账"),
            ("下周三前由水务局补齐台账", "水务局", "2026-12-02", "补齐台账"),
            ("请通州区政府王副区长，12月10日（周四）前，报材料", "通州区政府王副区长", "2026-12-10", "报材料"),
            ("通州区政府王副区长，12月10日（周四）前，报材料", "通州区政府王副区长", "2026-12-10", "报材料"),
            // What is no unit's name stays as it was said.
            ("由处长，下周三前，补齐台账", "由处长", "2026-12-02", "补齐台账"),
        ] {
            assert_eq!(read(line), Ok((whom.to_owned(), Some(due.to_owned()), what.to_owned())), "{line}");
        }
    }

    /// It took more than a minute when each character was read to the end of the page.
    #[test]
    fn a_pasted_page_is_read_like_a_line() {
        let page = "责任单位要认真研究".repeat(20_000);
        assert_eq!(read(&page).map(|(whom, due, _)| (whom, due)), Ok((String::new(), None)));
        let told = format!("水务局，下周五，{page}");
        assert_eq!(read(&told), Ok(("水务局".to_owned(), Some("2026-12-04".to_owned()), page)));
    }

    proptest! {
        /// Whatever is typed, nothing of it is invented, and what is to be done is said.
        #[test]
        fn a_line_is_taken_as_it_is_typed(line in "(\\PC|[，、； 0-9年月日周前内底下五十一天号]){0,24}") {
            if let Ok((whom, due, what)) = read(&line) {
                prop_assert!(line.contains(&whom) && !what.trim().is_empty());
                prop_assert!(what.chars().all(|c| c == '，' || line.contains(c)));
                prop_assert!(due.is_none_or(|due| due.as_str() >= "2026-11-23"));
            }
        }
    }
}

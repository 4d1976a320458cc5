//! The one line of a meeting: who, by when, what. `水务局，下周五，补齐台账`, and the same with spaces, or with nothing between where the day parts
//! the two: `水务局下周五补齐台账`.

use chrono::NaiveDate;

mod line;
mod names;
mod who;

pub use self::line::left_open;
use self::line::{Found, Line};
use self::names::Names;
use super::spoken_day::Said;
use super::{Calendar, SpokenDayError, Units};
use crate::messages::{Lang, spoken_days as say};

/// Characters that are shown of words that are no name.
const SHOWN: usize = 20;

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
    /// What stands where the name is, is none: it has a day in it, or is a sentence.
    #[error("`{words}` is no name")]
    NoName {
        /// What stands there.
        words: String,
        /// By when, where that was said.
        due: Option<NaiveDate>,
    },
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
            Self::NoName { words, .. } => say::no_name(lang, beginning(words)),
            Self::Day(why) => why.explain(lang),
        }
    }
}

/// Reads a line that is typed on a day, where these units are known, by their pinyin and initials, too.
///
/// # Errors
/// When it is empty, does not say what, names several units, has a sentence where the name stands, or has a day in it that cannot be understood
/// or is over.
pub fn capture(line: &str, said_on: NaiveDate, calendar: &Calendar, units: &Units) -> Result<Capture, CaptureRefused> {
    let line = line.trim();
    if bare(line).is_empty() {
        return Err(CaptureRefused::Empty);
    }
    let (said, names) = (Said { on: said_on, calendar }, Names { units });
    let (head, text) = names.whole(line);
    if names.several(line, said) || names.each_by_its_day(line, said) {
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
    let Capture { whom, due, what } = match names.parted(read) {
        // 补齐台账，下周五.
        read if bare(&read.what).is_empty() && who::begins_with_deed(&read.whom) => {
            Capture { whom: String::new(), due: read.due, what: read.whom }
        }
        read => read,
    };
    if !names.may_be_name(&whom, said) {
        return Err(CaptureRefused::NoName { words: whom, due });
    }
    match bare(&what) {
        "" => Err(CaptureRefused::NoWhat { whom, due }),
        what => Ok(Capture { whom, due, what: what.to_owned() }),
    }
}

/// The beginning of words that are no name: a sentence that is said of a page has room for no more.
fn beginning(words: &str) -> String {
    match words.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}……", words.get(..at).unwrap_or_default()),
        None => words.to_owned(),
    }
}

/// Two parts of what is to be done between which something else stood: 会同市水务局, 完成排查.
fn joined(before: &str, behind: &str) -> String {
    let (before, behind) = (bare(before), bare(behind));
    let goes_on = ["会同", "联合", "配合", "协同", "商"].iter().any(|word| before.starts_with(word));
    let comma = if before.is_empty() || behind.is_empty() || goes_on { "" } else { "，" };
    format!("{before}{comma}{behind}")
}

const fn is_separator(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | ';' | '；' | ':' | '：' | '﹐' | '､')
}

/// Without spaces and separators at both ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_separator(c))
}

#[cfg(test)]
mod tests;

//! Days as they are said in a meeting: 下周五, 12月10日前, 月底前, 3个工作日内. A day counts to its end, and so does what is to be done before
//! it: 12月10日前 is 10 December as 年底前 is 31 December. A week begins on Monday.

mod in_year;
mod phrase;
mod reader;
mod span;
mod stated;

use chrono::{Datelike, NaiveDate};

use super::Calendar;
use crate::messages::console::weekdays;
use crate::messages::{Lang, spoken_days as say};
pub(super) use reader::Reader;
pub(super) use stated::stated;

/// Why words are no day by which something can be done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpokenDayError {
    /// Nothing was said.
    #[error("no day was said")]
    Empty,
    /// Words that name no day, such as 尽快.
    #[error("`{0}` names no day")]
    Vague(String),
    /// Words that are not understood.
    #[error("`{0}` is not understood")]
    Unknown(String),
    /// The calendar has no such day, such as 2月30日.
    #[error("there is no such day as `{0}`")]
    NoSuchDay(String),
    /// The month that is meant has no such day.
    #[error("month {month} has no day {day}")]
    NotInMonth {
        /// The month, from 1.
        month: u32,
        /// The day that was said.
        day: u32,
    },
    /// The day is over.
    #[error("`{words}` is {day}, which is over")]
    Past {
        /// What was said.
        words: String,
        /// The day that it means.
        day: NaiveDate,
    },
    /// It may mean that something is done before a period begins, or before it ends.
    #[error("`{words}` may be {before} or {end}")]
    Ambiguous {
        /// What was said.
        words: String,
        /// The last day before the period.
        before: NaiveDate,
        /// The last day of the period.
        end: NaiveDate,
    },
    /// A date and the day of the week beside it are two days.
    #[error("`{words}` says {day} and {other}")]
    Disagrees {
        /// What was said.
        words: String,
        /// The date.
        day: NaiveDate,
        /// The day that the other words mean: of a day of the week the one in the week of the date.
        other: NaiveDate,
    },
    /// The days of a holiday are not known.
    #[error("it is not known when {holiday} is in {year}")]
    Holiday {
        /// Its name.
        holiday: &'static str,
        /// The year.
        year: i32,
    },
}

/// When something is said, and which days are working days.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'a> {
    /// The day on which it is said.
    pub on: NaiveDate,
    pub calendar: &'a Calendar,
}

/// The day that is meant by words that are said on a day. It is never before that day.
///
/// # Errors
/// When the words name no day, are not understood, may mean two days, or mean one that is over.
pub fn spoken_day(text: &str, said_on: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, SpokenDayError> {
    let mut reader = Reader::without_spaces(text);
    if reader.is_at_end() {
        return Err(SpokenDayError::Empty);
    }
    let words = || text.trim().to_owned();
    match phrase::read(&mut reader, Said { on: said_on, calendar }) {
        // 8.4 is the id of a measure, or a quantity, rather than a day that is over.
        Some(phrase::Phrase { day: Err(SpokenDayError::Past { .. }), .. }) if text.matches(['.', '．']).count() == 1 => {
            Err(SpokenDayError::Unknown(words()))
        }
        Some(found) if reader.is_at_end() => found.day.map_err(|why| why.saying(words())),
        // What is vague is so whatever stands behind it.
        Some(phrase::Phrase { day: Err(why @ SpokenDayError::Vague(_)), .. }) => Err(why),
        _ => Err(SpokenDayError::Unknown(words())),
    }
}

/// The same for a day that is typed into a form: one that is over is a day, too, and refused by the rule of what it is typed for.
///
/// # Errors
/// As [`spoken_day`], but for a day that is over.
pub fn meant_day(text: &str, said_on: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, SpokenDayError> {
    match spoken_day(text, said_on, calendar) {
        Err(SpokenDayError::Past { day, .. }) => Ok(day),
        meant => meant,
    }
}

/// The words of a day at the beginning of a text: how many bytes they take, whether they can mean nothing else, and the day.
pub(super) fn spoken_day_at(text: &str, said: Said<'_>) -> Option<(usize, bool, Result<NaiveDate, SpokenDayError>)> {
    let mut reader = Reader::new(text);
    let found = phrase::read(&mut reader, said)?;
    let words = text.get(..reader.bytes()).unwrap_or_default().to_owned();
    Some((reader.bytes(), found.is_firm, found.day.map_err(|why| why.saying(words))))
}

/// The short name of the day of the week.
fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    let at = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    weekdays(lang).get(at).copied().unwrap_or_default()
}

impl SpokenDayError {
    /// The same of those words.
    fn saying(self, said: String) -> Self {
        match self {
            Self::Unknown(_) => Self::Unknown(said),
            Self::Vague(words) if words.is_empty() => Self::Vague(said),
            Self::NoSuchDay(_) => Self::NoSuchDay(said),
            Self::Past { day, .. } => Self::Past { words: said, day },
            Self::Disagrees { day, other, .. } => Self::Disagrees { words: said, day, other },
            Self::Ambiguous { before, end, .. } => Self::Ambiguous { words: said, before, end },
            other => other,
        }
    }

    /// The sentence for the person: which words, why, and what would be understood.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            Self::Empty => say::empty(lang).to_owned(),
            Self::Vague(words) => say::vague(lang, words),
            Self::Unknown(words) => say::unknown(lang, words),
            Self::NoSuchDay(words) => say::no_such_day(lang, words),
            Self::Past { words, day } => say::past(lang, words, day),
            Self::Disagrees { words, day, other } => say::disagrees(lang, words, day, weekday(*day, lang), other, weekday(*other, lang)),
            Self::NotInMonth { month, day } => say::not_in_month(lang, month, day),
            // Of a weekend people say Friday or Sunday.
            Self::Ambiguous { words, before, end } if let Some((which, _)) = words.split_once("周末") => {
                say::weekend(lang, words, before, end, which)
            }
            Self::Ambiguous { words, before, end } => say::ambiguous(lang, words, before, end),
            Self::Holiday { holiday, year } => say::holiday_unknown(lang, holiday, year),
        }
    }
}

#[cfg(test)]
mod tests;

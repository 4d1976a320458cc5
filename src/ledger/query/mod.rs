//! The filter language: one for the console, `duban list` and `duban queue`.
//!
//! Words separated by spaces, all of which must hold; commas are "or" within one word, `-` or `!` before it is "not". A word has a key
//! (`领域:蓝天`, `light:red`) or is guessed (`蓝天`, `红`, `8.4@门头沟`). What is read is types, not text: see [`Condition`].

mod guess;
mod key;
mod lex;
mod matching;
mod parse;
mod print;
mod refused;
#[cfg(test)]
mod tests;
mod whom;

use chrono::{Datelike, NaiveDate};

use super::{Light, Status};
use crate::messages::Lang;
use crate::plan::{MeasureId, Role, UnitName};
pub use key::{Key, supervisor_meant};
pub(super) use matching::{Matcher, OfMeasure, names_group};
pub use refused::BadQuery;
pub use whom::Whom;

/// What a person asks for: conditions that must all hold; without one everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    conditions: Vec<Condition>,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Whether it must not hold.
    pub negated: bool,
    /// What must hold: one of the values at least.
    pub what: Asks,
}

/// What a condition asks for, each with the values of which one must fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// Areas by their numbers.
    Area(Vec<u32>),
    /// Tasks, measures, obligations.
    Id(Vec<Id>),
    /// Units and groups.
    Unit(Vec<Whom>),
    /// In which roles the units that are asked for stand.
    Role(Vec<Role>),
    /// Lights; none stands for what is closed.
    Light(Vec<Option<Light>>),
    /// Of what a light is red or yellow.
    Reason(Vec<Reason>),
    /// Statuses.
    Status(Vec<Status>),
    /// When the deadline in force falls.
    Due(Vec<DueIn>),
    /// Who follows it.
    Supervisor(Vec<Supervisor>),
    /// What was done with it.
    Mark(Vec<Mark>),
    /// What stands in the measure's text or the task's title, in lower case and half width.
    Text(Vec<String>),
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Id {
    /// A task with everything in it.
    Task(u32),
    /// A measure with what is owed under it.
    Measure(MeasureId),
    /// What one unit owes under a measure.
    Owed(MeasureId, UnitName),
}

/// Of what a light is red or yellow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// 逾期: past its deadline and open.
    Overdue,
    /// 时限: past it or close to it.
    Deadline,
    /// 进度
    Progress,
    /// 未报
    Reporting,
    /// 承诺: something that was promised is past its day.
    Promise,
}

/// When a deadline falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueIn {
    /// Between two days, both included; open at an end that is not given.
    Days(Option<NaiveDate>, Option<NaiveDate>),
    /// In the week of the as-of date, Monday to Sunday.
    ThisWeek,
    /// In its month.
    ThisMonth,
    /// Nowhere: there is no date.
    Never,
}

impl DueIn {
    /// Whether a deadline falls so that ends on that day; `as_of` is the day by which weeks and months are meant.
    pub(super) fn has(self, end: Option<NaiveDate>, as_of: NaiveDate) -> bool {
        match (self, end) {
            (DueIn::Never, end) => end.is_none(),
            (_, None) => false,
            (DueIn::Days(from, to), Some(end)) => from.is_none_or(|from| from <= end) && to.is_none_or(|to| end <= to),
            (DueIn::ThisWeek, Some(end)) => end.iso_week() == as_of.iso_week(),
            (DueIn::ThisMonth, Some(end)) => (end.year(), end.month()) == (as_of.year(), as_of.month()),
        }
    }
}

/// Who follows an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Supervisor {
    /// Who asks.
    Me,
    /// Nobody in particular.
    Nobody,
    /// The person of that name.
    Named(String),
}

/// What was done with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// 暂缓: set aside until a day to come.
    Snoozed,
    /// 延期
    Extended,
    /// 催办
    Urged,
    /// 承诺: something is promised, and neither kept nor broken.
    Promised,
}

impl Query {
    /// The query of those conditions.
    pub const fn new(conditions: Vec<Condition>) -> Self {
        Self { conditions }
    }

    /// The words that stand alone in a filter and begin with `word`; none for an empty one.
    pub fn words_from(word: &str, lang: Lang) -> Vec<&'static str> {
        let word = folded(word.trim());
        let mut words = if word.is_empty() { Vec::new() } else { key::standing_alone(lang) };
        words.retain(|known| known.starts_with(&word));
        words
    }

    /// Whether a word stands alone in a filter and is no text: 结, 逾期, red.
    pub fn is_word(word: &str) -> bool {
        let word = folded(word.trim());
        [Lang::Zh, Lang::En].iter().any(|lang| key::standing_alone(*lang).contains(&word.as_str()))
    }

    /// Its conditions, in the order in which they were written.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Whether it asks for everything.
    pub fn is_empty(&self) -> bool {
        self.conditions.is_empty()
    }

    /// The same with one condition more, unless it is there already.
    #[must_use]
    pub fn and(mut self, condition: Condition) -> Self {
        if !self.conditions.contains(&condition) {
            self.conditions.push(condition);
        }
        self
    }

    /// The same without the condition at that place. Roles go with the last unit, since they say nothing without one.
    #[must_use]
    pub fn without(mut self, at: usize) -> Self {
        if at < self.conditions.len() {
            self.conditions.remove(at);
        }
        if !self.conditions.iter().any(|c| c.what.key() == Key::Unit) {
            self.conditions.retain(|c| c.what.key() != Key::Role);
        }
        self
    }
}

impl Condition {
    /// That something holds.
    pub const fn is(what: Asks) -> Self {
        Self { negated: false, what }
    }

    /// That it does not.
    pub const fn is_not(what: Asks) -> Self {
        Self { negated: true, what }
    }
}

/// A text as it is compared: in lower case and half width.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(crate::text::half_width).flat_map(char::to_lowercase).collect()
}

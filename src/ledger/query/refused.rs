//! Why a text is no query, with what would be.

use chrono::NaiveDate;

use super::key::legal;
use super::{Key, folded};
use crate::ledger::NotFound;
use crate::messages::{Lang, query as say};

/// Why a text is no query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadQuery {
    /// There is no such key.
    #[error("there is no key `{0}`")]
    NoKey(String),
    /// Nothing stands behind the key.
    #[error("nothing stands behind {0:?}")]
    NoValue(Key),
    /// The key has no such value.
    #[error("{key:?} has no `{value}`")]
    BadValue {
        /// The key.
        key: Key,
        /// What was asked for.
        value: String,
    },
    /// There is no such area.
    #[error("there is no area `{value}`")]
    NoArea {
        /// What was asked for.
        value: String,
        /// What there is: number and title.
        areas: Vec<String>,
    },
    /// Several areas have it in their titles.
    #[error("`{value}` may be several areas")]
    ManyAreas {
        /// What was asked for.
        value: String,
        /// Those that have it: number and title.
        areas: Vec<String>,
    },
    /// It is neither a day nor a range of days.
    #[error("`{0}` is neither a day nor a range of days")]
    BadDays(String),
    /// The range ends before it begins.
    #[error("{from}..{to} ends before it begins")]
    Backwards {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        to: NaiveDate,
    },
    /// Different kinds of things stand between the commas of one word.
    #[error("`{0}` has different kinds of things between its commas")]
    Mixed(String),
    /// A role without a unit.
    #[error("a role goes with a unit")]
    RoleAlone,
    /// A unit or an id names nothing.
    #[error("nothing is named so")]
    Names(NotFound),
}

impl BadQuery {
    /// Whether what was asked for is well said, but not there.
    pub const fn is_absent(&self) -> bool {
        matches!(self, BadQuery::Names(not_found) if not_found.is_absent())
    }

    /// The sentence for the person, with what would be possible.
    pub fn explain(&self, lang: Lang) -> String {
        let listed = |words: &[String]| words.join(lang.pick("、", ", "));
        match self {
            BadQuery::NoKey(key) => {
                let all = Key::ALL.map(|key| format!("{}:", key.word(lang))).join(lang.pick("、", ", "));
                match near(key) {
                    Some(near) => say::no_key_but(lang, key, near, all),
                    None => say::no_key(lang, key, all),
                }
            }
            BadQuery::NoValue(key) => say::no_value(lang, key.word(lang)),
            BadQuery::BadValue { key, value } => say::bad_value(lang, key.word(lang), value, legal(*key, lang).join(lang.pick("、", ", "))),
            BadQuery::NoArea { value, areas } => say::bad_value(lang, Key::Area.word(lang), value, listed(areas)),
            BadQuery::ManyAreas { value, areas } => say::many_areas(lang, value, listed(areas)),
            BadQuery::BadDays(value) => say::bad_days(lang, value),
            BadQuery::Backwards { from, to } => say::backwards(lang, from, to),
            BadQuery::Mixed(word) => say::mixed(lang, word),
            BadQuery::RoleAlone => say::role_alone(lang).to_owned(),
            BadQuery::Names(not_found) => not_found.explain(lang),
        }
    }
}

/// The key that a word may have been meant for: one that shares most of its characters.
fn near(word: &str) -> Option<&'static str> {
    /// Of a thousand, how much must be alike.
    const ALIKE: usize = 500;
    let word: Vec<char> = folded(word).chars().collect();
    let alike = |known: &str| {
        let mut left = word.clone();
        let total = left.len() + known.chars().count();
        let common = known.chars().filter(|c| left.iter().position(|l| l == c).map(|at| left.swap_remove(at)).is_some()).count();
        2000 * common / total.max(1)
    };
    let all = Key::ALL.into_iter().flat_map(Key::words).map(|known| (alike(known), known));
    all.filter(|(alike, _)| *alike >= ALIKE).max_by_key(|(alike, _)| *alike).map(|(_, known)| known)
}

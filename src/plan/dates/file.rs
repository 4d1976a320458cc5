//! The list of dates as it is written.

use std::collections::HashSet;

use serde::Deserialize;

use super::{DateKind, Dates, PlanDate, SaidTo};
use crate::plan::{BadId, Deadline, IndicatorKey, Review, UnitName, UnknownDeadline};

/// A list of dates that contradicts itself.
#[derive(Debug, thiserror::Error)]
pub enum DatesError {
    /// Not the JSON that is expected.
    #[error("the list of dates cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A measure that is no id.
    #[error("date `{key}`: {error}")]
    Measure {
        /// The date.
        key: String,
        /// What is wrong.
        error: BadId,
    },
    /// Words that are no day.
    #[error("date `{key}`: {error}")]
    Words {
        /// The date.
        key: String,
        /// What is wrong.
        error: UnknownDeadline,
    },
    /// Words such as 长期 that have no last day.
    #[error("date `{0}` has no last day")]
    NoDay(String),
    /// A milestone without its day, a review without its period, or one with the other's.
    #[error("date `{0}`: a milestone has a day, a review a period, and neither the other's")]
    Kind(String),
    /// One key for two dates.
    #[error("`{0}` is the key of two dates")]
    Twice(String),
    /// A key that people would take for the number of a date.
    #[error("`{0}` is no key: write a word in small letters, such as soil-plan")]
    Key(String),
    /// A quote of nothing, which every text contains.
    #[error("date `{0}` quotes nothing")]
    NoQuote(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "_about")]
    _about: String,
    #[serde(rename = "plan")]
    _plan: String,
    year: i32,
    dates: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    measure: String,
    name: String,
    quote: String,
    kind: Kind,
    date: Option<String>,
    every: Option<Review>,
    #[serde(default)]
    whole: bool,
    units: Option<UnitsSaid>,
    indicator: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Milestone,
    Review,
    Open,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum UnitsSaid {
    Named(Vec<String>),
    Each(Each),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Each {
    Each,
}

impl Dates {
    /// Reads the list (see `seeds/dates.json` for its form).
    ///
    /// # Errors
    /// When it is not such a list, or contradicts itself.
    pub fn from_json(text: &str) -> Result<Self, DatesError> {
        let File { year, dates, .. } = serde_json::from_str(text)?;
        let all = dates.into_iter().map(|entry| entry.read(year)).collect::<Result<Vec<_>, _>>()?;
        let mut keys = HashSet::new();
        if let Some(twice) = all.iter().find(|date| !keys.insert(&date.key)) {
            return Err(DatesError::Twice(twice.key.clone()));
        }
        Ok(Self { year, all })
    }
}

impl Entry {
    fn read(self, year: i32) -> Result<PlanDate, DatesError> {
        let key = self.key;
        let is_word = key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        if !is_word {
            return Err(DatesError::Key(key));
        }
        if self.quote.trim().is_empty() {
            return Err(DatesError::NoQuote(key));
        }
        let day = self.date.map(|words| {
            let deadline = Deadline::parse(&words, year).map_err(|error| DatesError::Words { key: key.clone(), error })?;
            deadline.end().ok_or_else(|| DatesError::NoDay(key.clone()))
        });
        let kind = match (self.kind, day.transpose()?, self.every) {
            (Kind::Milestone, Some(day), None) => DateKind::Milestone(day),
            (Kind::Review, None, Some(every)) => DateKind::Review(every),
            (Kind::Open, day, None) => DateKind::Open(day),
            _ => return Err(DatesError::Kind(key)),
        };
        let said_to = match self.units {
            None => SaidTo::Lead,
            Some(UnitsSaid::Each(Each::Each)) => SaidTo::Each,
            Some(UnitsSaid::Named(names)) => SaidTo::Units(names.iter().map(|name| UnitName::new(name)).collect()),
        };
        let measure = self.measure.parse().map_err(|error| DatesError::Measure { key: key.clone(), error })?;
        let indicator = self.indicator.as_deref().map(IndicatorKey::new);
        Ok(PlanDate { key, measure, name: self.name, quote: self.quote, kind, whole: self.whole, said_to, indicator, note: self.note })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"_about":"","plan":"","year":2026,"dates":[{"key":"soil-plan","measure":"40.1","name":"计划",
        "quote":"6月底前制定","kind":"milestone","date":"6月底前","units":["石景山区政府"]}]}"#;

    #[test]
    fn a_list_that_contradicts_itself_is_refused() {
        let read = |from: &str, to: &str| {
            assert!(ONE.contains(from), "{from}");
            Dates::from_json(&ONE.replace(from, to)).map(|_| ()).map_err(|e| e.to_string())
        };
        assert_eq!(read("40.1", "40.2"), Ok(()));
        assert_eq!(read(r#"["石景山区政府"]"#, r#""each""#), Ok(()));
        let neither = "date `soil-plan`: a milestone has a day, a review a period, and neither the other's";
        for (from, to, says) in [
            (r#""40.1""#, r#""40""#, "date `soil-plan`: `40` is not an id: write a task such as 3 or a measure such as 3.2"),
            (r#""6月底前","units""#, r#""6月前","units""#, "date `soil-plan`: `6月前` is not a deadline that is known"),
            (r#""6月底前","units""#, r#""长期","units""#, "date `soil-plan` has no last day"),
            ("6月底前制定", " ", "date `soil-plan` quotes nothing"),
            (r#""milestone""#, r#""review""#, neither),
            (r#""date":"6月底前""#, r#""every":"month""#, neither),
            (r#""milestone""#, r#""open","every":"month""#, neither),
            (r#""soil-plan""#, r#""1""#, "`1` is no key: write a word in small letters, such as soil-plan"),
            (r#""soil-plan""#, r#""""#, "`` is no key: write a word in small letters, such as soil-plan"),
        ] {
            assert_eq!(read(from, to), Err(says.to_owned()), "{to}");
        }
        let entry = &ONE[ONE.find("{\"key\"").unwrap()..ONE.len() - 2];
        let twice = ONE.replace("]}]}", &format!("]}},{entry}]}}"));
        assert!(matches!(Dates::from_json(&twice), Err(DatesError::Twice(key)) if key == "soil-plan"));
        assert!(matches!(Dates::from_json("{}"), Err(DatesError::Json(_))));
    }
}

//! The list of a plan's indicators, and where each stands in the plan's text. Which indicators there are is data
//! (`seeds/indicators.json`), so another plan's need no code.

use std::collections::HashSet;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::indicator::{Behaviour, Comparator, Direction, Period, Strength};
use super::{AttachedIndicators, BadId, BadNumber, Exact, Indicator, IndicatorKey, Plan, Sign, UnitName, UnitOfMeasure};

/// The indicators of one year's plan.
#[derive(Debug, Clone)]
pub struct Indicators {
    year: i32,
    all: Vec<Indicator>,
}

/// A list of indicators that contradicts itself.
#[derive(Debug, thiserror::Error)]
pub enum IndicatorsError {
    /// Not the JSON that is expected.
    #[error("the list of indicators cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A measure that is no id.
    #[error("indicator `{key}`: {error}")]
    Measure {
        /// The indicator.
        key: String,
        /// What is wrong.
        error: BadId,
    },
    /// A value that is no number.
    #[error("indicator `{key}`: {error}")]
    Number {
        /// The indicator.
        key: String,
        /// What is wrong.
        error: BadNumber,
    },
    /// One key for two indicators.
    #[error("`{0}` is the key of two indicators")]
    Twice(String),
    /// A quote of nothing, which every text contains.
    #[error("indicator `{0}` quotes nothing")]
    NoQuote(String),
    /// A frequency without its period, or a period without a frequency.
    #[error("indicator `{0}`: a period goes with a frequency, and only with one")]
    Period(String),
    /// An alternative of what is not in the list.
    #[error("indicator `{key}` is an alternative of `{of}`, which is not in the list")]
    NoSuchAlternative {
        /// The indicator.
        key: String,
        /// The key that is unknown.
        of: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "_about")]
    _about: String,
    #[serde(rename = "plan")]
    _plan: String,
    year: i32,
    indicators: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    measure: String,
    name: String,
    quote: String,
    comparator: Comparator,
    value: Option<String>,
    unit: Option<String>,
    scope: String,
    behaviour: Kind,
    period: Option<Period>,
    direction: Direction,
    strength: Strength,
    explicit: bool,
    #[serde(default)]
    signed: bool,
    tolerance: Option<String>,
    binds: Option<Vec<String>>,
    baseline: Option<String>,
    source: Option<String>,
    alternative_of: Option<String>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Cumulative,
    Cap,
    Level,
    PerUnit,
    Frequency,
}

impl Indicators {
    /// Reads the list (see `seeds/indicators.json` for its form).
    ///
    /// # Errors
    /// When it is not such a list, or contradicts itself.
    pub fn from_json(text: &str) -> Result<Self, IndicatorsError> {
        let File { year, indicators, .. } = serde_json::from_str(text)?;
        let all = indicators.into_iter().map(Entry::read).collect::<Result<Vec<_>, _>>()?;
        let mut keys = HashSet::new();
        if let Some(twice) = all.iter().find(|i| !keys.insert(&i.key)) {
            return Err(IndicatorsError::Twice(twice.key.to_string()));
        }
        for indicator in &all {
            if let Some(of) = indicator.alternative_of.as_ref().filter(|of| !keys.contains(of)) {
                return Err(IndicatorsError::NoSuchAlternative { key: indicator.key.to_string(), of: of.to_string() });
            }
        }
        Ok(Self { year, all })
    }

    /// All of them in the order of the list.
    pub fn all(&self) -> &[Indicator] {
        &self.all
    }

    /// The year of the plan whose indicators these are.
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// Each indicator with the measure of `plan` whose text has its quote. A plan of another year has none of them.
    pub fn for_plan(&self, plan: &Plan) -> AttachedIndicators {
        if plan.year == self.year { AttachedIndicators::new(&self.all, plan) } else { AttachedIndicators::default() }
    }
}

impl Entry {
    fn read(self) -> Result<Indicator, IndicatorsError> {
        let key = self.key;
        if self.quote.trim().is_empty() {
            return Err(IndicatorsError::NoQuote(key));
        }
        let behaviour = match (self.behaviour, self.period) {
            (Kind::Cumulative, None) => Behaviour::Cumulative,
            (Kind::Cap, None) => Behaviour::Cap,
            (Kind::Level, None) => Behaviour::Level,
            (Kind::PerUnit, None) => Behaviour::PerUnit,
            (Kind::Frequency, Some(period)) => Behaviour::Frequency(period),
            _ => return Err(IndicatorsError::Period(key)),
        };
        let number = |text: &String| Exact::parse(text).map_err(|error| IndicatorsError::Number { key: key.clone(), error });
        let decimal = |text: &String| {
            let bad = || IndicatorsError::Number { key: key.clone(), error: BadNumber(text.clone()) };
            number(text)?.decimal().filter(|t: &Decimal| !t.is_sign_negative()).ok_or_else(bad)
        };
        Ok(Indicator {
            measure: self.measure.parse().map_err(|error| IndicatorsError::Measure { key: key.clone(), error })?,
            target: self.value.as_ref().map(number).transpose()?,
            tolerance: self.tolerance.as_ref().map(decimal).transpose()?,
            key: IndicatorKey::new(&key),
            name: self.name,
            quote: self.quote,
            comparator: self.comparator,
            unit: self.unit.as_deref().map(UnitOfMeasure::new),
            scope: self.scope,
            behaviour,
            direction: self.direction,
            strength: self.strength,
            explicit: self.explicit,
            sign: if self.signed { Sign::Any } else { Sign::NotNegative },
            binds: self.binds.map(|names| names.iter().map(|name| UnitName::new(name)).collect()),
            baseline: self.baseline,
            source: self.source,
            alternative_of: self.alternative_of.as_deref().map(IndicatorKey::new),
            note: self.note,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"_about":"","plan":"","year":2026,"indicators":[{"key":"pm25","measure":"1.1","name":"浓度","quote":"在29微克",
        "comparator":"~","value":"29","unit":"微克/立方米","scope":"全市","behaviour":"level","direction":"lower","strength":"binding",
        "explicit":true,"tolerance":"1"}]}"#;

    #[test]
    fn a_list_that_contradicts_itself_is_refused() {
        let read = |from: &str, to: &str| {
            assert!(ONE.contains(from), "{from}");
            Indicators::from_json(&ONE.replace(from, to)).map(|_| ()).map_err(|e| e.to_string())
        };
        assert_eq!(read("1.1", "1.2"), Ok(()));
        for (from, to, says) in [
            ("\"1.1\"", "\"1\"", "indicator `pm25`: `1` is not an id: write a task such as 3 or a measure such as 3.2"),
            ("\"29\"", "\"廿九\"", "indicator `pm25`: `廿九` is neither a decimal nor a fraction such as 1/3"),
            ("\"tolerance\":\"1\"", "\"tolerance\":\"-1\"", "indicator `pm25`: `-1` is neither a decimal nor a fraction such as 1/3"),
            ("在29微克", " ", "indicator `pm25` quotes nothing"),
            ("\"level\"", "\"frequency\"", "indicator `pm25`: a period goes with a frequency, and only with one"),
            ("\"level\"", "\"level\",\"period\":\"month\"", "indicator `pm25`: a period goes with a frequency, and only with one"),
            (
                "\"explicit\"",
                "\"alternative_of\":\"pm10\",\"explicit\"",
                "indicator `pm25` is an alternative of `pm10`, which is not in the list",
            ),
        ] {
            assert_eq!(read(from, to), Err(says.to_owned()), "{to}");
        }
        let entry = &ONE[ONE.find("{\"key\"").unwrap()..ONE.len() - 2];
        let twice = ONE.replace("]}", &format!(",{entry}]}}"));
        assert!(matches!(Indicators::from_json(&twice), Err(IndicatorsError::Twice(key)) if key == "pm25"));
        assert!(matches!(Indicators::from_json("{}"), Err(IndicatorsError::Json(_))));
    }
}

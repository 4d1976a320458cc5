//! What a person means by the id of an indicator: `25.1a`, the measure where it has one only, with a unit `8.4@门头沟`, or the key.

use super::{Found, Ledger, NotFound};
use crate::messages::{Lang, indicators as say};
use crate::plan::{Attached, Coded, IndicatorCode, MeasureId, UnitName};
use crate::text::half_width;

/// An indicator, and the unit where one was named.
#[derive(Debug, Clone, Copy)]
pub struct NamedIndicator<'a> {
    /// The indicator.
    pub attached: &'a Attached,
    /// The unit.
    pub unit: Option<UnitName>,
}

/// Why an id names no indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoIndicator {
    /// It is no code.
    BadCode(String),
    /// The plan has no such measure, or the unit is nobody, several, or not bound.
    NotFound(NotFound),
    /// The measure has several, and no letter says which.
    Several {
        /// The measure.
        measure: MeasureId,
        /// Their codes and names.
        candidates: Vec<(String, String)>,
    },
    /// The measure has none.
    Nothing(MeasureId),
    /// The measure has some, but not under that letter.
    NoLetter {
        /// What was asked for.
        code: IndicatorCode,
        /// Their codes and names.
        candidates: Vec<(String, String)>,
    },
    /// Several units were named.
    OneUnit(String),
}

impl Ledger {
    /// The indicator, and the unit if one is named, that a person means.
    ///
    /// # Errors
    /// Says what is wrong with it, and what there is.
    pub fn find_indicator(&self, text: &str) -> Result<NamedIndicator<'_>, NoIndicator> {
        let (code, unit) = match text.char_indices().find(|(_, c)| half_width(*c) == '@') {
            Some((at, sign)) => {
                let (code, rest) = text.split_at_checked(at).unwrap_or((text, ""));
                (code.trim(), Some(rest.strip_prefix(sign).unwrap_or(rest).trim()))
            }
            None => (text.trim(), None),
        };
        let attached = self.coded(code)?;
        let unit = unit.map(|words| self.indicator_unit(attached, words)).transpose()?;
        Ok(NamedIndicator { attached, unit })
    }

    fn coded(&self, text: &str) -> Result<&Attached, NoIndicator> {
        if let Some(attached) = self.indicators().all().iter().find(|a| a.indicator.key.as_str() == text) {
            return Ok(attached);
        }
        let code: IndicatorCode = text.parse().map_err(|_| NoIndicator::BadCode(text.to_owned()))?;
        let listed = |all: &[&Attached]| all.iter().map(|a| (a.code.to_string(), a.indicator.name.clone())).collect();
        match self.indicators().find(code) {
            Coded::One(attached) => Ok(attached),
            Coded::Several(all) => Err(NoIndicator::Several { measure: code.measure, candidates: listed(&all) }),
            Coded::Nothing => {
                // That there is no such measure is the better answer.
                self.find(&code.measure.to_string()).map_err(NoIndicator::NotFound)?;
                let all: Vec<&Attached> = self.indicators().of_measure(code.measure).iter().collect();
                if all.is_empty() {
                    Err(NoIndicator::Nothing(code.measure))
                } else {
                    Err(NoIndicator::NoLetter { code, candidates: listed(&all) })
                }
            }
        }
    }

    /// The one unit of an indicator's measure that a person means.
    ///
    /// # Errors
    /// When it is nobody, may be several, or is not bound by the measure.
    pub fn indicator_unit(&self, attached: &Attached, words: &str) -> Result<UnitName, NoIndicator> {
        match self.find(&format!("{}@{words}", attached.code.measure)).map_err(NoIndicator::NotFound)? {
            Found::Owed(owed) => match owed.as_slice() {
                [one] => Ok(one.unit),
                _ => Err(NoIndicator::OneUnit(words.to_owned())),
            },
            _ => Err(NoIndicator::OneUnit(words.to_owned())),
        }
    }
}

impl NoIndicator {
    /// Whether what was asked for is well said, but not there.
    pub const fn is_absent(&self) -> bool {
        match self {
            NoIndicator::NotFound(why) => why.is_absent(),
            NoIndicator::Nothing(_) => true,
            _ => false,
        }
    }

    /// The sentence for the person, with what there is.
    pub fn explain(&self, lang: Lang) -> String {
        let listed = |candidates: &[(String, String)]| {
            candidates.iter().map(|(code, name)| format!("{code} {name}")).collect::<Vec<_>>().join(lang.pick("；", "; "))
        };
        match self {
            NoIndicator::BadCode(text) => say::bad_code(lang, text),
            NoIndicator::NotFound(why) => why.explain(lang),
            NoIndicator::Several { measure, candidates } => say::several_indicators(lang, measure, candidates.len(), listed(candidates)),
            NoIndicator::Nothing(measure) => say::no_indicator(lang, measure),
            NoIndicator::NoLetter { code, candidates } => say::no_such_letter(lang, code, code.measure, listed(candidates)),
            NoIndicator::OneUnit(words) => say::one_unit(lang, words),
        }
    }
}

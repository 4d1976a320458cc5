//! Slips of known texts, corrected by a list that gives each reason (`seeds/corrections.json`), never by code.

use serde::Deserialize;
use serde::de::Error;

use super::clean;
use super::doubt::DoubtKind;
use crate::messages::Lang;
use crate::plan::MeasureId;

/// The list of corrections.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Corrections {
    #[serde(rename = "_about", default)]
    _about: String,
    corrections: Vec<Correction>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Correction {
    /// The title of the plan.
    plan: String,
    #[serde(deserialize_with = "id")]
    measure: MeasureId,
    /// The words as extracted.
    #[serde(deserialize_with = "words")]
    find: String,
    /// The words instead.
    replace: String,
    /// Why.
    reason: Reason,
}

/// Why a text is corrected.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    zh: String,
    en: String,
}

impl Reason {
    /// The reason in a language.
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

impl Corrections {
    /// Reads the list (see `seeds/corrections.json` for its form).
    ///
    /// # Errors
    /// When it is not such a list.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Corrects the text of a measure; what was done.
    pub(super) fn apply(&self, plan: &str, measure: MeasureId, text: &mut String) -> Vec<DoubtKind> {
        let mut done = Vec::new();
        for c in self.corrections.iter().filter(|c| c.plan == plan && c.measure == measure) {
            if text.contains(&c.find) {
                *text = text.replace(&c.find, &c.replace);
                done.push(DoubtKind::Corrected { find: c.find.clone(), replace: c.replace.clone(), reason: c.reason.clone() });
            }
        }
        done
    }
}

fn id<'de, D: serde::Deserializer<'de>>(from: D) -> Result<MeasureId, D::Error> {
    String::deserialize(from)?.parse().map_err(D::Error::custom)
}

/// Cleaned as the texts are in which they are sought, so that the list may show them with the spaces of the layout.
fn words<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let words = clean::text(&String::deserialize(from)?);
    if words.is_empty() { Err(D::Error::custom("`find` is empty")) } else { Ok(words) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(measure: &str, find: &str) -> Result<Corrections, serde_json::Error> {
        Corrections::from_json(&format!(
            r#"{{"corrections":[{{"plan":"计划","measure":"{measure}","find":"{find}","replace":"要求和评价","reason":{{"zh":"错字","en":"a slip"}}}}]}}"#
        ))
    }

    fn corrected(plan: &str, measure: &str) -> (String, usize) {
        let mut text = "技术要求and评价方法".to_owned();
        let done = list("8.4", "要求 and 评价").unwrap().apply(plan, measure.parse().unwrap(), &mut text);
        (text, done.len())
    }

    #[test]
    fn a_slip_is_corrected_in_its_measure_of_its_plan_only() {
        assert_eq!(corrected("计划", "8.4"), ("技术要求和评价方法".into(), 1));
        for (plan, measure) in [("计划", "8.5"), ("计划", "4.8"), ("别的计划", "8.4")] {
            assert_eq!(corrected(plan, measure), ("技术要求and评价方法".into(), 0));
        }
    }

    #[test]
    fn a_list_that_cannot_be_meant_is_refused() {
        assert!(list("8", "要求").is_err());
        assert!(list("8.4", " ").is_err());
        assert!(Corrections::from_json("{}").is_err());
    }

    #[test]
    fn the_embedded_list_is_read() {
        let list = Corrections::from_json(include_str!("../../seeds/corrections.json")).unwrap();
        assert_eq!(list.corrections.len(), 2);
    }
}

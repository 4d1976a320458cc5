//! Slips of known texts, corrected by a list that gives each reason (`seeds/corrections.json`), never by code.

use serde::Deserialize;

use super::doubt::DoubtKind;
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
    /// The id of the measure.
    measure: String,
    /// The words as extracted, after the spaces of the layout are gone.
    find: String,
    /// The words instead.
    replace: String,
    /// Why.
    reason: String,
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
        let id = measure.to_string();
        let mut done = Vec::new();
        for c in self.corrections.iter().filter(|c| c.plan == plan && c.measure == id) {
            if text.contains(&c.find) {
                *text = text.replace(&c.find, &c.replace);
                done.push(DoubtKind::Corrected { find: c.find.clone(), replace: c.replace.clone(), reason: c.reason.clone() });
            }
        }
        done
    }
}

//! What makes a light: each part with its colour, its reason, and what it is about.

use chrono::NaiveDate;
use serde::Serialize;

use crate::ledger::{Item, Judged, Ledger};
use crate::messages::Lang;

/// A part of a light, for programs. Fields are added, never renamed.
#[derive(Debug, Serialize)]
pub struct PartOut {
    part: &'static str,
    light: &'static str,
    reason: String,
    /// The item whose part it is: of a measure it may be what one of its units owes.
    item: String,
    /// The indicator, where it is one.
    indicator: Option<String>,
}

/// The parts of the light of an item; nothing where it is closed.
pub fn out(ledger: &Ledger, item: &Item, as_of: NaiveDate, lang: Lang) -> Vec<PartOut> {
    let part = |judged: &Judged| PartOut {
        part: judged.part().code(),
        light: judged.light.code(),
        reason: judged.why.words(lang),
        item: ledger.label(judged.of),
        indicator: judged.indicator.map(|code| code.to_string()),
    };
    ledger.light_parts(item, as_of).iter().map(part).collect()
}

/// What a part of an item's light is about beside the item itself: an indicator, or what a unit owes. Empty where it is neither.
pub fn about(ledger: &Ledger, item: &Item, judged: &Judged) -> String {
    let unit = judged.of.unit.filter(|_| judged.of != item.key).map(|unit| ledger.units().short(unit).to_owned());
    let indicator = judged.indicator.map(|code| code.to_string());
    [indicator, unit].into_iter().flatten().collect::<Vec<_>>().join("@")
}

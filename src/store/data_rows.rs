//! What was recorded about indicators, as the JSON of its events.
//!
//! A field that is not known here is passed over, so that a later program may say more.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::failure::Inner;
use crate::ledger::{DataChange, EnteredTarget, EventNo, Happening, Path, Reading, ReadingKind};
use crate::plan::{IndicatorKey, Quantity, UnitName, UnitOfMeasure};

/// What an event says about an indicator.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Detail {
    indicator: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    /// The unit, for which the item does not stand: what the only unit of a measure owes is the measure itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// The event that is corrected or struck out.
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<Vec<(NaiveDate, String)>>,
    /// The unit of measure of the points.
    #[serde(skip_serializing_if = "Option::is_none")]
    measured_in: Option<String>,
}

/// A value as typed, and what was read from it. Numbers are text: JSON's own would round them.
#[derive(Debug, Serialize, Deserialize)]
struct Value {
    typed: String,
    number: String,
    unit: String,
}

impl Value {
    fn of(quantity: &Quantity) -> Self {
        let (typed, unit) = (quantity.typed().to_owned(), quantity.unit().name().to_owned());
        Self { typed, number: quantity.value().to_string(), unit }
    }

    fn read(&self) -> Option<Quantity> {
        Some(Quantity::recorded(number(&self.number)?, UnitOfMeasure::new(&self.unit), &self.typed))
    }
}

fn number(text: &str) -> Option<Decimal> {
    Decimal::from_str_exact(text).ok()
}

/// The JSON of what happened to an indicator; none for anything else.
///
/// # Errors
/// When it cannot be put into JSON: then nothing is to be written.
pub(super) fn written(what: &Happening) -> Inner<Option<String>> {
    let detail = match what {
        Happening::Data { indicator, what } => of_change(indicator, what),
        Happening::DataWithdrawn(indicator) | Happening::DataRestored(indicator) => {
            Detail { indicator: indicator.to_string(), ..Detail::default() }
        }
        _ => return Ok(None),
    };
    Ok(Some(serde_json::to_string(&detail).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?))
}

fn of_change(indicator: &IndicatorKey, what: &DataChange) -> Detail {
    let plain = Detail { indicator: indicator.to_string(), ..Detail::default() };
    let name = |unit: Option<UnitName>| unit.map(|unit| unit.as_str().to_owned());
    match what {
        DataChange::Reading { reading, corrects } => Detail {
            value: Some(Value::of(&reading.value)),
            on: Some(reading.on),
            kind: Some(reading.kind.code().to_owned()),
            unit: name(reading.unit),
            site: reading.site.clone(),
            source: reading.source.clone(),
            reading: corrects.as_ref().map(|(no, _)| no.0),
            ..plain
        },
        DataChange::Struck { reading, .. } => Detail { reading: Some(reading.0), ..plain },
        DataChange::Target(target) => Detail {
            value: target.value.as_ref().map(Value::of),
            tolerance: target.tolerance.map(|t| t.to_string()),
            unit: name(target.unit),
            source: Some(target.source.clone()),
            ..plain
        },
        DataChange::Path { path, unit } => {
            let points = path.points().iter().map(|(on, value)| (*on, value.to_string())).collect();
            Detail { points: Some(points), measured_in: unit.as_ref().map(|unit| unit.name().to_owned()), ..plain }
        }
    }
}

/// The reason that goes with it, which stands in the column of texts as every other does.
pub(super) fn reason(what: &DataChange) -> Option<&str> {
    match what {
        DataChange::Reading { corrects: Some((_, why)), .. } | DataChange::Struck { why, .. } => Some(why),
        _ => None,
    }
}

/// What an event of that kind says; none where that makes no sense.
pub(super) fn read(kind: &str, detail: &str, why: Option<String>) -> Option<Happening> {
    let detail: Detail = serde_json::from_str(detail).ok()?;
    if detail.indicator.is_empty() {
        return None;
    }
    let indicator = IndicatorKey::new(&detail.indicator);
    let what = match kind {
        "data_withdrawn" => return Some(Happening::DataWithdrawn(indicator)),
        "data_restored" => return Some(Happening::DataRestored(indicator)),
        "reading" => detail.into_reading(&indicator, why)?,
        "reading_struck" => DataChange::Struck { reading: EventNo(detail.reading?), why: why? },
        "target" => DataChange::Target(detail.into_target()?),
        "path" => {
            let points = detail.points?.into_iter().map(|(on, value)| Some((on, number(&value)?))).collect::<Option<Vec<_>>>()?;
            DataChange::Path { path: Path::new(points), unit: detail.measured_in.as_deref().map(UnitOfMeasure::new) }
        }
        _ => return None,
    };
    Some(Happening::Data { indicator, what: Box::new(what) })
}

impl Detail {
    fn into_reading(self, indicator: &IndicatorKey, why: Option<String>) -> Option<DataChange> {
        let reading = Reading {
            indicator: indicator.clone(),
            value: self.value?.read()?,
            on: self.on?,
            kind: ReadingKind::ALL.into_iter().find(|kind| Some(kind.code()) == self.kind.as_deref())?,
            unit: self.unit.as_deref().map(UnitName::new),
            site: self.site,
            source: self.source,
        };
        let corrects = match (self.reading, why) {
            (None, _) => None,
            (Some(no), why) => Some((EventNo(no), why?)),
        };
        Some(DataChange::Reading { reading, corrects })
    }

    fn into_target(self) -> Option<EnteredTarget> {
        let value = match self.value {
            Some(value) => Some(value.read()?),
            None => None,
        };
        let tolerance = match self.tolerance {
            Some(text) => Some(number(&text)?),
            None => None,
        };
        let unit = self.unit.as_deref().map(UnitName::new);
        Some(EnteredTarget { value, tolerance, source: self.source?, unit })
    }
}

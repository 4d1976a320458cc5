//! What is embedded in the program: the published plan, and the lists without which no table of this kind is read.

use std::sync::{Arc, OnceLock};

use crate::import::{Corrections, ImportError, Imported, read};
use crate::plan::{Calendar, CalendarError, Dates, DatesError, Indicators, IndicatorsError, Units, UnitsError};
use crate::search;

const PLAN: &str = include_str!("../seeds/beijing-2026.txt");
const UNITS: &str = include_str!("../seeds/units.json");
const INDICATORS: &str = include_str!("../seeds/indicators.json");
const CALENDAR: &str = include_str!("../seeds/calendar.json");
const DATES: &str = include_str!("../seeds/dates.json");
const CORRECTIONS: &str = include_str!("../seeds/corrections.json");
const TEMPLATES: &str = include_str!("../seeds/templates.json");

/// A list that was embedded with a fault.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The list of units.
    #[error(transparent)]
    Units(#[from] UnitsError),
    /// The list of indicators.
    #[error(transparent)]
    Indicators(#[from] IndicatorsError),
    /// The list of holidays.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// The list of dates in the text.
    #[error(transparent)]
    Dates(#[from] DatesError),
    /// The list of corrections.
    #[error("seeds/corrections.json: {0}")]
    Corrections(#[from] serde_json::Error),
    /// The list of templates.
    #[error("seeds/templates.json: {0}")]
    Templates(serde_json::Error),
    /// The plan.
    #[error("seeds/beijing-2026.txt: {0}")]
    Plan(#[from] ImportError),
}

/// The known units, read once. Their names are told by their pinyin, too, as those that a search finds.
///
/// # Errors
/// When the embedded list has a fault; a test sees to it that it has none.
pub fn units() -> Result<Arc<Units>, SeedError> {
    static READ: OnceLock<Arc<Units>> = OnceLock::new();
    if let Some(known) = READ.get() {
        return Ok(Arc::clone(known));
    }
    let units = Arc::new(Units::from_json(UNITS)?.told_by(Some(search::sounds)));
    Ok(Arc::clone(READ.get_or_init(|| units)))
}

/// The indicators of Beijing's plan of 2026, read once.
///
/// # Errors
/// When the embedded list has a fault; a test sees to it that it has none.
pub fn indicators() -> Result<Arc<Indicators>, SeedError> {
    static READ: OnceLock<Arc<Indicators>> = OnceLock::new();
    if let Some(known) = READ.get() {
        return Ok(Arc::clone(known));
    }
    let indicators = Arc::new(Indicators::from_json(INDICATORS)?);
    Ok(Arc::clone(READ.get_or_init(|| indicators)))
}

/// The working days that were announced, read once.
///
/// # Errors
/// When the embedded list has a fault; a test sees to it that it has none.
pub fn calendar() -> Result<Arc<Calendar>, SeedError> {
    static READ: OnceLock<Arc<Calendar>> = OnceLock::new();
    if let Some(known) = READ.get() {
        return Ok(Arc::clone(known));
    }
    let calendar = Arc::new(Calendar::from_json(CALENDAR)?);
    Ok(Arc::clone(READ.get_or_init(|| calendar)))
}

/// The dates in the text of Beijing's plan of 2026, read once.
///
/// # Errors
/// When the embedded list has a fault; a test sees to it that it has none.
pub fn dates() -> Result<Arc<Dates>, SeedError> {
    static READ: OnceLock<Arc<Dates>> = OnceLock::new();
    if let Some(known) = READ.get() {
        return Ok(Arc::clone(known));
    }
    let dates = Arc::new(Dates::from_json(DATES)?);
    Ok(Arc::clone(READ.get_or_init(|| dates)))
}

/// The known slips.
///
/// # Errors
/// When the embedded list has a fault; a test sees to it that it has none.
pub fn corrections() -> Result<Corrections, SeedError> {
    Ok(Corrections::from_json(CORRECTIONS)?)
}

/// The templates for notes, urges and reasons, in the order in which they are offered.
///
/// # Errors
/// When the embedded list has a fault; a test sees to it that it has none.
pub fn templates() -> Result<Vec<String>, SeedError> {
    #[derive(serde::Deserialize)]
    struct File {
        templates: Vec<String>,
    }
    serde_json::from_str::<File>(TEMPLATES).map(|file| file.templates).map_err(SeedError::Templates)
}

/// Beijing's plan of 2026.
///
/// # Errors
/// When an embedded file has a fault; a test sees to it that none has.
pub fn plan() -> Result<Imported, SeedError> {
    Ok(read(PLAN.as_bytes(), &*units()?, &corrections()?)?)
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_embedded_has_no_fault() {
        assert_eq!(super::plan().unwrap().plan.measures().count(), 128);
        assert_eq!(super::templates().unwrap().len(), 10);
    }
}

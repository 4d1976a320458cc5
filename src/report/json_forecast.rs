//! The forecast as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::forecast::{part_name, risk_words};
use crate::ledger::{Burn, Forecast, Ledger, OfWhom, Risk};
use crate::messages::Lang;

/// `duban forecast --json`.
#[derive(Debug, Serialize)]
pub struct Document {
    as_of: NaiveDate,
    year_end: NaiveDate,
    days_left: i64,
    working_days_left: i64,
    measures: Figures,
    obligations: Figures,
    due: Vec<Due>,
    at_risk: Vec<AtRisk>,
    areas: Vec<Part>,
    units: Vec<Part>,
}

/// How fast it goes, and must go; rates are tenths of an item as a number with one decimal.
#[derive(Debug, Serialize)]
struct Figures {
    total: usize,
    open: usize,
    /// Null where the year is over.
    needed_a_day: Option<f64>,
    needed_a_working_day: Option<f64>,
    closed_of_late: usize,
    /// Over how many days.
    of_late_days: i64,
    closed_a_day: f64,
    left_at_end: Option<usize>,
}

#[derive(Debug, Serialize)]
struct Due {
    day: NaiveDate,
    measures: Vec<String>,
    obligations: Vec<String>,
    milestones: Vec<Milestone>,
    reviews: Vec<String>,
    reports: usize,
}

#[derive(Debug, Serialize)]
struct Milestone {
    id: String,
    what: String,
}

#[derive(Debug, Serialize)]
struct AtRisk {
    id: String,
    chief: &'static str,
    /// The same in words, with the measure's own other reasons.
    reason: String,
    own: Vec<&'static str>,
    units: Vec<Unit>,
}

#[derive(Debug, Serialize)]
struct Unit {
    unit: &'static str,
    reason: &'static str,
}

#[derive(Debug, Serialize)]
struct Part {
    name: String,
    #[serde(flatten)]
    figures: Figures,
}

/// The whole forecast.
pub fn document(ledger: &Ledger, forecast: &Forecast, lang: Lang) -> Document {
    let labels = |keys: &[crate::ledger::ItemKey]| keys.iter().map(|key| ledger.label(*key)).collect();
    let part = |part: &crate::ledger::PartBurn| {
        let name = match part.of {
            OfWhom::Unit(unit) => unit.as_str().to_owned(),
            OfWhom::Area(_) => part_name(ledger, part),
        };
        Part { name, figures: figures(&part.burn) }
    };
    let (areas, units): (Vec<_>, Vec<_>) = forecast.parts.iter().partition(|part| matches!(part.of, OfWhom::Area(_)));
    let at_risk = |one: &crate::ledger::AtRisk| AtRisk {
        id: ledger.label(one.measure),
        chief: one.chief.code(),
        reason: risk_words(ledger, one, lang),
        own: one.own.iter().map(|risk: &Risk| risk.code()).collect(),
        units: one.units.iter().map(|(unit, risk)| Unit { unit: unit.as_str(), reason: risk.code() }).collect(),
    };
    Document {
        as_of: forecast.as_of,
        year_end: forecast.year_end,
        days_left: forecast.measures.ahead.days,
        working_days_left: forecast.measures.ahead.working_days,
        measures: figures(&forecast.measures),
        obligations: figures(&forecast.obligations),
        due: forecast
            .due
            .iter()
            .map(|due| Due {
                day: due.day,
                measures: labels(&due.measures),
                obligations: labels(&due.obligations),
                milestones: due.milestones.iter().map(|(key, what)| Milestone { id: ledger.label(*key), what: what.clone() }).collect(),
                reviews: labels(&due.reviews),
                reports: due.reports,
            })
            .collect(),
        at_risk: forecast.at_risk.iter().map(at_risk).collect(),
        areas: areas.into_iter().map(part).collect(),
        units: units.into_iter().map(part).collect(),
    }
}

fn figures(burn: &Burn) -> Figures {
    let number = |tenths: u64| tenths as f64 / 10.0;
    Figures {
        total: burn.total,
        open: burn.open,
        needed_a_day: burn.needed().map(|rate| number(rate.tenths_needed())),
        needed_a_working_day: burn.needed_a_working_day().map(|rate| number(rate.tenths_needed())),
        closed_of_late: burn.closed_of_late,
        of_late_days: burn.ahead.behind,
        closed_a_day: number(burn.pace().tenths()),
        left_at_end: burn.left_at_end(),
    }
}

//! Indicators, and what is recorded about them, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::indicator_words::{pace_words, progress_reason, projection_words, target_words};
use super::indicators::reason;
use crate::ledger::{DataChange, Happening, IndicatorNow, Ledger, Progress, Projection, Reading, Recorded, Subject};
use crate::messages::Lang;
use crate::plan::{Behaviour, Exact, Period};

/// A row of `duban indicators`.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    id: String,
    /// The name by which the record knows it, whatever the plan's numbering.
    key: &'a str,
    measure: String,
    name: &'a str,
    comparator: &'static str,
    /// Of the whole, or of each unit where each must reach it by itself.
    target: Option<f64>,
    target_words: String,
    /// The document from which a target is taken that the plan does not write.
    target_source: Option<&'a str>,
    unit: Option<String>,
    behaviour: &'static str,
    latest: Option<ReadingOut<'a>>,
    light: &'static str,
    reason: String,
    /// What is expected by the day; null where time has no part in it.
    expected: Option<f64>,
    /// What it comes to at the end.
    projection: Option<f64>,
    needed_per_day: Option<f64>,
}

/// An indicator with everything about it.
#[derive(Debug, Serialize)]
pub struct Shown<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    quote: &'a str,
    scope: &'a str,
    note: Option<&'a str>,
    /// The arithmetic, in words.
    projection_words: Option<String>,
    pace_words: Option<String>,
    path: Vec<PointOut>,
    /// Units and places, worst first.
    units: Vec<SubjectOut<'a>>,
    /// Those that stand, newest first.
    readings: Vec<RecordedOut<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ReadingOut<'a> {
    value: f64,
    /// As it was typed.
    typed: &'a str,
    date: NaiveDate,
    kind: &'static str,
    unit: Option<&'static str>,
    site: Option<&'a str>,
    source: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct RecordedOut<'a> {
    #[serde(flatten)]
    reading: ReadingOut<'a>,
    /// The event that recorded it.
    no: i64,
    at: String,
    by: &'a str,
    /// The event in whose place it stands.
    corrects: Option<i64>,
}

#[derive(Debug, Serialize)]
struct PointOut {
    date: NaiveDate,
    value: f64,
}

#[derive(Debug, Serialize)]
struct SubjectOut<'a> {
    unit: Option<&'static str>,
    site: Option<&'a str>,
    target: Option<f64>,
    latest: Option<ReadingOut<'a>>,
    light: &'static str,
    reason: String,
}

/// What an event recorded about an indicator.
#[derive(Debug, Serialize)]
pub struct DataOut<'a> {
    indicator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reading: Option<ReadingOut<'a>>,
    /// The event that is corrected or struck out.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<Vec<PointOut>>,
}

pub(super) fn reading(of: &Reading) -> ReadingOut<'_> {
    ReadingOut {
        value: of.value.exact().to_f64(),
        typed: of.value.typed(),
        date: of.on,
        kind: of.kind.code(),
        unit: of.unit.map(|unit| unit.as_str()),
        site: of.site.as_deref(),
        source: of.source.as_deref(),
    }
}

const fn behaviour(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::Cumulative => "cumulative",
        Behaviour::Cap => "cap",
        Behaviour::Level => "level",
        Behaviour::PerUnit => "per_unit",
        Behaviour::Frequency(Period::Month) => "monthly",
        Behaviour::Frequency(Period::Quarter) => "quarterly",
    }
}

/// A row of the list.
pub fn row<'a>(now: &IndicatorNow<'a>, lang: Lang) -> Row<'a> {
    let (indicator, progress) = (now.indicator(), &now.progress);
    let projection = progress.projection.map(|projection| match projection {
        Projection::Linear { at_end, .. } => at_end,
        Projection::Kept(value) => value,
    });
    Row {
        id: now.attached.code.to_string(),
        key: indicator.key.as_str(),
        measure: now.attached.code.measure.to_string(),
        name: &indicator.name,
        comparator: indicator.comparator.sign(indicator.direction),
        target: now.target.map(Exact::to_f64),
        target_words: target_words(indicator, now.target, now.unit.as_ref(), lang),
        target_source: now.target_source,
        unit: now.unit.as_ref().map(|unit| unit.name().to_owned()),
        behaviour: behaviour(indicator.behaviour),
        latest: now.latest().map(reading),
        light: progress.light.code(),
        reason: reason(now, lang),
        expected: progress.expected.map(|e| e.value.to_f64()),
        projection: projection.map(Exact::to_f64),
        needed_per_day: progress.pace.and_then(|pace| pace.needed).map(Exact::to_f64),
    }
}

/// An indicator with everything about it.
pub fn shown<'a>(ledger: &'a Ledger, now: &IndicatorNow<'a>, lang: Lang) -> Shown<'a> {
    let indicator = now.indicator();
    let mut readings: Vec<&Recorded> = ledger.readings(&indicator.key).collect();
    readings.sort_by_key(|r| std::cmp::Reverse((r.reading.on, r.reading.kind, r.no)));
    let path = now.path.map(|path| path.points().iter().map(point).collect());
    Shown {
        quote: &indicator.quote,
        scope: &indicator.scope,
        note: indicator.note.as_deref(),
        projection_words: projection_words(&now.progress, indicator, lang),
        pace_words: pace_words(&now.progress, indicator, lang),
        path: path.unwrap_or_default(),
        units: now.subjects.iter().map(|subject| subject_out(now, subject, lang)).collect(),
        readings: readings.into_iter().map(recorded).collect(),
        row: row(now, lang),
    }
}

fn point((date, value): &(NaiveDate, rust_decimal::Decimal)) -> PointOut {
    PointOut { date: *date, value: Exact::from(*value).to_f64() }
}

fn recorded(of: &Recorded) -> RecordedOut<'_> {
    RecordedOut {
        reading: reading(&of.reading),
        no: of.no.0,
        at: of.at.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        by: &of.by,
        corrects: of.corrects.map(|no| no.0),
    }
}

fn subject_out<'a>(now: &IndicatorNow<'a>, subject: &Subject<'a>, lang: Lang) -> SubjectOut<'a> {
    let progress: &Progress<'a> = &subject.progress;
    SubjectOut {
        unit: subject.unit.map(|unit| unit.as_str()),
        site: subject.site,
        target: progress.target.map(Exact::to_f64),
        latest: progress.latest.map(reading),
        light: progress.light.code(),
        reason: progress_reason(progress, now.indicator(), lang),
    }
}

/// What an event recorded about an indicator; none for any other event.
pub fn data(what: &Happening) -> Option<DataOut<'_>> {
    let indicator = what.indicator()?.as_str();
    let mut out = DataOut { indicator, reading: None, of: None, target: None, tolerance: None, path: None };
    if let Happening::Data { what, .. } = what {
        match &**what {
            DataChange::Reading { reading: recorded, corrects } => {
                out.reading = Some(reading(recorded));
                out.of = corrects.as_ref().map(|(no, _)| no.0);
            }
            DataChange::Struck { reading, .. } => out.of = Some(reading.0),
            DataChange::Target(target) => {
                out.target = target.value.as_ref().map(|value| value.exact().to_f64());
                out.tolerance = target.tolerance.map(|t| Exact::from(t).to_f64());
            }
            DataChange::Path { path, .. } => out.path = Some(path.points().iter().map(point).collect()),
        }
    }
    Some(out)
}

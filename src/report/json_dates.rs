//! The dates of measures as JSON. Fields are added, never renamed.

use chrono::NaiveDate;
use serde::Serialize;

use super::dates::kind_code;
use crate::ledger::{DateNow, DateSaid, Dealing, Dealt, MeasureDates, MetBy};
use crate::plan::SaidTo;

/// A measure with its dates.
#[derive(Debug, Serialize)]
pub struct DatesOut<'a> {
    id: String,
    dates: Vec<DateOut<'a>>,
}

#[derive(Debug, Serialize)]
struct DateOut<'a> {
    /// 0 is the deadline.
    number: usize,
    key: Option<&'a str>,
    kind: &'static str,
    /// What is due; the words of the cell for the deadline.
    name: Option<&'a str>,
    quote: Option<&'a str>,
    /// The last day in force.
    on: Option<NaiveDate>,
    /// The day that follows from the words.
    computed: Option<NaiveDate>,
    every: Option<&'static str>,
    /// `lead`, `each`, or the names of units.
    said_to: SaidToOut<'a>,
    indicator: Option<&'a str>,
    /// What is doubtful about it, settled or not.
    doubt: Option<&'static str>,
    settled: Option<SettledOut<'a>>,
    met: Option<MetOut<'a>>,
    waiting: Vec<&'a str>,
    periods: Vec<PeriodOut>,
    late_since: Option<NaiveDate>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum SaidToOut<'a> {
    Word(&'static str),
    Units(Vec<&'a str>),
}

#[derive(Debug, Serialize)]
struct SettledOut<'a> {
    on: Option<NaiveDate>,
    by: &'a str,
    at: String,
    why: &'a str,
}

#[derive(Debug, Serialize)]
struct MetOut<'a> {
    on: NaiveDate,
    /// `record`, `units` or `status`.
    by: &'static str,
    who: Option<&'a str>,
    text: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct PeriodOut {
    from: NaiveDate,
    to: NaiveDate,
    met: bool,
}

/// A measure with those of its dates that are `wanted`.
pub fn measure<'a>(measure: &'a MeasureDates<'a>, wanted: impl Fn(&DateNow<'_>) -> bool, as_of: NaiveDate) -> DatesOut<'a> {
    let dates = measure.dates.iter().enumerate().filter(|(_, now)| wanted(now)).map(|(number, now)| date(number, now, as_of));
    DatesOut { id: measure.measure.id.to_string(), dates: dates.collect() }
}

fn date<'a>(number: usize, now: &'a DateNow<'a>, as_of: NaiveDate) -> DateOut<'a> {
    let (name, quote, said_to) = match now.said {
        DateSaid::Deadline(deadline) => (Some(deadline.published.as_str()), None, SaidToOut::Word("lead")),
        DateSaid::Ongoing(_) => (None, None, SaidToOut::Word("lead")),
        DateSaid::Text(text) => (Some(text.name.as_str()), Some(text.quote.as_str()), said_to(&text.said_to)),
    };
    DateOut {
        number,
        key: now.said.key(),
        kind: kind_code(now.said),
        name,
        quote,
        on: now.on,
        computed: now.said.computed(),
        every: now.said.review().map(crate::plan::Review::code),
        said_to,
        indicator: now.said.judged_by().map(crate::plan::IndicatorKey::as_str),
        doubt: now.doubt.map(crate::ledger::Doubt::code),
        settled: now.settled.and_then(settled),
        met: now.met.map(|met| {
            let (by, dealt) = match met.by {
                MetBy::Said(dealt) => ("record", Some(dealt)),
                MetBy::Units => ("units", None),
                MetBy::Status(_) => ("status", None),
            };
            MetOut { on: met.on, by, who: dealt.map(|d| d.by.as_str()), text: dealt.map(|d| d.text.as_str()) }
        }),
        waiting: now.waiting.iter().map(|unit| unit.as_str()).collect(),
        periods: now.periods.iter().map(|period| PeriodOut { from: period.from, to: period.to, met: period.is_met }).collect(),
        late_since: now.late_since(as_of),
    }
}

fn said_to(said_to: &SaidTo) -> SaidToOut<'_> {
    match said_to {
        SaidTo::Lead => SaidToOut::Word("lead"),
        SaidTo::Each => SaidToOut::Word("each"),
        SaidTo::Units(units) => SaidToOut::Units(units.iter().map(|unit| unit.as_str()).collect()),
    }
}

fn settled(dealt: &Dealt) -> Option<SettledOut<'_>> {
    let Dealing::DateSet { on, .. } = dealt.what else { return None };
    Some(SettledOut { on, by: &dealt.by, at: dealt.at.to_rfc3339(), why: &dealt.text })
}

//! What a chart shows of an indicator, as plain numbers.

use chrono::{Days, NaiveDate};

use crate::console::app::App;
use crate::console::pictures::chart::{Chart, Reading};
use crate::ledger::{IndicatorNow, Projection, ReadingKind};
use crate::plan::{Behaviour, Exact};

/// The most decimals of a figure beside a chart.
const DECIMALS: u32 = 3;

/// The numbers of one chart.
pub(super) struct ChartData {
    span: (NaiveDate, NaiveDate),
    readings: Vec<Reading>,
    expected: Vec<(NaiveDate, f64)>,
    target: Option<f64>,
    projection: Option<(NaiveDate, f64)>,
    unit: String,
    decimals: usize,
}

impl ChartData {
    /// Those of the whole: what units and places have is listed beside it.
    pub fn of(app: &App, now: &IndicatorNow<'_>) -> Self {
        let indicator = now.indicator();
        // A share is read in per cent.
        let is_share = now.unit.as_ref().is_some_and(|unit| unit.name() == "比例");
        let number = |value: Exact| value.to_f64() * if is_share { 100.0 } else { 1.0 };
        let of_whole: Vec<&crate::ledger::Reading> = app
            .ledger
            .readings(&indicator.key)
            .map(|r| &r.reading)
            .filter(|r| r.unit.is_none() && r.site.is_none() && r.on <= app.as_of)
            .collect();
        let given = of_whole.iter().map(|r| r.value.value().normalize().scale()).max().unwrap_or(0);
        let decimals = given.max(now.target.map_or(0, Exact::decimals)).min(DECIMALS);
        let readings =
            of_whole.iter().map(|r| Reading { on: r.on, value: number(r.value.exact()), verified: r.kind == ReadingKind::Verified });
        let end = now.span.end();
        let projection = now.progress.projection.map(|projection| match projection {
            Projection::Linear { at_end, .. } => (end, number(at_end)),
            Projection::Kept(value) => (end, number(value)),
        });
        Self {
            span: (now.span.start(), end),
            readings: readings.collect(),
            expected: expected(now).into_iter().map(|(on, value)| (on, number(value))).collect(),
            target: now.target.map(number),
            projection,
            unit: if is_share { "%".to_owned() } else { now.unit.as_ref().map(|unit| unit.name().to_owned()).unwrap_or_default() },
            decimals: usize::try_from(if is_share { 1 } else { decimals }).unwrap_or(0),
        }
    }

    /// The chart.
    pub fn chart(&self, as_of: NaiveDate) -> Chart<'_> {
        Chart {
            span: self.span,
            readings: &self.readings,
            expected: &self.expected,
            target: self.target,
            projection: self.projection,
            as_of,
            unit: &self.unit,
            decimals: self.decimals,
        }
    }
}

/// The expected path where values add up: as it was entered, else by the time, from nothing to the target.
fn expected(now: &IndicatorNow<'_>) -> Vec<(NaiveDate, Exact)> {
    let Some(target) = now.target.filter(|_| matches!(now.indicator().behaviour, Behaviour::Cumulative | Behaviour::Cap)) else {
        return Vec::new();
    };
    let start = now.span.start().checked_sub_days(Days::new(1)).unwrap_or(now.span.start());
    match now.path {
        None => vec![(start, Exact::ZERO), (now.span.end(), target)],
        Some(path) => {
            let points = path.points().iter().map(|(on, value)| (*on, Exact::from(*value)));
            let opens = path.points().first().is_none_or(|(on, _)| *on > now.span.start());
            opens.then_some((start, Exact::ZERO)).into_iter().chain(points).collect()
        }
    }
}

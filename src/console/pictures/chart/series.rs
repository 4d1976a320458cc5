//! The data of a chart, cleaned: in the order of days, inside the span, and nothing but numbers.

use chrono::NaiveDate;

use super::super::is_usable;
use super::{Chart, Reading};

/// What is drawn.
pub struct Series {
    /// The first day and the days behind it.
    pub span: Span,
    /// By day; of one day the verified one last.
    pub readings: Vec<Reading>,
    /// The expected path.
    pub path: Path,
    /// The target.
    pub target: Option<f64>,
    /// Never before the last reading.
    pub projection: Option<(NaiveDate, f64)>,
}

/// The days of a chart.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    first: NaiveDate,
    last: NaiveDate,
}

/// Straight pieces between dated values: days since the first day of the span, and values.
pub struct Path(Vec<(f64, f64)>);

impl Series {
    pub fn of(chart: &Chart<'_>) -> Self {
        let span = Span::of(chart.span);
        let mut readings: Vec<Reading> =
            chart.readings.iter().copied().filter(|reading| is_usable(reading.value) && span.has(reading.on)).collect();
        readings.sort_by_key(|reading| (reading.on, reading.verified));
        let last = readings.last().map(|reading| reading.on);
        let projection = chart.projection.filter(|(on, value)| is_usable(*value) && span.has(*on) && last.is_some_and(|last| last <= *on));
        let target = chart.target.filter(|target| is_usable(*target));
        Self { span, readings, path: Path::of(span, chart.expected), target, projection }
    }

    /// The last reading that was verified, or was not.
    pub fn latest(&self, verified: bool) -> Option<Reading> {
        self.readings.iter().rev().copied().find(|reading| reading.verified == verified)
    }

    /// The least and the greatest value that is drawn.
    pub fn bounds(&self) -> (f64, f64) {
        let readings = self.readings.iter().map(|reading| reading.value);
        let others = self.target.into_iter().chain(self.projection.map(|(_, value)| value));
        let values = readings.chain(others).chain(self.path.values(self.span));
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    }
}

impl Span {
    /// The days in their order, whichever was given first.
    fn of((one, other): (NaiveDate, NaiveDate)) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    pub const fn last(&self) -> NaiveDate {
        self.last
    }

    pub fn has(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Days since the first day.
    pub fn offset(&self, day: NaiveDate) -> f64 {
        (day - self.first).num_days() as f64
    }

    /// The days from the first to the last.
    pub fn days(&self) -> f64 {
        self.offset(self.last)
    }

    /// The column of a day among `columns`.
    pub fn column(&self, day: NaiveDate, columns: u16) -> Option<u16> {
        self.has(day).then(|| (self.share(day) * f64::from(columns.saturating_sub(1))).round() as u16)
    }

    /// Where in the span the middle of a column lies, in days.
    pub fn offset_of(&self, column: u16, columns: u16) -> f64 {
        f64::from(column) / f64::from(columns.saturating_sub(1).max(1)) * self.days()
    }

    fn share(&self, day: NaiveDate) -> f64 {
        self.offset(day) / self.days().max(1.0)
    }
}

impl Path {
    fn of(span: Span, points: &[(NaiveDate, f64)]) -> Self {
        let usable = points.iter().filter(|(_, value)| is_usable(*value));
        let mut points: Vec<(f64, f64)> = usable.map(|(day, value)| (span.offset(*day), *value)).collect();
        points.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self(points)
    }

    /// From where to where it goes within the span, in days.
    pub fn reach(&self, span: Span) -> Option<(f64, f64)> {
        let (first, last) = (self.0.first()?.0.max(0.0), self.0.last()?.0.min(span.days()));
        (first <= last).then_some((first, last))
    }

    /// The value so many days behind the first day; at the ends it stays as it is there.
    pub fn at(&self, offset: f64) -> Option<f64> {
        let next = self.0.partition_point(|(x, _)| *x <= offset);
        let before = next.checked_sub(1).and_then(|at| self.0.get(at)).copied();
        match (before, self.0.get(next).copied()) {
            (Some((x0, y0)), Some((x1, y1))) => Some(y0 + (y1 - y0) * (offset - x0) / (x1 - x0)),
            (one, other) => one.or(other).map(|(_, y)| y),
        }
    }

    /// The values that bound it within the span.
    fn values(&self, span: Span) -> impl Iterator<Item = f64> {
        let reach = self.reach(span);
        let inside = move |x: f64| reach.is_some_and(|(first, last)| first <= x && x <= last);
        let ends = reach.into_iter().flat_map(|(first, last)| [first, last]).filter_map(|offset| self.at(offset));
        self.0.iter().filter(move |(x, _)| inside(*x)).map(|(_, y)| *y).chain(ends)
    }
}

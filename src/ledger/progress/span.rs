//! The time of an indicator, and what is expected by a day of it.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::plan::Exact;

/// The days over which an indicator is to be reached. 1 January counts as the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    start: NaiveDate,
    end: NaiveDate,
}

/// What is expected by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The value.
    pub value: Exact,
    /// The day by which it is expected.
    pub on: NaiveDate,
    /// Days of the span up to it.
    pub elapsed: i64,
    /// Days of the span.
    pub total: i64,
}

/// An expected path (预期进度) that was entered: values by dates, linear between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path(Vec<(NaiveDate, Decimal)>);

impl Span {
    /// From 1 January of the plan's year to `end`, or to 31 December where the deadline has no end; none for an end before it begins.
    pub fn of_year(year: i32, end: Option<NaiveDate>) -> Option<Self> {
        let start = NaiveDate::from_ymd_opt(year, 1, 1)?;
        let end = end.or_else(|| NaiveDate::from_ymd_opt(year, 12, 31))?;
        (start <= end).then_some(Self { start, end })
    }

    /// The first day.
    pub const fn start(self) -> NaiveDate {
        self.start
    }

    /// The last day.
    pub const fn end(self) -> NaiveDate {
        self.end
    }

    /// How many days it has.
    pub fn total(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// How many of its days are over when `on` is.
    pub fn elapsed(self, on: NaiveDate) -> i64 {
        ((on - self.start).num_days() + 1).clamp(0, self.total())
    }

    /// How many of its days come after `on`.
    pub fn left(self, on: NaiveDate) -> i64 {
        self.total() - self.elapsed(on)
    }

    /// Whether less than that share (per cent) of it is over: too early to judge.
    pub fn is_too_early(self, on: NaiveDate, share: Decimal) -> bool {
        Decimal::from(self.elapsed(on)).saturating_mul(Decimal::ONE_HUNDRED) < Decimal::from(self.total()).saturating_mul(share)
    }

    /// What is expected of `whole` by `on`: its share of the time, or what the path says.
    pub(super) fn expected(self, whole: Exact, path: Option<&Path>, on: NaiveDate) -> Option<Expected> {
        let (elapsed, total) = (self.elapsed(on), self.total());
        let value = match path.filter(|path| !path.0.is_empty()) {
            Some(path) => path.at(on, self)?,
            None => whole.times(elapsed.into()).divided(total.into())?,
        };
        Some(Expected { value, on, elapsed, total })
    }
}

impl Path {
    /// The path through these points, in whichever order. Of two for one date the last counts.
    pub fn new(points: impl IntoIterator<Item = (NaiveDate, Decimal)>) -> Self {
        let mut kept: Vec<(NaiveDate, Decimal)> = Vec::new();
        for (on, value) in points {
            match kept.binary_search_by_key(&on, |(on, _)| *on) {
                Ok(at) => {
                    if let Some(point) = kept.get_mut(at) {
                        point.1 = value;
                    }
                }
                Err(at) => kept.insert(at, (on, value)),
            }
        }
        Self(kept)
    }

    /// The points by date.
    pub fn points(&self) -> &[(NaiveDate, Decimal)] {
        &self.0
    }

    /// What stood before anything was done: the first point where it is not after the first day, else nothing.
    pub(super) fn opening(&self, span: Span) -> Decimal {
        self.0.first().filter(|(on, _)| *on <= span.start).map_or(Decimal::ZERO, |(_, value)| *value)
    }

    /// The value of the path when `on` is over. It begins with nothing when 1 January begins, and keeps its last value.
    fn at(&self, on: NaiveDate, span: Span) -> Option<Exact> {
        let next = self.0.partition_point(|(date, _)| *date < on);
        let Some((to, high)) = self.0.get(next) else { return self.0.last().map(|(_, value)| Exact::from(*value)) };
        let before = next.checked_sub(1).and_then(|at| self.0.get(at)).copied();
        let Some((from, low)) = before.or_else(|| Some((span.start.pred_opt()?, Decimal::ZERO))) else { return Some((*high).into()) };
        let (done, whole) = ((on - from).num_days(), (*to - from).num_days());
        if whole <= 0 || done >= whole {
            return Some((*high).into());
        }
        let rise = Exact::from(*high).minus(low.into()).times(done.into());
        Some(rise.divided(whole.into())?.plus(low.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// 2026 has 365 days: 18 of them are 4.93 %, 19 are 5.2 %. 20 November is day 304 + 20.
    #[test]
    fn days_are_counted_from_one() {
        let year = Span::of_year(2026, None).unwrap();
        for (on, elapsed, left, early) in [
            ("2025-12-31", 0, 365, true),
            ("2026-01-01", 1, 364, true),
            ("2026-01-18", 18, 347, true),
            ("2026-01-19", 19, 346, false),
            ("2026-11-20", 324, 41, false),
            ("2026-12-31", 365, 0, false),
            ("2027-02-01", 365, 0, false),
        ] {
            let on = day(on);
            assert_eq!((year.elapsed(on), year.left(on), year.is_too_early(on, 5.into())), (elapsed, left, early), "{on}");
        }
        assert_eq!(Span::of_year(2026, Some(day("2026-06-30"))).map(Span::total), Some(181));
        assert_eq!(Span::of_year(2026, Some(day("2025-06-30"))), None);
        // 20 days: the first is exactly 5 %.
        assert!(!Span::of_year(2026, Some(day("2026-01-20"))).unwrap().is_too_early(day("2026-01-01"), 5.into()));
    }

    /// 31 March is day 90, 30 June day 181; between them lie 91 days.
    #[test]
    fn a_path_is_linear_between_its_points() {
        let year = Span::of_year(2026, None).unwrap();
        let points = |points: &[(&str, i64)]| Path::new(points.iter().map(|(on, value)| (day(on), Decimal::from(*value))));
        let quarters = points(&[("2026-06-30", 101), ("2026-03-31", 10), ("2026-12-31", 200)]);
        let opened = points(&[("2026-01-01", 950), ("2026-12-31", 1100)]);
        for (path, on, expected) in [
            (&quarters, "2026-01-09", "1"),
            (&quarters, "2026-03-31", "10"),
            (&quarters, "2026-04-01", "11"),
            (&quarters, "2026-06-30", "101"),
            (&quarters, "2027-01-31", "200"),
            (&opened, "2026-01-01", "950"),
            (&opened, "2026-07-02", "1025"),
            (&points(&[]), "2026-07-02", "50.1369863"),
        ] {
            let value = year.expected(Exact::from(100), Some(path), day(on)).unwrap().value;
            assert_eq!(value.shown(7).to_string(), expected, "{on}");
        }
        assert_eq!((opened.opening(year), quarters.opening(year)), (Decimal::from(950), Decimal::ZERO));
    }
}

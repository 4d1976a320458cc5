//! Indicators that add up from 1 January: those that are to be reached, and those that are not to be exceeded.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Basis, Expected, Figures, Pace, Progress, ProgressWhy, Projection, latest};
use crate::ledger::{Light, Reading};
use crate::plan::Exact;

/// What is to be reached: what is expected is that of the as-of day, since what nobody has reported is not done.
pub(super) fn cumulative<'a>(basis: &Basis<'_>, readings: &[&'a Reading]) -> Progress<'a> {
    let latest = latest(readings, basis.as_of);
    let (target, reading) = match basis.judged(latest) {
        Ok(both) => both,
        Err(why) => return basis.progress(Light::Grey, why, latest),
    };
    let value = reading.value.exact();
    let met = basis.indicator.meets(value, target);
    let expected = basis.span.expected(target, basis.path, basis.as_of);
    let (light, why) = expected.map_or((Light::Grey, ProgressWhy::TooEarly), |expected| basis.reached(value, target, &expected, met));
    Progress { expected, ..basis.summed(light, why, latest, value, target, reading.on) }
}

/// What is not to be exceeded: the share is that of the reading's date, since what was used since is not known to be saved.
pub(super) fn cap<'a>(basis: &Basis<'_>, readings: &[&'a Reading]) -> Progress<'a> {
    let latest = latest(readings, basis.as_of);
    let (target, reading) = match basis.judged(latest) {
        Ok(both) => both,
        Err(why) => return basis.progress(Light::Grey, why, latest),
    };
    let used = reading.value.exact();
    let expected = basis.span.expected(target, basis.path, reading.on);
    let (light, why) = match &expected {
        _ if !basis.indicator.meets(used, target) => (Light::Red, ProgressWhy::Exceeded(Figures { is: used, against: target })),
        Some(expected) => basis.used_by(used, target, expected),
        None => (Light::Grey, ProgressWhy::TooEarly),
    };
    Progress { expected, ..basis.summed(light, why, latest, used, target, reading.on) }
}

impl Basis<'_> {
    /// The light of what is to be reached: all that is expected, the share of it that is still yellow, or less.
    pub(super) fn reached(&self, value: Exact, target: Exact, expected: &Expected, met: bool) -> (Light, ProgressWhy) {
        let figures = Figures { is: value, against: expected.value };
        if self.expects_too_little(target, expected) {
            (Light::Grey, ProgressWhy::TooEarly)
        } else if met || value >= expected.value {
            (Light::Green, ProgressWhy::OnCourse(figures))
        } else {
            let near = value.times(Decimal::ONE_HUNDRED) >= expected.value.times(self.settings.progress_yellow);
            (if near { Light::Yellow } else { Light::Red }, ProgressWhy::Behind(figures))
        }
    }

    /// The light of what is used of a cap: within its share of the time, within the share of that which is still yellow, or more.
    fn used_by(&self, used: Exact, target: Exact, share: &Expected) -> (Light, ProgressWhy) {
        let figures = Figures { is: used, against: share.value };
        if self.expects_too_little(target, share) {
            (Light::Grey, ProgressWhy::TooEarly)
        } else if used <= share.value {
            (Light::Green, ProgressWhy::Within(figures))
        } else {
            let near = used.times(Decimal::ONE_HUNDRED) <= share.value.times(self.settings.cap_yellow);
            (if near { Light::Yellow } else { Light::Red }, ProgressWhy::OverCourse(figures))
        }
    }

    /// Whether less of the target is expected than is needed to judge.
    fn expects_too_little(&self, target: Exact, expected: &Expected) -> bool {
        expected.value.times(Decimal::ONE_HUNDRED) < target.times(self.settings.too_early)
    }

    /// A light with its reason, the projection from `on`, and the pace.
    pub(super) fn summed<'a>(
        &self,
        light: Light,
        why: ProgressWhy,
        latest: Option<&'a Reading>,
        value: Exact,
        target: Exact,
        on: NaiveDate,
    ) -> Progress<'a> {
        let opening = Exact::from(self.path.map_or_else(Default::default, |path| path.opening(self.span)));
        let (elapsed, total) = (self.span.elapsed(on), self.span.total());
        let gained = value.minus(opening);
        let so_far = gained.divided(elapsed.into());
        let at_end = so_far.map(|a_day| a_day.times(total.into()).plus(opening));
        let rest = target.minus(value);
        let days_left = self.span.left(self.as_of);
        let needed = if rest > Exact::ZERO { rest.divided(days_left.into()) } else { None };
        Progress {
            projection: at_end.map(|at_end| Projection::Linear { opening, gained, elapsed, total, at_end }),
            pace: so_far.map(|so_far| Pace { so_far, rest, days_left, needed }),
            ..self.progress(light, why, latest)
        }
    }
}

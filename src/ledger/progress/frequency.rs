//! Indicators that ask for so many times in each period (频次).

use chrono::{Days, Months, NaiveDate};

use super::{Basis, Progress, ProgressWhy, latest};
use crate::ledger::{Light, Reading};
use crate::plan::Period;

/// The periods that were missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed {
    /// How many.
    pub count: usize,
    /// What the periods are.
    pub period: Period,
    /// The first day of the earliest.
    pub from: NaiveDate,
    /// The working days since it ended.
    pub working_days: i64,
}

/// The value of a reading is how many times it was done in the period in which its date lies.
pub(super) fn frequency<'a>(basis: &Basis<'_>, period: Period, readings: &[&'a Reading]) -> Progress<'a> {
    let latest_of_all = latest(readings, basis.as_of);
    let target = match basis.judged(latest_of_all) {
        Ok((target, _)) => target,
        Err(why) => return basis.progress(Light::Grey, why, latest_of_all),
    };
    // Each period that is over, and whether it was met.
    let over: Vec<(NaiveDate, NaiveDate, bool)> = periods(basis, period)
        .take_while(|(_, end)| *end < basis.as_of)
        .map(|(from, end)| {
            let within: Vec<&Reading> = readings.iter().filter(|r| r.on >= from && r.on <= end).copied().collect();
            (from, end, latest(&within, basis.as_of).is_some_and(|r| basis.indicator.meets(r.value.exact(), target)))
        })
        .collect();
    let Some(&(from, end, _)) = over.iter().find(|(_, _, met)| !met) else {
        let (light, why) = match over.len() {
            0 => (Light::Grey, ProgressWhy::NoPeriodYet),
            all => (Light::Green, ProgressWhy::AllPeriods(all)),
        };
        return basis.progress(light, why, latest_of_all);
    };
    let working_days = basis.calendar.working_days(end, basis.as_of);
    let row = usize::try_from(basis.settings.reviews_in_row).unwrap_or(usize::MAX).max(1);
    let too_many = over.windows(row).any(|row| row.iter().all(|(_, _, met)| !met));
    let light = if working_days > basis.settings.review_patience || too_many { Light::Red } else { Light::Yellow };
    let count = over.iter().filter(|(_, _, met)| !met).count();
    basis.progress(light, ProgressWhy::PeriodMissed(Missed { count, period, from, working_days }), latest_of_all)
}

/// The first and last day of each period of the span, by time.
fn periods(basis: &Basis<'_>, period: Period) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
    let months = match period {
        Period::Month => 1,
        Period::Quarter => 3,
    };
    let (start, last) = (basis.span.start(), basis.span.end());
    let first_days = std::iter::successors(Some(start), move |from| from.checked_add_months(Months::new(months)));
    let whole =
        first_days.map_while(move |from| Some((from, from.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?)));
    whole.take_while(move |(_, end)| *end <= last)
}

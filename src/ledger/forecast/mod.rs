//! The forecast (预测): what falls due until the end of the plan's year, how many items a day must be closed to end clean, and what is
//! likely not to be done by then, at the present pace.

mod burn;
mod due;
mod pace;
mod risk;
#[cfg(test)]
mod tests;

use chrono::{Days, NaiveDate};

use super::{Item, ItemKey, Ledger};

pub use burn::{Ahead, Burn, Rate};
pub use due::DueDay;
pub use pace::{OfWhom, PartBurn};
pub use risk::{AtRisk, Miss, MissBy, Risk};

/// What is to be expected until the end of the plan's year.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// The day by which it is made.
    pub as_of: NaiveDate,
    /// The last day of the plan's year.
    pub year_end: NaiveDate,
    /// The measures.
    pub measures: Burn,
    /// The obligations; a measure that is its own only obligation is one.
    pub obligations: Burn,
    /// The days on which something open falls due, from the as-of date on.
    pub due: Vec<DueDay>,
    /// What is likely not to be done at the end of the year, the surest first.
    pub at_risk: Vec<AtRisk>,
    /// The measures of each area, then the obligations of each unit.
    pub parts: Vec<PartBurn>,
}

impl Forecast {
    /// Whether the year is over: then it says what was reached, and nothing about a day to come.
    pub fn is_over(&self) -> bool {
        self.as_of > self.year_end
    }
}

/// An item that must be closed by the end of the plan's year.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bound<'a> {
    pub item: &'a Item,
    /// Until when it is to be done.
    pub end: NaiveDate,
    /// When it was closed; none where it is open.
    pub closed: Option<NaiveDate>,
}

impl Ledger {
    /// The forecast of `as_of`; none for a plan whose year has no end.
    pub fn forecast(&self, as_of: NaiveDate) -> Option<Forecast> {
        let year_end = self.year_end()?;
        let (measures, obligations) = self.bound(year_end);
        let days = burn::Ahead::of(self, as_of, year_end);
        Some(Forecast {
            as_of,
            year_end,
            measures: Burn::of(&measures, days),
            obligations: Burn::of(&obligations, days),
            due: due::days(self, (&measures, &obligations), as_of, year_end),
            at_risk: risk::find(self, as_of, days),
            parts: pace::parts(self, &measures, &obligations, days),
        })
    }

    /// The days from `as_of` to the end of the year on which something falls due, by time.
    pub fn due(&self, as_of: NaiveDate) -> Vec<DueDay> {
        let Some(year_end) = self.year_end() else { return Vec::new() };
        let (measures, obligations) = self.bound(year_end);
        due::days(self, (&measures, &obligations), as_of, year_end)
    }

    /// How fast the measures are closed, and must be; none for a plan whose year has no end.
    pub fn burn(&self, as_of: NaiveDate) -> Option<Burn> {
        let year_end = self.year_end()?;
        let measures: Vec<Bound<'_>> = self.rows().filter_map(|(_, item)| self.bound_by(item, year_end)).collect();
        Some(Burn::of(&measures, burn::Ahead::of(self, as_of, year_end)))
    }

    /// How many of the measures that must be closed by the end of the year were open at the end of each week of it, and on `as_of`. What
    /// was reopened counts as open all the time.
    pub fn open_by_week(&self, as_of: NaiveDate) -> Vec<(NaiveDate, usize)> {
        let Some((first, year_end)) = NaiveDate::from_ymd_opt(self.plan().year, 1, 1).zip(self.year_end()) else { return Vec::new() };
        let measures: Vec<Bound<'_>> = self.rows().filter_map(|(_, item)| self.bound_by(item, year_end)).collect();
        let last = as_of.min(year_end);
        let weeks = std::iter::successors(Some(first), |day| day.checked_add_days(Days::new(7))).take_while(|day| *day < last);
        let days = weeks.chain((last >= first).then_some(last));
        days.map(|day| (day, measures.iter().filter(|bound| bound.closed.is_none_or(|closed| closed > day)).count())).collect()
    }

    fn year_end(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.plan().year, 12, 31)
    }

    /// The measures and the obligations that must be closed by the end of the year.
    fn bound(&self, year_end: NaiveDate) -> (Vec<Bound<'_>>, Vec<Bound<'_>>) {
        let (mut measures, mut obligations) = (Vec::new(), Vec::new());
        for (_, item) in self.rows() {
            measures.extend(self.bound_by(item, year_end));
            obligations.extend(self.obligations(item).filter_map(|owed| self.bound_by(owed.item, year_end)));
        }
        (measures, obligations)
    }

    fn bound_by<'a>(&self, item: &'a Item, year_end: NaiveDate) -> Option<Bound<'a>> {
        let end = self.deadline(item)?.end().filter(|end| *end <= year_end)?;
        Some(Bound { item, end, closed: self.closed_on(item) })
    }
}

impl Bound<'_> {
    pub const fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    pub const fn key(&self) -> ItemKey {
        self.item.key
    }
}

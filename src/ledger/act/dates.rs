//! Settling the dates of a measure, and recording that a milestone was reached.

use chrono::NaiveDate;

use super::dealing::refused;
use super::{Act, ActRefused, DealingRefused, Signer};
use crate::ledger::dates::is_before_plan;
use crate::ledger::{DateSaid, Dealing, DealingKind, Item, Ledger};
use crate::plan::{DeadlineKind, PlanDate};

impl Act {
    /// Settles a date of a measure: the deadline with `date` none. With `on` none it is settled that there is no date.
    ///
    /// # Errors
    /// When the item is no measure or has no such date, the day cannot be that of the date, no reason is given, or it is settled so already.
    pub fn settle_date(ledger: &Ledger, measure: &Item, date: Option<&str>, on: Option<NaiveDate>, why: &str) -> Result<Self, ActRefused> {
        let said = said(ledger, measure, date)?;
        match on {
            Some(day) => check_day(ledger, measure, said, day).map_err(refused)?,
            None => check_none(said).map_err(refused)?,
        }
        if measure.date_set(date) == Some(on) {
            return Err(refused(DealingRefused::AsItIs(DealingKind::DateSet)));
        }
        Self::deal(measure, Dealing::DateSet { date: date.map(str::to_owned), on }, why)
    }

    /// Settles a date that is in doubt as its words have it: the day that follows from them; what is ongoing has none.
    ///
    /// # Errors
    /// When it is not in doubt, no day follows from its words, or for the reasons of [`Act::settle_date`].
    pub fn confirm_date(ledger: &Ledger, measure: &Item, date: Option<&str>, why: &str, on: NaiveDate) -> Result<Self, ActRefused> {
        let said = said(ledger, measure, date)?;
        let now = ledger.dates_of(measure, on).into_iter().find(|now| now.said == said);
        let is_doubtful = now.is_some_and(|now| now.doubt.is_some());
        let is_ongoing = matches!(said, DateSaid::Deadline(deadline) if deadline.is_ongoing());
        match said.computed() {
            _ if !is_doubtful => Err(refused(DealingRefused::NothingToConfirm)),
            None if !is_ongoing => Err(refused(DealingRefused::NothingToConfirm)),
            day => Self::settle_date(ledger, measure, date, day, why),
        }
    }

    /// A milestone of the text was reached on a day: by the measure, or by a unit to which it is said.
    ///
    /// # Errors
    /// When it is no milestone of the item, an indicator judges it, the day is to come or before the plan, it is recorded so already, or
    /// nothing is said of it.
    pub fn meet_date(
        ledger: &Ledger,
        item: &Item,
        date: Option<&str>,
        on: NaiveDate,
        words: &str,
        signer: Signer<'_>,
    ) -> Result<Self, ActRefused> {
        let measure = ledger.parent(item).ok_or(ActRefused::NotInPlan)?;
        let text = milestone(ledger, said_of(ledger, measure, date)?).map_err(refused)?;
        // A measure that is one unit's alone is its own obligation, and what is said to the unit is said to it.
        if let Some(unit) = item.key.unit.filter(|unit| !text.is_said_to(*unit)) {
            return Err(refused(DealingRefused::NotSaidTo(unit)));
        }
        if on > signer.on {
            return Err(refused(DealingRefused::ToCome(on)));
        }
        if let Some(from) = ledger.first_day().filter(|_| is_before_plan(on, ledger.plan().year)) {
            return Err(refused(DealingRefused::Outside { day: on, from, to: None }));
        }
        if item.date_met(&text.key) == Some(on) {
            return Err(refused(DealingRefused::AsItIs(DealingKind::DateMet)));
        }
        Self::deal(item, Dealing::DateMet { date: text.key.clone(), on }, words)
    }
}

/// What says a date of a measure; an obligation has none of its own.
fn said<'a>(ledger: &'a Ledger, measure: &'a Item, date: Option<&str>) -> Result<DateSaid<'a>, ActRefused> {
    if measure.key.unit.is_some() {
        return Err(refused(DealingRefused::OfMeasure));
    }
    said_of(ledger, measure, date)
}

fn said_of<'a>(ledger: &'a Ledger, measure: &'a Item, date: Option<&str>) -> Result<DateSaid<'a>, ActRefused> {
    ledger.measure_of(measure).ok_or(ActRefused::NotInPlan)?;
    let found = ledger.dates_said(measure).into_iter().find(|said| said.key() == date);
    found.ok_or_else(|| refused(DealingRefused::NoDate(date.unwrap_or_default().to_owned())))
}

/// Whether a day can be that of a date.
fn check_day(ledger: &Ledger, measure: &Item, said: DateSaid<'_>, day: NaiveDate) -> Result<(), DealingRefused> {
    if said.review().is_some() {
        return Err(DealingRefused::ComesAgain);
    }
    let to = match said {
        DateSaid::Text(_) => ledger.deadline(measure).and_then(DeadlineKind::end),
        DateSaid::Deadline(_) | DateSaid::Ongoing(_) => None,
    };
    let is_outside = is_before_plan(day, ledger.plan().year) || to.is_some_and(|to| day > to);
    match ledger.first_day().filter(|_| is_outside) {
        Some(from) => Err(DealingRefused::Outside { day, from, to }),
        None => Ok(()),
    }
}

/// Whether a date can be settled to be none.
fn check_none(said: DateSaid<'_>) -> Result<(), DealingRefused> {
    match said {
        DateSaid::Deadline(deadline) => deadline.end().map_or(Ok(()), |day| Err(DealingRefused::Published(day))),
        DateSaid::Text(_) | DateSaid::Ongoing(_) => Ok(()),
    }
}

/// The date where it is one that is recorded as reached.
fn milestone<'a>(ledger: &Ledger, said: DateSaid<'a>) -> Result<&'a PlanDate, DealingRefused> {
    if let Some(key) = said.judged_by() {
        let name = ledger.indicators().of_key(key).map_or_else(|| key.to_string(), |attached| attached.indicator.name.clone());
        return Err(DealingRefused::ByIndicator(name));
    }
    match said {
        _ if said.review().is_some() => Err(DealingRefused::ByReport),
        DateSaid::Text(text) => Ok(text),
        DateSaid::Deadline(_) | DateSaid::Ongoing(_) => Err(DealingRefused::ByStatus),
    }
}

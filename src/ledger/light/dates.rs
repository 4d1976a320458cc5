//! The milestones (节点) and reviews (复核期) in the second part of the light: none late is green, late by up to ten working days yellow, more,
//! or two in a row, red. While no period of a review is over, it says nothing. What an indicator judges is judged by that alone. A date
//! concerns the measure, but for those whose words are said to units: they concern what these units owe.

use chrono::{Datelike, NaiveDate};

use super::reporting::named;
use super::{Judged, Light, Why};
use crate::ledger::{DateSaid, Item, Ledger};
use crate::messages::{Lang, dates as say, words};
use crate::plan::{DeadlineKind, Review, SaidTo};

/// The periods of a review for which nothing was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewMissed {
    /// How often it comes.
    pub review: Review,
    /// The first day of the first of them.
    pub first: NaiveDate,
    /// The first day of the last of them.
    pub last: NaiveDate,
    /// The days since the first ended.
    pub days: i64,
}

/// What is late: since which day, and how many in a row.
#[derive(Debug, Clone, Copy)]
struct Late {
    since: NaiveDate,
    in_a_row: usize,
}

impl Ledger {
    /// The lights of the milestones and reviews that concern an open item; nothing where there are none. `reported` is the last day on which
    /// something was reported about it.
    pub(super) fn judge_dates(
        &self,
        item: &Item,
        deadline: DeadlineKind,
        reported: Option<NaiveDate>,
        as_of: NaiveDate,
        take: &mut impl FnMut(Judged),
    ) {
        let is_reviewed = item.key.unit.is_none() && matches!(deadline, DeadlineKind::Ongoing(_));
        if !is_reviewed && self.dates.of_measure(item.measure).is_empty() {
            return;
        }
        let Some(measure) = self.parent(item) else { return };
        let mut milestones: Vec<(NaiveDate, bool)> = Vec::new();
        for said in self.dates_said(measure) {
            if said.judged_by().is_some() || !self.concerns(said, item) {
                continue;
            }
            match said.review() {
                Some(review) if measure.date_set(said.key()).is_none() => {
                    if let Some((light, why)) = self.review_light(deadline, review, reported, as_of) {
                        take(Judged { light, why, of: item.key, indicator: None });
                    }
                }
                Some(_) => {}
                None => milestones.extend(self.milestone(measure, item, said, as_of)),
            }
        }
        if !milestones.is_empty() {
            milestones.sort_unstable();
            let (light, why) = self.milestones_light(&milestones, as_of);
            take(Judged { light, why, of: item.key, indicator: None });
        }
    }

    /// Whether a date is said to an item: to a unit, or to the measure, which also stands for units that it does not bind.
    fn concerns(&self, said: DateSaid<'_>, item: &Item) -> bool {
        match (said, item.key.unit) {
            (DateSaid::Deadline(_), _) => false,
            (DateSaid::Ongoing(_), unit) => unit.is_none(),
            (DateSaid::Text(date), Some(unit)) => date.is_said_to(unit),
            (DateSaid::Text(date), None) => {
                let is_owed = || self.obligations_of(item).iter().any(|owed| owed.key.unit.is_some_and(|unit| date.is_said_to(unit)));
                date.said_to == SaidTo::Lead || !is_owed()
            }
        }
    }

    /// The day of a milestone that is in force, and whether it was reached.
    fn milestone(&self, measure: &Item, item: &Item, said: DateSaid<'_>, as_of: NaiveDate) -> Option<(NaiveDate, bool)> {
        let (key, day) = (said.key()?, self.day_in_force(measure, said)?);
        let is_met = item.milestone_met(key, as_of).is_some() || measure.date_reached(key, as_of).is_some();
        Some((day, is_met))
    }

    /// The light of milestones by their days.
    fn milestones_light(&self, milestones: &[(NaiveDate, bool)], as_of: NaiveDate) -> (Light, Why) {
        let is_late = |(day, is_met): &(NaiveDate, bool)| *day < as_of && !is_met;
        let Some((since, _)) = milestones.iter().find(|one| is_late(one)).copied() else {
            return (Light::Green, Why::MilestonesKept);
        };
        let in_a_row = milestones.split(|one| !is_late(one)).map(<[_]>::len).max().unwrap_or(0);
        (self.lateness(Late { since, in_a_row }, as_of), Why::MilestoneLate((as_of - since).num_days()))
    }

    /// The light of a review; none while no period is over. What was reported meets its period and all before: so those that are missed stand
    /// in a row.
    fn review_light(&self, deadline: DeadlineKind, review: Review, reported: Option<NaiveDate>, as_of: NaiveDate) -> Option<(Light, Why)> {
        let mut periods = self.periods(deadline, review, reported);
        periods.retain(|period| period.to < as_of);
        if periods.is_empty() {
            return None;
        }
        let mut missed = periods.iter().filter(|period| !period.is_met);
        let Some(first) = missed.next() else { return Some((Light::Green, Why::ReviewsKept)) };
        let last = missed.clone().next_back().unwrap_or(first);
        let late = Late { since: first.to, in_a_row: 1 + missed.count() };
        let why = ReviewMissed { review, first: first.from, last: last.from, days: (as_of - first.to).num_days() };
        Some((self.lateness(late, as_of), Why::ReviewMissed(why)))
    }

    fn lateness(&self, late: Late, as_of: NaiveDate) -> Light {
        let settings = self.settings();
        let is_patient = self.calendar.working_days(late.since, as_of) <= settings.review_patience;
        let in_a_row = i64::try_from(late.in_a_row).unwrap_or(i64::MAX);
        if is_patient && in_a_row < settings.reviews_in_row { Light::Yellow } else { Light::Red }
    }
}

impl ReviewMissed {
    /// Which periods, and for how many days, e.g. `1—3季度复核未报 237天`.
    pub(super) fn words(self, lang: Lang) -> String {
        let period = match self.review {
            Review::Yearly => say::year(lang, self.first.year()),
            Review::Monthly | Review::Quarterly => named(self.first, self.last, self.review == Review::Quarterly, lang),
        };
        words::review_missed(lang, period, self.days)
    }
}

//! The dates of a measure: its deadline, the milestones (节点) and reviews (复核期) in its text, and what the words leave open, with what
//! supervisors settled and recorded about them.

use chrono::{Datelike, NaiveDate};

use super::{Dealt, Item, Ledger, Status, to_moment};
use crate::plan::{DateKind, Deadline, DeadlineKind, IndicatorKey, Measure, PlanDate, Review, SaidTo, UnitName};
use crate::text::half_width;

/// The key of the review that an ongoing measure has by rule, where its text names none.
const ONGOING_REVIEW: &str = "review";

/// A measure with all its dates, the deadline first.
#[derive(Debug, Clone)]
pub struct MeasureDates<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// Its item.
    pub item: &'a Item,
    /// Its dates.
    pub dates: Vec<DateNow<'a>>,
}

/// What says a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateSaid<'a> {
    /// The cell 完成时限.
    Deadline(&'a Deadline),
    /// The text of the measure.
    Text(&'a PlanDate),
    /// The rule that what is ongoing is reviewed.
    Ongoing(Review),
}

/// How a date stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateNow<'a> {
    /// What says it.
    pub said: DateSaid<'a>,
    /// The last day in force; none for what comes again, is ongoing, open, or was settled to have none.
    pub on: Option<NaiveDate>,
    /// What a supervisor settled about it last.
    pub settled: Option<&'a Dealt>,
    /// When a milestone was reached, and by what that is known; none where it was not, or an indicator judges it.
    pub met: Option<Met<'a>>,
    /// The units to whom a milestone is said and that have not reached it.
    pub waiting: Vec<UnitName>,
    /// The periods of a review; none where an indicator judges it.
    pub periods: Vec<ReviewPeriod>,
    /// What is doubtful about it, whether or not that was settled.
    pub doubt: Option<Doubt>,
}

/// That a milestone was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Met<'a> {
    /// When.
    pub on: NaiveDate,
    /// By what that is known.
    pub by: MetBy<'a>,
}

/// By what it is known that a milestone was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetBy<'a> {
    /// Somebody recorded it.
    Said(&'a Dealt),
    /// The item is said to be done, or is closed.
    Status(Status),
    /// All units to whom it is said have reached it.
    Units,
}

/// One period of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewPeriod {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day, by whose end something is to be reported.
    pub to: NaiveDate,
    /// Whether something was reported on its first day or since.
    pub is_met: bool,
}

/// Why a date is to be settled by a supervisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The text has a date that the cell does not.
    Hidden,
    /// The text and the cell give two dates for the same thing.
    Conflict,
    /// It is ongoing, and its text gives no date either.
    Ongoing,
    /// The cell gives no date (缺时限).
    Undated,
    /// The words have no computable date (尽快, 定期).
    Vague,
}

impl Doubt {
    /// All of them.
    pub const ALL: [Doubt; 5] = [Doubt::Hidden, Doubt::Conflict, Doubt::Ongoing, Doubt::Undated, Doubt::Vague];

    /// The code in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Doubt::Hidden => "hidden",
            Doubt::Conflict => "conflict",
            Doubt::Ongoing => "ongoing",
            Doubt::Undated => "undated",
            Doubt::Vague => "vague",
        }
    }
}

impl<'a> DateSaid<'a> {
    /// The key in the record; none for the deadline.
    pub fn key(self) -> Option<&'a str> {
        match self {
            DateSaid::Deadline(_) => None,
            DateSaid::Text(date) => Some(&date.key),
            DateSaid::Ongoing(_) => Some(ONGOING_REVIEW),
        }
    }

    /// How often it comes again; none for what has one last day.
    pub const fn review(self) -> Option<Review> {
        match self {
            DateSaid::Text(text) => match text.kind {
                DateKind::Review(review) => Some(review),
                DateKind::Milestone(_) | DateKind::Open(_) => None,
            },
            DateSaid::Ongoing(review) => Some(review),
            DateSaid::Deadline(_) => None,
        }
    }

    /// The day that follows from the words.
    pub fn computed(self) -> Option<NaiveDate> {
        match self {
            DateSaid::Deadline(deadline) => deadline.end(),
            DateSaid::Text(date) => date.day(),
            DateSaid::Ongoing(_) => None,
        }
    }

    /// The indicator by which it is judged, and then by it alone.
    pub const fn judged_by(self) -> Option<&'a IndicatorKey> {
        match self {
            DateSaid::Text(date) => date.indicator.as_ref(),
            DateSaid::Deadline(_) | DateSaid::Ongoing(_) => None,
        }
    }
}

impl DateNow<'_> {
    /// What is doubtful about it and not settled.
    pub fn open_doubt(&self) -> Option<Doubt> {
        self.doubt.filter(|_| self.settled.is_none())
    }

    /// The first last day before `as_of` by which it was not met; of a milestone or a review.
    pub fn late_since(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        if matches!(self.said, DateSaid::Deadline(_)) || self.said.judged_by().is_some() {
            return None;
        }
        let milestone = self.on.filter(|_| self.met.is_none());
        let missed = self.periods.iter().find(|period| !period.is_met).map(|period| period.to);
        milestone.or(missed).filter(|day| *day < as_of)
    }

    /// How many periods were over before `as_of` and not met.
    pub fn missed(&self, as_of: NaiveDate) -> usize {
        self.periods.iter().filter(|period| !period.is_met && period.to < as_of).count()
    }

    /// The period that is not over on `as_of`.
    pub fn current(&self, as_of: NaiveDate) -> Option<ReviewPeriod> {
        self.periods.iter().find(|period| period.to >= as_of).copied()
    }
}

impl Ledger {
    /// What says the dates of a measure, the deadline first; nothing where it is not in the plan.
    pub fn dates_said<'a>(&'a self, measure: &'a Item) -> Vec<DateSaid<'a>> {
        let Some(words) = self.measure_of(measure) else { return Vec::new() };
        let in_text = self.dates.of_measure(words.id).iter().map(|attached| DateSaid::Text(&attached.date));
        let mut said: Vec<DateSaid<'a>> = std::iter::once(DateSaid::Deadline(&words.deadline)).chain(in_text).collect();
        if let Some(DeadlineKind::Ongoing(every)) = self.deadline(measure) {
            let named = said.iter().filter_map(|date| date.review()).any(|review| review <= every);
            said.extend((!named).then_some(DateSaid::Ongoing(every)));
        }
        said
    }

    /// The date of a measure that a person means: by its number in the list, where the deadline is 0, or by its key.
    pub fn date_named<'a>(&'a self, measure: &'a Item, typed: &str) -> Option<DateSaid<'a>> {
        let typed: String = typed.trim().chars().map(half_width).collect::<String>().to_ascii_lowercase();
        let said = self.dates_said(measure);
        match typed.parse::<usize>() {
            Ok(number) => said.get(number).copied(),
            Err(_) => said.into_iter().find(|date| date.key() == Some(&typed)),
        }
    }

    /// How all dates of a measure stand on `as_of`, the deadline first.
    pub fn dates_of<'a>(&'a self, measure: &'a Item, as_of: NaiveDate) -> Vec<DateNow<'a>> {
        let said = self.dates_said(measure);
        let is_date = |date: &DateSaid<'_>| matches!(date, DateSaid::Text(_)) && (date.computed().is_some() || date.review().is_some());
        let text_has_date = said.iter().any(is_date);
        said.into_iter().map(|said| self.date_now(measure, said, text_has_date, as_of)).collect()
    }

    /// All measures of the plan with their dates, in published order.
    pub fn dates(&self, as_of: NaiveDate) -> Vec<MeasureDates<'_>> {
        let with_dates = |(measure, item)| MeasureDates { measure, item, dates: self.dates_of(item, as_of) };
        self.rows().map(with_dates).collect()
    }

    fn date_now<'a>(&'a self, measure: &'a Item, said: DateSaid<'a>, text_has_date: bool, as_of: NaiveDate) -> DateNow<'a> {
        let settled = measure.date_settlement(said.key());
        let on = self.day_in_force(measure, said);
        let (met, waiting) = match said {
            DateSaid::Text(date) if said.review().is_none() && date.indicator.is_none() => self.met(measure, date, as_of),
            _ => (None, Vec::new()),
        };
        let periods = match said.review() {
            Some(review) if said.judged_by().is_none() && settled.is_none() => {
                let deadline = self.deadline(measure).unwrap_or(DeadlineKind::Undated);
                self.periods(deadline, review, self.last_report(measure, as_of))
            }
            _ => Vec::new(),
        };
        let doubt = self.doubt(measure, said, text_has_date);
        DateNow { said, on, settled, met, waiting, periods, doubt }
    }

    /// The last day of a date that is in force; none for what comes again, is ongoing, open, or was settled to have none.
    pub(super) fn day_in_force(&self, measure: &Item, said: DateSaid<'_>) -> Option<NaiveDate> {
        match (said, measure.date_set(said.key())) {
            (DateSaid::Deadline(_), _) => self.deadline(measure).and_then(DeadlineKind::end),
            (DateSaid::Text(_), Some(on)) => on,
            // Of an open one it is not known whether it is a last day.
            (DateSaid::Text(PlanDate { kind: DateKind::Milestone(day), .. }), None) => Some(*day),
            _ => None,
        }
    }

    fn doubt(&self, measure: &Item, said: DateSaid<'_>, text_has_date: bool) -> Option<Doubt> {
        let published = self.measure_of(measure)?.deadline.kind;
        match said {
            DateSaid::Deadline(_) => match published {
                DeadlineKind::Undated => Some(Doubt::Undated),
                DeadlineKind::Ongoing(_) if !text_has_date => Some(Doubt::Ongoing),
                _ => None,
            },
            DateSaid::Text(date) => match (date.kind, published.end()) {
                (DateKind::Open(None), _) => Some(Doubt::Vague),
                (DateKind::Milestone(day), Some(end)) if day == end => None,
                // Whoever settled the deadline has settled which of the two dates holds.
                (DateKind::Milestone(_), Some(_)) if date.whole => measure.date_settlement(None).is_none().then_some(Doubt::Conflict),
                (DateKind::Milestone(_) | DateKind::Open(Some(_)), _) => Some(Doubt::Hidden),
                (DateKind::Review(_), _) => None,
            },
            DateSaid::Ongoing(_) => None,
        }
    }

    /// When a milestone of a measure was reached, and which units to whom it is said have not reached it.
    fn met<'a>(&'a self, measure: &'a Item, date: &PlanDate, as_of: NaiveDate) -> (Option<Met<'a>>, Vec<UnitName>) {
        if let Some(met) = measure.milestone_met(&date.key, as_of) {
            return (Some(met), Vec::new());
        }
        if date.said_to == SaidTo::Lead {
            return (None, Vec::new());
        }
        let said_to = self.obligations(measure).filter(|owed| date.is_said_to(owed.unit));
        let each: Vec<(UnitName, Option<Met<'_>>)> = said_to.map(|owed| (owed.unit, owed.item.milestone_met(&date.key, as_of))).collect();
        let waiting: Vec<UnitName> = each.iter().filter(|(_, met)| met.is_none()).map(|(unit, _)| *unit).collect();
        let last = each.iter().filter_map(|(_, met)| met.map(|met| met.on)).max().filter(|_| waiting.is_empty());
        (last.map(|on| Met { on, by: MetBy::Units }), waiting)
    }

    /// The periods of the plan's year for an item with that deadline, up to its last day. One is met by whatever was reported on its first day
    /// or since. Those that ended before reports were asked for are left out.
    pub(super) fn periods(&self, deadline: DeadlineKind, review: Review, reported: Option<NaiveDate>) -> Vec<ReviewPeriod> {
        let start = match deadline {
            DeadlineKind::Window { start, .. } => Some(start),
            _ => None,
        };
        let (end, asked) = (deadline.end(), self.settings().reports_from);
        let within =
            |(_, to): &(NaiveDate, NaiveDate)| start.max(asked).is_none_or(|start| *to >= start) && end.is_none_or(|end| *to <= end);
        let period = |(from, to)| ReviewPeriod { from, to, is_met: reported.is_some_and(|on| on >= from) };
        review.periods(self.plan().year).filter(within).map(period).collect()
    }

    /// The first day of the plan's year.
    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.plan().year, 1, 1)
    }
}

impl Item {
    /// When this item reached a milestone: as it was recorded, or when it was said to be done or was closed.
    pub fn milestone_met(&self, date: &str, as_of: NaiveDate) -> Option<Met<'_>> {
        let said = self.date_reached(date, as_of).map(|(dealt, on)| Met { on, by: MetBy::Said(dealt) });
        let by_status = || {
            let is_done = self.status == Status::Submitted || self.status.is_closed();
            let on = self.status_at.filter(|_| is_done).map(|at| to_moment(at).date_naive())?;
            (on <= as_of).then_some(Met { on, by: MetBy::Status(self.status) })
        };
        said.or_else(by_status)
    }
}

/// Whether a day lies in the year of the plan or later: no date of a plan lies before it.
pub(super) fn is_before_plan(day: NaiveDate, plan_year: i32) -> bool {
    day.year() < plan_year
}

#[cfg(test)]
mod tests;

//! What makes a light: each cause with its colour, and which of them is the worst.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::deadline::{deadline, promise};
use super::{DueDays, Light, Part, Standing, Why};
use crate::ledger::{Item, ItemKey, Ledger, Progress, Shown, Span};
use crate::plan::{Attached, DeadlineKind, IndicatorCode};

/// One cause of a light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// The colour that it gives.
    pub light: Light,
    /// The reason, in figures.
    pub why: Why,
    /// The item that it is about: the one that was asked for, or of a measure what one of its units owes.
    pub of: ItemKey,
    /// The indicator, where it is one.
    pub indicator: Option<IndicatorCode>,
}

/// The light of each part, in their order; none where there is no such part.
pub(in crate::ledger) type PartLights = [Option<Light>; Part::ALL.len()];

impl Judged {
    /// The part of the light to which it belongs.
    pub const fn part(&self) -> Part {
        self.why.part()
    }

    /// The worse of two: by colour, then in the order of the parts, then the one that is later; of two that are alike the first. What is past
    /// its deadline says so before a promise does.
    fn worse(self, other: Self) -> Self {
        if other.light != self.light {
            return if other.light > self.light { other } else { self };
        }
        let rank = |one: &Self| (Reverse(one.part()), matches!(one.why, Why::Overdue(_)), one.why.days_late());
        if rank(&other) > rank(&self) { other } else { self }
    }

    /// The worst that was seen so far, with one more.
    pub(in crate::ledger) fn worst(seen: Option<Self>, next: Self) -> Option<Self> {
        Some(seen.map_or(next, |seen| seen.worse(next)))
    }

    /// How an open item stands of which it is the worst.
    pub const fn standing(self) -> Standing {
        Standing::Open(self.light, self.why)
    }
}

impl Ledger {
    /// How an item stands by itself: a measure without what its units owe, by its own deadline, its whole indicators and its lead's reports;
    /// one whose lead is done is closed as long as units owe something. None where it is not in the plan.
    pub fn own_standing(&self, item: &Item, as_of: NaiveDate) -> Option<Standing> {
        self.own_light(item, as_of).map(|(standing, _)| standing)
    }

    /// The same with the worst light of each part, in their order; none where the item is closed or has no such part.
    pub(in crate::ledger) fn own_light(&self, item: &Item, as_of: NaiveDate) -> Option<(Standing, PartLights)> {
        let deadline = self.deadline(item)?;
        // Whom else a measure binds may be open: then it is not done, and there is no unit that could be asked.
        let owes = || self.obligations_of(item).iter().any(|owed| !owed.status.is_closed());
        let said_closed = || (item.status.is_closed() && owes()).then(|| Standing::of_closed(item, deadline));
        let mut parts = PartLights::default();
        if let Some(closed) = self.closed(item, deadline).or_else(said_closed) {
            return Some((closed, parts));
        }
        let mut worst = None;
        let mut take = |judged: Judged| {
            worst = Judged::worst(worst, judged);
            if let Some(part) = parts.get_mut(judged.part() as usize) {
                *part = (*part).max(Some(judged.light));
            }
        };
        match item.key.unit {
            None => self.judge_measure(item, deadline, as_of, &mut take),
            Some(_) => self.judge_owed(item, deadline, self.indicators().of_measure(item.measure), as_of, &mut take),
        }
        Some((worst?.standing(), parts))
    }

    /// The parts of the light of an open item with their reasons, in their order: of a measure the worst of its own and of what its units
    /// owe. Progress is missing where there is nothing to judge it by. Empty for what is closed or not in the plan.
    pub fn light_parts(&self, item: &Item, as_of: NaiveDate) -> Vec<Judged> {
        let mut parts = [None; Part::ALL.len()];
        let Some(deadline) = self.deadline(item).filter(|deadline| self.closed(item, *deadline).is_none()) else { return Vec::new() };
        self.judge_open(item, deadline, as_of, &mut |judged| {
            if let Some(part) = parts.get_mut(judged.part() as usize) {
                *part = Judged::worst(*part, judged);
            }
        });
        parts.into_iter().flatten().collect()
    }

    /// The indicator whose figures are the reason of an item's light; none where the reason is another.
    pub fn indicator_of_light(&self, item: &Item, as_of: NaiveDate) -> Option<IndicatorCode> {
        let Some(Standing::Open(_, why @ Why::Progress(..))) = self.standing(item, as_of) else { return None };
        self.light_parts(item, as_of).into_iter().find(|judged| judged.why == why)?.indicator
    }

    /// All that makes the light of a measure itself.
    pub(in crate::ledger) fn judge_measure(&self, item: &Item, deadline: DeadlineKind, as_of: NaiveDate, take: &mut impl FnMut(Judged)) {
        let reported = self.last_report(item, as_of);
        self.judge_times(item, deadline, reported, as_of, take);
        self.judge_dates(item, deadline, reported, as_of, take);
        let indicators = self.indicators().of_measure(item.measure);
        if let Some(span) = Span::of_year(self.plan().year, deadline.end()).filter(|_| !indicators.is_empty()) {
            judge_indicators(item.key, indicators, |attached| Some(self.whole_progress(attached, span, as_of)), take);
        }
    }

    /// All that makes the light of what a unit owes; `indicators` are those of its measure.
    pub(in crate::ledger) fn judge_owed(
        &self,
        item: &Item,
        deadline: DeadlineKind,
        indicators: &[Attached],
        as_of: NaiveDate,
        take: &mut impl FnMut(Judged),
    ) {
        let reported = item.last_report_on(as_of);
        self.judge_times(item, deadline, reported, as_of, take);
        self.judge_dates(item, deadline, reported, as_of, take);
        let Some(unit) = item.key.unit.filter(|_| !indicators.is_empty()) else { return };
        if let Some(span) = Span::of_year(self.plan().year, deadline.end()) {
            judge_indicators(item.key, indicators, |attached| self.unit_progress(attached, unit, span, as_of), take);
        }
    }

    /// Deadline, promises and reports.
    fn judge_times(&self, item: &Item, kind: DeadlineKind, reported: Option<NaiveDate>, as_of: NaiveDate, take: &mut impl FnMut(Judged)) {
        let (year, settings) = (self.plan().year, self.settings());
        let reporting = DueDays::of(kind, year, settings).light(reported, as_of, settings, self.calendar());
        let causes = [Some(deadline(kind, year, as_of, settings)), promise(item, as_of), Some(reporting)];
        for (light, why) in causes.into_iter().flatten() {
            take(Judged { light, why, of: item.key, indicator: None });
        }
    }

    /// The reports that are missing of an item by itself, as its light says it; none where nothing is. `reported` is the last day on which
    /// something was reported about it.
    pub(in crate::ledger) fn unreported(&self, item: &Item, reported: Option<NaiveDate>, as_of: NaiveDate) -> Option<Why> {
        let mut worst = None;
        let mut take = |judged: Judged| {
            if matches!(judged.why, Why::Unreported(_) | Why::ReviewMissed(_)) {
                worst = Judged::worst(worst, judged);
            }
        };
        let deadline = self.deadline(item)?;
        self.judge_times(item, deadline, reported, as_of, &mut take);
        self.judge_dates(item, deadline, reported, as_of, &mut take);
        worst.map(|judged| judged.why)
    }

    /// The last day up to `as_of` on which something was reported about a measure: by its lead, or by all its units, where the one that was
    /// silent longest counts. What is closed has nothing to report any more.
    pub(in crate::ledger) fn last_report(&self, measure: &Item, as_of: NaiveDate) -> Option<NaiveDate> {
        let open = self.obligations_of(measure).iter().filter(|owed| !owed.status.is_closed());
        let by_units = open.map(|owed| owed.last_report_on(as_of)).min().flatten();
        measure.last_report_on(as_of).max(by_units)
    }
}

/// The light of each indicator. One that is enough instead of another is judged with it: the better of both counts.
fn judge_indicators<'a>(
    of: ItemKey,
    indicators: &'a [Attached],
    progress: impl Fn(&'a Attached) -> Option<Progress<'a>>,
    take: &mut impl FnMut(Judged),
) {
    let is_instead = |one: &Attached, of: &Attached| one.indicator.alternative_of.as_ref() == Some(&of.indicator.key);
    // Grey says nothing, so that it is no better than red.
    let good = |judged: &Judged| match judged.light {
        Light::Green => 3,
        Light::Yellow => 2,
        Light::Red => 1,
        Light::Grey => 0,
    };
    let judged = |attached: &'a Attached| {
        let progress = progress(attached)?;
        let why = Why::Progress(progress.why, Shown::of(&attached.indicator, progress.target));
        Some(Judged { light: progress.light, why, of, indicator: Some(attached.code) })
    };
    for attached in indicators.iter().filter(|one| !indicators.iter().any(|other| is_instead(one, other))) {
        let instead = indicators.iter().filter(|other| is_instead(other, attached)).filter_map(&judged);
        let better = |best: Judged, next: Judged| if good(&next) > good(&best) { next } else { best };
        if let Some(best) = judged(attached).into_iter().chain(instead).reduce(better) {
            take(best);
        }
    }
}

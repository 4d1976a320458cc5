//! How what a search found stands: the same for its text and its JSON.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::units::tally_words;
use super::{indicator_words, indicators, text};
use crate::ledger::{IndicatorNow, Item, Ledger, Light, Standing, Tally};
use crate::messages::{Lang, search as say};
use crate::plan::MeasureId;
use crate::search::Target;

/// How something that was found stands.
#[derive(Debug)]
pub(super) enum Stand<'a> {
    /// A measure, an obligation, or that on which a note was written.
    Item(&'a Item, Standing),
    /// A task: its measures by their lights, and the worst of them.
    Task(Tally, MeasureId, Standing),
    /// An indicator.
    Indicator(Box<IndicatorNow<'a>>),
}

impl<'a> Stand<'a> {
    /// How it stands on `as_of`; none of units, which have no state of their own, and of what has no day to be judged by.
    pub fn of(ledger: &'a Ledger, target: &Target, as_of: NaiveDate) -> Option<Self> {
        match target {
            Target::Unit(_) | Target::Group(_) => None,
            Target::Task(number) => of_task(ledger, *number, as_of),
            Target::Measure(key) | Target::Owed(key) | Target::Note(key, _) => {
                let item = ledger.item(*key)?;
                Some(Self::Item(item, ledger.standing(item, as_of)?))
            }
            Target::Indicator(key) => {
                let now = ledger.indicator_now(ledger.indicators().of_key(key)?, as_of)?;
                Some(Self::Indicator(Box::new(now)))
            }
        }
    }

    /// Its light; none of what is closed.
    pub fn light(&self) -> Option<Light> {
        match self {
            Self::Item(_, standing) => standing.light(),
            Self::Task(tally, ..) => tally.worst(),
            Self::Indicator(now) => Some(now.progress.light),
        }
    }

    /// Why it has that light; of a task why its worst measure has it.
    pub fn reason(&self, lang: Lang) -> String {
        match self {
            Self::Item(_, standing) | Self::Task(_, _, standing) => standing.reason(lang),
            Self::Indicator(now) => indicators::reason(now, lang),
        }
    }

    /// What stands behind the title: the counts of a task with its worst measure, target and latest reading of an indicator.
    pub fn behind(&self, ledger: &Ledger, lang: Lang) -> Option<String> {
        match self {
            Self::Item(..) => None,
            Self::Task(tally, worst, standing) => {
                let counts = tally_words(*tally, lang);
                Some(if standing.light().is_some() {
                    say::task_stands(lang, counts, worst, standing.reason(lang))
                } else {
                    say::task_closed(lang, counts)
                })
            }
            Self::Indicator(now) => {
                let target = indicator_words::target_words(now.indicator(), now.target, now.unit.as_ref(), lang);
                let now = [indicators::latest_words(ledger, now, lang), indicators::reason(now, lang)];
                let now: Vec<String> = now.into_iter().filter(|words| !words.is_empty()).collect();
                Some(say::indicator_stands(lang, target, now.join(lang.pick("，", ", "))))
            }
        }
    }

    /// Sign and word of its light.
    pub fn light_words(&self, lang: Lang) -> String {
        text::sign_and_word(self.light(), lang)
    }
}

/// The worst of a task's measures is the first in the plan's order of those with its worst light that are late by most days.
fn of_task<'a>(ledger: &Ledger, number: u32, as_of: NaiveDate) -> Option<Stand<'a>> {
    let (_, _, task) = ledger.plan().task(number)?;
    let standing = |id| ledger.standing(ledger.of_measure(id)?, as_of);
    let all: Vec<(MeasureId, Standing)> = task.measures.iter().filter_map(|m| Some((m.id, standing(m.id)?))).collect();
    let mut tally = Tally::default();
    all.iter().for_each(|(_, standing)| tally.add(*standing));
    let late = |standing: Standing| match standing {
        Standing::Open(_, why) => why.days_late(),
        Standing::Closed { .. } => 0,
    };
    let (id, worst) = all.into_iter().min_by_key(|(_, standing)| (Reverse(standing.light()), Reverse(late(*standing))))?;
    Some(Stand::Task(tally, id, worst))
}

//! Meetings (调度会): what was on the agenda, what was looked at, and what was recorded meanwhile. One event about the plan as a whole, written
//! when the meeting ends.

mod minutes;

use std::collections::{BTreeSet, HashSet};

use chrono::{NaiveDate, SubsecRound};

use super::{Act, ActRefused, Cause, EventNo, Happening, ItemKey, Ledger, Moment, to_moment};
pub use minutes::{Decided, LookedAt, Minutes, PromiseMade, decision_words};

/// A meeting that was held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its title, in one line.
    pub title: String,
    /// When it began.
    pub began: Moment,
    /// When it ended.
    pub ended: Moment,
    /// Seconds between these in which nobody held it: the console was gone and was opened again.
    pub paused: u32,
    /// What was to be looked at, in its order.
    pub agenda: Vec<ItemKey>,
    /// What was looked at, in the order of the first look.
    pub seen: Vec<Seen>,
    /// The acts that were recorded meanwhile, each by its first event, oldest first.
    pub acts: Vec<EventNo>,
}

/// How long an item was on the screen of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The item.
    pub key: ItemKey,
    /// Seconds.
    pub seconds: u32,
}

/// A meeting as it stands in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held<'a> {
    /// 1 for the first of the plan. A meeting that is not recorded yet has the next one.
    pub number: usize,
    /// The event; [`EventNo::NONE`] where it is not recorded yet.
    pub no: EventNo,
    /// Who recorded it.
    pub by: &'a str,
    /// What it was.
    pub meeting: &'a Meeting,
}

/// Why a meeting is not recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingRefused {
    /// A meeting has a title.
    #[error("the meeting has no title")]
    Untitled,
    /// It ended before it began.
    #[error("the meeting ended before it began")]
    Backwards,
    /// Nothing was on its agenda, looked at or recorded.
    #[error("nothing happened in the meeting")]
    Nothing,
    /// An item that the ledger does not have.
    #[error("there is no item of measure {0}")]
    NoItem(i64),
    /// An act that the ledger does not have.
    #[error("there is no act {}", .0.0)]
    NoAct(EventNo),
}

impl Meeting {
    /// The day on which it began.
    pub fn day(&self) -> NaiveDate {
        to_moment(self.began).date_naive()
    }

    /// How long it took without its pauses, in whole minutes, begun ones included.
    pub fn minutes(&self) -> i64 {
        let seconds = ((self.ended - self.began).num_seconds() - i64::from(self.paused)).max(0);
        seconds.saturating_add(59) / 60
    }

    /// Whether it can be the record of a meeting, by itself.
    ///
    /// # Errors
    /// When it has no title, ends before it begins, or is about nothing.
    pub fn check(&self) -> Result<(), MeetingRefused> {
        if self.title.trim().is_empty() {
            return Err(MeetingRefused::Untitled);
        }
        if self.ended < self.began {
            return Err(MeetingRefused::Backwards);
        }
        if self.agenda.is_empty() && self.seen.is_empty() && self.acts.is_empty() {
            return Err(MeetingRefused::Nothing);
        }
        Ok(())
    }

    /// Every item that it names, some maybe twice.
    pub fn items(&self) -> impl Iterator<Item = ItemKey> {
        self.agenda.iter().copied().chain(self.seen.iter().map(|seen| seen.key))
    }

    /// The same as it is recorded: to the second, a title of one line, nothing named twice.
    fn tidy(self) -> Self {
        let mut listed = HashSet::new();
        let mut looks: Vec<Seen> = Vec::new();
        for seen in self.seen {
            match looks.iter_mut().find(|known| known.key == seen.key) {
                Some(known) => known.seconds = known.seconds.saturating_add(seen.seconds),
                None => looks.push(seen),
            }
        }
        Self {
            title: super::act::one_line(&self.title),
            began: to_moment(self.began).trunc_subsecs(0),
            ended: to_moment(self.ended).trunc_subsecs(0),
            paused: self.paused,
            agenda: self.agenda.into_iter().filter(|key| listed.insert(*key)).collect(),
            seen: looks,
            acts: self.acts.into_iter().collect::<BTreeSet<_>>().into_iter().collect(),
        }
    }
}

impl Act {
    /// A meeting was held. Its acts are known to the ledger; one that was taken back meanwhile may be among them. Meetings that are held at
    /// the same time are not in each other's way.
    ///
    /// # Errors
    /// When it has no title, ends before it begins, is about nothing, or names an item or an act that the ledger does not have.
    pub fn hold_meeting(ledger: &Ledger, meeting: Meeting) -> Result<Self, ActRefused> {
        let mut meeting = meeting.tidy();
        // What takes an act back, or does it again, says nothing of its own.
        meeting.acts.retain(|act| ledger.event(*act).is_none_or(|event| event.cause == Cause::Fresh));
        meeting.check().map_err(ActRefused::Meeting)?;
        let unknown = meeting.items().find(|key| ledger.item(ItemKey::measure(key.measure)).is_none());
        if let Some(key) = unknown {
            return Err(ActRefused::Meeting(MeetingRefused::NoItem(key.measure)));
        }
        if let Some(act) = meeting.acts.iter().find(|act| ledger.event(**act).is_none_or(|event| event.act != event.no)) {
            return Err(ActRefused::Meeting(MeetingRefused::NoAct(*act)));
        }
        Ok(Self::plan_wide(ledger, Happening::MeetingHeld(Box::new(meeting))))
    }
}

impl Ledger {
    /// The meetings that were held, oldest first.
    pub fn meetings(&self) -> impl DoubleEndedIterator<Item = Held<'_>> {
        let held = self.wide().meetings().iter().enumerate();
        held.filter_map(|(at, no)| {
            let event = self.event(*no)?;
            match &event.what {
                Happening::MeetingHeld(meeting) => Some(Held { number: at + 1, no: *no, by: &event.by, meeting }),
                _ => None,
            }
        })
    }
}

#[cfg(test)]
mod tests;

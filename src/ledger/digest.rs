//! The digest (摘要): what a person should know in the morning: how many stand how, what needs an act and what of it first, what changed since
//! a day, and what falls due in the next ones.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::{
    Burn, Dealing, DueDay, Entries, Event, Former, Grade, Happening, Item, ItemKey, Ledger, PromiseEnd, Query, Queue, QueueRow, Standing,
    Status, Tally, Wanted,
};

/// How many rows of the queue are named.
const WORST: usize = 10;
/// What falls due in so many days, the as-of date the first of them, is told.
const AHEAD: u64 = 7;

/// What a person should know in the morning.
#[derive(Debug)]
pub struct Digest<'a> {
    /// The ledger as it stood at the end of that day: what happened later is nothing that the digest knows.
    pub ledger: Cow<'a, Ledger>,
    /// The day by which it is made.
    pub as_of: NaiveDate,
    /// With the end of which day it is compared.
    pub since: NaiveDate,
    /// How the measures stand.
    pub measures: Tally,
    /// How the obligations stand.
    pub obligations: Tally,
    /// How fast the measures are closed, and must be.
    pub burn: Option<Burn>,
    /// How many entries need an act, by grade.
    pub queue: Waiting,
    /// The first rows of the queue.
    pub worst: Vec<QueueRow>,
    /// The entries of the queue's rows, for their reasons.
    pub entries: Entries,
    /// What changed.
    pub news: News,
    /// What falls due in the next days, by time.
    pub due: Vec<DueDay>,
    /// What is promised for these days, by time.
    pub promised: Vec<Promised>,
}

/// How many entries need an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waiting {
    /// Rows, one a measure.
    pub rows: usize,
    /// Red ones.
    pub red: usize,
    /// Yellow ones.
    pub yellow: usize,
    /// Those that wait to be verified.
    pub submitted: usize,
}

/// What changed since a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// The measures whose light became worse, the worst first.
    pub worse: Vec<Turned>,
    /// The measures that are open and whose light became better.
    pub better: Vec<Turned>,
    /// The measures that were closed.
    pub closed: Vec<ItemKey>,
    /// The measures that were reopened.
    pub reopened: Vec<ItemKey>,
    /// The obligations that were closed, whose light became worse, whose light became better, that are reported as done by now.
    pub obligations: Obligations,
    /// Promises whose day came and that were not kept.
    pub broken: Vec<Promised>,
}

/// How many obligations changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Obligations {
    /// Closed.
    pub closed: usize,
    /// With a worse light.
    pub worse: usize,
    /// With a better light.
    pub better: usize,
    /// Reported as done (待核).
    pub submitted: usize,
}

/// A light that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turned {
    /// The measure.
    pub key: ItemKey,
    /// How it stood.
    pub from: Standing,
    /// How it stands.
    pub to: Standing,
}

/// A promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// On which item.
    pub key: ItemKey,
    /// By whom.
    pub whom: String,
    /// For the end of which day.
    pub due: NaiveDate,
}

impl Ledger {
    /// With which day the digest of `as_of` is compared unless asked otherwise: the last working day before it.
    pub fn day_before(&self, as_of: NaiveDate) -> NaiveDate {
        let days = std::iter::successors(as_of.pred_opt(), |day| day.pred_opt()).take(60);
        let yesterday = as_of.pred_opt().unwrap_or(as_of);
        days.into_iter().find(|day| self.calendar().is_working(*day)).unwrap_or(yesterday)
    }

    /// The digest of `as_of`, compared with the end of the day `since`.
    pub fn digest(&self, as_of: NaiveDate, since: NaiveDate) -> Digest<'_> {
        let ledger = self.until_end_of(as_of);
        let entries = Entries::of(&ledger, as_of);
        let query = Query::default();
        let queue = entries.queue(&ledger, Wanted { query: &query, me: "", unfold: false });
        let compared = Compared::of(&ledger, as_of, since);
        Digest {
            as_of,
            since,
            measures: compared.measures,
            obligations: compared.obligations,
            burn: ledger.burn(as_of),
            queue: Waiting::of(&queue, &entries),
            worst: queue.rows.into_iter().take(WORST).collect(),
            entries,
            news: compared.news,
            due: ledger.due_within(as_of),
            promised: ledger.promised_within(as_of),
            ledger,
        }
    }

    fn due_within(&self, as_of: NaiveDate) -> Vec<DueDay> {
        self.due(as_of).into_iter().take_while(|due| due.day < last_day(as_of)).collect()
    }

    /// The promises of the next days that are open, by time.
    fn promised_within(&self, as_of: NaiveDate) -> Vec<Promised> {
        self.open_promises(|due| as_of <= due && due < last_day(as_of))
    }

    pub(super) fn open_promises(&self, wanted: impl Fn(NaiveDate) -> bool) -> Vec<Promised> {
        let mut found = Vec::new();
        for (_, measure) in self.rows() {
            let owed = self.obligations(measure).map(|owed| owed.item).filter(|item| item.key.unit.is_some());
            for item in std::iter::once(measure).chain(owed).filter(|item| self.closed_on(item).is_none()) {
                let open = item.open_promises().filter(|(_, due)| wanted(*due));
                found.extend(open.filter_map(|(dealt, due)| promised(item, &dealt.what, due)));
            }
        }
        found.sort_by_key(|promise| promise.due);
        found
    }

    /// Promises whose day was over since, and those of which it was recorded since that they were not kept.
    fn broken(&self, former: &Former<'_>, as_of: NaiveDate) -> Vec<Promised> {
        let mut broken = self.open_promises(|due| former.day() <= due && due < as_of);
        for event in former.since() {
            broken.extend(self.recorded_broken(event).filter(|promise| !broken.contains(promise)));
        }
        broken.sort_by_key(|promise| promise.due);
        broken
    }

    fn recorded_broken(&self, event: &Event) -> Option<Promised> {
        let Happening::Dealt { what, .. } = &event.what else { return None };
        let Dealing::PromiseEnded { promise, end: PromiseEnd::Broken } = **what else { return None };
        let item = self.item(event.item?).filter(|item| !self.is_taken_back(item, event))?;
        let made = self.event(promise)?;
        match &made.what {
            Happening::Dealt { what, .. } => match **what {
                Dealing::Promise { due, .. } => promised(item, what, item.moves_of(made.no).last().unwrap_or(due)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The day behind the last of those that are ahead.
fn last_day(as_of: NaiveDate) -> NaiveDate {
    as_of.checked_add_days(Days::new(AHEAD)).unwrap_or(as_of)
}

fn promised(item: &Item, what: &Dealing, due: NaiveDate) -> Option<Promised> {
    match what {
        Dealing::Promise { whom, .. } => Some(Promised { key: item.key, whom: whom.clone(), due }),
        _ => None,
    }
}

impl Waiting {
    fn of(queue: &Queue, entries: &Entries) -> Self {
        let mut waiting = Self { rows: queue.rows.len(), ..Self::default() };
        let grades: HashSet<ItemKey> = queue.entries().collect();
        for grade in entries.all().iter().filter(|entry| grades.contains(&entry.key)).filter_map(|entry| entry.urgency) {
            match grade.grade {
                Grade::Red => waiting.red += 1,
                Grade::Yellow => waiting.yellow += 1,
                Grade::Submitted => waiting.submitted += 1,
            }
        }
        waiting
    }

    /// All entries.
    pub const fn total(&self) -> usize {
        self.red + self.yellow + self.submitted
    }
}

impl News {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How everything stands, and what of that is new.
#[derive(Default)]
struct Compared {
    measures: Tally,
    obligations: Tally,
    news: News,
}

impl Compared {
    fn of(ledger: &Ledger, as_of: NaiveDate, since: NaiveDate) -> Self {
        let former = ledger.at_end_of(since);
        let mut compared = Self::default();
        for (_, measure) in ledger.rows() {
            compared.take_measure((ledger, as_of), &former, measure);
            for owed in ledger.obligations(measure) {
                compared.take_obligation((ledger, as_of), &former, owed.item);
            }
        }
        compared.news.worse.sort_by_key(|turned| std::cmp::Reverse(turned.to.light()));
        compared.news.broken = ledger.broken(&former, as_of);
        compared
    }

    fn take_measure(&mut self, (ledger, as_of): (&Ledger, NaiveDate), former: &Former<'_>, measure: &Item) {
        let Some(to) = ledger.standing(measure, as_of) else { return };
        self.measures.add(to);
        let Some(from) = former.standing(measure.key) else { return };
        let turned = Turned { key: measure.key, from, to };
        match (from.light(), to.light()) {
            (Some(_), None) => self.news.closed.push(measure.key),
            (None, Some(_)) => self.news.reopened.push(measure.key),
            (Some(before), Some(now)) if now > before && is_alarm(to) => self.news.worse.push(turned),
            (Some(before), Some(now)) if now < before && is_alarm(from) => self.news.better.push(turned),
            _ => {}
        }
    }

    fn take_obligation(&mut self, (ledger, as_of): (&Ledger, NaiveDate), former: &Former<'_>, owed: &Item) {
        let Some(to) = ledger.standing(owed, as_of) else { return };
        self.obligations.add(to);
        let Some((from, before)) = former.standing(owed.key).zip(former.item(owed.key)) else { return };
        let count = &mut self.news.obligations;
        match (from.light(), to.light()) {
            (Some(_), None) => count.closed += 1,
            (Some(was), Some(is)) if is > was && is_alarm(to) => count.worse += 1,
            (Some(was), Some(is)) if is < was && is_alarm(from) => count.better += 1,
            _ => {}
        }
        if owed.status == Status::Submitted && before.status != Status::Submitted {
            count.submitted += 1;
        }
    }
}

/// Whether a light asks for something: between grey and green nothing happens.
fn is_alarm(standing: Standing) -> bool {
    standing.light().is_some_and(|light| light >= super::Light::Yellow)
}

#[cfg(test)]
mod tests;

//! The ledger of promises (承诺台账): who promised what by when, how often that was moved, and what became of it; by unit.

mod counts;

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Dealing, Dealt, EventNo, Item, ItemKey, Ledger, PromiseEnd, to_moment};
use crate::messages::{Lang, promises as say, words};
use crate::plan::{UnitName, Units};
pub use counts::PromiseCounts;

/// What became of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PromiseState {
    /// 到期: its day is over, and nobody said whether it was kept.
    Due,
    /// 未到期: its day is still to come, or today.
    Open,
    /// 未兑现
    Broken,
    /// 兑现
    Kept,
    /// 不再要求, or the item was closed meanwhile.
    Dropped,
}

/// A promise with everything that became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise<'a> {
    /// The event by which it was recorded.
    pub no: EventNo,
    /// On which item.
    pub key: ItemKey,
    /// Who promised, as it was recorded.
    pub whom: &'a str,
    /// To whose account it goes: that of the unit or group that promised, or of whose people somebody did; else that of the name itself.
    pub unit: UnitName,
    /// Whether that is a unit or group that is known.
    pub is_listed: bool,
    /// What.
    pub what: &'a str,
    /// When it was made.
    pub made: NaiveDate,
    /// Who recorded it.
    pub by: &'a str,
    /// By the end of which day it was first promised.
    pub first_due: NaiveDate,
    /// By the end of which day it is promised now.
    pub due: NaiveDate,
    /// How often it was put off or brought forward: moved to another day, or dropped for another promise of the same person on the same item
    /// and day.
    pub moved: usize,
    /// What became of it.
    pub state: PromiseState,
    /// The day on which it ended; none while it is open, and where its item was closed meanwhile.
    pub ended: Option<NaiveDate>,
    /// The day from which on it was asked for no more: it ended, or its item was closed. None while it is open, and where its item left the plan.
    pub settled: Option<NaiveDate>,
    /// The promise that took its place.
    pub replaced_by: Option<EventNo>,
}

/// Every promise that was made, as it stands on a day: those whose day is over first, longest ago first; then those that are open, by their
/// day; then those that ended, the one that was settled last first.
#[derive(Debug, Clone)]
pub struct Promises<'a> {
    as_of: NaiveDate,
    all: Vec<Promise<'a>>,
}

/// The account of a unit.
#[derive(Debug, Clone)]
pub struct PromisesOfUnit<'p, 'a> {
    /// The unit or group, or a name that is none.
    pub unit: UnitName,
    /// Whether it is a unit or group that is known.
    pub is_listed: bool,
    /// How many of its own became what.
    pub counts: PromiseCounts,
    /// Its promises: those whose day is over, then those that are open, by their day; then those that ended, the latest day first.
    pub promises: Vec<&'p Promise<'a>>,
    /// Those of the groups that hold it, which count in the groups' own accounts. None where accounts of all are asked for.
    pub of_groups: Vec<&'p Promise<'a>>,
}

impl<'p, 'a> PromisesOfUnit<'p, 'a> {
    fn empty(unit: UnitName, is_listed: bool) -> Self {
        Self { unit, is_listed, counts: PromiseCounts::default(), promises: Vec::new(), of_groups: Vec::new() }
    }

    /// The name over its promises.
    pub fn title(&self, lang: Lang) -> String {
        if self.is_listed { self.unit.to_string() } else { say::unlisted(lang, self.unit) }
    }

    /// All of them: its own, then those of its groups.
    pub fn all(&self) -> impl Iterator<Item = &'p Promise<'a>> {
        self.promises.iter().chain(&self.of_groups).copied()
    }
}

impl PromiseState {
    /// All of them, in the order in which they are listed.
    pub const ALL: [PromiseState; 5] =
        [PromiseState::Due, PromiseState::Open, PromiseState::Broken, PromiseState::Kept, PromiseState::Dropped];

    /// The code in exports.
    pub const fn code(self) -> &'static str {
        match self {
            PromiseState::Due => "due",
            PromiseState::Open => "open",
            PromiseState::Broken => "broken",
            PromiseState::Kept => "kept",
            PromiseState::Dropped => "dropped",
        }
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            PromiseState::Due => say::due(lang),
            PromiseState::Open => say::open(lang),
            PromiseState::Broken => words::promise_broken(lang),
            PromiseState::Kept => words::promise_kept(lang),
            PromiseState::Dropped => words::promise_dropped(lang),
        }
    }

    /// Whether it is asked for still.
    pub const fn is_open(self) -> bool {
        matches!(self, PromiseState::Due | PromiseState::Open)
    }
}

impl Promise<'_> {
    /// By how many days it is late, or was when it ended; below 0 for days before its day. An open one is judged by `as_of`.
    pub fn days_late(&self, as_of: NaiveDate) -> i64 {
        (self.ended.unwrap_or(as_of) - self.due).num_days()
    }
}

impl<'a> Promises<'a> {
    /// All of them.
    pub fn all(&self) -> &[Promise<'a>] {
        &self.all
    }

    /// The day by which they are judged.
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// How many became what.
    pub fn counts(&self) -> PromiseCounts {
        PromiseCounts::of(&self.all)
    }

    /// The promises on the account of a unit.
    pub fn of_unit(&self, unit: UnitName) -> impl Iterator<Item = &Promise<'a>> {
        self.all.iter().filter(move |promise| promise.unit == unit)
    }

    /// The accounts of those units, groups or names, in this order, those of units with the promises of the groups that hold them. Of a group
    /// that is asked for itself its members' accounts have none: it has its own.
    pub fn accounts_of(&self, names: &[UnitName], units: &Units) -> Vec<PromisesOfUnit<'_, 'a>> {
        let own = self.by_unit();
        let holding = |unit: UnitName| {
            let groups = units.groups().iter().filter(move |group| group.members.iter().any(|member| *member == *unit));
            groups.map(|group| UnitName::new(&group.name)).filter(|group| !names.contains(group)).collect::<Vec<_>>()
        };
        let account = |name: &UnitName| {
            let found = own.iter().find(|account| account.unit == *name).cloned();
            let mut account = found.unwrap_or_else(|| PromisesOfUnit::empty(*name, true));
            let groups = holding(*name);
            account.of_groups = self.all.iter().filter(|promise| promise.is_listed && groups.contains(&promise.unit)).collect();
            account.of_groups.sort_by_key(|promise| by_due(promise));
            account
        };
        names.iter().map(account).collect()
    }

    /// The accounts of the units: those with the most promises that are due first, then with the most that are open, then by name.
    pub fn by_unit(&self) -> Vec<PromisesOfUnit<'_, 'a>> {
        let mut places: HashMap<UnitName, usize> = HashMap::new();
        let mut accounts: Vec<PromisesOfUnit<'_, 'a>> = Vec::new();
        for promise in &self.all {
            let at = *places.entry(promise.unit).or_insert(accounts.len());
            if at == accounts.len() {
                accounts.push(PromisesOfUnit::empty(promise.unit, promise.is_listed));
            }
            if let Some(account) = accounts.get_mut(at) {
                account.promises.push(promise);
            }
        }
        for account in &mut accounts {
            account.counts = PromiseCounts::of(account.promises.iter().copied());
            account.promises.sort_by_key(|promise| by_due(promise));
        }
        accounts.sort_by_key(|account| (Reverse(account.counts.due), Reverse(account.counts.open), account.unit));
        accounts
    }
}

impl Ledger {
    /// The ledger of promises as it stands on `as_of`.
    pub fn promises(&self, as_of: NaiveDate) -> Promises<'_> {
        let mut all: Vec<Promise<'_>> = self.all_items().flat_map(|item| self.promises_on(item, as_of)).collect();
        all.sort_by_key(order);
        Promises { as_of, all }
    }

    /// The promises on an item, oldest first, as they stand on `as_of`.
    pub fn promises_on<'a>(&'a self, item: &'a Item, as_of: NaiveDate) -> Vec<Promise<'a>> {
        if item.dealt.is_empty() {
            return Vec::new();
        }
        let closed = self.closed_on(item);
        let over = (!item.in_plan || closed.is_some()).then_some(closed);
        let mut promises: Vec<Promise<'_>> = item.dealings().filter_map(|dealt| self.promise(item, dealt, as_of, over)).collect();
        for at in 0..promises.len() {
            follow(&mut promises, at);
        }
        promises
    }

    /// `over`, of an item of which nothing is asked for any more, has the day on which it was closed.
    fn promise<'a>(&'a self, item: &'a Item, dealt: &'a Dealt, as_of: NaiveDate, over: Option<Option<NaiveDate>>) -> Option<Promise<'a>> {
        let Dealing::Promise { whom, due: first_due } = &dealt.what else { return None };
        let end = item.dealings().rev().find_map(|d| match d.what {
            Dealing::PromiseEnded { promise, end } if promise == dealt.no => Some((end, to_moment(d.at).date_naive())),
            _ => None,
        });
        let due = item.moves_of(dealt.no).last().unwrap_or(*first_due);
        let state = match end {
            Some((PromiseEnd::Kept, _)) => PromiseState::Kept,
            Some((PromiseEnd::Broken, _)) => PromiseState::Broken,
            Some((PromiseEnd::Dropped, _)) => PromiseState::Dropped,
            None if over.is_some() => PromiseState::Dropped,
            None if due < as_of => PromiseState::Due,
            None => PromiseState::Open,
        };
        let (unit, is_listed) = self.account_of_name(whom).map_or_else(|| (UnitName::new(whom.trim()), false), |unit| (unit, true));
        Some(Promise {
            no: dealt.no,
            key: item.key,
            whom,
            unit,
            is_listed,
            what: &dealt.text,
            made: to_moment(dealt.at).date_naive(),
            by: &dealt.by,
            first_due: *first_due,
            due,
            moved: item.moves_of(dealt.no).count(),
            state,
            ended: end.map(|(_, on)| on),
            settled: end.map(|(_, on)| on).or(over.flatten()),
            replaced_by: None,
        })
    }

    /// To whose account a promise of that name goes: the unit or group that has it, or with whose name it begins (平谷区政府分管负责人); none
    /// where it is nobody's that is known.
    pub fn account_of_name(&self, whom: &str) -> Option<UnitName> {
        let exact = self.whom_exactly(whom).map(|whom| UnitName::new(whom.name()));
        exact.or_else(|| self.units().named_at(whom.trim()).map(|(found, _)| UnitName::new(found.name())))
    }
}

/// Hands what was counted for a promise that was dropped to the one that took its place: the next one of the same person on the item that was
/// made on the day on which it was dropped.
fn follow(promises: &mut [Promise<'_>], at: usize) {
    let Some(dropped) = promises.get(at).filter(|promise| promise.state == PromiseState::Dropped) else { return };
    let (whom, ended, moved, first_due) = (dropped.whom, dropped.ended, dropped.moved, dropped.first_due);
    let mut behind = promises.iter_mut().skip(at + 1);
    let Some(next) = behind.find(|promise| promise.whom == whom && Some(promise.made) == ended) else { return };
    next.moved += moved + 1;
    next.first_due = first_due;
    let no = next.no;
    if let Some(dropped) = promises.get_mut(at) {
        dropped.replaced_by = Some(no);
    }
}

/// See [`Promises`].
fn order(promise: &Promise<'_>) -> (u8, NaiveDate, Reverse<Option<NaiveDate>>, EventNo) {
    match promise.state {
        PromiseState::Due => (0, promise.due, Reverse(None), promise.no),
        PromiseState::Open => (1, promise.due, Reverse(None), promise.no),
        _ => (2, NaiveDate::MIN, Reverse(promise.settled), promise.no),
    }
}

/// See [`PromisesOfUnit::promises`].
fn by_due(promise: &Promise<'_>) -> (u8, NaiveDate, Reverse<NaiveDate>, EventNo) {
    let (state, due, ..) = order(promise);
    (state, due, Reverse(promise.due), promise.no)
}

#[cfg(test)]
mod tests;

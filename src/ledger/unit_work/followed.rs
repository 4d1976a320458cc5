//! How supervision stands with what a unit has to do: what it promised, how often it was urged, what was extended.
//!
//! What is recorded on an obligation concerns the unit that owes it. A promise on a measure concerns the unit on whose account it stands in the
//! ledger of promises, if the measure binds that one; a group stands for its members; what somebody promised who is on no list is nobody's
//! there and here. Who was urged about a measure is meant in the same way, but that whoever is on no list, or not bound, was urged for the
//! unit that answers for the measure.

use chrono::NaiveDate;

use super::Stake;
use crate::ledger::{Dealing, Dealt, Item, ItemKey, Ledger, to_moment};
use crate::plan::{Lookup, Measure, Role, UnitName};

/// How supervision stands with what a unit has to do, of one measure or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnitFollowed {
    /// Open promises.
    pub promises: usize,
    /// Those of them that are past their day, of what is open.
    pub promises_late: usize,
    /// The day of the open promise that falls first.
    pub promised: Option<NaiveDate>,
    /// How often it was urged.
    pub urges: usize,
    /// The day of the last of these.
    pub last_urge: Option<NaiveDate>,
    /// How often a deadline was extended.
    pub extensions: usize,
}

impl UnitFollowed {
    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            promises: self.promises + other.promises,
            promises_late: self.promises_late + other.promises_late,
            promised: self.promised.into_iter().chain(other.promised).min(),
            urges: self.urges + other.urges,
            last_urge: self.last_urge.max(other.last_urge),
            extensions: self.extensions + other.extensions,
        }
    }

    fn promise(&mut self, due: NaiveDate, is_late: bool) {
        self.promises += 1;
        self.promises_late += usize::from(is_late);
        self.promised = self.promised.into_iter().chain([due]).min();
    }

    fn urge(&mut self, dealt: &Dealt) {
        self.urges += 1;
        self.last_urge = self.last_urge.max(Some(to_moment(dealt.at).date_naive()));
    }
}

impl Ledger {
    /// How supervision stands with what a unit has to do with the measure of `item`.
    pub fn unit_followed(&self, stake: &Stake, item: &Item, as_of: NaiveDate) -> UnitFollowed {
        let mut followed = UnitFollowed::default();
        let is_open = stake.standing().is_some_and(|standing| standing.light().is_some());
        for (item, dealt) in self.unit_dealings(stake, item) {
            match (&dealt.what, open_until(item, dealt)) {
                (Dealing::Promise { .. }, Some(due)) => followed.promise(due, is_open && due < as_of),
                (Dealing::Urge { .. }, _) => followed.urge(dealt),
                _ => {}
            }
        }
        let own = stake.owes().and_then(|key| self.item(key)).map_or(0, |owed| owed.extensions().count());
        followed.extensions = if own > 0 { own } else { item.extensions().count() };
        followed
    }

    /// The open promises of a unit under a measure, each with its item and its day, the first day first.
    pub fn unit_promises<'a>(&'a self, stake: &Stake, item: &'a Item) -> Vec<(ItemKey, &'a Dealt, NaiveDate)> {
        let open = self.unit_dealings(stake, item).filter_map(|(item, dealt)| Some((item.key, dealt, open_until(item, dealt)?)));
        let mut open: Vec<_> = open.collect();
        open.sort_by_key(|(_, _, due)| *due);
        open
    }

    /// Promises and urges that concern a unit: on what it owes, and on the measure.
    fn unit_dealings<'a>(&'a self, stake: &Stake, measure: &'a Item) -> impl Iterator<Item = (&'a Item, &'a Dealt)> + use<'a> {
        let unit = stake.unit;
        let owed = stake.owes().filter(|key| *key != measure.key).and_then(|key| self.item(key));
        let own = owed.into_iter().flat_map(|owed| owed.dealings().map(move |dealt| (owed, dealt)));
        let of_measure = measure.dealings().map(move |dealt| (measure, dealt));
        own.chain(of_measure.filter(move |(item, dealt)| match &dealt.what {
            Dealing::Promise { whom, .. } => self.named_by(item, whom).contains(&unit),
            Dealing::Urge { whom, .. } => self.urged(item, whom).contains(&unit),
            _ => false,
        }))
    }

    /// Whose work was urged on a measure itself.
    fn urged(&self, item: &Item, whom: &str) -> Vec<UnitName> {
        let named = self.named_by(item, whom);
        if !named.is_empty() {
            return named;
        }
        self.measure_of(item).map_or_else(Vec::new, |measure| self.answering(measure, item))
    }

    /// The units that a name means which is recorded on a measure itself, as far as the measure binds them.
    fn named_by(&self, item: &Item, whom: &str) -> Vec<UnitName> {
        let Some(measure) = self.measure_of(item) else { return Vec::new() };
        let bound = |unit: &str| Role::ALL.into_iter().any(|role| self.units().bond(measure, role, unit, item.settled()).is_some());
        let Some(name) = self.account_of_name(whom) else { return Vec::new() };
        match self.units().find(&name) {
            Some(Lookup::Group(group)) => group.members.iter().filter(|unit| bound(unit)).map(|unit| UnitName::new(unit)).collect(),
            _ => bound(&name).then_some(name).into_iter().collect(),
        }
    }

    /// Who answers for a measure: who is named first among its leads.
    fn answering(&self, measure: &Measure, item: &Item) -> Vec<UnitName> {
        let leads = self.units().bound(measure, Role::Lead, item.settled());
        leads.into_iter().filter(|bound| bound.is_first).map(|bound| bound.unit).collect()
    }
}

/// The day of an open promise, as it was moved last; none of one that ended, and of what is none.
fn open_until(item: &Item, dealt: &Dealt) -> Option<NaiveDate> {
    item.open_promises().find(|(open, _)| open.no == dealt.no).map(|(_, due)| due)
}

//! How the work of every unit stands, in one pass over the ledger.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::UnitFollowed;
use super::stake::Staked;
use crate::ledger::{Item, Ledger, Tally};
use crate::plan::{Lookup, Role, UnitKind, UnitName};

/// How the work of one unit stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitSummary {
    /// The unit.
    pub unit: UnitName,
    /// What it is; none of one that only the plan names.
    pub kind: Option<UnitKind>,
    /// The measures that it leads or owes something under, each once.
    pub work: Tally,
    /// The measures that it leads.
    pub leads: Tally,
    /// How many of these begin their lead cell with it, or with its group.
    pub answering: usize,
    /// Its obligations.
    pub owes: Tally,
    /// The measures that it assists.
    pub assists: Tally,
    /// How many of its work are open and past their deadline.
    pub overdue: usize,
    /// Its promises, how often it was urged, and the extensions of its work.
    pub followed: UnitFollowed,
    /// When something was reported last by which it is judged: about its obligations, and about the measures that it leads as a whole. Of a
    /// measure that it leads with others and owes a part of, a report or a reading of the first lead is not its own: it is judged by what
    /// it reports of its part. Where it leads behind others and owes nothing, there is nothing but the measure to be reported about, and
    /// whoever reports on that does so for all of them.
    pub last_report: Option<NaiveDate>,
}

/// All units that the plan names or binds, in the order of their kinds and of their list; those that only the plan names at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitsNow {
    /// The day by which they are judged.
    pub as_of: NaiveDate,
    /// One a unit.
    pub units: Vec<UnitSummary>,
}

impl UnitSummary {
    /// That of a unit that has nothing to do.
    pub(super) fn new(ledger: &Ledger, unit: UnitName) -> Self {
        let kind = match ledger.units().find(&unit) {
            Some(Lookup::Unit(known)) => Some(known.kind),
            _ => None,
        };
        let (none, followed) = (Tally::default(), UnitFollowed::default());
        Self { unit, kind, work: none, leads: none, answering: 0, owes: none, assists: none, overdue: 0, followed, last_report: None }
    }

    /// How many measures it has to do with in that role.
    pub const fn in_role(&self, role: Role) -> Tally {
        match role {
            Role::Lead => self.leads,
            Role::Responsible => self.owes,
            Role::Assist => self.assists,
        }
    }

    /// Counts what it has to do with one more measure.
    pub(super) fn add(&mut self, ledger: &Ledger, (stake, owed): &Staked<'_>, item: &Item, as_of: NaiveDate) {
        for (role, tally) in [(Role::Lead, &mut self.leads), (Role::Responsible, &mut self.owes), (Role::Assist, &mut self.assists)] {
            stake.standing_as(role).into_iter().for_each(|standing| tally.add(standing));
        }
        self.answering += usize::from(stake.is_answering);
        if let Some(standing) = stake.standing().filter(|_| stake.is_own_work()) {
            self.work.add(standing);
            self.overdue += usize::from(standing.is_overdue());
        }
        let led = Some(item).filter(|_| stake.leads_whole);
        self.last_report = owed.iter().copied().chain(led).filter_map(|item| item.last_report_on(as_of)).max().max(self.last_report);
        if [Some(item), *owed].into_iter().flatten().any(|item| item.dealings().next().is_some()) {
            let mut followed = ledger.unit_followed(stake, item, as_of);
            // That others have more time is none of its affair.
            followed.extensions *= usize::from(stake.is_own_work());
            self.followed = self.followed.plus(followed);
        }
    }
}

impl UnitsNow {
    /// Those of a ledger as they stand on `as_of`.
    pub fn of(ledger: &Ledger, as_of: NaiveDate) -> Self {
        let (mut places, mut units) = (HashMap::new(), Vec::<UnitSummary>::new());
        let mut stakes = Vec::new();
        for (measure, item) in ledger.rows() {
            ledger.stakes(measure, item, as_of, &mut stakes);
            for stake in &stakes {
                let at = *places.entry(stake.0.unit).or_insert_with(|| {
                    units.push(UnitSummary::new(ledger, stake.0.unit));
                    units.len() - 1
                });
                units.get_mut(at).into_iter().for_each(|unit| unit.add(ledger, stake, item, as_of));
            }
        }
        let listed: HashMap<&str, usize> = ledger.units().all().iter().enumerate().map(|(at, unit)| (unit.name.as_str(), at)).collect();
        // Strangers stand as the plan names them first.
        units.sort_by_key(|unit| (kind_order(unit.kind), listed.get(unit.unit.as_str()).copied()));
        Self { as_of, units }
    }

    /// How the work of one of them stands; none of one with which the plan has nothing to do.
    pub fn get(&self, unit: UnitName) -> Option<&UnitSummary> {
        self.units.iter().find(|known| known.unit == unit)
    }
}

/// Those that only the plan names come last.
const fn kind_order(kind: Option<UnitKind>) -> usize {
    match kind {
        Some(UnitKind::Department) => 0,
        Some(UnitKind::District) => 1,
        Some(UnitKind::Zone) => 2,
        Some(UnitKind::Company) => 3,
        Some(UnitKind::Central) => 4,
        None => 5,
    }
}

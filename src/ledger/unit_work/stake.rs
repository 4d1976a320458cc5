//! What a unit has to do with a measure: its roles, each with how it stands.

use chrono::NaiveDate;

use crate::ledger::{Item, ItemKey, Judged, Ledger, Standing};
use crate::plan::{Bond, Bound, Measure, Role, UnitName};

/// What a unit has to do with a measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stake {
    /// The unit.
    pub unit: UnitName,
    /// Whether the lead cell begins with it, or with a group that holds it: the first lead is the answering one.
    pub is_answering: bool,
    /// Whether it leads the measure and stands in that as the measure does, not as its own part.
    pub(super) leads_whole: bool,
    /// The item of what it owes; none where it owes nothing.
    owes: Option<ItemKey>,
    /// How it stands in each role that it has, in the order of [`Role::ALL`].
    standings: [Option<Standing>; Role::ALL.len()],
}

impl Stake {
    const fn new(unit: UnitName) -> Self {
        Self { unit, is_answering: false, leads_whole: false, owes: None, standings: [None; Role::ALL.len()] }
    }

    /// How what it has to do in a role stands; none where it has not that role.
    pub fn standing_as(&self, role: Role) -> Option<Standing> {
        self.standings.get(role as usize).copied().flatten()
    }

    /// Its roles, in the order of the table's columns.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(|role| self.standing_as(*role).is_some())
    }

    /// Whether it leads the measure or owes something under it: what it merely assists is not its own work.
    pub fn is_own_work(&self) -> bool {
        self.own_standing().is_some()
    }

    /// How it stands: the worse of what it leads and what it owes; of what it only assists, as the measure does.
    pub fn standing(&self) -> Option<Standing> {
        self.own_standing().or_else(|| self.standing_as(Role::Assist))
    }

    fn own_standing(&self) -> Option<Standing> {
        match (self.standing_as(Role::Responsible), self.standing_as(Role::Lead)) {
            (Some(owed), Some(led)) => Some(worse(owed, led)),
            (owed, led) => owed.or(led),
        }
    }

    /// Of what it stands so in a role, which is what an act on it would be about: what it owes, or the measure where that is judged as a
    /// whole. With no role, of whichever of the two [`Stake::standing`] is.
    pub fn item(&self, measure: ItemKey, role: Option<Role>) -> ItemKey {
        let of_whole = match role {
            Some(Role::Assist) => true,
            Some(Role::Lead) => self.leads_whole,
            Some(Role::Responsible) => false,
            None => self.leads_whole && self.own_standing() != self.standing_as(Role::Responsible),
        };
        self.owes.filter(|_| !of_whole).unwrap_or(measure)
    }

    /// What it owes; none where it owes nothing.
    pub const fn owes(&self) -> Option<ItemKey> {
        self.owes
    }

    fn set(&mut self, role: Role, standing: Standing) {
        if let Some(known) = self.standings.get_mut(role as usize) {
            *known = Some(standing);
        }
    }

    /// Takes in that it leads the measure, which stands as a whole in that way.
    fn lead(&mut self, bound: &Bound<'_>, whole: Standing) {
        let owed = self.standing_as(Role::Responsible).filter(|_| !answers_for_whole(bound));
        (self.is_answering, self.leads_whole) = (bound.is_first, owed.is_none());
        self.set(Role::Lead, owed.unwrap_or(whole));
    }
}

/// The worse of two standings: what is open is worse than what is closed, and of two that are open the one whose light is.
fn worse(one: Standing, other: Standing) -> Standing {
    match (judged(one), judged(other)) {
        (Some(first), Some(second)) => Judged::worst(Some(first), second).map_or(one, Judged::standing),
        (None, Some(_)) => other,
        _ => one,
    }
}

const fn judged(standing: Standing) -> Option<Judged> {
    match standing {
        Standing::Open(light, why) => Some(Judged { light, why, of: ItemKey::measure(0), indicator: None }),
        Standing::Closed { .. } => None,
    }
}

/// A stake with the item of what is owed, where something is.
pub(super) type Staked<'a> = (Stake, Option<&'a Item>);

impl Ledger {
    /// Puts what every unit has to do with a measure into `stakes`, which is emptied first.
    pub(super) fn stakes<'a>(&'a self, measure: &Measure, item: &'a Item, as_of: NaiveDate, stakes: &mut Vec<Staked<'a>>) {
        stakes.clear();
        let whole = self.standings(item, as_of, &mut |owed, standing| {
            let mut stake = Stake::new(owed.unit);
            stake.owes = Some(owed.item.key);
            stake.set(Role::Responsible, standing);
            stakes.push((stake, Some(owed.item)));
        });
        let Some(whole) = whole else { return };
        for bound in self.units().bound(measure, Role::Lead, item.settled()) {
            with(stakes, bound.unit, |stake| stake.lead(&bound, whole));
        }
        for bound in self.units().bound(measure, Role::Assist, item.settled()) {
            with(stakes, bound.unit, |stake| stake.set(Role::Assist, whole));
        }
    }

    /// What one unit has to do with a measure; none where that is nothing. Only what concerns it is judged. `near` is the place at which
    /// what it owes stands among the obligations of measures, as far as is known: mostly it is the same in all of them.
    pub(super) fn stake<'a>(
        &'a self,
        measure: &Measure,
        item: &'a Item,
        unit: UnitName,
        as_of: NaiveDate,
        near: &mut usize,
    ) -> Option<Staked<'a>> {
        let lead = self.units().bound(measure, Role::Lead, item.settled()).into_iter().find(|bound| bound.unit == unit);
        let assists = self.units().bond(measure, Role::Assist, &unit, item.settled()).is_some();
        let mut stake = Stake::new(unit);
        let owed = self.owed_near(item, unit, near);
        if let Some(owed) = owed {
            stake.owes = Some(owed.key);
            stake.set(Role::Responsible, self.standing(owed, as_of)?);
        }
        // The light of a whole measure costs that of all who owe something under it: it is asked for only where it shows.
        let mut whole = None;
        let mut whole = || *whole.get_or_insert_with(|| self.standing(item, as_of));
        if let Some(bound) = lead {
            let owed = stake.standing_as(Role::Responsible).filter(|_| !answers_for_whole(&bound));
            stake.lead(&bound, owed.map_or_else(&mut whole, Some)?);
        }
        if assists {
            stake.set(Role::Assist, whole()?);
        }
        stake.standing().is_some().then_some((stake, owed))
    }

    fn owed_near<'a>(&'a self, measure: &'a Item, unit: UnitName, near: &mut usize) -> Option<&'a Item> {
        let owed = self.obligations_of(measure);
        let is_its = |item: &&Item| item.key.unit == Some(unit);
        if owed.is_empty() {
            // It may be its own only obligation.
            return self.obligation(measure, unit).map(|owed| owed.item);
        }
        owed.get(*near).filter(is_its).or_else(|| {
            let at = owed.iter().position(|item| is_its(&item))?;
            *near = at;
            owed.get(at)
        })
    }
}

/// Whether a lead answers for the measure as a whole: it is named first, and not together with all others of a group.
const fn answers_for_whole(lead: &Bound<'_>) -> bool {
    lead.is_first && matches!(lead.bond, Bond::Named | Bond::Alias(_))
}

/// Lets the stake of a unit change; a new one where it has none yet.
fn with(stakes: &mut Vec<Staked<'_>>, unit: UnitName, change: impl FnOnce(&mut Stake)) {
    match stakes.iter_mut().find(|(stake, _)| stake.unit == unit) {
        Some((stake, _)) => change(stake),
        None => {
            let mut stake = Stake::new(unit);
            change(&mut stake);
            stakes.push((stake, None));
        }
    }
}

//! Who has a part in a measure. Most measures of a plan share one of a few casts, so each is kept once.

use std::collections::HashMap;

use crate::ledger::{Item, Ledger};
use crate::plan::{Lookup, Measure, Role, UnitList, UnitName, Units};

/// Who has a part in a measure, by the places of units and groups in the index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Cast {
    /// Who leads it, members of groups included.
    pub lead: Vec<u32>,
    /// Who else is named, and the members of groups.
    pub part: Vec<u32>,
    /// Who owes something under it, in the order of the obligations.
    pub owed: Vec<u32>,
    /// Whose obligation is the measure itself.
    pub sole: Option<u32>,
}

/// A unit or a group with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Party {
    /// The name that stands for all its forms.
    pub name: UnitName,
    /// Whether it is a group.
    pub is_group: bool,
    /// All names, the full one and the short one first.
    pub names: Vec<String>,
}

/// Units, groups, and the casts that were met.
#[derive(Debug, Clone, Default)]
pub(super) struct Casts {
    pub parties: Vec<Party>,
    pub all: Vec<Cast>,
    place_of: HashMap<UnitName, u32>,
    known: HashMap<Cast, u32>,
    /// The casts of cells of which the text of the measure changes nothing.
    of_cells: HashMap<[UnitList; 3], u32>,
}

impl Casts {
    /// All units and groups that are known.
    pub fn of(units: &Units, groups: impl IntoIterator<Item = (UnitName, Vec<String>)>) -> Self {
        let mut made = Self::default();
        for unit in units.all() {
            let mut names = vec![unit.name.clone()];
            names.extend([&unit.short].into_iter().chain(&unit.aliases).filter(|name| **name != unit.name).cloned());
            made.add(Party { name: UnitName::new(&unit.name), is_group: false, names });
        }
        groups.into_iter().for_each(|(name, names)| {
            made.add(Party { name, is_group: true, names });
        });
        made
    }

    fn add(&mut self, party: Party) -> u32 {
        let place = u32::try_from(self.parties.len()).unwrap_or(u32::MAX);
        self.place_of.insert(party.name, place);
        self.parties.push(party);
        place
    }

    /// The place of a unit; one that is on no list gets one.
    pub fn place(&mut self, name: UnitName) -> u32 {
        match self.place_of.get(&name) {
            Some(place) => *place,
            None => self.add(Party { name, is_group: false, names: vec![name.as_str().to_owned()] }),
        }
    }

    /// The place of the cast of a measure. `before` is the measure before it with its cast: mostly it is the same.
    pub fn of_measure(&mut self, ledger: &Ledger, measure: &Measure, item: &Item, before: Option<(&Measure, u32)>) -> u32 {
        let by_text = Role::ALL
            .into_iter()
            .flat_map(|role| &measure.units(role).names)
            .any(|name| matches!(ledger.units().find(name), Some(Lookup::Group(group)) if group.only_named));
        if by_text {
            let cast = self.made(ledger, measure, item);
            return self.kept(cast);
        }
        let same = |other: &Measure| Role::ALL.into_iter().all(|role| measure.units(role) == other.units(role));
        if let Some((_, cast)) = before.filter(|(other, _)| same(other)) {
            return cast;
        }
        let cells = Role::ALL.map(|role| measure.units(role).clone());
        if let Some(known) = self.of_cells.get(&cells) {
            return *known;
        }
        let cast = self.made(ledger, measure, item);
        let place = self.kept(cast);
        self.of_cells.insert(cells, place);
        place
    }

    fn kept(&mut self, cast: Cast) -> u32 {
        if let Some(known) = self.known.get(&cast) {
            return *known;
        }
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.known.insert(cast.clone(), place);
        self.all.push(cast);
        place
    }

    fn made(&mut self, ledger: &Ledger, measure: &Measure, item: &Item) -> Cast {
        let mut cast = Cast::default();
        for role in Role::ALL {
            for place in self.of_cell(ledger, measure, item, role) {
                let list = if role == Role::Lead { &mut cast.lead } else { &mut cast.part };
                if !list.contains(&place) {
                    list.push(place);
                }
            }
        }
        for owed in ledger.obligations(item) {
            match owed.item.key.unit {
                Some(unit) => cast.owed.push(self.place(unit)),
                None => cast.sole = Some(self.place(owed.unit)),
            }
        }
        cast
    }

    /// Those whom a cell names, and the members of its groups that the measure binds.
    fn of_cell(&mut self, ledger: &Ledger, measure: &Measure, item: &Item, role: Role) -> Vec<u32> {
        let mut places = Vec::new();
        for name in &measure.units(role).names {
            let Some(found) = ledger.units().find(name) else {
                places.push(self.place(UnitName::new(name)));
                continue;
            };
            places.push(self.place(UnitName::new(found.name())));
            if let Lookup::Group(group) = found {
                let bound = |member: &&String| ledger.units().bond(measure, role, member, item.settled()).is_some();
                places.extend(group.members.iter().filter(bound).map(|member| self.place(UnitName::new(member))).collect::<Vec<_>>());
            }
        }
        places
    }
}

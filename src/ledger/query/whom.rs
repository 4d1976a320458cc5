//! Whom a person means by the name of a unit or a group: one of the list of units, or one that only the plan names.

use std::collections::{BTreeSet, HashSet};

use crate::ledger::{Ledger, NotFound};
use crate::plan::{Lookup, Meant, Role, UnitName, Units};

/// A unit, or a group as the plan names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A unit by its full name: measures that name it, or a group that binds it.
    Unit(UnitName),
    /// A group by the name that stands for all its forms: measures that name the group.
    Group(String),
}

/// How many names are offered for one that nobody has.
const OFFERED: usize = 3;

impl Whom {
    /// The name in full.
    pub fn name(&self) -> &str {
        match self {
            Whom::Unit(unit) => unit,
            Whom::Group(group) => group,
        }
    }

    fn of(found: Lookup<'_>) -> Self {
        match found {
            Lookup::Unit(unit) => Whom::Unit(UnitName::new(&unit.name)),
            Lookup::Group(group) => Whom::Group(group.name.clone()),
        }
    }
}

impl Ledger {
    /// The unit or group that has exactly that name, in any of its forms.
    pub(in crate::ledger) fn whom_exactly(&self, words: &str) -> Option<Whom> {
        let words = words.trim();
        let listed = self.units().find(words).map(Whom::of);
        listed.or_else(|| self.cell_names().any(|name| name == words).then(|| Whom::Unit(UnitName::new(words))))
    }

    /// The unit or group that a name means: exactly, or the only one that it is a part of.
    ///
    /// # Errors
    /// When it is nobody's, or several units'.
    pub fn whom(&self, words: &str) -> Result<Whom, NotFound> {
        if let Some(exact) = self.whom_exactly(words) {
            return Ok(exact);
        }
        let named: HashSet<&str> = self.cell_names().collect();
        // In an order that does not depend on how they are kept.
        let unknown: BTreeSet<&str> = named.iter().copied().filter(|name| self.units().find(name).is_none()).collect();
        let strangers = Units::of_names(unknown);
        let (mut found, mut names, mut near) = (None, Vec::new(), Vec::new());
        for list in [&strangers, self.units().as_ref()] {
            match list.meant(words) {
                Meant::One(one) => {
                    names.push(one.name());
                    found = Some(one);
                }
                Meant::Several(all) => names.extend(all),
                Meant::Nobody(all) => near.extend(all),
            }
        }
        let listed = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        match (names.as_slice(), found) {
            ([_], Some(one)) => Ok(Whom::of(one)),
            ([], _) => {
                // Those of this plan before those that only other plans name.
                near.sort_by_key(|name| !named.contains(name));
                near.truncate(OFFERED);
                Err(NotFound::NoUnit { words: words.to_owned(), near: listed(near) })
            }
            _ => Err(NotFound::ManyUnits { words: words.to_owned(), names: listed(names) }),
        }
    }

    /// Every name that stands in a cell of the plan.
    fn cell_names(&self) -> impl Iterator<Item = &str> {
        self.plan().measures().flat_map(|m| Role::ALL.map(|role| m.units(role))).flat_map(|list| &list.names).map(AsRef::as_ref)
    }
}

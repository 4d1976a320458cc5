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
        let strangers = Units::of_names(unknown).told_by(self.units().sounds());
        let lists = [&strangers, self.units().as_ref()];
        let listed = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        match Units::meant_in(&lists, words) {
            Meant::One(one) => Ok(Whom::of(one)),
            Meant::Several(names) => Err(NotFound::ManyUnits { words: words.to_owned(), names: listed(names) }),
            Meant::Nobody(_) => {
                // The nearest of each list.
                let mut near: Vec<&str> = Vec::new();
                for list in lists {
                    near.extend(if let Meant::Nobody(near) = list.meant(words) { near } else { Vec::new() });
                }
                // Those of this plan before those that only other plans name.
                near.sort_by_key(|name| !named.contains(name));
                near.truncate(OFFERED);
                Err(NotFound::NoUnit { words: words.to_owned(), near: listed(near) })
            }
        }
    }

    /// The unit or group of which a whole name sounds as the word does, where that is only one: `mtg`.
    pub(super) fn whom_by_sound(&self, word: &str) -> Option<Whom> {
        self.units().sounding(word).map(Whom::of)
    }

    /// Who is meant by a name that is written down (of a promise, of an urge): the unit or group, and whether it is one; else the name as it
    /// was typed, of a person who is on no list.
    ///
    /// # Errors
    /// When several units have it in their names, or sound so as a whole.
    pub fn whom_written(&self, words: &str) -> Result<(String, bool), NotFound> {
        let words = words.trim();
        match self.whom(words) {
            Ok(whom) => Ok((whom.name().to_owned(), true)),
            // A syllable is in many names, and may be all of a person's.
            Err(NotFound::ManyUnits { .. }) if self.units().sounds_in_part(words) => Ok((words.to_owned(), false)),
            Err(many @ NotFound::ManyUnits { .. }) => Err(many),
            Err(_) => Ok((words.to_owned(), self.account_of_name(words).is_some())),
        }
    }

    /// Every name that stands in a cell of the plan.
    fn cell_names(&self) -> impl Iterator<Item = &str> {
        self.plan().measures().flat_map(|m| Role::ALL.map(|role| m.units(role))).flat_map(|list| &list.names).map(AsRef::as_ref)
    }
}

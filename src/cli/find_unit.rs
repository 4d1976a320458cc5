//! Whom a person means by the name of a unit: one of the list of units, or one that only the plan names.

use std::collections::{BTreeSet, HashSet};

use super::Failure;
use crate::ledger::Whom;
use crate::messages::{Lang, find as say};
use crate::plan::{Lookup, Meant, Plan, Role, Units, UnitsError};

/// How many names are offered for one that nobody has.
const OFFERED: usize = 3;

/// The unit or group that a name means: exactly, or the only one that it is a part of; and its name in full.
pub(super) fn whom(units: &Units, plan: &Plan, words: &str, lang: Lang) -> Result<(Whom, String), Failure> {
    let named = named(plan);
    let strangers = strangers(units, &named).map_err(|e| Failure::Output(e.to_string()))?;
    let exact = [units, &strangers].into_iter().find_map(|list| list.find(words.trim()));
    if let Some(found) = exact {
        return Ok(of(found));
    }
    let (mut found, mut names, mut near) = (None, Vec::new(), Vec::new());
    for list in [&strangers, units] {
        match list.meant(words) {
            Meant::One(one) => {
                names.push(one.name());
                found = Some(one);
            }
            Meant::Several(all) => names.extend(all),
            Meant::Nobody(all) => near.extend(all),
        }
    }
    let listed = |names: &[&str]| names.join(lang.pick("、", ", "));
    match (names.as_slice(), found) {
        ([_], Some(one)) => Ok(of(one)),
        ([], _) => {
            // Those of this plan before those that only other plans name.
            near.sort_by_key(|name| !named.contains(name));
            near.truncate(OFFERED);
            Err(Failure::Input(match near.as_slice() {
                [] => say::no_such_unit(lang, words),
                near => say::no_such_unit_but(lang, words, listed(near)),
            }))
        }
        (names, _) => Err(Failure::Input(say::many_units(lang, words, listed(names)))),
    }
}

fn of(found: Lookup<'_>) -> (Whom, String) {
    let whom = match found {
        Lookup::Unit(unit) => Whom::Unit(unit.name.clone()),
        Lookup::Group(group) => Whom::Group(group.aliases.iter().chain([&group.name]).cloned().collect()),
    };
    (whom, found.name().to_owned())
}

/// Every name that stands in a cell of the plan.
fn named(plan: &Plan) -> HashSet<&str> {
    plan.measures().flat_map(|m| Role::ALL.map(|role| m.units(role))).flat_map(|list| &list.names).map(AsRef::as_ref).collect()
}

/// The units that the plan names and the list does not have, as a list of their own: they are found by the same rules.
fn strangers(units: &Units, named: &HashSet<&str>) -> Result<Units, UnitsError> {
    let unknown: BTreeSet<&str> = named.iter().copied().filter(|name| units.find(name).is_none()).collect();
    let all: Vec<_> = unknown.iter().map(|name| serde_json::json!({"name": name, "short": name, "kind": "department"})).collect();
    Units::from_json(&serde_json::json!({"_about": "", "units": all, "groups": []}).to_string())
}

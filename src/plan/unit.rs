//! Units: departments, districts, companies, and the groups that a plan names for them.
//!
//! Which units there are is data (`seeds/units.json`), so another city's units need no code.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Sounds, UnitName};

/// A department, a district government or a company.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// The name as the plan writes it in full, e.g. `门头沟区政府`.
    pub name: String,
    /// What people call it, e.g. `门头沟`.
    pub short: String,
    /// What it is.
    pub kind: UnitKind,
    /// Other names under which it is written or asked for.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Places by which the text of a measure names it, besides its own name without 政府 or 管委会. A reservoir or a river is none: it is
    /// not one district's.
    #[serde(default)]
    pub places: Vec<String>,
}

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A municipal department (市级部门).
    Department,
    /// A district government (区政府).
    District,
    /// A body that administers a zone, such as 北京经济技术开发区管委会.
    Zone,
    /// A company (企业).
    Company,
    /// A central authority's local branch (中央驻京机构).
    Central,
}

/// A group that a plan names instead of its units, such as 各区政府.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The name that stands for all its forms.
    pub name: String,
    /// The other forms that mean the same group, such as 各区人民政府.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Full names of the units of the group.
    pub members: Vec<String>,
    /// Whether it binds only those members that the measure's text names (相关区政府).
    #[serde(default)]
    pub only_named: bool,
}

/// All units and groups that are known.
#[derive(Debug, Clone)]
pub struct Units {
    units: Vec<Unit>,
    groups: Vec<Group>,
    zones: Vec<Zone>,
    /// The members of each group, in its order.
    members: Vec<Vec<UnitName>>,
    city: Option<String>,
    /// Every name in every form.
    names: HashMap<String, Place>,
    /// How names are told by their sound; none where nobody knows.
    sounds: Option<Sounds>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Unit(usize),
    Group(usize),
}

/// What a name turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup<'a> {
    /// One unit.
    Unit(&'a Unit),
    /// A group of units.
    Group(&'a Group),
}

/// A part of the city that a plan names for its districts, such as 核心区.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// The name, as plans write it.
    pub name: String,
    /// Full names of its districts.
    pub members: Vec<String>,
    /// Whether it is one of the functional groups into which the city plan divides all districts.
    #[serde(default)]
    pub function: bool,
}

/// A list of units that contradicts itself.
#[derive(Debug, thiserror::Error)]
pub enum UnitsError {
    /// Not the JSON that is expected.
    #[error("the list of units cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// One name for two units.
    #[error("`{0}` is the name of two units")]
    Twice(String),
    /// A group with a member that is no unit.
    #[error("group `{group}` names `{member}`, which is not a unit")]
    NoSuchMember {
        /// The group.
        group: String,
        /// The name that is unknown.
        member: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "_about")]
    _about: String,
    #[serde(default)]
    city: Option<String>,
    units: Vec<Unit>,
    groups: Vec<Group>,
    #[serde(default)]
    zones: Vec<Zone>,
}

/// Characters beyond which no name is looked for at the beginning of a text.
const LONGEST_NAME: usize = 40;
impl<'a> Lookup<'a> {
    /// The name that stands for all its forms.
    pub fn name(&self) -> &'a str {
        match self {
            Lookup::Unit(unit) => &unit.name,
            Lookup::Group(group) => &group.name,
        }
    }

    /// Every form of the name.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let (name, short, aliases) = match *self {
            Lookup::Unit(unit) => (&unit.name, Some(&unit.short), &unit.aliases),
            Lookup::Group(group) => (&group.name, None, &group.aliases),
        };
        std::iter::once(name).chain(short).chain(aliases).map(String::as_str)
    }
}

impl Units {
    /// Reads the list of units (see `seeds/units.json` for its form).
    ///
    /// # Errors
    /// When it is not such a list, a name stands for two units, or a group has an unknown member.
    pub fn from_json(text: &str) -> Result<Self, UnitsError> {
        let File { units, groups, zones, city, .. } = serde_json::from_str(text)?;
        let mut names = HashMap::new();
        let mut enter = |name: &str, place: Place| match names.insert(name.to_owned(), place) {
            Some(other) if other != place => Err(UnitsError::Twice(name.to_owned())),
            _ => Ok(()),
        };
        for (at, unit) in units.iter().enumerate() {
            for name in unit.aliases.iter().chain([&unit.name, &unit.short]) {
                enter(name, Place::Unit(at))?;
            }
        }
        for (at, group) in groups.iter().enumerate() {
            for name in group.aliases.iter().chain([&group.name]) {
                enter(name, Place::Group(at))?;
            }
        }
        let lists = groups.iter().map(|g| (&g.name, &g.members)).chain(zones.iter().map(|z| (&z.name, &z.members)));
        for (group, members) in lists {
            let is_unit = |name: &String| match names.get(name) {
                Some(Place::Unit(at)) => units.get(*at).is_some_and(|unit| unit.name == *name),
                _ => false,
            };
            if let Some(member) = members.iter().find(|member| !is_unit(member)) {
                return Err(UnitsError::NoSuchMember { group: group.clone(), member: member.clone() });
            }
        }
        let members = groups.iter().map(|g| g.members.iter().map(|m| UnitName::new(m)).collect()).collect();
        Ok(Self { units, groups, zones, members, city, names, sounds: None })
    }

    /// Units of which nothing is known but their names.
    pub fn of_names<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let unit = |name: &str| Unit {
            name: name.to_owned(),
            short: name.to_owned(),
            kind: UnitKind::Department,
            aliases: Vec::new(),
            places: Vec::new(),
        };
        let units: Vec<Unit> = names.into_iter().map(unit).collect();
        let names = units.iter().enumerate().map(|(at, unit)| (unit.name.clone(), Place::Unit(at))).collect();
        Self { units, groups: Vec::new(), zones: Vec::new(), members: Vec::new(), city: None, names, sounds: None }
    }

    /// The same, of which names are told by their sound in that way, too.
    #[must_use]
    pub fn told_by(self, sounds: Option<Sounds>) -> Self {
        Self { sounds, ..self }
    }

    /// How names are told by their sound.
    pub const fn sounds(&self) -> Option<Sounds> {
        self.sounds
    }

    /// All units in the order of the list.
    pub fn all(&self) -> &[Unit] {
        &self.units
    }

    /// All groups in the order of the list.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// What `name` means: a full name, short name or alias, exactly.
    pub fn find(&self, name: &str) -> Option<Lookup<'_>> {
        match *self.names.get(name)? {
            Place::Unit(at) => self.units.get(at).map(Lookup::Unit),
            Place::Group(at) => self.groups.get(at).map(Lookup::Group),
        }
    }

    /// The unit or group with whose name, in any form, a text begins: of several names the longest. With how many bytes that takes.
    pub fn named_at(&self, text: &str) -> Option<(Lookup<'_>, usize)> {
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_NAME);
        ends.filter_map(|end| Some((self.find(text.get(..end)?)?, end))).last()
    }

    /// The unit of that full name.
    pub fn unit(&self, name: &str) -> Option<&Unit> {
        match *self.names.get(name)? {
            Place::Unit(at) => self.units.get(at).filter(|unit| unit.name == name),
            Place::Group(_) => None,
        }
    }

    /// What people call the unit of that full name; the full name of one that is not listed.
    pub fn short(&self, name: UnitName) -> &str {
        self.unit(&name).map_or(name.as_str(), |unit| &unit.short)
    }

    /// The members of the group of that name, in its order, and the group.
    pub(super) fn members(&self, name: &str) -> Option<(&Group, &[UnitName])> {
        match *self.names.get(name)? {
            Place::Group(at) => Some((self.groups.get(at)?, self.members.get(at)?)),
            Place::Unit(_) => None,
        }
    }

    /// The parts of the city that plans name.
    pub fn zones(&self) -> &[Zone] {
        &self.zones
    }

    /// The city whose units these are.
    pub fn city(&self) -> Option<&str> {
        self.city.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"_about":"", "units":[
        {"name":"门头沟区政府","short":"门头沟","kind":"district","aliases":["门头沟区"]},
        {"name":"市水务局","short":"水务局","kind":"department"}],
        "groups":[{"name":"各区政府","aliases":["各区人民政府"],"members":["门头沟区政府"]}]}"#;

    #[test]
    fn a_unit_is_found_by_each_of_its_names() {
        let units = Units::from_json(TWO).unwrap();
        for name in ["门头沟区政府", "门头沟", "门头沟区"] {
            assert!(matches!(units.find(name), Some(Lookup::Unit(u)) if u.name == "门头沟区政府"), "{name}");
        }
        assert!(matches!(units.find("各区人民政府"), Some(Lookup::Group(g)) if g.name == "各区政府"));
        assert_eq!(units.find("市水务"), None);
    }

    #[test]
    fn a_list_that_contradicts_itself_is_refused() {
        let twice = TWO.replace("\"short\":\"水务局\"", "\"short\":\"门头沟\"");
        assert!(matches!(Units::from_json(&twice), Err(UnitsError::Twice(name)) if name == "门头沟"));
        let stranger = TWO.replace("\"members\":[\"门头沟区政府\"]", "\"members\":[\"通州区政府\"]");
        assert!(matches!(Units::from_json(&stranger), Err(UnitsError::NoSuchMember { .. })));
    }
}

//! Units: departments, districts, companies, and the groups that a plan names for them.
//!
//! Which units there are is data (`seeds/units.json`), so another city's units need no code.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Measure, Role};

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
    city: Option<String>,
    /// Every name in every form.
    names: HashMap<String, Place>,
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

/// Whom a person means by a name or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant<'a> {
    /// One, and no doubt about it.
    One(Lookup<'a>),
    /// Several have it in a name; their names.
    Several(Vec<&'a str>),
    /// Nobody; the names that are most alike, nearest first.
    Nobody(Vec<&'a str>),
}

/// By which words a measure binds a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bond<'a> {
    /// The cell names the unit itself.
    Named,
    /// The cell names this group, which holds the unit.
    Member(&'a str),
    /// The cell names this group, and the measure's text names the unit.
    InText(&'a str),
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
}

/// How many names are offered for one that nobody has.
const NEAREST: usize = 3;
/// Likeness in thousandths from which a name is worth offering.
const ALIKE: usize = 400;

impl<'a> Lookup<'a> {
    /// The name that stands for all its forms.
    pub fn name(&self) -> &'a str {
        match self {
            Lookup::Unit(unit) => &unit.name,
            Lookup::Group(group) => &group.name,
        }
    }

    /// Every form of the name.
    fn names(&self) -> impl Iterator<Item = &'a str> {
        let (name, short, aliases) = match *self {
            Lookup::Unit(unit) => (&unit.name, Some(&unit.short), &unit.aliases),
            Lookup::Group(group) => (&group.name, None, &group.aliases),
        };
        std::iter::once(name).chain(short).chain(aliases).map(String::as_str)
    }

    /// How much the form that is nearest to `words` shares with them, in thousandths; 0 below what is worth offering.
    fn likeness(&self, words: &str) -> usize {
        let shared = |name: &str| {
            let mut left: Vec<char> = name.chars().collect();
            let total = left.len() + words.chars().count();
            let common = words.chars().filter(|c| left.iter().position(|l| l == c).map(|at| left.swap_remove(at)).is_some()).count();
            2000 * common / total.max(1)
        };
        self.names().map(shared).max().filter(|like| *like >= ALIKE).unwrap_or(0)
    }
}

impl Units {
    /// Reads the list of units (see `seeds/units.json` for its form).
    ///
    /// # Errors
    /// When it is not such a list, a name stands for two units, or a group has an unknown member.
    pub fn from_json(text: &str) -> Result<Self, UnitsError> {
        let File { units, groups, city, .. } = serde_json::from_str(text)?;
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
        for group in &groups {
            if let Some(member) = group.members.iter().find(|m| !units.iter().any(|u| u.name == **m)) {
                return Err(UnitsError::NoSuchMember { group: group.name.clone(), member: member.clone() });
            }
        }
        Ok(Self { units, groups, city, names })
    }

    /// All units in the order of the list.
    pub fn all(&self) -> &[Unit] {
        &self.units
    }

    /// What `name` means: a full name, short name or alias, exactly.
    pub fn find(&self, name: &str) -> Option<Lookup<'_>> {
        match *self.names.get(name)? {
            Place::Unit(at) => self.units.get(at).map(Lookup::Unit),
            Place::Group(at) => self.groups.get(at).map(Lookup::Group),
        }
    }

    /// Whom a person means by `words`: a name in any form, or a part of the names of one unit or group only.
    pub fn meant(&self, words: &str) -> Meant<'_> {
        let words = words.trim();
        if let Some(found) = self.find(words) {
            return Meant::One(found);
        }
        let known = || self.units.iter().map(Lookup::Unit).chain(self.groups.iter().map(Lookup::Group));
        let found: Vec<Lookup<'_>> = known().filter(|l| !words.is_empty() && l.names().any(|n| n.contains(words))).collect();
        match found.as_slice() {
            [one] => Meant::One(*one),
            [] => {
                let mut near: Vec<(usize, &str)> = known().map(|l| (l.likeness(words), l.name())).filter(|(like, _)| *like > 0).collect();
                near.sort_by_key(|(like, _)| std::cmp::Reverse(*like));
                // 市 and 局 are in many names: those that have little more are left out beside one that has.
                let best = near.first().map_or(0, |(like, _)| *like);
                near.retain(|(like, _)| like * 5 >= best * 4);
                Meant::Nobody(near.into_iter().take(NEAREST).map(|(_, name)| name).collect())
            }
            several => Meant::Several(several.iter().map(Lookup::name).collect()),
        }
    }

    /// By which words `measure` binds the unit of that full name in `role`; none if it does not.
    pub fn bond<'a>(&self, measure: &'a Measure, role: Role, unit: &str) -> Option<Bond<'a>> {
        measure.units(role).names.iter().find_map(|name| {
            if **name == *unit {
                return Some(Bond::Named);
            }
            match self.find(name)? {
                Lookup::Group(group) if group.members.iter().any(|m| m == unit) => {
                    if !group.only_named {
                        return Some(Bond::Member(name));
                    }
                    self.in_text(&measure.text, unit).then_some(Bond::InText(name))
                }
                _ => None,
            }
        })
    }

    /// The group of a measure's cells that binds only those whom its text names (相关区政府), where the text names none of them: who is
    /// bound is to be settled (待明确).
    pub fn unsettled<'a>(&self, measure: &'a Measure) -> Option<&'a str> {
        let mut names = Role::ALL.into_iter().flat_map(|role| &measure.units(role).names);
        names.find_map(|name| match self.find(name)? {
            Lookup::Group(group) => {
                let nobody = group.only_named && !group.members.iter().any(|member| self.in_text(&measure.text, member));
                nobody.then_some(&**name)
            }
            Lookup::Unit(_) => None,
        })
    }

    /// The city whose units these are.
    pub fn city(&self) -> Option<&str> {
        self.city.as_deref()
    }

    /// Whether a text names the unit: by its full name, by 门头沟区, or by a place that is its own.
    fn in_text(&self, text: &str, unit: &str) -> bool {
        let name = unit.strip_suffix("政府").or_else(|| unit.strip_suffix("管委会")).unwrap_or(unit);
        let places = || match self.find(unit) {
            Some(Lookup::Unit(known)) => known.places.iter().any(|place| text.contains(place.as_str())),
            _ => false,
        };
        text.contains(name) || places()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Deadline, UnitList};

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
    fn a_part_of_a_name_means_the_only_one_that_has_it() {
        let units = Units::from_json(TWO).unwrap();
        let one = |words: &str, name: &str| matches!(units.meant(words), Meant::One(found) if found.name() == name);
        assert!(one("水务", "市水务局"));
        assert!(one(" 门头 ", "门头沟区政府"));
        assert!(one("各区", "各区政府"));
        assert_eq!(units.meant("区政府"), Meant::Several(vec!["门头沟区政府", "各区政府"]));
        assert_eq!(units.meant("市水利局"), Meant::Nobody(vec!["市水务局"]));
        assert_eq!(units.meant("门头沟镇"), Meant::Nobody(vec!["门头沟区政府"]));
        for nobody in ["", " ", "火星", "\u{1b}[2J"] {
            assert_eq!(units.meant(nobody), Meant::Nobody(vec![]), "{nobody}");
        }
    }

    #[test]
    fn a_group_of_those_who_are_named_is_unsettled_where_the_text_names_none() {
        let list = TWO.replace("\"aliases\":[\"门头沟区\"]", "\"places\":[\"斋堂工业区\"]");
        let list = list.replace("\"members\"", "\"only_named\":true,\"members\"");
        let units = Units::from_json(&list).unwrap();
        let measure = |text: &str| Measure {
            id: "8.4".parse().unwrap(),
            text: text.into(),
            deadline: Deadline::parse("年底前", 2026).unwrap(),
            lead: UnitList { names: vec!["市水务局".into(), "各区人民政府".into()], and_others: false },
            responsible: UnitList::default(),
            assist: UnitList::default(),
            merged_cell: false,
        };
        for (text, named) in [("门头沟区完成治理", true), ("斋堂工业区完成治理", true), ("斋堂水库完成治理", false), ("完成治理", false)]
        {
            let measure = measure(text);
            assert_eq!(units.unsettled(&measure), (!named).then_some("各区人民政府"), "{text}");
            let bond = units.bond(&measure, Role::Lead, "门头沟区政府");
            assert_eq!(bond, named.then_some(Bond::InText("各区人民政府")), "{text}");
        }
        assert_eq!((units.city(), Units::from_json(TWO).unwrap().unsettled(&measure("完成治理"))), (None, None));
    }

    #[test]
    fn a_list_that_contradicts_itself_is_refused() {
        let twice = TWO.replace("\"short\":\"水务局\"", "\"short\":\"门头沟\"");
        assert!(matches!(Units::from_json(&twice), Err(UnitsError::Twice(name)) if name == "门头沟"));
        let stranger = TWO.replace("\"members\":[\"门头沟区政府\"]", "\"members\":[\"通州区政府\"]");
        assert!(matches!(Units::from_json(&stranger), Err(UnitsError::NoSuchMember { .. })));
    }
}

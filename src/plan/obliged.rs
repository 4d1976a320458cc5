//! Who owes the work of a measure: one obligation (责任事项) for each responsible unit, and by which words it is bound.
//!
//! 各区政府 stands for its members. 相关区政府 binds those members that the measure's text names; where it names none, the ones that a
//! supervisor settled, and until then nobody (待明确). A unit that a cell names is bound as it stands.

use memchr::memmem;

use super::{Group, Lookup, Measure, Role, UnitName, Units};

/// By which words a measure binds a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bond<'a> {
    /// The cell names the unit itself.
    Named,
    /// The cell names it by another of its names.
    Alias(&'a str),
    /// The cell names this group, which holds the unit.
    Member(&'a str),
    /// The cell names this group, and the measure's text names the unit.
    InText(&'a str),
    /// The cell names this group, and a supervisor settled that it means the unit.
    Settled(&'a str),
}

/// A unit that a cell of a measure binds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound<'a> {
    /// The unit.
    pub unit: UnitName,
    /// By which words.
    pub bond: Bond<'a>,
    /// Whether these are the first name of the cell: of the lead, that it answers for the measure.
    pub is_first: bool,
}

/// The responsible units of a measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Obliged<'a> {
    /// In the order of the cell; a group's in the order of its list.
    pub units: Vec<UnitName>,
    /// The group of which it is to be settled whom it means (待明确).
    pub unsettled: Option<&'a str>,
}

impl Units {
    /// The responsible units of `measure`. `settled` is what a supervisor settled about its 相关区政府, if one did.
    pub fn obliged<'a>(&self, measure: &'a Measure, settled: Option<&[UnitName]>) -> Obliged<'a> {
        let bound = self.bound(measure, Role::Responsible, settled);
        let means_nobody = |name: &&'a str| {
            let only_named = self.members(name).is_some_and(|(group, _)| group.only_named);
            only_named && settled.is_none() && !bound.iter().any(|one| one.bond == Bond::InText(name))
        };
        let unsettled = measure.responsible.names.iter().map(AsRef::as_ref).rfind(means_nobody);
        Obliged { units: bound.into_iter().map(|one| one.unit).collect(), unsettled }
    }

    /// The units that the cell of a role binds, each once with the words that bind it first: in the order of the cell, a group's in that of
    /// its list. A name that the list does not have is a unit as it stands.
    pub fn bound<'a>(&self, measure: &'a Measure, role: Role, settled: Option<&[UnitName]>) -> Vec<Bound<'a>> {
        let mut bound: Vec<Bound<'a>> = Vec::new();
        for (at, name) in measure.units(role).names.iter().enumerate() {
            let name: &'a str = name;
            let mut add = |unit: UnitName, bond: Bond<'a>| {
                if bound.iter().all(|known| known.unit != unit) {
                    bound.push(Bound { unit, bond, is_first: at == 0 });
                }
            };
            let Some((group, members)) = self.members(name) else {
                let unit = self.find(name).map_or(name, |found| found.name());
                add(UnitName::new(unit), if unit == name { Bond::Named } else { Bond::Alias(name) });
                continue;
            };
            for member in members {
                if let Some(bond) = self.bond_in(group, name, member, &measure.text, settled) {
                    add(*member, bond);
                }
            }
        }
        bound
    }

    /// The members among whom it may be settled whom the 相关区政府 of a measure's responsible cell means; none where it has no such group.
    pub fn may_be_settled(&self, measure: &Measure) -> Option<&[UnitName]> {
        let mut groups = measure.responsible.names.iter().filter_map(|name| self.members(name));
        groups.find(|(group, _)| group.only_named).map(|(_, members)| members)
    }

    /// By which words `measure` binds the unit of that full name in `role`; none if it does not.
    pub fn bond<'a>(&self, measure: &'a Measure, role: Role, unit: &str, settled: Option<&[UnitName]>) -> Option<Bond<'a>> {
        measure.units(role).names.iter().find_map(|name| {
            if **name == *unit {
                return Some(Bond::Named);
            }
            match self.find(name)? {
                Lookup::Unit(known) if known.name == unit => Some(Bond::Alias(name)),
                Lookup::Group(group) if group.members.iter().any(|m| m == unit) => self.bond_in(group, name, unit, &measure.text, settled),
                _ => None,
            }
        })
    }

    /// How a measure that names a group by these words binds a member of it; none where the words do not mean it.
    fn bond_in<'a>(&self, group: &Group, words: &'a str, member: &str, text: &str, settled: Option<&[UnitName]>) -> Option<Bond<'a>> {
        match settled {
            _ if !group.only_named => Some(Bond::Member(words)),
            Some(settled) => settled.iter().any(|one| **one == *member).then_some(Bond::Settled(words)),
            None => self.in_text(text, member).then_some(Bond::InText(words)),
        }
    }

    /// By which words a measure names a group in a role, and the members whom these words mean, each with how; none where the cell does not
    /// name it. A member that the cell names by itself, too, is meant all the same. Nobody is meant where that is to be settled.
    pub fn named_as_group<'a>(
        &self,
        measure: &'a Measure,
        role: Role,
        group: &Group,
        settled: Option<&[UnitName]>,
    ) -> Option<(&'a str, Vec<(UnitName, Bond<'a>)>)> {
        let words = measure.units(role).names.iter().find(|name| self.members(name).is_some_and(|(known, _)| known.name == group.name))?;
        let (_, members) = self.members(words)?;
        let meant = members.iter().filter_map(|member| Some((*member, self.bond_in(group, words, member, &measure.text, settled)?)));
        Some((words, meant.collect()))
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

    /// The words by which a text names a unit, e.g. `门头沟区`; none where it does not.
    pub fn named_in<'a>(&'a self, text: &str, unit: &'a str) -> Option<&'a str> {
        self.mentions(unit).find(|mention| mention.is_in(text)).map(Mention::words)
    }

    /// Whether a text names the unit.
    fn in_text(&self, text: &str, unit: &str) -> bool {
        self.mentions(unit).any(|mention| mention.is_in(text))
    }

    /// By what a text names the unit: its name without 政府 or 管委会, a place that is its own, or a zone that it is in.
    pub(super) fn mentions<'a>(&'a self, unit: &'a str) -> impl Iterator<Item = Mention<'a>> {
        let name = unit.strip_suffix("政府").or_else(|| unit.strip_suffix("管委会")).unwrap_or(unit);
        let places = self.unit(unit).map(|known| known.places.as_slice()).unwrap_or_default();
        let zones = self.zones().iter().filter(move |zone| zone.members.iter().any(|member| member == unit));
        let own = std::iter::once(name).chain(places.iter().map(String::as_str)).map(Mention::Own);
        own.chain(zones.map(|zone| Mention::Zone(&zone.name)))
    }
}

/// Words by which a text may name a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mention<'a> {
    /// Its own name or place, wherever it stands.
    Own(&'a str),
    /// A zone, where a clause or a list begins with it: 实施核心区环境品质提升三年行动 speaks of the place, not to its districts.
    Zone(&'a str),
}

impl<'a> Mention<'a> {
    /// The words.
    const fn words(self) -> &'a str {
        match self {
            Mention::Own(words) | Mention::Zone(words) => words,
        }
    }

    /// Where the text names it.
    pub fn positions(self, text: &str) -> impl Iterator<Item = usize> {
        let (words, must_begin) = match self {
            Mention::Own(words) => (words, false),
            Mention::Zone(words) => (words, true),
        };
        let found = memmem::find_iter(text.as_bytes(), words);
        found.filter(move |at| {
            let before = text.get(..*at).and_then(|before| before.chars().next_back());
            match before {
                // 各区(含北京经济技术开发区,下同) says who the districts are.
                Some('含') => false,
                None => true,
                Some(c) => !must_begin || is_break(c),
            }
        })
    }

    fn is_in(self, text: &str) -> bool {
        self.positions(text).next().is_some()
    }
}

/// Whether a clause or an item of a list ends with the character.
fn is_break(c: char) -> bool {
    c.is_whitespace() || "。；;，,、：:()（）".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Deadline, UnitList};

    const LIST: &str = r#"{"_about":"", "units":[
        {"name":"门头沟区政府","short":"门头沟","kind":"district","places":["斋堂工业区"]},
        {"name":"东城区政府","short":"东城","kind":"district"},
        {"name":"市水务局","short":"水务局","kind":"department"}],
        "groups":[{"name":"各区政府","members":["东城区政府","门头沟区政府"]},
                  {"name":"相关区政府","aliases":["相关区人民政府"],"members":["东城区政府","门头沟区政府"],"only_named":true}],
        "zones":[{"name":"核心区","members":["东城区政府"]}]}"#;

    fn measure(text: &str, responsible: &[&str]) -> Measure {
        let names = UnitList { names: responsible.iter().map(|name| (*name).into()).collect(), and_others: false };
        Measure {
            id: "8.4".parse().unwrap(),
            text: text.into(),
            deadline: Deadline::parse("年底前", 2026).unwrap(),
            lead: names.clone(),
            responsible: names,
            assist: UnitList::default(),
            merged_cell: true,
        }
    }

    fn obliged(text: &str, responsible: &[&str], settled: Option<&[&str]>) -> (Vec<String>, Option<String>) {
        let units = Units::from_json(LIST).unwrap();
        let settled: Option<Vec<UnitName>> = settled.map(|names| names.iter().map(|name| UnitName::new(name)).collect());
        let measure = measure(text, responsible);
        let found = units.obliged(&measure, settled.as_deref());
        (found.units.iter().map(ToString::to_string).collect(), found.unsettled.map(str::to_owned))
    }

    #[test]
    fn each_kind_of_name_in_the_cell_expands_to_its_units() {
        let (mentougou, dongcheng) = ("门头沟区政府", "东城区政府");
        for (text, cell, settled, expected, unsettled) in [
            ("完成治理", &["市水务局", "各区政府"][..], None, vec!["市水务局", dongcheng, mentougou], None),
            // A unit that stands in the cell beside its group is bound once; one that the list does not have is bound as it stands.
            ("完成治理", &["门头沟区政府", "各区政府", "火星局"], None, vec![mentougou, dongcheng, "火星局"], None),
            ("门头沟区完成治理", &["相关区政府"], None, vec![mentougou], None),
            ("斋堂工业区完成治理", &["相关区人民政府"], None, vec![mentougou], None),
            ("斋堂水库完成治理", &["相关区政府"], None, vec![], Some("相关区政府")),
            ("推广施工技术,核心区全部使用", &["相关区政府"], None, vec![dongcheng], None),
            ("实施核心区三年行动", &["相关区政府"], None, vec![], Some("相关区政府")),
            ("完成治理", &["市水务局", "相关区政府"], None, vec!["市水务局"], Some("相关区政府")),
            // What is settled takes the place of what the text names, and says nothing about other names.
            ("门头沟区完成治理", &["市水务局", "相关区政府"], Some(&[dongcheng][..]), vec!["市水务局", dongcheng], None),
            ("完成治理", &["各区政府"], Some(&[dongcheng]), vec![dongcheng, mentougou], None),
        ] {
            let expected: Vec<String> = expected.into_iter().map(str::to_owned).collect();
            assert_eq!(obliged(text, cell, settled), (expected, unsettled.map(str::to_owned)), "{text} {cell:?}");
        }
    }

    #[test]
    fn a_group_of_those_who_are_named_is_unsettled_where_the_text_names_none() {
        let units = Units::from_json(LIST).unwrap();
        for (text, named) in [("门头沟区完成治理", true), ("斋堂工业区完成治理", true), ("斋堂水库完成治理", false), ("完成治理", false)]
        {
            let measure = measure(text, &["市水务局", "相关区人民政府"]);
            assert_eq!(units.unsettled(&measure), (!named).then_some("相关区人民政府"), "{text}");
            let bond = units.bond(&measure, Role::Lead, "门头沟区政府", None);
            assert_eq!(bond, named.then_some(Bond::InText("相关区人民政府")), "{text}");
        }
        let settled = [UnitName::new("东城区政府")];
        let measure = measure("完成治理", &["相关区政府"]);
        assert_eq!(units.bond(&measure, Role::Responsible, "东城区政府", Some(&settled)), Some(Bond::Settled("相关区政府")));
    }
}

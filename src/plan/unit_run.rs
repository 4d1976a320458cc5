//! Names of units that stand in running words: with which one a text begins, and whether words are made of several.

use super::{Lookup, UnitKind, Units};

/// With these a word goes on that is no group any more: 相关区域, 各区级.
const NO_GROUP: [char; 5] = ['域', '间', '位', '块', '级'];

/// A unit or group with whose name a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Listed<'a> {
    /// The name in full.
    pub name: &'a str,
    /// Whether it is a district, a zone, or a group of them: 通州水务局 is a bureau of 通州.
    pub is_area: bool,
    /// How many bytes of the text the name takes.
    pub end: usize,
}

impl Units {
    /// The unit or group with whose name a text begins; a group also by what people say of it: 各区 is 各区政府.
    pub(super) fn listed_at(&self, text: &str) -> Option<Listed<'_>> {
        if let Some((found, end)) = self.named_at(text) {
            let is_area = match found {
                Lookup::Unit(unit) => matches!(unit.kind, UnitKind::District | UnitKind::Zone),
                Lookup::Group(_) => true,
            };
            return Some(Listed { name: found.name(), is_area, end });
        }
        let (group, end) = self.groups().iter().find_map(|group| {
            let group_of = Lookup::Group(group);
            let mut said = group_of.names().filter_map(|name| name.strip_suffix("政府"));
            said.find(|said| text.starts_with(said)).map(|said| (group, said.len()))
        })?;
        let is_group = text.get(end..).is_some_and(|rest| !rest.starts_with(NO_GROUP));
        is_group.then_some(Listed { name: &group.name, is_area: true, end })
    }

    /// Whether words are nothing but the names of several units: 东城西城朝阳, 水务局、商务局. A district's own bureau is one: 通州水务局.
    pub fn are_several(&self, words: &str) -> bool {
        let joins = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；' | '和' | '与' | '及' | '跟');
        let (mut rest, mut is_joined, mut found) = (words.trim(), false, Vec::<Listed<'_>>::new());
        while !rest.is_empty() {
            let Some(listed) = self.listed_at(rest) else { return false };
            let is_bureau = !is_joined && !listed.is_area && found.last().is_some_and(|before| before.is_area);
            if is_bureau {
                found.pop();
            }
            found.push(listed);
            let behind = rest.get(listed.end..).unwrap_or_default();
            rest = behind.trim_start_matches(joins);
            is_joined = rest.len() < behind.len();
        }
        found.iter().any(|listed| found.first().is_some_and(|first| first.name != listed.name))
    }
}

#[cfg(test)]
mod tests {
    use crate::seeds::units;

    #[test]
    fn words_are_several_units_where_nothing_but_their_names_stands() {
        let units = units().unwrap();
        for words in ["东城西城朝阳", "水务局商务局", "东城、西城", "水务局和商务局", "通州水务局商务局", "各区经开区", "水务局通州区"]
        {
            assert!(units.are_several(words), "{words}");
        }
        for words in ["", "东城", "通州水务局", "各区水务局", "市科委、中关村管委会", "水务局市水务局", "东城西城李处长", "张三、李四"]
        {
            assert!(!units.are_several(words), "{words}");
        }
    }

    #[test]
    fn a_group_goes_by_what_people_say_of_it() {
        let units = units().unwrap();
        let at = |text: &str| units.listed_at(text).map(|listed| (listed.name.to_owned(), listed.end));
        assert_eq!(at("各区补报"), Some(("各区政府".to_owned(), "各区".len())));
        assert_eq!(at("各区人民政府补报"), Some(("各区政府".to_owned(), "各区人民政府".len())));
        assert_eq!(at("有关区补报"), Some(("相关区政府".to_owned(), "有关区".len())));
        assert_eq!(at("相关区域排查"), None);
        assert_eq!(at("补报"), None);
    }
}

//! Whom a person means by a name that is typed: by its characters, by a part of them, or by their sound.

use super::{Lookup, Units};

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

/// How a word that is typed sounds like a name, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sounding {
    /// Like the whole of it: `mtg`, `mentougou`.
    Whole,
    /// Like a part of it: `mentou`.
    Part,
    /// Like characters of it that do not stand together: `ghw` is 规划自然资源委. Too little to mean it, enough to offer it.
    Apart,
}

/// How a word sounds like each of some names that are given in all their forms. The list of units does not know how Chinese is read; whoever
/// does tells it (see [`Units::told_by`]).
pub type Sounds = fn(&str, &[Vec<&str>]) -> Vec<Option<Sounding>>;

/// How many names are offered for one that nobody has.
const NEAREST: usize = 3;
/// Likeness in thousandths from which a name is worth offering.
const ALIKE: usize = 400;

impl Units {
    /// Whom a person means by `words`: a name in any form, else a part of the names of one unit or group only, else what sounds so.
    pub fn meant(&self, words: &str) -> Meant<'_> {
        Self::meant_in(&[self], words)
    }

    /// The same among the units of several lists.
    pub fn meant_in<'a>(lists: &[&'a Self], words: &str) -> Meant<'a> {
        let words = words.trim();
        if let Some(found) = lists.iter().find_map(|list| list.find(words)) {
            return Meant::One(found);
        }
        let known = || lists.iter().flat_map(|list| list.known());
        let with_words: Vec<Lookup<'a>> = known().filter(|l| !words.is_empty() && l.names().any(|n| n.contains(words))).collect();
        if let Some(meant) = only(&with_words) {
            return meant;
        }
        let by_sound = lists.iter().find_map(|list| list.sounds()).map_or_else(Vec::new, |sounds| sounding(known(), sounds, words));
        let like = |sounding: Sounding| by_sound.iter().filter(move |(_, like)| *like == sounding).map(|(found, _)| *found);
        let heard = [Sounding::Whole, Sounding::Part].into_iter().find_map(|sounding| only(&like(sounding).collect::<Vec<_>>()));
        heard.unwrap_or_else(|| {
            let mut near: Vec<&str> = like(Sounding::Apart).map(|found| found.name()).chain(alike(known(), words)).collect();
            near.truncate(NEAREST);
            Meant::Nobody(near)
        })
    }

    /// The only unit or group of which a whole name sounds as the words do; none where they have no letters in them.
    pub fn sounding(&self, words: &str) -> Option<Lookup<'_>> {
        let all = sounding(self.known(), self.sounds()?, words.trim());
        let mut whole = all.into_iter().filter(|(_, like)| *like == Sounding::Whole).map(|(found, _)| found);
        whole.next().filter(|_| whole.next().is_none())
    }

    /// Whether the words sound like parts of names only, and stand in none.
    pub fn sounds_in_part(&self, words: &str) -> bool {
        let words = words.trim();
        let all = self.sounds().map_or_else(Vec::new, |sounds| sounding(self.known(), sounds, words));
        let is_written = self.known().any(|known| known.names().any(|name| name.contains(words)));
        !is_written && all.iter().any(|(_, like)| *like == Sounding::Part) && all.iter().all(|(_, like)| *like != Sounding::Whole)
    }

    fn known(&self) -> impl Iterator<Item = Lookup<'_>> {
        self.all().iter().map(Lookup::Unit).chain(self.groups().iter().map(Lookup::Group))
    }
}

/// The one or the several that were found; none where nobody was.
fn only<'a>(found: &[Lookup<'a>]) -> Option<Meant<'a>> {
    match found {
        [] => None,
        [one] => Some(Meant::One(*one)),
        several => Some(Meant::Several(several.iter().map(Lookup::name).collect())),
    }
}

/// Those whose names sound as `words` do. What has no letter in it was compared by its characters.
fn sounding<'a>(known: impl Iterator<Item = Lookup<'a>>, sounds: Sounds, words: &str) -> Vec<(Lookup<'a>, Sounding)> {
    if !words.chars().any(|c| crate::text::half_width(c).is_ascii_alphabetic()) {
        return Vec::new();
    }
    let known: Vec<Lookup<'a>> = known.collect();
    let names: Vec<Vec<&str>> = known.iter().map(|found| found.names().collect()).collect();
    known.into_iter().zip(sounds(words, &names)).filter_map(|(found, like)| Some((found, like?))).collect()
}

/// The names that are most like `words`, nearest first.
fn alike<'a>(known: impl Iterator<Item = Lookup<'a>>, words: &str) -> Vec<&'a str> {
    let mut near: Vec<(usize, &str)> = known.map(|l| (likeness(&l, words), l.name())).filter(|(like, _)| *like > 0).collect();
    near.sort_by_key(|(like, _)| std::cmp::Reverse(*like));
    // 市 and 局 are in many names: those that have little more are left out beside one that has.
    let best = near.first().map_or(0, |(like, _)| *like);
    near.retain(|(like, _)| like * 5 >= best * 4);
    near.into_iter().map(|(_, name)| name).collect()
}

/// How much the form that is nearest to `words` shares with them, in thousandths; 0 below what is worth offering.
fn likeness(found: &Lookup<'_>, words: &str) -> usize {
    let shared = |name: &str| {
        let mut left: Vec<char> = name.chars().collect();
        let total = left.len() + words.chars().count();
        let common = words.chars().filter(|c| left.iter().position(|l| l == c).map(|at| left.swap_remove(at)).is_some()).count();
        2000 * common / total.max(1)
    };
    found.names().map(shared).max().filter(|like| *like >= ALIKE).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &str = r#"{"_about":"", "units":[
        {"name":"门头沟区政府","short":"门头沟","kind":"district","aliases":["门头沟区"]},
        {"name":"市水务局","short":"水务局","kind":"department"}],
        "groups":[{"name":"各区政府","aliases":["各区人民政府"],"members":["门头沟区政府"]}]}"#;

    /// Knows what the test says only: `whole` is 门头沟, `part` a part of both units, `apart` characters of 市水务局.
    fn told(words: &str, known: &[Vec<&str>]) -> Vec<Option<Sounding>> {
        let of = |names: &Vec<&str>| match (words, names[0]) {
            ("whole", "门头沟区政府") => Some(Sounding::Whole),
            ("whole" | "part", "门头沟区政府" | "市水务局") => Some(Sounding::Part),
            ("apart", "市水务局") => Some(Sounding::Apart),
            // Nothing without letters is asked for.
            ("水务" | "火星", _) => panic!("{words}"),
            _ => None,
        };
        known.iter().map(of).collect()
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
    fn what_sounds_like_a_whole_name_comes_before_what_sounds_like_a_part() {
        let units = Units::from_json(TWO).unwrap().told_by(Some(told));
        assert!(matches!(units.meant(" whole "), Meant::One(found) if found.name() == "门头沟区政府"));
        assert_eq!(units.meant("part"), Meant::Several(vec!["门头沟区政府", "市水务局"]));
        assert_eq!(units.meant("apart"), Meant::Nobody(vec!["市水务局"]));
        assert_eq!(units.meant("else"), Meant::Nobody(vec![]));
        assert!(matches!(units.meant("水务"), Meant::One(found) if found.name() == "市水务局"));
        assert_eq!(units.meant("火星"), Meant::Nobody(vec![]));
        assert_eq!(units.sounding("whole").map(|found| found.name()), Some("门头沟区政府"));
        assert_eq!(units.sounding("part").map(|found| found.name()), None);
    }

    #[test]
    fn a_name_that_is_written_so_comes_before_one_that_sounds_so() {
        let named = TWO.replace(r#""aliases":["门头沟区"]"#, r#""aliases":["门头沟区","apart"]"#);
        let units = Units::from_json(&named).unwrap().told_by(Some(told));
        assert!(matches!(units.meant("apart"), Meant::One(found) if found.name() == "门头沟区政府"));
    }
}

//! The units of a cell.

use std::collections::HashSet;
use std::sync::Arc;

use super::doubt::DoubtKind;
use crate::plan::{Lookup, Role, UnitList, Units};

/// What stands for nobody, besides dashes of any kind and number.
const NOBODY: [&str; 2] = ["/", "无"];
const DASHES: [char; 8] = ['—', '－', '-', '–', '―', '─', '‐', '‑'];
/// What says that the list is not complete; the longer before what they end with.
const AND_OTHERS: [&str; 8] = ["等有关部门", "等相关部门", "等部门和单位", "等有关单位", "等相关单位", "等部门", "等单位", "等"];
/// What parts units besides spaces. A name may hold one of them itself: 市科委、中关村管委会.
const COMMAS: [char; 5] = ['、', '，', ',', '；', ';'];
/// Into how many pieces a line wrap or a comma of its own breaks a name at the most.
const PIECES: usize = 6;

/// Reads cells; holds each name once.
pub(super) struct Reader<'a> {
    units: &'a Units,
    names: HashSet<Arc<str>>,
    /// Other names than the full ones that were told already.
    told: HashSet<String>,
    known: usize,
    unknown: usize,
}

/// A part of a cell between spaces and commas.
struct Piece<'c> {
    text: &'c str,
    /// Whether a comma, not only a space, stands between it and the piece before.
    behind_comma: bool,
}

/// What some pieces are together.
struct Found {
    /// The unit or group, none for 等部门 alone.
    name: Option<Name>,
    and_others: bool,
}

/// A name that stands in a cell.
struct Name {
    /// The full name of a unit; that of a group as it is published.
    full: String,
    /// The name as published, where the unit has another full name.
    alias: Option<String>,
    is_unit: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(units: &'a Units) -> Self {
        Self { units, names: HashSet::new(), told: HashSet::new(), known: 0, unknown: 0 }
    }

    /// Whether units were named and none of them is in the list, as in another city's plan.
    pub(super) fn knows_nobody(&self) -> bool {
        self.known == 0 && self.unknown > 0
    }

    /// The units that a cell names, and what is doubtful about it.
    pub(super) fn read(&mut self, cell: &str, role: Role) -> (UnitList, Vec<DoubtKind>) {
        let mut list = UnitList::default();
        let mut doubts = Vec::new();
        let mut seen = HashSet::new();
        let pieces = pieces(cell);
        let mut rest = pieces.as_slice();
        while !rest.is_empty() {
            let (found, used) = self.next(rest, role, &mut doubts);
            if found.and_others && !std::mem::replace(&mut list.and_others, true) {
                doubts.push(DoubtKind::AndOthers { role });
            }
            if let Some(name) = found.name {
                doubts.extend(self.tell_alias(&name));
                self.known += usize::from(name.is_unit);
                let name = self.intern(&name.full);
                if seen.insert(Arc::clone(&name)) {
                    list.names.push(name);
                } else {
                    doubts.push(DoubtKind::Twice { role, name: name.to_string() });
                }
            }
            rest = rest.get(used..).unwrap_or_default();
        }
        (list, doubts)
    }

    /// What comes next: as many pieces as make a name that is known, the most that do; one where none does.
    fn next(&mut self, pieces: &[Piece<'_>], role: Role, doubts: &mut Vec<DoubtKind>) -> (Found, usize) {
        for used in (1..=pieces.len().min(PIECES)).rev() {
            let together = pieces.get(..used).unwrap_or_default();
            if let Some(found) = self.known(together) {
                if let Some(name) = found.name.as_ref().filter(|_| together.iter().skip(1).any(|p| !p.behind_comma)) {
                    doubts.push(DoubtKind::Rejoined { name: name.full.clone() });
                }
                return (found, used);
            }
        }
        let piece = pieces.first().map_or("", |p| p.text);
        let (name, and_others) = without_others(piece);
        doubts.push(DoubtKind::UnknownUnit { role, name: name.to_owned() });
        self.unknown += 1;
        (Found { name: Some(Name { full: name.to_owned(), alias: None, is_unit: false }), and_others }, 1)
    }

    /// The first time that a name stands for a unit with another full name, that is said.
    fn tell_alias(&mut self, name: &Name) -> Option<DoubtKind> {
        let alias = name.alias.as_ref().filter(|alias| self.told.insert((*alias).clone()))?;
        Some(DoubtKind::Alias { name: alias.clone(), full: name.full.clone() })
    }

    /// What the pieces are, if all of them together are something.
    fn known(&self, pieces: &[Piece<'_>]) -> Option<Found> {
        let (first, others) = pieces.split_first()?;
        let mut joined = first.text.to_owned();
        for piece in others {
            joined.extend(piece.behind_comma.then_some('、'));
            joined.push_str(piece.text);
        }
        if AND_OTHERS.contains(&joined.as_str()) {
            return Some(Found { name: None, and_others: true });
        }
        if let Some(name) = self.full_name(&joined) {
            return Some(Found { name: Some(name), and_others: false });
        }
        // 等部门 as a piece of its own comes next time.
        let last = pieces.last().filter(|last| !AND_OTHERS.contains(&last.text))?;
        match without_others(last.text) {
            (_, false) => None,
            (head, true) => {
                let name = joined.get(..joined.len() - (last.text.len() - head.len()))?;
                Some(Found { name: Some(self.full_name(name)?), and_others: true })
            }
        }
    }

    /// The unit or group of a name.
    fn full_name(&self, name: &str) -> Option<Name> {
        Some(match self.units.find(name)? {
            Lookup::Unit(unit) => Name { full: unit.name.clone(), alias: (unit.name != name).then(|| name.to_owned()), is_unit: true },
            Lookup::Group(_) => Name { full: name.to_owned(), alias: None, is_unit: false },
        })
    }

    fn intern(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.names.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = name.into();
        self.names.insert(Arc::clone(&new));
        new
    }
}

/// The parts of a cell, without those that stand for nobody.
fn pieces(cell: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut behind_comma = false;
    for part in cell.split_inclusive(|c: char| c.is_whitespace() || COMMAS.contains(&c)) {
        let text = part.trim_end_matches(|c: char| c.is_whitespace() || COMMAS.contains(&c));
        if !text.is_empty() && !is_nobody(text) {
            pieces.push(Piece { text, behind_comma });
            behind_comma = false;
        }
        behind_comma |= part.ends_with(COMMAS);
    }
    pieces
}

fn is_nobody(piece: &str) -> bool {
    NOBODY.contains(&piece) || piece.chars().all(|c| DASHES.contains(&c))
}

/// A piece without its 等部门, and whether it had one.
fn without_others(piece: &str) -> (&str, bool) {
    match AND_OTHERS.iter().find_map(|tail| piece.strip_suffix(tail)).filter(|head| !head.is_empty()) {
        Some(head) => (head, true),
        None => (piece, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> (Vec<String>, bool, Vec<DoubtKind>) {
        let units = Units::from_json(include_str!("../../seeds/units.json")).unwrap();
        let (list, doubts) = Reader::new(&units).read(cell, Role::Assist);
        (list.names.iter().map(ToString::to_string).collect(), list.and_others, doubts)
    }

    fn alias(name: &str, full: &str) -> DoubtKind {
        DoubtKind::Alias { name: name.into(), full: full.into() }
    }

    fn rejoined(name: &str) -> DoubtKind {
        DoubtKind::Rejoined { name: name.into() }
    }

    #[test]
    fn units_are_parted_by_spaces() {
        // 16.3 and 9.1 of the plan.
        let names = ["市生态环境局", "市市场监管局", "市规划自然资源委"];
        assert_eq!(read("市生态环境局 市市场监管局 市规划自然资源委"), (names.map(String::from).to_vec(), false, vec![]));
        let names = ["市生态环境局", "市科委、中关村管委会", "市经济和信息化局"];
        assert_eq!(read("市生态环境局 市科委、中关村管委会 市经济和信息化局"), (names.map(String::from).to_vec(), false, vec![]));
    }

    #[test]
    fn nobody_is_an_empty_list() {
        for cell in ["——", "", " — ", "/", "无", "－", "———", "－－", "--", "– –"] {
            assert_eq!(read(cell), (vec![], false, vec![]), "{cell}");
        }
    }

    #[test]
    fn a_name_broken_by_a_line_wrap_is_put_together() {
        // 3.1 and 19.1 of the plan.
        let (names, _, doubts) = read("各区政府 北京经济技术 开发区管委会");
        assert_eq!(names, ["各区政府", "北京经济技术开发区管委会"]);
        assert_eq!(doubts, [rejoined("北京经济技术开发区管委会")]);
        let (names, _, doubts) = read("国家金融监督管理总局 北京监管局 北京证监局");
        assert_eq!(names, ["国家金融监督管理总局北京监管局", "北京证监局"]);
        assert_eq!(doubts, [rejoined("国家金融监督管理总局北京监管局")]);
        let (names, _, doubts) = read("市科委、 中关村 管委会");
        assert_eq!(names, ["市科委、中关村管委会"]);
        assert_eq!(doubts, [rejoined("市科委、中关村管委会")]);
    }

    #[test]
    fn others_are_no_unit() {
        for cell in [
            "市住房城乡建设委 等部门",
            "市住房城乡建设委等部门",
            "市住房城乡建设委 等",
            "市住房城乡 建设委等单位",
            "市住房城乡建设委 等 部门",
            "市住建委等有关部门",
        ] {
            let (names, and_others, doubts) = read(cell);
            assert_eq!((names, and_others), (vec!["市住房城乡建设委".to_owned()], true), "{cell}");
            assert!(doubts.contains(&DoubtKind::AndOthers { role: Role::Assist }), "{cell}");
        }
        assert_eq!(read("等部门"), (vec![], true, vec![DoubtKind::AndOthers { role: Role::Assist }]));
        // As many of them as a hostile file likes.
        assert_eq!(read(&"等".repeat(100_000)).0.len(), 1);
    }

    #[test]
    fn commas_part_what_is_no_name_as_a_whole() {
        for cell in ["市水务局、市科委、中关村管委会、市公安局", "市水务局，市科委，中关村管委会,市公安局"]
        {
            assert_eq!(read(cell).0, ["市水务局", "市科委、中关村管委会", "市公安局"], "{cell}");
        }
    }

    #[test]
    fn aliases_give_the_full_name_and_groups_stay() {
        assert_eq!(read("市住建委 各区人民政府 有关区政府").0, ["市住房城乡建设委", "各区人民政府", "有关区政府"]);
    }

    #[test]
    fn a_name_that_is_unknown_stays_and_is_doubtful() {
        let (names, and_others, doubts) = read("市水务局 市气象局等部门");
        assert_eq!((names, and_others), (vec!["市水务局".to_owned(), "市气象局".to_owned()], true));
        let unknown = DoubtKind::UnknownUnit { role: Role::Assist, name: "市气象局".into() };
        assert_eq!(doubts, [unknown, DoubtKind::AndOthers { role: Role::Assist }]);
    }

    #[test]
    fn a_unit_that_stands_twice_counts_once() {
        let (names, _, doubts) = read("市水务局 市公安局 北京市水务局");
        assert_eq!(names, ["市水务局", "市公安局"]);
        assert_eq!(doubts, [alias("北京市水务局", "市水务局"), DoubtKind::Twice { role: Role::Assist, name: "市水务局".into() }]);
    }

    #[test]
    fn a_name_that_stands_for_another_one_is_said_once() {
        let units = Units::from_json(include_str!("../../seeds/units.json")).unwrap();
        let mut reader = Reader::new(&units);
        let (list, doubts) = reader.read("市科委 各区人民政府", Role::Lead);
        assert_eq!(&*list.names[0], "市科委、中关村管委会");
        assert_eq!(doubts, [alias("市科委", "市科委、中关村管委会")]);
        assert_eq!(reader.read("市科委", Role::Assist).1, []);
        // A line wrap and another comma do not make another name.
        assert_eq!(reader.read("市科委，中关村管委会", Role::Assist).1, []);
        assert_eq!(reader.read("市科委、中关 村管委会", Role::Assist).1, [rejoined("市科委、中关村管委会")]);
        assert!(!reader.knows_nobody());
        let mut reader = Reader::new(&units);
        assert!(!reader.knows_nobody());
        reader.read("浦东新区政府 各区政府", Role::Lead);
        assert!(reader.knows_nobody());
    }

    #[test]
    fn a_name_is_held_once() {
        let units = Units::from_json(include_str!("../../seeds/units.json")).unwrap();
        let mut reader = Reader::new(&units);
        let (first, _) = reader.read("市水务局", Role::Lead);
        let (second, _) = reader.read("北京市水务局", Role::Assist);
        assert!(Arc::ptr_eq(&first.names[0], &second.names[0]));
    }
}

//! The units of a cell.

use std::collections::HashSet;
use std::sync::Arc;

use super::clean;
use super::doubt::DoubtKind;
use crate::plan::{Lookup, Role, UnitList, Units};

/// What stands for nobody.
const NOBODY: [&str; 6] = ["——", "—", "--", "-", "/", "无"];
/// What says that the list is not complete.
const AND_OTHERS: [&str; 4] = ["等部门", "等单位", "等部门和单位", "等"];
/// Into how many pieces a line wrap breaks a name at the most.
const PIECES: usize = 4;

/// Reads cells; holds each name once.
pub(super) struct Reader<'a> {
    units: &'a Units,
    names: HashSet<Arc<str>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(units: &'a Units) -> Self {
        Self { units, names: HashSet::new() }
    }

    /// The units that a cell names, and what is doubtful about it.
    pub(super) fn read(&mut self, cell: &str, role: Role) -> (UnitList, Vec<DoubtKind>) {
        let mut list = UnitList::default();
        let mut doubts = Vec::new();
        let pieces: Vec<&str> = cell.split_whitespace().filter(|piece| !NOBODY.contains(piece)).collect();
        let mut rest = pieces.as_slice();
        while let Some((first, behind)) = rest.split_first() {
            if AND_OTHERS.contains(first) {
                list.and_others = true;
                doubts.push(DoubtKind::AndOthers { role });
                rest = behind;
                continue;
            }
            let used = self.known_pieces(rest);
            let name = clean::title(&rest.iter().take(used).copied().collect::<String>());
            if used > 1 {
                doubts.push(DoubtKind::Rejoined { name: name.clone() });
            }
            self.add(&name, role, &mut list, &mut doubts);
            rest = rest.get(used..).unwrap_or_default();
        }
        (list, doubts)
    }

    /// How many of the next pieces make one name that is known, the most that do; one where none does.
    fn known_pieces(&self, pieces: &[&str]) -> usize {
        let known = |count: &usize| {
            let name: String = pieces.iter().take(*count).copied().collect();
            self.units.find(&name).is_some()
        };
        (1..=pieces.len().min(PIECES)).rev().find(known).unwrap_or(1)
    }

    fn add(&mut self, name: &str, role: Role, list: &mut UnitList, doubts: &mut Vec<DoubtKind>) {
        match self.units.find(name) {
            Some(Lookup::Unit(unit)) => list.names.push(self.intern(&unit.name)),
            // A group stays as it is published.
            Some(Lookup::Group(_)) => list.names.push(self.intern(name)),
            None => self.add_unknown(name, role, list, doubts),
        }
    }

    fn add_unknown(&mut self, name: &str, role: Role, list: &mut UnitList, doubts: &mut Vec<DoubtKind>) {
        if let Some(head) = AND_OTHERS.iter().find_map(|tail| name.strip_suffix(tail)).filter(|head| !head.is_empty()) {
            self.add(head, role, list, doubts);
            list.and_others = true;
            doubts.push(DoubtKind::AndOthers { role });
        } else if name.contains(['、', '，', ',', ';', '；']) {
            for part in name.split(['、', '，', ',', ';', '；']).filter(|part| !part.is_empty()) {
                self.add(part, role, list, doubts);
            }
        } else {
            list.names.push(self.intern(name));
            doubts.push(DoubtKind::UnknownUnit { role, name: name.to_owned() });
        }
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

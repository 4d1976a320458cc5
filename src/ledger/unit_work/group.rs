//! A group of units (各区政府, 相关区政府): the measures that name it, and whom its words mean in each of them.

use crate::ledger::{ItemKey, Ledger};
use crate::plan::{Group, MeasureId, Role, UnitName};

/// The measures that name a group, in the plan's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupWork<'a> {
    /// The group.
    pub group: &'a Group,
    /// One a measure.
    pub rows: Vec<GroupRow<'a>>,
}

/// A measure that names a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow<'a> {
    /// The measure.
    pub key: ItemKey,
    /// Its id.
    pub measure: MeasureId,
    /// In which roles, and by which words, as they are written.
    pub said: Vec<(Role, &'a str)>,
    /// The members whom these words mean, in the order of the group. Nobody: it is to be settled (待明确).
    pub meant: Vec<UnitName>,
}

impl<'a> GroupWork<'a> {
    /// That of a group.
    pub fn of(ledger: &'a Ledger, group: &'a Group) -> Self {
        let rows = ledger.rows().filter_map(|(measure, item)| {
            let in_role = |role| Some((role, ledger.units().named_as_group(measure, role, group, item.settled())?));
            let found: Vec<_> = Role::ALL.into_iter().filter_map(in_role).collect();
            // Each role's words mean the same members: it is the text, or what was settled, that says whom.
            let (_, (_, meant)) = found.first()?;
            let meant = meant.iter().map(|(member, _)| *member).collect();
            Some(GroupRow {
                key: item.key,
                measure: measure.id,
                said: found.iter().map(|(role, (words, _))| (*role, *words)).collect(),
                meant,
            })
        });
        Self { group, rows: rows.collect() }
    }

    /// The members whom some measure means by these words, in the order of the group.
    pub fn members(&self) -> Vec<UnitName> {
        let all = self.group.members.iter().map(|member| UnitName::new(member));
        all.filter(|member| self.rows.iter().any(|row| row.meant.contains(member))).collect()
    }

    /// How many measures mean nobody yet.
    pub fn unsettled(&self) -> usize {
        self.rows.iter().filter(|row| row.meant.is_empty()).count()
    }
}

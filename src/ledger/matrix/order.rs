//! What of the matrix is looked at, and in which order.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use super::{Cell, Matrix};
use crate::ledger::{ItemKey, Light, Part, Standing, Status};
use crate::plan::UnitName;

/// What of the matrix is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scope {
    /// The measures of this area only, by its number.
    pub area: Option<u32>,
    /// The units of this functional group only, by its place in [`Matrix::groups`].
    pub group: Option<usize>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Order {
    /// The worst measures first, else the plan's order.
    pub worst_measures: bool,
    /// The worst units first, else the order of the groups.
    pub worst_units: bool,
}

/// Rows and columns of a matrix, by their places in it, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chosen {
    /// The measures that bind one of the units at least.
    pub rows: Vec<usize>,
    /// The units that are bound by anything in the plan.
    pub columns: Vec<usize>,
}

/// How much some cells want attention: the worst light first, within it the order of its parts, then how many are red, yellow, and wait to be
/// verified, then days late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Urgency {
    rank: u8,
    part: Option<Reverse<Part>>,
    red: usize,
    yellow: usize,
    submitted: usize,
    late: i64,
}

impl Scope {
    /// Whether it holds the measures of an area.
    pub fn has_area(self, area: u32) -> bool {
        self.area.is_none_or(|wanted| wanted == area)
    }

    /// Whether it holds the units of a group.
    pub fn has_group(self, group: Option<usize>) -> bool {
        self.group.is_none_or(|wanted| group == Some(wanted))
    }
}

impl Matrix {
    /// The rows and columns of a scope, sorted afresh.
    pub fn choose(&self, scope: Scope, order: Order) -> Chosen {
        let columns = (0..self.columns.len()).filter(|at| self.has_column(scope, *at) && self.is_bound(*at));
        let mut columns: Vec<usize> = columns.collect();
        let in_scope = |row: usize| {
            let cells = self.rows.get(row).into_iter().flat_map(super::MatrixRow::bound);
            cells.filter(|(column, _)| self.has_column(scope, *column))
        };
        let rows = self.rows.iter().enumerate().filter(|(at, row)| scope.has_area(row.area) && in_scope(*at).next().is_some());
        let mut rows: Vec<usize> = rows.map(|(at, _)| at).collect();
        if order.worst_measures {
            rows.sort_by_cached_key(|row| Reverse(in_scope(*row).fold(Urgency::default(), |all, (_, cell)| all.with(cell))));
        }
        if order.worst_units {
            let mut urgencies = vec![Urgency::default(); self.columns.len()];
            for (column, cell) in rows.iter().flat_map(|row| in_scope(*row)) {
                if let Some(urgency) = urgencies.get_mut(column) {
                    *urgency = urgency.with(cell);
                }
            }
            columns.sort_by_key(|column| Reverse(urgencies.get(*column).copied().unwrap_or_default()));
        }
        Chosen { rows, columns }
    }

    /// The measures of rows and the units of columns.
    pub fn names(&self, chosen: &Chosen) -> (Vec<ItemKey>, Vec<UnitName>) {
        let rows = chosen.rows.iter().filter_map(|at| self.rows.get(*at)).map(|row| row.key).collect();
        (rows, chosen.columns.iter().filter_map(|at| self.columns.get(*at)).map(|column| column.unit).collect())
    }

    /// The same rows and columns in a former order; what was not there comes last.
    pub fn as_before(&self, chosen: &mut Chosen, (measures, units): &(Vec<ItemKey>, Vec<UnitName>)) {
        let places: HashMap<ItemKey, usize> = measures.iter().enumerate().map(|(at, key)| (*key, at)).collect();
        let last = usize::MAX;
        chosen.rows.sort_by_key(|at| self.rows.get(*at).and_then(|row| places.get(&row.key)).copied().unwrap_or(last));
        let place = |unit: UnitName| units.iter().position(|known| *known == unit).unwrap_or(last);
        chosen.columns.sort_by_key(|at| self.columns.get(*at).map_or(last, |column| place(column.unit)));
    }
}

impl Urgency {
    /// The same with one cell more.
    fn with(self, cell: &Cell) -> Self {
        let (rank, submitted) = match (cell.standing.light(), cell.status) {
            (Some(Light::Red), status) => (5, status == Status::Submitted),
            (Some(Light::Yellow), status) => (4, status == Status::Submitted),
            (Some(_), Status::Submitted) => (3, true),
            (Some(Light::Green), _) => (2, false),
            (Some(Light::Grey), _) => (1, false),
            (None, _) => (0, false),
        };
        let (late, part) = match cell.standing {
            Standing::Open(_, why) => (why.days_late(), Some(Reverse(why.part()))),
            Standing::Closed { .. } => (0, None),
        };
        let part = match rank.cmp(&self.rank) {
            Ordering::Less => self.part,
            Ordering::Equal => self.part.max(part),
            Ordering::Greater => part,
        };
        Self {
            rank: self.rank.max(rank),
            part,
            red: self.red + usize::from(rank == 5),
            yellow: self.yellow + usize::from(rank == 4),
            submitted: self.submitted + usize::from(submitted),
            late: self.late.saturating_add(late),
        }
    }
}

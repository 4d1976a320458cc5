//! The matrix (各区): measures down, the districts and zone bodies across, a light in each cell.
//!
//! It is built once and then follows the ledger: an event costs the row that it touches, a look at it only what is seen.

mod order;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Item, ItemKey, Ledger, Standing, Status, Tally};
use crate::plan::{MeasureId, UnitKind, UnitName, Units};
pub use order::{Chosen, Order, Scope};

/// All measures of the plan by all districts and zone bodies that are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    as_of: NaiveDate,
    groups: Vec<String>,
    columns: Vec<MatrixColumn>,
    rows: Vec<MatrixRow>,
    by_measure: HashMap<i64, usize>,
    /// For each area by its number: how the cells of each column stand.
    sums: Vec<(u32, Vec<Tally>)>,
}

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatrixColumn {
    /// The unit.
    pub unit: UnitName,
    /// The functional group that it is in, by its place in [`Matrix::groups`].
    pub group: Option<usize>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// The measure.
    pub key: ItemKey,
    /// Its id.
    pub measure: MeasureId,
    /// The number of its area.
    pub area: u32,
    cells: Vec<Option<Cell>>,
}

/// What one unit owes under one measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The obligation.
    pub key: ItemKey,
    /// Its status, as its standing has it.
    pub status: Status,
    /// How it stands.
    pub standing: Standing,
}

/// What following the ledger did to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Updated {
    /// Nothing.
    Same,
    /// A cell stands otherwise.
    Cells,
    /// A unit is bound that was not, or no longer.
    Bonds,
}

impl Matrix {
    /// The matrix of a ledger as it stands on `as_of`.
    pub fn of(ledger: &Ledger, as_of: NaiveDate) -> Self {
        let (groups, columns) = columns(ledger.units());
        let places: HashMap<UnitName, usize> = columns.iter().enumerate().map(|(at, column)| (column.unit, at)).collect();
        let mut rows = Vec::new();
        let mut sums = Vec::new();
        for area in ledger.plan().areas() {
            let mut sum = vec![Tally::default(); columns.len()];
            for measure in area.sections.iter().flat_map(|s| &s.tasks).flat_map(|t| &t.measures) {
                let Some(item) = ledger.of_measure(measure.id) else { continue };
                let cells = cells(ledger, item, as_of, &places);
                for (tally, cell) in sum.iter_mut().zip(&cells) {
                    cell.iter().for_each(|cell| tally.add(cell.standing));
                }
                rows.push(MatrixRow { key: item.key, measure: measure.id, area: area.number, cells });
            }
            sums.push((area.number, sum));
        }
        let by_measure = rows.iter().enumerate().map(|(at, row)| (row.key.measure, at)).collect();
        Self { as_of, groups, columns, rows, by_measure, sums }
    }

    /// Follows what happened to an item: only the row of its measure is judged anew.
    pub fn update(&mut self, ledger: &Ledger, key: ItemKey) -> Updated {
        let Some(row) = self.by_measure.get(&key.measure).and_then(|at| self.rows.get_mut(*at)) else { return Updated::Same };
        let Some(item) = ledger.item(row.key) else { return Updated::Same };
        let places = self.columns.iter().enumerate().map(|(at, column)| (column.unit, at)).collect();
        let former = std::mem::replace(&mut row.cells, cells(ledger, item, self.as_of, &places));
        let mut updated = Updated::Same;
        let Some((_, sum)) = self.sums.iter_mut().find(|(area, _)| *area == row.area) else { return updated };
        for ((tally, before), after) in sum.iter_mut().zip(&former).zip(&row.cells) {
            before.iter().for_each(|cell| tally.take(cell.standing));
            after.iter().for_each(|cell| tally.add(cell.standing));
            if before.is_some() != after.is_some() {
                updated = Updated::Bonds;
            } else if before != after && updated == Updated::Same {
                updated = Updated::Cells;
            }
        }
        updated
    }

    /// The day by which it is judged.
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// The functional groups of districts, in the order of the list of units.
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// The functional groups of which a unit is bound by anything.
    pub fn bound_groups(&self) -> impl Iterator<Item = (usize, &str)> {
        let bound = |group: usize| self.columns.iter().enumerate().any(|(at, c)| c.group == Some(group) && self.is_bound(at));
        self.groups.iter().enumerate().filter(move |(at, _)| bound(*at)).map(|(at, name)| (at, name.as_str()))
    }

    /// All columns: the groups' districts together, then those that are in no group.
    pub fn columns(&self) -> &[MatrixColumn] {
        &self.columns
    }

    /// All measures, in the plan's order.
    pub fn rows(&self) -> &[MatrixRow] {
        &self.rows
    }

    /// What the unit of a column owes under the measure of a row.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cell(column)
    }

    /// Row and column of an obligation.
    pub fn place(&self, key: ItemKey) -> Option<(usize, usize)> {
        let at = *self.by_measure.get(&key.measure)?;
        let column = self.rows.get(at)?.cells.iter().position(|cell| cell.is_some_and(|cell| cell.key == key))?;
        Some((at, column))
    }

    /// The row of a measure.
    pub fn row_of(&self, key: ItemKey) -> Option<usize> {
        self.by_measure.get(&key.measure).copied()
    }

    /// How the cells of a column stand, in the areas of the scope.
    pub fn column_tally(&self, column: usize, scope: Scope) -> Tally {
        let areas = self.sums.iter().filter(|(area, _)| scope.has_area(*area));
        areas.filter_map(|(_, sums)| sums.get(column)).fold(Tally::default(), |all, tally| all.plus(*tally))
    }

    /// How the cells of a row stand, in the columns of the scope.
    pub fn row_tally(&self, row: usize, scope: Scope) -> Tally {
        let mut tally = Tally::default();
        for (column, cell) in self.rows.get(row).into_iter().flat_map(MatrixRow::bound) {
            if self.has_column(scope, column) {
                tally.add(cell.standing);
            }
        }
        tally
    }

    /// How all cells of the scope stand.
    pub fn tally(&self, scope: Scope) -> Tally {
        let columns = (0..self.columns.len()).filter(|column| self.has_column(scope, *column));
        columns.fold(Tally::default(), |all, column| all.plus(self.column_tally(column, scope)))
    }

    /// Whether the unit of a column is bound by anything in the plan.
    fn is_bound(&self, column: usize) -> bool {
        self.column_tally(column, Scope::default()).total() > 0
    }

    fn has_column(&self, scope: Scope, column: usize) -> bool {
        self.columns.get(column).is_some_and(|column| scope.has_group(column.group))
    }
}

impl MatrixRow {
    /// What the unit of a column owes.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.get(column)?.as_ref()
    }

    /// Those that are bound, each with its column.
    pub fn bound(&self) -> impl Iterator<Item = (usize, &Cell)> {
        self.cells.iter().enumerate().filter_map(|(column, cell)| Some((column, cell.as_ref()?)))
    }
}

/// The functional groups, and the districts and zone bodies in their order.
fn columns(units: &Units) -> (Vec<String>, Vec<MatrixColumn>) {
    let functional: Vec<_> = units.zones().iter().filter(|zone| zone.function).collect();
    let mut columns: Vec<MatrixColumn> = Vec::new();
    for (group, zone) in functional.iter().enumerate() {
        for unit in zone.members.iter().map(|name| UnitName::new(name)) {
            if columns.iter().all(|known| known.unit != unit) {
                columns.push(MatrixColumn { unit, group: Some(group) });
            }
        }
    }
    let across = units.all().iter().filter(|unit| matches!(unit.kind, UnitKind::District | UnitKind::Zone));
    for unit in across.map(|unit| UnitName::new(&unit.name)) {
        if columns.iter().all(|known| known.unit != unit) {
            columns.push(MatrixColumn { unit, group: None });
        }
    }
    (functional.iter().map(|zone| zone.name.clone()).collect(), columns)
}

fn cells(ledger: &Ledger, measure: &Item, as_of: NaiveDate, places: &HashMap<UnitName, usize>) -> Vec<Option<Cell>> {
    let mut cells = vec![None; places.len()];
    for owed in ledger.obligations(measure) {
        let place = places.get(&owed.unit).and_then(|at| cells.get_mut(*at));
        if let (Some(cell), Some(standing)) = (place, ledger.standing(owed.item, as_of)) {
            let status = standing.closed_as().unwrap_or(owed.item.status);
            *cell = Some(Cell { key: owed.item.key, status, standing });
        }
    }
    cells
}

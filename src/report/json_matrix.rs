//! The matrix as JSON.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::json::light_code;
use super::matrix::Part;
use crate::ledger::{Cell, Tally};

/// `duban matrix --json`.
#[derive(Debug, Serialize)]
pub struct Document {
    as_of: NaiveDate,
    /// Full names, in the order of the columns.
    units: Vec<&'static str>,
    rows: Vec<Row>,
    /// By unit.
    totals: BTreeMap<&'static str, Counts>,
    /// Of everything.
    total: Counts,
}

#[derive(Debug, Serialize)]
struct Row {
    measure: String,
    /// By unit; one that the measure does not bind is not there.
    cells: BTreeMap<&'static str, Standing>,
    totals: Counts,
}

#[derive(Debug, Serialize)]
struct Standing {
    status: &'static str,
    /// Null where it is closed.
    light: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Counts {
    red: usize,
    yellow: usize,
    green: usize,
    grey: usize,
    closed: usize,
}

/// A part of the matrix.
pub fn document(part: Part<'_>) -> Document {
    let Part { matrix, scope, chosen } = part;
    let columns: Vec<(usize, &'static str)> =
        chosen.columns.iter().filter_map(|at| Some((*at, matrix.columns().get(*at)?.unit.as_str()))).collect();
    let row = |at: &usize| {
        let row = matrix.rows().get(*at)?;
        let cells = columns.iter().filter_map(|(column, unit)| Some((*unit, standing(row.cell(*column)?)))).collect();
        Some(Row { measure: row.measure.to_string(), cells, totals: counts(matrix.row_tally(*at, scope)) })
    };
    Document {
        as_of: matrix.as_of(),
        units: columns.iter().map(|(_, unit)| *unit).collect(),
        rows: chosen.rows.iter().filter_map(row).collect(),
        totals: columns.iter().map(|(column, unit)| (*unit, counts(matrix.column_tally(*column, scope)))).collect(),
        total: counts(matrix.tally(scope)),
    }
}

fn standing(cell: &Cell) -> Standing {
    Standing { status: cell.status.code(), light: light_code(cell.standing) }
}

const fn counts(tally: Tally) -> Counts {
    let Tally { red, yellow, green, grey, closed } = tally;
    Counts { red, yellow, green, grey, closed }
}

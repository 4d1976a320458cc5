//! The rows of a table, each cell with its place.

use super::header::{Columns, HEADINGS};
use super::record::{Place, Record};
use super::{ImportError, Wrong};

/// The shape of the table, as its last header gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    columns: Columns,
}

/// One row, with its place for errors.
#[derive(Debug)]
pub(super) struct Row<'r> {
    pub(super) line: usize,
    /// The text of each column and the place of its first character.
    cells: [(&'r str, Place); 7],
}

impl Table {
    pub(super) const fn new(columns: Columns) -> Self {
        Self { columns }
    }

    /// The cells of a record. Empty ones behind the last column are the spreadsheet's.
    pub(super) fn row<'r>(&self, record: &'r Record<'_>) -> Result<Row<'r>, ImportError> {
        let expected = self.columns.width;
        let found = record.cells.len();
        if found < expected {
            return Err(record.end.error(Wrong::TooFewCells { found, expected, last: self.name(found.saturating_sub(1)) }));
        }
        if let Some((last, _)) = record.filled().last().filter(|(last, _)| *last >= expected) {
            let place = record.cells.get(expected).map_or(record.end, |cell| cell.place);
            return Err(place.error(Wrong::TooManyCells { found: last + 1, expected }));
        }
        let cells = self.columns.at.map(|column| record.cells.get(column).map_or(("", record.end), |cell| (&*cell.text, cell.place)));
        Ok(Row { line: record.line, cells })
    }

    /// The heading of a column, if it is one of the seven.
    fn name(&self, column: usize) -> Option<&'static str> {
        let place = self.columns.at.iter().position(|at| *at == column)?;
        HEADINGS.get(place).copied()
    }
}

impl<'r> Row<'r> {
    /// The text of a column.
    pub(super) fn cell(&self, column: usize) -> &'r str {
        self.cells.get(column).map_or("", |(cell, _)| cell)
    }

    /// Whether nothing stands in a column.
    pub(super) fn is_blank(&self, column: usize) -> bool {
        self.cell(column).trim().is_empty()
    }

    /// An error at a column.
    pub(super) fn error(&self, column: usize, wrong: Wrong) -> ImportError {
        let start = Place { line: self.line, column: 1 };
        self.cells.get(column).map_or(start, |(_, place)| *place).error(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header;
    use crate::import::record::records;
    use crate::import::vocabulary::Vocabulary;

    fn record(line: &str) -> Record<'_> {
        records(line).next().unwrap()
    }

    fn table(line: &str) -> Table {
        Table::new(header::columns(&record(line), &Vocabulary::embedded().unwrap()).unwrap())
    }

    const USUAL: &str = "序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位";

    #[test]
    fn a_cell_is_found_by_its_column_whatever_its_order() {
        let mixed = table("备注\t协办单位\t主责单位\t牵头部门\t完成时限\t工作措施\t重点任务\t序号");
        let record = record("注\t协\t主\t牵\t时\t措\t任\t9");
        let row = mixed.row(&record).unwrap();
        assert_eq!(std::array::from_fn(|n| row.cell(n)), ["9", "任", "措", "时", "牵", "主", "协"]);
        assert_eq!(row.error(header::DEADLINE, Wrong::NoText).column, 9);
    }

    #[test]
    fn a_place_counts_characters_to_the_first_that_is_no_space() {
        let record = record("1\t题目\t  措施\t \t\t\t");
        let row = table(USUAL).row(&record).unwrap();
        assert_eq!(row.error(header::TEXT, Wrong::NoText).column, 8);
        assert_eq!(row.error(header::DEADLINE, Wrong::NoText).column, 11);
    }

    #[test]
    fn a_row_with_another_number_of_cells_is_refused_where_it_goes_wrong() {
        let error = |line| {
            let error = table(USUAL).row(&record(line)).unwrap_err();
            (error.line, error.column, error.wrong)
        };
        assert_eq!(error("1\t题目\t措施"), (1, 8, Wrong::TooFewCells { found: 3, expected: 7, last: Some("工作措施") }));
        assert_eq!(error("1\t2\t3\t4\t5\t6\t7\t八\t9"), (1, 15, Wrong::TooManyCells { found: 9, expected: 7 }));
    }

    #[test]
    fn empty_cells_behind_the_last_column_are_nothing() {
        assert!(table(USUAL).row(&record("1\t2\t3\t4\t5\t6\t7\t\t ")).is_ok());
    }
}

//! The rows of a table, each cell with its place.

use super::header::Columns;
use super::{ImportError, Wrong};

/// The shape of the table, as its last header gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    columns: Columns,
}

/// One row, with its place for errors.
#[derive(Debug)]
pub(super) struct Row<'l> {
    pub(super) line: usize,
    /// The text of each column and the column at which its first character stands.
    cells: [(&'l str, usize); 7],
}

impl Table {
    pub(super) const fn new(columns: Columns) -> Self {
        Self { columns }
    }

    /// The cells of a line.
    pub(super) fn row<'l>(&self, line: usize, text: &'l str) -> Result<Row<'l>, ImportError> {
        let mut all = Vec::with_capacity(self.columns.width);
        let mut begins = 1;
        for cell in text.split('\t') {
            let blank = cell.chars().take_while(|c| c.is_whitespace()).count();
            let filled = !cell.trim().is_empty();
            all.push((cell, begins + if filled { blank } else { 0 }));
            begins += cell.chars().count() + 1;
        }
        let (found, expected) = (all.len(), self.columns.width);
        if found != expected {
            // The end of a line that is too short, the first cell that is too many.
            let column = all.get(expected).map_or(begins - 1, |(_, at)| *at);
            return Err(ImportError { line, column, wrong: Wrong::Cells { found, expected } });
        }
        let cells = self.columns.at.map(|column| all.get(column).copied().unwrap_or(("", 1)));
        Ok(Row { line, cells })
    }
}

impl<'l> Row<'l> {
    /// The text of a column.
    pub(super) fn cell(&self, column: usize) -> &'l str {
        self.cells.get(column).map_or("", |(cell, _)| cell)
    }

    /// An error at a column.
    pub(super) fn error(&self, column: usize, wrong: Wrong) -> ImportError {
        ImportError { line: self.line, column: self.cells.get(column).map_or(1, |(_, at)| *at), wrong }
    }
}

/// The only text of a line, if all its other cells are empty.
pub(super) fn alone(line: &str) -> Option<&str> {
    let mut filled = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    filled.next().filter(|_| filled.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header;

    fn table(header: &str) -> Table {
        Table::new(header::columns(header).unwrap())
    }

    const USUAL: &str = "序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位";

    #[test]
    fn a_cell_is_found_by_its_column_whatever_its_order() {
        let mixed = table("备注\t协办单位\t主责单位\t牵头部门\t完成时限\t工作措施\t重点任务\t序号");
        let row = mixed.row(3, "注\t协\t主\t牵\t时\t措\t任\t9").unwrap();
        assert_eq!(std::array::from_fn(|n| row.cell(n)), ["9", "任", "措", "时", "牵", "主", "协"]);
        assert_eq!(row.error(header::DEADLINE, Wrong::NoText).column, 9);
    }

    #[test]
    fn a_place_counts_characters_to_the_first_that_is_no_space() {
        let row = table(USUAL).row(3, "1\t题目\t  措施\t \t\t\t").unwrap();
        assert_eq!(row.error(header::TEXT, Wrong::NoText).column, 8);
        assert_eq!(row.error(header::DEADLINE, Wrong::NoText).column, 11);
    }

    #[test]
    fn a_row_with_another_number_of_cells_is_refused_where_it_goes_wrong() {
        let error = |line| {
            let error = table(USUAL).row(9, line).unwrap_err();
            (error.line, error.column, error.wrong)
        };
        assert_eq!(error("1\t题目\t措施"), (9, 8, Wrong::Cells { found: 3, expected: 7 }));
        assert_eq!(error("1\t2\t3\t4\t5\t6\t7\t八\t9"), (9, 15, Wrong::Cells { found: 9, expected: 7 }));
    }

    #[test]
    fn a_heading_stands_alone_in_its_line() {
        assert_eq!(alone("一、共筑美丽蓝天\t\t\t\t\t\t"), Some("一、共筑美丽蓝天"));
        assert_eq!(alone("(一)空气质量目标"), Some("(一)空气质量目标"));
        assert_eq!(alone("1\t题"), None);
        assert_eq!(alone("\t \t"), None);
    }
}

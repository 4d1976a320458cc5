//! The header of the table: which column holds what.

use super::Wrong;
use super::record::Record;
use super::vocabulary::Vocabulary;

/// The columns, as their headings are written.
pub(super) const HEADINGS: [&str; 7] = ["序号", "重点任务", "工作措施", "完成时限", "牵头部门", "主责单位", "协办单位"];

/// The places of [`HEADINGS`] in [`Columns`] and in a row.
pub(super) const NUMBER: usize = 0;
pub(super) const TITLE: usize = 1;
pub(super) const TEXT: usize = 2;
pub(super) const DEADLINE: usize = 3;
pub(super) const LEAD: usize = 4;
pub(super) const RESPONSIBLE: usize = 5;
pub(super) const ASSIST: usize = 6;

/// Headings that make a line an attempt at a header.
const ATTEMPT: usize = 4;

/// Where each column of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    /// The cell of each heading.
    pub(super) at: [usize; 7],
    /// How many cells a row has.
    pub(super) width: usize,
}

/// The columns, if the record is a header. Other columns may stand between and behind the seven; empty cells behind the last one are
/// none.
pub(super) fn columns(record: &Record<'_>, words: &Vocabulary) -> Option<Columns> {
    let at = places(record, words).map(|place| place.ok_or(())).into_iter().collect::<Result<Vec<_>, _>>().ok()?;
    let width = record.filled().last().map_or(0, |(column, _)| column + 1);
    Some(Columns { at: at.try_into().ok()?, width })
}

/// What is wrong with a record that has some of the headings and lacks others.
pub(super) fn lacking(record: &Record<'_>, words: &Vocabulary) -> Option<Wrong> {
    let places = places(record, words);
    let missing: Vec<_> = HEADINGS.iter().zip(places).filter(|(_, place)| place.is_none()).map(|(heading, _)| *heading).collect();
    (!missing.is_empty() && HEADINGS.len() - missing.len() >= ATTEMPT).then_some(Wrong::HeaderLacks(missing))
}

fn places(record: &Record<'_>, words: &Vocabulary) -> [Option<usize>; 7] {
    let (mut own, mut others) = ([None; 7], [None; 7]);
    for (at, cell) in record.filled() {
        // No heading is longer; the cells of measures need not be looked at.
        if cell.text.len() > 64 {
            continue;
        }
        let plain: String = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
        let (places, found) = match HEADINGS.iter().position(|h| *h == plain) {
            Some(own_name) => (&mut own, Some(own_name)),
            None => (&mut others, words.column(&plain)),
        };
        if let Some(place) = found.and_then(|n| places.get_mut(n)) {
            place.get_or_insert(at);
        }
    }
    // A column's own name goes before any other that may stand for it.
    std::array::from_fn(|n| own.get(n).copied().flatten().or(others.get(n).copied().flatten()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::record::records;

    fn found(line: &str) -> Option<Columns> {
        columns(&records(line).next().unwrap(), &Vocabulary::embedded().unwrap())
    }

    #[test]
    fn columns_are_found_by_their_headings() {
        let usual = found("序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位");
        assert_eq!(usual, Some(Columns { at: [0, 1, 2, 3, 4, 5, 6], width: 7 }));
        let other = found("序 号\t工作措施\t重点 任务\t备注\t牵头部门\t主责单位\t协办单位\t完成时限");
        assert_eq!(other, Some(Columns { at: [0, 2, 1, 7, 4, 5, 6], width: 8 }));
        assert_eq!(found("序号\t重点任务\t工作措施"), None);
        assert_eq!(found("1\t目标任务\t措施\t年底前\t市水务局\t——\t——"), None);
    }

    #[test]
    fn empty_cells_behind_the_last_heading_are_no_columns() {
        let padded = found("序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位\t\t ");
        assert_eq!(padded, Some(Columns { at: [0, 1, 2, 3, 4, 5, 6], width: 7 }));
    }

    #[test]
    fn other_headings_stand_for_the_seven_and_their_own_names_go_first() {
        let other = found("序号\t主要任务\t具体措施\t完成时间\t牵头单位\t责任单位\t配合单位");
        assert_eq!(other, Some(Columns { at: [0, 1, 2, 3, 4, 5, 6], width: 7 }));
        let both = found("序号\t任务\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位");
        assert_eq!(both, Some(Columns { at: [0, 2, 3, 4, 5, 6, 7], width: 8 }));
    }

    #[test]
    fn a_header_without_one_of_its_headings_is_told_from_another_line() {
        let lacks = |line: &str| lacking(&records(line).next().unwrap(), &Vocabulary::embedded().unwrap());
        assert_eq!(lacks("序号\t重点任务\t工作措施\t完成时限\t牵头部门\t协办单位"), Some(Wrong::HeaderLacks(vec!["主责单位"])));
        assert_eq!(lacks("序号\t姓名"), None);
    }
}

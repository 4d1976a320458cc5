//! The header of the table: which column holds what.

use super::Wrong;

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

/// The columns, if the line is a header. Other columns may stand between and behind the seven.
pub(super) fn columns(line: &str) -> Option<Columns> {
    let at = places(line).map(|place| place.ok_or(())).into_iter().collect::<Result<Vec<_>, _>>().ok()?;
    Some(Columns { at: at.try_into().ok()?, width: line.split('\t').count() })
}

/// What is wrong with a line that has some of the headings and lacks others.
pub(super) fn lacking(line: &str) -> Option<Wrong> {
    let places = places(line);
    let missing: Vec<_> = HEADINGS.iter().zip(places).filter(|(_, place)| place.is_none()).map(|(heading, _)| *heading).collect();
    (!missing.is_empty() && HEADINGS.len() - missing.len() >= ATTEMPT).then_some(Wrong::HeaderLacks(missing))
}

fn places(line: &str) -> [Option<usize>; 7] {
    let mut places = [None; 7];
    for (at, cell) in line.split('\t').enumerate() {
        // No heading is longer; the cells of measures need not be looked at.
        if cell.len() <= 64 {
            let plain: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
            if let Some(place) = HEADINGS.iter().position(|h| *h == plain).and_then(|n| places.get_mut(n)) {
                place.get_or_insert(at);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_headings() {
        let usual = columns("序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位");
        assert_eq!(usual, Some(Columns { at: [0, 1, 2, 3, 4, 5, 6], width: 7 }));
        let other = columns("序 号\t工作措施\t重点 任务\t备注\t牵头部门\t主责单位\t协办单位\t完成时限");
        assert_eq!(other, Some(Columns { at: [0, 2, 1, 7, 4, 5, 6], width: 8 }));
        assert_eq!(columns("序号\t重点任务\t工作措施"), None);
        assert_eq!(columns("1\t目标任务\t措施\t年底前\t市水务局\t——\t——"), None);
    }

    #[test]
    fn a_header_without_one_of_its_headings_is_told_from_another_line() {
        let lacks = lacking("序号\t重点任务\t工作措施\t完成时限\t牵头部门\t协办单位");
        assert_eq!(lacks, Some(Wrong::HeaderLacks(vec!["主责单位"])));
        assert_eq!(lacking("序号\t姓名"), None);
    }
}

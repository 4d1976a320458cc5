//! The three unit cells of a row -> who leads, who is responsible, who assists.

use super::cell::Reader;
use super::doubt::DoubtKind;
use super::header::{ASSIST, LEAD, RESPONSIBLE};
use super::table::Row;
use super::{ImportError, Wrong};
use crate::plan::{Role, UnitList};

/// The units of a row.
pub(super) struct Roles {
    pub(super) lead: UnitList,
    pub(super) responsible: UnitList,
    pub(super) assist: UnitList,
    /// Whether lead and responsible are one merged cell.
    pub(super) merged: bool,
}

/// Reads the unit cells of a row.
///
/// A merged cell comes out of the extraction in two forms: `A, empty, C` and `A, C, empty`. In both A leads and is responsible, and C
/// assists; a cell that names nobody is not empty but says `——`. Whoever left the cell of the assisting units empty because there are
/// none is told how to say so.
pub(super) fn read(cells: &mut Reader<'_>, row: &Row<'_>, doubts: &mut Vec<DoubtKind>) -> Result<Roles, ImportError> {
    let mut units = |cell: usize, role: Role| {
        let (list, found) = cells.read(row.cell(cell), role);
        doubts.extend(found);
        list
    };
    let lead = units(LEAD, Role::Lead);
    if lead.names.is_empty() {
        return Err(row.error(LEAD, Wrong::NoLead(row.cell(LEAD).trim().to_owned())));
    }
    let (assist, kind) = match (row.is_blank(RESPONSIBLE), row.is_blank(ASSIST)) {
        (false, false) => {
            let (responsible, assist) = (units(RESPONSIBLE, Role::Responsible), units(ASSIST, Role::Assist));
            doubts.extend(responsible.is_empty().then_some(DoubtKind::NobodyResponsible));
            return Ok(Roles { lead, responsible, assist, merged: false });
        }
        (true, false) => (ASSIST, DoubtKind::Merged),
        (false, true) => (RESPONSIBLE, DoubtKind::Shifted),
        (true, true) => (ASSIST, DoubtKind::NoAssist),
    };
    let assist = units(assist, Role::Assist);
    doubts.push(kind);
    Ok(Roles { responsible: lead.clone(), lead, assist, merged: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::header;
    use crate::import::record::records;
    use crate::import::table::Table;
    use crate::import::vocabulary::Vocabulary;
    use crate::plan::Units;

    /// Names by role, whether the cell is merged, what is doubtful.
    type Found = ([Vec<String>; 3], bool, Vec<DoubtKind>);

    fn roles(cells: &str) -> Result<Found, ImportError> {
        let units = Units::from_json(include_str!("../../seeds/units.json")).unwrap();
        let text = format!("{}\n1\t题\t措施\t年底前\t{cells}", header::HEADINGS.join("\t"));
        let records: Vec<_> = records(&text).collect();
        let table = Table::new(header::columns(&records[0], &Vocabulary::embedded().unwrap()).unwrap());
        let row = table.row(&records[1]).unwrap();
        let mut doubts = Vec::new();
        let Roles { lead, responsible, assist, merged } = read(&mut Reader::new(&units), &row, &mut doubts)?;
        let names = |list: UnitList| list.names.iter().map(ToString::to_string).collect();
        Ok(([names(lead), names(responsible), names(assist)], merged, doubts))
    }

    fn lists(names: [&[&str]; 3]) -> [Vec<String>; 3] {
        names.map(|list| list.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn three_cells_are_three_roles() {
        // 23.1 of the plan, without its second lead, and 3.7.
        let expected = lists([&["市生态环境局"], &["相关区政府"], &["市环卫集团"]]);
        assert_eq!(roles("市生态环境局\t相关区政府\t市环卫集团"), Ok((expected, false, vec![])));
        let expected = lists([&["市商务局"], &["各区政府"], &[]]);
        assert_eq!(roles("市商务局\t各区政府\t——"), Ok((expected, false, vec![])));
    }

    #[test]
    fn a_merged_cell_is_both_lead_and_responsible_in_each_of_its_forms() {
        // 4.5, 9.3, 12.4 and 18.1 of the plan.
        let merged = |lead: &str, assist: &[&str]| lists([&[lead], &[lead], assist]);
        for (cells, expected, kind) in [
            ("首都机场集团有限公司\t\t重点站区管委会", merged("首都机场集团有限公司", &["重点站区管委会"]), DoubtKind::Merged),
            ("相关区政府\t\t——", merged("相关区政府", &[]), DoubtKind::Merged),
            ("市交通委\t市发展改革委\t", merged("市交通委", &["市发展改革委"]), DoubtKind::Shifted),
            ("市生态环境局\t——\t", merged("市生态环境局", &[]), DoubtKind::Shifted),
            ("市生态环境局\t\t", merged("市生态环境局", &[]), DoubtKind::NoAssist),
        ] {
            assert_eq!(roles(cells), Ok((expected, true, vec![kind])), "{cells}");
        }
    }

    #[test]
    fn a_row_without_a_lead_is_refused_at_its_cell() {
        for (cells, cell) in [("\t各区政府\t——", ""), ("——\t各区政府\t——", "——"), ("等部门\t各区政府\t——", "等部门")]
        {
            let error = roles(cells).unwrap_err();
            // 1, 题, 措施, 年底前 and four tabs stand before it.
            assert_eq!((error.line, error.column, error.wrong), (2, 12, Wrong::NoLead(cell.into())));
        }
    }

    #[test]
    fn nobody_responsible_is_doubtful() {
        assert_eq!(roles("市水务局\t——\t——").unwrap().2, [DoubtKind::NobodyResponsible]);
    }
}

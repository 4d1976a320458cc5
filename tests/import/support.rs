//! What the tests share: the seeds, and a small table.

use duban::import::{Corrections, Doubt, DoubtKind, ImportError, Imported, read};
use duban::plan::{Measure, Role, Units};

/// The plan as published.
pub const SEED: &str = include_str!("../../seeds/beijing-2026.txt");

/// The header of every such table.
pub const HEADER: &str = "序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位";

pub fn units() -> Units {
    Units::from_json(include_str!("../../seeds/units.json")).unwrap()
}

pub fn corrections() -> Corrections {
    Corrections::from_json(include_str!("../../seeds/corrections.json")).unwrap()
}

pub fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    read(bytes, &units(), &corrections())
}

pub fn seed() -> Imported {
    import(SEED.as_bytes()).unwrap()
}

pub fn measure<'a>(imported: &'a Imported, id: &str) -> &'a Measure {
    imported.plan.measure(id.parse().unwrap()).unwrap()
}

pub fn names(measure: &Measure, role: Role) -> Vec<&str> {
    measure.units(role).names.iter().map(AsRef::as_ref).collect()
}

/// The doubts about one measure.
pub fn doubts<'a>(imported: &'a Imported, id: &str) -> Vec<&'a DoubtKind> {
    let id = id.parse().unwrap();
    imported.doubts.iter().filter(|d| d.measure == Some(id)).map(|d: &Doubt| &d.kind).collect()
}

/// A text without any space.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A row of the published table, split by hand: its line, its measure's id, its cells.
pub struct Published {
    pub line: usize,
    pub id: String,
    pub cells: Vec<&'static str>,
}

impl Published {
    /// Lead, responsible and assisting cell, with both forms of a merged cell undone.
    pub fn unit_cells(&self) -> [&'static str; 3] {
        match [self.cells[4], self.cells[5], self.cells[6]] {
            [both, "", assist] | [both, assist, ""] => [both, both, assist],
            three => three,
        }
    }

    pub fn is_merged(&self) -> bool {
        self.cells[5].is_empty() || self.cells[6].is_empty()
    }
}

/// The rows of the published table, without any help of the importer.
pub fn published() -> Vec<Published> {
    let (mut task, mut index) = ("", 0);
    let mut rows = Vec::new();
    for (line, text) in (1..).zip(SEED.lines()) {
        let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
        if cells.len() != 7 || cells[0] == "序号" || cells[2].is_empty() {
            continue;
        }
        if !cells[0].is_empty() && cells[0] != task {
            (task, index) = (cells[0], 0);
        }
        index += 1;
        rows.push(Published { line, id: format!("{task}.{index}"), cells });
    }
    rows
}

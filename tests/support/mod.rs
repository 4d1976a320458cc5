//! What the tests and figures of the record share: plans of any size, moments, and ledgers that act.

#![allow(dead_code, reason = "each test binary uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a test that fails may panic: that is how it fails")]

pub mod process;

use std::path::PathBuf;
use std::sync::Arc;

use duban::ledger::{Act, Item, Ledger, Moment, NoteKind};
use duban::messages::Lang;
use duban::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList};
use duban::store::Store;
use tempfile::TempDir;

/// Some minutes into a working day.
pub fn at(minutes: i64) -> Moment {
    "2026-11-23T09:00:00+08:00".parse::<Moment>().unwrap() + chrono::Duration::minutes(minutes)
}

/// A measure with units in all three roles, of about the length that the published ones have.
pub fn measure(task: u32, index: u32) -> Measure {
    let deadline = ["年底前", "长期实施", "6—9月", "6月底前"][(task + index) as usize % 4];
    let names = |names: &[&str]| names.iter().map(|n| Arc::from(*n)).collect();
    Measure {
        id: MeasureId { task, index },
        text: format!("{task}.{index} {}", "推动石化行业重点企业加快绿色低碳转型发展,完成年度治理任务。\n".repeat(4)).into(),
        deadline: Deadline::parse(deadline, 2026).unwrap(),
        lead: UnitList { names: names(&["市生态环境局", "市经济和信息化局"]), and_others: false },
        responsible: UnitList {
            names: names(&["各区政府", "北京经济技术开发区管委会"]), and_others: index.is_multiple_of(2)
        },
        assist: UnitList { names: names(&["市水务局"]), and_others: false },
        merged_cell: index.is_multiple_of(3),
    }
}

/// A plan of two areas with as many tasks in each, each with so many measures.
pub fn plan(tasks: u32, measures: u32) -> Plan {
    let task =
        |number| Task { number, title: format!("重点任务{number}"), measures: (1..=measures).map(|i| measure(number, i)).collect() };
    let section = |number, tasks: std::ops::Range<u32>| Section { number, title: format!("节{number}"), tasks: tasks.map(task).collect() };
    let half = tasks.div_ceil(2) + 1;
    let areas = vec![
        Area { number: 1, title: "共筑美丽蓝天".into(), sections: vec![section(1, 1..half), section(2, 0..0)] },
        Area { number: 2, title: "共守美丽河湖".into(), sections: vec![section(1, half..tasks + 1)] },
    ];
    Plan::new("持续污染防治攻坚2026年行动计划".into(), 2026, areas).unwrap()
}

/// A plan of another shape: one area with one task, whose measures are these.
pub fn plan_of(texts: &[&str]) -> Plan {
    let measures = (1..).zip(texts).map(|(index, text)| Measure { text: (*text).into(), ..measure(1, index) });
    // The deadline must not go with the place, or an inserted measure changes those behind it.
    let measures = measures.map(|m| Measure {
        deadline: Deadline::parse("年底前", 2026).unwrap(),
        responsible: m.lead.clone(),
        merged_cell: true,
        ..m
    });
    let task = Task { number: 1, title: "重点任务".into(), measures: measures.collect() };
    let section = Section { number: 1, title: "节".into(), tasks: vec![task] };
    Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "领域".into(), sections: vec![section] }]).unwrap()
}

/// A folder and the name of a database in it.
pub fn place() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().canonicalize().unwrap().join("duban.db");
    (dir, path)
}

/// A record of a plan with so many tasks of two measures.
pub fn record(tasks: u32) -> (TempDir, PathBuf, Store) {
    let (dir, path) = place();
    let store = Store::create(&path, &plan(tasks, 2), "张", at(0), "导入").unwrap();
    (dir, path, store)
}

/// The item of a measure.
pub fn item<'l>(ledger: &'l Ledger, id: &str) -> &'l Item {
    ledger.of_measure(id.parse().unwrap()).unwrap()
}

/// What is wrong with a record, in English; nothing where it is whole.
pub fn faults(store: &mut Store) -> Vec<String> {
    store.check().unwrap().iter().map(|fault| fault.describe(Lang::En)).collect()
}

/// A comment.
pub fn comment(item: &Item, text: &str) -> Act {
    Act::write_note(item, NoteKind::Comment, text).unwrap()
}

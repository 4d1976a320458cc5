//! What the tests of this room share: a small plan and a record of it.

use std::path::PathBuf;

use chrono::Duration;
use tempfile::TempDir;

use super::Store;
use crate::ledger::Moment;
use crate::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList};

/// Some minutes into a working day.
pub(super) fn at(minutes: i64) -> Moment {
    "2026-11-23T09:00:00+08:00".parse::<Moment>().unwrap() + Duration::minutes(minutes)
}

/// Two measures of one task.
pub(super) fn plan() -> Plan {
    let measure = |index, text: &str| Measure {
        id: MeasureId { task: 8, index },
        text: text.into(),
        deadline: Deadline::parse("年底前", 2026).unwrap(),
        lead: UnitList { names: vec!["市生态环境局".into()], and_others: false },
        responsible: UnitList { names: vec!["各区政府".into()], and_others: true },
        assist: UnitList::default(),
        merged_cell: false,
    };
    let measures = vec![measure(1, "推动石化行业重点企业转型"), measure(2, "制定印刷行业源头替代政策")];
    let task = Task { number: 8, title: "深化治理".into(), measures };
    let section = Section { number: 3, title: "减排".into(), tasks: vec![task] };
    Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "蓝天".into(), sections: vec![section] }]).unwrap()
}

/// A record of that plan.
pub(super) fn record() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().canonicalize().unwrap().join("duban.db");
    Store::create(&path, &plan(), "张", at(0), "导入").unwrap();
    (dir, path)
}

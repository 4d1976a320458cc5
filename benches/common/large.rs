//! A plan of a hundred thousand obligations.

use duban::plan::{Deadline, Measure, MeasureId, Plan, Task, UnitList};

use crate::one_section::plan_of;

/// 5,900 measures of 17 units, led by one department and assisted by these.
pub fn large_plan(assist: &[&str]) -> Plan {
    let list = |names: &[&str]| UnitList { names: names.iter().map(|name| (*name).into()).collect(), and_others: false };
    let measure = |task, index| Measure {
        id: MeasureId { task, index },
        text: "督促加油站和储油库在夏季错峰装卸油,引导加油站出台鼓励夜间加油的措施,各区结合辖区实际推进。".into(),
        deadline: Deadline::parse(["年底前", "6—9月", "长期实施"][index as usize % 3], 2026).unwrap(),
        lead: list(&["市商务局"]),
        responsible: list(&["各区政府", "北京经济技术开发区管委会"]),
        assist: list(assist),
        merged_cell: false,
    };
    let measures = |task| (1..=10).map(|index| measure(task, index)).collect();
    plan_of(590, |number| Task { number, title: "加强油气油品监管".into(), measures: measures(number) })
}

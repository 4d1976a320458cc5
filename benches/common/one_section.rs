//! Plans of any size.

use duban::plan::{Area, Plan, Section, Task};

/// A plan of so many tasks in one section.
pub fn plan_of(tasks: u32, task: impl Fn(u32) -> Task) -> Plan {
    let section = Section { number: 1, title: "节".into(), tasks: (1..=tasks).map(task).collect() };
    Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "领域".into(), sections: vec![section] }]).unwrap()
}

//! What the record costs. Run with `cargo bench --bench record`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

use divan::Bencher;
use duban::ledger::{Act, Moment, NoteKind};
use duban::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList};
use duban::store::{Access, Store};

fn main() {
    divan::main();
}

fn at() -> Moment {
    "2026-11-23T14:02:00+08:00".parse().unwrap()
}

fn plan(tasks: u32) -> Plan {
    let units = UnitList { names: vec!["市生态环境局".into(), "各区政府".into()], and_others: false };
    let measure = |id| Measure {
        id,
        text: format!("{id} {}", "强化小微工地精细化管理,加强施工围挡、湿法作业。".repeat(3)).into(),
        deadline: Deadline::parse("年底前", 2026).unwrap(),
        lead: units.clone(),
        responsible: units.clone(),
        assist: units.clone(),
        merged_cell: false,
    };
    let task = |number| Task {
        number,
        title: format!("强化施工扬尘管控{number}"),
        measures: (1..=10).map(|index| measure(MeasureId { task: number, index })).collect(),
    };
    let section = Section { number: 1, title: "目标".into(), tasks: (1..=tasks).map(task).collect() };
    Plan::new("计划2026年".into(), 2026, vec![Area { number: 1, title: "蓝天".into(), sections: vec![section] }]).unwrap()
}

#[divan::bench]
fn open_and_load_the_published_plan(bencher: Bencher) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plan.db");
    drop(Store::create(&path, &duban::seeds::plan().unwrap().plan, "zhangwei", at(), "").unwrap());
    bencher.bench_local(|| Store::open(&path, Access::Write, at()).unwrap().load().unwrap());
}

#[divan::bench(args = [1_000, 10_000], sample_count = 5)]
fn load_ten_times_so_many_measures(bencher: Bencher, tasks: u32) {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(&dir.path().join("plan.db"), &plan(tasks), "zhangwei", at(), "").unwrap();
    bencher.bench_local(|| store.load().unwrap());
}

#[divan::bench]
fn an_act_on_disk(bencher: Bencher) {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(&dir.path().join("plan.db"), &duban::seeds::plan().unwrap().plan, "zhangwei", at(), "").unwrap();
    let ledger = store.load().unwrap();
    let act = Act::write_note(&ledger.items()[0], NoteKind::Comment, "已约谈,下周复查").unwrap();
    bencher.bench_local(|| store.append(&act, "zhangwei", at()).unwrap());
}

#[divan::bench]
fn a_look_for_what_others_did(bencher: Bencher) {
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::create(&dir.path().join("plan.db"), &plan(10), "zhangwei", at(), "").unwrap();
    bencher.bench_local(|| store.changed_by_others().unwrap());
}

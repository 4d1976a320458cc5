//! What the queue costs: its order, a filter, an event. Run with `cargo bench --bench queue`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

use chrono::NaiveDate;
use divan::Bencher;
use duban::ledger::{Entries, ItemKey, Ledger, Query, Run, Wanted};
use duban::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList};

fn main() {
    divan::main();
}

/// The day after the year's end: everything with a date is red.
fn day() -> NaiveDate {
    "2027-01-02".parse().unwrap()
}

fn ledger() -> Ledger {
    of(duban::seeds::plan().unwrap().plan)
}

fn of(plan: Plan) -> Ledger {
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, duban::seeds::units().unwrap(), (1..).zip(ids))
}

/// A hundred thousand obligations: 5,900 measures of 17 units.
fn large_ledger() -> Ledger {
    let list = |names: &[&str]| UnitList { names: names.iter().map(|name| (*name).into()).collect(), and_others: false };
    let measure = |task, index| Measure {
        id: MeasureId { task, index },
        text: "督促加油站和储油库在夏季错峰装卸油,引导加油站出台鼓励夜间加油的措施,各区结合辖区实际推进。".into(),
        deadline: Deadline::parse(["年底前", "6—9月", "长期实施"][index as usize % 3], 2026).unwrap(),
        lead: list(&["市商务局"]),
        responsible: list(&["各区政府", "北京经济技术开发区管委会"]),
        assist: UnitList::default(),
        merged_cell: false,
    };
    let task = |number| Task {
        number, title: "加强油气油品监管".into(), measures: (1..=10).map(|index| measure(number, index)).collect()
    };
    let section = Section { number: 1, title: "节".into(), tasks: (1..=590).map(task).collect() };
    of(Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "领域".into(), sections: vec![section] }]).unwrap())
}

/// Filter and order, as after a key.
fn filtered(bencher: Bencher, ledger: &Ledger, words: &str) {
    let entries = Entries::of(ledger, day());
    let query = Query::parse(words, ledger).unwrap();
    bencher.bench_local(|| entries.queue(ledger, Wanted { query: &query, me: "zhangwei", unfold: false }));
}

const FILTERS: [&str; 5] = ["", "夜间", "单位:门头沟", "单位:市商务局 角色:牵头", "红 -状态:待核 文:加油站,储油库 时限:..12-31"];

#[divan::bench(args = FILTERS)]
fn order_and_filter_of_the_plan(bencher: Bencher, words: &str) {
    filtered(bencher, &ledger(), words);
}

#[divan::bench(args = FILTERS)]
fn order_and_filter_of_100_000(bencher: Bencher, words: &str) {
    filtered(bencher, &large_ledger(), words);
}

#[divan::bench]
fn entries_of_the_plan(bencher: Bencher) {
    let ledger = ledger();
    bencher.bench_local(|| Entries::of(&ledger, day()));
}

#[divan::bench]
fn entries_of_100_000(bencher: Bencher) {
    let ledger = large_ledger();
    bencher.bench_local(|| Entries::of(&ledger, day()));
}

#[divan::bench]
fn filter_in_a_run_of_100_000(bencher: Bencher) {
    let ledger = large_ledger();
    let query = Query::parse("红 门头沟", &ledger).unwrap();
    let mut run = Run::start(&ledger, day(), "zhangwei", Query::default());
    bencher.bench_local(|| run.show(&ledger, query.clone()));
}

#[divan::bench]
fn event_in_a_run_of_100_000(bencher: Bencher) {
    let ledger = large_ledger();
    let mut run = Run::start(&ledger, day(), "zhangwei", Query::default());
    bencher.bench_local(|| {
        run.news(&ledger, &[ItemKey::measure(3000)]);
        (run.count(), run.next_row(Some(ItemKey::measure(3000))).is_some())
    });
}

#[divan::bench]
fn filter_read(bencher: Bencher) {
    let ledger = ledger();
    bencher.bench_local(|| Query::parse("红,黄 蓝天 单位:门头沟 角色:主责 时限:..12-31 文:加油站", &ledger).unwrap());
}

//! What the queue costs: its order, a filter, an event. Run with `cargo bench --bench queue`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

#[path = "common/large.rs"]
mod large;
#[path = "common/ledgers.rs"]
mod ledgers;
#[path = "common/one_section.rs"]
mod one_section;

use chrono::NaiveDate;
use divan::Bencher;
use duban::ledger::{Entries, ItemKey, Ledger, Query, Run, Wanted};
use large::large_plan;
use ledgers::ledger_of;

fn main() {
    divan::main();
}

/// The day after the year's end: everything with a date is red.
fn day() -> NaiveDate {
    "2027-01-02".parse().unwrap()
}

fn plan() -> Ledger {
    ledger_of(duban::seeds::plan().unwrap().plan)
}

/// A hundred thousand obligations.
fn large() -> Ledger {
    ledger_of(large_plan(&[]))
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
    filtered(bencher, &plan(), words);
}

#[divan::bench(args = FILTERS)]
fn order_and_filter_of_100_000(bencher: Bencher, words: &str) {
    filtered(bencher, &large(), words);
}

#[divan::bench]
fn entries_of_the_plan(bencher: Bencher) {
    let ledger = plan();
    bencher.bench_local(|| Entries::of(&ledger, day()));
}

#[divan::bench]
fn entries_of_100_000(bencher: Bencher) {
    let ledger = large();
    bencher.bench_local(|| Entries::of(&ledger, day()));
}

#[divan::bench]
fn filter_in_a_run_of_100_000(bencher: Bencher) {
    let ledger = large();
    let query = Query::parse("红 门头沟", &ledger).unwrap();
    let mut run = Run::start(&ledger, day(), "zhangwei", Query::default());
    bencher.bench_local(|| run.show(&ledger, query.clone()));
}

#[divan::bench]
fn event_in_a_run_of_100_000(bencher: Bencher) {
    let ledger = large();
    let mut run = Run::start(&ledger, day(), "zhangwei", Query::default());
    bencher.bench_local(|| {
        run.news(&ledger, &[ItemKey::measure(3000)]);
        (run.count(), run.next_row(Some(ItemKey::measure(3000))).is_some())
    });
}

#[divan::bench]
fn filter_read(bencher: Bencher) {
    let ledger = plan();
    bencher.bench_local(|| Query::parse("红,黄 蓝天 单位:门头沟 角色:主责 时限:..12-31 文:加油站", &ledger).unwrap());
}

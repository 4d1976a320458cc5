//! Figures of the record: opening and loading it, writing an act to the disk, seeing that others wrote.

#![allow(clippy::unwrap_used, reason = "a figure of something that failed is none")]

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use duban::ledger::EventNo;
use duban::store::{Access, Store};
use support::{at, comment, item, place, plan};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// A record of so many tasks of four measures, with some notes on each of the first hundred tasks.
fn record(tasks: u32) -> (TempDir, Store) {
    let (dir, path) = place();
    let mut store = Store::create(&path, &plan(tasks, 4), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    for n in 0..300 {
        let it = item(&ledger, &format!("{}.1", 1 + n % tasks.min(100)));
        store.append(&comment(it, "已督促责任单位报送进展,下周复核。"), "李", at(n.into())).unwrap();
    }
    (dir, store)
}

/// 128 measures, as in the plan of 2026.
#[divan::bench]
fn open_and_load_128_measures(bencher: Bencher) {
    let (_dir, store) = record(32);
    let path = store.path().to_owned();
    bencher.bench_local(|| Store::open(&path, Access::Write, at(0)).unwrap().load().unwrap());
}

#[divan::bench]
fn open_and_load_128_measures_alone(bencher: Bencher) {
    let (_dir, store) = record(32);
    let path = store.path().to_owned();
    drop(store);
    bencher.bench_local(|| Store::open(&path, Access::Write, at(0)).unwrap().load().unwrap());
}

#[divan::bench]
fn load_128_measures(bencher: Bencher) {
    let (_dir, mut store) = record(32);
    bencher.bench_local(|| store.load().unwrap());
}

#[divan::bench(sample_count = 10)]
fn load_100_000_measures(bencher: Bencher) {
    let (_dir, mut store) = record(25_000);
    bencher.bench_local(|| store.load().unwrap());
}

#[divan::bench]
fn append_an_act_on_disk(bencher: Bencher) {
    let (_dir, mut store) = record(32);
    let ledger = store.load().unwrap();
    let act = comment(item(&ledger, "1.1"), "已督促责任单位报送进展,下周复核。");
    bencher.bench_local(|| store.append(&act, "李", at(0)).unwrap());
}

#[divan::bench]
fn look_whether_others_wrote(bencher: Bencher) {
    let (_dir, mut store) = record(32);
    bencher.bench_local(|| store.changed_by_others().unwrap());
}

#[divan::bench]
fn read_nothing_new(bencher: Bencher) {
    let (_dir, mut store) = record(32);
    let last: EventNo = store.load().unwrap().last_event();
    bencher.bench_local(|| store.events_since(last).unwrap());
}

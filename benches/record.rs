//! Figures of the record: opening and loading it, writing an act to the disk, seeing that others wrote.

#![allow(clippy::unwrap_used, reason = "a figure of something that failed is none")]

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use duban::ledger::{Act, EventNo, Signer, Status};
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

/// A record of 17 units for each of so many measures; with `begun` each of them was set to 推进中, which is an event and a row for each.
fn owed(measures: u32, begun: bool) -> (TempDir, Store) {
    let (dir, path) = place();
    let mut store = Store::create(&path, &plan(measures / 4, 4), "张", at(0), "导入").unwrap();
    if begun {
        let ledger = store.load().unwrap();
        let items: Vec<_> = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).map(|owed| owed.item).collect();
        for some in items.chunks(1000) {
            let act =
                Act::set_status_of(&ledger, some, Status::InProgress, None, Signer { by: "b", on: "2026-11-23".parse().unwrap() }).unwrap();
            store.append(&act, "李", at(1)).unwrap();
        }
    }
    (dir, store)
}

/// About 1,540, 10,000 and 100,000 obligations.
const MEASURES: [u32; 3] = [92, 588, 5884];

#[divan::bench(args = MEASURES, sample_count = 10)]
fn load_obligations(bencher: Bencher, measures: u32) {
    let (_dir, mut store) = owed(measures, false);
    bencher.bench_local(|| store.load().unwrap());
}

#[divan::bench(args = MEASURES, sample_count = 10)]
fn load_obligations_with_an_event_each(bencher: Bencher, measures: u32) {
    let (_dir, mut store) = owed(measures, true);
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

//! Figures of a year: loading the made-up one as it stands on 23 November, its digest and its forecast.

#![allow(clippy::unwrap_used, reason = "a figure of something that failed is none")]

#[path = "common/made_up.rs"]
mod made_up;

use chrono::NaiveDate;
use divan::Bencher;
use duban::ledger::Ledger;
use duban::messages::Lang;
use duban::report::digest;
use duban::store::{Access, Store};
use made_up::{now, record};

fn main() {
    divan::main();
}

fn day() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn ledger() -> Ledger {
    record().1.load().unwrap()
}

#[divan::bench(sample_count = 30)]
fn open_and_load_a_year(bencher: Bencher) {
    let (_dir, store) = record();
    let path = store.path().to_owned();
    bencher.bench_local(|| Store::open(&path, Access::Write, now()).unwrap().load().unwrap());
}

/// Compared with the last working day, and with a day a month ago, since when about 1,700 things happened.
#[divan::bench(args = ["2026-11-20", "2026-10-23"])]
fn digest_of_a_year(bencher: Bencher, since: &str) {
    let (ledger, since) = (ledger(), since.parse().unwrap());
    bencher.bench_local(|| digest::text(&ledger.digest(day(), since), None, Lang::Zh));
}

#[divan::bench]
fn forecast_of_a_year(bencher: Bencher) {
    let ledger = ledger();
    bencher.bench_local(|| ledger.forecast(day()));
}

/// What each frame of the overview asks for.
#[divan::bench]
fn how_fast_it_must_go(bencher: Bencher) {
    let ledger = ledger();
    bencher.bench_local(|| ledger.burn(day()));
}

//! Figures of the light: the whole plan judged anew, and what one event costs.

#![allow(clippy::unwrap_used, reason = "a figure of something that failed is none")]

#[path = "common/ledgers.rs"]
mod ledgers;
#[path = "common/reports.rs"]
mod reports;
#[path = "../tests/support/mod.rs"]
mod support;

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use duban::ledger::{Act, Ledger, ReadingEntry, ReadingKind};
use duban::seeds;
use ledgers::ledger_of;
use reports::{reported, write};
use support::{at, plan};

fn main() {
    divan::main();
}

fn day() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// Beijing's plan: ten notes on each obligation, and readings of every unit that an indicator binds.
fn plan_with_readings() -> Ledger {
    let ledger =
        ledger_of(seeds::plan().unwrap().plan).with_indicators(&seeds::indicators().unwrap()).with_calendar(seeds::calendar().unwrap());
    let mut ledger = reported(ledger, 10, at(0));
    for attached in ledger.indicators().all().to_vec() {
        let units = ledger.indicator_units(&attached);
        for unit in std::iter::once(None).chain(units.into_iter().map(Some)) {
            for month in 1..=10 {
                let on = NaiveDate::from_ymd_opt(2026, month, 28).unwrap();
                let entry =
                    ReadingEntry { attached: &attached, value: "1", on, kind: ReadingKind::Reported, unit, site: None, source: None };
                // One that is judged by each unit has no reading of the whole.
                if let Ok(act) = Act::report_reading(&ledger, &entry, day()) {
                    write(&mut ledger, act, at(0));
                }
            }
        }
    }
    ledger
}

/// A made-up plan of so many measures that 17 units owe.
fn made_up(measures: u32) -> Ledger {
    reported(ledger_of(plan(measures / 4, 4)).with_calendar(seeds::calendar().unwrap()), 1, at(0))
}

/// Every measure and every obligation.
fn all(ledger: &Ledger, day: NaiveDate) {
    for (_, item) in ledger.rows() {
        black_box(ledger.standing(item, day));
        for owed in ledger.obligations(item) {
            black_box(ledger.standing(owed.item, day));
        }
    }
}

#[divan::bench]
fn lights_of_the_plan_and_its_obligations(bencher: Bencher) {
    let ledger = plan_with_readings();
    let day = day();
    bencher.bench_local(|| all(&ledger, day));
}

#[divan::bench(sample_count = 20)]
fn lights_of_100_000_obligations(bencher: Bencher) {
    let ledger = made_up(5884);
    let day = day();
    bencher.bench_local(|| all(&ledger, day));
}

/// What one event touches: its obligation and the measure above.
#[divan::bench]
fn light_of_a_measure_and_one_obligation(bencher: Bencher) {
    let ledger = plan_with_readings();
    let (_, item) = ledger.rows().next().unwrap();
    let owed = ledger.obligations(item).next().unwrap();
    let day = day();
    bencher.bench_local(|| (ledger.standing(item, day), ledger.standing(owed.item, day)));
}

//! What units cost: how all of them stand, the work of one. Run with `cargo bench --bench units`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

#[path = "common/large.rs"]
mod large;
#[path = "common/ledgers.rs"]
mod ledgers;
#[path = "common/one_section.rs"]
mod one_section;
#[path = "common/reports.rs"]
mod reports;
#[path = "common/screen.rs"]
mod screen;

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use divan::Bencher;
use duban::console::app::Input;
use duban::ledger::{Ledger, UnitWork, UnitsNow};
use duban::plan::UnitName;
use duban::seeds;
use large::large_plan;
use ledgers::ledger_of;
use reports::reported;
use screen::{console, draw, press};

fn main() {
    divan::main();
}

fn day() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// Beijing's plan, a report on each obligation.
fn plan() -> Ledger {
    with_reports(ledger_of(seeds::plan().unwrap().plan))
}

/// A hundred thousand obligations, a report on each.
fn large() -> Ledger {
    with_reports(ledger_of(large_plan(&["市生态环境局", "市水务局"])))
}

fn with_reports(ledger: Ledger) -> Ledger {
    let ledger = ledger.with_calendar(seeds::calendar().unwrap());
    let ledger = ledger.with_indicators(&seeds::indicators().unwrap()).with_dates(&seeds::dates().unwrap());
    reported(ledger, 1, "2026-10-20T09:00:00+08:00".parse().unwrap())
}

const UNITS: [&str; 3] = ["门头沟区政府", "市商务局", "市水务局"];

#[divan::bench]
fn all_units_of_the_plan(bencher: Bencher) {
    let ledger = plan();
    bencher.bench_local(|| UnitsNow::of(&ledger, day()));
}

#[divan::bench(sample_count = 30)]
fn all_units_of_100_000(bencher: Bencher) {
    let ledger = large();
    bencher.bench_local(|| UnitsNow::of(&ledger, day()));
}

#[divan::bench(args = UNITS)]
fn work_of_one_in_the_plan(bencher: Bencher, unit: &str) {
    let (ledger, unit) = (plan(), UnitName::new(unit));
    bencher.bench_local(|| UnitWork::of(&ledger, unit, day()));
}

#[divan::bench(args = UNITS, sample_count = 30)]
fn work_of_one_in_100_000(bencher: Bencher, unit: &str) {
    let (ledger, unit) = (large(), UnitName::new(unit));
    bencher.bench_local(|| UnitWork::of(&ledger, unit, day()));
}

/// From the overview to the painted list.
fn list_opened(bencher: Bencher, ledger: Ledger) {
    let mut app = console(ledger);
    bencher.bench_local(|| {
        press(&mut app, KeyCode::Char('1'));
        // A digit right behind a digit would be an id.
        app.update(Input::Paused);
        press(&mut app, KeyCode::Char('3'));
        draw(&app)
    });
}

/// From whatever is seen to the painted work of a unit.
fn unit_opened(bencher: Bencher, ledger: Ledger, unit: &str) {
    let (mut app, unit) = (console(ledger), UnitName::new(unit));
    bencher.bench_local(|| {
        app.views.clear();
        app.open_unit(unit);
        draw(&app)
    });
}

/// Down and up again, and the frame.
fn cursor_key(bencher: Bencher, ledger: Ledger) {
    let mut app = console(ledger);
    app.open_unit(UnitName::new("门头沟区政府"));
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        press(&mut app, if down { KeyCode::Down } else { KeyCode::Up });
        draw(&app)
    });
}

#[divan::bench]
fn list_opened_in_the_plan(bencher: Bencher) {
    list_opened(bencher, plan());
}

#[divan::bench(sample_count = 30)]
fn list_opened_in_100_000(bencher: Bencher) {
    list_opened(bencher, large());
}

#[divan::bench(args = UNITS)]
fn unit_opened_in_the_plan(bencher: Bencher, unit: &str) {
    unit_opened(bencher, plan(), unit);
}

#[divan::bench(args = UNITS, sample_count = 30)]
fn unit_opened_in_100_000(bencher: Bencher, unit: &str) {
    unit_opened(bencher, large(), unit);
}

#[divan::bench]
fn cursor_key_and_frame_in_the_plan(bencher: Bencher) {
    cursor_key(bencher, plan());
}

#[divan::bench]
fn cursor_key_and_frame_in_100_000(bencher: Bencher) {
    cursor_key(bencher, large());
}

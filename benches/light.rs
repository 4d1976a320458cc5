//! Figures of the light: the whole plan judged anew, and what one event costs.

#![allow(clippy::unwrap_used, reason = "a figure of something that failed is none")]

#[path = "../tests/support/mod.rs"]
mod support;

use chrono::NaiveDate;
use divan::{Bencher, black_box};
use duban::ledger::{Act, Event, EventNo, Ledger, NoteKind, ReadingEntry, ReadingKind};
use duban::seeds;
use support::{at, plan};

fn main() {
    divan::main();
}

fn day() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn write(ledger: &mut Ledger, act: Act) {
    let no = EventNo(ledger.last_event().0 + 1);
    for change in act.changes {
        ledger.apply(Event { no, act: no, cause: act.cause, at: at(0), by: "张".into(), item: change.item, what: change.what });
    }
}

/// Ten progress notes on everything that is owed.
fn reported(mut ledger: Ledger) -> Ledger {
    let keys: Vec<_> = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).map(|owed| owed.item.key).collect();
    for _ in 0..10 {
        for key in &keys {
            let act = Act::write_note(ledger.item(*key).unwrap(), NoteKind::Progress, "正在推进").unwrap();
            write(&mut ledger, act);
        }
    }
    ledger
}

/// Beijing's plan: ten notes on each obligation, and readings of every unit that an indicator binds.
fn beijing() -> Ledger {
    let plan = seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let ledger = Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids));
    let mut ledger = reported(ledger.with_indicators(&seeds::indicators().unwrap()).with_calendar(seeds::calendar().unwrap()));
    for attached in ledger.indicators().all().to_vec() {
        let units = ledger.indicator_units(&attached);
        for unit in std::iter::once(None).chain(units.into_iter().map(Some)) {
            for month in 1..=10 {
                let on = NaiveDate::from_ymd_opt(2026, month, 28).unwrap();
                let entry =
                    ReadingEntry { attached: &attached, value: "1", on, kind: ReadingKind::Reported, unit, site: None, source: None };
                // One that is judged by each unit has no reading of the whole.
                if let Ok(act) = Act::report_reading(&ledger, &entry, day()) {
                    write(&mut ledger, act);
                }
            }
        }
    }
    ledger
}

/// A made-up plan of so many measures that 17 units owe.
fn made_up(measures: u32) -> Ledger {
    let plan = plan(measures / 4, 4);
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let ledger = Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids)).with_calendar(seeds::calendar().unwrap());
    let keys: Vec<_> = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).map(|owed| owed.item.key).collect();
    let mut ledger = ledger;
    for key in keys {
        let act = Act::write_note(ledger.item(key).unwrap(), NoteKind::Progress, "正在推进").unwrap();
        write(&mut ledger, act);
    }
    ledger
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
    let ledger = beijing();
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
    let ledger = beijing();
    let (_, item) = ledger.rows().next().unwrap();
    let owed = ledger.obligations(item).next().unwrap();
    let day = day();
    bencher.bench_local(|| (ledger.standing(item, day), ledger.standing(owed.item, day)));
}

//! What a day that is over costs, and what changed since one: the made-up year, and a plan of a hundred thousand obligations. Run with
//! `cargo bench --bench past`.
#![allow(clippy::unwrap_used, reason = "a figure of something that failed is none")]

#[path = "common/large.rs"]
mod large;
#[path = "common/ledgers.rs"]
mod ledgers;
#[path = "common/made_up.rs"]
mod made_up;
#[path = "common/one_section.rs"]
mod one_section;
#[path = "common/screen.rs"]
mod screen;

use chrono::NaiveDate;
use crossterm::event::KeyCode;
use divan::Bencher;
use duban::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, NoteKind, Query, Status};
use large::large_plan;
use ledgers::ledger_of;
use screen::{console, draw, press};

fn main() {
    divan::main();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn year_ledger() -> Ledger {
    made_up::record().1.load().unwrap()
}

/// A hundred thousand obligations, with 20,000 events over the year.
fn large_ledger() -> Ledger {
    let mut ledger = ledger_of(large_plan(&[]));
    for no in 1..=20_000 {
        let on = day("2026-01-01") + chrono::Days::new(no as u64 * 326 / 20_000);
        let what = match no % 4 {
            0 => Happening::Status { from: Status::NotStarted, to: Status::InProgress, why: None },
            _ => Happening::Note { kind: NoteKind::Progress, text: "已完成台账核对，余下两家月底前整改。".into() },
        };
        let at = format!("{on}T10:00:00+08:00").parse().unwrap();
        let item = Some(ItemKey::measure(no * 7 % 5900 + 1));
        ledger.apply(Event { no: EventNo(no), act: EventNo(no), cause: Cause::Fresh, at, by: "lina".into(), item, what });
    }
    ledger
}

/// From the present to a past day and its frame, with the screen of that key open.
fn switch(bencher: Bencher, ledger: Ledger, screen: char) {
    let mut app = console(ledger);
    press(&mut app, KeyCode::Char(screen));
    bencher.bench_local(|| {
        app.go_to_past(day("2026-10-30"));
        draw(&app)
    });
}

#[divan::bench(args = ['1', '2', '4', '5'], sample_count = 20)]
fn past_day_of_the_year_and_frame(bencher: Bencher, screen: char) {
    switch(bencher, year_ledger(), screen);
}

#[divan::bench(args = ['1', '2', '4'], sample_count = 10)]
fn past_day_of_100_000_and_frame(bencher: Bencher, screen: char) {
    switch(bencher, large_ledger(), screen);
}

#[divan::bench(sample_count = 20)]
fn load_a_past_day_of_the_year(bencher: Bencher) {
    let (_dir, mut store) = made_up::record();
    bencher.bench_local(|| store.load_until(day("2026-06-30")).unwrap());
}

#[divan::bench(args = ["2026-11-20", "2026-06-30"], sample_count = 20)]
fn changes_of_the_year(bencher: Bencher, since: &str) {
    let ledger = year_ledger();
    bencher.bench_local(|| ledger.changes(ledger.since_end_of(day(since)), day("2026-11-23"), &Query::default(), ""));
}

#[divan::bench(sample_count = 10)]
fn changes_of_100_000(bencher: Bencher) {
    let ledger = large_ledger();
    bencher.bench_local(|| ledger.changes(ledger.since_end_of(day("2026-11-20")), day("2026-11-23"), &Query::default(), ""));
}

#[divan::bench(sample_count = 20)]
fn screen_of_changes_opened(bencher: Bencher) {
    let mut app = console(year_ledger());
    bencher.bench_local(|| {
        press(&mut app, KeyCode::Char('1'));
        press(&mut app, KeyCode::Char('6'));
        draw(&app)
    });
}

#[divan::bench(sample_count = 50)]
fn cursor_key_and_frame_of_the_log(bencher: Bencher) {
    let mut app = console(year_ledger());
    press(&mut app, KeyCode::Char('6'));
    press(&mut app, KeyCode::Tab);
    bencher.bench_local(|| {
        press(&mut app, KeyCode::Char('j'));
        draw(&app)
    });
}

//! What a day that is over costs, and what changed since one: the made-up year, and a plan of a hundred thousand obligations. Run with
//! `cargo bench --bench past`.
#![allow(clippy::unwrap_used, reason = "a figure of something that failed is none")]

#[allow(dead_code, reason = "the tests of the made-up year use all of it")]
#[path = "../tests/made_up_year/year/mod.rs"]
mod year;

use std::sync::Arc;

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent};
use divan::Bencher;
use duban::console::app::{App, Input, Setting};
use duban::console::keymap::Keymap;
use duban::console::screens::frame;
use duban::console::text::Cells;
use duban::console::theme::Theme;
use duban::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, NoteKind, Query, Status};
use duban::messages::Lang;
use duban::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList};
use duban::store::{Access, Store};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// About 18,500 events.
fn year_ledger() -> Ledger {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("year.db");
    year::write(&path, 2026, day("2026-11-23")).unwrap();
    Store::open(&path, Access::Write, "2026-11-23T08:00:00+08:00".parse().unwrap()).unwrap().load().unwrap()
}

/// A hundred thousand obligations: 5,900 measures of 17 units, with 20,000 events over the year.
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
    let plan = Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "领域".into(), sections: vec![section] }]).unwrap();
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let mut ledger = Ledger::new(plan, duban::seeds::units().unwrap(), (1..).zip(ids));
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

fn app(ledger: Ledger) -> App {
    let setting = Setting {
        lang: Lang::Zh,
        by: "zhangwei".into(),
        clipboard: true,
        read_only: false,
        as_of_given: true,
        cells: Cells::default(),
        theme: Theme::BASE,
        keymap: Arc::new(Keymap::standard()),
    };
    App::new(setting, ledger, day("2026-11-23"), (120, 36), Vec::new())
}

fn key(app: &mut App, c: char) {
    app.update(Input::Key(KeyEvent::from(KeyCode::Char(c))));
}

fn draw(app: &App) -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
    frame::draw(app, &mut buf);
    buf
}

/// From the present to a past day and its frame, with the screen of that key open.
fn switch(bencher: Bencher, ledger: Ledger, screen: char) {
    let mut app = app(ledger);
    key(&mut app, screen);
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
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("year.db");
    year::write(&path, 2026, day("2026-11-23")).unwrap();
    let mut store = Store::open(&path, Access::Write, "2026-11-23T08:00:00+08:00".parse().unwrap()).unwrap();
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
    let mut app = app(year_ledger());
    bencher.bench_local(|| {
        key(&mut app, '1');
        key(&mut app, '6');
        draw(&app)
    });
}

#[divan::bench(sample_count = 50)]
fn cursor_key_and_frame_of_the_log(bencher: Bencher) {
    let mut app = app(year_ledger());
    key(&mut app, '6');
    app.update(Input::Key(KeyEvent::from(KeyCode::Tab)));
    bencher.bench_local(|| {
        key(&mut app, 'j');
        draw(&app)
    });
}

//! What a key costs: update and frame, without the terminal. Run with `cargo bench --bench console`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use duban::console::app::{App, Input, Setting};
use duban::console::canvas::Canvas;
use duban::console::keymap::Keymap;
use duban::console::pictures::chart::{self, Chart, Reading};
use duban::console::screens::frame;
use duban::console::text::Cells;
use duban::console::theme::Theme;
use duban::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, Matrix, NoteKind, Order, Scope, Tallies};
use duban::messages::Lang;
use duban::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList};
use duban::store::Answer;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

fn ledger() -> Ledger {
    let plan = duban::seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, duban::seeds::units().unwrap(), (1..).zip(ids))
}

fn app() -> App {
    app_on(ledger())
}

fn app_on(ledger: Ledger) -> App {
    let setting = Setting {
        lang: Lang::Zh,
        by: "zhangwei".into(),
        read_only: false,
        as_of_given: true,
        clipboard: true,
        cells: Cells::default(),
        theme: Theme::BASE,
        keymap: Arc::new(Keymap::standard()),
    };
    App::new(setting, ledger, "2026-11-23".parse().unwrap(), (120, 36), Vec::new())
}

fn key(app: &mut App, code: KeyCode) {
    app.update(Input::Key(KeyEvent::new(code, KeyModifiers::NONE)));
}

#[divan::bench]
fn cursor_key_and_frame_of_the_overview(bencher: Bencher) {
    let mut app = app();
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        key(&mut app, if down { KeyCode::Down } else { KeyCode::Up });
        let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
        frame::draw(&app, &mut buf)
    });
}

#[divan::bench]
fn cursor_key_and_frame_of_the_largest_task(bencher: Bencher) {
    let mut app = app();
    key(&mut app, KeyCode::Down);
    key(&mut app, KeyCode::Down);
    key(&mut app, KeyCode::Enter);
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        key(&mut app, if down { KeyCode::Down } else { KeyCode::Up });
        let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
        frame::draw(&app, &mut buf)
    });
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
    let plan = Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "领域".into(), sections: vec![section] }]).unwrap();
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, duban::seeds::units().unwrap(), (1..).zip(ids))
}

/// Down, right, up and left again over more than a screen; the time is that of one key and its frame.
fn matrix_keys(bencher: Bencher, ledger: Ledger) {
    let mut app = app_on(ledger);
    key(&mut app, KeyCode::Char('4'));
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % 80;
        let code = match at {
            0..30 => KeyCode::Down,
            30..40 => KeyCode::Right,
            40..70 => KeyCode::Up,
            _ => KeyCode::Left,
        };
        key(&mut app, code);
        let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
        frame::draw(&app, &mut buf)
    });
}

#[divan::bench]
fn cursor_key_and_frame_of_the_matrix(bencher: Bencher) {
    matrix_keys(bencher, ledger());
}

#[divan::bench]
fn cursor_key_and_frame_of_a_matrix_of_100_000(bencher: Bencher) {
    matrix_keys(bencher, large_ledger());
}

#[divan::bench]
fn matrix_of_100_000_built(bencher: Bencher) {
    let ledger = large_ledger();
    bencher.bench_local(|| Matrix::of(&ledger, "2026-11-23".parse().unwrap()));
}

#[divan::bench]
fn matrix_of_100_000_sorted_and_another_view(bencher: Bencher) {
    let matrix = Matrix::of(&large_ledger(), "2026-11-23".parse().unwrap());
    let order = Order { worst_measures: true, worst_units: true };
    bencher.bench_local(|| matrix.choose(Scope { area: Some(1), group: Some(3) }, order));
}

#[divan::bench]
fn event_on_a_matrix_of_100_000(bencher: Bencher) {
    let ledger = large_ledger();
    let mut matrix = Matrix::of(&ledger, "2026-11-23".parse().unwrap());
    bencher.bench_local(|| matrix.update(&ledger, ItemKey::measure(3000)));
}

/// A cursor key in the queue with its frame, the preview included: every third measure is overdue.
fn queue_keys(bencher: Bencher, ledger: Ledger) {
    let mut app = app_on(ledger);
    key(&mut app, KeyCode::Char('2'));
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % 60;
        key(&mut app, if at < 30 { KeyCode::Down } else { KeyCode::Up });
        app.update(Input::Rested);
        let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
        frame::draw(&app, &mut buf)
    });
}

#[divan::bench]
fn cursor_key_and_frame_of_the_queue(bencher: Bencher) {
    queue_keys(bencher, ledger());
}

#[divan::bench]
fn cursor_key_and_frame_of_a_queue_of_100_000(bencher: Bencher) {
    queue_keys(bencher, large_ledger());
}

/// A letter of a filter on, and off again, each with its frame.
fn filter_keys(bencher: Bencher, ledger: Ledger) {
    let mut app = app_on(ledger);
    key(&mut app, KeyCode::Char('2'));
    key(&mut app, KeyCode::Char('f'));
    for c in "文:加油 逾期 海".chars() {
        key(&mut app, KeyCode::Char(c));
    }
    let mut on = false;
    bencher.bench_local(|| {
        on = !on;
        key(&mut app, if on { KeyCode::Char('淀') } else { KeyCode::Backspace });
        let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
        frame::draw(&app, &mut buf)
    });
}

#[divan::bench]
fn filter_key_and_frame_of_the_queue(bencher: Bencher) {
    filter_keys(bencher, ledger());
}

#[divan::bench]
fn filter_key_and_frame_of_a_queue_of_100_000(bencher: Bencher) {
    filter_keys(bencher, large_ledger());
}

/// What an act costs on the screen, from the event to the frame in which the cursor is on the next row.
#[divan::bench]
fn event_and_frame_of_a_queue_of_100_000(bencher: Bencher) {
    let mut app = app_on(large_ledger());
    key(&mut app, KeyCode::Char('2'));
    let mut no = 0;
    bencher.bench_local(|| {
        no += 1;
        let what = Happening::Note { kind: NoteKind::Comment, text: "已核实".into() };
        let item = Some(ItemKey::measure(2 + 3 * (no % 1000)));
        let at = "2026-11-23T14:02:00+08:00".parse().unwrap();
        let event = Event { no: EventNo(no), act: EventNo(no), cause: Cause::Fresh, at, by: "lina".into(), item, what };
        app.update(Input::Record(Answer::News(vec![event])));
        let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
        frame::draw(&app, &mut buf)
    });
}

#[divan::bench]
fn counts_of_the_whole_plan(bencher: Bencher) {
    let ledger = ledger();
    bencher.bench_local(|| Tallies::of(&ledger, "2026-11-23".parse().unwrap()));
}

#[divan::bench]
fn import_of_the_published_table(bencher: Bencher) {
    bencher.bench_local(|| duban::seeds::plan().unwrap());
}

/// A chart over the whole screen with a reading for every day of the year.
#[divan::bench]
fn chart_of_a_year_of_days(bencher: Bencher) {
    let first: NaiveDate = "2026-01-01".parse().unwrap();
    let last = "2026-12-31".parse().unwrap();
    let value = |n: u16| 35.0 + 14.0 * (f64::from(n) / 52.0).cos() + f64::from(n * 79 % 13) * 0.7;
    let readings: Vec<Reading> =
        (0..366u16).map(|n| Reading { on: first + Days::new(n.into()), value: value(n), verified: n % 30 == 0 }).collect();
    let chart = Chart {
        span: (first, last),
        readings: &readings,
        expected: &[(first, 38.0), (last, 30.0)],
        target: Some(30.0),
        projection: None,
        as_of: "2026-11-23".parse().unwrap(),
        unit: "微克/立方米",
        decimals: 1,
    };
    bencher.bench_local(|| {
        let area = Rect::new(0, 0, 120, 30);
        let mut buf = Buffer::empty(area);
        let mut canvas = Canvas { buf: &mut buf, cells: Cells::default(), theme: Theme::BASE, lang: Lang::Zh };
        chart::draw(&mut canvas, area, &chart);
        buf
    });
}

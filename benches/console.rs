//! What a key costs: update and frame, without the terminal. Run with `cargo bench --bench console`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

#[path = "common/large.rs"]
mod large;
#[path = "common/ledgers.rs"]
mod ledgers;
#[path = "common/one_section.rs"]
mod one_section;
#[path = "common/screen.rs"]
mod screen;

use chrono::{Days, NaiveDate};
use crossterm::event::KeyCode;
use divan::Bencher;
use duban::console::app::{Effect, Input};
use duban::console::canvas::Canvas;
use duban::console::pictures::chart::{self, Chart, Reading};
use duban::console::text::Cells;
use duban::console::theme::Theme;
use duban::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, Matrix, NoteKind, Order, Scope, Tallies};
use duban::messages::Lang;
use duban::plan::{Deadline, Measure, MeasureId, Task, UnitList};
use duban::search::Index;
use duban::store::Answer;
use large::large_plan;
use ledgers::ledger_of;
use one_section::plan_of;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use screen::{console, draw, press};

fn main() {
    divan::main();
}

#[divan::bench]
fn cursor_key_and_frame_of_the_overview(bencher: Bencher) {
    let mut app = console(plan());
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        press(&mut app, if down { KeyCode::Down } else { KeyCode::Up });
        draw(&app)
    });
}

#[divan::bench]
fn cursor_key_and_frame_of_the_largest_task(bencher: Bencher) {
    let mut app = console(plan());
    press(&mut app, KeyCode::Down);
    press(&mut app, KeyCode::Down);
    press(&mut app, KeyCode::Enter);
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        press(&mut app, if down { KeyCode::Down } else { KeyCode::Up });
        draw(&app)
    });
}

fn plan() -> Ledger {
    ledger_of(duban::seeds::plan().unwrap().plan)
}

/// A hundred thousand obligations.
fn large() -> Ledger {
    ledger_of(large_plan(&[]))
}

/// Down, right, up and left again over more than a screen; the time is that of one key and its frame.
fn matrix_keys(bencher: Bencher, ledger: Ledger) {
    let mut app = console(ledger);
    press(&mut app, KeyCode::Char('4'));
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % 80;
        let code = match at {
            0..30 => KeyCode::Down,
            30..40 => KeyCode::Right,
            40..70 => KeyCode::Up,
            _ => KeyCode::Left,
        };
        press(&mut app, code);
        draw(&app)
    });
}

#[divan::bench]
fn cursor_key_and_frame_of_the_matrix(bencher: Bencher) {
    matrix_keys(bencher, plan());
}

#[divan::bench]
fn cursor_key_and_frame_of_a_matrix_of_100_000(bencher: Bencher) {
    matrix_keys(bencher, large());
}

#[divan::bench]
fn matrix_of_100_000_built(bencher: Bencher) {
    let ledger = large();
    bencher.bench_local(|| Matrix::of(&ledger, "2026-11-23".parse().unwrap()));
}

#[divan::bench]
fn matrix_of_100_000_sorted_and_another_view(bencher: Bencher) {
    let matrix = Matrix::of(&large(), "2026-11-23".parse().unwrap());
    let order = Order { worst_measures: true, worst_units: true };
    bencher.bench_local(|| matrix.choose(Scope { area: Some(1), group: Some(3) }, order));
}

#[divan::bench]
fn event_on_a_matrix_of_100_000(bencher: Bencher) {
    let ledger = large();
    let mut matrix = Matrix::of(&ledger, "2026-11-23".parse().unwrap());
    bencher.bench_local(|| matrix.update(&ledger, ItemKey::measure(3000)));
}

/// A cursor key in the queue with its frame, the preview included: every third measure is overdue.
fn queue_keys(bencher: Bencher, ledger: Ledger) {
    let mut app = console(ledger);
    press(&mut app, KeyCode::Char('2'));
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % 60;
        press(&mut app, if at < 30 { KeyCode::Down } else { KeyCode::Up });
        app.update(Input::Rested);
        draw(&app)
    });
}

#[divan::bench]
fn cursor_key_and_frame_of_the_queue(bencher: Bencher) {
    queue_keys(bencher, plan());
}

#[divan::bench]
fn cursor_key_and_frame_of_a_queue_of_100_000(bencher: Bencher) {
    queue_keys(bencher, large());
}

/// A letter of a filter on, and off again, each with its frame.
fn filter_keys(bencher: Bencher, ledger: Ledger) {
    let mut app = console(ledger);
    press(&mut app, KeyCode::Char('2'));
    press(&mut app, KeyCode::Char('f'));
    for c in "文:加油 逾期 海".chars() {
        press(&mut app, KeyCode::Char(c));
    }
    let mut on = false;
    bencher.bench_local(|| {
        on = !on;
        press(&mut app, if on { KeyCode::Char('淀') } else { KeyCode::Backspace });
        draw(&app)
    });
}

#[divan::bench]
fn filter_key_and_frame_of_the_queue(bencher: Bencher) {
    filter_keys(bencher, plan());
}

#[divan::bench]
fn filter_key_and_frame_of_a_queue_of_100_000(bencher: Bencher) {
    filter_keys(bencher, large());
}

/// A hundred thousand measures, each of one unit, with texts that differ.
fn many_measures() -> Ledger {
    let texts: Vec<String> = duban::seeds::plan().unwrap().plan.measures().map(|measure| measure.text.to_string()).collect();
    let list = |name: &str| UnitList { names: vec![name.into()], and_others: false };
    let units = ["市水务局", "市生态环境局", "市商务局", "门头沟区政府", "密云区政府"];
    let measure = |task: u32, index: u32| {
        let at = (task * 10 + index) as usize;
        Measure {
            id: MeasureId { task, index },
            text: format!("{}第{at}号", texts[at % texts.len()]).into(),
            deadline: Deadline::parse("年底前", 2026).unwrap(),
            lead: list(units[at % units.len()]),
            responsible: list(units[at % units.len()]),
            assist: UnitList::default(),
            merged_cell: false,
        }
    };
    let task = |number| Task { number, title: "任务".into(), measures: (1..=10).map(|index| measure(number, index)).collect() };
    ledger_of(plan_of(10_000, task))
}

/// A key typed into search with its frame: a query is typed letter by letter and deleted again.
fn search_keys(bencher: Bencher, ledger: Ledger, query: &str) {
    let mut app = console(ledger);
    for effect in press(&mut app, KeyCode::Char('/')) {
        if let Effect::Index(asking, ledger) = effect {
            app.update(Input::Index(asking, Box::new(Index::of(&ledger))));
        }
    }
    let typed: Vec<KeyCode> = query.chars().map(KeyCode::Char).collect();
    let deleted = vec![KeyCode::Backspace; typed.len()];
    let mut keys = typed.iter().chain(&deleted).cycle();
    bencher.bench_local(|| {
        press(&mut app, *keys.next().unwrap());
        draw(&app)
    });
}

const QUERIES: [&str; 4] = ["shuiku 密云", "市swj", "8.4 mtg", "水"];

#[divan::bench(args = QUERIES)]
fn search_key_and_frame(bencher: Bencher, query: &str) {
    search_keys(bencher, plan(), query);
}

#[divan::bench(args = QUERIES)]
fn search_key_and_frame_in_100_000_obligations(bencher: Bencher, query: &str) {
    search_keys(bencher, large(), query);
}

#[divan::bench(args = QUERIES)]
fn search_key_and_frame_in_100_000_measures(bencher: Bencher, query: &str) {
    search_keys(bencher, many_measures(), query);
}

/// The key that opens search the first time, before the index is made: a copy of the ledger goes to the thread that makes it.
#[divan::bench]
fn search_opened_in_100_000_obligations(bencher: Bencher) {
    let ledger = large();
    bencher.with_inputs(|| console(ledger.clone())).bench_local_values(|mut app| {
        let effects = press(&mut app, KeyCode::Char('/'));
        draw(&app);
        (app, effects)
    });
}

/// A digit on the queue: the screen that it may be taken back to is kept.
#[divan::bench]
fn digit_and_frame_on_a_queue_of_100_000(bencher: Bencher) {
    let mut app = console(large());
    press(&mut app, KeyCode::Char('2'));
    let mut first = false;
    bencher.bench_local(|| {
        first = !first;
        app.update(Input::Paused);
        press(&mut app, KeyCode::Char(if first { '1' } else { '2' }));
        draw(&app)
    });
}

/// What an act costs on the screen, from the event to the frame in which the cursor is on the next row.
#[divan::bench]
fn event_and_frame_of_a_queue_of_100_000(bencher: Bencher) {
    let mut app = console(large());
    press(&mut app, KeyCode::Char('2'));
    let mut no = 0;
    bencher.bench_local(|| {
        no += 1;
        let what = Happening::Note { kind: NoteKind::Comment, text: "已核实".into() };
        let item = Some(ItemKey::measure(2 + 3 * (no % 1000)));
        let at = "2026-11-23T14:02:00+08:00".parse().unwrap();
        let event = Event { no: EventNo(no), act: EventNo(no), cause: Cause::Fresh, at, by: "lina".into(), item, what };
        app.update(Input::Record(Answer::News(vec![event])));
        draw(&app)
    });
}

#[divan::bench]
fn counts_of_the_whole_plan(bencher: Bencher) {
    let ledger = plan();
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

//! What units cost: how all of them stand, the work of one. Run with `cargo bench --bench units`.
#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that fails panics")]

use std::sync::Arc;

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use duban::console::app::{App, Input, Setting};
use duban::console::keymap::Keymap;
use duban::console::screens::frame;
use duban::console::text::Cells;
use duban::console::theme::Theme;
use duban::ledger::{Act, Cause, Event, EventNo, Ledger, NoteKind, UnitWork, UnitsNow};
use duban::messages::Lang;
use duban::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList, UnitName};
use duban::seeds;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

fn day() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

/// Beijing's plan, a report on each obligation.
fn plan() -> Ledger {
    of(seeds::plan().unwrap().plan)
}

/// A hundred thousand obligations: 5,900 measures of 17 units, led by one department, a report on each.
fn large() -> Ledger {
    let list = |names: &[&str]| UnitList { names: names.iter().map(|name| (*name).into()).collect(), and_others: false };
    let measure = |task, index| Measure {
        id: MeasureId { task, index },
        text: "督促加油站和储油库在夏季错峰装卸油,引导加油站出台鼓励夜间加油的措施,各区结合辖区实际推进。".into(),
        deadline: Deadline::parse(["年底前", "6—9月", "长期实施"][index as usize % 3], 2026).unwrap(),
        lead: list(&["市商务局"]),
        responsible: list(&["各区政府", "北京经济技术开发区管委会"]),
        assist: list(&["市生态环境局", "市水务局"]),
        merged_cell: false,
    };
    let task = |number| Task {
        number, title: "加强油气油品监管".into(), measures: (1..=10).map(|index| measure(number, index)).collect()
    };
    let section = Section { number: 1, title: "节".into(), tasks: (1..=590).map(task).collect() };
    of(Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "领域".into(), sections: vec![section] }]).unwrap())
}

fn of(plan: Plan) -> Ledger {
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let ledger = Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids)).with_calendar(seeds::calendar().unwrap());
    let mut ledger = ledger.with_indicators(&seeds::indicators().unwrap()).with_dates(&seeds::dates().unwrap());
    let keys: Vec<_> = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).map(|owed| owed.item.key).collect();
    for key in keys {
        let act = Act::write_note(ledger.item(key).unwrap(), NoteKind::Progress, "正在推进").unwrap();
        let no = EventNo(ledger.last_event().0 + 1);
        let at = "2026-10-20T09:00:00+08:00".parse().unwrap();
        let what = act.changes[0].what.clone();
        ledger.apply(Event { no, act: no, cause: Cause::Fresh, at, by: "zhangwei".into(), item: Some(key), what });
    }
    ledger
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

fn app(ledger: Ledger) -> App {
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
    App::new(setting, ledger, day(), (120, 36), Vec::new())
}

fn draw(app: &App) {
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
    frame::draw(app, &mut buf);
}

fn press(app: &mut App, code: KeyCode) {
    app.update(Input::Key(KeyEvent::new(code, KeyModifiers::NONE)));
}

/// From the overview to the painted list.
fn list_opened(bencher: Bencher, ledger: Ledger) {
    let mut app = app(ledger);
    bencher.bench_local(|| {
        press(&mut app, KeyCode::Char('1'));
        // A digit right behind a digit would be an id.
        app.update(Input::Paused);
        press(&mut app, KeyCode::Char('3'));
        draw(&app);
    });
}

/// From whatever is seen to the painted work of a unit.
fn unit_opened(bencher: Bencher, ledger: Ledger, unit: &str) {
    let (mut app, unit) = (app(ledger), UnitName::new(unit));
    bencher.bench_local(|| {
        app.views.clear();
        app.open_unit(unit);
        draw(&app);
    });
}

/// Down and up again, and the frame.
fn cursor_key(bencher: Bencher, ledger: Ledger) {
    let mut app = app(ledger);
    app.open_unit(UnitName::new("门头沟区政府"));
    let mut down = false;
    bencher.bench_local(|| {
        down = !down;
        press(&mut app, if down { KeyCode::Down } else { KeyCode::Up });
        draw(&app);
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

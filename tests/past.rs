//! A day that is over on the console: all screens as they stood, nothing written, and back again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::{Effect, Input};
use duban::console::keymap::TABLE;
use duban::ledger::{Cause, Event, EventNo, Happening, ItemKey, NoteKind};
use duban::store::Answer;
use harness::{Console, SIZES};

/// A console to which these things happened: the day, and the status or text written on 23.2.
fn console(width: u16, height: u16) -> Console {
    let mut console = Console::new(width, height);
    for (day, what) in [
        ("2026-06-20", status("not_started", "in_progress")),
        ("2026-06-25", Happening::Note { kind: NoteKind::Progress, text: "已完成三成".into() }),
        ("2026-07-01", status("in_progress", "submitted")),
        ("2026-11-20", Happening::Note { kind: NoteKind::Comment, text: "另行约谈".into() }),
    ] {
        let events = vec![event(&console, day, "lina", what)];
        console.input(Input::Record(Answer::News(events)));
    }
    console.keys("<Esc>");
    console
}

fn status(from: &str, to: &str) -> Happening {
    let of = |code| duban::ledger::Status::from_code(code).unwrap();
    Happening::Status { from: of(from), to: of(to), why: None }
}

fn event(console: &Console, day: &str, by: &str, what: Happening) -> Event {
    let no = EventNo(console.app.record().last_event().0 + 1);
    let at = format!("{day}T10:00:00+08:00").parse().unwrap();
    let key: ItemKey = console.item("23.2").key;
    Event { no, act: no, cause: Cause::Fresh, at, by: by.into(), item: Some(key), what }
}

fn status_of(console: &Console) -> &'static str {
    console.item("23.2").status.code()
}

#[test]
fn a_day_is_typed_looked_at_turned_and_left() {
    let mut console = console(120, 36);
    console.keys("H");
    insta::assert_snapshot!("past_asked_120x36", console.screen());
    console.keys("13月<Enter>");
    console.shows("“13月”不是日期");
    console.keys("<C-u>2026-12-01<Enter>");
    console.shows("2026-12-01 还没有到");
    console.keys("<C-u>2025-12-31<Enter>");
    console.shows("计划从2026年开始");
    console.keys("<C-u>2026-01-01<Enter>");
    console.shows("台账自2026-06-20起有记录");
    // No step leads out of the plan's year either.
    console.keys("[");
    assert!(console.screen().contains("计划从2026年开始") && console.app.as_of.to_string() == "2026-01-01", "{}", console.screen());
    console.keys("HH6-30<Enter>");
    assert_eq!((status_of(&console), console.app.as_of.to_string().as_str()), ("in_progress", "2026-06-30"));
    insta::assert_snapshot!("past_overview_120x36", console.screen());
    console.keys("]");
    assert_eq!((status_of(&console), console.app.as_of.to_string().as_str()), ("submitted", "2026-07-01"));
    console.keys("[[");
    assert_eq!(console.app.as_of.to_string(), "2026-06-29");
    console.keys("<Esc>");
    assert_eq!((status_of(&console), console.app.is_past()), ("submitted", false));
    assert_eq!(console.app.as_of.to_string(), "2026-11-23");
    // H does the same from within, yesterday's tomorrow is today, and nothing typed is today.
    for keys in ["H昨天<Enter>H", "H11-22<Enter>]", "H<Enter>", "H11-22<Enter>H"] {
        console.keys(keys);
        assert!(!console.app.is_past(), "{keys}");
    }
    console.keys("[");
    console.shows("先按 H");
}

#[test]
fn at_80_columns_it_says_so_on_every_screen() {
    let mut console = console(80, 24);
    console.keys("H6-30<Enter>");
    insta::assert_snapshot!("past_overview_80x24", console.screen());
    for keys in ["2", "4", "5", "7", "T", "D", "S", "1<Enter>"] {
        console.keys(keys);
        let screen = console.screen();
        let head = screen.lines().next().unwrap();
        assert!(head.contains("【往日只读】 2026-06-30") && head.contains("距年底184天"), "{keys}: {head}");
    }
}

/// Whatever is pressed, whatever is typed behind it: nothing is sent to the record.
#[test]
fn no_key_writes_on_a_day_that_is_over() {
    for opening in ["1", "2", "5<Enter>", "7", "D", "S", "1jj<Enter>", "2<Enter>o"] {
        let mut console = console(120, 36);
        let keys: std::collections::BTreeSet<String> = TABLE.iter().filter_map(|binding| duban_key(binding.keys[0])).collect();
        for key in keys {
            if !console.app.is_past() {
                console.keys("H7-15<Enter>");
            }
            console.keys(opening);
            for typed in [key.as_str(), "1", "二", "<C-s>"] {
                console.keys(typed);
                assert_eq!((console.waiting(), console.app.record().events().len()), (0, 4), "{opening} {key} {typed}");
            }
            console.app.layers.clear();
        }
    }
}

/// The name of a key as `Console::keys` has it.
fn duban_key(key: &str) -> Option<String> {
    match key {
        "enter" => Some("<Enter>".into()),
        "tab" => Some("<Tab>".into()),
        "space" => Some(" ".into()),
        key if key.chars().count() == 1 && !matches!(key, "H" | "q" | "Q" | "]") => Some(key.to_owned()),
        _ => None,
    }
}

#[test]
fn what_is_refused_says_how_to_go_back() {
    let mut console = console(80, 24);
    console.keys("2H7-15<Enter>");
    for key in ["s", "c", "r", "u", "W"] {
        console.keys(key);
        let screen = console.screen();
        assert!(screen.contains("现在看的是 2026-07-15 的台账，不能改动。按 H 回到今天再做。"), "{key}: {screen}");
    }
}

/// Somebody writes meanwhile: nothing moves, and it is there behind.
#[test]
fn what_others_write_goes_to_the_present() {
    let mut console = console(120, 36);
    console.keys("H7-15<Enter>2");
    let before = console.screen();
    let news = vec![event(&console, "2026-11-23", "lina", Happening::Note { kind: NoteKind::Comment, text: "刚刚写的".into() })];
    let effects = console.app.update(Input::Record(Answer::News(news)));
    assert!(effects.iter().all(|effect| !matches!(effect, Effect::Load)));
    assert_eq!((console.screen(), console.item("23.2").notes().count()), (before, 1));
    console.keys("H");
    assert_eq!(console.item("23.2").notes().last().unwrap().text, "刚刚写的");
    assert_eq!(console.app.ledger.events().len(), 5);
}

/// The run of the queue, with its ticks, its filter and its cursor, goes on where it was; a text begun is there.
#[test]
fn the_work_of_the_present_is_there_again() {
    let mut console = console(120, 36);
    console.keys("2f5.1<Enter>");
    console.keys("c写到一半<Esc>");
    let before = console.screen();
    console.keys("H6-30<Enter>");
    assert!(console.screen().contains("2026-06-30"));
    console.keys("jjH");
    let strip = |screen: &str| screen.lines().take(30).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(strip(&console.screen()), strip(&before));
    assert_eq!((console.app.drafts.len(), console.app.drafts[0].text.as_str()), (1, "写到一半"));
    console.keys("d<Enter>");
    assert!(console.app.is_writing());
    console.keys("<C-s>");
    let item = console.app.ledger.of_measure("5.1".parse().unwrap()).unwrap();
    assert!(console.app.ledger.has_history(item), "{}", console.screen());
}

/// A draft is offered and cannot be gone on with on a day that is over.
#[test]
fn a_draft_waits() {
    let mut console = console(80, 24);
    console.keys("jj<Enter>c写到一半<Esc><Esc>H6-30<Enter>d<Enter>");
    assert!(!console.app.is_writing() && console.app.drafts.len() == 1);
    console.shows("不能改动");
}

/// An act on its way is answered before another day is looked at.
#[test]
fn an_act_on_its_way_comes_first() {
    let mut console = Console::slow(120, 36);
    console.keys("jj<Enter>s1H11-20<Enter>");
    assert!(!console.app.is_past() && console.waiting() == 1);
    console.save();
    assert!(console.app.is_past());
    assert_eq!((console.app.ledger.events().len(), console.app.record().events().len()), (0, 1));
}

/// A day of the clock that ends meanwhile.
#[test]
fn the_calendar_turns_while_a_past_day_is_looked_at() {
    let mut console = console(120, 36);
    console.app.setting.as_of_given = false;
    console.keys("H11-20<Enter>");
    console.input(Input::Day("2026-11-24".parse().unwrap()));
    assert_eq!(console.app.as_of.to_string(), "2026-11-20");
    console.keys("H");
    assert_eq!(console.app.as_of.to_string(), "2026-11-24");
}

/// Screen 6: since Friday, then since June, by unit, filtered; then the log.
#[test]
fn what_changed_and_the_log() {
    for (width, height) in SIZES {
        let mut console = console(width, height);
        console.keys("6");
        console.shows("自 2026-11-20（周五）结束时起，到 2026-11-23");
        console.keys("t6-24<Enter>jjjj");
        insta::assert_snapshot!(format!("changes_{width}x{height}"), console.screen());
        console.keys("<Tab>j");
        insta::assert_snapshot!(format!("log_{width}x{height}"), console.screen());
    }
}

#[test]
fn changes_are_filtered_grouped_and_acted_on() {
    let mut console = console(120, 36);
    console.keys("6t6-24<Enter>f23.2<Enter>");
    let screen = console.screen();
    assert!(screen.contains("（筛选：23.2）") && screen.contains("06-25 10:00 lina 进展：已完成三成"), "{screen}");
    // 23.2 was under way and is reported as done, by its net status.
    assert!(screen.contains("07-01 10:00 lina 推进中 → 待核") && !screen.contains("未启动 → 推进中"), "{screen}");
    console.keys("w");
    console.shows("市水务局（1项）");
    console.keys("tx<Enter>");
    console.shows("“x”不是日期（如 6-30、6月30日），也不是上次会、上次查看、上个工作日");
    console.keys("<C-u>上次会议<Enter>");
    console.shows("还没有开过会。");
    console.keys("<Esc>j");
    console.keys("c看到了<C-s>");
    assert_eq!(console.item("23.2").notes().last().unwrap().text, "看到了");
    console.shows("看到了");
    console.keys("<Enter>");
    console.shows("23 ");
    console.keys("<Esc><Tab>f约谈<Enter>");
    console.shows("变更记录1条，共5条");
    console.keys("f(没有这样的筛选<Enter>");
    console.shows("没有符合的记录");
}

/// Each word of the log's filter holds of an entry: of its kind, its text, who wrote it, or the item that it is about.
#[test]
fn each_word_of_the_filter_holds_of_the_entry() {
    let mut console = console(120, 36);
    let how = duban::ledger::UrgeWay::Phone;
    let urge = Box::new(duban::ledger::Dealing::Urge { whom: "王芳".into(), how });
    let urged = Happening::Dealt { what: urge, text: "请属实填报".into() };
    let said = Happening::Note { kind: NoteKind::Progress, text: "催办后已属实".into() };
    for (by, what) in [("wangfang", urged), ("wangfang", said)] {
        let events = vec![event(&console, "2026-11-21", by, what)];
        console.input(Input::Record(Answer::News(events)));
    }
    console.keys("6<Tab>");
    // Of the six: lina wrote two texts and two statuses, wangfang urged once and wrote of it once.
    for (filter, left) in [
        ("催办", 1),
        ("进展", 2),
        ("状态", 2),
        ("进展,状态", 4),
        ("wangfang 属实", 2),
        ("wangfang 属实 催办", 1),
        ("lina 约谈", 1),
        ("wangfang 约谈", 0),
        ("23.2 属实", 2),
        ("8.4 属实", 0),
        ("标记:催办", 6),
        ("-进展", 4),
    ] {
        console.keys(&format!("f<C-u>{filter}<Enter>"));
        assert!(console.screen().contains(&format!("变更记录{left}条，共6条")), "{filter}: {}", console.screen());
    }
    console.keys("f");
    console.shows("文字、人名、种类（催办 进展 承诺 状态 数据）、编号、单位、领域、灯");
}

/// In the past the bottom line offers nothing that writes.
#[test]
fn nothing_that_writes_is_offered_in_the_past() {
    let mut console = console(200, 50);
    console.keys("H6-30<Enter>");
    for binding in TABLE.iter().filter(|binding| binding.action.writes()) {
        assert!(!console.app.is_hinted(binding.action), "{:?}", binding.action);
    }
    console.keys("7");
    let foot = console.screen().lines().last().unwrap_or_default().to_owned();
    assert!(!foot.contains("说明理由"), "{foot}");
}

/// News come while one reads: the cursor stays on its event.
#[test]
fn the_log_keeps_its_place() {
    let mut console = console(120, 36);
    console.keys("6<Tab>jj");
    let before = console.app.view().and_then(|view| view.face().selected());
    let news = vec![event(&console, "2026-11-23", "lina", Happening::Note { kind: NoteKind::Comment, text: "刚刚写的".into() })];
    console.input(Input::Record(Answer::News(news)));
    console.shows("第4条 共5条");
    console.shows("刚刚写的");
    assert_eq!(console.app.view().and_then(|view| view.face().selected()), before);
}

/// To open the screen is a look, unless nothing can be written.
#[test]
fn a_look_is_noted() {
    let mut console = console(120, 36);
    let six = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('6'));
    let looked = |effects: Vec<Effect>| effects.iter().any(|effect| matches!(effect, Effect::Looked(EventNo(4))));
    assert!(looked(console.app.update(Input::Key(six))));
    console.keys("1H6-30<Enter>");
    assert!(!looked(console.app.update(Input::Key(six))));
}

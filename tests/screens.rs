//! Pictures of the screens in Chinese, at the three sizes for which they are made; and that no size and no key breaks them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use duban::console::app::Input;
use duban::console::drafts::{Draft, Purpose};
use duban::console::text::Cells;
use duban::ledger::{Act, NoteKind};
use duban::messages::Lang;
use duban::store::Answer;
use harness::{Console, SIZES, written};
use proptest::prelude::*;

fn pictures(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = Console::new(width, height).keys(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

#[test]
fn overview() {
    pictures("overview", "jjjj");
}

#[test]
fn detail() {
    pictures("detail", "jjjj<Enter>");
}

#[test]
fn detail_with_a_timeline() {
    pictures("timeline", "jjjj<Enter>sc已约谈市商务局，<Enter>承诺12月10日前补齐台账。<C-s>c第二次催办：仍无回音<C-s>");
}

/// 8.4 opened to its units, three of them set to 推进中 at once and one taken to 办结.
#[test]
fn units_of_a_measure() {
    pictures("units", "jjjjjjj<Enter>jjjo  jj s1Gs1s1<by li>s1现场核查无误<C-s><by zhangwei>gj");
}

/// 5.1 is said to be done by its lead, 8.4 begun by two units and not by its lead; the others were never reported on.
#[test]
fn findings() {
    pictures("findings", "jjjj<Enter>s1s1<by li>s1现场核查<C-s><by zhangwei>qjjj<Enter>jjjo  s1s17");
}

#[test]
fn menu_of_statuses_for_several() {
    pictures("statuses-of-several", "jjjjjjj<Enter>jjjoas");
}

#[test]
fn menu_of_statuses() {
    pictures("statuses", "jjjj<Enter>s");
}

#[test]
fn writing_a_comment() {
    pictures("writing", "jjjj<Enter>c已约谈“两家”加油站，下周复查；<Enter>第二行");
}

#[test]
fn a_reason_that_is_missing() {
    pictures("reason", "jjjj<Enter>s2<C-s>");
}

#[test]
fn whole_record() {
    pictures("record", "jjjj<Enter>s1<Enter>");
}

#[test]
fn help() {
    pictures("help", "?");
}

#[test]
fn unfinished_texts() {
    let plain = Console::new(80, 24);
    let blank = Draft::new(&plain.app.ledger, plain.item("5.1"), Purpose::Note(NoteKind::Comment));
    let draft = Draft { text: "写到一半的话".into(), ..blank };
    for (width, height) in SIZES {
        let console = Console::with(width, height, Lang::Zh, Cells::default(), vec![draft.clone()]);
        insta::assert_snapshot!(format!("drafts-{width}x{height}"), console.screen());
    }
}

/// Enters readings by the form: sewers by quarters, water with a verified value, fine dust by months, warm-mix asphalt of three units.
fn with_readings(width: u16, height: u16, lang: Lang, cells: Cells) -> Console {
    let mut console = Console::with(width, height, lang, cells, Vec::new());
    for (id, line) in [
        ("26.1a", "12 3月"),
        ("26.1a", "30 6月 水务月报 第6期"),
        ("26.1a", "28.5 6月 核定"),
        ("26.1a", "40000米 9月"),
        ("25.1a", "70000万立方米 3月"),
        ("25.1a", "15.2 6月"),
        ("25.1a", "22.8 9月 核定 水务公报"),
        ("1.1a", "38 2月"),
        ("1.1a", "33.4 4月"),
        ("1.1a", "30.1 8月"),
        ("1.1a", "29.4 10月"),
        ("8.4", "4.8 10月 @门头沟"),
        ("8.4", "5 10月 @朝阳"),
        ("8.4", "2 10月 @海淀"),
    ] {
        enter(&mut console, id, line);
    }
    console.app.notice = None;
    console
}

/// Enters a reading of an indicator from the list.
fn enter(console: &mut Console, id: &str, line: &str) {
    point_at(console, id);
    console.keys(&format!("r{line}<Enter>"));
    assert!(console.app.layers.is_empty(), "{}", console.screen());
}

/// Opens the list of indicators with the cursor on one.
fn point_at(console: &mut Console, id: &str) {
    let place = console.app.indicators.iter().position(|row| row.code.to_string() == id).unwrap();
    console.keys(&format!("5g{}", "j".repeat(place)));
}

#[test]
fn indicators() {
    for (width, height) in SIZES {
        let mut console = with_readings(width, height, Lang::Zh, Cells::default());
        point_at(&mut console, "25.1a");
        insta::assert_snapshot!(format!("indicators-{width}x{height}"), console.screen());
        console.keys("wgj");
        insta::assert_snapshot!(format!("indicators-worst-{width}x{height}"), console.screen());
    }
}

#[test]
fn chart_of_an_indicator() {
    for (width, height) in SIZES {
        let mut console = with_readings(width, height, Lang::Zh, Cells::default());
        for id in ["26.1a", "25.1a", "1.1a", "8.4"] {
            point_at(&mut console, id);
            console.keys("<Enter>j");
            insta::assert_snapshot!(format!("chart-{id}-{width}x{height}"), console.screen());
        }
    }
    let cells = Cells { wide_ambiguous: false, ascii: true };
    let mut console = with_readings(120, 36, Lang::En, cells);
    point_at(&mut console, "26.1a");
    insta::assert_snapshot!("indicators-ascii-120x36", console.screen());
    console.keys("<Enter>");
    insta::assert_snapshot!("chart-ascii-120x36", console.screen());
}

#[test]
fn entering_a_reading() {
    for (width, height) in SIZES {
        let mut console = with_readings(width, height, Lang::Zh, Cells::default());
        point_at(&mut console, "26.1a");
        console.keys("r39 @门头沟 11月20日");
        insta::assert_snapshot!(format!("entry-{width}x{height}"), console.screen());
        console.keys("<Esc>r");
        console.shows("39 @门头沟 11月20日");
    }
}

/// A foreign unit of measure and a day that is none do not pass for a source.
#[test]
fn what_was_meant_as_a_unit_or_a_day_is_refused_as_one() {
    let mut console = with_readings(80, 24, Lang::Zh, Cells::default());
    point_at(&mut console, "26.1a");
    console.keys("r41 吨 11月20日<Enter>");
    console.shows("41 吨 11月20日");
    console.shows("的单位“吨”");
    console.keys(&"<BS>".repeat(16)).keys("41 11月31日<Enter>");
    console.shows("“11月31日”不是日期。");
}

/// Whatever was begun in another form is there when that is opened again.
#[test]
fn a_form_that_is_left_takes_nothing_from_another() {
    let mut console = with_readings(80, 24, Lang::Zh, Cells::default());
    point_at(&mut console, "26.1a");
    console.keys("r39公里 11月20日<Esc>");
    point_at(&mut console, "25.1a");
    console.keys("r24.1 10月<Esc>r<Esc>");
    point_at(&mut console, "26.1a");
    console.keys("r");
    console.shows("39公里 11月20日");
    console.keys("<Esc>");
    point_at(&mut console, "25.1a");
    console.keys("r");
    console.shows("24.1 10月");
}

/// The cursor is on a reading, not on a place: what comes above it leaves it there.
#[test]
fn the_cursor_of_a_chart_stays_on_its_reading() {
    let mut console = with_readings(80, 24, Lang::Zh, Cells::default());
    point_at(&mut console, "26.1a");
    console.keys("<Enter>j");
    let at_cursor = |console: &Console| {
        let screen = console.screen();
        screen.lines().find(|line| line.contains('▌')).unwrap_or_default().to_owned()
    };
    assert!(at_cursor(&console).contains("28.5公里"), "{}", console.screen());
    console.keys("r41 10月<Enter>");
    console.shows("2026-10-31 自报 41公里");
    assert!(at_cursor(&console).contains("28.5公里"), "{}", console.screen());
}

/// A running total that falls is refused beside the field; then it is corrected, struck out and taken back.
#[test]
fn a_refused_reading_stays_in_its_field() {
    let mut console = with_readings(80, 24, Lang::Zh, Cells::default());
    point_at(&mut console, "26.1a");
    console.keys("r39公里 11月20日 水务月报<Enter>");
    let screen = console.screen();
    assert!(screen.contains("39公里 11月20日 水务月报") && screen.contains("小于 2026-09-30 已录的"), "{screen}");
    insta::assert_snapshot!("entry-refused-80x24", screen);
    console.keys("<Esc>");
    point_at(&mut console, "26.1a");
    console.keys("<Enter>e");
    console.shows("40000米");
    console.keys(&"<BS>".repeat(8)).keys("38 台账重复计<Enter>");
    console.shows("2026-09-30 自报 38公里  经更正");
    console.keys("x<Enter>");
    console.shows("更正或删去数据须写理由。");
    console.keys("不是本年任务<Enter>");
    console.shows("欠序时 28.5/53.8");
    console.keys("u");
    console.shows("欠序时 38/53.8");
    console.keys("uu<C-r>").keys("n");
    console.shows("26.1b  ·灰 无数据  新建再生水管线");
    console.keys("pp");
    console.shows("25.2  ·灰 无数据  城镇供水管网漏损率");
    console.keys("<Enter>");
    console.shows("25.2  ");
}

#[test]
fn what_somebody_else_records_is_seen_at_once_and_a_record_that_is_read_only_takes_nothing() {
    let mut console = with_readings(80, 24, Lang::Zh, Cells::default());
    point_at(&mut console, "1.1a");
    let attached = console.app.ledger.find_indicator("1.1a").unwrap().attached;
    let (on, kind) = (console.app.as_of, duban::ledger::ReadingKind::Verified);
    let entry = duban::ledger::ReadingEntry { attached, value: "32", on, kind, unit: None, site: None, source: None };
    let act = Act::report_reading(&console.app.ledger, &entry, on).unwrap();
    let mut events = written(&console.app.ledger, &act);
    events[0].by = "lina".into();
    console.app.update(Input::Record(Answer::News(events)));
    let screen = console.screen();
    assert!(screen.contains("●红 未达标 32/29") && screen.contains("lina 14:02"), "{screen}");
    console.app.setting.read_only = true;
    console.keys("r");
    assert!(console.app.layers.is_empty() && console.screen().contains("只读打开"), "{}", console.screen());
}

/// A slow record: what is typed behind a reading that is on its way is not lost.
#[test]
fn what_is_typed_while_a_reading_is_saved_stays() {
    let mut console = Console::slow(80, 24);
    point_at(&mut console, "26.1a");
    console.keys("r12 3月<Enter>30 6月");
    console.save();
    console.shows("30 6月");
    console.hides("12 3月");
    console.keys("<Enter>").refuse();
    console.shows("30 6月");
    console.shows("文字还在");
}

#[test]
fn help_of_the_indicators() {
    pictures("help-indicators", "5?");
}

#[test]
fn a_measure_lists_its_indicators() {
    for (width, height) in SIZES {
        let mut console = with_readings(width, height, Lang::Zh, Cells::default());
        point_at(&mut console, "25.1a");
        console.keys("<Enter><Enter>");
        insta::assert_snapshot!(format!("detail-indicators-{width}x{height}"), console.screen());
    }
}

#[test]
fn english_and_ascii() {
    let cells = Cells { wide_ambiguous: false, ascii: true };
    let mut console = Console::with(120, 36, Lang::En, cells, Vec::new());
    insta::assert_snapshot!("english-ascii-120x36", console.keys("jjjj").screen());
}

#[test]
fn the_overdue_measures_say_by_how_many_days() {
    // 30 September to 23 November: 31 + 23; 30 June to 23 November: 31 + 31 + 30 + 31 + 23.
    let task5 = Console::new(80, 24).keys("jjjj<Enter>").screen();
    assert!(task5.contains("5.1  ●红 逾期54天"), "{task5}");
    let task31 = Console::new(120, 36).keys("lGkkkk<Enter>").screen();
    assert!(task31.contains("31.3  ●红 逾期146天"), "{task31}");
}

#[test]
fn a_status_is_set_undone_and_done_again() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s1");
    assert!(console.screen().contains("已保存 14:02  5.1 未启动 → 推进中"));
    console.keys("u");
    console.shows("5.1  ●红 逾期54天  未启动");
    console.keys("<C-r>");
    console.shows("5.1  ●红 逾期54天  推进中");
}

#[test]
fn a_text_outside_text_entry_acts_on_nothing() {
    let mut console = Console::new(80, 24);
    let before = console.app.ledger.last_event();
    console.input(Input::Paste("s1u<C-r>\n".into()));
    assert_eq!(console.app.ledger.last_event(), before);
    assert!(console.app.layers.is_empty());
    assert!(console.screen().contains("已按它检索"));
}

/// On a slow line the key and the phrase that was committed after it arrive in one read: nothing typed is lost.
#[test]
fn a_comment_key_and_its_text_in_one_burst_are_a_comment() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>");
    console.input(Input::Text("c已约谈".into()));
    console.shows("5.1 写批注");
    console.shows("已约谈");
    assert!(!console.screen().contains("c已约谈"));
}

#[test]
fn a_return_and_a_reopening_are_called_so() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s1s1<by li>s");
    console.shows("退回推进中");
    console.keys("1已现场核查<C-s>s<by zhangwei>");
    console.shows("重启为推进中");
}

#[test]
fn full_width_keys_of_an_input_method_count() {
    let mut console = Console::new(80, 24);
    console.keys("ｊｊｊｊ<Enter>ｓ");
    console.shows("5.1 设置办理状态");
}

#[test]
fn what_somebody_else_did_is_shown_before_a_comment_goes_over_it() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c核实后再报");
    let item = console.item("5.1").clone();
    let act = Act::set_status(&console.app.ledger, &item, duban::ledger::Status::InProgress, None, console.app.signer()).unwrap();
    let mut events = written(&console.app.ledger, &act);
    events[0].by = "lina".into();
    console.app.update(Input::Record(Answer::News(events)));
    console.keys("<C-s>");
    let screen = console.screen();
    assert!(screen.contains("lina 在 11-23 14:02 已把 5.1 改为“推进中”") && screen.contains("核实后再报"), "{screen}");
    console.keys("<C-s>");
    console.shows("已保存");
}

#[test]
fn esc_keeps_what_was_typed() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c写到一半<Esc>");
    console.shows("草稿");
    console.keys("c");
    console.shows("写到一半");
}

/// At every size from 1x1 on, each screen and layer is drawn, and the cursor goes on working.
#[test]
fn no_size_breaks_a_screen() {
    for keys in [
        "",
        "l<Enter>",
        "jjjjjjj<Enter>jjjo as",
        "7jv",
        "7e字",
        "jjjj<Enter>s",
        "jjjj<Enter>c字<Enter>",
        "?",
        "jjjj<Enter><Enter>",
        "jjjj<Enter>s2<C-s>",
        "4",
        "4<Tab>fllls",
        "y",
    ] {
        let mut console = Console::new(80, 24);
        console.keys(keys);
        for (width, height) in (1..=90).map(|w| (w, 24)).chain((1..=40).map(|h| (80, h))).chain([(0, 0), (1, 1), (60, 16), (500, 200)]) {
            console.input(Input::Resize(width, height));
            console.screen();
        }
        console.keys("jk");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_sequence_of_keys_breaks_it(keys in prop::collection::vec(0usize..50, 0..60), width in 1u16..130, height in 1u16..40) {
        let mut console = Console::new(width, height);
        let plain = "jkhlgGscud?q1234567nymxQo af已wWr$^F4ye57t";
        for key in keys {
            let event = match plain.chars().nth(key) {
                Some(c) => KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE),
                None => {
                    let special = [
                        KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::PageDown, KeyCode::PageUp, KeyCode::Home, KeyCode::End,
                        KeyCode::BackTab,
                    ];
                    KeyEvent::new(special[key % special.len()], KeyModifiers::NONE)
                }
            };
            console.input(Input::Key(event));
            console.screen();
        }
    }
}

/// Who reports does not verify: the move is there, with the reason why it is not his.
#[test]
fn who_reported_is_told_that_somebody_else_verifies() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s1s1s1");
    console.shows("zhangwei 报的待核，须由另一人核验");
    assert_eq!(console.item("5.1").status, duban::ledger::Status::Submitted);
}

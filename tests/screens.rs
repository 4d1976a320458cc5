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
use harness::{Console, written};
use proptest::prelude::*;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

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
    pictures("units", "jjjjjjj<Enter>jjjo  jj s1Gs1s1s1现场核查无误<C-s>gj");
}

/// The whole matrix as it opens: two measures are late in every district.
#[test]
fn matrix() {
    pictures("matrix", "4");
}

/// The second area and 平原新城 in the plan's order; a cell was closed, the one beside it is marked.
#[test]
fn matrix_of_an_area_and_a_group() {
    pictures("matrix-part", "4<Tab><Tab>ffffwjls3不在本区实施<C-s>h  ");
}

#[test]
fn matrix_in_english_and_ascii() {
    let cells = Cells { wide_ambiguous: false, ascii: true };
    let mut console = Console::with(120, 36, Lang::En, cells, Vec::new());
    insta::assert_snapshot!("matrix-english-ascii-120x36", console.keys("4jll").screen());
}

/// On a narrow terminal the cells move under their headings, which stay where they are.
#[test]
fn a_matrix_that_is_too_wide_scrolls_between_its_headings() {
    let mut console = Console::new(80, 24);
    let at_left = console.keys("4").screen();
    let line = |screen: &str, start: &str| screen.lines().find(|line| line.contains(start)).unwrap_or_default().to_owned();
    assert!(at_left.contains("右边还有5列") && !at_left.contains("左边还有"), "{at_left}");
    // Twelve of seventeen columns have room: the thirteenth pushes the first out.
    let scrolled = console.keys("llllllllllll").screen();
    assert!(scrolled.contains("左边还有1列") && scrolled.contains("右边还有4列"), "{scrolled}");
    assert!(scrolled.contains("31.3@门头沟  ●红 逾期146天"), "{scrolled}");
    for start in ["│▌31.3 持续开展“清… ", "│ 5.1  督促加油站和… ", "│ 合计 ●红  ", "│ 编号 工作措施  "]
    {
        let (before, after) = (line(&at_left, start), line(&scrolled, start));
        assert_eq!(before.split_once(start).map(|(left, _)| left), after.split_once(start).map(|(left, _)| left), "{after}");
        let tail = |line: &str| line.chars().rev().take(8).collect::<String>();
        assert_eq!(tail(&before), tail(&after));
    }
    let at_right = console.keys("$").screen();
    let heads = "│ 编号 工作措施      山  州  义  平  兴  山  区  沟  柔  谷  云  庆   红 黄 结 │";
    assert_eq!(line(&at_right, "编号 工作措施"), heads);
    // Down to the last measure and back: the heads and the totals stay.
    let bottom = console.keys("^G").screen();
    assert_eq!(line(&bottom, "编号 工作措施"), line(&at_left, "编号 工作措施"));
    assert_eq!(line(&bottom, "合计 ●红"), line(&at_left, "合计 ●红"));
    assert!(bottom.contains("第109条 共109条"), "{bottom}");
}

#[test]
fn one_key_leads_from_a_cell_to_its_obligation_and_back() {
    let mut console = Console::new(120, 36);
    let before = console.keys("4jll").screen();
    let opened = console.keys("<Enter>").screen();
    assert!(opened.contains("5.1 责任事项 17项") && opened.contains("▌  朝阳   ●红 逾期54天"), "{opened}");
    assert_eq!(console.keys("q").screen(), before);
    // From a unit of a measure its cell is one key away.
    let back = console.keys("q").keys("jjjjjjj<Enter>jjjojj4").screen();
    assert!(back.contains("8.4@朝阳  ○绿"), "{back}");
}

#[test]
fn an_act_from_a_cell_changes_the_cell_and_no_place() {
    let mut console = Console::new(120, 36);
    console.keys("4js1");
    assert!(console.screen().contains("5.1@东城  ●红 逾期54天  推进中"), "{}", console.screen());
    console.keys("s1s1已现场核查<C-s>");
    let screen = console.screen();
    // Done late; the row keeps its place until it is sorted afresh, the counts follow at once.
    assert!(screen.contains("5.1@东城  ✓结 逾期办结") && screen.contains("（有变动，r 重排）"), "{screen}");
    assert!(screen.contains("▌5.1  督促加油站和储油库在夏季错…[✓结]●红 "), "{screen}");
    assert!(screen.contains("●红  16  0  0  0  1 │") && screen.contains("             33 │"), "{screen}");
    assert!(!console.keys("r").screen().contains("有变动"), "{}", console.screen());
    console.keys("c催报台账<C-s>");
    assert!(console.screen().contains("11-23 14:02 zhangwei 批注 催报台账"), "{}", console.screen());
}

#[test]
fn marked_cells_are_acted_on_together_and_hidden_ones_are_counted() {
    let mut console = Console::new(120, 36);
    // 31.3@东城, and all units of 5.1.
    console.keys("4 a");
    assert!(console.screen().contains("已选18项"), "{}", console.screen());
    console.keys("<Tab>");
    assert!(console.screen().contains("已选18项（1项不在此视图）"), "{}", console.screen());
    console.keys("c逐区核对<C-s>");
    let notes = |id: &str| {
        let owed = console.app.ledger.obligations(console.item(id));
        owed.map(|owed| owed.item.notes().count()).sum::<usize>()
    };
    assert_eq!((notes("5.1"), notes("31.3")), (17, 0));
    // What was acted on is marked no longer.
    assert!(console.screen().contains("已选1项（1项不在此视图）"), "{}", console.screen());
}

#[test]
fn what_others_do_changes_the_cell_and_moves_nothing() {
    let mut console = Console::new(120, 36);
    let before = console.keys("4jjjjll").screen();
    let item = console.item("31.3").clone();
    let act = Act::set_status(&console.app.ledger, &item, duban::ledger::Status::Withdrawn, Some("并入"), console.app.as_of).unwrap();
    let mut events = written(&console.app.ledger, &act);
    events[0].by = "lina".into();
    console.input(Input::Record(Answer::News(events)));
    let after = console.screen();
    let rows = |screen: &str| screen.lines().skip(6).take(20).map(|l| l.chars().take(8).collect::<String>()).collect::<Vec<_>>();
    assert_eq!(rows(&before), rows(&after));
    assert!(after.contains(" 31.3 持续开展“清管行动”。汛期前… ✓结 ✓结 "), "{after}");
    let cursor = |screen: &str| screen.lines().find(|l| l.contains("3.1@朝阳")).map(str::to_owned);
    assert!(cursor(&before).is_some() && cursor(&before) == cursor(&after), "{after}");
}

#[test]
fn where_a_unit_is_not_bound_there_is_nothing_to_act_on() {
    let mut console = Console::new(120, 36);
    for key in ["s", "c", "<Enter>"] {
        // 8.1 is 房山's own.
        console.keys("14wg");
        while !console.screen().contains(" 8.1@") && !console.screen().contains("│ 8.1 东城区政府") {
            console.keys("j");
        }
        console.keys(key);
        assert!(console.screen().contains("东城不是 8.1 的主责单位。"), "{}", console.screen());
        assert!(console.app.layers.is_empty());
    }
}

/// 5.1 was withdrawn, so one of 71 is closed since November.
#[test]
fn year_by_area() {
    pictures("year", "jjjj<Enter>s3并入专项<C-s>qy");
}

#[test]
fn the_year_follows_what_others_do() {
    let mut console = Console::new(120, 36);
    console.keys("y");
    assert!(console.screen().contains(" 0/71 "), "{}", console.screen());
    let item = console.item("5.1").clone();
    let act = Act::set_status(&console.app.ledger, &item, duban::ledger::Status::Withdrawn, Some("并入"), console.app.as_of).unwrap();
    let events = written(&console.app.ledger, &act);
    console.input(Input::Record(Answer::News(events)));
    assert!(console.screen().contains(" 1/71 "), "{}", console.screen());
    assert!(!console.keys("q").screen().contains(" 1/71 "));
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
    assert!(console.screen().contains("5.1  ●红 逾期54天  未启动"), "{}", console.screen());
    console.keys("<C-r>");
    assert!(console.screen().contains("5.1  ●红 逾期54天  推进中"), "{}", console.screen());
}

#[test]
fn a_text_outside_text_entry_acts_on_nothing() {
    let mut console = Console::new(80, 24);
    let before = console.app.ledger.last_event();
    console.input(Input::Paste("s1u<C-r>\n".into()));
    assert_eq!(console.app.ledger.last_event(), before);
    assert!(console.app.layers.is_empty());
    assert!(console.screen().contains("未当作按键"));
}

/// On a slow line the key and the phrase that was committed after it arrive in one read: nothing typed is lost.
#[test]
fn a_comment_key_and_its_text_in_one_burst_are_a_comment() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>");
    console.input(Input::Text("c已约谈".into()));
    assert!(console.screen().contains("5.1 写批注") && console.screen().contains("已约谈"), "{}", console.screen());
    assert!(!console.screen().contains("c已约谈"));
}

#[test]
fn a_return_and_a_reopening_are_called_so() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>s1s1s");
    assert!(console.screen().contains("退回推进中"), "{}", console.screen());
    console.keys("1已现场核查<C-s>s");
    assert!(console.screen().contains("重启为推进中"), "{}", console.screen());
}

#[test]
fn full_width_keys_of_an_input_method_count() {
    let mut console = Console::new(80, 24);
    console.keys("ｊｊｊｊ<Enter>ｓ");
    assert!(console.screen().contains("5.1 设置办理状态"), "{}", console.screen());
}

#[test]
fn what_somebody_else_did_is_shown_before_a_comment_goes_over_it() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c核实后再报");
    let item = console.item("5.1").clone();
    let act = Act::set_status(&console.app.ledger, &item, duban::ledger::Status::InProgress, None, console.app.as_of).unwrap();
    let mut events = written(&console.app.ledger, &act);
    events[0].by = "lina".into();
    console.app.update(Input::Record(Answer::News(events)));
    console.keys("<C-s>");
    let screen = console.screen();
    assert!(screen.contains("lina 在 11-23 14:02 已把 5.1 改为“推进中”") && screen.contains("核实后再报"), "{screen}");
    console.keys("<C-s>");
    assert!(console.screen().contains("已保存"), "{}", console.screen());
}

#[test]
fn esc_keeps_what_was_typed() {
    let mut console = Console::new(80, 24);
    console.keys("jjjj<Enter>c写到一半<Esc>");
    assert!(console.screen().contains("草稿"), "{}", console.screen());
    console.keys("c");
    assert!(console.screen().contains("写到一半"), "{}", console.screen());
}

/// At every size from 1x1 on, each screen and layer is drawn, and the cursor goes on working.
#[test]
fn no_size_breaks_a_screen() {
    for keys in [
        "",
        "l<Enter>",
        "jjjjjjj<Enter>jjjo as",
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
    fn no_sequence_of_keys_breaks_it(keys in prop::collection::vec(0usize..46, 0..60), width in 1u16..130, height in 1u16..40) {
        let mut console = Console::new(width, height);
        let plain = "jkhlgGscud?q1234567nymxQo af已wWr$^F4y";
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

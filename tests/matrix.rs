//! The matrix and the year by area: pictures at the three sizes, and what their keys do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::text::Cells;
use duban::ledger::Act;
use duban::messages::Lang;
use duban::store::Answer;
use harness::{Console, SIZES, written};

fn pictures(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = Console::new(width, height).keys(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

/// The whole matrix as it opens: two measures are late in every district, and of the others nothing was reported.
/// 8.4: three units set to 推进中 at once, one taken to 办结; `t` shows the statuses in the cells.
#[test]
fn what_was_set_on_units_is_seen_in_their_cells() {
    let mut console = Console::new(120, 36);
    console.keys("jjjjjjj<Enter>jjjo   s1Gs1s1<by li>s1现场核查<C-s><by zhangwei>4");
    let row = |console: &Console| console.screen().lines().find(|line| line.contains("8.4 ")).unwrap().to_owned();
    // The three have reported by that, the others nothing since the year began.
    let lights = ["○绿", "●红"].map(|light| row(&console).matches(light).count());
    assert!(row(&console).contains("✓结") && lights == [3, 13], "{}", console.screen());
    console.keys("t");
    let screen = console.screen();
    assert_eq!((row(&console).matches("○推").count(), row(&console).matches("●未").count()), (3, 13), "{screen}");
    assert!(row(&console).contains("✓结") && screen.contains("[未]启动 [推]进中 待[核] 办[结] 受[阻] 已[调]整 [欠]未完成结案"), "{screen}");
    console.keys("t");
    assert!(row(&console).contains("○绿"));
}

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
    assert!(back.contains("8.4@朝阳  ●红"), "{back}");
}

#[test]
fn an_act_from_a_cell_changes_the_cell_and_no_place() {
    let mut console = Console::new(120, 36);
    console.keys("4js1");
    console.shows("5.1@东城  ●红 逾期54天  推进中");
    console.keys("s1<by li>s1已现场核查<C-s><by zhangwei>");
    let screen = console.screen();
    // Done late; the row keeps its place until it is sorted afresh, the counts follow at once.
    assert!(screen.contains("5.1@东城  ✓结 逾期办结") && screen.contains("（有变动，r 重排）"), "{screen}");
    assert!(screen.contains("▌5.1  督促加油站和储油库在夏季错…[✓结]●红 "), "{screen}");
    assert!(screen.contains("●红  16  0  0  0  1 │") && screen.contains("            1543 │"), "{screen}");
    assert!(!console.keys("r").screen().contains("有变动"), "{}", console.screen());
    console.keys("c催报台账<C-s>");
    console.shows("11-23 14:02 zhangwei 批注 催报台账");
}

#[test]
fn marked_cells_are_acted_on_together_and_hidden_ones_are_counted() {
    let mut console = Console::new(120, 36);
    // 31.3@东城, and all units of 5.1.
    console.keys("4 a");
    console.shows("已选18项");
    console.keys("<Tab>");
    console.shows("已选18项（1项不在此视图）");
    console.keys("c逐区核对<C-s>");
    let notes = |id: &str| {
        let owed = console.app.ledger.obligations(console.item(id));
        owed.map(|owed| owed.item.notes().count()).sum::<usize>()
    };
    assert_eq!((notes("5.1"), notes("31.3")), (17, 0));
    // What was acted on is marked no longer.
    console.shows("已选1项（1项不在此视图）");
    // So that the next act is about the cell under the cursor again.
    console.keys("<S-Tab>c一项<C-s>");
    console.hides("已选1项");
    assert!(console.keys("s").screen().contains("5.1@东城 设置办理状态"), "{}", console.screen());
}

#[test]
fn what_others_do_changes_the_cell_and_moves_nothing() {
    let mut console = Console::new(120, 36);
    let before = console.keys("4jjjjll").screen();
    let item = console.item("31.3").clone();
    let act = Act::set_status(&console.app.ledger, &item, duban::ledger::Status::Withdrawn, Some("并入"), console.app.signer()).unwrap();
    let mut events = written(&console.app.ledger, &act);
    events[0].by = "lina".into();
    console.input(Input::Record(Answer::News(events)));
    let after = console.screen();
    let rows = |screen: &str| screen.lines().skip(6).take(20).map(|l| l.chars().take(8).collect::<String>()).collect::<Vec<_>>();
    assert_eq!(rows(&before), rows(&after));
    assert!(after.contains(" 31.3 持续开展“清管行动”。汛期前… ✓结 ✓结 "), "{after}");
    let cursor = |screen: &str| screen.lines().find(|l| l.contains("2.1@朝阳")).map(str::to_owned);
    assert!(cursor(&before).is_some() && cursor(&before) == cursor(&after), "{after}");
}

#[test]
fn where_a_unit_is_not_bound_there_is_nothing_to_act_on() {
    let mut console = Console::new(120, 36);
    for key in ["s", "c", "<Enter>"] {
        // 8.1 is 房山's own.
        console.keys("1<pause>4wg");
        while !console.screen().contains(" 8.1@") && !console.screen().contains("│ 8.1 东城区政府") {
            console.keys("j");
        }
        console.keys(key);
        console.shows("东城不是 8.1 的主责单位。");
        assert!(console.app.layers.is_empty());
    }
}

/// A plan that was corrected is loaded anew; whoever was at work in the matrix is still where he was.
#[test]
fn a_matrix_outlives_what_is_loaded_anew_and_the_day() {
    let mut console = Console::new(120, 36);
    let before = console.keys("4<Tab>jjll").screen();
    let same = console.app.ledger.clone();
    console.input(Input::Record(Answer::Loaded(Box::new(same))));
    let rows = |screen: &str| screen.lines().skip(2).take(32).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&console.screen()), rows(&before));
    console.app.setting.as_of_given = false;
    console.input(Input::Day("2027-01-01".parse().unwrap()));
    let after = console.screen();
    // What was due by the year's end is late for all, in the same order and under the same cursor.
    assert!(after.contains("▌2.1  各区实现主要大气污染物排放… ●红 ●红[●红]●红"), "{after}");
    assert!(after.contains("2.1@朝阳  ●红 逾期1天"), "{after}");
}

/// Whom 相关区政府 means is settled by another supervisor: the measure joins the others at the end.
#[test]
fn a_measure_that_binds_a_district_from_now_on_joins_the_matrix() {
    let mut console = Console::new(120, 36);
    let before = console.keys("4jjjl").screen();
    let item = console.item("8.5").clone();
    let units = [duban::plan::UnitName::new("门头沟区政府")];
    let act = Act::settle_units(&console.app.ledger, &item, Some(&units), "会议纪要").unwrap();
    let events = written(&console.app.ledger, &act);
    console.input(Input::Record(Answer::News(events)));
    let after = console.screen();
    let list = |screen: &str| screen.lines().skip(6).take(19).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(list(&before), list(&after));
    assert!(after.contains("第4条 共110条"), "{after}");
    let end = console.keys("G$").screen();
    assert!(end.contains("│▌8.5  "), "{end}");
}

#[test]
fn a_click_selects_a_cell_and_a_double_click_opens_it() {
    use duban::console::mouse::Mouse;
    let mut console = Console::new(120, 36);
    let screen = console.keys("4").screen();
    let y = screen.lines().position(|line| line.contains("│ 5.1  ")).unwrap() as u16;
    // The third column: the cells begin behind a border, a marker, the id and the text.
    let x = 1 + 1 + 5 + 26 + 2 * 4 + 2;
    console.input(Input::Mouse(Mouse::Click, x, y));
    console.shows("5.1@朝阳  ●红");
    console.input(Input::Mouse(Mouse::DoubleClick, x, y));
    console.shows("▌  朝阳   ●红 逾期54天");
}

/// A plan whose units nobody has listed has no districts: the screen says so.
#[test]
fn a_matrix_without_districts_says_so() {
    let plan = duban::seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let units = duban::plan::Units::from_json(r#"{"_about":"","units":[],"groups":[]}"#).unwrap();
    let mut console = Console::new(80, 24);
    console.app.ledger = duban::ledger::Ledger::new(plan, units.into(), (1..).zip(ids));
    console.keys("4jlGs$^<Tab>fwWra c<Enter>");
    console.shows("此视图里没有责任事项。");
    for (width, height) in [(60, 16), (200, 50), (0, 0), (80, 24)] {
        console.input(Input::Resize(width, height));
        console.screen();
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
    console.shows(" 0/71 ");
    let item = console.item("5.1").clone();
    let act = Act::set_status(&console.app.ledger, &item, duban::ledger::Status::Withdrawn, Some("并入"), console.app.signer()).unwrap();
    let events = written(&console.app.ledger, &act);
    console.input(Input::Record(Answer::News(events)));
    console.shows(" 1/71 ");
    assert!(!console.keys("q").screen().contains(" 1/71 "));
}

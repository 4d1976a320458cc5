//! The screen of units and the work of one: pictures at the three sizes, and what their keys do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::text::Cells;
use duban::ledger::{Act, Status};
use duban::messages::Lang;
use duban::plan::UnitName;
use duban::store::Answer;
use harness::{Console, SIZES, written};

fn pictures(name: &str, keys: &str) {
    for (width, height) in SIZES {
        let screen = Console::new(width, height).keys(keys).screen();
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), screen);
    }
}

/// A console with the work of a unit on it.
fn with_work(unit: &str, width: u16, height: u16) -> Console {
    let mut console = Console::new(width, height);
    console.app.open_unit(UnitName::new(unit));
    console.keys("");
    console
}

/// The row of an id.
#[track_caller]
fn row(console: &Console, id: &str) -> String {
    let screen = console.screen();
    screen.lines().find(|line| line.contains(&format!(" {id} "))).unwrap_or_else(|| panic!("no {id} in\n{screen}")).to_owned()
}

/// The row with the cursor.
#[track_caller]
fn here(console: &Console) -> String {
    let screen = console.screen();
    screen.lines().find(|line| line.starts_with("│▌") && !line.contains("▌全部")).unwrap_or_else(|| panic!("{screen}")).to_owned()
}

#[test]
fn all_units() {
    pictures("units-all", "3j");
}

#[test]
fn the_worst_districts() {
    pictures("units-districts", "3<Tab><Tab>w");
}

/// 市水务局 is the second of the list; it promised something on 31.3 and was urged, one of its districts' measures is extended.
#[test]
fn the_work_of_a_department() {
    pictures("unit-work", "3j<Enter>+12-05<Tab>完成清掏<C-s>r请于周五前报送<C-s>c已到现场<C-s>");
}

/// 门头沟: by which words each row binds it; only what it leads.
#[test]
fn the_work_of_a_district() {
    for (width, height) in SIZES {
        let mut console = with_work("门头沟区政府", width, height);
        insta::assert_snapshot!(format!("unit-district-{width}x{height}"), console.keys("jj").screen());
        insta::assert_snapshot!(format!("unit-district-leads-{width}x{height}"), console.keys("<Tab>").screen());
    }
}

#[test]
fn units_in_english_and_ascii() {
    let cells = Cells { wide_ambiguous: false, ascii: true };
    let mut console = Console::with(80, 24, Lang::En, cells, Vec::new());
    insta::assert_snapshot!("units-english-ascii-80x24", console.keys("3").screen());
    insta::assert_snapshot!("unit-work-english-ascii-80x24", console.keys("j<Enter>").screen());
}

/// 23 rows of the published table name 市水务局 among their leads (grep in its fifth column), 13 of these begin with it; 8 rows bind it as
/// responsible, 22.3 alone without leading; 18 name it among those who assist.
#[test]
fn a_unit_is_opened_with_its_counts_and_its_neighbours() {
    let mut console = Console::new(120, 36);
    console.keys("3j<Enter>");
    let screen = console.screen();
    assert!(screen.contains("市水务局  市级部门") && screen.contains("牵头 23 ") && screen.contains("主责 8 "), "{screen}");
    assert!(screen.contains("协办 18 ") && screen.contains("全部 42") && screen.contains("第1条 共42条"), "{screen}");
    // 31.3 was due on 30 June, 146 days ago; nothing else that it leads is past its date.
    assert!(here(&console).contains("31.3") && here(&console).contains("逾期146天"), "{screen}");
    let next = console.keys("n").screen();
    assert!(next.contains("市城市管理委  市级部门"), "{next}");
    assert!(console.keys("pp").screen().contains("市生态环境局  市级部门"));
    assert!(console.keys("p").screen().contains("已是第一个单位"));
    let list = console.keys("q").screen();
    assert!(list.contains("▌生态环境局") || list.contains("▌市生态环境局"), "{list}");
    // The key of the list leads back to it from an item, the cursor on the unit that was open.
    let back = console.keys("jj<Enter><Enter>3").screen();
    assert!(back.contains("▌市城市管理委"), "{back}");
}

/// The order of the list, the worst first, then who has not reported for longest. 市生态环境局 and 市水务局 are the first two of the list; the first
/// leads 1.1, on which something is reported. 市环卫集团 is the last of those that only assist and have nothing to report: they stand behind.
#[test]
fn units_are_sorted_by_who_has_not_reported_for_longest() {
    let mut console = Console::new(80, 24);
    assert!(console.keys("3").screen().contains("按名单"));
    assert!(console.keys("w").screen().contains("最急的在前"));
    let screen = console.keys("w").screen();
    assert!(screen.contains("最久未报的在前") && here(&console).contains("生态环境局"), "{screen}");
    let mut console = Console::new(80, 24);
    console.keys("<Enter>P已完成三成<C-s>");
    let screen = console.keys("3ww").screen();
    assert!(here(&console).contains("水务局") && !screen.contains("生态环境局  市级部门"), "{screen}");
    console.keys("G");
    assert!(here(&console).contains("环卫集团"), "{}", console.screen());
    // The day is whole at 80 columns.
    let mut console = Console::new(80, 24);
    assert!(console.keys("<Enter>P已完成三成<C-s>3").screen().lines().any(|line| line.contains("▌生态环境局") && line.contains("11-23")));
    assert!(console.keys("www").screen().contains("按名单"));
}

/// 市财政局 leads 19.2 and nothing else: when that is withdrawn it has nothing to report, and stands before the five that only assist.
#[test]
fn a_unit_with_nothing_open_is_not_among_those_that_are_silent() {
    let mut console = Console::new(80, 24);
    let at = |console: &mut Console| {
        let screen = console.keys("3wwGkkkkk").screen();
        (here(console).contains("▌财政局"), screen)
    };
    let before = at(&mut console);
    assert!(!before.0, "{}", before.1);
    let signer = duban::ledger::Signer { by: "li", on: "2026-11-20".parse().unwrap() };
    let act = Act::set_status(&console.app.ledger, console.item("19.2"), Status::Withdrawn, Some("并入19.1"), signer).unwrap();
    console.input(Input::Record(Answer::News(written(&console.app.ledger, &act))));
    console.keys("q");
    let after = at(&mut console);
    assert!(after.0, "{}", after.1);
}

/// At 60 columns there is room for two roles and what is late with its head, for nothing by halves.
#[test]
fn a_column_is_there_as_a_whole_or_not_at_all() {
    let screen = Console::new(60, 16).keys("3").screen();
    let head = screen.lines().nth(2).unwrap();
    let titles: Vec<&str> = head.trim_matches('│').split_whitespace().collect();
    assert_eq!(titles[..4], ["单位", "牵头", "主责", "逾期"], "{screen}");
    assert!(screen.lines().skip(2).take(8).all(|line| !line.contains('…')), "{screen}");
}

#[test]
fn the_key_of_the_roles_lists_one_after_the_other() {
    let mut console = with_work("市水务局", 120, 36);
    for (role, rows) in [("牵头", 23), ("主责", 8), ("协办", 18), ("全部", 42)] {
        let screen = console.keys("<Tab>").screen();
        assert!(screen.contains(&format!("▌{role} {rows}")) && screen.contains(&format!("第1条 共{rows}条")), "{screen}");
    }
    let screen = console.keys("<S-Tab>").screen();
    assert!(screen.contains("▌协办 18"), "{screen}");
}

/// 31.3@门头沟 is closed: the row keeps its place until it is listed afresh; then it stands behind what is open.
#[test]
fn an_act_is_seen_on_its_row_which_keeps_its_place() {
    let mut console = with_work("门头沟区政府", 120, 36);
    assert!(here(&console).contains("31.3@门头沟"), "{}", console.screen());
    console.keys("s3不在本区<C-s>");
    assert!(here(&console).contains("✓结 已调整") && here(&console).contains("31.3@门头沟"), "{}", console.screen());
    let without = console.keys("o").screen();
    assert!(without.contains("（已结1未列）") && !without.contains("✓结"), "{without}");
    console.keys("o<Tab><S-Tab>");
    assert!(here(&console).contains("5.1@门头沟"), "{}", console.screen());
    // It is the last of its own work; behind it stand 18.3 and 28.2, which it assists.
    console.keys("Gkk");
    assert!(here(&console).contains("31.3@门头沟"), "{}", console.screen());
    assert!(console.keys("u").screen().contains("已保存"), "{}", console.screen());
    assert!(here(&console).contains("●红 逾期146天"), "{}", console.screen());
}

#[test]
fn marked_rows_are_acted_on_together() {
    let mut console = with_work("门头沟区政府", 120, 36);
    let screen = console.keys("  ").screen();
    assert!(screen.contains("已选2项"), "{screen}");
    let saved = console.keys("r请报送<C-s>").screen();
    assert!(saved.contains("2项") && !saved.contains("已选"), "{saved}");
    for id in ["31.3@门头沟", "5.1@门头沟"] {
        assert!(row(&console, id).contains("催1 "), "{}", console.screen());
    }
    console.shows("催办2次");
}

#[test]
fn what_others_do_is_seen_and_the_cursor_stays_where_it_was() {
    let mut console = with_work("门头沟区政府", 120, 36);
    console.keys("jj");
    let before = here(&console);
    let owed = console.app.ledger.obligation(console.item("31.3"), UnitName::new("门头沟区政府")).unwrap().item.clone();
    let act = Act::set_status(&console.app.ledger, &owed, Status::Withdrawn, Some("并入"), console.app.signer()).unwrap();
    let mut events = written(&console.app.ledger, &act);
    events.iter_mut().for_each(|event| event.by = "lina".into());
    console.input(Input::Record(Answer::News(events)));
    assert_eq!(here(&console), before);
    assert!(row(&console, "31.3@门头沟").contains("✓结 已调整"), "{}", console.screen());
}

#[test]
fn an_item_is_opened_from_its_row_and_the_next_from_there() {
    let mut console = with_work("市水务局", 120, 36);
    let opened = console.keys("<Enter>").screen();
    assert!(opened.contains("持续开展“清管行动”"), "{opened}");
    let second = console.keys("q").keys("j").screen();
    assert!(second.contains("第2条 共42条"), "{second}");
    console.keys("k<Enter>n");
    let back = console.keys("q").screen();
    assert!(back.contains("第2条 共42条"), "{back}");
}

/// Kinds one after the other: 27 departments are listed, of which the plan names 26 or so; of districts there are 16.
#[test]
fn kinds_are_listed_one_after_the_other_and_the_worst_are_sorted_to_the_top() {
    let mut console = Console::new(120, 36);
    console.keys("3<Tab><Tab>");
    let screen = console.screen();
    assert!(screen.contains("单位 16个  各区") && screen.contains("第1个 共16个"), "{screen}");
    assert!(here(&console).contains("东城区政府"), "{screen}");
    // The one that owes the most is red in the most: nobody has reported anything.
    let sorted = console.keys("w").screen();
    assert!(sorted.contains("最急的在前"), "{sorted}");
    assert!(here(&console).contains("通州区政府"), "{sorted}");
    assert!(console.keys("<S-Tab><S-Tab>").screen().contains("单位 "), "{}", console.screen());
}

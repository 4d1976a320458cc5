//! The screen of dates on the real plan on 23 November 2026: 30 doubts, from 4.3, which is ongoing without a date, to 47.1.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::text::Cells;
use duban::ledger::{Dealing, Found};
use duban::messages::Lang;
use harness::Console;

fn dealings(console: &Console, id: &str) -> Vec<(Dealing, String)> {
    let item = match console.app.ledger.find(id).unwrap() {
        Found::Measure(item) => item,
        Found::Owed(owed) => owed[0].item,
        Found::Task(_) => panic!("{id}"),
    };
    item.dealings().map(|dealt| (dealt.what.clone(), dealt.text.clone())).collect()
}

fn settled(date: Option<&str>, on: Option<&str>) -> Dealing {
    Dealing::DateSet { date: date.map(str::to_owned), on: on.map(|on| on.parse().unwrap()) }
}

/// The line of the list that begins with an id.
#[track_caller]
fn line(console: &Console, id: &str) -> String {
    let screen = console.screen();
    let found = screen.lines().find(|line| line.trim_start_matches(['│', ' ', '▌']).starts_with(&format!("{id} "))).map(str::to_owned);
    found.unwrap_or_else(|| panic!("{id}\n{screen}"))
}

#[test]
fn the_doubts_are_listed_with_the_words_that_they_rest_on() {
    let mut console = Console::new(80, 24);
    console.keys("D");
    let screen = console.screen();
    assert!(screen.contains("未明确的疑点 30"), "{screen}");
    assert!(line(&console, "4.3").contains("长期实施，文中没有日期") && screen.contains("第1个 共30个"), "{screen}");
    console.keys("jj");
    let screen = console.screen();
    for words in ["2026-05-31?", "原文：以3—5月为重点开展扬尘专项治理百日攻坚行动", "疑点：完成时限栏没有的日期"]
    {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    // All dates: the deadline of each measure comes first.
    console.keys("ag");
    assert!(console.screen().contains("年底前") && line(&console, "1.1").contains("还剩38天"), "{}", console.screen());
}

/// What its words say stands in the field already: to confirm it is to give the reason alone.
#[test]
fn a_doubt_is_confirmed_or_settled_otherwise() {
    let mut console = Console::new(120, 36);
    console.keys("De");
    console.shows("4.3 明确时限");
    console.shows("日期  无");
    console.keys("<Tab>会议确认<C-s>");
    assert_eq!(dealings(&console, "4.3"), [(settled(None, None), "会议确认".to_owned())]);
    // It is no doubt any more, and the cursor is on the next one.
    console.shows("未明确的疑点 29");
    console.keys("je");
    let screen = console.screen();
    assert!(screen.contains("11.2 明确日期") && screen.contains("2026-05-31") && screen.contains("扬尘专项治理百日攻坚行动（"), "{screen}");
    console.keys("2026-02-30<Tab>");
    console.shows("“2026-02-30”不是日期");
    console.keys("<S-Tab><C-u>5月15日<Tab>纪要<C-s>");
    assert_eq!(dealings(&console, "11.2"), [(settled(Some("dust-campaign"), Some("2026-05-15")), "纪要".to_owned())]);
    console.keys("u");
    console.shows("未明确的疑点 29");
    assert_eq!(dealings(&console, "11.2"), []);
}

#[test]
fn a_day_that_cannot_be_is_refused_at_its_field() {
    let mut console = Console::new(80, 24);
    console.keys("Djje2025-12-31<Tab>纪要<C-s>");
    let screen = console.screen();
    assert!(screen.contains("2025-12-31 早于 2026-01-01") && screen.contains("纪要"), "{screen}");
    console.keys("<C-u>无<C-s>");
    assert_eq!(dealings(&console, "11.2"), [(settled(Some("dust-campaign"), None), "纪要".to_owned())]);
}

/// The cursor is in the field of the day. What is typed takes the place of the proposal; an arrow keeps it.
#[test]
fn a_day_that_is_typed_takes_the_place_of_the_proposal() {
    let mut console = Console::new(80, 24);
    console.keys("Djje2026-02-30<C-s>");
    let screen = console.screen();
    assert!(screen.contains("日期  2026-02-30") && screen.contains("“2026-02-30”不是日期"), "{screen}");
    assert_eq!(dealings(&console, "11.2"), []);
    // 2026-05-31 less its last character, and 0.
    let mut console = Console::new(80, 24);
    console.keys("Djje<Right><BS>0<Tab>纪要<C-s>");
    assert_eq!(dealings(&console, "11.2"), [(settled(Some("dust-campaign"), Some("2026-05-30")), "纪要".to_owned())]);
}

/// 40.1 says it to 石景山 alone: it is recorded there.
#[test]
fn a_milestone_is_recorded_where_it_is_said() {
    let mut console = Console::new(120, 36);
    console.keys("DG");
    for _ in 0..40 {
        if console.screen().contains("代号：soil-plan") {
            break;
        }
        console.keys("k");
    }
    console.keys("v6-28<Tab>计划已报<C-s>");
    let met = Dealing::DateMet { date: "soil-plan".into(), on: "2026-06-28".parse().unwrap() };
    assert_eq!(dealings(&console, "40.1@石景山"), [(met, "计划已报".to_owned())]);
    assert!(line(&console, "40.1").contains("2026-06-28 完成"), "{}", console.screen());
    // The deadline is met by a status.
    console.keys("gv");
    console.shows("完成时限看办理状态");
}

#[test]
fn a_form_of_a_date_that_is_left_is_a_draft_of_that_date() {
    let mut console = Console::new(80, 24);
    console.keys("Djje<Tab>写到一半<Esc>");
    console.keys("ke<Esc>j");
    assert_eq!(dealings(&console, "11.2"), []);
    console.keys("e");
    console.shows("写到一半");
}

#[test]
fn enter_opens_the_measure_and_english_is_spoken() {
    let mut console = Console::with(80, 24, Lang::En, Cells::default(), Vec::new());
    console.keys("D");
    assert!(
        console.screen().contains("30 doubts to be settled") && line(&console, "4.3").contains("ongoing, no date"),
        "{}",
        console.screen()
    );
    console.keys("<Enter>");
    console.shows("4.3");
    console.keys("q");
    console.shows("30 doubts to be settled");
}

/// 31 May is 176 days before 23 November: 0 of May, 30 of June, 31, 31, 30, 31 and 23 of November.
#[test]
fn the_columns_are_named_and_the_state_has_its_room() {
    let mut console = Console::new(80, 24);
    console.keys("Da");
    let heading = line(&console, "编号");
    assert!(["种类", "日期", "状况", "疑点", "内容"].iter().all(|name| heading.contains(name)), "{heading}");
    // Of 4.3 the deadline stands first, then its review.
    console.keys("gjjjjjjjjjjjjjj");
    console.shows("3期未报，最早1季度 ");
    console.keys("ag");
    assert!(console.screen().lines().any(|line| line.contains("11.2") && line.contains("完成时限栏没有的日期")), "{}", console.screen());
    console.keys(&"j".repeat(21));
    let row = line(&console, "31.3");
    assert!(["节点", "2026-05-31", "逾期176天", "与完成时限栏不一致"].iter().all(|text| row.contains(text)), "{row}");
}

/// Nothing is written up to the frame, but for the rule above the words; the doubts and all dates are looked through.
#[test]
fn a_cell_is_left_free_before_the_frame() {
    for (width, height) in [(80, 24), (120, 36)] {
        for lang in [Lang::En, Lang::Zh] {
            let mut console = Console::with(width, height, lang, Cells::default(), Vec::new());
            for keys in std::iter::once("D").chain(["G", "ag"]).chain([&*"j".repeat(11); 20]) {
                console.keys(keys);
                let screen = console.screen();
                let rows = screen.lines().filter(|line| line.starts_with('│') && line.ends_with('│') && !line.contains('─'));
                let touching: Vec<&str> = rows.filter(|line| !line.ends_with(" │")).collect();
                assert!(touching.is_empty(), "{touching:#?}");
            }
        }
    }
}

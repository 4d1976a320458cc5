//! The screen of promises, on the real plan on 23 November 2026, a Monday. 市商务局 leads 5.1, 门头沟 owes a part of 8.4.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use chrono::NaiveDate;
use duban::console::app::Input;
use duban::console::text::Cells;
use duban::ledger::{Act, EventNo, Item, ItemKey, PromiseEnd, PromiseState, Signer};
use duban::messages::Lang;
use duban::plan::UnitName;
use duban::store::Answer;
use harness::{Console, SIZES};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Takes in what another console wrote.
fn write(console: &mut Console, make: impl Fn(&Console) -> Act) -> EventNo {
    let events = harness::written(&console.app.ledger, &make(console));
    console.input(Input::Record(Answer::News(events)));
    console.app.ledger.last_event()
}

fn key(console: &Console, id: &str, unit: Option<&str>) -> ItemKey {
    ItemKey { unit: unit.map(UnitName::new), ..console.item(id).key }
}

fn item(console: &Console, id: &str, unit: Option<&str>) -> Item {
    console.app.ledger.item(key(console, id, unit)).unwrap().clone()
}

/// Written on a day, so that the day that was promised is over by now.
fn promise(console: &mut Console, of: (&str, Option<&str>), whom: &str, due: &str, what: &str) -> EventNo {
    let signer = Signer { by: "zhangwei", on: day("2026-10-01") };
    write(console, |c| Act::promise(&c.app.ledger, &[&item(c, of.0, of.1)], Some(whom), day(due), what, signer).unwrap())
}

const MTG: Option<&str> = Some("门头沟区政府");

/// Of 市商务局 one that is 8 days late and was moved, of 门头沟 one to come and one that was kept.
fn promised(width: u16, height: u16, lang: Lang, cells: Cells) -> Console {
    let mut console = Console::with(width, height, lang, cells, Vec::new());
    let late = promise(&mut console, ("5.1", None), "李主任", "2026-11-05", "补齐加油站错峰装卸油台账，报送第三方核查结果");
    let signer = Signer { by: "zhangwei", on: day("2026-11-05") };
    write(&mut console, |c| {
        Act::move_promise(&c.app.ledger, &item(c, "5.1", None), late, day("2026-11-15"), "第三方未到", signer).unwrap()
    });
    promise(&mut console, ("8.4", MTG), "门头沟区政府", "2026-12-10", "报送方案");
    let kept = promise(&mut console, ("8.4", MTG), "门头沟区政府", "2026-11-20", "约谈企业");
    write(&mut console, |c| Act::end_promise(&c.app.ledger, &item(c, "8.4", MTG), kept, PromiseEnd::Kept, "已约谈").unwrap());
    console.keys("C");
    console
}

fn plain(width: u16, height: u16) -> Console {
    promised(width, height, Lang::Zh, Cells::default())
}

#[test]
fn whose_promises_are_due_is_one_key() {
    let console = plain(80, 24);
    let screen = console.screen();
    let lines: Vec<&str> = screen.lines().collect();
    let at = |text: &str| lines.iter().position(|line| line.contains(text)).unwrap_or_else(|| panic!("no {text} in\n{screen}"));
    assert!(lines[at("名单外：李主任  已到期1")].contains("改期1次"));
    let late = lines[at("已到期 过期8天")];
    assert!(
        late.contains("▌") && late.contains("5.1") && late.contains("李主任") && late.contains("11-15") && late.contains("改1次"),
        "{late}"
    );
    assert!(at("已到期 过期8天") < at("门头沟区政府  已到期0"));
    assert!(lines[at("未到期 还有17天")].contains("12-10"));
    assert!(!screen.contains("约谈企业"));
    assert!(screen.contains("改期1次，原定 2026-11-05"), "{screen}");
}

#[test]
fn tab_turns_to_the_days_and_a_shows_those_that_ended() {
    let mut console = plain(80, 24);
    console.keys("<Tab>");
    let screen = console.screen();
    assert!(screen.find("2026-11-15 周日 前") < screen.find("2026-12-10 周四 前"), "{screen}");
    assert!(!screen.contains("约谈企业"));
    console.keys("aG");
    // Written on 23 November, three days behind its day.
    let screen = console.screen();
    assert!(screen.contains("约谈企业") && screen.contains("兑现 晚3天") && screen.contains("第3条 共3条"), "{screen}");
    assert!(screen.contains("2026-11-23 周一 了结"), "{screen}");
}

/// The cursor stays on its promise whatever is listed.
#[test]
fn a_promise_is_moved_by_a_day_that_is_said() {
    let mut console = plain(120, 36);
    console.keys("j+下周五<Tab>");
    let screen = console.screen();
    assert!(screen.contains("承诺改期") && screen.contains("下周五  即 2026-12-04 周五"), "{screen}");
    console.keys("<S-Tab><C-u>2026-12-04<Tab>");
    let screen = console.screen();
    assert!(screen.contains("2026-12-04  周五") && !screen.contains("即 2026-12-04"), "{screen}");
    console.keys("设备未到<C-s>");
    let all = console.app.ledger.promises(day("2026-11-23"));
    let moved = all.all().iter().find(|promise| promise.what == "报送方案").unwrap();
    assert_eq!((moved.due, moved.first_due, moved.moved), (day("2026-12-04"), day("2026-12-10"), 1));
    console.shows("还有11天");
}

#[test]
fn a_day_that_is_none_is_said_at_its_field_with_the_reason() {
    let mut console = plain(120, 36);
    console.keys("+尽快<Tab>");
    console.shows("“尽快”没有说到哪一天");
    console.keys("设备未到<C-s>");
    assert!(console.screen().contains("尽快"), "what was typed stays");
    assert_eq!(console.app.ledger.promises(day("2026-11-23")).all()[0].moved, 1);
}

/// The field is not that of a deadline's extension, and Enter does not lead away from a day that is none.
#[test]
fn enter_stays_in_a_day_that_is_none() {
    let mut console = plain(120, 36);
    console.keys("+");
    console.shows("改到");
    console.hides("延期至");
    console.keys("尽快<Enter>");
    console.shows("没有说到哪一天");
    console.keys("<C-u>下周五<Enter>设备未到<C-s>");
    let all = console.app.ledger.promises(day("2026-11-23"));
    assert!(all.all().iter().any(|promise| promise.whom == "李主任" && promise.due == day("2026-12-04") && promise.moved == 2));
}

/// On an item with two promises that one is ended on which the cursor is, not the one that falls due first.
#[test]
fn the_promise_under_the_cursor_is_ended_and_one_that_ended_is_promised_anew() {
    let mut console = plain(120, 36);
    promise(&mut console, ("5.1", None), "王处长", "2026-12-20", "报送总结");
    console.keys("j-<Down>已报<C-s>");
    let all = console.app.ledger.promises(day("2026-11-23"));
    let states: Vec<_> = all.all().iter().map(|promise| (promise.whom, promise.state)).collect();
    assert_eq!(states[0], ("李主任", PromiseState::Due));
    assert!(states.contains(&("王处长", PromiseState::Kept)), "{states:?}");
    console.keys("aG+");
    let screen = console.screen();
    assert!(screen.contains("王处长") && screen.contains("5.1 承诺"), "{screen}");
    console.keys("12-25<C-s>");
    let open = item(&console, "5.1", None).open_promises().map(|(dealt, due)| (dealt.text.clone(), due)).collect::<Vec<_>>();
    assert!(open.contains(&("报送总结".to_owned(), day("2026-12-25"))), "{open:?}");
}

#[test]
fn enter_opens_the_item_and_acts_are_about_it() {
    let mut console = plain(80, 24);
    console.keys("r请按承诺办理<C-s>");
    assert_eq!(item(&console, "5.1", None).urges(), 1);
    console.keys("c已提醒<C-s><Enter>");
    console.shows("5 加强油气油品监管");
    console.keys("qj<Enter>");
    console.shows("8.4");
}

#[test]
fn with_no_promises_it_says_so() {
    let mut console = Console::new(80, 24);
    console.keys("C-+<Enter>jGaq");
    console.keys("C");
    console.shows("没有承诺。");
}

/// What a filter leaves: the promises by a word of each.
fn left(filter: &str) -> Vec<&'static str> {
    let mut console = plain(80, 24);
    console.keys(&format!("f{filter}<Enter>"));
    let screen = console.screen();
    let listed =
        |word: &&str| screen.lines().any(|line| line.contains("8.4") && line.contains(word) || line.contains("5.1") && line.contains(word));
    let found: Vec<&'static str> = ["补齐", "报送方案", "约谈企业"].into_iter().filter(listed).collect();
    // Two are open and one was kept: of what is listed without the filter.
    let said = |of: &str| {
        screen.contains(&format!("列出{}条，{of}", found.len())) || found.is_empty() && screen.contains(&format!("筛选之后一条不剩（{of}"))
    };
    assert!(said("未了结共2条") || said("全部3条"), "{filter}:\n{screen}");
    found
}

/// 23 November 2026 is a Monday: one promise is of 15 November, one of 10 December, one of 20 November was kept.
#[test]
fn promises_are_filtered_by_state_day_id_name_and_words() {
    assert_eq!(left("逾期"), ["补齐"]);
    assert_eq!(left("未到期"), ["报送方案"]);
    assert_eq!(left("兑现"), ["约谈企业"], "a state that ended is listed because it is asked for");
    assert_eq!(left("逾期,兑现"), ["补齐", "约谈企业"]);
    assert_eq!(left("-逾期"), ["报送方案"], "what ended is listed only when it is asked for");
    assert_eq!(left("失信"), Vec::<&str>::new());
    assert_eq!(left("本周"), Vec::<&str>::new());
    assert_eq!(left("下月"), ["报送方案"]);
    assert_eq!(left("改期"), ["补齐"]);
    assert_eq!(left("8"), ["报送方案"]);
    assert_eq!(left("8.4 已了结"), ["约谈企业"]);
    assert_eq!(left("门头沟"), ["报送方案"]);
    assert_eq!(left("mtg"), ["报送方案"]);
    assert_eq!(left("lizhuren"), ["补齐"]);
    assert_eq!(left("-门头沟"), ["补齐"]);
    assert_eq!(left("台账"), ["补齐"]);
    assert_eq!(left("台账 门头沟"), Vec::<&str>::new());
}

/// A member owes what its group promised, too; who is meant by a group are its members.
#[test]
fn a_unit_is_found_by_what_its_group_promised() {
    let mut console = Console::new(80, 24);
    promise(&mut console, ("8.4", None), "各区政府", "2026-12-10", "报送方案");
    console.keys("Cf门头沟<Enter>");
    assert!(console.screen().contains("列出1条，未了结共1条"), "{}", console.screen());
    console.keys("f市水务局<Enter>");
    assert!(console.screen().contains("筛选之后一条不剩（未了结共1条）"), "{}", console.screen());
}

#[test]
fn the_list_follows_the_filter_and_esc_takes_it_back() {
    let mut console = plain(80, 24);
    console.keys("jf逾期");
    let screen = console.screen();
    assert!(screen.contains("[已到期]") && screen.contains("列出1条，全部3条") && !screen.contains("报送方案"), "{screen}");
    console.keys("<Esc>");
    let screen = console.screen();
    assert!(!screen.contains("[已到期]") && screen.contains("报送方案") && screen.contains("第2条 共2条"), "{screen}");
    // The filter holds when the order is turned, and stands in the line that is opened again.
    console.keys("f门头沟<Enter><Tab>");
    assert!(console.screen().contains("[门头沟]") && console.screen().contains("第1条 共1条"), "{}", console.screen());
    console.keys("f门头沟,李主任<Enter>");
    assert!(console.screen().contains("[门头沟、“李主任”]") && console.screen().contains("第2条 共2条"), "{}", console.screen());
    console.keys("f下周<Enter>");
    let screen = console.screen();
    assert!(screen.contains("[下周 11-30..12-06]") && screen.contains("按 f 改筛选，按 F 清除"), "{screen}");
    console.keys("F");
    assert!(console.screen().contains("第1条 共2条") && !console.screen().contains("下周"), "{}", console.screen());
}

/// Whatever is typed, a word leaves what its opposite does not, and with commas between two words what either leaves.
#[test]
fn a_word_and_its_opposite_leave_all_promises_between_them() {
    let console = std::cell::RefCell::new(plain(80, 24));
    console.borrow_mut().keys("a");
    let left = |filter: &str| {
        let screen = console.borrow_mut().keys(&format!("Ff{filter}<Enter>")).screen();
        if screen.contains("筛选承诺") {
            console.borrow_mut().keys("<Esc>");
            return None;
        }
        Some((1..=3).filter(|count| screen.contains(&format!("列出{count}条，全部3条"))).sum::<usize>())
    };
    let words = proptest::string::string_regex("[门头沟李主任逾期本周下月兑现台账方案mtglzr8.4@@]{1,5}").unwrap();
    proptest::proptest!(proptest::test_runner::Config::with_cases(48), |(a in &words, b in &words)| {
        // Letters that sound like several units are refused, with their opposite.
        let (Some(of_a), Some(of_b)) = (left(&a), left(&b)) else {
            proptest::prop_assert_eq!(left(&a).is_none(), left(&format!("-{a}")).is_none(), "{}", a);
            return Ok(());
        };
        proptest::prop_assert_eq!(of_a + left(&format!("-{a}")).unwrap(), 3, "{}", a);
        let either = left(&format!("{a},{b}")).unwrap();
        proptest::prop_assert!(either >= of_a.max(of_b) && either <= of_a + of_b, "{a},{b}: {either} of {of_a} and {of_b}");
        proptest::prop_assert!(left(&format!("{a} {b}")).unwrap() + either == of_a + of_b, "{} {}", a, b);
    });
}

/// One of 门头沟 was kept: the list of those that are open says so, with the key that shows it.
#[test]
fn what_ended_and_fits_the_filter_is_counted_with_its_key() {
    let mut console = plain(80, 24);
    console.keys("f约谈<Enter>");
    let screen = console.screen().replace([' ', '\n', '│'], "");
    assert!(screen.contains("筛选之后一条不剩（未了结共2条；已了结1条，按a看）"), "{screen}");
    console.keys("f门头沟<Enter>");
    assert!(console.screen().contains("列出1条，未了结共2条；已了结1条，按 a 看"), "{}", console.screen());
    console.keys("a");
    let screen = console.screen();
    assert!(screen.contains("列出2条，全部3条") && !screen.contains("按 a 看"), "{screen}");
}

#[test]
fn words_with_a_key_and_days_are_those_of_the_queue() {
    assert_eq!(left("单位:门头沟"), ["报送方案"]);
    assert_eq!(left("-unit:mtg"), ["补齐"]);
    assert_eq!(left("状态:兑现"), ["约谈企业"]);
    assert_eq!(left("状态：未兑现"), Vec::<&str>::new());
    assert_eq!(left("2026-11"), ["补齐"]);
    assert_eq!(left("12月"), ["报送方案"]);
    assert_eq!(left("12-10"), ["报送方案"]);
    assert_eq!(left("..11-15"), ["补齐"]);
    assert_eq!(left("时限:12-01..12-31"), ["报送方案"]);
    assert_eq!(left("编号:5.1"), ["补齐"]);
    // All of them were written down by one person.
    assert_eq!(left("zhangwei"), ["补齐", "报送方案"]);
    assert_eq!(left("记:zhang 台账"), ["补齐"]);
    assert_eq!(left("-记:zhangwei"), Vec::<&str>::new());
    // On items: both have an open promise, and each has some light.
    assert_eq!((left("标记:有承诺"), left("标记:催办")), (vec!["补齐", "报送方案"], Vec::new()));
    let lights: Vec<&str> = ["红", "黄", "绿", "灰"].into_iter().flat_map(left).collect();
    assert!(lights.len() == 2 && lights.contains(&"补齐") && lights.contains(&"报送方案"), "{lights:?}");
}

/// What is no filter is said, what was listed stays, and Enter does not lead out of the line.
#[test]
fn what_is_no_filter_of_promises_is_said_with_what_would_be() {
    let refused = |filter: &str, said: &[&str]| {
        let mut console = plain(120, 36);
        let screen = console.keys(&format!("f{filter}<Enter>")).screen();
        assert!(screen.contains("筛选承诺") && screen.contains("报送方案"), "{filter}: {screen}");
        let all = screen.replace([' ', '\n', '│'], "");
        said.iter().for_each(|said| assert!(all.contains(said), "{filter}: no {said} in\n{screen}"));
        console.keys("<C-u>台账<Enter>");
        assert!(console.screen().contains("列出1条，未了结共2条"), "{}", console.screen());
    };
    refused("swj", &["市商务局", "市水务局"]);
    refused("单位:swj", &["市商务局", "市水务局"]);
    refused("状态:红", &["承诺没有“红”这样的状态", "未兑现"]);
    refused("领域:没有", &["“领域:”没有“没有”"]);
    refused("颜色:红", &["承诺的筛选里没有“颜色:”", "单位:、状态:", "记:"]);
    refused("单位:", &["“单位:”后面还没有写什么"]);
}

/// As the queue's is: a look at something else does not end it.
#[test]
fn the_filter_holds_when_the_screen_is_left_and_opened_again() {
    for away in ["q", "6"] {
        let mut console = plain(80, 24);
        console.keys(&format!("f门头沟<Enter>{away}"));
        console.hides("[门头沟]");
        console.keys("C");
        assert!(console.screen().contains("[门头沟]") && console.screen().contains("第1条 共1条"), "{}", console.screen());
    }
}

#[test]
fn pictures_of_the_filter() {
    let mut console = plain(80, 24);
    insta::assert_snapshot!("promises-filtering-80x24", console.keys("f门头沟 -未兑现").screen());
    insta::assert_snapshot!("promises-filtered-80x24", console.keys("<Enter>").screen());
    let mut console = promised(80, 24, Lang::En, Cells { ascii: true, ..Cells::default() });
    insta::assert_snapshot!("promises-filtering-english-ascii-80x24", console.keys("fthis-week,due").screen());
}

#[test]
fn pictures() {
    for (width, height) in SIZES {
        let mut console = plain(width, height);
        insta::assert_snapshot!(format!("promises-{width}x{height}"), console.keys("a").screen());
    }
    let mut console = promised(120, 36, Lang::En, Cells { ascii: true, ..Cells::default() });
    insta::assert_snapshot!("promises-english-ascii-120x36", console.keys("a<Tab>").screen());
}

/// A name has the room that what was promised leaves over; where there is little, both are cut and the head below is broken between its parts.
#[test]
fn columns_share_the_room_that_there_is() {
    const WHOM: &str = "门头沟区政府分管负责人";
    let with_long_name = |width, height| {
        let mut console = Console::new(width, height);
        promise(&mut console, ("8.4", MTG), WHOM, "2026-11-15", "承诺补齐全部欠报材料");
        console.keys("C").screen()
    };
    let row = |screen: &str| screen.lines().find(|line| line.contains("│ ▌")).unwrap().to_owned();
    let wide = with_long_name(100, 30);
    assert!(row(&wide).contains(WHOM) && row(&wide).contains("承诺补齐全部欠报材料"), "{wide}");
    let narrow = with_long_name(60, 16);
    assert!(row(&narrow).contains("承诺补齐") && row(&narrow).contains("门头沟…"), "{narrow}");
    assert!(narrow.lines().any(|line| line.starts_with("│ 已到期 过期8天 ")), "{narrow}");
}

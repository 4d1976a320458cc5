//! The screen of the queue, on the real plan on 23 November 2026. Overdue are 31.3 (since 30 June, 146 days) and 5.1 (since 30 September,
//! 54 days), each with its 17 units: two rows of 18 entries. The filter 逾期 leaves these, whatever else needs an act.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::text::Cells;
use duban::ledger::{Act, Dealing, Event, Item, NoteKind, PromiseEnd, Signer, Status, UrgeWay};
use duban::messages::Lang;
use duban::store::Answer;
use harness::{Console, SIZES};

/// The queue with its overdue entries.
fn overdue(width: u16, height: u16) -> Console {
    let mut console = Console::new(width, height);
    console.keys("2f逾期<Enter>");
    console
}

/// The line of the screen that has a text.
fn line(console: &Console, text: &str) -> String {
    let screen = console.screen();
    screen.lines().find(|line| line.contains(text)).unwrap_or_else(|| panic!("no {text} in\n{screen}")).to_owned()
}

/// The line under the cursor.
fn at_cursor(console: &Console) -> String {
    let screen = console.screen();
    screen.lines().find(|line| line.starts_with("│▌") && line.contains('●')).unwrap_or_else(|| panic!("no cursor in\n{screen}")).to_owned()
}

fn obligation<'c>(console: &'c Console, id: &str, unit: &str) -> &'c Item {
    console.app.ledger.find(&format!("{id}@{unit}")).unwrap();
    let measure = console.item(id);
    let owed = console.app.ledger.obligations(measure).find(|owed| console.app.ledger.units().short(owed.unit) == unit).unwrap();
    owed.item
}

/// What another person does arrives.
fn lina(console: &mut Console, make: impl Fn(&Console) -> Act) {
    let act = make(console);
    let events = harness::written(&console.app.ledger, &act);
    let events: Vec<Event> = events.into_iter().map(|event| Event { by: "lina".into(), ..event }).collect();
    console.input(Input::Record(Answer::News(events)));
}

fn notes(item: &Item) -> Vec<String> {
    item.notes().map(|note| note.text.clone()).collect()
}

#[test]
fn rows_are_folded_and_in_their_order() {
    let console = overdue(80, 24);
    let screen = console.screen();
    let (first, second) = (screen.find("●红 逾期146天").unwrap(), screen.find("●红 逾期54天").unwrap());
    assert!(first < second && screen.contains("31.3 18项") && screen.contains("5.1 18项"), "{screen}");
    assert!(screen.contains("[逾期]") && screen.contains("列出 待办36 共36"), "{screen}");
}

/// Two keys and the words: the row is ticked, stays where it is, and the cursor is on the next.
#[test]
fn an_act_ticks_the_row_and_goes_on() {
    let mut console = overdue(80, 24);
    console.keys("r请于12月5日前报送<C-s>");
    assert!(line(&console, "31.3 18项").contains('✓') && at_cursor(&console).contains("5.1 18项"), "{}", console.screen());
    console.shows("列出 待办18 共36");
    // All 18 were urged, each its own: the lead for the measure, the unit for what it owes.
    let whom = |item: &Item| item.dealings().map(|dealt| format!("{:?}", dealt.what)).collect::<Vec<_>>();
    assert!(whom(console.item("31.3"))[0].contains("市水务局"));
    assert!(whom(obligation(&console, "31.3", "东城"))[0].contains("东城区政府"));
    // The last act again is one key; then nothing is left.
    console.keys(".");
    assert_eq!(obligation(&console, "5.1", "延庆").urges(), 1);
    console.shows("列出 待办0 共36");
    let screen = console.screen();
    assert!(screen.find("31.3 18项") < screen.find("5.1 18项"), "{screen}");
}

#[test]
fn b_goes_back_through_what_was_handled() {
    let mut console = overdue(80, 24);
    console.keys("b");
    console.shows("本轮还没有处理过");
    console.keys("ol");
    // The row, then its entries: 东城 and 西城 are handled.
    console.keys("jjp甲<C-s>p乙<C-s>");
    assert!(at_cursor(&console).contains("@朝阳"), "{}", console.screen());
    for wanted in ["@西城", "@东城", "@西城"] {
        console.keys("b");
        assert!(at_cursor(&console).contains(wanted), "{wanted}\n{}", console.screen());
    }
}

/// What was acted on within the last days needs nothing now: a fresh run is without it.
#[test]
fn a_fresh_run_is_without_what_was_handled() {
    let mut console = overdue(80, 24);
    console.keys("c已核实<C-s>R");
    let screen = console.screen();
    assert!(!screen.contains("31.3 18项") && screen.contains("列出 待办18 共18") && screen.contains("已按现状重排"), "{screen}");
}

#[test]
fn an_undo_unticks_and_goes_there() {
    let mut console = overdue(80, 24);
    console.keys("c已核实<C-s>");
    assert!(at_cursor(&console).contains("5.1"));
    console.keys("u");
    assert!(at_cursor(&console).contains("31.3 18项") && !line(&console, "31.3 18项").contains('✓'), "{}", console.screen());
    assert_eq!(notes(console.item("31.3")), Vec::<String>::new());
    console.keys("<C-r>");
    assert!(line(&console, "31.3 18项").contains('✓'), "{}", console.screen());
}

#[test]
fn a_row_unfolds_and_each_entry_is_handled_by_itself() {
    let mut console = overdue(120, 36);
    console.keys("ljjc只写东城<C-s>");
    assert_eq!(notes(obligation(&console, "31.3", "东城")), ["只写东城"]);
    assert_eq!((notes(console.item("31.3")), notes(obligation(&console, "31.3", "西城"))), (vec![], vec![]));
    assert!(at_cursor(&console).contains("@西城") && line(&console, "@东城").contains('✓'), "{}", console.screen());
    assert!(line(&console, "@东城").contains("zhangwei 只写东城"), "{}", console.screen());
    // Folded again, an act is on what still needs something: not on 东城.
    console.keys("hc写其余<C-s>");
    assert!(!console.screen().contains("@西城"));
    assert_eq!(notes(obligation(&console, "31.3", "东城")), ["只写东城"]);
    assert_eq!(notes(obligation(&console, "31.3", "西城")), ["写其余"]);
}

/// One act, one undo, whatever was marked; how many is said before.
#[test]
fn what_is_marked_is_acted_on_at_once_and_undone_at_once() {
    let mut console = overdue(80, 24);
    console.keys("a");
    console.shows("已选36");
    console.keys("c");
    console.shows("31.3 等36项 写批注");
    let before = console.app.ledger.last_event().0;
    console.keys("一并催办<C-s>");
    assert_eq!(console.app.ledger.last_event().0 - before, 36);
    let acts: std::collections::HashSet<_> = console.app.ledger.events().iter().map(|event| event.act).collect();
    assert_eq!(acts.len(), 1);
    console.shows("列出 待办0 共36");
    console.hides("已选");
    console.keys("u");
    console.shows("列出 待办36 共36");
}

/// Marks that a filter hides are counted, and not acted on.
#[test]
fn marks_that_a_filter_hides_are_counted_and_left_alone() {
    let mut console = overdue(80, 24);
    console.keys("a<Up>f 海淀<Enter>");
    let screen = console.screen();
    assert!(screen.contains("已选36（32条不在当前筛选内）") && screen.contains("[逾期] [海淀]"), "{screen}");
    // What 海淀 owes under both measures, and the measures themselves.
    console.keys("c海淀两项<C-s>");
    assert_eq!(
        (notes(obligation(&console, "31.3", "海淀")), notes(console.item("5.1"))),
        (vec!["海淀两项".into()], vec!["海淀两项".into()])
    );
    assert_eq!(notes(obligation(&console, "31.3", "东城")), Vec::<String>::new());
    console.shows("已选32（32条不在当前筛选内）");
    console.keys("F");
    console.shows("已选32");
    console.hides("不在当前筛选内");
}

#[test]
fn a_range_is_marked_by_moving_and_esc_ends_it() {
    let mut console = overdue(120, 36);
    // From 东城, the second below the row, three down and one back: 东城, 西城, 朝阳.
    console.keys("ljjVjjjk");
    console.shows("已选3");
    console.shows("连选中");
    console.keys("<Esc>");
    console.shows("已选3");
    console.hides("连选中");
    console.keys("jj<Up>c三个区<C-s>");
    assert_eq!(notes(obligation(&console, "31.3", "朝阳")), ["三个区"]);
    assert_eq!(notes(obligation(&console, "31.3", "海淀")), Vec::<String>::new());
}

#[test]
fn what_another_does_shows_on_the_row_and_moves_nothing() {
    let mut console = overdue(120, 36);
    console.keys("j");
    lina(&mut console, |console| {
        let (ledger, item) = (&console.app.ledger, console.item("31.3"));
        let items: Vec<&Item> = std::iter::once(item).chain(ledger.obligations(item).map(|owed| owed.item)).collect();
        let signer = Signer { by: "lina", on: console.app.as_of };
        Act::urge(ledger, &items, None, UrgeWay::Letter, "请报送", signer).unwrap()
    });
    let row = line(&console, "31.3 18项");
    assert!(row.contains('✓') && row.contains("lina 14:02已处理") && row.contains("催1"), "{row}");
    assert!(at_cursor(&console).contains("5.1 18项") && console.screen().contains("列出 待办18 共36"), "{}", console.screen());
    let screen = console.screen();
    assert!(screen.find("31.3 18项") < screen.find("5.1 18项"), "{screen}");
}

/// Of a folded row another did a part: who, when and how much, while the row still needs something.
#[test]
fn what_another_does_with_a_part_of_a_row_shows_on_the_row() {
    let urge = |units: &'static [&'static str]| {
        move |console: &Console| {
            let items: Vec<&Item> = units.iter().map(|unit| obligation(console, "5.1", unit)).collect();
            let signer = Signer { by: "lina", on: console.app.as_of };
            Act::urge(&console.app.ledger, &items, None, UrgeWay::Phone, "请报送", signer).unwrap()
        }
    };
    let mut console = overdue(120, 36);
    lina(&mut console, urge(&["东城"]));
    let row = line(&console, "5.1 18项");
    assert!(row.contains("lina 14:02处理1项") && !row.contains('✓'), "{row}");
    lina(&mut console, urge(&["西城", "朝阳"]));
    assert!(line(&console, "5.1 18项").contains("lina 14:02处理3项"), "{}", console.screen());
    // Without room for all of it: who and how much.
    console.input(Input::Resize(76, 24));
    let row = line(&console, "5.1 18项");
    assert!(row.contains("lina处理3项") && !row.contains("14:02"), "{row}");
    // What this person does with the rest is not said of another.
    console.keys("jc写其余<C-s>");
    assert!(!line(&console, "5.1 18项").contains("处理3项"), "{}", console.screen());
}

/// The key was pressed on what the person saw, and that is not what is: nothing is done.
#[test]
fn an_act_on_what_was_changed_since_it_was_drawn_is_refused() {
    let mut console = overdue(80, 24);
    console.keys("c第一次<C-s><Up>");
    let signer = Signer { by: "lina", on: console.app.as_of };
    let act = Act::extend(&console.app.ledger, &[console.item("5.1")], "2026-12-10".parse().unwrap(), "迟", "通知", signer).unwrap();
    let events = harness::written(&console.app.ledger, &act).into_iter().map(|event| Event { by: "lina".into(), ..event }).collect();
    // Both come before the next frame.
    console.keys("j");
    console.app.update(Input::Record(Answer::News(events)));
    console.keys(".");
    console.shows("lina");
    console.shows("看清现状后再按一次");
    assert_eq!(notes(obligation(&console, "5.1", "东城")), Vec::<String>::new());
    // Now that it was seen: what lina handled is left alone.
    console.keys(".");
    assert_eq!((notes(console.item("5.1")), notes(obligation(&console, "5.1", "东城"))), (vec!["迟".into()], vec!["第一次".into()]));
}

/// Each key leads to the list as far as it can be read; what cannot is said, and stays.
#[test]
fn a_filter_that_means_nothing_is_said_and_kept() {
    let mut console = overdue(80, 24);
    console.keys("f<C-u>灯:橙");
    let screen = console.screen();
    assert!(screen.contains("“灯:”没有“橙”") && screen.contains("灯:橙"), "{screen}");
    // It is not accepted; left, the former one holds, and what was typed is there again.
    console.keys("<Enter>");
    console.shows("“灯:”没有“橙”");
    console.keys("<Esc>");
    assert!(console.screen().contains("[逾期]") && !console.screen().contains('橙'), "{}", console.screen());
    console.keys("f<BS>红<Enter>");
    console.shows("[红]");
    console.shows("31.3 18项");
    console.keys("f<C-u>逾期 文:没有的字<Enter>");
    console.shows("筛选之后一项不剩");
    console.keys("c");
    console.shows("没有选中任何一行");
    console.keys("F");
    console.shows("未筛选");
    console.shows("31.3 18项");
}

/// The list follows each key, and the cursor keeps its item where that is still listed.
#[test]
fn the_list_follows_the_filter_as_it_is_typed() {
    let mut console = overdue(80, 24);
    console.keys("jf 5.");
    console.keys("1");
    let screen = console.screen();
    assert!(!screen.contains("31.3 18项") && screen.contains("符合的 18项"), "{screen}");
    console.keys("<Esc>");
    assert!(console.screen().contains("31.3 18项") && at_cursor(&console).contains("5.1"), "{}", console.screen());
}

/// What is listed by half a filter moves the cursor nowhere for good.
#[test]
fn the_cursor_is_where_it_was_before_the_filter_was_begun_or_on_the_first_row() {
    let mut console = overdue(80, 24);
    // 31.3 alone hides 5.1, on which the cursor is; both list it again.
    console.keys("jf<C-u>31.3,5.1<Enter>");
    assert!(at_cursor(&console).contains("5.1 18项"), "{}", console.screen());
    // 31.3 goes, and 5.1 is the first.
    console.keys("<Up>f<C-u>5.1<Enter>");
    assert!(at_cursor(&console).contains("5.1 18项"), "{}", console.screen());
    let mut console = Console::new(80, 24);
    console.keys("2f红 蓝天<Enter>");
    let screen = console.screen();
    let first = screen.lines().find(|line| line.contains('●')).unwrap();
    assert!(first.starts_with("│▌"), "{screen}");
    // Left, everything is where it was.
    let mut console = overdue(80, 24);
    console.keys("ljjf<C-u>5.1<Esc>");
    assert!(at_cursor(&console).contains("@东城"), "{}", console.screen());
}

#[test]
fn a_snooze_into_the_past_is_refused_in_its_field() {
    let mut console = overdue(80, 24);
    console.keys("z11-20<Tab>等通知<C-s>");
    let screen = console.screen();
    assert!(screen.contains("11-20") && screen.contains("须在今天（2026-11-23）之后") && screen.contains("等通知"), "{screen}");
    console.keys("<C-u>12-1<C-s>");
    let row = line(&console, "31.3 18项");
    assert!(row.contains('✓') && row.contains("缓至12-01"), "{row}");
}

#[test]
fn an_extension_keeps_the_original_date_and_the_count_in_sight() {
    let mut console = overdue(80, 24);
    console.keys("je12-10<Tab>攻坚办〔2026〕5号<Tab>设备到货迟<C-s>");
    assert!(line(&console, "5.1 18项").contains("延1"), "{}", console.screen());
    console.keys("b");
    console.shows("时限 2026-12-10（原 6—9月");
    console.shows("延期1次");
}

#[test]
fn assignment_and_promise_show_on_the_row() {
    let mut console = overdue(120, 36);
    console.keys("A<C-u>王芳<C-s>b+12-10<Tab>补齐台账<C-s>");
    assert!(line(&console, "31.3 18项").contains("→王芳"), "{}", console.screen());
    assert_eq!(console.item("31.3").open_promises().count(), 1);
}

/// What was done is said of all, though each was urged by its own name and extended from its own day.
#[test]
fn what_was_done_with_several_is_said() {
    let mut console = overdue(80, 24);
    console.keys("r请报送<C-s>");
    console.shows("已保存 14:02  31.3 等18项 催办");
    let mut console = overdue(120, 36);
    console.keys("lje12-10<Tab>通知<Tab>迟<C-s>he12-20<Tab>通知<Tab>迟<C-s>");
    console.shows("等17项 延期");
    let mut console = Console::with(80, 24, Lang::En, Cells::default(), Vec::new());
    console.keys("2f逾期<Enter>r请报送<C-s>");
    console.shows("31.3 and others (18) urge");
}

/// A promise is ended on what has one, and on nothing else.
#[test]
fn a_promise_is_ended_as_kept_or_broken() {
    let mut console = overdue(120, 36);
    console.keys("-");
    console.shows("没有这条未了结的承诺");
    console.keys("ljj+12-10<Tab>补齐台账<C-s>b-");
    let screen = console.screen();
    assert!(screen.contains("31.3@东城 承诺了结") && screen.contains("[兑现]"), "{screen}");
    // What is typed where a word is picked begins the words.
    console.keys("<Up><Right>到期未报<C-s>");
    let east = obligation(&console, "31.3", "东城");
    assert_eq!(east.open_promises().count(), 0);
    let last = east.dealings().next_back().map(|dealt| (dealt.what.clone(), dealt.text.clone())).unwrap();
    assert!(matches!(last, (Dealing::PromiseEnded { end: PromiseEnd::Broken, .. }, text) if text == "到期未报"));
}

/// The last thing said of 5.1 was on 27 July, 119 days before the day of the queue.
#[test]
fn the_age_of_the_last_note_is_read_in_full() {
    for (lang, age) in [(Lang::Zh, "119天前 │"), (Lang::En, "119d")] {
        for (width, height) in [(80, 24), (120, 36)] {
            let mut console = Console::with(width, height, lang, Cells::default(), Vec::new());
            let act = Act::write_note(console.item("5.1"), NoteKind::Progress, "已核实").unwrap();
            let at = "2026-07-27T09:00:00+08:00".parse().unwrap();
            let events = harness::written(&console.app.ledger, &act).into_iter().map(|event| Event { at, ..event }).collect();
            console.input(Input::Record(Answer::News(events)));
            console.keys("2f5.1<Enter>");
            let screen = console.screen();
            let row = screen.lines().find(|line| line.contains('●')).unwrap();
            assert!(row.contains(age) && !row.contains("119d…") && !row.contains("119d …"), "{row}");
        }
    }
}

/// What waits to be verified says so beside its light.
#[test]
fn what_only_waits_to_be_verified_says_so() {
    let mut console = Console::new(120, 36);
    console.app.as_of = "2026-01-05".parse().unwrap();
    for to in [Status::InProgress, Status::Submitted] {
        lina(&mut console, |console| {
            Act::set_status_of(&console.app.ledger, &[console.item("3.8")], to, None, Signer { by: "lina", on: console.app.as_of }).unwrap()
        });
    }
    console.keys("2");
    assert!(line(&console, "3.8").contains("待核") && !line(&console, "3.8").contains("还剩"), "{}", console.screen());
}

/// A report is verified, or sent back, by somebody else than who made it; each needs its words.
#[test]
fn what_was_reported_is_verified_or_returned() {
    let mut console = overdue(120, 36);
    console.keys("v");
    console.shows("不是待核");
    for to in [Status::InProgress, Status::Submitted] {
        lina(&mut console, |console| {
            let items = ["东城", "西城"].map(|unit| obligation(console, "31.3", unit));
            Act::set_status_of(&console.app.ledger, &items, to, None, Signer { by: "lina", on: console.app.as_of }).unwrap()
        });
    }
    console.keys("Rljj");
    // The fresh run has them, since they are overdue and wait; the others, too.
    console.keys("v");
    console.shows("须写核验说明");
    console.keys("现场核查属实<C-s>");
    assert_eq!(obligation(&console, "31.3", "东城").status, Status::Done);
    assert!(at_cursor(&console).contains("@西城"), "{}", console.screen());
    console.keys("x材料不全<C-s>");
    assert_eq!(obligation(&console, "31.3", "西城").status, Status::InProgress);
}

#[test]
fn one_who_reported_does_not_verify() {
    let mut console = overdue(120, 36);
    console.keys("ljjs1<Up>s1<Up>v属实<C-s>");
    console.shows("报的人不核验自己");
    console.shows("属实");
    assert_eq!(obligation(&console, "31.3", "东城").status, Status::Submitted);
}

#[test]
fn a_draft_is_marked_on_its_row_and_goes_on() {
    let mut console = overdue(80, 24);
    console.keys("p写到一半<Esc>");
    assert!(line(&console, "31.3 18项").contains("草稿"), "{}", console.screen());
    console.keys("p下半句<C-s>");
    assert_eq!(notes(console.item("31.3")), ["写到一半下半句"]);
    assert!(console.item("31.3").notes().all(|note| note.kind == NoteKind::Progress));
}

/// The details of a row, an act there, and back: it is ticked.
#[test]
fn an_act_in_the_details_ticks_the_row() {
    let mut console = overdue(80, 24);
    console.keys("ljj<Enter>");
    console.shows("31.3 责任事项");
    console.keys("c在责任事项里写<C-s>q");
    assert!(line(&console, "@东城").contains('✓') && at_cursor(&console).contains("@西城"), "{}", console.screen());
}

/// In the details `n` and `p` go through the rows that they were opened from.
#[test]
fn the_details_go_through_the_rows() {
    let mut console = overdue(80, 24);
    console.keys("<Enter>");
    console.shows("│▌31.3");
    console.keys("n");
    console.shows("│▌5.1");
    console.keys("n");
    console.shows("已是队列最后一行");
    console.keys("q");
    assert!(at_cursor(&console).contains("5.1 18项"), "{}", console.screen());
    console.keys("<Enter>pp");
    console.shows("已是队列第一行");
    console.shows("│▌31.3");
}

/// A run that is left goes on, with what happened meanwhile.
#[test]
fn a_run_that_is_left_goes_on() {
    let mut console = overdue(80, 24);
    console.keys("c已核实<C-s>1<pause>4<pause>");
    lina(&mut console, |console| Act::write_note(console.item("5.1"), NoteKind::Comment, "同意").unwrap());
    console.keys("2");
    assert!(line(&console, "31.3 18项").contains('✓') && at_cursor(&console).contains("5.1"), "{}", console.screen());
    console.shows("列出 待办17 共36");
}

/// 5 January: nothing is late, nothing was due to be reported.
#[test]
fn an_empty_queue_says_so() {
    let mut console = Console::new(80, 24);
    console.app.as_of = "2026-01-05".parse().unwrap();
    console.keys("2");
    let screen = console.screen();
    assert!(screen.contains("待办0 共0") && screen.contains("督办完成"), "{screen}");
    console.keys("cjkb.");
}

#[test]
fn full_width_forms_are_their_keys() {
    let mut console = overdue(80, 24);
    console.keys("ｃ写一条<C-s>。");
    assert_eq!(notes(console.item("5.1")), ["写一条"]);
}

/// The queue with something of everything: handled by oneself and by another, marked, unfolded, extended, assigned.
fn worked(console: &mut Console) {
    console.keys("2f逾期<Enter>ljj+12-10<Tab>补齐台账<C-s>p已到现场，整改一半<C-s>A<C-u>王芳<C-s>");
    lina(console, |console| {
        let signer = Signer { by: "lina", on: console.app.as_of };
        Act::urge(&console.app.ledger, &[obligation(console, "31.3", "丰台")], None, UrgeWay::Letter, "发函催办", signer).unwrap()
    });
    console.keys("jj  ");
}

#[test]
fn pictures_of_the_queue() {
    for (width, height) in SIZES {
        let mut console = Console::new(width, height);
        worked(&mut console);
        insta::assert_snapshot!(format!("queue-{width}x{height}"), console.screen());
    }
    let mut console =
        Console::with(120, 36, duban::messages::Lang::En, duban::console::text::Cells { ascii: true, ..Default::default() }, Vec::new());
    worked(&mut console);
    insta::assert_snapshot!("queue-english-ascii-120x36", console.screen());
}

#[test]
fn pictures_of_its_forms() {
    let mut console = overdue(80, 24);
    console.keys("e2026-02-30<Tab>");
    insta::assert_snapshot!("queue-form-80x24", console.screen());
    console.keys("<Esc>f 领域:没有");
    insta::assert_snapshot!("queue-filter-80x24", console.screen());
}

/// Each view in one key, the one that is used always in sight, with a sign when its filter was changed.
#[test]
fn views_are_switched_in_one_key_and_the_active_one_is_seen() {
    let mut console = Console::new(80, 24);
    console.keys("2");
    console.shows("▌1全部  2我的  3逾期  4待核  5未报");
    console.keys("#");
    console.shows("▌3逾期");
    console.shows("列出 待办36 共36");
    console.keys("f 海淀<Enter>");
    console.shows("▌3逾期*");
    console.shows("[逾期] [海淀]");
    console.keys("<Tab>");
    console.shows("▌4待核");
    console.keys("<S-Tab><S-Tab><S-Tab><S-Tab>");
    console.shows("▌5未报");
    console.keys("<Tab>(");
    console.shows("▌1全部");
    console.shows("没有第9个视图");
}

/// A view that is saved appears at once, and the queue opens with the one that the person chose.
#[test]
fn a_saved_view_is_there_at_once_and_the_queue_opens_with_it() {
    let mut console = Console::new(80, 24);
    console.keys("2");
    let entry = duban::ledger::ViewEntry { number: Some(6), name: "海淀".into(), query: "逾期 海淀".into(), is_default: true };
    let act = Act::save_view(&console.app.ledger, "zhangwei", &entry, duban::messages::Lang::Zh).unwrap();
    let events = harness::written(&console.app.ledger, &act);
    console.input(Input::Record(Answer::News(events)));
    console.shows("▌1全部");
    console.shows("6海淀");
    console.keys("^");
    console.shows("▌6海淀");
    console.shows("列出 待办4 共4");
    console.reopen();
    console.keys("2");
    console.shows("▌6海淀");
    console.shows("[逾期] [海淀]");
}

/// The filter that holds becomes a view; who saves it again under its name, or with a number, replaces it.
#[test]
fn a_filter_is_saved_as_a_view() {
    let mut console = overdue(80, 24);
    console.keys("f 海淀<Enter>W");
    console.shows("筛选：逾期 海淀");
    console.keys("<C-s>");
    console.shows("视图要有名称");
    console.keys("海淀逾期<Tab><Right><C-s>");
    console.shows("6海淀逾期");
    console.hides("筛选：");
    console.keys("F^");
    console.shows("▌6海淀逾期");
    console.shows("[逾期] [海淀]");
    console.reopen();
    console.keys("2");
    console.shows("▌6海淀逾期");
    console.keys("FW<C-u>8 一切<C-s>");
    console.shows("8一切");
    // A name that is left is there again.
    console.keys("W<C-u>半个名<Esc>W");
    console.shows("半个名");
}

/// 23 November without a single report: everything is in the queue. An urge with its words, then one key a row, and nothing is left.
#[test]
fn the_whole_queue_empties_under_the_keyboard() {
    let mut console = Console::new(80, 24);
    console.keys("2");
    let rows = 128;
    console.keys("r请于12月5日前报送进展<C-s>");
    for _ in 1..rows {
        console.hides("待办0 ");
        console.keys(".");
    }
    console.shows("督办队列 待办0 共");
    // A fresh run has nothing in it: the work is done.
    console.keys("R");
    console.shows("待办0 共0");
    console.shows("督办完成");
}

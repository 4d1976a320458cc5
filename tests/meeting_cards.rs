//! Meeting mode without a terminal: the agenda, the cards, what is promised in one line, and the end; and pictures of them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::{Effect, Input};
use duban::ledger::{Dealing, EventNo, ItemKey};
use duban::messages::Lang;
use harness::{Console, SIZES};

/// The console at nine o'clock on 23 November 2026, a Monday.
fn console(width: u16, height: u16) -> Console {
    let mut console = Console::new(width, height);
    tick(&mut console, "09:00:00");
    console
}

fn tick(console: &mut Console, time: &str) {
    console.input(Input::Tick(format!("2026-11-23T{time}+08:00").parse().unwrap()));
}

/// A meeting about what is overdue: 31.3, 146 days, before 5.1, 54 days.
fn begin(console: &mut Console) {
    console.keys("M<S-Tab><C-u>逾期<Tab><Enter>");
}

fn key(console: &Console, id: &str) -> ItemKey {
    console.item(id).key
}

fn agenda(console: &Console) -> Vec<String> {
    console.app.meeting.as_ref().unwrap().agenda().iter().map(|key| console.app.label(*key)).collect()
}

/// What is promised on a measure and not ended: who, by when, what.
fn promises(console: &Console, id: &str) -> Vec<(String, String, String)> {
    let of = |(dealt, due): (&duban::ledger::Dealt, chrono::NaiveDate)| match &dealt.what {
        Dealing::Promise { whom, .. } => (whom.clone(), due.to_string(), dealt.text.clone()),
        other => panic!("{other:?}"),
    };
    let (measure, unit) = id.split_once('@').map_or((id, None), |(measure, unit)| (measure, Some(unit)));
    let key = console.item(measure).key;
    let key = unit.map_or(key, |unit| key.of(duban::plan::UnitName::new(unit)));
    console.app.ledger.item(key).unwrap().open_promises().map(of).collect()
}

fn promised(whom: &str, due: &str, what: &str) -> (String, String, String) {
    (whom.to_owned(), due.to_owned(), what.to_owned())
}

#[test]
fn the_agenda_follows_its_filter_and_is_put_in_order() {
    let mut console = console(80, 24);
    // The overview's cursor is on task 1, which has one measure.
    console.keys("M");
    console.shows("会议议程  1项");
    console.shows("11月23日调度会");
    console.keys("<S-Tab>逾期");
    console.shows("筛选得2项");
    console.shows("会议议程  2项");
    // By half it is no filter: that is said, and the meeting does not begin.
    console.keys(" 领域:绿<C-s>");
    assert!(console.app.meeting.is_none() && console.screen().contains("会议议程"), "{}", console.screen());
    console.keys("<C-u>逾期<Tab>J");
    // Added behind: what is on it already is not added twice.
    console.keys("a8.4,5.1");
    console.shows("筛选得2项，新增1项");
    console.keys("<Tab>GkkKGx<Enter>");
    assert_eq!(agenda(&console), ["5.1", "31.3"]);
    assert_eq!(console.selected(), "5.1");
}

/// A promise that is put off says so on the card, and why; one that was kept stands among the records as that.
#[test]
fn what_became_of_a_promise_is_told_on_the_card() {
    let mut console = console(120, 36);
    begin(&mut console);
    console.keys("+李主任 12-10 报送方案<Enter>");
    // It is Monday 23 November: next week's Friday is 4 December.
    console.keys("=下周五<Tab>领导出差<C-s>");
    let screen = console.screen();
    let line = |screen: &str, what: &str| screen.lines().find(|line| line.contains(what)).unwrap_or_default().to_owned();
    assert!(line(&screen, "报送方案").contains("12-04") && line(&screen, "报送方案").contains("（改期1次，原定 12-10）"), "{screen}");
    assert!(line(&screen, "领导出差").contains("承诺改期") && !screen.contains("批注"), "{screen}");
    console.keys("-<Down>已报送<C-s>");
    let screen = console.screen();
    assert!(line(&screen, "已报送").contains(" 兑现") && !screen.contains("批注"), "{screen}");
}

/// Left by Esc it is there as it was, on the same things; on others a fresh one is.
#[test]
fn an_agenda_that_was_left_is_there_again() {
    let mut console = console(80, 24);
    console.keys("M<S-Tab>逾期<S-Tab><C-u>水务专题会<Esc>");
    assert!(console.app.layers.is_empty() && console.app.meeting.is_none());
    console.keys("jM");
    console.hides("水务专题会");
    console.keys("<Esc>kM<Esc>M<S-Tab>逾期<S-Tab><C-u>水务专题会<Esc>M");
    console.shows("水务专题会");
    console.shows("会议议程  2项");
}

/// Ten thousand characters in a line are as quick as one, and are no promise.
#[test]
fn a_very_long_line_is_neither_slow_nor_an_error() {
    for text in ["周", "下周五", "水务局，", "12月", "a ", "，", "\u{1b}[31m", "十"] {
        let mut console = console(80, 24);
        begin(&mut console);
        let begun = std::time::Instant::now();
        console.keys("+").input(Input::Paste(text.repeat(10_000 / text.chars().count())));
        console.keys("x");
        let took = begun.elapsed();
        assert!(took < std::time::Duration::from_secs(15), "{text}: {took:?}");
        console.keys("<Enter>");
        let _ = console.screen();
    }
}

#[test]
fn an_empty_agenda_and_a_meeting_without_a_name_do_not_begin() {
    let mut console = console(80, 24);
    console.keys("Mx<Enter>");
    console.shows("议程还是空的");
    console.keys("逾期<Tab><Tab><C-u><C-s>");
    console.shows("请写会议名称");
    console.keys("水务专题会<C-s>");
    assert_eq!(console.app.meeting.as_ref().map(|sitting| sitting.title.as_str()), Some("水务专题会"));
}

/// 128 measures are more than a meeting has time for.
#[test]
fn a_long_agenda_is_begun_after_a_question_only() {
    let mut console = console(80, 24);
    console.keys("M<S-Tab>-id:8.4<C-s>");
    assert!(console.app.meeting.is_none());
    console.shows("超过30项");
    console.keys("n");
    console.shows("会议议程");
    console.keys("<C-s>y");
    assert_eq!(agenda(&console).len(), 127);
}

/// Of the queue what is marked, else all that the filter lists: the whole row of 31.3 is the measure, two of its units are these.
#[test]
fn the_queue_gives_what_is_marked_or_listed() {
    let mut console = console(120, 36);
    console.keys("2f逾期<Enter>M<Enter>");
    assert_eq!(agenda(&console), ["31.3", "5.1"]);
    let mut console = self::console(120, 36);
    console.keys("2f逾期<Enter> M<Enter>");
    assert_eq!(agenda(&console), ["31.3"]);
    let mut console = self::console(120, 36);
    console.keys("2f逾期<Enter>ljj  M<Enter>");
    let units = agenda(&console);
    assert!(units.len() == 2 && units.iter().all(|id| id.starts_with("31.3@")), "{units:?}");
    // The card of an obligation says whose it is.
    console.shows("主责");
}

#[test]
fn every_list_gives_its_items() {
    for (keys, first) in [("jjjjjjj<Enter>", "8.1"), ("jjjj<Enter>", "5.1"), ("jjjjjjj<Enter>jjjo", "8.4@"), ("4", "31.3"), ("5", "1.1")] {
        let mut console = console(120, 36);
        console.keys(keys).keys("M<Enter>");
        if console.app.meeting.is_none() {
            console.keys("y");
        }
        assert!(agenda(&console)[0].starts_with(first), "{keys}: {:?}", agenda(&console));
    }
}

#[test]
fn cards_are_gone_through_and_left_and_the_meeting_goes_on() {
    let mut console = console(80, 24);
    console.keys("jjjjjjj<Enter>M<Enter>");
    let task = agenda(&console);
    assert_eq!(console.selected(), "8.1");
    console.keys("n ");
    assert_eq!(console.selected(), "8.3");
    console.keys("p<Right><Left>G");
    assert_eq!(Some(&console.selected()), task.last());
    console.keys("n");
    console.shows("已是议程最后一项，按 E 结束会议");
    console.keys("gnnn");
    // The details, and back.
    console.keys("o");
    assert!(console.screen().contains("8.4 变更记录") || console.screen().contains("8 "), "{}", console.screen());
    console.keys("<Esc>");
    assert_eq!(console.selected(), "8.4");
    console.keys("q");
    console.shows("会议未结束");
    console.shows("会议中");
    console.keys("1M");
    assert_eq!(console.selected(), "8.4");
    // On the cards the same key opens the agenda, the cursor on the card's item.
    console.keys("Mj<Enter>");
    assert_eq!(console.selected(), task[4]);
    console.keys("x");
    assert!(!agenda(&console).contains(&task[4]) && agenda(&console).len() == task.len() - 1);
    console.keys("a1.1<C-s>");
    assert_eq!(console.selected(), "1.1");
    assert_eq!(agenda(&console).last().map(String::as_str), Some("1.1"));
}

#[test]
fn what_is_promised_is_understood_before_it_is_saved() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("+水务局，下周五，补齐台账");
    console.shows("→ 市水务局 2026-12-04 周五 补齐台账");
    console.keys("<Enter>");
    assert_eq!(promises(&console, "31.3"), [promised("市水务局", "2026-12-04", "补齐台账")]);
    console.shows("12-04 周五  市水务局  补齐台账");
    // Nobody named is the one who answers; typed in one go, as on a slow line.
    console.input(Input::Text("n+12月10日前，报送名单\n".into()));
    assert_eq!(promises(&console, "5.1"), [promised("市商务局", "2026-12-10", "报送名单")]);
    assert!(console.app.layers.is_empty(), "{}", console.screen());
}

#[test]
fn a_day_that_is_none_is_asked_again_and_the_text_is_kept() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("+水务局，2月30日，补齐台账<Enter>");
    console.shows("没有“2月30日”这一天");
    console.shows("水务局，2月30日，补齐台账");
    assert!(promises(&console, "31.3").is_empty());
    console.keys("<C-u>水务局，尽快，补齐台账<Enter>");
    console.shows("“尽快”没有说到哪一天");
    console.shows("存为议定事项");
    // Left, it is a draft, and there when it is opened again.
    console.keys("<Esc>");
    assert_eq!(console.app.drafts.len(), 1);
    console.keys("+");
    console.shows("水务局，尽快，补齐台账");
    console.shows("上次的草稿");
    console.keys("<C-u>水务局，明天，补齐台账<Enter>");
    assert_eq!(promises(&console, "31.3"), [promised("市水务局", "2026-11-24", "补齐台账")]);
    assert!(console.app.drafts.is_empty());
}

#[test]
fn what_has_no_day_is_saved_as_a_decision() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("+由市水务局牵头会商<Enter>");
    console.shows("没有说到什么时候");
    console.keys("<C-d>");
    let notes: Vec<String> = console.item("31.3").notes().map(|note| note.text.clone()).collect();
    assert_eq!(notes, ["会议议定：由市水务局牵头会商"]);
    assert!(console.app.layers.is_empty());
}

/// From 9:00 on 31.3 for two minutes, then 5.1 for one; what was recorded before the meeting and on what it was not about is not in it.
#[test]
fn a_meeting_is_saved_with_what_was_looked_at_and_recorded() {
    let mut console = console(120, 36);
    console.keys("2f逾期<Enter>jc会前<C-s>1c不相干<C-s>");
    let before = console.app.ledger.last_event();
    begin(&mut console);
    tick(&mut console, "09:02:00");
    console.keys("+水务局，下周五，补齐台账<Enter>n");
    console.keys("c已约谈<C-s>u");
    console.keys("s1");
    tick(&mut console, "09:03:00");
    console.keys("E");
    console.shows("会议纪要 11月23日调度会");
    console.keys("<C-s>");
    console.shows("会议已保存");
    console.shows("duban minutes");
    assert!(console.app.meeting.is_none());
    let ledger = &console.app.ledger;
    let held = ledger.meetings().last().unwrap();
    let meeting = held.meeting;
    assert_eq!((held.number, meeting.title.as_str(), meeting.minutes()), (1, "11月23日调度会", 3));
    let seen: Vec<_> = meeting.seen.iter().map(|seen| (seen.key, seen.seconds)).collect();
    assert_eq!(seen, [(key(&console, "31.3"), 120), (key(&console, "5.1"), 60)]);
    // The promise, the comment that was taken back, and the status: each its own act; the undo is none.
    assert_eq!(meeting.acts, [before.0 + 1, before.0 + 2, before.0 + 4].map(EventNo));
    let minutes = ledger.minutes(&held);
    assert_eq!((minutes.promised.len(), minutes.decided.len()), (1, 1));
    // The file is offered still; left, the console is where it was.
    let effects = console.app.update(Input::Key(crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('w'))));
    let written = effects
        .iter()
        .any(|effect| matches!(effect, Effect::WriteFile { name, text } if name == "调度会-2026-11-23.md" && text.contains("补齐台账")));
    assert!(written, "{effects:?}");
    console.keys("q");
    assert!(console.app.layers.is_empty() && !console.screen().contains("会议中"), "{}", console.screen());
}

/// Its event stands at the top of the log; another one is no meeting and opens its item.
#[test]
fn the_minutes_of_a_meeting_are_read_again_from_the_log() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("+水务局，下周五，补齐台账<Enter>E<C-s>q");
    let minutes = console.keys("6<Tab><Enter>").screen();
    assert!(minutes.contains("会议纪要 11月23日调度会") && minutes.contains("补齐台账（31.3）"), "{minutes}");
    assert!(minutes.contains("w 写成 Markdown 文件") && !minutes.contains("保存会议"), "{minutes}");
    // It is copied in lines as long as its sentences, and shown; Esc goes back to the minutes.
    let copied = console.app.update(Input::Key(crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char('Y'))));
    let expected = {
        let held = console.app.ledger.meetings().last().unwrap();
        duban::report::minutes::text(&console.app.ledger, &console.app.ledger.minutes(&held), None, Lang::Zh)
    };
    assert!(expected.contains("补齐台账"), "{expected}");
    assert!(copied.iter().any(|effect| matches!(effect, Effect::Copy(text) if *text == expected)), "{copied:?}");
    let screen = console.screen();
    assert!(screen.contains("会议纪要 11月23日调度会 已请终端复制") && screen.contains("补齐台账"), "{screen}");
    console.keys("<Esc>");
    assert_eq!(console.screen(), minutes);
    // What is in the record is neither saved again nor dropped.
    console.keys("<C-s>x");
    assert_eq!((console.app.layers.len(), console.app.ledger.meetings().count()), (1, 1), "{}", console.screen());
    let item = console.keys("qj<Enter>").screen();
    assert!(!item.contains("会议纪要") && item.contains("31.3"), "{item}");
}

#[test]
fn a_meeting_can_be_dropped_and_what_was_recorded_stays() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("+水务局，下周五，补齐台账<Enter>Exn");
    assert!(console.app.meeting.is_some());
    console.keys("xy");
    assert!(console.app.meeting.is_none() && console.app.ledger.meetings().next().is_none());
    assert_eq!(promises(&console, "31.3").len(), 1);
}

#[test]
fn a_refused_promise_stays_in_its_line() {
    let mut console = Console::slow(80, 24);
    tick(&mut console, "09:00:00");
    begin(&mut console);
    console.keys("+水务局，下周五，补齐台账<Enter>");
    console.refuse();
    console.shows("水务局，下周五，补齐台账");
    assert_eq!(console.app.layers.len(), 1);
    // The end waits for what is on its way, so that the minutes have it.
    console.keys("<Enter>");
    console.save();
    console.keys("c已约谈<C-s>");
    console.keys("<Esc>E");
    console.hides("会议纪要");
    console.save();
    console.shows("会议纪要");
}

#[test]
fn opened_read_only_cards_are_shown_and_nothing_is_written() {
    let mut console = console(80, 24);
    console.app.setting.read_only = true;
    begin(&mut console);
    assert_eq!(console.selected(), "31.3");
    console.keys("+");
    assert!(console.app.layers.is_empty() && console.screen().contains("只读打开"), "{}", console.screen());
    console.keys("nE<C-s>");
    assert!(console.screen().contains("只读打开") && console.app.meeting.is_some(), "{}", console.screen());
}

/// Yesterday's ledger is looked at on the cards, but a meeting begins and ends today.
#[test]
fn a_meeting_begins_and_ends_in_the_present() {
    let mut console = console(80, 24);
    console.keys("H11-22<Enter>M");
    assert!(console.app.layers.is_empty() && console.app.meeting.is_none(), "{}", console.screen());
    console.keys("H");
    begin(&mut console);
    console.keys("H11-22<Enter>");
    assert!(console.selected() == "31.3" && console.screen().contains("逾期145天"), "{}", console.screen());
    console.keys("E+");
    assert!(console.app.layers.is_empty(), "{}", console.screen());
    console.keys("HE");
    assert!(console.screen().contains("会议纪要") && console.app.layers.len() == 1, "{}", console.screen());
}

/// While nothing is typed the minutes alone change what is seen, and they are kept.
#[test]
fn the_timer_goes_by_minutes_and_the_meeting_is_kept() {
    let mut console = console(80, 24);
    let keeps = |console: &mut Console, time: &str| {
        let tick = Input::Tick(format!("2026-11-23T{time}+08:00").parse().unwrap());
        console.app.update(tick).iter().any(|effect| matches!(effect, Effect::KeepMeeting(_)))
    };
    assert!(!keeps(&mut console, "09:00:30") && console.app.minutes_shown().is_none());
    begin(&mut console);
    let at = |time: &str| format!("2026-11-23T{time}+08:00").parse().unwrap();
    assert_eq!((console.app.minutes_shown(), console.app.seconds_to_next_minute(at("09:01:10"))), (Some(0), Some(20)));
    assert!(!console.app.minute_is_over(at("09:01:29")) && console.app.minute_is_over(at("09:01:30")));
    assert!(!keeps(&mut console, "09:01:29") && keeps(&mut console, "09:01:30"));
    console.shows("本项 1分");
    console.shows("会议 1分");
    // A card that is turned to is kept at once, and none is counted where no card is seen.
    let right = Input::Key(crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Right));
    assert!(console.app.update(right).iter().any(|effect| matches!(effect, Effect::KeepMeeting(_))));
    console.keys("q");
    assert_eq!(console.app.minutes_shown(), None);
}

/// No size breaks the agenda, a card, the line or the minutes, and what is typed in a window that is too small is kept.
#[test]
fn no_size_breaks_a_meeting() {
    let sizes = [(0, 0), (1, 1), (20, 5), (59, 16), (60, 16), (61, 17), (79, 27), (80, 28), (110, 40), (151, 41), (300, 90)];
    for keys in
        ["M", "M<S-Tab>红", "M<S-Tab>逾期<C-s>", "M<S-Tab>逾期<C-s>+水务局，下周五，补齐", "M<S-Tab>逾期<C-s>E", "M<S-Tab>逾期<C-s>M"]
    {
        let mut console = console(80, 24);
        console.keys(keys);
        for (width, height) in sizes {
            console.input(Input::Resize(width, height));
            let _ = console.screen();
            console.keys("<Down><Up>");
        }
    }
}

/// The same in English with ASCII signs: no box, no block, no sign of ambiguous width.
#[test]
fn a_card_in_ascii_as_a_picture() {
    let cells = duban::console::text::Cells { wide_ambiguous: false, ascii: true };
    for (width, height) in [(80, 24), (120, 36)] {
        let mut console = Console::with(width, height, duban::messages::Lang::En, cells, Vec::new());
        tick(&mut console, "09:00:00");
        console.keys("M<S-Tab>31.3<C-s>+水务局，下周五，补齐台账<Enter>");
        console.app.notice = None;
        let screen = console.screen();
        assert!(!screen.contains('█') && !screen.contains('─') && !screen.contains('●'), "{screen}");
        insta::assert_snapshot!(format!("card-ascii-{width}x{height}"), screen);
    }
}

/// Three minutes of two items, a promise, a decision and a comment.
#[test]
fn the_minutes_as_a_picture() {
    pictures("minutes", |console| {
        begin(console);
        tick(console, "09:02:00");
        console.keys("+水务局，下周五，补齐台账<Enter>n+各单位月底前报送总结材料由市商务局汇总<C-d>c已约谈两家公司<C-s>");
        tick(console, "09:03:00");
        console.keys("E");
    });
}

fn pictures(name: &str, prepare: impl Fn(&mut Console)) {
    for (width, height) in SIZES {
        let mut console = console(width, height);
        prepare(&mut console);
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), console.screen());
    }
}

#[test]
fn the_agenda_as_a_picture() {
    pictures("agenda", |console| {
        console.keys("2M<S-Tab>门头沟 红");
    });
}

#[test]
fn the_list_of_the_agenda_as_a_picture() {
    pictures("agenda-list", |console| {
        console.keys("jjjjjjj<Enter>Mjj");
    });
}

/// 8.4 after twelve minutes, ten of them on it: two districts are red no longer, one promised something that it did not keep.
#[test]
fn a_card_as_a_picture() {
    pictures("card", |console| {
        console.keys("jjjjjjj<Enter>jjjo  s1<Esc>P三个区已报进展<C-s>ggM<Enter>");
        tick(console, "09:01:30");
        console.keys("nnn+门头沟，下周五，补齐台账<Enter>c已约谈两家公司，下周复查<C-s>r请于本周五前报送<C-s>");
        console.app.notice = None;
        tick(console, "09:12:00");
    });
}

#[test]
fn the_card_of_an_obligation_as_a_picture() {
    pictures("card-of-a-unit", |console| {
        console.keys("M<S-Tab>31.3@门头沟<C-s>");
        tick(console, "09:00:40");
    });
}

#[test]
fn a_capture_as_a_picture() {
    pictures("capture", |console| {
        begin(console);
        console.keys("+水务局，下周五，补齐台账");
    });
}

#[test]
fn a_day_that_is_none_as_a_picture() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("+水务局，尽快，补齐台账<Enter>");
    insta::assert_snapshot!("capture-refused-80x24", console.screen());
}

/// A name that is no unit is said to be none before it is saved; a unit goes by its pinyin, and by what stands behind the day.
#[test]
fn whom_a_line_means_is_said_and_no_other_is_charged() {
    for (line, whom) in [
        ("不存在局，明天，做", "不存在局"),
        ("shuiwuju，明天，做", "市水务局"),
        ("shuiwu，明天，做", "市水务局"),
        ("水务，明天，做", "市水务局"),
        ("明天前水务局做", "市水务局"),
        ("市水务局李处长，明天，做", "市水务局李处长"),
        ("各区，明天，做", "各区政府"),
        ("明天，做", "市商务局"),
    ] {
        let mut console = console(80, 24);
        begin(&mut console);
        console.keys("n+").keys(line);
        let screen = console.screen();
        assert!(screen.contains(whom) && screen.contains("2026-11-24"), "{screen}");
        assert_eq!(screen.contains("（不是名单上的单位，记为个人）"), whom == "不存在局", "{screen}");
        console.keys("<Enter>");
        assert_eq!(promises(&console, "5.1"), [promised(whom, "2026-11-24", "做")], "{line}");
    }
}

/// What is understood so far is shown, and what is missing; a name that is nearly a unit's is asked about, and so are letters that fit several.
#[test]
fn what_is_understood_so_far_is_shown() {
    for (line, told) in [
        ("水务局", "→ 市水务局（还没写何时、做什么）"),
        ("水务局，下周五", "→ 市水务局 2026-12-04 周五（还没写做什么）"),
        ("通洲，下周五，补齐", "通洲（不在名单内，是否通州区政府？"),
        ("swj，下周五，补齐", "“swj”可指几个单位：市水务局、市商务局"),
        ("月底前，补齐，生态环境局", "→ 市生态环境局 2026-11-30 周一 补齐"),
        ("水务局承诺12月底前完成30公里", "→ 市水务局 2026-12-31 周四 完成30公里"),
        ("朝阳区：下周五前整改到位；通州区：月底前", "一行只记一个单位的承诺"),
    ] {
        let mut console = console(120, 36);
        begin(&mut console);
        console.keys("n+").keys(line);
        assert!(console.screen().contains(told), "{line}\n{}", console.screen());
    }
}

/// On the card of a measure are the promises of its units, too: one is chosen among all that are shown; a single one is meant.
#[test]
fn a_promise_that_a_card_shows_is_ended_or_moved() {
    let mut console = console(120, 36);
    console.keys("M<S-Tab><C-u>8.4@门头沟<Tab><Enter>+月底前，报方案<Enter>E<C-s>q");
    console.keys("M<S-Tab><C-u>8.4,5.1<Tab><C-s>");
    while console.selected() != "8.4" {
        console.keys("n");
    }
    assert_eq!(promises(&console, "8.4@门头沟区政府"), [promised("门头沟区政府", "2026-11-30", "报方案")]);
    console.keys("-");
    assert!(matches!(console.app.layers.last(), Some(duban::console::layers::Layer::Form(_))), "{}", console.screen());
    console.keys("<Esc>+下周五，开会<Enter>-");
    let screen = console.screen();
    assert!(screen.contains("了结哪一条承诺（2条未了）") && screen.contains("@门头沟 门头沟区政府  报方案"), "{screen}");
    console.keys("j<Enter>已开<C-s>");
    assert_eq!((promises(&console, "8.4").len(), promises(&console, "8.4@门头沟区政府").len()), (0, 1), "{}", console.screen());
    console.keys("=<C-u>12-20<Tab>再等<C-s>");
    assert_eq!(promises(&console, "8.4@门头沟区政府"), [promised("门头沟区政府", "2026-12-20", "报方案")], "{}", console.screen());
}

/// Typed while the promise before is being saved: the next card, and its line.
#[test]
fn what_is_typed_behind_a_promise_that_is_being_saved_is_of_the_next_card() {
    let mut console = Console::slow(120, 36);
    tick(&mut console, "09:00:00");
    begin(&mut console);
    console.keys("+水务局，下周五，补齐台账<Enter>n+商务局，下周五，报送名单");
    assert_eq!((promises(&console, "31.3").len(), console.selected().as_str()), (0, "31.3"));
    console.save();
    assert_eq!(console.selected(), "5.1");
    console.keys("<Enter>").save();
    assert_eq!(promises(&console, "31.3"), [promised("市水务局", "2026-12-04", "补齐台账")]);
    assert_eq!(promises(&console, "5.1"), [promised("市商务局", "2026-12-04", "报送名单")]);
}

#[test]
fn who_urges_from_a_card_does_so_in_the_meeting() {
    let mut console = console(120, 36);
    begin(&mut console);
    console.keys("nr请尽快<C-s>");
    let urged = console.item("5.1").dealings().next_back().map(|dealt| dealt.what.clone());
    assert!(matches!(urged, Some(Dealing::Urge { how: duban::ledger::UrgeWay::Meeting, .. })), "{urged:?}");
}

/// 31.3 and 5.1, then 8.4 is added and looked at, and struck: all three were on the agenda, and all three were looked at.
#[test]
fn what_was_struck_after_it_was_looked_at_was_on_the_agenda() {
    let mut console = console(120, 36);
    begin(&mut console);
    console.keys("na8.4<Tab><Enter>");
    assert_eq!(console.selected(), "8.4");
    console.keys("xE");
    let screen = console.screen();
    assert!(screen.contains("议程：3项，议了3项") && !screen.contains("议程外"), "{screen}");
}

#[test]
fn a_line_of_two_units_is_refused_and_kept() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("n+水务局、生态环境局，下周五，补齐台账<Enter>");
    let screen = console.screen();
    assert!(screen.contains("一行只记一个单位") && screen.contains("水务局、生态环境局，下周五，补齐台账"), "{screen}");
    assert_eq!(promises(&console, "5.1"), []);
    assert_eq!(console.app.layers.len(), 1);
}

/// With a separator behind it a day that is none is said to be none while the line is typed.
#[test]
fn why_a_day_is_none_is_said_while_the_line_is_typed() {
    for (words, sentence) in [
        ("昨天", "“昨天”是 2026-11-22，已经过去"),
        ("下周八", "看不懂日期“下周八”"),
        ("13.40", "看不懂日期“13.40”"),
        ("31号", "11月没有31日"),
        ("周末前", "请写“周五前”或“周日前”"),
    ] {
        let mut console = console(120, 36);
        begin(&mut console);
        console.keys("n+水务局，").keys(words).keys("，补");
        console.shows(sentence);
    }
    let mut console = console(120, 36);
    begin(&mut console);
    console.keys("n+水务局，12.10，补齐");
    console.shows("市水务局 2026-12-10");
}

/// A line end that was typed last is no part of a comment; those within are.
#[test]
fn a_comment_ends_with_its_words() {
    let mut console = console(80, 24);
    begin(&mut console);
    console.keys("nc已约谈<Enter>下周复查<Enter><C-s>");
    assert_eq!(console.item("5.1").notes().last().map(|note| note.text.as_str()), Some("已约谈\n下周复查"));
    assert!(console.app.layers.is_empty());
}

#[test]
fn english_counts_read_well_for_one() {
    let mut console = Console::with(80, 24, duban::messages::Lang::En, duban::console::text::Cells::default(), Vec::new());
    console.keys("M");
    console.shows("items: 1");
    console.hides("1 items");
    console.keys("<S-Tab><C-u>");
    console.shows("empty: the list below");
}

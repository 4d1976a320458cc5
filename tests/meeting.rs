//! A meeting as it is held: the built program on a real pseudo-terminal. Ten items, four promises, minutes that are saved and written as
//! Markdown; a console that is killed in the middle, and one that is idle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use std::time::Duration;

use terminal::{Console, Home, draft_on_disk, holds_in_time, text};

/// The title of the line in which a promise is written.
const LINE: &str = "谁，何时，做什么";
const TEN: &str = "5.1,5.2,5.3,8.1,8.2,8.3,8.4,8.5,8.6,31.3";

/// The console on Monday, 23 November 2026, at nine o'clock.
fn open(home: &Home) -> Console {
    home.open_at("2026-11-23T09:00:00+08:00", 80, 24)
}

fn begin(console: &mut Console) {
    console.see("加强油气油品监管").keys("M").see("会议议程").keys("\x1b[Z").keys(TEN).see("筛选得10项").keys("\x13").see("议程 1/10");
}

#[test]
fn a_meeting_of_ten_items_is_held() {
    let home = Home::with_plan();
    let mut console = open(&home);
    begin(&mut console);
    // The most urgent first: 31.3, then 5.1.
    console.see("逾期146天").keys("+水务局，下周五，补齐台账\r").see("12-04 周五  市水务局  补齐台账").not_see(LINE);
    console
        .keys("n")
        .see("议程 2/10")
        .see("逾期54天")
        .keys("+商务局，12月10日前，报送名单\r")
        .see("12-10 周四  市商务局  报送名单")
        .not_see(LINE);
    console.keys("+月底前，约谈两家加油站\r").see("11-30 周一").not_see(LINE);
    for place in 3..=10 {
        console.keys("n").see(&format!("议程 {place}/10"));
    }
    console.keys("c各单位月底前报送全年总结").see("各单位月底前").keys("\x13").see("已保存").see("记录");
    // A day that is none is asked again; the text is there.
    console.keys("+尽快，补报10月进展\r").see("没有说到哪一天").keys("\x15").keys("后天，补报10月进展\r").see("11-25 周三").not_see(LINE);
    console.keys("E").see("会议纪要 11月23日调度会").keys("\x13").see("会议已保存");
    console.keys("w").see("已写成 调度会-2026-11-23.md").keys("w").see("已写成 调度会-2026-11-23-2.md");
    console.keys("q").not_see("会议纪要").quit();
    let written = std::fs::read_to_string(home.dir.path().join("调度会-2026-11-23.md")).unwrap();
    for words in ["11月23日调度会", "31.3", "市水务局", "2026-12-04", "补齐台账", "报送名单", "约谈两家加油站", "补报10月进展", "全年总结"]
    {
        assert!(written.contains(words), "{words}\n{written}");
    }
    let log = text(&home.run(&["log"]));
    assert!(log.contains("11月23日调度会"), "{log}");
    let check = home.run(&["check"]);
    assert!(check.status.success(), "{}", text(&check));
}

/// Killed in the middle of a promise: the meeting, its place and the line are there again.
#[test]
fn a_meeting_outlives_a_kill() {
    let home = Home::with_plan();
    let mut console = open(&home);
    begin(&mut console);
    console.keys("nnnn").see("议程 5/10").keys("+").see(LINE).keys("市生态环境局，下周五，补").see("2026-12-04");
    assert!(draft_on_disk(&home, "下周五，补"));
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    let mut again = open(&home);
    again.see("上次的会议“11月23日调度会”").see("议程 5/10").keys("y").see("议程 5/10").see("草稿（1）");
    again.keys("\r").see("上次的草稿").keys("齐台账").see("补齐台账").keys("\r").see("12-04 周五  市生态环境局  补齐台账").not_see(LINE);
    // Left for another screen it goes on; said no at the next start it goes on, too.
    again.keys("2").see("会议中").quit();
    let mut third = open(&home);
    third.see("上次的会议").keys("n").not_see("上次的会议").see("会议中").keys("M").see("议程 5/10");
    third.keys("E").see("会议纪要").keys("\x13").see("会议已保存").keys("q").not_see("会议纪要").quit();
    let mut last = open(&home);
    last.see("加强油气油品监管").not_see("上次的会议").not_see("会议中").quit();
}

/// Killed on Monday at nine and gone on with on Tuesday: the night is no part of it. The clock of a test stands, so that it took no time.
#[test]
fn a_night_is_no_part_of_a_meeting() {
    let home = Home::with_plan();
    let mut console = open(&home);
    begin(&mut console);
    console.keys("n").see("议程 2/10");
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    let mut again = home.open_at("2026-11-24T09:30:00+08:00", 80, 24);
    again.see("上次的会议").keys("y").see("议程 2/10").see("会议 0分");
    again.keys("E").see("2026-11-23 周一 09:00—2026-11-24 周二 09:30（会议用时 0分钟）").keys("\x13").see("会议已保存");
    again.keys("q").not_see("会议纪要").quit();
    let told = text(&home.run(&["meetings"]));
    assert!(told.contains("会议用时 0分钟"), "{told}");
    let check = home.run(&["check"]);
    assert!(check.status.success(), "{}", text(&check));
}

/// Whether a text comes to be promised so often, by units that are listed.
fn promised(home: &Home, what: &str, count: usize) -> bool {
    let told = || text(&home.run(&["promises"]));
    holds_in_time(|| told().matches(what).count() >= count);
    let told = told();
    told.matches(what).count() == count && !told.contains('+')
}

/// However fast it is typed, what stands behind the key goes into the line; one promise right behind the other, too, and all of it before the
/// console is there.
#[test]
fn a_promise_is_captured_however_fast_it_is_typed() {
    let home = Home::with_plan();
    let mut console = open(&home);
    begin(&mut console);
    for (pause, what) in [(5, "报送清单"), (20, "报送方案"), (60, "报送总结")] {
        console.typed(&format!("+水务局，下周五，{what}\r+商务局，下周五，{what}\r"), Duration::from_millis(pause));
        assert!(promised(&home, what, 2), "{}", console.screen());
        console.not_see(LINE);
    }
    console.keys("E").see("会议纪要").keys("\x13").see("会议已保存").keys("q").not_see("会议纪要");
    // All at once, as a busy program reads it.
    console.keys("1").see("加强油气油品监管").keys("M\r+水务局，下周五，补报数据\r");
    assert!(promised(&home, "补报数据", 1), "{}", console.screen());
    console.quit();
}

/// Nothing is drawn while nobody types and no minute has passed.
#[test]
fn an_idle_meeting_draws_nothing() {
    let home = Home::with_plan();
    let mut console = open(&home);
    begin(&mut console);
    let before = console.rested();
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(console.bytes().len(), before);
    console.quit();
}

/// What a line is not: two units' promise, a sentence for a name, a week for a day. The text stays, and nothing is saved.
#[test]
fn a_line_that_may_be_another_units_is_refused_with_its_text_kept() {
    let home = Home::with_plan();
    let mut console = open(&home);
    begin(&mut console);
    for (typed, sentence) in [
        ("通州11月30日前完成，大兴12月5日前完成", "一行只记一个单位的承诺"),
        ("东城西城朝阳下周一前补报", "一行只记一个单位的承诺"),
        ("我们把台账补齐，下周三再报", "“我们把台账补齐”不像单位或人名"),
        ("攻坚办下周发文督促", "“下周”没有说到哪一天"),
    ] {
        console.keys(&format!("+{typed}\r")).see(sentence).see(typed).keys("\x15").keys("\x1b").not_see(LINE);
    }
    console.keys("+12月5日前，各区补报10月进展").see("各区政府").see("2026-12-05").keys("\r").not_see(LINE);
    console.see("12-05 周六  各区政府  补报10月进展").quit();
    let promises = text(&home.run(&["promises"]));
    assert!(promises.contains("各区政府") && !promises.contains("大兴"), "{promises}");
}

//! The queue as a person has it: the built program on a real pseudo-terminal, alone and beside another console on the same database.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use terminal::{Home, draft_on_disk, text};

const OVERDUE: &str = "[逾期]";

/// The whole of it typed in one go, as on a slow line: the queue, its filter, an urge with its words.
#[test]
fn a_row_is_urged_in_one_go() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("2f逾期\r").see(OVERDUE).see("31.3 18项").keys("r请于12月5日前报送").see("请于12月5日前报送");
    console.keys("\x13").see("已保存").see("✓+●红 逾期146天").quit();
    let shown = text(&home.run(&["--as-of", "2026-11-23", "show", "31.3@东城"]));
    assert!(shown.contains("请于12月5日前报送") && shown.contains("东城区政府"), "{shown}");
}

/// Two people at one queue: what one does shows on the other's row, whose cursor and order stay.
#[test]
fn two_consoles_at_one_queue() {
    let home = Home::with_plan();
    let mut zhang = home.open(120, 36);
    let mut lina = home.open_with(120, 36, &["--as-of", "2026-11-23", "--by", "lina"]);
    for console in [&mut zhang, &mut lina] {
        console.see("加强油气油品监管").keys("2f逾期\r").see(OVERDUE).see("5.1 18项");
    }
    lina.keys("j");
    zhang.keys("c已核实").see("已核实").keys("\x13").see("已保存");
    lina.see("已处理").see("待办18 共36");
    let screen = lina.screen();
    let row = screen.lines().find(|line| line.contains("31.3 18项")).unwrap();
    let here = screen.lines().find(|line| line.starts_with("│▌") && line.contains('●')).unwrap();
    assert!(row.contains('✓') && row.contains("zhangwei") && here.contains("5.1 18项"), "{screen}");
    // Taken back by the one, it waits again at the other.
    zhang.keys("u").see("撤销");
    lina.see("待办36 共36").not_see("已处理");
    zhang.quit();
    lina.quit();
}

#[test]
fn a_form_of_the_queue_outlives_a_kill() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("2f逾期\r").see(OVERDUE).keys("z").see("暂缓").keys("12-1\t").see("即 2026-12-01").keys("等通知");
    assert!(draft_on_disk(&home, "等通知"));
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    let mut again = home.open(80, 24);
    again.see("草稿（1）").keys("\r").see("上次的草稿").see("等通知").keys("\x13").see("已保存").quit();
    let shown = text(&home.run(&["--as-of", "2026-11-23", "show", "31.3@延庆"]));
    assert!(shown.contains("等通知"), "{shown}");
}

/// A cursor move costs the marker in two rows, not the rows.
#[test]
fn a_cursor_move_costs_a_marker() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("2f逾期\r").see(OVERDUE).keys("l").see("@顺义");
    let before = console.rested();
    // In the next frame the preview follows, when the cursor has rested for 80 ms.
    let moved = console.keys("j").frame_behind(before);
    assert!((1..200).contains(&moved), "{moved} bytes");
    console.quit();
}

/// A paste at the list is no keys, and a burst of an input method acts on nothing.
#[test]
fn a_paste_at_the_queue_acts_on_nothing() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("2f逾期\r").see(OVERDUE).keys("\x1b[200~v.u+z\x1b[201~").see("文字“v.u+z”");
    console.keys("\x1b").see("待办36 共36").keys("推进").see("文字“推进”").keys("\x1b").see("待办36 共36");
    // The last act again among other letters is nobody's key.
    console.keys("c一条\x13").see("已保存").keys("abc.").see("文字“abc.”").keys("\x1b").not_see("已按它检索").quit();
    let log = text(&home.run(&["log"]));
    assert!(log.contains("31.3") && !log.contains("5.1"), "{log}");
}

/// What was run on the command line is offered in the next session, also one that only reads; a file that was spoilt is said to be, and begun anew.
#[test]
fn former_commands_outlive_the_session() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys(":逾期 门头沟").see("逾期 门头沟").keys("\r").see("[门头沟]").quit();
    let mut again = home.open_with(80, 24, &["--as-of", "2026-11-23", "--read-only"]);
    again.see("加强油气油品监管").keys(":").see("此处可用的命令").keys("\x1b[A").see("逾期 门头沟").keys("\r").see("[门头沟]").quit();
    let kept = terminal::files(&home.dir.path().join("state")).into_iter().find(|file| file.extension().is_some_and(|e| e == "lines"));
    std::fs::write(kept.unwrap(), "{").unwrap();
    let mut spoilt = home.open(80, 24);
    spoilt.see("以前的命令读不出来").keys(":8.4\r").see("结合《沥青混合料").quit();
    let mut anew = home.open(80, 24);
    anew.see("加强油气油品监管")
        .not_see("读不出来")
        .keys(":")
        .see("此处可用的命令")
        .keys("\x1b[A")
        .see("8.4")
        .keys("\r")
        .see("结合《沥青混合料")
        .quit();
}

//! The screen of promises as a person has it: the built program on a real pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use terminal::{Home, text};

/// Recorded by command, asked for by one key, moved to a day that is said, ended; then read by command. 4 December 2026 is the Friday of the next week.
#[test]
fn a_promise_is_looked_up_moved_and_ended() {
    let home = Home::new();
    home.run(&["--as-of", "2026-11-23", "promise", "5.1", "补齐台账", "--due", "11-25", "--whom", "李主任"]);
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("C").see("承诺台账").see("未到期 还有2天").see("李主任");
    console.keys("+下周五\t").see("即 2026-12-04").keys("设备未到\x13").see("已保存").see("还有11天").see("改1次");
    let due = text(&home.run(&["--as-of", "2026-12-07", "promises", "--due"]));
    assert!(due.contains("已到期 过期3天 5.1 李主任 2026-12-04 前：补齐台账（改期1次，原定 2026-11-25）"), "{due}");
    console.keys("-").see("5.1 承诺了结").keys("\t已补齐\x13").see("没有未了结的承诺").keys("a").see("兑现");
    console.keys("u").see("还有11天");
    // By the letters of a name, while they are typed.
    console.keys("flzr").see("[“lzr”]").see("列出1条，全部1条").keys("x").see("筛选之后一条不剩（全部1条）");
    console.keys("\x1b").see("还有11天").quit();
    let checked = home.run(&["check"]);
    assert!(checked.status.success(), "{checked:?}");
}

//! Search and jumps as a person has them: the built program on a real pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use std::time::Duration;

use terminal::{Home, holds_in_one_of_five_tries, text};

/// A question in the meeting: what is sought, opened, and its matches gone through; then back to where one was.
#[test]
fn a_word_is_sought_and_opened() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("/").see("几个词用空格隔开");
    // An input method commits a phrase in one read.
    console.keys("加油站").see("截至2026-11-23").keys(" 储油库").see("措施 5.3");
    console.keys("\r").see("牵头  市商务局").keys("n").see("1/6").keys("n").see("2/6");
    console.keys("\x1b").see("/ 加油站 储油库").keys("\x1b").see("一 共筑").quit();
}

/// All in one read, as on a slow line: search, query, Enter, and a comment on what it opens.
#[test]
fn a_search_and_a_comment_in_one_go() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("/加油站和储油库\rc已约谈").see("已约谈").keys("\x13").see("已保存").quit();
    assert!(text(&home.run(&["--as-of", "2026-11-23", "show", "5.1"])).contains("已约谈"));
}

/// A status from the list of hits, and the list again.
#[test]
fn a_status_from_the_list() {
    let home = Home::with_plan();
    let mut console = home.open(120, 36);
    console.see("加强油气油品监管").keys("\x0b").see("几个词用空格隔开").keys("加油站和储油库").see("1项").keys("\t").see("r 催办");
    console.keys("s").see("推进中").keys("1").see("已保存").see("检索  1项").quit();
    assert!(text(&home.run(&["--as-of", "2026-11-23", "show", "5.1"])).contains("推进中"));
}

/// What an input method commits outside text entry is sought, not taken as keys.
#[test]
fn a_phrase_outside_text_entry_is_sought() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console
        .see("加强油气油品监管")
        .keys("密云水库")
        .see("收到文字“密云水库”，已按它检索")
        .see("措施 24.1")
        .keys("\x1b")
        .see("一 共筑")
        .quit();
}

/// A digit is the key of its screen; with another close behind it, it is an id.
#[test]
fn a_digit_close_behind_another_makes_an_id_of_both() {
    let home = Home::with_plan();
    let is_id = || {
        let mut console = home.open(80, 24);
        console.see("加强油气油品监管").keys("2").see("督办队列 待办");
        let before = console.bytes().len();
        console.keys("1").frame_behind(before);
        console.rested();
        let jumps = console.screen().contains("跳到编号");
        if jumps {
            console.see("深入实施总量减排").keys("\r").see("光标已在 21").quit();
        }
        jumps
    };
    assert!(holds_in_one_of_five_tries(is_id));
}

/// Digits that come together, and with a pause between them.
#[test]
fn digits_are_an_id_or_a_screen() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("21\r").see("光标已在 21");
    console.keys("8.4\r").see("规范沥青混合料搅拌站排放管理").keys("\x1b").see("一 共筑");
    console.keys("8.4@门头沟\r").see("8.4 责任事项").keys("\x1b").see("一 共筑");
    std::thread::sleep(Duration::from_millis(150));
    // After a pause each is the key of its screen.
    console.keys("2").see("督办队列 待办");
    std::thread::sleep(Duration::from_millis(900));
    console.keys("1").see("一 共筑").not_see("跳到编号").quit();
}

/// The caret stands in the line of search, where an input method composes; Esc leaves nothing behind.
#[test]
fn ten_thousand_characters_are_sought_at_once() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("/").see("几个词用空格隔开");
    let paste = format!("\x1b[200~{}\x1b[201~", "督.*[".repeat(2500));
    console.keys(&paste).see("没有找到").keys("\x1b").see("一 共筑").quit();
}

//! Copying an item (`Y`): by OSC 52 to the person's own machine, and by hand where the terminal has no clipboard. On a pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use base64::Engine;
use terminal::{Home, text};

fn copied(bytes: &[u8]) -> Option<String> {
    const BEGIN: &[u8] = b"\x1b]52;c;";
    let at = bytes.windows(BEGIN.len()).position(|window| window == BEGIN)? + BEGIN.len();
    let end = at + bytes[at..].iter().position(|b| *b == 7)?;
    String::from_utf8(base64::prelude::BASE64_STANDARD.decode(&bytes[at..end]).unwrap()).ok()
}

/// What is copied is what `duban show --chat` prints, to the letter.
#[test]
fn the_item_under_the_cursor_is_copied_as_text_for_a_message() {
    let home = Home::new();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\r").see("督促加油站").keys("Y").see("已请终端复制");
    let screen = console.screen();
    // Without a box: the text begins in the first column.
    assert!(screen.lines().any(|line| line.starts_with("【5.1】●红 逾期54天｜未启动｜截至2026-11-23")), "{screen}");
    assert!(screen.contains("set-clipboard"), "{screen}");
    let shown = text(&home.run(&["--as-of", "2026-11-23", "show", "5.1", "--chat"]));
    assert!(shown.contains("主责：各区政府、北京经济技术开发区管委会"), "{shown}");
    assert_eq!(copied(&console.bytes()).unwrap(), shown);
    console.keys("\x1b").not_see("已请终端复制").see("督促加油站").quit();
}

/// On the terminal's own screen a line is as long as it is; any key comes back, and does nothing else.
#[test]
fn it_is_shown_plain_to_be_selected_by_hand() {
    let home = Home::new();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\r").see("督促加油站").keys("Y").see("已请终端复制");
    console.keys("p").see("按任意键返回").see("主责：各区政府");
    console.keys("s").see("5 加强油气油品监管").not_see("按任意键返回").not_see("未启动 →").quit();
}

#[test]
fn a_terminal_that_prints_what_it_is_asked_is_not_asked() {
    let home = Home::new();
    let mut command = portable_pty::CommandBuilder::new("env");
    command.args(["TERM=linux", env!("CARGO_BIN_EXE_duban"), "--as-of", "2026-11-23"]);
    let mut console = home.spawn(80, 24, command);
    console.see("加强油气油品监管").keys("Y").see("此终端没有剪贴板").see("【1.1】");
    assert_eq!(copied(&console.bytes()), None);
    console.keys("\x1b").not_see("此终端没有剪贴板").quit();
}

//! The help, narrowed by what is typed, and an entry of it run, on the real plan on 23 November 2026.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;
mod terminal;

use duban::console::keymap::Context;
use duban::console::text::Cells;
use duban::ledger::Status;
use duban::messages::Lang;
use harness::Console;
use terminal::Home;

/// 5.1 in detail.
const DETAIL: &str = "jjjj<Enter>";

fn is_in(console: &Console, context: Context) -> bool {
    console.app.contexts().first() == Some(&context)
}

/// The row that the cursor is on.
fn chosen(console: &Console) -> String {
    let screen = console.screen();
    screen.lines().find(|line| line.starts_with("│ ▌")).unwrap_or_else(|| panic!("no cursor in\n{screen}")).to_owned()
}

fn pictures(name: &str, keys: &str) {
    for (width, height) in [(80, 24), (120, 36)] {
        insta::assert_snapshot!(format!("{name}-{width}x{height}"), Console::new(width, height).keys(keys).screen());
    }
}

#[test]
fn the_filtered_help() {
    pictures("help-filter", "?/");
    pictures("help-filter-words", "jjjj<Enter>?/zhuang<Down>");
    let mut english = Console::with(80, 24, Lang::En, Cells::default(), Vec::new());
    insta::assert_snapshot!("help-filter-en", english.keys("jjjj<Enter>?/line").screen());
    pictures("found-in-text", "jjjj<Enter>c已约谈加油站<C-s><Enter>/约谈<Enter>");
    pictures("not-in-text", "jjjj<Enter>c已约谈加油站<C-s><Enter>/约见<Enter>");
}

#[test]
fn an_entry_is_found_by_its_words_their_pinyin_and_its_key() {
    for typed in ["状态", "status", "zhuangtai", "zt", "s", "ｓ"] {
        let mut console = Console::new(80, 24);
        console.keys(&format!("{DETAIL}?/{typed}"));
        assert!(chosen(&console).contains(" s  ") && chosen(&console).contains("详情"), "{typed}: {}", chosen(&console));
        console.keys("<Enter>");
        assert!(is_in(&console, Context::Statuses), "{typed}\n{}", console.screen());
    }
    // A key is taken as it is written before small and capital letters are the same.
    let mut console = Console::new(80, 24);
    console.keys("?/S");
    assert!(chosen(&console).contains("设置"), "{}", console.screen());
    console.keys("<Enter>");
    assert!(is_in(&console, Context::Settings));
}

#[test]
fn the_cursor_goes_by_the_arrows_and_back_to_the_nearest_with_each_letter() {
    let mut console = Console::new(80, 24);
    console.keys("?/回");
    let first = chosen(&console);
    console.keys("<Down>");
    let second = chosen(&console);
    assert_ne!(first, second);
    console.keys("<Up>");
    assert_eq!(chosen(&console), first);
    console.keys("<Down><BS>回");
    assert_eq!(chosen(&console), first);
}

/// What an act cannot be about is said as for its own key.
#[test]
fn an_entry_that_cannot_be_done_says_why_as_its_key_does() {
    let (mut by_key, mut by_help) = (Console::new(80, 24), Console::new(80, 24));
    by_key.keys(&format!("{DETAIL}v"));
    by_help.keys(&format!("{DETAIL}?/v<Enter>"));
    let said = |console: &Console| console.app.notice().map(|notice| notice.text.clone()).unwrap();
    assert_eq!(said(&by_key), said(&by_help));
    assert!(by_help.app.layers.is_empty());
}

#[test]
fn an_entry_of_another_place_is_not_run_and_says_where_it_is() {
    let mut console = Console::new(80, 24);
    console.keys(&format!("{DETAIL}?/模板<Enter>"));
    console.shows("“模板”在这里用不了，它属于：写批注与说明");
    assert!(is_in(&console, Context::HelpFilter));
}

#[test]
fn esc_leaves_the_filter_first_and_the_help_then() {
    let mut console = Console::new(80, 24);
    let whole = console.keys("?").screen();
    console.keys("/没有的键");
    console.shows("没有这样的按键");
    console.keys("<Enter>");
    assert!(is_in(&console, Context::HelpFilter));
    console.keys("<Esc>");
    assert_eq!(console.screen(), whole);
    console.keys("<Esc>");
    assert!(console.app.layers.is_empty());
}

/// An entry builds on what is on its way to the record as its key does.
#[test]
fn an_entry_waits_for_the_act_that_is_on_its_way() {
    let mut console = Console::slow(80, 24);
    console.keys(&format!("{DETAIL}s1?/撤销<Enter>"));
    assert_eq!(console.item("5.1").status, Status::NotStarted);
    console.save();
    assert_eq!(console.item("5.1").status, Status::InProgress);
    console.save();
    assert_eq!(console.item("5.1").status, Status::NotStarted);
}

/// What came at once is a text of one line: it runs nothing.
#[test]
fn a_paste_narrows_and_runs_nothing() {
    let mut console = Console::new(80, 24);
    console.keys(&format!("{DETAIL}?/"));
    console.input(duban::console::app::Input::Paste("状态\n".into()));
    assert!(is_in(&console, Context::HelpFilter), "{}", console.screen());
    assert!(chosen(&console).contains("状态"));
}

/// 5.1 is urged twice over; in its record the words are found where they stand, also by pinyin.
#[test]
fn words_are_sought_in_a_text_that_is_read() {
    let mut console = Console::new(80, 24);
    console.keys(&format!("{DETAIL}c已约谈加油站<C-s>c再次约谈，下周复查<C-s>"));
    // The whole record of 5.1.
    console.keys("<Enter>/约谈<Enter>");
    assert!(is_in(&console, Context::Marked), "{}", console.screen());
    console.shows("“约谈” 1/2");
    console.keys("n");
    console.shows("“约谈” 2/2");
    console.keys("n");
    console.shows("“约谈” 1/2");
    console.keys("N");
    console.shows("“约谈” 2/2");
    // The line begins with what was sought; what is typed takes its place.
    console.keys("/fucha<Enter>");
    console.shows("“fucha” 1/1");
    console.keys("/没有的话<Enter>");
    console.shows("这里的正文没有“没有的话”");
    assert!(is_in(&console, Context::Line));
    // What was highlighted before still is; with the text its marks go.
    console.keys("<Esc>");
    assert!(is_in(&console, Context::Marked));
    // What stands above the texts is sought, too: who wrote, and the names of fields.
    console.keys("/zhangwei<Enter>");
    console.shows("“zhangwei” 1/");
    console.keys("/牵头<Enter>");
    console.shows("“牵头” 1/");
    console.keys("<Esc>");
    assert!(is_in(&console, Context::Detail), "{}", console.screen());
}

/// A hit's marks are there again when a text in which other words were sought is closed.
#[test]
fn the_marks_of_a_search_outlive_what_is_sought_in_a_text() {
    let mut console = Console::new(80, 24);
    console.keys("/密云水库<Enter>");
    assert!(is_in(&console, Context::Marked), "{}", console.screen());
    console.keys("<Enter>");
    console.keys("/年<Enter>");
    let asked = console.screen();
    assert!(asked.contains("“年” "), "{asked}");
    console.keys("<Esc>n");
    console.shows("“密云水库” ");
}

/// On a pseudo-terminal: help, its filter, and the menu that its entry opens.
#[test]
fn an_entry_is_run_on_a_terminal() {
    let home = Home::new();
    home.run(&["list"]);
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("j\r").see("措施").keys("?").see("预警灯与用语").keys("/").see("帮助 · 筛选");
    console.keys("jieshao").see("没有这样的按键").keys("\x15").not_see("没有这样的按键").keys("rizhi").see("日志").keys("\r");
    console.not_see("帮助 · 筛选").see("变化").quit();
}

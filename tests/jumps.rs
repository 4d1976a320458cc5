//! Digits begin a jump to an id, on the real plan on 23 November 2026.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::console::keymap::Context;
use harness::Console;

fn is_jumping(console: &Console) -> bool {
    console.app.contexts().contains(&Context::Jump)
}

#[test]
fn a_digit_goes_to_its_screen_and_another_behind_it_makes_an_id_of_both() {
    let mut console = Console::new(80, 24);
    console.keys("2");
    console.shows("督办队列 待办");
    // The screen is taken back, and the line shows what it would open.
    console.keys("1");
    assert!(is_jumping(&console) && console.app.views.is_empty(), "{}", console.screen());
    console.shows("跳到编号");
    console.shows("21  深入实施总量减排");
    console.keys("<Enter>");
    assert_eq!(console.app.overview.task(), Some(21));
    console.shows("光标已在 21");
}

/// A queue that is taken back is the one that it was, wherever it lay: its filter, its cursor, what was handled.
#[test]
fn the_queue_is_taken_back_as_it_was() {
    let mut console = Console::new(80, 24);
    console.keys("2f逾期<Enter>c已核实<C-s>");
    let before = console.screen();
    // From the queue to another screen, and from another screen to the queue that was left.
    console.keys("12<Esc>");
    assert_eq!(console.screen().lines().skip(1).take(22).collect::<Vec<_>>(), before.lines().skip(1).take(22).collect::<Vec<_>>());
    console.keys("5<pause>");
    let indicators = console.screen();
    console.keys("21<Esc>");
    assert_eq!(console.screen(), indicators);
    console.keys("2");
    assert_eq!(console.screen().lines().nth(4), before.lines().nth(4));
    console.shows("[逾期]");
}

/// A point behind a digit is never the last act again.
#[test]
fn a_point_behind_a_digit_begins_a_measure() {
    let mut console = Console::new(120, 36);
    console.keys("2f逾期<Enter>c已核实<C-s>");
    let events = console.app.ledger.last_event();
    console.keys("5.");
    assert!(is_jumping(&console), "{}", console.screen());
    console.keys("1<Enter>");
    assert_eq!((console.selected().as_str(), console.app.ledger.last_event()), ("5.1", events));
    // After a moment it is the key that it was.
    console.keys("2");
    console.input(Input::Paused);
    console.keys(".");
    assert!(!is_jumping(&console) && console.app.ledger.last_event() > events, "{}", console.screen());
}

#[test]
fn any_other_key_and_a_pause_end_the_chance() {
    for between in ["j", "k", "<Esc>"] {
        let mut console = Console::new(80, 24);
        console.keys("5").keys(between).keys("2");
        assert!(!is_jumping(&console), "{between}");
    }
    let mut console = Console::new(80, 24);
    console.keys("2");
    console.input(Input::Paused);
    console.keys("1");
    assert!(!is_jumping(&console) && console.app.views.is_empty());
}

#[test]
fn a_digit_that_is_no_screen_opens_the_line_at_once() {
    for digit in ["8", "9", "0", "８"] {
        let mut console = Console::new(80, 24);
        console.keys(digit);
        assert!(is_jumping(&console), "{digit}");
        console.keys("<Esc>");
        assert!(!is_jumping(&console) && console.app.views.is_empty(), "{digit}");
    }
}

#[test]
fn the_cursor_goes_to_what_the_list_has_and_the_same_jump_again_opens_it() {
    let mut console = Console::new(80, 24);
    console.keys("2f逾期<Enter>8<Esc>5.1<Enter>");
    assert_eq!(console.selected(), "5.1");
    console.shows("光标已在 5.1");
    console.keys("5.1<Enter>");
    console.shows("已打开 5.1");
    assert!(console.app.contexts().contains(&Context::Detail));
    // In the opened task the other measures are in its list.
    console.keys("5.3<Enter>");
    assert_eq!(console.selected(), "5.3");
    assert_eq!(console.app.views.len(), 2);
}

/// What is folded under a row is unfolded: an act behind the jump must not be about all eighteen.
#[test]
fn an_obligation_in_a_folded_row_is_gone_to_alone() {
    let mut console = Console::new(80, 24);
    console.keys("2f逾期<Enter>5.1@门头沟<Enter>");
    assert_eq!(console.selected(), "5.1@门头沟");
    assert_eq!(console.app.view().unwrap().face().targets().len(), 1);
}

#[test]
fn what_is_in_no_list_on_the_screen_is_opened() {
    let mut console = Console::new(80, 24);
    console.keys("8.4<Enter>");
    assert_eq!(console.selected(), "8.4");
    console.keys("<Esc>");
    console.keys("8.4@门头沟<Enter>");
    assert_eq!(console.selected(), "8.4@门头沟");
    assert!(console.app.contexts().contains(&Context::Units));
}

#[test]
fn what_is_not_there_says_so_and_the_text_stays() {
    for (typed, said) in
        [("8.9", "没有 8.9：任务 8 只有"), ("99", "计划里没有 99"), ("8.4 没有这个单位", "没有单位"), ("8 门头沟", "任务 8 有")]
    {
        let mut console = Console::new(80, 24);
        console.keys(typed).keys("<Enter>");
        assert!(is_jumping(&console), "{typed}");
        console.shows(said);
        console.shows(typed);
    }
}

/// Words behind an id choose the unit, as search has it: its characters, its pinyin, its initials, another name.
#[test]
fn words_behind_an_id_choose_the_unit() {
    for typed in ["8.4 mtg", "8.4 mentougou", "8.4门头沟", "8.4 门头", "８.４ ｍｔｇ", "8.4@mtg", "8。4 mtg"] {
        let mut console = Console::new(80, 24);
        console.keys(typed);
        console.shows("8.4@门头沟  ●红");
        console.keys("<Enter>");
        assert_eq!(console.selected(), "8.4@门头沟", "{typed}");
    }
    // 区 fits all sixteen districts: the first is shown, and that there are others.
    let mut console = Console::new(80, 24);
    console.keys("5.1 区政府");
    console.shows("另有15个单位也符合");
}

/// Typed in one go, as on a slow line, the id is one, too, and what follows the Enter is typed where it leads.
#[test]
fn an_id_in_one_go_is_an_id() {
    for text in ["8.4\n", "8.4@门头沟\n", "８.４\n"] {
        let mut console = Console::new(80, 24);
        console.input(Input::Text(text.into()));
        assert!(!is_jumping(&console) && console.selected().starts_with("8.4"), "{text}\n{}", console.screen());
    }
    let mut console = Console::new(80, 24);
    console.input(Input::Text("8.4\nc已约谈".into()));
    console.shows("已约谈");
    assert!(console.app.is_writing());
    // Its digit came alone, the rest together.
    let mut console = Console::new(80, 24);
    console.keys("5");
    console.input(Input::Text(".1\n".into()));
    assert_eq!(console.selected(), "5.1");
}

/// The id of an indicator is one as well, by digits and behind a colon.
#[test]
fn the_id_of_an_indicator_opens_it() {
    for keys in ["1.1a<Enter>", "１.１ａ<Enter>", ":1.1a<Enter>"] {
        let mut console = Console::new(80, 24);
        console.keys(keys);
        assert!(console.app.contexts().contains(&Context::Chart), "{keys}\n{}", console.screen());
        console.shows("1.1a");
    }
    let mut console = Console::new(80, 24);
    console.keys("1.1a");
    console.shows("1.1a  ");
    console.keys("<Esc>1.1z");
    console.shows("没有 1.1z");
    // The list on the screen has it: the cursor goes there.
    let mut console = Console::new(80, 24);
    console.keys("5<pause>25.1a<Enter>");
    assert!(console.app.contexts().contains(&Context::Indicators), "{}", console.screen());
    console.shows("光标已在 25.1a");
}

/// 市交通委 leads 8.4, and its districts are responsible.
#[test]
fn who_leads_without_an_obligation_leads_to_the_measure() {
    for typed in ["8.4@交通委", "8.4 交通委", "8.4 jtw", "8.4@jiaotongwei"] {
        for keys in [format!("{typed}<Enter>"), format!(":{typed}<Enter>")] {
            let mut console = Console::new(80, 24);
            console.keys(&keys);
            assert_eq!(console.selected(), "8.4", "{keys}\n{}", console.screen());
            console.shows("市交通委是 8.4 的牵头单位，没有单列的责任事项");
        }
    }
}

/// No command of a shell is of use within the console.
#[test]
fn no_command_of_a_shell_is_advised() {
    for typed in ["8.4@水务局", "5.1@水务局", "17.2@水务局", "2.1z", "8.9", "3.1a"] {
        let mut console = Console::new(80, 24);
        console.keys(typed).keys("<Enter>");
        assert!(!console.screen().contains("duban "), "{}", console.screen());
    }
}

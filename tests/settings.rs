//! The screen of settings.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use harness::Console;

fn value(console: &Console, name: &str) -> Option<String> {
    console.app.ledger.wide().setting(name).and_then(|entered| entered.value.clone())
}

/// The first is warn_long, 30 days.
#[test]
fn a_setting_is_shown_with_its_default_and_its_meaning_and_changed() {
    let mut console = Console::new(80, 24);
    console.keys("S");
    let screen = console.screen();
    for words in ["长事项提前转黄", "30天", "warn_long", "长事项到期前这些天起转黄。", "可填：0 至 366天"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    console.keys("e");
    console.shows("设置 warn_long 长事项提前转黄");
    console.keys("<C-u>45<Enter>");
    assert_eq!(value(&console, "warn_long").as_deref(), Some("45"));
    let screen = console.screen();
    assert!(screen.contains("45天") && screen.contains("默认 30天，zhangwei 2026-11-23") && screen.contains("已改 1"), "{screen}");
    // What is taken back with `u` is not here.
    console.keys("u");
    console.shows("设置不撤销");
    assert_eq!(value(&console, "warn_long").as_deref(), Some("45"));
    console.keys("e<C-u>默认<Enter>");
    assert_eq!(value(&console, "warn_long"), None);
    console.hides("已改");
}

#[test]
fn a_wrong_value_is_refused_where_it_is_typed_and_stays() {
    let mut console = Console::new(80, 24);
    console.keys("S<Enter><C-u>367<Enter>");
    let screen = console.screen();
    assert!(screen.contains("不能是“367”") && screen.contains("0 至 366天"), "{screen}");
    assert_eq!(value(&console, "warn_long"), None);
    console.keys("<BS><Enter>");
    assert_eq!(value(&console, "warn_long").as_deref(), Some("36"));
    console.keys("<Enter><C-u>默认<Enter>");
    assert_eq!(value(&console, "warn_long"), None);
}

/// 30 is proposed; typed is 20, not 3020.
#[test]
fn a_value_that_is_typed_takes_the_place_of_the_one_that_holds() {
    let mut console = Console::new(80, 24);
    console.keys("S<Enter>20<Enter>");
    assert_eq!(value(&console, "warn_long").as_deref(), Some("20"));
    console.keys("<Enter><Right>1<Enter>");
    assert_eq!(value(&console, "warn_long").as_deref(), Some("201"));
}

#[test]
fn what_was_typed_is_there_when_the_form_is_opened_again_and_others_have_their_own() {
    let mut console = Console::new(80, 24);
    console.keys("Se<C-u>12<Esc>je<Esc>ke");
    console.shows("warn_long");
    console.shows("12");
    console.keys("<Enter>");
    assert_eq!((value(&console, "warn_long").as_deref(), value(&console, "warn_middle")), (Some("12"), None));
}

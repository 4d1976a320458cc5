//! The queue worked to its end: the made-up year on 23 November, on a pseudo-terminal, with the keyboard alone; and the same record when the
//! year is over.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails panics")]

mod terminal;
#[allow(dead_code, reason = "the tests of the made-up year use all of it")]
#[path = "made_up_year/year/mod.rs"]
mod year;

use std::collections::BTreeSet;

use duban::ledger::Item;
use duban::plan::DeadlineKind;
use duban::store::{Access, Store};
use serde_json::Value;
use terminal::{Console, Home, holds_in_time};

/// How many entries the head of the queue counts: those that still need something, and all.
fn counts(screen: &str) -> Option<(usize, usize)> {
    let title = screen.lines().find(|line| line.contains("督办队列 "))?;
    // Behind the last number it may say how many others were acted on lately.
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).collect::<String>();
    let number = |word: &str| digits(title.split(word).nth(1)?).parse().ok();
    Some((number("待办")?, number("共")?))
}

/// Waits until fewer than `before` entries need something, and says how many do.
fn fewer(console: &Console, before: usize) -> usize {
    let mut left = None;
    let is_fewer = || {
        left = counts(&console.screen()).map(|(left, _)| left).filter(|left| *left < before);
        left.is_some()
    };
    assert!(holds_in_time(is_fewer), "{before} are left:\n{}", console.screen());
    left.unwrap()
}

fn json(home: &Home, arguments: &[&str]) -> Vec<Value> {
    let said = home.run(arguments);
    serde_json::from_slice::<Value>(&said.stdout).unwrap().as_array().unwrap().clone()
}

/// The first row takes `r` and `Ctrl-S`, every other one `.`: two keys a row at most, and the count is 0.
#[test]
fn the_queue_is_worked_from_the_first_row_to_the_last_and_the_count_is_nothing() {
    let home = Home::new();
    year::write(&home.db(), 2026, "2026-11-23".parse().unwrap()).unwrap();
    let rows = json(&home, &["queue", "--as-of", "2026-11-23", "--json"]).len();
    let mut console = home.open(80, 24);
    console.see("共筑美丽蓝天").keys("2").see("待办");
    let (mut left, all) = counts(&console.screen()).unwrap();
    assert!(left == all && all > 20, "{left} of {all}");
    console.keys("r").see("Ctrl-S").keys("请报送进展").see("请报送进展").keys("\x13");
    left = fewer(&console, left);
    let mut keys = 2;
    while left > 0 {
        console.keys(".");
        keys += 1;
        left = fewer(&console, left);
    }
    assert!(keys <= 2 * rows, "{keys} keys for {rows} entries");
    assert_eq!(counts(&console.screen()), Some((0, all)));
    console.keys("Q");
    let said = home.run(&["queue", "--as-of", "2026-11-23", "--json"]);
    assert_eq!((said.status.code(), String::from_utf8(said.stdout).unwrap().trim()), (Some(1), "[]"));
    assert_eq!(home.run(&["check"]).status.code(), Some(0));
}

/// What is open and was due on 31 December stands in the queue of 2 January with its two days, whatever was done on 23 November.
#[test]
fn when_the_year_is_over_every_open_item_of_its_end_is_there_with_its_days() {
    let home = Home::new();
    year::write(&home.db(), 2026, "2026-11-23".parse().unwrap()).unwrap();
    let ledger = Store::open(&home.db(), Access::ReadOnly, "2027-01-02T09:00:00+08:00".parse().unwrap()).unwrap().load().unwrap();
    let year_end = "2026-12-31".parse().ok();
    let is_open = |item: &&Item| !item.status.is_closed() && ledger.ended_with_its_measure(item).is_none();
    let owed = ledger.rows().flat_map(|(_, measure)| ledger.obligations(measure)).map(|owed| owed.item);
    let due = owed.filter(is_open).filter(|item| ledger.deadline(item).and_then(DeadlineKind::end) == year_end);
    let expected: BTreeSet<String> = due.map(|item| ledger.label(item.key)).collect();
    let queue = json(&home, &["queue", "--as-of", "2027-01-02", "--unfold", "--json"]);
    let late = queue.iter().filter(|row| row["reason"] == "逾期2天").map(|row| row["id"].as_str().unwrap().to_owned());
    let late: BTreeSet<String> = late.collect();
    let missing: Vec<_> = expected.difference(&late).collect();
    assert!(expected.len() > 500 && missing.is_empty(), "{} expected, {missing:?} missing", expected.len());
}

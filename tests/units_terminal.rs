//! Units as a person has them: the built program on a real pseudo-terminal.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use terminal::Home;

/// 水务局还欠什么: the list, the unit, its worst row, a promise on it; another console sees it on its own list.
#[test]
fn what_a_department_owes_is_three_keys_away() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    let mut other = home.open_with(80, 24, &["--as-of", "2026-11-23", "--by", "lina"]);
    console.see("加强油气油品监管").keys("3").see("单位 ").see("水务局").keys("j\r").see("市水务局  市级部门").see("逾期146天");
    other.see("加强油气油品监管").keys("3j\r").see("逾期146天");
    console.keys("c已约谈").see("已约谈").keys("\x13").see("已保存").see("今天");
    other.see("已约谈");
    console.keys("n").see("市城市管理委  市级部门").keys("q").see("单位 ").quit();
    other.quit();
}

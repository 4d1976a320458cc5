//! A day that is over, and what changed, on a real terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails panics")]

mod terminal;

use terminal::{Home, text};

/// One looks at June while another writes: nothing moves, and it is there when one comes back.
#[test]
fn two_consoles_of_which_one_looks_at_the_past() {
    let home = Home::new();
    home.done_at("2026-01-05T09:00:00+08:00", "list");
    home.done_at("2026-06-20T09:00:00+08:00", "set 5.1 in_progress");
    home.done_at("2026-07-01T09:00:00+08:00", "set 5.1 submitted");
    let mut lina = home.open_with(120, 36, &["--by", "lina"]);
    lina.see("2026-11-23").keys("H6-30\r").see("【往日只读】 2026-06-30").keys("jjjj\r").see("推进中");
    let mut zhang = home.open(80, 24);
    zhang.see("2026-11-23").keys("jjjj\r").see("待核").keys("c").see("批注").keys("已约谈两家\x13").see("已保存");
    std::thread::sleep(std::time::Duration::from_millis(900));
    let screen = lina.screen();
    assert!(screen.contains("2026-06-30") && !screen.contains("已约谈两家"), "{screen}");
    lina.keys("c").see("不能改动");
    lina.keys("H").see("已约谈两家").see("待核");
    lina.keys("6").see("自 2026-11-20（周五）结束时起").keys("\t").see("已约谈两家");
    lina.quit();
    zhang.quit();
    // The look was noted: the next one begins there.
    let said = home.run(&["changes", "--since", "last", "--by", "lina"]);
    assert!(text(&said).starts_with("自 2026-11-23 14:02（周一）起"), "{}", text(&said));
}

#[test]
fn it_opens_on_a_day_that_is_over_and_esc_returns() {
    let home = Home::new();
    home.done_at("2026-01-05T09:00:00+08:00", "list");
    home.done_at("2026-07-01T09:00:00+08:00", "set 5.1 in_progress");
    let mut console = home.open_with(80, 24, &["--as-of", "2026-06-30"]);
    console.see("【往日只读】 2026-06-30").see("距年底184天").keys("]").see("2026-07-01");
    console.keys("\x1b").see("2026-11-23").not_see("往日只读");
    console.quit();
}

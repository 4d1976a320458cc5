//! The console as a person has it: the built program on a real pseudo-terminal, with a terminal emulator reading the screen. The
//! terminal answers no query, and a query is a failure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use terminal::{DUBAN, Home, draft_on_disk, has_draft, holds_in_one_of_five_tries, holds_in_time, text};

#[test]
fn the_first_run_makes_the_database_and_shows_the_plan() {
    let home = Home::new();
    let mut console = home.open(120, 36);
    console.see("共筑美丽蓝天  71条措施").see("建设美丽河湖  37条措施").see("保障净土沃壤  20条措施").see("已新建数据库");
    assert!(home.db().exists());
    console.quit();
}

#[test]
fn a_status_with_a_comment_is_seen_in_another_console_on_the_command_line_and_after_a_restart() {
    let home = Home::with_plan();
    let (mut first, mut second) = (home.open(120, 36), home.open(80, 24));
    first.see("加强油气油品监管");
    second.see("加强油气油品监管").keys("jjjj\r").see("5.1  ●红 逾期54天  未启动");
    first.keys("jjjj\rs").see("5.1 设置办理状态").keys("c").see("设为“推进中”的说明").keys("已约谈两家").keys("\x13").see("已保存");
    second.see("5.1  ●红 逾期54天  推进中").see("已约谈两家");
    let shown = text(&home.run(&["--as-of", "2026-11-23", "show", "5.1"]));
    assert!(shown.contains("推进中") && shown.contains("已约谈两家") && shown.contains("逾期54天"), "{shown}");
    first.quit();
    second.quit();
    home.open(120, 36).see("加强油气油品监管").keys("jjjj\r").see("5.1  ●红 逾期54天  推进中").see("已约谈两家").quit();
}

#[test]
fn saved_is_said_only_when_it_is_on_disk() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\rs").see("设置办理状态").keys("1").see("已保存");
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    let listed = text(&home.run(&["list", "--status", "推进中"]));
    assert!(listed.contains("5.1"), "{listed}");
}

#[test]
fn a_comment_that_is_being_typed_survives_a_kill() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\rc").see("写批注").keys("写到一半的话").see("写到一半的话");
    assert!(draft_on_disk(&home, "写到一半的话"));
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    let mut again = home.open(80, 24);
    again.see("草稿（1）").see("写到一半的话").keys("\r").see("5.1 写批注").keys("，写完了\x13").see("已保存").quit();
    let shown = text(&home.run(&["show", "5.1"]));
    assert!(shown.contains("写到一半的话，写完了"), "{shown}");
    home.open(80, 24).see("加强油气油品监管").not_see("草稿（").quit();
}

/// A person who types without a pause has a draft all the same.
#[test]
fn a_text_typed_without_a_pause_survives_a_kill() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\rc").see("写批注");
    // Long enough for several drafts that came a while after the last key, had there been a last one.
    let begun = Instant::now();
    let is_kept = holds_in_time(|| {
        console.keys("字");
        std::thread::sleep(Duration::from_millis(45));
        begun.elapsed() > Duration::from_millis(1500) && has_draft(&home, "字字字字字")
    });
    assert!(is_kept, "{}", console.screen());
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    home.open(80, 24).see("草稿（1）").see("字字字字字");
}

#[test]
fn a_comment_that_was_saved_is_not_offered_again_after_a_hang_up() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\rc").see("写批注").keys("已经存好").see("已经存好").keys("\x13").see("已保存");
    console.signal(rustix::process::Signal::TERM);
    assert!(console.has_ended());
    home.open(80, 24).see("加强油气油品监管").not_see("草稿（").quit();
}

/// An arrow key that a slow line tears into two reads moves the caret and closes nothing.
#[test]
fn a_torn_arrow_is_an_arrow_in_the_editor() {
    let is_arrow = || {
        let home = Home::with_plan();
        let mut console = home.open(80, 24);
        console.see("加强油气油品监管").keys("jjjj\rc").see("写批注").keys("约谈家").see("约谈家").keys("\x1b");
        // Less than the 100 ms for which the rest of a sequence is waited for.
        std::thread::sleep(Duration::from_millis(40));
        console.keys("[D").rested();
        console.keys("两").see("两").rested();
        let moved = console.screen().contains("约谈两家");
        if moved {
            console.keys("\x13").see("已保存").quit();
        }
        moved
    };
    assert!(holds_in_one_of_five_tries(is_arrow));
}

/// The line drops the moment after the last key: nothing but the hang-up itself saves the draft.
#[test]
fn a_dropped_line_ends_the_program_and_keeps_the_text() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\rc").see("写批注").keys("断线之前").see("断线之前");
    console.drop_line("了");
    assert!(console.has_ended(), "the process outlives its terminal");
    assert!(draft_on_disk(&home, "断线之前了"));
    home.open(80, 24).see("草稿（1）").see("断线之前").keys("q").not_see("草稿（").quit();
}

#[test]
fn a_dropped_line_ends_it_even_where_hang_ups_are_ignored() {
    let home = Home::with_plan();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("trap '' HUP; exec {DUBAN} --as-of 2026-11-23")]);
    let mut console = home.spawn(80, 24, command);
    console.see("加强油气油品监管").keys("jjjj\rc").see("写批注").keys("无人挂断").see("无人挂断");
    console.drop_line("了");
    assert!(console.has_ended(), "the process outlives its terminal");
    assert!(draft_on_disk(&home, "无人挂断了"));
}

#[test]
fn a_signal_to_end_puts_the_terminal_back_and_keeps_the_text() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\rc").see("写批注").keys("到此为止").see("到此为止");
    console.signal(rustix::process::Signal::TERM);
    assert!(console.has_ended());
    assert!(draft_on_disk(&home, "到此为止"));
    console.listener.take().unwrap().join().unwrap();
    let bytes = String::from_utf8_lossy(&console.bytes()).into_owned();
    assert!(bytes.rfind("\x1b[?1049l") > bytes.rfind("\x1b[?1049h"), "the terminal was not put back");
}

#[test]
fn a_paste_and_a_burst_of_an_input_method_act_on_nothing() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\r").see("5.1");
    console.keys("\x1b[200~s1u\rq\x1b[201~").see("已按它检索");
    console.keys("\x1b").not_see("已按它检索").keys("推进").see("收到文字“推进”").keys("\x1b").not_see("已按它检索");
    assert!(text(&home.run(&["list", "--status", "in_progress"])).contains("没有符合条件"));
    console.quit();
}

#[test]
fn pasted_rubbish_is_kept_as_text_and_shown_harmless() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管").keys("jjjj\rc").see("写批注");
    console.keys("\x1b[200~甲\x1b[31m乙\x07丙\r\n丁\x1b[201~").see("丙").keys("\x13").see("已保存");
    let log = home.run(&["log", "5.1"]).stdout;
    assert!(!log.contains(&0x1b) && !log.contains(&7), "{}", String::from_utf8_lossy(&log));
    console.quit();
}

#[test]
fn nothing_is_written_while_nothing_happens() {
    let home = Home::with_plan();
    let mut console = home.open(120, 36);
    console.see("加强油气油品监管").keys("j").see("─ 2 深入实施总量减排 ");
    let before = console.rested();
    std::thread::sleep(Duration::from_millis(1500));
    assert_eq!(console.bytes().len(), before, "something was written while idle");
    console.quit();
}

/// Started by a script, as the shell has it: the script stops, too, so that the shell comes back.
#[test]
fn it_stops_with_its_script_and_comes_back_whole() {
    let home = Home::with_plan();
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", &format!("{DUBAN} --as-of 2026-11-23; :")]);
    let mut console = home.spawn(80, 24, command);
    console.see("加强油气油品监管").keys("\x1a");
    let stopped = |pid: i32| std::fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|s| s.contains(") T "));
    assert!(holds_in_time(|| stopped(console.pid())), "was not stopped");
    let script = rustix::process::Pid::from_raw(console.pid()).unwrap();
    rustix::process::kill_process_group(script, rustix::process::Signal::CONT).unwrap();
    console.see("加强油气油品监管").keys("j").see("─ 2 深入实施总量减排 ").quit();
}

/// Without a shell behind it nobody would ever let it go on.
#[test]
fn it_does_not_stop_where_there_is_no_shell() {
    let home = Home::with_plan();
    home.open(80, 24).see("加强油气油品监管").keys("\x1a").see("没有可以返回的命令行").keys("j").see("─ 2 深入实施总量减排 ").quit();
}

/// A line that takes nothing holds up no draft and no end. The last character is not on disk yet when the signal comes: it is kept by that.
#[test]
fn a_stalled_line_holds_up_no_draft_and_no_end() {
    let is_kept = || {
        let home = Home::with_plan();
        let mut console = home.open(200, 50);
        console.see("加强油气油品监管").keys("jjjj\rc").see("写批注");
        console.stall();
        // More than any buffer between the program and the screen holds.
        for _ in 0..60 {
            console.keys("\x0c");
            std::thread::sleep(Duration::from_millis(5));
        }
        console.keys("线路停了还在写");
        assert!(draft_on_disk(&home, "线路停了还在写"));
        console.keys("完");
        // Nothing shows that it was read: the screen stands still.
        std::thread::sleep(Duration::from_millis(50));
        console.signal(rustix::process::Signal::TERM);
        assert!(console.has_ended(), "a stalled terminal keeps the program");
        has_draft(&home, "线路停了还在写完")
    };
    assert!(holds_in_one_of_five_tries(is_kept));
}

#[test]
fn a_tiny_window_says_so_and_a_larger_one_works_again() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("加强油气油品监管");
    for (columns, rows) in [(1, 1), (20, 5), (59, 15)] {
        console.resize(columns, rows);
        if columns > 10 {
            console.see("窗口太小");
        }
    }
    console.resize(80, 24).see("加强油气油品监管").quit();
}

/// A key that comes with a resize is acted on at once, not with the next key.
#[test]
fn a_key_right_behind_a_resize_is_not_held_back() {
    let home = Home::with_plan();
    let mut console = home.open(80, 24);
    console.see("─ 1 目标任务");
    for (n, task) in ["2 深入", "3 推动", "4 推进", "5 加强", "6 推动", "7 推进", "8 深化", "9 重点"].iter().enumerate() {
        console.resize(80 + u16::try_from(n % 2).unwrap(), 24).keys("j").see(&format!("─ {task}"));
    }
    console.quit();
}

#[test]
fn read_only_shows_and_changes_nothing() {
    let home = Home::with_plan();
    let mut console = home.open_with(100, 30, &["--as-of", "2026-11-23", "--read-only"]);
    console.see("只读").keys("jjjj\rs").see("只读打开，不能改动").keys("u").see("只读打开").quit();
}

#[test]
fn a_key_file_changes_keys_and_a_wrong_one_is_refused() {
    let home = Home::with_plan();
    let keys = home.dir.path().join("keys.json");
    let path = keys.to_string_lossy().into_owned();
    std::fs::write(&keys, r#"{"overview": {"open": ["o"]}, "detail": {"comment": ["b"]}}"#).unwrap();
    home.open_with(80, 24, &["--keys-file", &path])
        .see("加强油气油品监管")
        .keys("jjjjo")
        .see("5.1")
        .keys("b")
        .see("写批注")
        .keys("\x1b")
        .not_see("写批注")
        .quit();
    std::fs::write(&keys, r#"{"overview": {"open": ["j"]}}"#).unwrap();
    let mut console = home.open_with(80, 24, &["--keys-file", &path]);
    console.see("会同时表示两个动作");
    assert!(console.has_ended());
}

#[test]
fn the_mouse_selects_and_opens_once_it_is_asked_for() {
    let home = Home::with_plan();
    let mut console = home.open_with(120, 36, &["--as-of", "2026-11-23", "--mouse"]);
    console.see("加强油气油品监管");
    // The row of task 5: header, border, counts, two headings and four tasks above it.
    let row = console.screen().lines().position(|l| l.contains("加强油气油品监管")).unwrap() + 1;
    console.keys(&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m")).see("─ 5 加强油气油品监管 ");
    console.keys(&format!("\x1b[<0;10;{row}M\x1b[<0;10;{row}m\x1b[<0;10;{row}M\x1b[<0;10;{row}m")).see("5.1 变更记录").quit();
}

/// 8.4 opened to its units on two consoles: three of them set at once on one, one of them by the command line; both consoles see all.
#[test]
fn several_units_set_at_once_are_seen_in_another_console_and_on_the_command_line() {
    let home = Home::with_plan();
    let (mut first, mut second) = (home.open(120, 36), home.open(80, 24));
    for console in [&mut first, &mut second] {
        console.see("深化重点行业治理").keys("jjjjjjj\r").see("8.1").keys("jjj").keys("o").see("8.4 责任事项 17项");
    }
    first.keys("  ").see("已选2项").keys(" ").see("已选3项").keys("s").see("8.4@东城 等3项 设置办理状态").keys("1");
    first.see("已保存").see("8.4@东城 等3项 未启动 → 推进中").see("推进中3");
    second.see("推进中3").see("zhangwei");
    let said = home.run(&["--by", "lina", "set", "8.4@经开区", "受阻", "--note", "停工"]);
    assert!(said.status.success(), "{}", text(&said));
    first.see("受阻1").see("lina");
    second.see("受阻1");
    first.keys("u").see("已保存").see("未启动16");
    let said = home.run(&["obligations", "8.4", "--status", "blocked", "--json"]);
    assert!(text(&said).contains("8.4@经开区"), "{}", text(&said));
    assert!(text(&home.run(&["check"])).contains("完好"));
    first.quit();
    second.quit();
}

/// All fields of a form are on disk, what is no day included.
#[test]
fn a_form_that_is_being_filled_in_survives_a_kill() {
    let home = Home::new();
    let mut console = home.open(80, 24);
    console.see("共筑美丽蓝天").keys("jjjj\r").see("市商务局").keys("E").see("5.1 延期");
    console.keys("2026-02-30\t").see("没有“2026-02-30”这一天").keys("攻坚办〔2026〕5号\t设备到货迟");
    assert!(draft_on_disk(&home, "设备到货迟"));
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    let mut again = home.open(80, 24);
    again.see("草稿（1）").keys("\r").see("上次的草稿").see("2026-02-30").see("攻坚办〔2026〕5号").see("设备到货迟");
    again.keys("\x1bQ");
}

/// A comment for several units, of which the program was killed in the middle.
#[test]
fn a_text_for_several_units_outlives_a_kill_and_goes_to_all_of_them() {
    let home = Home::new();
    let mut console = home.open(80, 24);
    console.see("深化重点行业治理").keys("jjjjjjj\r").see("8.1").keys("jjj").keys("o").see("8.4 责任事项 17项");
    console.keys("  ").see("已选2项").keys("c").see("8.4@东城 等2项 写批注").keys("已统一约谈");
    assert!(draft_on_disk(&home, "已统一约谈"));
    console.signal(rustix::process::Signal::KILL);
    assert!(console.has_ended());
    let mut console = home.open(80, 24);
    console.see("草稿（1）").see("8.4@东城 等2项").keys("\r").see("已统一约谈").keys("\x13").see("已保存");
    console.quit();
    let said = text(&home.run(&["log", "8.4", "--json"]));
    assert_eq!(said.matches("已统一约谈").count(), 2, "{said}");
}

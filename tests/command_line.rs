//! The command line of the console (`:`), on the real plan on 23 November 2026.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod harness;

use duban::console::app::Input;
use duban::ledger::{NoteKind, Status};
use harness::Console;

fn after(keys: &str) -> Console {
    let mut console = Console::new(80, 24);
    console.keys(keys);
    console
}

#[test]
fn the_commands_of_the_screen_are_listed_with_their_keys() {
    let console = after("2:");
    let screen = console.screen();
    for (words, name, key) in [("核验办结", "verify", "v"), ("催办", "urge", "r"), ("筛选", "filter", "f")] {
        assert!(screen.lines().any(|line| line.contains(words) && line.contains(name) && line.contains(key)), "{words}\n{screen}");
    }
    // On the overview nothing is verified.
    assert!(!after(":").screen().contains("核验办结"));
}

/// 5.1 is the first measure of task 5, which is the fifth row of the first area.
#[test]
fn an_act_by_its_name_is_the_act_of_its_key() {
    for line in [":status 推进中<Enter>", ":状态 in_progress<Enter>", "：状态 推进中<Enter>"] {
        let console = after(&format!("jjjj<Enter>{line}"));
        assert_eq!(console.item("5.1").status, Status::InProgress, "{line}\n{}", console.screen());
    }
    let console = after("jjjj<Enter>:comment 已约谈<Enter><C-s>");
    let notes: Vec<_> = console.item("5.1").notes().map(|note| (note.kind, note.text.clone())).collect();
    assert_eq!(notes, [(NoteKind::Comment, "已约谈".to_owned())]);
    let console = after("jjjj<Enter>:状态 推进中<Enter>:撤销<Enter>");
    assert_eq!(console.item("5.1").status, Status::NotStarted);
}

#[test]
fn a_status_that_cannot_be_set_is_refused_with_those_that_can() {
    let console = after("jjjj<Enter>:状态 转入下年<Enter>");
    console.shows("现在不能改为“转入下年”；可选：推进中");
    assert_eq!(console.item("5.1").status, Status::NotStarted);
}

#[test]
fn an_id_opens_what_it_names() {
    assert!(after(":8.4<Enter>").screen().lines().any(|line| line.starts_with("│▌8.4 ")));
    assert!(after(":8.4@门头沟<Enter>").screen().lines().any(|line| line.starts_with("│▌") && line.contains("门头沟")));
    assert!(after(":22<Enter>").screen().contains("22 "));
    let console = after(":48.1<Enter>");
    console.shows("48.1");
    assert_eq!(console.app.layers.len(), 1);
}

/// It was done on whatever the cursor stood on.
#[test]
fn an_act_is_done_on_the_item_that_is_named() {
    for start in ["", "2", "3"] {
        let console = after(&format!("{start}:批注 8.4 会上说了<Enter>"));
        assert!(console.screen().contains("8.4 写批注") && console.screen().contains("会上说了"), "{start}\n{}", console.screen());
        let mut console = after(&format!("{start}:催办 8.4@门头沟 请报送<Enter>"));
        console.keys("<C-s>");
        let owed = console.app.ledger.find("8.4@门头沟").unwrap();
        let duban::ledger::Found::Owed(owed) = owed else { panic!("{owed:?}") };
        assert_eq!(owed[0].item.urges(), 1, "{start}\n{}", console.screen());
    }
    assert_eq!(after(":状态 5.1 推进中<Enter>").item("5.1").status, Status::InProgress);
    assert!(after(":状态 8 推进中<Enter>").screen().contains("8 是重点任务"));
    assert!(after(":催办 8.99 请报送<Enter>").screen().contains("8.99"));
    // A unit goes by its pinyin.
    let console = after(":催办 8.4@mtg 请报送<Enter>");
    assert!(console.screen().contains("8.4@门头沟 催办") && console.screen().contains("请报送"), "{}", console.screen());
    // Words behind an id choose the unit, as in a jump.
    assert!(after(":8.4 mtg<Enter>").screen().lines().any(|line| line.starts_with("│▌") && line.contains("门头沟")));
}

/// 31.3 and 5.1 are overdue, each with 17 units.
#[test]
fn a_filter_lists_the_queue_by_it() {
    for line in [":逾期<Enter>", ":filter 逾期<Enter>", "2:筛选 逾期<Enter>"] {
        let keys = if line.starts_with(":filter") { format!("2{line}") } else { line.to_owned() };
        let screen = after(&keys).screen();
        assert!(screen.contains("列出 待办36 共36") && screen.contains("[逾期]"), "{line}\n{screen}");
    }
}

#[test]
fn what_is_no_command_stays_with_the_reason() {
    let console = after(":stauts<Enter>");
    let screen = console.screen();
    assert!(screen.contains("没有命令“stauts”") && screen.contains("状态") && screen.contains("stauts"), "{screen}");
    let console = after(":核验办结<Enter>");
    console.shows("“核验办结”在这里用不了");
    console.shows("督办队列");
    // 催办 is what the filter knows, too: alone it is the act, which is none of the overview.
    assert!(after(":催办<Enter>").screen().contains("“催办”在这里用不了"));
    assert!(after(":暂缓 蓝天<Enter>").screen().contains("[暂缓]"));
    // What takes no words is not done in silence because a word begins as its name does.
    assert!(after(":set 8.4<Enter>").screen().contains("后面不接内容"));
    let console = after(":s<Enter>");
    console.shows("“s”不止一个");
    let console = after(":light:purple<Enter>");
    assert_eq!(console.app.layers.len(), 1, "{}", console.screen());
    assert!(after(":q<Esc>").app.layers.is_empty());
}

/// No command begins with 本: what the filter has is offered, and completes.
#[test]
fn words_of_the_filter_are_completed() {
    let mut console = after("2:本");
    assert!(console.screen().contains("本周") && console.screen().contains("本月"), "{}", console.screen());
    console.keys("<Tab><Tab><Enter>");
    assert!(console.screen().contains("[本月到期]"), "{}", console.screen());
}

#[test]
fn tab_completes_and_the_arrows_bring_former_lines_back() {
    let console = after("2:ver<Tab>");
    console.shows("▌ 核验办结");
    let mut console = after("2:逾期<Enter>:蓝天<Enter>:<Up>");
    console.shows("│ 蓝天");
    console.keys("<Up>");
    console.shows("│ 逾期");
    console.keys("<Down><Down>");
    console.shows("操作名、编号或筛选条件");
    // Of those that begin as what was typed does.
    console.keys("逾<Up>");
    console.shows("│ 逾期");
}

/// A paste that is not marked as one comes as a burst of keys: what would change something waits for a key of its own.
#[test]
fn a_line_that_came_at_once_opens_but_changes_nothing() {
    let mut console = after("jjjj<Enter>");
    console.input(Input::Text(":status 推进中\n".into()));
    assert_eq!(console.item("5.1").status, Status::NotStarted, "{}", console.screen());
    console.keys("<Enter>");
    assert_eq!(console.item("5.1").status, Status::InProgress);
    let mut console = after("");
    console.input(Input::Text(":8.4\n".into()));
    assert!(console.screen().lines().any(|line| line.starts_with("│▌8.4 ")), "{}", console.screen());
}

#[test]
fn rubbish_is_refused_and_shown_as_what_it_is() {
    let mut console = after(":");
    console.input(Input::Paste("\u{1b}[2J\u{7}垃圾".repeat(2_000)));
    console.keys("<Enter>");
    let screen = console.screen();
    assert!(!screen.contains('\u{1b}') && !screen.contains('\u{7}'), "{screen}");
}

/// 市水务局 leads 23 measures (`duban units 水务局`); the first indicator of the plan is that of PM2.5 in 1.1: 29 or so.
#[test]
fn a_unit_and_an_indicator_are_copied_as_well() {
    let copied = |keys: &str| {
        let console = after(keys);
        let screen = console.screen();
        assert!(screen.contains("已请终端复制"), "{keys}\n{screen}");
        screen
    };
    let unit = copied("3jY");
    assert!(unit.contains("【市水务局】截至2026-11-23") && unit.contains("牵头 23"), "{unit}");
    assert!(copied("5Y").contains("【指标】"));
    assert!(copied("/shuiwuju<Tab>Y").contains("【市水务局】"));
    assert!(copied("DY").contains("】"));
}

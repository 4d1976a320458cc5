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

/// 5.1 is the first row of the queue by 逾期.
fn on_5_1(line: &str) -> Console {
    after(&format!("2f逾期<Enter>5.1<Enter>{line}"))
}

/// Only a whole word that is an id names an item: what merely begins with digits is said about the row under the cursor.
#[test]
fn a_text_that_begins_with_digits_is_a_text() {
    for (line, title, said) in [
        (":催办 3日内补报", "5.1 ×17 催办", "3日内补报"),
        (":批注 12月10日前完成", "5.1 ×17 写批注", "12月10日前完成"),
        (":批注 5.1已核", "5.1 ×17 写批注", "5.1已核"),
        (":批注 30 家已完成", "5.1 ×17 写批注", "30 家已完成"),
        (":批注 2026", "5.1 ×17 写批注", "2026"),
    ] {
        let console = on_5_1(&format!("{line}<Enter>"));
        let screen = console.screen();
        let title = title.split(" ×17 ").collect::<Vec<_>>();
        assert!(
            console.app.is_writing() && screen.contains(title[0]) && screen.contains(title[1]) && screen.contains(said),
            "{line}\n{screen}"
        );
    }
    let screen = on_5_1(":延期 12-31<Enter>").screen();
    assert!(screen.contains("延期") && screen.contains("12-31") && screen.contains("即 2026-12-31"), "{screen}");
    // No measure is 12.31: it is a day. 12 has a measure 1.
    let screen = on_5_1(":延期 12.31 等文件<Enter>").screen();
    assert!(screen.contains("2026-12-31  周四") && screen.contains("等文件"), "{screen}");
    assert!(on_5_1(":延期 8.4 12.31 等文件<Enter>").screen().contains("8.4 延期"));
}

/// The fields of the form that lies over the screen.
fn field(console: &Console, slot: duban::console::layers::form::Slot) -> String {
    match console.app.layers.last() {
        Some(duban::console::layers::Layer::Form(form)) => form.text(slot).to_owned(),
        other => panic!("{other:?}\n{}", console.screen()),
    }
}

/// The plan's day is Monday 23 November 2026: 下周五 is 4 December.
#[test]
fn what_is_said_is_parted_into_the_fields_of_the_form() {
    use duban::console::layers::form::Slot::{Basis, Day, How, Whom, Words};
    for (line, fields) in [
        ("承诺 8.4 12月10日前 补齐台账", vec![(Day, "2026-12-10"), (Words, "补齐台账")]),
        ("承诺 8.4 下周五 补齐", vec![(Day, "2026-12-04"), (Words, "补齐")]),
        ("承诺 8.4 水务局，下周五，补齐台账", vec![(Whom, "市水务局"), (Day, "2026-12-04"), (Words, "补齐台账")]),
        ("承诺 8.4 12月5日前，各区补报10月进展", vec![(Whom, "各区政府"), (Day, "2026-12-05"), (Words, "补报10月进展")]),
        ("承诺 8.4 李处长 12-10 补齐台账", vec![(Whom, "李处长"), (Day, "2026-12-10"), (Words, "补齐台账")]),
        ("承诺 8.4 补齐台账 下周五", vec![(Day, "下周五"), (Words, "补齐台账")]),
        ("承诺 8.4 补齐 全部台账", vec![(Day, ""), (Words, "补齐 全部台账")]),
        ("承诺 8.4 尽快", vec![(Day, ""), (Words, "尽快")]),
        ("承诺 8.4 下周五", vec![(Day, "下周五"), (Words, "")]),
        ("延期 8.4 12-31 理由", vec![(Day, "2026-12-31"), (Basis, ""), (Words, "理由")]),
        ("延期 8.4 因汛期停工", vec![(Day, ""), (Words, "因汛期停工")]),
        ("延期 8.4 根据批复，12-31，完成不了", vec![(Day, "2026-12-31"), (Words, "根据批复，12-31，完成不了")]),
        ("暂缓 8.4 无 已有结果", vec![(Day, "无"), (Words, "已有结果")]),
        ("催办 8.4 水务局，12月10日前报送", vec![(Whom, "市水务局"), (Words, "12月10日前报送")]),
        ("催办 8.4 发函 请 报送", vec![(How, "发函"), (Words, "请 报送")]),
        ("催办 8.4 3日内补报", vec![(Words, "3日内补报")]),
        ("催办 8.4", vec![(Words, "")]),
        ("分派 8.4 wangfang 尽快核", vec![(Whom, "wangfang"), (Words, "尽快核")]),
    ] {
        for screen in ["", "2"] {
            let console = after(&format!("{screen}:{line}<Enter>"));
            assert!(console.screen().contains("8.4 "), "{line}\n{}", console.screen());
            for (slot, wanted) in &fields {
                assert_eq!(field(&console, *slot), *wanted, "{line} {slot:?}\n{}", console.screen());
            }
        }
    }
    // The keys are in the text, below which one may go on.
    let console = after(":承诺 8.4 水务局，下周五，补齐台账<Enter>并报送");
    assert_eq!(field(&console, Words), "补齐台账并报送");
    // What was left before is not lost by it.
    let console = after(":催办 8.4 请报送<Enter><Esc>:催办 8.4 再催<Enter>");
    assert_eq!(field(&console, Words), "请报送\n再催");
    let console = after(":批注 8.4@门头沟 12月10日前完成<Enter>");
    assert!(console.screen().contains("8.4@门头沟 写批注") && console.screen().contains("12月10日前完成"), "{}", console.screen());
}

/// What is refused is there to be mended, with the reason.
#[test]
fn a_line_that_is_refused_stays() {
    for (keys, line, why) in [
        // Task 5 has three measures.
        ("jjjj", "批注 会上说了", "请写编号，如 批注 5.1"),
        ("2", "状态 8.4 转入下年", "8.4 现在不能改为“转入下年”"),
        ("2", "核验办结 8.4 已核实", "未启动"),
        ("2", "承诺了结 8.4 已补齐", "承诺"),
        ("2", "批注 8.4@各区 请报送", "16 项责任事项"),
        ("2", "催办 8.4@火星 请报送", "没有单位“火星”"),
        ("2", "催办 1.1a 请报送", "1.1a 是指标"),
        ("", "承诺 补齐台账", "如 承诺 8.4"),
    ] {
        let console = after(&format!("{keys}:{line}<Enter>"));
        let screen = console.screen();
        assert!(screen.contains(&format!("│ {line}")) && screen.contains(why), "{line}\n{screen}");
    }
    let mut console = after("2");
    console.app.setting.read_only = true;
    console.keys(":批注 8.4 会上说了<Enter>");
    assert!(console.screen().contains("│ 批注 8.4 会上说了") && console.app.views.len() == 1, "{}", console.screen());
}

/// 8.4 is 未启动, as all is: it can become 推进中.
#[test]
fn a_status_may_stand_before_its_item() {
    assert_eq!(after(":状态 推进中 8.4<Enter>").item("8.4").status, Status::InProgress);
    assert_eq!(after("2:状态 推进中 ８.４<Enter>").item("8.4").status, Status::InProgress);
    let screen = after(":状态 办结 8.4<Enter>").screen();
    assert!(screen.contains("8.4 现在不能改为“办结”"), "{screen}");
}

#[test]
fn words_that_are_found_nowhere_leave_the_screen_as_it_is() {
    for line in ["未了", "逾期 不存在局", "变化 不存在日", "自何时起 上次会"] {
        let console = after(&format!(":{line}<Enter>"));
        let screen = console.screen();
        assert!(console.app.views.is_empty() && screen.contains(&format!("│ {line}")), "{line}\n{screen}");
    }
    // The log of changes knows what it may begin with.
    let screen = after(":变化 昨日<Enter>").screen();
    assert!(screen.contains("2026-11-22"), "{screen}");
    let screen = after(":变化 上次会<Enter>").screen();
    assert!(screen.contains("│ 变化 上次会") && screen.contains("还没有开过会"), "{screen}");
}

#[test]
fn a_unit_behind_the_screen_of_units_is_opened() {
    for keys in [":单位 水务局<Enter>", "2:单位 市水务局<Enter>", ":units 水务局<Enter>", "jjjj<Enter>:单位 水务局<Enter>"]
    {
        let screen = after(keys).screen();
        assert!(screen.contains("市水务局") && screen.contains("牵头 23"), "{keys}\n{screen}");
    }
    assert!(after(":单位 火星<Enter>").screen().contains("没有单位“火星”"));
}

#[test]
fn commands_and_screens_are_named_by_their_sound_and_by_their_titles() {
    assert!(after("2:cuiban<Enter>").screen().contains("催办"));
    assert_eq!(after("2:cuiban<Enter>").app.layers.len(), 1);
    assert!(after(":dudui<Esc>:ddl<Enter>").app.layers.len() == 1);
    for line in ["督办队列", "dubanduilie", "dbdl", "督办<Tab>", "duilie"] {
        let screen = after(&format!(":{line}<Enter>")).screen();
        assert!(screen.contains("督办队列 待办"), "{line}\n{screen}");
    }
    // What needs an item is offered with an id on a screen that has none.
    let screen = after(":cb<Tab>").screen();
    assert!(screen.contains("│ 催办 ") && screen.contains("后接编号"), "{screen}");
    assert!(after(":cb<Tab>8.4 请报送<Enter>").screen().contains("8.4 催办"));
    let screen = after(":催办<Enter>").screen();
    assert!(screen.contains("如 催办 8.4"), "{screen}");
    assert!(after(":cuiban<Enter>").screen().contains("如 催办 8.4"));
}

#[test]
fn only_what_is_near_is_suggested() {
    for line in ["xyz", "qqqq", "火星"] {
        let screen = after(&format!(":{line}<Enter>")).screen();
        assert!(screen.contains(&format!("没有命令“{line}”")) && !screen.contains("相近"), "{line}\n{screen}");
    }
    assert!(after("2:urgee<Enter>").screen().contains("相近的：催办"));
    assert!(after(":overveiw<Enter>").screen().contains("相近的：总览"));
}

/// 3Y copies the first district's work, which is longer than the screen.
#[test]
fn what_was_copied_is_scrolled() {
    let mut console = after("3Y");
    let before = console.screen();
    assert!(before.contains("%，j/k 翻看"), "{before}");
    console.keys("j");
    let after_j = console.screen();
    // The second line of the text is where the first was.
    assert_eq!(before.lines().nth(3), after_j.lines().nth(2), "{after_j}");
    console.keys("G");
    assert!(console.screen().contains("100%，"), "{}", console.screen());
    console.keys("g");
    assert_eq!(console.screen(), before);
    console.keys("q");
    assert!(console.app.layers.is_empty());
    // What has room says nothing of the kind.
    assert!(!after("Y").screen().contains("翻看"));
}

#[test]
fn nothing_to_copy_is_said_alike_on_each_screen() {
    for screen in ["6", "S"] {
        let screen = after(&format!("{screen}<pause>Y")).screen();
        assert!(screen.contains("光标下没有可复制的事项"), "{screen}");
    }
}

/// The whole record of 8.4 is a text to read: the screen beneath has the keys that it has not.
#[test]
fn keys_of_the_screen_over_a_text_to_read_say_so() {
    let record = || {
        let mut console = after("8.4<Enter><Enter>");
        assert!(console.screen().contains("8.4 全部记录"), "{}", console.screen());
        assert!(!console.screen().contains("展开"));
        console.keys("<pause>");
        console
    };
    for (key, words) in [("c", "c（批注）"), (":", ":（命令）"), ("s", "s（状态）")] {
        let mut console = record();
        console.keys(key);
        let screen = console.screen();
        assert!(screen.contains("全部记录") && screen.contains(&format!("{words}在这里用不了，按 Esc 返回后再按")), "{key}\n{screen}");
    }
    let mut console = record();
    console.keys("X");
    assert!(console.screen().contains("这里只供阅读，按 Esc 返回"), "{}", console.screen());
    // What harms nothing is done.
    let mut console = record();
    console.keys("Y");
    assert!(console.screen().contains("已请终端复制") && console.screen().contains("【8.4】"), "{}", console.screen());
    console.keys("<Esc>");
    assert!(console.screen().contains("8.4 全部记录"));
}

#[test]
fn a_text_that_is_typed_over_a_text_to_read_does_not_close_it() {
    for typed in ["已核qq<Enter>", "cool<Enter>", "已<pause><Enter>"] {
        let mut console = after("8.4<Enter><Enter>");
        console.keys(typed);
        assert!(console.screen().contains("8.4 全部记录"), "{typed}\n{}", console.screen());
        // A moment later the keys are keys again.
        console.keys("<pause>q");
        assert!(!console.screen().contains("8.4 全部记录"), "{typed}\n{}", console.screen());
    }
    let mut console = after("8.4<Enter><Enter>");
    console.input(Input::Text("已核实\n".into()));
    console.keys("<pause><Enter>");
    assert!(console.screen().contains("8.4 全部记录"), "{}", console.screen());
    console.keys("<Enter>");
    assert!(!console.screen().contains("8.4 全部记录"));
}

/// Nothing is grey on that day. Said is always the same, however the keys arrive, and the queue stays.
#[test]
fn a_filter_that_fits_nothing_has_one_answer_to_list_all() {
    let parts: [&[&str]; 4] = [&["2", "f", "灰", "\n", "L"], &["2f灰\nL"], &["2", "f", "灰\nL"], &["2f灰", "\nL"]];
    for typed in parts {
        let mut console = Console::new(80, 24);
        for text in typed {
            match text.chars().count() {
                1 if text.is_ascii() => drop(console.keys(if *text == "\n" { "<Enter>" } else { text })),
                _ => console.input(Input::Text((*text).into())),
            }
        }
        let screen = console.screen();
        assert!(screen.contains("没有符合“灰”的"), "{typed:?}\n{screen}");
        assert!(screen.contains("[灰]"), "{typed:?}\n{screen}");
    }
}

/// 结 is a light and begins 结束会议 only; 催办 is a mark and a command.
#[test]
fn a_word_of_the_filter_is_one_where_no_command_is_called_so() {
    for start in ["", "2", "M<Enter>"] {
        let console = after(&format!("{start}:推进中 蓝天<Enter>"));
        assert!(!console.screen().contains("没有命令"), "{}", console.screen());
        // Nothing is closed yet: that is said, and nothing else is done.
        let console = after(&format!("{start}:结<Enter>"));
        let screen = console.screen();
        assert!(screen.contains("[结]") && console.app.layers.is_empty(), "{start}\n{screen}");
    }
    let mut console = after(":状态 8.4@mtg 推进中<Enter>:状态 8.4@mtg 已调整 并入<Enter><C-s>");
    console.keys(":结 mtg<Enter>");
    console.shows("8.4@门头沟");
    console.shows("符合的1项都列在这里");
    let console = after(":结 火星<Enter>");
    console.shows("没有符合“结 火星”的");
}

/// 5.1 is 未启动; a reason is written with 受阻.
#[test]
fn a_reason_may_stand_behind_a_status() {
    let mut console = after(":状态 5.1 推进中<Enter>");
    console.keys(":状态 5.1 受阻 资金 未到<Enter>");
    let screen = console.screen();
    assert!(console.app.is_writing() && screen.contains("资金 未到") && screen.contains("受阻"), "{screen}");
    console.keys("<C-s>");
    assert_eq!(console.item("5.1").status, Status::Blocked, "{}", console.screen());
    assert!(console.item("5.1").notes().any(|note| note.text == "资金 未到"));
    for line in [":状态 5.1 受阻<Enter>", ":状态 5.1 受阻 又说<Enter>"] {
        console.keys(line);
        console.shows("5.1 已经是“受阻”");
        console.keys("<Esc>");
    }
}

#[test]
fn a_word_that_is_several_units_names_them() {
    for line in [":swj<Enter>", "2:swj<Enter>"] {
        let screen = after(line).screen().replace('\n', "");
        assert!(screen.contains("市水务局") && screen.contains("市商务局") && !screen.contains("没有命令"), "{screen}");
    }
    assert!(after(":stauts<Enter>").screen().contains("没有命令"));
}

#[test]
fn the_log_and_the_changes_are_named_each_by_its_own_name() {
    let log = "变更记录";
    assert!(after(":日志<Enter>").screen().contains(log));
    assert!(after("B").screen().contains(log));
    assert!(!after(":变化<Enter>").screen().contains(log));
    let mut console = after("6<Tab>");
    console.shows(log);
    console.keys(":变化<Enter>").hides(log);
    console.keys(":日志<Enter>").shows(log);
}

/// 5.1 binds 17 units, 门头沟, 房山 and 延庆 among them: one form, one act, one undo.
#[test]
fn several_units_that_are_named_are_done_in_one_act() {
    for start in ["", "2"] {
        let mut console = after(&format!("{start}:催办 5.1@mtg,fs 请补报<Enter>"));
        assert_eq!(field(&console, duban::console::layers::form::Slot::Words), "请补报");
        console.keys("<C-s>");
        let urges = |console: &Console, unit: &str| match console.app.ledger.find(&format!("5.1@{unit}")).unwrap() {
            duban::ledger::Found::Owed(owed) => owed[0].item.urges(),
            other => panic!("{other:?}"),
        };
        assert_eq!((urges(&console, "门头沟"), urges(&console, "房山"), urges(&console, "延庆")), (1, 1, 0), "{}", console.screen());
        console.keys("u");
        assert_eq!((urges(&console, "门头沟"), urges(&console, "房山")), (0, 0), "{}", console.screen());
    }
    // What is closed already is passed over, and that is said.
    let mut console = after(":状态 5.1@mtg 推进中<Enter>:状态 5.1@mtg 已调整 并入<Enter><C-s>:催办 5.1@mtg,fs,yq 请补报<Enter>");
    assert!(console.screen().contains("5.1@门头沟 已结，不在内") && console.screen().contains("等2项"), "{}", console.screen());
    console.keys("<C-s>");
    assert!(console.app.layers.is_empty(), "{}", console.screen());
    let console = after(":催办 5.1@各区 请补报<Enter>");
    assert_eq!(field(&console, duban::console::layers::form::Slot::Words), "请补报");
    assert!(after(":批注 5.1@各区 已核<Enter>").screen().contains("标选"));
}

#[test]
fn the_number_of_a_document_is_what_an_extension_rests_on() {
    use duban::console::layers::form::Slot::{Basis, Day, Words};
    for (words, day, basis, why) in [
        ("12月10日前 攻坚办〔2026〕5号 设备到货迟", "2026-12-10", "攻坚办〔2026〕5号", "设备到货迟"),
        ("攻坚办〔2026〕5号，12月10日前，设备到货迟", "2026-12-10", "攻坚办〔2026〕5号", "设备到货迟"),
        ("12-10 京环发5号 设备到货迟", "2026-12-10", "京环发5号", "设备到货迟"),
        ("12-10 3号楼设备到货迟", "2026-12-10", "", "3号楼设备到货迟"),
        ("12月10号 设备到货迟", "2026-12-10", "", "设备到货迟"),
    ] {
        let console = after(&format!(":延期 5.1 {words}<Enter>"));
        assert_eq!((&*field(&console, Day), &*field(&console, Basis), &*field(&console, Words)), (day, basis, why), "{words}");
    }
}

/// Half a key is no filter yet; where the filter is wrong the list is as it was.
#[test]
fn a_filter_that_is_wrong_leaves_the_list_as_it_was() {
    let mut console = after("2f逾期<Enter>");
    console.keys("f<C-u>单位");
    console.keys(":");
    assert!(console.screen().contains("列出 待办36 共36") && console.screen().contains("[逾期]"), "{}", console.screen());
    console.keys("swj<Enter>");
    let screen = console.screen();
    assert!(screen.contains("列出 待办36 共36") && screen.contains("[逾期]") && screen.contains("市商务局"), "{screen}");
    assert_eq!(console.app.layers.len(), 1);
    let all = after("2").screen();
    let typed = after("2f单位:swj<Enter>").screen();
    let rows = |screen: &str| screen.lines().filter(|line| line.contains('●')).take(5).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&typed), rows(&all), "{typed}");
}

#[test]
fn who_assigns_to_himself_is_meant_by_his_name() {
    let console = after(":分派 5.1 我<Enter><C-s>");
    assert_eq!(console.item("5.1").assigned_to(), Some("zhangwei"), "{}", console.screen());
}

//! Meetings and their minutes through the built binary. The meeting itself is held in the console; here it is put into the record. 5.1 is due by
//! 30 September and 54 days late on 23 November; its lead is 市商务局.

use duban::ledger::{Act, ItemKey, Ledger, Meeting, Moment, Seen};
use duban::plan::MeasureId;
use duban::store::{Access, Store};
use serde_json::json;

use super::support::{Home, NOW};

fn moment(time: &str) -> Moment {
    format!("2026-11-23T{time}+08:00").parse().unwrap()
}

fn key(ledger: &Ledger, task: u32, index: u32) -> ItemKey {
    ledger.of_measure(MeasureId { task, index }).unwrap().key
}

/// A meeting of 91 minutes about 5.1 and 1.1, with what stands in the record as recorded in it.
fn hold(home: &Home, title: &str) {
    let now = NOW.parse().unwrap();
    let mut store = Store::open(&home.db(), Access::Write, now).unwrap();
    let ledger = store.load().unwrap();
    let (first, second, third) = (key(&ledger, 5, 1), key(&ledger, 1, 1), key(&ledger, 8, 4));
    let seen = |key, seconds| Seen { key, seconds };
    let mut acts: Vec<_> = ledger.events().iter().skip(1).map(|event| event.act).collect();
    acts.dedup();
    let (title, began, ended) = (title.to_owned(), moment("14:00:00"), moment("15:30:01"));
    let meeting =
        Meeting { title, began, ended, paused: 0, agenda: vec![first, second], seen: vec![seen(first, 65), seen(third, 30)], acts };
    store.append(&Act::hold_meeting(&ledger, meeting).unwrap(), "zhangwei", now).unwrap();
}

/// Two promises, a decision and one that was taken back, then the meeting.
fn held() -> Home {
    let home = Home::with_plan();
    home.run(&["promise", "5.1", "补齐*台账*|附表", "--due", "下周五", "--whom", "李主任"]);
    home.run(&["promise", "8.4@门头沟", "报送方案", "--due", "12月10日前"]);
    home.line("set 5.1 受阻 --note 设备未到");
    hold(&home, "第七次调度会");
    home
}

#[test]
fn before_the_first_meeting_there_are_no_minutes() {
    let home = Home::with_plan();
    for line in ["meetings", "minutes", "minutes 3"] {
        home.line(line).refused(1, "还没有开过会。");
    }
    let none = home.line("meetings --json");
    assert_eq!((none.code, none.out.as_str()), (1, "[]\n"));
}

#[test]
fn minutes_are_as_an_office_sends_them() {
    let home = held();
    let title = home.line("list --json").json();
    assert!(title.is_array());
    let said = home.line("minutes");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(&lines[..2], ["第七次调度会 会议纪要", "时间：2026-11-23 周一 14:00—15:30（91分钟）"]);
    assert_eq!(&lines[3..5], ["记录：zhangwei", "议程：2项，议了2项，其中议程外1项"]);
    let of = |head: &str| lines.iter().skip_while(|line| **line != head).skip(1).take_while(|line| !line.is_empty()).collect::<Vec<_>>();
    let looked = of("一、议程和议过的事项");
    assert_eq!(looked.len(), 3, "{looked:?}");
    // In a meeting that began before, it stands as it stood then.
    assert!(looked[0].starts_with("  1. 5.1 ●红 逾期54天 "), "{looked:?}");
    // 5.1 as the plan has it, to its end; what was not reached is named by its id.
    assert!(looked[0].ends_with(&home.line("show 5.1 --json").json()["text"].as_str().unwrap().replace('\n', " ")), "{looked:?}");
    assert!(looked[1].starts_with("  2. 8.4 ") && looked[1].ends_with("（议程外）"), "{looked:?}");
    assert_eq!(looked[2], &"  未议：1.1");
    assert!(!said.out.contains('…'), "{}", said.out);
    assert_eq!(of("二、议定事项"), [&"  1. 5.1 未启动 → 受阻：设备未到"]);
    assert_eq!(
        of("三、会上承诺"),
        [&"  1. 李主任 2026-12-04 周五前 补齐*台账*|附表（5.1）", &"  2. 门头沟区政府 2026-12-10 周四前 报送方案（8.4@门头沟）"]
    );
    assert_eq!(of("四、会上记录"), [&"  无。"]);
    assert_eq!(of("五、议过、没有记录的事项"), [&"  8.4"]);
}

#[test]
fn markdown_has_a_table_that_no_sign_in_a_text_breaks() {
    let home = held();
    let said = home.line("minutes 1 --markdown");
    assert!(said.out.starts_with("# 第七次调度会 会议纪要\n\n- 时间：2026-11-23 周一 14:00—15:30（91分钟）\n"), "{}", said.out);
    let table: Vec<&str> = said.out.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(
        table,
        [
            "| 谁 | 何时前 | 做什么 | 事项 |",
            "| --- | --- | --- | --- |",
            r"| 李主任 | 2026-12-04 周五 | 补齐\*台账\*\|附表 | 5.1 |",
            "| 门头沟区政府 | 2026-12-10 周四 | 报送方案 | 8.4@门头沟 |",
        ]
    );
    let sections: Vec<&str> = said.out.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(
        sections,
        ["## 一、议程和议过的事项", "## 二、议定事项", "## 三、会上承诺", "## 四、会上记录", "## 五、议过、没有记录的事项"]
    );
}

#[test]
fn minutes_go_to_a_file_that_is_not_there_yet() {
    let home = held();
    let file = home.path("纪要.md");
    let said = home.run(&["minutes", "--markdown", "-o", &file.to_string_lossy()]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), home.line("minutes --markdown").out);
    std::fs::write(&file, "别的").unwrap();
    assert_eq!(home.run(&["minutes", "-o", &file.to_string_lossy()]).code, 2);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "别的");
}

#[test]
fn what_was_taken_back_after_the_meeting_is_marked() {
    let home = held();
    hold(&home, "第八次");
    // Undo is of the console; here it is put into the record.
    let now = NOW.parse().unwrap();
    let mut store = Store::open(&home.db(), Access::Write, now).unwrap();
    let act = Act::undo(&store.load().unwrap(), "zhangwei").unwrap();
    store.append(&act, "zhangwei", now).unwrap();
    let decided = home.line("minutes 1 --json").json()["decided"].clone();
    assert_eq!((&decided[0]["what"], &decided[0]["taken_back"]), (&json!("未启动 → 受阻"), &json!(true)));
    assert!(home.line("minutes 1").out.contains("1. 5.1 未启动 → 受阻：设备未到（会后撤回）\n"));
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn meetings_are_listed_the_last_one_first_and_asked_for_by_number() {
    let home = held();
    hold(&home, "第八次|调度会");
    let rows = home.line("meetings --json").json();
    assert_eq!(
        (&rows[0]["number"], &rows[0]["title"], &rows[0]["minutes"], &rows[1]["promised"], &rows[1]["decided"]),
        (&json!(2), &json!("第八次|调度会"), &json!(91), &json!(2), &json!(1))
    );
    let list = home.line("meetings").out;
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines[1], "1  2026-11-23 周一 14:00—15:30（91分钟）  第七次调度会  议了2项 议定1项 承诺2项  zhangwei");
    assert_eq!(home.line("minutes --json").json()["title"], "第八次|调度会");
    home.line("minutes 3").refused(1, "没有第3次会议，现有 1—2。");
    assert!(home.line("log --json").out.contains(r#""kind": "meeting""#));
    // On the day before nobody had met.
    assert_eq!(home.line_on("2026-11-22", "meetings").code, 1);
}

#[test]
fn minutes_are_in_english_where_asked_for() {
    let home = held();
    let said = home.line("minutes --lang en");
    assert!(said.out.starts_with("Minutes: 第七次调度会\nTime: 2026-11-23 Mon 14:00-15:30 (91 minutes)\n"), "{}", said.out);
    assert!(said.out.contains("  1. 李主任 by 2026-12-04 Fri: 补齐*台账*|附表 (5.1)\n"), "{}", said.out);
}

/// A comment is noted, and decides nothing; what the meeting decided in so many words does.
#[test]
fn a_comment_is_noted_and_is_no_decision() {
    let home = Home::with_plan();
    home.line("note 5.1 已约谈");
    home.line("note 5.1 会议议定：由市水务局牵头");
    hold(&home, "第七次调度会");
    let out = home.line("minutes").out;
    assert!(out.contains("\n二、议定事项\n  1. 5.1 由市水务局牵头\n\n"), "{out}");
    assert!(out.contains("\n四、会上记录\n  1. 5.1 ") && out.contains("：已约谈\n"), "{out}");
    assert_eq!(home.line("meetings --json").json()[0]["decided"], json!(1));
    let made = home.line("minutes --json").json();
    assert_eq!((&made["noted"][0]["text"], &made["decided"].as_array().unwrap().len()), (&json!("已约谈"), &1));
    assert!(home.line("minutes --markdown").out.contains("\n## 四、会上记录\n\n1. 5.1 "), "{out}");
}

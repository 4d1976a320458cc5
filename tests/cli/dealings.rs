//! Urging, promises, extensions, setting aside and assigning, through the built binary on the plan itself. 5.1 is due by 30 September, its lead
//! is 市商务局; 23 November is 54 days after that.

use serde_json::{Value, json};

use super::support::{Home, ids};

/// What the last event of an item says was done.
fn last(home: &Home, id: &str) -> Value {
    home.line(&format!("log {id} --json")).json()[0]["dealing"].clone()
}

#[test]
fn an_extension_moves_the_deadline_and_is_seen_with_the_original_one() {
    let home = Home::with_plan();
    let said = home.line("extend 5.1 2026-12-20 --note 设备到货迟 --basis 攻坚办〔2026〕5号");
    assert_eq!(said.out, "5.1 延期 2026-09-30 → 2026-12-20（依据：攻坚办〔2026〕5号） 已保存\n");
    let expected = json!({"kind": "extension", "from": "2026-09-30", "to": "2026-12-20", "basis": "攻坚办〔2026〕5号"});
    assert_eq!(last(&home, "5.1"), expected);
    let overdue = |home: &Home| ids(&home.line("list --overdue --json").json()).contains(&"5.1");
    assert!(!overdue(&home) && overdue(&Home::with_plan()));
    let events = home.line("log 5.1 --json").json();
    assert_eq!((events.as_array().unwrap().len(), &events[0]["text"]), (1, &json!("设备到货迟")));
}

#[test]
fn what_makes_no_sense_is_refused_with_the_rule() {
    let home = Home::with_plan();
    for (line, sentence) in [
        ("extend 5.1 2026-11-23 --note 理由 --basis 纪要", "延期的日期 2026-11-23 须在今天（2026-11-23）之后。"),
        ("extend 1.1 2026-12-31 --note 理由 --basis 纪要", "延期至 2026-12-31 不晚于现行时限 2026-12-31。"),
        ("extend 1.1 2027-01-31 --note 理由 --basis \u{200b}", "延期须写依据（文件号、会议纪要等）。"),
        ("extend 4.3 2027-01-31 --note 理由 --basis 纪要", "长期实施或没有日期的事项没有时限可延。"),
        ("snooze 5.1 2026-11-22 --note 等批复", "暂缓的日期 2026-11-22 须在今天（2026-11-23）之后。"),
        (
            "urge 5.1 请报送 --how 飞鸽",
            "没有催办方式“飞鸽”。方式：phone 电话、message 消息、letter 发函、meeting 会上、talk 约谈、visit 现场",
        ),
        // 92 days from 23 November: 7 in November, 31, 31, and 23 in February.
        ("snooze 5.1 2027-02-24 --note 等批复", "暂缓到 2027-02-24 太远（最晚 2027-02-23），是否写错了年份？"),
        ("extend 5.1 2028-01-01 --note 理由 --basis 纪要", "延期到 2028-01-01 太远（最晚 2027-12-31），是否写错了年份？"),
        ("promise 5.1 补齐 --due 2099-12-10", "承诺到 2099-12-10 太远（最晚 2027-12-31），是否写错了年份？"),
        ("promise 5.1 补齐台账", "承诺须写哪天前：--due 日期。"),
        ("promise 5.1 补齐台账 --due 2026-11-22", "承诺的日期 2026-11-22 已过（今天 2026-11-23）。"),
        ("promise 5.1 已补齐 --end kept", "没有这条未了结的承诺。"),
    ] {
        assert_eq!((home.line(line).code, home.line(line).err.trim_end()), (2, sentence), "{line}");
    }
    for line in ["extend 5.1 2026-02-30 --note 理由 --basis 纪要", "snooze 5.1 2026-02-30 --note 等批复", "promise 5.1 补 --due 2026-02-30"]
    {
        let said = home.line(line);
        assert!(said.code == 2 && said.err.contains("2026-02-30"), "{line}: {said:?}");
    }
    assert_eq!(home.line("log --json").json().as_array().unwrap().len(), 1, "the import alone");
}

#[test]
fn each_unit_is_urged_by_its_own_name_and_all_in_one_act() {
    let home = Home::with_plan();
    assert_eq!(home.line("urge 5.1").out, "5.1 催办 市商务局（电话） 已保存\n");
    assert_eq!(last(&home, "5.1"), json!({"kind": "urge", "whom": "市商务局", "how": "phone"}));
    let said = home.line("urge 8.4@门头沟,房山 请11月底前报送 --how 发函");
    assert_eq!(said.out, "2项 → 催办 已保存：8.4@门头沟、8.4@房山\n");
    assert_eq!(last(&home, "8.4@门头沟"), json!({"kind": "urge", "whom": "门头沟区政府", "how": "letter"}));
    let events = home.line("log --json").json();
    assert_eq!(events[0]["act"], events[1]["act"]);
}

#[test]
fn a_promise_is_ended_once_and_says_which_where_there_are_several() {
    let home = Home::with_plan();
    home.line("promise 5.1 12月10日前补齐台账 --due 12-10 --whom 李主任");
    assert_eq!(last(&home, "5.1"), json!({"kind": "promise", "whom": "李主任", "due": "2026-12-10"}));
    home.line("promise 5.1 月底前约谈 --due 11月");
    let said = home.line("promise 5.1 已补齐 --end kept");
    assert_eq!(
        said.err,
        "这个事项有几条未了结的承诺，请写明哪一条：--no 2 2026-12-10 12月10日前补齐台账；--no 3 2026-11-30 月底前约谈。\n"
    );
    assert_eq!(home.line("promise 5.1 已补齐 --end kept --no 2").out, "5.1 李主任的承诺“12月10日前补齐台账”兑现 已保存\n");
    assert_eq!(home.line("promise 5.1 没有约谈 --end 未兑现").out, "5.1 市商务局的承诺“月底前约谈”未兑现 已保存\n");
    assert_eq!(home.line("promise 5.1 再了结 --end kept --no 2").code, 2);
    assert_eq!(home.line("check").code, 0);
}

/// Only a unit promised: the measure has no promise of its own, and is told where there is one. A day may be said with its weekday.
#[test]
fn a_promise_of_a_unit_is_pointed_to_from_its_measure() {
    let home = Home::with_plan();
    assert_eq!(home.line("promise 8.4@门头沟 报方案 --due 12月10日（周四）").code, 0);
    assert_eq!(last(&home, "8.4@门头沟"), json!({"kind": "promise", "whom": "门头沟区政府", "due": "2026-12-10"}));
    for line in ["promise 8.4 已报 --end kept", "promise 8.4 再等 --move 12-20"] {
        home.line(line).refused(2, "这项措施没有未了结的承诺，它的单位有：8.4@门头沟。请用其中一个编号。");
    }
    home.line("promise 8.4@门头沟 报方案 --due 12月10日（周五）")
        .refused(2, "“12月10日（周五）”说的是两天：2026-12-10 周四，2026-12-11 周五。请核对后写明是哪一天。");
    assert_eq!(home.line("promise 8.4@门头沟 已报 --end kept").code, 0);
}

#[test]
fn setting_aside_and_assigning_are_recorded_and_changed() {
    let home = Home::with_plan();
    assert_eq!(home.line("snooze 5.1 2026-12-01 --note 等批复").out, "5.1 暂缓至 2026-12-01 已保存\n");
    assert_eq!(home.line("snooze 5.1 --wake --note 批复已到").out, "5.1 取消暂缓 已保存\n");
    assert_eq!(home.line("assign 5.1 lina").out, "5.1 分派给 lina 已保存\n");
    assert_eq!(home.line("assign 5.1 lina").err, "分派现在就是这样，没有改动。\n");
    assert_eq!(home.line("assign 5.1 --nobody").out, "5.1 取消分派 已保存\n");
    assert_eq!(last(&home, "5.1"), json!({"kind": "assignment", "from": "lina", "to": null}));
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn what_is_closed_is_followed_by_nobody_new() {
    let home = Home::with_plan();
    assert_eq!(home.line("set 5.1 已调整 --note 并入专项").code, 0);
    for line in ["assign 5.1 lina", "assign 5.1@东城 lina", "urge 5.1", "snooze 5.1 12-01 --note 等"] {
        let said = home.line(line);
        assert!(said.code == 2 && said.err.starts_with("事项已结，不再"), "{line}: {said:?}");
    }
}

/// 31.3 and 5.1 are late with 17 units each: 36 entries. What was urged yesterday is not asked for again, and is counted.
#[test]
fn what_was_acted_on_lately_is_counted_where_it_is_not_listed() {
    let home = Home::with_plan();
    assert!(!home.line("queue 逾期").out.contains("近日已处理"));
    home.line("urge 5.1@东城,西城");
    let said = home.line("queue 逾期");
    assert!(said.out.contains("34 项") && said.out.contains("另有 2 项近日已处理或暂缓，没有列出"), "{said:?}");
}

#[test]
fn who_reported_does_not_verify() {
    let home = Home::with_plan();
    home.line("set 5.1 推进中");
    home.line("set 5.1 待核 --by lina");
    let said = home.run(&["set", "5.1", "办结", "--note", "现场核查", "--by", "lina"]);
    assert_eq!((said.code, said.err.as_str()), (2, "lina 报的待核，须由另一人核验：报的人不核验自己。\n"));
    assert_eq!(home.run(&["set", "5.1", "办结", "--note", "现场核查", "--by", "wang"]).code, 0);
}

/// 5.1 is due on 30 September; a promise of 10 November is 13 days past on 23 November.
#[test]
fn an_item_shows_how_supervision_stands() {
    let home = Home::with_plan();
    assert_eq!(home.line_when("2026-11-01", "promise 5.1 补齐台账 --due 11-10 --whom 李主任").code, 0);
    for line in [
        "extend 5.1 2026-12-10 --note 到货迟 --basis 会议纪要",
        "extend 5.1 2026-12-20 --note 再延 --basis 5号文",
        "urge 5.1",
        "urge 5.1 --how 发函",
        "assign 5.1 lina",
        "snooze 5.1 12-01 --note 等批复",
    ] {
        assert_eq!(home.line(line).code, 0, "{line}");
    }
    let shown = home.line("show 5.1").out;
    for line in [
        "延期：现行时限 2026-12-20，原时限 2026-09-30，延期2次（依据：5号文）",
        "承诺：李主任 2026-11-10 前：补齐台账（过期13天）",
        "督查员：lina",
        "暂缓：至 2026-12-01",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    assert!(shown.contains("催办：2次，最近 ") && shown.contains("市商务局（发函）"), "{shown}");
    let json = home.line("show 5.1 --json").json();
    let picked =
        json!([json["due"], json["urges"], json["assigned_to"], json["snoozed_until"], json["extensions"][0], json["promises"][0]["due"]]);
    let extension = json!({"from": "2026-09-30", "to": "2026-12-10", "basis": "会议纪要"});
    assert_eq!(picked, json!(["2026-12-20", 2, "lina", "2026-12-01", extension, "2026-11-10"]));
}

/// 我 is who acts, as in the filters.
#[test]
fn who_assigns_to_himself_is_meant_by_his_name() {
    let home = Home::with_plan();
    for me in ["我", "me"] {
        home.line("--by wangfang assign 5.1 --nobody");
        home.line(&format!("--by zhangwei assign 5.1 {me}"));
        assert_eq!(last(&home, "5.1")["to"], json!("zhangwei"), "{me}");
    }
}

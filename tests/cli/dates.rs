//! The dates of measures through the built binary on the plan itself: 40.1 says 6月底前 to 石景山 inside a 年底前 row, 31.3 says 汛期前 in a 6月底前
//! row, 4.3 is ongoing without any date. On 23 November 30 June is 146 days ago: 31+31+30+31+23; 31 May is 30 more.

use serde_json::{Value, json};

use super::support::{Home, ids};

/// A date of a measure.
fn date(home: &Home, id: &str, number: usize) -> Value {
    home.line(&format!("dates {id} --json")).json()[0]["dates"][number].clone()
}

#[test]
fn a_measure_lists_its_deadline_and_the_dates_in_its_text() {
    let home = Home::with_plan();
    let shown = home.line("dates 40.1").out;
    for line in [
        "0  时限  2026-12-31  还剩38天  年底前",
        "1  节点  2026-06-30  逾期146天（未完成：石景山）  制定污染土壤处置工作计划",
        "原文：督促企业6月底前制定污染土壤处置工作计划",
        "疑点：完成时限栏没有的日期",
        "代号：soil-plan",
    ] {
        assert!(shown.lines().any(|l| l == line), "{line}\n{shown}");
    }
    let milestone = date(&home, "40.1", 1);
    for (field, value) in [
        ("key", json!("soil-plan")),
        ("kind", json!("milestone")),
        ("on", json!("2026-06-30")),
        ("said_to", json!(["石景山区政府"])),
        ("doubt", json!("hidden")),
        ("settled", Value::Null),
        ("met", Value::Null),
        ("waiting", json!(["石景山区政府"])),
        ("late_since", json!("2026-06-30")),
    ] {
        assert_eq!(milestone[field], value, "{field}");
    }
    // A review by the text: the three quarters that are over were not reported.
    let review = date(&home, "22.4", 1);
    assert_eq!((&review["every"], &review["late_since"]), (&json!("quarter"), &json!("2026-03-31")));
    let ends: Vec<&str> = review["periods"].as_array().unwrap().iter().map(|period| period["to"].as_str().unwrap()).collect();
    assert_eq!(ends, ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]);
    assert!(home.line("dates 22.4").out.contains("3期未报，最早1季度"));
    assert!(home.line("dates 13.2").out.contains("看指标“上月差等级道路全覆盖监测频次”"));
}

#[test]
fn all_measures_are_listed_and_the_doubts_alone() {
    let home = Home::with_plan();
    let all = home.line("dates --json").json();
    assert_eq!(all.as_array().unwrap().len(), 128);
    let doubts = home.line("dates --doubts --json").json();
    let found = ids(&doubts);
    for id in ["4.3", "6.3", "11.2", "27.1", "31.3", "40.1", "40.2", "40.3", "47.1"] {
        assert!(found.contains(&id), "{id}");
    }
    for id in ["1.1", "5.1", "13.2", "22.3", "22.4", "35.1"] {
        assert!(!found.contains(&id), "{id}");
    }
    let table = home.line("dates 40 --doubts");
    assert_eq!(table.rows().iter().map(|row| &row[..4]).collect::<Vec<_>>(), ["40.1", "40.2", "40.3"]);
    assert!(table.out.ends_with("数据截止 2026-11-23：未明确的疑点 3 个\n"));
    home.line("dates 1.1 --doubts").refused(1, "没有未明确的疑点。");
    assert_eq!(home.line("dates 1.1 --doubts --json").out, "[]\n");
    home.line("dates 99.1").refused(1, home.line("show 99.1").err.trim_end());
}

#[test]
fn a_supervisor_settles_each_kind_of_doubt() {
    let home = Home::with_plan();
    for (line, said) in [
        ("dates 40.3 --set 9月 --date 1 --note 会议纪要", "40.3 明确时限 重点地块风险管控或修复 2026-09-30 已保存\n"),
        ("dates 41.2 --set none --date plot-report --note 随时报", "41.2 明确时限 地块后期管理情况报告 无日期 已保存\n"),
        ("dates 31.3 --confirm --date 1 --note 以文中为准", "31.3 明确时限 雨水管涵全面清掏 2026-05-31 已保存\n"),
        ("dates 4.3 --confirm --note 长期", "4.3 明确时限 完成时限 无日期 已保存\n"),
        ("dates 12.2 --set 2026-10-31 --note 纪要", "12.2 明确时限 完成时限 2026-10-31 已保存\n"),
    ] {
        assert_eq!(home.line(line).out, said, "{line}");
    }
    let doubts = home.line("dates --doubts --json").json();
    for id in ["40.3", "31.3", "4.3", "12.2"] {
        assert!(!ids(&doubts).contains(&id), "{id}");
    }
    assert!(ids(&doubts).contains(&"41.2"), "its other phrase is open");
    let settled = date(&home, "40.3", 1);
    assert_eq!((&settled["on"], &settled["late_since"]), (&json!("2026-09-30"), &json!("2026-09-30")));
    assert_eq!((&settled["settled"]["by"], &settled["settled"]["why"]), (&json!("zhangwei"), &json!("会议纪要")));
    // The deadline that was settled is the one in force everywhere.
    assert_eq!(home.line("show 12.2 --json").json()["due"], "2026-10-31");
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn a_milestone_is_recorded_as_reached_by_the_unit_to_which_it_is_said() {
    let home = Home::with_plan();
    let said = home.line("dates 40.1@石景山 --met 6-28 --date soil-plan --note 计划已报");
    assert_eq!(said.out, "40.1@石景山 节点完成 制定污染土壤处置工作计划 2026-06-28 已保存\n");
    let met = date(&home, "40.1", 1);
    assert_eq!((&met["met"]["on"], &met["met"]["by"], &met["late_since"]), (&json!("2026-06-28"), &json!("units"), &Value::Null));
    let json = home.run(&["dates", "31.3", "--met", "2026-06-05", "--date", "1", "--note", "清掏完", "--json"]).json();
    let met = &json[0]["dates"][1]["met"];
    assert_eq!((&met["by"], &met["who"], &met["text"]), (&json!("record"), &json!("zhangwei"), &json!("清掏完")));
    assert!(home.line("dates 31.3").out.contains("2026-06-05 完成，逾期5天"));
}

#[test]
fn what_is_wrong_is_refused_with_the_rule() {
    let home = Home::with_plan();
    for (line, sentence) in [
        ("dates 40.1 --set 2026-02-30 --date 1 --note 因为", "“2026-02-30”不是日期。写法如 2026-09-30、9-30、9月30日，9月 指月底。"),
        (
            "dates 40.1 --set 2027-01-01 --date 1 --note 因为",
            "2027-01-01 不在 2026-01-01（计划年度第一天）至 2026-12-31（措施的时限）之间。",
        ),
        ("dates 4.3 --set 2025-12-31 --note 因为", "2025-12-31 早于 2026-01-01（计划年度第一天）。"),
        ("dates 40.1 --set 6月 --date 2 --note 因为", "这条措施没有日期“2”。duban dates 编号 列出它的日期。"),
        ("dates 40.1 --set 6月 --date 1", "须写明理由或完成的情况：--note。"),
        ("dates 40.1 --set 6月 --date 1 --note \u{200b}", "明确时限须写理由。"),
        ("dates 40.1@石景山 --set 6月 --date 1 --note 因为", "日期是整条措施的，对各单位一样：请在措施上明确，不写 @ 和单位。"),
        ("dates 31.3 --set none --note 因为", "计划已写明时限 2026-06-30，不能明确为无。"),
        ("dates 22.4 --set 6月 --date 1 --note 因为", "复核按期重复，没有单独的日期；只能明确为不再复核（无）。"),
        ("dates 1.1 --confirm --note 因为", "没有可确认的：这个日期没有疑点，或文中算不出日期（用 --set 日期 或 --set none）。"),
        ("dates 40.3 --confirm --date 1 --note 因为", "没有可确认的：这个日期没有疑点，或文中算不出日期（用 --set 日期 或 --set none）。"),
        ("dates 40.1@朝阳 --met 6月 --date 1 --note 已报", "这个日期不是对朝阳区政府说的。"),
        ("dates 31.3 --met 2026-11-24 --date 1 --note 清完", "2026-11-24 还没到。"),
        ("dates 31.3 --met 6月 --note 清完", "完成时限看办理状态，不记为节点。要记节点，写 --date。"),
        ("dates 22.4 --met 6月 --date 1 --note 已公开", "复核期以报送为准：写一条进展或佐证即可。"),
        ("dates 27.1 --met 6月 --date 2 --note 已覆盖", "这个日期由指标“常态有水排污口现场检查、监测覆盖率”的数据判定，不另记完成。"),
        ("dates --set 6月 --note 因为", "请写是哪条措施：duban dates 编号 …"),
        ("dates 8.4@门头沟,房山 --met 6月 --date 1 --note 已报", "一次只能记一条措施或一个责任事项的日期。"),
        ("dates 40.1 --note 因为", "--date 和 --note 与 --set、--confirm 或 --met 一起用。"),
    ] {
        let said = home.line(line);
        assert_eq!((said.code, said.err.trim_end()), (2, sentence), "{line}");
    }
    assert_eq!(home.line("dates 40.1 --set 6月 --met 6月 --date 1 --note 因为").code, 2);
    assert_eq!(home.line("log --json").json().as_array().unwrap().len(), 1, "the import alone");
    let twice = ["dates", "40.1", "--confirm", "--date", "1", "--note", "对"];
    assert_eq!(home.run(&twice).code, 0);
    assert_eq!(home.run(&twice).err, "明确时限现在就是这样，没有改动。\n");
}

//! Settings through the built binary: each with its default, changed and set back, and seen in the log.

use serde_json::json;

use super::support::Home;

#[test]
fn every_setting_is_listed_with_its_default_and_its_meaning() {
    let home = Home::with_plan();
    let all = home.line("settings --json").json();
    let picked = |name: &str| all.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone();
    let (day, patience) = (picked("report_day"), picked("review_patience"));
    assert_eq!((&day["value"], &day["default"], &day["least"], &day["most"]), (&json!("25"), &json!("25"), &json!(1), &json!(28)));
    assert_eq!((&patience["value"], &patience["changed"]), (&json!("10"), &json!(null)));
    assert!(day["meaning"].as_str().unwrap().contains("须报进展"));
    let table = home.line("settings").out;
    assert!(table.lines().count() == all.as_array().unwrap().len() + 1 && table.contains("warn_long"), "{table}");
    let one = home.line("settings review-patience").out;
    for words in ["review_patience", "10个工作日", "节点、复核期和频次漏期", "可填：0 至 250个工作日"] {
        assert!(one.contains(words), "{words}\n{one}");
    }
}

#[test]
fn a_change_says_who_and_when_and_is_set_back() {
    let home = Home::with_plan();
    assert_eq!(home.line("settings report_day 20").out, "设置 report_day 默认 → 20 已保存\n");
    let one = home.line("settings report_day --json").json();
    assert_eq!((&one["value"], &one["changed"]["by"]), (&json!("20"), &json!("zhangwei")));
    assert!(home.line("settings").out.contains("zhangwei 2026-11-23 14:02"));
    assert!(home.line("log").out.contains("设置 report_day 默认 → 20"));
    assert_eq!(home.line("settings report_day default").code, 0);
    assert_eq!(home.line("settings report_day --json").json()["changed"], json!(null));
    assert_eq!(home.line("check").code, 0);
}

/// 31.3 is late since 30 June, so that only its warning could change; 1.1 is due on 31 December, 38 days after 23 November.
#[test]
fn what_is_changed_is_what_judges() {
    let home = Home::with_plan();
    assert_eq!(home.line("settings reports_from 2027-01-01").code, 0);
    let light = |home: &Home| home.line("show 1.1 --json").json()["light"].clone();
    assert_eq!(light(&home), "green");
    assert_eq!(home.line("settings warn_long 38").code, 0);
    assert_eq!(light(&home), "yellow");
    assert_eq!(home.line("settings warn_long 37").code, 0);
    assert_eq!(light(&home), "green");
}

#[test]
fn a_wrong_name_and_a_wrong_value_are_refused_with_the_rule() {
    let home = Home::with_plan();
    for (line, sentence) in [
        ("settings colour", "没有设置“colour”。用 duban settings 看全部。"),
        ("settings colour 1", "没有设置“colour”。用 duban settings 看全部。"),
        ("settings report_day 29", "设置 report_day 不能是“29”，应为 1 至 28日。"),
        ("settings warn_long -1", "设置 warn_long 不能是“-1”，应为 0 至 366天。"),
        ("settings reports_from 2026-02-30", "设置 reports_from 不能是“2026-02-30”，应为一个日期，如 2026-11-01。"),
        ("settings report_day 25", "设置 report_day 现在就是这个值，没有改动。"),
    ] {
        home.line(line).refused(2, sentence);
    }
    assert_eq!(home.line("log --json").json().as_array().unwrap().len(), 1, "the import alone");
}

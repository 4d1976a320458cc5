//! `duban forecast`: 108 of the 128 measures must be closed by the end of the year.

use super::support::{Home, NOVEMBER, ids_of};
use serde_json::json;

/// 108 ÷ 38 = 2.84 and 108 ÷ 28 = 3.86, rounded up; 5.1 and 31.3 are past their days, so 106 fall due on 31 December.
#[test]
fn a_plan_to_which_nothing_has_happened() {
    let home = Home::with_plan();
    let forecast = home.line("forecast --json").json();
    assert_eq!((&forecast["as_of"], &forecast["year_end"]), (&json!(NOVEMBER), &json!("2026-12-31")));
    assert_eq!((&forecast["days_left"], &forecast["working_days_left"]), (&json!(38), &json!(28)));
    let measures = json!({
        "total": 108, "open": 108, "needed_a_day": 2.9, "needed_a_working_day": 3.9,
        "closed_of_late": 0, "of_late_days": 30, "closed_a_day": 0.0, "left_at_end": 108
    });
    assert_eq!(forecast["measures"], measures);
    let due = forecast["due"].as_array().unwrap();
    // Reports by the 25th, of ongoing measures in December.
    assert_eq!(due.iter().map(|due| due["day"].as_str().unwrap()).collect::<Vec<_>>(), ["2026-11-25", "2026-12-25", "2026-12-31"]);
    assert_eq!((&due[0]["measures"], due[2]["measures"].as_array().unwrap().len()), (&json!([]), 106));
    assert!(due[0]["reports"].as_u64() > due[1]["reports"].as_u64() && due[2]["reports"] == 0);
    let at_risk = &forecast["at_risk"];
    assert_eq!(ids_of(at_risk, "id")[..2], ["5.1", "31.3"]);
    assert_eq!((&at_risk[0]["chief"], at_risk[0]["units"].as_array().unwrap().len()), (&json!("overdue"), 17));
    assert_eq!(ids_of(&forecast["areas"], "name"), ["一 共筑美丽蓝天", "二 建设美丽河湖", "三 保障净土沃壤"]);
    let open: u64 = forecast["areas"].as_array().unwrap().iter().map(|area| area["open"].as_u64().unwrap()).sum();
    assert_eq!(open, 108);
}

#[test]
fn what_was_closed_of_late_is_the_pace() {
    let home = Home::with_plan();
    // 9.3 is 昌平's and 大兴's; 8.1 has one unit.
    for line in ["set 9.3@昌平 withdrawn --note 并入", "set 8.1 withdrawn --note 并入"] {
        assert_eq!(home.line(line).code, 0, "{line}");
    }
    let forecast = home.line("forecast --json").json();
    assert_eq!((&forecast["measures"]["open"], &forecast["measures"]["closed_of_late"]), (&json!(107), &json!(1)));
    // 1 ÷ 30 is 0.03, in 38 days one more.
    assert_eq!((&forecast["measures"]["closed_a_day"], &forecast["measures"]["left_at_end"]), (&json!(0.0), &json!(106)));
    let of_9_3 = forecast["at_risk"].as_array().unwrap().iter().find(|one| one["id"] == "9.3").unwrap();
    assert_eq!(of_9_3["units"], json!([{"unit": "大兴区政府", "reason": "silent"}]));
    let changping = forecast["units"].as_array().unwrap().iter().find(|unit| unit["name"] == "昌平区政府").unwrap();
    assert_eq!((&changping["closed_of_late"], &changping["left_at_end"].as_u64()), (&json!(1), &changping["open"].as_u64().map(|n| n - 1)));
}

/// 49.4 km by the end of October come to 59.3 by the end of the year; once that is over they are 49.4.
#[test]
fn a_year_that_is_over_is_not_projected() {
    let home = Home::with_plan();
    assert_eq!(home.line("reading 26.1a 49.4公里 --date 10-31").code, 0);
    assert!(home.line("forecast").out.contains("26.1a 年底预计59.3公里，目标60公里"));
    let over = |lang: &str| home.end(home.command().args(["--as-of", "2027-01-02", "--lang", lang, "forecast"])).out;
    let late = over("zh");
    assert!(late.contains("26.1a 实为49.4公里，目标60公里") && !late.contains("年底预计"), "{late}");
    let english = over("en");
    for line in
        ["\nStill open 2 days past the year's end: measures 108, ", "\nClosed: measures 0, obligations 0.\n", "26.1a came to 49.4公里"]
    {
        assert!(english.contains(line), "{line}\n{english}");
    }
}

#[test]
fn it_reads_in_both_languages_and_when_the_year_is_over() {
    let home = Home::with_plan();
    let said = home.line("forecast").out;
    for line in [
        "数据截止 2026-11-23，距年底38天（工作日28天）",
        "  2026-12-31 周四  措施106条，责任事项",
        "  2026-11-25 周三  进展应报未报",
        "按目前进度年底可能完不成：128条",
        "  5.1   逾期54天",
        "市商务局  可能完不成17个：东城、西城、朝阳等",
        // Nobody has reported: the words and figures are those of the queue.
        "  1.1   1—10月进展未报 302天",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let english = home.line("--lang en forecast").out;
    assert!(english.contains("As of 2026-11-23: 38 days to year end (28 working days)"), "{english}");
    let late = home.end(home.command().args(["--as-of", "2027-01-02", "forecast"])).out;
    assert!(late.contains("数据截止 2027-01-02，年底已过2天\n"), "{late}");
    assert!(late.contains("\n年底已过2天仍未结：措施108条，责任事项"), "{late}");
    assert!(late.contains("\n已结：措施0条，责任事项0项。\n") && !late.contains("到期") && !late.contains("预计"), "{late}");
    assert!(late.contains("  未完成17个：东城、西城、朝阳等") && !late.contains("可能完不成"), "{late}");
    assert!(late.contains("年底已过，未完成或未达标：128条") && late.contains("——"), "{late}");
    let last = home.end(home.command().args(["--as-of", "2026-12-31", "forecast", "--json"])).json();
    assert_eq!((&last["measures"]["needed_a_day"], &last["days_left"]), (&json!(108.0), &json!(0)));
}

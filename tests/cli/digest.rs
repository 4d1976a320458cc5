//! `duban digest`: a plan of which nobody has reported anything is red throughout, its year-end measures by ten reports, its ongoing ones by
//! three quarters.

use super::support::{Home, ids_of};
use serde_json::json;

/// 5.1 and 31.3 are past their days: each in one row with its seventeen units and itself.
#[test]
fn a_plan_to_which_nothing_has_happened() {
    let home = Home::with_plan();
    let digest = home.line("digest --json").json();
    assert_eq!((&digest["as_of"], &digest["since"]), (&json!("2026-11-23"), &json!("2026-11-20")), "a Monday is compared with the Friday");
    assert_eq!(digest["measures"], json!({"total": 128, "red": 128, "yellow": 0, "green": 0, "grey": 0, "closed": 0}));
    assert_eq!(digest["queue"]["measures"], 128);
    assert_eq!(digest["worst"].as_array().unwrap().len(), 10);
    let first = json!({"id": "31.3", "light": "red", "reason": "逾期146天", "who": "市水务局", "entries": 18});
    assert_eq!(digest["worst"][0], first);
    assert_eq!(digest["worst"][1]["id"], "5.1");
    let none = json!({"worse": [], "better": [], "closed": [], "reopened": [], "promises_broken": [],
        "obligations": {"closed": 0, "submitted": 0, "worse": 0, "better": 0}});
    assert_eq!(digest["changed"], none);
    assert_eq!((ids_of(&digest["due"], "day"), &digest["promised"]), (vec!["2026-11-25"], &json!([])));
    // 31 December is the seventh day from the 25th.
    let due = |day: &str| home.line_on(day, "digest --json").json()["due"].clone();
    assert_eq!((ids_of(&due("2026-12-24"), "day"), ids_of(&due("2026-12-26"), "day")), (vec!["2026-12-25"], vec!["2026-12-31"]));
    let cliff = due("2026-12-25");
    assert_eq!((&cliff[1]["day"], cliff[1]["measures"].as_array().unwrap().len()), (&json!("2026-12-31"), 106));
}

/// Everything is written on 23 November. 23.2 is its lead's own; 9.3 is 昌平's and 大兴's.
#[test]
fn what_changed_since_friday() {
    let home = Home::with_plan();
    for line in [
        "note 23.2 --kind progress 已完成年度任务的七成",
        "set 8.2 withdrawn --note 并入8.3",
        "set 9.3@昌平 in_progress",
        "set 9.3@昌平 submitted",
        "promise 9.3@大兴 补齐清单 --due 2026-11-24 --whom 王主任",
    ] {
        assert_eq!(home.line(line).code, 0, "{line}");
    }
    let changed = &home.line("digest --json").json()["changed"];
    assert_eq!(changed["better"], json!([{"id": "23.2", "from": "red", "to": "green", "reason": "还剩38天"}]));
    assert_eq!((&changed["closed"], &changed["obligations"]["submitted"]), (&json!(["8.2"]), &json!(1)));
    // 23.2 itself, and 9.3@昌平, which reported as well.
    assert_eq!(changed["obligations"]["better"], 2);
    let promise = json!([{"id": "9.3@大兴", "whom": "王主任", "due": "2026-11-24"}]);
    assert_eq!(home.line("digest --json").json()["promised"], promise);
    // The day of the promise counts to its end.
    assert_eq!(home.line_on("2026-11-24", "digest --json").json()["changed"]["promises_broken"], json!([]));
    let next = home.line_on("2026-11-25", "digest --json").json();
    assert_eq!(next["changed"]["promises_broken"], promise);
    assert_eq!(ids_of(&next["changed"]["closed"], "id").len(), 0);
    assert_eq!(home.line_on("2026-11-26", "digest --json").json()["changed"]["promises_broken"], json!([]));
    let long = home.line_on("2026-11-26", "digest --since 2026-11-20 --json").json();
    assert_eq!((&long["changed"]["promises_broken"], &long["since"]), (&promise, &json!("2026-11-20")));
}

#[test]
fn it_reads_as_a_person_would_write_it() {
    let home = Home::with_plan();
    let quiet = home.line("digest").out;
    for line in [
        "【持续污染防治攻坚2026年行动计划】2026-11-23 周一，距年底38天\n措施128条：红128。\n责任事项",
        "要在年底前全部办结，每天须结2.9条；近30日每天结0.0条。\n\n较11月20日（周五）没有变化。\n\n最急10条：\n   1. 31.3  ●红 逾期146天  市水务局（18项）\n",
        "\n七天内到期：\n  2026-11-25 周三  进展应报未报",
    ] {
        assert!(quiet.contains(line), "{line}\n{quiet}");
    }
    assert!(home.line_on("2026-11-26", "digest").out.ends_with("\n七天内没有事项到期。\n"));
    for line in ["set 8.2 withdrawn --note 并入8.3", "note 23.2 --kind progress 七成"] {
        assert_eq!(home.line(line).code, 0);
    }
    let said = home.line("digest").out;
    assert!(said.contains("较11月20日（周五）：\n  好转1条：23.2 红→绿 还剩38天\n  结案1条：8.2 已调整\n"), "{said}");
    let english = home.line("--lang en digest").out;
    assert!(
        english.contains("Since 20 Nov (Fri):\n  1 became better: 23.2 red → green, 38 days left\n  1 closed: 8.2 (withdrawn)\n"),
        "{english}"
    );
    // On a terminal nothing is wider than it.
    let (code, narrow) = home.on_terminal(40, &["digest"], "");
    assert_eq!(code, 0);
    let cells = duban::text::Cells::default();
    assert!(narrow.lines().all(|line| cells.width(line) <= 40), "{narrow}");
}

#[test]
fn a_day_is_read_as_everywhere() {
    let home = Home::with_plan();
    for text in ["2026-11-20", "11-20", "11/20", "11月20日"] {
        assert_eq!(home.line(&format!("digest --since {text} --json")).json()["since"], "2026-11-20", "{text}");
    }
    assert_eq!(home.line("digest --since 10月 --json").json()["since"], "2026-10-31");
}

/// 8.2 is closed and 9.3@大兴 promised on 23 November; 4 January 2027 is a Monday after New Year's Day and a weekend.
#[test]
fn an_earlier_day_knows_nothing_of_what_happened_later() {
    let home = Home::with_plan();
    let before = home.line_on("2026-11-20", "digest").out;
    for line in ["set 8.2 withdrawn --note 并入8.3", "promise 9.3@大兴 补齐清单 --due 2026-11-24 --whom 王主任"] {
        assert_eq!(home.line(line).code, 0, "{line}");
    }
    assert_eq!(home.line_on("2026-11-20", "digest").out, before);
    assert_eq!(home.line_on("2026-11-20", "digest --json").json()["measures"]["closed"], 0);
    let next_year = home.line_on("2027-01-04", "digest").out;
    assert!(next_year.contains("\n较12月31日（周四）"), "{next_year}");
}

#[test]
fn a_day_that_makes_no_sense_is_refused() {
    let home = Home::with_plan();
    home.line("digest --since 2026-11-23").refused(2, "2026-11-23 不早于数据截止日 2026-11-23。");
    assert_eq!(home.line("digest --since 2026-02-30").code, 2);
}

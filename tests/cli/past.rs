//! `--as-of` with a day that is over: the whole ledger as it stood at its end, marked, and nothing is written.

use crate::support::{Home, ids};

const MARK: &str = "截至2026-06-30的台账（往日，只读）\n";

/// What each command says by the last day of June, marked where it is text.
const COMMANDS: [&str; 17] = [
    "list",
    "queue",
    "overdue",
    "views",
    "show 23.2",
    "show 9.3@昌平",
    "obligations 9.3",
    "matrix",
    "dates 23.2",
    "indicators 26.1a",
    "digest",
    "forecast",
    "settings",
    "log",
    "export",
    "check --plan",
    "list --json 23.2",
];

/// A record in which something happened in June, and a twin in which much of every kind happened behind it.
fn twins() -> (Home, Home) {
    let homes = [(); 2].map(|()| Home::new());
    for home in &homes {
        for (day, line) in [
            ("2026-01-05", "list"),
            ("2026-06-20", "set 23.2 in_progress"),
            ("2026-06-25", "note 23.2 --kind progress 已完成三成"),
            ("2026-06-28", "reading 26.1a 30 --date 2026-06-27"),
            ("2026-06-30", "promise 9.3@昌平 补齐清单 --due 2026-07-10 --whom 王主任"),
        ] {
            assert_eq!(home.line_when(day, line).code, 0, "{line}");
        }
    }
    let [then, now] = homes;
    for (day, line) in [
        ("2026-07-01", "set 23.2 submitted"),
        ("2026-07-02", "note 23.2 --kind comment 另行约谈"),
        ("2026-07-03", "reading 26.1a 33 --date 2026-07-02"),
        ("2026-07-04", "path 26.1a 6月=31 12月=60"),
        ("2026-07-05", "promise 9.3@昌平 已补齐 --end kept"),
        ("2026-07-06", "extend 31.3 2026-08-31 --note 迟 --basis 纪要"),
        ("2026-07-07", "settings report_day 20"),
        ("2026-07-08", "urge 5.1@全部"),
        ("2026-07-09", "assign 5.1 lina"),
        ("2026-07-10", "set 8.2 withdrawn --note 并入8.3"),
        ("2026-07-11", "views --save 红的=红"),
        ("2026-07-12", "dates 13.2 --met 2026-07-01 --date x --note 到了"),
    ] {
        let said = now.line_when(day, line);
        assert!(said.code == 0 || line.starts_with("dates"), "{line}: {said:?}");
    }
    (then, now)
}

/// What was asked at the end of that day is what is answered now, word for word.
#[test]
fn every_command_shows_the_ledger_as_it_stood() {
    let (then, now) = twins();
    for line in COMMANDS {
        let asked_then = then.line_when("2026-06-30", line);
        let asked_now = now.line_when("2026-11-23", &format!("--as-of 2026-06-30 {line}"));
        let is_json = line.contains("--json") || line == "export";
        let marked = |text: String| if is_json || text.is_empty() { text } else { format!("{MARK}{text}") };
        assert_eq!((asked_now.code, asked_now.out), (asked_then.code, marked(asked_then.out)), "{line}");
        assert_eq!(asked_now.err, marked(asked_then.err), "{line}");
    }
    // And it is another ledger than that of today.
    let both = ["", "--as-of 2026-06-30 "].map(|as_of| now.line_when("2026-11-23", &format!("{as_of}list --json 状态:待核")));
    assert_eq!((ids(&both[0].json()), both[1].code), (vec!["23.2"], 1));
}

#[test]
fn what_is_not_found_is_said_of_that_day_too() {
    let home = Home::with_plan();
    home.line_on("2026-06-30", "list 状态:待核")
        .refused(1, "截至2026-06-30的台账（往日，只读；台账自2026-11-23起有记录）\n没有符合条件的措施。");
    let english = home.line_on("2026-06-30", "--lang en list 23.2").out;
    assert!(english.starts_with("The ledger as it stood on 2026-06-30 (past, read-only; the record begins on 2026-11-23)\n"), "{english}");
}

#[test]
fn nothing_is_written_by_a_day_that_is_over() {
    let home = Home::with_plan();
    let file = home.file("plan.txt", &crate::support::published());
    let import = format!("import {file}");
    let before = home.line("log --json").json();
    for line in [
        "set 23.2 in_progress",
        "note 23.2 一",
        "urge 5.1",
        "promise 5.1 一 --due 12-01",
        "extend 5.1 12-01 --note 迟 --basis 纪要",
        "snooze 5.1 12-01 --note 等",
        "assign 5.1 lina",
        "dates 23.2 --confirm --note 对",
        "settle 9.3 --open",
        "settle f0123456789a --note 对",
        "reading 26.1a 12",
        "target 26.1a 61 --source 文",
        "path 26.1a --linear",
        "settings report_day 20",
        "views --save 红的=红",
        &import,
    ] {
        let said = home.line_on("2026-11-22", line);
        let sentence = "2026-11-22 已经过去：往日的台账只能看，不能改。今天是 2026-11-23，去掉 --as-of 再写。\n";
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (2, "", sentence), "{line}");
    }
    assert_eq!(home.line("log --json").json(), before);
    // Today and a day to come are written by as ever; what is read as of a day to come says so.
    for (day, first) in [("2026-11-23", "编号"), ("2026-12-01", "按2026-12-01推算（今天2026-11-23）\n编号")] {
        let said = home.line_on(day, "note 23.2 一");
        assert_eq!((said.code, said.out.as_str()), (0, "23.2 批注 已保存\n"), "{day}");
        assert!(home.line_on(day, "list 23.2").out.starts_with(first), "{day}");
    }
    // What only looks is refused nothing.
    assert_eq!(home.line_on("2026-11-22", &format!("import --dry-run {file}")).code, 0);
    assert!(home.line_on("2026-11-22", "check").out.contains("完好"));
}

/// An act that is taken back on a later day stood until then, and one that is done again later did not.
#[test]
fn a_day_before_the_first_event_has_the_plan_alone() {
    let home = Home::new();
    for (day, line) in [("2026-01-05", "list"), ("2026-02-01", "set 23.2 in_progress")] {
        assert_eq!(home.line_when(day, line).code, 0);
    }
    assert_eq!(home.line_on("2026-01-04", "list --json").json().as_array().unwrap().len(), 128);
    assert_eq!(home.line_on("2026-01-04", "log").code, 1);
    let statuses = |day| home.line_on(day, "list --json 23.2").json()[0]["status"].clone();
    assert_eq!(["2026-01-31", "2026-02-01"].map(statuses), ["not_started", "in_progress"]);
}

/// `--as-of` takes what the console takes, in the plan's year.
#[test]
fn the_day_is_read_as_the_console_reads_it() {
    let home = Home::new();
    assert_eq!(home.line_when("2026-01-05", "list").code, 0);
    for text in ["2026-06-30", "6-30", "6月30日", "6月"] {
        assert!(home.line_on(text, "list 23.2").out.starts_with(MARK), "{text}");
    }
    // In January of the next year it is still a day of the plan's year.
    assert!(home.line_when("2027-01-04", "--as-of 6-30 list 23.2").out.starts_with(MARK));
    assert!(home.line_on("昨天", "list 23.2").out.starts_with("截至2026-11-22的台账"));
    home.line_on("6-31", "list").refused(2, "“6-31”不是日期。写成 2026-06-30、6-30、6月30日 或 昨天。");
}

/// Behind neither end of the record is it passed over that nothing was recorded, or that it is not yet that day.
#[test]
fn a_day_before_the_record_and_a_day_to_come() {
    let home = Home::new();
    assert_eq!(home.line_when("2026-01-05", "list").code, 0);
    let before = home.line_on("2026-01-04", "list").out;
    assert!(before.starts_with("截至2026-01-04的台账（往日，只读；台账自2026-01-05起有记录）\n"), "{before}");
    assert!(home.line_on("2026-01-05", "list").out.starts_with("截至2026-01-05的台账（往日，只读）\n"));
    home.line_on("2025-12-31", "queue").refused(2, "计划从2026年开始，之前没有台账可看。");
    let ahead = home.line_on("2027-06-30", "queue").out;
    assert!(ahead.starts_with("按2027-06-30推算（今天2026-11-23）\n"), "{ahead}");
    assert!(!home.line_on("2027-06-30", "queue --json").out.contains("推算"));
    assert!(!home.line_on("2026-11-23", "list").out.starts_with('按'));
}

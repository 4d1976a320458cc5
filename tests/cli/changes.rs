//! `duban changes`. Everything is written in November; 31.3 was due on 30 June with seventeen units and its lead, 5.1 on 30 September.

use serde_json::{Value, json};

use crate::support::{Home, ids_of};

/// A record made in January, with what happened on three days of November.
fn home() -> Home {
    let home = Home::new();
    for (day, line) in [
        ("2026-01-05", "list"),
        ("2026-11-18", "set 23.2 in_progress"),
        ("2026-11-19", "set 8.2 withdrawn --note 并入8.3"),
        ("2026-11-20", "note 23.2 --kind progress 已完成七成"),
        ("2026-11-21", "promise 9.3@大兴 补齐清单 --due 2026-11-22 --whom 王主任"),
        ("2026-11-21", "extend 5.1 2026-12-20 --note 迟 --basis 纪要"),
        ("2026-11-22", "reading 26.1a 41"),
        ("2026-11-22", "settings report_day 20"),
    ] {
        assert_eq!(home.line_when(day, line).code, 0, "{line}");
    }
    home
}

fn on(home: &Home, line: &str) -> Value {
    home.line_when("2026-11-23", line).json()
}

fn item<'a>(answer: &'a Value, id: &str) -> &'a Value {
    answer["items"].as_array().unwrap().iter().find(|item| item["id"] == id).unwrap_or(&Value::Null)
}

#[test]
fn since_the_end_of_a_day() {
    let home = home();
    let answer = on(&home, "changes --since 2026-11-18 --json");
    assert_eq!((&answer["since"], &answer["as_of"], &answer["since_at"]), (&json!("2026-11-18"), &json!("2026-11-23"), &Value::Null));
    let closed = item(&answer, "8.2");
    assert_eq!((&closed["light"]["from"], &closed["light"]["to"], &closed["light"]["by"]), (&json!("red"), &Value::Null, &json!("acts")));
    assert_eq!((&closed["status"]["from"], &closed["status"]["to"]), (&json!("not_started"), &json!("withdrawn")));
    assert_eq!(closed["status"]["event"]["text"], "并入8.3");
    // The status of the 18th is none of it, the note is.
    let noted = item(&answer, "23.2");
    assert_eq!((&noted["status"], ids_of(&noted["events"], "note")), (&Value::Null, vec!["progress"]));
    assert_eq!(item(&answer, "9.3@大兴")["events"][0]["kind"], "promise");
    assert_eq!(answer["promises_lapsed"], json!([{"id": "9.3@大兴", "whom": "王主任", "due": "2026-11-22"}]));
    let counts = &answer["counts"];
    let counted = ["statuses", "notes", "readings", "promises", "extensions", "plan"].map(|kind| counts[kind].as_u64().unwrap());
    assert_eq!(counted, [1, 1, 1, 1, 1, 1]);
    assert_eq!(answer["plan"][0]["kind"], "setting");
    // From the 22nd on nobody did anything and nothing fell due.
    let quiet = home.line_when("2026-11-23", "changes --since 2026-11-22");
    let expected = "自 2026-11-22（周日）结束时起，到 2026-11-23\n变化：承诺过期1\n\n到期未了的承诺（1项）\n  9.3@大兴  王主任 承诺 2026-11-22 前，已过期\n";
    assert_eq!((quiet.code, quiet.out.as_str()), (0, expected));
}

#[test]
fn a_filter_and_groups() {
    let home = home();
    let answer = on(&home, "changes --since 2026-11-18 8.2 --json");
    // What its seventeen units owe is closed with it.
    let ids = ids_of(&answer["items"], "id");
    assert_eq!((ids.len(), ids[0], &answer["plan"]), (18, "8.2", &json!([])));
    let text = home.line_when("2026-11-23", "changes --since 2026-11-18 8.2").out;
    let expected =
        "自 2026-11-18（周三）结束时起，到 2026-11-23（筛选：8.2）\n有变化的18项：结案18，状态1\n\n一 共筑美丽蓝天（18项）\n  8.2  ";
    assert!(text.starts_with(expected) && text.contains(" → ✓结 已调整（此前"), "{text}");
    assert!(text.ends_with("        11-19 14:02 zhangwei 未启动 → 已调整：并入8.3\n  8.2 各单位的灯：结案17\n"), "{text}");
    let by_unit = home.line_when("2026-11-23", "changes --since 2026-11-18 9.3@大兴 --group unit").out;
    assert!(by_unit.contains("\n大兴区政府（1项）\n"), "{by_unit}");
    assert!(by_unit.contains("王主任 承诺 2026-11-22 前，已过期"), "{by_unit}");
    let nothing = home.line_when("2026-11-23", "changes --since 2026-11-18 没有这样的字");
    assert!(nothing.code == 1 && nothing.out.ends_with("（筛选：“没有这样的字”）\n没有变化。\n"), "{nothing:?}");
}

/// The first time with the last working day; then with the look before, which each look without more notes.
/// Monday 23 November 2026: the Friday before, and the working day before, are the 20th.
#[test]
fn since_a_day_as_people_say_it() {
    let home = Home::with_plan();
    for words in ["上周五", "上个工作日", "11月20日（周五）"] {
        let told = home.line_when("2026-11-23", &format!("changes --since {words} --json")).json();
        assert_eq!(told["since"], json!("2026-11-20"), "{words}");
    }
    assert_eq!(home.line_when("2026-11-23", "changes --since 昨天 --json").json()["since"], json!("2026-11-22"));
}

#[test]
fn since_i_last_looked() {
    let home = home();
    let first = home.line_when("2026-11-23", "changes");
    assert!(first.out.starts_with("自 2026-11-20（周五）结束时起，到 2026-11-23\n第一次查看，与上个工作日相比。\n"), "{}", first.out);
    let again = home.line_when("2026-11-23", "changes");
    assert_eq!((again.code, again.out.as_str()), (1, "自 2026-11-23 14:02（周一）起，到 2026-11-23\n没有变化。\n"));
    assert_eq!(home.line_when("2026-11-23", "note 23.2 另行约谈").code, 0);
    // To ask since something, to filter, or as of a day that is over is no look.
    for line in ["changes --since last", "changes 23.2", "--as-of 2026-11-22 changes", "changes"] {
        let said = home.line_when("2026-11-24", line).out;
        let is_past = line.starts_with("--as-of");
        assert_eq!(said.contains("zhangwei 批注：另行约谈"), !is_past, "{line}: {said}");
    }
    assert!(!home.line_when("2026-11-24", "changes").out.contains("另行约谈"));
    // Another person has looks of his own.
    assert!(home.line_when("2026-11-24", "changes --by lina").out.contains("第一次查看"));
}

#[test]
fn what_makes_no_sense_is_refused() {
    let home = home();
    home.line("changes --since 2026-11-23").refused(2, "2026-11-23 不早于数据截止日 2026-11-23。");
    home.line("changes --since meeting").refused(1, "还没有开过会。");
    home.line("changes --since 上次会议").refused(1, "还没有开过会。");
    let allowed = "可写某天（2026-11-20、11-20、11月20日、昨天）、meeting（上次会）或 last（上次查看）。";
    home.line("changes --since 前些日子").refused(2, &format!("“前些日子”不能作起点。{allowed}"));
    let english = home.line("--lang en changes --since wrong").err;
    assert!(
        english.contains("Write a day (2026-11-20, ") && english.contains("meeting (the last one) or last (my last look)."),
        "{english}"
    );
}

/// The text of a measure stood on the line of each of its units. A comment changes no light, so that the text is what a line tells.
#[test]
fn the_text_of_a_measure_is_told_once() {
    let home = home();
    for id in ["9.3", "9.3@大兴", "9.3@昌平"] {
        assert_eq!(home.line_when("2026-11-23", &format!("note {id} 已核实")).code, 0, "{id}");
    }
    let said = home.line_when("2026-11-23", "changes --since 2026-11-22").out;
    assert_eq!(said.matches("研究建立重点产业园区排放清单").count(), 1, "{said}");
    assert!(said.contains("9.3@大兴") && said.contains("9.3@昌平"), "{said}");
    // By unit each stands alone, and is told.
    let by_unit = home.line_when("2026-11-23", "changes --since 2026-11-22 --group unit").out;
    assert_eq!(by_unit.matches("研究建立重点产业园区排放清单").count(), 3, "{by_unit}");
}

/// 9.3 and what 大兴 owes under it are two places for one note.
#[test]
fn a_note_on_a_measure_and_on_one_of_its_units_is_one_note() {
    let home = home();
    assert_eq!(home.line_when("2026-11-22", "note 9.3,9.3@大兴 请核对 --kind comment").code, 0);
    let answer = on(&home, "changes --since 2026-11-21 --json");
    assert_eq!((&answer["counts"]["notes"], &answer["counts"]["lines"]["notes"]), (&json!(1), &json!(2)));
    let said = home.line_when("2026-11-23", "changes --since 2026-11-21");
    assert!(said.out.contains("文字1次（2处）"), "{said:?}");
    let english = home.line_when("2026-11-23", "changes --since 2026-11-21 --lang en");
    assert!(english.out.contains("notes 1 (in 2 places)"), "{english:?}");
    // One place each is a plain figure.
    let before = home.line_when("2026-11-23", "changes --since 2026-11-19");
    assert!(before.out.contains("文字2次（3处）"), "{before:?}");
}

/// 5.1 fell due on 30 September. Those that reported in September were yellow before and turned red by themselves on 1 October; so did 大兴, whose
/// note of that day turned nothing.
#[test]
fn a_light_that_turned_red_names_its_unit_and_says_why() {
    let home = Home::new();
    assert_eq!(home.line_when("2026-01-05", "list").code, 0);
    let report = |home: &Home, unit: &str, day: &str| {
        let said = home.line_when(day, &format!("note 5.1@{unit} --kind progress 已完成七成"));
        assert_eq!(said.code, 0, "{said:?}");
    };
    ["平谷", "大兴"].iter().for_each(|unit| report(&home, unit, "2026-09-20"));
    report(&home, "大兴", "2026-10-01");
    let text = home.line_when("2026-10-02", "changes --since 2026-09-29 5.1").out;
    assert!(text.ends_with("  5.1 各单位的灯：转红1（平谷）逾期2天〔时间推移〕\n"), "{text}");
    let own = text.lines().find(|line| line.contains("5.1@大兴  ▲黄 → ●红 逾期2天"));
    assert!(own.is_some_and(|line| line.ends_with("〔时间推移〕")), "{text}");
    let answer = home.line_when("2026-10-02", "changes --since 2026-09-29 5.1 --json").json();
    let by = |id: &str| item(&answer, id)["light"]["by"].clone();
    assert_eq!((by("5.1@平谷"), by("5.1@大兴"), &item(&answer, "5.1@平谷")["events"]), (json!("time"), json!("time"), &json!([])));
}

/// Three are named, of whatever more there are how many; a reason that is not that of all stands with each name.
#[test]
fn of_many_units_three_are_named() {
    let home = Home::new();
    assert_eq!(home.line_when("2026-01-05", "list").code, 0);
    for unit in ["东城", "西城", "朝阳", "平谷"] {
        assert_eq!(home.line_when("2026-09-20", &format!("note 5.1@{unit} --kind progress 已完成七成")).code, 0, "{unit}");
    }
    let text = |day: &str| home.line_when(day, "changes --since 2026-09-29 5.1").out;
    assert!(text("2026-10-02").ends_with("转红4（东城、西城、朝阳等4个）逾期2天〔时间推移〕\n"), "{}", text("2026-10-02"));
    assert_eq!(home.line_when("2026-09-28", "extend 5.1@西城 2026-10-01 --note 迟 --basis 纪要").code, 0);
    let expected = "转红4（东城 逾期2天、西城 逾期1天、朝阳 逾期2天等4个）〔时间推移〕\n";
    assert!(text("2026-10-02").ends_with(expected), "{}", text("2026-10-02"));
}

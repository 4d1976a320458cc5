//! Consistency findings (核对发现), from the command line.

use crate::support::{Home, NOVEMBER};
use serde_json::{Value, json};

/// Before any report was due: nothing but what a test writes is found.
const JANUARY: &str = "2026-01-20";

impl Home {
    /// Runs a line on that day.
    #[track_caller]
    fn written(&self, day: &str, line: &str) {
        let said = self.line_when(day, line);
        assert_eq!(said.code, 0, "{said:?}");
    }

    /// What is found in January.
    #[track_caller]
    fn found(&self) -> Vec<Value> {
        let said = self.line_when(JANUARY, "check --plan --json");
        assert_eq!(said.code, 0);
        said.json().as_array().unwrap().clone()
    }

    /// The short key of the only finding.
    #[track_caller]
    fn only_key(&self) -> String {
        let found = self.found();
        assert_eq!(found.len(), 1, "{found:?}");
        found[0]["key"].as_str().unwrap()[..7].to_owned()
    }
}

#[test]
fn what_agrees_is_said_to() {
    let home = Home::with_plan();
    let said = home.line_when("2026-01-25", "check --plan");
    assert_eq!((said.code, said.out.as_str()), (0, "数据截止 2026-01-25：没有核对发现。\n"));
    assert_eq!(home.line_when("2026-01-25", "check --plan --json").out, "[]\n");
    assert!(home.line_when("2026-01-25", "check").out.contains("完好"), "the check of the file is another one");
    // The options are those of --plan.
    for line in ["check --json", "check --all"] {
        home.line(line).refused(2, "缺少 --plan。加 --help 看用法。");
    }
    // Nothing is made for a check.
    let nobody = Home::new();
    assert_eq!(nobody.line("check --plan").code, 3);
    assert!(!nobody.db().exists());
}

/// 128 measures, of which groups lead 34; 市生态环境局 leads 32, counted in the published table.
#[test]
fn a_new_database_in_november_lists_the_leads_that_never_reported() {
    let home = Home::with_plan();
    let list = home.line("check --plan --json").json();
    let list = list.as_array().unwrap();
    assert!(list.iter().all(|finding| finding["kind"] == "no_report" && finding["settled"].is_null()));
    let of = |lead: &str| list.iter().find(|f| f["basis"]["lead"] == lead).unwrap_or_else(|| panic!("{lead}"));
    assert_eq!(of("市生态环境局")["items"].as_array().unwrap().len(), 32);
    assert_eq!(of("市发展改革委")["items"], json!(["3.1", "6.2"]));
    assert_eq!(of("首都机场集团有限公司")["items"], json!(["4.5"]));
    // Where a group leads, its units answer: 门头沟 leads 29.2 and 46.2 by name, and with others those of which it owes a part.
    let items = &of("门头沟区政府")["items"];
    assert!(["4.1@门头沟", "29.2", "46.2", "41.1@门头沟"].iter().all(|id| items.as_array().unwrap().iter().any(|i| i == id)), "{items}");
    assert!(of("通州区政府")["items"].as_array().unwrap().iter().any(|id| id == "26.4@通州"), "the only one whom the text names");
    assert_eq!(of("相关区政府")["items"], json!(["22.2", "47.1"]), "to be settled whom it means");
    // 17 departments and companies, 16 districts, the development zone, and whoever 相关区政府 is.
    assert_eq!(list.len(), 35);
    let said = home.line("check --plan");
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(said.code, 0);
    assert_eq!(lines[0], "牵头至今没有报告：没有进展、佐证、数据，也没有设过状态（35）");
    assert!(lines[2].ends_with("  市发展改革委牵头 2 条，至今未报（首报期限 2026-01-25）：3.1、6.2。"), "{}", lines[2]);
    assert_eq!(lines[lines.len() - 1], "数据截止 2026-11-23：核对发现 35 条待说明。用 duban settle 编号 --note 理由 说明。");
    // What it says on a report and what on another word.
    home.line("note 3.1 已约谈");
    assert!(home.line("check --plan").out.contains("市发展改革委牵头 2 条"));
    home.line("note 3.1 新能源车占比51% --kind progress");
    assert!(home.line("check --plan").out.contains("市发展改革委牵头 1 条，至今未报（首报期限 2026-01-25）：6.2。"));
    home.line("set 6.2@各区,经开区 推进中");
    assert!(!home.line("check --plan").out.contains("市发展改革委"), "all units have reported");
}

/// The first report is due on the 25th, to its end; an ongoing measure is reported each quarter, 5.1 begins in June.
#[test]
fn no_lead_is_late_before_its_first_report_is_due() {
    let home = Home::with_plan();
    let has = |day: &str, lead: &str, id: &str| {
        let list = home.line_when(day, "check --plan --json").json();
        let of_lead = list.as_array().unwrap().iter().find(|f| f["basis"]["lead"] == lead);
        of_lead.is_some_and(|f| f["items"].as_array().unwrap().iter().any(|i| i == id))
    };
    for (lead, id, last_day, first_day) in [
        ("市发展改革委", "3.1", "2026-01-25", "2026-01-26"),
        ("市民政局", "14.3", "2026-03-25", "2026-03-26"),
        ("市商务局", "5.1", "2026-06-25", "2026-06-26"),
    ] {
        assert!(!has(last_day, lead, id) && has(first_day, lead, id), "{id}");
    }
}

#[test]
fn a_done_measure_with_an_open_unit_is_found_and_settled_with_a_reason() {
    let home = Home::with_plan();
    for line in ["set 24.2 推进中", "set 24.2 待核", "set 24.2@怀柔,密云 推进中", "set 24.2@怀柔,密云 待核"] {
        home.written(JANUARY, line);
    }
    home.written(JANUARY, "set 24.2@怀柔,密云 办结 --note 现场核查 --by 李核");
    let key = home.only_key();
    let said = home.line_when(JANUARY, "check --plan").out;
    assert!(said.starts_with("措施与单位说法不一（1）\n"), "still 待核, with a unit that has not begun: {said}");
    home.written(JANUARY, "set 24.2 办结 --note 牵头报告 --by 李核");
    let done = home.only_key();
    assert_ne!(key, done);
    let expected = format!(
        "措施记为办结，还有单位未结（1）\n  {done}  24.2 记为办结（李核 2026-01-20），3 个单位里还有 1 个未结：未启动 延庆。\n\n\
         数据截止 2026-01-20：核对发现 1 条待说明。用 duban settle 编号 --note 理由 说明。\n"
    );
    assert_eq!(home.line_when(JANUARY, "check --plan").out, expected);
    let found = home.found();
    assert_eq!((&found[0]["kind"], &found[0]["items"]), (&json!("done_but_open"), &json!(["24.2", "24.2@延庆"])));

    home.line_when(JANUARY, &format!("settle {done}")).refused(2, "说明一条核对发现须写理由。");
    home.line_when(JANUARY, &format!("settle {done} 延庆 --note 理由")).refused(2, "核对发现只需要理由：duban settle 编号 --note 理由。");
    let said = home.line_when(JANUARY, &format!("settle {} --note 延庆下周补核", done.to_uppercase()));
    assert_eq!((said.code, said.out), (0, format!("24.2 说明核对发现 {done} 已保存\n")));
    home.line_when(JANUARY, &format!("settle {done} --note 再说"))
        .refused(2, "zhangwei 已于 2026-01-20 14:02 说明了这条核对发现，没有改动。");
    assert!(home.found().is_empty());
    let said = home.line_when(JANUARY, "check --plan --all");
    assert!(said.out.contains("已说明（zhangwei 2026-01-20）：延庆下周补核\n"), "{}", said.out);
    assert!(said.out.ends_with("数据截止 2026-01-20：核对发现 0 条待说明，1 条已说明。\n"), "{}", said.out);
    let all = home.line_when(JANUARY, "check --plan --all --json").json();
    assert_eq!(all[0]["settled"], json!({"by": "zhangwei", "at": "2026-01-20T14:02:00+08:00", "why": "延庆下周补核"}));
    // The log has it, and the record stays sound.
    let log = home.line_when(JANUARY, "log 24.2 --json").json();
    assert_eq!((&log[0]["kind"], &log[0]["text"], &log[0]["id"]), (&json!("finding_settled"), &json!("延庆下周补核"), &json!("24.2")));
    assert_eq!(log[0]["finding"].as_str().unwrap()[..7], done);
    assert!(home.line_when(JANUARY, "log 24.2").out.contains(&format!("zhangwei 说明核对发现 {done}\n")));
    assert_eq!(home.line("check").code, 0);
    // It comes back when what it rests on changes: another unit is opened again.
    home.written(JANUARY, "set 24.2@怀柔 推进中 --note 复查不合格");
    assert_ne!(home.only_key(), done);
    home.line_when(JANUARY, &format!("settle {done} --note 理由"))
        .refused(1, &format!("没有核对发现“{done}”（它所依据的内容可能已经变了）。用 duban check --plan 看现有的。"));
}

#[test]
fn what_a_measure_says_is_held_against_its_units() {
    let home = Home::with_plan();
    home.written("2026-01-10", "set 8.4 受阻 --note 资金未到位");
    home.written("2026-01-12", "--by lina set 8.4@通州,大兴 推进中");
    assert!(home.found().is_empty());
    home.written("2026-01-13", "--by lina set 8.4@通州,大兴 待核");
    let found = home.found();
    assert_eq!((&found[0]["kind"], &found[0]["items"]), (&json!("contradiction"), &json!(["8.4", "8.4@通州", "8.4@大兴"])));
    assert_eq!(found[0]["sentence"], "8.4 记为受阻（zhangwei 2026-01-10），单位却是：待核 通州、大兴（lina 2026-01-13）。");
    assert_eq!(
        found[0]["basis"]["units"][0],
        json!({"id": "8.4@通州", "status": "submitted", "by": "lina", "at": "2026-01-13T14:02:00+08:00"})
    );
    home.written(JANUARY, "set 8.4 推进中");
    assert!(home.found().is_empty());
}

#[test]
fn a_text_of_last_month_or_of_another_unit_is_found() {
    let home = Home::with_plan();
    let text = "已完成自查，正在整改。";
    home.written("2025-12-31", &format!("note 8.4@房山 {text} --kind progress"));
    home.written("2026-01-01", "note 8.4@房山 已完成自查,正在整改 --kind progress");
    let found = home.found();
    assert_eq!(
        found[0]["sentence"],
        "8.4@房山 有 2 次写的是同样的话：“已完成自查，正在整改。”——进展 zhangwei 2025-12-31；进展 zhangwei 2026-01-01。"
    );
    assert_eq!(found[0]["basis"]["notes"][1]["text"], "已完成自查,正在整改");
    // Shorter ones, other kinds and what one act wrote on many are not.
    let home = Home::with_plan();
    home.written("2026-01-02", &format!("note 8.4@房山,通州 {text} --kind progress"));
    home.written("2026-01-03", &format!("note 8.4@大兴 {text} --kind urge"));
    home.written("2026-01-03", "note 8.6@大兴 按计划推进。 --kind progress");
    home.written("2026-01-03", "note 8.6@通州 按计划推进。 --kind progress");
    assert!(home.found().is_empty());
    home.written("2026-01-04", &format!("--by lina note 8.6@通州 {text} --kind evidence"));
    assert_eq!(
        home.found()[0]["sentence"],
        "2 处写的是同样的话：“已完成自查，正在整改。”——8.4@通州 进展（zhangwei 2026-01-02）；8.6@通州 佐证（lina 2026-01-04）。"
    );
}

#[test]
fn the_list_is_read_in_english_too() {
    let home = Home::with_plan();
    for line in ["set 24.2 推进中", "set 24.2 待核"] {
        home.written(JANUARY, line);
    }
    let key = home.only_key();
    let expected = format!(
        "the measure and its units say different things (1)\n  {key}  24.2 is set to submitted (zhangwei 2026-01-20), but of its units: \
         not started: 怀柔, 密云, 延庆.\n\nas of 2026-01-20: open findings: 1. Settle one with duban settle KEY --note REASON.\n"
    );
    assert_eq!(home.line_when(JANUARY, "check --plan --lang en").out, expected);
    assert_eq!(
        home.line_when(JANUARY, &format!("settle {key} --note agreed --lang en")).out,
        format!("24.2 finding {key} settled saved\n")
    );
    let shown = home.line_when(NOVEMBER, "check --plan").out;
    assert!(shown.ends_with("另有 1 条已说明（--all 一并列出）。\n"), "{shown}");
}

/// What is said to be done against what was read. 45 against 38 of 60 kilometres are 7/60 of the target: 11.7 points; 44 would be 10.
#[test]
fn readings_are_held_against_what_is_said() {
    let home = Home::with_plan();
    let kinds = |home: &Home| {
        let list = home.line("check --plan --json").json();
        let found = list.as_array().unwrap().iter().filter(|f| ["off_target", "over_verified"].contains(&f["kind"].as_str().unwrap()));
        found.map(|f| (f["kind"].as_str().unwrap().to_owned(), f["items"][0].as_str().unwrap().to_owned())).collect::<Vec<_>>()
    };
    let found = |kind: &str, id: &str| (kind.to_owned(), id.to_owned());
    for line in [
        "reading 8.4@门头沟 4.9 --date 2026-10-31",
        "reading 8.4@房山 5 --date 2026-10-31",
        "set 8.4@门头沟,房山 推进中",
        "reading 26.1a 44 --date 2026-09-30",
        "reading 26.1a 38 --date 2026-09-30 --verified",
        "reading 25.1a 300000万立方米 --date 2026-11-20",
    ] {
        assert_eq!(home.line(line).code, 0, "{line}: {:?}", home.line(line));
    }
    assert_eq!(kinds(&home), [], "nobody says that it is done, and ten points are not more than ten");
    // 4.9 misses 5 and is said to be done; 5 meets it. 45 are more than ten points above 38, and 30.0001 is over the cap of 30.
    home.line("set 8.4@门头沟,房山 待核");
    home.run(&["reading", "26.1a", "45", "--date", "2026-09-30", "--correct", "补报"]);
    home.line("reading 25.1a 300001万立方米 --date 2026-11-21");
    assert_eq!(kinds(&home), [found("off_target", "8.4@门头沟"), found("off_target", "25.1"), found("over_verified", "26.1")]);
    let said = home.line("check --plan").out;
    assert!(said.contains("8.4@门头沟 记为待核（zhangwei 2026-11-23），但“温拌沥青使用比例较上一年度提升”2026-10-31 的数据是 4.9个百分点，目标 ≥5个百分点。"), "{said}");
    assert!(said.contains("自报 45公里（2026-09-30），核定 38公里（2026-09-30），自报偏高 11.7 个点。"), "{said}");
    // A measure that its units finished is done, though nobody set it.
    for status in ["推进中", "待核", "办结"] {
        assert_eq!(home.run(&["set", "26.1@全部", status, "--note", "已核"]).code, 0);
    }
    assert!(kinds(&home).contains(&found("off_target", "26.1")), "{:?}", kinds(&home));
    // Verified anew, the report is no longer better.
    home.run(&["reading", "26.1a", "44.5", "--date", "2026-09-30", "--verified", "--correct", "复核"]);
    assert!(!kinds(&home).contains(&found("over_verified", "26.1")));
    assert_eq!(home.line("check").code, 0);
}

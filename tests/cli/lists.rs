use crate::support::{Home, ids};

#[test]
fn what_is_overdue_in_november() {
    let home = Home::with_plan();
    let said = home.line("list --overdue");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.out,
        "编号 灯            状态   时限    牵头     工作措施
5.1  ●红 逾期54天  未启动 6—9月   市商务局 督促加油站和储油库在夏季错峰装卸油,引导加油站出台鼓励夜间加油的措施。
31.3 ●红 逾期146天 未启动 6月底前 市水务局 持续开展“清管行动”。汛期前对雨水管涵、雨污合流管涵、雨水口(雨箅子)等进行全面清掏并加大巡查、清理力度。
数据截止 2026-11-23：2 条，其中逾期 2 条（筛选：逾期）\n"
    );
    let json = home.line("list --overdue --json").json();
    assert_eq!(ids(&json), ["5.1", "31.3"]);
    assert_eq!(json[1]["days"], -146);
    assert_eq!(json[1]["reason"], "逾期146天");
    assert_eq!(json[0]["light"], "red");
}

/// The cliff: the 106 that fall due on 31 December join the two that were late before.
#[test]
fn what_is_overdue_on_new_years_day() {
    let home = Home::with_plan();
    let of = |day: &str| home.end(home.command().args(["list", "--overdue", "--json", "--as-of", day])).json().as_array().unwrap().len();
    assert_eq!([of("2026-06-30"), of("2026-07-01"), of("2026-10-01"), of("2026-12-31"), of("2027-01-01")], [0, 1, 2, 2, 108].map(|n| n));
}

#[test]
fn areas_have_the_measures_of_the_plan() {
    let home = Home::with_plan();
    for (area, count) in [("1", 71), ("2", 37), ("3", 20)] {
        assert_eq!(home.run(&["list", "--area", area]).rows().len(), count);
    }
    assert_eq!(home.line("list").rows().len(), 128);
    home.line("list --area 4").refused(2, "没有第 4 个领域。现有：1 共筑美丽蓝天、2 建设美丽河湖、3 保障净土沃壤。");
    assert_eq!(home.line("list --area x").code, 2);
}

#[test]
fn a_unit_is_found_by_each_of_its_names_and_by_a_part() {
    let home = Home::with_plan();
    let count = |name: &str| home.run(&["list", "--json", "--unit", name]).json().as_array().unwrap().len();
    let water = count("市水务局");
    for name in ["水务局", "水务", "北京市水务局", " 市水务局 "] {
        assert_eq!(count(name), water, "{name}");
    }
    assert_eq!(count("门头沟"), count("门头沟区政府"));
    assert_eq!(count("各区"), count("各区人民政府"));
    home.run(&["list", "--unit", "市水利局"]).refused(2, "没有单位“市水利局”。相近的有：市水务局。");
    home.run(&["list", "--unit", "\x1b[2J"]).refused(2, "没有单位“^[[2J”。用全称、简称或别名，如 市水务局、门头沟、经开区。");
    let many = home.run(&["list", "--unit", "区政府"]);
    assert_eq!(many.code, 2);
    assert!(many.err.starts_with("“区政府”可指几个单位：东城区政府、"), "{many:?}");
}

/// Another plan names units that the list of units does not have.
#[test]
fn a_unit_that_only_the_plan_names_is_found() {
    let home = Home::new();
    let plan = crate::support::published().replace("市商务局", "市商业促进署");
    home.file("plan.txt", &plan);
    assert_eq!(home.line("import plan.txt").code, 0);
    let named = home.run(&["list", "--unit", "市商业促进署", "--json"]).json();
    assert!(ids(&named).contains(&"5.1"));
    assert_eq!(home.run(&["list", "--unit", "商业促进", "--json"]).json(), named);
    home.run(&["list", "--unit", "市商业促进所"]).refused(2, "没有单位“市商业促进所”。相近的有：市商业促进署、市商务局。");
    // A part that fits one of the list and one of the plan says which.
    let many = home.run(&["list", "--unit", "市商"]);
    assert!(many.code == 2 && many.err.contains("市商业促进署") && many.err.contains("市商务局"), "{many:?}");
}

#[test]
fn a_district_is_bound_by_its_group_and_by_the_text_that_names_it() {
    let home = Home::with_plan();
    let mine = home.run(&["list", "--unit", "石景山", "--json"]).json();
    let roles = |id: &str| mine.as_array().unwrap().iter().find(|row| row["id"] == id).map(|row| row["roles"].clone());
    let by = |role: &str, group: &str, in_text: bool| serde_json::json!({"role": role, "by": group, "in_text": in_text});
    // 5.1 binds 各区政府 as responsible; 40.1 binds 相关区政府 in a merged cell and names 石景山区 in its text.
    assert_eq!(roles("5.1"), Some(serde_json::json!([by("responsible", "各区政府", false)])));
    assert_eq!(roles("40.1"), Some(serde_json::json!([by("lead", "相关区政府", true), by("responsible", "相关区政府", true)])));
    let other = home.run(&["list", "--unit", "门头沟", "--json"]).json();
    assert!(!ids(&other).contains(&"40.1"));
    let table = home.run(&["list", "--unit", "石景山", "--area", "3"]);
    assert!(table.out.contains("牵头、主责（相关区政府，"), "{}", table.out);
    assert!(table.out.ends_with("（筛选：领域 3 保障净土沃壤、石景山区政府）\n"), "{}", table.out);
}

#[test]
fn a_status_is_asked_for_by_code_or_by_word() {
    let home = Home::with_plan();
    assert_eq!(home.line("set 5.1 in_progress").code, 0);
    for word in ["in_progress", "推进中", "in-progress"] {
        assert_eq!(ids(&home.run(&["list", "--status", word, "--json"]).json()), ["5.1"], "{word}");
    }
    assert_eq!(home.line("list --status not_started").rows().len(), 127);
    let unknown = home.line("list --status 完成");
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.starts_with("没有状态“完成”。可用：not_started 未启动, in_progress 推进中"), "{unknown:?}");
}

#[test]
fn nothing_found_is_exit_code_1() {
    let home = Home::with_plan();
    home.line("list --status done").refused(1, "没有符合条件的措施。");
    let said = home.line("list --status done --json");
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (1, "[]\n", ""));
}

#[test]
fn a_row_of_a_list_in_json() {
    let home = Home::with_plan();
    assert_eq!(home.run(&["note", "31.3", "--kind", "urge", "已催办"]).code, 0);
    let json = home.run(&["list", "--overdue", "--area", "2", "--json"]).json();
    let row = &json[0];
    let mut keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    let expected = "area assigned_to assist days deadline due extensions id last_note lead light merged_cell obligations overdue promises \
                    reason responsible roles section snoozed_until status task text unsettled urges";
    assert_eq!(keys, expected.split_whitespace().collect::<Vec<_>>());
    assert_eq!(row["deadline"], serde_json::json!({"published": "6月底前", "kind": "due", "start": null, "end": "2026-06-30"}));
    assert_eq!(row["task"]["number"], 31);
    assert_eq!(
        (&row["last_note"]["kind"], &row["last_note"]["text"], &row["last_note"]["by"]),
        (&"urge".into(), &"已催办".into(), &"zhangwei".into())
    );
    assert_eq!(row["overdue"], true);
}

#[test]
fn english() {
    let home = Home::with_plan();
    let said = home.line("--lang en list --overdue");
    assert!(said.out.contains("●red 54 days overdue"), "{}", said.out);
    assert!(said.out.ends_with("as of 2026-11-23: 2 measures, 2 overdue (filter: late)\n"), "{}", said.out);
    // By the locale, in the order that POSIX gives.
    for (name, value, word) in
        [("LC_ALL", "en_US.UTF-8", "not started"), ("LC_MESSAGES", "en_GB", "not started"), ("LANG", "C.UTF-8", "未启动")]
    {
        let said = home.end(home.command().env(name, value).arg("list"));
        assert!(said.out.contains(word), "{name}");
    }
    let said = home.end(home.command().env("LC_ALL", "zh_CN.UTF-8").env("LC_MESSAGES", "en_US").arg("list"));
    assert!(said.out.contains("未启动"));
}

#[test]
fn a_table_fits_the_terminal_that_it_is_on() {
    use unicode_width::UnicodeWidthStr;
    let home = Home::with_plan();
    for columns in [20, 40, 60, 80, 120, 200] {
        for arguments in [&["list"][..], &["list", "--unit", "石景山"], &["list", "--lang", "en", "--unit", "石景山"]] {
            let (code, said) = home.on_terminal(columns, arguments, "");
            assert_eq!(code, 0);
            let mut lines: Vec<&str> = said.lines().collect();
            // The last line is a sentence, which may take two.
            lines.pop();
            for line in lines {
                assert!(line.width() <= usize::from(columns), "{columns}: {line}");
            }
        }
    }
    let bound = home.on_terminal(100, &["list", "--unit", "石景山", "--area", "3"], "").1;
    assert!(bound.contains("牵头、主责（相关区政府，文中点名） "), "the role is whole: {bound}");
    let wide = home.on_terminal(200, &["list"], "").1;
    assert!(wide.contains("引导加油站出台鼓励夜间加油的措施。"), "{wide}");
}

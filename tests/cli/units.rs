//! `duban units` on the real plan.

use crate::obligations::published;
use crate::support::{Home, ids_of};
use serde_json::json;

/// The measures whose lead cell names 市水务局, read off the published table: `grep` in its fifth column gives 23 rows.
const LED: &str = "4.3 11.2 12.2 12.3 12.4 20.1 22.1 22.4 23.2 24.1 25.1 25.2 26.1 26.2 26.3 27.3 28.1 28.2 29.1 31.3 33.2 35.2 46.1";
/// Those that name it among who assists: 18 rows.
const ASSISTED: &str = "4.1 6.4 11.1 13.3 22.2 24.2 26.4 26.5 27.1 27.2 29.2 30.1 30.2 31.1 31.2 32.1 33.1 34.1";

fn sorted<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.into_iter().collect();
    ids.sort_unstable();
    ids
}

#[test]
fn a_department_has_what_the_table_says_and_the_worst_stands_first() {
    let home = Home::with_plan();
    let work = home.line("units 水务局 --json").json();
    assert_eq!((&work["as_of"], &work["unit"], &work["kind"]), (&json!("2026-11-23"), &json!("市水务局"), &json!("department")));
    let rows = work["rows"].as_array().unwrap();
    let with = |role: &str| -> Vec<&str> {
        let has = |row: &&serde_json::Value| row["roles"].as_array().unwrap().iter().any(|one| one["role"] == role);
        sorted(rows.iter().filter(has).map(|row| row["measure"].as_str().unwrap()))
    };
    assert_eq!(with("lead"), sorted(LED.split(' ')));
    assert_eq!(with("assist"), sorted(ASSISTED.split(' ')));
    let owed: Vec<&str> =
        published().into_iter().filter(|(_, (units, _))| units.iter().any(|u| u == "市水务局")).map(|(id, _)| id).collect();
    assert_eq!((with("responsible"), owed.len()), (sorted(owed), 8));
    assert_eq!((&work["lead"]["total"], &work["answering"], &work["assist"]["total"]), (&json!(23), &json!(13), &json!(18)));
    // 22.3 is owed and not led: 24 are its own work, 42 rows in all.
    assert_eq!((&work["work"]["total"], rows.len()), (&json!(24), 42));
    // 31.3 was due on 30 June: 31+31+30+31+23 days ago. It is the only one that is led and late.
    assert_eq!((&rows[0]["measure"], &rows[0]["reason"], &work["overdue"]), (&json!("31.3"), &json!("逾期146天"), &json!(1)));
    let assists_from = rows.iter().position(|row| row["roles"][0]["role"] == "assist").unwrap();
    assert_eq!(assists_from, 24);
}

/// 门头沟 owes the 85 measures that bind 各区政府, 29.2 and 46.2 by its name, and 26.3, whose text names it; it assists 18.3 and 28.2, whose
/// cells of assisting units name 各区政府.
#[test]
fn a_district_says_by_which_words_each_measure_binds_it() {
    let home = Home::with_plan();
    let work = home.line("units 门头沟 --json").json();
    let owed: Vec<&str> =
        published().into_iter().filter(|(_, (units, _))| units.iter().any(|u| u == "门头沟区政府")).map(|(id, _)| id).collect();
    assert_eq!((&work["responsible"]["total"], owed.len()), (&json!(88), 88));
    let by = |id: &str| {
        let row = work["rows"].as_array().unwrap().iter().find(|row| row["measure"] == id).unwrap();
        (row["id"].as_str().unwrap().to_owned(), row["bound_by"].as_str().unwrap().to_owned())
    };
    assert_eq!(by("8.4"), ("8.4@门头沟".into(), "各区政府".into()));
    assert_eq!(by("13.4"), ("13.4@门头沟".into(), "各区人民政府".into()));
    assert_eq!(by("29.2"), ("29.2@门头沟".into(), "点名".into()));
    assert_eq!(by("26.3"), ("26.3@门头沟".into(), "相关区政府（文中：门头沟区）".into()));
    home.line("settle 8.5 门头沟 --note 会议明确");
    let settled = home.line("units 门头沟 --json").json();
    let row = settled["rows"].as_array().unwrap().iter().find(|row| row["measure"] == "8.5").cloned();
    assert_eq!(row.map(|row| row["bound_by"].clone()), Some(json!("相关区政府（已明确）")));
}

#[test]
fn promises_urges_and_extensions_stand_with_the_work() {
    let home = Home::with_plan();
    home.line("promise 8.4@门头沟 月底前补齐台账 --due 2026-12-10");
    home.line("urge 8.4 请报送 --whom 门头沟");
    let work = home.line("units 门头沟 --json").json();
    let row = work["rows"].as_array().unwrap().iter().find(|row| row["measure"] == "8.4").cloned().unwrap();
    assert_eq!((&row["open_promises"], &row["promised"], &row["urges"]), (&json!(1), &json!("2026-12-10"), &json!(1)));
    assert_eq!((&work["open_promises"], &work["urges"]), (&json!(1), &json!(1)));
    let said = home.line("units 门头沟 --open 8.4");
    assert!(said.out.contains("诺12-10 催1"), "{said:?}");
    assert!(said.out.contains("承诺 8.4@门头沟 2026-12-10 门头沟区政府：月底前补齐台账"), "{said:?}");
    assert!(said.out.contains("列出 1 条，共 90 条（筛选："), "{said:?}");
    // Two weeks later it is past its day.
    let late = home.line_on("2026-12-24", "units 门头沟 8.4");
    assert!(late.out.contains("诺12-10过") && late.out.contains("未了承诺1（过期1）"), "{late:?}");
}

#[test]
fn the_table_has_every_unit_by_its_kind() {
    let home = Home::with_plan();
    let said = home.line("units");
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(lines[0].starts_with("单位") && lines[0].contains("牵头") && lines[1].starts_with("[市级部门 "), "{said:?}");
    assert!(lines.contains(&"[各区 16]"), "{said:?}");
    let all = home.line("units --json").json();
    let units = all["units"].as_array().unwrap();
    let owed: u64 = units.iter().map(|unit| unit["responsible"]["total"].as_u64().unwrap()).sum();
    // As many obligations as the table expands to.
    assert_eq!(owed, 1592);
    let last = lines.last().unwrap();
    assert!(last.starts_with(&format!("数据截止 2026-11-23：{} 个单位", units.len())), "{last}");
    // A group lists its members.
    let group = home.line("units 各区政府 --json").json();
    assert_eq!(ids_of(&group["units"], "short")[..2], ["东城", "西城"]);
    assert_eq!(group["units"].as_array().unwrap().len(), 16);
}

#[test]
fn a_name_that_means_nobody_or_several_is_refused_as_elsewhere() {
    let home = Home::with_plan();
    assert_eq!(home.line("units 市水利局").code, 2);
    assert!(home.line("units 市水利局").err.contains("市水务局"));
    assert_eq!(home.line("units 集团").code, 2);
    assert_eq!(home.line("units 水务局 --open 办结").code, 1);
    let said = home.line("units 水务局 -未报 --json");
    assert!(said.code <= 1, "{said:?}");
}

/// Wherever a unit is named, its pinyin and its initials will do as in a search; several that sound so are listed, and nobody is guessed.
#[test]
fn units_are_named_by_their_pinyin() {
    let home = Home::with_plan();
    for typed in ["mtg", "mentougou", "MTG", "ｍｔｇ", "门tg"] {
        let work = home.run(&["units", typed, "--json"]).json();
        assert_eq!(work["unit"], json!("门头沟区政府"), "{typed}");
    }
    assert_eq!(home.line("units shuiwuju --json").json()["unit"], json!("市水务局"));
    // Either reading of 重, as in a search.
    for typed in ["chongdianzhanqu", "zhongdianzhanqu"] {
        assert_eq!(home.line(&format!("units {typed} --json")).json()["unit"], json!("重点站区管委会"), "{typed}");
    }
    let several = home.line("units swj");
    assert!(several.code == 2 && several.err.contains("市水务局") && several.err.contains("市商务局"), "{several:?}");
    // What has the letters with others between is offered, not taken.
    let offered = home.line("units ghw");
    assert!(offered.code == 2 && offered.err.contains("市规划自然资源委"), "{offered:?}");
    // An alias is a name.
    assert_eq!(home.line("units 北排 --json").json()["unit"], json!("市排水集团"));
}

#[test]
fn a_unit_in_an_id_a_filter_a_promise_or_an_urge_may_be_in_pinyin() {
    let home = Home::with_plan();
    let id = |line: &str| home.line(line).json()[0]["id"].clone();
    assert_eq!(id("obligations 8.4@mtg --json"), json!("8.4@门头沟"));
    assert_eq!(id("obligations 8.4 --unit mentougou --json"), json!("8.4@门头沟"));
    let all = home.line("list --unit shuiwuju --json").json();
    for filter in ["list 单位:shuiwuju --json", "list unit:shuiwuju --json", "list shuiwuju --json", "list 市shuiwuju --json"] {
        assert_eq!(home.line(filter).json(), all, "{filter}");
    }
    let refused = home.line("list 单位:swj");
    assert!(refused.code == 2 && refused.err.contains("市水务局") && refused.err.contains("市商务局"), "{refused:?}");
    home.line("urge 8.4@mtg 请报送");
    home.line("promise 8.4 补齐台账 --due 2026-12-10 --whom mtg");
    home.line("promise 8.4 再补 --due 2026-12-11 --whom zhangwei");
    let promised = home.line("promises mentougou --json").json();
    assert_eq!(ids_of(&promised, "whom"), ["门头沟区政府"]);
    assert_eq!(home.line("units mtg --json").json()["urges"], json!(1));
    let person = home.line("promises zhangwei --json").json();
    assert_eq!(ids_of(&person, "what"), ["再补"]);
    let several = home.line("promise 8.4 补齐台账 --due 2026-12-10 --whom swj");
    assert!(several.code == 2 && several.err.contains("市水务局") && several.err.contains("市商务局"), "{several:?}");
    assert_eq!(home.line("log 8.4@mtg --json").json().as_array().map(Vec::len), Some(1));
}

/// The rows of `list` of which a cell names the group in one of its forms.
fn naming(home: &Home, forms: &[&str]) -> Vec<(String, Vec<String>)> {
    let list = home.line("list --json").json();
    let roles = ["lead", "responsible", "assist"];
    let says = |row: &serde_json::Value| -> Vec<String> {
        let names = |role: &&str| row[*role].as_array().unwrap().iter().any(|name| forms.contains(&name.as_str().unwrap()));
        roles.iter().filter(|role| names(role)).map(|role| (*role).to_owned()).collect()
    };
    let all = list.as_array().unwrap().iter().map(|row| (row["id"].as_str().unwrap().to_owned(), says(row)));
    all.filter(|(_, roles)| !roles.is_empty()).collect()
}

/// A group lists the measures of which a cell says its words, whom they mean there, and of which that is to be settled.
#[test]
fn a_group_lists_the_measures_that_name_it_and_whom_they_mean() {
    let home = Home::with_plan();
    for (group, forms) in [("各区政府", &["各区政府", "各区人民政府"][..]), ("相关区政府", &["相关区政府", "相关区人民政府", "有关区政府"])]
    {
        let answer = home.line(&format!("units {group} --json")).json();
        assert_eq!(answer["group"], json!(group));
        let said = |row: &serde_json::Value| ids_of(&row["said"], "role").into_iter().map(str::to_owned).collect::<Vec<_>>();
        let measures = answer["measures"].as_array().unwrap();
        let found: Vec<(String, Vec<String>)> =
            measures.iter().map(|row| (row["measure"].as_str().unwrap().to_owned(), said(row))).collect();
        assert_eq!(found, naming(&home, forms), "{group}");
    }
    let every = home.line("units 各区政府 --json").json();
    assert!(every["measures"].as_array().unwrap().iter().all(|row| row["members"].as_array().unwrap().len() == 16));
    let some = home.line("units 相关区政府 --json").json();
    let members = |id: &str| some["measures"].as_array().unwrap().iter().find(|row| row["measure"] == id).unwrap()["members"].clone();
    // 核心区 are 东城 and 西城; of the others 17.2 names 城市副中心, which is 通州, and five by their names.
    let named = ["东城", "西城", "朝阳", "海淀", "丰台", "石景山", "通州"].map(|name| format!("{name}区政府"));
    assert_eq!(members("17.2"), json!(named));
    assert_eq!(members("9.3"), json!(["昌平区政府", "大兴区政府"]));
    // The text of 8.5 names no district.
    assert_eq!(members("8.5"), json!([]));
    let unsettled = some["measures"].as_array().unwrap().iter().filter(|row| row["members"] == json!([])).count();
    assert_eq!(unsettled, 12);
    let said = home.line("units 相关区政府");
    assert!(said.out.contains("待明确") && said.out.trim_end().ends_with("其中 12 条指谁待明确"), "{said:?}");
    // A filter leaves the measures that fit: 节 17 has one of them, and 昌平 is meant by some.
    let ids = |line: &str| ids_of(&home.line(line).json()["measures"], "measure").join(" ");
    assert_eq!(ids("units 相关区政府 17 --json"), "17.2");
    let both = ids("units 相关区政府 9.2,9.3 单位:昌平 --json");
    assert!(both.contains("9.3"), "{both}");
    home.line("set 9.3 withdrawn --note 并入");
    assert_eq!(ids("units 相关区政府 9.3 --open --json"), "");
    // Settled, it means those.
    home.line("settle 8.5 门头沟 --note 会议明确");
    let said = home.line("units 相关区政府 --lang en");
    assert!(said.out.trim_end().ends_with("of 11 it is to be settled whom they mean"), "{said:?}");
}

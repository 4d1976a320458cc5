//! What each unit owes, from the command line.

use std::collections::BTreeMap;

use crate::support::{Home, Said, ids};
use serde_json::{Value, json};

const DISTRICTS: [&str; 16] =
    ["东城", "西城", "朝阳", "海淀", "丰台", "石景山", "门头沟", "房山", "通州", "顺义", "昌平", "大兴", "怀柔", "平谷", "密云", "延庆"];

/// Responsible units as the published table has them, read off by hand; 各区 are the 16 districts. Where the cell says 相关区政府, the
/// districts are those that the text names; `?` where it names none.
const PUBLISHED: [(&str, &str); 40] = [
    (
        "各区 北京经济技术开发区管委会",
        "3.3 3.4 3.5 3.6 3.7 3.8 3.9 4.1 4.2 4.3 4.4 4.6 5.1 5.2 5.3 6.1 6.2 6.3 6.4 6.5 7.1 7.2 7.3 7.4 8.2 8.3 8.4 8.6 8.7 9.1 11.1 11.2 \
         12.1 12.2 13.4 13.5 14.1 14.2 14.3 15.2 15.3 16.2 17.1 17.3 18.4 18.5 19.1 19.2 20.1 21.1 22.1 23.3 25.1 25.2 26.1 27.1 27.2 27.3 \
         27.4 28.1 30.1 30.2 31.1 31.3 32.1 33.2 35.2 36.1 37.1 38.1 39.1 41.1 42.2",
    ),
    ("市生态环境局 各区 北京经济技术开发区管委会", "1.1 2.1 35.1"),
    ("市交通委 市经济和信息化局 市城市管理委 市商务局 市国资委 各区 北京经济技术开发区管委会", "3.1"),
    ("市交通委 各区 北京经济技术开发区管委会", "3.2"),
    ("市城市管理委 市交通委 各区 北京经济技术开发区管委会", "13.1 13.3"),
    ("市住房城乡建设委 市城市管理委 市交通委 市水务局 市园林绿化局 各区 北京经济技术开发区管委会", "12.3"),
    ("市住房城乡建设委 市交通委 市水务局 各区 北京经济技术开发区管委会", "12.4"),
    ("市经济和信息化局 市住房城乡建设委 市生态环境局 市商务局 市交通委 市委宣传部 各区 北京经济技术开发区管委会", "18.2"),
    ("市生态环境局 市规划自然资源委 市教委 市卫生健康委 市民政局 各区 北京经济技术开发区管委会", "42.1"),
    ("市水务局 各区", "22.3"),
    ("市生态环境局", "13.2 18.1 18.3"),
    ("市水务局", "23.2 28.2"),
    ("首都机场集团有限公司", "4.5"),
    ("市规划自然资源委", "40.3"),
    ("市规划自然资源委 市生态环境局", "43.1"),
    ("房山", "8.1"),
    ("市水务局 市生态环境局 怀柔 密云 延庆", "24.1"),
    ("怀柔 密云 延庆", "24.2"),
    ("房山 通州 平谷 怀柔 北京经济技术开发区管委会", "26.2"),
    ("门头沟 房山", "29.2"),
    ("石景山 平谷 通州 北京经济技术开发区管委会", "31.2"),
    ("西城 丰台 昌平 怀柔 密云", "33.1"),
    ("石景山 丰台", "34.1"),
    ("昌平 平谷 怀柔 密云", "44.2 46.3"),
    ("门头沟 平谷", "46.2"),
    // 相关区政府, with the districts that the text names. 密云工业区 is Miyun's; 中心城区 the six inner districts, 核心区 two of them.
    ("房山 通州 顺义 怀柔 密云 北京经济技术开发区管委会", "9.2"),
    ("昌平 大兴", "9.3"),
    ("东城 西城 海淀 丰台 通州 顺义 大兴 平谷", "15.1"),
    ("通州 顺义 昌平 北京经济技术开发区管委会", "16.1"),
    ("东城 西城 朝阳 海淀 丰台 石景山 通州 昌平", "16.3"),
    ("东城 西城 朝阳 海淀 丰台 石景山 通州", "17.2"),
    ("丰台 门头沟 房山 通州 顺义 昌平 大兴 怀柔 平谷 密云 延庆", "26.3"),
    ("通州", "26.4"),
    ("市水务局 朝阳 丰台 通州", "29.1"),
    ("朝阳 丰台 石景山 通州 北京经济技术开发区管委会", "40.1"),
    ("石景山 房山 昌平 平谷 延庆", "40.2"),
    ("丰台 石景山 通州 昌平", "41.2"),
    // 相关区政府 where the text names none.
    ("?", "8.5 10.1 10.2 22.2 23.1 44.1 45.1 45.2 46.1 47.1"),
    ("市生态环境局 市水务局 市疾病预防控制中心 ?", "22.4"),
    ("? 北京经济技术开发区管委会", "26.5"),
];

/// Every measure with the full names of its units, and whether some are to be settled.
pub fn published() -> BTreeMap<&'static str, (Vec<String>, bool)> {
    let mut all = BTreeMap::new();
    for (units, measures) in PUBLISHED {
        let full = |name: &str| if DISTRICTS.contains(&name) { format!("{name}区政府") } else { name.to_owned() };
        let expand = |name: &str| match name {
            "各区" => DISTRICTS.iter().map(|d| full(d)).collect(),
            "?" => Vec::new(),
            name => vec![full(name)],
        };
        let expanded: Vec<String> = units.split_whitespace().flat_map(expand).collect();
        for id in measures.split_whitespace() {
            assert!(all.insert(id, (expanded.clone(), units.contains('?'))).is_none(), "{id} stands twice");
        }
    }
    all
}

fn owed(list: &Value) -> Vec<(String, String, String)> {
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    list.as_array().unwrap().iter().map(|row| (text(row, "id"), text(row, "unit"), text(row, "status"))).collect()
}

#[test]
fn every_measure_expands_to_its_units() {
    let home = Home::with_plan();
    let list = home.line("obligations --json").json();
    let mut found: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in list.as_array().unwrap() {
        found.entry(row["measure"].as_str().unwrap()).or_default().push(row["unit"].as_str().unwrap().to_owned());
    }
    let published = published();
    assert_eq!(published.len(), 128);
    for (id, (units, _)) in &published {
        assert_eq!(found.get(id).cloned().unwrap_or_default(), *units, "{id}");
    }
    // 73 x 17 + 3 x 18 + 22 + 18 + 2 x 19 + 22 + 20 + 23 + 22 + 17 bind all districts, 53 name their units, 62 are named by the text.
    assert_eq!(list.as_array().unwrap().len(), 1592);
    let said = home.line("obligations");
    let open = said.out.lines().last().unwrap();
    let ids: Vec<&str> = published.iter().filter(|(_, (_, open))| *open).map(|(id, _)| *id).collect();
    assert!(ids.iter().all(|id| open.contains(id)) && ids.len() == 12, "{open}");
}

#[test]
fn an_obligation_in_json_has_the_full_name_of_its_unit() {
    let home = Home::with_plan();
    let row = home.line("obligations 5.1@门头沟 --json").json();
    let expected = json!([{"id": "5.1@门头沟", "measure": "5.1", "unit": "门头沟区政府", "status": "not_started", "light": "red"}]);
    assert_eq!(row, expected);
    for name in ["门头沟区政府", "门头沟区", "门头沟", "门头沟区人民政府", "北京市门头沟区人民政府", "mtg"]
    {
        assert_eq!(home.run(&["obligations", &format!("5.1@{name}"), "--json"]).json(), expected, "{name}");
        assert_eq!(home.run(&["obligations", "5.1", "--unit", name, "--json"]).json(), expected, "{name}");
    }
    // 17 of 8.4, and one of each of the other measures that bind it.
    assert_eq!(home.line("obligations 8.4 --json").json().as_array().unwrap().len(), 17);
    assert!(home.line("obligations 8 --unit 房山 --json").json().as_array().unwrap().iter().any(|row| row["id"] == "8.1@房山"));
    assert_eq!(home.line("obligations --status done --json").code, 1);
}

#[test]
fn several_units_are_set_in_one_act_and_taken_back_as_one() {
    let home = Home::with_plan();
    let said = home.line("set 8.4@门头沟,房山,大兴 推进中");
    assert_eq!((said.code, said.out.as_str()), (0, "3项 → 推进中 已保存：8.4@门头沟、8.4@房山、8.4@大兴\n"));
    let log = home.line("log 8.4 --json").json();
    assert_eq!(ids(&log), ["8.4@大兴", "8.4@房山", "8.4@门头沟"]);
    let acts: Vec<i64> = log.as_array().unwrap().iter().map(|e| e["act"].as_i64().unwrap()).collect();
    assert!(acts.iter().all(|act| *act == acts[0]), "one act: {acts:?}");
    assert_eq!(log[0]["unit"], "大兴区政府");
    // One step after the other to 办结; then the measure is open still, and shows how its units stand.
    for words in ["set 8.4@通州 推进中", "set 8.4@通州 待核", "set 8.4@通州 办结 --note 现场核查"] {
        assert_eq!(home.line(words).code, 0, "{words}");
    }
    let measure = home.line("show 8.4 --json").json();
    // Nobody has said anything about the measure itself: it is what its units are. Thirteen have not reported since the year began.
    assert_eq!((&measure["status"], &measure["light"]), (&json!("in_progress"), &json!("red")));
    assert_eq!(measure["obligations"], json!({"total": 17, "red": 13, "yellow": 0, "green": 3, "grey": 0, "closed": 1}));
    let shown = home.line("show 8.4").out;
    assert!(shown.contains("责任事项：17项（未启动13 推进中3 办结1）\n"), "{shown}");
    assert_eq!(home.line("check").code, 0);
}

/// All 17 units of 8.4 through to the end: then the measure is done, whatever its lead says.
#[test]
fn a_measure_is_done_when_all_its_units_are() {
    let home = Home::with_plan();
    for status in ["推进中", "待核"] {
        assert_eq!(home.line(&format!("set 8.4@全部 {status}")).code, 0);
    }
    assert_eq!(home.line("set 8.4@各区 办结 --note 核验").code, 0);
    assert_eq!(home.line("list --status done --json").code, 1, "the development zone is still open");
    let last = home.line("set 8.4@经开区 办结 --note 核验");
    assert_eq!(last.out, "8.4@经开区 待核 → 办结 已保存\n");
    let measure = home.line("show 8.4 --json").json();
    assert_eq!((&measure["status"], &measure["light"], &measure["reason"]), (&json!("done"), &Value::Null, &json!("按期办结")));
    assert_eq!(ids(&home.line("list --status done --json").json()), ["8.4"]);
    assert_eq!(home.line("check").code, 0);
}

/// 4.5 has one lead, which is the only responsible unit: one thing has one status.
#[test]
fn a_unit_that_alone_leads_and_answers_has_one_status_with_its_measure() {
    let home = Home::with_plan();
    assert_eq!(home.line("set 4.5@首都机场 推进中").code, 0);
    assert_eq!(home.line("show 4.5 --json").json()["status"], "in_progress");
    assert_eq!(home.line("set 4.5 待核").code, 0);
    assert_eq!(
        owed(&home.line("obligations 4.5 --json").json()),
        [("4.5@首都机场".into(), "首都机场集团有限公司".into(), "submitted".into())]
    );
    // 8.1 is led by two departments and owed by one district: two statements.
    home.line("set 8.1@房山 推进中");
    let log = home.line("log 8.1 --json").json();
    assert_eq!(ids(&log), ["8.1@房山"]);
    // What the text alone names may be settled otherwise tomorrow: what 通州 did stays with it.
    home.line("set 26.4@通州 推进中");
    home.line("settle 26.4 大兴 --note 改由大兴");
    assert_eq!(owed(&home.line("obligations 26.4 --json").json())[0].2, "not_started");
    home.line("settle 26.4 大兴,通州 --note 两区");
    assert_eq!(ids(&home.line("obligations 26.4 --status in_progress --json").json()), ["26.4@通州"]);
}

#[test]
fn what_a_lead_says_does_not_hide_what_units_do() {
    let home = Home::with_plan();
    home.line("set 8.4 推进中");
    home.line("set 8.4 待核");
    let said = home.line("set 8.4 办结 --note 牵头报告");
    assert_eq!(said.out, "8.4 待核 → 办结 已保存\n牵头报 8.4 办结，但 17 个单位里还有 17 个未结，措施仍未办结。\n");
    let measure = home.line("show 8.4 --json").json();
    assert_eq!((&measure["light"], &measure["overdue"]), (&json!("red"), &json!(false)));
    assert_eq!(measure["reason"], "1—10月进展未报 302天");
    // What is withdrawn as a whole takes its units along.
    home.line("set 8.6 已调整 --note 并入8.4");
    let units = home.line("obligations 8.6 --json").json();
    assert!(units.as_array().unwrap().iter().all(|row| row["status"] == "withdrawn" && row["light"].is_null()), "{units}");
    home.line("set 8.6@东城 推进中").refused(2, "措施已整体“已调整”，各单位的责任事项随之结束。要继续，先重启措施。");
    assert!(home.line("show 8.6").out.contains("责任事项：17项（已调整17）\n"));
}

#[test]
fn what_cannot_be_meant_is_asked_back_with_what_could_be() {
    let home = Home::with_plan();
    let refused = |line: &str, code: i32, sentence: &str| home.line(line).refused(code, sentence);
    refused("set 8.4@山 推进中", 2, "“山”可指几个单位：石景山区政府、房山区政府。请写全。");
    refused(
        "set 8.4@市水务局 推进中",
        2,
        "8.4 不涉及市水务局。责任单位有 17 个：东城、西城、朝阳、海淀、丰台、石景山 等，用 duban obligations 8.4 看全部。",
    );
    refused("set 8.1@通州 推进中", 2, "8.1 不涉及通州区政府。责任单位：房山。");
    refused("set 8.4@火星 推进中", 2, "没有单位“火星”。用全称、简称或别名，如 市水务局、门头沟、经开区。");
    refused("set 8@通州 推进中", 2, "“8@通州”不是编号。任务写 3，措施写 3.2，单位的责任事项写 8.4@门头沟。");
    refused("set 8.9@通州 推进中", 1, "没有 8.9：任务 8 只有 7 条措施。");
    // One that cannot be set holds up all of them.
    home.line("set 8.4@通州 受阻 --note 停工");
    let said = home.line("set 8.4@通州,大兴 待核");
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.starts_with("2项不能这样改，全都没有改。8.4@通州：“受阻”不能直接改为“待核”。"), "{}", said.err);
    // Those that have the status already are passed over.
    home.line("set 8.4@大兴 推进中");
    let said = home.line("set 8.4@大兴,通州 推进中").out;
    assert_eq!(said, "8.4@通州 受阻 → 推进中 已保存\n另有1项已是这一状态，没有改动：8.4@大兴\n");
    assert_eq!(home.line("set 8.4@大兴,通州 推进中").code, 2);
}

#[test]
fn whom_a_group_means_is_settled_and_opened_again() {
    let home = Home::with_plan();
    home.line("obligations 8.5").refused(1, "责任单位待明确：8.5（用 duban settle 编号 单位 --note 依据 明确）");
    assert!(home.line("show 8.5").out.contains("待明确"));
    home.line("set 8.5@朝阳 推进中")
        .refused(2, "8.5 的“相关区政府”还待明确，目前不涉及朝阳区政府。要由督查员先明确：duban settle 8.5 单位 --note 依据");
    home.line("set 8.5@全部 推进中")
        .refused(2, "8.5 的“相关区政府”还待明确，目前不涉及全部。要由督查员先明确：duban settle 8.5 单位 --note 依据");
    assert_eq!(home.line("set 8.4@相关区政府 推进中").code, 2, "8.4 names 各区政府");
    home.line("settle 8.5 朝阳,房山").refused(2, "明确责任单位须写依据。");
    home.line("settle 8.5 市水务局 --note 会议").refused(2, "“相关区政府”里不会有市水务局，只能是各区政府。");
    home.line("settle 8.4 朝阳 --note 会议").refused(2, "这条措施的责任单位已经写明，没有“相关区政府”可明确。");
    let said = home.line("settle 8.5 房山、朝阳 --note 11月23日调度会");
    assert_eq!((said.code, said.out.as_str()), (0, "8.5 明确责任单位：朝阳区政府、房山区政府 已保存\n"));
    home.line("set 8.5@朝阳 推进中");
    let rows = owed(&home.line("obligations 8.5 --json").json());
    assert_eq!(
        rows.iter().map(|(id, _, status)| (id.as_str(), status.as_str())).collect::<Vec<_>>(),
        [("8.5@朝阳", "in_progress"), ("8.5@房山", "not_started")]
    );
    assert!(home.line("list --unit 朝阳 --json").json().as_array().unwrap().iter().any(|row| row["id"] == "8.5"));
    // A unit that is bound no longer keeps its history; bound again it has it back.
    assert_eq!(home.line("settle 8.5 房山 --note 更正").code, 0);
    assert_eq!(ids(&home.line("log 8.5@朝阳 --json").json()), ["8.5@朝阳"]);
    assert_eq!(home.line("settle 8.5 --open --note 重议").code, 0);
    home.line("obligations 8.5").refused(1, "责任单位待明确：8.5（用 duban settle 编号 单位 --note 依据 明确）");
    home.line("settle 8.5 朝阳 --note 定案");
    assert_eq!(owed(&home.line("obligations 8.5 --json").json())[0].2, "in_progress");
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn the_part_that_a_text_gives_to_a_unit_by_name_is_told() {
    let home = Home::with_plan();
    let parts = |id: &str| home.run(&["show", id, "--json"]).json()["parts"].clone();
    assert_eq!(parts("8.2@东城"), json!(["东城区、西城区、朝阳区、通州区开展报刊印刷行业源头管控工作试点"]));
    assert_eq!(parts("8.2@海淀"), json!([]));
    assert_eq!(parts("16.2@门头沟"), json!(["其他区积极谋划、科学设计,提前开展“创A”项目储备"]));
    assert_eq!(parts("26.3@房山"), json!(["房山区长阳再生水厂等10座"]));
    assert_eq!(parts("34.1@丰台").as_array().unwrap().len(), 1);
    assert_eq!(parts("1.1@经开区"), json!([]), "含北京经济技术开发区 says who the districts are");
    let Said { out, .. } = home.line("show 17.3@石景山");
    assert!(out.contains("所负部分：石景山区推动电厂、汽修、餐饮等固定源非现场执法场景全覆盖"), "{out}");
}

/// 8.7 is taken out of the text; a district has begun with it, and nobody has said anything about the measure itself.
#[test]
fn what_a_unit_did_is_history_of_its_measure_when_a_corrected_text_drops_it() {
    let home = Home::with_plan();
    home.line("set 8.7@东城 推进中");
    let published = crate::support::published();
    let corrected: Vec<&str> = published.lines().filter(|line| !line.contains("干洗行业重点企业")).collect();
    assert_eq!(corrected.len() + 1, published.lines().count());
    let file = home.file("corrected.txt", &(corrected.join("\n") + "\n"));
    let said = home.run(&["import", &file, "--yes"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("8.7 已有状态或文字"), "{}", said.err);
    assert_eq!(home.run(&["import", &file, "--yes", "--drop-history"]).code, 0);
    assert_eq!(ids(&home.line("log 8.7@东城 --json").json()), ["8.7@东城"]);
    assert_eq!(home.line("check").code, 0);
}

/// A corrected text puts a measure before 8.2: what the units of 8.4 did goes with it to 8.5.
#[test]
fn what_units_did_goes_with_their_measure_to_its_new_id() {
    let home = Home::with_plan();
    home.line("set 8.4@门头沟,房山 推进中");
    let published = crate::support::published();
    let new = "\t\t新增一条措施,推动绿色施工全面提升。\t年底前\t市交通委\t各区政府\t——\n";
    let at = published.find("\t\t制定印刷行业").unwrap();
    let file = home.file("corrected.txt", &format!("{}{new}{}", &published[..at], &published[at..]));
    assert_eq!(home.run(&["import", &file, "--yes"]).code, 0);
    let begun = home.line("obligations --status in_progress --json").json();
    assert_eq!(ids(&begun), ["8.5@门头沟", "8.5@房山"]);
    assert_eq!(home.line("check").code, 0);
}

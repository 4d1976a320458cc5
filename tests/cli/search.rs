use crate::support::{Home, ids};

/// 24 is 加强密云水库水系保护; the texts that name the reservoir are 20.1, 24.1, 24.2, and 35.2 names both apart.
#[test]
fn a_search_lists_the_best_first_and_says_what_it_covers() {
    let home = Home::with_plan();
    let said = home.run(&["search", "shuiku", "密云"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines[0], "类别     编号      灯  内容");
    // Both measures of the task have no report since January, whose was due on the 25th: 302 days.
    assert_eq!(lines[1], "任务     24        ●红 加强密云水库水系保护（共2 红2，最差 24.1 1—10月进展未报 302天）");
    assert!(lines[2].starts_with("措施     20.1      ●红 "), "{said:?}");
    assert!(lines.iter().any(|line| line.starts_with("责任事项 24.1@密云 ")), "{said:?}");
    assert_eq!(*lines.last().unwrap(), format!("数据截止 2026-11-23，找到 {} 项。", lines.len() - 2));
    assert_eq!(home.run(&["search", "shuiku 密云"]).out, said.out);
}

#[test]
fn as_json_it_is_an_array_of_objects() {
    let home = Home::with_plan();
    let json = home.run(&["search", "mtg", "8.4", "--json"]).json();
    assert_eq!(ids(&json), ["8.4@门头沟", "8.4", "8.4"]);
    assert_eq!(json[0]["kind"], "obligation");
    assert_eq!(json[1]["kind"], "measure");
    assert_eq!((json[2]["kind"].as_str(), json[2]["light"].as_str()), (Some("indicator"), Some("grey")));
    assert_eq!((json[0]["light"].as_str(), json[0]["status"].as_str()), (Some("red"), Some("not_started")));
    let unit = home.run(&["search", "yizhuang", "--json", "--limit", "1"]).json();
    assert_eq!(
        (ids(&unit), unit[0]["title"].as_str(), unit[0]["name"].as_str()),
        (vec!["经开区"], Some("北京经济技术开发区管委会"), Some("亦庄"))
    );
    // 加强密云水库水系保护: the third to the sixth character.
    let task = home.run(&["search", "miyunshuiku", "--json", "--limit", "1"]).json();
    assert_eq!(
        (task[0]["id"].as_str(), task[0]["where"].as_str(), task[0]["match"].to_string()),
        (Some("24"), Some("title"), "[[2,6]]".into())
    );
}

#[test]
fn only_the_first_are_listed_and_all_are_counted() {
    let home = Home::with_plan();
    let json = home.run(&["search", "区政府", "--json"]).json();
    assert_eq!(json.as_array().unwrap().len(), 50);
    let said = home.run(&["search", "8.4", "--limit", "2"]);
    assert_eq!(said.rows().len(), 2);
    // 8.4, what its seventeen units owe, its indicator.
    assert!(said.out.ends_with("数据截止 2026-11-23，找到 19 项，以上是前 2 项。\n"), "{said:?}");
    assert_eq!(home.run(&["search", "8.4", "--limit", "x"]).code, 2);
}

#[test]
fn what_is_nowhere_ends_with_one() {
    let home = Home::with_plan();
    home.run(&["search", "火星"]).refused(1, "没有找到“火星”。几个词须全部符合：可少写一个词，或只写首字母。");
    let json = home.run(&["search", "火星", "--json"]);
    assert_eq!((json.code, json.out.trim_end(), json.err.as_str()), (1, "[]", ""));
    assert_eq!(home.run(&["search", " "]).code, 2);
    assert_eq!(home.run(&["search"]).code, 2);
    for query in [".*", "(", "\\d+", "a\u{1b}[2J", &"水务局".repeat(3_000)] {
        let said = home.run(&["search", query]);
        assert!(said.code == 0 && query == "(" || said.code == 1 && !said.err.contains('\u{1b}'), "{query} {said:?}");
    }
}

#[test]
fn what_people_wrote_is_found_and_made_visible() {
    let home = Home::with_plan();
    assert_eq!(home.run(&["note", "8.4@门头沟", "验收材料已报齐\u{1b}[2J"]).code, 0);
    let said = home.run(&["search", "yanshou mtg"]);
    assert_eq!(said.rows().len(), 1, "{said:?}");
    assert!(said.rows()[0].ends_with("8.4@门头沟 ●红 zhangwei 11-23  验收材料已报齐^[[2J"), "{said:?}");
    let json = home.run(&["search", "yanshou", "--json"]).json();
    assert_eq!((json[0]["kind"].as_str(), json[0]["note"]["by"].as_str()), (Some("note"), Some("zhangwei")));
    assert_eq!((json[0]["light"].as_str(), json[0]["status"].as_str()), (Some("red"), Some("not_started")));
}

#[test]
fn on_a_narrow_terminal_the_match_stays_in_sight() {
    let home = Home::with_plan();
    let (code, said) = home.on_terminal(80, &["search", "亦庄", "--limit", "3"], "");
    assert_eq!(code, 0);
    assert!(said.lines().any(|line| line.contains("31.2") && line.contains('…') && line.contains("亦庄")), "{said}");
}

#[test]
fn it_is_said_in_english_too() {
    let home = Home::with_plan();
    let said = home.run(&["--lang", "en", "search", "swj", "--limit", "1"]);
    assert!(said.out.starts_with("kind "), "{said:?}");
    assert!(said.out.contains("unit ") && said.out.contains("the first 1 shown."), "{said:?}");
}

/// 密云 has 24.1 and 24.2; one is withdrawn, so the other is what the task is red for.
#[test]
fn a_task_says_how_its_measures_stand() {
    let home = Home::with_plan();
    assert_eq!(home.run(&["set", "24.1", "withdrawn", "--note", "并入24.2"]).code, 0);
    let said = home.run(&["search", "加强密云水库水系保护"]);
    assert_eq!(said.rows()[0], "任务 24   ●红 加强密云水库水系保护（共2 红1 结1，最差 24.2 1—10月进展未报 302天）");
    let json = home.run(&["search", "加强密云水库水系保护", "--json"]).json();
    let counts = |name: &str| json[0]["measures"][name].as_u64();
    assert_eq!(["total", "red", "yellow", "green", "grey", "closed"].map(counts), [2, 1, 0, 0, 0, 1].map(Some));
    assert_eq!((json[0]["worst"].as_str(), json[0]["light"].as_str()), (Some("24.2"), Some("red")));
    assert_eq!(json[0]["reason"].as_str(), Some("1—10月进展未报 302天"));
    assert_eq!(home.run(&["set", "24.2", "withdrawn", "--note", "并入24.1"]).code, 0);
    let said = home.run(&["search", "加强密云水库水系保护"]);
    assert_eq!(said.rows()[0], "任务 24   ✓结 加强密云水库水系保护（共2 结2）");
}

/// 3.1 asks for half at least: 55 % reaches it.
#[test]
fn an_indicator_says_what_it_is_to_reach_and_where_it_is() {
    let home = Home::with_plan();
    let asked = ["search", "新能源车比例", "--limit", "1"];
    assert_eq!(home.run(&asked).rows()[0], "指标 3.1  ·灰 2026年注册登记汽车中新能源车比例（目标 ≥50%，无数据）");
    assert_eq!(home.run(&["reading", "3.1", "55%", "--date", "10-31"]).code, 0);
    let line = home.run(&asked).rows()[0].to_owned();
    assert!(line.starts_with("指标 3.1  ○绿 2026年注册登记汽车中新能源车比例（目标 ≥50%，55% 10-31 自报"), "{line}");
    let json = home.run(&["search", "新能源车比例", "--limit", "1", "--json"]).json();
    assert_eq!((json[0]["light"].as_str(), json[0]["target_words"].as_str()), (Some("green"), Some("≥50%")));
    assert_eq!((json[0]["latest"]["typed"].as_str(), json[0]["latest"]["date"].as_str()), (Some("55%"), Some("2026-10-31")));
    // A unit has no light of its own, and nothing of these.
    let unit = home.run(&["search", "yizhuang", "--limit", "1", "--json"]).json();
    assert!(["light", "reason", "status", "measures", "worst", "latest"].iter().all(|field| unit[0][*field].is_null()), "{unit}");
}

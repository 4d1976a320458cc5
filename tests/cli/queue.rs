use serde_json::Value;

use crate::support::{Home, Said, ids};

/// On 23 November 5.1 (a department and 17 units) is 54 days late and 31.3 (likewise) 146: 30 June to 23 November is 146 days, 30 September
/// to 23 November 54.
#[test]
fn what_is_overdue_with_most_days_first() {
    let home = Home::with_plan();
    let said = home.line("overdue");
    assert_eq!(said.code, 0);
    assert_eq!(
        said.out,
        "编号 灯            项 牵头或单位 最近文字 工作措施
31.3 ●红 逾期146天 18 市水务局   ——       持续开展“清管行动”。汛期前对雨水管涵、雨污合流管涵、雨水口(雨箅子)等进行全面清掏并加大巡查、清理力度。
5.1  ●红 逾期54天  18 市商务局   ——       督促加油站和储油库在夏季错峰装卸油,引导加油站出台鼓励夜间加油的措施。
数据截止 2026-11-23：36 项逾期未结，涉及 2 条措施\n"
    );
    assert_eq!(home.line("overdue --unfold").rows().len(), 36);
    let english = home.line("--lang en overdue 5.1").out;
    assert!(english.contains("5.1 ●red 54 days overdue 18 市商务局"), "{english}");
    assert!(english.ends_with("(filter: 5.1)\n"), "{english}");
    let before = home.end(home.command().args(["overdue", "--as-of", "2026-06-30"]));
    before.refused(1, "截至2026-06-30的台账（往日，只读；台账自2026-11-23起有记录）\n数据截止 2026-06-30：0 项逾期未结");
}

/// The first two of the queue are those that are late, whatever else needs an act.
#[test]
fn the_queue_begins_with_what_is_late() {
    let home = Home::with_plan();
    let first = |said: &Said| said.rows()[..2].iter().map(|row| row.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(first(&home.line("queue")), ["31.3", "5.1"]);
    assert_eq!(first(&home.line("queue 逾期")), first(&home.line("overdue")));
    let said = home.line("queue 逾期 门头沟");
    assert_eq!(said.rows().len(), 2);
    assert!(said.out.ends_with("数据截止 2026-11-23：4 项，涉及 2 条措施（红4 黄0 待核0）（筛选：逾期、门头沟区政府）\n"), "{}", said.out);
}

#[test]
fn what_was_acted_on_leaves_the_queue_and_stays_overdue() {
    let home = Home::with_plan();
    assert_eq!(home.run(&["urge", "5.1", "请本周内报送", "--how", "phone"]).code, 0);
    let row = |said: &Said| said.rows()[0].to_owned();
    // The measure was urged, its units were not.
    assert!(row(&home.line("queue 5.1")).starts_with("5.1  ●红 逾期54天 17 "), "{:?}", home.line("queue 5.1"));
    let late = home.line("overdue 5.1");
    assert!(row(&late).contains(" 18 市商务局   今天     催1次 "), "{late:?}");
    assert_eq!(home.run(&["urge", "5.1@全部", "请本周内报送"]).code, 0);
    home.line("queue 5.1")
        .refused(1, "数据截止 2026-11-23：0 项，没有需要处理的；另有 18 项近日已处理或暂缓，没有列出；不论是否要处理，符合的有 18 项，加 --all 看（筛选：5.1）");
    let json = home.line("queue 5.1 --json");
    assert_eq!((json.code, json.out.as_str(), json.err.as_str()), (1, "[]\n", ""));
    // The day of the act and six more.
    let on = |day: &str| home.end(home.command().args(["queue", "5.1", "--as-of", day])).code;
    assert_eq!([on("2026-11-29"), on("2026-11-30")], [1, 0]);
}

#[test]
fn what_is_set_aside_or_extended_says_so() {
    let home = Home::with_plan();
    for arguments in [
        &["snooze", "5.1", "12-10", "--note", "等批复"][..],
        &["extend", "31.3", "12-15", "--note", "设备迟到", "--basis", "攻坚办会议纪要"],
        &["assign", "31.3", "li"],
    ] {
        assert_eq!(home.run(arguments).code, 0, "{arguments:?}");
    }
    // 31.3 was extended for all its units: nothing of it is late any more.
    home.line("overdue 31.3").refused(1, "数据截止 2026-11-23：0 项逾期未结（筛选：31.3）");
    let late = home.line("overdue");
    assert!(late.rows()[0].contains(" 缓至12-10 "), "{late:?}");
    let on = |day: &str, filter: &str| home.end(home.command().args(["overdue", "--as-of", day, filter, "--unfold"]));
    let later = on("2026-12-16", "31.3");
    // The line that says that it is reckoned ahead stands before the head.
    assert!(later.out.starts_with("按2026-12-16推算（今天2026-11-23）\n"), "{later:?}");
    assert_eq!(later.rows().len(), 19);
    assert!(later.rows()[1].contains("●红 逾期1天") && later.rows()[1].contains(" 延1次（原06-30） →li "), "{later:?}");
    let json = home.end(home.command().args(["overdue", "--as-of", "2026-12-16", "督查员:li", "--json"])).json();
    let entry = &json[0]["entries"][17];
    assert_eq!(
        (&entry["end"], &entry["original_end"], &entry["extensions"], &entry["assigned_to"]),
        (&"2026-12-15".into(), &"2026-06-30".into(), &1.into(), &"li".into())
    );
    assert_eq!(ids(&home.line("list 延期 --json").json()), ["31.3"]);
    assert_eq!(ids(&home.line("list 暂缓 --json").json()), ["5.1"]);
    // Set aside it is asked for again on its day.
    let asked = |day: &str| home.end(home.command().args(["queue", "--as-of", day, "5.1", "--unfold", "--json"])).json();
    assert_eq!((ids(&asked("2026-12-09")).contains(&"5.1"), ids(&asked("2026-12-10"))[0]), (false, "5.1"));
}

#[test]
fn what_waits_to_be_verified_is_in_the_queue_until_another_verifies_it() {
    let home = Home::with_plan();
    for line in ["set 4.5 in_progress", "set 4.5 submitted"] {
        assert_eq!(home.line(line).code, 0);
    }
    let json = home.line("queue 待核 --json").json();
    assert_eq!((ids(&json), &json[0]["status"]), (vec!["4.5"], &"submitted".into()));
    assert!(home.line("queue 待核").rows()[0].contains("待核"), "{:?}", home.line("queue 待核"));
    assert!(home.line("queue 待核").out.ends_with("1 项，涉及 1 条措施（红0 黄0 待核1）（筛选：待核）\n"));
    let done = home.end(home.command().args(["--as-of", "2026-11-23", "--by", "li", "set", "4.5", "done", "--note", "现场核查"]));
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(home.line("queue 待核").code, 1);
}

#[test]
fn a_row_in_json() {
    let home = Home::with_plan();
    assert_eq!(home.run(&["note", "5.1@门头沟", "已过问"]).code, 0);
    let json = home.line("overdue 5.1@门头沟 --json").json();
    let row = &json[0];
    let keys = |value: &Value| {
        let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        keys.sort_unstable();
        keys.join(" ")
    };
    let state = "assigned_to days_over end entries extensions id last_note lead light measure original_end part promised reason snoozed_until \
                 status text urges";
    assert_eq!(keys(row), state);
    assert_eq!(
        keys(&row["entries"][0]),
        "assigned_to days_over end extensions id last_note light original_end part promised reason snoozed_until status unit urges"
    );
    assert_eq!(
        (&row["id"], &row["measure"], &row["reason"], &row["days_over"]),
        (&"5.1@门头沟".into(), &"5.1".into(), &"逾期54天".into(), &54.into())
    );
    assert_eq!((&row["part"], &row["end"], &row["light"]), (&"deadline".into(), &"2026-09-30".into(), &"red".into()));
    assert_eq!((&row["entries"][0]["unit"], &row["last_note"]["text"]), (&"门头沟区政府".into(), &"已过问".into()));
}

#[test]
fn a_filter_is_the_same_for_every_list() {
    let home = Home::with_plan();
    let listed = |words: &str| ids(&home.line(&format!("list {words} --json")).json()).join(" ");
    for (options, words) in [
        ("--overdue", "逾期"),
        ("--unit 门头沟 --area 2", "单位：门头沟　领域：河湖"),
        ("--area 1", "蓝天"),
        ("--status not_started --area 3", "status:not_started area:3"),
        ("--unit 市水务局 --overdue", "市水务局 -蓝天 逾期"),
    ] {
        assert_eq!(listed(options), listed(words), "{words}");
    }
    assert_eq!(listed("--overdue -5.1"), "31.3");
    assert_eq!(listed("加油站 时限:..9-30"), "5.1");
    let said = home.line("list 加油站 -逾期");
    assert!(said.out.ends_with("（筛选：“加油站”、非逾期）\n"), "{}", said.out);
}

#[test]
fn what_is_no_filter_is_wrong_input_and_what_is_not_in_the_plan_is_not_found() {
    let home = Home::with_plan();
    for command in ["list", "queue", "overdue"] {
        let refused = |word: &str, code, sentence: &str| home.run(&[command, word]).refused(code, sentence);
        refused("灯:紫", 2, "“灯:”没有“紫”。可用：红、黄、绿、灰、结。");
        refused(
            "时限:2026-02-30",
            2,
            "“2026-02-30”不是日期或时段。写法如 时限:..12-31、时限:2026-06-01..2026-09-30、时限:9月、时限:本周、时限:本月、时限:无。",
        );
        refused("单位:市水利局", 2, "没有单位“市水利局”。相近的有：市水务局。");
        refused("编号:48", 1, "计划里没有 48（任务到 47 为止）。");
        refused("--nothing", 2, "不认识参数“--nothing”。加 --help 看用法。");
    }
    home.line("queue --view 9").refused(2, "没有视图“9”。现有：1 全部、2 我的、3 逾期、4 待核、5 未报。");
}

#[test]
fn a_view_is_saved_used_and_removed() {
    let home = Home::with_plan();
    let said = home.run(&["views", "--save", "门头沟逾期=逾期 门头沟", "--default"]);
    assert_eq!((said.code, said.out.as_str()), (0, "视图6 门头沟逾期 已保存：逾期 门头沟；督办队列以后先用视图6 门头沟逾期\n"));
    for view in ["6", "门头沟逾期"] {
        let json = home.run(&["queue", "--view", view, "--json"]).json();
        assert_eq!(ids(&json), ["31.3", "5.1"]);
        assert_eq!(ids(&json[0]["entries"]), ["31.3", "31.3@门头沟"]);
    }
    // What is written narrows it.
    assert_eq!(ids(&home.run(&["queue", "--view", "6", "5.1@门头沟", "--json"]).json()), ["5.1@门头沟"]);
    let views = home.line("views");
    assert!(views.out.starts_with("号 名称       来源       筛选\n1  全部       自带       （全部）\n"), "{}", views.out);
    assert!(views.out.ends_with("6  门头沟逾期 自存、默认 逾期 门头沟\n"), "{}", views.out);
    // They are each person's own, and stand in the log.
    let others = home.end(home.command().args(["--by", "li", "views", "--json"])).json();
    assert_eq!(others.as_array().unwrap().len(), 5);
    assert!(home.line("log").out.contains("视图6 门头沟逾期：逾期 门头沟"), "{}", home.line("log").out);
    let opened = home.line("views --open-with 逾期 --json").json();
    assert_eq!((&opened[2]["default"], &opened[5]["default"], &opened[2]["own"]), (&true.into(), &false.into(), &true.into()));
    assert_eq!(home.line("views --remove 6").out, "视图6 门头沟逾期 已删去\n");
    home.line("views --remove 6").refused(2, "没有视图“6”。现有：1 全部、2 我的、3 逾期、4 待核、5 未报。");
    home.line("views --remove 1").refused(2, "视图1不是自己保存的，不能删去。");
    home.line("views --save 红").refused(2, "写成 名称=筛选，如：duban views --save 门头沟红灯=\"红 门头沟\"。");
    home.line("views --save 红=灯:紫").refused(2, "“灯:”没有“紫”。可用：红、黄、绿、灰、结。");
    assert_eq!(home.line("check").code, 0);
}

#[test]
fn mine_is_what_i_was_given() {
    let home = Home::with_plan();
    assert_eq!(home.line("queue --view 我的").code, 1);
    assert_eq!(home.line("assign 5.1 zhangwei").code, 0);
    // Being given to somebody is an act on the measure; its units are asked for.
    let mine = home.line("queue --view 2 --json").json();
    assert_eq!((ids(&mine), mine[0]["entries"].as_array().unwrap().len()), (vec!["5.1"], 17));
    assert_eq!(ids(&home.line("list 我的 --json").json()), ["5.1"]);
    assert_eq!(home.end(home.command().args(["--by", "li", "queue", "我的"])).code, 1);
}

#[test]
fn a_table_fits_the_terminal_that_it_is_on() {
    use unicode_width::UnicodeWidthStr;
    let home = Home::with_plan();
    assert_eq!(home.run(&["extend", "31.3", "12-15", "--note", "设备迟到", "--basis", "会议纪要"]).code, 0);
    for columns in [20, 40, 60, 80, 120, 200] {
        for arguments in [&["overdue"][..], &["queue", "逾期", "--unfold"], &["queue", "逾期", "--lang", "en"]] {
            let (code, said) = home.on_terminal(columns, arguments, "");
            assert_eq!(code, 0, "{arguments:?}");
            let mut lines: Vec<&str> = said.lines().collect();
            // The last line is a sentence, which may take two.
            lines.pop();
            for line in lines {
                assert!(line.width() <= usize::from(columns), "{columns}: {line}");
            }
        }
    }
    let wide = home.on_terminal(80, &["overdue"], "").1;
    assert!(wide.contains("●红 逾期54天 18 市商务局"), "{wide}");
}

/// What was set in progress today needs no act for a week; it is not said to be nowhere.
#[test]
fn a_filter_says_what_fits_it_and_needs_no_act() {
    let home = Home::with_plan();
    assert_eq!(home.line("set 5.1 in_progress").code, 0);
    home.line("queue 推进中")
        .refused(1, "数据截止 2026-11-23：0 项，没有需要处理的；另有 1 项近日已处理或暂缓，没有列出；不论是否要处理，符合的有 1 项，加 --all 看（筛选：推进中）");
    assert_eq!(ids(&home.line("list 推进中 --json").json()), ["5.1"]);
    let all = home.line("queue 推进中 --all");
    assert_eq!(all.code, 0);
    assert_eq!(ids(&home.line("queue 推进中 --all --json").json()), ["5.1"]);
    assert!(all.out.ends_with("数据截止 2026-11-23：不论是否要处理 1 项，涉及 1 条措施（筛选：推进中）\n"), "{}", all.out);
    home.line("queue 已调整").refused(1, "数据截止 2026-11-23：0 项，没有需要处理的（筛选：已调整）");
}

/// 31.3 was urged as a whole and in 门头沟, 5.1 in 东城. Of what binds 门头沟 the first two rest, of what is late all three do.
#[test]
fn what_rests_is_counted_within_the_filter() {
    let home = Home::with_plan();
    for id in ["31.3", "31.3@门头沟", "5.1@东城"] {
        assert_eq!(home.run(&["urge", id, "请本周内报送"]).code, 0, "{id}");
    }
    let last = |line: &str| home.line(line).out.lines().last().unwrap().to_owned();
    let resting = |count: usize, filter: &str| format!("；另有 {count} 项近日已处理或暂缓，没有列出（筛选：{filter}）");
    assert!(last("queue 逾期 门头沟").ends_with(&resting(2, "逾期、门头沟区政府")), "{}", last("queue 逾期 门头沟"));
    assert!(last("queue 逾期").ends_with(&resting(3, "逾期")), "{}", last("queue 逾期"));
    assert!(!last("queue 5.1@西城").contains("另有"), "{}", last("queue 5.1@西城"));
    // Both answers to what is late agree: what is to be done and what rests are all of it.
    let count = |line: &str| last(line).split_once('：').unwrap().1.split(' ').next().unwrap().parse::<usize>().unwrap();
    assert_eq!(count("overdue"), count("queue 逾期") + 3);
    assert!(last("overdue").ends_with("，其中 3 项近日已处理或暂缓，不在督办队列里"), "{}", last("overdue"));
    assert!(!last("overdue 5.1@西城").contains("其中"), "{}", last("overdue 5.1@西城"));
}

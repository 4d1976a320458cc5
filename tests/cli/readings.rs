//! Readings of indicators from the command line, on the real plan; every light and figure is worked out by hand.

use serde_json::{Value, json};

use crate::support::{Home, NOW, Said};

/// A line of words without blanks in them, judged by a day.
#[track_caller]
fn done(said: &Said) {
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
}

fn shown(home: &Home, day: &str, id: &str) -> Value {
    home.line_on(day, &format!("indicators {id} --json")).json()[0].clone()
}

#[track_caller]
fn stands(home: &Home, day: &str, id: &str, light: &str, reason: &str, projection: &str, pace: Option<&str>) {
    let shown = shown(home, day, id);
    let said = ["light", "reason", "projection_words"].map(|key| shown[key].as_str().unwrap_or_default().to_owned());
    assert_eq!(said, [light, reason, projection], "{day}");
    assert_eq!(shown["pace_words"].as_str(), pace, "{day}");
}

/// 60 km in 365 days. Day 90 (31 March) expects 60 × 90 ÷ 365 = 14.79, day 181 (30 June) 29.75, day 327 (23 November) 53.75.
#[test]
fn a_year_of_sewers() {
    let home = Home::with_plan();
    for (day, line) in [
        ("2026-03-31", "reading 26.1a 12 --date 3月"),
        ("2026-06-30", "reading 26.1a 30公里 --date 6月 --source 水务月报"),
        ("2026-09-30", "reading 26.1a 40000米 --date 2026-09-30 --verified"),
    ] {
        done(&home.line_when(day, line));
    }
    // Nothing was done by the end of January: 5.1 are expected, there is no reading.
    stands(&home, "2026-01-31", "26.1a", "grey", "无数据", "", None);
    // 12 ÷ 14.79 = 81 %; 12 ÷ 90 × 365 = 48.67, 11.33 short; 48 ÷ 275 = 0.175 a day, 12 ÷ 90 = 0.133 so far.
    stands(
        &home,
        "2026-03-31",
        "26.1a",
        "yellow",
        "欠序时 12/14.8",
        "12 ÷ 90天 × 365天 = 48.7，差 11.3",
        Some("还需 48，剩 275天，每天 0.17（此前每天 0.13）"),
    );
    // 30 of 29.75; 30 ÷ 181 × 365 = 60.5; 30 ÷ 184 = 0.163 a day, 0.166 so far.
    stands(
        &home,
        "2026-06-30",
        "26.1a",
        "green",
        "达序时 30/29.8",
        "30 ÷ 181天 × 365天 = 60.5，可达标",
        Some("还需 30，剩 184天，每天 0.16（此前每天 0.17）"),
    );
    // 40 ÷ 53.75 = 74 %; 40 ÷ 273 × 365 = 53.48, 6.52 short; 20 ÷ 38 = 0.526, 40 ÷ 273 = 0.147.
    stands(
        &home,
        "2026-11-23",
        "26.1a",
        "yellow",
        "欠序时 40/53.8",
        "40 ÷ 273天 × 365天 = 53.5，差 6.5",
        Some("还需 20，剩 38天，每天 0.53（此前每天 0.15）"),
    );
    // A path expects 46 + 14 × 54 ÷ 92 = 54.22 by 23 November. On 30 September nobody had entered it: 60 × 273 ÷ 365 = 44.88.
    done(&home.line("path 26.1a 3月=12 6月=28 9月=46 12月=60"));
    assert_eq!(shown(&home, "2026-09-30", "26.1a")["reason"], "欠序时 40/44.9");
    assert_eq!(shown(&home, "2026-11-23", "26.1a")["reason"], "欠序时 40/54.2");
    done(&home.line("path 26.1a --linear"));
    done(&home.line_on("2026-12-31", "reading 26.1a 61.5"));
    stands(&home, "2026-12-31", "26.1a", "green", "达序时 61.5/60", "61.5 ÷ 365天 × 365天 = 61.5，可达标", Some("已达目标"));
    let latest = &shown(&home, "2026-11-23", "26.1a")["latest"];
    assert_eq!((&latest["value"], &latest["typed"], &latest["kind"]), (&json!(40.0), &json!("40000米"), &json!("verified")));
    assert!(home.line("check").out.contains("完好"));
}

/// 29左右: 29.4 rounds to 29, 30 is off by one, which is within 5 % (1.45), 31 is not.
#[test]
fn a_year_of_fine_dust() {
    let home = Home::with_plan();
    for (day, line) in [
        ("2026-06-30", "reading 1.1a 29.4"),
        ("2026-09-30", "reading 1.1a 30"),
        // What the assessment allows.
        ("2026-10-01", "target 1.1a --tolerance 1 --source 考核办法"),
        ("2026-11-20", "reading 1.1a 31"),
    ] {
        done(&home.line_when(day, line));
    }
    for (day, light, reason) in [
        ("2026-06-30", "green", "达标 29.4/29"),
        ("2026-09-29", "green", "达标 29.4/29"),
        ("2026-09-30", "yellow", "未达标 30/29"),
        ("2026-10-01", "green", "达标 30/29"),
        ("2026-11-23", "red", "未达标 31/29"),
    ] {
        let shown = shown(&home, day, "1.1a");
        assert_eq!((shown["light"].as_str(), shown["reason"].as_str()), (Some(light), Some(reason)), "{day}");
    }
}

/// 30 in 365 days: by day 90 a share of 7.40, by day 273 (30 September) 22.44, of which 105 % are 23.56.
#[test]
fn a_year_of_water() {
    let home = Home::with_plan();
    done(&home.line_when("2026-03-31", "reading 25.1a 70000万立方米 --date 3月"));
    done(&home.line_when("2026-09-30", "reading 25.1a 228,000万立方米 --date 9月 --verified"));
    // 7 ÷ 90 × 365 = 28.39, 1.61 to spare; 23 ÷ 275 = 0.0836, 7 ÷ 90 = 0.0778.
    stands(
        &home,
        "2026-03-31",
        "25.1a",
        "green",
        "序时内 7/7.4",
        "7 ÷ 90天 × 365天 = 28.4，余 1.6",
        Some("还可用 23，剩 275天，每天 0.08（此前每天 0.08）"),
    );
    // The share is that of the reading's day, whatever the day of the question: 22.8 ÷ 273 × 365 = 30.48; 7.2 ÷ 38 = 0.189.
    stands(
        &home,
        "2026-11-23",
        "25.1a",
        "yellow",
        "超序时 22.8/22.4",
        "22.8 ÷ 273天 × 365天 = 30.5，超 0.5",
        Some("还可用 7.2，剩 38天，每天 0.19（此前每天 0.08）"),
    );
    done(&home.line("reading 25.1a 30.2 --date 11-20"));
    let late = shown(&home, "2026-11-23", "25.1a");
    assert_eq!((late["light"].as_str(), late["reason"].as_str()), (Some("red"), Some("超上限 30.2/30")));
    let list = home.line("indicators");
    let row = list.out.lines().find(|line| line.starts_with("25.1a")).unwrap();
    for words in ["≤30亿立方米", "30.2亿立方米 11-20 自报", "●红 超上限 30.2/30"] {
        assert!(row.contains(words), "{row}");
    }
}

/// Two units of 17 have 5 points or more: 15.2 are expected by day 327.
#[test]
fn each_unit_by_itself() {
    let home = Home::with_plan();
    for line in ["reading 8.4@门头沟 4.8个百分点", "reading 8.4 5 --unit 朝阳", "reading 8.4 6 --unit 房山", "reading 8.4@海淀 -1"]
    {
        done(&home.line(line));
    }
    let all = shown(&home, "2026-11-23", "8.4");
    assert_eq!((all["light"].as_str(), all["reason"].as_str()), (Some("red"), Some("欠序时 2/15.2")));
    let units: Vec<(&str, &str)> =
        all["units"].as_array().unwrap().iter().map(|u| (u["unit"].as_str().unwrap(), u["light"].as_str().unwrap())).collect();
    assert_eq!(units.len(), 17);
    // 4.8 misses 5 by 4 %. Within a light in the plan's order.
    assert_eq!(units[..4], [("海淀区政府", "red"), ("门头沟区政府", "yellow"), ("朝阳区政府", "green"), ("房山区政府", "green")]);
    // It stands in the history of what the unit owes.
    let owed = home.line("show 8.4@门头沟 --json").json();
    assert_eq!(owed["events"][0]["data"]["reading"]["value"], 4.8);
    assert_eq!(owed["events"][0]["kind"], "reading");
}

#[test]
fn what_is_wrong_is_corrected_or_struck_out_and_stays_in_the_log() {
    let home = Home::with_plan();
    done(&home.line("reading 26.1a 30 --date 6月 --source 水务月报"));
    home.line("reading 26.1a 28 --date 6月 --correct").refused(2, "--correct <REASON> 后面缺少值。加 --help 看用法。");
    home.run(&["reading", "26.1a", "28", "--date", "6月", "--correct", " "]).refused(2, "更正或删去数据须写理由。");
    home.line("reading 26.1a 30 --date 6月 --correct 重填").refused(2, "2026-06-30 的数据现在就是 30公里，没有改动。");
    home.line("reading 26.1a 28 --date 5月 --correct 台账重复计")
        .refused(2, "没有 2026-05-31 的自报数据可改。现有：2026-06-30 自报 30公里。");
    done(&home.line("reading 26.1a 28 --date 6月 --correct 台账重复计"));
    let shown_now = shown(&home, "2026-11-23", "26.1a");
    assert_eq!(shown_now["readings"].as_array().unwrap().len(), 1);
    let reading = &shown_now["readings"][0];
    assert_eq!((&reading["value"], &reading["corrects"], &reading["source"]), (&json!(28.0), &json!(2), &json!("水务月报")));
    home.line("reading 26.1a --strike --date 6月").refused(2, "更正或删去数据须写理由。");
    home.line("reading 26.1a 28 --strike --date 6月 --note 错").refused(2, "删去一条数据时不写数值，只写日期。");
    done(&home.line("reading 26.1a --strike --date 6月 --note 非本年任务"));
    assert_eq!(shown(&home, "2026-11-23", "26.1a")["latest"], Value::Null);
    home.line("reading 26.1a --strike --date 6月 --note 再删").refused(2, "没有 2026-06-30 的自报数据可改。");
    let log = home.line("log 26.1 --json").json();
    let kinds: Vec<&str> = log.as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["reading_struck", "reading", "reading"]);
    assert_eq!(
        (&log[0]["text"], &log[1]["text"], &log[2]["data"]["reading"]["value"]),
        (&json!("非本年任务"), &json!("台账重复计"), &json!(30.0))
    );
    // What was struck out may be entered anew.
    done(&home.line("reading 26.1a 27 --date 6月"));
    assert!(home.line("check").out.contains("完好"));
}

#[test]
fn a_target_that_another_document_sets() {
    let home = Home::with_plan();
    done(&home.line("reading 20.1a 86 --date 10月"));
    assert_eq!(shown(&home, "2026-11-23", "20.1a")["reason"], "未定目标值");
    home.line("target 20.1a 87.8").refused(2, "目标值须写出处：哪份文件、哪次会议。");
    home.line("target 20.1a 87.8公里 --source 函")
        .refused(2, "“87.8公里”的单位“公里”与这项指标不是一回事。可用的单位：%、比例；也可以只写数字。");
    done(&home.line("target 20.1a 87.8 --source 国家考核目标函"));
    // Off by 1.8, which is within 5 % of 87.8.
    let set = shown(&home, "2026-11-23", "20.1a");
    assert_eq!(
        (&set["light"], &set["reason"], &set["target_source"]),
        (&json!("yellow"), &json!("未达标 86/87.8"), &json!("国家考核目标函"))
    );
    // Nobody knows yet whether a bare 0.5 is tonnes or thousands of cars.
    home.line("path 2.1a 3月=0.5 6月=0.8 12月=1.2")
        .refused(2, "该指标的数值另行规定，尚不知道用什么计量单位：请先填写目标（duban target），再填预期进度或容差。");
    // The unit is the one of the target where nothing else sets it; each unit may have a target of its own.
    done(&home.line("target 2.1a 1.2吨 --source 减排计划 --unit 房山"));
    done(&home.line("reading 2.1a 0.9 --unit 房山 --date 10月"));
    let unit = &shown(&home, "2026-11-23", "2.1a")["units"][0];
    // 1.2 × 327 ÷ 365 = 1.075, of which 0.9 is 84 %.
    assert_eq!((&unit["light"], &unit["reason"]), (&json!("yellow"), &json!("欠序时 0.9/1.08")));
    done(&home.line("path 2.1a 3月=0.5 6月=0.8 12月=1.2吨"));
    done(&home.line("target 2.1a 3吨 --source 减排计划"));
    assert_eq!(shown(&home, "2026-11-23", "2.1a")["target_words"], "≥3吨");
}

/// 28.2 binds 市水务局 alone, which also leads it: what it reports is the whole. 2000 ÷ 304 × 365 = 2401.3.
#[test]
fn the_only_unit_speaks_for_the_whole() {
    let home = Home::with_plan();
    done(&home.line("reading 28.2a@市水务局 2000 --date 10月"));
    let flow = shown(&home, "2026-11-23", "28.2a");
    assert_eq!((&flow["light"], &flow["latest"]["unit"], &flow["units"]), (&json!("yellow"), &Value::Null, &json!([])));
    assert_eq!(flow["projection_words"], "2000 ÷ 304天 × 365天 = 2401.3，可达标");
    home.line("reading 28.2a 2000 --date 10月").refused(2, "2026-10-31 已有自报数据 2000万立方米/年。要改它，请用更正。");
    done(&home.line("reading 28.2a@水务 2100 --date 10月 --correct 复核"));
}

/// A corrected text without 8.4: what was recorded of one unit is history, and stays where the measure goes.
#[test]
fn a_measure_with_readings_of_a_unit_is_dropped_only_when_told_to() {
    let home = Home::with_plan();
    done(&home.line("reading 8.4@房山 5 --date 10月"));
    let text = crate::support::published();
    let row = text.lines().find(|line| line.contains("温拌沥青使用比例")).unwrap();
    let file = home.file("plan.txt", &text.replace(&format!("{row}\n"), ""));
    let said = home.run(&["import", &file, "--yes"]);
    assert_eq!((said.code, said.err.contains("8.4 已有状态或文字")), (2, true), "{said:?}");
    assert_eq!(home.run(&["import", &file, "--yes", "--drop-history"]).code, 0);
    // The indicator is gone with its words; the reading stays in the log.
    home.line("reading 8.4 5").refused(1, "8.4 没有量化指标。用 duban indicators 看哪些措施有。");
    assert_eq!(home.line("indicators --json").json().as_array().unwrap().len(), 62);
    let log = home.line("log --json").json();
    assert!(log.as_array().unwrap().iter().any(|e| e["kind"] == "reading" && e["in_plan"] == false), "{log}");
    assert!(home.line("check").out.contains("完好"));
}

#[test]
fn what_is_refused_says_why_and_what_to_do() {
    let home = Home::with_plan();
    done(&home.line("reading 26.1a 40 --date 9月"));
    for (line, code, sentence) in [
        ("reading 26.1a 10 --date 2026-11-24", 2, "数据日期 2026-11-24 晚于今天 2026-11-23。请填已经发生的日期。"),
        ("reading 26.1a 10 --date 2025-12-31", 2, "数据日期 2025-12-31 早于计划年度。请填 2026-01-01 起的日期。"),
        ("reading 26.1a 10 --date 2月30日", 2, "“2月30日”不是日期。写法如 2026-09-30、9-30、9月30日，9月 指月底。"),
        ("reading 26.1a 十公里", 2, "“十公里”开头不是数字。请先写数字，后面可以写单位，如 29.5 或 9800万立方米。"),
        ("reading 26.1a 10家", 2, "“10家”的单位“家”与这项指标不是一回事。可用的单位：公里、米、万公里；也可以只写数字。"),
        ("reading 26.1a -3", 2, "“-3”小于零，这项指标没有负值。"),
        (
            "reading 26.1a 39.9",
            2,
            "2026-11-23 的累计值 39.9公里 小于 2026-09-30 已录的 40公里。累计值不会减少：请填年初至今的累计数；若已录的有误，请先更正它。",
        ),
        ("reading 26.1a 41 --date 9月", 2, "2026-09-30 已有自报数据 40公里。要改它，请用更正。"),
        ("reading 25.1 9", 2, "25.1 有 2 项指标，请写明是哪一项：25.1a 生产生活用水总量；25.1b 单位地区生产总值水耗。"),
        ("reading 25.1c 9", 2, "没有 25.1c。25.1 的指标：25.1a 生产生活用水总量；25.1b 单位地区生产总值水耗。"),
        (
            "reading 甲 9",
            2,
            "“甲”不是指标编号。写措施编号，有几项指标的加字母，如 1.1a、26.1c；单位写在后面，如 8.4@门头沟。用 duban indicators 看全部。",
        ),
        ("reading 14.1 9", 1, "14.1 没有量化指标。用 duban indicators 看哪些措施有。"),
        ("reading 99.1 9", 1, "计划里没有 99.1（任务到 47 为止）。"),
        ("reading 8.4@山 9", 2, "“山”可指几个单位："),
        ("reading 8.4@各区 5", 2, "“各区”不止一个单位，一条数据只属于一个单位。"),
        ("reading 16.1a@密云 1", 1, "16.1 没有量化指标。"),
        ("reading 15.1@密云 1", 2, "15.1 不涉及密云区政府。责任单位有 8 个："),
        ("reading 3.5@门头沟 1", 2, "“门头沟区政府”不承担这项指标。承担的单位：朝阳区政府、"),
        ("reading 8.4@密云 1 --unit 朝阳", 2, "单位写了两次，请只写一处。"),
        ("reading 15.2 3", 2, "这项指标逐个单位判定，请写明是哪个单位的数据：东城区政府、"),
        ("reading 26.1a", 2, "要写数值：duban reading 26.1a 数值；"),
        ("reading 26.1a 5 --source --verified", 2, "--source 后面缺少值。"),
        ("target 26.1a 70 --source 会", 2, "目标值由计划写明（“建设完成60公里污水管线”），不能另填。"),
        ("target 26.1a", 2, "请填目标值，或“左右”的容差。"),
        ("target 25.1a --tolerance 1 --source 会", 2, "只有计划写“左右”的全市指标才有容差；"),
        ("path 1.1a 3月=12", 2, "水平类和频次类指标不按序时判断，没有预期进度可填。"),
        ("path 26.1a 3月=12 6月=8", 2, "预期进度到 2026-06-30 反而变小。"),
        ("path 26.1a@海淀 3月=1 12月=5", 2, "预期进度只填整项指标的，不分单位。请去掉 @ 和单位名再填。"),
        ("path 26.1a 3月=12 12月=70", 2, "预期进度 2026-12-31 的数超过了 60（目标值，或承担单位的个数）。"),
        ("path 26.1a 3月=12 12月=50", 2, "预期进度到年底达不到目标 60。"),
        ("path 25.1a 3月=8 12月=40", 2, "预期进度 2026-12-31 的数超过了 30（目标值，或承担单位的个数）。"),
        ("path 8.4 6月=5 12月=99", 2, "预期进度 2026-12-31 的数超过了 17（目标值，或承担单位的个数）。"),
        ("target 2.1a 1.2 --source 减排计划", 2, "“1.2”请连计量单位一起写，如 1200吨：该指标用什么单位，由第一个目标或数据确定。"),
        ("path 26.1a 2027-03-31=12", 2, "2027-03-31 不在计划年度内。"),
        ("path 26.1a 三月12", 2, "“三月12”不是一个时点。写法如 3月=12 或 2026-03-31=12。"),
        ("path 26.1a", 2, "请写各时点的累计数，如 3月=12 6月=28；恢复为按时间折算用 --linear。"),
        ("indicators 14.1", 1, "14.1 没有量化指标。"),
    ] {
        let said = home.line(line);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{line}: {said:?}");
        assert!(said.err.starts_with(sentence), "{line}: {}", said.err);
    }
    assert_eq!(home.line("log --json").json().as_array().unwrap().len(), 2);
}

/// Both programs enter the same; one does, and the other is told.
#[test]
fn two_at_once() {
    let home = Home::with_plan();
    let both: Vec<_> = ["41", "42"]
        .map(|value| {
            let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_duban"));
            command.args(["reading", "26.1a", value, "--date", "9月", "--as-of", "2026-11-23"]);
            command
                .env("DUBAN_NOW", NOW)
                .env("DUBAN_DB", home.db())
                .env("DUBAN_USER", "li")
                .env("LANG", "zh_CN.UTF-8")
                .env("HOME", home.path("home"));
            command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped()).spawn().unwrap()
        })
        .into_iter()
        .map(|child| child.wait_with_output().unwrap())
        .collect();
    let mut codes: Vec<i32> = both.iter().map(|o| o.status.code().unwrap()).collect();
    codes.sort_unstable();
    assert_eq!(codes, [0, 2]);
    let refused = both.iter().find(|o| o.status.code() == Some(2)).unwrap();
    assert!(String::from_utf8_lossy(&refused.stderr).starts_with("2026-09-30 已有自报数据 4"));
    assert_eq!(shown(&home, "2026-11-23", "26.1a")["readings"].as_array().unwrap().len(), 1);
}

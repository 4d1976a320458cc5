//! The twenty questions of `docs/meeting.md`, each asked as the manual says: the keys of its table on a terminal of 80x24, its command line
//! on the same record. What is expected follows from the plan and from what `home` records.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod terminal;

use std::time::{Duration, Instant};

use terminal::{Console, Home, holds_in_time, text};

/// No answer takes more keys, beside the words that are typed.
const MOST_KEYS: usize = 8;
/// A screen on which nothing happens for so long has been drawn.
const REST: Duration = Duration::from_millis(40);
/// For so long an answer to a key is waited for.
const UNANSWERED: Duration = Duration::from_millis(700);

/// What each answer shows: on the screen, and by the command.
///
/// - 31.3 (6月底前) is 146 days late on 23 November, 5.1 (6—9月) 54; each binds 17 units.
/// - 石景山 alone is named by the milestone of 40.1 (6月底前): three red, the other districts two.
/// - 108 measures have a deadline in 2026 (106 年底前, 31.3, 5.1), and 8.3 is extended beyond it.
const ANSWERS: [(&str, &[&str], &[&str]); 20] = [
    (
        "门头沟 8.4 到哪了",
        &["8.4 责任事项 17项", "▌  门头沟 ○绿 还剩38天   推进中", "承诺  门头沟区政府 2026-12-10 前：完成搅拌站改造"],
        &["推进中", "2026-12-10", "已完成设备选型"],
    ),
    (
        "水务局还欠什么",
        &["市水务局  市级部门", "逾期1条", "未了承诺2（过期1）", "逾期146天"],
        &["31.3", "逾期146天", "报送总氮溯源报告", "报送清管方案"],
    ),
    ("谁的承诺到期了", &["已到期2 未到期2", "过期3天", "过期8天", "李主任"], &["过期3天 24.1 市水务局", "过期8天 5.1 李主任"]),
    (
        "上次会以来变了什么",
        &["自 2026-11-19 09:30（周四）起", "承诺逾期3天", "31.3@东城", "已清掏12公里"],
        &["自 2026-11-19 09:30（周四）起", "承诺逾期3天", "已清掏12公里"],
    ),
    ("涉及密云水库的有哪些", &["检索  5项", "任务 24 ", "20.1", "24.1", "24.2", "35.2"], &["20.1", "24.1", "24.2", "35.2", "找到 5 项"]),
    ("逾期的有哪些", &["[逾期]", "31.3", "逾期146天", "5.1", "逾期54天"], &["逾期146天", "逾期54天", "涉及 2 条措施"]),
    ("蓝天领域红灯几项", &["一 共筑… 红1", "二 建设… 红2", "三 保障… 红1"], &["5.1", "1 条"]),
    ("PM2.5 现在多少", &["达标 27.5/29", "2026-09-30 自报 27.5微克/立方米"], &["达标 27.5/29", "监测月报"]),
    (
        "截至6月底是什么样",
        &["【往日只读】 2026-06-30", "距年底184天", "一 共筑… 红0", "二 建设… 红1"],
        &["截至2026-06-30的台账（往日，只读）", "红1，", "31.3  ●红 节点逾期30天"],
    ),
    ("5.1 谁催办过几次", &["催办  2次，最近 11-02 李主任（电话）", "再次催办"], &["催办", "2次", "李主任", "市商务局"]),
    (
        "哪些延期了",
        &["8.3", "2026-12-31 → 2027-03-31", "31.3@海淀", "2026-06-30 → 2026-11-27"],
        &["2026-12-31 → 2027-03-31", "2026-06-30 → 2026-11-27"],
    ),
    (
        "门头沟承诺了什么",
        &["门头沟区政府  已到期0 未到期1", "还有17天 8.4@门头沟", "完成搅拌站改造"],
        &["还有17天 8.4@门头沟", "完成搅拌站改造"],
    ),
    ("还有多少没办结，年底前哪些可能完不成", &["未结107", "须日结2.9", "40.1   节点逾期146天"], &["107", "40.1  节点逾期146天"]),
    ("经开区的红灯", &["北京经济技术开发区管委会  功能区", "红2", "逾期146天", "逾期54天"], &["31.3@经开区", "5.1@经开区", "列出 2 条"]),
    ("各区里哪个区最差", &["最急的在前", "▌石景山", "石景山区政府  各区", "红3"], &["石景山区政府", "红3"]),
    ("这周到期的有哪些", &["列出 待办1 共1", "31.3@海淀", "还剩4天"], &["31.3@海淀", "还剩4天"]),
    (
        "8.4 的原文请发群里",
        &["8.4 已请终端复制", "推广使用温拌沥青", "年底前（2026-12-31）"],
        &["【8.4】", "推广使用温拌沥青", "牵头：市交通委"],
    ),
    ("本月没报进展的有哪些单位", &["最久未报的在前", "▌水务局", "未报送过"], &["最近报送", "市水务局"]),
    (
        "上次会议纪要发我",
        &["会议纪要 11月19日调度会", "市水务局 2026-12-01 周二前 报送清管方案（31.3）", "已写成 调度会-2026-11-19.md"],
        &["# ", "市水务局", "报送清管方案"],
    ),
    ("把刚才的承诺记下来", &["已保存", "12-10 周四  市水务局  补齐台账"], &["已保存"]),
];

/// A row of the table.
struct Row {
    question: String,
    /// In their order.
    typed: Vec<Typed>,
    count: usize,
    command: String,
}

enum Typed {
    Key(String),
    Words(String),
}

fn table() -> Vec<Row> {
    let manual = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/meeting.md")).unwrap();
    let rows = manual.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| 问"));
    rows.map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [question, keys, count, _, command] = cells[..] else { panic!("five cells: {line}") };
    // What stands between two backticks is a key, what stands outside is typed.
    let typed = keys.split('`').enumerate().filter(|(_, part)| !part.trim().is_empty()).map(|(at, part)| match at % 2 {
        1 => Typed::Key(part.to_owned()),
        _ => Typed::Words(part.trim().to_owned()),
    });
    Row {
        question: question.to_owned(),
        typed: typed.collect(),
        count: count.parse().unwrap(),
        command: command.trim_matches('`').to_owned(),
    }
}

impl Row {
    fn keys(&self) -> usize {
        self.typed.iter().filter(|typed| matches!(typed, Typed::Key(_))).count()
    }

    /// As a terminal sends it.
    fn bytes(&self) -> Vec<&str> {
        self.typed
            .iter()
            .map(|typed| match typed {
                Typed::Words(words) => words,
                Typed::Key(key) => match key.as_str() {
                    "Enter" => "\r",
                    "Tab" => "\t",
                    key if key.chars().count() == 1 => key,
                    key => panic!("no key {key}"),
                },
            })
            .collect()
    }
}

/// Types, and goes on when the screen has answered and rests: keys that come in one go may be a paste. A key that changes nothing, as that
/// of the screen one is on, is waited for in vain.
fn type_as_a_person(console: &mut Console, typed: &str) {
    let (begun, before) = (Instant::now(), console.bytes().len());
    let (mut seen, mut since) = (before, begun);
    console.keys(typed);
    while since.elapsed() < REST || (seen == before && begun.elapsed() < UNANSWERED) {
        std::thread::sleep(Duration::from_millis(5));
        let now = console.bytes().len();
        if now != seen {
            (seen, since) = (now, Instant::now());
        }
    }
}

/// Which words are missing.
fn missing(said: &str, wanted: &[&str]) -> Vec<String> {
    wanted.iter().filter(|words| !said.contains(**words)).map(ToString::to_string).collect()
}

/// Which words do not come to stand on the screen.
fn unseen(console: &Console, wanted: &[&str]) -> Vec<String> {
    holds_in_time(|| missing(&console.screen(), wanted).is_empty());
    missing(&console.screen(), wanted)
}

/// What happened in the year. Nothing had to be reported before November, so lights are those of deadlines, milestones and promises.
fn home() -> Home {
    let home = Home::new();
    for (day, line) in [
        ("01-05", "list"),
        ("01-05", "settings reports_from 2026-11-01"),
        ("06-20", "set 5.1 推进中"),
        ("06-25", "note 8.4@门头沟 已完成设备选型 --kind progress"),
        ("07-10", "set 8.4@门头沟 推进中"),
        ("10-09", "urge 5.1 请报送错峰装卸油台账 --how 发函"),
        ("10-12", "reading 1.1a 27.5微克/立方米 --date 9月 --source 监测月报"),
        ("11-02", "urge 5.1 再次催办 --whom 李主任"),
        ("11-03", "promise 5.1 补齐台账 --due 11-15 --whom 李主任"),
        ("11-03", "promise 8.4@门头沟 完成搅拌站改造 --due 12-10"),
        ("11-04", "promise 24.1 报送总氮溯源报告 --due 11-20 --whom 市水务局"),
        ("11-05", "extend 8.3 2027-03-31 --note 设备到货迟 --basis 攻坚办〔2026〕5号"),
        ("11-06", "extend 31.3@海淀 2026-11-27 --note 管网改造未完 --basis 攻坚办〔2026〕6号"),
    ] {
        home.done_at(&format!("2026-{day}T10:00:00+08:00"), line);
    }
    let mut console = begun(&home, "2026-11-19T09:30:00+08:00");
    console.keys("+水务局，12月1日前，报送清管方案").see("→ 市水务局 2026-12-01 周二").keys("\r").see("12-01 周二  市水务局");
    console.keys("E").see("会议纪要").keys("\x13").see("会议已保存").keys("q").not_see("会议纪要").quit();
    home.done_at("2026-11-20T10:00:00+08:00", "note 31.3@东城 已清掏12公里 --kind progress");
    home
}

/// A console on which a meeting about 31.3 has begun.
fn begun(home: &Home, moment: &str) -> Console {
    let mut console = home.open_at(moment, 80, 24);
    console.see("加强油气油品监管").keys("M").see("会议议程").keys("\x1b[Z").keys("31.3").see("筛选得1项").keys("\x13").see("议程 1/1");
    console
}

#[test]
fn the_manual_has_the_twenty_questions_and_counts_their_keys() {
    let table = table();
    let asked: Vec<&str> = table.iter().map(|row| row.question.as_str()).collect();
    assert_eq!(asked, ANSWERS.map(|(question, ..)| question));
    for row in &table {
        assert_eq!(row.keys(), row.count, "{}", row.question);
        assert!((1..=MOST_KEYS).contains(&row.keys()), "{}", row.question);
    }
}

/// By the keys of the manual, then by its command. The promise of the last question is made in a meeting, so that one is begun for it.
#[test]
fn each_question_is_answered_as_the_manual_says() {
    let home = home();
    let mut wrong = Vec::new();
    for (row, (question, on_screen, by_command)) in table().iter().zip(ANSWERS) {
        let mut console = match row.typed.first() {
            Some(Typed::Key(key)) if key == "+" => begun(&home, "2026-11-23T14:02:00+08:00"),
            _ => home.open(80, 24),
        };
        console.see("2026-11-23");
        row.bytes().into_iter().for_each(|typed| type_as_a_person(&mut console, typed));
        let unseen = unseen(&console, on_screen);
        wrong.extend((!unseen.is_empty()).then(|| format!("{question}: {unseen:?} is not on\n{}", console.screen())));
        // Some layers are left by Esc only: the line drops.
        drop(console);
        let output = home.run(&row.command.split_whitespace().skip(1).collect::<Vec<_>>());
        let said = text(&output);
        let unsaid = missing(&said, by_command);
        let is_right = output.status.success() && unsaid.is_empty();
        wrong.extend((!is_right).then(|| format!("{}: {unsaid:?} is not in\n{said}", row.command)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

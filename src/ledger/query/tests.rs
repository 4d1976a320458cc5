use proptest::prelude::*;

use super::*;
use crate::ledger::testing::{self, day, key, set, settle, write};
use crate::ledger::{Act, Entries, Ledger, NoteKind, Signer, UrgeWay};
use crate::messages::Lang;
use crate::seeds;

/// The published plan, to which nothing has happened.
fn published() -> Ledger {
    let plan = seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids))
}

fn unit(name: &str) -> Whom {
    Whom::Unit(UnitName::new(name))
}

fn measure(task: u32, index: u32) -> MeasureId {
    MeasureId { task, index }
}

/// What one word asks for.
#[track_caller]
fn asks(ledger: &Ledger, text: &str) -> Condition {
    let query = Query::parse(text, ledger).unwrap_or_else(|e| panic!("{text}: {}", e.explain(Lang::Zh)));
    assert_eq!(query.conditions().len(), 1, "{text}");
    query.conditions()[0].clone()
}

#[test]
fn a_word_with_a_key_is_read_in_either_language_and_either_width() {
    let ledger = published();
    let days = |from: Option<&str>, to: Option<&str>| Asks::Due(vec![DueIn::Days(from.map(day), to.map(day))]);
    for (words, expected) in [
        (&["领域:1", "area:1", "ＡＲＥＡ：１", "领域：蓝天", "领域:共筑美丽蓝天"][..], Asks::Area(vec![1])),
        (&["领域:1,2", "领域:1、2", "area:蓝天，河湖"], Asks::Area(vec![1, 2])),
        (&["任务:8", "task:8", "编号:8", "任务：８"], Asks::Id(vec![Id::Task(8)])),
        (&["编号:8.4,8.6", "id:8.4，8.6"], Asks::Id(vec![Id::Measure(measure(8, 4)), Id::Measure(measure(8, 6))])),
        (&["编号:8.4@门头沟"], Asks::Id(vec![Id::Owed(measure(8, 4), UnitName::new("门头沟区政府"))])),
        (&["单位:门头沟", "unit:门头沟区", "单位:门头"], Asks::Unit(vec![unit("门头沟区政府")])),
        (&["单位:门头沟,房山", "单位:门头沟、房山"], Asks::Unit(vec![unit("门头沟区政府"), unit("房山区政府")])),
        (&["单位:市科委、中关村管委会", "单位:市科委"], Asks::Unit(vec![unit("市科委、中关村管委会")])),
        (&["单位:各区", "单位:各区人民政府"], Asks::Unit(vec![Whom::Group("各区政府".into())])),
        (&["灯:红", "light:red", "灯：红，红"], Asks::Light(vec![Some(Light::Red)])),
        (&["灯:黄,结", "light:yellow,closed"], Asks::Light(vec![Some(Light::Yellow), None])),
        (&["原因:进展", "reason:progress", "原因:进度"], Asks::Reason(vec![Reason::Progress])),
        (&["原因:时限", "reason:deadline"], Asks::Reason(vec![Reason::Deadline])),
        (&["原因:未报", "reason:reporting"], Asks::Reason(vec![Reason::Reporting])),
        (&["原因:承诺", "reason:promise"], Asks::Reason(vec![Reason::Promise])),
        (&["状态:推进中", "status:in_progress", "status:in-progress"], Asks::Status(vec![Status::InProgress])),
        (&["时限:..12-31", "due:..2026-12-31", "时限:至12月31日", "时限：。。12-31"], days(None, Some("2026-12-31"))),
        (&["时限:2026-06-01..2026-09-30", "due:6月..9月", "时限:6月—9月"], days(Some("2026-06-01"), Some("2026-09-30"))),
        (&["时限:9月", "due:9-1..9-30"], days(Some("2026-09-01"), Some("2026-09-30"))),
        (&["时限:9-30"], days(Some("2026-09-30"), Some("2026-09-30"))),
        (&["时限:2027年1月.."], days(Some("2027-01-01"), None)),
        (&["时限:本周", "due:this-week", "时限:这周", "due:week", "本周", "this-week"], Asks::Due(vec![DueIn::ThisWeek])),
        (&["时限:本月", "due:this-month", "当月", "本月"], Asks::Due(vec![DueIn::ThisMonth])),
        (&["时限:本周,本月", "本周,本月"], Asks::Due(vec![DueIn::ThisWeek, DueIn::ThisMonth])),
        (&["week"], Asks::Text(vec!["week".into()])),
        (&["时限:无", "due:none"], Asks::Due(vec![DueIn::Never])),
        (&["督查员:zhangwei", "by:zhangwei", "assigned:zhangwei"], Asks::Supervisor(vec![Supervisor::Named("zhangwei".into())])),
        (&["督查员:我", "by:me", "我的"], Asks::Supervisor(vec![Supervisor::Me])),
        (&["督查员:无", "by:none"], Asks::Supervisor(vec![Supervisor::Nobody])),
        (&["督查员:\"我\""], Asks::Supervisor(vec![Supervisor::Named("我".into())])),
        (&["标记:暂缓", "mark:snoozed"], Asks::Mark(vec![Mark::Snoozed])),
        (&["文:加油站", "text:加油站", "文：\"加油站\""], Asks::Text(vec!["加油站".into()])),
        (&["文:PM2.5", "文:ｐｍ2.5"], Asks::Text(vec!["pm2.5".into()])),
        (&["文:\"8.4\""], Asks::Text(vec!["8.4".into()])),
    ] {
        for word in words {
            assert_eq!(asks(&ledger, word), Condition::is(expected.clone()), "{word}");
            assert_eq!(asks(&ledger, &format!("-{word}")), Condition::is_not(expected.clone()), "{word}");
        }
    }
}

#[test]
fn a_bare_word_is_guessed() {
    let ledger = published();
    for (word, expected) in [
        ("红", Condition::is(Asks::Light(vec![Some(Light::Red)]))),
        ("红,黄", Condition::is(Asks::Light(vec![Some(Light::Red), Some(Light::Yellow)]))),
        ("逾期", Condition::is(Asks::Reason(vec![Reason::Overdue]))),
        ("未报", Condition::is(Asks::Reason(vec![Reason::Reporting]))),
        ("待核", Condition::is(Asks::Status(vec![Status::Submitted]))),
        ("!办结", Condition::is_not(Asks::Status(vec![Status::Done]))),
        ("未结", Condition::is_not(Asks::Light(vec![None]))),
        ("-未结", Condition::is(Asks::Light(vec![None]))),
        ("暂缓", Condition::is(Asks::Mark(vec![Mark::Snoozed]))),
        ("承诺", Condition::is(Asks::Mark(vec![Mark::Promised]))),
        ("蓝天", Condition::is(Asks::Area(vec![1]))),
        ("建设美丽河湖", Condition::is(Asks::Area(vec![2]))),
        // 美丽 is in the titles of two areas.
        ("美丽", Condition::is(Asks::Text(vec!["美丽".into()]))),
        ("门头沟", Condition::is(Asks::Unit(vec![unit("门头沟区政府")]))),
        ("发改委", Condition::is(Asks::Unit(vec![unit("市发展改革委")]))),
        // A part of a name is sought in the text, where a key does not say that a unit is meant.
        ("水务", Condition::is(Asks::Text(vec!["水务".into()]))),
        ("8", Condition::is(Asks::Id(vec![Id::Task(8)]))),
        ("８．４", Condition::is(Asks::Id(vec![Id::Measure(measure(8, 4))]))),
        ("8.4@门头沟", Condition::is(Asks::Id(vec![Id::Owed(measure(8, 4), UnitName::new("门头沟区政府"))]))),
        // The plan has 47 tasks.
        ("2026", Condition::is(Asks::Text(vec!["2026".into()]))),
        ("\"红\"", Condition::is(Asks::Text(vec!["红".into()]))),
        ("加油站,储油库", Condition::is(Asks::Text(vec!["加油站".into(), "储油库".into()]))),
    ] {
        assert_eq!(asks(&ledger, word), expected, "{word}");
    }
    let asked = Query::parse("门头沟 牵头", &ledger).unwrap();
    assert_eq!(asked.conditions()[1], Condition::is(Asks::Role(vec![Role::Lead])));
}

#[test]
fn what_means_nothing_is_refused_with_what_would() {
    let ledger = published();
    for (text, part) in [
        ("区域:1", "筛选里没有“区域:”，是不是“领域:”？"),
        ("foo:1", "筛选里没有“foo:”。可用：领域:、编号:、单位:、"),
        ("领域:", "“领域:”后面还没有写什么。"),
        ("领域:4", "“领域:”没有“4”。可用：1 共筑美丽蓝天、2 建设美丽河湖、3 保障净土沃壤。"),
        ("领域:美丽", "“美丽”可指几个领域：1 共筑美丽蓝天、2 建设美丽河湖。"),
        ("灯:紫", "“灯:”没有“紫”。可用：红、黄、绿、灰、结。"),
        ("状态:完成", "“状态:”没有“完成”。可用：未启动、推进中、"),
        ("时限:2026-02-30", "“2026-02-30”不是日期或时段。"),
        ("时限:..", "“..”不是日期或时段。"),
        ("时限:9-30..6-1", "时段 2026-09-30..2026-06-01 的末日在首日之前。"),
        ("单位:市水利局", "没有单位“市水利局”。相近的有：市水务局。"),
        ("编号:99", "计划里没有 99（任务到 47 为止）。"),
        ("8.99", "没有 8.99：任务 8 只有"),
        ("5.1@市水务局", "5.1 不涉及市水务局。"),
        ("红,蓝天", "“红,蓝天”里逗号隔开的不是同一类。"),
        ("牵头", "角色要和单位一起用"),
    ] {
        let bad = Query::parse(text, &ledger).unwrap_err();
        assert!(bad.explain(Lang::Zh).starts_with(part), "{text}: {}", bad.explain(Lang::Zh));
        assert!(!bad.explain(Lang::En).is_empty());
        assert_eq!(bad.is_absent(), ["编号:99", "8.99"].contains(&text), "{text}");
    }
}

#[test]
fn chips_are_short_and_words_are_whole() {
    let ledger = published();
    for (text, chips, words) in [
        ("逾期 蓝天 市水务局 门头沟", "逾期|蓝天|市水务局|门头沟", "逾期、领域 1 共筑美丽蓝天、市水务局、门头沟区政府"),
        ("红,黄 -待核", "红/黄|非待核", "红/黄、非待核"),
        (
            "时限:..12-31 时限:9月.. 督查员:li 经开区",
            "至12-31|09-01起|督查员li|经开区",
            "至12-31、09-01起、督查员li、北京经济技术开发区管委会",
        ),
        ("未结 文:加油", "未结|“加油”", "未结、“加油”"),
        ("8.4@门头沟 任务:3", "8.4@门头沟|3", "8.4@门头沟、3"),
    ] {
        let query = Query::parse(text, &ledger).unwrap();
        assert_eq!(query.chips(&ledger, Lang::Zh).join("|"), chips);
        assert_eq!(query.words(&ledger, Lang::Zh), words);
    }
}

#[test]
fn a_condition_is_taken_away_and_roles_go_with_the_last_unit() {
    let ledger = published();
    let query = Query::parse("红 门头沟 角色:牵头 蓝天", &ledger).unwrap();
    assert_eq!(query.clone().without(0).to_string(), "单位:门头沟区政府 角色:牵头 领域:1");
    assert_eq!(query.clone().without(1).to_string(), "灯:红 领域:1");
    assert_eq!(query.clone().without(9), query);
    assert_eq!(query.clone().and(Condition::is(Asks::Area(vec![1]))), query);
}

/// The labels of the entries that match, on a day: `1.1` a measure, `1.1@东城` what a unit owes.
fn matching(ledger: &Ledger, on: &str, text: &str) -> String {
    let query = Query::parse(text, ledger).unwrap_or_else(|e| panic!("{text}: {}", e.explain(Lang::Zh)));
    let mut found = Vec::new();
    Entries::of(ledger, day(on)).matching(ledger, &query, "zhangwei", |entry| found.push(ledger.label(entry.key)));
    found.join(" ")
}

#[test]
fn conditions_hold_for_measures_and_for_what_units_owe() {
    let mut l = testing::ledger().asking_no_reports();
    set(&mut l, 1, Some("东城区政府"), Status::InProgress, "2026-03-01");
    let item = l.item(key(3, Some("西城区政府"))).unwrap();
    let act = Act::assign(&l, &[item], Some("li"), "").unwrap();
    write(&mut l, &act, "2026-03-01");
    let act = Act::assign(&l, &[l.item(key(1, None)).unwrap()], Some("zhangwei"), "").unwrap();
    write(&mut l, &act, "2026-03-01");
    let signer = Signer { by: "zhangwei", on: day("2026-03-01") };
    let act = Act::urge(&l, &[l.item(key(2, None)).unwrap()], Some("水务局"), UrgeWay::Phone, "请报", signer).unwrap();
    write(&mut l, &act, "2026-03-01");
    for (text, expected) in [
        ("", "1.1 1.1@东城 1.1@西城 1.1@昌平 1.2 1.3 1.3@东城 1.3@西城 1.3@昌平 1.3@经开区 2.1 2.2"),
        ("领域:2", "2.1 2.2"),
        ("-领域:1", "2.1 2.2"),
        ("任务:2", "2.1 2.2"),
        ("1.3", "1.3 1.3@东城 1.3@西城 1.3@昌平 1.3@经开区"),
        ("1.3@东城,西城", "1.3@东城 1.3@西城"),
        ("文:措施1.2,措施2.1", "1.2 2.1"),
        // A unit answers for what it owes, a lead for what others owe under it, too.
        ("单位:东城", "1.1 1.1@东城 1.3 1.3@东城"),
        ("单位:经开区", "1.3 1.3@经开区"),
        ("单位:昌平 角色:牵头", "2.1"),
        ("单位:昌平 角色:主责", "1.1 1.1@昌平 1.3 1.3@昌平 2.1"),
        ("单位:昌平 -角色:主责", "2.1"),
        ("单位:水务局 角色:主责", "1.2"),
        ("单位:水务局 领域:2", "2.2"),
        ("单位:水务局 任务:1 -1.3", "1.1 1.1@东城 1.1@西城 1.1@昌平 1.2"),
        ("单位:各区", "1.1 1.1@东城 1.1@西城 1.1@昌平 1.3 1.3@东城 1.3@西城 1.3@昌平"),
        ("单位:相关区政府", "2.2"),
        ("-单位:水务局", "2.1"),
        ("单位:东城,经开区 1.3", "1.3 1.3@东城 1.3@经开区"),
        ("单位:东城 -单位:西城", "1.1@东城 1.3@东城"),
        // On 5 July 1.3 is 5 days late; 1.1 and 1.2 are due by the year's end, 2.1 never.
        ("红", "1.3 1.3@东城 1.3@西城 1.3@昌平 1.3@经开区"),
        ("逾期 单位:西城", "1.3 1.3@西城"),
        ("灯:灰", "2.1"),
        ("状态:推进中", "1.1 1.1@东城"),
        ("时限:6月", "1.3 1.3@东城 1.3@西城 1.3@昌平 1.3@经开区"),
        ("时限:7-1.. 领域:2", "2.2"),
        ("时限:无", "2.1"),
        ("-时限:..12-31", "2.1"),
        // What nobody was given goes with its measure.
        ("督查员:li", "1.3@西城"),
        ("我的", "1.1 1.1@东城 1.1@西城 1.1@昌平"),
        ("督查员:li,我", "1.1 1.1@东城 1.1@西城 1.1@昌平 1.3@西城"),
        ("督查员:无 领域:2", "2.1 2.2"),
        ("催办", "1.2"),
    ] {
        assert_eq!(matching(&l, "2026-07-05", text), expected, "{text}");
    }
}

/// Reports are due on the 25th of each month from January on: on 5 July nobody has reported, and 1.3 is late besides.
#[test]
fn a_reason_is_found_beside_one_that_is_worse() {
    let mut l = testing::ledger();
    let note = Act::write_note(l.item(key(3, Some("东城区政府"))).unwrap(), NoteKind::Progress, "已完成八成").unwrap();
    write(&mut l, &note, "2026-07-01");
    let late = "1.3 1.3@东城 1.3@西城 1.3@昌平 1.3@经开区";
    for (text, expected) in [
        ("任务:1 原因:时限", late),
        ("逾期", late),
        ("1.3 未报", "1.3 1.3@西城 1.3@昌平 1.3@经开区"),
        ("1.2 未报", "1.2"),
        ("1.2 原因:时限", ""),
        ("1.3 原因:承诺", ""),
    ] {
        assert_eq!(matching(&l, "2026-07-05", text), expected, "{text}");
    }
    let listed = |text: &str| {
        let query = Query::parse(text, &l).unwrap();
        let rows = l.select(&query, "zhangwei", day("2026-07-05"));
        rows.iter().map(|row| row.measure.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!((listed("原因:时限 未报"), listed("未报 -逾期 领域:1")), ("1.3".into(), "1.1 1.2".into()));
}

#[test]
fn whom_a_group_means_counts_as_it_was_settled() {
    let mut l = testing::ledger();
    assert_eq!(matching(&l, "2026-07-05", "单位:西城 领域:2"), "");
    settle(&mut l, 5, &["西城区政府"], "2026-03-01");
    assert_eq!(matching(&l, "2026-07-05", "单位:西城 领域:2"), "2.2 2.2@西城");
    assert_eq!(matching(&l, "2026-07-05", "单位:东城 领域:2"), "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_text_makes_the_reader_fail_and_what_is_read_is_printed_so_that_it_reads_the_same(
        words in prop::collection::vec(word(), 0..5)
    ) {
        let ledger = LEDGER.with(|ledger| ledger.clone());
        let text = words.join(" ");
        match Query::parse(&text, &ledger) {
            Ok(query) => {
                let printed = query.to_string();
                prop_assert_eq!(Query::parse(&printed, &ledger), Ok(query.clone()), "{} -> {}", text, printed);
                prop_assert_eq!(query.chips(&ledger, Lang::Zh).len(), query.conditions().len());
                for at in 0..query.conditions().len() {
                    let fewer = query.clone().without(at);
                    prop_assert_eq!(Query::parse(&fewer.to_string(), &ledger), Ok(fewer));
                }
            }
            Err(bad) => prop_assert!(!bad.explain(Lang::Zh).is_empty() && !bad.explain(Lang::En).is_empty()),
        }
    }
}

thread_local! {
    static LEDGER: std::rc::Rc<Ledger> = std::rc::Rc::new(published());
}

/// Words as people write them, and as nobody does.
fn word() -> impl Strategy<Value = String> {
    let known = vec![
        "红",
        "黄,绿",
        "结",
        "逾期",
        "未报",
        "待核",
        "未结",
        "暂缓",
        "蓝天",
        "领域:1,2",
        "任务:8",
        "8.4",
        "8.4@门头沟,房山",
        "8.4@全部",
        "4.5@全部",
        "单位:门头沟",
        "单位:各区,市科委、中关村管委会",
        "水务局",
        "牵头",
        "角色:主责,协办",
        "灯:红",
        "原因:进展",
        "状态:推进中、受阻",
        "时限:..12-31",
        "时限:6月..9月",
        "时限:无",
        "时限:2027-02-28..",
        "督查员:我",
        "督查员:\"我\",无,li",
        "标记:催办",
        "文:加油站",
        "文:\"a b,“c\"",
        "\"红\"",
        "文:\"\"",
        "领域:",
        "时限:..",
        "无:x",
        "编号:9.99",
    ];
    let sign = prop_oneof![4 => Just(""), 1 => Just("-"), 1 => Just("！")];
    let any = prop_oneof![
        4 => prop::sample::select(known).prop_map(str::to_owned),
        1 => "[领域单位灯文时限a-z:：,，、\"“”「」. @0-9-]{0,10}",
        1 => "\\PC{0,8}",
    ];
    (sign, any).prop_map(|(sign, word)| format!("{sign}{word}"))
}

/// 23 November 2026 is a Monday, 29 November a Sunday, 30 November a Monday; 1 January 2027 a Friday.
#[test]
fn a_week_goes_from_monday_to_sunday_and_a_month_from_its_first_to_its_last_day() {
    for (due, as_of, within, outside) in [
        (DueIn::ThisWeek, "2026-11-23", &["2026-11-23", "2026-11-29"][..], &["2026-11-22", "2026-11-30", "2025-11-24"][..]),
        (DueIn::ThisWeek, "2026-11-29", &["2026-11-23", "2026-11-29"], &["2026-11-22", "2026-11-30"]),
        // A week goes on over the year's end.
        (DueIn::ThisWeek, "2027-01-01", &["2026-12-28", "2026-12-31", "2027-01-03"], &["2026-12-27", "2027-01-04"]),
        (DueIn::ThisMonth, "2026-11-23", &["2026-11-01", "2026-11-30"], &["2026-10-31", "2026-12-01", "2025-11-23"]),
        (DueIn::ThisMonth, "2028-02-29", &["2028-02-01", "2028-02-29"], &["2028-01-31", "2028-03-01"]),
        (DueIn::ThisMonth, "2026-12-31", &["2026-12-01", "2026-12-31"], &["2026-11-30", "2027-01-01", "2027-12-31"]),
    ] {
        let has = |end: &&str| due.has(Some(day(end)), day(as_of));
        assert!(within.iter().all(has), "{due:?} {as_of}");
        assert!(!outside.iter().any(has), "{due:?} {as_of}");
        assert!(!due.has(None, day(as_of)));
    }
}

/// 106 measures are due on 31 December: in its week and its month they fit, a week before the week not.
#[test]
fn this_week_and_this_month_are_those_of_the_as_of_date() {
    let ledger = published();
    let count = |words: &str, as_of: &str| ledger.select(&Query::parse(words, &ledger).unwrap(), "", day(as_of)).len();
    for (as_of, week, month) in
        [("2026-12-31", 106, 106), ("2026-12-28", 106, 106), ("2026-12-27", 0, 106), ("2026-11-30", 0, 0), ("2026-06-28", 0, 1)]
    {
        assert_eq!((count("本周", as_of), count("时限:本月", as_of)), (week, month), "{as_of}");
    }
}

/// What needs an act comes first, in the order of the queue, then the rest in the plan's order, as much of it as is asked for.
#[test]
fn what_fits_is_listed_whether_or_not_it_needs_an_act() {
    let mut l = testing::ledger();
    let note = Act::write_note(l.item(key(3, Some("东城区政府"))).unwrap(), NoteKind::Progress, "已完成八成").unwrap();
    write(&mut l, &note, "2026-07-01");
    let entries = Entries::of(&l, day("2026-07-05"));
    let query = Query::default();
    let queue: Vec<_> = entries.queue(&l, crate::ledger::Wanted { query: &query, me: "", unfold: true }).entries().collect();
    let rest: Vec<_> = entries.all().iter().map(|entry| entry.key).filter(|key| !queue.contains(key)).collect();
    assert!(!queue.is_empty() && !rest.is_empty());
    let all: Vec<_> = queue.iter().chain(&rest).copied().collect();
    assert_eq!(entries.fitting(&l, &query, "", 500), (all.clone(), all.len()));
    assert_eq!(entries.fitting(&l, &query, "", 3), (all[..3].to_vec(), all.len()));
    // The last of what fits is at rest: somebody reported four days ago.
    let (late, count) = entries.fitting(&l, &Query::parse("逾期", &l).unwrap(), "", 9);
    assert_eq!((late.last(), count), (Some(&key(3, Some("东城区政府"))), 5));
}

#[test]
fn words_that_stand_alone_are_offered_and_read() {
    let ledger = published();
    for (begun, expected) in
        [("本", &["本周", "本月"][..]), ("逾", &["逾期"]), ("未", &["未报", "未结", "未启动", "未完成结案"]), ("火", &[]), (" ", &[])]
    {
        assert_eq!(Query::words_from(begun, Lang::Zh), expected, "{begun}");
    }
    assert_eq!(Query::words_from("this", Lang::En), ["this-week", "this-month"]);
    // None is taken for text.
    for (lang, begun) in [(Lang::Zh, "逾本未红黄绿灰结暂延催有推待受办已转"), (Lang::En, "lutrygcsenwpdbi")] {
        let words = begun.chars().flat_map(|c| Query::words_from(&c.to_string(), lang));
        words.for_each(|word| assert!(!matches!(asks(&ledger, word).what, Asks::Text(_)), "{word}"));
    }
}

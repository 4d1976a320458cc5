//! Plans of other years and places in the same kind of table.

use chrono::NaiveDate;
use duban::import::{DoubtKind, Imported, Level};
use duban::plan::{DeadlineKind, Review, Role};

use crate::support::{HEADER, doubts, import, measure, names};

/// A plan that nobody published: five areas, other sections, other deadlines, another form of brackets.
fn of_2027() -> Imported {
    let rows = "\
附件
深入打好污染防治攻坚战 2027 年实施方案

序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位
一、蓝天保卫战\t\t\t\t\t\t
（一）工业\t\t\t\t\t\t
1\t钢铁 超低排放\t完成3家钢铁企业改造。 其余企业制定计划。\t3月底前\t市生态环境局\t各区政府\t——
\t\t全年空气质量优良天数比率达到80%。\t全年\t市生态环境局\t各区政府\t——
（二）交通\t\t\t\t\t\t
2\t绿色出行\t新增公交专用道50公里。\t11月15日前\t市交通委\t各区政府\t市财政局
二、碧水保卫战\t\t\t\t\t\t
（一）黑臭水体\t\t\t\t\t\t
3\t清淤\t分两年完成河道清淤。\t2027 年底前\t市水务局\t\t各区政府

序号\t重点任务\t工作措施\t完成时限\t牵头部门\t主责单位\t协办单位
二、碧水保卫战\t\t\t\t\t\t
3\t清淤\t汛前检查泵站。\t2028年6月底前\t市水务局、市应急局等部门\t各区政府\t——
三、净土保卫战\t\t\t\t\t\t
（一）调查\t\t\t\t\t\t
4\t详查\t按季度报送调查结果。\t按季度\t市生态环境局\t市气象局\t——
四、噪声治理\t\t\t\t\t\t
（一）施工噪声\t\t\t\t\t\t
5\t夜间施工\t尽快出台管理办法。\t尽快\t市住房城乡建设委\t\t
五、固废治理\t\t\t\t\t\t
（十二）试点\t\t\t\t\t\t
8\t无废城市\t推进VOCs and NOx协同。\t9月—次月\t市城市管理委\t各区政府\t——
"
    .replace("9月—次月", "9月1日—10月20日");
    import(rows.as_bytes()).unwrap()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_plan_of_2027_with_five_areas_is_read() {
    let imported = of_2027();
    let plan = &imported.plan;
    assert_eq!((plan.title.as_str(), plan.year), ("深入打好污染防治攻坚战2027年实施方案", 2027));
    let areas: Vec<_> = plan.areas().iter().map(|a| (a.number, a.title.as_str())).collect();
    assert_eq!(areas, [(1, "蓝天保卫战"), (2, "碧水保卫战"), (3, "净土保卫战"), (4, "噪声治理"), (5, "固废治理")]);
    assert_eq!(plan.areas()[4].sections[0].number, 12);
    assert_eq!(
        plan.tasks().map(|(_, _, t)| (t.number, t.measures.len())).collect::<Vec<_>>(),
        [(1, 2), (2, 1), (3, 2), (4, 1), (5, 1), (8, 1)]
    );
    assert_eq!(plan.task(1).unwrap().2.title, "钢铁超低排放");
    assert_eq!(&*measure(&imported, "1.1").text, "完成3家钢铁企业改造。\n其余企业制定计划。");
    assert_eq!(&*measure(&imported, "8.1").text, "推进VOCs and NOx协同。");
}

#[test]
fn its_deadlines_are_computed_for_its_year() {
    use DeadlineKind::{Due, Ongoing, Undated, Window};
    let imported = of_2027();
    for (id, kind) in [
        ("1.1", Due(date(2027, 3, 31))),
        ("1.2", Due(date(2027, 12, 31))),
        ("2.1", Due(date(2027, 11, 15))),
        ("3.1", Due(date(2027, 12, 31))),
        ("3.2", Due(date(2028, 6, 30))),
        ("4.1", Ongoing(Review::Quarterly)),
        ("5.1", Undated),
        ("8.1", Window { start: date(2027, 9, 1), end: date(2027, 10, 20) }),
    ] {
        assert_eq!(measure(&imported, id).deadline.kind, kind, "{id}");
    }
    assert_eq!(measure(&imported, "3.1").deadline.published, "2027年底前");
}

#[test]
fn what_is_doubtful_about_it_is_said() {
    let imported = of_2027();
    assert_eq!(doubts(&imported, "3.1"), [&DoubtKind::Merged]);
    let leads = measure(&imported, "3.2");
    assert_eq!((names(leads, Role::Lead), leads.lead.and_others), (vec!["市水务局", "市应急局"], true));
    assert!(doubts(&imported, "3.2").contains(&&DoubtKind::AndOthers { role: Role::Lead }));
    let unknown = DoubtKind::UnknownUnit { role: Role::Responsible, name: "市气象局".into() };
    assert_eq!(doubts(&imported, "4.1"), [&unknown]);
    assert_eq!(names(measure(&imported, "4.1"), Role::Responsible), ["市气象局"]);
    assert_eq!(doubts(&imported, "5.1"), [&DoubtKind::NoDate { cell: "尽快".into() }, &DoubtKind::NoAssist]);
    assert_eq!(doubts(&imported, "8.1"), [&DoubtKind::NumberLeftOut { level: Level::Task, number: 8, previous: 5 }]);
    // 汛前 is 31 May of the plan's year, before the end of June of the next.
    let found = doubts(&imported, "3.2")
        .into_iter()
        .any(|kind| matches!(kind, DoubtKind::OtherDate { phrase, end, .. } if phrase == "汛前" && *end == date(2027, 5, 31)));
    assert!(found);
}

#[test]
fn corrections_of_one_plan_do_not_touch_another() {
    let table = format!("计划2027年\n{HEADER}\n一、甲\n(一)乙\n8\t丙\t雨算子\t全年\t市水务局\t各区政府\t——\n");
    assert_eq!(&*measure(&import(table.as_bytes()).unwrap(), "8.1").text, "雨算子");
}

#[test]
fn columns_may_stand_in_another_order_and_others_among_them() {
    let table = "计划2027年\n备注\t序 号\t工作措施\t重点 任务\t协办单位\t主责单位\t牵头部门\t完成时限\n一、甲\n（一）乙\n\
                 重要\t1\t清淤\t河道\t——\t各区政府\t市水务局\t3月底前\n";
    let imported = import(table.as_bytes()).unwrap();
    let only = measure(&imported, "1.1");
    assert_eq!((&*only.text, only.answering_lead(), only.deadline.end()), ("清淤", Some("市水务局"), Some(date(2027, 3, 31))));
    assert_eq!(imported.plan.task(1).unwrap().2.title, "河道");
}

#[test]
fn a_page_break_may_be_a_form_feed_and_full_width_digits_are_numbers() {
    let table = format!(
        "计划２０２７年\n{HEADER}\n一、甲\n(一)乙\n１\t丙\t丁\t３月底前\t市水务局\t各区政府\t——\n\u{c}{HEADER}\n1\t丙\t戊\t全年\t市水务局\t各区政府\t——\n"
    );
    let imported = import(table.as_bytes()).unwrap();
    assert_eq!(imported.plan.task(1).unwrap().2.measures.len(), 2);
    assert_eq!(measure(&imported, "1.1").deadline.end(), Some(date(2027, 3, 31)));
}

/// A table of one page with these lines below its header.
fn page(lines: &[&str]) -> Imported {
    import(format!("计划2027年\n{HEADER}\n{}", lines.join("\n")).as_bytes()).unwrap()
}

/// A row of task 1 with a text and cells of its own.
fn row(text: &str, deadline: &str) -> String {
    format!("1\t目标\t{text}\t{deadline}\t市水务局\t各区政府\t——")
}

/// What is doubtful and by which line.
fn all(imported: &Imported) -> Vec<(usize, DoubtKind)> {
    imported.doubts.iter().map(|d| (d.line, d.kind.clone())).collect()
}

#[test]
fn a_measure_that_a_page_parts_is_whole_again_and_no_part_of_it_is_a_heading() {
    for (first, second, whole) in [
        ("有两项:(一)推进甲;", "(二)推进乙。", "有两项:(一)推进甲;(二)推进乙。"),
        ("有两项：一、推进甲；", "二、推进乙。", "有两项：一、推进甲；\n二、推进乙。"),
        ("丁措施前半,", "后半句。", "丁措施前半,后半句。"),
        ("第一段。", "第二段。", "第一段。\n第二段。"),
    ] {
        for again in ["\t", "1\t目标"] {
            let parted = page(&[
                "一、甲",
                "(一)乙",
                &row(first, "全年"),
                HEADER,
                &format!("{again}\t{second}\t\t\t\t"),
                "2\t题\t丙\t全年\t市水务局\t\t——",
            ]);
            assert_eq!(&*measure(&parted, "1.1").text, whole);
            assert_eq!(parted.plan.areas().iter().map(|a| a.sections.len()).collect::<Vec<_>>(), [1]);
            assert_eq!(doubts(&parted, "1.1"), [&DoubtKind::Continued]);
            assert_eq!((parted.doubts[0].line, parted.plan.measures().count()), (7, 2));
        }
    }
}

/// The words that are corrected, and a date, may stand across the page break.
#[test]
fn the_whole_text_is_looked_at_not_its_parts() {
    let parted = page(&["一、甲", "(一)乙", &row("企业6月", "全年"), HEADER, "\t\t底前完成。\t\t\t\t"]);
    assert!(doubts(&parted, "1.1").iter().any(|kind| matches!(kind, DoubtKind::OtherDate { phrase, .. } if phrase == "6月底前")));
}

#[test]
fn an_area_or_a_section_that_is_left_out_or_empty_is_doubtful() {
    let imported = page(&["二、甲", "(二)乙", &row("甲", "全年"), "(五)丙", "四、丁", "(一)戊"]);
    let left_out = |level, number, previous| DoubtKind::NumberLeftOut { level, number, previous };
    let empty = |level, title: &str| DoubtKind::NothingUnder { level, title: title.into() };
    let expected = [
        (3, left_out(Level::Area, 2, 0)),
        (4, left_out(Level::Section, 2, 0)),
        (6, left_out(Level::Section, 5, 2)),
        (6, empty(Level::Section, "丙")),
        (7, left_out(Level::Area, 4, 2)),
        (8, empty(Level::Section, "戊")),
    ];
    assert_eq!(all(&imported), expected);
    assert_eq!(all(&page(&["一、甲", "(一)乙", &row("甲", "全年"), "二、丁"])), [(6, empty(Level::Area, "丁"))]);
}

#[test]
fn the_same_heading_on_the_next_page_may_be_written_otherwise() {
    let imported =
        page(&["一、大气", "(一)工业", &row("甲", "全年"), HEADER, "一、大 气", "(一)工业企业", "2\t题\t乙\t全年\t市水务局\t\t——"]);
    let differs = DoubtKind::HeadingDiffers { level: Level::Section, number: 1, first: "工业".into(), here: "工业企业".into() };
    assert_eq!(all(&imported)[0], (8, differs));
    assert_eq!(imported.plan.areas()[0].sections.len(), 1);
}

#[test]
fn headings_may_stand_above_the_header_and_in_other_forms() {
    let table = format!(
        "计划2027年\n\n第一部分 大气\n{HEADER}\t\n一)工业\n{}\n二．水\t\t\t\t\t\t\n（一）河\t\t\t\t\t\t\n2\t题\t乙\t全年\t市水务局\t\t——",
        row("甲", "全年")
    );
    let imported = import(table.as_bytes()).unwrap();
    let areas: Vec<_> = imported.plan.areas().iter().map(|a| (a.number, a.title.as_str(), a.sections[0].title.as_str())).collect();
    assert_eq!(areas, [(1, "大气", "工业"), (2, "水", "河")]);
}

#[test]
fn page_numbers_and_the_repeated_title_are_passed_over() {
    let imported = page(&[
        "一、甲",
        "(一)乙",
        &row("甲", "全年"),
        "— 3 —",
        "4",
        "第 5 页",
        "计划 2027年",
        HEADER,
        "\t\t丙\t全年\t市水务局\t各区政府\t——",
    ]);
    assert_eq!((imported.plan.measures().count(), all(&imported)), (2, vec![]));
}

#[test]
fn cells_that_a_spreadsheet_quotes_are_read_as_they_were() {
    let imported = page(
        &[
            "\"一、甲\"\t\t\t\t\t\t",
            "(一)乙",
            "1\t\"钢铁\n超低排放\"\t\"第一段,甲\n第二段“乙”\"\"丙\"\"\"\t\"3月底前\"\t\"市水务局\n市公安局\"\t各区政府\t——",
            "\t\t\"含绿量\"提升\t立等可取\t市水务局\t各区政府\t——",
        ]
        .map(|line| line.replace("立等可取", "全年"))
        .each_ref()
        .map(String::as_str),
    );
    assert_eq!(&*measure(&imported, "1.1").text, "第一段,甲\n第二段“乙”\"丙\"");
    assert_eq!(imported.plan.task(1).unwrap().2.title, "钢铁超低排放");
    assert_eq!(names(measure(&imported, "1.1"), Role::Lead), ["市水务局", "市公安局"]);
    assert_eq!(&*measure(&imported, "1.2").text, "\"含绿量\"提升");
    // The lines of the file stay right behind them.
    let wrong = format!("计划2027年\n{HEADER}\n一、甲\n(一)乙\n1\t题\t\"甲\n乙\"\t立等可取\t市水务局\t各区政府\t——");
    let error = import(wrong.as_bytes()).unwrap_err();
    assert_eq!((error.line, error.column), (6, 4));
}

#[test]
fn other_names_of_the_columns_are_the_columns() {
    let table = HEADER
        .replace("牵头部门", "牵头单位")
        .replace("主责单位", "责任单位")
        .replace("协办单位", "配合单位")
        .replace("完成时限", "完成时间");
    let table = format!("计划2027年\n{table}\n一、甲\n(一)乙\n{}", row("甲", "全年"));
    assert_eq!(import(table.as_bytes()).unwrap().plan.measures().count(), 1);
}

#[test]
fn what_may_be_a_slip_is_doubtful() {
    let imported = page(&[
        "一、甲",
        "(一)乙",
        &row("清理雨?子。", "全年"),
        &row("修路。", "2207年底前"),
        &row("修路。", "2025年底前"),
        &row("", "").replace("1\t目标\t\t\t市水务局\t各区政府", "\t\t植树。\t2026年6月底前\t市科委\t相关区政府"),
    ]);
    let far = |cell: &str, year| DoubtKind::FarYear { cell: cell.into(), year, plan_year: 2027 };
    assert_eq!(doubts(&imported, "1.1"), [&DoubtKind::MaybeLost { around: "清理雨?子。".into() }]);
    assert_eq!(doubts(&imported, "1.2"), [&far("2207年底前", 2207)]);
    let same = DoubtKind::SameText { first: "1.2".parse().unwrap() };
    assert_eq!(doubts(&imported, "1.3"), [&far("2025年底前", 2025), &same]);
    let alias = DoubtKind::Alias { name: "市科委".into(), full: "市科委、中关村管委会".into() };
    assert_eq!(doubts(&imported, "1.4"), [&alias, &DoubtKind::Unsettled { group: "相关区政府".into() }]);
}

#[test]
fn another_citys_units_are_told_as_such_once() {
    let rows = row("甲", "全年").replace("市水务局", "浦东新区政府").replace("各区政府", "崇明区政府");
    let imported = page(&["一、甲", "(一)乙", &rows]);
    assert_eq!(all(&imported)[0], (2, DoubtKind::NobodyKnown { city: Some("北京".into()) }));
}

#[test]
fn a_title_in_two_lines_with_its_year_in_another_is_said() {
    let text = format!("附件1\n上海市深入打好污染防治攻坚战\n二〇二七年行动计划\n{HEADER}\n一、甲\n(一)乙\n{}", row("甲", "全年"));
    let imported = import(text.as_bytes()).unwrap();
    let title = "上海市深入打好污染防治攻坚战二〇二七年行动计划";
    assert_eq!((imported.plan.title.as_str(), imported.plan.year), (title, 2027));
    assert_eq!(all(&imported), [(2, DoubtKind::TitleJoined { title: title.into() })]);
}

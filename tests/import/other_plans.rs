//! Plans of other years and places in the same kind of table.

use chrono::NaiveDate;
use duban::import::{DoubtKind, Imported};
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
    assert_eq!(doubts(&imported, "8.1"), [&DoubtKind::NumberLeftOut { number: 8, previous: 5 }]);
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

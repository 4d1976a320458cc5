//! The plan of 2026: its shape and its peculiar rows.

use chrono::NaiveDate;
use duban::import::DoubtKind;
use duban::messages::Lang;
use duban::plan::{DeadlineKind, Lookup, Review, Role, UnitKind};

use crate::support::{doubts, measure, names, published, seed, units};

fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

#[test]
fn it_has_3_areas_16_sections_47_tasks_and_128_measures() {
    let imported = seed();
    let plan = &imported.plan;
    assert_eq!((plan.title.as_str(), plan.year), ("持续污染防治攻坚2026年行动计划", 2026));
    let areas: Vec<_> = plan.areas().iter().map(|a| (a.number, a.title.as_str(), a.sections.len())).collect();
    assert_eq!(areas, [(1, "共筑美丽蓝天", 6), (2, "建设美丽河湖", 6), (3, "保障净土沃壤", 4)]);
    for area in plan.areas() {
        assert!(area.sections.iter().map(|s| s.number).eq((1..).take(area.sections.len())));
    }
    assert!(plan.tasks().map(|(_, _, t)| t.number).eq(1..=47));
    assert_eq!(plan.measures().count(), 128);
    assert_eq!(imported.summary(Lang::Zh), "3个领域 16节 47项重点任务 128条工作措施");
}

#[test]
fn headings_and_titles_are_those_of_the_page_without_its_spaces() {
    let imported = seed();
    let section = |area: usize, section: usize| imported.plan.areas()[area].sections[section].title.as_str();
    assert_eq!(section(0, 1), "推动车(械)新能源化促结构减排");
    assert_eq!(section(0, 2), "提升企业“含绿量”促工程减排");
    assert_eq!(section(2, 3), "加强未利用地保护");
    for (task, title, area, section) in [
        (2, "深入实施总量减排", 1, 1),
        (7, "推进VOCs精细化管理", 1, 3),
        (10, "优化城市运行管理打造清洁干净城市面貌", 1, 4),
        (15, "机动车(械)“含绿量”提升项目", 1, 5),
        (16, "企业“含绿量”提升项目", 1, 5),
        (27, "巩固水体整治成效", 2, 3),
        // 加强修复过程监督管理 on the next page: the first stays.
        (41, "加强修复过程监督", 3, 2),
        (47, "防控未利用地土壤污染", 3, 4),
    ] {
        let (a, s, t) = imported.plan.task(task).unwrap();
        assert_eq!((t.title.as_str(), a.number, s.number), (title, area, section), "{task}");
    }
}

#[test]
fn of_the_deadlines_106_are_the_year_end_and_20_are_ongoing() {
    let imported = seed();
    let with = |kind| imported.plan.measures().filter(|m| m.deadline.kind == kind).map(|m| m.id.to_string()).collect::<Vec<_>>();
    assert_eq!(with(DeadlineKind::Due(date(12, 31))).len(), 106);
    assert_eq!(with(DeadlineKind::Ongoing(Review::Quarterly)).len(), 20);
    assert_eq!(with(DeadlineKind::Window { start: date(6, 1), end: date(9, 30) }), ["5.1"]);
    assert_eq!(with(DeadlineKind::Due(date(6, 30))), ["31.3"]);
}

#[test]
fn of_the_rows_61_have_a_merged_cell_and_seven_of_these_are_shifted() {
    let imported = seed();
    let of = |kind: DoubtKind| {
        let kinds = imported.doubts.iter().filter(|d| d.kind == kind);
        kinds.map(|d| (d.line, d.measure.unwrap().to_string())).collect::<Vec<_>>()
    };
    let shifted = [(10, "1.1"), (11, "2.1"), (76, "12.3"), (77, "12.4"), (78, "13.1"), (105, "18.1"), (106, "18.2")];
    assert_eq!(of(DoubtKind::Shifted), shifted.map(|(line, id)| (line, id.to_owned())));
    assert_eq!(of(DoubtKind::Merged).len(), 54);
    assert_eq!(of(DoubtKind::NoAssist), []);
    for (row, measure) in published().iter().zip(imported.plan.measures()) {
        assert_eq!(measure.merged_cell, row.is_merged(), "{}", row.id);
        assert!(!measure.merged_cell || measure.lead == measure.responsible, "{}", row.id);
    }
    assert_eq!(imported.plan.measures().filter(|m| m.merged_cell).count(), 61);
}

#[test]
fn the_shifted_rows_have_their_units_in_their_roles_again() {
    let imported = seed();
    let both = ["市生态环境局", "各区政府", "北京经济技术开发区管委会"];
    let first = measure(&imported, "1.1");
    assert_eq!(names(first, Role::Lead), both);
    assert_eq!(names(first, Role::Responsible), both);
    assert_eq!(names(first, Role::Assist), ["市交通委", "市城市管理委", "市经济和信息化局", "市住房城乡建设委"]);
    assert!(first.assist.and_others && !first.lead.and_others);
    assert_eq!(doubts(&imported, "1.1"), [&DoubtKind::AndOthers { role: Role::Assist }, &DoubtKind::Shifted]);
    for id in ["2.1", "12.3", "13.1", "18.1", "18.2"] {
        assert!(measure(&imported, id).assist.is_empty(), "{id}");
    }
    assert_eq!(names(measure(&imported, "12.4"), Role::Assist), ["市发展改革委"]);
    assert_eq!(names(measure(&imported, "18.1"), Role::Responsible), ["市生态环境局"]);
    assert_eq!(measure(&imported, "18.2").answering_lead(), Some("市经济和信息化局"));
}

#[test]
fn names_broken_by_a_line_wrap_are_whole() {
    let imported = seed();
    let broken = measure(&imported, "3.1");
    assert_eq!(names(broken, Role::Responsible).last(), Some(&"北京经济技术开发区管委会"));
    assert_eq!(names(broken, Role::Responsible).len(), 7);
    let leads = ["中国人民银行北京市分行", "市委金融委员会办公室", "国家金融监督管理总局北京监管局", "北京证监局"];
    assert_eq!(names(measure(&imported, "19.1"), Role::Lead), leads);
    let found = imported.doubts.iter().filter(|d| matches!(d.kind, DoubtKind::Rejoined { .. }));
    assert_eq!(found.map(|d| d.line).collect::<Vec<_>>(), [13, 112]);
}

#[test]
fn a_comma_may_belong_to_a_name_and_a_group_stays_as_published() {
    let imported = seed();
    let assist = ["市生态环境局", "市科委、中关村管委会", "市经济和信息化局"];
    assert_eq!(names(measure(&imported, "9.1"), Role::Assist), assist);
    let lead = ["市城市管理委", "市交通委", "各区人民政府", "北京经济技术开发区管委会"];
    assert_eq!(names(measure(&imported, "13.3"), Role::Lead), lead);
    assert_eq!(names(measure(&imported, "8.1"), Role::Responsible), ["房山区政府"]);
    assert_eq!(names(measure(&imported, "9.3"), Role::Responsible), ["相关区政府"]);
    assert_eq!(names(measure(&imported, "28.2"), Role::Assist), ["各区政府"]);
}

/// Counted in the text: 76 cells say 各区政府 and 11 各区人民政府, each at most once and never two cells of a row; two of these 87, in
/// 18.3 and 28.2, are cells of the assisting units.
#[test]
fn of_the_measures_85_bind_every_district() {
    let imported = seed();
    let units = units();
    let binds = |role| imported.plan.measures().filter(move |m| units_bind(m.units(role).names.iter().map(AsRef::as_ref))).count();
    assert_eq!(binds(Role::Responsible), 85);
    assert_eq!(imported.plan.measures().filter(|m| names(m, Role::Responsible).contains(&"各区人民政府")).count(), 11);
    let all = |name: &str| matches!(units.find(name), Some(Lookup::Group(g)) if g.members.len() == 16 && !g.only_named);
    assert!(all("各区政府") && all("各区人民政府"));
    assert!(matches!(units.find("相关区政府"), Some(Lookup::Group(g)) if g.only_named));
}

fn units_bind<'a>(mut names: impl Iterator<Item = &'a str>) -> bool {
    names.any(|name| name == "各区政府" || name == "各区人民政府")
}

#[test]
fn slips_are_corrected_by_the_list_and_said() {
    let imported = seed();
    assert!(measure(&imported, "8.4").text.starts_with("结合《沥青混合料搅拌站绿色生产技术要求和评价方法》和绿色"));
    assert!(measure(&imported, "31.3").text.contains("雨水口(雨箅子)等进行"));
    let lines: Vec<String> = imported.doubts.iter().map(|d| d.describe(Lang::Zh)).filter(|line| line.contains("更正")).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("第58行 8.4 ") && lines[0].contains("英文 and"));
    assert!(lines[1].starts_with("第162行 31.3 ") && lines[1].contains("“雨算子”→“雨箅子”"));
}

#[test]
fn a_title_that_differs_on_the_next_page_is_doubtful() {
    let imported = seed();
    let found: Vec<_> = imported.doubts.iter().filter(|d| matches!(d.kind, DoubtKind::TitleDiffers { .. })).collect();
    let line = "第187行 41.2 任务 41 的名称前后不同：采用“加强修复过程监督”，此处为“加强修复过程监督管理”";
    assert_eq!(found.iter().map(|d| d.describe(Lang::Zh)).collect::<Vec<_>>(), [line]);
}

#[test]
fn dates_in_the_text_that_are_not_the_cells_are_doubtful() {
    let imported = seed();
    let found = imported.doubts.iter().filter_map(|d| match &d.kind {
        DoubtKind::OtherDate { phrase, end, cell_end, .. } => Some((d.measure?.to_string(), phrase.clone(), *end, *cell_end)),
        _ => None,
    });
    let expected = [
        ("11.2", "3—5月", date(5, 31), None),
        ("27.1", "年内", date(12, 31), None),
        ("31.3", "汛期前", date(5, 31), Some(date(6, 30))),
        ("40.1", "6月底前", date(6, 30), Some(date(12, 31))),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected.map(|(id, phrase, end, cell)| (id.to_owned(), phrase.to_owned(), end, cell)));
}

/// Of the 24 measures with 相关区政府 in a cell, found in the text: these name no district.
#[test]
fn which_districts_are_meant_is_open_where_the_text_names_none() {
    let imported = seed();
    let open = imported.doubts.iter().filter(|d| d.kind == DoubtKind::Unsettled { group: "相关区政府".into() });
    let ids = ["8.5", "10.1", "10.2", "22.2", "22.4", "23.1", "26.5", "44.1", "45.1", "45.2", "46.1", "47.1"];
    assert_eq!(open.map(|d| d.measure.unwrap().to_string()).collect::<Vec<_>>(), ids);
    let cells = published().iter().filter(|row| row.cells.iter().any(|cell| cell.contains("相关区政府"))).count();
    assert_eq!(cells, 24);
}

/// The names that the plan's facts list for the measures with 相关区政府, and those that the facts infer: 密云工业区 of 9.2, 北京城市副中心 and
/// 核心区 of 17.2, where a clause begins with it. 实施核心区…三年行动 of 10.2 says what is done, not who does it, and 密云水库 names none.
#[test]
fn the_districts_that_a_text_names_are_those_of_the_facts() {
    let (imported, units) = (seed(), units());
    let bound = |id: &str| {
        let districts = units.all().iter().filter(|u| u.kind == UnitKind::District);
        let bound = districts.filter(|u| units.bond(measure(&imported, id), Role::Responsible, &u.name, None).is_some());
        bound.map(|u| u.short.as_str()).collect::<Vec<_>>()
    };
    for (id, districts) in [
        ("9.2", &["房山", "通州", "顺义", "怀柔", "密云"][..]),
        ("9.3", &["昌平", "大兴"]),
        ("10.2", &[]),
        ("17.2", &["东城", "西城", "朝阳", "海淀", "丰台", "石景山", "通州"]),
        ("22.2", &[]),
        ("26.4", &["通州"]),
        ("29.1", &["朝阳", "丰台", "通州"]),
        ("40.2", &["石景山", "房山", "昌平", "平谷", "延庆"]),
        ("24.1", &["怀柔", "密云", "延庆"]),
    ] {
        assert_eq!(bound(id), districts, "{id}");
    }
}

#[test]
fn nothing_else_is_doubtful_and_the_report_is_in_the_order_of_the_lines() {
    let imported = seed();
    assert!(imported.doubts.is_sorted_by_key(|d| d.line));
    // 61 merged cells, 等部门 of 1.1, two broken names, two slips, four dates, one title, twelve times 相关区政府 without a district.
    assert_eq!(imported.doubts.len(), 61 + 1 + 2 + 2 + 4 + 1 + 12);
    for doubt in &imported.doubts {
        let (zh, en) = (doubt.describe(Lang::Zh), doubt.describe(Lang::En));
        let id = doubt.measure.unwrap().to_string();
        assert!(zh.starts_with(&format!("第{}行 {id} ", doubt.line)), "{zh}");
        assert!(en.starts_with(&format!("line {} {id}: ", doubt.line)), "{en}");
    }
}

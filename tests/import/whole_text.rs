//! Nothing of the published text is lost, added or moved: cell by cell against a plain split of the file.

use duban::import::DoubtKind;
use duban::plan::Role;

use crate::support::{doubts, measure, published, seed, solid, units};

/// A published cell without spaces and without the marks of subscripts.
fn unmarked(cell: &str) -> String {
    solid(cell).chars().filter(|c| !"_{}".contains(*c)).collect()
}

/// A published cell as the corrections of its measure leave it.
fn corrected(id: &str, cell: &str) -> String {
    let imported = seed();
    let mut text = unmarked(cell);
    for doubt in doubts(&imported, id) {
        if let DoubtKind::Corrected { find, replace, .. } = doubt {
            text = text.replace(&solid(find), replace);
        }
    }
    text
}

#[test]
fn the_text_of_every_measure_is_complete_and_in_order() {
    let imported = seed();
    let rows = published();
    assert_eq!(rows.len(), 128);
    let ids: Vec<String> = imported.plan.measures().map(|m| m.id.to_string()).collect();
    assert_eq!(ids, rows.iter().map(|r| r.id.clone()).collect::<Vec<_>>());
    for (row, measure) in rows.iter().zip(imported.plan.measures()) {
        let cell = match row.id.as_str() {
            "8.4" | "31.3" => corrected(&row.id, row.cells[2]),
            _ => unmarked(row.cells[2]),
        };
        assert_eq!(solid(&measure.text), cell, "line {}", row.line);
        assert_eq!(measure.deadline.published, row.cells[3], "line {}", row.line);
    }
}

#[test]
fn the_text_has_no_space_of_the_layout_left() {
    for measure in seed().plan.measures() {
        // The plan has no two Latin words side by side.
        assert!(!measure.text.contains(|c: char| c != '\n' && c.is_whitespace()), "{}: {}", measure.id, measure.text);
        assert!(!measure.text.contains(['_', '{', '}']), "{}", measure.id);
    }
}

#[test]
fn marks_and_spaces_of_the_peculiar_rows_are_gone() {
    let imported = seed();
    for (id, words) in [
        ("1.1", "全市细颗粒物(PM2.5)平均浓度在29微克/立方米左右"),
        ("2.1", "氮氧化物(NOx)“十五五”减排时序目标任务"),
        ("2.1", "严格执行VOCs、NOx等主要污染物排放总量控制要求"),
        ("3.1", "2026年注册登记汽车中新能源车比例达50%以上"),
        ("3.6", "轻型商超配送车80%为纯电动或氢燃料电池汽车"),
        ("6.4", "力争A级和B级锅炉使用单位累计达到1100家以上"),
        ("6.4", "持续实施企业环保绩效“创A退D”行动"),
        ("18.1", "开展PM2.5精细化来源解析"),
        ("18.5", "以VOCs和NOx为重点"),
        ("26.3", "进水BOD₅浓度低于100毫克/升的问题"),
        ("28.2", "北运河杨洼闸断面生态水量达到每年1.58亿立方米"),
    ] {
        assert!(measure(&imported, id).text.contains(words), "{id} {words}");
    }
}

#[test]
fn paragraphs_of_a_cell_stay_apart() {
    let imported = seed();
    let paragraphs = |id: &str| measure(&imported, id).text.lines().map(str::to_owned).collect::<Vec<_>>();
    let two = paragraphs("1.1");
    assert_eq!(two.len(), 2);
    assert!(two[0].ends_with("基本消除重污染天气。") && two[1].starts_with("各区(含北京经济技术开发区,下同)"));
    assert_eq!(paragraphs("6.4").len(), 3);
    assert_eq!(paragraphs("15.1").len(), 3);
    assert_eq!(paragraphs("39.1").len(), 4);
    assert_eq!(paragraphs("8.4").len(), 1);
    // Eighteen times in the whole plan a sentence ends within a cell and a space follows.
    let breaks: usize = imported.plan.measures().map(|m| m.text.lines().count() - 1).sum();
    assert_eq!(breaks, 18);
}

#[test]
fn the_units_of_every_cell_are_complete_in_order_and_known() {
    let (imported, units) = (seed(), units());
    for (row, measure) in published().iter().zip(imported.plan.measures()) {
        for (role, cell) in Role::ALL.into_iter().zip(row.unit_cells()) {
            let list = measure.units(role);
            let others = if list.and_others { "等部门" } else { "" };
            let cell = if cell == "——" { String::new() } else { solid(cell) };
            assert_eq!(list.names.concat() + others, cell, "{} {role:?}", row.id);
            for name in &list.names {
                assert!(units.find(name).is_some(), "{} {role:?} {name}", row.id);
            }
        }
    }
}

#[test]
fn every_quote_of_the_plans_facts_is_there() {
    let imported = seed();
    let quotes: Vec<(String, String)> = serde_json::from_str(include_str!("../data/plan-2026-quotes.json")).unwrap();
    assert!(quotes.len() > 400);
    for (id, quote) in quotes {
        let quote = corrected_slips(&unmarked(&quote));
        assert!(solid(&measure(&imported, &id).text).contains(&quote), "{id} {quote}");
    }
}

/// The quotes are of the text before its two slips were corrected.
fn corrected_slips(quote: &str) -> String {
    quote.replace("技术要求and评价方法", "技术要求和评价方法").replace("雨算子", "雨箅子")
}

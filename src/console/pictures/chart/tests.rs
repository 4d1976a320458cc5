use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use ratatui::layout::Rect;

use super::super::testing::{ASCII, NARROW, WIDE, drawn, has_ambiguous, stays_inside};
use super::{Chart, Reading, draw};
use crate::console::text::Cells;
use crate::messages::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn monthly(values: &[f64]) -> Vec<Reading> {
    let on = |month| NaiveDate::from_ymd_opt(2026, month, 28).unwrap();
    (1..).zip(values).map(|(month, value)| Reading { on: on(month), value: *value, verified: month % 3 == 0 }).collect()
}

const LEVELS: [f64; 10] = [41.0, 38.2, 36.5, 33.0, 29.4, 26.1, 24.8, 24.0, 25.2, 27.9];

fn chart<'a>(readings: &'a [Reading], expected: &'a [(NaiveDate, f64)]) -> Chart<'a> {
    Chart {
        span: (day("2026-01-01"), day("2026-12-31")),
        readings,
        expected,
        target: Some(30.0),
        projection: Some((day("2026-12-31"), 31.9)),
        as_of: day("2026-11-23"),
        unit: "微克/立方米",
        decimals: 1,
    }
}

fn lines(width: u16, height: u16, cells: Cells, lang: Lang, chart: &Chart<'_>) -> Vec<String> {
    drawn(width, height, cells, lang, |canvas, area| draw(canvas, area, chart))
}

/// A plan of 10,000 that went a little behind.
fn cumulative() -> (Vec<Reading>, [(NaiveDate, f64); 2]) {
    (monthly(&[0.0, 310.0, 1250.0, 2100.0, 2600.0, 4000.0]), [(day("2026-01-01"), 0.0), (day("2026-12-31"), 10_000.0)])
}

fn halfway<'a>(readings: &'a [Reading], expected: &'a [(NaiveDate, f64)]) -> Chart<'a> {
    Chart {
        target: Some(10_000.0),
        projection: Some((day("2026-12-31"), 8000.0)),
        as_of: day("2026-07-02"),
        unit: "亩",
        decimals: 0,
        ..chart(readings, expected)
    }
}

#[test]
fn the_least_chart_looks_as_drawn_by_hand() {
    let (readings, path) = cumulative();
    let usual = [
        "●自报2600 ◆核定4000 ═目标10000",
        "○预计8000 ┄序时5000",
        "10000┤════════════┊═══════┄┄┄┄",
        "     │            ┄┄·┄·┄·┄· ·○",
        "     │    ┄┄╭●─●─◆·",
        "    0┤┄┄●─●◆╯     ┊",
        "     └┬─────┬────┬今───┬──────",
        "      1月   4月  7月   10月",
    ];
    assert_eq!(lines(30, 8, NARROW, Lang::Zh, &halfway(&readings, &path)), usual);
    let plain = [
        "亩  * reported 2600  x verified 4000",
        "= target 10000  o forecast 8000  . path 5000",
        "     |                      |",
        "10000+======================|== target 10000 =....",
        "     |                      |          .......  'o",
        "     |                      |   ......' ' ' ' '",
        " 5000+                  ....'.'.' ' '",
        "     |           ......*---x|",
        "     |    ...../x---*--/    |",
        "    0+...*---*-/            |",
        "     ++------+------+------now-----+------+-------",
        "      Jan    Mar    May    Jul     Sep    Nov",
    ];
    assert_eq!(lines(50, 12, ASCII, Lang::En, &halfway(&readings, &path)), plain);
}

#[test]
fn the_target_has_its_name_on_its_line_and_every_series_its_sign() {
    let readings = monthly(&LEVELS);
    let path = [(day("2026-01-01"), 38.0), (day("2026-12-31"), 30.0)];
    let text = lines(80, 20, NARROW, Lang::Zh, &chart(&readings, &path)).join("\n");
    for part in ["微克/立方米  ● 自报 27.9  ◆ 核定 25.2  ═ 目标 30  ○ 预计 31.9  ┄ 序时 30.8\n", "═ 目标 30 ═", "今", "40┤", "12月"]
    {
        assert!(text.contains(part), "{part} in\n{text}");
    }
    let marks = |sign| text.matches(sign).count();
    assert_eq!((marks('●'), marks('◆'), marks('○')), (1 + 7, 1 + 3, 1 + 1), "{text}");
}

#[test]
fn a_verified_value_lies_over_the_reported_one_of_its_day() {
    let on = day("2026-06-30");
    let readings = [true, false].map(|verified| Reading { on, value: 5.0, verified });
    let text = lines(40, 10, NARROW, Lang::Zh, &Chart { projection: None, ..chart(&readings, &[]) }).join("\n");
    assert_eq!((text.matches('●').count(), text.matches('◆').count()), (1, 2), "{text}");
}

#[test]
fn without_readings_there_is_a_sentence() {
    let outside =
        [Reading { on: day("2025-06-01"), value: 1.0, verified: true }, Reading { on: day("2026-06-01"), value: f64::NAN, verified: true }];
    for readings in [&[][..], &outside] {
        let chart = chart(readings, &[]);
        assert_eq!(lines(60, 3, NARROW, Lang::Zh, &chart), ["还没有数据。目标 30 微克/立方米。", "", ""]);
        assert_eq!(lines(60, 1, NARROW, Lang::En, &Chart { target: None, ..chart }), ["No readings yet."]);
        assert_eq!(lines(13, 3, NARROW, Lang::Zh, &chart), ["还没有数据。", "目标 30 微克/", "立方米。"]);
    }
}

#[test]
fn where_a_chart_has_no_room_there_is_a_line_of_figures() {
    let readings = monthly(&LEVELS);
    let chart = chart(&readings, &[]);
    assert_eq!(lines(50, 2, NARROW, Lang::Zh, &chart), ["● 自报 27.9  ◆ 核定 25.2  ═ 目标 30  ○ 预计 31.9", ""]);
    assert_eq!(lines(29, 1, ASCII, Lang::En, &chart), ["* reported 27.9  x verified 25.2".get(..27).unwrap().to_owned() + ".."]);
}

#[test]
fn months_have_as_many_labels_as_have_room() {
    let readings = monthly(&LEVELS);
    let months = |width, lang, span: (&str, &str)| {
        let chart = Chart { span: (day(span.0), day(span.1)), ..chart(&readings, &[]) };
        let line = lines(width, 10, NARROW, lang, &chart).pop().unwrap_or_default();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let year = ("2026-01-01", "2026-12-31");
    assert_eq!(months(30, Lang::Zh, year), "1月 4月 7月 10月");
    assert_eq!(months(48, Lang::En, year), "Jan Mar May Jul Sep Nov");
    assert_eq!(months(100, Lang::En, year), "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec");
    assert_eq!(months(40, Lang::Zh, ("2026-06-01", "2026-09-30")), "6月 7月 8月 9月");
    assert_eq!(months(40, Lang::Zh, ("2026-06-10", "2026-06-29")), "6月");
    assert_eq!(months(40, Lang::Zh, ("2020-01-01", "2026-12-31")), "2020 2021 2022 2023 2024 2025 2026");
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        8 => (0u64..366).prop_map(|days| day("2026-01-01") + Days::new(days)),
        1 => (-3_000_000i32..3_000_000).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap()),
        1 => prop_oneof![Just(NaiveDate::MIN), Just(NaiveDate::MAX)],
    ]
}

fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![6 => -100.0..100.0f64, 2 => prop::num::f64::ANY, 1 => Just(30.0), 1 => -1e15..1e15f64, 1 => -1e-7..1e-7f64]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_data_make_it_panic_or_write_outside(
        (x, y, width, height) in (0u16..4, 0u16..4, 0u16..130, 0u16..34),
        given in prop::collection::vec((any_day(), any_value(), prop::bool::ANY), 0..40),
        expected in prop::collection::vec((any_day(), any_value()), 0..6),
        (span, as_of) in ((any_day(), any_day()), any_day()),
        (target, projection) in (prop::option::of(any_value()), prop::option::of((any_day(), any_value()))),
        (decimals, whole_year, english, mode) in (0usize..400, prop::bool::ANY, prop::bool::ANY, 0usize..3),
    ) {
        let readings: Vec<Reading> = given.into_iter().map(|(on, value, verified)| Reading { on, value, verified }).collect();
        let span = if whole_year { (day("2026-01-01"), day("2026-12-31")) } else { span };
        let one = Chart { span, readings: &readings, expected: &expected, target, projection, as_of, unit: "吨", decimals };
        let lang = if english { Lang::En } else { Lang::Zh };
        let cells = [NARROW, WIDE, ASCII][mode];
        prop_assert!(stays_inside(Rect::new(x, y, width, height), cells, lang, |canvas, area| draw(canvas, area, &one)));
        let plain = lines(width, height, WIDE, lang, &one).concat();
        prop_assert!(!has_ambiguous(&plain), "{}", plain);
    }

    #[test]
    fn a_year_of_days_or_of_one_value_is_drawn(values in prop::collection::vec(any_value(), 366), alike: bool, width in 30u16..130, height in 8u16..34) {
        let value = |n: usize| if alike { values[0] } else { values[n] };
        let readings: Vec<Reading> =
            (0..366u16).map(|n| Reading { on: day("2026-01-01") + Days::new(n.into()), value: value(n.into()), verified: n % 30 == 0 }).collect();
        let drawn = lines(width, height, NARROW, Lang::Zh, &chart(&readings, &[]));
        prop_assert!(drawn.iter().any(|line| line.contains('└') || line.contains("还没有数据")));
    }
}

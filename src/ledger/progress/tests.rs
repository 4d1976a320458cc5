use std::sync::{Arc, LazyLock};

use rust_decimal::Decimal;

use super::*;
use crate::ledger::{ReadingKind, Settings};
use crate::plan::{Quantity, Sign, UnitName};
use crate::seeds;

static CALENDAR: LazyLock<Arc<Calendar>> = LazyLock::new(|| seeds::calendar().unwrap());

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn indicator(key: &str) -> Indicator {
    seeds::indicators().unwrap().all().iter().find(|i| i.key.as_str() == key).unwrap().clone()
}

fn reading(indicator: &Indicator, on: &str, value: &str) -> Reading {
    Reading {
        indicator: indicator.key.clone(),
        value: Quantity::parse(value, indicator.unit.as_ref().unwrap(), Sign::Any).unwrap(),
        on: day(on),
        kind: ReadingKind::Reported,
        unit: None,
        site: None,
        source: None,
    }
}

fn basis<'a>(indicator: &'a Indicator, as_of: &str) -> Basis<'a> {
    Basis {
        indicator,
        target: indicator.target,
        path: None,
        span: Span::of_year(2026, None).unwrap(),
        as_of: day(as_of),
        calendar: &CALENDAR,
        settings: &Settings::DEFAULT,
    }
}

fn light(key: &str, as_of: &str, readings: &[(&str, &str)]) -> Light {
    let indicator = indicator(key);
    let readings: Vec<Reading> = readings.iter().map(|(on, value)| reading(&indicator, on, value)).collect();
    progress(&basis(&indicator, as_of), &readings.iter().collect::<Vec<_>>()).light
}

/// 60 km in 365 days: by day 73 (14 March) 12 are expected, 70 % of which is 8.4. By day 324 (20 November) 53.26. 230 samples: day 73, 46.
#[test]
fn what_is_to_be_reached_at_its_borders() {
    use Light::*;
    for (key, as_of, value, expected) in [
        ("sewer-length", "2026-03-14", "12", Green),
        ("sewer-length", "2026-03-14", "11.99", Yellow),
        ("sewer-length", "2026-03-14", "8.4", Yellow),
        ("sewer-length", "2026-03-14", "8399米", Red),
        ("sewer-length", "2026-03-14", "0", Red),
        ("sewer-length", "2026-12-31", "60", Green),
        ("sewer-length", "2026-12-31", "59.9", Yellow),
        ("sewer-length", "2027-03-01", "42", Yellow),
        ("sewer-length", "2027-03-01", "41.9", Red),
        ("voc-product-samples", "2026-03-14", "46", Green),
        ("voc-product-samples", "2026-03-14", "45", Yellow),
        // A third in the year is a fifteenth by day 73; 70 % of it is 7/150 = 4.666… %.
        ("permit-quality-audit-share", "2026-03-14", "6.67%", Green),
        ("permit-quality-audit-share", "2026-03-14", "6.66%", Yellow),
        ("permit-quality-audit-share", "2026-03-14", "0.0467", Yellow),
        ("permit-quality-audit-share", "2026-03-14", "0.0466", Red),
        // 50 % or so: 49.5 rounds to it.
        ("sanitation-truck-retirement", "2026-12-31", "49.5", Green),
        ("sanitation-truck-retirement", "2026-12-31", "49.4", Yellow),
    ] {
        assert_eq!(light(key, as_of, &[("2026-01-15", value)]), expected, "{key} {as_of} {value}");
    }
}

/// 30 in 365 days: by day 73 a share of 6, 105 % of which is 6.3.
#[test]
fn a_cap_at_its_borders() {
    use Light::*;
    for (on, value, expected) in [
        ("2026-03-14", "6", Green),
        ("2026-03-14", "6.0001", Yellow),
        ("2026-03-14", "6.3", Yellow),
        ("2026-03-14", "63001万立方米", Red),
        ("2026-12-31", "30", Green),
        ("2026-12-31", "30.01", Red),
        // Too early to judge, unless nothing is left of it.
        ("2026-01-18", "29", Grey),
        ("2026-01-18", "31", Red),
        ("2026-01-19", "1.5", Green),
    ] {
        // The share is that of the reading's date, whenever it is looked at.
        for as_of in [on, "2027-01-10"] {
            assert_eq!(light("water-use-total", as_of, &[(on, value)]), expected, "{on} {value} {as_of}");
        }
    }
}

/// 5 % of 29 is 1.45, of 8 is 0.4, of 97.5 is 4.875, of 0.753 is 0.03765.
#[test]
fn a_level_at_its_borders() {
    use Light::*;
    for (key, value, expected) in [
        ("pm25", "29.4", Green),
        ("pm25", "29.5", Yellow),
        ("pm25", "30.45", Yellow),
        ("pm25", "30.46", Red),
        ("water-network-loss", "8", Green),
        ("water-network-loss", "8.4", Yellow),
        ("water-network-loss", "8.41", Red),
        ("mechanised-sweeping-rate", "97.5", Green),
        ("mechanised-sweeping-rate", "92.625", Yellow),
        ("mechanised-sweeping-rate", "92.624", Red),
        ("irrigation-coefficient", "0.71535", Yellow),
        ("irrigation-coefficient", "0.71534", Red),
        ("illegal-outfalls", "0", Green),
        ("illegal-outfalls", "1", Red),
        ("film-residue-growth", "-2%", Green),
        ("film-residue-growth", "0.1", Red),
    ] {
        assert_eq!(light(key, "2026-06-30", &[("2026-05-31", value)]), expected, "{key} {value}");
    }
}

#[test]
fn where_there_is_nothing_to_judge_it_is_grey() {
    let why = |key: &str, as_of: &str, on: &str| {
        let indicator = indicator(key);
        let reading = indicator.unit.is_some().then(|| reading(&indicator, on, "1"));
        let progress = progress(&basis(&indicator, as_of), &reading.iter().collect::<Vec<_>>());
        assert_eq!(progress.light, Light::Grey, "{key} {as_of}");
        progress.why
    };
    for key in ["sewer-length", "pm25", "water-use-total", "zero-emission-fleets", "road-quarterly-survey"] {
        assert_eq!(why(key, "2026-05-31", "2026-06-01"), ProgressWhy::NoReading, "{key}");
    }
    for key in ["sewer-length", "pm25", "water-use-total", "zero-emission-fleets"] {
        assert_eq!(why(key, "2026-01-18", "2026-01-18"), ProgressWhy::TooEarly, "{key}");
    }
    for key in ["surface-water-national", "district-air-target", "voc-cut"] {
        assert_eq!(why(key, "2026-06-30", "2026-05-31"), ProgressWhy::NoTarget, "{key}");
    }
    assert_eq!(why("road-quarterly-survey", "2026-03-31", "2026-03-01"), ProgressWhy::NoPeriodYet);
}

/// The first quarter ends on Tuesday 31 March: 6 April is a day of rest, so that ten working days later is Wednesday 15 April.
/// January and October end on a Saturday; Friday 13 February is the tenth working day of that month.
#[test]
fn periods_at_their_borders() {
    use Light::*;
    for (key, as_of, readings, expected) in [
        ("road-quarterly-survey", "2026-04-01", &[("2026-02-10", "1")][..], Green),
        ("road-quarterly-survey", "2026-04-01", &[("2026-02-10", "0")], Yellow),
        ("road-quarterly-survey", "2026-04-15", &[("2026-02-10", "0")], Yellow),
        ("road-quarterly-survey", "2026-04-16", &[("2026-02-10", "0")], Red),
        // Done in the next quarter is not done in this one.
        ("road-quarterly-survey", "2026-04-16", &[("2026-04-01", "2")], Red),
        ("road-quarterly-survey", "2026-07-01", &[("2026-02-10", "1")], Yellow),
        ("road-quarterly-survey", "2026-07-01", &[("2026-08-01", "1")], Grey),
        ("poor-road-monthly-survey", "2026-02-13", &[("2026-02-01", "1")], Yellow),
        ("poor-road-monthly-survey", "2026-02-14", &[("2026-01-31", "1")], Green),
        // January and February missed: two in a row, though February only just.
        ("poor-road-monthly-survey", "2026-03-02", &[("2026-03-01", "1")], Red),
        ("poor-road-monthly-survey", "2026-03-02", &[("2026-01-05", "1"), ("2026-01-31", "0")], Red),
        ("poor-road-monthly-survey", "2027-01-04", &[("2026-12-31", "1")], Red),
    ] {
        assert_eq!(light(key, as_of, readings), expected, "{key} {as_of} {readings:?}");
    }
}

#[test]
fn the_latest_counts_and_of_one_date_the_verified_one() {
    let sewer = indicator("sewer-length");
    let mut all =
        [("2026-06-30", "31"), ("2026-06-30", "28"), ("2026-05-31", "40"), ("2026-07-02", "60")].map(|(on, v)| reading(&sewer, on, v));
    all[1].kind = ReadingKind::Verified;
    let mut readings: Vec<&Reading> = all.iter().collect();
    for _ in 0..readings.len() {
        readings.rotate_left(1);
        assert_eq!(progress(&basis(&sewer, "2026-07-01"), &readings).latest, Some(&all[1]));
        assert_eq!(progress(&basis(&sewer, "2026-07-02"), &readings).latest, Some(&all[3]));
    }
}

/// 50 of 60 km by 20 November (day 324), seen on 23 November: 50 × 365 ÷ 324 = 56.327, 10 ÷ 38 = 0.263, 50 ÷ 324 = 0.154.
#[test]
fn the_arithmetic_can_be_shown() {
    let sewer = indicator("sewer-length");
    let reading = reading(&sewer, "2026-11-20", "50");
    let progress = progress(&basis(&sewer, "2026-11-23"), &[&reading]);
    let Some(Projection::Linear { elapsed: 324, total: 365, at_end, .. }) = progress.projection else { panic!("{progress:?}") };
    assert_eq!(at_end, Exact::parse("18250/324").unwrap());
    let pace = progress.pace.unwrap();
    assert_eq!((pace.rest, pace.days_left), (10.into(), 38));
    assert_eq!((pace.needed, pace.so_far), (Exact::parse("10/38").ok(), Exact::parse("50/324").unwrap()));
    // 327 of 365 days are over.
    assert_eq!(progress.expected.map(|e| (e.value, e.elapsed)), Some((Exact::parse("19620/365").unwrap(), 327)));
}

/// By a path 20 are due on 30 June (day 181) and 60 at the end; before, 20 × elapsed ÷ 181.
#[test]
fn a_path_takes_the_place_of_time() {
    let sewer = indicator("sewer-length");
    let path = Path::new([(day("2026-06-30"), Decimal::from(20)), (day("2026-12-31"), Decimal::from(60))]);
    let reading = reading(&sewer, "2026-01-10", "14");
    let by = |as_of: &str| progress(&Basis { path: Some(&path), ..basis(&sewer, as_of) }, &[&reading]).light;
    assert_eq!(by("2026-06-30"), Light::Yellow);
    assert_eq!(by("2026-07-01"), Light::Red);
    // 5 % of 60 is 3: 20 × 27 ÷ 181 = 2.98, 20 × 28 ÷ 181 = 3.09.
    assert_eq!((by("2026-01-27"), by("2026-01-28")), (Light::Grey, Light::Green));
}

/// Ten units by 14 March (day 73): two are expected, 1.4 is 70 % of it.
#[test]
fn each_unit_is_judged_by_itself_and_all_by_their_number() {
    let fleets = indicator("zero-emission-fleets");
    let three = reading(&fleets, "2026-03-01", "3");
    let two = reading(&fleets, "2026-03-01", "2");
    let units = |met: usize, short: usize, silent: usize| {
        let values =
            std::iter::repeat_n(Some(&three), met).chain(std::iter::repeat_n(Some(&two), short)).chain(std::iter::repeat_n(None, silent));
        values
            .enumerate()
            .map(|(at, value)| UnitReadings {
                unit: UnitName::new(&at.to_string()),
                target: fleets.target,
                readings: value.into_iter().collect(),
            })
            .collect::<Vec<_>>()
    };
    for (met, short, silent, light) in [
        (2, 8, 0, Light::Green),
        (2, 0, 8, Light::Green),
        (1, 9, 0, Light::Red),
        (0, 10, 0, Light::Red),
        (0, 0, 10, Light::Grey),
        (10, 0, 0, Light::Green),
    ] {
        let units = units(met, short, silent);
        let all = progress_of_units(&basis(&fleets, "2026-03-14"), &units);
        assert_eq!((all.whole.light, all.met), (light, met), "{met} {short} {silent}");
        let lights = |light: Light| all.units.iter().filter(|(_, p)| p.light == light).count();
        assert_eq!([lights(Light::Green), lights(Light::Red), lights(Light::Grey)], [met, short, silent]);
    }
    // Five of them on the 73rd day make 25 of ten: all.
    let all = progress_of_units(&basis(&fleets, "2026-03-14"), &units(5, 5, 0));
    assert!(matches!(all.whole.projection, Some(Projection::Linear { at_end, .. }) if at_end == 10.into()));
    // Without a target for anybody there is nothing to judge.
    let mut none = units(1, 0, 0);
    none[0].target = None;
    let all = progress_of_units(&basis(&fleets, "2026-03-14"), &none);
    assert_eq!((all.whole.why, all.whole.light), (ProgressWhy::NoTarget, Light::Grey));
}

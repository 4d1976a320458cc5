//! Indicators and their progress in words: the same on the screen, on the command line and in reports.

use rust_decimal::Decimal;

use super::words::numeral;
use crate::ledger::{Ledger, Miss, MissBy, Pace, Progress, Projection, Shown, decimals_apart};
use crate::messages::{Lang, forecast, indicators as say};
use crate::plan::{Behaviour, Comparator, Exact, Indicator, IndicatorCode, Period, Strength, UnitOfMeasure, in_unit};

/// How the values of an indicator go through the year, in a word.
pub const fn behaviour_word(behaviour: Behaviour, lang: Lang) -> &'static str {
    match behaviour {
        Behaviour::Cumulative => say::cumulative(lang),
        Behaviour::Cap => say::cap(lang),
        Behaviour::Level => say::level(lang),
        Behaviour::PerUnit => say::per_unit(lang),
        Behaviour::Frequency(Period::Month) => say::monthly(lang),
        Behaviour::Frequency(Period::Quarter) => say::quarterly(lang),
    }
}

/// Whether the plan demands it or strives for it.
pub const fn strength_word(strength: Strength, lang: Lang) -> &'static str {
    match strength {
        Strength::Binding => say::binding(lang),
        Strength::Aspirational => say::aspirational(lang),
    }
}

/// The target in force with its comparator and unit, e.g. `≥98%`, `29微克/立方米左右`, `≥三分之一`; or who sets it.
pub fn target_words(indicator: &Indicator, target: Option<Exact>, unit: Option<&UnitOfMeasure>, lang: Lang) -> String {
    match (target, &indicator.source) {
        (Some(target), _) => {
            let value = target_value(target, unit, lang);
            match (indicator.comparator, lang) {
                (Comparator::About, Lang::Zh) => format!("{value}左右"),
                (comparator, _) => format!("{}{value}", comparator.sign(indicator.direction)),
            }
        }
        (None, Some(source)) => say::set_elsewhere(lang, source),
        (None, None) => say::no_target(lang).to_owned(),
    }
}

/// The reason of a light, in figures, e.g. `欠序时 62/100`.
pub fn progress_reason(progress: &Progress<'_>, indicator: &Indicator, lang: Lang) -> String {
    progress.why.words(Shown::of(indicator, progress.target), lang)
}

/// Which indicator figures without a name are of, and their unit, e.g. `（地膜残留量增长，%）`; nothing where there is none.
pub fn of_indicator(ledger: &Ledger, code: Option<IndicatorCode>, lang: Lang) -> String {
    let attached = code.and_then(|code| ledger.indicators().of_measure(code.measure).iter().find(|one| one.code == code));
    let Some(indicator) = attached.map(|one| &one.indicator) else { return String::new() };
    let unit = ledger.unit_of_measure(indicator).filter(|unit| unit.name() != "比例");
    match unit.as_ref().map(|unit| unit.name()).filter(|unit| !unit.is_empty()) {
        Some(unit) => say::of_indicator_in(lang, &indicator.name, unit),
        None => say::of_indicator(lang, &indicator.name),
    }
}

/// An indicator that misses its target, e.g. `26.1a 年底预计59.3公里，目标60公里`.
pub(super) fn missed_target_words(ledger: &Ledger, miss: &Miss, lang: Lang) -> String {
    let Some(indicator) =
        ledger.indicators().of_measure(miss.code.measure).iter().find(|one| one.code == miss.code).map(|one| &one.indicator)
    else {
        return String::new();
    };
    let unit = ledger.unit_of_measure(indicator);
    let is_share = unit.as_ref().is_some_and(|unit| unit.name() == "比例");
    let name = unit.as_ref().filter(|_| !is_share).map(|unit| unit.name()).unwrap_or_default();
    let shown = Shown::of(indicator, Some(miss.target));
    let decimals = decimals_apart(miss.at_end, miss.target, miss.target.decimals() + 1);
    let value = format!("{}{name}", shown.figure(miss.at_end, decimals));
    let target = target_value(miss.target, unit.as_ref(), lang);
    match miss.by {
        MissBy::Projection => forecast::misses(lang, miss.code, value, target),
        MissBy::Level => forecast::misses_as_it_is(lang, miss.code, value, target),
        MissBy::Reached => forecast::missed(lang, miss.code, value, target),
    }
}

/// What it comes to at the end, with the arithmetic, e.g. `50 ÷ 324天 × 365天 = 56.3，差 3.7`.
pub fn projection_words(progress: &Progress<'_>, indicator: &Indicator, lang: Lang) -> Option<String> {
    let target = progress.target?;
    let shown = Shown::of(indicator, progress.target);
    let decimals = match progress.projection? {
        Projection::Kept(value) => value.decimals(),
        Projection::Linear { at_end, .. } => decimals_apart(at_end, target, shown.decimals() + 1),
    };
    let show = |value: Exact| shown.figure(value, decimals);
    let (arithmetic, at_end) = match progress.projection? {
        Projection::Kept(value) => return Some(say::kept(lang, show(value))),
        Projection::Linear { opening, gained, elapsed, total, at_end } => {
            let words = if opening.is_zero() {
                say::linear(lang, show(gained), elapsed, total, show(at_end))
            } else {
                say::linear_from(lang, show(opening), show(gained), elapsed, total, show(at_end))
            };
            (words, at_end)
        }
    };
    let rest = target.minus(at_end);
    let gap = show(rest.abs());
    Some(match (indicator.behaviour, rest > Exact::ZERO) {
        (Behaviour::Cap, true) => say::spare(lang, arithmetic, gap),
        (Behaviour::Cap, false) if !rest.is_zero() => say::over_by(lang, arithmetic, gap),
        (_, true) => say::short_by(lang, arithmetic, gap),
        (_, false) => say::will_reach(lang, arithmetic),
    })
}

/// How fast it must go, or may, e.g. `还需 10，剩 38天，每天 0.26（此前每天 0.15）`.
pub fn pace_words(progress: &Progress<'_>, indicator: &Indicator, lang: Lang) -> Option<String> {
    let Pace { so_far, rest, days_left, needed } = progress.pace?;
    let shown = Shown::of(indicator, progress.target);
    let show = |value: Exact| shown.figure(value, shown.decimals() + 1);
    let a_day = |value: Exact| shown.rounded(value, shown.decimals() + 2);
    let is_cap = indicator.behaviour == Behaviour::Cap;
    Some(match needed {
        Some(needed) if is_cap => say::still_allowed(lang, show(rest), days_left, a_day(needed), a_day(so_far)),
        Some(needed) => say::still_needed(lang, show(rest), days_left, a_day(needed), a_day(so_far)),
        None if is_cap && rest < Exact::ZERO => say::used_up(lang, show(rest.abs())),
        None if is_cap => return None,
        None if rest > Exact::ZERO => say::out_of_time(lang, show(rest)),
        None => say::reached_already(lang).to_owned(),
    })
}

/// A target with its unit; a third of the whole as the plan says it.
fn target_value(target: Exact, unit: Option<&UnitOfMeasure>, lang: Lang) -> String {
    let whole = |part: Decimal| u32::try_from(part).ok().filter(|n| Decimal::from(*n) == part);
    let (over, under) = target.parts();
    match (target.decimal(), whole(over), whole(under), unit) {
        (Some(value), _, _, Some(unit)) => in_unit(value, unit),
        (Some(value), ..) => value.normalize().to_string(),
        (None, Some(over), Some(under), _) if lang == Lang::Zh => format!("{}分之{}", numeral(under), numeral(over)),
        (None, ..) => format!("{}/{}", over.normalize(), under.normalize()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Basis, Reading, ReadingKind, Settings, Span, UnitReadings, progress, progress_of_units};
    use crate::plan::{Calendar, Quantity, UnitName};
    use crate::seeds;
    use std::sync::{Arc, LazyLock};

    static CALENDAR: LazyLock<Arc<Calendar>> = LazyLock::new(|| seeds::calendar().unwrap());

    fn indicator(key: &str) -> Indicator {
        seeds::indicators().unwrap().all().iter().find(|i| i.key.as_str() == key).unwrap().clone()
    }

    fn reading(indicator: &Indicator, on: &str, value: &str) -> Reading {
        Reading {
            indicator: indicator.key.clone(),
            value: Quantity::parse(value, indicator.unit.as_ref().unwrap(), indicator.sign).unwrap(),
            on: on.parse().unwrap(),
            kind: ReadingKind::Reported,
            unit: None,
            site: None,
            source: None,
        }
    }

    fn basis<'a>(indicator: &'a Indicator, as_of: &str) -> Basis<'a> {
        let span = Span::of_year(2026, None).unwrap();
        Basis {
            indicator,
            target: indicator.target,
            path: None,
            span,
            as_of: as_of.parse().unwrap(),
            calendar: &CALENDAR,
            settings: &Settings::DEFAULT,
        }
    }

    /// Reason, projection and pace, as on 23 November (day 327; 38 left).
    fn said(key: &str, on: &str, value: &str, lang: Lang) -> [String; 3] {
        let indicator = indicator(key);
        let reading = reading(&indicator, on, value);
        let progress = progress(&basis(&indicator, "2026-11-23"), &[&reading]);
        [
            progress_reason(&progress, &indicator, lang),
            projection_words(&progress, &indicator, lang).unwrap_or_default(),
            pace_words(&progress, &indicator, lang).unwrap_or_default(),
        ]
    }

    /// 60 × 327 ÷ 365 = 53.75; 30 × 304 ÷ 365 = 24.99, 26 ÷ 304 × 365 = 31.22, 4 ÷ 38 = 0.105, 26 ÷ 304 = 0.0855; a third of 327 ÷ 365 is
    /// 29.86 %, 0.2 ÷ 304 × 365 = 24.01 %, 13.33 % ÷ 38 = 0.35 %, 0.2 ÷ 304 = 0.066 %; 0.8 ÷ 304 × 365 = 0.96, 0.2 ÷ 38 = 0.0053.
    #[test]
    fn the_arithmetic_in_words() {
        for (key, on, value, words) in [
            (
                "sewer-length",
                "2026-11-20",
                "50",
                ["欠序时 50/53.8", "50 ÷ 324天 × 365天 = 56.3，差 3.7", "还需 10，剩 38天，每天 0.26（此前每天 0.15）"],
            ),
            ("sewer-length", "2026-11-20", "60公里", ["达序时 60/53.8", "60 ÷ 324天 × 365天 = 67.6，可达标", "已达目标"]),
            (
                "water-use-total",
                "2026-10-31",
                "26",
                ["超序时 26/25", "26 ÷ 304天 × 365天 = 31.2，超 1.2", "还可用 4，剩 38天，每天 0.11（此前每天 0.09）"],
            ),
            ("water-use-total", "2026-10-31", "31.5", ["超上限 31.5/30", "31.5 ÷ 304天 × 365天 = 37.8，超 7.8", "上限已用尽，超 1.5"]),
            (
                "permit-quality-audit-share",
                "2026-10-31",
                "20%",
                ["欠序时 20%/29.9%", "20% ÷ 304天 × 365天 = 24%，差 9.3%", "还需 13.3%，剩 38天，每天 0.35%（此前每天 0.07%）"],
            ),
            (
                "orchard-green-control",
                "2026-10-31",
                "8000亩",
                ["欠序时 0.8/0.9", "0.8 ÷ 304天 × 365天 = 0.96，差 0.04", "还需 0.2，剩 38天，每天 0.01（此前每天 0.0026）"],
            ),
            // 53.7534 are expected, and 53.75 are not as many.
            (
                "sewer-length",
                "2026-11-23",
                "53.75",
                ["欠序时 53.75/53.753", "53.75 ÷ 327天 × 365天 = 59.996，差 0.004", "还需 6.25，剩 38天，每天 0.16（此前每天 0.16）"],
            ),
            ("pm25", "2026-10-31", "29.46", ["达标 29.46/29", "水平类不推算，按现值 29.46 计至年底", ""]),
            ("mechanised-sweeping-rate", "2026-10-31", "90", ["未达标 90/97.5", "水平类不推算，按现值 90 计至年底", ""]),
            // From 30 June 104 days from Monday to Friday; six of them of rest in September and October, two days made up.
            ("road-quarterly-survey", "2026-01-15", "1", ["2期频次不足，最早2季度，已过100个工作日", "", ""]),
            ("pm25", "2026-12-01", "29", ["无数据", "", ""]),
        ] {
            assert_eq!(said(key, on, value, Lang::Zh), words, "{key} {value}");
        }
        let [reason, projection, pace] = said("sewer-length", "2026-11-20", "50", Lang::En);
        assert_eq!(reason, "behind 50/53.8");
        assert_eq!(projection, "50 ÷ 324 days × 365 days = 56.3, short by 3.7");
        assert_eq!(pace, "10 to go, 38 days left, 0.26 a day (so far 0.15 a day)");
    }

    /// Ten of 17 by day 327: 15.23 are expected, 10 ÷ 327 × 365 = 11.16, 7 ÷ 38 = 0.184, 10 ÷ 327 = 0.031.
    #[test]
    fn units_that_meet_it_are_counted() {
        let fleets = indicator("zero-emission-fleets");
        let three = reading(&fleets, "2026-03-01", "3");
        let of = |n: usize| UnitReadings {
            unit: UnitName::new(&n.to_string()),
            target: fleets.target,
            readings: if n < 10 { vec![&three] } else { vec![] },
        };
        let all = progress_of_units(&basis(&fleets, "2026-11-23"), &(0..17).map(of).collect::<Vec<_>>());
        assert_eq!(progress_reason(&all.whole, &fleets, Lang::Zh), "欠序时 10/15.2");
        assert_eq!(projection_words(&all.whole, &fleets, Lang::Zh).unwrap(), "10 ÷ 327天 × 365天 = 11.2，差 5.8");
        assert_eq!(pace_words(&all.whole, &fleets, Lang::Zh).unwrap(), "还需 7，剩 38天，每天 0.18（此前每天 0.03）");
    }

    #[test]
    fn targets_as_the_plan_says_them() {
        for (key, words) in [
            ("pm25", "29微克/立方米左右"),
            ("mechanised-sweeping-rate", "≥97.5%"),
            ("water-use-total", "≤30亿立方米"),
            ("sewer-length", "≥60公里"),
            ("illegal-outfalls", "≤0个"),
            ("permit-quality-audit-share", "≥三分之一"),
            ("irrigation-coefficient", "≥0.753"),
            ("surface-water-national", "目标值见国家目标，待填"),
        ] {
            let indicator = indicator(key);
            assert_eq!(target_words(&indicator, indicator.target, indicator.unit.as_ref(), Lang::Zh), words, "{key}");
        }
        let third = indicator("permit-quality-audit-share");
        assert_eq!(target_words(&third, third.target, third.unit.as_ref(), Lang::En), "≥1/3");
    }
}

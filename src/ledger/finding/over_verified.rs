//! A reported value more than so many points better (a setting) than the verified one: 自报 against 核定, by the report that was in force when it was verified.
//! Shares are compared in percentage points, everything else in points of a hundred of the target.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Finding, Ground, off_target};
use crate::ledger::{IndicatorNow, Ledger, Reading, ReadingKind};
use crate::plan::{Direction, Exact, UnitName};

pub(super) fn find(ledger: &Ledger, as_of: NaiveDate) -> Vec<Finding> {
    ledger.indicators_now(as_of).iter().flat_map(|now| of(ledger, now, as_of)).collect()
}

/// Of whom a reading is.
type Subject<'a> = (Option<UnitName>, Option<&'a str>);

fn of(ledger: &Ledger, now: &IndicatorNow<'_>, as_of: NaiveDate) -> Vec<Finding> {
    let readings: Vec<&Reading> = ledger.readings(&now.indicator().key).map(|r| &r.reading).filter(|r| r.on <= as_of).collect();
    let mut subjects: Vec<Subject<'_>> = Vec::new();
    for reading in &readings {
        let subject = (reading.unit, reading.site.as_deref());
        if reading.kind == ReadingKind::Verified && !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    subjects.into_iter().filter_map(|subject| apart(ledger, now, &readings, subject)).collect()
}

fn apart(ledger: &Ledger, now: &IndicatorNow<'_>, readings: &[&Reading], (unit, site): Subject<'_>) -> Option<Finding> {
    let of_subject = |kind| readings.iter().copied().filter(move |r| r.kind == kind && r.unit == unit && r.site.as_deref() == site);
    let verified = of_subject(ReadingKind::Verified).max_by_key(|r| r.on)?;
    let reported = of_subject(ReadingKind::Reported).filter(|r| r.on <= verified.on).max_by_key(|r| r.on)?;
    let target = ledger.target(now.indicator(), unit).0;
    let points = points_better(reported, verified, now.indicator().direction, target)?;
    if points <= Exact::from(ledger.settings().over_verified) {
        return None;
    }
    let item = off_target::item(ledger, now, unit)?;
    let ground = Ground::OverVerified {
        indicator: Box::new(now.attached.clone()),
        reported: Box::new(reported.clone()),
        verified: Box::new(verified.clone()),
        points,
    };
    Finding::new(vec![item.key], ground)
}

/// How many points the first is better than the second; none where there is nothing to measure by.
fn points_better(reported: &Reading, verified: &Reading, direction: Direction, target: Option<Exact>) -> Option<Exact> {
    let (is, was) = (reported.value.exact(), verified.value.exact());
    let better = match direction {
        Direction::Higher => is.minus(was),
        Direction::Lower => was.minus(is),
    };
    let unit = verified.value.unit();
    match unit.name() {
        "%" | "个百分点" => Some(better),
        _ if unit.is_share() => Some(better.times(Decimal::ONE_HUNDRED)),
        _ => better.times(Decimal::ONE_HUNDRED).divided(target.filter(|target| !target.is_zero())?.decimal()?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{IndicatorKey, Quantity, Sign, UnitOfMeasure};

    fn reading(typed: &str, unit: &str) -> Reading {
        Reading {
            indicator: IndicatorKey::new("x"),
            value: Quantity::parse(typed, &UnitOfMeasure::new(unit), Sign::NotNegative).unwrap(),
            on: "2026-06-30".parse().unwrap(),
            kind: ReadingKind::Reported,
            unit: None,
            site: None,
            source: None,
        }
    }

    #[test]
    fn points_are_of_a_share_itself_or_of_the_target() {
        let exact = |text: &str| Exact::parse(text).unwrap();
        for (is, was, unit, direction, target, points) in [
            ("52", "40", "%", Direction::Higher, Some("50"), Some("12")),
            ("0.52", "40%", "比例", Direction::Higher, Some("1/3"), Some("12")),
            // 45 against 38 of 60 kilometres: 7/60 of the target, 11.67 points.
            ("45", "38", "公里", Direction::Higher, Some("60"), Some("35/3")),
            // Lower is better: 28 reported, 32 verified of 29: 4/29 of the target.
            ("28", "32", "微克/立方米", Direction::Lower, Some("29"), Some("400/29")),
            ("32", "28", "微克/立方米", Direction::Lower, Some("29"), Some("-400/29")),
            ("45", "38", "公里", Direction::Higher, None, None),
            ("2", "0", "处", Direction::Lower, Some("0"), None),
        ] {
            let found = points_better(&reading(is, unit), &reading(was, unit), direction, target.map(exact));
            let points = points.map(|p| if let Some(rest) = p.strip_prefix('-') { exact("0").minus(exact(rest)) } else { exact(p) });
            assert_eq!(found, points, "{is} {was} {unit}");
        }
    }
}

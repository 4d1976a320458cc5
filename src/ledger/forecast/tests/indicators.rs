//! Indicators that miss their targets, on the real plan.

use super::*;
use crate::ledger::{ReadingEntry, ReadingKind};
use crate::plan::Exact;
use crate::seeds;

fn ledger() -> Ledger {
    let plan = seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids)).with_indicators(&seeds::indicators().unwrap())
}

fn read(ledger: &mut Ledger, id: &str, value: &str, on: &str) {
    let named = ledger.find_indicator(id).unwrap();
    let entry = ReadingEntry {
        attached: named.attached,
        value,
        on: day(on),
        kind: ReadingKind::Reported,
        unit: named.unit,
        site: None,
        source: None,
    };
    let act = Act::report_reading(ledger, &entry, day(on)).unwrap();
    write(ledger, &act, on);
}

/// What the indicators of a measure and of its units come to.
fn missed(ledger: &Ledger, id: &str) -> Vec<(String, Exact, Exact)> {
    missed_on(ledger, id, NOVEMBER).into_iter().map(|miss| (miss.code.to_string(), miss.at_end, miss.target)).collect()
}

fn missed_on(ledger: &Ledger, id: &str, as_of: &str) -> Vec<Miss> {
    let measure = ledger.of_measure(id.parse().unwrap()).unwrap().key;
    let found = ledger.forecast(day(as_of)).unwrap().at_risk.into_iter().find(|one| one.measure == measure);
    let risks = found.into_iter().flat_map(|one| one.own.into_iter().chain(one.units.into_iter().map(|(_, risk)| risk)));
    risks
        .filter_map(|risk| match risk {
            Risk::Misses(miss) => Some(miss),
            _ => None,
        })
        .collect()
}

/// 31 October is the 304th day of 365: 50.05 km come to 50.05 ÷ 304 × 365 = 60.09 (met), 49.4 to 59.3125.
#[test]
fn what_adds_up_is_projected_to_the_end() {
    let mut l = ledger();
    read(&mut l, "26.1a", "50.05", "2026-10-31");
    assert_eq!(missed(&l, "26.1"), []);
    let mut l = ledger();
    read(&mut l, "26.1a", "49.4", "2026-10-31");
    let at_end = Exact::parse("59.3125").unwrap();
    assert_eq!(missed(&l, "26.1"), [("26.1a".to_owned(), at_end, 60.into())]);
    // A cap: 25 ÷ 304 × 365 = 30.02 are more than 30, 24.9 come to 29.9.
    let mut l = ledger();
    read(&mut l, "25.1a", "24.9", "2026-10-31");
    assert_eq!(missed(&l, "25.1"), []);
    let mut l = ledger();
    read(&mut l, "25.1a", "25", "2026-10-31");
    assert_eq!(missed(&l, "25.1").iter().map(|(code, ..)| code.as_str()).collect::<Vec<_>>(), ["25.1a"]);
}

/// 49.4 km of 60 are projected as long as there is a day to come; 25 of at most 30 would have become too many, and did not.
#[test]
fn once_the_year_is_over_what_was_reached_counts() {
    let mut l = ledger();
    read(&mut l, "26.1a", "49.4", "2026-10-31");
    read(&mut l, "25.1a", "25", "2026-10-31");
    read(&mut l, "25.2", "8.1", "2026-10-31");
    let found = |id: &str, as_of: &str| missed_on(&l, id, as_of).iter().map(|miss| (miss.at_end, miss.by)).collect::<Vec<_>>();
    let [projected, reached, level] = ["59.3125", "49.4", "8.1"].map(|value| Exact::parse(value).unwrap());
    assert_eq!(found("26.1", "2026-12-31"), [(projected, MissBy::Projection)]);
    assert_eq!(found("26.1", "2027-01-01"), [(reached, MissBy::Reached)]);
    assert_eq!((found("25.1", "2026-12-31").len(), found("25.1", "2027-01-01").len()), (1, 0));
    assert_eq!((found("25.2", "2026-12-31"), found("25.2", "2027-01-01")), (vec![(level, MissBy::Level)], vec![(level, MissBy::Reached)]));
}

#[test]
fn a_level_stays_as_it_is() {
    let mut l = ledger();
    read(&mut l, "25.2", "8.1", "2026-10-31");
    assert_eq!(missed(&l, "25.2"), [("25.2".to_owned(), Exact::parse("8.1").unwrap(), 8.into())]);
    read(&mut l, "25.2", "8", "2026-11-20");
    assert_eq!(missed(&l, "25.2"), []);
}

#[test]
fn what_each_unit_must_reach_is_the_units_own() {
    let mut l = ledger();
    read(&mut l, "8.4@门头沟", "4", "2026-09-30");
    read(&mut l, "8.4@通州", "5", "2026-09-30");
    assert_eq!(missed(&l, "8.4"), [("8.4".to_owned(), 4.into(), 5.into())]);
}

/// 42.1: 100 %, or 95 % counted otherwise.
#[test]
fn an_indicator_instead_of_which_another_is_enough() {
    let mut l = ledger();
    read(&mut l, "42.1a", "98", "2026-10-31");
    assert_eq!(missed(&l, "42.1").len(), 1);
    read(&mut l, "42.1b", "96", "2026-10-31");
    assert_eq!(missed(&l, "42.1"), []);
    read(&mut l, "42.1b", "94", "2026-11-20");
    assert_eq!(missed(&l, "42.1").iter().map(|(code, ..)| code.as_str()).collect::<Vec<_>>(), ["42.1a"]);
}

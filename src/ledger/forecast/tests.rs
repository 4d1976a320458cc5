//! Four of the five measures are due within the year: 1.1 with three units, 1.2 that is a department's own, 1.3 with four units by 30 June,
//! and 2.2 of which nobody knows whom it binds; 2.1 is ongoing. That makes 3 + 1 + 4 obligations.

mod indicators;

use super::risk::Risk;
use super::*;
use crate::ledger::Status::{Blocked, Done, InProgress, Submitted, Withdrawn};
use crate::ledger::testing::{day, key, ledger, set, settle, write};
use crate::ledger::{Act, NoteKind};

const NOVEMBER: &str = "2026-11-23";
const UNITS: [&str; 3] = ["东城区政府", "西城区政府", "昌平区政府"];

fn forecast(ledger: &Ledger, as_of: &str) -> Forecast {
    ledger.forecast(day(as_of)).unwrap()
}

fn done(ledger: &mut Ledger, measure: i64, unit: Option<&str>, on: &str) {
    for to in [InProgress, Submitted, Done] {
        set(ledger, measure, unit, to, on);
    }
}

fn report(ledger: &mut Ledger, measure: i64, unit: Option<&str>, on: &str) {
    let act = Act::write_note(ledger.item(key(measure, unit)).unwrap(), NoteKind::Progress, "开工").unwrap();
    write(ledger, &act, on);
}

/// Rates in tenths. 117 ÷ 38 = 3.08, 117 ÷ 28 = 4.18, 12 ÷ 30 = 0.4, 1 ÷ 38 = 0.03, 5 ÷ 100 = 0.05.
#[test]
fn what_is_needed_is_rounded_up_and_what_was_done_to_the_nearest() {
    let rate = |count, days| Rate { count, days };
    for (rate, needed, done) in [
        (rate(117, 38), 31, 31),
        (rate(117, 28), 42, 42),
        (rate(12, 30), 4, 4),
        (rate(1, 38), 1, 0),
        (rate(5, 100), 1, 1),
        (rate(0, 38), 0, 0),
        (rate(38, 38), 10, 10),
    ] {
        assert_eq!((rate.tenths_needed(), rate.tenths()), (needed, done), "{rate:?}");
    }
    assert_eq!((rate(12, 30).in_days(38), rate(12, 30).in_days(-3), rate(2, 30).in_days(14)), (15, 0, 0));
}

/// From 23 November to 31 December are 38 days; of them 4 + 5 × 4 + 4 = 28 from Monday to Friday.
#[test]
fn the_days_that_are_left() {
    let l = ledger();
    let burn = |as_of: &str| l.burn(day(as_of)).unwrap();
    let november = burn(NOVEMBER);
    assert_eq!((november.total, november.open, november.ahead.days, november.ahead.working_days), (4, 4, 38, 28));
    assert_eq!(
        (november.needed(), november.needed_a_working_day()),
        (Some(Rate { count: 4, days: 38 }), Some(Rate { count: 4, days: 28 }))
    );
    // 30 December 2026 is a Wednesday.
    assert_eq!(burn("2026-12-30").needed(), Some(Rate { count: 4, days: 1 }));
    assert_eq!(burn("2026-12-31").needed(), Some(Rate { count: 4, days: 1 }), "all of them on the last day");
    let over = burn("2027-01-01");
    assert_eq!((over.needed(), over.left_at_end(), over.ahead.days), (None, None, -1));
    // The pace is that of 30 days, or of the days that the year has had.
    assert_eq!(["2026-01-01", "2026-01-30", "2026-01-31", NOVEMBER].map(|as_of| burn(as_of).pace().days), [1, 30, 30, 30]);
}

/// Thirty days that end on 23 November begin on 25 October.
#[test]
fn the_pace_is_that_of_the_last_thirty_days() {
    for (on, of_late) in [("2026-10-24", 0), ("2026-10-25", 1), (NOVEMBER, 1), ("2026-11-24", 0)] {
        let mut l = ledger();
        set(&mut l, 2, None, Withdrawn, on);
        let burn = l.burn(day(NOVEMBER)).unwrap();
        assert_eq!((burn.open, burn.closed_of_late), (3, of_late), "{on}");
    }
    // 3 in 30 days: in 38 days 3.8, so three more are closed.
    let mut l = ledger();
    UNITS.iter().for_each(|unit| done(&mut l, 3, Some(unit), "2026-11-02"));
    let all = forecast(&l, NOVEMBER).obligations;
    assert_eq!((all.total, all.open, all.closed_of_late, all.left_at_end()), (8, 5, 3, Some(2)));
}

#[test]
fn what_is_ongoing_or_extended_beyond_the_year_need_not_be_closed() {
    let mut l = ledger();
    let item = l.item(key(2, None)).unwrap().clone();
    let signer = crate::ledger::Signer { by: "zhangwei", on: day("2026-11-01") };
    let act = Act::extend(&l, &[&item], day("2027-03-31"), "设备迟到", "会议纪要", signer).unwrap();
    write(&mut l, &act, "2026-11-01");
    assert_eq!(l.burn(day(NOVEMBER)).unwrap().total, 3);
    assert_eq!(forecast(&l, NOVEMBER).obligations.total, 7);
}

/// What is ongoing is reviewed at the end of each quarter, unless something was reported in it. Reports are due by the 25th: of 1.1 with
/// three units, 1.2, 1.3 with four and 2.2 in July, of what is ongoing in September.
#[test]
fn what_falls_due_stands_on_its_day_until_it_is_closed() {
    let mut l = ledger();
    let due = |l: &Ledger, as_of: &str| {
        let days = forecast(l, as_of).due;
        let count = |due: &DueDay| (due.day.to_string(), due.measures.len(), due.obligations.len(), due.reviews.len(), due.reports);
        days.iter().map(count).collect::<Vec<_>>()
    };
    let on = |day: &str, measures, obligations, reviews, reports| (day.to_owned(), measures, obligations, reviews, reports);
    let reports = |july| [on("2026-07-25", 0, 0, 0, july), on("2026-09-25", 0, 0, 0, 1), on("2026-09-30", 0, 0, 1, 0)];
    let [july, september, review] = reports(11);
    let december = on("2026-12-31", 3, 4, 1, 0);
    let all = [on("2026-06-30", 1, 4, 1, 0), july, september, review, december];
    assert_eq!(due(&l, "2026-06-30"), all);
    assert_eq!(due(&l, "2026-07-01"), all[1..]);
    done(&mut l, 1, Some("东城区政府"), "2026-03-01");
    set(&mut l, 2, None, Withdrawn, "2026-03-01");
    let [july, september, review] = reports(9);
    assert_eq!(due(&l, "2026-07-01"), [july.clone(), september, review, on("2026-12-31", 2, 2, 1, 0)]);
    report(&mut l, 4, None, "2026-07-01");
    assert_eq!(due(&l, "2026-07-01"), [july, on("2026-12-31", 2, 2, 1, 0)]);
    // A report meets the next day by which one is due.
    report(&mut l, 5, None, "2026-07-01");
    assert_eq!(due(&l, "2026-07-01")[0], on("2026-07-25", 0, 0, 0, 8));
    assert_eq!(due(&l, "2026-07-25")[0], on("2026-07-25", 0, 0, 0, 8));
    assert_eq!(due(&l, "2027-01-01"), []);
}

#[test]
fn the_open_ones_week_by_week() {
    let mut l = ledger();
    set(&mut l, 2, None, Withdrawn, "2026-01-08");
    set(&mut l, 5, None, Withdrawn, "2026-01-20");
    let weeks = |as_of: &str| l.open_by_week(day(as_of)).iter().map(|(day, open)| (day.to_string(), *open)).collect::<Vec<_>>();
    let week = |day: &str, open| (day.to_owned(), open);
    assert_eq!(weeks("2026-01-20"), [week("2026-01-01", 4), week("2026-01-08", 3), week("2026-01-15", 3), week("2026-01-20", 2)]);
    assert_eq!(weeks("2025-12-31"), []);
    // Nothing is counted behind the year's end.
    assert_eq!(weeks("2027-02-01").last(), Some(&week("2026-12-31", 2)));
}

/// The reasons of a measure itself, and those of its units, of the number that the record has.
fn reasons(ledger: &Ledger, measure: i64, as_of: &str) -> (Vec<Risk>, Vec<(&'static str, Risk)>) {
    let found = forecast(ledger, as_of).at_risk.into_iter().find(|one| one.measure == key(measure, None));
    found.map(|one| (one.own, one.units.iter().map(|(unit, risk)| (unit.as_str(), *risk)).collect())).unwrap_or_default()
}

/// What is missing, in the words of the light.
fn silence(risks: &[Risk]) -> Vec<String> {
    let words = |risk: &Risk| match risk {
        Risk::Silent(why) => Some(why.words(crate::messages::Lang::Zh)),
        _ => None,
    };
    risks.iter().filter_map(words).collect()
}

/// 1.2 is due on 31 December, 365 days: half of it is over on 2 July, the 183rd day. 2 March is the 61st day: 60 days after 1 January. What is
/// missing is counted from the day by which it was due: 25 January is 37 days before 3 March, 25 August 7 before 1 September.
#[test]
fn an_item_that_has_not_begun_or_says_nothing() {
    let mut l = ledger();
    let of_department = |l: &Ledger, as_of: &str| reasons(l, 2, as_of).0;
    assert_eq!(of_department(&l, "2026-03-02"), []);
    assert_eq!(silence(&of_department(&l, "2026-03-03")), ["1—2月进展未报 37天"]);
    report(&mut l, 2, None, "2026-06-01");
    assert_eq!(of_department(&l, "2026-07-01"), []);
    assert_eq!(of_department(&l, "2026-07-02"), [Risk::NotBegun]);
    set(&mut l, 2, None, InProgress, "2026-07-02");
    assert_eq!(of_department(&l, "2026-08-31"), [], "60 days after 2 July");
    assert_eq!(silence(&of_department(&l, "2026-09-01")), ["8月进展未报 7天"]);
    assert_eq!(of_department(&l, "2026-09-01").len(), 1);
    // Ongoing: 150 days after 1 January are 31 May. The first quarter ended 62 days before 1 June, and is the worst that the light says.
    assert_eq!((reasons(&l, 4, "2026-05-31").0, silence(&reasons(&l, 4, "2026-06-01").0)), (vec![], vec!["1季度复核未报 62天".to_owned()]));
    let light = l.standing(l.item(key(4, None)).unwrap(), day("2026-06-01")).unwrap();
    assert_eq!(light.reason(crate::messages::Lang::Zh), "1季度复核未报 62天");
}

/// Reported on 26 July, August's is met; September's is missing from the 26th on, the 62nd day of silence.
#[test]
fn nobody_is_silent_of_whom_no_report_is_missing() {
    let mut l = ledger();
    set(&mut l, 2, None, InProgress, "2026-07-26");
    let silent = |as_of: &str| silence(&reasons(&l, 2, as_of).0);
    assert_eq!((silent("2026-09-25"), silent("2026-09-26")), (vec![], vec!["9月进展未报 1天".to_owned()]));
}

#[test]
fn what_is_late_or_blocked_by_itself_or_in_a_unit() {
    let mut l = ledger();
    for unit in UNITS.into_iter().chain(["开发区管委会"]) {
        set(&mut l, 3, Some(unit), InProgress, "2026-06-20");
    }
    set(&mut l, 3, Some("东城区政府"), Blocked, "2026-06-25");
    let (own, units) = reasons(&l, 3, "2026-07-01");
    assert_eq!(own, [Risk::TooSlow { left: 4, open: 4, total: 4 }]);
    assert_eq!(units.iter().map(|(_, risk)| *risk).collect::<Vec<_>>(), [Risk::Overdue(1); 4]);
    let (_, units) = reasons(&l, 3, "2026-06-30");
    assert_eq!(units, [("东城区政府", Risk::Blocked(5))]);
}

/// 1.1 has three units. One was closed in 30 days; 14 days are left on 17 December, in which not half a one is.
#[test]
fn a_measure_whose_units_are_too_slow() {
    let mut l = ledger();
    for unit in UNITS {
        set(&mut l, 1, Some(unit), InProgress, "2026-12-01");
    }
    report(&mut l, 1, None, "2026-12-01");
    let slow = |l: &Ledger, as_of: &str| reasons(l, 1, as_of).0;
    assert_eq!(slow(&l, "2026-12-17"), [Risk::TooSlow { left: 3, open: 3, total: 3 }]);
    set(&mut l, 1, Some(UNITS[0]), Withdrawn, "2026-12-10");
    assert_eq!(slow(&l, "2026-12-17"), [Risk::TooSlow { left: 2, open: 2, total: 3 }]);
    // Two in 30 days and 15 days left: one more.
    set(&mut l, 1, Some(UNITS[1]), Withdrawn, "2026-12-10");
    assert_eq!(slow(&l, "2026-12-16"), []);
    assert_eq!(slow(&l, "2026-12-17"), [Risk::TooSlow { left: 1, open: 1, total: 3 }]);
}

/// The surest first: what is late, then what has not begun, then what is slow; of equals the one with more units.
#[test]
fn the_order_of_what_is_at_risk() {
    let mut l = ledger();
    settle(&mut l, 5, &["东城区政府"], "2026-11-01");
    for (measure, unit) in [(1, UNITS[0]), (1, UNITS[1]), (1, UNITS[2]), (5, UNITS[0])] {
        report(&mut l, measure, Some(unit), "2026-11-01");
    }
    set(&mut l, 2, None, InProgress, "2026-11-01");
    set(&mut l, 4, None, InProgress, "2026-11-01");
    let all = forecast(&l, NOVEMBER).at_risk;
    let of = |one: &AtRisk| (one.measure.measure, one.chief.code(), one.units.len());
    assert_eq!(all.iter().map(of).collect::<Vec<_>>(), [(3, "overdue", 4), (1, "not_begun", 3), (5, "not_begun", 1)]);
    assert!(all.iter().all(|one| one.own.is_sorted_by_key(|risk| risk.rank())));
}

/// Each area, then each unit: 东城 and 西城 owe 1.1 and 1.3, 昌平 too; the department owes 1.2, the zone body 1.3.
#[test]
fn the_parts_say_who_has_the_most_left() {
    let mut l = ledger();
    done(&mut l, 1, Some("西城区政府"), "2026-11-10");
    let parts = forecast(&l, NOVEMBER).parts;
    let name = |of: OfWhom| match of {
        OfWhom::Area(number) => number.to_string(),
        OfWhom::Unit(unit) => unit.as_str().to_owned(),
    };
    let found: Vec<(String, usize, usize, usize)> =
        parts.iter().map(|part| (name(part.of), part.burn.open, part.burn.total, part.burn.left_at_end().unwrap())).collect();
    let part = |name: &str, open, total, left| (name.to_owned(), open, total, left);
    // 西城 closed one in 30 days: in 38 days one more.
    assert_eq!(
        found,
        [
            part("1", 3, 3, 3),
            part("2", 1, 1, 1),
            part("东城区政府", 2, 2, 2),
            part("昌平区政府", 2, 2, 2),
            part("市水务局", 1, 1, 1),
            part("开发区管委会", 1, 1, 1),
            part("西城区政府", 1, 2, 0),
        ]
    );
}

/// On the real plan: 31.3 汛期前 is 31 May, beside 6月底前 of its cell; in 40.1 a plan is due 6月底前, before 年底前.
#[test]
fn a_milestone_falls_due_until_it_is_reached() {
    let plan = crate::seeds::plan().unwrap().plan;
    let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
    let l = Ledger::new(plan, crate::seeds::units().unwrap(), (1..).zip(ids)).with_dates(&crate::seeds::dates().unwrap());
    let milestones = |l: &Ledger, as_of: &str| {
        let days = forecast(l, as_of).due.into_iter().filter(|due| due.day < day("2026-12-31"));
        days.flat_map(|due| due.milestones.into_iter().map(move |(key, _)| (due.day, key)).collect::<Vec<_>>())
            .map(|(day, key)| format!("{day} {}", l.label(key)))
            .collect::<Vec<_>>()
    };
    assert_eq!(milestones(&l, "2026-05-31"), ["2026-05-31 31.3", "2026-06-30 40.1"]);
    assert_eq!(milestones(&l, "2026-06-01"), ["2026-06-30 40.1"]);
    let risks = |l: &Ledger, as_of: &str| {
        let found = forecast(l, as_of).at_risk.into_iter().find(|one| one.measure == l.of_measure("40.1".parse().unwrap()).unwrap().key);
        found.map(|one| one.own.into_iter().filter(|risk| matches!(risk, Risk::MilestoneLate(_))).collect::<Vec<_>>()).unwrap_or_default()
    };
    assert_eq!((risks(&l, "2026-06-30"), risks(&l, "2026-07-01")), (vec![], vec![Risk::MilestoneLate(1)]));
    let mut reached = l.clone();
    let item = reached.of_measure("40.1".parse().unwrap()).unwrap();
    let date = reached.dates_of(item, day("2026-06-01")).into_iter().find(|date| date.on == Some(day("2026-06-30"))).unwrap();
    let key = date.said.key().unwrap().to_owned();
    let signer = crate::ledger::Signer { by: "zhangwei", on: day("2026-06-01") };
    let act = Act::meet_date(&reached, item, Some(&key), day("2026-06-01"), "计划已印发", signer).unwrap();
    write(&mut reached, &act, "2026-06-01");
    assert_eq!(milestones(&reached, "2026-06-01"), Vec::<String>::new());
    assert_eq!(risks(&reached, "2026-07-01"), []);
}

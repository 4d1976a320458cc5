mod runs;

use super::*;
use crate::ledger::testing::{day, key, ledger, measure, of_measures, set, settle, write, write_by};
use crate::ledger::{Act, Happening, Item, Light, NoteKind, PromiseEnd, Signer, Standing, Status, Why};
use crate::messages::Lang;

const EAST: Option<&str> = Some("东城区政府");
const WEST: Option<&str> = Some("西城区政府");
const NORTH: Option<&str> = Some("昌平区政府");

/// The measures and units of [`crate::ledger::testing`], judged by their deadlines alone: 1.3 (number 3) is due by 30 June and turns yellow
/// 30 days before, on 31 May; 1.1, 1.2 and 2.2 are due by the year's end and turn yellow on 1 December; 2.1 is ongoing.
fn quiet_ledger() -> Ledger {
    ledger().asking_no_reports()
}

fn item(ledger: &Ledger, measure: i64, unit: Option<&str>) -> Item {
    ledger.item(key(measure, unit)).unwrap().clone()
}

/// Writes a comment of somebody on an item.
fn comment(ledger: &mut Ledger, measure: i64, unit: Option<&str>, by: &str, on: &str) {
    let act = Act::write_note(&item(ledger, measure, unit), NoteKind::Comment, "已过问").unwrap();
    write_by(ledger, &act, by, on);
}

fn undo(ledger: &mut Ledger, by: &str, on: &str) {
    let act = Act::undo(ledger, by).unwrap();
    write_by(ledger, &act, by, on);
}

fn signer(on: &str) -> Signer<'static> {
    Signer { by: "zhangwei", on: day(on) }
}

/// The queue as rows of labels, `1.3+1.3@东城` one that stands for two entries.
fn rows(ledger: &Ledger, on: &str) -> String {
    let row = |row: &QueueRow| row.entries.iter().map(|key| ledger.label(*key)).collect::<Vec<_>>().join("+");
    ledger.queue(day(on)).rows.iter().map(row).collect::<Vec<_>>().join(" ")
}

fn grade(ledger: &Ledger, measure: i64, unit: Option<&str>, on: &str) -> Option<Grade> {
    Entries::of(ledger, day(on)).get(key(measure, unit)).unwrap().urgency.map(|urgency| urgency.grade)
}

#[test]
fn an_open_item_needs_an_act_from_the_day_on_which_its_light_turns_yellow() {
    let l = quiet_ledger();
    for (on, expected) in [("2026-05-30", None), ("2026-05-31", Some(Grade::Yellow)), ("2026-06-30", Some(Grade::Yellow))] {
        assert_eq!(grade(&l, 3, EAST, on), expected, "{on}");
    }
    assert_eq!(grade(&l, 3, EAST, "2026-07-01"), Some(Grade::Red));
    assert_eq!(rows(&l, "2026-05-30"), "");
    assert!(l.queue(day("2026-05-30")).is_empty());
    assert_eq!(l.queue(day("2026-07-01")).len(), 5);
}

#[test]
fn what_was_acted_on_is_left_in_peace_for_seven_days_unless_it_becomes_worse() {
    let mut l = quiet_ledger();
    comment(&mut l, 3, EAST, "li", "2026-07-01");
    comment(&mut l, 3, WEST, "li", "2026-06-29");
    for (on, east, west) in [
        // What is done on 1 July counts for the queue of the day before, when that is worked through. Yellow on the day of the act and on
        // the next: nothing is worse. Red on 1 July is.
        ("2026-06-29", None, None),
        ("2026-06-30", None, None),
        ("2026-07-01", None, Some(Grade::Red)),
        // 1 July to 7 July are seven days.
        ("2026-07-07", None, Some(Grade::Red)),
        ("2026-07-08", Some(Grade::Red), Some(Grade::Red)),
    ] {
        assert_eq!((grade(&l, 3, EAST, on), grade(&l, 3, WEST, on)), (east, west), "{on}");
    }
    // An act that was taken back is none.
    undo(&mut l, "li", "2026-07-02");
    undo(&mut l, "li", "2026-07-02");
    assert_eq!(grade(&l, 3, EAST, "2026-07-02"), Some(Grade::Red));
}

#[test]
fn for_how_many_days_an_act_is_left_to_take_effect_is_a_setting() {
    let mut l = quiet_ledger();
    comment(&mut l, 3, EAST, "li", "2026-07-01");
    for (days, last, first) in [("1", "2026-07-01", "2026-07-02"), ("14", "2026-07-14", "2026-07-15")] {
        let what = Happening::Setting { name: "quiet_days".into(), from: None, to: Some(days.into()) };
        let act = Act::plan_wide(&l, what);
        write(&mut l, &act, "2026-07-01");
        assert_eq!((grade(&l, 3, EAST, last), grade(&l, 3, EAST, first)), (None, Some(Grade::Red)), "{days}");
    }
    let what = Happening::Setting { name: "quiet_days".into(), from: None, to: Some("0".into()) };
    let act = Act::plan_wide(&l, what);
    write(&mut l, &act, "2026-07-01");
    assert_eq!(grade(&l, 3, EAST, "2026-07-01"), Some(Grade::Red));
}

#[test]
fn a_promise_that_is_past_its_day_is_red_until_it_is_ended() {
    let mut l = quiet_ledger();
    let act = Act::promise(&l, &[&item(&l, 2, None)], Some("水务局"), day("2026-07-03"), "补齐台账", signer("2026-07-01")).unwrap();
    write(&mut l, &act, "2026-07-01");
    let promise = l.last_event();
    let stands = |l: &Ledger, on: &str| {
        let entries = Entries::of(l, day(on));
        let entry = entries.get(key(2, None)).unwrap();
        (entry.urgency.map(|urgency| urgency.grade), entry.standing)
    };
    let green = |days| Standing::Open(Light::Green, Why::DaysLeft(days));
    // 3 July to 31 December are 28 + 31 + 31 + 30 + 31 + 30 = 181 days. The act of 1 July does not cover what fell due since.
    assert_eq!(stands(&l, "2026-07-03"), (None, green(181)));
    assert_eq!(stands(&l, "2026-07-04"), (Some(Grade::Red), Standing::Open(Light::Red, Why::PromiseLate(1))));
    assert_eq!(stands(&l, "2026-08-03"), (Some(Grade::Red), Standing::Open(Light::Red, Why::PromiseLate(31))));
    // Asked after on the day on which it was late already: left in peace.
    comment(&mut l, 2, None, "li", "2026-07-04");
    assert_eq!(stands(&l, "2026-07-10").0, None);
    let act = Act::end_promise(&l, &item(&l, 2, None), promise, PromiseEnd::Kept, "已补齐").unwrap();
    write(&mut l, &act, "2026-07-11");
    assert_eq!(stands(&l, "2026-08-03"), (None, green(150)));
}

#[test]
fn what_is_set_aside_comes_back_on_its_day() {
    let mut l = quiet_ledger();
    let act = Act::snooze(&l, &[&item(&l, 3, EAST)], Some(day("2026-07-20")), "等批复", signer("2026-07-01")).unwrap();
    write(&mut l, &act, "2026-07-01");
    assert_eq!((grade(&l, 3, EAST, "2026-07-19"), grade(&l, 3, EAST, "2026-07-20")), (None, Some(Grade::Red)));
    undo(&mut l, "zhangwei", "2026-07-02");
    assert_eq!(grade(&l, 3, EAST, "2026-07-02"), Some(Grade::Red));
}

#[test]
fn what_waits_to_be_verified_needs_an_act_at_once() {
    let mut l = quiet_ledger();
    comment(&mut l, 1, EAST, "li", "2026-02-28");
    set(&mut l, 1, EAST, Status::InProgress, "2026-03-01");
    assert_eq!(grade(&l, 1, EAST, "2026-03-01"), None);
    set(&mut l, 1, EAST, Status::Submitted, "2026-03-01");
    // Neither the report nor what was done before it answers it.
    assert_eq!(grade(&l, 1, EAST, "2026-03-01"), Some(Grade::Submitted));
    assert_eq!(grade(&l, 1, EAST, "2026-12-01"), Some(Grade::Yellow));
    comment(&mut l, 1, EAST, "li", "2026-03-02");
    assert_eq!((grade(&l, 1, EAST, "2026-03-08"), grade(&l, 1, EAST, "2026-03-09")), (None, Some(Grade::Submitted)));
    set(&mut l, 1, EAST, Status::Done, "2026-03-10");
    assert_eq!((grade(&l, 1, EAST, "2026-03-10"), grade(&l, 1, EAST, "2027-01-01")), (None, None));
}

#[test]
fn what_waits_says_that_it_waits_unless_its_light_says_more() {
    let mut l = quiet_ledger();
    for to in [Status::InProgress, Status::Submitted] {
        set(&mut l, 1, EAST, to, "2026-03-01");
    }
    let reason = |on: &str| Entries::of(&l, day(on)).get(key(1, EAST)).unwrap().reason(Lang::Zh);
    // 31 December is the last day: 30 days from 1 December.
    assert_eq!([reason("2026-03-02"), reason("2026-12-01")], ["待核", "还剩30天"]);
}

#[test]
fn what_is_ended_with_its_measure_needs_nothing() {
    let mut l = quiet_ledger();
    set(&mut l, 3, None, Status::Withdrawn, "2026-07-01");
    assert_eq!(rows(&l, "2026-12-31"), "1.1+1.1@东城+1.1@西城+1.1@昌平 1.2 2.2");
}

/// A measure is asked for by itself: a lead that says that it is done owes nothing more, while its units do; and when the last of them is
/// through nothing is left.
#[test]
fn a_measure_and_its_units_are_asked_for_once_each() {
    let mut l = quiet_ledger();
    for to in [Status::InProgress, Status::Submitted, Status::Done] {
        set(&mut l, 3, None, to, "2026-06-01");
    }
    for unit in [EAST, WEST, NORTH, Some("开发区管委会")] {
        for to in [Status::InProgress, Status::Submitted, Status::Done] {
            set(&mut l, 3, unit, to, "2026-06-01");
        }
        if unit == EAST {
            assert_eq!(rows(&l, "2026-07-01"), "1.3@西城+1.3@昌平+1.3@经开区");
        }
    }
    assert_eq!(rows(&l, "2026-07-01"), "");
    // Whom else 2.2 binds is to be settled: it is not all done.
    settle(&mut l, 5, &["西城区政府"], "2026-06-01");
    assert_eq!(rows(&l, "2026-12-31"), "1.1+1.1@东城+1.1@西城+1.1@昌平 1.2 2.2+2.2@西城");
}

/// Its lead and the unit that it names say that 1.1 is done; whom else it binds is to be settled: it is open, and nobody else can be asked.
#[test]
fn a_measure_that_waits_for_its_units_to_be_settled_is_asked_for_itself() {
    let mut l = of_measures(vec![measure(1, 1, "6月底前", "市水务局", &["相关区政府", "开发区管委会"])], Vec::new()).asking_no_reports();
    let zone = Some("开发区管委会");
    for to in [Status::InProgress, Status::Submitted, Status::Done] {
        set(&mut l, 1, None, to, "2026-05-01");
        set(&mut l, 1, zone, to, "2026-05-01");
    }
    assert_eq!((rows(&l, "2026-05-30").as_str(), rows(&l, "2026-07-01").as_str()), ("", "1.1"));
    settle(&mut l, 1, &["西城区政府"], "2026-05-01");
    assert_eq!(rows(&l, "2026-07-01"), "1.1@西城");
}

/// The order of the product, row by row, on 5 July (1.3 is 5 days late) with promises that are late by as much as one wants.
#[test]
fn the_order_of_the_queue() {
    let mut l = quiet_ledger();
    let promise = |l: &mut Ledger, measure, unit, due: &str| {
        let act = Act::promise(l, &[&item(l, measure, unit)], Some("某人"), day(due), "补齐", signer("2026-06-01")).unwrap();
        write(l, &act, "2026-06-01");
    };
    // Red, 15 days; red, 10 days; red, 5 days as 1.3 itself, which has 4 open obligations, and 1.1 has 3.
    promise(&mut l, 5, None, "2026-06-20");
    promise(&mut l, 2, None, "2026-06-25");
    promise(&mut l, 1, WEST, "2026-06-30");
    // 待核: the plan's order.
    for (measure, unit) in [(4, None), (1, NORTH)] {
        set(&mut l, measure, unit, Status::InProgress, "2026-06-01");
        set(&mut l, measure, unit, Status::Submitted, "2026-06-01");
    }
    assert_eq!(rows(&l, "2026-07-05"), "2.2 1.2 1.3+1.3@东城+1.3@西城+1.3@昌平+1.3@经开区 1.1@西城+1.1@昌平 2.1");
    let query = Query::default();
    let each = Entries::of(&l, day("2026-07-05")).queue(&l, Wanted { query: &query, me: "", unfold: true });
    let labels: Vec<String> = each.rows.iter().map(|row| l.label(row.entries[0])).collect();
    assert_eq!(labels.join(" "), "2.2 1.2 1.3 1.3@东城 1.3@西城 1.3@昌平 1.3@经开区 1.1@西城 1.1@昌平 2.1");
    // A filter leaves of a row what matches.
    let query = Query::parse("东城,西城", &l).unwrap();
    let some = Entries::of(&l, day("2026-07-05")).queue(&l, Wanted { query: &query, me: "", unfold: false });
    let entries: Vec<String> = some.entries().map(|key| l.label(key)).collect();
    assert_eq!(entries.join(" "), "1.3 1.3@东城 1.3@西城 1.1@西城");
}

#[test]
fn red_comes_before_yellow_and_yellow_before_what_waits() {
    use std::cmp::Reverse;
    let urgency = |grade, part, late, open, place| Urgency { grade, part, late: Reverse(late), open: Reverse(open), place };
    use crate::ledger::Part::{Deadline, Progress, Reporting};
    let order = [
        urgency(Grade::Red, Deadline, 9, 1, 9),
        urgency(Grade::Red, Deadline, 8, 17, 9),
        urgency(Grade::Red, Deadline, 8, 16, 1),
        urgency(Grade::Red, Deadline, 8, 16, 2),
        urgency(Grade::Red, Progress, 0, 1, 1),
        urgency(Grade::Red, Reporting, 99, 17, 1),
        urgency(Grade::Yellow, Deadline, 0, 17, 1),
        urgency(Grade::Yellow, Reporting, 3, 17, 1),
        urgency(Grade::Submitted, Deadline, 0, 17, 1),
    ];
    assert!(order.is_sorted());
}

#[test]
fn what_is_overdue_comes_with_most_days_first_whatever_was_done_with_it() {
    let mut l = quiet_ledger();
    comment(&mut l, 3, None, "li", "2026-07-01");
    let act = Act::extend(&l, &[&item(&l, 3, EAST)], day("2026-07-03"), "设备迟到", "批复", signer("2026-06-20")).unwrap();
    write(&mut l, &act, "2026-06-20");
    let query = Query::default();
    let overdue = |on: &str, unfold| {
        let queue = Entries::of(&l, day(on)).overdue(&l, Wanted { query: &query, me: "", unfold });
        queue.rows.iter().map(|row| row.entries.iter().map(|key| l.label(*key)).collect::<Vec<_>>().join("+")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(overdue("2026-06-30", false), "");
    assert_eq!(overdue("2026-07-03", true), "1.3 1.3@西城 1.3@昌平 1.3@经开区");
    assert_eq!(overdue("2026-07-05", false), "1.3+1.3@西城+1.3@昌平+1.3@经开区+1.3@东城");
}

/// What follows an event is what would be found by looking at everything.
#[test]
fn entries_follow_the_ledger() {
    let mut l = quiet_ledger();
    let mut entries = Entries::of(&l, day("2026-07-05"));
    set(&mut l, 3, EAST, Status::InProgress, "2026-07-05");
    entries.update(&l, key(3, EAST));
    assert_eq!(entries.all(), Entries::of(&l, day("2026-07-05")).all());
    settle(&mut l, 5, &["西城区政府", "东城区政府"], "2026-07-05");
    entries.update(&l, key(5, None));
    assert_eq!(entries.all(), Entries::of(&l, day("2026-07-05")).all());
    assert_eq!(entries.of_measure(5).len(), 3);
    // Nobody knows it.
    entries.update(&l, key(99, None));
    assert_eq!(entries.get(key(99, None)), None);
}

/// 1.3 of the districts was due on 30 June; 东城 and 西城 were spoken with on 4 July, which lets them rest on the 5th, and so was 1.1, which is
/// green.
#[test]
fn what_rests_is_counted_within_the_filter() {
    let mut l = quiet_ledger();
    for (measure, unit) in [(3, EAST), (3, WEST), (1, None)] {
        comment(&mut l, measure, unit, "li", "2026-07-04");
    }
    let entries = Entries::of(&l, day("2026-07-05"));
    for (filter, resting) in [("", 2), ("东城", 1), ("东城,西城", 2), ("昌平", 0), ("1.1", 0), ("逾期", 2), ("!西城", 1)] {
        let query = Query::parse(filter, &l).unwrap();
        assert_eq!(entries.at_rest(&l, &query, "me"), resting, "{filter}");
        let mut run = Run::start(&l, day("2026-07-05"), "me", query);
        assert_eq!(run.at_rest(), resting, "{filter}");
        run.show(&l, Query::default());
        assert_eq!(run.at_rest(), 2, "{filter}");
    }
    // What was handled in the run is ticked there, and does not rest outside of it.
    let mut run = Run::start(&l, day("2026-07-05"), "me", Query::parse("逾期", &l).unwrap());
    comment(&mut l, 3, NORTH, "me", "2026-07-05");
    run.news(&l, &[key(3, NORTH)]);
    assert_eq!(run.at_rest(), 2);
}

//! Everything was reported on 20 June 2026, a Saturday; 1.3 with its four units is due on 30 June.

use super::*;
use crate::ledger::Status::{Done, InProgress, Submitted, Withdrawn};
use crate::ledger::testing::{day, key, ledger as empty, set, write};
use crate::ledger::{Act, Light, NoteKind, Signer, Why};
use crate::seeds;

const UNITS: [&str; 4] = ["东城区政府", "西城区政府", "昌平区政府", "开发区管委会"];

fn report(ledger: &mut Ledger, measure: i64, unit: Option<&str>, on: &str) {
    let item = ledger.item(key(measure, unit)).unwrap();
    let act = Act::write_note(item, NoteKind::Progress, &format!("{on}进展")).unwrap();
    write(ledger, &act, on);
}

fn ledger() -> Ledger {
    let mut l = empty().with_calendar(seeds::calendar().unwrap());
    (1..=5).for_each(|measure| report(&mut l, measure, None, "2026-06-20"));
    UNITS.iter().for_each(|unit| report(&mut l, 3, Some(unit), "2026-06-20"));
    UNITS.iter().take(3).for_each(|unit| report(&mut l, 1, Some(unit), "2026-06-20"));
    l
}

fn digest<'a>(ledger: &'a Ledger, as_of: &str, since: &str) -> Digest<'a> {
    ledger.digest(day(as_of), day(since))
}

#[test]
fn what_became_late_over_night() {
    let l = ledger();
    let before = digest(&l, "2026-06-30", "2026-06-29");
    assert_eq!(before.measures, Tally { yellow: 1, green: 4, ..Tally::default() });
    assert!(before.news.is_empty(), "{:?}", before.news);
    let morning = digest(&l, "2026-07-01", "2026-06-30");
    assert_eq!(morning.measures, Tally { red: 1, green: 4, ..Tally::default() });
    // 3 + 1 + 4 + 1, and nobody knows whom 2.2 binds.
    assert_eq!(morning.obligations, Tally { red: 4, green: 5, ..Tally::default() });
    let (from, to) = (Standing::Open(Light::Yellow, Why::DaysLeft(0)), Standing::Open(Light::Red, Why::Overdue(1)));
    assert_eq!(morning.news.worse, [Turned { key: key(3, None), from, to }]);
    assert_eq!(morning.news.obligations, Obligations { worse: 4, ..Obligations::default() });
    // The measure and its four units, in one row.
    assert_eq!(morning.queue, Waiting { rows: 1, red: 5, ..Waiting::default() });
    assert_eq!((morning.queue.total(), morning.worst.len(), morning.worst[0].entries.len()), (5, 1, 5));
}

/// July's report was due on Saturday 25 July: yellow from Sunday, red on Monday 3 August, the sixth working day.
#[test]
fn what_was_reported_too_late_or_at_last() {
    let mut l = ledger();
    report(&mut l, 4, None, "2026-07-20");
    report(&mut l, 5, None, "2026-07-20");
    let worse = |l: &Ledger, as_of: &str, since: &str| {
        digest(l, as_of, since).news.worse.iter().map(|one| (one.key.measure, one.to.light().unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(worse(&l, "2026-07-26", "2026-07-25"), [(1, Light::Yellow), (2, Light::Yellow)]);
    assert_eq!(worse(&l, "2026-08-03", "2026-07-31"), [(1, Light::Red), (2, Light::Red)]);
    report(&mut l, 2, None, "2026-08-04");
    let next = digest(&l, "2026-08-04", "2026-08-03").news;
    assert_eq!((next.worse.len(), next.better.len(), next.better[0].key), (0, 1, key(2, None)));
    assert_eq!((next.better[0].from.light(), next.better[0].to.light()), (Some(Light::Red), Some(Light::Green)));
    assert_eq!(next.obligations, Obligations { better: 1, ..Obligations::default() });
}

#[test]
fn what_was_closed_reopened_and_reported_as_done() {
    let mut l = ledger();
    set(&mut l, 2, None, Withdrawn, "2026-06-29");
    for to in [InProgress, Submitted] {
        set(&mut l, 3, Some(UNITS[0]), to, "2026-06-29");
        set(&mut l, 3, Some(UNITS[1]), to, "2026-06-29");
    }
    set(&mut l, 3, Some(UNITS[0]), Done, "2026-06-29");
    let news = digest(&l, "2026-06-29", "2026-06-26").news;
    assert_eq!((news.closed, news.reopened), (vec![key(2, None)], vec![]));
    assert_eq!(news.obligations, Obligations { closed: 2, submitted: 1, ..Obligations::default() });
    set(&mut l, 2, None, InProgress, "2026-06-30");
    let news = digest(&l, "2026-06-30", "2026-06-29").news;
    assert_eq!((news.closed, news.reopened), (vec![], vec![key(2, None)]));
}

#[test]
fn promises_that_were_not_kept_and_those_of_the_next_days() {
    let mut l = ledger();
    let (item, signer) = (l.item(key(1, Some(UNITS[0]))).unwrap().clone(), Signer { by: "zhangwei", on: day("2026-06-20") });
    let act = Act::promise(&l, &[&item], Some("李主任"), day("2026-06-26"), "补齐台账", signer).unwrap();
    write(&mut l, &act, "2026-06-20");
    let promise = Promised { key: item.key, whom: "李主任".to_owned(), due: day("2026-06-26") };
    // The day counts to its end: seven days from 20 June end with 26 June.
    let ahead = |as_of: &str| l.digest(day(as_of), day("2026-06-18")).promised;
    assert_eq!((ahead("2026-06-19"), ahead("2026-06-20")), (vec![], vec![promise.clone()]));
    assert_eq!((ahead("2026-06-26"), ahead("2026-06-27")), (vec![promise.clone()], vec![]));
    let broken = |l: &Ledger, as_of: &str, since: &str| digest(l, as_of, since).news.broken;
    assert_eq!(broken(&l, "2026-06-26", "2026-06-25"), []);
    assert_eq!(broken(&l, "2026-06-27", "2026-06-26"), std::slice::from_ref(&promise));
    assert_eq!(broken(&l, "2026-06-29", "2026-06-26"), std::slice::from_ref(&promise), "over the weekend");
    assert_eq!(broken(&l, "2026-06-30", "2026-06-29"), []);
    // Somebody looks on 30 June, and takes that back.
    let item = l.item(item.key).unwrap().clone();
    let no = item.open_promises().next().unwrap().0.no;
    let act = Act::end_promise(&l, &item, no, PromiseEnd::Broken, "未见台账").unwrap();
    write(&mut l, &act, "2026-06-30");
    assert_eq!(broken(&l, "2026-06-30", "2026-06-29"), [promise]);
    let act = Act::undo(&l, "zhangwei").unwrap();
    write(&mut l, &act, "2026-06-30");
    assert_eq!(broken(&l, "2026-06-30", "2026-06-29"), []);
}

/// On 6 July 1.2 is closed, and 李主任 promises something about 1.1 for the 8th.
#[test]
fn what_happens_later_is_nothing_that_an_earlier_day_knows() {
    let mut l = ledger();
    let early = |l: &Ledger| {
        let made = digest(l, "2026-07-05", "2026-07-03");
        (made.measures, made.obligations, made.queue, made.promised, made.news)
    };
    let before = early(&l);
    set(&mut l, 2, None, Withdrawn, "2026-07-06");
    let (item, signer) = (l.item(key(1, Some(UNITS[0]))).unwrap().clone(), Signer { by: "zhangwei", on: day("2026-07-06") });
    let act = Act::promise(&l, &[&item], Some("李主任"), day("2026-07-08"), "补齐台账", signer).unwrap();
    write(&mut l, &act, "2026-07-06");
    assert_eq!((early(&l), before.0.closed, before.3.len()), (before.clone(), 0, 0));
    let made = digest(&l, "2026-07-06", "2026-07-05");
    assert_eq!((made.news.closed, made.measures.closed, made.promised.len()), (vec![key(2, None)], 1, 1));
    // What it says of its rows is read in the same ledger.
    assert_eq!(digest(&l, "2026-07-05", "2026-07-03").ledger.item(key(2, None)).unwrap().status, crate::ledger::Status::NotStarted);
}

#[test]
fn what_falls_due_in_seven_days() {
    let l = ledger();
    let due = |as_of: &str| digest(&l, as_of, "2026-06-20").due.iter().map(|due| due.day.to_string()).collect::<Vec<_>>();
    assert_eq!((due("2026-06-23"), due("2026-06-24")), (vec![], vec!["2026-06-30".to_owned()]));
    assert_eq!(due("2026-07-01"), Vec::<String>::new());
}

/// 23 November 2026 is a Monday; from 1 to 7 October nobody works. 4 January 2027 is a Monday, and the Friday before it New Year.
#[test]
fn a_morning_is_compared_with_the_last_working_day() {
    let l = ledger();
    for (as_of, since) in [
        ("2026-11-24", "2026-11-23"),
        ("2026-11-23", "2026-11-20"),
        ("2026-11-22", "2026-11-20"),
        ("2026-10-08", "2026-09-30"),
        ("2027-01-04", "2026-12-31"),
    ] {
        assert_eq!(l.day_before(day(as_of)), day(since), "{as_of}");
    }
}

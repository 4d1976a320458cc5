//! The digest of the made-up year, and how things stood on earlier days of it.

use duban::ledger::{EventNo, Ledger, to_moment};
use duban::messages::Lang;
use duban::report::digest::text;

use super::{NOVEMBER, YEAR, day};

/// What the ledger would have been if nothing had been written after a day.
fn until(ledger: &Ledger, last: &str) -> Ledger {
    let plan = duban::seeds::plan().unwrap().plan;
    let ids: Vec<_> = ledger.items().iter().map(|item| (item.key.measure, item.measure)).collect();
    let mut fresh = Ledger::new(plan, duban::seeds::units().unwrap(), ids)
        .with_indicators(&duban::seeds::indicators().unwrap())
        .with_dates(&duban::seeds::dates().unwrap())
        .with_calendar(duban::seeds::calendar().unwrap());
    fresh.replay(ledger.events().iter().filter(|event| to_moment(event.at).date_naive() <= day(last)).cloned());
    fresh
}

/// Only what was touched since is played back: it must be as if all were.
#[test]
fn how_everything_stood_on_earlier_days() {
    let ledger = &*YEAR;
    for last in ["2026-01-04", "2026-03-31", "2026-06-30", "2026-10-25", "2026-12-30", "2026-12-31", "2027-01-01"] {
        let (then, former) = (until(ledger, last), ledger.at_end_of(day(last)));
        let since = former.since().first().map_or(EventNo(i64::MAX), |event| event.no);
        assert!(then.last_event() < since, "{last}");
        for (_, item) in then.rows() {
            for item in std::iter::once(item).chain(then.obligations(item).map(|owed| owed.item)) {
                let (was, played) = (then.standing(item, day(last)), former.standing(item.key));
                assert_eq!(played, was, "{} on {last}", then.label(item.key));
                assert_eq!(former.item(item.key).map(|item| item.status), Some(item.status));
            }
        }
    }
}

#[test]
fn the_digest_in_both_languages() {
    let digest = NOVEMBER.digest(day("2026-11-23"), day("2026-11-06"));
    insta::assert_snapshot!("digest-zh", text(&digest, Some(100), Lang::Zh));
    insta::assert_snapshot!("digest-en", text(&digest, Some(100), Lang::En));
}

/// The morning after the cliff: everything that was due on 31 December and is open turned red over night.
#[test]
fn the_first_morning_of_the_next_year() {
    let ledger = until(&YEAR, "2027-01-01");
    let digest = ledger.digest(day("2027-01-01"), day("2026-12-31"));
    let is_late = |one: &duban::ledger::Turned| one.to.is_overdue() && !one.from.is_overdue();
    let before = until(&ledger, "2026-12-31");
    let due = before.due(day("2026-12-31")).into_iter().find(|due| due.day == day("2026-12-31")).unwrap();
    let not_red = |key: &&duban::ledger::ItemKey| {
        let light = before.standing(before.item(**key).unwrap(), day("2026-12-31")).and_then(|standing| standing.light());
        light != Some(duban::ledger::Light::Red)
    };
    let expected = due.measures.iter().filter(not_red).count();
    assert_eq!(digest.news.worse.iter().filter(|one| is_late(one)).count(), expected);
    assert!(expected > 20, "{expected}");
}

use super::super::testing::{day, key, ledger, set, write};
use super::*;
use crate::ledger::{Act, ActRefused, DealingKind, DealingRefused, Signer, Status};

fn signer(on: &str) -> Signer<'static> {
    Signer { by: "zhangwei", on: day(on) }
}

/// Makes a promise on what a district owes under 1.1, or on the measure; its number.
fn promise(l: &mut Ledger, unit: Option<&str>, whom: &str, due: &str, on: &str) -> EventNo {
    let item = l.item(key(1, unit)).unwrap().clone();
    let act = Act::promise(l, &[&item], Some(whom), day(due), "补齐台账", signer(on)).unwrap();
    write(l, &act, on);
    l.last_event()
}

fn end(l: &mut Ledger, unit: Option<&str>, no: EventNo, end: PromiseEnd, on: &str) {
    let act = Act::end_promise(l, l.item(key(1, unit)).unwrap(), no, end, "因为").unwrap();
    write(l, &act, on);
}

fn move_to(l: &mut Ledger, unit: Option<&str>, no: EventNo, to: &str, on: &str) -> Result<(), ActRefused> {
    let act = Act::move_promise(l, l.item(key(1, unit)).unwrap(), no, day(to), "设备未到", signer(on))?;
    write(l, &act, on);
    Ok(())
}

const EAST: Option<&str> = Some("东城区政府");

#[test]
fn a_promise_that_is_moved_keeps_its_first_day_and_the_count() {
    let mut l = ledger();
    let no = promise(&mut l, EAST, "李主任", "2026-03-10", "2026-03-01");
    move_to(&mut l, EAST, no, "2026-03-20", "2026-03-09").unwrap();
    move_to(&mut l, EAST, no, "2026-04-10", "2026-03-21").unwrap();
    let of = |l: &Ledger, on: &str| {
        let all = l.promises(day(on));
        let p = &all.all()[0];
        (p.state, p.first_due, p.due, p.moved, p.days_late(day(on)))
    };
    // On the last day itself nothing is late; on 15 April it is five days.
    assert_eq!(of(&l, "2026-04-10"), (PromiseState::Open, day("2026-03-10"), day("2026-04-10"), 2, 0));
    assert_eq!(of(&l, "2026-04-15"), (PromiseState::Due, day("2026-03-10"), day("2026-04-10"), 2, 5));
    // The light and the queue ask by the day in force.
    let item = l.item(key(1, EAST)).unwrap();
    assert_eq!(item.open_promises().map(|(_, due)| due).collect::<Vec<_>>(), [day("2026-04-10")]);
    let act = Act::undo(&l, "zhangwei").unwrap();
    write(&mut l, &act, "2026-03-21");
    assert_eq!(of(&l, "2026-03-15"), (PromiseState::Open, day("2026-03-10"), day("2026-03-20"), 1, -5));
}

#[test]
fn a_promise_is_not_moved_to_where_it_is_nor_to_what_is_over_nor_without_a_reason() {
    let mut l = ledger();
    let no = promise(&mut l, EAST, "李主任", "2026-03-10", "2026-03-01");
    let why = |result: Result<(), ActRefused>| match result.unwrap_err() {
        ActRefused::Dealing(why) => why,
        other => panic!("{other}"),
    };
    assert_eq!(why(move_to(&mut l, EAST, no, "2026-03-10", "2026-03-02")), DealingRefused::AsItIs(DealingKind::PromiseMoved));
    assert!(matches!(why(move_to(&mut l, EAST, no, "2026-03-01", "2026-03-02")), DealingRefused::NotAhead { .. }));
    assert!(matches!(why(move_to(&mut l, EAST, no, "2028-01-01", "2026-03-02")), DealingRefused::TooFar { .. }));
    let unsaid = Act::move_promise(&l, l.item(key(1, EAST)).unwrap(), no, day("2026-03-20"), " ", signer("2026-03-02"));
    assert_eq!(why(unsaid.map(|_| ())), DealingRefused::Unsaid(DealingKind::PromiseMoved));
    end(&mut l, EAST, no, PromiseEnd::Broken, "2026-03-11");
    assert_eq!(why(move_to(&mut l, EAST, no, "2026-03-20", "2026-03-12")), DealingRefused::NoPromise);
}

/// Kept two days early, broken, dropped; the first for another of the same person on the same day, who had moved it once.
#[test]
fn what_became_of_promises_is_counted_by_unit() {
    let mut l = ledger();
    let kept = promise(&mut l, EAST, "东城", "2026-03-10", "2026-03-01");
    end(&mut l, EAST, kept, PromiseEnd::Kept, "2026-03-08");
    let broken = promise(&mut l, EAST, "东城区政府李主任", "2026-03-10", "2026-03-01");
    end(&mut l, EAST, broken, PromiseEnd::Broken, "2026-03-12");
    let second = promise(&mut l, EAST, "东城区政府", "2026-03-10", "2026-03-01");
    end(&mut l, EAST, second, PromiseEnd::Kept, "2026-03-10");
    let first = promise(&mut l, None, "市水务局", "2026-03-05", "2026-03-01");
    move_to(&mut l, None, first, "2026-03-15", "2026-03-04").unwrap();
    end(&mut l, None, first, PromiseEnd::Dropped, "2026-03-16");
    let next = promise(&mut l, None, "市水务局", "2026-04-15", "2026-03-16");
    // Another person's, and one of another day, took nobody's place.
    promise(&mut l, None, "水务局王处长", "2026-04-20", "2026-03-16");
    let all = l.promises(day("2026-04-16"));
    let accounts = all.by_unit();
    let [water, east] = accounts.as_slice() else { panic!("{accounts:?}") };
    assert_eq!((water.unit.as_str(), east.unit.as_str()), ("市水务局", "东城区政府"));
    assert_eq!(water.counts, PromiseCounts { due: 1, open: 1, dropped: 1, moved: 2, ..PromiseCounts::default() });
    assert_eq!((water.counts.rate_kept(), water.counts.total()), (None, 3));
    assert_eq!((east.counts.kept, east.counts.broken, east.counts.rate_kept()), (2, 1, Some(67)));
    let of = |no: EventNo| all.all().iter().find(|promise| promise.no == no).unwrap();
    assert_eq!((of(next).moved, of(next).first_due, of(first).replaced_by), (2, day("2026-03-05"), Some(next)));
    assert_eq!((of(kept).days_late(all.as_of()), of(broken).days_late(all.as_of()), of(second).days_late(all.as_of())), (-2, 2, 0));
    // Due first, then open, then the last that ended.
    let order: Vec<PromiseState> = all.all().iter().map(|promise| promise.state).collect();
    use PromiseState::{Broken, Dropped, Due, Kept, Open};
    assert_eq!(order, [Due, Open, Dropped, Broken, Kept, Kept]);
}

#[test]
fn nobody_asks_for_a_promise_on_what_is_closed() {
    let mut l = ledger();
    promise(&mut l, EAST, "李主任", "2026-03-10", "2026-03-01");
    set(&mut l, 1, EAST, Status::Withdrawn, "2026-03-02");
    let promises = l.promises(day("2026-03-20"));
    assert_eq!((promises.all()[0].state, promises.all()[0].ended), (PromiseState::Dropped, None));
}

#[test]
fn a_promise_that_is_taken_back_is_none() {
    let mut l = ledger();
    promise(&mut l, EAST, "李主任", "2026-03-10", "2026-03-01");
    let act = Act::undo(&l, "zhangwei").unwrap();
    write(&mut l, &act, "2026-03-01");
    assert_eq!(l.promises(day("2026-03-20")).all(), []);
}

/// 2/7 is 28.57, 1/8 12.5, 1/6 16.67; what is not all is never called 100, and what is not none never 0.
#[test]
fn the_rate_of_kept_promises_is_rounded() {
    for (kept, ended, rate) in [
        (0, 0, None),
        (0, 3, Some(0)),
        (2, 7, Some(29)),
        (1, 8, Some(13)),
        (1, 6, Some(17)),
        (299, 300, Some(99)),
        (1, 300, Some(1)),
        (5, 5, Some(100)),
    ] {
        let counts = PromiseCounts { kept, broken: ended - kept, ..PromiseCounts::default() };
        assert_eq!(counts.rate_kept(), rate, "{kept}/{ended}");
    }
}

/// Told on 20 April: what ended stands with the day on which that was, the last one first; in an account by the day that was promised.
#[test]
fn what_ended_stands_by_the_day_on_which_it_did_and_in_an_account_by_its_own_day() {
    let mut l = ledger();
    let [a, b, c] = ["2026-03-10", "2026-03-20", "2026-03-15"].map(|due| promise(&mut l, EAST, "东城", due, "2026-03-01"));
    let open = promise(&mut l, EAST, "东城", "2026-05-01", "2026-03-01");
    let due = promise(&mut l, EAST, "东城", "2026-04-01", "2026-03-01");
    for (no, on) in [(a, "2026-03-28"), (c, "2026-03-29"), (b, "2026-03-27")] {
        end(&mut l, EAST, no, PromiseEnd::Broken, on);
    }
    let promises = l.promises(day("2026-04-20"));
    let numbers = |promises: &[&Promise<'_>]| promises.iter().map(|promise| promise.no).collect::<Vec<_>>();
    assert_eq!(numbers(&promises.all().iter().collect::<Vec<_>>()), [due, open, c, a, b]);
    assert_eq!(numbers(&promises.by_unit()[0].promises), [due, open, b, c, a]);
    // An item that is closed settles what was promised on it.
    set(&mut l, 1, EAST, Status::Withdrawn, "2026-04-10");
    let settled = l.promises(day("2026-04-20")).all().iter().map(|promise| (promise.no, promise.settled)).collect::<Vec<_>>();
    assert_eq!(settled[..2], [(open, Some(day("2026-04-10"))), (due, Some(day("2026-04-10")))]);
    assert_eq!(settled[2], (c, Some(day("2026-03-29"))));
}

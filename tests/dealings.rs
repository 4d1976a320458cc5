//! Supervision's own acts, settings and saved views in a real record: read back whole, refused where somebody was quicker, judged by the check.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod support;

use duban::ledger::{Act, Cause, Change, Dealing, EventNo, Happening, Item, Ledger, PromiseEnd, SavedView, Signer, UrgeWay};
use duban::store::{Access, Store, StoreError};
use support::{at, faults, item, record};

const SIGNER: Signer<'static> = Signer { by: "张", on: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() };

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// The first measure of the made-up plan that was published with the year's end.
fn due(ledger: &Ledger) -> &Item {
    ledger.rows().find(|(measure, _)| measure.deadline.end() == Some(day("2026-12-31"))).unwrap().1
}

fn dealt(ledger: &Ledger, what: Dealing, text: &str) -> Act {
    let item = due(ledger);
    let what = Happening::Dealt { what: Box::new(what), text: text.into() };
    Act { cause: Cause::Fresh, changes: vec![Change { item: Some(item.key), seen: item.version, what }] }
}

fn wide(ledger: &Ledger, what: Happening) -> Act {
    Act::plan_wide(ledger, what)
}

fn setting(to: &str) -> Happening {
    Happening::Setting { name: "reporting_day".into(), from: None, to: Some(to.into()) }
}

#[test]
fn everything_that_is_done_is_read_back_and_taken_back() {
    let (_dir, path, mut store) = record(4);
    let mut acts = 0;
    let mut write = |store: &mut Store, make: &dyn Fn(&Ledger) -> Act| {
        acts += 1;
        let ledger = store.load().unwrap();
        let act = make(&ledger);
        store.append(&act, "张", at(acts)).unwrap();
    };
    write(&mut store, &|l| Act::urge(l, &[due(l)], Some("李主任"), UrgeWay::Letter, "请报送", SIGNER).unwrap());
    write(&mut store, &|l| Act::promise(l, &[due(l)], None, day("2026-12-01"), "补齐", SIGNER).unwrap());
    write(&mut store, &|l| {
        let promise = due(l).open_promises().next().unwrap().0.no;
        Act::move_promise(l, due(l), promise, day("2026-12-10"), "设备未到", SIGNER).unwrap()
    });
    write(&mut store, &|l| Act::extend(l, &[due(l)], day("2027-01-31"), "到货迟", "5号文", SIGNER).unwrap());
    write(&mut store, &|l| Act::snooze(l, &[due(l)], Some(day("2026-12-15")), "等批复", SIGNER).unwrap());
    write(&mut store, &|l| Act::assign(l, &[due(l)], Some("lina"), "").unwrap());
    // The made-up plan has no dates in its text; the record may know some that this program does not.
    write(&mut store, &|l| dealt(l, Dealing::DateSet { date: Some("soil-plan".into()), on: None }, "文外"));
    write(&mut store, &|l| dealt(l, Dealing::DateMet { date: "soil-plan".into(), on: day("2026-06-28") }, "计划已制定"));
    write(&mut store, &|l| {
        let promise = due(l).open_promises().next().unwrap().0.no;
        Act::end_promise(l, due(l), promise, PromiseEnd::Broken, "没有补齐").unwrap()
    });
    let written = store.load().unwrap();
    let read = Store::open(&path, Access::ReadOnly, at(0)).unwrap().load().unwrap();
    assert_eq!(written.events(), read.events());
    let kinds: Vec<_> = due(&read).dealings().map(|dealt| dealt.what.kind().code()).collect();
    let expected = ["urge", "promise", "promise_moved", "extension", "snooze", "assignment", "date_set", "date_met", "promise_ended"];
    assert_eq!(kinds, expected);
    for _ in 0..acts {
        let ledger = store.load().unwrap();
        store.append(&Act::undo(&ledger, "张").unwrap(), "张", at(30)).unwrap();
    }
    let ledger = store.load().unwrap();
    assert_eq!((due(&ledger).dealings().count(), due(&ledger).notes().count()), (0, 0));
    assert_eq!(ledger.deadline(due(&ledger)).and_then(|d| d.end()), Some(day("2026-12-31")));
    let act = Act::redo(&ledger, "张").unwrap();
    store.append(&act, "张", at(40)).unwrap();
    assert_eq!(due(&store.load().unwrap()).urges(), 1);
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

/// Two supervisors extend one item from the same date: the second one is told, and nothing is counted twice. An urge is in nobody's way.
#[test]
fn of_two_extensions_at_once_the_second_is_refused_and_an_urge_is_not() {
    let (_dir, path, mut store) = record(4);
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let ledger = store.load().unwrap();
    let extend = |to: &str| Act::extend(&ledger, &[due(&ledger)], day(to), "到货迟", "5号文", SIGNER).unwrap();
    let urge = Act::urge(&ledger, &[due(&ledger)], None, UrgeWay::Phone, "请报送", SIGNER).unwrap();
    other.append(&urge, "李", at(1)).unwrap();
    other.append(&extend("2027-01-31"), "李", at(2)).unwrap();
    match store.append(&extend("2027-02-28"), "张", at(3)).unwrap_err() {
        StoreError::Stale { item, now: Some(event) } => assert_eq!((item, event.by.as_str()), (Some(due(&ledger).key), "李")),
        other => panic!("{other}"),
    }
    let ledger = store.load().unwrap();
    assert_eq!(due(&ledger).extensions().count(), 1);
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn settings_and_views_are_the_plans_and_a_stale_change_is_refused() {
    let (_dir, path, mut store) = record(4);
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let ledger = store.load().unwrap();
    other.append(&wide(&ledger, setting("20")), "李", at(1)).unwrap();
    let view = |number, name: &str, query: Option<&str>, is_default| {
        let (owner, name, query) = ("张".to_owned(), name.to_owned(), query.map(str::to_owned));
        Happening::ViewSaved(Box::new(SavedView { owner, number, name, query, is_default }))
    };
    // A view is in no setting's way, another setting is.
    store.append(&wide(&ledger, view(2, "逾期", Some("逾期 蓝天"), true)), "张", at(2)).unwrap();
    assert!(matches!(store.append(&wide(&ledger, setting("21")), "张", at(3)), Err(StoreError::Stale { item: None, now: Some(_) })));
    for (n, what) in [view(1, "全部", Some(""), true), view(2, "逾期", None, false)].into_iter().enumerate() {
        let ledger = store.load().unwrap();
        store.append(&wide(&ledger, what), "张", at(4 + i64::try_from(n).unwrap())).unwrap();
    }
    let ledger = other.load().unwrap();
    assert_eq!(ledger.wide().setting("reporting_day").unwrap().value.as_deref(), Some("20"));
    let views: Vec<_> = ledger.wide().views("张").map(|view| (view.number, view.name.as_str(), view.is_default)).collect();
    assert_eq!((views, ledger.wide().views("李").count()), (vec![(1, "全部", true)], 0));
    assert_eq!(faults(&mut other), Vec::<String>::new());
}

/// What nobody could have done is found, though the digests agree.
#[test]
fn what_makes_no_sense_is_a_fault() {
    let (_dir, _path, mut store) = record(4);
    let ledger = store.load().unwrap();
    let key = item(&ledger, "1.1").key;
    let mut seen = EventNo::NONE;
    let mut dealt = |what: Dealing, text: &str| {
        let raises = what.kind().raises_version();
        let change = Change { item: Some(key), seen, what: Happening::Dealt { what: Box::new(what), text: text.into() } };
        let events = store.append(&Act { cause: Cause::Fresh, changes: vec![change] }, "张", at(1)).unwrap();
        if raises {
            seen = events[0].no;
        }
    };
    let (from, to) = (day("2026-12-31"), day("2026-12-30"));
    dealt(Dealing::Extension { from, to, basis: "5号文".into() }, "因为");
    dealt(Dealing::Extension { from: to, to: from, basis: " ".into() }, "因为");
    dealt(Dealing::Urge { whom: String::new(), how: UrgeWay::Phone }, "请报送");
    dealt(Dealing::PromiseEnded { promise: EventNo(2), end: PromiseEnd::Kept }, "兑现");
    dealt(Dealing::Snooze { until: Some(from) }, "");
    dealt(Dealing::PromiseMoved { promise: EventNo(2), due: from }, "因为");
    let found = faults(&mut store);
    let cannot_be = |no| format!("Event {no} cannot be: an extension leads on and has a basis, what is urged or promised names somebody.");
    let expected = [
        cannot_be(2),
        cannot_be(3),
        cannot_be(4),
        "Event 5 ends or moves a promise that was not given on its item.".to_owned(),
        "Event 6 is a note without a text.".to_owned(),
        "Event 7 ends or moves a promise that was not given on its item.".to_owned(),
    ];
    assert_eq!(found, expected);
}

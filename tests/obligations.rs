//! What units owe, in a real record: kept, checked, refused when stale, and taken over from a record that an earlier program made.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod support;

use duban::ledger::{Act, Happening, Item, ItemKey, Ledger, NoteKind, Signer, Status};
use duban::messages::Lang;
use duban::plan::UnitName;
use duban::store::{Access, Store, StoreError};
use proptest::prelude::*;
use support::{at, faults, item, place, record};

fn owed<'l>(ledger: &'l Ledger, id: &str, short: &str) -> &'l Item {
    let measure = item(ledger, id);
    ledger.obligations(measure).find(|owed| ledger.units().short(owed.unit) == short).unwrap().item
}

fn day() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn set(ledger: &Ledger, items: &[&Item], to: Status) -> Act {
    Act::set_status_of(ledger, items, to, Some("因为"), Signer { by: "核", on: day() }).unwrap()
}

/// Statuses and notes of everything that is followed.
fn state(ledger: &Ledger) -> Vec<(ItemKey, &'static str, i64, Vec<String>)> {
    let measures = ledger.items().iter();
    let all = measures.flat_map(|m| std::iter::once(m).chain(ledger.obligations(m).map(|owed| owed.item)));
    let mut all: Vec<_> =
        all.map(|i| (i.key, i.status.code(), i.version.0, i.notes().map(|n| n.text.clone()).collect::<Vec<_>>())).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn what_units_owe_is_kept_and_read_back() {
    let (_dir, path, mut store) = record(2);
    let ledger = store.load().unwrap();
    let (east, west) = (owed(&ledger, "1.1", "东城"), owed(&ledger, "1.1", "西城"));
    let events = store.append(&set(&ledger, &[east, west], Status::InProgress), "李", at(1)).unwrap();
    assert!(events.iter().all(|e| e.act == events[0].no && e.item.unwrap().unit.is_some()));
    let mut other = Store::open(&path, Access::ReadOnly, at(2)).unwrap();
    let read = other.load().unwrap();
    assert_eq!(read.events()[1..], events);
    assert_eq!((owed(&read, "1.1", "东城").status, item(&read, "1.1").status), (Status::InProgress, Status::NotStarted));
    let mut live = ledger.clone();
    for event in events {
        live.apply(event);
    }
    assert_eq!(state(&live), state(&read));
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn an_act_on_several_is_refused_whole_where_one_has_another_version() {
    let (_dir, path, mut store) = record(2);
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let ledger = store.load().unwrap();
    let items: Vec<&Item> = ["东城", "西城", "朝阳"].iter().map(|short| owed(&ledger, "1.1", short)).collect();
    let act = set(&ledger, &items, Status::InProgress);
    other.append(&set(&ledger, &[items[1]], Status::Blocked), "王", at(1)).unwrap();
    match store.append(&act, "李", at(2)).unwrap_err() {
        StoreError::Stale { item, now: Some(event) } => assert_eq!((item, event.by.as_str()), (Some(items[1].key), "王")),
        error => panic!("{error}"),
    }
    let now = store.load().unwrap();
    assert_eq!((owed(&now, "1.1", "东城").status, now.events().len()), (Status::NotStarted, 2));
    // One unit does not hinder another, nor the measure.
    store.append(&set(&ledger, &[items[0]], Status::InProgress), "李", at(2)).unwrap();
    store.append(&set(&ledger, &[item(&ledger, "1.1")], Status::InProgress), "李", at(2)).unwrap();
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn who_settles_over_somebody_elses_settlement_is_told_so() {
    let (_dir, path) = place();
    let mut plan = support::plan(1, 1);
    plan = {
        let mut areas = plan.areas().to_vec();
        areas[0].sections[0].tasks[0].measures[0].responsible.names = vec!["相关区政府".into()];
        duban::plan::Plan::new(plan.title.clone(), plan.year, areas).unwrap()
    };
    let mut store = Store::create(&path, &plan, "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    let measure = item(&ledger, "1.1");
    assert!(ledger.is_unsettled(measure));
    let units = |names: &[&str]| names.iter().map(|name| UnitName::new(name)).collect::<Vec<_>>();
    let settle = |ledger: &Ledger, names: &[&str]| Act::settle_units(ledger, item(ledger, "1.1"), Some(&units(names)), "调度会").unwrap();
    store.append(&settle(&ledger, &["朝阳区政府"]), "李", at(1)).unwrap();
    let refused = store.append(&settle(&ledger, &["房山区政府"]), "王", at(2)).unwrap_err();
    assert!(matches!(refused, StoreError::Stale { .. }), "{refused}");
    let ledger = store.load().unwrap();
    let [only] = ledger.obligations(item(&ledger, "1.1")).collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(only.unit.as_str(), "朝阳区政府");
    store.append(&Act::undo(&ledger, "李").unwrap(), "李", at(3)).unwrap();
    assert!(store.load().unwrap().is_unsettled(item(&ledger, "1.1")));
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

/// The record was made by the program that knew the first step only: two measures, a status, a note, a status with a reason.
#[test]
fn a_record_of_the_first_step_is_brought_up_to_date_and_its_digests_hold() {
    let (dir, path) = place();
    std::fs::copy("tests/data/record-of-step-1.db", &path).unwrap();
    let mut store = Store::open(&path, Access::Write, at(0)).unwrap();
    assert_eq!(faults(&mut store), Vec::<String>::new());
    // Printed by that program's `check`.
    assert_eq!(store.fingerprint().unwrap(), "5575be119e9b90ba");
    let ledger = store.load().unwrap();
    let seen = |id: &str| (item(&ledger, id).status, item(&ledger, id).notes().map(|n| n.text.clone()).collect::<Vec<_>>());
    assert_eq!(seen("1.1"), (Status::InProgress, vec!["已约谈".into()]));
    assert_eq!(seen("2.1"), (Status::Blocked, vec!["停工".into()]));
    assert_eq!(ledger.obligations(item(&ledger, "1.1")).count(), 18);
    store.append(&set(&ledger, &[owed(&ledger, "2.1", "延庆")], Status::InProgress), "李", at(1)).unwrap();
    assert_eq!(faults(&mut store), Vec::<String>::new());
    let backups = std::fs::read_dir(dir.path()).unwrap().filter(|f| f.as_ref().unwrap().path().extension().is_some_and(|e| e == "bak"));
    assert_eq!(backups.count(), 1);
}

#[test]
fn a_unit_that_was_changed_by_hand_in_the_record_shows() {
    let (_dir, path, mut store) = record(1);
    let ledger = store.load().unwrap();
    store.append(&set(&ledger, &[owed(&ledger, "1.1", "东城")], Status::InProgress), "李", at(1)).unwrap();
    let by_hand = rusqlite::Connection::open(&path).unwrap();
    by_hand.execute_batch("DROP TRIGGER event_is_never_changed; UPDATE event SET unit = '西城区政府' WHERE unit IS NOT NULL;").unwrap();
    drop(by_hand);
    let found = Store::open(&path, Access::ReadOnly, at(2)).unwrap().check().unwrap();
    let found: Vec<String> = found.iter().map(|fault| fault.describe(Lang::En)).collect();
    assert!(found.iter().any(|f| f.contains("1.1@东城区政府")) && found.iter().any(|f| f.contains('2')), "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever is done to measures and units, what is followed live is what is read anew; all of it can be taken back; the check agrees.
    #[test]
    fn what_is_followed_is_what_is_read(steps in prop::collection::vec((0usize..4, 0usize..4, 0usize..9), 1..14)) {
        let (_dir, _path, mut store) = record(1);
        let mut ledger = store.load().unwrap();
        let before = state(&ledger);
        let mut written = 0;
        for (first, count, step) in steps {
            let items: Vec<Item> = {
                let measure = item(&ledger, "1.1");
                let all: Vec<Item> = std::iter::once(measure).chain(ledger.obligations(measure).map(|o| o.item)).cloned().collect();
                all.into_iter().skip(first).take(count + 1).collect()
            };
            let items: Vec<&Item> = items.iter().collect();
            let act = match step {
                8 => Act::write_note_on(&ledger, &items, NoteKind::Progress, "进展"),
                n => Act::set_status_of(&ledger, &items, Status::ALL[n], Some("因为"), Signer { by: "核", on: day() }),
            };
            let Ok(act) = act else { continue };
            for event in store.append(&act, "张", at(1)).unwrap() {
                ledger.apply(event);
            }
            written += 1;
        }
        prop_assert_eq!(state(&ledger), state(&store.load().unwrap()));
        for _ in 0..written {
            let events = store.append(&Act::undo(&ledger, "张").unwrap(), "张", at(2)).unwrap();
            let writes = events.iter().any(|e| matches!(e.what, Happening::Note { .. }));
            prop_assert!(!writes);
            for event in events {
                ledger.apply(event);
            }
        }
        let statuses = |state: Vec<(ItemKey, &'static str, i64, Vec<String>)>| state.into_iter().map(|(key, status, _, notes)| (key, status, notes)).collect::<Vec<_>>();
        prop_assert_eq!(statuses(state(&ledger)), statuses(before));
        prop_assert_eq!(faults(&mut store), Vec::<String>::new());
    }
}

//! Several processes at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use duban::ledger::{Act, EventNo, Ledger, Signer, Status};
use duban::messages::Lang;
use duban::store::{Access, Store, StoreError};

use crate::support::process::{Errand, say, wait_for_word};
use crate::support::{at, comment, item, place, plan, record};
use crate::{PATIENCE, faults, files, open};

const WRITERS: usize = 8;

pub fn write_many(path: &Path) {
    let mut store = open(path);
    say("ready");
    wait_for_word();
    let mut ledger = store.load().unwrap();
    for n in 0..10 {
        store.append(&comment(item(&ledger, "1.2"), &format!("第{n}条")), "李", at(n)).unwrap();
        // Everybody changes the one item; whoever is late looks again, as a person would.
        while let Err(e) = store.append(&toggle(&ledger), "李", at(n)) {
            assert!(matches!(e, StoreError::Stale { now: Some(_), .. }), "{e}");
            ledger = store.load().unwrap();
        }
        ledger = store.load().unwrap();
    }
}

fn toggle(ledger: &Ledger) -> Act {
    let it = item(ledger, "1.1");
    let to = if it.status == Status::InProgress { Status::Blocked } else { Status::InProgress };
    Act::set_status(ledger, it, to, Some("因为"), Signer { by: "核", on: "2026-11-23".parse().unwrap() }).unwrap()
}

#[test]
fn many_processes_write_at_once_and_nothing_is_lost() {
    let (_dir, path, mut store) = record(2);
    let mut writers: Vec<Errand> = (0..WRITERS).map(|_| Errand::start("write many", &path)).collect();
    for writer in &mut writers {
        assert_eq!(writer.hear(), "ready");
    }
    writers.iter_mut().for_each(Errand::go_on);
    for writer in writers {
        writer.finish();
    }
    let ledger = store.load().unwrap();
    assert_eq!(item(&ledger, "1.2").notes().count(), WRITERS * 10);
    assert_eq!(ledger.history(item(&ledger, "1.1")).count(), WRITERS * 10);
    assert_eq!(ledger.last_event(), EventNo(1 + 2 * 10 * WRITERS as i64));
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

pub fn come_and_go(path: &Path) {
    say("ready");
    wait_for_word();
    for n in 0..30 {
        let mut store = open(path);
        let ledger = store.load().unwrap();
        if n % 5 == 0 {
            store.append(&comment(item(&ledger, "1.2"), "来过"), "李", at(n)).unwrap();
        }
    }
}

/// Whoever opens the record while another, the last that had it open, is just closing it is let in: each closing takes the log into the
/// file, each first opening makes the log's index anew.
#[test]
fn many_processes_open_and_close_at_once_and_all_are_let_in() {
    let (_dir, path, store) = record(2);
    drop(store);
    let mut comers: Vec<Errand> = (0..WRITERS).map(|_| Errand::start("come and go", &path)).collect();
    for comer in &mut comers {
        assert_eq!(comer.hear(), "ready");
    }
    comers.iter_mut().for_each(Errand::go_on);
    for comer in comers {
        comer.finish();
    }
    let mut store = open(&path);
    assert_eq!(item(&store.load().unwrap(), "1.2").notes().count(), WRITERS * 6);
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

pub fn write_for_ever(path: &Path) {
    let mut store = open(path);
    let mut ledger = store.load().unwrap();
    loop {
        let mut act = toggle(&ledger);
        for id in ["1.2", "2.1"] {
            act.changes.extend(comment(item(&ledger, id), &"一并写入".repeat(200)).changes);
        }
        let events = store.append(&act, "李", at(0)).unwrap();
        say(events[0].act.0);
        for event in events {
            ledger.apply(event);
        }
    }
}

#[test]
fn a_writer_killed_at_any_moment_leaves_whole_acts_and_all_that_were_acknowledged() {
    let (_dir, path, store) = record(2);
    drop(store);
    for round in 1..6 {
        let mut writer = Errand::start("write for ever", &path);
        let mut acknowledged: Vec<String> = (0..round * 7).map(|_| writer.hear()).collect();
        acknowledged.extend(writer.kill());
        let mut store = open(&path);
        assert_eq!(faults(&mut store), Vec::<String>::new());
        let mut acts: BTreeMap<i64, usize> = BTreeMap::new();
        for event in store.events_since(EventNo(1)).unwrap() {
            *acts.entry(event.act.0).or_default() += 1;
        }
        assert!(acts.values().all(|events| *events == 3), "{acts:?}");
        for act in acknowledged.iter().filter_map(|said| said.parse().ok()) {
            assert!(acts.contains_key(&act), "act {act} was said to be saved");
        }
    }
}

pub fn hold_the_lock(path: &Path) {
    let conn = rusqlite::Connection::open(path).unwrap();
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    say("held");
    wait_for_word();
    conn.execute_batch("COMMIT").unwrap();
}

#[test]
fn a_lock_that_is_held_too_long_gives_a_sentence_and_one_that_is_not_gives_nothing() {
    let (_dir, path, mut store) = record(1);
    let ledger = store.load().unwrap();
    let act = comment(item(&ledger, "1.1"), "等一下");
    let mut holder = Errand::start("hold the lock", &path);
    assert_eq!(holder.hear(), "held");
    store.set_patience(Duration::from_millis(200)).unwrap();
    let begun = Instant::now();
    let refused = store.append(&act, "李", at(1)).unwrap_err();
    assert!(matches!(refused, StoreError::Locked { waited, .. } if waited == Duration::from_millis(200)), "{refused}");
    assert!(begun.elapsed() >= Duration::from_millis(150));
    assert!(refused.explain(Lang::Zh).contains("0.2 秒"), "{}", refused.explain(Lang::Zh));
    assert_eq!(store.load().unwrap().last_event(), EventNo(1), "readers are not kept out");
    store.set_patience(PATIENCE).unwrap();
    let waiting = std::thread::spawn(move || store.append(&act, "李", at(2)).map(|events| events.len()));
    holder.go_on();
    assert_eq!(waiting.join().unwrap().unwrap(), 1);
    holder.finish();
}

pub fn create(path: &Path) {
    say("ready");
    wait_for_word();
    match Store::create(path, &plan(20, 3), "张", at(0), "导入") {
        Ok(_) => say("made"),
        Err(StoreError::Exists(_)) => say("exists"),
        Err(e) => say(e),
    }
}

#[test]
fn of_many_who_create_one_does_and_the_others_are_told() {
    let (dir, path) = place();
    let mut makers: Vec<Errand> = (0..WRITERS).map(|_| Errand::start("create", &path)).collect();
    for maker in &mut makers {
        assert_eq!(maker.hear(), "ready");
    }
    makers.iter_mut().for_each(Errand::go_on);
    let mut said: Vec<String> = makers.into_iter().flat_map(Errand::finish).collect();
    said.sort();
    assert_eq!(said.iter().filter(|s| *s == "made").count(), 1, "{said:?}");
    assert_eq!(said.iter().filter(|s| *s == "exists").count(), WRITERS - 1, "{said:?}");
    let mut store = open(&path);
    assert_eq!(store.load().unwrap().rows().count(), 60);
    assert_eq!(faults(&mut store), Vec::<String>::new());
    assert!(files(dir.path()).keys().all(|f| f.extension().is_none_or(|e| e != "new")));
}

#[test]
fn a_maker_killed_midway_leaves_no_half_database() {
    let (dir, path) = place();
    let maker = Errand::start("create a large one", &path);
    let deadline = Instant::now() + PATIENCE;
    let under_way = || fs::read_dir(dir.path()).unwrap().any(|f| f.unwrap().metadata().is_ok_and(|m| m.len() > 0));
    while !under_way() {
        assert!(Instant::now() < deadline);
        std::thread::yield_now();
    }
    maker.kill();
    match Store::open(&path, Access::Write, at(0)) {
        Err(StoreError::Missing(_)) => {}
        found => assert_eq!(found.unwrap().load().unwrap().rows().count(), 20_000),
    }
    if !path.exists() {
        assert_eq!(faults(&mut Store::create(&path, &plan(2, 2), "张", at(0), "导入").unwrap()), Vec::<String>::new());
    }
}

#[test]
fn a_backup_taken_while_others_write_is_whole() {
    let (dir, path, mut store) = record(2);
    let mut writer = Errand::start("write for ever", &path);
    for n in 0..5 {
        let acknowledged: i64 = writer.hear().parse().unwrap();
        let to = dir.path().join(format!("备份{n}.db"));
        store.backup(&to).unwrap();
        let mut copy = open(&to);
        assert_eq!(faults(&mut copy), Vec::<String>::new());
        let last = copy.load().unwrap().last_event().0;
        assert!(last >= acknowledged + 2 && last % 3 == 1, "{last} after act {acknowledged}");
    }
    writer.kill();
}

//! What happens to the files while a program has them open.

use std::fs;

use duban::ledger::EventNo;
use duban::store::{Access, Store, StoreError};

use crate::support::{at, comment, item, record};
use crate::{faults, open};

#[test]
fn a_file_that_was_replaced_under_a_running_program_is_not_written_to() {
    let (dir, path, mut store) = record(1);
    let ledger = store.load().unwrap();
    let copy = dir.path().join("copy.db");
    store.backup(&copy).unwrap();
    fs::rename(&copy, &path).unwrap();
    assert!(matches!(store.changed_by_others(), Err(StoreError::Moved(_))));
    assert!(matches!(store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)), Err(StoreError::Moved(_))));
}

/// What was said to be saved stands in the log until it is taken into the file: without that log it would be lost to everybody else.
#[test]
fn a_side_file_that_was_removed_or_replaced_stops_the_writing_and_loses_nothing() {
    for (side, replaced) in [("-wal", false), ("-shm", false), ("-wal", true), ("-shm", true)] {
        let (dir, path, mut store) = record(1);
        let ledger = store.load().unwrap();
        let write = |store: &mut Store| store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1));
        write(&mut store).unwrap();
        let beside = dir.path().join(format!("duban.db{side}"));
        if replaced {
            fs::copy(&beside, dir.path().join("copy")).unwrap();
            fs::rename(dir.path().join("copy"), &beside).unwrap();
        } else {
            fs::remove_file(&beside).unwrap();
        }
        let is_told = |e: &StoreError| matches!(e, StoreError::Moved(path) if path.ends_with(beside.file_name().unwrap()));
        assert!(store.changed_by_others().is_err_and(|e| is_told(&e)), "{side} {replaced}");
        assert!(write(&mut store).is_err_and(|e| is_told(&e)), "{side} {replaced}");
        if side == "-wal" && !replaced {
            // Were the program killed now, the file alone would hold everything.
            let copy = dir.path().join("alone.db");
            fs::copy(&path, &copy).unwrap();
            assert_eq!(open(&copy).load().unwrap().last_event(), EventNo(2));
        }
        drop(store);
        let mut store = open(&path);
        assert_eq!(faults(&mut store), Vec::<String>::new(), "{side} {replaced}");
        assert_eq!(store.load().unwrap().last_event(), EventNo(2), "{side} {replaced}");
    }
}

/// A backup that somebody restores as the README says, with a program still open: it must neither be written to by that program nor be
/// spoiled when that program ends.
#[test]
fn a_restored_backup_is_not_spoiled_by_a_program_that_was_still_open() {
    for remove_sides in [true, false] {
        let (dir, path, mut store) = record(8);
        let ledger = store.load().unwrap();
        store.append(&comment(item(&ledger, "1.1"), "备份之前"), "李", at(1)).unwrap();
        let copy = dir.path().join("copy.db");
        store.backup(&copy).unwrap();
        for n in 0..5 {
            store.append(&comment(item(&ledger, "1.1"), &"备份之后".repeat(500)), "李", at(n)).unwrap();
        }
        if remove_sides {
            for side in ["-wal", "-shm"] {
                fs::remove_file(dir.path().join(format!("duban.db{side}"))).unwrap();
            }
        }
        // In place, as `cp` does.
        fs::write(&path, fs::read(&copy).unwrap()).unwrap();
        assert!(matches!(store.changed_by_others(), Err(StoreError::Moved(_))), "{remove_sides}");
        assert!(matches!(store.append(&comment(item(&ledger, "1.1"), "写到哪里?"), "李", at(9)), Err(StoreError::Moved(_))));
        drop(store);
        if remove_sides {
            let mut store = open(&path);
            assert_eq!(faults(&mut store), Vec::<String>::new());
            assert_eq!(store.load().unwrap().last_event(), EventNo(2));
        } else {
            assert!(fs::read(&path).unwrap() == fs::read(&copy).unwrap(), "the file is as it was put there");
        }
    }
}

#[test]
fn what_others_take_from_the_log_into_the_file_is_no_trouble() {
    let (_dir, path, mut store) = record(4);
    let ledger = store.load().unwrap();
    let other = rusqlite::Connection::open(&path).unwrap();
    for n in 0..3 {
        store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(n)).unwrap();
        other.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
        store.changed_by_others().unwrap();
    }
    assert_eq!(store.load().unwrap().last_event(), EventNo(4));
}

#[test]
fn a_file_with_two_names_is_not_written_to() {
    let (dir, path, mut store) = record(1);
    let ledger = store.load().unwrap();
    fs::hard_link(&path, dir.path().join("second.db")).unwrap();
    assert!(matches!(store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)), Err(StoreError::Linked(_))));
    drop(store);
    assert!(matches!(Store::open(&path, Access::Write, at(1)), Err(StoreError::Linked(_))));
    assert_eq!(Store::open(&path, Access::ReadOnly, at(1)).unwrap().load().unwrap().last_event(), EventNo(1));
    fs::remove_file(dir.path().join("second.db")).unwrap();
    assert!(Store::open(&path, Access::Write, at(1)).is_ok());
}

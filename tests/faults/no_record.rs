//! Files that are something else, and damaged ones.

use std::fs;
use std::path::Path;

use duban::messages::Lang;
use duban::store::{Access, Store, StoreError};

use crate::files;
use crate::support::{at, comment, item, place, plan, record};

#[test]
fn what_is_no_record_is_refused_with_a_sentence_and_left_alone() {
    let (dir, path, store) = record(1);
    drop(store);
    let at_path = |name: &str| dir.path().join(name);
    fs::write(at_path("empty"), "").unwrap();
    fs::write(at_path("text"), "督办台账\n".repeat(1000)).unwrap();
    fs::write(at_path("short"), &fs::read(&path).unwrap()[..50]).unwrap();
    for (name, wal) in [("rollback", false), ("log", true)] {
        let conn = rusqlite::Connection::open(at_path(name)).unwrap();
        conn.pragma_update(None, "journal_mode", if wal { "wal" } else { "delete" }).unwrap();
        conn.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);").unwrap();
    }
    let before = files(dir.path());
    for access in [Access::Write, Access::ReadOnly] {
        let refused = |name: &str| Store::open(&at_path(name), access, at(0)).map(drop).unwrap_err();
        assert!(matches!(refused("nothing"), StoreError::Missing(_)));
        for name in ["empty", "text", "."] {
            assert!(matches!(refused(name), StoreError::NotADatabase { .. }), "{name}");
        }
        assert!(matches!(refused("short"), StoreError::NotADatabase { .. } | StoreError::Corrupt(_)));
        for name in ["rollback", "log"] {
            assert!(matches!(refused(name), StoreError::NotOurs(_)), "{name}");
        }
        for name in ["nothing", "empty", "text", "rollback"] {
            let error = refused(name);
            for lang in [Lang::Zh, Lang::En] {
                assert!(error.explain(lang).contains(name), "{}", error.explain(lang));
            }
        }
    }
    assert!(files(dir.path()) == before, "{:?}", files(dir.path()).keys());
    assert!(!at_path("nothing").exists());
}

#[test]
fn a_record_of_a_newer_program_is_refused_and_left_as_it_is() {
    let (dir, path, store) = record(1);
    drop(store);
    // Both with the new number in the file, and with it in the log only, as a program that runs just now leaves it.
    for writing in [false, true] {
        let newer = rusqlite::Connection::open(&path).unwrap();
        newer.pragma_update(None, "user_version", if writing { 100 } else { 99 }).unwrap();
        let newer = writing.then_some(newer);
        let before = files(dir.path());
        for access in [Access::Write, Access::ReadOnly] {
            let refused = Store::open(&path, access, at(0)).unwrap_err();
            assert!(matches!(refused, StoreError::Newer { theirs: 99 | 100, ours: 2, .. }), "{refused}");
        }
        let index = |f: &Path| f.to_string_lossy().ends_with("-shm");
        let mut after = files(dir.path());
        // The index holds locks and read marks, nothing of the record.
        after.retain(|f, _| !index(f) && before.contains_key(f));
        assert!(after.iter().all(|(f, bytes)| before.get(f) == Some(bytes)));
        drop(newer);
    }
}

#[test]
fn nothing_is_made_over_what_is_there() {
    let (dir, path, mut store) = record(1);
    let make = |path: &Path| Store::create(path, &plan(1, 1), "张", at(0), "导入").map(drop);
    assert!(matches!(make(&path), Err(StoreError::Exists(_))));
    assert!(matches!(make(dir.path()), Err(StoreError::Exists(_))));
    assert!(matches!(make(&dir.path().join("no/such/duban.db")), Err(StoreError::NoDirectory(_))));
    let link = dir.path().join("link.db");
    std::os::unix::fs::symlink(dir.path().join("nowhere.db"), &link).unwrap();
    assert!(matches!(make(&link), Err(StoreError::Exists(_))));
    // The log of a database that is gone would be taken for the new one's.
    let gone = dir.path().join("gone.db");
    fs::write(dir.path().join("gone.db-wal"), "x").unwrap();
    assert!(matches!(make(&gone), Err(StoreError::LeftOver(_))));
    assert!(matches!(store.backup(&gone), Err(StoreError::LeftOver(_))));
    assert_eq!(store.load().unwrap().rows().count(), 2);
}

#[test]
fn a_damaged_file_is_never_taken_for_a_sound_one() {
    let (dir, path) = place();
    let mut store = Store::create(&path, &plan(12, 4), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    for n in 0..30 {
        store.append(&comment(item(&ledger, "1.1"), &format!("第{n}条,核查情况正常。")), "李", at(n)).unwrap();
    }
    let whole = store.load().unwrap();
    drop(store);
    let sound = fs::read(&path).unwrap();
    let damaged = dir.path().join("damaged.db");
    let judge = |what: String, bytes: &[u8]| {
        for side in ["-wal", "-shm"] {
            let _ = fs::remove_file(dir.path().join(format!("damaged.db{side}")));
        }
        fs::write(&damaged, bytes).unwrap();
        let told = |e: &StoreError| !matches!(e, StoreError::Engine { .. });
        let mut store = match Store::open(&damaged, Access::Write, at(0)) {
            Err(e) => return assert!(told(&e), "{what}: {e}"),
            Ok(store) => store,
        };
        let loaded = store.load();
        let faults = match store.check() {
            Ok(faults) => faults.iter().map(|f| f.describe(Lang::En)).collect(),
            Err(error @ StoreError::Corrupt(_)) => vec![error.to_string()],
            Err(error) => panic!("{what}: {error}"),
        };
        if let Err(e) = &loaded {
            assert!(told(e) && !faults.is_empty(), "{what}: {e}");
        }
        let same = loaded.is_ok_and(|l| l.events() == whole.events() && l.plan() == whole.plan());
        // Not even a letter that became another letter goes unseen.
        assert!(same || !faults.is_empty(), "{what}");
    };
    for pages in 1..sound.len() / 4096 {
        judge(format!("cut to {pages} pages"), &sound[..pages * 4096]);
    }
    for page in 0..sound.len() / 4096 {
        let mut bytes = sound.clone();
        bytes[page * 4096..(page + 1) * 4096].fill(0);
        judge(format!("page {page} lost"), &bytes);
    }
    for at in (7..sound.len()).step_by(1009) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x10;
        judge(format!("one bit at {at}"), &bytes);
    }
}

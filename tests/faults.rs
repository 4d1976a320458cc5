//! What may happen to a record: several processes at once, a killed writer, a full disk, a damaged or foreign file, missing permissions.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod support;

use std::collections::BTreeMap;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use duban::ledger::{Act, EventNo, Ledger, Status};
use duban::messages::Lang;
use duban::store::{Access, Store, StoreError};
use support::process::{self, Errand, say, wait_for_word};
use support::{at, comment, item, place, plan, record};

const WRITERS: usize = 8;

/// Where a process that was started on an errand runs it; nothing to do else.
#[test]
fn errand() {
    let Some((errand, path)) = process::errand() else { return };
    match errand.as_str() {
        "write many" => write_many(&path),
        "write for ever" => write_for_ever(&path),
        "hold the lock" => hold_the_lock(&path),
        "create" => create(&path),
        "create a large one" => drop(Store::create(&path, &plan(5000, 4), "张", at(0), "导入")),
        "open to write" => tell(Store::open(&path, Access::Write, at(0))),
        "open to read" => tell(Store::open(&path, Access::ReadOnly, at(0))),
        "follow" => follow(&path),
        "write with little room" => write_with_little_room(&path),
        unknown => panic!("{unknown}"),
    }
}

fn faults(store: &mut Store) -> Vec<String> {
    store.check().unwrap().iter().map(|fault| fault.describe(Lang::En)).collect()
}

fn open(path: &Path) -> Store {
    Store::open(path, Access::Write, at(0)).unwrap()
}

fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(dir).unwrap().map(|f| f.unwrap().path()).map(|f| (f.clone(), fs::read(f).unwrap())).collect()
}

// ---- several processes -----------------------------------------------------------------------------------------------------------

fn write_many(path: &Path) {
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
    Act::set_status(ledger, it, to, Some("因为"), "2026-11-23".parse().unwrap()).unwrap()
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

fn write_for_ever(path: &Path) {
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

fn hold_the_lock(path: &Path) {
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
    store.set_patience(Duration::from_secs(20)).unwrap();
    let waiting = std::thread::spawn(move || store.append(&act, "李", at(2)).map(|events| events.len()));
    holder.go_on();
    assert_eq!(waiting.join().unwrap().unwrap(), 1);
    holder.finish();
}

fn create(path: &Path) {
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
    let deadline = Instant::now() + Duration::from_secs(20);
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

// ---- files that are something else -----------------------------------------------------------------------------------------------

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
            assert!(matches!(refused, StoreError::Newer { theirs: 99 | 100, ours: 1, .. }), "{refused}");
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

// ---- permissions -----------------------------------------------------------------------------------------------------------------

fn tell(opened: Result<Store, StoreError>) {
    match opened.and_then(|mut store| store.load()) {
        Ok(ledger) => say(format!("read {}", ledger.last_event().0)),
        Err(e) => say(format!("{e}\n{e:?}")),
    }
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

/// A record in a folder into which everybody may look, without side files; and a folder for the errand's own binary.
fn open_to_all() -> (tempfile::TempDir, tempfile::TempDir, PathBuf) {
    let (dir, path, store) = record(1);
    drop(store);
    for side in ["-wal", "-shm"] {
        fs::remove_file(dir.path().join(format!("duban.db{side}"))).unwrap();
    }
    let tools = tempfile::tempdir().unwrap();
    mode(tools.path(), 0o755);
    (dir, tools, path)
}

/// The group in which the errand is that is not root's; nothing is changed where this user is the owner anyway.
fn give_to_nobodys_group(paths: &[&Path]) -> &'static str {
    if !rustix::process::geteuid().is_root() {
        return "u";
    }
    for path in paths {
        std::os::unix::fs::chown(path, None, Some(process::NOBODY)).unwrap();
    }
    "g"
}

#[test]
fn whoever_lacks_a_permission_is_told_which_file_whose_and_what_to_run() {
    let (dir, tools, path) = open_to_all();
    let who = give_to_nobodys_group(&[dir.path(), &path]);
    let db = path.display().to_string();
    let folder = path.parent().unwrap().display().to_string();
    let (read, write, make) = (format!("chmod {who}+r "), format!("chmod {who}+rw {db}"), format!("chmod {who}+rwx"));
    for (folder_mode, file_mode, errand, expected) in [
        (0o555, 0o000, "open to write", vec!["may not read", &db, "0000", &write, &make]),
        (0o555, 0o000, "open to read", vec!["may not read", &db, "0000", &read]),
        (0o555, 0o444, "open to write", vec!["may not write", &db, "0444", &write, &make]),
        (0o777, 0o444, "open to write", vec!["may not write", &db, "0444", &write]),
        (0o555, 0o666, "open to write", vec!["may not make files", &folder, "0555", &make]),
        (0o555, 0o444, "open to read", vec!["read 1"]),
        (0o777, 0o444, "open to read", vec!["read 1"]),
        (0o000, 0o666, "open to read", vec![&folder]),
    ] {
        mode(&path, file_mode);
        mode(dir.path(), folder_mode);
        let said = Errand::start_as_nobody(errand, &path, tools.path()).finish().join("\n");
        mode(dir.path(), 0o755);
        for words in expected {
            assert!(said.contains(words), "{folder_mode:o} {file_mode:o} {errand}: `{words}` not in: {said}");
        }
        assert_eq!(files(dir.path()).len(), 1, "{folder_mode:o} {file_mode:o} {errand}: nothing was left behind");
    }
}

/// A command that a person runs opens everything that he needs, the side files included.
#[test]
fn the_command_that_is_told_is_all_that_is_needed() {
    let (dir, tools, path) = open_to_all();
    drop(open(&path));
    let sides = ["-wal", "-shm"].map(|side| dir.path().canonicalize().unwrap().join(format!("duban.db{side}")));
    let all = [dir.path(), &path, &sides[0], &sides[1]];
    give_to_nobodys_group(&all);
    mode(dir.path(), 0o555);
    [&path, &sides[0], &sides[1]].into_iter().for_each(|file| mode(file, 0o444));
    let told = Errand::start_as_nobody("open to write", &path, tools.path()).finish().join("\n");
    let (_, command) = told.lines().next().unwrap().split_once("can run: ").unwrap();
    let command = command.split(" (the README").next().unwrap();
    assert!(std::process::Command::new("sh").args(["-c", command]).status().unwrap().success(), "{command}");
    assert_eq!(Errand::start_as_nobody("open to write", &path, tools.path()).finish(), ["read 1"], "{command}");
}

#[test]
fn nobody_is_told_to_join_the_group_of_root() {
    if !rustix::process::geteuid().is_root() {
        return;
    }
    let (_dir, tools, path) = open_to_all();
    mode(&path, 0o600);
    let said = Errand::start_as_nobody("open to write", &path, tools.path()).finish().join("\n");
    assert!(said.contains("no group that people share") && !said.contains("usermod") && !said.contains("can run"), "{said}");
}

#[test]
fn a_record_is_made_in_a_folder_that_may_be_written_and_not_listed() {
    let (dir, tools) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    mode(tools.path(), 0o755);
    mode(dir.path(), 0o1733);
    let path = dir.path().canonicalize().unwrap().join("duban.db");
    let mut maker = Errand::start_as_nobody("create", &path, tools.path());
    assert_eq!(maker.hear(), "ready");
    maker.go_on();
    assert_eq!(maker.finish(), ["made"]);
}

#[test]
fn in_a_shared_folder_all_files_are_the_groups() {
    let (dir, path) = place();
    mode(dir.path(), 0o2770);
    let mut store = Store::create(&path, &plan(1, 1), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)).unwrap();
    let modes = |names: &[&str]| -> Vec<u32> {
        names.iter().map(|n| fs::metadata(dir.path().join(n)).unwrap().permissions().mode() & 0o777).collect()
    };
    assert_eq!(modes(&["duban.db", "duban.db-wal", "duban.db-shm"]), [0o660; 3]);
    drop(store);
    assert_eq!(modes(&["duban.db-wal", "duban.db-shm"]), [0o660; 2], "they stay for readers");
}

fn follow(path: &Path) {
    let mut store = Store::open(path, Access::ReadOnly, at(0)).unwrap();
    for _ in 0..3 {
        let changed = store.changed_by_others().unwrap();
        say(format!("{changed} {}", store.load().unwrap().last_event().0));
        wait_for_word();
    }
}

#[test]
fn a_reader_who_may_make_no_files_follows_writers_all_the_same() {
    let (dir, tools, path) = open_to_all();
    mode(&path, 0o444);
    mode(dir.path(), 0o555);
    let mut reader = Errand::start_as_nobody("follow", &path, tools.path());
    assert_eq!(reader.hear(), "false 1");
    mode(dir.path(), 0o755);
    mode(&path, 0o644);
    let mut store = open(&path);
    let ledger = store.load().unwrap();
    store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)).unwrap();
    reader.go_on();
    assert_eq!(reader.hear(), "true 2");
    store.append(&comment(item(&ledger, "1.1"), "乙"), "李", at(2)).unwrap();
    drop(store);
    reader.go_on();
    assert_eq!(reader.hear(), "true 3");
    reader.go_on();
    reader.finish();
}

// ---- no room ---------------------------------------------------------------------------------------------------------------------

/// A file size limit stands in for a quota: writes fail midway, at any byte.
fn write_with_little_room(path: &Path) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // With a handler the signal that goes with the limit does not end the process.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default()).unwrap();
    let mut store = open(path);
    let ledger = store.load().unwrap();
    let room = fs::metadata(path).unwrap().len() / 2;
    setrlimit(Resource::Fsize, Rlimit { current: Some(room), maximum: Some(room) }).unwrap();
    let backup = path.with_file_name("backup.db");
    assert!(matches!(store.backup(&backup), Err(StoreError::Io { path, .. } | StoreError::Full(path)) if path == backup));
    for n in 0.. {
        match store.append(&comment(item(&ledger, "1.1"), &"长".repeat(500)), "李", at(n)) {
            Ok(events) => say(events[0].no.0),
            Err(e) => {
                assert!(matches!(e, StoreError::Io { .. } | StoreError::Full(_)), "{e}");
                break;
            }
        }
    }
}

#[test]
fn a_write_that_finds_no_room_is_refused_and_spoils_nothing() {
    let (dir, path, store) = record(20);
    drop(store);
    let said = Errand::start("write with little room", &path).finish();
    let saved: Vec<i64> = said.iter().map(|line| line.parse().unwrap()).collect();
    assert!(!saved.is_empty());
    let mut store = open(&path);
    assert_eq!(faults(&mut store), Vec::<String>::new());
    assert_eq!(store.events_since(EventNo(1)).unwrap().iter().map(|e| e.no.0).collect::<Vec<_>>(), saved);
    let names: Vec<_> = files(dir.path()).into_keys().map(|f| f.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["duban.db", "duban.db-shm", "duban.db-wal"]);
}

/// A small disk, where this user may mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let mount = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=640k", "tmpfs"]).arg(dir.path()).output();
        mount.is_ok_and(|m| m.status.success()).then_some(Self(dir))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_is_called_by_its_name() {
    let Some(disk) = SmallDisk::mount() else { return say("skipped: this user may not mount a small disk") };
    let path = disk.0.path().join("duban.db");
    let too_large = Store::create(&path, &plan(1000, 4), "张", at(0), "导入");
    assert!(matches!(too_large, Err(StoreError::Full(_))), "{too_large:?}");
    assert_eq!(files(disk.0.path()).len(), 0, "nothing is left of what did not fit");
    let mut store = Store::create(&path, &plan(60, 4), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    let mut last = EventNo(1);
    let refused = loop {
        match store.append(&comment(item(&ledger, "1.1"), &"长".repeat(5000)), "李", at(1)) {
            Ok(events) => last = events[0].no,
            Err(e) => break e,
        }
    };
    assert!(matches!(refused, StoreError::Full(_)), "{refused:?}");
    let refused = store.backup(&disk.0.path().join("backup.db")).unwrap_err();
    assert!(matches!(&refused, StoreError::Full(path) if path.ends_with("backup.db")), "{refused:?}");
    assert_eq!(files(disk.0.path()).len(), 3);
    assert_eq!(store.load().unwrap().last_event(), last);
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

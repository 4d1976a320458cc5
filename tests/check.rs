//! What `check` finds: whatever somebody changes in the file by hand, and whatever no program of ours would write.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod support;

use std::path::Path;

use duban::ledger::{Act, Ledger, NoteKind, Signer, Status};
use duban::messages::Lang;
use duban::store::{Access, Fault, Store, StoreError};
use rusqlite::Connection;
use support::{at, comment, faults, item, record};

fn set(ledger: &Ledger, id: &str, to: Status) -> Act {
    Act::set_status(ledger, item(ledger, id), to, Some("因为"), Signer { by: "核", on: "2026-11-23".parse().unwrap() }).unwrap()
}

#[test]
fn a_version_that_no_event_gave_is_a_fault() {
    let (_dir, path, mut store) = record(2);
    let ledger = store.load().unwrap();
    store.append(&set(&ledger, "1.1", Status::InProgress), "李", at(1)).unwrap();
    let by_hand = rusqlite::Connection::open(&path).unwrap();
    by_hand.execute("UPDATE item SET status = 'done' WHERE task = 1 AND place = 1", []).unwrap();
    let [fault] = store.check().unwrap().try_into().unwrap();
    let fault: String = Fault::describe(&fault, Lang::Zh);
    assert!(fault.contains("1.1") && fault.contains("办结") && fault.contains("推进中"), "{fault}");
    by_hand
        .execute_batch(
            "UPDATE item SET status = 'in_progress' WHERE task = 1; DROP TRIGGER event_is_never_removed; DELETE FROM event WHERE no = 2;",
        )
        .unwrap();
    let faults = faults(&mut store);
    assert!(faults.iter().any(|f| f.contains("event_is_never_removed")), "{faults:?}");
    assert!(faults.iter().any(|f| f == "The events end with 1, but 2 was written."), "{faults:?}");
}

#[test]
fn what_no_program_of_ours_writes_is_a_fault() {
    const AT: &str = "'2026-11-23T09:00:00.000+08:00', '王'";
    for (columns, values, column) in [
        ("item, kind, from_value, to_value", "1, 'status', 'not_started', '完成'", "to_value"),
        ("item, kind, from_value", "1, 'status', 'not_started'", "to_value"),
        ("item, kind, note_kind", "1, 'note', 'comment'", "text"),
        ("item, kind, note_kind, text", "1, 'note', '闲话', '好'", "note_kind"),
        ("item, kind, to_value, text", "1, 'finding_settled', 'f3a91c', '会议明确'", "to_value"),
        ("item, kind, to_value", "1, 'finding_settled', 'f3a91c02b7d4e'", "text"),
        ("item, kind", "1, '不明'", "kind"),
        ("kind, note_kind, text", "'note', 'comment', '对谁说?'", "item"),
        ("item, kind, text", "1, 'imported', '又一次'", "item"),
    ] {
        let (_dir, path, mut store) = record(1);
        let by_hand = rusqlite::Connection::open(&path).unwrap();
        by_hand
            .execute(
                &format!(
                    "INSERT INTO event (no, act, cause, at, who, {columns}, digest) VALUES (2, 2, 'fresh', {AT}, {values}, zeroblob(32))"
                ),
                [],
            )
            .unwrap();
        let digest = "Event 2 does not agree with its digest: it or the one before it was altered.";
        assert_eq!(faults(&mut store), [format!("Event 2 has an unknown {column}."), digest.into()], "{columns} {values}");
        assert!(matches!(store.load(), Err(StoreError::Broken { .. })));
    }
}

/// A record with three moves of 1.1, an undo and a redo of the last, and two notes: events 2 to 8.
fn lived_in() -> (tempfile::TempDir, std::path::PathBuf, Store) {
    let (dir, path, mut store) = record(2);
    for (minute, to) in [(1, Status::InProgress), (2, Status::Blocked), (3, Status::InProgress)] {
        let ledger = store.load().unwrap();
        store.append(&set(&ledger, "1.1", to), "李", at(minute)).unwrap();
    }
    let undo = Act::undo(&store.load().unwrap(), "李").unwrap();
    store.append(&undo, "李", at(4)).unwrap();
    let redo = Act::redo(&store.load().unwrap(), "李").unwrap();
    store.append(&redo, "李", at(5)).unwrap();
    let ledger = store.load().unwrap();
    store.append(&comment(item(&ledger, "1.1"), "批注"), "王", at(6)).unwrap();
    store.append(&Act::write_note(item(&ledger, "2.1"), NoteKind::Promise, "月底前补齐").unwrap(), "王", at(7)).unwrap();
    assert_eq!(store.check().unwrap(), []);
    (dir, path, store)
}

/// Changes the file as somebody would who knows how to get by the rules, and puts the rules back.
fn by_hand(path: &Path, sql: &str) {
    let conn = Connection::open(path).unwrap();
    let rules: Vec<(String, String)> = conn
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &rules {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    for (_, sql) in &rules {
        conn.execute_batch(sql).unwrap();
    }
}

#[test]
fn whatever_is_changed_by_hand_is_found() {
    for sql in [
        "UPDATE event SET text = '改过' WHERE no = 7",
        "UPDATE event SET who = '别人' WHERE no = 7",
        "UPDATE event SET at = '2025-01-01T00:00:00.000+08:00' WHERE no = 7",
        "UPDATE event SET item = item + 1 WHERE no = 7",
        "UPDATE event SET note_kind = 'promise' WHERE no = 7",
        "UPDATE event SET text = '改过' WHERE no = 3",
        "UPDATE event SET to_value = 'withdrawn' WHERE no = 6; UPDATE item SET status = 'withdrawn' WHERE id = 1",
        "DELETE FROM event WHERE no = 8; UPDATE sqlite_sequence SET seq = 7 WHERE name = 'event'; UPDATE event SET text = 'x' WHERE no = 7",
        "DELETE FROM event WHERE no = 7; UPDATE event SET no = 7, act = 7 WHERE no = 8; UPDATE sqlite_sequence SET seq = 7",
        "UPDATE item SET version = 3 WHERE id = 1",
        "UPDATE item SET in_plan = 0 WHERE id = 4",
        "UPDATE item SET task = 99 WHERE id = 1",
        "UPDATE measure SET text = '假' WHERE item = 1",
        "UPDATE measure SET deadline = '2027年底前' WHERE item = 1",
        "UPDATE measure SET merged_cell = 1 - merged_cell WHERE item = 1",
        "DELETE FROM measure_unit WHERE item = 1 AND role = 'lead' AND position = 2",
        "DELETE FROM measure_unit; DELETE FROM measure; DELETE FROM item WHERE id > 2",
        "UPDATE plan SET year = 2027",
        "UPDATE plan SET title = '另一个计划'",
        "UPDATE area SET title = 'x' WHERE id = 1",
        "UPDATE section SET area = 1 WHERE id = 3",
        "UPDATE task SET section = 1 WHERE number = 2",
        "PRAGMA ignore_check_constraints = ON; UPDATE item SET status = 'zzz' WHERE id = 3",
        "PRAGMA ignore_check_constraints = ON; UPDATE item SET in_plan = 2 WHERE id = 3",
        "DROP INDEX event_of_act",
        "CREATE TABLE x (a)",
    ] {
        let (_dir, path, mut store) = lived_in();
        by_hand(&path, sql);
        assert!(!store.check().unwrap().is_empty(), "{sql}");
    }
}

#[test]
fn a_rule_that_has_the_name_of_ours_and_keeps_nothing_is_a_fault() {
    let (_dir, path, mut store) = lived_in();
    let conn = Connection::open(&path).unwrap();
    conn.execute_batch(
        "DROP TRIGGER event_is_never_changed;
         CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event WHEN 0 BEGIN SELECT 1; END;
         CREATE TRIGGER helpful AFTER INSERT ON event BEGIN UPDATE item SET status = 'done' WHERE id = NEW.item; END;",
    )
    .unwrap();
    assert_eq!(store.check().unwrap(), [Fault::OtherRule("event_is_never_changed".into()), Fault::Foreign("helpful".into())]);
    conn.execute_batch("ANALYZE; DROP TRIGGER helpful; DROP TRIGGER event_is_never_changed").unwrap();
    assert_eq!(store.check().unwrap(), [Fault::NoRule("event_is_never_changed".into())]);
}

/// What nobody can do in the program is a fault even where its digest is right.
#[test]
fn what_nobody_could_have_done_is_a_fault() {
    const AT: &str = "'2026-11-23T10:00:00.000+08:00', '王'";
    for (columns, values, expected) in [
        ("cause, item, kind, from_value, to_value", "'fresh', 3, 'status', 'not_started', 'done'", "makes \"not started\" into \"done\""),
        ("cause, item, kind, from_value, to_value", "'fresh', 3, 'status', 'not_started', 'blocked'", "or not without a word"),
        ("cause, item, kind", "'fresh', 1, 'note_withdrawn'", "Event 9 can stand in an undo or a redo only."),
        ("cause, item, kind, note_kind, text", "'fresh', 1, 'note', 'comment', '  '", "Event 9 is a note without a text."),
        ("cause, item, kind, to_value, text", "'fresh', 1, 'finding_settled', 'f3a91c02b7d4e', ' '", "Event 9 is a note without a text."),
        (
            "cause, item, kind, to_value",
            "'fresh', 1, 'units_settled', '东城区政府'",
            "Event 9 settles the units of a measure without a reason",
        ),
        ("cause, item, kind, to_value, text", "'fresh', 1, 'units_settled', '', '会议明确'", "Event 9 settles the units"),
        (
            "cause, item, unit, kind, to_value, text",
            "'fresh', 1, '东城区政府', 'units_settled', '东城区政府', '会议明确'",
            "or elsewhere than on the measure.",
        ),
        (
            "cause, item, kind, detail, text",
            "'fresh', 1, 'reading_struck', '{\"indicator\":\"water-use-total\",\"reading\":1}', ' '",
            "Event 9 is a note without a text.",
        ),
        ("cause, of_act, item, kind", "'undo', 8, 1, 'note_withdrawn'", "Event 9"),
        ("cause, of_act, item, kind", "'undo', 5, 1, 'note_withdrawn'", "The act of event 9 undoes or redoes that of event 5"),
        ("cause, of_act, item, kind", "'redo', 7, 1, 'note_restored'", "The act of event 9 undoes or redoes that of event 7"),
    ] {
        let (_dir, path, mut store) = lived_in();
        let conn = Connection::open(&path).unwrap();
        let sql = format!("INSERT INTO event (no, act, at, who, {columns}, digest) VALUES (9, 9, {AT}, {values}, zeroblob(32))");
        conn.execute(&sql, []).unwrap();
        let told = faults(&mut store).join("\n");
        assert!(told.contains(expected), "{values}: {told}");
    }
}

#[test]
fn the_fingerprint_is_that_of_the_record_and_of_its_copies() {
    let (dir, _path, mut store) = lived_in();
    let before = store.fingerprint().unwrap();
    let copy = dir.path().join("copy.db");
    store.backup(&copy).unwrap();
    assert_eq!(Store::open(&copy, Access::ReadOnly, at(8)).unwrap().fingerprint().unwrap(), before);
    let ledger = store.load().unwrap();
    store.append(&comment(item(&ledger, "1.1"), "又一条"), "王", at(8)).unwrap();
    assert_ne!(store.fingerprint().unwrap(), before);
}

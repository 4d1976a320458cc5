//! The record as its users meet it: what is written is there, whole, for everybody; nothing is overwritten unseen.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod support;

use std::sync::mpsc;
use std::time::Duration;

use duban::ledger::{Act, Applied, Cause, Event, EventNo, Happening, Ledger, NoteKind, PlanChange, Signer, Status};
use duban::store::{Access, Answer, Keeper, Store, StoreError};
use proptest::prelude::*;
use support::{at, comment, faults, item, place, plan, plan_of, record};

fn set(ledger: &Ledger, id: &str, to: Status) -> Act {
    Act::set_status(ledger, item(ledger, id), to, Some("因为"), Signer { by: "核", on: "2026-11-23".parse().unwrap() }).unwrap()
}

/// What a person can see of an item: key, id, whether it is in the plan, status, version, notes.
type Seen = (i64, String, bool, &'static str, EventNo, Vec<String>);

fn state(ledger: &Ledger) -> Vec<Seen> {
    let mut items: Vec<_> = ledger
        .items()
        .iter()
        .map(|i| (i.key.measure, i.measure.to_string(), i.in_plan, i.status.code(), i.version, i.notes().map(|n| n.text.clone()).collect()))
        .collect();
    items.sort();
    items
}

#[test]
fn what_was_imported_is_loaded_word_for_word() {
    let (_dir, path) = place();
    let plan = plan(9, 7);
    let mut store = Store::create(&path, &plan, "张", at(0), "导入63项").unwrap();
    let ledger = store.load().unwrap();
    assert_eq!(*ledger.plan(), plan);
    assert_eq!(ledger.rows().count(), 63);
    let [event] = ledger.events() else { panic!("one event") };
    assert_eq!((event.no, event.act, event.cause, event.at, event.item), (EventNo(1), EventNo(1), Cause::Fresh, at(0), None));
    assert_eq!(event.what, Happening::Imported { summary: "导入63项".into() });
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn what_append_returns_is_what_others_read() {
    let (_dir, path, mut store) = record(3);
    let mut other = Store::open(&path, Access::ReadOnly, at(0)).unwrap();
    let mut ledger = other.load().unwrap();
    assert!(!other.changed_by_others().unwrap());
    let fine = at(1) + chrono::Duration::nanoseconds(123_456_789);
    let utc = duban::ledger::Moment::from(fine.with_timezone(&chrono::FixedOffset::east_opt(0).unwrap()));
    let written = store.append(&set(&ledger, "1.1", Status::InProgress), "李", utc).unwrap();
    assert!(!store.changed_by_others().unwrap(), "one's own commit is no news");
    assert!(other.changed_by_others().unwrap());
    assert!(!other.changed_by_others().unwrap());
    let read = other.events_since(ledger.last_event()).unwrap();
    assert_eq!(read, written);
    assert_eq!(read[0].at.to_rfc3339(), "2026-11-23T09:01:00.123+08:00");
    for event in read {
        assert_eq!(ledger.apply(event), Applied::Done);
    }
    assert_eq!(state(&ledger), state(&store.load().unwrap()));
}

#[test]
fn an_act_based_on_an_old_version_is_refused_whole_and_says_who_was_first() {
    let (_dir, path, mut store) = record(3);
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let ledger = store.load().unwrap();
    let first = store.append(&set(&ledger, "1.1", Status::InProgress), "李", at(1)).unwrap();
    let mut act = comment(item(&ledger, "2.1"), "一并写入");
    act.changes.extend(set(&ledger, "1.1", Status::Blocked).changes);
    match other.append(&act, "王", at(2)).unwrap_err() {
        StoreError::Stale { item: key, now } => {
            assert_eq!((key, now.as_deref()), (Some(item(&ledger, "1.1").key), Some(&first[0])));
        }
        error => panic!("{error}"),
    }
    let now = store.load().unwrap();
    assert_eq!(now.events().len(), 2, "nothing of the refused act was written");
    let note = comment(item(&ledger, "1.1"), "没看到改动");
    assert!(matches!(other.append(&note, "王", at(2)), Err(StoreError::Stale { .. })), "a note, too, is based on what was seen");
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn two_people_may_comment_on_one_item_at_once() {
    let (_dir, path, mut store) = record(1);
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let ledger = store.load().unwrap();
    store.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)).unwrap();
    other.append(&comment(item(&ledger, "1.1"), "乙"), "王", at(1)).unwrap();
    let notes: Vec<_> = item(&store.load().unwrap(), "1.1").notes().map(|n| n.text.clone()).collect();
    assert_eq!(notes, ["甲", "乙"]);
}

#[test]
fn a_status_with_a_note_on_the_same_item_is_one_act_and_is_undone_as_one() {
    let (_dir, _path, mut store) = record(1);
    let ledger = store.load().unwrap();
    let mut act = set(&ledger, "1.1", Status::InProgress);
    act.changes.extend(comment(item(&ledger, "1.1"), "已约谈").changes);
    let events = store.append(&act, "李", at(1)).unwrap();
    assert!(events.iter().all(|e| e.act == events[0].no));
    let undo = Act::undo(&store.load().unwrap(), "李").unwrap();
    store.append(&undo, "李", at(2)).unwrap();
    let ledger = store.load().unwrap();
    assert_eq!((item(&ledger, "1.1").status, item(&ledger, "1.1").notes().count()), (Status::NotStarted, 0));
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn a_finding_that_was_settled_is_undone_and_done_again() {
    let (_dir, path, mut store) = record(1);
    let day = "2026-01-20".parse().unwrap();
    for to in [Status::InProgress, Status::Submitted, Status::Done] {
        let act = set(&store.load().unwrap(), "1.2", to);
        store.append(&act, "李", at(1)).unwrap();
    }
    let settled = |store: &mut Store| store.load().unwrap().findings(day)[0].settled.clone();
    let key = store.load().unwrap().findings(day)[0].key;
    let act = Act::settle_finding(&store.load().unwrap(), &key.short(), "会议已明确", day).unwrap();
    let events = store.append(&act, "王", at(2)).unwrap();
    assert_eq!(events[0].what, Happening::FindingSettled { finding: key, why: "会议已明确".into() });
    // Another process reads it from the record.
    let mut other = Store::open(&path, Access::Write, at(3)).unwrap();
    let found = settled(&mut other).unwrap();
    assert_eq!((found.written.by.as_str(), found.written.at, found.why.as_str()), ("王", at(2), "会议已明确"));
    let undo = Act::undo(&other.load().unwrap(), "王").unwrap();
    other.append(&undo, "王", at(4)).unwrap();
    assert_eq!(settled(&mut store), None);
    let redo = Act::redo(&store.load().unwrap(), "王").unwrap();
    store.append(&redo, "王", at(5)).unwrap();
    assert_eq!(settled(&mut store), Some(found));
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn a_reader_writes_nothing() {
    let (dir, path, mut store) = record(1);
    let ledger = store.load().unwrap();
    drop(store);
    let listing = || {
        let mut files: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
        files.sort();
        files
    };
    let (before, bytes) = (listing(), std::fs::read(&path).unwrap());
    let mut reader = Store::open(&path, Access::ReadOnly, at(0)).unwrap();
    assert_eq!(reader.load().unwrap().events(), ledger.events());
    let refused = reader.append(&comment(item(&ledger, "1.1"), "甲"), "李", at(1)).unwrap_err();
    assert!(matches!(refused, StoreError::ReadOnly(_)));
    drop(reader);
    assert_eq!(listing(), before);
    assert!(std::fs::read(&path).unwrap() == bytes);
}

const A: &str = "推动石化行业重点企业加快绿色低碳转型发展";
const B: &str = "制定印刷行业低VOCs物料源头替代鼓励政策";
const C: &str = "探索在干洗行业重点企业推进全封闭式干洗设备更新";

#[test]
fn a_corrected_plan_keeps_statuses_and_notes() {
    let (_dir, path) = place();
    let mut store = Store::create(&path, &plan_of(&[A, B, C]), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    store.append(&set(&ledger, "1.2", Status::InProgress), "李", at(1)).unwrap();
    store.append(&comment(item(&ledger, "1.3"), "干洗店已摸底"), "李", at(2)).unwrap();
    let (second, third) = (item(&ledger, "1.2").key, item(&ledger, "1.3").key);

    let reworded = B.replace("鼓励政策", "试点鼓励政策");
    let new = plan_of(&["全新的一条措施", A, &reworded]);
    let ledger = store.load().unwrap();
    let change = PlanChange::between(&ledger, &new);
    store.replace_plan(&new, &change, ledger.last_event(), "张", at(3), "更正").unwrap();

    let now = store.load().unwrap();
    assert_eq!(*now.plan(), new);
    let moved = item(&now, "1.3");
    assert_eq!((moved.key, moved.status, moved.notes().count()), (second, Status::InProgress, 1));
    let dropped = now.item(third).unwrap();
    assert_eq!((dropped.in_plan, dropped.notes().count()), (false, 1));
    assert_eq!(item(&now, "1.1").status, Status::NotStarted);
    let told: Vec<_> = now.events().iter().filter(|e| e.at == at(3)).map(|e| (e.item, e.what.clone())).collect();
    assert!(now.events().iter().filter(|e| e.at == at(3)).all(|e| e.act == EventNo(4)));
    assert_eq!(told[0], (None, Happening::Imported { summary: "更正".into() }));
    assert!(told.contains(&(Some(second), Happening::Renumbered { from: "1.2".into(), to: "1.3".into() })));
    let says = |words: &str| {
        told.iter().any(|(_, w)| matches!(w, Happening::Reworded { before } | Happening::Dropped { before } if before.starts_with(words)))
    };
    assert!(says(B) && says(C));
    assert_eq!(faults(&mut store), Vec::<String>::new());

    // What is out of the plan gets nothing new, and the plan can be put back.
    let refused = store.append(&comment(ledger.item(third).unwrap(), "晚了"), "李", at(4)).unwrap_err();
    assert!(matches!(refused, StoreError::Stale { now: Some(e), .. } if matches!(e.what, Happening::Dropped { .. })));
    let old = plan_of(&[A, B, C]);
    store.replace_plan(&old, &PlanChange::between(&now, &old), now.last_event(), "张", at(5), "再更正").unwrap();
    let again = store.load().unwrap();
    assert_eq!(item(&again, "1.2").key, second);
    assert_ne!(item(&again, "1.3").key, third, "a number is never given twice");
    assert_eq!(again.item(third).unwrap().notes().count(), 1);
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

#[test]
fn a_plan_is_not_replaced_over_what_was_not_seen() {
    let (_dir, path) = place();
    let mut store = Store::create(&path, &plan_of(&[A, B]), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    let new = plan_of(&[A]);
    let change = PlanChange::between(&ledger, &new);
    store.append(&comment(item(&ledger, "1.2"), "刚写的"), "李", at(1)).unwrap();
    let refused = store.replace_plan(&new, &change, ledger.last_event(), "张", at(2), "更正").unwrap_err();
    assert!(matches!(refused, StoreError::MovedOn { seen: EventNo(1), last: EventNo(2) }));
    assert_eq!(store.load().unwrap().rows().count(), 2);
    let same = plan_of(&[A, B]);
    let nothing = PlanChange::between(&store.load().unwrap(), &same);
    store.replace_plan(&same, &nothing, EventNo(2), "张", at(3), "同").unwrap();
    assert_eq!(store.load().unwrap().last_event(), EventNo(2), "a change of nothing writes nothing");
}

#[test]
fn a_backup_is_a_whole_record_and_overwrites_nothing() {
    let (dir, path, mut store) = record(3);
    let ledger = store.load().unwrap();
    store.append(&set(&ledger, "1.1", Status::InProgress), "李", at(1)).unwrap();
    let to = dir.path().join("备份 1.db");
    let mut reader = Store::open(&path, Access::ReadOnly, at(1)).unwrap();
    reader.backup(&to).unwrap();
    let mut copy = Store::open(&to, Access::Write, at(2)).unwrap();
    assert_eq!(state(&copy.load().unwrap()), state(&store.load().unwrap()));
    assert_eq!(faults(&mut copy), Vec::<String>::new());
    let ledger = copy.load().unwrap();
    copy.append(&set(&ledger, "1.2", Status::InProgress), "李", at(3)).unwrap();
    assert!(matches!(store.backup(&to), Err(StoreError::Exists(_))));
    use std::os::unix::fs::PermissionsExt;
    let mode = |p| std::fs::metadata(p).unwrap().permissions().mode();
    assert_eq!(mode(&to), mode(&path));
}

fn heard(answers: &mpsc::Receiver<Answer>) -> Answer {
    answers.recv_timeout(Duration::from_secs(60)).unwrap()
}

#[test]
fn the_keeper_says_news_then_saved_and_refuses_what_is_stale() {
    let (_dir, path, mut store) = record(2);
    let mut ledger = store.load().unwrap();
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let (tell, answers) = mpsc::channel();
    let keeper = Keeper::start(store, ledger.last_event(), move |a| tell.send(a).unwrap()).unwrap();

    other.append(&set(&ledger, "1.1", Status::InProgress), "李", at(1)).unwrap();
    keeper.write(7, set(&ledger, "2.1", Status::Blocked), "王".into(), at(2));
    let mut news: Vec<Event> = Vec::new();
    let saved = loop {
        match heard(&answers) {
            Answer::News(events) => news.extend(events),
            Answer::Saved(ticket, events) => break (ticket, events),
            answer => panic!("{answer:?}"),
        }
    };
    assert_eq!((saved.0, saved.1.as_slice()), (7, &news[1..]));
    assert_eq!(news.iter().map(|e| e.no.0).collect::<Vec<_>>(), [2, 3]);

    keeper.write(8, set(&ledger, "1.1", Status::Blocked), "王".into(), at(3));
    assert!(matches!(heard(&answers), Answer::Refused(8, StoreError::Stale { now: Some(e), .. }) if e.by == "李"));
    for event in news {
        ledger.apply(event);
    }
    keeper.load();
    assert!(matches!(heard(&answers), Answer::Loaded(loaded) if state(&loaded) == state(&ledger)));
    // What was asked for is written even when the program ends at once.
    keeper.write(9, comment(item(&ledger, "2.2"), "临走"), "王".into(), at(4));
    drop(keeper);
    assert!(matches!(heard(&answers), Answer::News(_)));
    assert!(matches!(heard(&answers), Answer::Saved(9, events) if events[0].no == EventNo(4)));
    assert_eq!(other.load().unwrap().last_event(), EventNo(4));
}

#[test]
fn the_keeper_hears_of_others_unasked() {
    let (_dir, path, mut store) = record(2);
    let ledger = store.load().unwrap();
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let (tell, answers) = mpsc::channel();
    let _keeper = Keeper::start(store, ledger.last_event(), move |a| tell.send(a).unwrap()).unwrap();
    let written = other.append(&comment(item(&ledger, "1.1"), "看"), "李", at(1)).unwrap();
    assert!(matches!(heard(&answers), Answer::News(events) if events == written));
}

#[test]
fn the_keeper_tells_trouble_once() {
    let (dir, path, mut store) = record(1);
    let ledger = store.load().unwrap();
    let (tell, answers) = mpsc::channel();
    let keeper = Keeper::start(store, ledger.last_event(), move |a| tell.send(a).unwrap()).unwrap();
    std::fs::rename(&path, dir.path().join("elsewhere.db")).unwrap();
    assert!(matches!(heard(&answers), Answer::Trouble(StoreError::Moved(_))));
    // Three more looks at the file, and nothing more said.
    assert!(answers.recv_timeout(Duration::from_millis(1500)).is_err());
    keeper.write(1, comment(item(&ledger, "1.1"), "写到哪里?"), "李".into(), at(1));
    assert!(matches!(heard(&answers), Answer::Refused(1, StoreError::Moved(_))));
    std::fs::rename(dir.path().join("elsewhere.db"), &path).unwrap();
    assert!(matches!(heard(&answers), Answer::Recovered));
    keeper.write(2, comment(item(&ledger, "1.1"), "写到这里"), "李".into(), at(2));
    assert!(matches!(heard(&answers), Answer::News(_)));
    assert!(matches!(heard(&answers), Answer::Saved(2, _)));
}

#[test]
fn no_event_is_changed_removed_or_slipped_in() {
    let (_dir, path, mut store) = record(1);
    let before = store.load().unwrap();
    let by_hand = rusqlite::Connection::open(&path).unwrap();
    for sql in [
        "UPDATE event SET who = '王'",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event (no, act, cause, at, who, kind, text, digest) VALUES (1, 1, 'fresh', '2026-11-23T09:00:00.000+08:00', '王', 'imported', '改', zeroblob(32))",
        "INSERT INTO event (no, act, cause, at, who, kind, text, digest) VALUES (9, 9, 'fresh', '2026-11-23T09:00:00.000+08:00', '王', 'imported', '跳号', zeroblob(32))",
        "INSERT INTO event (no, act, cause, at, who, kind, text, digest) VALUES (2, 2, 'fresh', '昨天', '王', 'imported', '无时间', zeroblob(32))",
    ] {
        assert!(by_hand.execute(sql, []).is_err(), "{sql}");
    }
    assert_eq!(store.load().unwrap().events(), before.events());
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

/// What somebody does to one of three items.
#[derive(Debug, Clone)]
enum Step {
    Set(u32, usize),
    Note(u32, String),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1u32..=3, 0usize..8).prop_map(|(task, status)| Step::Set(task, status)),
        3 => (1u32..=3, "(?s).{0,40}").prop_map(|(task, text)| Step::Note(task, text)),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn act(ledger: &Ledger, step: &Step, by: &str) -> Option<Act> {
    let as_of = "2026-12-31".parse().unwrap();
    let of = |task: u32| item(ledger, &format!("{task}.1"));
    match step {
        Step::Set(task, status) => {
            Act::set_status(ledger, of(*task), Status::ALL[*status], Some("因为"), Signer { by: "核", on: as_of }).ok()
        }
        Step::Note(task, text) => Act::write_note(of(*task), NoteKind::Progress, text).ok(),
        Step::Undo => Act::undo(ledger, by).ok(),
        Step::Redo => Act::redo(ledger, by).ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Two people act in turn on two connections, each on a ledger that only follows events: at the end both, and one loaded anew, agree,
    /// and the stored state is what the events add up to. Texts come back character for character.
    #[test]
    fn following_and_loading_anew_agree(steps in prop::collection::vec((any::<bool>(), step()), 1..30)) {
        let (_dir, path, store) = record(3);
        let mut hands = [("李", store), ("王", Store::open(&path, Access::Write, at(0)).unwrap())];
        let mut ledgers = [hands[0].1.load().unwrap(), hands[1].1.load().unwrap()];
        for (minute, (second, step)) in (1..).zip(&steps) {
            let who = usize::from(*second);
            let (by, store) = &mut hands[who];
            for event in store.events_since(ledgers[who].last_event()).unwrap() {
                prop_assert_eq!(ledgers[who].apply(event), Applied::Done);
            }
            if let Some(act) = act(&ledgers[who], step, by) {
                for event in store.append(&act, by, at(minute)).unwrap() {
                    ledgers[who].apply(event);
                }
            }
        }
        let loaded = hands[0].1.load().unwrap();
        for (ledger, (_, store)) in ledgers.iter_mut().zip(&mut hands) {
            for event in store.events_since(ledger.last_event()).unwrap() {
                ledger.apply(event);
            }
            prop_assert_eq!(state(ledger), state(&loaded));
        }
        prop_assert_eq!(faults(&mut hands[1].1), Vec::<String>::new());
    }
}

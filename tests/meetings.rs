//! Meetings in a real record: read back whole, in nobody's way, judged by the check.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod support;

use duban::ledger::{Act, Cause, Change, EventNo, Happening, ItemKey, Ledger, Meeting, Moment, NoteKind, Seen};
use duban::plan::UnitName;
use duban::store::{Access, Store};
use support::{at, faults, item, record};

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn meeting(ledger: &Ledger, acts: &[i64]) -> Meeting {
    let key = item(ledger, "1.1").key;
    let owed = key.of(UnitName::new("甲区，乙区联合“办”\\"));
    Meeting {
        title: "第七次调度会 \"|\" 🙂".into(),
        began: moment("2026-11-23T14:00:00+08:00"),
        ended: moment("2026-11-24T00:30:00+08:00"),
        paused: 3_600,
        agenda: vec![key, owed],
        seen: vec![Seen { key: owed, seconds: u32::MAX }, Seen { key, seconds: 0 }],
        acts: acts.iter().map(|no| EventNo(*no)).collect(),
    }
}

fn held(what: Meeting) -> Act {
    let what = Happening::MeetingHeld(Box::new(what));
    Act { cause: Cause::Fresh, changes: vec![Change { item: None, seen: EventNo::NONE, what }] }
}

#[test]
fn a_meeting_is_read_back_as_it_was_and_is_in_nobodys_way() {
    let (_dir, path, mut store) = record(4);
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let ledger = store.load().unwrap();
    let note = Act::write_note(item(&ledger, "1.1"), NoteKind::Comment, "已约谈").unwrap();
    store.append(&note, "张", at(1)).unwrap();
    let ledger = store.load().unwrap();
    let act = Act::hold_meeting(&ledger, meeting(&ledger, &[2])).unwrap();
    // Another meeting ended meanwhile, and this one is recorded all the same.
    other.append(&Act::hold_meeting(&ledger, meeting(&ledger, &[])).unwrap(), "李", at(2)).unwrap();
    let written = store.append(&act, "张", at(3)).unwrap();
    let read = store.load().unwrap();
    assert_eq!(read.events().last(), written.first());
    let meetings: Vec<_> = read.meetings().map(|held| (held.number, held.no, held.by, held.meeting.clone())).collect();
    assert_eq!(meetings, [(1, EventNo(3), "李", meeting(&read, &[])), (2, EventNo(4), "张", meeting(&read, &[2]))]);
    // What follows the record has it by its events, too.
    let mut followed = ledger.clone();
    other.events_since(ledger.last_event()).unwrap().into_iter().for_each(|event| {
        followed.apply(event);
    });
    assert_eq!(followed.meetings().count(), 2);
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

/// What nobody could have done is found, though the digests agree.
#[test]
fn what_is_no_meeting_is_a_fault() {
    let (_dir, _path, mut store) = record(4);
    let ledger = store.load().unwrap();
    let good = meeting(&ledger, &[]);
    for wrong in [
        Meeting { title: " ".into(), ..good.clone() },
        Meeting { ended: moment("2026-11-23T13:59:59+08:00"), ..good.clone() },
        Meeting { agenda: vec![], seen: vec![], ..good.clone() },
        Meeting { agenda: vec![ItemKey::measure(999)], ..good.clone() },
        // Its own act, and one that is none.
        Meeting { acts: vec![EventNo(6)], ..good.clone() },
        Meeting { acts: vec![EventNo(99)], ..good },
    ] {
        store.append(&held(wrong), "张", at(1)).unwrap();
    }
    let cannot_be = |no| format!("Event {no} is no meeting: it has a title, ends after it begins, and is about something.");
    let found = faults(&mut store);
    assert_eq!(found[..3], [cannot_be(2), cannot_be(3), cannot_be(4)]);
    assert!(found[3].contains('5') && found[3].contains("999"), "{}", found[3]);
    let no_act = |no, act| format!("Event {no} is a meeting that names act {act}, which did not happen before it.");
    assert_eq!(found[4..], [no_act(6, 6), no_act(7, 99)]);
}

use super::super::testing::{day, key, ledger, set, write, write_by};
use super::*;
use crate::ledger::{Light, NoteKind, PromiseEnd, Signer, Standing, Status};

const EAST: Option<&str> = Some("东城区政府");
const ON: &str = "2026-07-02";

fn at(time: &str) -> Moment {
    format!("{ON}T{time}+08:00").parse().unwrap()
}

/// Acts are written at 14:02.
fn meeting(acts: &[i64]) -> Meeting {
    let seen = |measure, unit, seconds| Seen { key: key(measure, unit), seconds };
    Meeting {
        title: " 第七次\n调度会 ".into(),
        began: at("14:00:00.500"),
        ended: at("15:30:01"),
        paused: 0,
        agenda: vec![key(3, EAST), key(1, None), key(3, EAST)],
        seen: vec![seen(3, EAST, 60), seen(2, None, 30), seen(3, EAST, 5)],
        acts: acts.iter().rev().map(|no| EventNo(*no)).collect(),
    }
}

fn hold(l: &mut Ledger, acts: &[i64]) {
    let act = Act::hold_meeting(l, meeting(acts)).unwrap();
    write(l, &act, ON);
}

fn promise(l: &mut Ledger, whom: &str) -> EventNo {
    let item = l.item(key(3, EAST)).unwrap().clone();
    let signer = Signer { by: "zhangwei", on: day(ON) };
    let act = Act::promise(l, &[&item], Some(whom), day("2026-07-10"), "补齐台账", signer).unwrap();
    write(l, &act, ON);
    l.last_event()
}

fn undo(l: &mut Ledger) {
    let act = Act::undo(l, "zhangwei").unwrap();
    write(l, &act, ON);
}

#[test]
fn a_meeting_is_recorded_in_one_line_to_the_second_and_with_nothing_twice() {
    let mut l = ledger();
    set(&mut l, 1, EAST, Status::InProgress, ON);
    hold(&mut l, &[1]);
    let held: Vec<_> = l.meetings().collect();
    let [Held { number: 1, no: EventNo(2), by: "zhangwei", meeting }] = held.as_slice() else { panic!("{held:?}") };
    assert_eq!((meeting.title.as_str(), meeting.began, meeting.minutes(), meeting.day()), ("第七次 调度会", at("14:00:00"), 91, day(ON)));
    assert_eq!(meeting.agenda, [key(3, EAST), key(1, None)]);
    assert_eq!(meeting.seen, [Seen { key: key(3, EAST), seconds: 65 }, Seen { key: key(2, None), seconds: 30 }]);
}

#[test]
fn what_is_no_meeting_is_not_recorded() {
    let l = ledger();
    let why = |meeting: Meeting| match Act::hold_meeting(&l, meeting) {
        Err(ActRefused::Meeting(why)) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(why(Meeting { title: " \n".into(), ..meeting(&[]) }), MeetingRefused::Untitled);
    assert_eq!(why(Meeting { ended: at("13:59:59"), ..meeting(&[]) }), MeetingRefused::Backwards);
    assert_eq!(why(Meeting { agenda: vec![], seen: vec![], ..meeting(&[]) }), MeetingRefused::Nothing);
    assert_eq!(why(Meeting { agenda: vec![key(99, None)], ..meeting(&[]) }), MeetingRefused::NoItem(99));
    assert_eq!(why(meeting(&[7])), MeetingRefused::NoAct(EventNo(7)));
    assert!(Act::hold_meeting(&l, meeting(&[])).is_ok());
}

/// 1.3 was due on 30 June: two days late when the meeting begins. 东城 says there that it is done.
#[test]
fn minutes_say_how_it_stood_what_was_decided_and_what_was_promised() {
    let mut l = ledger().asking_no_reports();
    set(&mut l, 3, EAST, Status::InProgress, "2026-06-01");
    set(&mut l, 3, EAST, Status::Submitted, ON);
    let promised = promise(&mut l, "李主任");
    // Written down by another in the meeting, and not one of its acts.
    let act = Act::write_note(l.item(key(1, None)).unwrap(), NoteKind::Comment, "会外").unwrap();
    write_by(&mut l, &act, "li", ON);
    hold(&mut l, &[2, 3]);
    let held = l.meetings().next().unwrap();
    let minutes = l.minutes(&held);
    let looked: Vec<_> = minutes.looked_at.iter().map(|look| (look.key, look.on_agenda, look.seconds, look.is_settled)).collect();
    assert_eq!(looked, [(key(3, EAST), true, Some(65), true), (key(1, None), true, None, false), (key(2, None), false, Some(30), false)]);
    assert_eq!(minutes.looked_at[0].standing.and_then(Standing::light), Some(Light::Red));
    let decided: Vec<_> = minutes.decided.iter().map(|decided| (decided.event.no, decided.taken_back)).collect();
    assert_eq!(decided, [(EventNo(2), false)]);
    let [made] = minutes.promised.as_slice() else { panic!("{minutes:?}") };
    assert_eq!((made.no, made.whom, made.due, made.what, made.taken_back), (promised, "李主任", day("2026-07-10"), "补齐台账", false));
}

#[test]
fn what_was_taken_back_in_the_meeting_is_not_in_its_minutes_and_what_was_later_is_marked() {
    let mut l = ledger();
    promise(&mut l, "李主任");
    undo(&mut l);
    promise(&mut l, "王主任");
    // The undo is none of its own; neither does it stand in the minutes.
    hold(&mut l, &[1, 2, 3]);
    assert_eq!(l.meetings().next().unwrap().meeting.acts, [EventNo(1), EventNo(3)]);
    let made = |l: &Ledger| {
        let held = l.meetings().next().unwrap();
        l.minutes(&held).promised.iter().map(|made| (made.whom.to_owned(), made.taken_back)).collect::<Vec<_>>()
    };
    assert_eq!(made(&l), [("王主任".to_owned(), false)]);
    undo(&mut l);
    assert_eq!(made(&l), [("王主任".to_owned(), true)]);
    let act = Act::redo(&l, "zhangwei").unwrap();
    write(&mut l, &act, ON);
    assert_eq!(made(&l), [("王主任".to_owned(), false)]);
    // That it was kept later says nothing about the meeting.
    let act = Act::end_promise(&l, l.item(key(3, EAST)).unwrap(), EventNo(3), PromiseEnd::Kept, "已补齐").unwrap();
    write(&mut l, &act, "2026-07-09");
    assert_eq!(made(&l), [("王主任".to_owned(), false)]);
}

#[test]
fn a_meeting_is_not_taken_back_and_stands_in_no_others_way() {
    let mut l = ledger();
    promise(&mut l, "李主任");
    hold(&mut l, &[1]);
    hold(&mut l, &[]);
    assert_eq!(l.meetings().map(|held| (held.number, held.no)).collect::<Vec<_>>(), [(1, EventNo(2)), (2, EventNo(3))]);
    // The act before it is.
    let act = Act::undo(&l, "zhangwei").unwrap();
    assert_eq!(act.cause, Cause::Undo(EventNo(1)));
    // The ledger of the day before knows no meeting.
    assert_eq!(l.until_end_of(day("2026-07-01")).meetings().count(), 0);
}

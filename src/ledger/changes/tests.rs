use super::super::testing::{day, key, ledger, set, write};
use super::*;
use crate::ledger::Status::{InProgress, NotStarted, Submitted, Withdrawn};
use crate::ledger::{Act, Setting, Signer, Standing, Why};
use proptest::prelude::*;

fn note(ledger: &mut Ledger, measure: i64, text: &str, on: &str) {
    let act = Act::write_note(ledger.item(key(measure, None)).unwrap(), NoteKind::Comment, text).unwrap();
    write(ledger, &act, on);
}

fn undo(ledger: &mut Ledger, on: &str) {
    let act = Act::undo(ledger, "zhangwei").unwrap();
    write(ledger, &act, on);
}

fn redo(ledger: &mut Ledger, on: &str) {
    let act = Act::redo(ledger, "zhangwei").unwrap();
    write(ledger, &act, on);
}

fn changes(ledger: &Ledger, since: &str, until: &str) -> Changes {
    ledger.changes(ledger.since_end_of(day(since)), day(until), &Query::default(), "zhangwei")
}

/// The changes of the measure of that number.
fn of(changes: &Changes, measure: i64) -> Option<&Changed> {
    changes.items.iter().find(|changed| changed.key == key(measure, None))
}

/// 1.3 is due on 30 June: a day later it is late, and nobody did anything.
#[test]
fn a_light_that_turned_because_time_went_by() {
    let ledger = ledger().asking_no_reports();
    let made = changes(&ledger, "2026-06-30", "2026-07-01");
    let (turned, by) = of(&made, 3).unwrap().turned.unwrap();
    assert_eq!((turned.from.light(), turned.to, by), (Some(Light::Yellow), Standing::Open(Light::Red, Why::Overdue(1)), TurnedBy::Time));
    // Itself and its four units; nothing else is due.
    assert_eq!((made.items.len(), made.counts(&ledger).worse), (5, 5));
    assert!(changes(&ledger, "2026-07-01", "2026-07-02").is_empty());
}

/// 1.3 fell due on 30 June for each of its units. What was said of it meanwhile, or of one of them, turned no light; an extension did, of the
/// one that has more time.
#[test]
fn a_light_that_would_have_turned_by_itself_was_turned_by_no_act() {
    let mut ledger = ledger();
    let no_reports = Act::change_setting(&ledger, "reports_from", Some("2030-01-01")).unwrap();
    write(&mut ledger, &no_reports, "2026-01-02");
    note(&mut ledger, 3, "另行约谈", "2026-06-28");
    let east = ledger.item(key(3, Some("东城区政府"))).unwrap().clone();
    write(&mut ledger, &Act::write_note(&east, NoteKind::Comment, "约谈").unwrap(), "2026-07-01");
    let west = ledger.item(key(3, Some("西城区政府"))).unwrap().clone();
    let signer = Signer { by: "zhangwei", on: day("2026-06-29") };
    let extended = Act::extend(&ledger, &[&west], day("2026-09-30"), "迟", "纪要", signer).unwrap();
    write(&mut ledger, &extended, "2026-06-29");
    let made = changes(&ledger, "2026-06-27", "2026-07-02");
    let by =
        |unit| made.items.iter().find(|changed| changed.key == key(3, unit)).unwrap().turned.map(|(turned, by)| (turned.to.light(), by));
    for unit in [None, Some("东城区政府"), Some("昌平区政府")] {
        assert_eq!(by(unit), Some((Some(Light::Red), TurnedBy::Time)), "{unit:?}");
    }
    assert_eq!(by(Some("西城区政府")), Some((Some(Light::Green), TurnedBy::Acts)));
}

#[test]
fn statuses_are_compared_and_what_was_written_is_listed() {
    let mut ledger = ledger();
    set(&mut ledger, 4, None, InProgress, "2026-03-01");
    set(&mut ledger, 2, None, InProgress, "2026-03-02");
    set(&mut ledger, 2, None, Submitted, "2026-03-03");
    note(&mut ledger, 2, "另行约谈", "2026-03-04");
    set(&mut ledger, 5, None, Withdrawn, "2026-03-05");
    let made = changes(&ledger, "2026-03-01", "2026-03-10");
    let second = of(&made, 2).unwrap();
    assert_eq!((second.status, second.events.as_slice()), (Some((NotStarted, EventNo(3))), [EventNo(4)].as_slice()));
    // Two reports were missing, and a status is one.
    let (turned, by) = second.turned.unwrap();
    assert_eq!((turned.from.light(), turned.to.light(), by), (Some(Light::Red), Some(Light::Green), TurnedBy::Acts));
    assert_eq!((of(&made, 5).unwrap().turned.unwrap().1, of(&made, 4)), (TurnedBy::Acts, None));
    let counts = made.counts(&ledger);
    assert_eq!((counts.statuses, counts.notes.acts, counts.closed, counts.better, counts.worse), (2, 1, 1, 1, 0));
    // Since an event: that of the note is the last that was seen.
    let at = "2026-03-04T14:02:00+08:00".parse().unwrap();
    let since = ledger.since_event(EventNo(4), at);
    let made = ledger.changes(since, day("2026-03-10"), &Query::default(), "");
    assert_eq!(made.items.iter().map(|item| item.key).collect::<Vec<_>>(), [key(5, None)]);
}

#[test]
fn what_was_done_and_taken_back_in_between_is_no_change() {
    let mut ledger = ledger();
    note(&mut ledger, 2, "先写的", "2026-03-01");
    set(&mut ledger, 4, None, InProgress, "2026-03-02");
    undo(&mut ledger, "2026-03-02");
    note(&mut ledger, 4, "写错了", "2026-03-03");
    undo(&mut ledger, "2026-03-03");
    assert!(changes(&ledger, "2026-03-01", "2026-03-10").is_empty());
    // What stood before and was taken back since is one; done again as well, it is none.
    undo(&mut ledger, "2026-03-04");
    let made = changes(&ledger, "2026-03-01", "2026-03-10");
    assert_eq!((made.items.len(), of(&made, 2).unwrap().events.len(), made.counts(&ledger).others.acts), (1, 1, 1));
    redo(&mut ledger, "2026-03-05");
    assert!(changes(&ledger, "2026-03-01", "2026-03-10").is_empty());
    // Seen from the day on which it did not stand it is put back.
    assert_eq!(changes(&ledger, "2026-03-04", "2026-03-10").items.len(), 1);
}

/// A note on 1.1, two of its districts and 1.2 is one that four lines tell of; another on 1.1 is the second. Taken back, it is none.
#[test]
fn what_was_written_on_several_items_at_once_counts_once() {
    let mut ledger = ledger();
    let keys = [key(1, None), key(1, Some("东城区政府")), key(1, Some("西城区政府")), key(2, None)];
    let items: Vec<Item> = keys.iter().map(|key| ledger.item(*key).unwrap().clone()).collect();
    let items: Vec<&Item> = items.iter().collect();
    let act = Act::write_note_on(&ledger, &items, NoteKind::Comment, "请核对").unwrap();
    write(&mut ledger, &act, "2026-03-02");
    note(&mut ledger, 1, "再核对", "2026-03-03");
    let notes = |ledger: &Ledger| changes(ledger, "2026-03-01", "2026-03-10").counts(ledger).notes;
    assert_eq!(notes(&ledger), Times { acts: 2, lines: 5 });
    undo(&mut ledger, "2026-03-04");
    assert_eq!(notes(&ledger), Times { acts: 1, lines: 4 });
    undo(&mut ledger, "2026-03-04");
    assert_eq!(notes(&ledger), Times::default());
}

#[test]
fn promises_extensions_and_settings() {
    let mut ledger = ledger();
    let signer = Signer { by: "zhangwei", on: day("2026-03-01") };
    let item = ledger.item(key(2, None)).unwrap().clone();
    let act = Act::promise(&ledger, &[&item], Some("王主任"), day("2026-03-10"), "补齐", signer).unwrap();
    write(&mut ledger, &act, "2026-03-02");
    let item = ledger.item(key(3, None)).unwrap().clone();
    let act = Act::extend(&ledger, &[&item], day("2026-08-31"), "迟", "纪要", signer).unwrap();
    write(&mut ledger, &act, "2026-03-03");
    let act = Act::change_setting(&ledger, Setting::ALL[0].name(), Some("20"));
    if let Ok(act) = act {
        write(&mut ledger, &act, "2026-03-04");
    }
    let made = changes(&ledger, "2026-03-01", "2026-03-11");
    let counts = made.counts(&ledger);
    assert_eq!((counts.promises.acts, counts.extensions.acts, made.lapsed.len()), (1, 1, 1));
    assert_eq!(made.lapsed[0].whom, "王主任");
    // The day of a promise counts to its end.
    assert!(changes(&ledger, "2026-03-01", "2026-03-10").lapsed.is_empty());
    // A filter leaves its own.
    let query = Query::parse("1.2", &ledger).unwrap();
    let filtered = ledger.changes(ledger.since_end_of(day("2026-03-01")), day("2026-03-11"), &query, "zhangwei");
    assert_eq!(filtered.items.iter().map(|item| item.key).collect::<Vec<_>>(), [key(2, None)]);
    assert!(filtered.wide.is_empty());
}

/// One step of a made-up history.
#[derive(Debug, Clone)]
enum Step {
    Set(usize, usize),
    Note(usize),
    Undo,
    Redo,
    NextDay,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0usize..5, 0usize..8).prop_map(|(item, to)| Step::Set(item, to)),
        (0usize..5).prop_map(Step::Note),
        Just(Step::Undo),
        Just(Step::Redo),
        Just(Step::NextDay),
    ];
    prop::collection::vec(step, 0..40)
}

fn take(ledger: &mut Ledger, step: &Step, on: &str) {
    match step {
        Step::Set(item, to) => {
            let to = Status::ALL[*to % Status::ALL.len()];
            super::super::testing::try_set(ledger, key(*item as i64 + 1, None), to, on);
        }
        Step::Note(item) => note(ledger, *item as i64 + 1, "一", on),
        Step::Undo => {
            if let Ok(act) = Act::undo(ledger, "zhangwei") {
                write(ledger, &act, on);
            }
        }
        Step::Redo => {
            if let Ok(act) = Act::redo(ledger, "zhangwei") {
                write(ledger, &act, on);
            }
        }
        Step::NextDay => {}
    }
}

proptest! {
    /// For any acts: the ledger of a day that is over is the one that was there at its end, and what did not change since is not told.
    #[test]
    fn the_past_is_what_was_there(steps in steps()) {
        let (mut ledger, mut days) = (ledger(), vec![]);
        let mut on = day("2026-03-01");
        for step in &steps {
            take(&mut ledger, step, &on.to_string());
            if matches!(step, Step::NextDay) {
                days.push((on, ledger.clone()));
                on = on.succ_opt().unwrap();
            }
        }
        for (on, then) in &days {
            let past = ledger.until_end_of(*on);
            prop_assert_eq!(past.events(), then.events());
            prop_assert_eq!(&past.items, &then.items);
            prop_assert_eq!(&past.owed, &then.owed);
            prop_assert_eq!(&past.settings, &then.settings);
            // Nothing is told of what is as it was.
            let made = ledger.changes(ledger.since_end_of(*on), day("2026-03-01"), &Query::default(), "");
            for (_, item) in ledger.rows() {
                let former = then.item(item.key).unwrap();
                let told = made.items.iter().find(|changed| changed.key == item.key);
                prop_assert_eq!(told.is_some_and(|told| told.status.is_some()), former.status != item.status);
                // The reason of a status goes with the status.
                let words = |item: &Item| item.notes().filter(|note| note.text == "一").map(|note| (note.act, note.text.clone())).collect::<Vec<_>>();
                prop_assert!(told.is_some() || words(former) == words(item));
            }
        }
    }
}

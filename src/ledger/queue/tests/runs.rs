//! Runs: what is frozen, what ticks, what comes next.

use super::*;

const ON: &str = "2026-12-05";

/// On 5 December 1.3 is red with its four units, and yellow are 1.1 with its three, 2.2 and 1.2.
fn started() -> (Ledger, Run) {
    let l = quiet_ledger();
    let run = Run::start(&l, day(ON), "zhangwei", Query::default());
    (l, run)
}

/// The rows that are shown, each as `1.3 5` with how many of its entries still need something.
fn shown(l: &Ledger, run: &Run) -> String {
    run.visible_rows().map(|row| format!("{} {}", l.label(row.measure), row.left())).collect::<Vec<_>>().join(", ")
}

fn counts(run: &Run) -> [usize; 4] {
    let (all, shown) = (run.count(), run.count_shown());
    [all.left, all.all, shown.left, shown.all]
}

#[test]
fn an_act_ticks_and_neither_moves_nor_removes() {
    let (mut l, mut run) = started();
    assert_eq!(shown(&l, &run), "1.3 5, 1.1 4, 1.2 1, 2.2 1");
    assert_eq!(counts(&run), [11, 11, 11, 11]);
    assert_eq!(run.next_row(None).map(|row| row.measure), Some(key(3, None)));
    // The one that is worst is done with: it stays where it is.
    set(&mut l, 3, None, Status::Withdrawn, ON);
    run.news(&l, &[key(3, None)]);
    assert_eq!(shown(&l, &run), "1.3 0, 1.1 4, 1.2 1, 2.2 1");
    let row = run.row(key(3, EAST)).unwrap();
    assert_eq!(row.entries[0].handled, Some(Handled::ByMe(l.last_event())));
    // Its units ended with it: nobody needed to act on them.
    assert_eq!(row.entries[1].handled, Some(Handled::NotNeeded));
    assert_eq!(run.next_row(Some(key(3, None))).map(|row| row.measure), Some(key(1, None)));
    assert_eq!(run.position(key(1, WEST)), Some(1));
    assert_eq!(counts(&run), [6, 11, 6, 11]);
}

#[test]
fn what_others_do_shows_and_what_is_taken_back_is_to_be_done_again() {
    let (mut l, mut run) = started();
    comment(&mut l, 1, EAST, "li", ON);
    let written = l.last_event();
    run.news(&l, &[key(1, EAST)]);
    assert_eq!(run.entry(key(1, EAST)).unwrap().handled, Some(Handled::ByOther("li".into(), written)));
    // The last act counts.
    comment(&mut l, 1, EAST, "zhangwei", ON);
    run.news(&l, &[key(1, EAST)]);
    assert_eq!(run.entry(key(1, EAST)).unwrap().handled, Some(Handled::ByMe(l.last_event())));
    undo(&mut l, "zhangwei", ON);
    run.news(&l, &[key(1, EAST)]);
    assert_eq!(run.entry(key(1, EAST)).unwrap().handled, Some(Handled::ByOther("li".into(), written)));
    undo(&mut l, "li", ON);
    run.news(&l, &[key(1, EAST)]);
    assert_eq!(run.entry(key(1, EAST)).unwrap().handled, None);
    let act = Act::redo(&l, "li").unwrap();
    write_by(&mut l, &act, "li", ON);
    run.news(&l, &[key(1, EAST)]);
    assert_eq!(run.entry(key(1, EAST)).unwrap().handled, Some(Handled::ByOther("li".into(), written)));
}

#[test]
fn taking_back_what_was_done_before_the_run_handles_nothing() {
    let mut l = quiet_ledger();
    comment(&mut l, 2, None, "zhangwei", "2026-11-01");
    let mut run = Run::start(&l, day(ON), "zhangwei", Query::default());
    assert_eq!(run.count().left, 11);
    undo(&mut l, "zhangwei", ON);
    run.news(&l, &[key(2, None)]);
    assert_eq!((run.entry(key(2, None)).unwrap().handled.clone(), run.count().left), (None, 11));
}

#[test]
fn a_filter_hides_and_an_act_on_a_row_is_one_on_what_it_shows() {
    let (mut l, mut run) = started();
    run.show(&l, Query::parse("东城,西城", &l).unwrap());
    assert_eq!(shown(&l, &run), "1.3 3, 1.1 3");
    assert_eq!(counts(&run), [11, 11, 6, 6]);
    assert_eq!(run.row(key(3, None)).unwrap().targets(), [key(3, None), key(3, EAST), key(3, WEST)]);
    comment(&mut l, 3, EAST, "zhangwei", ON);
    run.news(&l, &[key(3, EAST)]);
    assert_eq!(run.row(key(3, None)).unwrap().targets(), [key(3, None), key(3, WEST)]);
    // When all of them are done with, all are meant again.
    for unit in [None, WEST] {
        comment(&mut l, 3, unit, "zhangwei", ON);
    }
    run.news(&l, &[key(3, None)]);
    assert_eq!(run.row(key(3, None)).unwrap().targets(), [key(3, None), key(3, EAST), key(3, WEST)]);
    assert_eq!(shown(&l, &run), "1.3 0, 1.1 3");
    assert_eq!(run.position(key(2, None)), None);
    // What an act changes does not leave the screen.
    run.show(&l, Query::parse("状态:未启动 2.2", &l).unwrap());
    set(&mut l, 5, None, Status::InProgress, ON);
    run.news(&l, &[key(5, None)]);
    assert_eq!(shown(&l, &run), "2.2 0");
    run.show(&l, Query::default());
    assert_eq!(shown(&l, &run), "1.3 2, 1.1 4, 1.2 1, 2.2 0");
}

#[test]
fn the_next_row_is_one_that_still_needs_something_and_the_search_goes_round() {
    let (mut l, mut run) = started();
    for measure in [1, 5] {
        comment(&mut l, measure, None, "li", ON);
    }
    for unit in [EAST, WEST, NORTH] {
        comment(&mut l, 1, unit, "li", ON);
    }
    run.news(&l, &[key(1, None), key(5, None)]);
    let next = |run: &Run, from| run.next_row(from).map(|row| row.measure);
    assert_eq!(next(&run, Some(key(3, None))), Some(key(2, None)));
    assert_eq!(next(&run, Some(key(2, None))), Some(key(3, None)));
    comment(&mut l, 2, None, "li", ON);
    run.news(&l, &[key(2, None)]);
    assert_eq!(next(&run, Some(key(3, None))), Some(key(3, None)));
    for unit in [None, EAST, WEST, NORTH, Some("开发区管委会")] {
        comment(&mut l, 3, unit, "zhangwei", ON);
    }
    run.news(&l, &[key(3, None)]);
    assert_eq!((next(&run, Some(key(3, None))), run.count().left), (None, 0));
}

#[test]
fn a_fresh_run_has_what_needs_an_act_now() {
    let (mut l, mut run) = started();
    for measure in [2, 5] {
        comment(&mut l, measure, None, "zhangwei", ON);
    }
    // What did not need an act when the run began.
    for to in [Status::InProgress, Status::Submitted] {
        set(&mut l, 4, None, to, ON);
    }
    run.news(&l, &[key(2, None), key(5, None), key(4, None)]);
    assert_eq!((counts(&run), run.joined()), ([9, 11, 9, 11], 1));
    let run = run.fresh(&l);
    assert_eq!(shown(&l, &run), "1.3 5, 1.1 4, 2.1 1");
    assert_eq!((counts(&run), run.joined()), ([10, 10, 10, 10], 0));
}

#[test]
fn another_day_leaves_the_run_as_it_was_and_finds_what_joined() {
    let (l, mut run) = started();
    let before = run.count();
    run.reload(&l, day("2027-01-02"));
    assert_eq!((run.count(), run.joined(), run.entries().as_of()), (before, 0, day("2027-01-02")));
    assert_eq!(run.row(key(99, None)), None);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    /// Whatever people do and take back: what follows each event is what looking at everything finds, a run keeps its rows, and whoever asks
    /// for each colour alone gets the whole.
    #[test]
    fn following_the_ledger_is_as_good_as_looking_anew(steps in proptest::collection::vec((0_usize..12, 0_usize..8), 0..24)) {
        const ON: &str = "2026-12-05";
        let mut l = ledger();
        let mut entries = Entries::of(&l, day(ON));
        let keys: Vec<ItemKey> = entries.all().iter().map(|entry| entry.key).collect();
        let mut run = Run::start(&l, day(ON), "li", Query::default());
        let frozen: Vec<Vec<ItemKey>> = run.rows().iter().map(|row| row.entries.iter().map(|entry| entry.key).collect()).collect();
        for (at, what) in steps {
            let item = l.item(keys[at]).unwrap().clone();
            let act = match what {
                0..=4 => {
                    let to = [Status::InProgress, Status::Submitted, Status::Done, Status::Blocked, Status::Withdrawn][what];
                    Act::set_status(&l, &item, to, Some("因为"), Signer { by: "li", on: day(ON) }).ok()
                }
                5 => Act::write_note(&item, NoteKind::Progress, "有进展").ok(),
                6 => Act::snooze(&l, &[&item], Some(day("2026-12-10")), "等批复", Signer { by: "li", on: day(ON) }).ok(),
                _ => Act::undo(&l, "li").ok(),
            };
            let Some(act) = act else { continue };
            write_by(&mut l, &act, "li", ON);
            let touched: Vec<ItemKey> = act.changes.iter().filter_map(|change| change.item).collect();
            touched.iter().for_each(|key| entries.update(&l, *key));
            run.news(&l, &touched);
            let anew = Entries::of(&l, day(ON));
            proptest::prop_assert_eq!(entries.all(), anew.all());
            proptest::prop_assert_eq!(run.entries().all(), anew.all());
            let rows: Vec<Vec<ItemKey>> = run.rows().iter().map(|row| row.entries.iter().map(|entry| entry.key).collect()).collect();
            proptest::prop_assert_eq!(&rows, &frozen);
            let count = |words: &str| {
                let query = Query::parse(words, &l).unwrap();
                anew.queue(&l, Wanted { query: &query, me: "li", unfold: false }).len()
            };
            proptest::prop_assert_eq!(count("红") + count("黄") + count("-红,黄"), count(""));
            proptest::prop_assert_eq!(l.queue(day(ON)).len(), count(""));
        }
    }
}

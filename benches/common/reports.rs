//! Ledgers in which everything that is owed was reported on.

use duban::ledger::{Act, Event, EventNo, ItemKey, Ledger, Moment, NoteKind};

/// Takes in an act.
pub fn write(ledger: &mut Ledger, act: Act, at: Moment) {
    let no = EventNo(ledger.last_event().0 + 1);
    for change in act.changes {
        ledger.apply(Event { no, act: no, cause: act.cause, at, by: "zhangwei".into(), item: change.item, what: change.what });
    }
}

/// The same with so many progress notes on each obligation.
pub fn reported(mut ledger: Ledger, times: usize, at: Moment) -> Ledger {
    let keys: Vec<ItemKey> = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).map(|owed| owed.item.key).collect();
    for _ in 0..times {
        for key in &keys {
            let act = Act::write_note(ledger.item(*key).unwrap(), NoteKind::Progress, "正在推进").unwrap();
            write(&mut ledger, act, at);
        }
    }
    ledger
}

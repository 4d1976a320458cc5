//! Taking acts back and doing them again: a new act with the former values, refused where somebody changed something since.

use std::collections::BTreeMap;

use super::{Act, ActRefused, Change, data};
use crate::ledger::{Cause, Event, EventNo, Happening, Item, Ledger};

impl Act {
    /// Takes back the last act of `person` that still stands.
    ///
    /// # Errors
    /// When there is none, or somebody changed one of its items since.
    pub fn undo(ledger: &Ledger, person: &str) -> Result<Self, ActRefused> {
        let act = Stacks::of(ledger, person).done.pop().ok_or(ActRefused::NothingToUndo)?;
        let mut changes = changes_of(ledger, act, |item, event| match &event.what {
            Happening::Status { from, to, .. } => {
                if item.status_act() != Some(act) {
                    return Err(changed_since(ledger, item));
                }
                Ok(Some(Happening::Status { from: *to, to: *from, why: None }))
            }
            Happening::UnitsSettled { from, to, .. } => {
                if item.settled() != to.as_deref() {
                    return Err(changed_since(ledger, item));
                }
                // What others did meanwhile with those who are meant would vanish from sight.
                let meant = to.iter().flat_map(|units| units.iter()).filter_map(|unit| ledger.item(item.key.of(*unit)));
                match meant.filter_map(|owed| ledger.history(owed).next_back()).find(|e| e.no > act && e.by != person) {
                    Some(e) => Err(ActRefused::UsedSince { by: e.by.clone(), at: e.at, item: e.item.unwrap_or(item.key) }),
                    None => Ok(Some(Happening::UnitsSettled { from: to.clone(), to: from.clone(), why: None })),
                }
            }
            Happening::Note { .. } | Happening::FindingSettled { .. } => Ok(Some(Happening::NoteWithdrawn)),
            Happening::Data { indicator, .. } => data::reversed(ledger, act, indicator, true).map(Some),
            _ => Ok(None),
        })?;
        // What was done last is taken back first.
        changes.reverse();
        Ok(Self { cause: Cause::Undo(act), changes })
    }

    /// Does again the act of `person` that was taken back last.
    ///
    /// # Errors
    /// When there is none, or somebody changed one of its items since.
    pub fn redo(ledger: &Ledger, person: &str) -> Result<Self, ActRefused> {
        let act = Stacks::of(ledger, person).undone.pop().ok_or(ActRefused::NothingToRedo)?;
        let changes = changes_of(ledger, act, |item, event| match &event.what {
            Happening::Status { from, to, .. } => {
                let ours = ledger.last_status(item).is_some_and(|e| e.cause == Cause::Undo(act));
                if !ours && item.status != *from {
                    return Err(changed_since(ledger, item));
                }
                Ok(Some(Happening::Status { from: *from, to: *to, why: None }))
            }
            Happening::UnitsSettled { from, to, .. } => {
                if item.settled() != from.as_deref() {
                    return Err(changed_since(ledger, item));
                }
                Ok(Some(Happening::UnitsSettled { from: from.clone(), to: to.clone(), why: None }))
            }
            Happening::Note { .. } | Happening::FindingSettled { .. } => Ok(Some(Happening::NoteRestored)),
            Happening::Data { indicator, .. } => data::reversed(ledger, act, indicator, false).map(Some),
            _ => Ok(None),
        })?;
        Ok(Self { cause: Cause::Redo(act), changes })
    }
}

fn changes_of(
    ledger: &Ledger,
    act: EventNo,
    reverse: impl Fn(&Item, &Event) -> Result<Option<Happening>, ActRefused>,
) -> Result<Vec<Change>, ActRefused> {
    let mut changes = Vec::new();
    for event in ledger.events_of(act) {
        let Some(item) = event.item.and_then(|key| ledger.item(key)) else { continue };
        if let Some(what) = reverse(item, event)? {
            changes.push(Change { item: item.key, seen: item.version_for(&what), what });
        }
    }
    Ok(changes)
}

fn changed_since(ledger: &Ledger, item: &Item) -> ActRefused {
    match ledger.version_event(item) {
        Some(e) => ActRefused::ChangedSince { item: item.key, by: e.by.clone(), at: e.at, now: item.status },
        None => ActRefused::NothingToUndo,
    }
}

/// What a person can undo and redo, last on top.
struct Stacks {
    done: Vec<EventNo>,
    undone: Vec<EventNo>,
}

impl Stacks {
    fn of(ledger: &Ledger, person: &str) -> Self {
        let mut stacks = Self { done: Vec::new(), undone: Vec::new() };
        // One entry an act; its events stand together.
        let acts: BTreeMap<EventNo, Cause> =
            ledger.events().iter().filter(|e| e.by == person && e.item.is_some()).map(|e| (e.act, e.cause)).collect();
        for (act, cause) in acts {
            match cause {
                Cause::Fresh if is_undoable(ledger, act) => {
                    stacks.done.push(act);
                    stacks.undone.clear();
                }
                Cause::Fresh => {}
                Cause::Undo(of) => {
                    stacks.done.retain(|a| *a != of);
                    stacks.undone.push(of);
                }
                Cause::Redo(of) => {
                    stacks.undone.retain(|a| *a != of);
                    stacks.done.push(of);
                }
            }
        }
        stacks
    }
}

/// A change of the plan's text is not undone: the corrected text would be imported again.
fn is_undoable(ledger: &Ledger, act: EventNo) -> bool {
    ledger.events_of(act).all(|e| {
        use Happening::{Data, FindingSettled, Note, Status, UnitsSettled};
        matches!(e.what, Status { .. } | Note { .. } | UnitsSettled { .. } | FindingSettled { .. } | Data { .. })
    })
}

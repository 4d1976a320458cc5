//! Taking acts back and doing them again: a new act with the former values, refused where somebody changed something since.

use std::collections::BTreeMap;

use super::{Act, ActRefused, Change, data};
use crate::ledger::{Cause, Event, EventNo, Happening, Item, Ledger};
use crate::plan::UnitName;

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
                unused_since(ledger, item, to.as_deref(), act, person)?;
                Ok(Some(Happening::UnitsSettled { from: to.clone(), to: from.clone(), why: None }))
            }
            Happening::Note { .. } | Happening::FindingSettled { .. } => Ok(Some(Happening::NoteWithdrawn)),
            Happening::Dealt { what, .. } => Ok(Some(Happening::DealtWithdrawn(what.kind()))),
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
                unused_since(ledger, item, from.as_deref(), act, person)?;
                Ok(Some(Happening::UnitsSettled { from: from.clone(), to: to.clone(), why: None }))
            }
            Happening::Note { .. } | Happening::FindingSettled { .. } => Ok(Some(Happening::NoteRestored)),
            Happening::Dealt { what, .. } => Ok(Some(Happening::DealtRestored(what.kind()))),
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
            changes.push(Change { item: Some(item.key), seen: item.version_for(&what), what });
        }
    }
    Ok(changes)
}

/// What others did since `act` with those who are meant now would vanish from sight when others are meant.
fn unused_since(ledger: &Ledger, measure: &Item, meant: Option<&[UnitName]>, act: EventNo, person: &str) -> Result<(), ActRefused> {
    let meant = meant.unwrap_or_default().iter().filter_map(|unit| ledger.item(measure.key.of(*unit)));
    let mut since = meant.flat_map(|owed| ledger.history(owed).rev().take_while(|e| e.no > act));
    match since.find(|e| e.by != person) {
        Some(e) => Err(ActRefused::UsedSince { by: e.by.clone(), at: e.at, item: e.item.unwrap_or(measure.key) }),
        None => Ok(()),
    }
}

fn changed_since(ledger: &Ledger, item: &Item) -> ActRefused {
    match ledger.version_event(item) {
        Some(e) if matches!(e.what, Happening::UnitsSettled { .. }) => {
            ActRefused::SettledSince { item: item.key, by: e.by.clone(), at: e.at }
        }
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
        use Happening::{Data, Dealt, FindingSettled, Note, Status, UnitsSettled};
        matches!(e.what, Status { .. } | Note { .. } | UnitsSettled { .. } | FindingSettled { .. } | Data { .. } | Dealt { .. })
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{day, key, ledger, set, settle, write, write_by};
    use super::*;
    use crate::ledger::{NoteKind, Signer, Status};

    fn note(ledger: &mut Ledger, unit: &str, by: &str) {
        let act = Act::write_note(ledger.item(key(5, Some(unit))).unwrap(), NoteKind::Comment, "已约谈").unwrap();
        write_by(ledger, &act, by, "2026-03-02");
    }

    /// 2.2 is settled by zhangwei; what li wrote must not vanish, whatever zhangwei wrote behind it.
    #[test]
    fn a_settlement_is_not_taken_back_from_under_what_others_wrote() {
        let mut ledger = ledger();
        settle(&mut ledger, 5, &["东城区政府"], "2026-03-01");
        note(&mut ledger, "东城区政府", "li");
        note(&mut ledger, "东城区政府", "zhangwei");
        let act = Act::undo(&ledger, "zhangwei").unwrap();
        write(&mut ledger, &act, "2026-03-03");
        assert!(matches!(Act::undo(&ledger, "zhangwei"), Err(ActRefused::UsedSince { by, .. }) if by == "li"));
    }

    /// It is settled anew as others, that is taken back, li writes on what stands again: doing it again would hide that.
    #[test]
    fn a_settlement_is_not_done_again_over_what_others_wrote() {
        let mut ledger = ledger();
        settle(&mut ledger, 5, &["东城区政府"], "2026-03-01");
        settle(&mut ledger, 5, &["西城区政府"], "2026-03-01");
        let act = Act::undo(&ledger, "zhangwei").unwrap();
        write(&mut ledger, &act, "2026-03-01");
        note(&mut ledger, "东城区政府", "li");
        assert!(matches!(Act::redo(&ledger, "zhangwei"), Err(ActRefused::UsedSince { by, .. }) if by == "li"));
    }

    #[test]
    fn who_settled_since_is_said_to_have_settled() {
        let mut ledger = ledger();
        settle(&mut ledger, 5, &["东城区政府"], "2026-03-01");
        let units = [UnitName::new("西城区政府")];
        let act = Act::settle_units(&ledger, ledger.item(key(5, None)).unwrap(), Some(&units), "因为").unwrap();
        write_by(&mut ledger, &act, "li", "2026-03-02");
        assert!(matches!(Act::undo(&ledger, "zhangwei"), Err(ActRefused::SettledSince { by, .. }) if by == "li"));
    }

    /// A measure that a corrected plan retires binds nobody, and what was done under it stays to be read.
    #[test]
    fn a_retired_measure_keeps_what_its_units_did_and_nothing_else() {
        let mut ledger = ledger();
        set(&mut ledger, 1, Some("东城区政府"), Status::InProgress, "2026-03-01");
        settle(&mut ledger, 5, &["东城区政府"], "2026-03-01");
        ledger.retire(key(1, None));
        ledger.retire(key(4, None));
        ledger.retire(key(5, None));
        let item = |number| ledger.item(key(number, None)).unwrap();
        for number in [1, 4, 5] {
            assert_eq!((ledger.obligations(item(number)).count(), ledger.is_unsettled(item(number))), (0, false), "{number}");
        }
        let kept = ledger.no_longer_owed(item(1));
        assert_eq!((kept.len(), kept[0].in_plan, kept[0].status), (1, false, Status::InProgress));
        let refused = Act::set_status(&ledger, &kept[0], Status::Submitted, None, Signer { by: "li", on: day("2026-03-02") });
        assert_eq!(refused, Err(ActRefused::NotInPlan));
    }
}

//! Several items in one act: written whole or not at all, undone whole.

use super::{Act, ActRefused, Signer};
use crate::ledger::{Cause, Item, Ledger, NoteKind, Status};

impl Act {
    /// Sets the status of several items in one act. Those that have it already are passed over.
    ///
    /// # Errors
    /// When one of them cannot get it, or all have it: then none does.
    pub fn set_status_of(ledger: &Ledger, items: &[&Item], to: Status, why: Option<&str>, signer: Signer<'_>) -> Result<Self, ActRefused> {
        let others: Vec<&Item> = items.iter().copied().filter(|item| item.status != to).collect();
        // Where there is nobody left, each of them says why.
        let chosen = if others.is_empty() { items } else { &others };
        Self::on_each(ledger, chosen, |item| Self::set_status(ledger, item, to, why, signer))
    }

    /// Writes the same note on several items in one act.
    ///
    /// # Errors
    /// When the text is empty, or one of them is not in the plan any more: then none gets it.
    pub fn write_note_on(ledger: &Ledger, items: &[&Item], kind: NoteKind, text: &str) -> Result<Self, ActRefused> {
        Self::on_each(ledger, items, |item| Self::write_note(item, kind, text))
    }

    pub(super) fn on_each(ledger: &Ledger, items: &[&Item], make: impl Fn(&Item) -> Result<Self, ActRefused>) -> Result<Self, ActRefused> {
        if let [item] = items {
            return make(item);
        }
        let (mut changes, mut refused) = (Vec::new(), Vec::new());
        for item in items {
            match make(item) {
                Ok(act) => changes.extend(act.changes),
                Err(why) => refused.push((ledger.label(item.key), why)),
            }
        }
        // What stands in the way of all alike is said once.
        if let [(_, first), rest @ ..] = refused.as_slice()
            && changes.is_empty()
            && rest.iter().all(|(_, why)| why == first)
        {
            return Err(first.clone());
        }
        match (refused.is_empty(), changes.is_empty()) {
            (true, true) => Err(ActRefused::NoItem),
            (true, false) => Ok(Self { cause: Cause::Fresh, changes }),
            _ => Err(ActRefused::Several(refused)),
        }
    }
}

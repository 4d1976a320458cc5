//! Which entries need an act.
//!
//! An open item does when its light is red or yellow, when something that was promised is past its day, or when it waits to be verified;
//! unless it is set aside until a later day, or somebody acted on it within the last days and it has not become worse since.

use chrono::NaiveDate;

use crate::ledger::{EventNo, Item, Ledger, Light, Standing, Status};

/// How urgently an entry needs an act: the first word of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// Its light is red.
    Red,
    /// Its light is yellow.
    Yellow,
    /// 待核, with neither.
    Submitted,
}

/// How urgently an item asks for an act, whether or not one was done; none where it does not. `standing` is its own, see
/// [`Ledger::own_standing`].
pub(in crate::ledger) fn grade(item: &Item, standing: Standing) -> Option<Grade> {
    match standing {
        Standing::Open(Light::Red, _) => Some(Grade::Red),
        Standing::Open(Light::Yellow, _) => Some(Grade::Yellow),
        Standing::Open(..) if item.status == Status::Submitted => Some(Grade::Submitted),
        _ => None,
    }
}

/// Whether what it asks for may wait: it is set aside, or somebody acted on it lately.
pub(super) fn is_at_rest(ledger: &Ledger, item: &Item, standing: Standing, as_of: NaiveDate) -> bool {
    item.snoozed_until().is_some_and(|until| until > as_of) || is_quiet(ledger, item, standing, as_of)
}

/// Whether somebody acted on the item in the last days, and it has not become worse since.
fn is_quiet(ledger: &Ledger, item: &Item, standing: Standing, as_of: NaiveDate) -> bool {
    // That it was reported as done asks for an act, which neither that report is nor what was done before it.
    let reported = if item.status == Status::Submitted { item.status_act() } else { None };
    let Some(acted) = item.last_act_after(reported.unwrap_or(EventNo::NONE), as_of) else { return false };
    if (as_of - acted).num_days() >= ledger.settings().quiet_days {
        return false;
    }
    let fell_due = item.open_promises().any(|(_, due)| (acted..as_of).contains(&due));
    let then = ledger.own_standing(item, acted).and_then(Standing::light);
    !fell_due && standing.light() <= then
}

/// How many days the oldest open promise is past its day; 0 where none is.
pub(super) fn promise_late(item: &Item, as_of: NaiveDate) -> i64 {
    item.open_promises().map(|(_, due)| (as_of - due).num_days()).max().unwrap_or(0).max(0)
}

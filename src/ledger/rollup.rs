//! The roll-up: how a measure stands by what its units owe. It is done when all its obligations are; its light is the worst of theirs.

use chrono::NaiveDate;

use super::{Item, Ledger, Standing, Status, Tally, judge, to_moment};
use crate::plan::Deadline;

/// How the obligations of a measure stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rollup {
    /// How many have which light, and how many are closed.
    pub lights: Tally,
    /// How many have which status, in the order of [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
}

impl Rollup {
    /// How many obligations there are.
    pub const fn total(&self) -> usize {
        self.lights.total()
    }

    /// How many have that status.
    pub fn with(&self, status: Status) -> usize {
        Status::ALL.iter().zip(self.statuses).find(|(s, _)| **s == status).map_or(0, |(_, count)| count)
    }

    /// Whether what the lead says is not what the units say: it is done and units are not, or units are all through and it is not; it has
    /// not begun and units have, or the other way round.
    pub fn disagrees_with(&self, lead: Status) -> bool {
        let open = self.total() - self.lights.closed;
        let begun = self.total() - self.with(Status::NotStarted);
        match lead {
            Status::NotStarted => begun > 0,
            Status::InProgress | Status::Blocked => begun == 0 || open == 0,
            Status::Submitted => self.with(Status::Submitted) + self.lights.closed < self.total() || open == 0,
            Status::Done | Status::Withdrawn | Status::ClosedUnmet | Status::CarriedOver => open > 0,
        }
    }

    /// Counts one more.
    pub fn add(&mut self, status: Status, standing: Standing) {
        self.lights.add(standing);
        if let Some(at) = Status::ALL.iter().position(|s| *s == status)
            && let Some(count) = self.statuses.get_mut(at)
        {
            *count += 1;
        }
    }
}

impl Ledger {
    /// How an item stands on `as_of`: a measure by its obligations, an obligation by itself. None where it is not in the plan.
    pub fn standing(&self, item: &Item, as_of: NaiveDate) -> Option<Standing> {
        let measure = self.measure_of(item)?;
        let own = judge(item, &measure.deadline, self.plan().year, as_of);
        match item.key.unit {
            Some(_) => Some(self.under_its_measure(item, own)),
            None => Some(self.rolled_up(item, own, &measure.deadline, as_of)),
        }
    }

    /// A measure that was withdrawn, closed unmet or carried over takes its open obligations with it.
    fn under_its_measure(&self, item: &Item, own: Standing) -> Standing {
        match self.parent(item).map(|parent| parent.status) {
            Some(status) if takes_with_it(status) && own.light().is_some() => Standing::Closed { status, in_time: None },
            _ => own,
        }
    }

    fn rolled_up(&self, item: &Item, own: Standing, deadline: &Deadline, as_of: NaiveDate) -> Standing {
        let owed = self.obligations_of(item);
        if owed.is_empty() || takes_with_it(item.status) {
            return own;
        }
        let year = self.plan().year;
        // The worst of the open ones; the first of equals.
        let worst = owed
            .iter()
            .map(|o| judge(o, deadline, year, as_of))
            .filter(|standing| standing.light().is_some())
            .reduce(|worst, next| if next.light() > worst.light() { next } else { worst });
        match worst {
            Some(open) => open,
            // Whom else it binds is not known yet: so it is not all done.
            None if self.is_unsettled(item) => judge(&Item::new(item.key, item.measure, true), deadline, year, as_of),
            None => all_closed(owed, deadline),
        }
    }

    /// How the obligations of a measure stand on `as_of`; of a measure that is its own only obligation, that one.
    pub fn rollup(&self, measure: &Item, as_of: NaiveDate) -> Rollup {
        let mut rollup = Rollup::default();
        for owed in self.obligations(measure) {
            if let Some(standing) = self.standing(owed.item, as_of) {
                rollup.add(owed.item.status, standing);
            }
        }
        rollup
    }

    /// The status of an item as its standing has it: a measure whose units have all closed is what they are, whatever its lead says.
    pub fn status(&self, item: &Item, as_of: NaiveDate) -> Status {
        match self.standing(item, as_of) {
            Some(Standing::Closed { status, .. }) => status,
            _ => item.status,
        }
    }
}

/// Whether a measure of that status ends what its units owe.
const fn takes_with_it(status: Status) -> bool {
    matches!(status, Status::Withdrawn | Status::ClosedUnmet | Status::CarriedOver)
}

/// The standing of a measure whose obligations are all closed: unmet where one is, done where one is, else what they all are.
fn all_closed(owed: &[Item], deadline: &Deadline) -> Standing {
    let has = |status| owed.iter().any(|item| item.status == status);
    let order = [Status::ClosedUnmet, Status::Done, Status::CarriedOver, Status::Withdrawn];
    let status = order.into_iter().find(|status| has(*status)).unwrap_or(Status::Done);
    let last = owed.iter().filter(|item| item.status == status).filter_map(|item| item.status_at).max();
    let in_time = deadline.end().zip(last).map(|(end, at)| to_moment(at).date_naive() <= end);
    Standing::Closed { status, in_time }
}

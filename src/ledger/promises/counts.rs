//! How many promises became what.

use super::{Promise, PromiseState};

/// How many promises became what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PromiseCounts {
    /// Whose day is over.
    pub due: usize,
    /// Whose day is still to come.
    pub open: usize,
    /// Broken.
    pub broken: usize,
    /// Kept.
    pub kept: usize,
    /// Dropped.
    pub dropped: usize,
    /// How often any of them was moved.
    pub moved: usize,
}

impl PromiseCounts {
    /// The counts of those promises.
    pub fn of<'p, 'a: 'p>(promises: impl IntoIterator<Item = &'p Promise<'a>>) -> Self {
        let mut counts = Self::default();
        for promise in promises {
            let count = match promise.state {
                PromiseState::Due => &mut counts.due,
                PromiseState::Open => &mut counts.open,
                PromiseState::Broken => &mut counts.broken,
                PromiseState::Kept => &mut counts.kept,
                PromiseState::Dropped => &mut counts.dropped,
            };
            *count += 1;
            // What was counted for the promise in whose place this one came is counted here.
            if promise.replaced_by.is_none() {
                counts.moved += promise.moved;
            }
        }
        counts
    }

    /// How many of a hundred that ended were kept, rounded; 0 and 100 are said only where it is none, or all. None where none was kept or
    /// broken yet.
    pub const fn rate_kept(&self) -> Option<usize> {
        match (self.kept, self.kept + self.broken) {
            (_, 0) => None,
            (0, _) => Some(0),
            _ if self.broken == 0 => Some(100),
            (kept, ended) => {
                let rounded = (100 * kept + ended / 2) / ended;
                Some(if rounded < 1 {
                    1
                } else if rounded > 99 {
                    99
                } else {
                    rounded
                })
            }
        }
    }

    /// All of them.
    pub const fn total(&self) -> usize {
        self.due + self.open + self.broken + self.kept + self.dropped
    }
}

//! Hits by their ranks: all are counted, the first are kept.

use super::LISTED;
use super::hit::{Hit, Rank, Target};

/// Hits by their ranks, in the order in which they came within one.
#[derive(Debug, Default)]
pub(super) struct Listing {
    ranks: Vec<Vec<Hit>>,
    count: usize,
}

impl Listing {
    /// One more hit; what it leads to is made up only where it is kept.
    pub fn add(&mut self, rank: Rank, target: impl FnOnce() -> Target) {
        self.count += 1;
        if self.ranks.is_empty() {
            self.ranks.resize_with(Rank::COUNT, Vec::new);
        }
        if let Some(hits) = self.ranks.get_mut(rank as usize).filter(|hits| hits.len() < LISTED) {
            hits.push(Hit { target: target(), rank });
        }
    }

    /// The first hits, best first, and the count of all.
    pub fn done(self) -> (Vec<Hit>, usize) {
        (self.ranks.into_iter().flatten().take(LISTED).collect(), self.count)
    }
}

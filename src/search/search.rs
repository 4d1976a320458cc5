//! A search that is being typed.

use super::hit::Hit;
use super::index::Index;
use super::words::Words;

/// A search that is being typed: asked anew with each key. It remembers former steps, so that a longer query is sought in what a shorter one
/// found.
#[derive(Debug, Clone, Default)]
pub struct Search {
    words: Words,
    hits: Vec<Hit>,
    count: usize,
}

impl Search {
    /// Seeks `query`, which may be any text; an empty one finds nothing.
    pub fn ask(&mut self, index: &Index, query: &str) {
        self.words = Words::of(query);
        let found = |words: &Words, text: &str| !words.is_empty() && words.all_in(text);
        let hits = index.entries.iter().filter(|(_, _, text)| found(&self.words, text));
        self.hits = hits.map(|(target, rank, _)| Hit { target: target.clone(), rank: *rank }).collect();
        self.hits.sort_by_key(|hit| hit.rank);
        self.count = self.hits.len();
        self.hits.truncate(super::LISTED);
    }

    /// What was found, best first, at most [`super::LISTED`].
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// How much was found, what is not among the hits included.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// The query as it was read.
    pub const fn words(&self) -> &Words {
        &self.words
    }
}

//! A search that is being typed.

use std::sync::Arc;

use super::asked::Asked;
use super::hit::{Hit, Rank, Target};
use super::index::Index;
use super::listing::Listing;
use super::scan::{Fits, Seeker};
use super::sense::{Found, Sense};
use super::words::{Part, Word, Words};

/// A search that is being typed: asked anew with each key. It remembers where the words that were typed stand, so that a longer one is sought
/// only where a shorter one stood, and going back costs nothing.
#[derive(Debug, Clone, Default)]
pub struct Search {
    words: Words,
    hits: Vec<Hit>,
    count: usize,
    /// The index that was asked last.
    version: Option<u64>,
    /// Words with where they stand in that index, the last one that was sought at the end.
    known: Vec<(Word, Arc<Found>)>,
}

/// How many words are remembered: of 100,000 measures each takes 30 kB.
const REMEMBERED: usize = 48;

impl Search {
    /// Seeks `query`, which may be any text; an empty one finds nothing. What is nowhere as it stands is sought with its commas parting words
    /// (`门头沟，8.4`), and then with ids apart from what stands with them (`8.4mtg`).
    pub fn ask(&mut self, index: &Index, query: &str) {
        if self.version != Some(index.version) {
            self.known.clear();
            self.version = Some(index.version);
        }
        self.words = Words::of(query);
        (self.hits, self.count) = self.listed(index).done();
        let whole = self.words.clone();
        for part in [Words::at_commas, Words::parted] {
            if !self.hits.is_empty() {
                return;
            }
            if let Some(parted) = part(&self.words) {
                self.words = parted;
                (self.hits, self.count) = self.listed(index).done();
            }
        }
        if self.hits.is_empty() {
            self.words = whole;
        }
    }

    /// Lists what something else than words found, best first: at most [`super::LISTED`] of `count`.
    pub fn list(&mut self, targets: impl IntoIterator<Item = Target>, count: usize) {
        self.words = Words::default();
        self.hits = targets.into_iter().take(super::LISTED).map(|target| Hit { target, rank: Rank::Text }).collect();
        self.count = count;
    }

    fn listed(&mut self, index: &Index) -> Listing {
        let words = self.words.clone();
        if words.is_empty() {
            return Listing::default();
        }
        let alone = words.all().len() == 1;
        let senses = words.all().iter().map(|word| Sense::of(index, word, self.found(index, word), alone)).collect();
        Asked { index, senses, listing: Listing::default() }.list()
    }

    /// Where a word stands.
    fn found(&mut self, index: &Index, word: &Word) -> Arc<Found> {
        if word.part != Part::Any {
            return Arc::default();
        }
        if let Some((_, found)) = self.known.iter().find(|(known, _)| known.letters == word.letters) {
            return Arc::clone(found);
        }
        let shorter = self.known.iter().filter(|(known, _)| word.narrows(known)).max_by_key(|(known, _)| known.letters.len());
        let among = shorter.map(|(_, found)| Arc::clone(found));
        let among = |of: fn(&Found) -> &Fits| among.as_deref().map(of);
        let seeker = Seeker::of(&word.letters, word.pattern.as_ref());
        let found = Arc::new(Found {
            titles: seeker.seek(&index.titles, among(|found| &found.titles)),
            texts: seeker.seek(&index.texts, among(|found| &found.texts)),
            names: seeker.seek(&index.names, among(|found| &found.names)),
            notes: seeker.seek(&index.words, among(|found| &found.notes)),
        });
        if self.known.len() >= REMEMBERED {
            self.known.remove(0);
        }
        self.known.push((word.clone(), Arc::clone(&found)));
        found
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

//! The queue (督办队列): what needs an act, in its order, folded into one row a measure.

mod entry;
mod need;
mod run;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{ItemKey, Ledger, Query};
pub use entry::{Entries, Entry, Urgency};
pub(super) use entry::{owing, searched};
pub use need::Grade;
pub(super) use need::grade;
pub use run::{Count, Handled, Run, RunEntry, RunRow};

/// Rows in an order, each with the entries for which it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// The rows.
    pub rows: Vec<QueueRow>,
}

/// The entries of one measure, or one of them. An act on a folded row is an act on all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The measure.
    pub measure: ItemKey,
    /// Its entries that are in the queue, the most urgent first; never empty.
    pub entries: Vec<ItemKey>,
}

/// The place of what matches: whether it needs no act, else how urgently it needs one, and its place in the plan.
type Place = (bool, Option<Urgency>, usize);

/// What of the queue is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What must hold of the entries.
    pub query: &'a Query,
    /// Who asks.
    pub me: &'a str,
    /// Whether each entry has a row of its own.
    pub unfold: bool,
}

impl Queue {
    /// How many entries there are; 0 means that the work is done.
    pub fn len(&self) -> usize {
        self.rows.iter().map(|row| row.entries.len()).sum()
    }

    /// Whether nothing needs an act.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The entries one by one, row by row.
    pub fn entries(&self) -> impl Iterator<Item = ItemKey> {
        self.rows.iter().flat_map(|row| &row.entries).copied()
    }

    /// Entries in an order; those of one measure, which stand together, as one row unless each is to have its own. The order of rows is
    /// that of their first entries.
    fn of<K: Ord + Copy>(found: &[(K, ItemKey)], unfold: bool) -> Self {
        let row = |entries: &[(K, ItemKey)]| {
            let mut entries = entries.to_vec();
            entries.sort_unstable_by_key(|(order, _)| *order);
            let (order, first) = *entries.first()?;
            let entries = entries.into_iter().map(|(_, key)| key).collect();
            Some((order, QueueRow { measure: ItemKey::measure(first.measure), entries }))
        };
        let together = |a: &(K, ItemKey), b: &(K, ItemKey)| !unfold && a.1.measure == b.1.measure;
        let mut rows: Vec<(K, QueueRow)> = found.chunk_by(together).filter_map(row).collect();
        rows.sort_unstable_by_key(|(order, _)| *order);
        Self { rows: rows.into_iter().map(|(_, row)| row).collect() }
    }
}

impl Entries {
    /// What needs an act and matches, in the order of the queue.
    pub fn queue(&self, ledger: &Ledger, wanted: Wanted<'_>) -> Queue {
        let mut found = Vec::new();
        self.matching(ledger, wanted.query, wanted.me, |entry| found.extend(entry.urgency.map(|urgency| (urgency, entry.key))));
        Queue::of(&found, wanted.unfold)
    }

    /// What matches, whether or not it needs an act: what does first, in the order of the queue, then the rest in the plan's order; at most
    /// `most` of it, and how much there is.
    pub fn fitting(&self, ledger: &Ledger, query: &Query, me: &str, most: usize) -> (Vec<ItemKey>, usize) {
        let mut found = self.found(ledger, query, me);
        let count = found.len();
        if count > most {
            found.select_nth_unstable(most);
            found.truncate(most);
        }
        found.sort_unstable();
        (found.into_iter().map(|(_, key)| key).collect(), count)
    }

    /// What matches, whether or not it needs an act, in the order of [`Entries::fitting`].
    pub fn everything(&self, ledger: &Ledger, wanted: Wanted<'_>) -> Queue {
        Queue::of(&self.found(ledger, wanted.query, wanted.me), wanted.unfold)
    }

    /// What matches, each with its place, in the plan's order.
    fn found(&self, ledger: &Ledger, query: &Query, me: &str) -> Vec<(Place, ItemKey)> {
        let mut found = Vec::new();
        self.matching(ledger, query, me, |entry| found.push(((entry.urgency.is_none(), entry.urgency, found.len()), entry.key)));
        found
    }

    /// How much matches that is red, yellow or 待核 and no part of the queue: somebody acted on it lately, or it is set aside.
    pub fn at_rest(&self, ledger: &Ledger, query: &Query, me: &str) -> usize {
        let mut count = 0;
        self.matching(ledger, query, me, |entry| count += usize::from(entry.is_at_rest));
        count
    }

    /// What is open, past its deadline and matches, most days first, then in the plan's order.
    pub fn overdue(&self, ledger: &Ledger, wanted: Wanted<'_>) -> Queue {
        let mut found = Vec::new();
        self.matching(ledger, wanted.query, wanted.me, |entry| {
            if entry.days_over > 0 {
                found.push(((Reverse(entry.days_over), found.len()), entry.key));
            }
        });
        Queue::of(&found, wanted.unfold)
    }
}

impl Ledger {
    /// What needs an act on `as_of`, folded by measure.
    pub fn queue(&self, as_of: NaiveDate) -> Queue {
        Entries::of(self, as_of).queue(self, Wanted { query: &Query::default(), me: "", unfold: false })
    }
}

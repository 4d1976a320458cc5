//! A run: the queue as it was when somebody began to work through it. Which entries are in it, and in which order, stays; what is done with
//! them ticks them, by whomever it is done.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Entries, Wanted};
use crate::ledger::{Cause, Event, EventNo, Happening, ItemKey, Ledger, Query};

/// A queue that is worked through.
#[derive(Debug, Clone)]
pub struct Run {
    entries: Entries,
    me: String,
    /// The last event before it.
    since: EventNo,
    rows: Vec<RunRow>,
    /// Row, and place in it, of each entry.
    places: HashMap<ItemKey, (usize, usize)>,
    query: Query,
    /// Rows of which the filter leaves an entry at least.
    visible: Vec<usize>,
    /// How many entries of the plan fit the filter, whether or not they need an act.
    fitting: usize,
    /// The entries outside of the run that fit the filter and were at rest when it was set; not looked for without one.
    resting: Vec<ItemKey>,
}

/// The entries of one measure in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// The measure.
    pub measure: ItemKey,
    /// Its entries in the run, the most urgent first.
    pub entries: Vec<RunEntry>,
}

/// An entry in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunEntry {
    /// The item.
    pub key: ItemKey,
    /// Whether the filter leaves it.
    pub is_shown: bool,
    /// How it was handled in this run; none while it still needs something.
    pub handled: Option<Handled>,
}

/// How an entry was handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handled {
    /// Whoever works through the run did something with it: the event.
    ByMe(EventNo),
    /// Somebody else did: who, and the event.
    ByOther(String, EventNo),
    /// Nobody needed to: it ended with its measure, or needs nothing any more for another reason.
    NotNeeded,
}

/// How much of a run is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Entries that still need something.
    pub left: usize,
    /// All entries.
    pub all: usize,
}

impl Run {
    /// Begins a run through everything that needs an act on `as_of`; `me` is who works through it, `query` what is shown of it.
    pub fn start(ledger: &Ledger, as_of: NaiveDate, me: &str, query: Query) -> Self {
        let entries = Entries::of(ledger, as_of);
        Self::over(ledger, entries, me, query)
    }

    /// Begins a fresh run on the same day, for the same person, with the same filter.
    #[must_use]
    pub fn fresh(self, ledger: &Ledger) -> Self {
        Self::over(ledger, self.entries, &self.me, self.query)
    }

    fn over(ledger: &Ledger, entries: Entries, me: &str, query: Query) -> Self {
        let queue = entries.queue(ledger, Wanted { query: &Query::default(), me, unfold: false });
        let entry = |key| RunEntry { key, is_shown: true, handled: None };
        let rows = queue.rows.into_iter();
        let rows: Vec<RunRow> =
            rows.map(|row| RunRow { measure: row.measure, entries: row.entries.into_iter().map(entry).collect() }).collect();
        let mut places = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            places.extend(row.entries.iter().enumerate().map(|(place, entry)| (entry.key, (at, place))));
        }
        let (me, since) = (me.to_owned(), ledger.last_event());
        let mut run =
            Self { entries, me, since, rows, places, query: Query::default(), visible: Vec::new(), fitting: 0, resting: Vec::new() };
        run.show(ledger, query);
        run
    }

    /// Shows what matches another filter. Membership and order stay; what an act changes does not leave the screen until the filter is set
    /// again.
    pub fn show(&mut self, ledger: &Ledger, query: Query) {
        let all = query.is_empty();
        self.rows.iter_mut().flat_map(|row| &mut row.entries).for_each(|entry| entry.is_shown = all);
        self.fitting = if all { self.entries.all().len() } else { 0 };
        self.resting.clear();
        if !all {
            let (rows, places) = (&mut self.rows, &self.places);
            let (fitting, resting) = (&mut self.fitting, &mut self.resting);
            self.entries.matching(ledger, &query, &self.me, |found| {
                *fitting += 1;
                if let Some(entry) = places.get(&found.key).and_then(|(row, at)| rows.get_mut(*row)?.entries.get_mut(*at)) {
                    entry.is_shown = true;
                } else if found.is_at_rest {
                    resting.push(found.key);
                }
            });
        }
        self.query = query;
        let shown = |row: &RunRow| row.entries.iter().any(|entry| entry.is_shown);
        self.visible = (0..self.rows.len()).filter(|at| self.rows.get(*at).is_some_and(shown)).collect();
    }

    /// Follows what happened to items, by whomever: only what belongs to their measures is looked at.
    pub fn news(&mut self, ledger: &Ledger, keys: &[ItemKey]) {
        let mut measures: Vec<i64> = keys.iter().map(|key| key.measure).collect();
        measures.sort_unstable();
        measures.dedup();
        for measure in measures {
            self.entries.update(ledger, ItemKey::measure(measure));
            let own = self.entries.of_measure(measure).iter().map(|entry| entry.key);
            let Some(row) = own.filter_map(|key| self.places.get(&key)).next().map(|(row, _)| *row) else { continue };
            let Some(row) = self.rows.get_mut(row) else { continue };
            for entry in &mut row.entries {
                entry.handled = handled(ledger, &self.entries, &self.me, self.since, entry.key);
            }
        }
    }

    /// The ledger was loaded anew, or another day is judged by: everything is looked at again, membership and order stay.
    pub fn reload(&mut self, ledger: &Ledger, as_of: NaiveDate) {
        self.entries = Entries::of(ledger, as_of);
        for entry in self.rows.iter_mut().flat_map(|row| &mut row.entries) {
            entry.handled = handled(ledger, &self.entries, &self.me, self.since, entry.key);
        }
    }

    /// Every entry of the plan as it stands now.
    pub const fn entries(&self) -> &Entries {
        &self.entries
    }

    /// The filter.
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// All rows in their order, those included that the filter hides.
    pub fn rows(&self) -> &[RunRow] {
        &self.rows
    }

    /// How many entries of the plan fit the filter as it was set, whether or not they need an act.
    pub const fn fitting(&self) -> usize {
        self.fitting
    }

    /// How many rows the filter leaves.
    pub fn visible_len(&self) -> usize {
        self.visible.len()
    }

    /// The n-th of the rows that the filter leaves.
    pub fn visible(&self, n: usize) -> Option<&RunRow> {
        self.rows.get(*self.visible.get(n)?)
    }

    /// The rows that the filter leaves, in their order.
    pub fn visible_rows(&self) -> impl DoubleEndedIterator<Item = &RunRow> {
        self.visible.iter().filter_map(|at| self.rows.get(*at))
    }

    /// Where the row of an item stands among those that the filter leaves.
    pub fn position(&self, key: ItemKey) -> Option<usize> {
        let (row, _) = self.place(key)?;
        self.visible.binary_search(&row).ok()
    }

    /// The row of an item, also one that the filter hides.
    pub fn row(&self, key: ItemKey) -> Option<&RunRow> {
        self.rows.get(self.place(key)?.0)
    }

    /// An entry of the run.
    pub fn entry(&self, key: ItemKey) -> Option<&RunEntry> {
        let (row, at) = *self.places.get(&key)?;
        self.rows.get(row)?.entries.get(at)
    }

    fn place(&self, key: ItemKey) -> Option<(usize, usize)> {
        // A measure may not be an entry itself while its units are.
        let of_measure = || self.entries.of_measure(key.measure).iter().find_map(|entry| self.places.get(&entry.key));
        self.places.get(&key).or_else(of_measure).copied()
    }

    /// The next entry behind the row of `key` that the filter leaves and that still needs something, from the first on again behind the last
    /// row; with none the first. The row of `key` itself comes last.
    pub fn next_row(&self, key: Option<ItemKey>) -> Option<&RunRow> {
        let from = key.and_then(|key| self.place(key)).map_or(0, |(row, _)| self.visible.partition_point(|at| *at <= row));
        let (before, behind) = self.visible.split_at_checked(from)?;
        let rows = behind.iter().chain(before).filter_map(|at| self.rows.get(*at));
        rows.into_iter().find(|row| row.left() > 0)
    }

    /// How many entries are in the run, and how many of them still need something; those that the filter hides, too.
    pub fn count(&self) -> Count {
        self.counted(|_| true)
    }

    /// The same of those that the filter leaves.
    pub fn count_shown(&self) -> Count {
        self.counted(|entry| entry.is_shown)
    }

    fn counted(&self, wanted: impl Fn(&RunEntry) -> bool) -> Count {
        let mut count = Count::default();
        for entry in self.rows.iter().flat_map(|row| &row.entries).filter(|entry| wanted(entry)) {
            count.all += 1;
            count.left += usize::from(entry.handled.is_none());
        }
        count
    }

    /// How many entries need an act that were not in the queue when the run began: a fresh run has them.
    pub fn joined(&self) -> usize {
        self.entries.all().iter().filter(|entry| entry.urgency.is_some() && !self.places.contains_key(&entry.key)).count()
    }

    /// How many entries outside of the run fit its filter and are red, yellow or 待核, but were acted on lately or are set aside.
    pub fn at_rest(&self) -> usize {
        if self.query.is_empty() {
            return self.entries.all().iter().filter(|entry| entry.is_at_rest && !self.places.contains_key(&entry.key)).count();
        }
        self.resting.iter().filter(|key| self.entries.get(**key).is_some_and(|entry| entry.is_at_rest)).count()
    }
}

impl RunRow {
    /// The entries that the filter leaves.
    pub fn shown(&self) -> impl Iterator<Item = &RunEntry> {
        self.entries.iter().filter(|entry| entry.is_shown)
    }

    /// How many of these still need something.
    pub fn left(&self) -> usize {
        self.shown().filter(|entry| entry.handled.is_none()).count()
    }

    /// On what an act on the folded row acts: the entries that are shown and still need something, or all that are shown where none does.
    pub fn targets(&self) -> Vec<ItemKey> {
        let all = self.left() == 0;
        self.shown().filter(|entry| all || entry.handled.is_none()).map(|entry| entry.key).collect()
    }
}

/// How an entry was handled since an event; none while it still needs something.
fn handled(ledger: &Ledger, entries: &Entries, me: &str, since: EventNo, key: ItemKey) -> Option<Handled> {
    let item = ledger.item(key);
    let is_act = |event: &&Event| event.cause == Cause::Fresh && is_of_a_person(&event.what);
    let last = item.and_then(|item| {
        let later = ledger.history(item).rev().take_while(|event| event.no > since);
        later.filter(is_act).find(|event| !ledger.is_taken_back(item, event))
    });
    match last {
        Some(event) if event.by == me => Some(Handled::ByMe(event.no)),
        Some(event) => Some(Handled::ByOther(event.by.clone(), event.no)),
        None if entries.get(key).is_none_or(|entry| entry.urgency.is_none()) => Some(Handled::NotNeeded),
        None => None,
    }
}

/// Whether it is what a person did with an item, and not what a corrected text of the plan did to it.
const fn is_of_a_person(what: &Happening) -> bool {
    !matches!(what, Happening::Imported { .. } | Happening::Reworded { .. } | Happening::Dropped { .. } | Happening::Renumbered { .. })
}

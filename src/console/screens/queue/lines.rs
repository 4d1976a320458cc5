//! The lines of the list: a row of the run, folded or with a line for each of its entries, as far as the filter leaves them; and which of
//! the entries are marked.

use std::collections::HashSet;

use crate::ledger::ItemKey;

/// A row that the filter leaves: the measure, and those of the row's entries that fit the filter, in the order of the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The measure.
    pub measure: ItemKey,
    /// The entries; at least one.
    pub entries: Vec<ItemKey>,
}

/// A line that is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The place of its row.
    pub row: usize,
    /// The entry, where it is one of several that are unfolded.
    pub entry: Option<ItemKey>,
}

/// What tells a line from others, whatever the filter leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineKey {
    /// The measure of its row.
    pub measure: ItemKey,
    /// The entry, where it is one of several that are unfolded.
    pub entry: Option<ItemKey>,
}

/// Everything that can be seen, in its order.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    rows: Vec<Row>,
    lines: Vec<Line>,
    unfolded: HashSet<ItemKey>,
}

impl Lines {
    /// Puts other rows in; what was unfolded stays so.
    pub fn put(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.lay_out();
    }

    fn lay_out(&mut self) {
        self.lines.clear();
        for (row, Row { measure, entries }) in self.rows.iter().enumerate() {
            self.lines.push(Line { row, entry: None });
            if entries.len() > 1 && self.unfolded.contains(measure) {
                self.lines.extend(entries.iter().map(|entry| Line { row, entry: Some(*entry) }));
            }
        }
    }

    /// How many lines there are.
    pub const fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The line at a place.
    pub fn get(&self, at: usize) -> Option<Line> {
        self.lines.get(at).copied()
    }

    /// The row of a line.
    pub fn row(&self, line: Line) -> Option<&Row> {
        self.rows.get(line.row)
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The place of the first line of a row.
    pub fn first_of(&self, row: usize) -> Option<usize> {
        Some(self.lines.partition_point(|line| line.row < row)).filter(|at| self.lines.get(*at).is_some_and(|line| line.row == row))
    }

    /// Whether a row is unfolded.
    pub fn is_unfolded(&self, row: &Row) -> bool {
        row.entries.len() > 1 && self.unfolded.contains(&row.measure)
    }

    /// The entries of a line: its own, or all of its row.
    pub fn entries(&self, at: usize) -> &[ItemKey] {
        let Some(line) = self.lines.get(at) else { return &[] };
        match &line.entry {
            Some(entry) => std::slice::from_ref(entry),
            None => self.row(*line).map(|row| row.entries.as_slice()).unwrap_or_default(),
        }
    }

    /// What tells the line at a place from others.
    pub fn key(&self, at: usize) -> Option<LineKey> {
        let line = self.get(at)?;
        Some(LineKey { measure: self.row(line)?.measure, entry: line.entry })
    }

    /// The place of a line; of an entry that is folded that of its row.
    pub fn place(&self, key: LineKey) -> Option<usize> {
        let of_row = |line: &Line| self.row(*line).is_some_and(|row| row.measure == key.measure);
        let exact = self.lines.iter().position(|line| line.entry == key.entry && of_row(line));
        exact.or_else(|| self.lines.iter().position(of_row))
    }

    /// The line on which an entry is seen.
    pub fn place_of(&self, entry: ItemKey) -> Option<usize> {
        let own = self.lines.iter().position(|line| line.entry == Some(entry));
        own.or_else(|| self.lines.iter().position(|line| self.row(*line).is_some_and(|row| row.entries.contains(&entry))))
    }

    /// Folds or unfolds the row of a line; with none the other of the two. Returns the place where the cursor goes on.
    pub fn fold(&mut self, at: usize, open: Option<bool>) -> usize {
        let Some(row) = self.get(at).and_then(|line| self.row(line)) else { return at };
        let measure = row.measure;
        let opens = open.unwrap_or(!self.unfolded.contains(&measure)) && row.entries.len() > 1;
        let was = if opens { self.unfolded.insert(measure) } else { self.unfolded.remove(&measure) };
        let key = self.key(at).map(|key| if opens { key } else { LineKey { entry: None, ..key } });
        if was {
            self.lay_out();
        }
        key.and_then(|key| self.place(key)).unwrap_or(at)
    }

    /// Unfolds the row of a line where it hides an entry under it; returns the place of that entry.
    pub fn fold_to(&mut self, at: usize, entry: ItemKey) -> usize {
        let hides = self.get(at).filter(|line| line.entry.is_none()).and_then(|line| self.row(line));
        if !hides.is_some_and(|row| row.measure != entry && row.entries.len() > 1) {
            return at;
        }
        self.fold(at, Some(true));
        self.place_of(entry).unwrap_or(at)
    }

    /// All entries that can be seen, in their order, each once.
    pub fn all(&self) -> impl Iterator<Item = ItemKey> {
        self.rows.iter().flat_map(|row| row.entries.iter().copied())
    }

    /// The entries of the lines from one place to another, both included.
    pub fn between(&self, a: usize, b: usize) -> impl Iterator<Item = ItemKey> {
        (a.min(b)..=a.max(b)).flat_map(|at| self.entries(at).iter().copied())
    }
}

/// Which entries are marked, whether or not the filter shows them.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    keys: HashSet<ItemKey>,
    /// Where a range began, and what was marked before it.
    range: Option<(LineKey, HashSet<ItemKey>)>,
}

impl Marks {
    /// Whether an entry is marked.
    pub fn has(&self, key: ItemKey) -> bool {
        self.keys.contains(&key)
    }

    /// How many are marked, and how many of them are not among those that can be seen.
    pub fn counts(&self, lines: &Lines) -> (usize, usize) {
        let seen = lines.all().filter(|key| self.keys.contains(key)).count();
        (self.keys.len(), self.keys.len().saturating_sub(seen))
    }

    /// Whether none is marked.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Marks all of some entries; where all of them are, takes the marks away.
    pub fn toggle(&mut self, entries: &[ItemKey]) {
        self.range = None;
        if entries.iter().all(|key| self.keys.contains(key)) {
            self.keys.retain(|key| !entries.contains(key));
        } else {
            self.keys.extend(entries);
        }
    }

    /// Takes marks away.
    pub fn remove(&mut self, entries: &[ItemKey]) {
        self.range = None;
        self.keys.retain(|key| !entries.contains(key));
    }

    /// Takes all marks away.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Begins a range at a line, or ends the one that was begun.
    pub fn range(&mut self, at: Option<LineKey>) {
        self.range = match self.range.take() {
            Some(_) => None,
            None => at.map(|key| (key, self.keys.clone())),
        };
    }

    /// Whether a range is being marked.
    pub const fn in_range(&self) -> bool {
        self.range.is_some()
    }

    /// The cursor moved: the range reaches up to it.
    pub fn follow(&mut self, lines: &Lines, cursor: usize) {
        if let Some((from, before)) = &self.range {
            let from = lines.place(*from).unwrap_or(cursor);
            self.keys.clone_from(before);
            self.keys.extend(lines.between(from, cursor));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::UnitName;

    fn owed(measure: i64, unit: &str) -> ItemKey {
        ItemKey::measure(measure).of(UnitName::new(unit))
    }

    /// Measure 1 with two units, measure 2 alone.
    fn lines() -> Lines {
        let mut lines = Lines::default();
        let one = Row { measure: ItemKey::measure(1), entries: vec![owed(1, "甲"), owed(1, "乙")] };
        lines.put(vec![one, Row { measure: ItemKey::measure(2), entries: vec![ItemKey::measure(2)] }]);
        lines
    }

    #[test]
    fn a_row_stands_for_its_entries_and_unfolds_to_a_line_each() {
        let mut lines = lines();
        assert_eq!((lines.len(), lines.entries(0).len(), lines.entries(1).len()), (2, 2, 1));
        assert_eq!(lines.fold(0, None), 0);
        assert_eq!((lines.len(), lines.entries(0).len(), lines.entries(2)), (4, 2, &[owed(1, "乙")][..]));
        // From an entry the fold leads back to the row.
        assert_eq!(lines.fold(2, Some(false)), 0);
        assert_eq!(lines.len(), 2);
        // What stands for one entry only has nothing to unfold.
        assert_eq!((lines.fold(1, Some(true)), lines.len()), (1, 2));
    }

    #[test]
    fn a_line_is_found_again_when_others_are_gone() {
        let mut lines = lines();
        lines.fold(0, Some(true));
        let (second, alone) = (lines.key(2).unwrap(), lines.key(3).unwrap());
        lines.put(vec![Row { measure: ItemKey::measure(2), entries: vec![ItemKey::measure(2)] }]);
        assert_eq!((lines.place(second), lines.place(alone)), (None, Some(0)));
        assert_eq!(lines.place_of(ItemKey::measure(2)), Some(0));
    }

    #[test]
    fn marks_that_a_filter_hides_are_counted() {
        let mut lines = lines();
        let mut marks = Marks::default();
        marks.toggle(&[owed(1, "甲"), owed(1, "乙")]);
        marks.toggle(&[ItemKey::measure(2)]);
        assert_eq!(marks.counts(&lines), (3, 0));
        lines.put(vec![Row { measure: ItemKey::measure(1), entries: vec![owed(1, "乙")] }]);
        assert_eq!(marks.counts(&lines), (3, 2));
        // One of two is marked: marking both adds the other.
        marks.remove(&[owed(1, "甲")]);
        marks.toggle(&[owed(1, "甲"), owed(1, "乙")]);
        assert_eq!(marks.counts(&lines).0, 3);
        marks.toggle(&[owed(1, "甲"), owed(1, "乙")]);
        assert_eq!(marks.counts(&lines).0, 1);
    }

    /// A range gives back what it passed over on its way back, and leaves what was marked before it.
    #[test]
    fn a_range_reaches_from_where_it_began_to_the_cursor() {
        let mut lines = lines();
        lines.fold(0, Some(true));
        let mut marks = Marks::default();
        marks.toggle(&[ItemKey::measure(2)]);
        marks.range(lines.key(1));
        for (cursor, marked) in [(1, 2), (2, 3), (1, 2), (3, 3)] {
            marks.follow(&lines, cursor);
            assert_eq!(marks.counts(&lines).0, marked, "{cursor}");
        }
        marks.range(None);
        marks.follow(&lines, 0);
        assert_eq!((marks.counts(&lines).0, marks.in_range()), (3, false));
    }
}

//! 督办队列: everything that needs an act, most urgent first. The list and its order stay as they were when the run began; what is done
//! with a row ticks it, and the cursor goes on to the next that still needs something.

mod draw;
mod layout;
mod lines;
mod preview;

use chrono::NaiveDate;

use super::list;
use crate::console::app::App;
use crate::console::keymap::Action;
use crate::ledger::{Count, Entry, ItemKey, Query, Run, View as SavedTab};
use layout::Layout;
pub(super) use layout::rule;
pub use lines::{Line, LineKey, Lines, Marks, Row};

/// What is counted of the run; kept, so that a frame counts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Counts {
    all: Count,
    shown: Count,
    marked: usize,
    hidden: usize,
    /// Entries that need an act by now and are not in the run.
    joined: usize,
    /// Entries that are not in the run because somebody acted on them lately, or they are set aside.
    at_rest: usize,
}

/// The state of the screen.
#[derive(Debug, Clone)]
pub struct QueueView {
    run: Run,
    as_of: NaiveDate,
    lines: Lines,
    marks: Marks,
    counts: Counts,
    /// The saved views, and which is used.
    views: Vec<SavedTab>,
    view: Option<u8>,
    /// The filter as typed.
    filter: String,
    /// What this person handled in this run, the last one at the end: a line each.
    handled: Vec<ItemKey>,
    cursor: usize,
    top: usize,
    /// What is shown below the list; it follows the cursor when that rests.
    previewed: Option<ItemKey>,
}

impl QueueView {
    /// A run that begins now, with the view that the person opens it with.
    pub fn open(app: &App) -> Self {
        let views = app.ledger.views(&app.setting.by, app.setting.lang);
        let first = views.iter().find(|view| view.is_default).map(|view| view.number);
        let run = Run::start(&app.ledger, app.as_of, &app.setting.by, Query::default());
        let mut queue = Self {
            run,
            as_of: app.as_of,
            lines: Lines::default(),
            marks: Marks::default(),
            counts: Counts::default(),
            views,
            view: None,
            filter: String::new(),
            handled: Vec::new(),
            cursor: 0,
            top: 0,
            previewed: None,
        };
        queue.show_rows();
        queue.count();
        if let Some(number) = first {
            queue.use_view(app, number);
        }
        queue.catch_up();
        queue
    }

    /// A run of another day by the same filter, the cursor on the same item.
    pub fn on_another_day(&self, app: &App) -> Self {
        let mut queue = Self::open(app);
        queue.view = self.view;
        queue.set_filter_from(app, &self.filter, Query::parse(&self.filter, &app.ledger).unwrap_or_default(), self.line_key());
        queue.catch_up();
        queue
    }

    /// The same work with what needs an act now, in its order now. The cursor stays on its item where that is still there.
    pub fn fresh(&mut self, app: &App) {
        let at = self.lines.entries(self.cursor).first().copied();
        self.run = self.run.clone().fresh(&app.ledger);
        self.handled.clear();
        self.marks.clear();
        self.show_rows();
        self.count();
        self.cursor = at.and_then(|key| self.lines.place_of(key)).unwrap_or(0);
        self.settle(app);
    }

    /// The filter as typed.
    pub fn filter_text(&self) -> &str {
        &self.filter
    }

    /// How many of the listed entries still need something, and how many are listed.
    pub const fn counts_shown(&self) -> (usize, usize) {
        (self.counts.shown.left, self.counts.shown.all)
    }

    /// How many items of the plan fit the filter, whether or not they need an act.
    pub const fn fitting(&self) -> usize {
        self.run.fitting()
    }

    /// How many entries of the run still need something, and how many there are.
    pub const fn count_all(&self) -> Count {
        self.counts.all
    }

    /// The line under the cursor.
    pub fn line_key(&self) -> Option<LineKey> {
        self.lines.key(self.cursor)
    }

    /// Lists what fits another filter. The cursor stays on its row where that is still listed, else it is on the first.
    pub fn set_filter(&mut self, app: &App, text: &str, query: Query) {
        self.set_filter_from(app, text, query, self.line_key());
    }

    /// The same with the cursor on the line `from`, where its row is listed, wherever it is now.
    pub fn set_filter_from(&mut self, app: &App, text: &str, query: Query, from: Option<LineKey>) {
        text.clone_into(&mut self.filter);
        self.run.show(&app.ledger, query);
        self.show_rows();
        self.top = 0;
        self.cursor = from.and_then(|key| self.lines.place(key)).unwrap_or(0);
        self.settle(app);
    }

    /// The saved views.
    pub fn tabs(&self) -> &[SavedTab] {
        &self.views
    }

    /// The view that is used.
    pub const fn tab(&self) -> Option<u8> {
        self.view
    }

    /// Uses a saved view; whether there is one of that number.
    pub fn use_view(&mut self, app: &App, number: u8) -> bool {
        let Some(tab) = self.views.iter().find(|tab| tab.number == number).cloned() else { return false };
        // A view whose filter means nothing any more shows everything, under its name.
        let query = Query::parse(&tab.query, &app.ledger).unwrap_or_default();
        self.view = Some(number);
        self.set_filter(app, &tab.query, query);
        true
    }

    fn show_rows(&mut self) {
        let shown = |row: &crate::ledger::RunRow| row.shown().map(|entry| entry.key).collect();
        self.lines.put(self.run.visible_rows().map(|row| Row { measure: row.measure, entries: shown(row) }).collect());
        self.count_listed();
    }

    /// Counts anew what an event may have changed.
    fn count(&mut self) {
        (self.counts.all, self.counts.joined) = (self.run.count(), self.run.joined());
        self.counts.at_rest = self.run.at_rest();
        self.count_listed();
    }

    /// What another filter changes.
    fn count_listed(&mut self) {
        self.counts.shown = self.run.count_shown();
        self.count_marks();
    }

    fn count_marks(&mut self) {
        (self.counts.marked, self.counts.hidden) = if self.marks.is_empty() { (0, 0) } else { self.marks.counts(&self.lines) };
    }

    /// The cursor is on a line, and in sight.
    fn settle(&mut self, app: &App) {
        self.cursor = self.cursor.min(self.lines.len().saturating_sub(1));
        self.top = list::first_seen(self.top, self.cursor, Layout::of(app.size).rows(), self.lines.len());
        if self.marks.in_range() {
            self.marks.follow(&self.lines, self.cursor);
            self.count_marks();
        }
    }

    /// The item under the cursor: an entry, or the measure of a row that stands for several.
    pub fn selected(&self) -> Option<ItemKey> {
        let line = self.lines.get(self.cursor)?;
        let row = self.lines.row(line)?;
        line.entry.or(match row.entries.as_slice() {
            [only] => Some(*only),
            _ => Some(row.measure),
        })
    }

    /// What an act is about: what is marked and listed, else the line under the cursor; of a row what still needs something.
    pub fn targets(&self) -> Vec<ItemKey> {
        if self.counts.marked > self.counts.hidden {
            return self.lines.all().filter(|key| self.marks.has(*key)).collect();
        }
        let Some(line) = self.lines.get(self.cursor) else { return Vec::new() };
        match (line.entry, self.lines.row(line).and_then(|row| self.run.row(row.measure))) {
            (Some(entry), _) => vec![entry],
            (None, Some(row)) => row.targets(),
            (None, None) => Vec::new(),
        }
    }

    /// What is marked and listed, else every row: one that stands for several entries, all of them marked, as its measure.
    pub fn listed(&self) -> Vec<ItemKey> {
        let is_marked = |key: &ItemKey| self.counts.marked <= self.counts.hidden || self.marks.has(*key);
        let of_row = |row: &Row| -> Vec<ItemKey> {
            let chosen: Vec<ItemKey> = row.entries.iter().copied().filter(is_marked).collect();
            if chosen.len() > 1 && chosen.len() == row.entries.len() { vec![row.measure] } else { chosen }
        };
        self.lines.rows().iter().flat_map(of_row).collect()
    }

    /// Everything that the line under the cursor stands for, what was handled included.
    pub fn looked_at(&self) -> Vec<ItemKey> {
        self.lines.entries(self.cursor).to_vec()
    }

    /// Moves the cursor, marks, or folds.
    pub fn moved(&mut self, app: &App, action: Action) {
        let rows = Layout::of(app.size).rows();
        match action {
            Action::Mark => {
                self.marks.toggle(self.lines.entries(self.cursor));
                self.cursor = list::moved(self.cursor, self.lines.len(), rows, Action::Down);
                self.count_marks();
            }
            Action::MarkAll => {
                self.marks.toggle(&self.lines.all().collect::<Vec<_>>());
                self.count_marks();
            }
            Action::MarkRange => {
                self.marks.range(self.lines.key(self.cursor));
                self.marks.follow(&self.lines, self.cursor);
                self.count_marks();
            }
            Action::Unfold | Action::Left | Action::Right => {
                let open = (action != Action::Unfold).then_some(action == Action::Right);
                self.cursor = self.lines.fold(self.cursor, open);
            }
            _ => self.cursor = list::moved(self.cursor, self.lines.len(), rows, action),
        }
        self.settle(app);
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    /// What is folded under a row is unfolded, so that an act is about it alone.
    pub fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        if self.selected() == Some(key) {
            return false;
        }
        let row_of_measure = (0..self.lines.rows().len()).find(|at| self.lines.rows().get(*at).is_some_and(|row| row.measure == key));
        let place = match row_of_measure {
            Some(row) => self.lines.first_of(row),
            None => self.lines.place_of(key),
        };
        let Some(at) = place else { return false };
        self.cursor = self.lines.fold_to(at, key);
        self.settle(app);
        true
    }

    /// Goes to the next or the previous row; its item, or none where there is no such row.
    pub fn step(&mut self, app: &App, next: bool) -> Option<ItemKey> {
        let row = self.lines.get(self.cursor)?.row;
        let to = if next { row.checked_add(1) } else { row.checked_sub(1) }?;
        self.cursor = self.lines.first_of(to)?;
        self.settle(app);
        self.catch_up();
        self.selected()
    }

    /// Ends a range that is being marked; whether there was one.
    pub fn end_range(&mut self) -> bool {
        let any = self.marks.in_range();
        if any {
            self.marks.range(None);
        }
        any
    }

    /// Follows what happened to items; to none in particular where the day or a setting is another one.
    pub fn news(&mut self, app: &App, keys: &[ItemKey]) {
        if keys.is_empty() || self.as_of != app.as_of {
            self.take_all(app);
        } else {
            self.run.news(&app.ledger, keys);
        }
        self.count();
    }

    /// Looks at everything again, the saved views included.
    fn take_all(&mut self, app: &App) {
        self.as_of = app.as_of;
        self.views = app.ledger.views(&app.setting.by, app.setting.lang);
        self.run.reload(&app.ledger, app.as_of);
    }

    /// The ledger was loaded anew: the run goes on.
    pub fn reload(&mut self, app: &App) {
        self.take_all(app);
        self.count();
        self.settle(app);
    }

    /// This person's act on items is done: they are marked no longer, and the cursor goes on to the next line that still needs something.
    /// Where the act took something back, it goes to what is to be handled again.
    pub fn acted(&mut self, app: &App, keys: &[ItemKey]) {
        let ours: Vec<ItemKey> = keys.iter().copied().filter(|key| self.run.entry(*key).is_some()).collect();
        let Some(first) = ours.first().copied() else { return };
        self.marks.remove(&ours);
        if ours.iter().all(|key| self.is_handled(&[*key])) {
            self.handled.retain(|key| *key != first);
            self.handled.push(first);
            let here = self.lines.entries(self.cursor).iter().any(|key| ours.contains(key));
            if here && self.is_handled(self.lines.entries(self.cursor)) {
                self.go_on();
            }
        } else {
            self.cursor = self.lines.place_of(first).unwrap_or(self.cursor);
        }
        self.count();
        self.settle(app);
        self.catch_up();
    }

    /// To the next line that still needs something, from the first on again behind the last.
    fn go_on(&mut self) {
        let behind = (self.cursor + 1..self.lines.len()).chain(0..self.cursor);
        self.cursor = behind.into_iter().find(|at| !self.is_handled(self.lines.entries(*at))).unwrap_or(self.cursor);
    }

    /// To what this person handled last; again to what was handled before that. Whether there is anything.
    pub fn back(&mut self, app: &App) -> bool {
        let places: Vec<usize> = self.handled.iter().rev().filter_map(|key| self.lines.place_of(*key)).collect();
        let next = places.iter().position(|at| *at == self.cursor).map_or(0, |at| at + 1);
        let Some(at) = places.get(next).or(places.first()).copied() else { return false };
        self.cursor = at;
        self.settle(app);
        true
    }

    /// Whether all of some entries were handled in this run.
    fn is_handled(&self, entries: &[ItemKey]) -> bool {
        !entries.is_empty() && entries.iter().all(|key| self.run.entry(*key).is_none_or(|entry| entry.handled.is_some()))
    }

    /// The entries for which an item stands: those of the row of a measure, else itself.
    fn entries_of(&self, key: ItemKey) -> Vec<ItemKey> {
        let row = self.run.row(key).filter(|_| key.unit.is_none());
        row.map_or_else(|| vec![key], |row| row.entries.iter().map(|entry| entry.key).collect())
    }

    /// Of some entries the most urgent that still needs something, or of all where none does.
    fn foremost(&self, entries: &[ItemKey]) -> Option<&Entry> {
        let left = |key: &&ItemKey| self.run.entry(**key).is_some_and(|entry| entry.handled.is_none());
        let worst = |keys: &mut dyn Iterator<Item = &ItemKey>| {
            keys.filter_map(|key| self.run.entries().get(*key)).min_by_key(|entry| (entry.urgency.is_none(), entry.urgency))
        };
        worst(&mut entries.iter().filter(left)).or_else(|| worst(&mut entries.iter()))
    }

    /// Whether what is below the list is behind the cursor.
    pub fn is_behind(&self) -> bool {
        self.previewed != self.selected()
    }

    /// Lets it catch up.
    pub fn catch_up(&mut self) {
        self.previewed = self.selected();
    }

    /// The cursor stays in sight when the size changes.
    pub fn keep_in_view(&mut self, app: &App) {
        self.settle(app);
    }

    /// Puts the cursor on the line at a cell; whether there is one.
    pub fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let at = self.top + usize::from(y.saturating_sub(list.y));
        let hit = list.contains((x, y).into()) && at < self.lines.len();
        if hit {
            self.cursor = at;
        }
        hit
    }
}

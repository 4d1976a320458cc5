//! 督办队列: everything that needs an act, most urgent first. The list and its order stay as they were when the run began; what is done
//! with a row ticks it, and the cursor goes on to the next that still needs something.

mod draw;
mod face;
mod layout;
mod lines;
mod preview;

use chrono::NaiveDate;

use super::face::Screen;
use super::list::{List, Rows};
use crate::console::app::App;
use crate::ledger::{Count, Entry, ItemKey, Query, Run, View as SavedTab};
use layout::layout;
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
    /// Entries that fit the filter and are not in the run because somebody acted on them lately, or they are set aside.
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
    list: List,
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
            list: List::default(),
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
        let at = self.lines.entries(self.list.at()).first().copied();
        self.run = self.run.clone().fresh(&app.ledger);
        self.handled.clear();
        self.marks.clear();
        self.show_rows();
        self.count();
        self.go_to(app, at.and_then(|key| self.lines.place_of(key)).unwrap_or(0));
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
        self.lines.key(self.list.at())
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
        self.list.to_top();
        self.go_to(app, from.and_then(|key| self.lines.place(key)).unwrap_or(0));
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
        self.count_listed();
    }

    /// What another filter changes.
    fn count_listed(&mut self) {
        (self.counts.shown, self.counts.at_rest) = (self.run.count_shown(), self.run.at_rest());
        self.count_marks();
    }

    fn count_marks(&mut self) {
        (self.counts.marked, self.counts.hidden) = if self.marks.is_empty() { (0, 0) } else { self.marks.counts(&self.lines) };
    }

    /// Puts the cursor on a line, or on the last, and in sight.
    fn go_to(&mut self, app: &App, line: usize) {
        self.list.go_to(line, self.rows(), layout(app).list);
        if self.marks.in_range() {
            self.marks.follow(&self.lines, self.list.at());
            self.count_marks();
        }
    }

    /// The cursor is on a line, and in sight.
    fn settle(&mut self, app: &App) {
        self.go_to(app, self.list.at());
    }

    fn rows(&self) -> Rows<'static> {
        Rows::Plain(self.lines.len())
    }

    /// Goes to the next or the previous row; its item, or none where there is no such row.
    pub fn step(&mut self, app: &App, next: bool) -> Option<ItemKey> {
        let row = self.lines.get(self.list.at())?.row;
        let to = if next { row.checked_add(1) } else { row.checked_sub(1) }?;
        self.go_to(app, self.lines.first_of(to)?);
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
            let here = self.lines.entries(self.list.at()).iter().any(|key| ours.contains(key));
            if here && self.is_handled(self.lines.entries(self.list.at())) {
                self.go_to(app, self.next_left());
            }
        } else {
            self.go_to(app, self.lines.place_of(first).unwrap_or(self.list.at()));
        }
        self.count();
        self.settle(app);
        self.catch_up();
    }

    /// The next line that still needs something, from the first on again behind the last; where none does the one under the cursor.
    fn next_left(&self) -> usize {
        let at = self.list.at();
        let mut behind = (at + 1..self.lines.len()).chain(0..at);
        behind.find(|at| !self.is_handled(self.lines.entries(*at))).unwrap_or(at)
    }

    /// To what this person handled last; again to what was handled before that. Whether there is anything.
    pub fn back(&mut self, app: &App) -> bool {
        let places: Vec<usize> = self.handled.iter().rev().filter_map(|key| self.lines.place_of(*key)).collect();
        let next = places.iter().position(|at| *at == self.list.at()).map_or(0, |at| at + 1);
        let Some(at) = places.get(next).or(places.first()).copied() else { return false };
        self.go_to(app, at);
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
}

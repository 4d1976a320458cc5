//! What the queue answers as a screen: its cursor, its marks, and what an act is about.

use super::layout::layout;
use super::{QueueView, Row};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::screens::face::Screen;
use crate::ledger::ItemKey;
use crate::messages::queue as say;

impl Screen for QueueView {
    fn context(&self) -> Context {
        Context::Queue
    }

    /// The item under the cursor: an entry, or the measure of a row that stands for several.
    fn selected(&self) -> Option<ItemKey> {
        let line = self.lines.get(self.list.at())?;
        let row = self.lines.row(line)?;
        line.entry.or(match row.entries.as_slice() {
            [only] => Some(*only),
            _ => Some(row.measure),
        })
    }

    /// What an act is about: what is marked and listed, else the line under the cursor; of a row what still needs something.
    fn targets(&self) -> Vec<ItemKey> {
        if self.counts.marked > self.counts.hidden {
            return self.lines.all().filter(|key| self.marks.has(*key)).collect();
        }
        let Some(line) = self.lines.get(self.list.at()) else { return Vec::new() };
        match (line.entry, self.lines.row(line).and_then(|row| self.run.row(row.measure))) {
            (Some(entry), _) => vec![entry],
            (None, Some(row)) => row.targets(),
            (None, None) => Vec::new(),
        }
    }

    /// What is marked and listed, else every row: one that stands for several entries, all of them marked, as its measure.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        let is_marked = |key: &ItemKey| self.counts.marked <= self.counts.hidden || self.marks.has(*key);
        let of_row = |row: &Row| -> Vec<ItemKey> {
            let chosen: Vec<ItemKey> = row.entries.iter().copied().filter(is_marked).collect();
            if chosen.len() > 1 && chosen.len() == row.entries.len() { vec![row.measure] } else { chosen }
        };
        self.lines.rows().iter().flat_map(of_row).collect()
    }

    fn looked_at(&self) -> Vec<ItemKey> {
        self.lines.entries(self.list.at()).to_vec()
    }

    /// Moves the cursor, marks, or folds.
    fn moved(&mut self, app: &App, action: Action) {
        let area = layout(app).list;
        match action {
            Action::Mark => {
                self.marks.toggle(self.lines.entries(self.list.at()));
                self.list.moved(self.rows(), area, Action::Down);
                self.count_marks();
            }
            Action::MarkAll => {
                self.marks.toggle(&self.lines.all().collect::<Vec<_>>());
                self.count_marks();
            }
            Action::MarkRange => {
                self.marks.range(self.lines.key(self.list.at()));
                self.marks.follow(&self.lines, self.list.at());
                self.count_marks();
            }
            Action::Unfold | Action::Left | Action::Right => {
                let open = (action != Action::Unfold).then_some(action == Action::Right);
                let at = self.lines.fold(self.list.at(), open);
                self.list.go_to(at, self.rows(), area);
            }
            _ => self.list.moved(self.rows(), area, action),
        }
        self.settle(app);
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    /// What is folded under a row is unfolded, so that an act is about it alone.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        if self.selected() == Some(key) {
            return false;
        }
        let row_of_measure = (0..self.lines.rows().len()).find(|at| self.lines.rows().get(*at).is_some_and(|row| row.measure == key));
        let place = match row_of_measure {
            Some(row) => self.lines.first_of(row),
            None => self.lines.place_of(key),
        };
        let Some(at) = place else { return false };
        let at = self.lines.fold_to(at, key);
        self.go_to(app, at);
        true
    }

    /// Follows what happened to items; to none in particular where the day or a setting is another one.
    fn news(&mut self, app: &App, keys: &[ItemKey]) {
        if keys.is_empty() || self.as_of != app.as_of {
            self.take_all(app);
        } else {
            self.run.news(&app.ledger, keys);
        }
        self.count();
    }

    fn is_behind(&self) -> bool {
        self.previewed != self.selected()
    }

    fn catch_up(&mut self) {
        self.previewed = self.selected();
    }

    /// The cursor stays in sight when the size changes.
    fn keep_in_view(&mut self, app: &App) {
        self.settle(app);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.rows(), layout(app).list, (x, y))
    }

    fn nothing_here(&self, app: &App) -> Option<String> {
        Some(say::nothing_here(app.setting.lang).to_owned())
    }

    fn rebuild(&mut self, app: &App) -> bool {
        self.reload(app);
        true
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        self.paint(app, canvas);
    }
}

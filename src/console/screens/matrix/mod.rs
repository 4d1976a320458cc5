//! 各区: measures down, districts across, a light in each cell, to be acted on cell by cell. This file holds its state.

mod draw;
mod foot;
mod layout;

use std::collections::HashSet;

use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::screens::face::{Opens, Screen};
use crate::console::screens::list;
use crate::console::screens::units::UnitsView;
use crate::console::screens::view::View;
use crate::ledger::{Cell, Chosen, ItemKey, Matrix, MatrixRow, Order, Scope, Updated};
use crate::messages::console as say;
use crate::plan::UnitName;
use layout::Layout;

/// The state of the view: what of the matrix is looked at, where the cursor is, which cells are marked.
#[derive(Debug, Clone)]
pub struct MatrixView {
    matrix: Matrix,
    scope: Scope,
    order: Order,
    /// The rows and columns that are looked at. Their order stays until a person asks for another.
    chosen: Chosen,
    /// Whether lights changed since they were sorted.
    stale: bool,
    /// Whether cells say the status beside the light instead of the light's word.
    with_status: bool,
    /// The cells that the widest id takes.
    id_width: u16,
    /// The row under the cursor, and the first that is seen.
    row: usize,
    top: usize,
    /// The column under the cursor, and the first that is seen.
    column: usize,
    left: usize,
    marked: HashSet<ItemKey>,
}

impl MatrixView {
    /// The whole matrix, the worst measures first; the cursor on that item where it is in it.
    pub fn open(app: &App, item: Option<ItemKey>) -> Self {
        let matrix = Matrix::of(&app.ledger, app.as_of);
        let order = Order { worst_measures: true, worst_units: false };
        let mut view = Self {
            matrix,
            scope: Scope::default(),
            order,
            chosen: Chosen::default(),
            stale: false,
            with_status: false,
            id_width: 0,
            row: 0,
            top: 0,
            column: 0,
            left: 0,
            marked: HashSet::new(),
        };
        view.sort(app);
        if let Some(place) = item.and_then(|key| view.matrix.place(key)) {
            view.go_to(place);
        }
        view.scroll(app);
        view
    }

    fn build_anew(&mut self, app: &App) {
        let (names, cursor) = (self.matrix.names(&self.chosen), self.names_under_cursor());
        // Groups keep their place as long as the list of units is the same.
        self.matrix = Matrix::of(&app.ledger, app.as_of);
        self.scope.area = self.scope.area.filter(|area| app.ledger.plan().areas().iter().any(|a| a.number == *area));
        self.choose_again(app, &names);
        if let Some((measure, unit)) = cursor {
            let row = self.matrix.row_of(measure);
            let column = self.matrix.columns().iter().position(|column| column.unit == unit);
            row.zip(column).into_iter().for_each(|place| self.go_to(place));
        }
        let matrix = &self.matrix;
        self.marked.retain(|key| matrix.place(*key).is_some());
        self.scroll(app);
    }

    /// Chooses rows and columns anew in the order in which they were; what is new comes last.
    fn choose_again(&mut self, app: &App, names: &(Vec<ItemKey>, Vec<UnitName>)) {
        let cursor = self.place();
        self.chosen = self.matrix.choose(self.scope, Order::default());
        self.matrix.as_before(&mut self.chosen, names);
        self.stale = true;
        self.measure_ids(app);
        cursor.into_iter().for_each(|place| self.go_to(place));
        self.scroll(app);
    }

    /// Chooses rows and columns and sorts them; the cursor stays on its cell where that is still seen.
    pub fn sort(&mut self, app: &App) {
        let cursor = self.place();
        self.chosen = self.matrix.choose(self.scope, self.order);
        self.stale = false;
        self.measure_ids(app);
        cursor.into_iter().for_each(|place| self.go_to(place));
        self.scroll(app);
    }

    fn measure_ids(&mut self, app: &App) {
        let ids = self.chosen.rows.iter().filter_map(|at| self.matrix.rows().get(*at)).map(|row| row.measure.to_string());
        let widest = ids.map(|id| app.setting.cells.width(&id)).max().unwrap_or(0);
        self.id_width = u16::try_from(widest).unwrap_or(u16::MAX).max(4);
    }

    /// Puts the cursor on a row and a column of the matrix, as far as they are looked at.
    fn go_to(&mut self, (row, column): (usize, usize)) {
        if let Some(at) = self.chosen.rows.iter().position(|known| *known == row) {
            self.row = at;
        }
        if let Some(at) = self.chosen.columns.iter().position(|known| *known == column) {
            self.column = at;
        }
    }

    /// Row and column of the matrix under the cursor.
    fn place(&self) -> Option<(usize, usize)> {
        self.chosen.rows.get(self.row).copied().zip(self.chosen.columns.get(self.column).copied())
    }

    fn names_under_cursor(&self) -> Option<(ItemKey, UnitName)> {
        let (row, column) = self.place()?;
        Some((self.matrix.rows().get(row)?.key, self.matrix.columns().get(column)?.unit))
    }

    fn cell(&self) -> Option<&Cell> {
        let (row, column) = self.place()?;
        self.matrix.cell(row, column)
    }

    /// Whether the view holds a cell.
    fn holds(&self, (row, column): (usize, usize)) -> bool {
        let area = self.matrix.rows().get(row).is_some_and(|row| self.scope.has_area(row.area));
        area && self.matrix.columns().get(column).is_some_and(|column| self.scope.has_group(column.group))
    }

    /// How many are marked, and how many of them this view does not hold.
    fn marks(&self) -> (usize, usize) {
        let hidden = self.marked.iter().filter(|key| !self.matrix.place(**key).is_some_and(|place| self.holds(place))).count();
        (self.marked.len(), hidden)
    }

    fn step(&mut self, app: &App, action: Action) {
        let rows = usize::from(Layout::of(app, self).list.height).max(1);
        let last_column = self.chosen.columns.len().saturating_sub(1);
        match action {
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column = (self.column + 1).min(last_column),
            Action::FirstColumn => self.column = 0,
            Action::LastColumn => self.column = last_column,
            _ => self.row = list::moved(self.row, self.chosen.rows.len(), rows, action),
        }
    }

    /// Marks the cell and goes to the next measure; or marks all units of the measure, or none where all are.
    fn mark(&mut self, action: Action) {
        if action == Action::MarkAll {
            let Some((row, _)) = self.place() else { return };
            let bound = self.matrix.rows().get(row).into_iter().flat_map(MatrixRow::bound);
            let keys: Vec<ItemKey> = bound.filter(|(column, _)| self.holds((row, *column))).map(|(_, cell)| cell.key).collect();
            if keys.iter().all(|key| self.marked.contains(key)) {
                self.unmark(&keys)
            } else {
                self.marked.extend(keys)
            }
            return;
        }
        self.selected().into_iter().for_each(|key| list::toggle(&mut self.marked, key));
        self.row = (self.row + 1).min(self.chosen.rows.len().saturating_sub(1));
    }

    /// All areas, then one after the other.
    fn turn_area(&mut self, app: &App, next: bool) {
        let areas: Vec<u32> = app.ledger.plan().areas().iter().map(|area| area.number).collect();
        self.scope.area = turned(&areas, self.scope.area, next);
        self.sort(app);
    }

    /// All units, then one functional group after the other.
    fn turn_group(&mut self, app: &App, next: bool) {
        let groups: Vec<usize> = self.matrix.bound_groups().map(|(at, _)| at).collect();
        self.scope.group = turned(&groups, self.scope.group, next);
        self.sort(app);
    }

    fn scroll(&mut self, app: &App) {
        let (rows, columns) = (self.chosen.rows.len(), self.chosen.columns.len());
        self.row = self.row.min(rows.saturating_sub(1));
        self.column = self.column.min(columns.saturating_sub(1));
        let layout = Layout::of(app, self);
        self.top = list::first_seen(self.top, self.row, usize::from(layout.list.height).max(1), rows);
        self.left = list::first_seen(self.left, self.column, layout.columns, columns);
    }
}

impl Screen for MatrixView {
    fn context(&self) -> Context {
        Context::Matrix
    }

    /// Takes in what happened to some items.
    fn news(&mut self, app: &App, keys: &[ItemKey]) {
        let mut bonds = false;
        for key in keys {
            match self.matrix.update(&app.ledger, *key) {
                Updated::Same => {}
                Updated::Cells => self.stale = true,
                Updated::Bonds => bonds = true,
            }
        }
        if bonds {
            // What a unit owes no longer cannot be acted on.
            let matrix = &self.matrix;
            self.marked.retain(|key| matrix.place(*key).is_some());
            let names = self.matrix.names(&self.chosen);
            self.choose_again(app, &names);
        }
    }

    /// Follows the day and the size: the cursor stays on its cell.
    fn keep_in_view(&mut self, app: &App) {
        if self.matrix.as_of() == app.as_of { self.scroll(app) } else { self.build_anew(app) }
    }

    /// Puts the cursor on a cell, or for a measure on its row; false where it is not listed, or the cursor is on it already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let before = (self.row, self.column);
        let place = match key.unit {
            Some(_) => self.matrix.place(key),
            None => self.matrix.rows().iter().position(|row| row.key == key).zip(self.place().map(|(_, column)| column)),
        };
        if let Some(place) = place.filter(|place| self.holds(*place)) {
            self.go_to(place);
        }
        self.scroll(app);
        (self.row, self.column) != before
    }

    /// The obligation under the cursor; none where the unit is not bound.
    fn selected(&self) -> Option<ItemKey> {
        self.cell().map(|cell| cell.key)
    }

    /// Those that are marked and in sight of this view, in the plan's order; else the one under the cursor.
    fn targets(&self) -> Vec<ItemKey> {
        let mut marked: Vec<((usize, usize), ItemKey)> =
            self.marked.iter().filter_map(|key| Some((self.matrix.place(*key)?, *key))).filter(|(place, _)| self.holds(*place)).collect();
        marked.sort_unstable();
        if marked.is_empty() { self.selected().into_iter().collect() } else { marked.into_iter().map(|(_, key)| key).collect() }
    }

    /// Those that are marked and in sight of this view, else the measures of its rows, in the order in which they stand.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        let (marked, hidden) = self.marks();
        if marked > hidden {
            return self.targets();
        }
        self.matrix.names(&self.chosen).0
    }

    /// Takes the marks of some items away.
    fn unmark(&mut self, keys: &[ItemKey]) {
        self.marked.retain(|key| !keys.contains(key));
    }

    /// Why there is nothing to act on under the cursor.
    fn nothing_here(&self, app: &App) -> Option<String> {
        let (measure, unit) = self.names_under_cursor()?;
        Some(say::not_bound(app.setting.lang, app.ledger.units().short(unit), app.label(measure)))
    }

    /// Moves the cursor, marks, or looks at another part or in another order.
    fn moved(&mut self, app: &App, action: Action) {
        match action {
            Action::Mark | Action::MarkAll => self.mark(action),
            Action::NextPane | Action::PreviousPane => self.turn_area(app, action == Action::NextPane),
            Action::NextGroup | Action::PreviousGroup => self.turn_group(app, action == Action::NextGroup),
            Action::SortMeasures => {
                self.order.worst_measures = !self.order.worst_measures;
                self.sort(app);
            }
            Action::SortUnits => {
                self.order.worst_units = !self.order.worst_units;
                self.sort(app);
            }
            Action::SortAfresh => self.sort(app),
            Action::ShowStatuses => self.with_status = !self.with_status,
            _ => self.step(app, action),
        }
        self.scroll(app);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let layout = Layout::of(app, self);
        let row = self.top + usize::from(y.saturating_sub(layout.list.y));
        if !layout.list.contains((x, y).into()) || row >= self.chosen.rows.len() {
            return false;
        }
        self.row = row;
        let seen = layout.columns.min(self.chosen.columns.len() - self.left.min(self.chosen.columns.len()));
        let column = usize::from(x.saturating_sub(layout.cells) / layout.cell);
        let hit = x >= layout.cells && column < seen;
        if hit {
            self.column = self.left + column;
        }
        hit
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        draw::draw(self, app, canvas);
    }

    fn opens(&self, app: &App) -> Opens {
        let units = self.selected().and_then(|key| UnitsView::open_at(app, key));
        units.map_or(Opens::NotHere, |units| Opens::View(Box::new(View::Units(units))))
    }

    fn rebuild(&mut self, app: &App) -> bool {
        self.build_anew(app);
        true
    }
}

/// None, then each in its order, and again.
fn turned<T: Copy + PartialEq>(all: &[T], now: Option<T>, next: bool) -> Option<T> {
    let at = now.and_then(|now| all.iter().position(|one| *one == now));
    match (at, next) {
        (None, true) => all.first().copied(),
        (None, false) => all.last().copied(),
        (Some(at), true) => all.get(at + 1).copied(),
        (Some(at), false) => at.checked_sub(1).and_then(|at| all.get(at).copied()),
    }
}

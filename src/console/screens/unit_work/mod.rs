//! One unit: what it leads, answers for and assists, the worst first. What happens is seen on the rows, which keep their places; another
//! role, or the unit opened anew, sorts them afresh.

mod draw;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::face::Screen;
use super::list::{self, List, Rows};
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::notice::Notice;
use crate::ledger::{EventNo, ItemKey, UnitRow, UnitWork, UnitsNow};
use crate::messages::units as say;
use crate::plan::{Role, UnitName};
use draw::layout;

/// The state of the screen.
#[derive(Debug, Clone)]
pub struct UnitWorkView {
    work: UnitWork,
    made_at: Option<(NaiveDate, EventNo)>,
    /// The role whose rows are listed; all with none.
    role: Option<Role>,
    /// Whether what is closed is listed, too.
    with_closed: bool,
    /// The places of the listed rows.
    shown: Vec<usize>,
    list: List,
    marked: HashSet<ItemKey>,
    /// What is shown below the list; it follows the cursor when that rests.
    previewed: Option<ItemKey>,
    /// The units among which it was opened, in their order; none where it was opened from elsewhere.
    among: Vec<UnitName>,
}

impl UnitWorkView {
    /// The work of a unit, opened among others.
    pub fn open(app: &App, unit: UnitName, among: Vec<UnitName>) -> Self {
        let work = UnitWork::of(&app.ledger, unit, app.as_of);
        let mut view = Self {
            work,
            made_at: Some((app.as_of, app.ledger.last_event())),
            role: None,
            with_closed: true,
            shown: Vec::new(),
            list: List::default(),
            marked: HashSet::new(),
            previewed: None,
            among,
        };
        view.show_rows(app, None);
        view.catch_up();
        view
    }

    /// The unit.
    pub const fn unit(&self) -> UnitName {
        self.work.unit()
    }

    fn row(&self, at: usize) -> Option<&UnitRow> {
        self.work.rows.get(*self.shown.get(at)?)
    }

    /// Lists the rows of the role, without what is closed where that is not wanted; the cursor is on that of `on`
    /// where it is listed.
    fn show_rows(&mut self, app: &App, on: Option<ItemKey>) {
        let is_listed = |row: &UnitRow| {
            let standing = row.standing_in(self.role);
            standing.is_some_and(|standing| self.with_closed || standing.light().is_some())
        };
        self.shown = self.work.rows.iter().enumerate().filter(|(_, row)| is_listed(row)).map(|(at, _)| at).collect();
        let found = on.and_then(|key| (0..self.shown.len()).find(|at| self.row(*at).is_some_and(|row| row.measure_key() == key)));
        self.list.follow(found, self.rows(), layout(app).list);
        let listed: HashSet<ItemKey> = (0..self.shown.len()).filter_map(|at| self.row(at)).map(|row| row.key).collect();
        self.marked.retain(|key| listed.contains(key));
    }

    fn rows(&self) -> Rows<'static> {
        Rows::Plain(self.shown.len())
    }

    /// Reckons the work anew; the rows keep their places where that is wanted.
    fn reckon(&mut self, app: &App, in_place: bool) {
        let fresh = UnitWork::as_role(&app.ledger, self.unit(), self.role, app.as_of);
        let former = std::mem::replace(&mut self.work, fresh);
        self.made_at = Some((app.as_of, app.ledger.last_event()));
        let places: HashMap<ItemKey, usize> = former.rows.iter().enumerate().map(|(at, row)| (row.measure_key(), at)).collect();
        let on = self.shown.get(self.list.at()).and_then(|at| former.rows.get(*at)).map(UnitRow::measure_key);
        if in_place {
            self.work.rows.sort_by_key(|row| places.get(&row.measure_key()).copied().unwrap_or(usize::MAX));
        }
        // An act may turn a row from what the unit owes to the measure that it leads.
        let marked: HashSet<i64> = self.marked.drain().map(|key| key.measure).collect();
        self.marked = self.work.rows.iter().map(|row| row.key).filter(|key| marked.contains(&key.measure)).collect();
        self.show_rows(app, on);
    }

    /// Goes to the next or the previous row; its measure, or none where there is no such row.
    pub fn step(&mut self, app: &App, next: bool) -> Option<ItemKey> {
        let to = if next { self.list.at().checked_add(1) } else { self.list.at().checked_sub(1) }?;
        let key = self.row(to)?.measure_key();
        self.list.go_to(to, self.rows(), layout(app).list);
        self.catch_up();
        Some(key)
    }
}

impl Screen for UnitWorkView {
    fn context(&self) -> Context {
        Context::UnitWork
    }

    /// The item under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        self.row(self.list.at()).map(|row| row.key)
    }

    /// Those that are marked and listed, in their order; else the one under the cursor.
    fn targets(&self) -> Vec<ItemKey> {
        let marks = self.shown.iter().filter_map(|at| self.work.rows.get(*at)).map(|row| row.key).filter(|key| self.marked.contains(key));
        let marked: Vec<ItemKey> = marks.collect();
        if marked.is_empty() { self.selected().into_iter().collect() } else { marked }
    }

    /// Those that are marked and listed, else all that are listed.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        let all = || (0..self.shown.len()).filter_map(|at| self.row(at)).map(|row| row.key);
        let marked: Vec<ItemKey> = all().filter(|key| self.marked.contains(key)).collect();
        if marked.is_empty() { all().collect() } else { marked }
    }

    /// What was marked for an act that is done is marked no longer.
    fn unmark(&mut self, keys: &[ItemKey]) {
        if keys.iter().any(|key| self.marked.contains(key)) {
            self.marked.clear();
        }
    }

    /// Moves the cursor, marks, or lists others.
    fn moved(&mut self, app: &App, action: Action) {
        match action {
            Action::NextPane | Action::PreviousPane => {
                self.role = turned(self.role, action == Action::NextPane);
                self.reckon(app, false);
                self.list.go_to(0, self.rows(), layout(app).list);
            }
            Action::Unfold => {
                self.with_closed = !self.with_closed;
                self.show_rows(app, self.row(self.list.at()).map(UnitRow::measure_key));
            }
            Action::Mark => {
                self.selected().into_iter().for_each(|key| list::toggle(&mut self.marked, key));
                self.list.moved(self.rows(), layout(app).list, Action::Down);
            }
            Action::MarkAll if self.marked.len() == self.shown.len() => self.marked.clear(),
            Action::MarkAll => self.marked = (0..self.shown.len()).filter_map(|at| self.row(at)).map(|row| row.key).collect(),
            _ => self.list.moved(self.rows(), layout(app).list, action),
        }
    }

    /// Follows what happened to items, of which only those count that the unit has to do with; with none the day or a setting is another one.
    fn news(&mut self, app: &App, keys: &[ItemKey]) {
        if keys.is_empty() || self.made_at != Some((app.as_of, app.ledger.last_event())) {
            let is_behind = self.is_behind();
            self.reckon(app, true);
            if !is_behind {
                self.catch_up();
            }
        }
    }

    fn is_behind(&self) -> bool {
        self.previewed != self.selected()
    }

    fn catch_up(&mut self) {
        self.previewed = self.selected();
    }

    /// The cursor stays in sight when the size changes.
    fn keep_in_view(&mut self, app: &App) {
        self.list.follow(None, self.rows(), layout(app).list);
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = (0..self.shown.len()).find(|at| self.row(*at).is_some_and(|row| row.key == key || row.measure_key() == key));
        self.list.point_at(at.filter(|at| *at != self.list.at()), self.rows(), layout(app).list)
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.rows(), layout(app).list, (x, y))
    }

    fn task(&self, app: &App) -> Option<u32> {
        self.selected().and_then(|key| app.ledger.item(key)).map(|item| item.measure.task)
    }

    /// Gone where the plan has nothing to do with the unit any more.
    fn rebuild(&mut self, app: &App) -> bool {
        self.reckon(app, true);
        self.catch_up();
        !self.work.rows.is_empty()
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        self.paint(app, canvas);
    }
}

/// The next or the previous role; between the last and the first all of them.
fn turned(role: Option<Role>, next: bool) -> Option<Role> {
    let at = role.map_or(0, |role| role as usize + 1);
    let places = Role::ALL.len() + 1;
    let to = (if next { at + 1 } else { at + places - 1 }) % places;
    to.checked_sub(1).and_then(|at| Role::ALL.get(at)).copied()
}

impl App {
    /// Opens the work of a unit.
    pub fn open_unit(&mut self, unit: UnitName) {
        let among = match self.view() {
            Some(View::AllUnits(list)) => list.units(),
            _ => Vec::new(),
        };
        let work = UnitWorkView::open(self, unit, among);
        self.views.push(View::UnitWork(Box::new(work)));
    }

    /// The work of the next or the previous unit, in the place of the one that is open; the role that is looked at stays.
    pub(in crate::console) fn turn_to_unit(&mut self, next: bool) {
        let Some(View::UnitWork(open)) = self.view() else { return };
        let (unit, role, with_closed, mut among) = (open.unit(), open.role, open.with_closed, open.among.clone());
        if among.is_empty() {
            among = UnitsNow::of(&self.ledger, self.as_of).units.iter().map(|unit| unit.unit).collect();
        }
        let at = among.iter().position(|known| *known == unit);
        let to = at.and_then(|at| if next { at.checked_add(1) } else { at.checked_sub(1) }).and_then(|at| among.get(at)).copied();
        let Some(to) = to else {
            let lang = self.setting.lang;
            self.say(Notice::plain(if next { say::last_unit(lang) } else { say::first_unit(lang) }));
            return;
        };
        self.views.pop();
        self.with_view(|view, app| {
            if let View::AllUnits(list) = view {
                list.select(app, to);
            }
        });
        let mut work = UnitWorkView::open(self, to, among);
        (work.role, work.with_closed) = (role, with_closed);
        work.reckon(self, false);
        work.catch_up();
        self.views.push(View::UnitWork(Box::new(work)));
    }

    /// The measure of the next or the previous row of a unit's work, from which the one that is open was opened.
    pub(in crate::console) fn turn_to_work_row(&mut self, next: bool) {
        let Some(open) = self.views.pop() else { return };
        let turned = self.with_view(|view, app| match view {
            View::UnitWork(work) => work.step(app, next),
            _ => None,
        });
        let opened = turned.flatten().map(|key| self.open_item(key)).is_some();
        if !opened {
            self.views.push(open);
            let lang = self.setting.lang;
            let words = if next { say::last_work(lang) } else { say::first_work(lang) };
            self.say(Notice::plain(words));
        }
    }
}

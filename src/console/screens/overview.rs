//! 总览: one pane a campaign area, the tasks in it, and the measures of the task under the cursor. This file holds its state.

use ratatui::layout::Rect;

use crate::console::app::App;
use crate::console::keymap::Action;
use crate::ledger::{ItemKey, Ledger};

/// The least width of a pane; where the areas do not all fit side by side there is one pane under a line of tabs.
const PANE_WIDTH: u16 = 36;
/// The least height of the body in which the preview has a place.
const PREVIEW_FROM: u16 = 17;

/// The state of the overview.
#[derive(Debug, Clone)]
pub struct Overview {
    panes: Vec<Pane>,
    /// The pane that has the cursor.
    pub area: usize,
    /// The task that the preview shows; it follows the cursor when that rests.
    pub previewed: Option<u32>,
}

/// One area: its rows, and where its cursor is.
#[derive(Debug, Clone)]
pub struct Pane {
    /// The rows, in published order.
    pub rows: Vec<Row>,
    /// The row under the cursor; always a task.
    pub cursor: usize,
    /// The first row that is seen.
    pub top: usize,
}

/// A row of a pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of a section, by its place in the area.
    Section(usize),
    /// A task, by its place in the section and its number.
    Task(usize, usize, u32),
}

/// Where everything stands on a terminal of some size.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The line of tabs, where only one pane has room.
    pub tabs: Option<Rect>,
    /// The panes that are seen, by area.
    pub panes: Vec<(usize, Rect)>,
    /// The measures of the task under the cursor.
    pub preview: Option<Rect>,
}

impl Layout {
    /// The layout for the app as it is.
    pub fn of(app: &App) -> Self {
        let (width, height) = app.size;
        let longest = app.overview.panes.iter().map(|pane| pane.rows.len()).max().unwrap_or(0);
        Self::new(width, height, app.ledger.plan().areas().len(), app.overview.area, longest)
    }

    fn new(width: u16, height: u16, areas: usize, area: usize, longest: usize) -> Self {
        let body = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let count = u16::try_from(areas).unwrap_or(u16::MAX).max(1);
        let side_by_side = width / PANE_WIDTH >= count;
        // What the longest pane leaves over goes to the preview: its rows, two borders, the line of counts and that of the tabs.
        let spare = usize::from(body.height).saturating_sub(longest + if side_by_side { 3 } else { 4 });
        let least = (body.height / 5).clamp(5, 10);
        let preview_height = if body.height < PREVIEW_FROM { 0 } else { least.max(u16::try_from(spare).unwrap_or(0)) };
        let (above, below) = (body.height - preview_height, preview_height);
        let preview = (below > 0).then(|| Rect { y: body.y + above, height: below, ..body });
        if side_by_side {
            let each = width / count;
            let pane = |n: u16| {
                let last = n + 1 == count;
                Rect { x: n * each, width: if last { width - n * each } else { each }, height: above, ..body }
            };
            let panes = (0..count).map(|n| (usize::from(n), pane(n))).take(areas).collect();
            return Self { tabs: None, panes, preview };
        }
        let tabs = Rect { height: above.min(1), ..body };
        let pane = Rect { y: body.y + tabs.height, height: above - tabs.height, ..body };
        Self { tabs: Some(tabs), panes: vec![(area, pane)], preview }
    }

    /// The rows of the list in a pane: its box less the borders and the line of counts.
    pub fn list(pane: Rect) -> Rect {
        Rect {
            x: pane.x.saturating_add(1),
            y: pane.y.saturating_add(2),
            width: pane.width.saturating_sub(3),
            height: pane.height.saturating_sub(3),
        }
    }

    fn rows(&self, area: usize) -> usize {
        let pane = self.panes.iter().find(|(a, _)| *a == area).or_else(|| self.panes.first());
        pane.map_or(0, |(_, rect)| usize::from(Self::list(*rect).height))
    }
}

impl Overview {
    /// The overview of a ledger, with the cursor on the first task of the first area.
    pub fn new(ledger: &Ledger) -> Self {
        let panes: Vec<Pane> = ledger.plan().areas().iter().map(pane_of).collect();
        let mut overview = Self { panes, area: 0, previewed: None };
        overview.previewed = overview.task();
        overview
    }

    /// Takes in a plan that changed; each cursor stays on its task where that is still there.
    pub fn rebuild(&mut self, ledger: &Ledger) {
        let tasks: Vec<Option<u32>> = self.panes.iter().map(Pane::task).collect();
        self.panes = ledger.plan().areas().iter().map(pane_of).collect();
        self.area = self.area.min(self.panes.len().saturating_sub(1));
        for (pane, task) in self.panes.iter_mut().zip(tasks) {
            if let Some(row) = pane.rows.iter().position(|row| row.task().is_some_and(|t| Some(t) == task)) {
                pane.cursor = row;
            }
        }
        self.previewed = self.task();
    }

    /// The panes, one an area.
    pub fn panes(&self) -> &[Pane] {
        &self.panes
    }

    /// The task under the cursor.
    pub fn task(&self) -> Option<u32> {
        self.panes.get(self.area)?.task()
    }

    /// The item under the cursor where its task has one measure only.
    pub fn only_item(&self, ledger: &Ledger) -> Option<ItemKey> {
        let (_, _, task) = ledger.plan().task(self.task()?)?;
        match task.measures.as_slice() {
            [measure] => ledger.of_measure(measure.id).map(|item| item.key),
            _ => None,
        }
    }

    /// Puts the cursor on a task, wherever it is.
    pub fn select(&mut self, ledger: &Ledger, task: u32) {
        for (at, area) in ledger.plan().areas().iter().enumerate() {
            if area.sections.iter().flat_map(|s| &s.tasks).any(|t| t.number == task)
                && let Some(pane) = self.panes.get_mut(at)
                && let Some(row) = pane.rows.iter().position(|row| row.task() == Some(task))
            {
                self.area = at;
                pane.cursor = row;
            }
        }
    }

    /// Whether the preview shows another task than the cursor's.
    pub fn is_behind(&self) -> bool {
        self.previewed != self.task()
    }

    /// Lets the preview follow the cursor.
    pub fn catch_up(&mut self) {
        self.previewed = self.task();
    }

    /// Keeps every cursor on a row that is seen.
    pub fn keep_in_view(&mut self, _ledger: &Ledger, layout: &Layout) {
        for (at, pane) in self.panes.iter_mut().enumerate() {
            pane.keep_in_view(layout.rows(at));
        }
    }

    /// Moves the cursor.
    pub fn moved(&mut self, ledger: &Ledger, layout: &Layout, action: Action) {
        let last_area = self.panes.len().saturating_sub(1);
        match action {
            Action::Left => self.area = self.area.saturating_sub(1),
            Action::Right => self.area = (self.area + 1).min(last_area),
            Action::NextPane => self.area = if self.area == last_area { 0 } else { self.area + 1 },
            Action::PreviousPane => self.area = self.area.checked_sub(1).unwrap_or(last_area),
            _ => {
                let rows = layout.rows(self.area);
                if let Some(pane) = self.panes.get_mut(self.area) {
                    pane.moved(action, rows);
                }
            }
        }
        self.keep_in_view(ledger, layout);
    }

    /// Puts the cursor on the row at a cell; whether there is a task.
    pub fn click(&mut self, ledger: &Ledger, layout: &Layout, x: u16, y: u16) -> bool {
        let hit = layout.panes.iter().find(|(_, rect)| rect.contains((x, y).into()));
        let Some((area, rect)) = hit else { return self.click_tab(ledger, layout, x, y) };
        let list = Layout::list(*rect);
        let Some(pane) = self.panes.get_mut(*area) else { return false };
        self.area = *area;
        let row = pane.top + usize::from(y.saturating_sub(list.y));
        let hit = y >= list.y && y < list.bottom() && pane.rows.get(row).is_some_and(|r| r.task().is_some());
        if hit {
            pane.cursor = row;
        }
        hit
    }

    fn click_tab(&mut self, _ledger: &Ledger, layout: &Layout, x: u16, y: u16) -> bool {
        if let Some(tabs) = layout.tabs.filter(|tabs| tabs.contains((x, y).into())) {
            let each = (tabs.width / u16::try_from(self.panes.len()).unwrap_or(1).max(1)).max(1);
            self.area = usize::from(x / each).min(self.panes.len().saturating_sub(1));
        }
        false
    }
}

impl Pane {
    /// The task under the cursor.
    pub fn task(&self) -> Option<u32> {
        self.rows.get(self.cursor)?.task()
    }

    fn moved(&mut self, action: Action, rows: usize) {
        let page = rows.saturating_sub(1).max(1);
        match action {
            Action::Down => self.step(1, true),
            Action::Up => self.step(1, false),
            Action::HalfDown => self.step((rows / 2).max(1), true),
            Action::HalfUp => self.step((rows / 2).max(1), false),
            Action::PageDown => self.step(page, true),
            Action::PageUp => self.step(page, false),
            Action::First => self.step(self.rows.len(), false),
            Action::Last => self.step(self.rows.len(), true),
            _ => {}
        }
    }

    /// Goes so many rows, to the nearest task there; headings are passed over.
    fn step(&mut self, by: usize, down: bool) {
        let is_task = |row: &usize| self.rows.get(*row).is_some_and(|r| r.task().is_some());
        let last = self.rows.len().saturating_sub(1);
        let found = if down {
            let wished = self.cursor.saturating_add(by).min(last);
            (wished..=last).find(is_task).or_else(|| (self.cursor..wished).rev().find(is_task))
        } else {
            let wished = self.cursor.saturating_sub(by);
            (0..=wished).rev().find(is_task).or_else(|| (wished..self.cursor).find(is_task))
        };
        self.cursor = found.unwrap_or(self.cursor);
    }

    fn keep_in_view(&mut self, rows: usize) {
        // The heading above the cursor's row belongs to it.
        let above = match self.cursor.checked_sub(1).and_then(|row| self.rows.get(row)) {
            Some(Row::Section(_)) if rows > 1 => self.cursor - 1,
            _ => self.cursor,
        };
        self.top = self.top.min(above).max((self.cursor + 1).saturating_sub(rows));
        self.top = self.top.min(self.rows.len().saturating_sub(rows));
    }
}

impl Row {
    /// The number of the task in this row.
    pub const fn task(self) -> Option<u32> {
        match self {
            Row::Task(_, _, number) => Some(number),
            Row::Section(_) => None,
        }
    }
}

fn pane_of(area: &crate::plan::Area) -> Pane {
    let mut rows = Vec::new();
    for (s, section) in area.sections.iter().enumerate() {
        rows.push(Row::Section(s));
        rows.extend(section.tasks.iter().enumerate().map(|(t, task)| Row::Task(s, t, task.number)));
    }
    let cursor = rows.iter().position(|r| r.task().is_some()).unwrap_or(0);
    Pane { rows, cursor, top: 0 }
}

/// The task before or behind one in the plan's order.
pub fn neighbour(ledger: &Ledger, task: u32, next: bool) -> Option<u32> {
    let mut numbers = ledger.plan().tasks().map(|(_, _, t)| t.number);
    if next { numbers.find(|n| *n > task) } else { numbers.take_while(|n| *n < task).last() }
}

//! 单位: every unit with its counts by role and light; the one under the cursor in words below the list.

mod columns;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::face::{Opens, Screen};
use super::list;
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::ledger::{EventNo, ItemKey, UnitRow, UnitSummary, UnitWork, UnitsNow};
use crate::messages::{Lang, units as say};
use crate::plan::{UnitKind, UnitName};
use crate::report::units::{kind_word, summary_lines};
use columns::Columns;

/// Rows below the list: the unit under the cursor in words.
const FOOT: u16 = 4;
/// From this height on there is room for them.
const TALL_FROM: u16 = 18;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// The kind of those below, and how many they are.
    Kind(Option<UnitKind>, usize),
    /// A unit by its place in the summaries.
    Unit(usize),
}

/// How the units are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    /// By kind, as the list of units has them.
    Listed,
    /// The worst first.
    Worst,
    /// Those first that have not reported for longest, or never.
    Silent,
}

impl Order {
    const fn next(self) -> Self {
        match self {
            Order::Listed => Order::Worst,
            Order::Worst => Order::Silent,
            Order::Silent => Order::Listed,
        }
    }

    fn title(self, lang: Lang) -> &'static str {
        match self {
            Order::Listed => say::title_listed(lang),
            Order::Worst => say::title_worst(lang),
            Order::Silent => say::title_silent(lang),
        }
    }
}

/// The state of the screen. What happens changes the counts in their places; sorting is asked for.
#[derive(Debug, Clone)]
pub struct AllUnits {
    now: UnitsNow,
    made_at: Option<(NaiveDate, EventNo)>,
    /// The kinds that there are, and which of them is listed; all with none.
    kinds: Vec<Option<UnitKind>>,
    kind: Option<usize>,
    order: Order,
    lines: Vec<Line>,
    /// The line of the cursor, which is a unit's.
    cursor: usize,
    top: usize,
}

/// Where everything stands.
struct Layout {
    frame: Rect,
    heading: Rect,
    list: Rect,
    foot: Rect,
}

impl Layout {
    fn of((width, height): (u16, u16)) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let foot = if height < TALL_FROM { 0 } else { FOOT.min(inner.height) };
        let heading = Rect { height: inner.height.min(1), ..inner };
        let list = Rect { y: heading.bottom(), height: inner.height.saturating_sub(heading.height + foot), ..inner };
        Self { frame, heading, list, foot: Rect { y: list.bottom(), height: foot, ..inner } }
    }

    fn rows(&self) -> usize {
        usize::from(self.list.height).max(1)
    }
}

impl AllUnits {
    /// The units of the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self {
            now: UnitsNow::of(&app.ledger, app.as_of),
            made_at: Some((app.as_of, app.ledger.last_event())),
            kinds: Vec::new(),
            kind: None,
            order: Order::Listed,
            lines: Vec::new(),
            cursor: 0,
            top: 0,
        };
        view.put_lines();
        view.settle(app);
        view
    }

    fn summary(&self, line: usize) -> Option<&UnitSummary> {
        match self.lines.get(line)? {
            Line::Unit(at) => self.now.units.get(*at),
            Line::Kind(..) => None,
        }
    }

    /// The unit under the cursor.
    pub fn unit(&self) -> Option<UnitName> {
        self.summary(self.cursor).map(|summary| summary.unit)
    }

    /// The units in the order in which they are listed.
    pub fn units(&self) -> Vec<UnitName> {
        (0..self.lines.len()).filter_map(|line| self.summary(line)).map(|summary| summary.unit).collect()
    }

    /// Puts the cursor on a unit, if it is listed.
    pub fn select(&mut self, app: &App, unit: UnitName) {
        self.cursor = self.place(unit).unwrap_or(self.cursor);
        self.settle(app);
    }

    fn place(&self, unit: UnitName) -> Option<usize> {
        (0..self.lines.len()).find(|line| self.summary(*line).is_some_and(|summary| summary.unit == unit))
    }

    /// Lists and sorts afresh; the cursor stays on its unit where that is listed.
    fn put_lines(&mut self) {
        let on = self.unit();
        self.kinds = self.now.units.iter().map(|unit| unit.kind).collect();
        self.kinds.dedup();
        let wanted = self.kind.and_then(|at| self.kinds.get(at)).copied();
        let mut shown: Vec<(usize, &UnitSummary)> = self.now.units.iter().enumerate().collect();
        shown.retain(|(_, unit)| wanted.is_none_or(|kind| unit.kind == kind));
        match self.order {
            Order::Listed => {}
            Order::Worst => shown.sort_by_key(|(at, unit)| (std::cmp::Reverse((unit.work.red, unit.work.yellow, unit.overdue)), *at)),
            // Who only assists reports nothing, and stands behind those who do.
            Order::Silent => shown.sort_by_key(|(at, unit)| (unit.work.total() == 0, unit.last_report, *at)),
        }
        let by_kind = self.order == Order::Listed;
        let mut lines = Vec::new();
        for group in shown.chunk_by(|(_, a), (_, b)| !by_kind || a.kind == b.kind) {
            if let (Some((_, first)), true) = (group.first(), by_kind) {
                lines.push(Line::Kind(first.kind, group.len()));
            }
            lines.extend(group.iter().map(|(at, _)| Line::Unit(*at)));
        }
        self.lines = lines;
        self.cursor = on.and_then(|unit| self.place(unit)).unwrap_or(0);
    }

    /// The cursor is on a unit and in sight, and the heading above the first of a kind with it.
    fn settle(&mut self, app: &App) {
        let last = self.lines.len().saturating_sub(1);
        self.cursor = self.cursor.min(last);
        if matches!(self.lines.get(self.cursor), Some(Line::Kind(..))) {
            self.cursor = (self.cursor + 1).min(last);
        }
        let rows = Layout::of(app.size).rows();
        self.top = list::first_seen(self.top, self.cursor, rows, self.lines.len());
        let is_below_heading = self.cursor > 0 && matches!(self.lines.get(self.cursor - 1), Some(Line::Kind(..)));
        if is_below_heading && rows > 1 {
            self.top = self.top.min(self.cursor - 1);
        }
    }

    /// The unit under the cursor in words.
    fn draw_foot(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(summary) = self.summary(self.cursor).filter(|_| area.height > 1) else { return };
        super::queue::rule(canvas, area);
        let room = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
        let (lang, theme) = (canvas.lang, canvas.theme);
        let head = format!("{}  {}", summary.unit, kind_word(summary.kind, lang));
        let lines = std::iter::once((head, theme.heading));
        let lines = lines.chain(summary_lines(summary, lang).into_iter().map(|line| (line, theme.text)));
        for (y, (text, style)) in (room.y..room.bottom()).zip(lines) {
            canvas.put_cut(room, room.x, y, room.width, &text, style);
        }
    }
}

impl Screen for AllUnits {
    fn context(&self) -> Context {
        Context::AllUnits
    }

    /// Follows what happened: every line keeps its place.
    fn news(&mut self, app: &App, _keys: &[ItemKey]) {
        let now = Some((app.as_of, app.ledger.last_event()));
        if std::mem::replace(&mut self.made_at, now) == now {
            return;
        }
        let fresh = UnitsNow::of(&app.ledger, app.as_of);
        let alike = fresh.units.len() == self.now.units.len() && fresh.units.iter().zip(&self.now.units).all(|(a, b)| a.unit == b.unit);
        self.now = fresh;
        if !alike {
            self.put_lines();
        }
        self.settle(app);
    }

    /// Moves the cursor, lists another kind, or sorts.
    fn moved(&mut self, app: &App, action: Action) {
        let kinds = self.kinds.len();
        match action {
            Action::NextPane => self.kind = self.kind.map_or(Some(0), |at| Some(at + 1)).filter(|at| *at < kinds),
            Action::PreviousPane => self.kind = self.kind.map_or(kinds.checked_sub(1), |at| at.checked_sub(1)),
            Action::Reorder => self.order = self.order.next(),
            _ => {
                let places: Vec<usize> = (0..self.lines.len()).filter(|line| self.summary(*line).is_some()).collect();
                let at = places.iter().position(|line| *line == self.cursor).unwrap_or(0);
                let to = list::moved(at, places.len(), Layout::of(app.size).rows(), action);
                self.cursor = places.get(to).copied().unwrap_or(self.cursor);
                self.settle(app);
                return;
            }
        }
        self.put_lines();
        if action == Action::Reorder {
            // The first ones are at the top, and seen.
            (self.cursor, self.top) = (0, 0);
        }
        self.settle(app);
    }

    /// The cursor stays in sight when the size changes.
    fn keep_in_view(&mut self, app: &App) {
        self.settle(app);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let line = self.top + usize::from(y.saturating_sub(list.y));
        let hit = list.contains((x, y).into()) && self.summary(line).is_some();
        if hit {
            self.cursor = line;
        }
        hit
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = Layout::of(app.size);
        let units = self.units().len();
        let kind = self.kind.and_then(|at| self.kinds.get(at)).map_or_else(|| say::all_kinds(lang), |kind| kind_word(*kind, lang));
        let order = self.order.title(lang);
        let title = vec![(say::title(lang, units), theme.heading), (format!("  {kind}  {order}"), theme.muted)];
        canvas.panel(layout.frame, &title, true);
        let columns = Columns::of(layout.list.width + 2, lang);
        columns.draw_heading(canvas, layout.heading);
        for (y, at) in (layout.list.y..layout.list.bottom()).zip(self.top..self.lines.len()) {
            let row = Rect { y, height: 1, ..layout.list };
            match (self.lines.get(at), self.summary(at)) {
                (Some(Line::Kind(kind, count)), _) => {
                    canvas.put(row, row.x + 1, y, &format!("{} {count}", kind_word(*kind, lang)), theme.muted);
                }
                (_, Some(summary)) => columns.draw(app, canvas, row, summary, at == self.cursor),
                _ => {}
            }
        }
        self.draw_foot(canvas, layout.foot);
        let nth = self.units().iter().position(|unit| Some(*unit) == self.unit()).map_or(0, |at| at + 1);
        let foot =
            Rect { y: layout.frame.bottom().saturating_sub(1), height: 1, width: layout.frame.width.saturating_sub(2), ..layout.frame };
        canvas.put_right(foot, foot.y, &format!(" {} ", say::nth(lang, nth, units)), theme.muted);
    }

    /// What is open of the work of the unit under the cursor, the worst first.
    fn listed(&self, app: &App) -> Vec<ItemKey> {
        let Some(unit) = self.unit() else { return Vec::new() };
        let work = UnitWork::of(&app.ledger, unit, app.as_of);
        let is_open = |row: &&UnitRow| row.standing_in(None).is_some_and(|standing| standing.light().is_some());
        work.rows.iter().filter(is_open).map(|row| row.key).collect()
    }

    fn opens(&self, _app: &App) -> Opens {
        self.unit().map_or(Opens::Nothing, Opens::Unit)
    }

    fn rebuild(&mut self, app: &App) -> bool {
        self.made_at = None;
        self.news(app, &[]);
        self.put_lines();
        self.settle(app);
        true
    }
}

impl App {
    /// Goes to the list of units, in the place of all other views, or back to it with the unit that is open under the cursor.
    pub(in crate::console) fn go_units(&mut self) {
        if let Some(View::AllUnits(_)) = self.views.first() {
            let open = self.views.iter().rev().find_map(|view| match view {
                View::UnitWork(work) => Some(work.unit()),
                _ => None,
            });
            self.views.truncate(1);
            if let Some(unit) = open {
                self.with_view(|view, app| {
                    if let View::AllUnits(list) = view {
                        list.select(app, unit);
                    }
                });
            }
            return;
        }
        self.leave_all_views();
        let list = AllUnits::open(self);
        self.views.push(View::AllUnits(Box::new(list)));
    }
}

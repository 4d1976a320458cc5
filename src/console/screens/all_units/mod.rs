//! 单位: every unit with its counts by role and light; the one under the cursor in words below the list.

mod columns;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::face::{Opens, Screen};
use super::list::{Headed, List};
use super::panes::{self, Panes};
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
    /// Those first that have something to report about and never did, or not for longest.
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
    /// The lines in which units stand.
    places: Headed,
    list: List,
}

/// Whether a unit has no report to give: all of its work is closed; behind these, it only assists.
const fn owes_no_report(unit: &UnitSummary) -> (bool, bool) {
    (unit.work.total() == unit.work.closed, unit.work.total() == 0)
}

fn layout(app: &App) -> Panes {
    Panes::of(app.size, 1, |height| if app.size.1 < TALL_FROM { 0 } else { FOOT.min(height) })
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
            places: Headed::default(),
            list: List::default(),
        };
        view.put_lines(app, None);
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
        self.under_cursor().map(|summary| summary.unit)
    }

    fn under_cursor(&self) -> Option<&UnitSummary> {
        self.places.rows().line_of(self.list.at()).and_then(|line| self.summary(line))
    }

    /// The units in the order in which they are listed.
    pub fn units(&self) -> Vec<UnitName> {
        (0..self.lines.len()).filter_map(|line| self.summary(line)).map(|summary| summary.unit).collect()
    }

    /// Puts the cursor on a unit, if it is listed.
    pub fn select(&mut self, app: &App, unit: UnitName) {
        self.follow(app, Some(unit));
    }

    /// The cursor goes to a unit where that is listed, and is in sight.
    fn follow(&mut self, app: &App, unit: Option<UnitName>) {
        let found = unit.and_then(|unit| self.units().iter().position(|known| *known == unit));
        self.list.follow(found, self.places.rows(), layout(app).list);
    }

    /// Lists and sorts afresh; the cursor is on that unit where it is listed, else on the first.
    fn put_lines(&mut self, app: &App, on: Option<UnitName>) {
        self.kinds = self.now.units.iter().map(|unit| unit.kind).collect();
        self.kinds.dedup();
        let wanted = self.kind.and_then(|at| self.kinds.get(at)).copied();
        let mut shown: Vec<(usize, &UnitSummary)> = self.now.units.iter().enumerate().collect();
        shown.retain(|(_, unit)| wanted.is_none_or(|kind| unit.kind == kind));
        match self.order {
            Order::Listed => {}
            Order::Worst => shown.sort_by_key(|(at, unit)| (std::cmp::Reverse((unit.work.red, unit.work.yellow, unit.overdue)), *at)),
            Order::Silent => shown.sort_by_key(|(at, unit)| (owes_no_report(unit), unit.last_report, *at)),
        }
        let by_kind = self.order == Order::Listed;
        let (mut lines, mut places) = (Vec::new(), Headed::default());
        for group in shown.chunk_by(|(_, a), (_, b)| !by_kind || a.kind == b.kind) {
            if let (Some((_, first)), true) = (group.first(), by_kind) {
                places.put_heading();
                lines.push(Line::Kind(first.kind, group.len()));
            }
            group.iter().for_each(|_| places.put_row());
            lines.extend(group.iter().map(|(at, _)| Line::Unit(*at)));
        }
        (self.lines, self.places) = (lines, places);
        let at = on.and_then(|unit| self.units().iter().position(|known| *known == unit)).unwrap_or(0);
        self.list.go_to(at, self.places.rows(), layout(app).list);
    }

    /// The unit under the cursor in words.
    fn draw_words(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(summary) = self.under_cursor() else { return };
        let Some(room) = panes::below_rule(canvas, area) else { return };
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
        let on = self.unit();
        let fresh = UnitsNow::of(&app.ledger, app.as_of);
        let alike = fresh.units.len() == self.now.units.len() && fresh.units.iter().zip(&self.now.units).all(|(a, b)| a.unit == b.unit);
        self.now = fresh;
        if !alike {
            self.put_lines(app, on);
        }
    }

    /// Moves the cursor, lists another kind, or sorts.
    fn moved(&mut self, app: &App, action: Action) {
        let kinds = self.kinds.len();
        match action {
            Action::NextPane => self.kind = self.kind.map_or(Some(0), |at| Some(at + 1)).filter(|at| *at < kinds),
            Action::PreviousPane => self.kind = self.kind.map_or(kinds.checked_sub(1), |at| at.checked_sub(1)),
            Action::Reorder => self.order = self.order.next(),
            _ => return self.list.moved(self.places.rows(), layout(app).list, action),
        }
        // The first ones are at the top, and seen.
        let on = self.unit().filter(|_| action != Action::Reorder);
        self.put_lines(app, on);
    }

    /// The cursor stays in sight when the size changes.
    fn keep_in_view(&mut self, app: &App) {
        self.follow(app, None);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.places.rows(), layout(app).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = layout(app);
        let units = self.places.rows().count();
        let kind = self.kind.and_then(|at| self.kinds.get(at)).map_or_else(|| say::all_kinds(lang), |kind| kind_word(*kind, lang));
        let order = self.order.title(lang);
        let title = vec![(say::title(lang, units), theme.heading), (format!("  {kind}  {order}"), theme.muted)];
        canvas.panel(layout.frame, &title, true);
        let columns = Columns::of(layout.list.width + 2, lang);
        columns.draw_heading(canvas, layout.heading);
        let under_cursor = self.places.rows().line_of(self.list.at());
        for (at, row) in self.list.in_sight(self.places.rows(), layout.list) {
            match (self.lines.get(at), self.summary(at)) {
                (Some(Line::Kind(kind, count)), _) => {
                    canvas.put(row, row.x + 1, row.y, &format!("{} {count}", kind_word(*kind, lang)), theme.muted);
                }
                (_, Some(summary)) => columns.draw(app, canvas, row, summary, Some(at) == under_cursor),
                _ => {}
            }
        }
        self.draw_words(canvas, layout.words);
        let nth = self.under_cursor().map_or(0, |_| self.list.at() + 1);
        panes::position(canvas, layout.frame, &say::nth(lang, nth, units));
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
        self.put_lines(app, self.unit());
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

//! 承诺台账: what is promised, by unit or by the day on which it falls due; what is due first. Below the list the promise under the cursor in
//! full.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::face::Screen;
use super::list;
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::console::keymap::{Action, Context};
use crate::console::layers::form::FormKind;
use crate::ledger::{EventNo, ItemKey, Promise, PromiseCounts, PromiseState, Promises};
use crate::messages::{Lang, cli, promises as say};
use crate::report::forecast::weekday;
use crate::report::promises::{counts_words, state_words};
use crate::text::visible_line;

/// Rows for the promise in full, where there is room for them; at least so many are left to the list.
const WORDS: u16 = 6;
const LIST: u16 = 5;
/// From this width on names are read in full.
const WIDE_FROM: u16 = 110;

/// A promise of the list.
#[derive(Debug, Clone)]
struct Line {
    no: EventNo,
    key: ItemKey,
    id: String,
    state: PromiseState,
    state_words: String,
    whom: String,
    due: String,
    moved: String,
    what: String,
    /// What is said of it below the list.
    details: Vec<String>,
}

/// A row of the list: a heading, or the promise of that place.
#[derive(Debug, Clone)]
enum Row {
    Heading(String),
    Line(usize),
}

/// Which promises are listed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Order {
    /// By the day on which they fall due, not by unit.
    by_day: bool,
    /// Those that ended, too.
    all: bool,
}

/// The state of the screen. The promises are those of the last change of the ledger: a frame looks for none.
#[derive(Debug, Clone, Default)]
pub struct PromisesView {
    lines: Vec<Line>,
    rows: Vec<Row>,
    counts: PromiseCounts,
    order: Order,
    /// For which day, after which event and how they were listed.
    listed_at: Option<(NaiveDate, EventNo, Order)>,
    cursor: usize,
    top: usize,
}

/// Where everything stands.
struct Layout {
    frame: Rect,
    /// The names of the columns.
    heading: Rect,
    list: Rect,
    words: Rect,
}

impl Layout {
    fn of((width, height): (u16, u16)) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let words = (inner.height / 2).min(WORDS).min(inner.height.saturating_sub(LIST + 1));
        let heading = Rect { height: inner.height.min(1), ..inner };
        let list = Rect { y: heading.bottom(), height: inner.height.saturating_sub(heading.height + words), ..inner };
        Self { frame, heading, list, words: Rect { y: list.bottom(), height: words, ..inner } }
    }

    fn rows(&self) -> usize {
        usize::from(self.list.height).max(1)
    }
}

impl PromisesView {
    /// The promises of the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self::default();
        view.keep_in_view(app);
        view
    }

    /// Lists anew where something changed: a size or an opened form does not.
    fn list(&mut self, app: &App) {
        let now = Some((app.as_of, app.ledger.last_event(), self.order));
        if std::mem::replace(&mut self.listed_at, now) == now {
            return;
        }
        let promises = app.ledger.promises(app.as_of);
        self.counts = promises.counts();
        (self.lines, self.rows) = (Vec::new(), Vec::new());
        if self.order.by_day { self.list_by_day(app, &promises) } else { self.list_by_unit(app, &promises) }
    }

    fn list_by_unit(&mut self, app: &App, promises: &Promises<'_>) {
        for account in promises.by_unit() {
            let wanted: Vec<&Promise<'_>> = account.promises.iter().copied().filter(|p| self.order.all || p.state.is_open()).collect();
            if !wanted.is_empty() {
                let heading =
                    format!("{}  {}", visible_line(&account.title(app.setting.lang)), counts_words(&account.counts, app.setting.lang));
                self.rows.push(Row::Heading(heading));
                wanted.into_iter().for_each(|promise| self.push(app, promise));
            }
        }
    }

    fn list_by_day(&mut self, app: &App, promises: &Promises<'_>) {
        let lang = app.setting.lang;
        let (mut former, all) = (None, self.order.all);
        for promise in promises.all().iter().filter(|p| all || p.state.is_open()) {
            let heading = match promise.state {
                PromiseState::Due | PromiseState::Open => say::on_day(lang, promise.due, weekday(promise.due, lang)),
                _ => say::ended(lang).to_owned(),
            };
            if former.as_ref() != Some(&heading) {
                self.rows.push(Row::Heading(heading.clone()));
                former = Some(heading);
            }
            self.push(app, promise);
        }
    }

    fn push(&mut self, app: &App, promise: &Promise<'_>) {
        let lang = app.setting.lang;
        let moved = if promise.moved > 0 { say::moved_short(lang, promise.moved) } else { String::new() };
        self.rows.push(Row::Line(self.lines.len()));
        self.lines.push(Line {
            no: promise.no,
            key: promise.key,
            id: app.label(promise.key),
            state: promise.state,
            state_words: state_words(promise, app.as_of, lang),
            whom: visible_line(promise.whom).into_owned(),
            due: promise.due.format("%m-%d").to_string(),
            moved,
            what: visible_line(promise.what).into_owned(),
            details: details(app, promise, lang),
        });
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.cursor)
    }

    /// The promise under the cursor, and whether it is open.
    pub fn promise(&self) -> Option<(EventNo, bool)> {
        self.line().map(|line| (line.no, line.state.is_open()))
    }

    fn scroll(&mut self, rows: usize) {
        let at = self.rows.iter().position(|row| matches!(row, Row::Line(at) if *at == self.cursor)).unwrap_or(0);
        self.top = list::first_seen(self.top, at, rows, self.rows.len());
        let has_heading = at.checked_sub(1).and_then(|above| self.rows.get(above)).is_some_and(|row| matches!(row, Row::Heading(_)));
        if has_heading && self.top == at && rows > 1 {
            self.top = at - 1;
        }
    }

    fn draw_words(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let theme = canvas.theme;
        let Some(line) = self.line().filter(|_| area.height > 1) else { return };
        let rule = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(area.width));
        canvas.put(area, area.x, area.y, &rule, theme.border);
        let room = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
        let mut y = room.y;
        for (at, text) in line.details.iter().enumerate() {
            let style = if at == 0 { theme.heading } else { theme.text };
            for range in canvas.cells.wrap(text, usize::from(room.width).max(1)) {
                if y < room.bottom() {
                    canvas.put(room, room.x, y, text.get(range).unwrap_or_default().trim_end(), style);
                    y += 1;
                }
            }
        }
    }
}

impl Screen for PromisesView {
    fn context(&self) -> Context {
        Context::Promises
    }

    /// The item of the promise under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        self.line().map(|line| line.key)
    }

    /// The items of all that are listed.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        self.lines.iter().map(|line| line.key).collect()
    }

    /// Moves the cursor, turns the order, or lists those that ended, too.
    fn moved(&mut self, app: &App, action: Action) {
        match action {
            Action::NextPane | Action::PreviousPane => self.order.by_day = !self.order.by_day,
            Action::MarkAll => self.order.all = !self.order.all,
            _ => {
                let rows = Layout::of(app.size).rows();
                self.cursor = list::moved(self.cursor, self.lines.len(), rows, action);
                return self.scroll(rows);
            }
        }
        self.keep_in_view(app);
    }

    /// Follows the ledger: the cursor stays on its promise, or on the place where that was.
    fn keep_in_view(&mut self, app: &App) {
        let former = self.line().map(|line| line.no);
        self.list(app);
        let found = former.and_then(|former| self.lines.iter().position(|line| line.no == former));
        self.cursor = found.unwrap_or(self.cursor).min(self.lines.len().saturating_sub(1));
        self.scroll(Layout::of(app.size).rows());
    }

    /// The cursor is in sight, and so is the heading above it where that is the row before.
    /// Puts the cursor on the first promise of an item; false where none is listed, or the cursor is on one of them already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.lines.iter().position(|line| line.key == key);
        let Some(at) = at.filter(|_| self.selected() != Some(key)) else { return false };
        self.cursor = at;
        self.scroll(Layout::of(app.size).rows());
        true
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let row = self.top + usize::from(y.saturating_sub(list.y));
        match self.rows.get(row).filter(|_| list.contains((x, y).into())) {
            Some(Row::Line(at)) => {
                self.cursor = *at;
                true
            }
            _ => false,
        }
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = Layout::of(app.size);
        let title = vec![(say::title(lang).to_owned(), theme.heading), (format!("  {}", counts_words(&self.counts, lang)), theme.text)];
        canvas.panel(layout.frame, &title, true);
        if self.lines.is_empty() {
            let sentence = if self.counts.total() == 0 { say::none(lang) } else { say::none_open(lang) };
            canvas.put_cut(layout.list, layout.list.x + 1, layout.list.y, layout.list.width.saturating_sub(2), sentence, theme.good);
            return;
        }
        let columns = Columns::of(app, self, layout.list.width);
        columns.draw_heading(canvas, layout.heading);
        for (y, row) in (layout.list.y..layout.list.bottom()).zip(self.rows.iter().skip(self.top)) {
            let room = Rect { y, height: 1, ..layout.list };
            match row {
                Row::Heading(text) => {
                    canvas.put_cut(room, room.x, y, room.width.saturating_sub(1), text, theme.heading);
                }
                Row::Line(at) => {
                    if let Some(line) = self.lines.get(*at) {
                        columns.draw(canvas, room, line, *at == self.cursor);
                    }
                }
            }
        }
        self.draw_words(canvas, layout.words);
        let foot =
            Rect { y: layout.frame.bottom().saturating_sub(1), height: 1, width: layout.frame.width.saturating_sub(2), ..layout.frame };
        canvas.put_right(foot, foot.y, &format!(" {} ", say::nth(lang, self.cursor + 1, self.lines.len())), theme.muted);
    }
}

/// A promise in full: who, by when, what; how often it was moved; and the measure that it is on.
fn details(app: &App, promise: &Promise<'_>, lang: Lang) -> Vec<String> {
    let head = [
        app.label(promise.key),
        visible_line(promise.whom).into_owned(),
        say::on_day(lang, promise.due, weekday(promise.due, lang)),
        state_words(promise, app.as_of, lang),
    ];
    let mut lines = vec![head.join("  "), visible_line(promise.what).into_owned()];
    let mut history = vec![say::made(lang, promise.made, visible_line(promise.by))];
    history.extend((promise.moved > 0).then(|| say::moved(lang, promise.moved, promise.first_due)));
    lines.push(history.join(lang.pick("，", ", ")));
    let measure = app.ledger.item(promise.key).and_then(|item| app.ledger.measure_of(item));
    lines.extend(measure.map(|measure| format!("{}{}", cli::field(lang, cli::measure_label(lang)), visible_line(&measure.text))));
    lines
}

/// The widths of the columns, the space behind each included; the last has what the others leave.
struct Columns {
    state: u16,
    id: u16,
    whom: u16,
    due: u16,
    moved: u16,
}

impl Columns {
    fn of(app: &App, view: &PromisesView, width: u16) -> Self {
        let (cells, lang) = (app.setting.cells, app.setting.lang);
        let widest = |name: &str, text: fn(&Line) -> &str, most: u16| {
            let widest = view.lines.iter().map(|line| cells.width(text(line))).max().unwrap_or(0).max(cells.width(name));
            u16::try_from(widest).unwrap_or(most).min(most) + 1
        };
        let is_wide = width + 2 >= WIDE_FROM;
        // Where nothing was moved there is no column for it.
        let was_moved = view.lines.iter().any(|line| !line.moved.is_empty());
        Self {
            state: widest(say::col_state(lang), |line| &line.state_words, if is_wide { 24 } else { 20 }),
            id: widest(cli::col_id(lang), |line| &line.id, if is_wide { 20 } else { 14 }),
            whom: widest(say::col_whom(lang), |line| &line.whom, if is_wide { 24 } else { 14 }),
            due: widest(say::col_due(lang), |line| &line.due, 8),
            moved: if was_moved { widest(say::col_moved(lang), |line| &line.moved, 10) } else { 0 },
        }
    }

    /// Writes a line of them; a cell is left free before the frame.
    fn put(&self, canvas: &mut Canvas<'_>, room: Rect, texts: [Piece; 6]) {
        let mut x = room.x + 2;
        for ((text, style), width) in texts.iter().zip([self.state, self.id, self.whom, self.due, self.moved, u16::MAX]) {
            let width = width.min(room.right().saturating_sub(x));
            canvas.put_cut(room, x, room.y, width.saturating_sub(1), text, *style);
            x = x.saturating_add(width);
        }
    }

    fn draw_heading(&self, canvas: &mut Canvas<'_>, room: Rect) {
        let (lang, style) = (canvas.lang, canvas.theme.muted);
        let names = [
            say::col_state(lang),
            cli::col_id(lang),
            say::col_whom(lang),
            say::col_due(lang),
            if self.moved > 0 { say::col_moved(lang) } else { "" },
            say::col_what(lang),
        ];
        self.put(canvas, room, names.map(|name| (name.to_owned(), style)));
    }

    fn draw(&self, canvas: &mut Canvas<'_>, room: Rect, line: &Line, selected: bool) {
        let theme = canvas.theme;
        if selected {
            canvas.put(room, room.x + 1, room.y, canvas.marker(), theme.marker);
        }
        let texts = [
            (line.state_words.clone(), state_style(canvas, line.state)),
            (line.id.clone(), theme.heading),
            (line.whom.clone(), theme.text),
            (line.due.clone(), theme.text),
            (line.moved.clone(), theme.notice),
            (line.what.clone(), if selected { theme.heading } else { theme.text }),
        ];
        self.put(canvas, room, texts);
    }
}

const fn state_style(canvas: &Canvas<'_>, state: PromiseState) -> Style {
    match state {
        PromiseState::Due | PromiseState::Broken => canvas.theme.bad,
        PromiseState::Kept => canvas.theme.good,
        PromiseState::Open => canvas.theme.text,
        PromiseState::Dropped => canvas.theme.muted,
    }
}

impl App {
    /// Opens the ledger of promises in the place of all other views, or goes back to the one that is open.
    pub(in crate::console) fn go_promises(&mut self) {
        if matches!(self.views.first(), Some(View::Promises(_))) {
            self.views.truncate(1);
            return;
        }
        self.leave_all_views();
        let promises = PromisesView::open(self);
        self.views.push(View::Promises(promises));
    }

    /// The form by which something is done with the promise under the cursor of this screen; none on another. One that ended is not moved:
    /// the same person promises anew.
    pub(in crate::console) fn form_of_promise(&self, action: Action) -> Option<FormKind> {
        let Some(View::Promises(view)) = self.view() else { return None };
        let (no, is_open) = view.promise()?;
        match action {
            Action::EndPromise => Some(FormKind::EndPromise(Some(no))),
            Action::MovePromise if is_open => Some(FormKind::MovePromise(Some(no))),
            Action::MovePromise => Some(FormKind::Promise),
            _ => None,
        }
    }

    /// Who promised under the cursor, and what: to promise it anew.
    pub(in crate::console) fn promised_here(&self) -> Option<(String, String)> {
        let Some(View::Promises(view)) = self.view() else { return None };
        view.line().map(|line| (line.whom.clone(), line.what.clone()))
    }
}

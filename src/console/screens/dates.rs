//! 时限与节点: what a supervisor is to settle about the dates of measures, or all of their dates, one line each; below the list the words that
//! the one under the cursor rests on.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::list;
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::Action;
use crate::console::layers::form::FormKind;
use crate::console::notice::Notice;
use crate::ledger::{EventNo, ItemKey};
use crate::messages::{cli, dates as say};
use crate::plan::{DateKey, MeasureId};
use crate::report::dates::{DateRow, details, row};

/// Rows for the words, where there is room for them; at least so many are left to the list.
const WORDS: u16 = 8;
const LIST: u16 = 5;
/// From this width on state and doubt have a column each.
const WIDE_FROM: u16 = 110;

/// A line of the list.
#[derive(Debug, Clone)]
struct Line {
    measure: ItemKey,
    id: MeasureId,
    key: Option<DateKey>,
    row: DateRow,
    is_doubtful: bool,
    /// What a milestone that is reached would be recorded on: the measure, or the only unit that has not reached it.
    meets: ItemKey,
    details: Vec<(&'static str, String)>,
}

/// The state of the screen. The dates are those of the last change of the ledger: a frame looks for none.
#[derive(Debug, Clone)]
pub struct DatesView {
    lines: Vec<Line>,
    /// How many doubts are open, whether or not others are listed.
    doubts: usize,
    /// Whether all dates are listed, not the doubts alone.
    all: bool,
    /// For which day, after which event and with which of them they were listed.
    listed_at: Option<(NaiveDate, EventNo, bool)>,
    cursor: usize,
    top: usize,
}

/// Where everything stands.
struct Layout {
    frame: Rect,
    list: Rect,
    words: Rect,
}

impl Layout {
    fn of((width, height): (u16, u16)) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let words = (inner.height / 2).min(WORDS).min(inner.height.saturating_sub(LIST));
        let list = Rect { height: inner.height - words, ..inner };
        Self { frame, list, words: Rect { y: list.bottom(), height: words, ..inner } }
    }
}

impl DatesView {
    /// The doubts of the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self { lines: Vec::new(), doubts: 0, all: false, listed_at: None, cursor: 0, top: 0 };
        view.keep_in_view(app);
        view
    }

    /// Lists anew where something changed: a size or an opened form does not.
    fn list(&mut self, app: &App) {
        let now = Some((app.as_of, app.ledger.last_event(), self.all));
        if std::mem::replace(&mut self.listed_at, now) == now {
            return;
        }
        (self.lines, self.doubts) = (Vec::new(), 0);
        for measure in &app.ledger.dates(app.as_of) {
            for (number, date) in measure.dates.iter().enumerate() {
                let is_doubtful = date.open_doubt().is_some();
                self.doubts += usize::from(is_doubtful);
                if !self.all && !is_doubtful {
                    continue;
                }
                let lang = app.setting.lang;
                let key = measure.item.key;
                let waiting = if let [unit] = date.waiting.as_slice() { Some(key.of(*unit)) } else { None };
                self.lines.push(Line {
                    measure: key,
                    id: measure.measure.id,
                    key: date.said.key().map(DateKey::new),
                    row: row(&app.ledger, measure.item, number, date, app.as_of, lang),
                    is_doubtful,
                    meets: waiting.filter(|key| app.ledger.item(*key).is_some()).unwrap_or(key),
                    details: details(&app.ledger, date, lang),
                });
            }
        }
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.cursor)
    }

    /// The measure of the date under the cursor.
    pub fn selected(&self) -> Option<ItemKey> {
        self.line().map(|line| line.measure)
    }

    /// Moves the cursor, or lists all dates, or the doubts alone.
    pub fn moved(&mut self, app: &App, action: Action) {
        if action == Action::MarkAll {
            self.all = !self.all;
            self.keep_in_view(app);
            return;
        }
        let rows = usize::from(Layout::of(app.size).list.height).max(1);
        self.cursor = list::moved(self.cursor, self.lines.len(), rows, action);
        self.scroll(rows);
    }

    /// Follows the ledger: the cursor stays on its date, or on the place where that was.
    pub fn keep_in_view(&mut self, app: &App) {
        let former = self.line().map(|line| (line.measure, line.key));
        self.list(app);
        let found = former.and_then(|former| self.lines.iter().position(|line| (line.measure, line.key) == former));
        self.cursor = found.unwrap_or(self.cursor).min(self.lines.len().saturating_sub(1));
        self.scroll(usize::from(Layout::of(app.size).list.height).max(1));
    }

    fn scroll(&mut self, rows: usize) {
        self.top = list::first_seen(self.top, self.cursor, rows, self.lines.len());
    }

    /// Puts the cursor on the row at a cell; whether there is one.
    pub fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let row = self.top + usize::from(y.saturating_sub(list.y));
        let hit = list.contains((x, y).into()) && row < self.lines.len();
        if hit {
            self.cursor = row;
        }
        hit
    }

    /// Draws the list and the words.
    pub fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = Layout::of(app.size);
        let title = if self.all { say::title_all(lang, self.lines.len(), self.doubts) } else { say::title_doubts(lang, self.doubts) };
        canvas.panel(layout.frame, &[(title, theme.heading)], true);
        if self.lines.is_empty() {
            canvas.put(layout.list, layout.list.x + 1, layout.list.y, say::nothing_listed(lang), theme.good);
            return;
        }
        let columns = Columns::of(app, self, layout.list.width);
        for (y, at) in (layout.list.y..layout.list.bottom()).zip(self.top..self.lines.len()) {
            if let Some(line) = self.lines.get(at) {
                columns.draw(canvas, Rect { y, height: 1, ..layout.list }, line, at == self.cursor);
            }
        }
        self.draw_words(canvas, layout.words);
        let foot =
            Rect { y: layout.frame.bottom().saturating_sub(1), height: 1, width: layout.frame.width.saturating_sub(2), ..layout.frame };
        canvas.put_right(foot, foot.y, &format!(" {} ", say::nth(lang, self.cursor + 1, self.lines.len())), theme.muted);
    }

    fn draw_words(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let Some(line) = self.line().filter(|_| area.height > 1) else { return };
        let rule = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(area.width));
        canvas.put(area, area.x, area.y, &rule, theme.border);
        let room = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
        let head = [line.id.to_string(), line.row.kind.to_owned(), line.row.day.clone(), line.row.state.clone(), line.row.what.clone()];
        let head = head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
        let details = line.details.iter().map(|(name, value)| (format!("{}{value}", cli::field(lang, *name)), theme.text));
        let mut y = room.y;
        for (text, style) in std::iter::once((head, theme.heading)).chain(details) {
            for range in canvas.cells.wrap(&text, usize::from(room.width).max(1)) {
                if y < room.bottom() {
                    canvas.put(room, room.x, y, text.get(range).unwrap_or_default().trim_end(), style);
                    y += 1;
                }
            }
        }
    }
}

/// The widths of the columns; the last has what the others leave.
struct Columns {
    id: u16,
    kind: u16,
    day: u16,
    state: u16,
    /// None on a narrow screen, where a doubt stands in the place of the state.
    doubt: u16,
}

impl Columns {
    fn of(app: &App, view: &DatesView, width: u16) -> Self {
        let cells = app.setting.cells;
        let widest = |text: &dyn Fn(&Line) -> String, most: u16| {
            let widest = view.lines.iter().map(|line| cells.width(&text(line))).max().unwrap_or(0);
            u16::try_from(widest).unwrap_or(most).min(most) + 1
        };
        let is_wide = width + 2 >= WIDE_FROM;
        let state = |line: &Line| if is_wide || line.row.doubt.is_empty() { line.row.state.clone() } else { line.row.doubt.clone() };
        Self {
            id: widest(&|line| line.id.to_string(), 8),
            kind: widest(&|line| line.row.kind.to_owned(), 9),
            day: widest(&|line| line.row.day.clone(), 12),
            state: widest(&state, if is_wide { 36 } else { 24 }),
            doubt: if is_wide { widest(&|line| line.row.doubt.clone(), 24) } else { 0 },
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, room: Rect, line: &Line, selected: bool) {
        let theme = canvas.theme;
        if selected {
            canvas.put(room, room.x, room.y, canvas.marker(), theme.marker);
        }
        let doubt_style = if line.is_doubtful { theme.notice } else { theme.good };
        let (state, style) = match self.doubt {
            0 if !line.row.doubt.is_empty() => (&line.row.doubt, doubt_style),
            _ => (&line.row.state, theme.text),
        };
        let mut x = room.x + 1;
        for (text, width, style) in [
            (line.id.to_string().as_str(), self.id, theme.heading),
            (line.row.kind, self.kind, theme.muted),
            (&line.row.day, self.day, theme.text),
            (state, self.state, style),
            (&line.row.doubt, self.doubt, doubt_style),
        ] {
            canvas.put_cut(room, x, room.y, width.saturating_sub(1), text, style);
            x = x.saturating_add(width);
        }
        let style = if selected { theme.heading } else { theme.text };
        canvas.put_cut(room, x, room.y, room.right().saturating_sub(x), &line.row.what, style);
    }
}

impl App {
    /// Goes to the screen of dates, in the place of all other views.
    pub(in crate::console) fn go_to_dates(&mut self) {
        self.leave_all_views();
        let dates = DatesView::open(self);
        self.views.push(View::Dates(dates));
    }

    /// The date under the cursor: its measure, its key, and what a milestone would be recorded on.
    fn chosen_date(&self) -> Option<(ItemKey, Option<DateKey>, ItemKey)> {
        let Some(View::Dates(dates)) = self.view() else { return None };
        dates.line().map(|line| (line.measure, line.key, line.meets))
    }

    /// Opens the form by which the date under the cursor is settled.
    pub(in crate::console) fn settle_date(&mut self) {
        if let Some((measure, key, _)) = self.chosen_date().filter(|_| !self.setting.read_only) {
            self.open_form(&[measure], FormKind::SettleDate(key));
        } else {
            self.refuses_writing();
        }
    }

    /// Opens the form by which the milestone under the cursor is recorded as reached.
    pub(in crate::console) fn meet_date(&mut self) {
        if self.refuses_writing() {
            return;
        }
        match self.chosen_date() {
            Some((_, Some(key), item)) => self.open_form(&[item], FormKind::MeetDate(key)),
            Some((_, None, _)) => {
                let lang = self.setting.lang;
                self.say(Notice::plain(say::deadline_by_status(lang)));
            }
            None => {}
        }
    }
}

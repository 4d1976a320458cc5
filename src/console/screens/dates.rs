//! 时限与节点: what a supervisor is to settle about the dates of measures, or all of their dates, one line each; below the list the words that
//! the one under the cursor rests on.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::face::Screen;
use super::list::{List, Rows};
use super::panes::{self, Panes};
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::layers::form::FormKind;
use crate::console::notice::Notice;
use crate::ledger::{EventNo, ItemKey};
use crate::messages::{Lang, cli, dates as say};
use crate::plan::{DateKey, MeasureId};
use crate::report::dates::{DateRow, details, row};

/// Rows for the words, where there is room for them; at least so many are left to the list.
const WORDS: u16 = 8;
const LIST: u16 = 5;
/// From this width on state and doubt are read in full.
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
    list: List,
}

impl DatesView {
    /// The doubts of the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self { lines: Vec::new(), doubts: 0, all: false, listed_at: None, list: List::default() };
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

    fn rows(&self) -> Rows<'static> {
        Rows::Plain(self.lines.len())
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.list.at())
    }
}

fn layout(app: &App) -> Panes {
    Panes::with_words(app.size, 1, WORDS, LIST)
}

/// The date under the cursor in full.
fn words(line: &Line, lang: Lang) -> impl Iterator<Item = String> {
    let head = [line.id.to_string(), line.row.kind.to_owned(), line.row.day.clone(), line.row.state.clone(), line.row.what.clone()];
    let head = head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    let details = line.details.iter().map(move |(name, value)| format!("{}{value}", cli::field(lang, *name)));
    std::iter::once(head).chain(details)
}

impl Screen for DatesView {
    fn context(&self) -> Context {
        Context::Dates
    }

    /// The measure of the date under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        self.line().map(|line| line.measure)
    }

    /// The measures whose dates are listed.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        self.lines.iter().map(|line| line.measure).collect()
    }

    /// Moves the cursor, or lists all dates, or the doubts alone.
    fn moved(&mut self, app: &App, action: Action) {
        if action == Action::MarkAll {
            self.all = !self.all;
            self.keep_in_view(app);
            return;
        }
        self.list.moved(self.rows(), layout(app).list, action);
    }

    /// Follows the ledger: the cursor stays on its date, or on the place where that was.
    fn keep_in_view(&mut self, app: &App) {
        let former = self.line().map(|line| (line.measure, line.key));
        self.list(app);
        let found = former.and_then(|former| self.lines.iter().position(|line| (line.measure, line.key) == former));
        self.list.follow(found, self.rows(), layout(app).list);
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.lines.iter().position(|line| line.measure == key).filter(|_| self.selected() != Some(key));
        self.list.point_at(at, self.rows(), layout(app).list)
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.rows(), layout(app).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = layout(app);
        let title = if self.all { say::title_all(lang, self.lines.len(), self.doubts) } else { say::title_doubts(lang, self.doubts) };
        canvas.panel(layout.frame, &[(title, theme.heading)], true);
        let Some(chosen) = self.line() else { return panes::nothing(canvas, layout.list, say::nothing_listed(lang), theme.good) };
        let columns = Columns::of(app, self, layout.list.width);
        columns.draw_heading(canvas, layout.heading);
        for (at, row) in self.list.in_sight(self.rows(), layout.list) {
            if let Some(line) = self.lines.get(at) {
                columns.draw(canvas, row, line, at == self.list.at());
            }
        }
        let styles = std::iter::once(theme.heading).chain(std::iter::repeat(theme.text));
        panes::words(canvas, layout.words, words(chosen, lang).zip(styles));
        panes::position(canvas, layout.frame, &say::nth(lang, self.list.at() + 1, self.lines.len()));
    }

    /// Acts of dates have keys of their own.
    fn targets(&self) -> Vec<ItemKey> {
        Vec::new()
    }
}

/// The widths of the columns, the space behind each included; the last has what the others leave, and is cut before they are.
struct Columns {
    id: u16,
    kind: u16,
    day: u16,
    state: u16,
    doubt: u16,
}

impl Columns {
    fn of(app: &App, view: &DatesView, width: u16) -> Self {
        let (cells, lang) = (app.setting.cells, app.setting.lang);
        let widest = |name: &str, text: &dyn Fn(&Line) -> &str, most: u16| {
            let widest = view.lines.iter().map(|line| cells.width(text(line))).max().unwrap_or(0).max(cells.width(name));
            u16::try_from(widest).unwrap_or(most).min(most) + 1
        };
        let is_wide = width + 2 >= WIDE_FROM;
        let id = view.lines.iter().map(|line| cells.width(&line.id.to_string())).max().unwrap_or(0).max(cells.width(cli::col_id(lang)));
        Self {
            id: u16::try_from(id).unwrap_or(u16::MAX).min(8) + 1,
            kind: widest(say::col_kind(lang), &|line| line.row.kind, 9),
            day: widest(say::col_date(lang), &|line| &line.row.day, 12),
            state: widest(say::col_state(lang), &|line| &line.row.state, if is_wide { 36 } else { lang.pick(18, 16) }),
            doubt: widest(say::col_doubt(lang), &|line| &line.row.doubt, if is_wide { 28 } else { 22 }),
        }
    }

    const fn widths(&self) -> [u16; 6] {
        [self.id, self.kind, self.day, self.state, self.doubt, u16::MAX]
    }

    /// Writes a line of them; a cell is left free before the frame.
    fn put(&self, canvas: &mut Canvas<'_>, room: Rect, texts: [(&str, Style); 6]) {
        panes::columns(canvas, room, room.x + 1, texts.into_iter().zip(self.widths()).map(|((text, style), width)| (text, style, width)));
    }

    fn draw_heading(&self, canvas: &mut Canvas<'_>, room: Rect) {
        let (lang, style) = (canvas.lang, canvas.theme.muted);
        let names =
            [cli::col_id(lang), say::col_kind(lang), say::col_date(lang), say::col_state(lang), say::col_doubt(lang), say::col_what(lang)];
        self.put(canvas, room, names.map(|name| (name, style)));
    }

    fn draw(&self, canvas: &mut Canvas<'_>, room: Rect, line: &Line, selected: bool) {
        let theme = canvas.theme;
        panes::mark(canvas, room, selected);
        let (id, row) = (line.id.to_string(), &line.row);
        let texts = [
            (id.as_str(), theme.heading),
            (row.kind, theme.muted),
            (row.day.as_str(), theme.text),
            (&row.state, theme.text),
            (&row.doubt, if line.is_doubtful { theme.notice } else { theme.good }),
            (&row.what, if selected { theme.heading } else { theme.text }),
        ];
        self.put(canvas, room, texts);
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
        if let Some((measure, key, _)) = self.chosen_date().filter(|_| !self.is_read_only()) {
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

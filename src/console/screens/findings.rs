//! 核对发现: what does not agree in the ledger, one line each; below the list the words that the one under the cursor rests on.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::face::Screen;
use super::list;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::ledger::{EventNo, Finding, FindingKey, ItemKey};
use crate::messages::{console as say, findings as words};
use crate::report::findings::{sentence, settled_words};

/// Rows for the words, where there is room for them; at least so many are left to the list.
const WORDS: u16 = 9;
const LIST: u16 = 5;

/// The state of the screen. The findings are those of the last change of the ledger: a frame finds nothing anew.
#[derive(Debug, Clone)]
pub struct Findings {
    /// All that are listed, with the sentence of each.
    rows: Vec<(Finding, String)>,
    /// How many are open, whether or not others are listed.
    open: usize,
    /// How many are settled.
    settled: usize,
    /// Whether those that are settled are listed, too.
    all: bool,
    /// For which day, after which event and with which of them they were found.
    found_at: Option<(NaiveDate, EventNo, bool)>,
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

impl Findings {
    /// What is found in the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self { rows: Vec::new(), open: 0, settled: 0, all: false, found_at: None, cursor: 0, top: 0 };
        view.keep_in_view(app);
        view
    }

    /// Finds anew where something changed: a size or an opened editor does not.
    fn find(&mut self, app: &App) {
        let now = Some((app.as_of, app.ledger.last_event(), self.all));
        if std::mem::replace(&mut self.found_at, now) == now {
            return;
        }
        let found = app.ledger.findings(app.as_of);
        self.settled = found.iter().filter(|finding| finding.settled.is_some()).count();
        self.open = found.len() - self.settled;
        let listed = found.into_iter().filter(|finding| self.all || finding.settled.is_none());
        let with_sentence = |finding: Finding| {
            let text = sentence(&app.ledger, &finding, app.setting.lang);
            (finding, text)
        };
        self.rows = listed.map(with_sentence).collect();
    }

    /// The finding under the cursor.
    pub fn finding(&self) -> Option<&Finding> {
        self.rows.get(self.cursor).map(|(finding, _)| finding)
    }

    /// The finding under the cursor with its sentence.
    pub fn row(&self) -> Option<(&Finding, &str)> {
        self.rows.get(self.cursor).map(|(finding, text)| (finding, text.as_str()))
    }

    fn scroll(&mut self, rows: usize) {
        self.top = list::first_seen(self.top, self.cursor, rows, self.rows.len());
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, row: Rect, finding: &Finding, text: &str, (key, selected): (&str, bool)) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        if selected {
            canvas.put(row, row.x, row.y, canvas.marker(), theme.marker);
        }
        let style = if selected { theme.heading } else { theme.muted };
        let x = canvas.put(row, row.x + 1, row.y, key, style) + 1;
        let (mark, style) = match finding.settled {
            Some(_) => (say::settled_mark(lang), theme.good),
            None => (finding.kind().short(lang), theme.notice),
        };
        let x = canvas.put_cut(row, x, row.y, lang.pick(9, 15), mark, style) + 1;
        canvas.put_cut(row, x, row.y, row.right().saturating_sub(x), text, theme.text);
    }

    fn draw_words(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let Some((finding, text)) = self.rows.get(self.cursor).filter(|_| area.height > 1) else { return };
        let line = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(area.width));
        canvas.put(area, area.x, area.y, &line, theme.border);
        let room = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
        let mut lines = vec![(finding.kind().word(lang).to_owned(), theme.heading)];
        let mut push = |text: &str, style| {
            let wrapped = canvas.cells.wrap(text, usize::from(room.width).max(1));
            lines.extend(wrapped.into_iter().map(|range| (text.get(range).unwrap_or_default().trim_end().to_owned(), style)));
        };
        push(text, theme.text);
        if let Some(settled) = &finding.settled {
            push(&settled_words(settled, lang), theme.good);
        }
        let more = lines.len() > usize::from(room.height);
        for (y, (text, style)) in (room.y..room.bottom()).zip(&lines) {
            canvas.put(room, room.x, y, text, *style);
        }
        if more {
            let hint = say::all_words(lang, app.key_of(Context::Findings, Action::ReadAll));
            canvas.put_right(Rect { y: area.y, height: 1, ..area }, area.y, &format!(" {hint} "), theme.muted);
        }
    }
}

impl Screen for Findings {
    fn context(&self) -> Context {
        Context::Findings
    }

    /// The first item that the finding under the cursor is about.
    fn selected(&self) -> Option<ItemKey> {
        self.finding().and_then(|finding| finding.items.first().copied())
    }

    /// The first item of each finding.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        self.rows.iter().filter_map(|(finding, _)| finding.items.first().copied()).collect()
    }

    /// Moves the cursor, or lists those that are settled.
    fn moved(&mut self, app: &App, action: Action) {
        if action == Action::MarkAll {
            self.all = !self.all;
            self.keep_in_view(app);
            return;
        }
        let rows = usize::from(Layout::of(app.size).list.height).max(1);
        self.cursor = list::moved(self.cursor, self.rows.len(), rows, action);
        self.scroll(rows);
    }

    /// Follows the ledger: the cursor stays on its finding, or on the place where that was.
    fn keep_in_view(&mut self, app: &App) {
        let former = self.finding().map(|finding| finding.key);
        self.find(app);
        let found = former.and_then(|key| self.rows.iter().position(|(finding, _)| finding.key == key));
        self.cursor = found.unwrap_or(self.cursor).min(self.rows.len().saturating_sub(1));
        self.scroll(usize::from(Layout::of(app.size).list.height).max(1));
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.rows.iter().position(|(finding, _)| finding.items.contains(&key));
        let Some(at) = at.filter(|_| self.selected() != Some(key)) else { return false };
        self.cursor = at;
        self.scroll(usize::from(Layout::of(app.size).list.height).max(1));
        true
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let row = self.top + usize::from(y.saturating_sub(list.y));
        let hit = list.contains((x, y).into()) && row < self.rows.len();
        if hit {
            self.cursor = row;
        }
        hit
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = Layout::of(app.size);
        let mut title = vec![(say::findings_title(lang, self.open), theme.heading)];
        if self.settled > 0 {
            title.push((format!("  {}", say::findings_settled(lang, self.settled)), theme.muted));
        }
        canvas.panel(layout.frame, &title, true);
        if self.rows.is_empty() {
            let list = Rect { x: layout.list.x + 1, width: layout.list.width.saturating_sub(2), ..layout.list };
            canvas.put(list, list.x, list.y, &words::none(lang, app.as_of), theme.good);
            return;
        }
        let keys: Vec<FindingKey> = self.rows.iter().map(|(finding, _)| finding.key).collect();
        for (y, at) in (layout.list.y..layout.list.bottom()).zip(self.top..self.rows.len()) {
            let Some((finding, text)) = self.rows.get(at) else { continue };
            let key = finding.key.short_among(keys.iter().copied().filter(|_| keys.len() < 200));
            self.draw_row(canvas, Rect { y, height: 1, ..layout.list }, finding, text, (&key, at == self.cursor));
        }
        self.draw_words(app, canvas, layout.words);
    }
}

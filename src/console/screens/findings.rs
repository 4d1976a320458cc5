//! 核对发现: what does not agree in the ledger, one line each; below the list the words that the one under the cursor rests on.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::face::Screen;
use super::list::{List, Rows};
use super::panes::{self, Panes};
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
    list: List,
}

impl Findings {
    /// What is found in the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self { rows: Vec::new(), open: 0, settled: 0, all: false, found_at: None, list: List::default() };
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

    fn plain(&self) -> Rows<'static> {
        Rows::Plain(self.rows.len())
    }

    /// The finding under the cursor.
    pub fn finding(&self) -> Option<&Finding> {
        self.rows.get(self.list.at()).map(|(finding, _)| finding)
    }

    /// The finding under the cursor with its sentence.
    pub fn row(&self) -> Option<(&Finding, &str)> {
        self.rows.get(self.list.at()).map(|(finding, text)| (finding, text.as_str()))
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, row: Rect, finding: &Finding, text: &str, (key, selected): (&str, bool)) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        panes::mark(canvas, row, selected);
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
        let Some((finding, text)) = self.row() else { return };
        let settled = finding.settled.as_ref().map(|settled| (settled_words(settled, lang), theme.good));
        let texts = [(finding.kind().word(lang).to_owned(), theme.heading), (text.to_owned(), theme.text)];
        let more = panes::words(canvas, area, texts.into_iter().chain(settled));
        if more {
            let hint = say::all_words(lang, app.key_of(Context::Findings, Action::ReadAll));
            canvas.put_right(Rect { y: area.y, height: 1, ..area }, area.y, &format!(" {hint} "), theme.muted);
        }
    }
}

fn layout(app: &App) -> Panes {
    Panes::with_words(app.size, 0, WORDS, LIST)
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
        self.list.moved(self.plain(), layout(app).list, action);
    }

    /// Follows the ledger: the cursor stays on its finding, or on the place where that was.
    fn keep_in_view(&mut self, app: &App) {
        let former = self.finding().map(|finding| finding.key);
        self.find(app);
        let found = former.and_then(|key| self.rows.iter().position(|(finding, _)| finding.key == key));
        self.list.follow(found, self.plain(), layout(app).list);
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.rows.iter().position(|(finding, _)| finding.items.contains(&key));
        self.list.point_at(at.filter(|_| self.selected() != Some(key)), self.plain(), layout(app).list)
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.plain(), layout(app).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = layout(app);
        let mut title = vec![(say::findings_title(lang, self.open), theme.heading)];
        if self.settled > 0 {
            title.push((format!("  {}", say::findings_settled(lang, self.settled)), theme.muted));
        }
        canvas.panel(layout.frame, &title, true);
        if self.rows.is_empty() {
            panes::nothing(canvas, layout.list, words::none(lang, app.as_of), theme.good);
            return;
        }
        let keys: Vec<FindingKey> = self.rows.iter().map(|(finding, _)| finding.key).collect();
        for (at, row) in self.list.in_sight(self.plain(), layout.list) {
            let Some((finding, text)) = self.rows.get(at) else { continue };
            let key = finding.key.short_among(keys.iter().copied().filter(|_| keys.len() < 200));
            self.draw_row(canvas, row, finding, text, (&key, at == self.list.at()));
        }
        self.draw_words(app, canvas, layout.words);
    }
}

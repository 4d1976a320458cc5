//! Texts to read: the help of this screen, and the whole record of an item.

use ratatui::layout::Rect;

use super::open_box;
use crate::console::app::{App, Setting};
use crate::console::canvas::{Canvas, Piece};
use crate::console::keymap::{Action, Context, display};
use crate::console::screens::timeline;
use crate::ledger::{ItemKey, judge};
use crate::messages::console as say;
use crate::report::words;

/// A text over the screen, scrolled.
#[derive(Debug)]
pub struct Reading {
    content: Content,
    /// Where the keys of the help were asked for.
    top: usize,
}

/// What is read.
#[derive(Debug, Clone, Copy)]
enum Content {
    Help(&'static [Context]),
    Record(ItemKey),
}

impl Reading {
    /// The help of the screen that has the keys now.
    pub fn help(app: &App) -> Self {
        Self { content: Content::Help(app.contexts()), top: 0 }
    }

    /// The whole record of an item.
    pub fn record(_app: &App, item: ItemKey) -> Self {
        Self { content: Content::Record(item), top: 0 }
    }

    fn place(area: Rect) -> Rect {
        let width = if area.width <= 132 { area.width } else { 120 };
        Rect { x: area.x + (area.width - width) / 2, width, ..area }
    }

    fn lines(&self, app: &App, width: u16) -> Vec<timeline::Line> {
        match self.content {
            Content::Help(contexts) => help_lines(app, contexts, width),
            Content::Record(item) => record_lines(app, item, width),
        }
    }

    /// How far it can be scrolled on a screen of that size.
    pub(super) fn last_top(&self, app: &App) -> usize {
        let (width, height) = app.size;
        let width = Self::place(Rect { x: 0, y: 0, width, height }).width.saturating_sub(4);
        self.lines(app, width).len().saturating_sub(usize::from(height.saturating_sub(4)))
    }

    pub(super) fn moved(&mut self, action: Action, last_top: usize, rows: usize) {
        let page = rows.saturating_sub(1).max(1);
        self.top = match action {
            Action::Down => self.top + 1,
            Action::Up => self.top.saturating_sub(1),
            Action::HalfDown => self.top + (rows / 2).max(1),
            Action::HalfUp => self.top.saturating_sub((rows / 2).max(1)),
            Action::PageDown => self.top + page,
            Action::PageUp => self.top.saturating_sub(page),
            Action::First => 0,
            Action::Last => last_top,
            _ => self.top,
        }
        .min(last_top);
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let theme = canvas.theme;
        let title = match self.content {
            Content::Help(_) => say::help_title(canvas.lang).to_owned(),
            Content::Record(item) => say::record_title(canvas.lang, app.label(item)),
        };
        let place = Self::place(area);
        let inner = open_box(canvas, place, &[(title, theme.heading)]);
        let lines = self.lines(app, inner.width);
        let rows = usize::from(inner.height);
        for (y, (indent, pieces)) in (inner.y..inner.bottom()).zip(lines.iter().skip(self.top)) {
            canvas.put_pieces(inner, inner.x.saturating_add(*indent), y, pieces);
        }
        if lines.len() > rows {
            let percent = (self.top + rows).min(lines.len()) * 100 / lines.len();
            let foot = Rect { y: place.bottom() - 1, height: 1, width: place.width.saturating_sub(2), ..place };
            canvas.put_right(foot, foot.y, &format!(" {percent}% "), theme.muted);
        }
    }
}

/// The keys of the contexts, from the table, under the name of each; below them what the signs mean.
fn help_lines(app: &App, contexts: &[Context], width: u16) -> Vec<timeline::Line> {
    let (setting, lang) = (&app.setting, app.setting.lang);
    let mut lines = Vec::new();
    // What belongs to this screen first, then acts and texts that are reached from it, then what holds everywhere.
    let more = [Context::Statuses, Context::Writing, Context::Drafts];
    for context in contexts.iter().chain(more.iter().filter(|c| !contexts.contains(c))) {
        if !lines.is_empty() {
            lines.push((0, Vec::new()));
        }
        lines.push((0, vec![(context.title(lang).to_owned(), setting.theme.heading)]));
        for (words, keys) in key_lines(setting, *context) {
            let keys = setting.cells.pad(&keys.join("  "), 21);
            lines.push((2, vec![(keys, setting.theme.key), (words.to_owned(), setting.theme.text)]));
        }
    }
    lines.push((0, Vec::new()));
    lines.push((0, vec![(say::help_signs_title(lang).to_owned(), setting.theme.heading)]));
    for text in say::help_signs(lang) {
        push_wrapped(&mut lines, setting, text, width, 2);
    }
    lines
}

/// The keys of a context; lines that follow each other and do the same, such as the digits of a menu, are one.
fn key_lines(setting: &Setting, context: Context) -> Vec<(&'static str, Vec<String>)> {
    let mut lines: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (binding, keys) in setting.keymap.lines(context) {
        let words = (binding.help)(setting.lang);
        let shown = keys.iter().map(|key| display(key));
        match lines.last_mut() {
            Some((last, all)) if *last == words => all.extend(shown),
            _ => lines.push((words, shown.collect())),
        }
    }
    lines
}

/// Everything about an item: the published words, its standing, and its whole timeline.
fn record_lines(app: &App, key: ItemKey, width: u16) -> Vec<timeline::Line> {
    let (setting, lang) = (&app.setting, app.setting.lang);
    let mut lines: Vec<timeline::Line> = Vec::new();
    let Some(item) = app.ledger.item(key) else { return lines };
    if let Some((_, _, task)) = app.ledger.plan().task(item.measure.task) {
        lines.push((0, vec![(format!("{} {}", task.number, task.title), setting.theme.heading)]));
    }
    if let Some(measure) = app.ledger.measure_of(item) {
        push_wrapped(&mut lines, setting, &measure.text, width, 0);
        let standing = judge(item, &measure.deadline, app.ledger.plan().year, app.as_of);
        let light = crate::console::canvas::light_piece(standing, setting);
        let status = (format!("  {}  ", item.status.word(lang)), setting.theme.heading);
        lines.push((0, vec![light, status, (words::deadline_words(&measure.deadline, lang), setting.theme.text)]));
        lines.push((0, Vec::new()));
    }
    let (events, _) = timeline::lines(app, key, width, usize::MAX, usize::MAX);
    if events.is_empty() {
        lines.push((0, vec![(say::nothing_yet(lang).to_owned(), setting.theme.muted)]));
    }
    lines.extend(events);
    lines
}

fn push_wrapped(lines: &mut Vec<timeline::Line>, setting: &Setting, text: &str, width: u16, indent: u16) {
    let room = usize::from(width.saturating_sub(indent)).max(1);
    for range in setting.cells.wrap(text, room) {
        let piece: Piece = (text.get(range).unwrap_or_default().trim_end().to_owned(), setting.theme.text);
        lines.push((indent, vec![piece]));
    }
}

//! Texts to read: the help of this screen, and the whole record of an item.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::{help, open_box};
use crate::console::app::App;
use crate::console::canvas::{Canvas, light_piece};
use crate::console::drafts::Draft;
use crate::console::found;
use crate::console::keymap::{Action, Context};
use crate::console::screens::{document, timeline};
use crate::ledger::ItemKey;
use crate::messages::console as say;
use crate::report::words::status_words;
use crate::search::Words;

/// A text over the screen, scrolled.
#[derive(Debug)]
pub struct Reading {
    content: Content,
    /// The first line that is seen.
    top: usize,
    /// Which match of what was sought one is at.
    at_match: Option<usize>,
    /// What was sought in it, where that was asked for here.
    pub(in crate::console) sought: Option<Sought>,
    /// What was typed over it that is no key of it.
    pub(in crate::console) typed: Typed,
}

/// What was sought in a text, and what was highlighted before it was opened.
#[derive(Debug)]
pub(in crate::console) struct Sought {
    pub query: String,
    pub before: Option<Arc<Words>>,
}

/// What was typed over a text to read that is no key of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Nothing.
    Nothing,
    /// A character, a moment ago: a key that closes the text may be one more.
    Now,
    /// A text, and nothing since: an Enter may end it.
    Before,
}

/// What is read.
#[derive(Debug, Clone)]
enum Content {
    /// The keys of these contexts.
    Help(&'static [Context]),
    Record(ItemKey),
    /// An unfinished text that cannot be written any more.
    Draft(Draft),
    /// A title and a text.
    Text(String, String),
}

impl Reading {
    /// The help of the screen that has the keys now.
    pub fn help(app: &App) -> Self {
        Self::of(Content::Help(app.contexts()))
    }

    const fn of(content: Content) -> Self {
        Self { content, top: 0, at_match: None, sought: None, typed: Typed::Nothing }
    }

    /// The whole record of an item.
    pub const fn record(item: ItemKey) -> Self {
        Self::of(Content::Record(item))
    }

    /// An unfinished text whose measure is gone, to be read and copied.
    pub const fn draft(draft: Draft) -> Self {
        Self::of(Content::Draft(draft))
    }

    /// Any text under a title.
    pub const fn text(title: String, text: String) -> Self {
        Self::of(Content::Text(title, text))
    }

    /// The contexts of which it is the help; none where it is another text.
    pub(super) const fn help_of(&self) -> Option<&'static [Context]> {
        match self.content {
            Content::Help(contexts) => Some(contexts),
            _ => None,
        }
    }

    /// Whether it is the help.
    pub(in crate::console) const fn is_help(&self) -> bool {
        self.help_of().is_some()
    }

    /// Whether anything of what is highlighted stands in it.
    pub(in crate::console) fn has_match(&self, app: &App) -> bool {
        !found::matches(&self.lines(app, app.size.0.saturating_sub(4)), app.setting.theme).is_empty()
    }

    /// Something else is sought in it.
    pub(in crate::console) fn seek(&mut self, query: &str, before: Option<Arc<Words>>) {
        let before = self.sought.take().map_or(before, |former| former.before);
        self.sought = Some(Sought { query: query.to_owned(), before });
        self.at_match = None;
    }

    /// The item of which it is the whole record.
    pub const fn item(&self) -> Option<ItemKey> {
        match self.content {
            Content::Record(item) => Some(item),
            _ => None,
        }
    }

    /// Goes to the next or the previous match of what was sought, from the last to the first; which it is of how many.
    pub(in crate::console) fn turn_to_match(&mut self, app: &App, next: bool) -> Option<(usize, usize)> {
        let (width, height) = app.size;
        let lines = self.lines(app, width.saturating_sub(4));
        let matches = found::matches(&lines, app.setting.theme);
        let at = found::turn(&matches, self.at_match, self.top, next)?;
        let rows = usize::from(height.saturating_sub(4)).max(1);
        let line = matches.get(at).copied().unwrap_or_default();
        if line < self.top || line >= self.top + rows {
            self.top = line.saturating_sub(rows / 2).min(lines.len().saturating_sub(rows));
        }
        self.at_match = Some(at);
        Some((at, matches.len()))
    }

    fn lines(&self, app: &App, width: u16) -> Vec<timeline::Line> {
        match &self.content {
            Content::Help(contexts) => help::lines(app, contexts, width),
            Content::Record(item) => record_lines(app, *item, width),
            Content::Draft(draft) => found::wrapped(app, &draft.shown(), width, 0),
            Content::Text(_, text) => found::wrapped(app, text, width, 0),
        }
    }

    /// How far it can be scrolled on a screen of that size.
    pub(super) fn last_top(&self, app: &App) -> usize {
        let (width, height) = app.size;
        self.lines(app, width.saturating_sub(4)).len().saturating_sub(usize::from(height.saturating_sub(4)))
    }

    pub(super) fn moved(&mut self, action: Action, last_top: usize, rows: usize) {
        self.top = scrolled(self.top, action, last_top, rows);
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let theme = canvas.theme;
        let title = match &self.content {
            Content::Help(_) => say::help_title(canvas.lang).to_owned(),
            Content::Record(item) => say::record_title(canvas.lang, app.label(*item)),
            Content::Draft(draft) => say::draft_title(canvas.lang, &draft.label),
            Content::Text(title, _) => title.clone(),
        };
        let inner = open_box(canvas, area, &[(title, theme.heading)]);
        let mut lines = self.lines(app, inner.width);
        if let Some(at) = self.at_match.filter(|_| app.found.is_some()) {
            found::point_out(&mut lines, at, theme);
        }
        let rows = usize::from(inner.height);
        for (y, (indent, pieces)) in (inner.y..inner.bottom()).zip(lines.iter().skip(self.top)) {
            canvas.put_pieces(inner, inner.x.saturating_add(*indent), y, pieces);
        }
        if lines.len() > rows {
            let percent = (self.top + rows).min(lines.len()) * 100 / lines.len();
            let foot = Rect { y: area.bottom().saturating_sub(1), height: 1, width: area.width.saturating_sub(2), ..area };
            canvas.put_right(foot, foot.y, &format!(" {percent}% "), theme.muted);
        }
    }
}

/// Where a motion leads in a text of which `rows` lines are seen from `top` on.
pub(super) fn scrolled(top: usize, action: Action, last_top: usize, rows: usize) -> usize {
    let page = rows.saturating_sub(1).max(1);
    let to = match action {
        Action::Down => top + 1,
        Action::Up => top.saturating_sub(1),
        Action::HalfDown => top + (rows / 2).max(1),
        Action::HalfUp => top.saturating_sub((rows / 2).max(1)),
        Action::PageDown => top + page,
        Action::PageUp => top.saturating_sub(page),
        Action::First => 0,
        Action::Last => last_top,
        _ => top,
    };
    to.min(last_top)
}

/// Everything about an item: the published words, its standing, and its whole timeline.
fn record_lines(app: &App, key: ItemKey, width: u16) -> Vec<timeline::Line> {
    let (setting, lang) = (&app.setting, app.setting.lang);
    let mut lines: Vec<timeline::Line> = Vec::new();
    let Some(item) = app.ledger.item(key) else { return lines };
    if let Some((_, _, task)) = app.ledger.plan().task(item.measure.task) {
        lines.extend(found::styled(app, &format!("{} {}", task.number, task.title), width, 0, setting.theme.heading));
    }
    if let (Some(measure), Some(standing)) = (app.ledger.measure_of(item), app.ledger.standing(item, app.as_of)) {
        let (light, style) = light_piece(standing, setting);
        let mut state = found::beside(app, &light, style);
        // A closed item's light says how it was closed.
        if standing.light().is_some() {
            let words = format!("  {}", status_words(&app.ledger, item, standing, lang));
            state.extend(found::beside(app, &words, setting.theme.heading));
        }
        lines.push((0, state));
        lines.extend(document::light_lines(app, item, width));
        lines.extend(found::wrapped(app, &measure.text, width, 0));
        lines.extend(document::fields(app, measure, width));
        match app.ledger.parent(item).and_then(|parent| app.ledger.obligation(parent, key.unit?)) {
            Some(owed) => lines.extend(document::part_lines(app, &owed, width)),
            None => lines.extend(document::owed_lines(app, item, width, None)),
        }
        lines.extend(document::followed_lines(app, item, width));
        lines.push((0, Vec::new()));
    }
    let (events, _) = timeline::lines(app, key, width, usize::MAX, usize::MAX);
    if events.is_empty() {
        lines.push((0, vec![(say::nothing_yet(lang).to_owned(), setting.theme.muted)]));
    }
    lines.extend(events);
    lines
}

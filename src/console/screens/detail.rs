//! 详情: one task, all its measures, and the timeline of the measure under the cursor.

use ratatui::layout::Rect;

use super::document::Document;
use super::face::{Opens, Screen};
use super::timeline;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::found;
use crate::console::keymap::{Action, Context};
use crate::ledger::ItemKey;
use crate::messages::console as say;
use crate::report::words::place_words;

/// From this width on the timeline has a column of its own.
const TWO_COLUMNS_FROM: u16 = 110;

/// The state of the screen: which task, which measure, how far scrolled.
#[derive(Debug, Clone)]
pub struct Detail {
    task: u32,
    /// The items of the task's measures, in order.
    items: Vec<ItemKey>,
    cursor: usize,
    top: usize,
    /// The first line of the cursor's measure when it was last placed: what comes in above it moves the text, not the eye.
    anchor: usize,
    /// The measure whose timeline is shown; it follows the cursor when that rests.
    shown: usize,
    /// Which match of what was sought one is at: its place among all of them, and where it stands.
    at_match: Option<(usize, Stands)>,
}

/// Where a match stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In the document: the n-th match there, in that line.
    Document { nth: usize, line: usize },
    /// In the timeline beside it: the n-th match of that measure's.
    Timeline { nth: usize },
}

/// Where everything stands.
struct Layout {
    document: Rect,
    timeline: Option<Rect>,
}

impl Layout {
    fn of(app: &App) -> Self {
        let (width, height) = app.size;
        let body = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        if width < TWO_COLUMNS_FROM {
            return Self { document: body, timeline: None };
        }
        let right = (width / 3).min(64);
        let document = Rect { width: width - right, ..body };
        Self { document, timeline: Some(Rect { x: document.right(), width: right, ..body }) }
    }

    /// The room for text in the timeline's own column.
    fn timeline_room(&self) -> Option<Rect> {
        let inner = Self::inner(self.timeline?);
        Some(Rect { x: inner.x.saturating_add(1), width: inner.width.saturating_sub(2), ..inner })
    }

    /// The room for text in a box.
    fn inner(rect: Rect) -> Rect {
        Rect {
            x: rect.x.saturating_add(1),
            y: rect.y.saturating_add(1),
            width: rect.width.saturating_sub(2),
            height: rect.height.saturating_sub(2),
        }
    }
}

impl Detail {
    /// Opens a task with the cursor on `item`, or on its first measure.
    pub fn open(app: &App, task: u32, item: Option<ItemKey>) -> Option<Self> {
        let (_, _, found) = app.ledger.plan().task(task)?;
        let items: Vec<ItemKey> = found.measures.iter().filter_map(|m| app.ledger.of_measure(m.id)).map(|i| i.key).collect();
        let cursor = item.and_then(|key| items.iter().position(|k| *k == key)).unwrap_or(0);
        let mut detail = Self { task, items, cursor, top: 0, anchor: 0, shown: cursor, at_match: None };
        detail.keep_in_view(app);
        Some(detail)
    }

    /// Scrolled as `former` was, which showed the same task before the plan was corrected.
    #[must_use]
    pub fn where_it_was(self, former: &Self) -> Self {
        Self { top: former.top, anchor: former.anchor, ..self }
    }

    /// The number of the task.
    pub const fn number(&self) -> u32 {
        self.task
    }

    fn document(&self, app: &App) -> Option<(Document, usize)> {
        let layout = Layout::of(app);
        let inner = Layout::inner(layout.document);
        let (_, _, task) = app.ledger.plan().task(self.task)?;
        Some((Document::of(app, task, inner.width, layout.timeline.is_none()), usize::from(inner.height)))
    }

    /// All matches as they are read, each with its measure: those of a measure's block, then those of its timeline where that has a column.
    fn matches(&self, app: &App, document: &Document) -> Vec<(usize, Stands)> {
        let theme = app.setting.theme;
        let in_document: Vec<(usize, usize)> = found::matches(&document.lines, theme).into_iter().enumerate().collect();
        let room = Layout::of(app).timeline_room();
        let of_measure = |(measure, (from, to)): (usize, &(usize, usize))| {
            let block = in_document.iter().filter(|(_, line)| (*from..*to).contains(line));
            let mut all: Vec<(usize, Stands)> = block.map(|(nth, line)| (measure, Stands::Document { nth: *nth, line: *line })).collect();
            if let Some((room, key)) = room.zip(self.items.get(measure)) {
                let lines = timeline_lines(app, *key, room);
                let seen = found::matches(lines.get(..usize::from(room.height)).unwrap_or(&lines), theme).len();
                all.extend((0..seen).map(|nth| (measure, Stands::Timeline { nth })));
            }
            all
        };
        document.blocks.iter().enumerate().flat_map(of_measure).collect()
    }

    /// The n-th match of the document, or of the timeline, that one is at.
    fn pointed(&self, app: &App, in_timeline: bool) -> Option<usize> {
        match self.at_match.filter(|_| app.found.is_some())?.1 {
            Stands::Document { nth, .. } => (!in_timeline).then_some(nth),
            Stands::Timeline { nth } => (in_timeline && !self.is_behind()).then_some(nth),
        }
    }

    /// To the next measure; a measure that goes on below the screen is read to its end first.
    fn step_down(&mut self, document: &Document, rows: usize) {
        let (_, end) = document.blocks.get(self.cursor).copied().unwrap_or_default();
        if end > self.top + rows {
            self.top = end.saturating_sub(rows).min(self.top + rows.saturating_sub(1).max(1));
        } else if self.cursor + 1 < self.items.len() {
            self.go_to(self.cursor + 1, document, rows);
        }
    }

    fn step_up(&mut self, document: &Document) {
        let (start, _) = document.blocks.get(self.cursor).copied().unwrap_or_default();
        if start < self.top {
            self.top = start;
        } else if let Some(before) = self.cursor.checked_sub(1) {
            self.cursor = before;
            let (start, _) = document.blocks.get(before).copied().unwrap_or_default();
            self.top = self.top.min(start);
        }
    }

    fn go_to(&mut self, cursor: usize, document: &Document, rows: usize) {
        self.cursor = cursor;
        let (start, end) = document.blocks.get(cursor).copied().unwrap_or_default();
        // The whole measure where it fits, its beginning where it does not.
        self.top = self.top.max(end.saturating_sub(rows)).min(start);
    }

    /// Scrolls; the cursor goes to a measure that is seen.
    fn scroll(&mut self, by: usize, down: bool, document: &Document, rows: usize) {
        let last = document.lines.len().saturating_sub(rows);
        self.top = if down { (self.top + by.max(1)).min(last) } else { self.top.saturating_sub(by.max(1)) };
        let (top, bottom) = (self.top, self.top + rows);
        let seen = |at: &usize| document.blocks.get(*at).is_some_and(|(from, _)| *from >= top && *from < bottom);
        if !seen(&self.cursor)
            && let Some(at) = (0..document.blocks.len()).find(seen)
        {
            self.cursor = at;
        }
    }

    fn draw_position(&self, canvas: &mut Canvas<'_>, rect: Rect, lines: usize, rows: usize) {
        if lines <= rows || rect.height < 2 {
            return;
        }
        let percent = (self.top + rows).min(lines) * 100 / lines.max(1);
        let text = format!(" {}  {percent}% ", say::nth_of(canvas.lang, self.cursor + 1, self.items.len()));
        let foot = Rect { y: rect.bottom() - 1, height: 1, width: rect.width.saturating_sub(2), ..rect };
        canvas.put_right(foot, foot.y, &text, canvas.theme.muted);
    }

    fn draw_timeline(&self, app: &App, canvas: &mut Canvas<'_>, rect: Rect) {
        let Some(key) = self.items.get(self.shown).copied() else { return };
        let (lang, theme) = (canvas.lang, canvas.theme);
        canvas.panel(rect, &[(say::timeline(lang, app.label(key)), theme.heading)], false);
        let Some(room) = Layout::of(app).timeline_room() else { return };
        let mut lines = timeline_lines(app, key, room);
        if let Some(at) = self.pointed(app, true) {
            found::point_out(&mut lines, at, theme);
        }
        if lines.is_empty() {
            let comment = app.key_of(Context::Detail, Action::WriteComment);
            let status = app.key_of(Context::Detail, Action::SetStatus);
            let text = say::no_events(lang, status, comment);
            for (y, range) in (room.y..room.bottom()).zip(canvas.cells.wrap(&text, usize::from(room.width))) {
                canvas.put(room, room.x, y, text.get(range).unwrap_or_default(), theme.muted);
            }
        }
        let more = lines.len() > usize::from(room.height);
        for (y, (indent, pieces)) in (room.y..room.bottom()).zip(&lines) {
            canvas.put_pieces(room, room.x.saturating_add(*indent), y, pieces);
        }
        if more {
            let text = say::all_events(lang, app.key_of(Context::Detail, Action::Open));
            let foot = Rect { y: rect.bottom() - 1, height: 1, width: rect.width.saturating_sub(2), ..rect };
            canvas.put_right(foot, foot.y, &format!(" {text} "), theme.muted);
        }
    }
}

impl Screen for Detail {
    fn context(&self) -> Context {
        Context::Detail
    }

    /// The item under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        self.items.get(self.cursor).copied()
    }

    /// The measures of the task.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        self.items.clone()
    }

    fn is_behind(&self) -> bool {
        self.shown != self.cursor
    }

    fn catch_up(&mut self) {
        self.shown = self.cursor;
    }

    /// Moves the cursor or scrolls.
    fn moved(&mut self, app: &App, action: Action) {
        let Some((document, rows)) = self.document(app) else { return };
        match action {
            Action::Down => self.step_down(&document, rows),
            Action::Up => self.step_up(&document),
            Action::First => self.go_to(0, &document, rows),
            Action::Last => self.go_to(self.items.len().saturating_sub(1), &document, rows),
            Action::HalfDown => self.scroll(rows / 2, true, &document, rows),
            Action::HalfUp => self.scroll(rows / 2, false, &document, rows),
            Action::PageDown => self.scroll(rows.saturating_sub(1), true, &document, rows),
            Action::PageUp => self.scroll(rows.saturating_sub(1), false, &document, rows),
            _ => {}
        }
        self.anchor = document.blocks.get(self.cursor).copied().unwrap_or_default().0;
    }

    /// Goes to the next or the previous match of what was sought, the cursor with it; which it is of how many.
    fn turn_to_match(&mut self, app: &App, next: bool) -> Option<(usize, usize)> {
        let (document, rows) = self.document(app)?;
        let matches = self.matches(app, &document);
        let measures: Vec<usize> = matches.iter().map(|(measure, _)| *measure).collect();
        let at = found::turn(&measures, self.at_match.map(|(at, _)| at), self.cursor, next)?;
        let (measure, stands) = *matches.get(at)?;
        self.cursor = measure;
        let start = document.blocks.get(measure).copied().unwrap_or_default().0;
        self.anchor = start;
        let line = match stands {
            Stands::Document { line, .. } => line,
            Stands::Timeline { .. } => {
                // It is seen at once: one cannot read what follows later.
                self.catch_up();
                start
            }
        };
        if line < self.top || line >= self.top + rows {
            self.top = line.saturating_sub(rows / 2).min(document.lines.len().saturating_sub(rows));
        }
        self.at_match = Some((at, stands));
        Some((at, matches.len()))
    }

    /// Keeps the cursor's measure in view.
    fn keep_in_view(&mut self, app: &App) {
        if let Some((document, rows)) = self.document(app) {
            let (start, end) = document.blocks.get(self.cursor).copied().unwrap_or_default();
            self.top = (self.top + start).saturating_sub(self.anchor);
            self.anchor = start;
            if start >= self.top + rows || end <= self.top {
                self.go_to(self.cursor, &document, rows);
            }
            self.top = self.top.min(document.lines.len().saturating_sub(rows));
        }
    }

    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.items.iter().position(|known| *known == key);
        let (Some(at), Some((document, rows))) = (at.filter(|at| *at != self.cursor), self.document(app)) else { return false };
        self.go_to(at, &document, rows);
        self.anchor = document.blocks.get(at).copied().unwrap_or_default().0;
        true
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let inner = Layout::inner(Layout::of(app).document);
        let Some((document, _)) = self.document(app) else { return false };
        if !inner.contains((x, y).into()) {
            return false;
        }
        let line = self.top + usize::from(y - inner.y);
        let hit = document.blocks.iter().position(|(from, to)| (*from..*to).contains(&line));
        if let Some(at) = hit {
            self.cursor = at;
        }
        hit.is_some()
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = Layout::of(app);
        let Some((area, section, task)) = app.ledger.plan().task(self.task) else { return };
        let Some((mut document, rows)) = self.document(app) else { return };
        let theme = canvas.theme;
        if let Some(at) = self.pointed(app, false) {
            found::point_out(&mut document.lines, at, theme);
        }
        let title =
            [(format!("{} {}", task.number, task.title), theme.heading), (format!("  {}", place_words(area, section)), theme.muted)];
        let inner = canvas.panel(layout.document, &title, true);
        let block = document.blocks.get(self.cursor).copied().unwrap_or_default();
        for (y, (at, (indent, pieces))) in (inner.y..inner.bottom()).zip(document.lines.iter().enumerate().skip(self.top)) {
            if (block.0..block.1).contains(&at) {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            canvas.put_pieces(inner, inner.x.saturating_add(*indent), y, pieces);
        }
        self.draw_position(canvas, layout.document, document.lines.len(), rows);
        if let Some(rect) = layout.timeline {
            self.draw_timeline(app, canvas, rect);
        }
    }

    fn opens(&self, _app: &App) -> Opens {
        self.selected().map_or(Opens::Nothing, Opens::Record)
    }

    fn task(&self, _app: &App) -> Option<u32> {
        Some(self.task)
    }

    fn rebuild(&mut self, app: &App) -> bool {
        let anew = Self::open(app, self.task, self.selected());
        let is_there = anew.is_some();
        if let Some(anew) = anew {
            *self = anew.where_it_was(self);
        }
        is_there
    }
}

/// A measure's timeline as its column shows it; what has no room in it is read elsewhere.
fn timeline_lines(app: &App, key: ItemKey, room: Rect) -> Vec<timeline::Line> {
    /// Lines of text of an event.
    const LINES: usize = 8;
    timeline::lines(app, key, room.width, usize::from(room.height), LINES).0
}

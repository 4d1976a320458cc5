//! The agenda of a meeting, before it begins and while it is under way: its title, the filter that lists what is to be looked at, and the
//! list, to be put in order and thinned.

mod acts;

use ratatui::layout::Rect;

use super::open_box;
use super::typing::TextEntry;
use crate::console::app::App;
use crate::console::canvas::{Canvas, light_column, light_piece};
use crate::console::editor::Editor;
use crate::console::keymap::{Action, Context};
use crate::console::screens::list;
use crate::console::text::{Cells, visible_line};
use crate::ledger::{Entries, ItemKey};
use crate::messages::{Lang, room as say};

/// Rows above the list: the title, the filter, what the filter gives.
const HEAD: u16 = 3;
/// Marker, place and id.
const BEFORE: u16 = 20;
/// From this width on a reason is not cut.
const WIDE_FROM: u16 = 100;

/// What has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Filter,
    List,
}

/// The form.
#[derive(Debug)]
pub struct Agenda {
    part: Part,
    title: Editor,
    filter: Editor,
    /// What the screen gave from which it was opened.
    origin: Vec<ItemKey>,
    /// What is listed without the filter.
    base: Vec<ItemKey>,
    /// What is listed.
    items: Vec<ItemKey>,
    /// Whether what the filter gives is added to what is listed without it, or stands in its place.
    adds: bool,
    /// Whether the meeting is under way.
    under_way: bool,
    /// How many items the filter gives; none where there is no filter.
    found: Option<usize>,
    trouble: Option<String>,
    /// What the filter looks at; made when it is first typed.
    entries: Option<Entries>,
    cursor: usize,
    top: usize,
    rows: usize,
    lang: Lang,
}

impl Agenda {
    fn new(title: &str, base: Vec<ItemKey>, lang: Lang) -> Self {
        let part = if base.is_empty() { Part::Filter } else { Part::List };
        Self {
            part,
            title: Editor::line_of(title),
            filter: Editor::line_of(""),
            origin: base.clone(),
            items: base.clone(),
            base,
            adds: false,
            under_way: false,
            found: None,
            trouble: None,
            entries: None,
            cursor: 0,
            top: 0,
            rows: 1,
            lang,
        }
    }

    /// Where keys are looked up: the list has keys of its own, a line takes them as they come.
    pub(super) const fn context(&self) -> Context {
        match self.part {
            Part::List => Context::Agenda,
            Part::Title | Part::Filter => Context::AgendaLine,
        }
    }

    /// Whether the filter has the keys.
    pub(in crate::console) fn is_filter(&self) -> bool {
        self.part == Part::Filter
    }

    /// Goes on to the next part, or back; behind the filter comes what it lists.
    pub(in crate::console) fn turn(&mut self, forward: bool) {
        self.part = match (self.part, forward) {
            (Part::Title, true) | (Part::List, false) => Part::Filter,
            (Part::Filter, true) | (Part::Title, false) => Part::List,
            (Part::List, true) | (Part::Filter, false) => Part::Title,
        };
    }

    /// Begins a filter whose items are added to what is listed.
    fn add(&mut self) {
        self.base.clone_from(&self.items);
        (self.adds, self.found, self.trouble, self.part) = (true, None, None, Part::Filter);
        self.filter.replace("");
    }

    pub(super) fn moved(&mut self, action: Action) {
        self.cursor = list::moved(self.cursor, self.items.len(), self.rows, action);
        self.scroll();
    }

    /// Moves the item under the cursor by one place; what is listed then is listed whatever the filter was.
    fn shift(&mut self, later: bool) {
        let to = if later { self.cursor + 1 } else { self.cursor.wrapping_sub(1) };
        if self.cursor < self.items.len() && to < self.items.len() {
            self.items.swap(self.cursor, to);
            self.cursor = to;
            self.settle();
        }
    }

    fn strike(&mut self) {
        if self.cursor < self.items.len() {
            self.items.remove(self.cursor);
            self.settle();
        }
    }

    /// The list is as it was put: a filter that is typed from now on is about more.
    fn settle(&mut self) {
        self.base.clone_from(&self.items);
        self.filter.replace("");
        (self.adds, self.found) = (true, None);
        self.scroll();
    }

    fn scroll(&mut self) {
        self.cursor = self.cursor.min(self.items.len().saturating_sub(1));
        self.top = list::first_seen(self.top, self.cursor, self.rows, self.items.len());
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let (lang, theme) = (self.lang, canvas.theme);
        let title =
            [(say::agenda_title(lang).to_owned(), theme.heading), (format!("  {}", say::agenda_of(lang, self.items.len())), theme.text)];
        let inner = open_box(canvas, area, &title);
        let labels = label_width(lang, canvas.cells);
        let mut caret = None;
        let lines = [
            (Part::Title, say::title_label(lang), &self.title, say::title_hint(lang)),
            (Part::Filter, say::filter_label(lang), &self.filter, if self.adds { say::add_hint(lang) } else { say::filter_hint(lang) }),
        ];
        for (y, (part, label, editor, hint)) in (inner.y..inner.bottom()).zip(lines) {
            let active = part == self.part;
            if active {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            canvas.put(inner, inner.x + 1, y, label, if active { theme.heading } else { theme.muted });
            let x = inner.x.saturating_add(labels);
            let room = Rect { x, y, width: inner.right().saturating_sub(x), height: 1 };
            if editor.text().is_empty() {
                canvas.put_cut(room, x, y, room.width, hint, theme.muted);
            }
            let at = editor.draw(canvas.buf, room, theme.text, canvas.cells);
            caret = if active { Some(at) } else { caret };
        }
        self.draw_note(canvas, Rect { y: inner.y.saturating_add(HEAD - 1), height: 1.min(inner.height), ..inner });
        let below = Rect { y: inner.y.saturating_add(HEAD), height: inner.height.saturating_sub(HEAD), ..inner };
        let seen = self.items.iter().skip(self.top).take(usize::from(below.height));
        let standings = seen.filter_map(|key| app.ledger.standing(app.ledger.item(*key)?, app.as_of));
        let light = light_column(standings, &app.setting, 12, if below.width < WIDE_FROM { 25 } else { 34 });
        for (y, at) in (below.y..below.bottom()).zip(self.top..self.items.len()) {
            self.draw_item(app, canvas, Rect { y, height: 1, ..below }, at, light);
        }
        caret
    }

    /// What the filter gives, or what is wrong.
    fn draw_note(&self, canvas: &mut Canvas<'_>, row: Rect) {
        let (text, style) = match (&self.trouble, self.found) {
            (Some(trouble), _) => (trouble.clone(), canvas.theme.bad),
            (None, Some(found)) if self.adds => {
                (say::filter_adds(self.lang, found, self.items.len().saturating_sub(self.base.len())), canvas.theme.muted)
            }
            (None, Some(found)) => (say::filter_gives(self.lang, found), canvas.theme.muted),
            (None, None) => return,
        };
        canvas.put_cut(row, row.x + 1, row.y, row.width.saturating_sub(1), &text, style);
    }

    fn draw_item(&self, app: &App, canvas: &mut Canvas<'_>, row: Rect, at: usize, light: u16) {
        let theme = canvas.theme;
        let Some(item) = self.items.get(at).and_then(|key| app.ledger.item(*key)) else { return };
        let selected = at == self.cursor && self.part == Part::List;
        if selected {
            canvas.put(row, row.x, row.y, canvas.marker(), theme.marker);
        }
        let style = if selected { theme.heading } else { theme.text };
        canvas.put(row, row.x + 1, row.y, &format!("{:>3}", at + 1), theme.muted);
        canvas.put_cut(row, row.x + 6, row.y, BEFORE - 7, &app.label(item.key), style);
        let (words, colour) = app.ledger.standing(item, app.as_of).map(|standing| light_piece(standing, &app.setting)).unwrap_or_default();
        canvas.put_cut(row, row.x + BEFORE, row.y, light, &words, colour);
        let text = app.ledger.measure_of(item).map(|measure| visible_line(&measure.text).into_owned()).unwrap_or_default();
        let x = row.x.saturating_add(BEFORE + light + 1);
        canvas.put_cut(row, x, row.y, row.right().saturating_sub(x), &text, theme.text);
    }
}

impl TextEntry for Agenda {
    fn editor(&mut self) -> Option<&mut Editor> {
        match self.part {
            Part::Title => Some(&mut self.title),
            Part::Filter => Some(&mut self.filter),
            Part::List => None,
        }
    }

    fn fit(&mut self, area: Rect, cells: Cells) {
        let width = area.width.saturating_sub(4 + label_width(self.lang, cells));
        self.title.fit(width, 1, cells);
        self.filter.fit(width, 1, cells);
        self.rows = usize::from(area.height.saturating_sub(2 + HEAD)).max(1);
        self.scroll();
    }

    fn typed(&mut self) {
        self.trouble = None;
    }
}

/// The width of the labels with the space behind them.
fn label_width(lang: Lang, cells: Cells) -> u16 {
    let widest = cells.width(say::title_label(lang)).max(cells.width(say::filter_label(lang)));
    u16::try_from(widest).unwrap_or(0).saturating_add(3)
}

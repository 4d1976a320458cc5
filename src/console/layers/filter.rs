//! The filter in one line: the list follows it with each key; what is wrong is said beside it and what was typed stays.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::{Layer, at_foot, open_box};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::editor::{Edit, Editor};
use crate::console::screens::queue::LineKey;
use crate::console::screens::view::View;
use crate::console::text::Cells;
use crate::ledger::Query;
use crate::messages::{Lang, fitting as list, queue as say};

/// Rows for what was typed, and for what is wrong with it.
const ROWS: u16 = 1;
const AROUND: u16 = 3;

/// The line.
#[derive(Debug)]
pub struct Filter {
    /// The filter that held when it was opened.
    before: String,
    /// Where the cursor was then: a filter that is typed by half moves it nowhere for good.
    from: Option<LineKey>,
    /// Why what was typed is no filter.
    trouble: Option<String>,
    /// How many entries it leaves, and how many fit it whether or not they need an act.
    left: (usize, usize),
    editor: Editor,
    lang: Lang,
}

impl Filter {
    pub(in crate::console) fn on_key(&mut self, key: KeyEvent) {
        self.editor.handle(key);
    }

    pub(in crate::console) fn edit(&mut self, edit: Edit) {
        self.editor.edit(edit);
    }

    /// Text that was pasted, or came in a burst; the filter has one line.
    pub(in crate::console) fn insert(&mut self, text: &str) {
        self.editor.insert_str(text);
    }

    pub(in crate::console) fn fit(&mut self, area: Rect, cells: Cells) {
        self.editor.fit(at_foot(area, ROWS + AROUND).width.saturating_sub(4), ROWS, cells);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let title = [(say::filter_title(self.lang).to_owned(), theme.heading)];
        let inner = open_box(canvas, at_foot(area, ROWS + AROUND), &title);
        let field = Rect { height: ROWS.min(inner.height), ..inner };
        if self.editor.text().is_empty() {
            canvas.put_cut(field, field.x, field.y, field.width, say::filter_hint(self.lang), theme.muted);
        }
        let caret = self.editor.draw(canvas.buf, field, theme.text, canvas.cells);
        let (text, style) = match &self.trouble {
            Some(trouble) => (trouble.clone(), theme.bad),
            None => (leaves(self.left, self.lang), theme.muted),
        };
        let lines = canvas.cells.wrap(&text, usize::from(inner.width).max(1));
        for (y, line) in (field.bottom()..inner.bottom()).zip(lines) {
            canvas.put(inner, inner.x, y, text.get(line).unwrap_or_default(), style);
        }
        Some(caret)
    }
}

/// What the filter leaves; what else fits it is said where that is all there is.
fn leaves((left, fitting): (usize, usize), lang: Lang) -> String {
    if left == 0 && fitting > 0 { list::filter_leaves(lang, left, fitting) } else { say::filter_leaves(lang, left) }
}

impl App {
    /// Opens the line with the filter that holds, or with what was typed into it and was none.
    pub(in crate::console) fn open_filter(&mut self) {
        let Some(View::Queue(queue)) = self.view() else { return };
        let (before, from, left) = (queue.filter_text().to_owned(), queue.line_key(), (queue.counts_shown().1, queue.fitting()));
        let typed = self.left_filter.take().unwrap_or_else(|| before.clone());
        let lang = self.setting.lang;
        self.layers.push(Layer::Filter(Filter { before, from, trouble: None, left, editor: Editor::line_of(&typed), lang }));
        self.notice = None;
        self.keep_in_view();
        self.follow_filter();
    }

    /// The list follows what was typed.
    pub(in crate::console) fn follow_filter(&mut self) {
        let Some(Layer::Filter(filter)) = self.layers.last() else { return };
        let text = filter.editor.text().trim().to_owned();
        let (from, lang) = (filter.from, self.setting.lang);
        let (trouble, left) = match Query::parse(&text, &self.ledger) {
            Ok(query) => {
                let left = self.with_queue(|queue, app| {
                    queue.set_filter_from(app, &text, query, from);
                    (queue.counts_shown().1, queue.fitting())
                });
                (None, left.unwrap_or_default())
            }
            Err(bad) => (Some(bad.explain(lang)), (0, 0)),
        };
        if let Some(Layer::Filter(filter)) = self.layers.last_mut() {
            (filter.trouble, filter.left) = (trouble, left);
        }
    }

    /// Closes the line, the filter holds; one that is none stays open.
    pub(in crate::console) fn accept_filter(&mut self) {
        self.follow_filter();
        if matches!(self.layers.last(), Some(Layer::Filter(filter)) if filter.trouble.is_none()) {
            self.layers.pop();
        }
    }

    /// Closes the line, and what held before holds again. What was typed and is no filter is there when it is opened again.
    pub(in crate::console) fn leave_filter(&mut self) {
        let Some(Layer::Filter(filter)) = self.layers.pop() else { return };
        self.left_filter = filter.trouble.is_some().then(|| filter.editor.text().to_owned());
        if let Ok(query) = Query::parse(&filter.before, &self.ledger) {
            self.with_queue(|queue, app| queue.set_filter_from(app, &filter.before, query, filter.from));
        }
    }
}

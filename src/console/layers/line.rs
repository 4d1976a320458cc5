//! One line that asks for something: a day that is over, since when changes are listed, what the log is filtered by. What is wrong with the
//! answer is said below it, and what was typed stays.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::{Layer, at_foot, open_box};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::editor::{Edit, Editor};
use crate::console::text::Cells;

/// Rows for what was typed, and for what is wrong with it.
const ROWS: u16 = 1;
const AROUND: u16 = 3;

/// For what a line asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsksFor {
    /// The day as of which the console is shown.
    PastDay,
    /// Since when changes are listed.
    Since,
    /// By what changes and the log are filtered.
    ChangesFilter,
    /// By what promises are filtered; the list follows what is typed.
    PromisesFilter,
}

/// The line.
#[derive(Debug)]
pub struct Line {
    asks: AsksFor,
    title: &'static str,
    hint: &'static str,
    /// Why what was typed is no answer.
    trouble: Option<String>,
    editor: Editor,
}

impl Line {
    pub(in crate::console) fn on_key(&mut self, key: KeyEvent) {
        if self.editor.handle(key) {
            self.trouble = None;
        }
    }

    pub(in crate::console) fn edit(&mut self, edit: Edit) {
        self.editor.edit(edit);
        self.trouble = None;
    }

    /// Text that was pasted, or came in a burst.
    pub(in crate::console) fn insert(&mut self, text: &str) {
        self.editor.insert_str(text);
        self.trouble = None;
    }

    pub(in crate::console) fn fit(&mut self, area: Rect, cells: Cells) {
        self.editor.fit(at_foot(area, ROWS + AROUND).width.saturating_sub(4), ROWS, cells);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let inner = open_box(canvas, at_foot(area, ROWS + AROUND), &[(self.title.to_owned(), theme.heading)]);
        let field = Rect { height: ROWS.min(inner.height), ..inner };
        let caret = self.editor.draw(canvas.buf, field, theme.text, canvas.cells);
        let (text, style) = self.trouble.as_deref().map_or((self.hint, theme.muted), |trouble| (trouble, theme.bad));
        let lines = canvas.cells.wrap(text, usize::from(inner.width).max(1));
        for (y, line) in (field.bottom()..inner.bottom()).zip(lines) {
            canvas.put(inner, inner.x, y, text.get(line).unwrap_or_default(), style);
        }
        Some(caret)
    }
}

impl App {
    /// Opens a line with what stands in it.
    pub(in crate::console) fn open_line(&mut self, asks: AsksFor, title: &'static str, hint: &'static str, text: &str) {
        let mut editor = Editor::line_of(text);
        editor.select_all();
        self.layers.push(Layer::Line(Line { asks, title, hint, trouble: None, editor }));
        self.notice = None;
        self.keep_in_view();
    }

    /// What is seen behind the line follows what is typed, where it does so.
    pub(in crate::console) fn follow_line(&mut self) {
        let Some(Layer::Line(line)) = self.layers.last() else { return };
        let text = line.editor.text().trim().to_owned();
        if line.asks == AsksFor::PromisesFilter {
            self.follow_promises_filter(&text);
        }
    }

    /// Closes the line; what followed it is as it was before.
    pub(in crate::console) fn leave_line(&mut self) {
        if let Some(Layer::Line(Line { asks: AsksFor::PromisesFilter, .. })) = self.layers.pop() {
            self.leave_promises_filter();
        }
    }

    /// Takes what was typed; where it is no answer the line stays, and says why.
    pub(in crate::console) fn accept_line(&mut self) {
        let Some(Layer::Line(line)) = self.layers.last() else { return };
        let text = line.editor.text().trim().to_owned();
        let done = match line.asks {
            AsksFor::PastDay => self.answer_past_day(&text),
            AsksFor::Since => self.answer_since(&text),
            AsksFor::ChangesFilter => self.answer_changes_filter(&text),
            // The list followed already.
            AsksFor::PromisesFilter => {
                self.follow_promises_filter(&text);
                Ok(())
            }
        };
        match done {
            Ok(()) => self.layers.retain(|layer| !matches!(layer, Layer::Line(_))),
            Err(why) => {
                if let Some(Layer::Line(line)) = self.layers.last_mut() {
                    line.trouble = Some(why);
                }
            }
        }
    }
}

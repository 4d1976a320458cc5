//! What the layers share that have one line: the text, its box at the foot of the screen, and what is said below it.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{at_foot, open_box};
use crate::console::canvas::{Canvas, Piece};
use crate::console::editor::Editor;
use crate::console::text::Cells;

/// Rows for what is said below a line.
pub(super) const BELOW: u16 = 3;

/// A line of text that may take more than one row.
#[derive(Debug)]
pub(in crate::console) struct OneLine {
    pub(super) editor: Editor,
    rows: u16,
}

impl OneLine {
    /// A line with `text` in it, shown on so many rows.
    pub(super) fn of(text: &str, rows: u16) -> Self {
        Self { editor: Editor::line_of(text), rows }
    }

    /// The same, all of it selected: what is typed first takes its place.
    pub(super) fn selected(text: &str, rows: u16) -> Self {
        let mut line = Self::of(text, rows);
        line.editor.select_all();
        line
    }

    /// What was typed.
    pub(super) fn text(&self) -> &str {
        self.editor.text()
    }

    /// Tells the line how wide the screen is on whose foot it lies.
    pub(super) fn fit(&mut self, area: Rect, cells: Cells) {
        self.editor.fit(area.width.saturating_sub(4), self.rows, cells);
    }

    /// Takes out what is in the record now; whether something was typed behind it meanwhile.
    pub(super) fn take_out(&mut self, saved: &str) -> bool {
        let text = self.editor.text();
        let rest = text.strip_prefix(saved).unwrap_or(text).trim().to_owned();
        self.editor.replace(&rest);
        !rest.is_empty()
    }

    /// Draws the box with the line in its first rows; returns the caret, and the room of `below` rows that is left.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect, title: &[Piece], hint: &str, below: u16) -> ((u16, u16), Rect) {
        let inner = open_box(canvas, at_foot(area, self.rows + below), title);
        let caret = self.draw_in(canvas, inner, hint);
        let rows = self.rows.min(inner.height);
        (caret, Rect { y: inner.y.saturating_add(rows), height: inner.height - rows, ..inner })
    }

    /// Draws the line at the top of a room; an empty one says what may be typed.
    pub(super) fn draw_in(&self, canvas: &mut Canvas<'_>, room: Rect, hint: &str) -> (u16, u16) {
        let field = Rect { height: self.rows.min(room.height), ..room };
        if self.editor.text().is_empty() {
            canvas.put_cut(field, field.x, field.y, field.width, hint, canvas.theme.muted);
        }
        self.editor.draw(canvas.buf, field, canvas.theme.text, canvas.cells)
    }
}

/// A sentence over as many rows as it takes and there are.
pub(super) fn put_sentence(canvas: &mut Canvas<'_>, room: Rect, text: &str, style: Style) {
    let lines = canvas.cells.wrap(text, usize::from(room.width).max(1));
    for (y, line) in (room.y..room.bottom()).zip(lines) {
        canvas.put(room, room.x, y, text.get(line).unwrap_or_default().trim_end(), style);
    }
}

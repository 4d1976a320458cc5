//! A form, as it is drawn: a line a field, what is wrong with it below it, the text at the end.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::{Field, Form, Slot};
use crate::console::canvas::{Canvas, Piece};
use crate::console::layers::{at_foot, open_box};
use crate::console::text::Cells;
use crate::messages::{console, forms as say};
use crate::report::forecast::weekday;

/// Rows of the text.
const TEXT_ROWS: u16 = 4;

/// Where the fields stand.
struct Layout {
    frame: Rect,
    /// The room of each field's value, in their order.
    values: Vec<Rect>,
    /// The column of the labels.
    labels: u16,
}

impl Layout {
    fn of(form: &Form, area: Rect, cells: Cells) -> Self {
        let clamp = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let label = form.fields.iter().map(|field| cells.width(field.label)).max().map_or(0, clamp);
        let width = area.width.saturating_sub(4);
        let below = |field: &Field| field.trouble.as_ref().map_or(0, |text| clamp(cells.wrap(text, usize::from(width)).len()));
        let height = |field: &Field| if field.is_text() { TEXT_ROWS } else { 1 };
        let whole =
            form.trouble.as_ref().map_or(u16::from(form.saving.is_some()), |text| clamp(cells.wrap(text, usize::from(width)).len()));
        let rows = form.fields.iter().map(|field| height(field) + below(field)).sum::<u16>() + 1 + whole;
        let frame = at_foot(area, rows);
        let (x, labels) = (frame.x.saturating_add(2 + 1 + label + 2), frame.x.saturating_add(2));
        let mut y = frame.y.saturating_add(2);
        let mut values = Vec::new();
        for field in &form.fields {
            let bottom = frame.bottom().saturating_sub(1);
            let room = height(field).min(bottom.saturating_sub(y));
            values.push(Rect { x, y, width: frame.right().saturating_sub(x + 2), height: room });
            y = y.saturating_add(height(field)).saturating_add(below(field)).min(bottom);
        }
        Self { frame, values, labels }
    }
}

impl Form {
    /// Tells the editors how large their rooms are.
    pub(super) fn fit_fields(&mut self, area: Rect, cells: Cells) {
        let layout = Layout::of(self, area, cells);
        for (field, room) in self.fields.iter_mut().zip(layout.values) {
            field.fit(room.width, room.height, cells);
        }
    }

    pub(in crate::console::layers) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let layout = Layout::of(self, area, canvas.cells);
        let mut title = vec![(say::title(self.lang, &self.blank.label, self.kind.word(self.lang)), theme.heading)];
        if self.restored {
            title.push((format!("  {}", console::draft_restored(self.lang)), theme.good));
        }
        let inner = open_box(canvas, layout.frame, &title);
        canvas.put_cut(inner, inner.x, inner.y, inner.width, &self.about, theme.muted);
        let mut caret = None;
        for (at, (field, room)) in self.fields.iter().zip(&layout.values).enumerate() {
            let active = at == self.at;
            if active {
                canvas.put(inner, layout.labels, room.y, canvas.marker(), theme.marker);
            }
            canvas.put(inner, layout.labels + 1, room.y, field.label, if active { theme.heading } else { theme.muted });
            let at_caret = field.draw(canvas, *room, self.day_in(field));
            caret = if active { Some(at_caret) } else { caret };
            if let Some(trouble) = &field.trouble {
                let below = Rect { y: room.bottom(), height: inner.bottom().saturating_sub(room.bottom()), ..inner };
                put_lines(canvas, below, trouble);
            }
        }
        self.draw_foot(canvas, inner);
        caret
    }

    fn draw_foot(&self, canvas: &mut Canvas<'_>, inner: Rect) {
        match (&self.trouble, self.saving) {
            (Some(trouble), _) => {
                let lines = canvas.cells.wrap(trouble, usize::from(inner.width).max(1)).len();
                let rows = u16::try_from(lines).unwrap_or(u16::MAX).min(inner.height);
                put_lines(canvas, Rect { y: inner.bottom().saturating_sub(rows), height: rows, ..inner }, trouble);
            }
            (None, Some(_)) => {
                canvas.put(inner, inner.x, inner.bottom().saturating_sub(1), console::saving(self.lang), canvas.theme.notice);
            }
            (None, None) => {}
        }
    }
}

impl Form {
    /// The day in a field, where it is one.
    fn day_in(&self, field: &Field) -> Option<NaiveDate> {
        let read = |typed| self.kind.read_day(typed, self.on, &self.calendar).ok();
        Some(field.text().trim()).filter(|typed| field.slot == Slot::Day && !typed.is_empty()).and_then(read)
    }
}

/// A refusal, read in full over as many lines as it takes.
fn put_lines(canvas: &mut Canvas<'_>, room: Rect, text: &str) {
    let lines = canvas.cells.wrap(text, usize::from(room.width).max(1));
    for (y, line) in (room.y..room.bottom()).zip(lines) {
        canvas.put(room, room.x, y, text.get(line).unwrap_or_default(), canvas.theme.bad);
    }
}

impl Field {
    /// Draws the value, or while there is none what belongs there; returns the cell of the caret. The day that it means
    /// is said in full.
    pub(in crate::console::layers) fn draw(&self, canvas: &mut Canvas<'_>, room: Rect, day: Option<NaiveDate>) -> (u16, u16) {
        let theme = canvas.theme;
        if let Some((words, picked)) = self.choices() {
            let mut pieces: Vec<Piece> = Vec::new();
            for (at, word) in words.iter().enumerate() {
                let text = if at == picked { format!("[{word}] ") } else { format!(" {word}  ") };
                pieces.push((text, if at == picked { theme.heading } else { theme.muted }));
            }
            canvas.put_pieces(room, room.x, room.y, &pieces);
            return (room.x, room.y);
        }
        let Some(editor) = self.editor() else { return (room.x, room.y) };
        if self.text().is_empty() {
            canvas.put_cut(room, room.x, room.y, room.width, &self.hint, theme.muted);
        }
        if let Some(day) = day {
            let width = canvas.width(self.text()) + 2;
            let behind = Rect { x: room.x.saturating_add(width), width: room.width.saturating_sub(width), ..room };
            let weekday = weekday(day, canvas.lang);
            // What is typed as a day in full says all but that.
            let words = if self.text() == day.to_string() { weekday.to_owned() } else { say::understood(canvas.lang, day, weekday) };
            canvas.put_cut(behind, behind.x, behind.y, behind.width, &words, theme.muted);
        }
        editor.draw(canvas.buf, room, theme.text, canvas.cells)
    }
}

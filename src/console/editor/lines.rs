//! The lines that a text wraps into: where the caret stands on them, which are in sight, and how they are drawn.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::Editor;
use crate::console::text::{self, Cells};

impl Editor {
    /// Whether the caret is on the first line that is seen of the whole text.
    pub fn is_on_first_line(&self) -> bool {
        self.row(&self.lines()) == 0
    }

    /// Whether the caret is on the last line.
    pub fn is_on_last_line(&self) -> bool {
        let lines = self.lines();
        self.row(&lines) + 1 >= lines.len()
    }

    pub(super) fn lines(&self) -> Vec<Range<usize>> {
        self.cells.wrap(&self.text, self.width)
    }

    /// The line of the caret among `lines`: at a border it is the one that begins there.
    pub(super) fn row(&self, lines: &[Range<usize>]) -> usize {
        lines.iter().rposition(|line| line.start <= self.caret).unwrap_or(0)
    }

    pub(super) fn line(&self) -> Range<usize> {
        let lines = self.lines();
        lines.get(self.row(&lines)).cloned().unwrap_or_default()
    }

    /// The last place of the caret on its line: before a line feed, and before the character that begins the next line.
    pub(super) fn line_end(&self) -> usize {
        self.last_place(&self.line())
    }

    fn last_place(&self, line: &Range<usize>) -> usize {
        let text = self.text.get(line.clone()).unwrap_or_default();
        if text.ends_with('\n') {
            line.end - 1
        } else if line.end < self.text.len() {
            self.before(line.end).max(line.start)
        } else {
            line.end
        }
    }

    pub(super) fn vertical(&mut self, by: usize, down: bool) {
        let lines = self.lines();
        let row = self.row(&lines);
        let column = self.wished.unwrap_or_else(|| self.column(&lines, row));
        let target = if down { (row + by).min(lines.len().saturating_sub(1)) } else { row.saturating_sub(by) };
        if let Some(line) = lines.get(target) {
            self.caret = self.place(line, column);
        }
        self.wished = Some(column);
    }

    fn column(&self, lines: &[Range<usize>], row: usize) -> usize {
        let start = lines.get(row).map_or(0, |line| line.start);
        self.cells.width(self.text.get(start..self.caret).unwrap_or_default())
    }

    /// The place on a line that is nearest to a column from the left.
    fn place(&self, line: &Range<usize>, column: usize) -> usize {
        let last = self.last_place(line);
        let text = self.text.get(line.start..last).unwrap_or_default();
        let mut used = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            used += self.cells.width(grapheme);
            if used > column {
                return line.start + at;
            }
        }
        last
    }

    pub(super) fn scroll(&mut self) {
        let lines = self.lines();
        let row = self.row(&lines);
        self.top = self.top.min(row).max((row + 1).saturating_sub(self.rows)).min(lines.len().saturating_sub(1));
    }

    /// Draws the part that is seen; returns the cell of the caret.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, style: Style, cells: Cells) -> (u16, u16) {
        let lines = self.lines();
        let style = if self.selected { style.add_modifier(Modifier::REVERSED) } else { style };
        for (y, range) in (area.top()..area.bottom()).zip(lines.iter().skip(self.top)) {
            let line = self.text.get(range.clone()).unwrap_or_default().trim_end_matches('\n');
            text::put(buf, area.x, y, area.right(), line, style, cells);
        }
        self.cell_of_caret(&lines, area)
    }

    /// The cell of the caret, without drawing anything.
    pub fn caret_cell(&self, area: Rect) -> (u16, u16) {
        self.cell_of_caret(&self.lines(), area)
    }

    fn cell_of_caret(&self, lines: &[Range<usize>], area: Rect) -> (u16, u16) {
        let row = self.row(lines);
        let clamp = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let x = area.x.saturating_add(clamp(self.column(lines, row))).min(area.right().saturating_sub(1));
        let y = area.y.saturating_add(clamp(row.saturating_sub(self.top))).min(area.bottom().saturating_sub(1));
        (x, y)
    }

    /// How many lines there are above and below what is seen.
    pub fn hidden(&self) -> (usize, usize) {
        (self.top, self.lines().len().saturating_sub(self.top + self.rows))
    }
}

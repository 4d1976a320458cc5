//! Text on the screen: written by our own count of cells, which stands in [`crate::text`].

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

pub use crate::text::{Cells, visible, visible_line};

/// Writes `text` from (`x`, `y`) to the left of `right`, by our own widths; returns the column behind it. Halves of wide characters
/// that this leaves are blanked.
pub fn put(buf: &mut Buffer, x: u16, y: u16, right: u16, text: &str, style: Style, cells: Cells) -> u16 {
    let right = right.min(buf.area.right());
    if y < buf.area.top() || y >= buf.area.bottom() || x < buf.area.left() || x >= right {
        return x;
    }
    mend_left(buf, x, y);
    let shown = visible_line(text);
    let mut at = x;
    cells.characters(&shown, |grapheme, width| {
        let width = u16::try_from(width).unwrap_or(1);
        if at.saturating_add(width) > right {
            return false;
        }
        if width > 0 {
            match in_ascii(grapheme).filter(|_| cells.ascii) {
                // One cell, whatever the sign that it stands for would take.
                Some(sign) => {
                    write_cell(buf, at, y, sign, 1, style, false);
                    if width == 2 {
                        write_cell(buf, at + 1, y, " ", 1, style, false);
                    }
                }
                None => write_cell(buf, at, y, grapheme, width, style, cells.wide_ambiguous),
            }
            at += width;
        }
        true
    });
    mend_right(buf, at, y);
    at
}

/// Signs of our own as ASCII; the plan's text stays as published.
fn in_ascii(grapheme: &str) -> Option<&'static str> {
    match grapheme {
        "→" | "›" => Some(">"),
        "←" => Some("<"),
        "↑" => Some("^"),
        "↓" => Some("v"),
        _ => None,
    }
}

fn write_cell(buf: &mut Buffer, x: u16, y: u16, grapheme: &str, width: u16, style: Style, may_differ: bool) {
    if let Some(cell) = buf.cell_mut((x, y)) {
        cell.reset();
        cell.set_symbol(grapheme).set_style(style);
        // Where our count differs from the library's, ours holds: where ambiguous characters are wide, and for clusters that it takes for
        // wider than two.
        if may_differ || grapheme.len() > 4 {
            let counted = u16::try_from(grapheme.width()).unwrap_or(width);
            if let Some(forced) = NonZeroU16::new(width).filter(|_| counted != width) {
                cell.set_diff_option(CellDiffOption::ForcedWidth(forced));
            }
        }
    }
    if width == 2
        && let Some(cell) = buf.cell_mut((x + 1, y))
    {
        cell.reset();
        // Not a blank like others: when a blank follows it here, it is written, because not every terminal clears the other half itself.
        cell.set_style(style).set_diff_option(CellDiffOption::Skip);
    }
}

/// Blanks the wide character at the left whose second half is about to be overwritten.
fn mend_left(buf: &mut Buffer, x: u16, y: u16) {
    let Some(left) = x.checked_sub(1) else { return };
    if let Some(cell) = buf.cell_mut((left, y)).filter(|cell| is_wide(cell)) {
        let style = cell.style();
        cell.reset();
        cell.set_style(style);
    }
}

/// Blanks the second half of a wide character whose first half was overwritten: it is passed over when cells are compared, so what an
/// earlier frame showed there would stay.
fn mend_right(buf: &mut Buffer, x: u16, y: u16) {
    let Some(left) = x.checked_sub(1) else { return };
    let begins_wide = buf.cell((left, y)).is_some_and(is_wide);
    let is_half = |cell: &Cell| cell.diff_option == CellDiffOption::Skip && !begins_wide;
    if let Some(cell) = buf.cell_mut((x, y)).filter(|cell| is_half(cell)) {
        let style = cell.style();
        cell.reset();
        cell.set_style(style);
    }
}

/// Whether a cell holds a character of two cells, by our own count where that differs from the library's.
fn is_wide(cell: &Cell) -> bool {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(width) => width.get() > 1,
        _ => cell.symbol().width() > 1,
    }
}

/// Blanks an area for what is drawn over it. Wide characters that reach over its edges are blanked whole.
pub fn clear(buf: &mut Buffer, area: Rect) {
    let area = area.intersection(buf.area);
    for y in area.top()..area.bottom() {
        mend_left(buf, area.left(), y);
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
            }
        }
        mend_right(buf, area.right(), y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NARROW: Cells = Cells { wide_ambiguous: false, ascii: false };

    /// A box that opens over Chinese leaves no half of a character at its edges, wherever it stands.
    #[test]
    fn a_box_over_chinese_leaves_no_halves() {
        for x in 0..12u16 {
            for width in 1..8u16 {
                let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
                put(&mut buf, 0, 0, 20, "督办行动计划台账在此", Style::new(), NARROW);
                let area = Rect::new(x, 0, width, 1);
                clear(&mut buf, area);
                put(&mut buf, x, 0, area.right(), &"#".repeat(usize::from(width)), Style::new(), NARROW);
                assert_no_halves(&buf);
                let mut at = 0;
                while at < 20 {
                    let symbol = buf[(at, 0)].symbol();
                    let wide = u16::try_from(symbol.width()).unwrap();
                    let inside = at >= x && at < area.right();
                    assert_eq!(symbol == "#", inside, "{x} {width}: column {at}");
                    if wide == 2 {
                        assert!(at + 1 < 20 && buf[(at + 1, 0)].symbol() == " ", "{x} {width}: half at {at}");
                    }
                    at += wide.max(1);
                }
            }
        }
    }

    /// A cell that is passed over when frames are compared is the second half of a wide character, and no other.
    fn assert_no_halves(buf: &Buffer) {
        for x in 0..buf.area.width {
            let after_wide = x > 0 && is_wide(&buf[(x - 1, 0)]);
            assert_eq!(buf[(x, 0)].diff_option == CellDiffOption::Skip, after_wide, "column {x} of {buf:?}");
        }
    }

    #[test]
    fn a_text_that_ends_on_half_of_a_character_blanks_the_other_half() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 12, 1));
        put(&mut buf, 0, 0, 12, "督办台账", Style::new(), NARROW);
        put(&mut buf, 1, 0, 12, "a台“", Style::new(), NARROW);
        assert_no_halves(&buf);
    }

    proptest! {
        #[test]
        fn texts_over_texts_leave_no_halves(texts in prop::collection::vec((0u16..20, "[督办a “—1]{1,6}", prop::bool::ANY), 1..6)) {
            let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
            for (x, text, wide_ambiguous) in texts {
                put(&mut buf, x, 0, 20, &text, Style::new(), Cells { wide_ambiguous, ascii: false });
                assert_no_halves(&buf);
            }
        }

        #[test]
        fn writing_stays_inside(text in "\\PC{0,20}", x in 0u16..24, right in 0u16..24, wide: bool) {
            let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
            let end = put(&mut buf, x, 0, right, &text, Style::new(), Cells { wide_ambiguous: wide, ascii: false });
            prop_assert!(end == x || end <= right.min(20));
        }
    }
}

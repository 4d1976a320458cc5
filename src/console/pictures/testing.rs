//! What the tests of the pictures share: a sheet to draw on, and what is seen on it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::console::canvas::Canvas;
use crate::console::text::Cells;
use crate::console::theme::Theme;
use crate::messages::Lang;

pub const NARROW: Cells = Cells { wide_ambiguous: false, ascii: false };
pub const WIDE: Cells = Cells { wide_ambiguous: true, ascii: false };
pub const ASCII: Cells = Cells { wide_ambiguous: false, ascii: true };

/// The lines that a drawing leaves on an empty sheet, without the blanks at their ends.
pub fn drawn(width: u16, height: u16, cells: Cells, lang: Lang, draw: impl FnOnce(&mut Canvas<'_>, Rect)) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    draw(&mut Canvas { buf: &mut buf, cells, theme: Theme::BASE, lang }, area);
    (0..height).map(|y| line(&buf, y)).collect()
}

fn line(buf: &Buffer, y: u16) -> String {
    let (mut text, mut x) = (String::new(), 0);
    while x < buf.area.right() {
        let symbol = buf[(x, y)].symbol();
        text.push_str(symbol);
        x += u16::try_from(symbol.width()).unwrap().max(1);
    }
    text.trim_end().to_owned()
}

/// Draws inside a sheet full of `X` and answers whether every cell around the area kept it.
pub fn stays_inside(area: Rect, cells: Cells, lang: Lang, draw: impl FnOnce(&mut Canvas<'_>, Rect)) -> bool {
    let sheet = Rect::new(0, 0, area.right() + 3, area.bottom() + 3);
    let mut buf = Buffer::empty(sheet);
    for cell in &mut buf.content {
        cell.set_symbol("X");
    }
    draw(&mut Canvas { buf: &mut buf, cells, theme: Theme::BASE, lang }, area);
    let outside = |x: u16, y: u16| x < area.left() || x >= area.right() || y < area.top() || y >= area.bottom();
    (0..sheet.bottom()).all(|y| (0..sheet.right()).all(|x| !outside(x, y) || buf[(x, y)].symbol() == "X"))
}

/// Whether a text has a sign that some terminals draw wide and others narrow.
pub fn has_ambiguous(text: &str) -> bool {
    text.chars().any(|c| {
        let sign = c.to_string();
        sign.width() != sign.width_cjk() || (!c.is_ascii() && sign.width() == 1)
    })
}

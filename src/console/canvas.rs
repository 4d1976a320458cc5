//! What a view draws with: the buffer, how this terminal counts cells, the theme and the language.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::app::Setting;
use super::text::{self, Cells};
use super::theme::Theme;
use crate::ledger::{Light, Standing};
use crate::messages::Lang;

/// What a view draws with.
#[derive(Debug)]
pub struct Canvas<'a> {
    /// The cells of the frame.
    pub buf: &'a mut Buffer,
    /// How this terminal counts cells.
    pub cells: Cells,
    /// Styles by meaning.
    pub theme: Theme,
    /// The language of the screen.
    pub lang: Lang,
}

/// What pieces are made with, where there is nothing to draw on yet.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    /// How this terminal counts cells.
    pub cells: Cells,
    /// Styles by meaning.
    pub theme: Theme,
    /// The language of the screen.
    pub lang: Lang,
}

impl Setting {
    /// What pieces are made with.
    pub const fn pen(&self) -> Pen {
        Pen { cells: self.cells, theme: self.theme, lang: self.lang }
    }
}

/// The word of a light before its count; 结 for what is closed. English words need a space before the figure.
pub fn light_word(light: Option<Light>, lang: Lang) -> String {
    let word = light.map_or_else(|| crate::messages::console::closed_word(lang), |l| l.word(lang));
    format!("{word}{}", lang.pick("", " "))
}

/// One piece of a line.
pub type Piece = (String, Style);

impl Canvas<'_> {
    /// Writes `text` on one line from `x`, up to the right edge of `area`; returns the column behind it.
    pub fn put(&mut self, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
        if y < area.top() || y >= area.bottom() {
            return x;
        }
        text::put(self.buf, x, y, area.right(), text, style, self.cells)
    }

    /// Writes `text` cut to `width` cells; returns the column behind the whole width.
    pub fn put_cut(&mut self, area: Rect, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let cut = self.cells.cut(text, usize::from(width));
        self.put(area, x, y, &cut, style);
        x.saturating_add(width)
    }

    /// Writes pieces one behind the other, the last one cut where the area ends.
    pub fn put_pieces(&mut self, area: Rect, x: u16, y: u16, pieces: &[Piece]) -> u16 {
        pieces.iter().fold(x, |x, (piece, style)| {
            let room = usize::from(area.right().saturating_sub(x));
            let cut = self.cells.cut(piece, room);
            self.put(area, x, y, &cut, *style)
        })
    }

    /// Writes `text` so that it ends at the right edge of `area`; returns the column where it begins.
    pub fn put_right(&mut self, area: Rect, y: u16, text: &str, style: Style) -> u16 {
        let width = self.width(text);
        let x = area.right().saturating_sub(width).max(area.left());
        self.put(area, x, y, text, style);
        x
    }

    /// What stands between the figures of a line.
    pub const fn dot(&self) -> &'static str {
        if self.plain_signs() { "  " } else { " · " }
    }

    /// The cells that a text takes.
    pub fn width(&self, text: &str) -> u16 {
        u16::try_from(self.cells.width(text)).unwrap_or(u16::MAX)
    }

    /// Draws a box with a title in its upper border and returns the room inside.
    pub fn panel(&mut self, area: Rect, title: &[Piece], active: bool) -> Rect {
        if area.width < 2 || area.height < 2 {
            return Rect { width: 0, height: 0, ..area };
        }
        let style = if active { self.theme.border_active } else { self.theme.border };
        let [h, v, tl, tr, bl, br] = self.border_signs();
        let (left, right, top, bottom) = (area.left(), area.right() - 1, area.top(), area.bottom() - 1);
        let line = h.repeat(usize::from(right - left - 1));
        self.put(area, left + 1, top, &line, style);
        self.put(area, left + 1, bottom, &line, style);
        for y in top + 1..bottom {
            self.put(area, left, y, v, style);
            self.put(area, right, y, v, style);
        }
        for (x, y, sign) in [(left, top, tl), (right, top, tr), (left, bottom, bl), (right, bottom, br)] {
            self.put(area, x, y, sign, style);
        }
        if !title.is_empty() && area.width > 6 {
            let room = Rect { x: left + 2, width: area.width - 4, ..area };
            let x = self.put(room, room.x, top, " ", style);
            let x = self.put_pieces(Rect { width: room.width - 1, ..room }, x, top, title);
            self.put(room, x, top, " ", style);
        }
        Rect { x: left + 1, y: top + 1, width: area.width - 2, height: area.height - 2 }
    }

    /// Blanks an area over whatever lies under it.
    pub fn clear(&mut self, area: Rect) {
        text::clear(self.buf, area);
    }

    fn border_signs(&self) -> [&'static str; 6] {
        // A terminal that draws these two cells wide has no room for them.
        if self.plain_signs() { ["-", "|", "+", "+", "+", "+"] } else { ["─", "│", "┌", "┐", "└", "┘"] }
    }

    /// Whether signs of ambiguous width are to be avoided.
    pub const fn plain_signs(&self) -> bool {
        self.cells.is_plain_signs()
    }

    /// The marker of the selected row.
    pub const fn marker(&self) -> &'static str {
        if self.plain_signs() { ">" } else { "▌" }
    }

    /// The word of a light before its count; 结 for what is closed. English words need a space before the figure.
    pub fn theme_word(&self, light: Option<Light>) -> String {
        light_word(light, self.lang)
    }

    /// What pieces are made with.
    pub const fn pen(&self) -> Pen {
        Pen { cells: self.cells, theme: self.theme, lang: self.lang }
    }

    /// The shape of a light.
    pub const fn shape(&self, light: Option<Light>) -> &'static str {
        shape(light, self.plain_signs())
    }

    /// Shape and word of a light where there is little room: `●红`, in English `!R`.
    pub fn light_short(&self, light: Option<Light>) -> String {
        match self.lang {
            Lang::Zh => self.light(light),
            Lang::En => format!("{}{}", self.shape(light), light.map_or("C", Light::initial)),
        }
    }

    /// Shape and word of a light, e.g. `●红`; `✓结` for what is closed.
    pub fn light(&self, light: Option<Light>) -> String {
        light_words(light, self.lang, self.plain_signs())
    }
}

/// The shapes of red, yellow, green, grey and closed.
pub fn signs(plain: bool) -> [&'static str; 5] {
    [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None].map(|light| shape(light, plain))
}

/// The shape of a light; it always stands before its word.
const fn shape(light: Option<Light>, plain: bool) -> &'static str {
    match (light, plain) {
        (Some(Light::Red), false) => "●",
        (Some(Light::Yellow), false) => "▲",
        (Some(Light::Green), false) => "○",
        (Some(Light::Grey), false) => "·",
        (None, false) => "✓",
        (Some(Light::Red), true) => "!",
        (Some(Light::Yellow), true) => "^",
        (Some(Light::Green), true) => "o",
        (Some(Light::Grey), true) => ".",
        (None, true) => "v",
    }
}

/// Shape and word of a light, e.g. `●红`.
pub(super) fn light_words(light: Option<Light>, lang: Lang, plain: bool) -> String {
    let word = light.map_or_else(|| crate::messages::console::closed_word(lang), |l| l.word(lang));
    // Letters run into each other where a Chinese word does not.
    format!("{}{}{word}", shape(light, plain), lang.pick("", " "))
}

/// Light and reason of an item as one piece, e.g. `●红 逾期54天`.
pub fn light_piece(standing: Standing, setting: &Setting) -> Piece {
    let light = light_words(standing.light(), setting.lang, setting.cells.is_plain_signs());
    let style = if standing.was_late() { setting.theme.notice } else { setting.theme.light(standing.light()) };
    (format!("{light} {}", standing.reason(setting.lang)), style)
}

/// How wide a column of lights and reasons is: as wide as the widest, but no less than `least` and no more than `most`.
pub fn light_column(standings: impl Iterator<Item = Standing>, setting: &Setting, least: u16, most: u16) -> u16 {
    let widest = standings.map(|standing| setting.cells.width(&light_piece(standing, setting).0)).max().unwrap_or(0);
    u16::try_from(widest + 1).unwrap_or(most).clamp(least, most)
}

//! The cells that changed, as bytes: as few as will do, in one write a frame.
//!
//! Not the backend that comes with the drawing library, because: it re-anchors the cursor behind every cell of ambiguous width, so that a
//! terminal that draws one wider than we think spoils that cell and not the row; it writes nothing at all for a frame in which nothing
//! changed, not even the cursor's state; it puts each frame between the marks of synchronised output; and it never asks the terminal
//! anything.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::terminal;

/// A frame is gathered here before it is written.
const CAPACITY: usize = 64 * 1024;
/// The attributes that are written, with the number that switches each on.
const ATTRIBUTES: [(Modifier, &str); 5] =
    [(Modifier::BOLD, "1"), (Modifier::DIM, "2"), (Modifier::ITALIC, "3"), (Modifier::UNDERLINED, "4"), (Modifier::REVERSED, "7")];

/// Writes frames to a terminal.
#[derive(Debug)]
pub struct TerminalBackend<W: Write> {
    out: W,
    frame: Vec<u8>,
    colour: bool,
    /// Where the terminal's cursor is, where that is known.
    at: Option<(u16, u16)>,
    /// Where the cursor is to stand when the frame is through.
    caret: Position,
    style: Look,
    /// Whether the cursor is seen; unknown at first.
    seen: Option<bool>,
    wanted: bool,
    /// A size for tests; the terminal's own otherwise.
    size: Option<Size>,
}

/// What of a style is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const PLAIN: Look = Look { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

impl<W: Write> TerminalBackend<W> {
    /// A backend that writes to `out`; without `colour` the styles keep bold, dim and underline only.
    pub fn new(out: W, colour: bool) -> Self {
        Self {
            out,
            frame: Vec::with_capacity(CAPACITY),
            colour,
            at: None,
            caret: Position::ORIGIN,
            style: PLAIN,
            seen: None,
            wanted: false,
            size: None,
        }
    }

    /// The same for a terminal of a fixed size.
    #[must_use]
    pub fn with_size(mut self, width: u16, height: u16) -> Self {
        self.size = Some(Size { width, height });
        self
    }

    /// Forgets what is known of the terminal: another program had it meanwhile.
    pub fn forget(&mut self) {
        (self.at, self.seen, self.style) = (None, None, PLAIN);
        self.frame.extend_from_slice(b"\x1b[0m");
    }

    fn look(&self, cell: &Cell) -> Look {
        let modifier = cell.modifier & ATTRIBUTES.iter().fold(Modifier::empty(), |all, (m, _)| all | *m);
        if self.colour { Look { fg: cell.fg, bg: cell.bg, modifier } } else { Look { modifier, ..PLAIN } }
    }

    fn go_to(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => {}
            // The same row: forward by a few is shorter than a place on the screen.
            Some((from, row)) if row == y && x > from && x - from < 1000 => {
                let by = x - from;
                let _ = if by == 1 { write!(self.frame, "\x1b[C") } else { write!(self.frame, "\x1b[{by}C") };
            }
            _ => {
                let _ = write!(self.frame, "\x1b[{};{}H", y + 1, x + 1);
            }
        }
        self.at = Some((x, y));
    }

    fn dress(&mut self, look: Look) {
        if look == self.style {
            return;
        }
        let mut codes: Vec<String> = Vec::new();
        let mut from = self.style;
        if !(from.modifier - look.modifier).is_empty() {
            // Bold and dim share the number that ends them, so all is ended and begun again.
            codes.push(String::new());
            from = PLAIN;
        }
        let added = look.modifier - from.modifier;
        codes.extend(ATTRIBUTES.iter().filter(|(m, _)| added.contains(*m)).map(|(_, code)| (*code).to_owned()));
        if look.fg != from.fg {
            codes.push(colour_code(look.fg, 30));
        }
        if look.bg != from.bg {
            codes.push(colour_code(look.bg, 40));
        }
        let _ = write!(self.frame, "\x1b[{}m", codes.join(";"));
        self.style = look;
    }

    /// Whether the terminal may take this for wider than we do: by the width that it gives to one character, or because it does not join
    /// several to one.
    fn is_doubtful(symbol: &str) -> bool {
        !symbol.is_ascii() && (symbol.width() != symbol.width_cjk() || symbol.chars().nth(1).is_some())
    }
}

/// The number of a colour, from 30 for the foreground and 40 for the background.
fn colour_code(colour: Color, base: u8) -> String {
    let basic = |n: u8| (base + n).to_string();
    let bright = |n: u8| (base + 60 + n).to_string();
    match colour {
        Color::Reset => basic(9),
        Color::Black => basic(0),
        Color::Red => basic(1),
        Color::Green => basic(2),
        Color::Yellow => basic(3),
        Color::Blue => basic(4),
        Color::Magenta => basic(5),
        Color::Cyan => basic(6),
        Color::Gray => basic(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(n) => format!("{};5;{n}", base + 8),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
    }
}

impl<W: Write> Backend for TerminalBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let last = self.size().map_or(u16::MAX, |s| s.width);
        for (x, y, cell) in content {
            let symbol = cell.symbol();
            let width = match cell.diff_option {
                CellDiffOption::ForcedWidth(width) => width.get(),
                _ => u16::try_from(symbol.width()).unwrap_or(1),
            };
            self.go_to(x, y);
            self.dress(self.look(cell));
            self.frame.extend_from_slice(symbol.as_bytes());
            // Behind the last column the cursor's place differs between terminals.
            let sure = !Self::is_doubtful(symbol) && x.saturating_add(width) < last;
            self.at = sure.then_some((x + width, y));
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wanted = true;
        Ok(())
    }

    /// The remembered place: the terminal is never asked.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.caret)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.caret = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.dress(PLAIN);
        self.frame.extend_from_slice(b"\x1b[2J");
        Ok(())
    }

    fn clear_region(&mut self, _region: ClearType) -> io::Result<()> {
        // The console has the whole screen, so there is one region.
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = match self.size {
            Some(size) => (size.width, size.height),
            // A terminal that is gone says 0x0: what is drawn for it is never seen.
            None => terminal::size().unwrap_or((80, 24)),
        };
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.wanted {
            let caret = (self.caret.x, self.caret.y);
            if self.at != Some(caret) {
                self.at = None;
                self.go_to(caret.0, caret.1);
            }
        }
        if self.seen != Some(self.wanted) {
            self.frame.extend_from_slice(if self.wanted { b"\x1b[?25h" } else { b"\x1b[?25l" });
            self.seen = Some(self.wanted);
        }
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(self.frame.len() + 16);
        frame.extend_from_slice(b"\x1b[?2026h");
        frame.append(&mut self.frame);
        frame.extend_from_slice(b"\x1b[?2026l");
        self.out.write_all(&frame)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::text::{self, Cells};
    use proptest::prelude::*;
    use ratatui::Terminal;
    use ratatui::style::Style;

    /// A place to write to that can be looked at afterwards.
    #[derive(Debug, Clone, Default)]
    struct Wire(std::rc::Rc<std::cell::RefCell<Vec<u8>>>);

    impl Write for Wire {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    type Text = (u16, u16, String, Style);

    fn frames(frames: &[Vec<Text>]) -> (Vec<Vec<u8>>, vt100::Parser) {
        let wire = Wire::default();
        let backend = TerminalBackend::new(wire.clone(), true).with_size(30, 5);
        let mut terminal = Terminal::new(backend).unwrap();
        let mut emulator = vt100::Parser::new(5.try_into().unwrap(), 30.try_into().unwrap(), 0);
        let mut written = Vec::new();
        for texts in frames {
            terminal
                .draw(|frame| {
                    for (x, y, line, style) in texts {
                        text::put(frame.buffer_mut(), *x, *y, 30, line, *style, Cells::default());
                    }
                })
                .unwrap();
            let bytes = std::mem::take(&mut *wire.0.borrow_mut());
            emulator.process(&bytes);
            written.push(bytes);
        }
        (written, emulator)
    }

    fn plain(x: u16, y: u16, line: &str) -> Text {
        (x, y, line.to_owned(), Style::new())
    }

    #[test]
    fn a_frame_without_a_change_writes_nothing() {
        let frame = vec![plain(0, 0, "督办"), plain(3, 2, "●红 逾期54天")];
        let (written, _) = frames(&[frame.clone(), frame]);
        assert!(!written[0].is_empty());
        assert_eq!(written[1], b"");
    }

    #[test]
    fn moving_a_marker_costs_a_few_bytes() {
        let row = |y| (0, y, "▌".to_owned(), Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD));
        let rest: Vec<Text> = (0..5).map(|y| plain(1, y, "加强油气油品监管 ●红 1/3")).collect();
        let with = |y| rest.iter().cloned().chain([row(y)]).collect::<Vec<_>>();
        let (written, _) = frames(&[with(0), with(1)]);
        assert!(written[1].len() < 60, "{}: {:?}", written[1].len(), String::from_utf8_lossy(&written[1]));
    }

    #[test]
    fn a_character_of_doubtful_width_is_followed_by_a_place() {
        let (written, _) = frames(&[vec![plain(0, 0, "“红”黄")]]);
        let text = String::from_utf8(written[0].clone()).unwrap();
        assert!(text.contains("“\x1b[1;2H红”\x1b[1;5H黄"), "{text:?}");
    }

    #[test]
    fn without_colour_no_colour_is_written() {
        let wire = Wire::default();
        let mut terminal = Terminal::new(TerminalBackend::new(wire.clone(), false).with_size(20, 2)).unwrap();
        let style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        terminal
            .draw(|frame| {
                text::put(frame.buffer_mut(), 0, 0, 20, "红", style, Cells::default());
            })
            .unwrap();
        let text = String::from_utf8(wire.0.borrow().clone()).unwrap();
        assert!(text.contains("\x1b[1m红") && !text.contains("31"), "{text:?}");
    }

    proptest! {
        /// Whatever is drawn over whatever, the terminal shows what a terminal that only saw the last frame would show.
        #[test]
        fn the_screen_is_that_of_the_last_frame(
            all in prop::collection::vec(
                prop::collection::vec((0u16..30, 0u16..5, "[督办台账a1 ●—“]{1,9}", prop::bool::ANY), 0..6), 1..5)
        ) {
            let style = |bold| if bold { Style::new().fg(Color::Red).add_modifier(Modifier::BOLD) } else { Style::new() };
            let all: Vec<Vec<Text>> =
                all.into_iter().map(|f| f.into_iter().map(|(x, y, t, bold)| (x, y, t, style(bold))).collect()).collect();
            let (_, after_all) = frames(&all);
            let (_, fresh) = frames(&all[all.len() - 1..]);
            let rows = |p: &vt100::Parser| p.screen().rows(0, 30).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>();
            prop_assert_eq!(rows(&after_all), rows(&fresh));
            let bold = |p: &vt100::Parser| (0..5).flat_map(|y| (0..30).map(move |x| (y, x))).map(|(y, x)| p.screen().cell(y, x).map(|c| !c.contents().trim().is_empty() && c.bold())).collect::<Vec<_>>();
            prop_assert_eq!(bold(&after_all), bold(&fresh));
        }
    }
}

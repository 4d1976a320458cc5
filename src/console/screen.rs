//! The terminal as it is drawn on.

use std::io::{self, Write};

use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::app::{App, Input};
use super::backend::TerminalBackend;
use super::screens::frame;
use super::writer::FrameWriter;
use crate::options::Options;

/// The terminal as it is drawn on.
pub(super) struct Screen {
    terminal: Terminal<TerminalBackend<FrameWriter>>,
    writer: FrameWriter,
    /// Whether something changed since the last frame.
    pub(super) stale: bool,
}

impl Screen {
    pub(super) fn new(options: &Options, writer: FrameWriter) -> io::Result<Self> {
        let backend = TerminalBackend::new(writer.clone(), options.colour);
        let options = TerminalOptions { viewport: Viewport::Fullscreen };
        Ok(Self { terminal: Terminal::with_options(backend, options)?, writer, stale: false })
    }

    /// Draws what is now, or notes that it is to be drawn as soon as the terminal has taken the last frame.
    pub(super) fn draw(&mut self, app: &mut App) -> io::Result<()> {
        self.stale = self.writer.is_busy();
        if self.stale {
            return Ok(());
        }
        let area = self.terminal.size()?;
        if (area.width, area.height) != app.size {
            app.update(Input::Resize(area.width, area.height));
        }
        self.terminal.draw(|frame| {
            if let Some(caret) = frame::draw(app, frame.buffer_mut()) {
                frame.set_cursor_position(caret);
            }
        })?;
        app.shown();
        Ok(())
    }

    /// Has something else than a frame written, in its turn.
    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        self.terminal.backend_mut().forget();
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }
}

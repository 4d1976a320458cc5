//! The console on a screen of 120x36 on 23 November 2026, without the terminal.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};
use duban::console::app::{App, Effect, Input, Setting};
use duban::console::keymap::Keymap;
use duban::console::screens::frame;
use duban::console::text::Cells;
use duban::console::theme::Theme;
use duban::ledger::Ledger;
use duban::messages::Lang;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (120, 36);

/// The console as it is when it was opened.
pub fn console(ledger: Ledger) -> App {
    let setting = Setting {
        lang: Lang::Zh,
        by: "zhangwei".into(),
        read_only: false,
        as_of_given: true,
        clipboard: true,
        cells: Cells::default(),
        theme: Theme::BASE,
        keymap: Arc::new(Keymap::standard()),
    };
    App::new(setting, ledger, "2026-11-23".parse().unwrap(), SIZE, Vec::new())
}

/// A key.
pub fn press(app: &mut App, code: KeyCode) -> Vec<Effect> {
    app.update(Input::Key(KeyEvent::from(code)))
}

/// A frame, whole.
pub fn draw(app: &App) -> Buffer {
    let mut buf = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    frame::draw(app, &mut buf);
    buf
}

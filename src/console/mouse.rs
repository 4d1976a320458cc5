//! The mouse, once it is asked for: a click selects, a double click opens, the wheel moves.

use super::app::{App, Effect};
use super::keymap::Action;
use super::screens::overview;

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// A click.
    Click,
    /// A second click on the same cell.
    DoubleClick,
    /// The wheel, one notch up.
    WheelUp,
    /// The wheel, one notch down.
    WheelDown,
}

impl App {
    pub(super) fn on_mouse(&mut self, mouse: Mouse, x: u16, y: u16) -> Vec<Effect> {
        let wheel = match mouse {
            Mouse::WheelUp => Some(Action::Up),
            Mouse::WheelDown => Some(Action::Down),
            _ => None,
        };
        if let Some(action) = wheel {
            return if self.is_writing() { Vec::new() } else { self.act(action) };
        }
        if !self.layers.is_empty() {
            return Vec::new();
        }
        let hit = match self.with_view(|view, app| view.face_mut().click(app, x, y)) {
            Some(hit) => hit,
            None => {
                let layout = overview::Layout::of(self);
                self.overview.click(&self.ledger, &layout, x, y)
            }
        };
        if hit && mouse == Mouse::DoubleClick {
            self.open();
        }
        Vec::new()
    }
}

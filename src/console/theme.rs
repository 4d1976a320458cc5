//! Colours by meaning. The base theme uses the terminal's own sixteen and leaves its foreground alone; colour is never the only sign.

use ratatui::style::{Color, Modifier, Style};

use crate::ledger::Light;

/// The styles of the screen.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// What matters less: hints, former values, names of fields.
    pub muted: Style,
    /// Borders and rules.
    pub border: Style,
    /// The border of the pane that has the cursor.
    pub border_active: Style,
    /// Titles and ids.
    pub heading: Style,
    /// The marker of the selected row.
    pub marker: Style,
    /// A key on the bottom line.
    pub key: Style,
    /// Something went well.
    pub good: Style,
    /// Something was refused or failed.
    pub bad: Style,
    /// Something to know.
    pub notice: Style,
    /// What is seen is a day that is over.
    pub past: Style,
}

impl Theme {
    /// The theme of the terminal's own sixteen colours.
    pub const BASE: Theme = Theme {
        text: Style::new(),
        muted: Style::new().add_modifier(Modifier::DIM),
        border: Style::new().fg(Color::DarkGray),
        border_active: Style::new().fg(Color::Cyan),
        heading: Style::new().add_modifier(Modifier::BOLD),
        marker: Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD),
        key: Style::new().fg(Color::Cyan),
        good: Style::new().fg(Color::Green),
        bad: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
        notice: Style::new().fg(Color::Yellow),
        past: Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD).add_modifier(Modifier::REVERSED),
    };

    /// The style of a light.
    pub const fn light(&self, light: Option<Light>) -> Style {
        match light {
            Some(Light::Red) => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            Some(Light::Yellow) => Style::new().fg(Color::Yellow),
            Some(Light::Green) => Style::new().fg(Color::Green),
            Some(Light::Grey) | None => self.muted,
        }
    }
}

//! What the console says on its bottom line.

use super::theme::Theme;
use ratatui::style::Style;

/// A sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence.
    pub text: String,
    /// What kind of news it is.
    pub tone: Tone,
}

/// The kind of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something went well.
    Good,
    /// Something was refused or failed.
    Bad,
    /// Something to know.
    Plain,
}

impl Notice {
    /// Something went well.
    pub fn good(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Good }
    }

    /// Something was refused or failed.
    pub fn bad(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Bad }
    }

    /// Something to know.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Plain }
    }

    /// How it is written.
    pub const fn style(&self, theme: &Theme) -> Style {
        match self.tone {
            Tone::Good => theme.good,
            Tone::Bad => theme.bad,
            Tone::Plain => theme.notice,
        }
    }
}

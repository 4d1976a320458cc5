//! The line into which an id is typed: below it stands what Enter would go to, or why there is no such thing.

use ratatui::layout::Rect;

use super::one_line::{BELOW, OneLine, put_sentence};
use super::typing::TextEntry;
use crate::console::canvas::{Canvas, Piece};
use crate::console::jumping::Led;
use crate::console::screens::document::cut_to_lines;
use crate::messages::{Lang, lookup as say};

/// The line.
#[derive(Debug)]
pub struct Jump {
    line: OneLine,
    lang: Lang,
    /// Where Enter goes, or why nowhere.
    pub(in crate::console) goal: Result<Led, String>,
    /// What stands below the line: the goal in a line, and its text.
    pub(in crate::console) shown: (Vec<Piece>, String),
}

impl Jump {
    pub(in crate::console) fn new(text: &str, lang: Lang) -> Self {
        Self { line: OneLine::of(text, 1), lang, goal: Err(String::new()), shown: Default::default() }
    }

    /// What was typed.
    pub(in crate::console) fn text(&self) -> &str {
        self.line.text()
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let title = [(say::jump_title(self.lang).to_owned(), theme.heading)];
        let (caret, below) = self.line.draw(canvas, area, &title, say::jump_hint(self.lang), BELOW);
        match &self.goal {
            Ok(_) => {
                let (head, text) = &self.shown;
                canvas.put_pieces(below, below.x, below.y, head);
                let most = usize::from(below.height.saturating_sub(1));
                for (y, line) in (below.y + 1..below.bottom()).zip(cut_to_lines(canvas.cells, text, below.width, most)) {
                    canvas.put_cut(below, below.x, y, below.width, &line, theme.muted);
                }
            }
            Err(why) => put_sentence(canvas, below, why, theme.bad),
        }
        Some(caret)
    }
}

impl TextEntry for Jump {
    fn line(&mut self) -> Option<&mut OneLine> {
        Some(&mut self.line)
    }
}

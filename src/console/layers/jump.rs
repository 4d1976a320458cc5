//! The line into which an id is typed: below it stands what Enter would go to, or why there is no such thing.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::{at_foot, open_box};
use crate::console::canvas::{Canvas, Piece};
use crate::console::editor::{Edit, Editor};
use crate::console::jumping::Led;
use crate::console::screens::document::cut_to_lines;
use crate::console::text::Cells;
use crate::messages::{Lang, lookup as say};

/// Rows for what was typed, and for what it leads to.
const ROWS: u16 = 1;
const AROUND: u16 = 3;

/// The line.
#[derive(Debug)]
pub struct Jump {
    editor: Editor,
    lang: Lang,
    /// Where Enter goes, or why nowhere.
    pub(in crate::console) goal: Result<Led, String>,
    /// What stands below the line: the goal in a line, and its text.
    pub(in crate::console) shown: (Vec<Piece>, String),
}

impl Jump {
    pub(in crate::console) fn new(text: &str, lang: Lang) -> Self {
        Self { editor: Editor::line_of(text), lang, goal: Err(String::new()), shown: Default::default() }
    }

    /// What was typed.
    pub(in crate::console) fn text(&self) -> &str {
        self.editor.text()
    }

    pub(in crate::console) fn on_key(&mut self, key: KeyEvent) {
        self.editor.handle(key);
    }

    pub(in crate::console) fn edit(&mut self, edit: Edit) {
        self.editor.edit(edit);
    }

    pub(in crate::console) fn insert(&mut self, text: &str) {
        self.editor.insert_str(text);
    }

    pub(in crate::console) fn fit(&mut self, area: Rect, cells: Cells) {
        self.editor.fit(at_foot(area, ROWS + AROUND).width.saturating_sub(4), ROWS, cells);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let title = [(say::jump_title(self.lang).to_owned(), theme.heading)];
        let inner = open_box(canvas, at_foot(area, ROWS + AROUND), &title);
        let field = Rect { height: ROWS.min(inner.height), ..inner };
        if self.editor.text().is_empty() {
            canvas.put_cut(field, field.x, field.y, field.width, say::jump_hint(self.lang), theme.muted);
        }
        let caret = self.editor.draw(canvas.buf, field, theme.text, canvas.cells);
        let below = Rect { y: field.bottom(), height: inner.height.saturating_sub(field.height), ..inner };
        match &self.goal {
            Ok(_) => {
                let (head, text) = &self.shown;
                canvas.put_pieces(below, below.x, below.y, head);
                let most = usize::from(below.height.saturating_sub(1));
                for (y, line) in (below.y + 1..below.bottom()).zip(cut_to_lines(canvas.cells, text, below.width, most)) {
                    canvas.put_cut(below, below.x, y, below.width, &line, theme.muted);
                }
            }
            Err(why) => {
                let lines = canvas.cells.wrap(why, usize::from(below.width).max(1));
                for (y, line) in (below.y..below.bottom()).zip(lines) {
                    canvas.put(below, below.x, y, why.get(line).unwrap_or_default(), theme.bad);
                }
            }
        }
        Some(caret)
    }
}

//! A text of several lines that is being typed. It wraps as every other text does, so that the caret stands where the next character
//! goes, and keeps exactly what is typed.

mod lines;

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::text::Cells;

/// The text, the caret, and the part that is seen.
#[derive(Debug, Clone)]
pub struct Editor {
    text: String,
    /// Where the next character goes, in bytes; always at the border of a character.
    caret: usize,
    /// The column, in cells, that up and down keep to.
    wished: Option<usize>,
    width: usize,
    rows: usize,
    top: usize,
    cells: Cells,
    /// Whether it has one line: what would begin another is a space.
    is_line: bool,
    /// Whether the whole text is selected: what is typed next takes its place.
    selected: bool,
    /// What was deleted last by more than a character, so that nothing typed is lost by a wrong key.
    deleted: String,
}

/// What a key of the table does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edit {
    /// Puts back what one of the following deleted last.
    PutBack,
    /// Deletes back to the beginning of a word.
    DeleteWord,
    /// Deletes back to the beginning of the line.
    DeleteToLineStart,
    /// Deletes to the end of the line.
    DeleteToLineEnd,
    /// To the beginning of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
}

impl Editor {
    /// An editor with the caret behind `text`.
    pub fn new(text: &str) -> Self {
        let text = clean(text);
        Self {
            caret: text.len(),
            text,
            wished: None,
            width: 60,
            rows: 5,
            top: 0,
            cells: Cells::default(),
            is_line: false,
            selected: false,
            deleted: String::new(),
        }
    }

    /// An editor of one line, the caret behind `text`.
    pub fn line_of(text: &str) -> Self {
        let mut editor = Self { is_line: true, ..Self::new("") };
        editor.replace(text);
        editor
    }

    /// Selects the whole text: what is typed next takes its place, while a key that moves the caret keeps it.
    pub fn select_all(&mut self) {
        self.selected = !self.text.is_empty();
    }

    /// Whether what is typed next takes the place of the whole text.
    pub const fn is_selected(&self) -> bool {
        self.selected
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Puts another text in the place of this one, the caret behind it.
    pub fn replace(&mut self, text: &str) {
        self.selected = false;
        self.text = self.fitting(text);
        self.go(self.text.len());
        self.scroll();
    }

    /// The place of the caret in bytes.
    pub const fn caret(&self) -> usize {
        self.caret
    }

    /// Whether there is nothing but white space.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Tells the editor how large its room is.
    pub fn fit(&mut self, width: u16, rows: u16, cells: Cells) {
        // One cell is kept for the caret behind a full line.
        (self.width, self.rows, self.cells) = (usize::from(width.saturating_sub(1)).max(1), usize::from(rows).max(1), cells);
        self.scroll();
    }

    /// Takes in a key; whether the key is one that an editor knows.
    pub fn handle(&mut self, key: KeyEvent) -> bool {
        let was_selected = self.selected;
        let known = if key.modifiers.contains(KeyModifiers::CONTROL) { self.control(key.code) } else { self.plain(key) };
        // A key that means nothing here leaves it selected.
        self.selected = was_selected && !known;
        self.scroll();
        known
    }

    /// The keys with Ctrl that every editor has; those that a person would look up stand in the table of keys.
    fn control(&mut self, code: KeyCode) -> bool {
        match code {
            // What old clients send for Backspace, and for Enter.
            KeyCode::Char('h') => self.backspace(),
            KeyCode::Char('j') if !self.is_line => self.insert("\n"),
            KeyCode::Left => self.go(self.word_left()),
            KeyCode::Right => self.go(self.word_right()),
            KeyCode::Home => self.go(0),
            KeyCode::End => self.go(self.text.len()),
            _ => return false,
        }
        true
    }

    /// Carries out an edit of the table of keys.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::PutBack => {
                let text = self.fitting(&self.deleted);
                self.insert(&text);
            }
            Edit::DeleteWord => self.cut_out(self.word_left()..self.caret),
            Edit::DeleteToLineStart => self.cut_out(self.line().start..self.caret),
            Edit::DeleteToLineEnd => {
                // All of the line that is seen: up to its line feed, or to where it goes on below.
                let line = self.line();
                let behind = if self.text.get(line.clone()).is_some_and(|text| text.ends_with('\n')) { line.end - 1 } else { line.end };
                self.cut_out(self.caret..behind.max(self.caret));
            }
            Edit::LineStart => self.go(self.line().start),
            Edit::LineEnd => self.go(self.line_end()),
        }
        self.selected = false;
        self.scroll();
    }

    fn plain(&mut self, key: KeyEvent) -> bool {
        if key.modifiers.contains(KeyModifiers::ALT) {
            return false;
        }
        match key.code {
            KeyCode::Char(c) => self.insert(&self.fitting(c.encode_utf8(&mut [0; 4]))),
            KeyCode::Enter if !self.is_line => self.insert("\n"),
            KeyCode::Tab => self.insert("    "),
            KeyCode::Backspace => self.backspace(),
            KeyCode::Delete => self.delete(),
            KeyCode::Left => self.go(self.before(self.caret)),
            KeyCode::Right => self.go(self.after(self.caret)),
            KeyCode::Up => self.vertical(1, false),
            KeyCode::Down => self.vertical(1, true),
            KeyCode::PageUp => self.vertical(self.rows, false),
            KeyCode::PageDown => self.vertical(self.rows, true),
            KeyCode::Home => self.go(self.line().start),
            KeyCode::End => self.go(self.line_end()),
            _ => return false,
        }
        true
    }

    /// Puts a pasted or committed text at the caret. Line ends become line feeds; other controls are dropped.
    pub fn insert_str(&mut self, text: &str) {
        self.insert(&self.fitting(text));
        self.scroll();
    }

    /// A text as it can stand here.
    fn fitting(&self, text: &str) -> String {
        if self.is_line { clean(text).replace('\n', " ") } else { clean(text) }
    }

    fn insert(&mut self, text: &str) {
        // What cannot be seen takes nothing's place.
        if std::mem::take(&mut self.selected) && !text.is_empty() {
            self.cut_out(0..self.text.len());
        }
        self.text.insert_str(self.caret, text);
        self.caret += text.len();
        // A mark that joins the character before it moves the border.
        self.caret = self.border_from(self.caret);
        self.wished = None;
    }

    fn backspace(&mut self) {
        self.delete_one(self.before(self.caret)..self.caret);
    }

    fn delete(&mut self) {
        self.delete_one(self.caret..self.after(self.caret));
    }

    /// Deletes a character, or everything where that is selected.
    fn delete_one(&mut self, character: Range<usize>) {
        if std::mem::take(&mut self.selected) { self.cut_out(0..self.text.len()) } else { self.remove(character) }
    }

    /// Removes a part that can be put back.
    fn cut_out(&mut self, range: Range<usize>) {
        if let Some(text) = self.text.get(range.clone()).filter(|text| !text.is_empty()) {
            self.deleted = text.to_owned();
        }
        self.remove(range);
    }

    fn remove(&mut self, range: Range<usize>) {
        if range.start < range.end {
            self.caret = range.start;
            self.text.replace_range(range, "");
            self.caret = self.border_from(self.caret);
        }
        self.wished = None;
    }

    fn go(&mut self, to: usize) {
        self.caret = to;
        self.wished = None;
    }

    /// The border of a character at `at` or the next one behind it.
    fn border_from(&self, at: usize) -> usize {
        let mut cursor = GraphemeCursor::new(at, self.text.len(), true);
        match cursor.is_boundary(&self.text, 0) {
            Ok(true) => at,
            _ => cursor.next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len()),
        }
    }

    fn before(&self, at: usize) -> usize {
        GraphemeCursor::new(at, self.text.len(), true).prev_boundary(&self.text, 0).ok().flatten().unwrap_or(0)
    }

    fn after(&self, at: usize) -> usize {
        GraphemeCursor::new(at, self.text.len(), true).next_boundary(&self.text, 0).ok().flatten().unwrap_or(self.text.len())
    }

    fn word_left(&self) -> usize {
        let head = self.text.get(..self.caret).unwrap_or_default();
        head.unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn word_right(&self) -> usize {
        let tail = self.text.get(self.caret..).unwrap_or_default();
        tail.unicode_word_indices().next().map_or(self.text.len(), |(at, word)| self.caret + at + word.len())
    }
}

/// Line ends as line feeds, tabs as spaces, and nothing that cannot be seen: it would be in the way of the caret, and is no part of what a
/// person wrote.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    text.chars().filter(|c| *c == '\n' || !crate::text::is_hidden(*c)).collect()
}

#[cfg(test)]
mod tests;

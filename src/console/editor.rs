//! A text of several lines that is being typed. It wraps as every other text does, so that the caret stands where the next character
//! goes, and keeps exactly what is typed.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::text::{self, Cells};

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

    /// Whether the caret is on the first line that is seen of the whole text.
    pub fn is_on_first_line(&self) -> bool {
        self.row(&self.lines()) == 0
    }

    /// Whether the caret is on the last line.
    pub fn is_on_last_line(&self) -> bool {
        let lines = self.lines();
        self.row(&lines) + 1 >= lines.len()
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

    fn lines(&self) -> Vec<Range<usize>> {
        self.cells.wrap(&self.text, self.width)
    }

    /// The line of the caret among `lines`: at a border it is the one that begins there.
    fn row(&self, lines: &[Range<usize>]) -> usize {
        lines.iter().rposition(|line| line.start <= self.caret).unwrap_or(0)
    }

    fn line(&self) -> Range<usize> {
        let lines = self.lines();
        lines.get(self.row(&lines)).cloned().unwrap_or_default()
    }

    /// The last place of the caret on its line: before a line feed, and before the character that begins the next line.
    fn line_end(&self) -> usize {
        self.last_place(&self.line())
    }

    fn last_place(&self, line: &Range<usize>) -> usize {
        let text = self.text.get(line.clone()).unwrap_or_default();
        if text.ends_with('\n') {
            line.end - 1
        } else if line.end < self.text.len() {
            self.before(line.end).max(line.start)
        } else {
            line.end
        }
    }

    fn vertical(&mut self, by: usize, down: bool) {
        let lines = self.lines();
        let row = self.row(&lines);
        let column = self.wished.unwrap_or_else(|| self.column(&lines, row));
        let target = if down { (row + by).min(lines.len().saturating_sub(1)) } else { row.saturating_sub(by) };
        if let Some(line) = lines.get(target) {
            self.caret = self.place(line, column);
        }
        self.wished = Some(column);
    }

    fn column(&self, lines: &[Range<usize>], row: usize) -> usize {
        let start = lines.get(row).map_or(0, |line| line.start);
        self.cells.width(self.text.get(start..self.caret).unwrap_or_default())
    }

    /// The place on a line that is nearest to a column from the left.
    fn place(&self, line: &Range<usize>, column: usize) -> usize {
        let last = self.last_place(line);
        let text = self.text.get(line.start..last).unwrap_or_default();
        let mut used = 0;
        for (at, grapheme) in text.grapheme_indices(true) {
            used += self.cells.width(grapheme);
            if used > column {
                return line.start + at;
            }
        }
        last
    }

    fn scroll(&mut self) {
        let lines = self.lines();
        let row = self.row(&lines);
        self.top = self.top.min(row).max((row + 1).saturating_sub(self.rows)).min(lines.len().saturating_sub(1));
    }

    /// Draws the part that is seen; returns the cell of the caret.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, style: Style, cells: Cells) -> (u16, u16) {
        let lines = self.lines();
        let style = if self.selected { style.add_modifier(Modifier::REVERSED) } else { style };
        for (y, range) in (area.top()..area.bottom()).zip(lines.iter().skip(self.top)) {
            let line = self.text.get(range.clone()).unwrap_or_default().trim_end_matches('\n');
            text::put(buf, area.x, y, area.right(), line, style, cells);
        }
        self.cell_of_caret(&lines, area)
    }

    /// The cell of the caret, without drawing anything.
    pub fn caret_cell(&self, area: Rect) -> (u16, u16) {
        self.cell_of_caret(&self.lines(), area)
    }

    fn cell_of_caret(&self, lines: &[Range<usize>], area: Rect) -> (u16, u16) {
        let row = self.row(lines);
        let clamp = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let x = area.x.saturating_add(clamp(self.column(lines, row))).min(area.right().saturating_sub(1));
        let y = area.y.saturating_add(clamp(row.saturating_sub(self.top))).min(area.bottom().saturating_sub(1));
        (x, y)
    }

    /// How many lines there are above and below what is seen.
    pub fn hidden(&self) -> (usize, usize) {
        (self.top, self.lines().len().saturating_sub(self.top + self.rows))
    }
}

/// Line ends as line feeds, tabs as spaces, and nothing that cannot be seen: it would be in the way of the caret, and is no part of what a
/// person wrote.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    text.chars().filter(|c| *c == '\n' || !crate::text::is_hidden(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn press(editor: &mut Editor, code: KeyCode) {
        editor.handle(KeyEvent::new(code, KeyModifiers::NONE));
    }

    #[test]
    fn what_is_typed_is_kept_exactly() {
        let mut editor = Editor::new("");
        for c in "已约谈：“两家”，ｊ　完".chars() {
            press(&mut editor, KeyCode::Char(c));
        }
        press(&mut editor, KeyCode::Enter);
        editor.insert_str("第二行\r\n第三\u{200b}行\x1b[31m\t!\u{202e}");
        assert_eq!(editor.text(), "已约谈：“两家”，ｊ　完\n第二行\n第三行[31m    !");
    }

    #[test]
    fn the_caret_stands_where_the_next_character_goes() {
        let mut editor = Editor::new("");
        editor.fit(11, 3, Cells::default());
        let area = Rect::new(5, 2, 11, 3);
        let caret = |editor: &Editor| editor.draw(&mut Buffer::empty(Rect::new(0, 0, 40, 10)), area, Style::new(), Cells::default());
        assert_eq!(caret(&editor), (5, 2));
        editor.insert_str("督办在此");
        assert_eq!(caret(&editor), (13, 2));
        // The fifth character fills the line of ten cells, the sixth begins the next.
        editor.insert_str("处");
        assert_eq!(caret(&editor), (15, 2));
        editor.insert_str("写");
        assert_eq!(caret(&editor), (7, 3));
        press(&mut editor, KeyCode::Up);
        assert_eq!(caret(&editor), (7, 2));
        press(&mut editor, KeyCode::Home);
        assert_eq!(caret(&editor), (5, 2));
        for _ in 0..3 {
            press(&mut editor, KeyCode::Down);
        }
        assert_eq!(caret(&editor), (5, 3));
    }

    #[test]
    fn lines_above_the_room_scroll_away() {
        let mut editor = Editor::new("1\n2\n3\n4\n5");
        editor.fit(10, 3, Cells::default());
        assert_eq!(editor.hidden(), (2, 0));
        for _ in 0..4 {
            press(&mut editor, KeyCode::Up);
        }
        assert_eq!(editor.hidden(), (0, 2));
    }

    #[test]
    fn a_word_and_the_rest_of_a_line_are_deleted_by_their_keys() {
        let mut editor = Editor::new("see hello world");
        editor.edit(Edit::DeleteWord);
        assert_eq!(editor.text(), "see hello ");
        editor.handle(KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL));
        assert_eq!(editor.text(), "see hello");
        editor.edit(Edit::LineStart);
        editor.edit(Edit::DeleteToLineStart);
        assert_eq!(editor.text(), "see hello");
        editor.edit(Edit::DeleteToLineEnd);
        assert!(editor.is_empty());
        editor.edit(Edit::PutBack);
        assert_eq!(editor.text(), "see hello");
    }

    #[test]
    fn what_is_selected_gives_way_to_what_is_typed_and_stays_under_a_key_that_moves() {
        let selected = || {
            let mut editor = Editor::line_of("2026-05-31");
            editor.select_all();
            editor
        };
        for (code, text) in [
            (KeyCode::Char('6'), "6"),
            (KeyCode::Backspace, ""),
            (KeyCode::Delete, ""),
            (KeyCode::End, "2026-05-31"),
            (KeyCode::Left, "2026-05-31"),
            (KeyCode::Enter, "2026-05-31"),
        ] {
            let mut editor = selected();
            press(&mut editor, code);
            assert_eq!(editor.text(), text, "{code:?}");
        }
        let mut editor = selected();
        press(&mut editor, KeyCode::End);
        press(&mut editor, KeyCode::Char('6'));
        assert_eq!(editor.text(), "2026-05-316");
        let mut editor = selected();
        editor.insert_str("6-\n1");
        assert_eq!(editor.text(), "6- 1");
        // Nothing is lost by a wrong key.
        let mut editor = selected();
        press(&mut editor, KeyCode::Char('6'));
        press(&mut editor, KeyCode::Backspace);
        editor.edit(Edit::PutBack);
        assert_eq!(editor.text(), "2026-05-31");
    }

    #[test]
    fn a_line_takes_in_no_other_one() {
        let mut editor = Editor::line_of("甲\r\n乙");
        press(&mut editor, KeyCode::Enter);
        editor.handle(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL));
        editor.insert_str("\n丙\u{2028}\u{7}");
        assert_eq!(editor.text(), "甲 乙 丙");
    }

    proptest! {
        #[test]
        fn no_sequence_of_keys_breaks_it(start in "[督办a 。\n\u{301}🇨🇳👨‍👩‍👧]{0,20}", keys in prop::collection::vec(0usize..16, 0..60), width in 0u16..12) {
            let codes = [
                KeyCode::Char('督'), KeyCode::Char('a'), KeyCode::Char('\u{301}'), KeyCode::Char('\u{200d}'), KeyCode::Char('👩'), KeyCode::Enter,
                KeyCode::Backspace, KeyCode::Delete, KeyCode::Left, KeyCode::Right, KeyCode::Up, KeyCode::Down, KeyCode::Home, KeyCode::End,
                KeyCode::PageUp, KeyCode::PageDown,
            ];
            let mut editor = Editor::new(&start);
            editor.fit(width, 3, Cells::default());
            for key in keys {
                press(&mut editor, codes[key]);
                let mut cursor = GraphemeCursor::new(editor.caret(), editor.text().len(), true);
                prop_assert_eq!(cursor.is_boundary(editor.text(), 0), Ok(true));
                let area = Rect::new(1, 1, width, 3);
                let (x, y) = editor.draw(&mut Buffer::empty(Rect::new(0, 0, 20, 6)), area, Style::new(), Cells::default());
                prop_assert!(x <= area.right() && y < area.bottom());
            }
        }

        #[test]
        fn it_types_and_deletes_as_a_plain_string_does(ops in prop::collection::vec((0usize..4, prop::char::range('一', '十')), 0..40)) {
            let (mut editor, mut model, mut at) = (Editor::new(""), Vec::new(), 0usize);
            for (op, c) in ops {
                match op {
                    0 => { press(&mut editor, KeyCode::Char(c)); model.insert(at, c); at += 1; }
                    1 => { press(&mut editor, KeyCode::Backspace); if at > 0 { at -= 1; model.remove(at); } }
                    2 => { press(&mut editor, KeyCode::Left); at = at.saturating_sub(1); }
                    _ => { press(&mut editor, KeyCode::Right); at = (at + 1).min(model.len()); }
                }
                prop_assert_eq!(editor.text(), model.iter().collect::<String>());
            }
        }
    }
}

//! One field of a form: what is typed into it, and what is wrong with that.

use crossterm::event::{KeyCode, KeyEvent};

use crate::console::editor::{Edit, Editor};
use crate::console::text::Cells;
use crate::messages::{Lang, forms as say};
use crate::plan::SpokenDayError;

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Slot {
    /// The unit or the person.
    Whom,
    /// In which way.
    How,
    /// A day.
    Day,
    /// The document or decision on which it rests.
    Basis,
    /// What was said, or the reason.
    Words,
}

impl Slot {
    /// The code in a draft.
    pub const fn code(self) -> &'static str {
        match self {
            Slot::Whom => "whom",
            Slot::How => "how",
            Slot::Day => "day",
            Slot::Basis => "basis",
            Slot::Words => "words",
        }
    }
}

/// A field: one line, the one of several words that is picked, or the text at the end.
#[derive(Debug)]
pub struct Field {
    /// What it is for.
    pub slot: Slot,
    /// Its name on the screen.
    pub label: &'static str,
    /// What belongs into it, said while it is empty.
    pub hint: String,
    /// What is wrong with it, with the rule.
    pub trouble: Option<String>,
    /// What stood in it when the form was opened.
    begun: String,
    value: Value,
}

#[derive(Debug)]
enum Value {
    Typed(Box<Editor>),
    Picked { of: Vec<&'static str>, at: usize },
}

impl Field {
    /// A field to type into.
    pub fn typed(slot: Slot, label: &'static str, hint: impl Into<String>, begun: &str) -> Self {
        let editor = if slot == Slot::Words {
            Editor::new(begun)
        } else {
            // What is known already is a proposal: what is typed takes its place.
            let mut line = Editor::line_of(begun);
            line.select_all();
            line
        };
        let value = Value::Typed(Box::new(editor));
        Self { slot, label, hint: hint.into(), trouble: None, begun: begun.to_owned(), value }
    }

    /// A field in which one of several words is picked.
    pub fn picked(slot: Slot, label: &'static str, of: Vec<&'static str>, at: usize) -> Self {
        let begun = of.get(at).copied().unwrap_or_default().to_owned();
        Self { slot, label, hint: String::new(), trouble: None, begun, value: Value::Picked { of, at } }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        match &self.value {
            Value::Typed(editor) => editor.text(),
            Value::Picked { of, at } => of.get(*at).copied().unwrap_or_default(),
        }
    }

    /// Puts a text in the place of what stands in it; a word that cannot be picked changes nothing.
    pub fn put(&mut self, text: &str) {
        match &mut self.value {
            // A proposal that is put in again stays one.
            Value::Typed(editor) if editor.text() == text => {}
            Value::Typed(editor) => editor.replace(text),
            Value::Picked { of, at } => *at = of.iter().position(|word| *word == text).unwrap_or(*at),
        }
    }

    /// Whether it is as it was when the form was opened.
    pub fn is_untouched(&self) -> bool {
        self.text().trim() == self.begun.trim()
    }

    /// Looks at what was typed when the field is left: a day that is none is said at once. Nothing typed is no fault yet. `read` knows how
    /// days are said in this form.
    pub fn check<T>(&mut self, read: impl Fn(&str) -> Result<T, Option<SpokenDayError>>, lang: Lang) {
        let typed = self.text().trim();
        if self.slot != Slot::Day || typed.is_empty() {
            return;
        }
        self.trouble = read(typed).err().map(|why| no_day(why, typed, lang));
    }

    /// Whether it has several lines.
    pub fn is_text(&self) -> bool {
        self.slot == Slot::Words
    }

    /// The editor of what is typed.
    pub fn editor(&self) -> Option<&Editor> {
        match &self.value {
            Value::Typed(editor) => Some(editor),
            Value::Picked { .. } => None,
        }
    }

    /// Tells its editor how large its room is.
    pub(in crate::console::layers) fn fit(&mut self, width: u16, rows: u16, cells: Cells) {
        if let Value::Typed(editor) = &mut self.value {
            editor.fit(width, rows, cells);
        }
    }

    /// The words to pick from, and which is picked.
    pub fn choices(&self) -> Option<(&[&'static str], usize)> {
        match &self.value {
            Value::Picked { of, at } => Some((of, *at)),
            Value::Typed(_) => None,
        }
    }

    /// Takes in a key that does not lead to another field; whether it means something here.
    pub fn on_key(&mut self, key: KeyEvent) -> bool {
        let known = match &mut self.value {
            Value::Typed(editor) => editor.handle(key),
            Value::Picked { of, at } => match key.code {
                KeyCode::Left => step(at, of.len(), of.len().saturating_sub(1)),
                KeyCode::Right | KeyCode::Char(' ') => step(at, of.len(), 1),
                KeyCode::Char(c) => nth(at, of.len(), c),
                _ => false,
            },
        };
        if known {
            self.trouble = None;
        }
        known
    }

    /// Carries out an edit of the table of keys.
    pub fn edit(&mut self, edit: Edit) {
        if let Value::Typed(editor) = &mut self.value {
            editor.edit(edit);
            self.trouble = None;
        }
    }

    /// Takes in text that was pasted, or came in a burst. A line has no second one; a word to pick is picked by it. Whether it was taken in.
    pub fn insert(&mut self, text: &str) -> bool {
        let taken = match &mut self.value {
            Value::Typed(editor) => {
                editor.insert_str(text);
                true
            }
            Value::Picked { of, at } => match of.iter().position(|word| *word == text.trim()) {
                Some(found) => {
                    *at = found;
                    true
                }
                None => text.chars().all(|c| nth(at, of.len(), c)),
            },
        };
        if taken {
            self.trouble = None;
        }
        taken
    }
}

/// What is wrong with words that are no day.
pub(super) fn no_day(why: Option<SpokenDayError>, typed: &str, lang: Lang) -> String {
    why.map_or_else(|| say::no_day(lang, typed), |why| why.explain(lang))
}

fn step(at: &mut usize, len: usize, by: usize) -> bool {
    *at = (*at + by) % len.max(1);
    true
}

/// Picks by number, from 1.
fn nth(at: &mut usize, len: usize, c: char) -> bool {
    let chosen = crate::text::half_width(c).to_digit(10).and_then(|n| usize::try_from(n).ok()).and_then(|n| n.checked_sub(1));
    match chosen.filter(|n| *n < len) {
        Some(n) => {
            *at = n;
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;

    fn press(field: &mut Field, code: KeyCode) {
        field.on_key(KeyEvent::new(code, KeyModifiers::NONE));
    }

    /// Monday 23 November 2026.
    #[test]
    fn a_day_that_is_none_is_said_when_the_field_is_left_and_stays_in_it() {
        let read = |text: &str| {
            let on = "2026-11-23".parse().unwrap();
            crate::plan::meant_day(text, on, &crate::plan::Calendar::default()).map_err(Some)
        };
        for (text, is_day) in [("12-10", true), ("１２月１０日", true), ("2026-02-30", false), ("下周五", true), ("尽快", false)]
        {
            let mut field = Field::typed(Slot::Day, "", "", "");
            field.insert(text);
            field.check(read, Lang::Zh);
            assert_eq!(field.trouble.is_none(), is_day, "{text}");
            assert_eq!(field.text(), text);
            press(&mut field, KeyCode::Backspace);
            assert_eq!(field.trouble, None);
        }
        let mut empty = Field::typed(Slot::Day, "", "", "");
        empty.check(read, Lang::Zh);
        assert_eq!(empty.trouble, None);
    }

    #[test]
    fn a_word_is_picked_by_arrows_by_number_and_by_itself() {
        let mut field = Field::picked(Slot::How, "", vec!["电话", "消息", "发函"], 0);
        let mut seen = Vec::new();
        for code in [KeyCode::Left, KeyCode::Right, KeyCode::Char(' '), KeyCode::Char('3'), KeyCode::Char('9'), KeyCode::Char('x')] {
            press(&mut field, code);
            seen.push(field.text().to_owned());
        }
        assert_eq!(seen, ["发函", "电话", "消息", "发函", "发函", "发函"]);
        field.insert("消息");
        assert_eq!(field.text(), "消息");
        field.insert("口信");
        assert_eq!(field.text(), "消息");
        field.put("电话");
        assert!(field.is_untouched());
    }

    #[test]
    fn a_line_has_no_second_one_and_a_text_has() {
        let mut line = Field::typed(Slot::Whom, "", "", "市水务局");
        press(&mut line, KeyCode::End);
        line.insert("\n李处长\r\n");
        press(&mut line, KeyCode::Enter);
        line.on_key(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL));
        assert_eq!(line.text(), "市水务局 李处长 ");
        let mut text = Field::typed(Slot::Words, "", "", "");
        text.insert("一\r\n二");
        assert_eq!(text.text(), "一\n二");
    }
}

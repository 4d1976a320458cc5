//! What the terminal sends, as the console takes it: keys, or text that is not keys.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent};

/// The tail of an escape sequence that was torn apart comes within this time of its Esc.
const TORN: Duration = Duration::from_millis(100);
/// So many different characters at one time are nobody's keys.
const BURST: usize = 8;

/// One thing that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A key.
    Key(KeyEvent),
    /// A burst of text outside text entry: what an input method committed, or a paste that was not marked as one.
    Text(String),
    /// A paste.
    Paste(String),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The mouse.
    Mouse(MouseEvent),
}

/// Reads batches of events; remembers what a torn sequence began with.
#[derive(Debug, Default)]
pub struct Reader {
    esc_at: Option<Instant>,
    in_tail: bool,
}

impl Reader {
    /// Takes in what came in one read. While text is being written every key is a key; otherwise a burst is text: one with a Chinese
    /// character, or with eight characters and more that are not one key held down.
    pub fn take(&mut self, batch: Vec<Event>, at: Instant, writing: bool) -> Vec<Typed> {
        let mut typed: Vec<Typed> = batch.into_iter().filter_map(|event| self.one(event, at)).collect();
        if !writing && is_burst(&typed) {
            let text = typed.iter().filter_map(character).collect();
            typed.retain(|t| character(t).is_none());
            typed.push(Typed::Text(text));
        }
        typed
    }

    fn one(&mut self, event: Event, at: Instant) -> Option<Typed> {
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Release || self.is_torn(key, at) => None,
            Event::Key(key) => Some(Typed::Key(key)),
            Event::Paste(text) => Some(Typed::Paste(text)),
            Event::Resize(width, height) => Some(Typed::Resize(width, height)),
            Event::Mouse(mouse) => Some(Typed::Mouse(mouse)),
            Event::FocusGained | Event::FocusLost => None,
        }
    }

    /// `ESC` and `[A` in two reads come as Esc, `[`, `A`: the tail is nobody's keys.
    fn is_torn(&mut self, key: KeyEvent, at: Instant) -> bool {
        let soon = self.esc_at.is_some_and(|esc| at.saturating_duration_since(esc) <= TORN);
        match key.code {
            KeyCode::Esc => {
                (self.esc_at, self.in_tail) = (Some(at), false);
                false
            }
            KeyCode::Char('[' | 'O') if soon && !self.in_tail => {
                self.in_tail = true;
                true
            }
            KeyCode::Char(c) if soon && self.in_tail => {
                if !(c.is_ascii_digit() || c == ';') {
                    (self.esc_at, self.in_tail) = (None, false);
                }
                true
            }
            _ => {
                (self.esc_at, self.in_tail) = (None, false);
                false
            }
        }
    }
}

/// The character that a key types.
fn character(typed: &Typed) -> Option<char> {
    match typed {
        Typed::Key(KeyEvent { code, modifiers, .. }) if (*modifiers - KeyModifiers::SHIFT).is_empty() => match code {
            KeyCode::Char(c) => Some(*c),
            KeyCode::Enter => Some('\n'),
            _ => None,
        },
        _ => None,
    }
}

fn is_burst(typed: &[Typed]) -> bool {
    let characters: Vec<char> = typed.iter().filter_map(character).collect();
    let held = characters.windows(2).all(|pair| pair[0] == pair[1]);
    characters.iter().any(|c| is_written_only(*c)) || characters.len() >= BURST && !held
}

/// A character that no key stands for: Chinese and the like. Full-width forms of ASCII are keys of an input method left on.
fn is_written_only(c: char) -> bool {
    !c.is_ascii() && fold(c) == c
}

/// Outside text entry: a full-width form, which an input method leaves on, counts as its ASCII key.
pub fn fold_key(key: KeyEvent) -> KeyEvent {
    match key.code {
        KeyCode::Char(c) => KeyEvent { code: KeyCode::Char(fold(c)), ..key },
        _ => key,
    }
}

fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        '。' => '.',
        '、' => '/',
        '《' => '<',
        '》' => '>',
        '「' | '【' => '[',
        '」' | '】' => ']',
        '￥' | '¥' => '$',
        '…' => '^',
        '—' => '_',
        '·' => '`',
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Event> {
        let code = |c| if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
        text.chars().map(|c| Event::Key(KeyEvent::new(code(c), KeyModifiers::NONE))).collect()
    }

    fn read(text: &str) -> Vec<Typed> {
        Reader::default().take(keys(text), Instant::now(), false)
    }

    #[test]
    fn keys_typed_ahead_and_a_key_held_down_are_keys() {
        for text in ["j", "gg", "jj\n", "jjjjjjjjjjjjjjjjjjjj", "lljjs1", "ｊ", "：", "？"] {
            assert_eq!(read(text).len(), text.chars().count(), "{text}");
            assert!(read(text).iter().all(|t| matches!(t, Typed::Key(_))), "{text}");
        }
    }

    #[test]
    fn a_burst_of_text_is_not_keys() {
        for text in ["好", "已约谈", "s推进", "rm -rf u\n", "jinzhan qingkuang"] {
            assert_eq!(read(text), [Typed::Text(text.into())], "{text}");
        }
    }

    #[test]
    fn while_writing_every_key_is_a_key() {
        let typed = Reader::default().take(keys("已约谈两家,下周复查\n"), Instant::now(), true);
        assert_eq!(typed.len(), 11);
    }

    #[test]
    fn the_tail_of_a_torn_sequence_is_swallowed() {
        let mut reader = Reader::default();
        let start = Instant::now();
        let esc = Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));
        let after = |ms| start + Duration::from_millis(ms);
        assert_eq!(reader.take(vec![esc.clone()], start, false).len(), 1);
        assert!(reader.take(keys("["), after(30), false).is_empty());
        assert!(reader.take(keys("A"), after(60), false).is_empty());
        assert_eq!(reader.take(keys("j"), after(70), false).len(), 1);
        // A person who presses Esc and then [ is not that fast.
        assert_eq!(reader.take(vec![esc], after(200), false).len(), 1);
        assert_eq!(reader.take(keys("["), after(400), false).len(), 1);
    }

    #[test]
    fn full_width_forms_count_as_their_keys() {
        for (full, ascii) in [
            ('ｊ', 'j'),
            ('：', ':'),
            ('／', '/'),
            ('？', '?'),
            ('，', ','),
            ('。', '.'),
            ('、', '/'),
            ('\u{3000}', ' '),
            ('【', '['),
            ('j', 'j'),
            ('好', '好'),
        ] {
            let key = fold_key(KeyEvent::new(KeyCode::Char(full), KeyModifiers::NONE));
            assert_eq!(key.code, KeyCode::Char(ascii));
        }
    }
}

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
    torn: Option<Torn>,
}

/// An escape sequence that came in more than one read: `ESC`, then `[A`.
#[derive(Debug)]
struct Torn {
    /// When its Esc came.
    at: Instant,
    /// Whether the Esc was held back, because it would have closed the text that is being written.
    held: bool,
    /// What came behind the Esc.
    tail: String,
}

impl Reader {
    /// Takes in what came in one read. While text is being written every key is a key; otherwise a burst is text: one with a Chinese
    /// character, or with eight characters and more that are not one key held down.
    pub fn take(&mut self, batch: Vec<Event>, at: Instant, writing: bool) -> Vec<Typed> {
        let mut typed = self.released(at);
        for event in batch {
            self.one(event, at, writing, &mut typed);
        }
        if !writing && is_burst(&typed) {
            // The text stands where its first character stood: a key behind it is a key behind it.
            let at = typed.iter().position(|t| character(t).is_some()).unwrap_or(0);
            let text = typed.iter().filter_map(character).collect();
            typed.retain(|t| character(t).is_none());
            typed.insert(at, Typed::Text(text));
        }
        typed
    }

    /// When an Esc that is held back is a key after all, if nothing comes before.
    pub fn due(&self) -> Option<Instant> {
        self.torn.as_ref().filter(|torn| torn.held).map(|torn| torn.at + TORN)
    }

    /// The Esc that was held back, once its tail did not come in time.
    pub fn released(&mut self, now: Instant) -> Vec<Typed> {
        let late = self.torn.take_if(|torn| now.saturating_duration_since(torn.at) >= TORN);
        late.filter(|torn| torn.held).map(|_| ESC).into_iter().collect()
    }

    fn one(&mut self, event: Event, at: Instant, writing: bool, typed: &mut Vec<Typed>) {
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => {}
            Event::Key(key) => self.key(key, at, writing, typed),
            Event::Paste(text) => typed.push(Typed::Paste(text)),
            Event::Resize(width, height) => typed.push(Typed::Resize(width, height)),
            Event::Mouse(mouse) => typed.push(Typed::Mouse(mouse)),
            Event::FocusGained | Event::FocusLost => {}
        }
    }

    fn key(&mut self, key: KeyEvent, at: Instant, writing: bool, typed: &mut Vec<Typed>) {
        if let Some(mut torn) = self.torn.take() {
            if let (KeyCode::Char(c), true) = (key.code, key.modifiers.is_empty() || key.modifiers == KeyModifiers::SHIFT)
                && (!torn.tail.is_empty() || matches!(c, '[' | 'O'))
            {
                torn.tail.push(c);
                match torn.tail.len() > 1 && !matches!(c, ' '..='?') {
                    // It is whole: the key that it stands for, where its Esc was held back; what was taken for an Esc is no key twice.
                    true => typed.extend(whole(&torn.tail).filter(|_| torn.held)),
                    false => self.torn = Some(torn),
                }
                return;
            }
            if torn.held {
                typed.push(ESC);
            }
        }
        // An Esc and a key in one read look like the key with Alt. Nothing needs Alt; while writing it is no key at all.
        if key.modifiers.contains(KeyModifiers::ALT) && !writing {
            typed.extend([ESC, Typed::Key(KeyEvent { modifiers: key.modifiers - KeyModifiers::ALT, ..key })]);
            return;
        }
        if key.code == KeyCode::Esc && key.modifiers.is_empty() {
            self.torn = Some(Torn { at, held: writing, tail: String::new() });
            if writing {
                return;
            }
        }
        typed.push(Typed::Key(key));
    }
}

const ESC: Typed = Typed::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));

/// The key of a sequence, without its Esc, as terminals send the keys that the editor knows.
fn whole(tail: &str) -> Option<Typed> {
    let code = match tail {
        "[A" | "OA" => KeyCode::Up,
        "[B" | "OB" => KeyCode::Down,
        "[C" | "OC" => KeyCode::Right,
        "[D" | "OD" => KeyCode::Left,
        "[H" | "OH" | "[1~" | "[7~" => KeyCode::Home,
        "[F" | "OF" | "[4~" | "[8~" => KeyCode::End,
        "[3~" => KeyCode::Delete,
        "[5~" => KeyCode::PageUp,
        "[6~" => KeyCode::PageDown,
        _ => return None,
    };
    Some(Typed::Key(KeyEvent::new(code, KeyModifiers::NONE)))
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
    // Only these come in a long row when a line lags: they move and open, and change nothing.
    let moves = characters.iter().all(|c| matches!(fold(*c), 'h' | 'j' | 'k' | 'l' | 'g' | 'G' | 'n' | 'p' | '\n'));
    // An undo among several other letters is nobody's undo: an input method that gave out what was typed into it.
    let undoes = characters.len() > 2 && characters.contains(&'u') && !characters.iter().all(|c| matches!(c, 'u' | 'h' | 'j' | 'k' | 'l'));
    characters.iter().any(|c| is_written_only(*c)) || undoes || characters.len() >= BURST && !held && !moves
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
        for text in ["j", "gg", "jj\n", "jjjjjjjjjjjjjjjjjjjj", "lljjs1", "jjjjjjjjjj\n", "ｊ", "：", "？"] {
            assert_eq!(read(text).len(), text.chars().count(), "{text}");
            assert!(read(text).iter().all(|t| matches!(t, Typed::Key(_))), "{text}");
        }
    }

    #[test]
    fn a_burst_of_text_is_not_keys() {
        for text in ["好", "已约谈", "s推进", "rm -rf u\n", "jinzhan qingkuang", "tuijin", "used"] {
            assert_eq!(read(text), [Typed::Text(text.into())], "{text}");
        }
    }

    #[test]
    fn while_writing_every_key_is_a_key() {
        let typed = Reader::default().take(keys("已约谈两家,下周复查\n"), Instant::now(), true);
        assert_eq!(typed.len(), 11);
    }

    fn esc() -> Vec<Event> {
        vec![Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE))]
    }

    #[test]
    fn the_tail_of_a_torn_sequence_is_swallowed() {
        let mut reader = Reader::default();
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        assert_eq!(reader.take(esc(), start, false), [ESC]);
        assert!(reader.take(keys("["), after(30), false).is_empty());
        assert!(reader.take(keys("A"), after(60), false).is_empty());
        assert_eq!(reader.take(keys("j"), after(70), false).len(), 1);
        // A person who presses Esc and then [ is not that fast.
        assert_eq!(reader.take(esc(), after(200), false), [ESC]);
        assert_eq!(reader.take(keys("["), after(400), false).len(), 1);
    }

    #[test]
    fn a_torn_arrow_while_writing_is_an_arrow_and_closes_nothing() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        for (parts, code) in [(vec!["[D"], KeyCode::Left), (vec!["[", "A"], KeyCode::Up), (vec!["[", "5", "~"], KeyCode::PageUp)] {
            let mut reader = Reader::default();
            assert!(reader.take(esc(), start, true).is_empty());
            assert_eq!(reader.due(), Some(after(100)));
            let typed: Vec<Typed> = (1..).zip(&parts).flat_map(|(n, part)| reader.take(keys(part), after(20 * n), true)).collect();
            assert_eq!(typed, [Typed::Key(KeyEvent::new(code, KeyModifiers::NONE))]);
            assert_eq!(reader.due(), None);
        }
    }

    #[test]
    fn an_esc_while_writing_is_a_key_when_no_tail_comes() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let mut reader = Reader::default();
        assert!(reader.take(esc(), start, true).is_empty());
        assert!(reader.released(after(50)).is_empty());
        assert_eq!(reader.released(after(100)), [ESC]);
        assert_eq!(reader.due(), None);
        // Another key right behind it: both are keys, in their order.
        assert!(reader.take(esc(), after(200), true).is_empty());
        assert_eq!(reader.take(keys("q"), after(250), true).first(), Some(&ESC));
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

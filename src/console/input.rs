//! What the terminal sends, as the console takes it: keys, or text that is not keys.

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseEvent};

use super::decode::Decoded;
use crate::text::half_width;

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

/// Reads batches of events. An Esc is held back while text is being written: it would close the text, and may be the beginning of a
/// sequence that was torn in two.
#[derive(Debug, Default)]
pub struct Reader {
    /// When the Esc came that is held back.
    held: Option<Instant>,
}

impl Reader {
    /// Takes in what came in one read. While text is being written every character is text; otherwise a burst is: one with a Chinese
    /// character, or with eight characters and more that are not one key held down.
    pub fn take(&mut self, batch: Vec<Decoded>, at: Instant, writing: bool) -> Vec<Typed> {
        let mut typed = self.released(at);
        for decoded in batch {
            self.one(decoded, at, writing, &mut typed);
        }
        if writing {
            return joined(typed);
        }
        // A key that types nothing stands between two texts: what is before it is no part of what is behind.
        let runs = typed.chunk_by(|one, next| character(one).is_some() == character(next).is_some());
        runs.flat_map(|run| match is_burst(run) {
            true => vec![Typed::Text(run.iter().filter_map(character).collect())],
            false => run.to_vec(),
        })
        .collect()
    }

    /// When an Esc that is held back is a key after all, if nothing comes before.
    pub fn due(&self) -> Option<Instant> {
        self.held.map(|at| at + TORN)
    }

    /// The Esc that was held back, once the rest of its sequence did not come in time.
    pub fn released(&mut self, now: Instant) -> Vec<Typed> {
        let late = self.held.take_if(|at| now.saturating_duration_since(*at) >= TORN);
        late.map(|_| ESC).into_iter().collect()
    }

    fn one(&mut self, Decoded { event, torn }: Decoded, at: Instant, writing: bool, typed: &mut Vec<Typed>) {
        match (self.held.take(), torn, &event) {
            // The Esc was the beginning of this.
            (Some(_), true, _) | (None, false, _) | (None, true, Event::Paste(_)) => {}
            (Some(_), false, _) => typed.push(ESC),
            // Its beginning was taken for an Esc already: it is no key twice.
            (None, true, _) => return,
        }
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
        // An Esc and a key in one read look like the key with Alt. Nothing needs Alt; while writing it is no key at all.
        if key.modifiers.contains(KeyModifiers::ALT) && !writing {
            typed.extend([ESC, Typed::Key(KeyEvent { modifiers: key.modifiers - KeyModifiers::ALT, ..key })]);
        } else if writing && key.code == KeyCode::Esc && key.modifiers.is_empty() {
            self.held = Some(at);
        } else {
            typed.push(Typed::Key(key));
        }
    }
}

const ESC: Typed = Typed::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE));

/// Characters that came together while text is written, as one text each: what an input method commits, or a paste that is not marked,
/// costs what one key costs.
fn joined(typed: Vec<Typed>) -> Vec<Typed> {
    let mut all: Vec<Typed> = Vec::new();
    for one in typed {
        match (all.last_mut(), character(&one)) {
            (Some(Typed::Text(text)), Some(c)) => text.push(c),
            (Some(last), Some(c)) if let Some(before) = character(last) => *last = Typed::Text([before, c].into_iter().collect()),
            _ => all.push(one),
        }
    }
    all
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
    // An undo, or the last act again, among several other letters is nobody's: an input method that gave out what was typed into it.
    let acts = characters.len() > 2 && characters.iter().any(|c| matches!(fold(*c), 'u' | '.'));
    let undoes = acts && !characters.iter().all(|c| matches!(fold(*c), 'u' | '.' | 'h' | 'j' | 'k' | 'l'));
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
        _ => half_width(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Decoded> {
        text.chars().map(|c| plain(if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) })).collect()
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

    /// What was typed while the program was busy comes at once: a meeting is begun, and a promise is written down.
    #[test]
    fn a_key_that_types_nothing_parts_two_texts() {
        let mut typed = keys("M");
        typed.push(plain(KeyCode::Tab));
        typed.extend(keys("+水务局"));
        let key = |code| Typed::Key(KeyEvent::new(code, KeyModifiers::NONE));
        let read = Reader::default().take(typed, Instant::now(), false);
        assert_eq!(read, [key(KeyCode::Char('M')), key(KeyCode::Tab), Typed::Text("+水务局".into())]);
    }

    #[test]
    fn while_writing_characters_are_text_and_keys_are_keys() {
        let mut typed = keys("已约谈两家,下周复查\n好");
        typed.push(plain(KeyCode::Left));
        typed.extend(keys("x"));
        let typed = Reader::default().take(typed, Instant::now(), true);
        let key = |code| Typed::Key(KeyEvent::new(code, KeyModifiers::NONE));
        assert_eq!(typed, [Typed::Text("已约谈两家,下周复查\n好".into()), key(KeyCode::Left), key(KeyCode::Char('x'))]);
    }

    fn plain(code: KeyCode) -> Decoded {
        Decoded { event: Event::Key(KeyEvent::new(code, KeyModifiers::NONE)), torn: false }
    }

    fn torn(code: KeyCode) -> Decoded {
        Decoded { torn: true, ..plain(code) }
    }

    const UP: Typed = Typed::Key(KeyEvent::new(KeyCode::Up, KeyModifiers::NONE));

    #[test]
    fn what_was_taken_for_an_esc_is_no_key_twice() {
        let mut reader = Reader::default();
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        assert_eq!(reader.take(vec![plain(KeyCode::Esc)], start, false), [ESC]);
        assert!(reader.take(vec![torn(KeyCode::Up)], after(30), false).is_empty());
        assert_eq!(reader.take(vec![plain(KeyCode::Esc)], after(50), false), [ESC]);
        // An arrow pressed right behind Esc is an arrow.
        assert_eq!(reader.take(vec![plain(KeyCode::Up)], after(60), false), [UP]);
    }

    #[test]
    fn a_torn_arrow_while_writing_is_an_arrow_and_closes_nothing() {
        let mut reader = Reader::default();
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        assert!(reader.take(vec![plain(KeyCode::Esc)], start, true).is_empty());
        assert_eq!(reader.due(), Some(after(100)));
        assert_eq!(reader.take(vec![torn(KeyCode::Up)], after(40), true), [UP]);
        assert_eq!(reader.due(), None);
        let paste = Decoded { event: Event::Paste("s1".into()), torn: true };
        assert!(reader.take(vec![plain(KeyCode::Esc)], after(200), true).is_empty());
        assert_eq!(reader.take(vec![paste], after(240), true), [Typed::Paste("s1".into())]);
    }

    #[test]
    fn an_esc_while_writing_is_a_key_when_nothing_belongs_to_it() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let mut reader = Reader::default();
        assert!(reader.take(vec![plain(KeyCode::Esc)], start, true).is_empty());
        assert!(reader.released(after(50)).is_empty());
        assert_eq!(reader.released(after(100)), [ESC]);
        assert_eq!(reader.due(), None);
        // Another key right behind it: both are keys, in their order.
        assert!(reader.take(vec![plain(KeyCode::Esc)], after(200), true).is_empty());
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

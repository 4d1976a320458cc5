//! The bytes of a terminal, as events. The terminal library's own reader is not used: where a resize and a key come together it forgets
//! that there is a key until the next one comes. What bytes mean is a library's affair all the same.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use terminput as raw;

const ESC: u8 = 0x1b;
/// How a bracketed paste begins.
const PASTE: &[u8] = b"\x1b[200~";
/// No sequence of a key or of the mouse is longer; what is longer is none.
const LONGEST: usize = 64;

/// Bytes that do not make an event yet are kept until the next read.
#[derive(Debug, Default)]
pub struct Decoder {
    begun: Vec<u8>,
    /// Whether the last read ended with an Esc that was given out as the key.
    ended_with_esc: bool,
}

impl Decoder {
    /// The events of what came in one read.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        // No person types this: it is a paste whose beginning was torn in two.
        if std::mem::take(&mut self.ended_with_esc) && bytes.starts_with(PASTE.get(1..).unwrap_or_default()) {
            self.begun.push(ESC);
        }
        for (at, byte) in bytes.iter().enumerate() {
            self.begun.push(*byte);
            // An Esc at the end of a read is the key; before its end it begins a sequence.
            let goes_on = self.begun == [ESC] && at + 1 < bytes.len();
            if !goes_on {
                self.ended_with_esc = self.begun == [ESC];
                self.parse(&mut events);
            }
        }
        events
    }

    fn parse(&mut self, events: &mut Vec<Event>) {
        match raw::Event::parse_from(&self.begun) {
            Ok(Some(event)) => {
                self.begun.clear();
                events.extend(translated(event));
            }
            Ok(None) if self.begun.len() <= LONGEST || self.begun.starts_with(PASTE) => {}
            // Bytes of another encoding, or of a sequence that nobody knows, are dropped; a key that follows them is not one of them.
            Ok(None) | Err(_) => {
                let last = self.begun.last().copied().filter(|byte| self.begun.len() > 1 && (byte.is_ascii_graphic() || *byte == ESC));
                let was_text = self.begun.first().is_some_and(|first| *first >= 0x80);
                self.begun.clear();
                if let Some(key) = last.filter(|_| was_text) {
                    self.begun.push(key);
                    self.parse(events);
                }
            }
        }
    }
}

/// An event as the console knows it; none for what it has no use for.
fn translated(event: raw::Event) -> Option<Event> {
    Some(match event {
        raw::Event::Key(key) => Event::Key(translated_key(key)?),
        raw::Event::Paste(text) => Event::Paste(text),
        raw::Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                raw::MouseEventKind::Down(raw::MouseButton::Left) => MouseEventKind::Down(MouseButton::Left),
                raw::MouseEventKind::Scroll(raw::ScrollDirection::Up) => MouseEventKind::ScrollUp,
                raw::MouseEventKind::Scroll(raw::ScrollDirection::Down) => MouseEventKind::ScrollDown,
                _ => return None,
            };
            Event::Mouse(MouseEvent { kind, column: mouse.column, row: mouse.row, modifiers: KeyModifiers::NONE })
        }
        _ => return None,
    })
}

fn translated_key(key: raw::KeyEvent) -> Option<KeyEvent> {
    if key.kind == raw::KeyEventKind::Release {
        return None;
    }
    let mut modifiers = KeyModifiers::NONE;
    for (theirs, ours) in [
        (raw::KeyModifiers::SHIFT, KeyModifiers::SHIFT),
        (raw::KeyModifiers::CTRL, KeyModifiers::CONTROL),
        (raw::KeyModifiers::ALT, KeyModifiers::ALT),
    ] {
        modifiers.set(ours, key.modifiers.contains(theirs));
    }
    let code = match key.code {
        raw::KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        raw::KeyCode::Char(c) => KeyCode::Char(c),
        raw::KeyCode::Enter => KeyCode::Enter,
        // Two in one read are Esc pressed twice: there is no Alt with it.
        raw::KeyCode::Esc => return Some(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)),
        raw::KeyCode::Tab => KeyCode::Tab,
        raw::KeyCode::Backspace => KeyCode::Backspace,
        raw::KeyCode::Delete => KeyCode::Delete,
        raw::KeyCode::Insert => KeyCode::Insert,
        raw::KeyCode::Left => KeyCode::Left,
        raw::KeyCode::Right => KeyCode::Right,
        raw::KeyCode::Up => KeyCode::Up,
        raw::KeyCode::Down => KeyCode::Down,
        raw::KeyCode::Home => KeyCode::Home,
        raw::KeyCode::End => KeyCode::End,
        raw::KeyCode::PageUp => KeyCode::PageUp,
        raw::KeyCode::PageDown => KeyCode::PageDown,
        raw::KeyCode::F(n) => KeyCode::F(n),
        _ => return None,
    };
    Some(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(events: &[Event]) -> Vec<KeyCode> {
        events.iter().filter_map(|event| if let Event::Key(key) = event { Some(key.code) } else { None }).collect()
    }

    fn of(bytes: &[u8]) -> Vec<KeyCode> {
        keys(&Decoder::default().take(bytes))
    }

    /// As xterm, the Linux console, screen and PuTTY send them (their manuals' tables of function keys).
    #[test]
    fn keys_are_read_as_terminals_send_them() {
        use KeyCode::*;
        for (bytes, code) in [
            (&b"j"[..], Char('j')),
            ("督".as_bytes(), Char('督')),
            (b"\r", Enter),
            (b"\x7f", Backspace),
            (b"\t", Tab),
            (b"\x1b[Z", BackTab),
            (b"\x1b", Esc),
            (b"\x1b\x1b", Esc),
            (b"\x1b[A", Up),
            (b"\x1bOB", Down),
            (b"\x1b[H", Home),
            (b"\x1b[1~", Home),
            (b"\x1b[4~", End),
            (b"\x1b[5~", PageUp),
            (b"\x1b[6~", PageDown),
            (b"\x1b[3~", Delete),
            (b"\x1bOP", F(1)),
            (b"\x1b[11~", F(1)),
            (b"\x1b[[A", F(1)),
        ] {
            assert_eq!(of(bytes), [code], "{}", bytes.escape_ascii());
        }
        let ctrl = Decoder::default().take(b"\x13");
        assert_eq!(ctrl, [Event::Key(KeyEvent::new(Char('s'), KeyModifiers::CONTROL))]);
        let alt = Decoder::default().take(b"\x1bj");
        assert_eq!(alt, [Event::Key(KeyEvent::new(Char('j'), KeyModifiers::ALT))]);
    }

    #[test]
    fn what_comes_in_two_reads_is_one_event() {
        let mut decoder = Decoder::default();
        let text = "督办".as_bytes();
        assert_eq!(decoder.take(&text[..2]), []);
        assert_eq!(keys(&decoder.take(&text[2..])), [KeyCode::Char('督'), KeyCode::Char('办')]);
        assert_eq!(decoder.take("\x1b[200~第一行\r第".as_bytes()), []);
        assert_eq!(decoder.take("二行\x1b[201~".as_bytes()), [Event::Paste("第一行\r第二行".into())]);
        assert_eq!(keys(&decoder.take(b"\x1b")), [KeyCode::Esc]);
        assert_eq!(decoder.take(b"[200~s1\x1b[201~"), [Event::Paste("s1".into())]);
        assert_eq!(decoder.take(b"\x1b["), []);
        assert_eq!(keys(&decoder.take(b"D")), [KeyCode::Left]);
    }

    /// GBK bytes from a client that is set wrongly: dropped, and no key with them.
    #[test]
    fn bytes_of_another_encoding_take_no_key_with_them() {
        // 督 and 好 in GBK, then j.
        for bytes in [&b"\xb6\xbdj"[..], b"\xba\xc3j", b"\xc4\xe3\xbaj", b"\xffj"] {
            assert_eq!(of(bytes).last(), Some(&KeyCode::Char('j')), "{}", bytes.escape_ascii());
        }
    }

    #[test]
    fn an_endless_sequence_is_given_up() {
        let mut decoder = Decoder::default();
        decoder.take(b"\x1b[");
        decoder.take(&b"1;".repeat(500));
        decoder.take(b"m");
        assert_eq!(keys(&decoder.take(b"j")), [KeyCode::Char('j')]);
    }

    proptest! {
        #[test]
        fn no_bytes_break_it_and_keys_go_on(bytes in prop::collection::vec(prop_oneof![Just(ESC), Just(b'['), any::<u8>()], 0..40), cut in 0usize..40) {
            let mut decoder = Decoder::default();
            let cut = cut.min(bytes.len());
            decoder.take(&bytes[..cut]);
            decoder.take(&bytes[cut..]);
            // Whatever was begun ends with this: the end of a paste, a letter that ends a sequence, a key.
            decoder.take(b"\x1b[201~");
            decoder.take(&[b'm'; LONGEST + 1]);
            prop_assert_eq!(keys(&decoder.take(b"j")), [KeyCode::Char('j')]);
        }

        #[test]
        fn text_comes_through_whole_however_it_is_cut(text in "[a-z督办台账，。“”👨‍👩‍👧]{1,20}", cut in 0usize..60) {
            let bytes = text.as_bytes();
            let cut = cut.min(bytes.len());
            let mut decoder = Decoder::default();
            let mut events = decoder.take(&bytes[..cut]);
            events.extend(decoder.take(&bytes[cut..]));
            let typed: String = keys(&events).into_iter().filter_map(|code| if let KeyCode::Char(c) = code { Some(c) } else { None }).collect();
            prop_assert_eq!(typed, text);
        }
    }
}

//! The bytes of a terminal, as events. The terminal library's own reader is not used: where a resize and a key come together it forgets
//! that there is a key until the next one comes. What bytes mean is a library's affair all the same.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use terminput as raw;

const ESC: u8 = 0x1b;
/// How a bracketed paste begins.
const PASTE: &[u8] = b"\x1b[200~";
/// No sequence of a key or of the mouse is longer; what is longer is none.
const LONGEST: usize = 64;

/// How it ends.
const PASTE_END: &[u8] = b"\x1b[201~";

/// An event, and how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The event.
    pub event: Event,
    /// Whether its beginning was given out as an Esc, because it came in a read of its own.
    pub torn: bool,
}

/// Bytes that do not make an event yet are kept until the next read.
#[derive(Debug, Default)]
pub struct Decoder {
    begun: Vec<u8>,
    /// Whether what was begun, or the last read, began with an Esc that was given out as the key.
    torn: bool,
    /// Whether a paste is under way of which parts were given out, because its end did not come.
    overdue: bool,
}

impl Decoder {
    /// The events of what came in one read.
    pub fn take(&mut self, bytes: &[u8]) -> Vec<Decoded> {
        let mut events = Vec::new();
        if self.overdue && matches!(bytes, [0x00..=0x1f]) {
            // A person who presses a key such as Ctrl-S does not paste any more.
            self.begun.clear();
            self.overdue = false;
        }
        // Nobody types an Esc and then one of these: they are the rest of a sequence that was torn in two.
        self.torn &= !self.begun.is_empty() || matches!(bytes.first(), Some(b'[' | b'O'));
        if self.torn && self.begun.is_empty() {
            self.begun.push(ESC);
        }
        for (at, byte) in bytes.iter().enumerate() {
            self.begun.push(*byte);
            self.parse(at + 1 < bytes.len(), &mut events);
        }
        if self.overdue {
            self.give_out_paste(&mut events);
        }
        events
    }

    /// Whether something was begun and not ended.
    pub const fn is_waiting(&self) -> bool {
        !self.begun.is_empty()
    }

    /// Nothing more came for a while, or the terminal is gone: what came of a paste is given out, and the rest is a paste still.
    pub fn give_up(&mut self) -> Vec<Decoded> {
        let mut events = Vec::new();
        if self.begun.starts_with(PASTE) {
            self.overdue = true;
            self.give_out_paste(&mut events);
        } else {
            self.begun.clear();
            self.torn = false;
        }
        events
    }

    fn give_out_paste(&mut self, events: &mut Vec<Decoded>) {
        let Some(content) = self.begun.strip_prefix(PASTE) else {
            self.overdue = false;
            return;
        };
        // The end of the paste, or of a character, may be under way.
        let ends_at =
            content.iter().rposition(|byte| *byte == ESC).filter(|at| content.get(*at..).is_some_and(|end| PASTE_END.starts_with(end)));
        let content = content.get(..ends_at.unwrap_or(content.len())).unwrap_or_default();
        let whole = match std::str::from_utf8(content) {
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            _ => content.len(),
        };
        let text = String::from_utf8_lossy(content.get(..whole).unwrap_or_default()).into_owned();
        self.begun.drain(PASTE.len()..PASTE.len() + whole);
        if !text.is_empty() {
            self.push(Event::Paste(text), events);
        }
    }

    fn push(&mut self, event: Event, events: &mut Vec<Decoded>) {
        events.push(Decoded { event, torn: std::mem::take(&mut self.torn) });
    }

    /// Makes an event of what was begun, if it is one; `more` bytes follow in the same read.
    fn parse(&mut self, more: bool, events: &mut Vec<Decoded>) {
        // An Esc at the end of a read is the key; before its end it begins a sequence.
        if self.begun == [ESC] {
            if !more {
                self.begun.clear();
                self.push(Event::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)), events);
                self.torn = true;
            }
            return;
        }
        match raw::Event::parse_from(&self.begun) {
            Ok(Some(event)) => {
                self.begun.clear();
                match translated(event) {
                    Some(Event::Paste(text)) if text.is_empty() => self.torn = false,
                    Some(event) => self.push(event, events),
                    None => self.torn = false,
                }
            }
            Ok(None) if self.begun.len() <= LONGEST || self.begun.starts_with(PASTE) => {}
            // Bytes of another encoding, or of a sequence that nobody knows, are dropped; a key that follows them is not one of them.
            Ok(None) | Err(_) => {
                let was_text = self.begun.first().is_some_and(|first| *first >= 0x80);
                let last = self.begun.last().copied().filter(|byte| was_text && byte.is_ascii() && self.begun.len() > 1);
                self.begun.clear();
                self.torn = false;
                if let Some(byte) = last {
                    self.begun.push(byte);
                    self.parse(more, events);
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

    fn keys(events: &[Decoded]) -> Vec<KeyCode> {
        events.iter().filter_map(|decoded| if let Event::Key(key) = &decoded.event { Some(key.code) } else { None }).collect()
    }

    fn pastes(events: &[Decoded]) -> Vec<&str> {
        events.iter().filter_map(|decoded| if let Event::Paste(text) = &decoded.event { Some(text.as_str()) } else { None }).collect()
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
        let event = |bytes| Decoder::default().take(bytes).remove(0).event;
        assert_eq!(event(b"\x13"), Event::Key(KeyEvent::new(Char('s'), KeyModifiers::CONTROL)));
        assert_eq!(event(b"\x1bj"), Event::Key(KeyEvent::new(Char('j'), KeyModifiers::ALT)));
    }

    #[test]
    fn what_comes_in_two_reads_is_one_event() {
        let mut decoder = Decoder::default();
        let text = "督办".as_bytes();
        assert_eq!(decoder.take(&text[..2]), []);
        assert_eq!(keys(&decoder.take(&text[2..])), [KeyCode::Char('督'), KeyCode::Char('办')]);
        assert_eq!(decoder.take("\x1b[200~第一行\r第".as_bytes()), []);
        assert_eq!(pastes(&decoder.take("二行\x1b[201~".as_bytes())), ["第一行\r第二行"]);
        assert_eq!(decoder.take(b"\x1b["), []);
        assert_eq!(keys(&decoder.take(b"D")), [KeyCode::Left]);
    }

    /// However its beginning is torn, a paste is a paste, and an arrow is known to be torn.
    #[test]
    fn a_torn_beginning_is_known() {
        for parts in [
            &["\x1b", "[200~s1\x1b[201~"][..],
            &["\x1b", "[", "200~s1\x1b[201~"],
            &["\x1b", "[2", "00~s1\x1b[201~"],
            &["\x1b", "[20", "0~s1", "\x1b[201~"],
        ] {
            let mut decoder = Decoder::default();
            let events: Vec<Decoded> = parts.iter().flat_map(|part| decoder.take(part.as_bytes())).collect();
            assert_eq!((keys(&events), pastes(&events)), (vec![KeyCode::Esc], vec!["s1"]), "{parts:?}");
            assert!(events[1].torn && !events[0].torn);
        }
        let mut decoder = Decoder::default();
        let torn = |events: &[Decoded]| events.iter().map(|decoded| decoded.torn).collect::<Vec<_>>();
        assert_eq!(torn(&decoder.take(b"\x1b")), [false]);
        assert_eq!(torn(&decoder.take(b"[A")), [true]);
        assert_eq!(torn(&decoder.take(b"\x1b[A")), [false]);
        // A key pressed after Esc is a key.
        assert_eq!(torn(&decoder.take(b"\x1b")), [false]);
        assert_eq!(torn(&decoder.take(b"j[")), [false, false]);
    }

    /// A paste whose end is lost keeps nothing back, is still no keys, and ends with a key that no text has.
    #[test]
    fn a_paste_without_an_end_is_given_out() {
        let mut decoder = Decoder::default();
        let half = "粘贴到一".as_bytes();
        decoder.take(b"\x1b[200~");
        assert_eq!(decoder.take(&half[..half.len() - 1]), []);
        assert!(decoder.is_waiting());
        assert_eq!(pastes(&decoder.give_up()), ["粘贴到"]);
        assert_eq!(pastes(&decoder.take(&half[half.len() - 1..])), ["一"]);
        assert_eq!(pastes(&decoder.take("再打的字u".as_bytes())), ["再打的字u"]);
        let saved = decoder.take(b"\x13");
        assert_eq!(keys(&saved), [KeyCode::Char('s')]);
        assert_eq!(keys(&decoder.take(b"j")), [KeyCode::Char('j')]);
        // One whose end is only late ends with it.
        decoder.take(b"\x1b[200~ab");
        assert_eq!(pastes(&decoder.give_up()), ["ab"]);
        assert_eq!(pastes(&decoder.take(b"cd\x1b[2")), ["cd"]);
        assert_eq!(decoder.take(b"01~"), []);
        assert_eq!(keys(&decoder.take(b"j")), [KeyCode::Char('j')]);
        // A sequence that is no paste is forgotten.
        decoder.take(b"\x1b[1;");
        assert_eq!(decoder.give_up(), []);
        assert_eq!(keys(&decoder.take(b"j")), [KeyCode::Char('j')]);
    }

    /// GBK bytes from a client that is set wrongly: dropped, and no key with them.
    #[test]
    fn bytes_of_another_encoding_take_no_key_with_them() {
        // 督 and 好 in GBK, then j.
        for bytes in [&b"\xb6\xbdj"[..], b"\xba\xc3j", b"\xc4\xe3\xbaj", b"\xffj", b"\xe7\x9dj"] {
            assert_eq!(of(bytes).last(), Some(&KeyCode::Char('j')), "{}", bytes.escape_ascii());
        }
        // Half a character, as it begins in UTF-8, before a sequence.
        assert_eq!(of(b"\xe7\x9d\x1b[B"), [KeyCode::Down]);
        let mut decoder = Decoder::default();
        decoder.take(b"\xe7\x9d");
        let events = decoder.take(b"\x1b[200~s1\x1b[201~");
        assert_eq!((keys(&events), pastes(&events)), (vec![], vec!["s1"]));
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

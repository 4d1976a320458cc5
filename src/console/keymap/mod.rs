//! The one table of keys: context, key, action and its help line. Dispatch, the help screen, the bottom line and the key file are
//! views of it.

mod action;
mod file;
mod table;

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use action::Action;
pub use file::KeyFileError;
pub use table::TABLE;

use crate::messages::Lang;

/// Where a key is looked up. A screen or layer names several, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Every screen where no text is entered.
    Anywhere,
    /// Every list: how the cursor moves. These keys mean the same in every list, menus included.
    Moving,
    /// 总览.
    Overview,
    /// 详情.
    Detail,
    /// What the units of a measure owe.
    Units,
    /// 单位.
    AllUnits,
    /// The work of one unit.
    UnitWork,
    /// What does not agree in the ledger.
    Findings,
    /// What changed, and the log.
    Changes,
    /// 年底预测.
    Forecast,
    /// The dates of measures.
    Dates,
    /// 承诺台账.
    Promises,
    /// 设置.
    Settings,
    /// 督办队列.
    Queue,
    /// 各区.
    Matrix,
    /// 指标.
    Indicators,
    /// One indicator.
    Chart,
    /// The cards of a meeting.
    Meeting,
    /// The agenda of a meeting, as a list.
    Agenda,
    /// The name of a meeting, and the filter that makes its agenda: one line each.
    AgendaLine,
    /// What is promised in a meeting, in one line.
    Capture,
    /// The minutes of a meeting that is to be saved.
    Minutes,
    /// The menu of statuses.
    Statuses,
    /// The list of those whom a measure may mean.
    Settle,
    /// The list of unfinished texts.
    Drafts,
    /// Text entry.
    Writing,
    /// A reading in one line.
    Entry,
    /// A form of several fields.
    Form,
    /// The filter of the queue, in one line.
    Filter,
    /// Search, while its line has the keys.
    Search,
    /// Search, while its list has the keys.
    Hits,
    /// A text in which the words of a search are highlighted.
    Marked,
    /// An id to jump to, in one line.
    Jump,
    /// The command line.
    Command,
    /// What was copied.
    Copied,
    /// One line that asks for something.
    Line,
    /// Which of several promises is meant.
    PromiseChoice,
    /// Templates for a text.
    Templates,
    /// A question.
    Question,
    /// Help and other texts to read.
    Reading,
    /// Everywhere, whatever has the keys: what concerns the terminal itself.
    Terminal,
}

impl Context {
    /// Whether text is typed there, so that characters are no keys.
    pub const fn takes_text(self) -> bool {
        matches!(
            self,
            Context::Writing
                | Context::Entry
                | Context::Form
                | Context::Filter
                | Context::Search
                | Context::Jump
                | Context::Command
                | Context::AgendaLine
                | Context::Capture
                | Context::Line
        )
    }

    /// Whether it is a screen, on which the keys of every screen hold, too.
    pub const fn is_screen(self) -> bool {
        use Context::{
            Agenda, Anywhere, Copied, Drafts, Minutes, Moving, PromiseChoice, Question, Reading, Settle, Statuses, Templates, Terminal,
        };
        !self.takes_text()
            && !matches!(
                self,
                Statuses
                    | Settle
                    | Drafts
                    | Templates
                    | PromiseChoice
                    | Question
                    | Reading
                    | Agenda
                    | Minutes
                    | Copied
                    | Anywhere
                    | Moving
                    | Terminal
            )
    }
}

/// One line of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// What it does.
    pub action: Action,
    /// Its name in the key file.
    pub name: &'static str,
    /// Its keys, the one that is shown first.
    pub keys: &'static [&'static str],
    /// What it does, in words.
    pub help: fn(Lang) -> &'static str,
    /// Whether it is worth a place on the bottom line.
    pub on_bottom_line: bool,
}

/// A key with its modifiers, as the table writes it (`j`, `G`, `ctrl-d`, `pgdn`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
}

/// The keys in force: the table, with the changes of a key file.
#[derive(Debug, Clone)]
pub struct Keymap {
    lookup: HashMap<(Context, Key), Action>,
    /// The keys of each line of the table, in its order.
    keys: Vec<Vec<String>>,
}

impl Key {
    /// Whether it is typed into a text.
    pub const fn is_text(self) -> bool {
        !self.ctrl && matches!(self.code, KeyCode::Char(_) | KeyCode::Enter)
    }

    /// Whether it is typed into a form of one line.
    pub const fn is_character(self) -> bool {
        !self.ctrl && matches!(self.code, KeyCode::Char(_))
    }

    /// Reads a key as the table writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let (ctrl, name) = match text.strip_prefix("ctrl-") {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let code = match name {
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "tab" => KeyCode::Tab,
            "shift-tab" => KeyCode::BackTab,
            "space" => KeyCode::Char(' '),
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            "pgup" => KeyCode::PageUp,
            "pgdn" => KeyCode::PageDown,
            "backspace" => KeyCode::Backspace,
            "delete" => KeyCode::Delete,
            "f1" => KeyCode::F(1),
            "f2" => KeyCode::F(2),
            "f3" => KeyCode::F(3),
            "f4" => KeyCode::F(4),
            _ => {
                let mut chars = name.chars();
                let (Some(c), None) = (chars.next(), chars.next()) else { return None };
                KeyCode::Char(c)
            }
        };
        Some(Self { code, ctrl })
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let code = match event.code {
            // Terminals that report Ctrl with a capital mean the same key.
            KeyCode::Char(c) if ctrl => KeyCode::Char(c.to_ascii_lowercase()),
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
            code => code,
        };
        Self { code, ctrl }
    }
}

impl Keymap {
    /// The table as it stands.
    pub fn standard() -> Self {
        Self::from_keys(TABLE.iter().map(|b| b.keys.iter().map(|k| (*k).to_owned()).collect()).collect())
    }

    fn from_keys(keys: Vec<Vec<String>>) -> Self {
        let mut lookup = HashMap::new();
        for (binding, keys) in TABLE.iter().zip(&keys) {
            for key in keys.iter().filter_map(|text| Key::parse(text)) {
                lookup.entry((binding.context, key)).or_insert(binding.action);
            }
        }
        Self { lookup, keys }
    }

    /// What a key does in the nearest of `contexts` that knows it.
    pub fn action(&self, contexts: &[Context], event: KeyEvent) -> Option<Action> {
        // Alt is never needed, and a letter with Alt is not that letter.
        if event.modifiers.contains(KeyModifiers::ALT) {
            return None;
        }
        let key = Key::from(event);
        contexts.iter().find_map(|context| self.lookup.get(&(*context, key)).copied())
    }

    /// The lines of a context with the keys in force, in the table's order.
    pub fn lines(&self, context: Context) -> impl Iterator<Item = (&'static Binding, &[String])> {
        TABLE.iter().zip(&self.keys).filter(move |(b, _)| b.context == context).map(|(b, keys)| (b, keys.as_slice()))
    }

    /// The keys of a line of the table.
    pub fn keys_of(&self, binding: &Binding) -> &[String] {
        let at = TABLE.iter().position(|b| b.context == binding.context && b.name == binding.name);
        at.and_then(|at| self.keys.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The first key of an action, as it is shown to the person.
    pub fn shown(&self, context: Context, action: Action) -> Option<String> {
        let (_, keys) = self.lines(context).find(|(b, _)| b.action == action)?;
        keys.first().map(|key| display(key))
    }
}

/// A key as the person reads it: `ctrl-d` is `Ctrl-D`, `enter` is `Enter`.
pub fn display(key: &str) -> String {
    if key.chars().count() == 1 {
        return key.to_owned();
    }
    if let Some(c) = key.strip_prefix("ctrl-") {
        return format!("Ctrl-{}", c.to_ascii_uppercase());
    }
    match key {
        "pgdn" => "PgDn".into(),
        "pgup" => "PgUp".into(),
        "up" => "↑".into(),
        "down" => "↓".into(),
        "left" => "←".into(),
        "right" => "→".into(),
        "shift-tab" => "Shift-Tab".into(),
        _ => {
            let mut chars = key.chars();
            chars.next().map(|c| c.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_stands_twice_in_one_context() {
        let mut seen = HashSet::new();
        for binding in TABLE {
            for key in binding.keys {
                let parsed = Key::parse(key).unwrap_or_else(|| panic!("{key} is not a key"));
                assert!(seen.insert((binding.context, parsed)), "{key} stands twice in {:?}", binding.context);
            }
        }
    }

    /// A menu in which `j` did something else than move would act on what the person did not mean.
    #[test]
    fn movement_keys_are_reserved_in_every_list() {
        let moving: HashSet<Key> =
            TABLE.iter().filter(|b| b.context == Context::Moving).flat_map(|b| b.keys).filter_map(|k| Key::parse(k)).collect();
        for binding in TABLE.iter().filter(|b| b.context != Context::Moving && !b.context.takes_text()) {
            for key in binding.keys.iter().filter_map(|k| Key::parse(k)) {
                assert!(!moving.contains(&key), "{:?} binds a movement key to {:?}", binding.context, binding.action);
            }
        }
    }

    #[test]
    fn names_are_unique_and_every_line_has_words_and_keys() {
        let mut seen = HashSet::new();
        for binding in TABLE {
            assert!(seen.insert((binding.context, binding.name)), "{}", binding.name);
            assert!(!binding.keys.is_empty());
            assert!(!(binding.help)(Lang::Zh).is_empty() && !(binding.help)(Lang::En).is_empty());
        }
    }

    /// Ctrl-H is what old clients send for Backspace; nothing needs Alt.
    #[test]
    fn no_key_is_bound_that_a_client_does_not_send() {
        for key in TABLE.iter().flat_map(|b| b.keys) {
            assert!(*key != "ctrl-h" && !key.starts_with("alt-"), "{key}");
        }
    }
}

//! The one table of keys: context, key, action and its help line. Dispatch, the help screen, the bottom line and the key file are
//! views of it.

mod action;
mod context;
mod file;
mod table;

use std::collections::HashMap;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use action::Action;
pub use context::Context;
pub use file::KeyFileError;
pub use table::TABLE;

use crate::messages::Lang;

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

    /// In one context, and in those that are looked up together: what a further one binds would not be reached by its key.
    #[test]
    fn no_key_stands_twice_where_it_is_looked_up() {
        let parsed = |key: &str| Key::parse(key).unwrap_or_else(|| panic!("{key} is not a key"));
        for scope in Context::ALL.iter().map(|context| context.scope()) {
            let mut seen = HashSet::new();
            for (binding, key) in
                scope.iter().flat_map(|c| TABLE.iter().filter(|b| b.context == *c)).flat_map(|b| b.keys.iter().map(move |k| (b, k)))
            {
                assert!(seen.insert(parsed(key)), "{key} of {:?} stands twice in {scope:?}", binding.context);
            }
        }
    }

    /// Each scope begins with its own context; what holds for the terminal is behind all of them.
    #[test]
    fn a_scope_begins_nearest_and_ends_with_the_terminal() {
        for context in Context::ALL.iter().filter(|context| context.scope().len() > 1) {
            let scope = context.scope();
            assert_eq!((scope.first(), scope.last()), (Some(context), Some(&Context::Terminal)));
            assert_eq!(scope.contains(&Context::Editing), context.takes_text(), "{context:?}");
            assert!(!(scope.contains(&Context::Moving) && context.takes_text()), "{context:?}");
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

//! The key file: `{"overview": {"open": ["enter", "o"]}}` changes the keys of a line of the table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Context, Key, Keymap, TABLE};
use crate::messages::{Lang, console as say};

/// What is wrong with a key file.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// It cannot be read.
    #[error("{0}: {1}")]
    Io(PathBuf, std::io::Error),
    /// It is not such a JSON document.
    #[error("{0}: {1}")]
    Json(PathBuf, serde_json::Error),
    /// It names a context or an action that does not exist.
    #[error("{0}: no action `{1}`")]
    NoSuchAction(PathBuf, String),
    /// It names a key that does not exist.
    #[error("{0}: no key `{1}`")]
    NoSuchKey(PathBuf, String),
    /// It would take a key from the text that is being written.
    #[error("{0}: `{1}` is text while writing")]
    IsText(PathBuf, String),
    /// Two actions of one context would have the same key, or a list would lose a movement key.
    #[error("{0}: `{1}` stands for two actions")]
    Twice(PathBuf, String),
}

impl KeyFileError {
    /// The sentence for the person.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            KeyFileError::Io(file, error) => say::key_file_unreadable(lang, file.display(), error),
            KeyFileError::Json(file, error) => say::key_file_no_json(lang, file.display(), error.line(), error.column()),
            KeyFileError::NoSuchAction(file, name) => say::key_file_no_action(lang, file.display(), name),
            KeyFileError::NoSuchKey(file, key) => say::key_file_no_key(lang, file.display(), key),
            KeyFileError::IsText(file, key) => say::key_file_is_text(lang, file.display(), key),
            KeyFileError::Twice(file, key) => say::key_file_twice(lang, file.display(), key),
        }
    }
}

impl Keymap {
    /// The table with the changes of a key file.
    ///
    /// # Errors
    /// When the file cannot be read, names what does not exist, or gives one key to two actions.
    pub fn with_file(path: &Path) -> Result<Self, KeyFileError> {
        let text = std::fs::read_to_string(path).map_err(|e| KeyFileError::Io(path.to_owned(), e))?;
        Self::with_changes(path, &text)
    }

    fn with_changes(path: &Path, text: &str) -> Result<Self, KeyFileError> {
        let changes: BTreeMap<String, BTreeMap<String, Vec<String>>> =
            serde_json::from_str(text).map_err(|e| KeyFileError::Json(path.to_owned(), e))?;
        let mut keys = Self::standard().keys;
        for (context, actions) in changes {
            for (action, wanted) in actions {
                let line = TABLE.iter().position(|b| b.context.name() == context && b.name == action);
                let Some(line) = line.and_then(|at| keys.get_mut(at)) else {
                    return Err(KeyFileError::NoSuchAction(path.to_owned(), format!("{context}.{action}")));
                };
                if let Some(wrong) = wanted.iter().find(|key| Key::parse(key).is_none()) {
                    return Err(KeyFileError::NoSuchKey(path.to_owned(), wrong.clone()));
                }
                let of = TABLE.iter().map(|b| b.context).find(|c| c.name() == context);
                let is_text = |key: &Key| match of {
                    Some(page) if page.takes_lines() => key.is_text(),
                    Some(line) if line.takes_text() => key.is_character(),
                    _ => false,
                };
                if let Some(text) = wanted.iter().find(|key| Key::parse(key).is_some_and(|key| is_text(&key))) {
                    return Err(KeyFileError::IsText(path.to_owned(), text.clone()));
                }
                *line = wanted;
            }
        }
        match clash(&keys) {
            Some(key) => Err(KeyFileError::Twice(path.to_owned(), key)),
            None => Ok(Self::from_keys(keys)),
        }
    }
}

/// A key that stands for two actions where both hold: in one context, for a movement and an act, on a screen and on every screen, in a line
/// and wherever text is typed.
fn clash(keys: &[Vec<String>]) -> Option<String> {
    let all: Vec<(Context, &String, Key)> =
        TABLE.iter().zip(keys).flat_map(|(b, keys)| keys.iter().filter_map(|k| Some((b.context, k, Key::parse(k)?)))).collect();
    all.iter().enumerate().find_map(|(at, (context, text, key))| {
        let twice = all.iter().enumerate().any(|(other, (c, _, k))| other != at && k == key && c.holds_with(*context));
        twice.then(|| (*text).clone())
    })
}

#[cfg(test)]
mod tests {
    use super::super::Action;
    use super::*;
    use crate::console::editor::Edit;
    use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    fn read(text: &str) -> Result<Keymap, KeyFileError> {
        Keymap::with_changes(Path::new("keys.json"), text)
    }

    fn press(keymap: &Keymap, c: char) -> Option<Action> {
        keymap.action(&[Context::Overview, Context::Moving], KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
    }

    /// A key of every screen that one screen has for itself would be refused in anybody's file.
    #[test]
    fn the_table_itself_has_no_key_for_two_actions() {
        assert!(read("{}").is_ok(), "{:?}", read("{}").err());
    }

    #[test]
    fn a_line_of_the_table_takes_the_keys_of_the_file() {
        let keymap = read(r#"{"overview": {"comment": ["b", "f3"]}}"#).unwrap();
        assert_eq!((press(&keymap, 'b'), press(&keymap, 'c')), (Some(Action::WriteComment), None));
        assert_eq!(press(&keymap, 'j'), Some(Action::Down));
    }

    #[test]
    fn the_keys_of_editing_are_changed_for_all_lines_at_once() {
        let keymap = read(r#"{"editing": {"delete-word": ["f3"]}}"#).unwrap();
        let f3 = KeyEvent::new(KeyCode::F(3), KeyModifiers::NONE);
        for line in Context::ALL.iter().filter(|context| context.takes_text()) {
            assert_eq!(keymap.action(line.scope(), f3), Some(Action::Edit(Edit::DeleteWord)), "{line:?}");
        }
        assert_eq!(keymap.action(Context::Overview.scope(), f3), None);
    }

    #[test]
    fn a_wrong_file_is_refused_with_its_place() {
        for (text, words) in [
            (r#"{"overview": {"fly": ["b"]}}"#, "overview.fly"),
            (r#"{"overview": {"open": ["hyper-b"]}}"#, "hyper-b"),
            (r#"{"overview": {"open": ["s"]}}"#, "“s”"),
            (r#"{"statuses": {"choose": ["j"]}}"#, "“j”"),
            (r#"{"writing": {"save": ["a"]}}"#, "“a”"),
            (r#"{"writing": {"save": ["enter"]}}"#, "“enter”"),
            (r#"{"anywhere": {"quit": ["s"]}}"#, "“s”"),
            (r#"{"overview": {"status": ["u"]}}"#, "“u”"),
            // The keys of editing hold in every line, and are no characters there, nor the Enter of a text.
            (r#"{"filter": {"save": ["ctrl-w"]}}"#, "“ctrl-w”"),
            (r#"{"editing": {"line-end": ["ctrl-d"]}}"#, "“ctrl-d”"),
            (r#"{"editing": {"line-end": ["b"]}}"#, "“b”"),
            (r#"{"editing": {"line-end": ["enter"]}}"#, "“enter”"),
            // Where they stood before.
            (r#"{"filter": {"delete-word": ["f3"]}}"#, "filter.delete-word"),
            ("{\n 7", "第2行"),
        ] {
            let sentence = read(text).unwrap_err().explain(Lang::Zh);
            assert!(sentence.contains(words) && sentence.contains("keys.json"), "{sentence}");
        }
    }
}

//! The key file: `{"overview": {"open": ["enter", "o"]}}` changes the keys of a line of the table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Context, Key, Keymap, TABLE};
use crate::messages::{Lang, chat, command, console as say, dates, forecast, forms, lookup, past, promises, queue, room, settings, units};

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

impl Context {
    /// The name in the key file.
    pub const fn name(self) -> &'static str {
        match self {
            Context::Anywhere => "anywhere",
            Context::Moving => "moving",
            Context::Overview => "overview",
            Context::Detail => "detail",
            Context::Units => "units",
            Context::AllUnits => "all-units",
            Context::UnitWork => "unit-work",
            Context::Findings => "findings",
            Context::Changes => "changes",
            Context::Forecast => "forecast",
            Context::Dates => "dates",
            Context::Promises => "promises",
            Context::Settings => "settings",
            Context::Matrix => "matrix",
            Context::Indicators => "indicators",
            Context::Chart => "chart",
            Context::Statuses => "statuses",
            Context::Settle => "settle",
            Context::Drafts => "drafts",
            Context::Writing => "writing",
            Context::Entry => "entry",
            Context::Form => "form",
            Context::Filter => "filter",
            Context::Search => "search",
            Context::Hits => "hits",
            Context::Marked => "marked",
            Context::Jump => "jump",
            Context::Command => "command",
            Context::Copied => "copied",
            Context::Line => "line",
            Context::PromiseChoice => "promise-choice",
            Context::Templates => "templates",
            Context::Queue => "queue",
            Context::Meeting => "meeting",
            Context::Agenda => "agenda",
            Context::AgendaLine => "agenda-line",
            Context::Capture => "capture",
            Context::Minutes => "minutes",
            Context::Question => "question",
            Context::Reading => "reading",
            Context::Terminal => "terminal",
        }
    }
}

impl Context {
    /// The heading in the help.
    pub const fn title(self, lang: Lang) -> &'static str {
        match self {
            Context::Anywhere => say::in_anywhere(lang),
            Context::Moving => say::in_moving(lang),
            Context::Overview => say::in_overview(lang),
            Context::Detail => say::in_detail(lang),
            Context::Units => say::in_units(lang),
            Context::AllUnits => units::in_units(lang),
            Context::UnitWork => units::in_work(lang),
            Context::Findings => say::in_findings(lang),
            Context::Changes => past::in_changes(lang),
            Context::Forecast => forecast::in_forecast(lang),
            Context::Dates => dates::in_dates(lang),
            Context::Promises => promises::title(lang),
            Context::Settings => settings::in_settings(lang),
            Context::Matrix => say::in_matrix(lang),
            Context::Indicators => say::in_indicators(lang),
            Context::Chart => say::in_chart(lang),
            Context::Statuses => say::in_statuses(lang),
            Context::Settle => say::in_settle(lang),
            Context::Drafts => say::in_drafts(lang),
            Context::Writing => say::in_writing(lang),
            Context::Entry => say::in_entry(lang),
            Context::Form => forms::in_form(lang),
            Context::Filter => queue::in_filter(lang),
            Context::Search => lookup::in_search(lang),
            Context::Hits => lookup::in_hits(lang),
            Context::Marked => lookup::in_marked(lang),
            Context::Jump => lookup::in_jump(lang),
            Context::Command => command::in_command(lang),
            Context::Copied => chat::in_copied(lang),
            Context::Line => past::in_line(lang),
            Context::PromiseChoice => room::in_promise_choice(lang),
            Context::Templates => forms::in_templates(lang),
            Context::Queue => queue::in_queue(lang),
            Context::Meeting => room::in_meeting(lang),
            Context::Agenda => room::in_agenda(lang),
            Context::AgendaLine => room::in_agenda_line(lang),
            Context::Capture => room::in_capture(lang),
            Context::Minutes => room::in_minutes(lang),
            Context::Question => say::in_question(lang),
            Context::Reading => say::in_reading(lang),
            Context::Terminal => say::in_terminal(lang),
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
                // The form has one line: Enter is no text there.
                let of = TABLE.iter().map(|b| b.context).find(|c| c.name() == context);
                let is_text = |key: &Key| match of {
                    Some(Context::Writing | Context::Form) => key.is_text(),
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

/// A key that stands for two actions where both hold: in one context, for a movement and an act, or on a screen and on every screen.
fn clash(keys: &[Vec<String>]) -> Option<String> {
    let all: Vec<(Context, &String, Key)> =
        TABLE.iter().zip(keys).flat_map(|(b, keys)| keys.iter().filter_map(|k| Some((b.context, k, Key::parse(k)?)))).collect();
    let clashes = |a: Context, b: Context| {
        let moving = a == Context::Moving && !b.takes_text();
        a == b || moving || a == Context::Anywhere && b.is_screen() || a == Context::Terminal
    };
    all.iter().enumerate().find_map(|(at, (context, text, key))| {
        let twice = all.iter().enumerate().any(|(other, (c, _, k))| other != at && k == key && clashes(*c, *context));
        twice.then(|| (*text).clone())
    })
}

#[cfg(test)]
mod tests {
    use super::super::Action;
    use super::*;
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
            ("{\n 7", "第2行"),
        ] {
            let sentence = read(text).unwrap_err().explain(Lang::Zh);
            assert!(sentence.contains(words) && sentence.contains("keys.json"), "{sentence}");
        }
    }
}

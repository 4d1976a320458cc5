//! Which commands there are, and which one a word names. They are the lines of the table of keys; there is no list beside it.

use crate::console::keymap::{Action, Binding, Context, TABLE};
use crate::messages::Lang;
use crate::search::Words;
use crate::text::half_width;

/// What a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'t> {
    /// A command of this screen, and what stands behind its name.
    Here(Action, &'t str),
    /// A command of other screens.
    Elsewhere(&'t str),
    /// The beginning of several commands.
    Several(&'t str),
    /// Nothing that is known.
    Nobody(&'t str),
}

/// The commands of a screen, the nearest context first, each name once.
pub fn commands(contexts: &[Context]) -> Vec<&'static Binding> {
    let mut found: Vec<&'static Binding> = Vec::new();
    for binding in contexts.iter().flat_map(|context| TABLE.iter().filter(move |b| b.context == *context)) {
        if binding.action != Action::Command && found.iter().all(|known| known.name != binding.name) {
            found.push(binding);
        }
    }
    found
}

/// Those that a word may be the beginning of, those whose name or words begin with it first, those in whose words it is found by pinyin last;
/// all of them for an empty word.
pub fn matching(commands: &[&'static Binding], word: &str) -> Vec<&'static Binding> {
    let (sought, word) = (Words::of(word), folded(word));
    let mut ranked: Vec<(u8, &'static Binding)> = commands.iter().filter_map(|b| Some((rank(b, &sought, &word)?, *b))).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, binding)| binding).collect()
}

/// How near a word comes to what a command is called, 0 for its whole name; none where it is not in it, nor its pinyin. `word` is folded.
pub fn rank(binding: &Binding, sought: &Words, word: &str) -> Option<u8> {
    let names = names(binding);
    match () {
        () if names.iter().any(|name| name == word) => Some(0),
        () if names.iter().any(|name| name.starts_with(word)) => Some(1),
        () if names.iter().any(|name| name.contains(word)) => Some(2),
        () if !sought.marks_in_name((binding.help)(Lang::Zh)).is_empty() => Some(3),
        () => None,
    }
}

/// What a line names: the whole of it is a name, or its first word is, and what follows are words for the command.
pub fn named<'t>(contexts: &[Context], line: &'t str) -> Named<'t> {
    let line = line.trim();
    let commands = commands(contexts);
    let (first, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(first, rest)| (first, rest.trim()));
    if let Some(action) = exact(&commands, line) {
        return Named::Here(action, "");
    }
    if let Some(action) = exact(&commands, first) {
        return Named::Here(action, rest);
    }
    let begun: Vec<&Binding> = commands.iter().copied().filter(|b| names(b).iter().any(|name| name.starts_with(&folded(first)))).collect();
    let known_elsewhere = TABLE.iter().any(|b| names(b).iter().any(|name| *name == folded(first)));
    match begun.as_slice() {
        _ if first.is_empty() || known_elsewhere && begun.is_empty() => Named::Elsewhere(first),
        [one] => Named::Here(one.action, rest),
        [] => Named::Nobody(first),
        [one, others @ ..] if others.iter().all(|other| other.action == one.action) => Named::Here(one.action, rest),
        _ => Named::Several(first),
    }
}

/// The contexts in which a word names a command.
pub fn places(word: &str) -> Vec<Context> {
    let word = folded(word);
    let mut found: Vec<Context> = Vec::new();
    for binding in TABLE.iter().filter(|b| names(b).contains(&word)) {
        if !found.contains(&binding.context) {
            found.push(binding.context);
        }
    }
    found
}

/// How a command is written in full: in its words where no other command has them, else by its name.
pub fn spelled(commands: &[&'static Binding], binding: &Binding, lang: Lang) -> &'static str {
    let words = (binding.help)(lang);
    let alone = commands.iter().filter(|other| (other.help)(lang) == words).count() == 1;
    if lang == Lang::Zh && alone { words } else { binding.name }
}

fn exact(commands: &[&'static Binding], word: &str) -> Option<Action> {
    let word = folded(word);
    commands.iter().find(|b| names(b).contains(&word)).map(|b| b.action)
}

/// What a command is called: its name in the key file, its words in both languages.
fn names(binding: &Binding) -> [String; 3] {
    [folded(binding.name), folded((binding.help)(Lang::Zh)), folded((binding.help)(Lang::En))]
}

/// A word as it is compared: half-width, in small letters.
pub fn folded(word: &str) -> String {
    word.chars().map(half_width).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUEUE: &[Context] = &[Context::Queue, Context::Moving, Context::Anywhere, Context::Terminal];
    const OVERVIEW: &[Context] = &[Context::Overview, Context::Moving, Context::Anywhere, Context::Terminal];

    #[test]
    fn a_command_is_named_by_its_name_its_words_or_their_beginning() {
        for (line, wanted) in [
            ("urge", Named::Here(Action::Urge, "")),
            ("催办", Named::Here(Action::Urge, "")),
            ("ＵＲＧＥ", Named::Here(Action::Urge, "")),
            (" 筛选  逾期 蓝天 ", Named::Here(Action::Filter, "逾期 蓝天")),
            ("end a promise", Named::Here(Action::EndPromise, "")),
            ("sno", Named::Here(Action::Snooze, "")),
            ("状态 推进中", Named::Here(Action::SetStatus, "推进中")),
            ("fresh", Named::Here(Action::FreshRun, "")),
            ("s", Named::Several("s")),
            ("蓝天", Named::Nobody("蓝天")),
        ] {
            assert_eq!(named(QUEUE, line), wanted, "{line}");
        }
    }

    #[test]
    fn a_command_of_another_screen_is_known_as_one() {
        assert_eq!(named(OVERVIEW, "snooze"), Named::Elsewhere("snooze"));
        assert_eq!(places("换视图"), [Context::Queue]);
    }

    /// `open` stands in several contexts: the nearest one's is meant.
    #[test]
    fn each_name_stands_once() {
        let all = commands(QUEUE);
        assert_eq!(all.iter().filter(|b| b.name == "open").count(), 1);
        assert!(all.iter().all(|b| b.action != Action::Command));
        assert_eq!(matching(&all, "status").first().map(|b| b.action), Some(Action::SetStatus));
        assert_eq!(matching(&all, "").len(), all.len());
        // 催办 by its pinyin and by its initials.
        for pinyin in ["cuiban", "cb"] {
            assert_eq!(matching(&all, pinyin).first().map(|b| b.action), Some(Action::Urge), "{pinyin}");
        }
    }

    #[test]
    fn what_is_completed_is_understood() {
        for contexts in [QUEUE, OVERVIEW] {
            let all = commands(contexts);
            for (binding, lang) in all.iter().flat_map(|b| [(b, Lang::Zh), (b, Lang::En)]) {
                let line = spelled(&all, binding, lang);
                assert_eq!(named(contexts, line), Named::Here(binding.action, ""), "{line}");
            }
        }
    }
}

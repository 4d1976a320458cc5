//! Which commands there are, and which one a word names. They are the lines of the table of keys; there is no list beside it.

use crate::console::keymap::{Action, Binding, Context, TABLE};
use crate::messages::Lang;
use crate::search::Words;
use crate::text::half_width;

/// Where an item is acted on, whichever screen a line is typed over.
pub const ON_ITEM: &[Context] = &[Context::Detail, Context::Promises];
/// So many words a name may have before the words that are for the command.
const NAME_WORDS: usize = 6;
/// Characters of a word in which slips are counted.
const LONGEST: usize = 40;

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

/// The commands of a screen, the nearest context first, each once. Two may have one name, of which the nearest is meant.
pub fn commands(contexts: &[Context]) -> Vec<&'static Binding> {
    let mut found: Vec<&'static Binding> = Vec::new();
    for binding in contexts.iter().flat_map(|context| TABLE.iter().filter(move |b| b.context == *context)) {
        if binding.action != Action::Command && found.iter().all(|known| known.name != binding.name || known.action != binding.action) {
            found.push(binding);
        }
    }
    found
}

/// Acts on an item that a screen has not under its cursor, but that can be done with the item's id behind the name: `催办 8.4`.
pub fn acts_by_id(contexts: &[Context]) -> Vec<&'static Binding> {
    let here = commands(contexts);
    let of_items = commands(ON_ITEM).into_iter().filter(|binding| binding.action.acts_on_item());
    of_items.filter(|binding| here.iter().all(|known| known.action != binding.action)).collect()
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
        () if chinese(binding).any(|name| !sought.marks_in_name(name).is_empty()) => Some(3),
        () => None,
    }
}

/// Those that a word with a slip in it may be meant for: a letter too many, missing, wrong or changed with its neighbour, and in longer names
/// two; or a name that is not finished, or stands within the word.
pub fn near(commands: &[&'static Binding], word: &str) -> Vec<&'static Binding> {
    let word = folded(word);
    let slips = |name: &String| {
        let (long, short) = (name.chars().count().max(word.chars().count()), name.chars().count().min(word.chars().count()));
        let is_part = short > 1 && (name.contains(&word) || word.contains(name.as_str()));
        let slips = if is_part { 0 } else { slips(&word, name) };
        (is_part || slips * 3 <= long && long > 2).then_some(slips)
    };
    let nearest = |binding: &Binding| names(binding).iter().filter_map(slips).min();
    let mut all: Vec<(usize, &'static Binding)> = commands.iter().filter_map(|binding| Some((nearest(binding)?, *binding))).collect();
    all.sort_by_key(|(slips, _)| *slips);
    all.into_iter().map(|(_, binding)| binding).collect()
}

/// By how many slips of a letter two words differ; two neighbours that changed places are one.
fn slips(one: &str, other: &str) -> usize {
    let beginning = |word: &str| word.chars().take(LONGEST).collect::<String>();
    strsim::osa_distance(&beginning(one), &beginning(other))
}

/// What a line names: the most of its first words that is a name, and what follows are words for the command; else a name that is not
/// finished, or one by its pinyin or initials.
pub fn named<'t>(contexts: &[Context], line: &'t str) -> Named<'t> {
    let line = line.trim();
    let commands = commands(contexts);
    let (first, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(first, rest)| (first, rest.trim()));
    if let Some((action, rest)) = beginnings(line).find_map(|(name, rest)| Some((exact(&commands, name)?, rest))) {
        return Named::Here(action, rest);
    }
    let begun: Vec<&Binding> = commands.iter().copied().filter(|b| names(b).iter().any(|name| name.starts_with(&folded(first)))).collect();
    let is_elsewhere = || TABLE.iter().any(|b| names(b).contains(&folded(first)));
    let sounds = |all: &[&'static Binding]| sounding(all, first);
    match begun.as_slice() {
        [] if first.is_empty() || is_elsewhere() => Named::Elsewhere(first),
        // 承诺 is the beginning of 承诺台账, too, but that has no use for words.
        _ if !rest.is_empty() && is_elsewhere() => Named::Elsewhere(first),
        [] => match sounds(&commands).as_slice() {
            [] if sounds(&of_screens()).is_empty() => Named::Nobody(first),
            [] => Named::Elsewhere(first),
            all => only(all).map_or(Named::Several(first), |action| Named::Here(action, rest)),
        },
        all => only(all).map_or(Named::Several(first), |action| Named::Here(action, rest)),
    }
}

/// Whether a line begins with the whole name of a command, of whichever screen.
pub fn begins_with_name(line: &str) -> bool {
    beginnings(line.trim()).any(|(name, _)| TABLE.iter().any(|binding| names(binding).contains(&folded(name))))
}

/// The action that all of some bindings have; none where they have several.
fn only(all: &[&'static Binding]) -> Option<Action> {
    let first = all.first()?.action;
    all.iter().all(|binding| binding.action == first).then_some(first)
}

/// The first words of a line, as many as a name may have and the most first, each with what follows them.
fn beginnings(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut ends: Vec<usize> = line.match_indices(char::is_whitespace).map(|(at, _)| at).take(NAME_WORDS).collect();
    // The whole line may be a name, however many words it has.
    ends.push(line.len());
    ends.into_iter().rev().filter_map(|at| line.split_at_checked(at)).map(|(name, rest)| (name.trim_end(), rest.trim()))
}

/// The commands of which a whole Chinese name sounds as a word does: its pinyin or its initials, as a search has it.
fn sounding(all: &[&'static Binding], word: &str) -> Vec<&'static Binding> {
    if word.chars().nth(1).is_none() || !word.chars().all(|c| half_width(c).is_ascii_alphabetic()) {
        return Vec::new();
    }
    let sought = Words::of(word);
    let is_whole = |name: &str| sought.marks_in_name(name).iter().map(ExactSizeIterator::len).sum::<usize>() == name.len();
    all.iter().copied().filter(|binding| chinese(binding).any(is_whole)).collect()
}

fn of_screens() -> Vec<&'static Binding> {
    TABLE.iter().filter(|binding| binding.context.is_screen() && binding.action != Action::Command).collect()
}

/// The contexts in which a word names a command.
pub fn places(word: &str) -> Vec<Context> {
    let folded = folded(word);
    let exact: Vec<&'static Binding> = TABLE.iter().filter(|b| names(b).contains(&folded)).collect();
    let mut found: Vec<Context> = Vec::new();
    for binding in if exact.is_empty() { sounding(&of_screens(), word) } else { exact } {
        if !found.contains(&binding.context) {
            found.push(binding.context);
        }
    }
    found
}

/// How a command is written in full: in its words where no other command has them, else by its name; in English by its name where it is alone.
pub fn spelled(commands: &[&'static Binding], binding: &Binding, lang: Lang) -> &'static str {
    let words = (binding.help)(Lang::Zh);
    let is_alone = commands.iter().filter(|other| (other.help)(Lang::Zh) == words).count() == 1;
    let has_name = commands.iter().filter(|other| other.name == binding.name).count() == 1;
    if is_alone && (lang == Lang::Zh || !has_name) { words } else { binding.name }
}

fn exact(commands: &[&'static Binding], word: &str) -> Option<Action> {
    let word = folded(word);
    commands.iter().find(|b| names(b).contains(&word)).map(|b| b.action)
}

/// What a command is called: its name in the key file, its words in both languages, and the title of the screen to which it goes.
fn names(binding: &Binding) -> Vec<String> {
    let screen = binding.action.screen();
    let title = screen.iter().flat_map(|screen| [screen.title(Lang::Zh), screen.title(Lang::En)]);
    [binding.name, (binding.help)(Lang::Zh), (binding.help)(Lang::En)].into_iter().chain(title).map(folded).collect()
}

/// Its names in Chinese.
fn chinese(binding: &Binding) -> impl Iterator<Item = &'static str> {
    std::iter::once((binding.help)(Lang::Zh)).chain(binding.action.screen().map(|screen| screen.title(Lang::Zh)))
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

    #[test]
    fn slips_are_counted_by_letters() {
        for (one, other, wanted) in [
            ("status", "status", 0),
            ("stauts", "status", 1),
            ("statu", "status", 1),
            ("statuus", "status", 1),
            ("stetos", "status", 2),
            ("", "up", 2),
            ("催办", "催报", 1),
        ] {
            assert_eq!((slips(one, other), slips(other, one)), (wanted, wanted), "{one} {other}");
        }
        let near = |word: &str| near(&commands(QUEUE), word).iter().map(|b| b.action).collect::<Vec<_>>();
        assert_eq!(near("stauts").first(), Some(&Action::SetStatus));
        assert_eq!(near("催办单").first(), Some(&Action::Urge));
        assert_eq!(near("xyz"), []);
        assert_eq!(near("承办"), []);
    }

    #[test]
    fn a_name_by_its_sound_is_a_whole_one() {
        for (line, wanted) in [
            ("cuiban 请报送", Named::Here(Action::Urge, "请报送")),
            ("CB", Named::Here(Action::Urge, "")),
            ("dbdl", Named::Here(Action::GoQueue, "")),
            ("c", Named::Several("c")),
        ] {
            assert_eq!(named(QUEUE, line), wanted, "{line}");
        }
        assert_eq!(named(OVERVIEW, "cuiban"), Named::Elsewhere("cuiban"));
        assert!(
            acts_by_id(OVERVIEW).iter().any(|b| b.action == Action::Urge) && acts_by_id(QUEUE).iter().all(|b| b.action != Action::Urge)
        );
        // On the details `units` are the measure's, 单位 is the screen.
        let detail = &[Context::Detail, Context::Moving, Context::Anywhere];
        assert_eq!(named(detail, "units"), Named::Here(Action::OpenUnits, ""));
        assert_eq!(named(detail, "单位 水务局"), Named::Here(Action::GoUnits, "水务局"));
    }

    proptest::proptest! {
        /// What is for the command is the end of the line, to the letter.
        #[test]
        fn words_behind_a_name_stay_as_they_were_typed(line in "(催办|status|end a promise|cb|\\PC{0,8})[ \u{3000}]{0,2}\\PC{0,30}") {
            if let Named::Here(_, words) = named(QUEUE, &line) {
                proptest::prop_assert!(line.trim().ends_with(words));
            }
        }
    }
}

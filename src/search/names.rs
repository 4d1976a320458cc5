//! A word in a name of a unit, where characters may be skipped: `shj` is 市生态环境局.

use super::pattern::{Fit, Pattern, State};
use super::words::Word;

/// How a word stands in a name, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// It is the name.
    Is,
    /// The name begins with it.
    Begins,
    /// The name has it.
    Has,
    /// The name has it with other characters between.
    Skips,
}

impl Word {
    /// How it stands in the best of some names of one unit.
    pub fn grade<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Option<Grade> {
        let pattern = self.pattern.as_deref()?;
        names.into_iter().filter_map(|name| pattern.grade(name)).min()
    }
}

impl Pattern {
    /// How it stands in a name.
    pub fn grade(&self, name: &str) -> Option<Grade> {
        let (mut state, mut found) = (State::START, None);
        let last = name.char_indices().next_back().map_or(0, |(at, _)| at);
        for (at, c) in name.char_indices() {
            state = self.step(state, c, true);
            if self.ended(state).is_some() {
                if at == last {
                    return Some(Grade::Is);
                }
                found = Some(Grade::Begins);
            }
            if state.is_nowhere() {
                break;
            }
        }
        found.or_else(|| self.is_in(name).then_some(Grade::Has)).or_else(|| self.skips_in(name).then_some(Grade::Skips))
    }

    fn is_in(&self, name: &str) -> bool {
        let mut state = State::NOWHERE;
        name.chars().any(|c| {
            state = self.step(state.and(State::START), c, true);
            self.ended(state).is_some()
        })
    }

    /// Two characters or three letters say enough to be sought with others between them.
    fn may_skip(&self) -> bool {
        self.letters().len() > 2 || self.letters().len() == 2 && self.is_plain_han()
    }

    fn skips_in(&self, name: &str) -> bool {
        let mut state = State::START;
        self.may_skip()
            && name.chars().any(|c| {
                state = state.and(self.step(state, c, true));
                self.ended(state).is_some()
            })
    }

    /// The characters of a name, by their places, on which it stands with others between them; the first way that there is.
    pub fn skipped(&self, name: &[char]) -> Option<Vec<usize>> {
        // How far the word can be read with each character left out or not, before the last step that ends it.
        let mut states = vec![State::START];
        for (at, c) in name.iter().enumerate().filter(|_| self.may_skip()) {
            let before = states.last().copied()?;
            let after = self.step(before, *c, true);
            if self.ended(after).is_some() {
                return self.traced(name.get(..=at)?, &states);
            }
            states.push(before.and(after));
        }
        None
    }

    /// The way back from the end: `states[n]` is what can be read before the n-th character.
    fn traced(&self, name: &[char], states: &[State]) -> Option<Vec<usize>> {
        let mut wanted = self.done();
        let mut places = Vec::new();
        for (at, c) in name.iter().enumerate().rev() {
            let before = states.get(at)?;
            let held = before.whole | before.loose;
            // Left out if what is wanted could be read without it.
            if held & wanted != 0 {
                continue;
            }
            let from = (0..self.letters().len()).map(|bit| 1_u64 << bit).find(|bit| {
                let next = self.step(State { whole: held & bit, loose: 0 }, *c, true);
                (next.whole | next.loose) & wanted != 0
            })?;
            places.push(at);
            wanted = from;
            if wanted == 1 {
                places.reverse();
                return Some(places);
            }
        }
        None
    }

    /// Where it stands in a text that is given by its characters: pairs of the first place and the one behind the last, the shortest from
    /// each place on, that do not overlap.
    pub fn places_in(&self, text: &[char], fit: Fit, pinyin: bool) -> Vec<(usize, usize)> {
        let mut places = Vec::new();
        let mut start = 0;
        while start < text.len() {
            match self.end_from(text, start, fit, pinyin) {
                Some(end) => {
                    places.push((start, end));
                    start = end;
                }
                None => start += 1,
            }
        }
        places
    }

    fn end_from(&self, text: &[char], start: usize, fit: Fit, pinyin: bool) -> Option<usize> {
        let mut state = State::START;
        for (at, c) in text.iter().enumerate().skip(start) {
            state = self.step(state, *c, pinyin);
            if state.is_nowhere() {
                return None;
            }
            if self.ended(state).is_some_and(|ended| ended >= fit) {
                return Some(at + 1);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;

    fn grade(word: &str, name: &str) -> Option<Grade> {
        Words::of(word).all()[0].grade([name])
    }

    #[test]
    fn a_word_is_a_name_begins_it_stands_in_it_or_skips() {
        for (word, name, expected) in [
            ("水务局", "市水务局", Some(Grade::Has)),
            ("水务局", "水务局", Some(Grade::Is)),
            ("swj", "水务局", Some(Grade::Is)),
            ("swj", "市水务局", Some(Grade::Has)),
            ("sswj", "市水务局", Some(Grade::Is)),
            ("shuiwuju", "水务局", Some(Grade::Is)),
            ("shuiwuj", "水务局", Some(Grade::Is)),
            ("shuiw", "水务局", Some(Grade::Begins)),
            ("shuiwj", "水务局", Some(Grade::Is)),
            ("市swj", "市水务局", Some(Grade::Is)),
            ("shu", "水务局", Some(Grade::Begins)),
            ("s", "水务局", Some(Grade::Begins)),
            ("w", "水务局", Some(Grade::Has)),
            ("shj", "市生态环境局", Some(Grade::Skips)),
            ("环局", "市生态环境局", Some(Grade::Skips)),
            ("局环", "市生态环境局", None),
            ("sj", "市水务局", None),
            ("mtg", "门头沟", Some(Grade::Is)),
            ("chongdianzhan", "重点站区", Some(Grade::Begins)),
            ("zhongdianzhan", "重点站区", Some(Grade::Begins)),
            ("ju", "局", Some(Grade::Is)),
            ("x", "水务局", None),
        ] {
            assert_eq!(grade(word, name), expected, "{word} {name}");
        }
    }

    #[test]
    fn what_skips_says_on_which_characters_it_stands() {
        let skipped = |word: &str, name: &str| {
            let name: Vec<char> = name.chars().collect();
            let places = Words::of(word).all()[0].pattern.as_ref().unwrap().skipped(&name)?;
            Some(places.into_iter().map(|at| name[at]).collect::<String>())
        };
        assert_eq!(skipped("环局", "市生态环境局").as_deref(), Some("环局"));
        assert_eq!(skipped("sthj", "市生态环境局").as_deref(), Some("市态环境"));
        // sh is 市, then the first j behind it.
        assert_eq!(skipped("shj", "市生态环境局").as_deref(), Some("市境"));
        assert_eq!(skipped("局环", "市生态环境局"), None);
    }
}

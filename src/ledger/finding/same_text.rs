//! 雷同: a progress note (进展) or evidence (佐证) has the very words of an earlier one. Looked for are the same item in another month,
//! another unit under the same measure, and the same unit under another measure. A note on a measure is its answering lead's.
//!
//! Notes with the same words are put together by a map, and within these by what they share, so that the cost is that of the notes.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use chrono::{Datelike, NaiveDate};

use super::{Finding, Ground, Quote};
use crate::ledger::{EventNo, Item, ItemKey, Ledger, Note, NoteKind};
use crate::plan::{Lookup, Measure, UnitName};
use crate::text::{half_width, is_hidden};

/// A note with who speaks in it; none where that is a group, or nobody knows.
struct Said<'a> {
    item: &'a Item,
    speaker: Option<UnitName>,
    note: &'a Note,
}

/// What two notes share, where the same words are suspicious.
#[derive(PartialEq, Eq, Hash)]
enum Shared {
    Item(ItemKey),
    Measure(i64),
    Speaker(UnitName),
}

/// In what they must differ then.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
enum Other {
    Month(i32, u32),
    Speaker(UnitName),
    Measure(i64),
}

pub(super) fn find(ledger: &Ledger, _as_of: NaiveDate) -> Vec<Finding> {
    let mut alike: Vec<Vec<Said<'_>>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    // Shorter texts are alike by chance: 按计划推进.
    let shortest = usize::try_from(ledger.settings().same_text).unwrap_or_default();
    for (measure, item) in ledger.rows() {
        let lead = speaker(ledger, measure);
        let owed = ledger.obligations_of(item).iter().map(|owed| (owed, owed.key.unit));
        for (item, speaker) in std::iter::once((item, lead)).chain(owed) {
            for note in item.notes().filter(|note| matches!(note.kind, NoteKind::Progress | NoteKind::Evidence)) {
                let text = folded(&note.text);
                if text.chars().nth(shortest.saturating_sub(1)).is_none() {
                    continue;
                }
                let place = *places.entry(text).or_insert(alike.len());
                let said = Said { item, speaker, note };
                match alike.get_mut(place) {
                    Some(notes) => notes.push(said),
                    None => alike.push(vec![said]),
                }
            }
        }
    }
    alike.into_iter().filter(|notes| notes.len() > 1).flat_map(findings).collect()
}

/// Who speaks in a note on a measure: the unit that answers for it.
fn speaker(ledger: &Ledger, measure: &Measure) -> Option<UnitName> {
    let name = measure.answering_lead()?;
    match ledger.units().find(name) {
        Some(Lookup::Unit(unit)) => Some(UnitName::new(&unit.name)),
        Some(Lookup::Group(_)) => None,
        None => Some(UnitName::new(name)),
    }
}

/// A text without what may differ though nobody wrote anything new: blanks, punctuation, full-width forms, capitals. A sign between two
/// digits stays: 1.5 is not 15.
pub(super) fn folded(text: &str) -> String {
    let plain: Vec<char> = text.chars().filter(|c| !is_hidden(*c)).map(half_width).collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| plain.get(at)).is_some_and(char::is_ascii_digit);
    let kept = plain.iter().enumerate().filter(|(at, c)| {
        let is_in_number = is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        !c.is_whitespace() && (!is_punctuation(**c) || is_in_number)
    });
    kept.map(|(_, c)| c.to_ascii_lowercase()).collect()
}

/// Signs that carry no meaning of their own, as `<`, `+` and `%` do.
fn is_punctuation(c: char) -> bool {
    let is_general = matches!(c, '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{205e}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}');
    is_general || "!\"'(),-.:;?[]_`{}~·•・｡｢｣､･".contains(c)
}

/// The findings among notes with the same words.
fn findings(notes: Vec<Said<'_>>) -> Vec<Finding> {
    let groups = related(&notes);
    let mut parts: Vec<Vec<&Said<'_>>> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (note, group) in notes.iter().zip(groups) {
        let Some(group) = group else { continue };
        let place = *places.entry(group).or_insert(parts.len());
        match parts.get_mut(place) {
            Some(part) => part.push(note),
            None => parts.push(vec![note]),
        }
    }
    parts.into_iter().filter_map(finding).collect()
}

fn finding(mut part: Vec<&Said<'_>>) -> Option<Finding> {
    // Oldest first; what one act wrote stays in the plan's order.
    part.sort_by_key(|said| said.note.act);
    let mut items: Vec<ItemKey> = Vec::new();
    let mut known = HashSet::new();
    items.extend(part.iter().map(|said| said.item.key).filter(|key| known.insert(*key)));
    Finding::new(items, Ground::SameText { notes: part.iter().map(|said| Quote::of(said.item, said.note)).collect() })
}

/// To which group each note belongs; none for one that is like no other in a way that is looked for.
fn related(notes: &[Said<'_>]) -> Vec<Option<usize>> {
    let mut shared: HashMap<Shared, Vec<(usize, Other)>> = HashMap::new();
    for (at, said) in notes.iter().enumerate() {
        for (what, other) in relations(said).into_iter().flatten() {
            shared.entry(what).or_default().push((at, other));
        }
    }
    let mut groups = Groups((0..notes.len()).collect());
    let mut is_related = vec![false; notes.len()];
    for members in shared.values() {
        // What a supervisor wrote on many items in one act is said for all of them.
        let act = |at: usize| notes.get(at).map_or(EventNo::NONE, |said| said.note.act);
        let pairs: Vec<(Other, EventNo)> = members.iter().map(|(at, other)| (*other, act(*at))).collect();
        let alike = members.iter().map(|(at, _)| *at).zip(differ_in_both(&pairs)).filter(|(_, differs)| *differs);
        let mut first = None;
        for (at, _) in alike {
            groups.join(*first.get_or_insert(at), at);
            if let Some(is_related) = is_related.get_mut(at) {
                *is_related = true;
            }
        }
    }
    is_related.iter().enumerate().map(|(at, is_related)| is_related.then(|| groups.of(at))).collect()
}

fn relations(said: &Said<'_>) -> [Option<(Shared, Other)>; 3] {
    let (key, at) = (said.item.key, crate::ledger::to_moment(said.note.at));
    [
        Some((Shared::Item(key), Other::Month(at.year(), at.month()))),
        said.speaker.map(|speaker| (Shared::Measure(key.measure), Other::Speaker(speaker))),
        said.speaker.map(|speaker| (Shared::Speaker(speaker), Other::Measure(key.measure))),
    ]
}

/// For each pair, whether there is another one that differs from it in both.
fn differ_in_both<A: Copy + Eq + Hash, B: Copy + Eq + Hash>(pairs: &[(A, B)]) -> Vec<bool> {
    let (mut first, mut second, mut both) = (HashMap::new(), HashMap::new(), HashMap::new());
    for pair in pairs {
        *first.entry(pair.0).or_insert(0usize) += 1;
        *second.entry(pair.1).or_insert(0usize) += 1;
        *both.entry(*pair).or_insert(0usize) += 1;
    }
    let count = |counted: Option<&usize>| counted.copied().unwrap_or_default();
    let alike = |pair: &(A, B)| count(first.get(&pair.0)) + count(second.get(&pair.1)) - count(both.get(pair));
    pairs.iter().map(|pair| pairs.len() > alike(pair)).collect()
}

/// Which notes belong together: each names another of its group, the first one itself.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&mut self, mut at: usize) -> usize {
        while let Some(&next) = self.0.get(at).filter(|next| **next != at) {
            let after = self.0.get(next).copied().unwrap_or(next);
            if let Some(place) = self.0.get_mut(at) {
                *place = after;
            }
            at = next;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(place) = self.0.get_mut(one.max(other)) {
            *place = one.min(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::finding::testing::Book;

    const DAY: &str = "2026-11-23";
    const TEXT: &str = "已完成自查，正在整改";

    /// Two notes, each in an act of its own, and whether they are found.
    #[test]
    fn the_same_words_are_found_where_they_are_suspicious() {
        for (first, second, found) in [
            // The same item in another month; twice in one month is a slip.
            (("2026-09-30", "1.1@东城"), ("2026-10-01", "1.1@东城"), true),
            (("2026-10-01", "1.1@东城"), ("2026-10-31", "1.1@东城"), false),
            (("2025-10-01", "1.1@东城"), ("2026-10-01", "1.1@东城"), true),
            (("2026-09-01", "1.3"), ("2026-10-01", "1.3"), true),
            (("2026-09-01", "1.5"), ("2026-10-01", "1.5"), true),
            // Another unit under the same measure; the lead's word stands on the measure.
            (("2026-10-01", "1.1@东城"), ("2026-10-01", "1.1@西城"), true),
            (("2026-10-01", "1.1"), ("2026-10-01", "1.1@西城"), true),
            (("2026-10-01", "1.5"), ("2026-10-01", "1.5@西城"), false),
            // The same unit under another measure.
            (("2026-10-01", "1.1@东城"), ("2026-10-01", "1.2@东城"), true),
            (("2026-10-01", "1.1"), ("2026-10-01", "1.4@水务局"), true),
            (("2026-10-01", "1.1"), ("2026-10-01", "1.2"), true),
            (("2026-10-01", "1.5"), ("2026-10-01", "1.6"), false),
            // Another unit under another measure.
            (("2026-09-01", "1.1@东城"), ("2026-10-01", "1.2@西城"), false),
        ] {
            let mut book = Book::new();
            book.progress(first.0, first.1, TEXT).progress(second.0, second.1, TEXT);
            let ids = if first.1 == second.1 { first.1.to_owned() } else { format!("{} {}", first.1, second.1) };
            assert_eq!(book.found(find, DAY), Vec::from_iter(found.then_some(ids)), "{first:?} {second:?}");
        }
    }

    #[test]
    fn only_what_says_the_same_in_eight_characters_is_alike() {
        for (first, second, found) in [
            ("已完成自查正在整", "已完成自查正在整", true),
            ("已完成自查正在", "已完成自查正在", false),
            ("已完成，自查在。", "已完成，自查在。", false),
            ("已完成自查，正在整改。", " 已完成自查,\n正在 整改", true),
            ("完成ＰＭ２．５监测站改造", "完成pm2.5监测站改造", true),
            ("完成治理１．５公里河道", "完成治理1.5公里河道", true),
            ("完成治理1.5公里河道", "完成治理15公里河道", false),
            ("完成治理15公里河道", "完成治理16公里河道", false),
            ("平均浓度<35微克", "平均浓度>35微克", false),
            ("“三北”工程（二期）已开工", "三北工程二期已开工", true),
        ] {
            let mut book = Book::new();
            book.progress("2026-10-01", "1.1@东城", first).progress("2026-10-02", "1.1@西城", second);
            assert_eq!(!book.found(find, DAY).is_empty(), found, "{first} / {second}");
        }
    }

    #[test]
    fn only_reports_that_stand_are_compared() {
        let mut book = Book::new();
        book.progress("2026-09-01", "1.1@东城", TEXT).note("2026-10-01", "1.1@东城", NoteKind::Evidence, TEXT);
        assert_eq!(book.found(find, DAY), ["1.1@东城"], "佐证 with the words of 进展");
        book.undo("2026-10-02");
        assert_eq!(book.found(find, DAY), [""; 0]);
        book.note("2026-10-03", "1.1@东城", NoteKind::Urge, TEXT).note("2026-10-03", "1.1@东城", NoteKind::Promise, TEXT);
        assert_eq!(book.found(find, DAY), [""; 0]);
    }

    #[test]
    fn what_one_act_wrote_on_many_items_is_said_once() {
        let mut book = Book::new();
        book.progress("2026-09-01", "1.1@全部,1.2@全部", TEXT);
        assert_eq!(book.found(find, DAY), [""; 0]);
        // Said again in another month, and once by one unit alone: all are one finding, oldest first.
        book.progress("2026-10-01", "1.2@房山", TEXT);
        assert_eq!(book.found(find, DAY), ["1.1@房山 1.2@东城 1.2@西城 1.2@房山"]);
        book.progress("2026-10-02", "1.4@水务局", TEXT);
        assert_eq!(book.found(find, DAY).len(), 1, "another unit under another measure");
    }

    #[test]
    fn each_text_is_a_finding_of_its_own() {
        let mut book = Book::new();
        for day in ["2026-08-01", "2026-09-01", "2026-10-01"] {
            book.progress(day, "1.2@东城", TEXT).progress(day, "1.1@东城", "已完成方案，正在招标");
        }
        book.progress("2026-10-02", "1.4@水务局", TEXT).progress("2026-11-02", "1.4@水务局", TEXT);
        assert_eq!(book.found(find, DAY), ["1.1@东城", "1.2@东城", "1.4@水务局"]);
        let found = find(&book.0, DAY.parse().unwrap());
        let Ground::SameText { notes } = &found[1].basis else { panic!("{found:?}") };
        let days: Vec<String> = notes.iter().map(|note| note.written.at.date_naive().to_string()).collect();
        assert_eq!(days, ["2026-08-01", "2026-09-01", "2026-10-01"]);
    }

    #[test]
    fn many_notes_are_compared_in_their_time() {
        let mut book = Book::new();
        for n in 0..10_000 {
            let id = ["1.1@东城", "1.1@西城", "1.2@东城"][n % 3];
            book.progress("2026-10-01", id, TEXT).progress("2026-10-01", id, &format!("已完成第{n}处整改"));
        }
        let started = std::time::Instant::now();
        assert_eq!(book.found(find, DAY), ["1.1@东城 1.1@西城 1.2@东城"]);
        // Each against each would be fifty million.
        assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    }
}

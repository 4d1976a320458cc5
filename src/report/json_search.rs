//! What a search found, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::json::{self, NoteOut};
use crate::ledger::Ledger;
use crate::search::{Hit, Shown, Target, Words};

/// A hit.
#[derive(Debug, Serialize)]
pub struct HitOut<'a> {
    /// The id by which people know it; of a unit its short name.
    id: String,
    /// unit, group, task, measure, obligation, indicator, note.
    kind: &'static str,
    /// The text in which it was found, or the text of that to which the id belongs.
    title: &'a str,
    /// Where the words stand: id, name, title, indicator, text, units, task, note. Of several words the one that counts for the order.
    #[serde(rename = "where")]
    place: &'static str,
    /// Whether only first letters of pinyin fit.
    loose: bool,
    /// Where the words stand in the title: pairs of characters, the first and the one behind the last.
    #[serde(rename = "match")]
    marks: Vec<[usize; 2]>,
    /// The name of the unit that fits, where it is another one than the title.
    name: Option<&'a str>,
    /// red, yellow, green, grey of a measure or an obligation; null for what is closed and for everything else.
    light: Option<&'static str>,
    /// The code of its status.
    status: Option<&'static str>,
    /// The note, where it is one.
    note: Option<NoteOut<'a>>,
}

/// Hits, in the order in which they are given.
pub fn hits<'a>(ledger: &'a Ledger, hits: &[Hit], words: &Words, as_of: NaiveDate) -> Vec<HitOut<'a>> {
    hits.iter().filter_map(|hit| out(ledger, hit, words, as_of)).collect()
}

fn out<'a>(ledger: &'a Ledger, hit: &Hit, words: &Words, as_of: NaiveDate) -> Option<HitOut<'a>> {
    let shown = Shown::of(ledger, hit, words)?;
    let item = match hit.target {
        Target::Measure(key) | Target::Owed(key) => ledger.item(key),
        _ => None,
    };
    let chars = |at: usize| shown.title.get(..at).map_or(0, |before| before.chars().count());
    Some(HitOut {
        kind: hit.target.kind().code(),
        place: hit.rank.place(),
        loose: hit.rank.is_loose(),
        marks: shown.marks.iter().map(|mark| [chars(mark.start), chars(mark.end)]).collect(),
        name: shown.by,
        light: item.and_then(|item| ledger.standing(item, as_of)?.light()).map(|light| light.code()),
        status: item.map(|item| ledger.status(item, as_of).code()),
        note: shown.note.map(json::note),
        title: shown.title,
        id: shown.id,
    })
}

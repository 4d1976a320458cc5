//! What a search found, as JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::found::Stand;
use super::indicator_words;
use super::json::{self, Counts, NoteOut};
use super::json_indicators::{self, ReadingOut};
use crate::ledger::Ledger;
use crate::messages::Lang;
use crate::search::{Hit, Shown, Words};

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
    /// red, yellow, green, grey: of an item, of the worst measure of a task, of an indicator, of that on which a note was written. Null for what
    /// is closed, and for units.
    light: Option<&'static str>,
    /// Why it has that light; of a task why its worst measure has it.
    reason: Option<String>,
    /// The code of the status of an item, or of that on which a note was written.
    status: Option<&'static str>,
    /// Of a task: its measures by their lights.
    measures: Option<Counts>,
    /// Of a task: the measure that has the worst light, and of those the one that is late by most days.
    worst: Option<String>,
    /// Of an indicator: its target in words, and the latest reading.
    target_words: Option<String>,
    latest: Option<ReadingOut<'a>>,
    /// The note, where it is one.
    note: Option<NoteOut<'a>>,
}

/// Hits, in the order in which they are given.
pub fn hits<'a>(ledger: &'a Ledger, hits: &[Hit], words: &Words, as_of: NaiveDate, lang: Lang) -> Vec<HitOut<'a>> {
    hits.iter().filter_map(|hit| out(ledger, hit, words, as_of, lang)).collect()
}

fn out<'a>(ledger: &'a Ledger, hit: &Hit, words: &Words, as_of: NaiveDate, lang: Lang) -> Option<HitOut<'a>> {
    let shown = Shown::of(ledger, hit, words)?;
    let stand = Stand::of(ledger, &hit.target, as_of);
    let chars = |at: usize| shown.title.get(..at).map_or(0, |before| before.chars().count());
    let (mut measures, mut worst, mut target_words, mut latest, mut status) = (None, None, None, None, None);
    match &stand {
        None => {}
        Some(Stand::Item(item, _)) => status = Some(ledger.status(item, as_of).code()),
        Some(Stand::Task(tally, id, _)) => (measures, worst) = (Some(Counts::of(*tally)), Some(id.to_string())),
        Some(Stand::Indicator(now)) => {
            target_words = Some(indicator_words::target_words(now.indicator(), now.target, now.unit.as_ref(), lang));
            latest = now.latest().map(json_indicators::reading);
        }
    }
    Some(HitOut {
        kind: hit.target.kind().code(),
        place: hit.rank.place(),
        loose: hit.rank.is_loose(),
        marks: shown.marks.iter().map(|mark| [chars(mark.start), chars(mark.end)]).collect(),
        name: shown.by,
        light: stand.as_ref().and_then(Stand::light).map(|light| light.code()),
        reason: stand.as_ref().map(|stand| stand.reason(lang)),
        status,
        measures,
        worst,
        target_words,
        latest,
        note: shown.note.map(json::note),
        title: shown.title,
        id: shown.id,
    })
}

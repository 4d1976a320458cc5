//! What units owe, as text.

use chrono::NaiveDate;

use super::text::{field, history, paragraph, standing};
use super::words::{deadline_words, place_words, status_words};
use crate::ledger::{Ledger, Obligation};
use crate::messages::{Lang, cli as say, words};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// A table of obligations in `width` cells, or as wide as its words where none is given: id, light, status, unit, and what is said to the
/// unit by name, or else the last note.
pub fn table(ledger: &Ledger, owed: &[Obligation<'_>], as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let titles = [say::col_id(lang), say::col_light(lang), say::col_status(lang), say::col_unit(lang)].map(str::to_owned);
    let rows: Vec<[String; 4]> = std::iter::once(titles).chain(owed.iter().map(|one| cells(ledger, one, as_of, lang))).collect();
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| CELLS.width(cell)).max().unwrap_or(0);
    let widths = [0, 1, 2, 3].map(widest);
    let last = std::iter::once(say::col_part(lang).to_owned()).chain(owed.iter().map(|one| last_column(ledger, one)));
    let mut out = String::new();
    for (row, last) in rows.iter().zip(last) {
        let mut line: String = row.iter().zip(widths).map(|(cell, width)| CELLS.pad(cell, width) + " ").collect();
        line.push_str(&last);
        out.push_str(CELLS.cut(line.trim_end(), width.unwrap_or(usize::MAX)).trim_end());
        out.push('\n');
    }
    out
}

fn cells(ledger: &Ledger, owed: &Obligation<'_>, as_of: NaiveDate, lang: Lang) -> [String; 4] {
    let (light, status) = state(ledger, owed, as_of, lang);
    [id(ledger, owed), light, status, visible_line(&owed.unit).into_owned()]
}

/// Light with its reason, and status.
fn state(ledger: &Ledger, owed: &Obligation<'_>, as_of: NaiveDate, lang: Lang) -> (String, String) {
    let found = ledger.standing(owed.item, as_of);
    found.map(|found| (standing(found, lang), status_words(ledger, owed.item, found, lang))).unwrap_or_default()
}

fn last_column(ledger: &Ledger, owed: &Obligation<'_>) -> String {
    let note = owed.item.notes().next_back().map(|note| note.text.clone());
    let parts = note.unwrap_or_else(|| parts(ledger, owed).join("；"));
    visible_line(&parts).into_owned()
}

/// The id of an obligation; that of one that is the measure itself has its unit, too.
pub fn id(ledger: &Ledger, owed: &Obligation<'_>) -> String {
    format!("{}@{}", owed.item.measure, ledger.units().short(owed.unit))
}

/// What the measure's text says to the unit by its name.
pub fn parts<'a>(ledger: &'a Ledger, owed: &Obligation<'a>) -> Vec<&'a str> {
    let Some((measure, parent)) = ledger.measure_of(owed.item).zip(ledger.parent(owed.item)) else { return Vec::new() };
    let all: Vec<_> = ledger.obligations(parent).map(|o| o.unit).collect();
    ledger.units().parts(&measure.text, owed.unit, &all)
}

/// An obligation with everything that happened to it.
pub fn shown(ledger: &Ledger, owed: &Obligation<'_>, as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    let Some(measure) = ledger.measure_of(owed.item) else { return out };
    if let Some((area, section, task)) = ledger.plan().task(measure.id.task) {
        paragraph(&mut out, &say::task_in_place(lang, task.number, &task.title, place_words(area, section)), "", width);
    }
    let (light, status) = state(ledger, owed, as_of, lang);
    let head = format!("{}  {}  {light}  {status}", id(ledger, owed), owed.unit);
    paragraph(&mut out, &head, "", width);
    super::text::light_parts(&mut out, ledger, owed.item, as_of, width, lang);
    for part in parts(ledger, owed) {
        field(&mut out, say::part_label(lang), part, width, lang);
    }
    field(&mut out, say::measure_label(lang), &measure.text, width, lang);
    field(&mut out, say::deadline_label(lang), &deadline_words(&measure.deadline, lang), width, lang);
    let lead = measure.answering_lead().unwrap_or_default();
    let parent = ledger.parent(owed.item).map(|parent| parent.status.word(lang)).unwrap_or_default();
    field(&mut out, words::lead(lang), &say::lead_and_status(lang, lead, parent), width, lang);
    for (name, value) in super::followed::lines(owed.item, as_of, lang) {
        field(&mut out, name, &value, width, lang);
    }
    history(&mut out, ledger, owed.item, width, lang);
    out.push('\n');
    out
}

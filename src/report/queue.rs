//! Rows of the queue and of what is overdue, as text.

use chrono::NaiveDate;

use super::text::sign_and_word;
use crate::ledger::{Entries, Entry, Item, ItemKey, Ledger, Note, Queue, QueueRow, to_moment};
use crate::messages::{Lang, cli as say, words};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// How many columns stand before the text.
const COLUMNS: usize = 6;
/// Where who answers, and how it is followed, stand.
const WHO: usize = 3;
const FOLLOWED: usize = 5;
/// Neither is wider on a terminal.
const WIDEST: usize = 26;
/// The text has at least this much before these are cut shorter for it.
const TEXT: usize = 20;
/// They are not cut shorter than this.
const LEAST: usize = 8;

/// What a row says, whoever shows it.
pub(super) struct Said<'a> {
    /// The entry that gives the row its place, the most urgent.
    pub entry: &'a Entry,
    /// The item of the id: the measure where the row stands for several entries.
    pub key: ItemKey,
    /// How many entries it stands for.
    pub count: usize,
    /// The measure's text.
    pub text: &'a str,
    /// The answering lead, or the unit where the row is about one.
    pub who: &'a str,
    /// The last note on one of its entries.
    pub last_note: Option<&'a Note>,
}

impl<'a> Said<'a> {
    /// What a row says.
    pub fn of(ledger: &'a Ledger, entries: &'a Entries, row: &QueueRow) -> Option<Self> {
        let first = *row.entries.first()?;
        let count = row.entries.len();
        let key = if count == 1 { first } else { row.measure };
        let measure = ledger.measure_of(ledger.item(key)?)?;
        let who = key.unit.map_or_else(|| measure.answering_lead().unwrap_or_default(), |unit| unit.as_str());
        let notes = row.entries.iter().filter_map(|key| ledger.item(*key)?.notes().next_back());
        Some(Self { entry: entries.get(first)?, key, count, text: &measure.text, who, last_note: notes.max_by_key(|note| note.at) })
    }
}

/// The extensions of an item, or of its measure where it has none of its own: how many, and the date before the first.
pub(super) fn extended(ledger: &Ledger, item: &Item) -> Option<(usize, NaiveDate)> {
    let of = |item: &Item| item.extensions().next().map(|(original, ..)| (item.extensions().count(), original));
    of(item).or_else(|| of(ledger.parent(item)?))
}

/// A table of rows in `width` cells, or as wide as its words where none is given.
pub fn table(ledger: &Ledger, entries: &Entries, queue: &Queue, width: Option<usize>, lang: Lang) -> String {
    let said: Vec<Said<'_>> = queue.rows.iter().filter_map(|row| Said::of(ledger, entries, row)).collect();
    let titles = [
        say::col_id(lang),
        say::col_light(lang),
        say::col_count(lang),
        say::col_who(lang),
        say::col_last_note(lang),
        say::col_followed(lang),
    ];
    let cells: Vec<[String; COLUMNS]> = said.iter().map(|row| cells(ledger, row, entries.as_of(), lang)).collect();
    let mut widths = titles.map(|title| CELLS.width(title));
    for row in &cells {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(CELLS.width(cell));
        }
    }
    // Nobody is extended, urged, assigned: then there is no such column.
    if cells.iter().all(|row| row[FOLLOWED].is_empty()) {
        widths[FOLLOWED] = 0;
    }
    if let Some(width) = width {
        fit(&mut widths, width);
    }
    let width = width.unwrap_or(usize::MAX);
    let mut out = line(titles, widths, say::col_text(lang), width);
    for (row, cells) in said.iter().zip(&cells) {
        out.push_str(&line(cells.each_ref().map(String::as_str), widths, &visible_line(row.text), width));
    }
    out
}

/// Makes the columns before the text fit: who answers gives way to the text first, then how it is followed; at last both are left out.
fn fit(widths: &mut [usize; COLUMNS], width: usize) {
    for column in [WHO, FOLLOWED] {
        widths[column] = widths[column].min(WIDEST);
    }
    for least in [LEAST, 0] {
        for column in [WHO, FOLLOWED] {
            let taken: usize = widths.iter().filter(|w| **w > 0).map(|w| w + 1).sum();
            let missing = (taken + TEXT).saturating_sub(width);
            let shorter = widths[column].saturating_sub(missing);
            widths[column] = if shorter < LEAST { least.min(widths[column]) } else { shorter };
        }
    }
}

fn cells(ledger: &Ledger, row: &Said<'_>, as_of: NaiveDate, lang: Lang) -> [String; COLUMNS] {
    [
        ledger.label(row.key),
        format!("{} {}", sign_and_word(row.entry.standing.light(), lang), row.entry.reason(lang)),
        row.count.to_string(),
        visible_line(row.who).into_owned(),
        age(row.last_note, as_of, lang),
        visible_line(&followed(ledger, row.entry, lang)).into_owned(),
    ]
}

/// How long ago somebody wrote something, in days.
pub fn age(note: Option<&Note>, as_of: NaiveDate, lang: Lang) -> String {
    match note.map(|note| (as_of - to_moment(note.at).date_naive()).num_days()) {
        None => words::none(lang).to_owned(),
        Some(..=0) => say::today(lang).to_owned(),
        Some(days) => say::days_ago(lang, days),
    }
}

/// How it is followed: set aside, extended, urged, by whom; nothing of what there is not.
fn followed(ledger: &Ledger, entry: &Entry, lang: Lang) -> String {
    let extended = ledger.item(entry.key).and_then(|item| extended(ledger, item));
    let all = [
        entry.snoozed.map(|until| say::aside_until(lang, until.format("%m-%d"))),
        extended.map(|(count, original)| say::extended_from(lang, count, original.format("%m-%d"))),
        (entry.urges > 0).then(|| say::urged_times(lang, entry.urges)),
        entry.assigned.as_ref().map(|who| format!("→{who}")),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn line(cells: [&str; COLUMNS], widths: [usize; COLUMNS], text: &str, width: usize) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths).filter(|(_, width)| *width > 0) {
        line.push_str(&CELLS.pad(cell, width));
        line.push(' ');
    }
    let room = width.saturating_sub(CELLS.width(&line));
    line.push_str(&CELLS.cut(text, room));
    format!("{}\n", CELLS.cut(line.trim_end(), width))
}

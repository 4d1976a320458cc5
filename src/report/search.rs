//! What a search found, as text.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::text::sign_and_word;
use crate::ledger::Ledger;
use crate::messages::{Lang, cli, search as say};
use crate::search::{Hit, Shown, Target, Words};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// The text has at least this much, however long ids are.
const TEXT: usize = 20;

/// A table of hits in `width` cells, or as wide as its words where none is given: in the order in which they are given.
pub fn table(ledger: &Ledger, hits: &[Hit], words: &Words, as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let shown: Vec<(&Hit, Shown<'_>)> = hits.iter().filter_map(|hit| Some((hit, Shown::of(ledger, hit, words)?))).collect();
    let titles = [say::col_kind(lang), cli::col_id(lang), cli::col_light(lang)].map(str::to_owned);
    let cells: Vec<[String; 3]> = shown.iter().map(|(hit, shown)| cells(ledger, hit, shown, as_of, lang)).collect();
    let widest = |column: usize| {
        let all = std::iter::once(&titles).chain(&cells).filter_map(|row| row.get(column));
        all.map(|cell| CELLS.width(cell)).max().unwrap_or(0)
    };
    let mut widths = [widest(0), widest(1), widest(2)];
    if let Some(width) = width {
        let taken: usize = widths.iter().map(|width| width + 1).sum();
        widths[1] = widths[1].saturating_sub((taken + TEXT).saturating_sub(width));
    }
    let before = |row: &[String; 3]| row.iter().zip(widths).map(|(cell, width)| format!("{} ", CELLS.pad(cell, width))).collect::<String>();
    let mut out = format!("{}\n", fitting(format!("{}{}", before(&titles), say::col_title(lang)), width));
    for ((_, shown), cells) in shown.iter().zip(&cells) {
        let before = before(cells);
        let also = shown.by.map(|name| say::also(lang, visible_line(name))).unwrap_or_default();
        let room = width.map_or(usize::MAX, |width| width.saturating_sub(CELLS.width(&before) + CELLS.width(&also)));
        let text = format!("{before}{}{also}", shown.excerpt(CELLS, room).text);
        out.push_str(&fitting(text, width));
        out.push('\n');
    }
    out
}

fn fitting(line: String, width: Option<usize>) -> String {
    let line = line.trim_end();
    width.map_or(Cow::Borrowed(line), |width| CELLS.cut(line, width)).into_owned()
}

fn cells(ledger: &Ledger, hit: &Hit, shown: &Shown<'_>, as_of: NaiveDate, lang: Lang) -> [String; 3] {
    let kind = shown.note.map_or_else(|| hit.target.kind().word(lang), |note| note.kind.word(lang));
    let light = match hit.target {
        Target::Measure(key) | Target::Owed(key) => ledger.item(key).and_then(|item| ledger.standing(item, as_of)),
        _ => None,
    };
    let light = light.map(|standing| sign_and_word(standing.light(), lang)).unwrap_or_default();
    [kind.to_owned(), visible_line(&shown.id).into_owned(), light]
}

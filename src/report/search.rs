//! What a search found, as text.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::found::Stand;
use crate::ledger::Ledger;
use crate::messages::{Lang, cli, search as say};
use crate::search::{Hit, Shown, Words};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// The text has at least this much, however long ids are.
const TEXT: usize = 20;

/// A row before it is laid out.
struct Line<'a> {
    shown: Shown<'a>,
    /// Kind, id and light.
    cells: [String; 3],
    /// Who wrote a note, and when; the other name of a unit, how a task or an indicator stands.
    before: String,
    behind: String,
}

/// A table of hits in `width` cells, or as wide as its words where none is given: in the order in which they are given.
pub fn table(ledger: &Ledger, hits: &[Hit], words: &Words, as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let lines: Vec<Line<'_>> = hits.iter().filter_map(|hit| line(ledger, hit, words, as_of, lang)).collect();
    let titles = [say::col_kind(lang), cli::col_id(lang), cli::col_light(lang)].map(str::to_owned);
    let widest = |column: usize| {
        let all = std::iter::once(&titles).chain(lines.iter().map(|line| &line.cells)).filter_map(|row| row.get(column));
        all.map(|cell| CELLS.width(cell)).max().unwrap_or(0)
    };
    let mut widths = [widest(0), widest(1), widest(2)];
    if let Some(width) = width {
        let taken: usize = widths.iter().map(|width| width + 1).sum();
        widths[1] = widths[1].saturating_sub((taken + TEXT).saturating_sub(width));
    }
    let columns =
        |row: &[String; 3]| row.iter().zip(widths).map(|(cell, width)| format!("{} ", CELLS.pad(cell, width))).collect::<String>();
    let mut out = format!("{}\n", fitting(format!("{}{}", columns(&titles), say::col_title(lang)), width));
    for line in &lines {
        let before = format!("{}{}", columns(&line.cells), line.before);
        // The title has two thirds of the room; what stands behind it takes what it leaves.
        let room = width.map_or(usize::MAX, |width| width.saturating_sub(CELLS.width(&before)));
        let behind = CELLS.width(&line.behind);
        let title = line.shown.excerpt(CELLS, room.saturating_sub(behind).max(room / 3 * 2)).text;
        let behind = CELLS.cut(&line.behind, room.saturating_sub(CELLS.width(&title))).into_owned();
        out.push_str(&fitting(format!("{before}{title}{behind}"), width));
        out.push('\n');
    }
    out
}

fn fitting(line: String, width: Option<usize>) -> String {
    let line = line.trim_end();
    width.map_or(Cow::Borrowed(line), |width| CELLS.cut(line, width)).into_owned()
}

fn line<'a>(ledger: &'a Ledger, hit: &Hit, words: &Words, as_of: NaiveDate, lang: Lang) -> Option<Line<'a>> {
    let shown = Shown::of(ledger, hit, words)?;
    let stand = Stand::of(ledger, &hit.target, as_of);
    let kind = shown.note.map_or_else(|| hit.target.kind().word(lang), |note| note.word(lang));
    let light = stand.as_ref().map(|stand| stand.light_words(lang)).unwrap_or_default();
    let before = shown.note.map(|note| format!("{}  ", visible_line(&say::signed(lang, &note.by, note.at.format("%m-%d")))));
    let behind = stand.and_then(|stand| stand.behind(ledger, lang)).or_else(|| shown.by.map(str::to_owned));
    Some(Line {
        cells: [kind.to_owned(), visible_line(&shown.id).into_owned(), light],
        before: before.unwrap_or_default(),
        behind: behind.map(|words| say::also(lang, visible_line(&words))).unwrap_or_default(),
        shown,
    })
}

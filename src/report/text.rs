//! Text for a terminal or a chat message. Control characters in what people wrote are made visible.

use std::fmt::Write;

use super::words::{deadline_words, happened, units_words};
use crate::ledger::{Cause, Event, Happening, Ledger, Light, Row, Standing};
use crate::messages::{Lang, cli as say, console, words};
use crate::plan::Role;
use crate::text::{Cells, visible, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// A table of measures in `width` cells.
pub fn table(rows: &[Row<'_>], width: usize, lang: Lang) -> String {
    let columns = [
        (say::col_id(lang), 6),
        (say::col_light(lang), lang.pick(14, 26)),
        (say::col_status(lang), lang.pick(10, 13)),
        (say::col_deadline(lang), 10),
        (say::col_lead(lang), 20),
    ];
    let fixed: usize = columns.iter().map(|(_, width)| width + 1).sum();
    let room = width.saturating_sub(fixed).max(20);
    let mut out = String::new();
    for (title, width) in columns {
        let _ = write!(out, "{} ", CELLS.pad(title, width));
    }
    let _ = writeln!(out, "{}", say::col_text(lang));
    for row in rows {
        let status = if row.standing.light().is_some() { row.item.status.word(lang) } else { "" };
        let cells = [
            row.measure.id.to_string(),
            standing(row.standing, lang),
            status.to_owned(),
            row.measure.deadline.published.clone(),
            row.measure.answering_lead().unwrap_or_default().to_owned(),
        ];
        for (cell, (_, width)) in cells.iter().zip(columns) {
            let _ = write!(out, "{} ", CELLS.pad(&visible_line(cell), width));
        }
        let _ = writeln!(out, "{}", CELLS.cut(&visible_line(&row.measure.text), room));
    }
    out
}

/// Light and reason, e.g. `●红 逾期54天`.
pub fn standing(standing: Standing, lang: Lang) -> String {
    let light = match standing.light() {
        Some(Light::Red) => "●",
        Some(Light::Yellow) => "▲",
        Some(Light::Green) => "○",
        Some(Light::Grey) => "·",
        None => "✓",
    };
    let word = standing.light().map_or_else(|| console::closed_word(lang), |l| l.word(lang));
    format!("{light}{word} {}", standing.reason(lang))
}

/// A measure with everything that happened to it, or a task with its measures; wrapped where `width` is given.
pub fn shown(ledger: &Ledger, rows: &[Row<'_>], width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    let Some(first) = rows.first() else { return out };
    let _ = writeln!(
        out,
        "{} {}  ({}. {} › {}. {})",
        first.task.number, first.task.title, first.area.number, first.area.title, first.section.number, first.section.title
    );
    for row in rows {
        out.push('\n');
        measure(&mut out, ledger, row, width, lang);
    }
    out
}

fn measure(out: &mut String, ledger: &Ledger, row: &Row<'_>, width: Option<usize>, lang: Lang) {
    let status = row.item.status.word(lang);
    let last = ledger.history(row.item).rev().find(|e| matches!(e.what, Happening::Status { .. }));
    let since = last.map(|e| say::since(lang, e.at.format("%Y-%m-%d"), visible(&e.by))).unwrap_or_default();
    let _ = writeln!(out, "{}  {}  {status}{since}", row.measure.id, standing(row.standing, lang));
    paragraph(out, &row.measure.text, "", width);
    field(out, say::deadline_label(lang), &deadline_words(&row.measure.deadline, lang), width);
    if row.measure.merged_cell {
        field(out, say::merged_label(lang), &units_words(&row.measure.lead, lang), width);
        field(out, words::assist(lang), &units_words(&row.measure.assist, lang), width);
    } else {
        for role in Role::ALL {
            field(out, role.word(lang), &units_words(row.measure.units(role), lang), width);
        }
    }
    let events: Vec<&Event> = ledger.history(row.item).rev().collect();
    if !events.is_empty() {
        let _ = writeln!(out, "{}", say::records(lang, events.len()));
        for e in events {
            event(out, e, width, lang);
        }
    }
}

/// An event of the log: when, who, what, and below it the text.
fn event(out: &mut String, event: &Event, width: Option<usize>, lang: Lang) {
    let _ = writeln!(out, "  {}", event_line(event, lang));
    if let Some(text) = event_text(event) {
        paragraph(out, &text, "    ", width);
    }
}

fn event_line(event: &Event, lang: Lang) -> String {
    let cause = match event.cause {
        Cause::Fresh => "",
        Cause::Undo(_) => console::undone(lang),
        Cause::Redo(_) => console::redone(lang),
    };
    format!("{} {} {cause}{}", event.at.format("%Y-%m-%d %H:%M"), visible(&event.by), happened(&event.what, lang))
}

fn event_text(event: &Event) -> Option<String> {
    match &event.what {
        Happening::Status { why: Some(text), .. } | Happening::Note { text, .. } => Some(visible(text).into_owned()),
        Happening::Reworded { before } | Happening::Dropped { before } => Some(visible(before).into_owned()),
        _ => None,
    }
}

/// The log, newest first.
pub fn log<'a>(ledger: &Ledger, events: impl Iterator<Item = &'a Event>, width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    for event in events {
        let item = event.item.and_then(|key| ledger.item(key));
        let id = item.map_or_else(|| words::plan(lang).to_owned(), |i| i.measure.to_string());
        let _ = writeln!(out, "{} {}", CELLS.pad(&id, 6), event_line(event, lang));
        if let Some(text) = event_text(event) {
            paragraph(&mut out, &text, "       ", width);
        }
    }
    out
}

fn field(out: &mut String, name: &str, value: &str, width: Option<usize>) {
    let indent = " ".repeat(CELLS.width(name) + 2);
    let start = out.len();
    paragraph(out, value, &indent, width);
    // The first line carries the name instead of the indent.
    if out.get(start..start + indent.len()).is_some_and(|head| head == indent) {
        out.replace_range(start..start + indent.len(), &format!("{name}: "));
    }
}

fn paragraph(out: &mut String, text: &str, indent: &str, width: Option<usize>) {
    let shown = visible(text);
    let room = width.map_or(usize::MAX, |w| w.saturating_sub(indent.len()).max(10));
    for range in CELLS.wrap(&shown, room) {
        let _ = writeln!(out, "{indent}{}", shown.get(range).unwrap_or_default().trim_end());
    }
}

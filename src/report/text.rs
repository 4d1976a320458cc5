//! Text for a terminal or a chat message. Control characters in what people wrote are made visible.

use std::fmt::Write;

use chrono::NaiveDate;

use super::words::{bonds_words, deadline_words, event_text, event_words, place_words, rollup_words, status_words, units_words};
use crate::ledger::{Event, Item, Ledger, Light, Row, Standing};
use crate::messages::{Lang, cli as say, console, words};
use crate::plan::Role;
use crate::text::{Cells, visible, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// Where the role and the lead stand.
const ROLE: usize = 4;
const LEAD: usize = 5;

/// The lead is not wider on a terminal.
const WIDEST: usize = 26;
/// Ids have at least this much.
const ID: usize = 6;
/// The text of the measure has at least this much before names are cut shorter for it.
const TEXT: usize = 20;
/// Names are not cut shorter than this.
const NAME: usize = 8;

/// A table of measures in `width` cells, or as wide as its words where none is given. Where a unit was asked for, it says in which roles
/// and by which words each measure binds it: that is the answer, so it is the last thing to be cut.
pub fn table(ledger: &Ledger, rows: &[Row<'_>], width: Option<usize>, lang: Lang) -> String {
    let bound = rows.iter().any(|row| !row.bonds.is_empty());
    let titles = [
        Some(say::col_id(lang)),
        Some(say::col_light(lang)),
        Some(say::col_status(lang)),
        Some(say::col_deadline(lang)),
        bound.then_some(say::col_role(lang)),
        Some(say::col_lead(lang)),
    ];
    let cells: Vec<[String; 6]> = rows.iter().map(|row| cells(ledger, row, lang)).collect();
    let mut widths = [0; 6];
    for (column, title) in titles.iter().enumerate().filter_map(|(at, title)| Some((at, (*title)?))) {
        let widest = cells.iter().filter_map(|row| row.get(column)).map(|cell| CELLS.width(cell)).max();
        if let Some(width) = widths.get_mut(column) {
            *width = widest.unwrap_or(0).max(CELLS.width(title));
        }
    }
    if let Some(width) = width {
        fit(&mut widths, width);
    }
    let width = width.unwrap_or(usize::MAX);
    let mut out = line(titles.map(Option::unwrap_or_default), widths, say::col_text(lang), width);
    for (row, cells) in rows.iter().zip(&cells) {
        out.push_str(&line(cells.each_ref().map(String::as_str), widths, &visible_line(&row.measure.text), width));
    }
    out
}

/// Makes the columns before the text fit. The lead gives way to the text, the text to the role; where that is not enough the lead is left
/// out, and at last the role is cut.
fn fit(widths: &mut [usize; 6], width: usize) {
    let missing =
        |widths: &[usize; 6], text: usize| (widths.iter().filter(|w| **w > 0).map(|w| w + 1).sum::<usize>() + text).saturating_sub(width);
    let [.., role, lead] = *widths;
    let lead = lead.min(WIDEST);
    widths[LEAD] = lead;
    widths[LEAD] = lead.saturating_sub(missing(widths, TEXT)).max(NAME.min(lead));
    if role > 0 && missing(widths, NAME) > 0 {
        widths[LEAD] = 0;
    }
    widths[ROLE] = role.saturating_sub(missing(widths, NAME)).max(NAME.min(role));
}

fn cells(ledger: &Ledger, row: &Row<'_>, lang: Lang) -> [String; 6] {
    [
        row.measure.id.to_string(),
        standing(row.standing, lang),
        status_words(ledger, row.item, row.standing, lang),
        visible_line(&row.measure.deadline.published).into_owned(),
        visible_line(&bonds_words(&row.bonds, lang)).into_owned(),
        visible_line(row.measure.answering_lead().unwrap_or_default()).into_owned(),
    ]
}

fn line(cells: [&str; 6], widths: [usize; 6], text: &str, width: usize) -> String {
    let mut line = String::new();
    for (cell, width) in cells.iter().zip(widths).filter(|(_, width)| *width > 0) {
        let _ = write!(line, "{} ", CELLS.pad(cell, width));
    }
    let room = width.saturating_sub(CELLS.width(&line));
    line.push_str(&CELLS.cut(text, room));
    format!("{}\n", CELLS.cut(line.trim_end(), width))
}

/// Light and reason, e.g. `●红 逾期54天`.
pub fn standing(standing: Standing, lang: Lang) -> String {
    format!("{} {}", sign_and_word(standing.light(), lang), standing.reason(lang))
}

/// Sign and word of a light: `●红`, `●red`.
pub fn sign_and_word(light: Option<Light>, lang: Lang) -> String {
    format!("{}{}", sign(light), light_word(light, lang))
}

/// The shape of a light.
pub(super) const fn sign(light: Option<Light>) -> &'static str {
    match light {
        Some(Light::Red) => "●",
        Some(Light::Yellow) => "▲",
        Some(Light::Green) => "○",
        Some(Light::Grey) => "·",
        None => "✓",
    }
}

/// The word of a light; 结 for what is closed.
pub const fn light_word(light: Option<Light>, lang: Lang) -> &'static str {
    match light {
        Some(light) => light.word(lang),
        None => console::closed_word(lang),
    }
}

/// The word of a light where there is little room: its first letter in English.
pub const fn light_letter(light: Option<Light>, lang: Lang) -> &'static str {
    match (lang, light) {
        (Lang::Zh, _) => light_word(light, lang),
        (Lang::En, Some(light)) => light.initial(),
        (Lang::En, None) => "C",
    }
}

/// Sign and word of a light where there is little room: `●红`, in English `●R`.
pub fn light_short(light: Option<Light>, lang: Lang) -> String {
    format!("{}{}", sign(light), light_letter(light, lang))
}

/// A measure with everything that happened to it, or a task with its measures; wrapped where `width` is given.
pub fn shown(ledger: &Ledger, rows: &[Row<'_>], as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    let Some(first) = rows.first() else { return out };
    let (area, section, task) = (first.area, first.section, first.task);
    paragraph(&mut out, &say::task_in_place(lang, task.number, &task.title, place_words(area, section)), "", width);
    for row in rows {
        out.push('\n');
        measure(&mut out, ledger, row, as_of, width, lang);
    }
    out
}

fn measure(out: &mut String, ledger: &Ledger, row: &Row<'_>, as_of: NaiveDate, width: Option<usize>, lang: Lang) {
    let status = status_words(ledger, row.item, row.standing, lang);
    // Who set it, where it is what was set on the measure itself.
    let own = row.standing.closed_as().is_none_or(|status| status == row.item.status) && row.item.status_act().is_some();
    let since =
        ledger.last_status(row.item).filter(|_| own).map(|e| say::since(lang, e.at.format("%Y-%m-%d"), visible(&e.by))).unwrap_or_default();
    paragraph(out, &format!("{}  {}  {status}{since}", row.measure.id, standing(row.standing, lang)), "", width);
    light_parts(out, ledger, row.item, as_of, width, lang);
    paragraph(out, &row.measure.text, "", width);
    field(out, say::deadline_label(lang), &deadline_words(&row.measure.deadline, lang), width, lang);
    if row.measure.merged_cell {
        field(out, say::merged_label(lang), &units_words(&row.measure.lead, lang), width, lang);
        field(out, words::assist(lang), &units_words(&row.measure.assist, lang), width, lang);
    } else {
        for role in Role::ALL {
            field(out, role.word(lang), &units_words(row.measure.units(role), lang), width, lang);
        }
    }
    for attached in ledger.indicators().of_measure(row.measure.id) {
        if let Some(now) = ledger.indicator_now(attached, as_of) {
            field(out, say::col_indicator(lang), &super::indicators::line(ledger, &now, lang), width, lang);
        }
    }
    let owed = rollup_words(ledger, row.item, as_of, lang).join(lang.pick("；", "; "));
    if !owed.is_empty() {
        field(out, say::owed_label(lang), &owed, width, lang);
    }
    for (name, value) in super::followed::lines(row.item, as_of, lang) {
        field(out, name, &value, width, lang);
    }
    history(out, ledger, row.item, width, lang);
}

/// What makes the light of an item, one part a line.
pub(super) fn light_parts(out: &mut String, ledger: &Ledger, item: &Item, as_of: NaiveDate, width: Option<usize>, lang: Lang) {
    for judged in ledger.light_parts(item, as_of) {
        let about = super::light_parts::about(ledger, item, &judged);
        let words = standing(judged.standing(), lang);
        let words = if about.is_empty() { words } else { words::about(lang, words, about) };
        paragraph(out, &words::part_of(lang, judged.part().word(lang), words), "  ", width);
    }
}

/// Everything that happened to an item, newest first.
pub(super) fn history(out: &mut String, ledger: &Ledger, item: &Item, width: Option<usize>, lang: Lang) {
    let events: Vec<&Event> = ledger.history(item).rev().collect();
    if !events.is_empty() {
        let _ = writeln!(out, "{}", say::records(lang, events.len()));
        for e in events {
            event(out, ledger, e, width, lang);
        }
    }
}

/// An event of the log: when, who, what, and below it the text.
fn event(out: &mut String, ledger: &Ledger, event: &Event, width: Option<usize>, lang: Lang) {
    paragraph(out, &event_line(ledger, event, lang), "  ", width);
    if let Some(text) = event_text(event) {
        paragraph(out, text, "    ", width);
    }
}

fn event_line(ledger: &Ledger, event: &Event, lang: Lang) -> String {
    format!("{} {} {}", event.at.format("%Y-%m-%d %H:%M"), visible(&event.by), event_words(ledger, event, lang))
}

/// The log, newest first.
pub fn log<'a>(ledger: &Ledger, events: impl Iterator<Item = &'a Event>, width: Option<usize>, lang: Lang) -> String {
    let id = |event: &Event| match event.item.and_then(|key| ledger.item(key)) {
        None => words::plan(lang).to_owned(),
        Some(item) if item.in_plan => ledger.label(item.key),
        // Another measure may have its id now; a unit may be bound no longer.
        Some(item) => say::former(lang, ledger.label(item.key)),
    };
    let rows: Vec<(String, &Event)> = events.map(|event| (id(event), event)).collect();
    let widest = rows.iter().map(|(id, _)| CELLS.width(id)).max().unwrap_or(0).clamp(ID, WIDEST);
    let indent = " ".repeat(widest + 1);
    let mut out = String::new();
    for (id, event) in rows {
        let _ = writeln!(out, "{} {}", CELLS.pad(&id, widest), event_line(ledger, event, lang));
        if let Some(text) = event_text(event) {
            paragraph(&mut out, text, &indent, width);
        }
    }
    out
}

pub(super) fn field(out: &mut String, name: &str, value: &str, width: Option<usize>, lang: Lang) {
    headed(out, &say::field(lang, name), value, width);
}

/// A paragraph with `head` before its first line and the others set in under what follows it.
pub(super) fn headed(out: &mut String, head: &str, value: &str, width: Option<usize>) {
    let indent = " ".repeat(CELLS.width(head));
    let start = out.len();
    paragraph(out, value, &indent, width);
    // The first line carries the head instead of the indent.
    if out.get(start..start + indent.len()).is_some_and(|blank| blank == indent) {
        out.replace_range(start..start + indent.len(), head);
    }
}

pub(super) fn paragraph(out: &mut String, text: &str, indent: &str, width: Option<usize>) {
    let shown = visible(text);
    let room = width.map_or(usize::MAX, |w| w.saturating_sub(indent.len()).max(10));
    for range in CELLS.wrap(&shown, room) {
        let _ = writeln!(out, "{indent}{}", shown.get(range).unwrap_or_default().trim_end());
    }
}

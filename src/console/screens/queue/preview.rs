//! Below the list: the whole text of what is under the cursor, by when, who, and what was written on it last.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::QueueView;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::screens::document::{cut_to_lines, roles};
use crate::console::screens::panes;
use crate::ledger::{Item, ItemKey, Note};
use crate::messages::{Lang, console, queue as say, words};
use crate::report::words::{deadline_words, units_words};
use crate::report::{followed, obligations};

/// So many notes are shown at most.
const NOTES: usize = 5;

pub(super) fn draw(view: &QueueView, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(room) = panes::below_rule(canvas, area) else { return };
    let Some(item) = view.previewed.and_then(|key| app.ledger.item(key)) else { return };
    let lines = lines(view, app, canvas, item, room);
    for (y, (text, style)) in (room.y..room.bottom()).zip(lines) {
        canvas.put_cut(room, room.x, y, room.width, &text, style);
    }
}

/// The text first; the last note has a line in any case, and what is left is for who, by when, and earlier notes.
fn lines(view: &QueueView, app: &App, canvas: &Canvas<'_>, item: &Item, room: Rect) -> Vec<(String, Style)> {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let Some(measure) = app.ledger.measure_of(item) else { return Vec::new() };
    let rows = usize::from(room.height);
    let notes = notes(view, app, item.key, lang);
    // Of a row that stands for several what is told is that of the foremost.
    let keys = view.entries_of(item.key);
    let foremost = view.foremost(&keys).and_then(|entry| app.ledger.item(entry.key)).unwrap_or(item);
    let by_when = std::iter::once(by_when(app, foremost, lang)).chain(followed(app, foremost, lang)).collect::<Vec<_>>().join("  ");
    let kept = usize::from(!notes.is_empty()) + usize::from(rows > 3);
    let text = format!("{} {}", app.label(item.key), measure.text.replace('\n', " "));
    let mut lines: Vec<(String, Style)> = Vec::new();
    let text_lines = cut_to_lines(canvas.cells, &text, room.width, rows.saturating_sub(kept).max(1));
    lines.extend(text_lines.into_iter().map(|line| (line, theme.text)));
    if rows > 3 {
        lines.push((by_when, theme.muted));
    }
    let spare = rows.saturating_sub(lines.len() + notes.len().min(2));
    if spare > 0 {
        let units = roles(measure, lang).into_iter().map(|(name, units)| format!("{name} {}", units_words(units, lang)));
        lines.push((units.collect::<Vec<_>>().join("  "), theme.muted));
    }
    if spare > 1
        && let Some(owed) = item.key.unit.and_then(|unit| app.ledger.obligation(app.ledger.parent(item)?, unit))
    {
        let parts = obligations::parts(&app.ledger, &owed).join(lang.pick("；", "; "));
        let part = if parts.is_empty() { console::no_part(lang).to_owned() } else { format!("{}{parts}", console::part_mark(lang)) };
        lines.push((part, theme.muted));
    }
    lines.extend(notes.into_iter().map(|note| (note, theme.text)));
    lines
}

/// The deadline in force, and the published one where it is another.
fn by_when(app: &App, item: &Item, lang: Lang) -> String {
    let Some(measure) = app.ledger.measure_of(item) else { return String::new() };
    let published = deadline_words(&measure.deadline, lang);
    let extensions = item.extensions().count();
    let now = app.ledger.deadline(item).and_then(|deadline| deadline.end());
    match now.filter(|now| Some(*now) != measure.deadline.end()) {
        Some(now) => say::due_now(lang, now, published, extensions),
        None => say::due(lang, published),
    }
}

/// What was promised and done, and who follows it, each with its name. The extensions stand with the deadline.
fn followed(app: &App, item: &Item, lang: Lang) -> Vec<String> {
    let lines = followed::lines(item, app.as_of, lang).into_iter().filter(|(name, _)| *name != words::extension(lang));
    lines.map(|(name, value)| format!("{name} {value}")).collect()
}

/// The notes on an item, newest first; of a row that stands for several those on all of them.
fn notes(view: &QueueView, app: &App, key: ItemKey, lang: Lang) -> Vec<String> {
    let keys = view.entries_of(key);
    let mut found: Vec<(ItemKey, &Note)> = Vec::new();
    for item in keys.iter().filter_map(|key| app.ledger.item(*key)) {
        found.extend(item.notes().rev().take(NOTES).map(|note| (item.key, note)));
    }
    found.sort_by_key(|(_, note)| std::cmp::Reverse(note.at));
    // An act on all of them is told once.
    found.dedup_by_key(|(_, note)| note.act);
    let words = |(of, note): (ItemKey, &Note)| {
        let (when, kind) = (note.at.format("%m-%d %H:%M"), note.word(lang));
        let unit = of.unit.filter(|_| keys.len() > 1).map(|unit| format!("@{} ", app.ledger.units().short(unit))).unwrap_or_default();
        format!("{when} {} {unit}{kind} {}", note.by, note.text.replace('\n', " "))
    };
    found.into_iter().take(NOTES).map(words).collect()
}

//! The measures of the task under the cursor, below the panes: a line each, or their full text where there is room for it.

use ratatui::layout::Rect;

use super::document;
use crate::console::app::App;
use crate::console::canvas::{Canvas, light_column, light_piece};
use crate::console::keymap::{Action, Context};
use crate::ledger::{Item, Standing};
use crate::messages::{console as say, words};
use crate::plan::Measure;
use crate::report::words::{status_words, units_words};

/// From this width on the answering lead has a column.
const LEAD_FROM: u16 = 100;
/// The columns of id, deadline and lead.
const ID: u16 = 6;
const DUE: u16 = 10;
const LEAD: u16 = 25;

/// Draws the preview.
pub fn draw(app: &App, canvas: &mut Canvas<'_>, rect: Rect) {
    let Some((_, _, task)) = app.overview.previewed.and_then(|number| app.ledger.plan().task(number)) else {
        canvas.panel(rect, &[], false);
        return;
    };
    let inner = canvas.panel(rect, &[(format!("{} {}", task.number, task.title), canvas.theme.heading)], false);
    let rows = usize::from(inner.height);
    let standings = task.measures.iter().filter_map(|m| app.ledger.standing(app.ledger.of_measure(m.id)?, app.as_of));
    // Only those that may have room are measured.
    let light = light_column(standings.take(rows), &app.setting, canvas.lang.pick(15, 25), canvas.lang.pick(26, 35));
    let width = usize::from(text_column(canvas, inner, light).width).max(1);
    let lines = |m: &Measure| canvas.cells.wrap(&m.text, width).len();
    // Texts are only measured as long as they may all have room.
    let needed = task.measures.iter().take(rows + 1).map(lines).try_fold(0, |sum, n| Some(sum + n).filter(|sum| *sum <= rows));
    let whole = needed.is_some();
    let with_more = needed.is_some_and(|needed| needed + 2 * task.measures.len() <= rows);
    let shown = if task.measures.len() > rows { rows.saturating_sub(1) } else { rows };
    let mut y = inner.y;
    for measure in task.measures.iter().take(shown) {
        let Some(item) = app.ledger.of_measure(measure.id) else { continue };
        draw_columns(app, canvas, Rect { y, height: 1, ..inner }, light, measure, item);
        y = draw_text(canvas, Rect { y, height: inner.bottom().saturating_sub(y), ..inner }, light, measure, whole);
        if with_more {
            y = draw_more(canvas, Rect { y, height: inner.bottom().saturating_sub(y), ..inner }, light, measure, item);
        }
    }
    if task.measures.len() > shown {
        let text = say::more_measures(canvas.lang, task.measures.len() - shown, app.key_of(Context::Overview, Action::Open));
        canvas.put(inner, inner.x + 1, inner.bottom().saturating_sub(1), &text, canvas.theme.muted);
    }
}

/// Where the text stands: behind id, light and status, before deadline and lead.
fn text_column(canvas: &Canvas<'_>, row: Rect, light: u16) -> Rect {
    let before = 1 + ID + light + status_column(canvas);
    let behind = DUE + if row.width >= LEAD_FROM { LEAD } else { 0 };
    Rect { x: row.x.saturating_add(before), width: row.width.saturating_sub(before).saturating_sub(behind), ..row }
}

/// The width of the status with the space behind it; the longest one of an open item is 牵头报办结.
const fn status_column(canvas: &Canvas<'_>) -> u16 {
    canvas.lang.pick(11, 17)
}

/// Everything of a measure but its text.
fn draw_columns(app: &App, canvas: &mut Canvas<'_>, row: Rect, light: u16, measure: &Measure, item: &Item) {
    let theme = canvas.theme;
    let status = status_column(canvas);
    let Some(standing) = app.ledger.standing(item, app.as_of) else { return };
    canvas.put_cut(row, row.x + 1, row.y, ID - 1, &measure.id.to_string(), theme.heading);
    let (text, style) = light_piece(standing, &app.setting);
    canvas.put_cut(row, row.x + 1 + ID, row.y, light - 1, &text, style);
    // A closed item's light says how it was closed.
    if matches!(standing, Standing::Open(..)) {
        canvas.put_cut(row, row.x + 1 + ID + light, row.y, status - 1, &status_words(&app.ledger, item, standing, canvas.lang), theme.text);
    }
    let x = text_column(canvas, row, light).right().saturating_add(1);
    canvas.put_cut(row, x, row.y, DUE - 1, &measure.deadline.published, theme.muted);
    if row.width >= LEAD_FROM {
        let lead = format!("{} {}", words::lead(canvas.lang), measure.answering_lead().unwrap_or_default());
        canvas.put_cut(row, x.saturating_add(DUE), row.y, LEAD - 2, &lead, theme.muted);
    }
}

/// The text, whole or on one line; returns the row behind it.
fn draw_text(canvas: &mut Canvas<'_>, room: Rect, light: u16, measure: &Measure, whole: bool) -> u16 {
    let column = text_column(canvas, room, light);
    let style = canvas.theme.text;
    if !whole {
        canvas.put_cut(column, column.x, column.y, column.width, &measure.text.replace('\n', " "), style);
        return room.y.saturating_add(1);
    }
    let lines = canvas.cells.wrap(&measure.text, usize::from(column.width).max(1));
    let mut y = room.y;
    for range in lines {
        canvas.put(column, column.x, y, measure.text.get(range).unwrap_or_default().trim_end(), style);
        y = y.saturating_add(1);
    }
    y
}

/// Who answers for it, and what was written on it last; returns the row behind it.
fn draw_more(canvas: &mut Canvas<'_>, room: Rect, light: u16, measure: &Measure, item: &Item) -> u16 {
    let lang = canvas.lang;
    let units = document::roles(measure, lang).into_iter().map(|(name, units)| format!("{name} {}", units_words(units, lang)));
    let note = item.notes().next_back().map(|note| {
        let (when, kind) = (note.at.format("%m-%d %H:%M"), note.word(lang));
        format!("{when} {} {kind} {}", note.by, note.text.replace('\n', " "))
    });
    let column = text_column(canvas, room, light);
    let width = room.right().saturating_sub(column.x).saturating_sub(1);
    let mut y = room.y;
    for line in std::iter::once(units.collect::<Vec<_>>().join("  ")).chain(note) {
        canvas.put_cut(room, column.x, y, width, &line, canvas.theme.muted);
        y = y.saturating_add(1);
    }
    y
}

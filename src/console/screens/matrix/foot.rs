//! What is said about the cell under the cursor: the obligation in full, the measure's text, the last note.

use ratatui::layout::Rect;

use super::MatrixView;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece, light_piece};
use crate::console::screens::document::cut_to_lines;
use crate::ledger::{Cell, ItemKey};
use crate::messages::console as say;
use crate::plan::UnitName;
use crate::report::words::deadline_words;

pub(super) fn draw(view: &MatrixView, app: &App, canvas: &mut Canvas<'_>, foot: Rect) {
    if foot.height < 2 {
        return;
    }
    let line = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(foot.width));
    canvas.put(foot, foot.x, foot.y, &line, canvas.theme.border);
    let Some((measure, unit)) = view.names_under_cursor() else { return };
    let room = Rect { x: foot.x + 1, y: foot.y + 1, width: foot.width.saturating_sub(2), height: foot.height - 1 };
    let head = head(view, app, canvas, measure, unit);
    canvas.put_pieces(room, room.x, room.y, &head);
    let note = view.cell().and_then(|cell| note(app, canvas, cell)).filter(|_| room.height > 1);
    let lines = usize::from(room.height - 1 - u16::from(note.is_some()));
    let text = app.ledger.item(measure).and_then(|item| app.ledger.measure_of(item)).map(|m| m.text.replace('\n', " "));
    let text = cut_to_lines(canvas.cells, &text.unwrap_or_default(), room.width, lines);
    for (y, line) in (room.y + 1..room.bottom()).zip(text) {
        canvas.put_cut(room, room.x, y, room.width, &line, canvas.theme.text);
    }
    if let Some(note) = note {
        canvas.put_pieces(room, room.x, room.bottom() - 1, &[note]);
    }
}

/// Id, unit, light with its reason, status, deadline.
fn head(view: &MatrixView, app: &App, canvas: &Canvas<'_>, measure: ItemKey, unit: UnitName) -> Vec<Piece> {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let group = view.matrix.columns().iter().find(|column| column.unit == unit).and_then(|column| column.group);
    let group = group.and_then(|at| view.matrix.groups().get(at));
    let name = group.map_or_else(|| unit.as_str().to_owned(), |group| say::unit_in_group(lang, unit.as_str(), group));
    let Some(cell) = view.cell() else {
        let sentence = say::not_bound(lang, app.ledger.units().short(unit), app.label(measure));
        return vec![(format!("{} ", app.label(measure)), theme.heading), (format!("{name}  "), theme.text), (sentence, theme.muted)];
    };
    let id = format!("{}@{}", app.label(measure), app.ledger.units().short(unit));
    let mut pieces = vec![(format!("{id}  "), theme.heading), light_piece(cell.standing, &app.setting)];
    // A closed item's light says how it was closed.
    if cell.standing.light().is_some() {
        pieces.push((format!("  {}", cell.status.word(lang)), theme.heading));
    }
    pieces.push((format!("  {name}"), theme.text));
    if let Some(published) = app.ledger.item(measure).and_then(|item| app.ledger.measure_of(item)) {
        pieces.push((format!("  {}", deadline_words(&published.deadline, lang)), theme.muted));
    }
    pieces
}

/// A text that was begun, else the last note.
fn note(app: &App, canvas: &Canvas<'_>, cell: &Cell) -> Option<Piece> {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if let Some(draft) = app.drafts.iter().find(|draft| draft.item == cell.key) {
        return Some((format!("{}{}", say::draft_mark(lang), draft.text.replace('\n', " ")), theme.notice));
    }
    let note = app.ledger.item(cell.key)?.notes().next_back()?;
    let (when, kind) = (note.at.format("%m-%d %H:%M"), note.word(lang));
    Some((format!("{when} {} {kind} {}", note.by, note.text.replace('\n', " ")), theme.muted))
}

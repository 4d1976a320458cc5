//! 总览, as it is drawn.

use ratatui::layout::Rect;

use super::overview::{Layout, Pane, Row};
use super::preview;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::ledger::Tally;
use crate::messages::console as say;
use crate::plan::{Area, Task};
use crate::report::forecast::burn_words;
use crate::report::words::numeral;

/// Draws the overview.
pub fn draw(app: &App, canvas: &mut Canvas<'_>) {
    let layout = Layout::of(app);
    if let Some(tabs) = layout.tabs {
        draw_tabs(app, canvas, tabs);
    }
    for (at, rect) in &layout.panes {
        if let (Some(area), Some(pane)) = (app.ledger.plan().areas().get(*at), app.overview.panes().get(*at)) {
            draw_pane(app, canvas, *rect, area, pane, *at == app.overview.area);
        }
    }
    if let Some(rect) = layout.preview {
        preview::draw(app, canvas, rect);
        draw_burn_line(app, canvas, rect);
    }
}

/// In the lower border of the preview, where it costs no line: how many are open, how many must be closed a day, how many were of late.
fn draw_burn_line(app: &App, canvas: &mut Canvas<'_>, rect: Rect) {
    let Some(burn) = app.burn.as_ref().filter(|burn| burn.total > 0 && rect.height > 1) else { return };
    let room = Rect { x: rect.x.saturating_add(2), y: rect.bottom() - 1, height: 1, width: rect.width.saturating_sub(4) };
    let text = format!(" {} ", burn_words(burn, canvas.lang).join(canvas.dot()));
    canvas.put_cut(room, room.x, room.y, room.width, &text, canvas.theme.notice);
}

/// All areas with their counts, where only one pane has room.
fn draw_tabs(app: &App, canvas: &mut Canvas<'_>, rect: Rect) {
    let areas = app.ledger.plan().areas();
    let each = rect.width / u16::try_from(areas.len()).unwrap_or(1).max(1);
    for (at, area) in areas.iter().enumerate() {
        let x = rect.x + each * u16::try_from(at).unwrap_or(0);
        let room = Rect { x, width: each.saturating_sub(1), ..rect };
        let tally = app.tallies.area(area.number);
        let active = at == app.overview.area;
        let marker = if active { canvas.marker() } else { " " };
        let theme = canvas.theme;
        let x = canvas.put(room, x, rect.y, marker, theme.marker);
        let counts = short_counts(app, canvas, tally);
        let counts_width: u16 = counts.iter().map(|(text, _)| canvas.width(text)).sum();
        let style = if active { theme.heading } else { theme.text };
        let title = format!("{} {}", numeral(area.number), area.title);
        let title_room = room.right().saturating_sub(x).saturating_sub(counts_width).saturating_sub(1);
        let cut = canvas.cells.cut(&title, usize::from(title_room));
        let x = canvas.put(room, x, rect.y, &cut, style).saturating_add(1);
        canvas.put_pieces(room, x, rect.y, &counts);
    }
}

/// The counts that a tab has room for: what is late, and what is closed.
fn short_counts(app: &App, canvas: &Canvas<'_>, tally: Tally) -> Vec<Piece> {
    use crate::ledger::Light::{Red, Yellow};
    let count = |light, count: usize| {
        // None is no alarm.
        let style = if count == 0 { canvas.theme.muted } else { canvas.theme.light(Some(light)) };
        (format!("{}{count} ", app.setting.lang.pick(light.word(crate::messages::Lang::Zh), light.initial())), style)
    };
    let closed = app.setting.lang.pick(say::closed_word(crate::messages::Lang::Zh), "");
    vec![count(Red, tally.red), count(Yellow, tally.yellow), (format!("{closed}{}/{}", tally.closed, tally.total()), canvas.theme.muted)]
}

fn draw_pane(app: &App, canvas: &mut Canvas<'_>, rect: Rect, area: &Area, pane: &Pane, active: bool) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let tally = app.tallies.area(area.number);
    let title = [
        (format!("{} {}", numeral(area.number), area.title), theme.heading),
        (format!("  {}", say::measures(lang, tally.total())), theme.muted),
    ];
    let inner = canvas.panel(rect, &title, active);
    draw_counts(canvas, Rect { height: inner.height.min(1), ..inner }, tally);
    let list = Layout::list(rect);
    for (y, (at, row)) in (list.y..list.bottom()).zip(pane.rows.iter().enumerate().skip(pane.top)) {
        match *row {
            Row::Section(s) => {
                if let Some(section) = area.sections.get(s) {
                    let text = format!("({}){}", numeral(section.number), section.title);
                    canvas.put_cut(list, list.x + 1, y, list.width.saturating_sub(1), &text, theme.muted);
                }
            }
            Row::Task(s, t, _) => {
                if let Some(task) = area.sections.get(s).and_then(|section| section.tasks.get(t)) {
                    draw_task(app, canvas, Rect { y, height: 1, ..list }, task, active && at == pane.cursor);
                }
            }
        }
    }
    draw_position(canvas, rect, pane, usize::from(list.height));
}

/// In the lower border: that there is more, and where.
fn draw_position(canvas: &mut Canvas<'_>, rect: Rect, pane: &Pane, rows: usize) {
    if pane.rows.len() <= rows || rect.height < 2 {
        return;
    }
    let below = pane.rows.len().saturating_sub(pane.top + rows);
    let (above, below) = (pane.top, below);
    let text = match (above, below) {
        (0, _) => say::more_below(canvas.lang, below),
        (_, 0) => say::more_above(canvas.lang, above),
        _ => say::more_both(canvas.lang, above, below),
    };
    let foot = Rect { y: rect.bottom() - 1, height: 1, width: rect.width.saturating_sub(2), ..rect };
    canvas.put_right(foot, foot.y, &format!(" {text} "), canvas.theme.muted);
}

/// The counts of an area, each with its word, and the closed share as a bar.
fn draw_counts(canvas: &mut Canvas<'_>, rect: Rect, tally: Tally) {
    use crate::ledger::Light::{Green, Grey, Red, Yellow};
    let counts = [(Some(Red), tally.red), (Some(Yellow), tally.yellow), (Some(Green), tally.green), (Some(Grey), tally.grey)];
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    for (light, count) in counts {
        let style = if count == 0 { canvas.theme.muted } else { canvas.theme.light(light) };
        pieces.push((count, (format!("{}{count} ", canvas.theme_word(light)), style)));
    }
    pieces.push((1, (format!("{}{} ", canvas.theme_word(None), tally.closed), canvas.theme.text)));
    let width: u16 = pieces.iter().map(|(_, (text, _))| canvas.width(text)).sum();
    if width.saturating_add(1) > rect.width {
        pieces.retain(|(count, _)| *count > 0);
    }
    let pieces: Vec<Piece> = pieces.into_iter().map(|(_, piece)| piece).collect();
    let x = canvas.put_pieces(rect, rect.x.saturating_add(1), rect.y, &pieces);
    let share = format!(" {}%", (tally.closed * 100).checked_div(tally.total()).unwrap_or(0));
    let room = rect.right().saturating_sub(x).saturating_sub(1).saturating_sub(canvas.width(&share)).min(20);
    if room >= 4 && tally.total() > 0 {
        let full = usize::from(room) * tally.closed / tally.total();
        let (on, off) = if canvas.plain_signs() { ("#", ".") } else { ("█", "░") };
        let x = canvas.put(rect, x, rect.y, &on.repeat(full), canvas.theme.good);
        let x = canvas.put(rect, x, rect.y, &off.repeat(usize::from(room) - full), canvas.theme.border);
        canvas.put(rect, x, rect.y, &share, canvas.theme.muted);
    }
}

fn draw_task(app: &App, canvas: &mut Canvas<'_>, row: Rect, task: &Task, selected: bool) {
    let theme = canvas.theme;
    if selected {
        canvas.put(row, row.x, row.y, canvas.marker(), theme.marker);
    }
    let tally = app.tallies.task(task.number);
    let light = (canvas.light(tally.worst()), theme.light(tally.worst()));
    let count = format!(" {:>5}", format!("{}/{}", tally.closed, tally.total()));
    let has_draft = app
        .drafts
        .iter()
        .any(|d| task.measures.iter().any(|m| app.ledger.of_measure(m.id).is_some_and(|i| i.key.measure == d.item.measure)));
    let draft = if has_draft { say::draft_mark(canvas.lang) } else { "" };
    let right = canvas.width(draft) + canvas.width(&light.0) + canvas.width(&count);
    let x = canvas.put(row, row.x.saturating_add(1), row.y, &format!("{:>3} ", task.number), theme.text);
    let room = row.right().saturating_sub(x).saturating_sub(right).saturating_sub(1);
    canvas.put_cut(row, x, row.y, room, &task.title, theme.text);
    let x = row.right().saturating_sub(right);
    canvas.put_pieces(row, x, row.y, &[(draft.to_owned(), theme.notice), light, (count, theme.muted)]);
}

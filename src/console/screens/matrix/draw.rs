//! 各区, as it is drawn.

use ratatui::layout::Rect;

use super::layout::{Layout, Part, stacked};
use super::{MatrixView, foot};
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::console::keymap::{Action, Context};
use crate::ledger::{MatrixRow, Status, Tally};
use crate::messages::console as say;
use crate::report::words::numeral;

pub(super) fn draw(view: &MatrixView, app: &App, canvas: &mut Canvas<'_>) {
    let layout = Layout::of(app, view);
    let title = title(view, app, canvas);
    canvas.panel(layout.frame, &title, true);
    draw_heads(view, app, canvas, &layout);
    if view.chosen.rows.is_empty() {
        let list = layout.list;
        canvas.put(list, list.x + 1, list.y, say::matrix_empty(canvas.lang), canvas.theme.muted);
    }
    let rows = view.chosen.rows.iter().enumerate().skip(view.top);
    for (y, (at, row)) in (layout.list.y..layout.list.bottom()).zip(rows) {
        let line = Rect { y, height: 1, ..layout.list };
        draw_row(view, app, canvas, &layout, line, (at, *row));
    }
    draw_totals(view, canvas, &layout);
    foot::draw(view, app, canvas, layout.foot);
    draw_border(view, canvas, &layout);
}

/// The view that is looked at: it is always told.
fn title(view: &MatrixView, app: &App, canvas: &Canvas<'_>) -> Vec<Piece> {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let area = app.ledger.plan().areas().iter().find(|area| Some(area.number) == view.scope.area);
    let area = area.map_or_else(|| say::all_of_them(lang).to_owned(), |area| format!("{} {}", numeral(area.number), area.title));
    let group = view.scope.group.and_then(|at| view.matrix.groups().get(at)).map_or(say::all_of_them(lang), String::as_str);
    let mut title = vec![
        (format!("{}  ", say::matrix_title(lang)), theme.heading),
        (say::area_view(lang, area), theme.heading),
        (format!("  {}", say::group_view(lang, group)), theme.heading),
    ];
    let (marked, hidden) = view.marks();
    if marked > 0 {
        let text = if hidden > 0 { say::marked_hidden(lang, marked, hidden) } else { say::marked(lang, marked) };
        title.push((format!("  {text}"), theme.notice));
    }
    let order = match (view.order.worst_measures, view.order.worst_units) {
        (true, true) => say::worst_both(lang),
        (true, false) => say::worst_measures(lang),
        (false, true) => say::worst_units(lang),
        (false, false) => say::plan_order(lang),
    };
    title.push((format!("  {order}"), theme.text));
    if view.stale && (view.order.worst_measures || view.order.worst_units) {
        let key = app.key_of(Context::Matrix, Action::SortAfresh);
        title.push((format!(" {}", say::order_is_old(lang, key)), theme.notice));
    }
    title.push((format!("  {}", say::matrix_size(lang, view.chosen.rows.len(), view.chosen.columns.len())), theme.muted));
    title
}

/// The names over the columns, and what the counts at the right are.
fn draw_heads(view: &MatrixView, app: &App, canvas: &mut Canvas<'_>, layout: &Layout) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if layout.heads.height == 0 {
        return;
    }
    if layout.names_groups {
        draw_groups(view, canvas, layout);
    }
    let lowest = Rect { y: layout.heads.bottom() - 1, height: 1, ..layout.heads };
    canvas.put(lowest, lowest.x + 1, lowest.y, say::matrix_heading(lang), theme.muted);
    let columns = view.chosen.columns.iter().enumerate().skip(view.left).take(layout.columns);
    for (seen, (at, column)) in columns.enumerate() {
        let Some(unit) = view.matrix.columns().get(*column).map(|column| column.unit) else { continue };
        let lines = stacked(canvas.cells, app.ledger.units().short(unit), layout.cell - 1);
        let style = if at == view.column { theme.marker } else { theme.heading };
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let first = layout.heads.bottom().saturating_sub(count).max(layout.heads.y);
        for (y, line) in (first..layout.heads.bottom()).zip(lines) {
            canvas.put(layout.heads, layout.column(seen) + 1, y, &line, style);
        }
    }
    let mut x = layout.sums_of(lowest).x;
    for part in layout.sums {
        let word = short_word(canvas, *part);
        canvas.put_right(Rect { x, width: layout.sum, ..lowest }, lowest.y, &word, theme.light(*part));
        x = x.saturating_add(layout.sum);
    }
}

/// The names of the functional groups over their districts, where they have room; a stroke says where one begins.
fn draw_groups(view: &MatrixView, canvas: &mut Canvas<'_>, layout: &Layout) {
    let group_of = |at: &usize| view.matrix.columns().get(*at).and_then(|column| column.group);
    let seen: Vec<_> = view.chosen.columns.iter().skip(view.left).take(layout.columns).map(group_of).collect();
    let line = Rect { height: 1, ..layout.heads };
    let stroke = if canvas.plain_signs() { "|" } else { "│" };
    let mut at = 0;
    for run in seen.chunk_by(|a, b| a == b) {
        let (x, end) = (layout.column(at), layout.column(at + run.len()));
        at += run.len();
        let Some(name) = run.first().copied().flatten().and_then(|group| view.matrix.groups().get(group)) else { continue };
        canvas.put(line, x, line.y, stroke, canvas.theme.border);
        if canvas.width(name) < end.saturating_sub(x) {
            canvas.put(line, x + 1, line.y, name, canvas.theme.muted);
        }
    }
}

fn draw_row(view: &MatrixView, app: &App, canvas: &mut Canvas<'_>, layout: &Layout, line: Rect, (at, row): (usize, usize)) {
    let theme = canvas.theme;
    let Some(measure) = view.matrix.rows().get(row) else { return };
    let selected = at == view.row;
    if selected {
        canvas.put(line, line.x, line.y, canvas.marker(), theme.marker);
    }
    let style = if selected { theme.heading } else { theme.text };
    let x = line.x.saturating_add(1);
    canvas.put(line, x, line.y, &measure.measure.to_string(), style);
    let text = app.ledger.plan().measure(measure.measure).map(|m| &*m.text).unwrap_or_default();
    // What one line cannot show needs not be looked through.
    let text: String = text.chars().take(usize::from(layout.text)).collect();
    let x = x.saturating_add(view.id_width).saturating_add(1);
    canvas.put_cut(line, x, line.y, layout.text, &text, style);
    draw_cells(view, canvas, layout, line, measure, selected);
    draw_sums(canvas, layout, line, view.matrix.row_tally(row, view.scope));
}

fn draw_cells(view: &MatrixView, canvas: &mut Canvas<'_>, layout: &Layout, line: Rect, row: &MatrixRow, selected: bool) {
    let theme = canvas.theme;
    let columns = view.chosen.columns.iter().enumerate().skip(view.left).take(layout.columns);
    for (seen, (at, column)) in columns.enumerate() {
        let x = layout.column(seen);
        if let Some(cell) = row.cell(*column) {
            let (light, marked) = (cell.standing.light(), view.marked.contains(&cell.key));
            let text = match (marked, view.with_status) {
                (true, _) => format!("{}*", canvas.shape(light)),
                (false, true) => format!("{}{}", canvas.shape(light), cell.standing.closed_as().unwrap_or(cell.status).short(canvas.lang)),
                (false, false) => canvas.light_short(light),
            };
            let style = if cell.standing.was_late() { theme.notice } else { theme.light(light) };
            canvas.put(line, x + 1, line.y, &text, style);
        }
        if selected && at == view.column {
            canvas.put(line, x, line.y, "[", theme.marker);
            canvas.put(line, x + 4, line.y, "]", theme.marker);
        }
    }
}

/// The counts of a row; none is no alarm.
fn draw_sums(canvas: &mut Canvas<'_>, layout: &Layout, line: Rect, tally: Tally) {
    let mut x = layout.sums_of(line).x;
    for part in layout.sums {
        let count = tally.with(*part);
        let style = if count == 0 { canvas.theme.muted } else { canvas.theme.light(*part) };
        canvas.put_right(Rect { x, width: layout.sum, ..line }, line.y, &count.to_string(), style);
        x = x.saturating_add(layout.sum);
    }
}

/// The counts of the columns, a line for each light, and of everything at their right end.
fn draw_totals(view: &MatrixView, canvas: &mut Canvas<'_>, layout: &Layout) {
    let theme = canvas.theme;
    let all = view.matrix.tally(view.scope);
    let seen = view.chosen.columns.iter().skip(view.left).take(layout.columns);
    let columns: Vec<Tally> = seen.map(|column| view.matrix.column_tally(*column, view.scope)).collect();
    let figures = layout.cell.max(5) - 1;
    for (y, part) in (layout.totals.y..layout.totals.bottom()).zip(layout.lines) {
        let line = Rect { y, height: 1, ..layout.totals };
        let style = |count: usize| if count == 0 { theme.muted } else { theme.light(*part) };
        let x = canvas.put(line, line.x + 1, y, say::matrix_total(canvas.lang), theme.heading);
        canvas.put(line, x + 1, y, &canvas.light(*part), theme.light(*part));
        for (at, tally) in columns.iter().enumerate() {
            let count = tally.with(*part);
            let room = Rect { x: layout.column(at), width: figures.min(layout.cell), ..line };
            canvas.put_right(room, y, &count.to_string(), style(count));
        }
        let count = all.with(*part);
        canvas.put_right(layout.sums_of(line), y, &count.to_string(), style(count));
    }
}

/// In the lower border: what the signs are, and what is not seen.
fn draw_border(view: &MatrixView, canvas: &mut Canvas<'_>, layout: &Layout) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if layout.frame.height < 2 {
        return;
    }
    let foot = Rect { x: 2, y: layout.frame.bottom() - 1, height: 1, width: layout.frame.width.saturating_sub(4) };
    let mut text = say::nth_of(lang, (view.row + 1).min(view.chosen.rows.len()), view.chosen.rows.len());
    let right = view.chosen.columns.len().saturating_sub(view.left + layout.columns);
    for (count, words) in [(right, say::columns_right(lang, right)), (view.left, say::columns_left(lang, view.left))] {
        if count > 0 {
            text = format!("{words}  {text}");
        }
    }
    let x = canvas.put_right(foot, foot.y, &format!(" {text} "), theme.muted);
    let room = x.saturating_sub(foot.x).saturating_sub(1);
    let legend = if view.with_status { status_legend(canvas) } else { legend(canvas) };
    canvas.put_pieces(Rect { width: room, ..foot }, foot.x, foot.y, &legend);
}

fn legend(canvas: &Canvas<'_>) -> Vec<Piece> {
    use crate::ledger::Light::{Green, Grey, Red, Yellow};
    let mut pieces = vec![(" ".to_owned(), canvas.theme.text)];
    for part in [Some(Red), Some(Yellow), Some(Green), Some(Grey), None] {
        let word = match canvas.lang {
            crate::messages::Lang::Zh => canvas.light_short(part),
            crate::messages::Lang::En => format!("{} {}", canvas.light_short(part), canvas.theme_word(part).trim_end()),
        };
        pieces.push((format!("{word} "), canvas.theme.light(part)));
    }
    pieces.push((format!(" {} ", say::matrix_legend(canvas.lang)), canvas.theme.muted));
    pieces
}

/// What the characters of statuses stand for; the shapes are those of the lights.
fn status_legend(canvas: &Canvas<'_>) -> Vec<Piece> {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let words = Status::ALL.iter().map(|status| match lang {
        crate::messages::Lang::Zh => match status.word(lang).split_once(status.short(lang)) {
            Some((before, behind)) => format!("{before}[{}]{behind}", status.short(lang)),
            None => format!("[{}]{}", status.short(lang), status.word(lang)),
        },
        crate::messages::Lang::En => format!("{} {}", status.short(lang), status.word(lang)),
    });
    vec![(format!(" {} ", words.collect::<Vec<_>>().join(lang.pick(" ", ", "))), theme.muted)]
}

/// The word of a light where there is room for one character of Chinese, or one letter.
fn short_word(canvas: &Canvas<'_>, part: Part) -> String {
    match canvas.lang {
        crate::messages::Lang::Zh => canvas.theme_word(part),
        crate::messages::Lang::En => part.map_or("C", crate::ledger::Light::initial).to_owned(),
    }
}

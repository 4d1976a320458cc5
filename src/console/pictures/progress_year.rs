//! Progress by area over the year: what was closed by the end of each month, how much is closed now, and how much of the year is over.

mod columns;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use crate::console::canvas::{Canvas, Piece};
use crate::messages::pictures as say;
use columns::Columns;

const LEVELS: [&str; 9] = ["_", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const PLAIN_LEVELS: [&str; 9] = ["0", "1", "2", "3", "4", "5", "6", "7", "8"];

/// An area of the plan over its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AreaYear<'a> {
    /// Its title.
    pub title: &'a str,
    /// How many items were closed by the end of each month, in all; for the month that runs, by now. None for what is to come.
    pub closed: [Option<usize>; 12],
    /// All items.
    pub total: usize,
}

/// Draws a line of months and a line for each area, from the top of `area`; returns the lines that it took.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, areas: &[AreaYear<'_>], as_of: NaiveDate) -> u16 {
    let area = area.intersection(canvas.buf.area);
    if area.is_empty() || areas.is_empty() {
        return 0;
    }
    let columns = Columns::of(canvas, area.width, areas, as_of);
    let mut y = area.y;
    if let Some(columns) = columns.filter(|_| area.height > 1) {
        draw_head(canvas, Rect { height: 1, ..area }, columns, as_of);
        y = y.saturating_add(1);
    }
    for (one, y) in areas.iter().zip(y..area.bottom()) {
        let row = Rect { y, height: 1, ..area };
        match columns {
            Some(columns) => draw_row(canvas, row, columns, one, as_of),
            None => draw_short(canvas, row, one),
        }
    }
    let lines = u16::try_from(areas.len()).unwrap_or(u16::MAX).saturating_add(y.saturating_sub(area.y));
    lines.min(area.height)
}

impl AreaYear<'_> {
    /// What is closed now.
    fn now(&self) -> usize {
        self.closed.iter().rev().flatten().next().copied().unwrap_or(0)
    }

    fn percent(&self) -> usize {
        percent(self.now(), self.total)
    }

    fn count(&self) -> String {
        format!("{}/{}", self.now(), self.total)
    }
}

/// The months over the strip, today among them, and the share of the year over what it is compared with.
fn draw_head(canvas: &mut Canvas<'_>, row: Rect, columns: Columns, as_of: NaiveDate) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    canvas.put_cut(row, row.x, row.y, columns.title, say::closed_by_month(lang), theme.muted);
    let (strip, word) = (row.x.saturating_add(columns.strip()), say::now(lang));
    let wide = canvas.width(word);
    let month = u16::try_from(as_of.month0()).unwrap_or(0);
    // It may stand over the space behind the strip.
    let now = (month * columns.month).min((12 * columns.month + 1).saturating_sub(wide));
    let every = match columns.month {
        1 => 3,
        2 => 2,
        _ => 1,
    };
    for number in (1..=12u16).step_by(every) {
        let (text, start) = (number.to_string(), (number - 1) * columns.month);
        let end = start.saturating_add(canvas.width(&text));
        if end < now || start > now.saturating_add(wide) {
            canvas.put(row, strip.saturating_add(start), row.y, &text, theme.muted);
        }
    }
    canvas.put(row, strip.saturating_add(now), row.y, word, theme.heading);
    let (day, days) = day_of_year(as_of);
    let share = say::now_share(lang, percent(day, days));
    let start = if columns.bar > 0 {
        let last = columns.bar.saturating_sub(canvas.width(&share));
        columns.bar_start().saturating_add(columns.mark(as_of).min(last))
    } else {
        columns.figures_end().saturating_sub(canvas.width(&share)).max(columns.strip().saturating_add(12 * columns.month + 1))
    };
    canvas.put(row, row.x.saturating_add(start), row.y, &share, theme.heading);
}

fn draw_row(canvas: &mut Canvas<'_>, row: Rect, columns: Columns, one: &AreaYear<'_>, as_of: NaiveDate) {
    let theme = canvas.theme;
    canvas.put_cut(row, row.x, row.y, columns.title, one.title, theme.text);
    let strip = strip(canvas, columns.month, one);
    canvas.put_pieces(row, row.x.saturating_add(columns.strip()), row.y, &strip);
    let figures = Rect { width: columns.figures_end().min(row.width), ..row };
    let percentage = format!("{:>5}", format!("{}%", one.percent()));
    let x = canvas.put_right(figures, row.y, &percentage, theme.heading);
    canvas.put_right(Rect { width: x.saturating_sub(row.x), ..row }, row.y, &one.count(), theme.text);
    let mut x = row.x.saturating_add(columns.bar_start());
    if columns.bar > 0 {
        let bar = bar(canvas, columns, one, as_of);
        x = canvas.put_pieces(row, x, row.y, &bar).saturating_add(2);
    }
    if columns.words > 0 {
        let words = distance(canvas, one, as_of);
        canvas.put_pieces(row, x, row.y, &[words]);
    }
}

/// Title and percentage, where there is room for nothing else.
fn draw_short(canvas: &mut Canvas<'_>, row: Rect, one: &AreaYear<'_>) {
    let x = canvas.put_right(row, row.y, &format!("{}%", one.percent()), canvas.theme.heading);
    let room = x.saturating_sub(row.x).saturating_sub(1);
    canvas.put_cut(row, row.x, row.y, room, one.title, canvas.theme.text);
}

/// The closed share at the end of each month.
fn strip(canvas: &Canvas<'_>, month: u16, one: &AreaYear<'_>) -> Vec<Piece> {
    let levels = if canvas.plain_signs() { PLAIN_LEVELS } else { LEVELS };
    let full = match month {
        // A digit stands alone: 444 would be another number.
        _ if canvas.plain_signs() => 1,
        0..=2 => month,
        _ => month - 1,
    };
    let gap = " ".repeat(usize::from(month - full));
    let to_come = if canvas.plain_signs() { "." } else { "·" };
    let piece = |closed: &Option<usize>| {
        let sign = closed.map(|closed| levels.get(level(closed, one.total)).copied().unwrap_or_default());
        let style = if sign.is_some() { canvas.theme.good } else { canvas.theme.muted };
        (format!("{}{gap}", sign.unwrap_or(to_come).repeat(usize::from(full))), style)
    };
    one.closed.iter().map(piece).collect()
}

/// 0 for nothing, 8 for all, and neither for anything between.
const fn level(closed: usize, total: usize) -> usize {
    match closed {
        0 => 0,
        _ if closed >= total => 8,
        _ => 1 + (closed as u128 * 7 / total as u128) as usize,
    }
}

/// What is closed as a bar, with a mark where it would be if it went as time goes.
fn bar(canvas: &Canvas<'_>, columns: Columns, one: &AreaYear<'_>, as_of: NaiveDate) -> Vec<Piece> {
    let width = usize::from(columns.bar);
    let full = (one.now().min(one.total) as u128 * width as u128).checked_div(one.total as u128).unwrap_or(0) as usize;
    let mark = usize::from(columns.mark(as_of));
    let [on, off, now] = if canvas.plain_signs() { ["#", ".", "|"] } else { ["█", "░", "│"] };
    let theme = canvas.theme;
    let part = |from: usize, to: usize| {
        let filled = full.clamp(from, to);
        [(on.repeat(filled - from), theme.good), (off.repeat(to - filled), theme.border)]
    };
    let behind = part((mark + 1).min(width), width);
    part(0, mark).into_iter().chain([(now.to_owned(), theme.heading)]).chain(behind).collect()
}

/// How far the closed share is from the share of the year, in words.
fn distance(canvas: &Canvas<'_>, one: &AreaYear<'_>, as_of: NaiveDate) -> Piece {
    let (day, days) = day_of_year(as_of);
    let (closed, time) = (one.percent(), percent(day, days));
    match closed.cmp(&time) {
        std::cmp::Ordering::Less => (say::points_behind(canvas.lang, time - closed), canvas.theme.notice),
        std::cmp::Ordering::Equal => (say::points_level(canvas.lang).to_owned(), canvas.theme.muted),
        std::cmp::Ordering::Greater => (say::points_ahead(canvas.lang, closed - time), canvas.theme.muted),
    }
}

/// The day's number in its year, from 1, and the days of the year.
fn day_of_year(day: NaiveDate) -> (usize, usize) {
    (usize::try_from(day.ordinal()).unwrap_or(1), if day.leap_year() { 366 } else { 365 })
}

fn percent(part: usize, whole: usize) -> usize {
    (part as u128 * 100).checked_div(whole as u128).unwrap_or(0) as usize
}

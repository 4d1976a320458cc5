//! The two axes: round values upwards, months along, and today on the lower one.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use super::grid::Signs;
use super::scale::Scale;
use super::series::Span;
use crate::console::canvas::Canvas;
use crate::messages::{Lang, pictures as say};

/// Months between two labels; from a year on the label is the year.
const EVERY: [i32; 10] = [1, 2, 3, 4, 6, 12, 24, 60, 120, 1200];

/// Draws the upright axis in `area`, its labels to the left of its line.
pub fn draw_upright(canvas: &mut Canvas<'_>, area: Rect, scale: &Scale) {
    let (signs, style) = (Signs::of(canvas), canvas.theme.border);
    let line = area.right().saturating_sub(1);
    for y in area.y..area.bottom() {
        canvas.put(area, line, y, signs.axis, style);
    }
    for (row, label) in scale.labels() {
        let y = area.bottom().saturating_sub(1).saturating_sub(row);
        let room = Rect { width: area.width.saturating_sub(1), ..area };
        // Where there is no room for a number, two points stand for it.
        let cut = canvas.cells.cut(&label, usize::from(room.width)).into_owned();
        canvas.put_right(room, y, &cut, canvas.theme.muted);
        canvas.put(area, line, y, signs.tick, style);
    }
}

/// Draws the lower axis in the first row of `area` and the months in the second.
pub fn draw_lower(canvas: &mut Canvas<'_>, area: Rect, span: Span, as_of: NaiveDate) {
    let (signs, lang, columns) = (Signs::of(canvas), canvas.lang, area.width);
    let every = every(span, columns, canvas.width(say::december(lang)));
    let ticks: Vec<(u16, NaiveDate)> =
        starts(span, every).filter_map(|day| span.column(day, columns).map(|column| (column, day))).collect();
    let mut base = vec![signs.base; usize::from(columns)];
    for (column, _) in &ticks {
        if let Some(cell) = base.get_mut(usize::from(*column)) {
            *cell = signs.month;
        }
    }
    canvas.put(area, area.x, area.y, &base.concat(), canvas.theme.border);
    if let Some(column) = span.column(as_of, columns) {
        let word = say::now(lang);
        let wide = canvas.width(word);
        let start = column.saturating_sub(wide.saturating_sub(1) / 2).min(columns.saturating_sub(wide));
        canvas.put(area, area.x.saturating_add(start), area.y, word, canvas.theme.heading);
    }
    let labels = if ticks.is_empty() { vec![(0, span.first())] } else { ticks };
    let mut free = 0;
    for (column, day) in labels {
        let label = label(lang, day, every);
        let end = column.saturating_add(canvas.width(&label));
        if column >= free && end <= columns {
            canvas.put(area, area.x.saturating_add(column), area.y.saturating_add(1), &label, canvas.theme.muted);
            free = end.saturating_add(1);
        }
    }
}

fn label(lang: Lang, day: NaiveDate, every: i32) -> String {
    if every < 12 { say::month(lang, day.month()).to_owned() } else { day.year().to_string() }
}

/// The fewest months between two labels with which they do not touch.
fn every(span: Span, columns: u16, label: u16) -> i32 {
    // On the average first: it spares walking through centuries month by month.
    let apart = f64::from(columns) * 30.4 / span.days().max(1.0);
    let has_room = |every: i32| {
        let starts: Vec<u16> = starts(span, every).filter_map(|day| span.column(day, columns)).collect();
        starts.windows(2).all(|pair| matches!(pair, [a, b] if b.saturating_sub(*a) > label))
    };
    let fits = |every: &i32| apart * f64::from(*every) >= f64::from(label) && has_room(*every);
    EVERY.into_iter().find(fits).unwrap_or(1200)
}

/// The first days of every so-manieth month in the span.
fn starts(span: Span, every: i32) -> impl Iterator<Item = NaiveDate> {
    let count = |day: NaiveDate| day.year().saturating_mul(12).saturating_add(day.month0().cast_signed());
    let first = count(span.first()).div_euclid(every) * every;
    let all = (first..=count(span.last())).step_by(usize::try_from(every).unwrap_or(1));
    let day = |months: i32| NaiveDate::from_ymd_opt(months.div_euclid(12), months.rem_euclid(12).cast_unsigned() + 1, 1);
    all.filter_map(day).filter(move |day| span.has(*day))
}

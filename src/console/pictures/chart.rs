//! An indicator over a year: its readings, the expected path, the target, the projection and today, each with a sign of its own.

mod axes;
mod grid;
mod legend;
mod paint;
mod scale;
mod series;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::round_figure;
use crate::console::canvas::Canvas;
use crate::messages::pictures as say;
use series::Series;

/// The narrowest and lowest area that a chart is drawn in; below it there is one line of figures.
pub const LEAST: (u16, u16) = (30, 8);

/// A dated value of an indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The day it stands for.
    pub on: NaiveDate,
    /// The value.
    pub value: f64,
    /// Whether it was verified (核定), not only reported (自报).
    pub verified: bool,
}

/// What a chart shows. Days outside the span and values that are no numbers are left out; the order does not matter.
#[derive(Debug, Clone, Copy)]
pub struct Chart<'a> {
    /// The first and the last day.
    pub span: (NaiveDate, NaiveDate),
    /// The readings.
    pub readings: &'a [Reading],
    /// The expected path (序时); straight between its points.
    pub expected: &'a [(NaiveDate, f64)],
    /// The target.
    pub target: Option<f64>,
    /// Where it will end if it goes on like this.
    pub projection: Option<(NaiveDate, f64)>,
    /// 今.
    pub as_of: NaiveDate,
    /// The unit of measure, e.g. `微克/立方米`.
    pub unit: &'a str,
    /// Decimals of a value.
    pub decimals: usize,
}

/// Draws the chart over the whole of `area`, which is expected to be blank. Below [`LEAST`] it is one line, without readings a sentence.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, chart: &Chart<'_>) {
    let area = area.intersection(canvas.buf.area);
    let series = Series::of(chart);
    if area.is_empty() {
        return;
    }
    if series.readings.is_empty() {
        return sentence(canvas, area, chart, series.target);
    }
    if area.width < LEAST.0 || area.height < LEAST.1 {
        legend::draw_line(canvas, area, chart, &series);
        return;
    }
    let legend = legend::lines(canvas, chart, &series, area.width, if area.height < 14 { 2 } else { 3 });
    for (y, line) in (area.y..).zip(&legend) {
        canvas.put_pieces(area, area.x, y, line);
    }
    let taken = u16::try_from(legend.len()).unwrap_or(0);
    let below = Rect { y: area.y.saturating_add(taken), height: area.height.saturating_sub(taken), ..area };
    paint::draw(canvas, below, chart, &series);
}

/// Instead of an empty frame.
fn sentence(canvas: &mut Canvas<'_>, area: Rect, chart: &Chart<'_>, target: Option<f64>) {
    let text = match target {
        Some(target) => {
            let figure = format!("{} {}", round_figure(target, chart.decimals), chart.unit);
            say::no_readings_target(canvas.lang, figure.trim_end())
        }
        None => say::no_readings(canvas.lang).to_owned(),
    };
    for (y, line) in (area.y..area.bottom()).zip(canvas.cells.wrap(&text, usize::from(area.width))) {
        canvas.put(area, area.x, y, text.get(line).unwrap_or_default().trim_end(), canvas.theme.muted);
    }
}

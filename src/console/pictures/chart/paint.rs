//! The plot itself.

use ratatui::layout::Rect;

use super::super::round_figure;
use super::grid::{Grid, Ink, Signs};
use super::scale::Scale;
use super::series::Series;
use super::{Chart, axes};
use crate::console::canvas::Canvas;
use crate::messages::pictures as say;

/// More readings than one in so many columns are a line with no mark on each: the marks would touch.
const COLUMNS_A_MARK: usize = 2;
/// From how many columns on the target has its name on its line as well.
const NAMED_FROM: u16 = 34;

/// Draws the plot with its axes.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, chart: &Chart<'_>, series: &Series) {
    let rows = area.height.saturating_sub(2);
    let (low, high) = series.bounds();
    let scale = Scale::of(low, high, rows);
    let widest = scale.labels().map(|(_, label)| canvas.width(&label)).max().unwrap_or(0);
    let gutter = widest.min(area.width / 3).saturating_add(1);
    let plot = Rect { x: area.x.saturating_add(gutter), width: area.width.saturating_sub(gutter), height: rows, ..area };
    let mut grid = Grid::new(plot.width, rows);
    fill(&mut grid, Signs::of(canvas), chart, series, &scale);
    grid.write(canvas, plot);
    axes::draw_upright(canvas, Rect { width: gutter, height: rows, ..area }, &scale);
    let below = Rect { y: plot.bottom(), height: area.height.saturating_sub(rows), ..plot };
    let corner = plot.x.saturating_sub(1);
    canvas.put(area, corner, below.y, Signs::of(canvas).corner, canvas.theme.border);
    axes::draw_lower(canvas, below, series.span, chart.as_of);
    name_target(canvas, plot, &grid, chart, series.target.map(|target| (target, scale.row(target))));
}

/// All series, the lowest first.
fn fill(grid: &mut Grid, signs: &'static Signs, chart: &Chart<'_>, series: &Series, scale: &Scale) {
    let (columns, span) = (grid.columns(), series.span);
    if let Some(row) = series.target.map(|target| scale.row(target)) {
        (0..columns).for_each(|column| grid.set(column, row, Ink::Target, signs.target));
    }
    if let Some(column) = span.column(chart.as_of, columns) {
        (0..grid.rows()).for_each(|row| grid.set(column, row, Ink::Now, signs.now));
    }
    let steps = f64::from(columns.saturating_sub(1));
    let near = |offset: f64| (offset / span.days().max(1.0) * steps).round() as u16;
    if let Some((first, last)) = series.path.reach(span) {
        for column in near(first)..=near(last) {
            if let Some(value) = series.path.at(span.offset_of(column, columns).clamp(first, last)) {
                grid.set(column, scale.row(value), Ink::Expected, signs.expected);
            }
        }
    }
    let points = by_column(series, columns);
    if let (Some((on, value)), Some(from)) = (series.projection, points.last()) {
        let end = (span.column(on, columns).unwrap_or(from.0), value);
        // Every other column, so that it is not taken for what was measured.
        between(*from, end).step_by(2).for_each(|(column, value)| grid.set(column, scale.row(value), Ink::Towards, signs.towards));
        grid.set(end.0, scale.row(value), Ink::Projected, signs.projected);
    }
    draw_line(grid, signs, &points, scale);
    draw_marks(grid, signs, series, scale, points.len());
}

/// The last reading of each column that has one.
fn by_column(series: &Series, columns: u16) -> Vec<(u16, f64)> {
    let mut points: Vec<(u16, f64)> = Vec::with_capacity(series.readings.len());
    for reading in &series.readings {
        let Some(column) = series.span.column(reading.on, columns) else { continue };
        match points.last_mut().filter(|last| last.0 == column) {
            Some(last) => last.1 = reading.value,
            None => points.push((column, reading.value)),
        }
    }
    points
}

/// The columns behind `from` up to `to`, with the values on the straight line.
fn between(from: (u16, f64), to: (u16, f64)) -> impl Iterator<Item = (u16, f64)> {
    let wide = f64::from(to.0.saturating_sub(from.0).max(1));
    (from.0.saturating_add(1)..=to.0).map(move |column| {
        let share = f64::from(column.saturating_sub(from.0)) / wide;
        (column, from.1 + (to.1 - from.1) * share)
    })
}

/// One line through the points, which turns from row to row within a column.
fn draw_line(grid: &mut Grid, signs: &Signs, points: &[(u16, f64)], scale: &Scale) {
    if let Some((column, value)) = points.first() {
        grid.set(*column, scale.row(*value), Ink::Line, signs.level);
    }
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let mut row = scale.row(from.1);
        for (column, value) in between(*from, *to) {
            let next = scale.row(value);
            if next == row {
                grid.set(column, row, Ink::Line, signs.level);
                continue;
            }
            let way = usize::from(next > row);
            let turn = |signs: [&'static str; 2]| signs.get(way).copied().unwrap_or_default();
            (row.min(next)..row.max(next)).for_each(|between| grid.set(column, between, Ink::Line, signs.upright));
            grid.set(column, row, Ink::Line, turn(signs.leaves));
            grid.set(column, next, Ink::Line, turn(signs.comes));
            row = next;
        }
    }
}

fn draw_marks(grid: &mut Grid, signs: &Signs, series: &Series, scale: &Scale, points: usize) {
    let dense = points.saturating_mul(COLUMNS_A_MARK) > usize::from(grid.columns());
    let latest = [series.latest(false), series.latest(true)];
    for reading in &series.readings {
        let Some(column) = series.span.column(reading.on, grid.columns()) else { continue };
        if dense && !latest.contains(&Some(*reading)) {
            continue;
        }
        let (ink, sign) = if reading.verified { (Ink::Verified, signs.verified) } else { (Ink::Reported, signs.reported) };
        grid.set(column, scale.row(reading.value), ink, sign);
    }
}

/// The name of the target on its line, where nothing else lies.
fn name_target(canvas: &mut Canvas<'_>, plot: Rect, grid: &Grid, chart: &Chart<'_>, target: Option<(f64, u16)>) {
    let Some((target, row)) = target.filter(|_| plot.width >= NAMED_FROM) else { return };
    let name = format!(" {} {} ", say::target(canvas.lang), round_figure(target, chart.decimals));
    // A cell of the line on either side shows what is named.
    let wide = canvas.width(&name).saturating_add(2);
    if let Some(column) = grid.free(row, wide) {
        let y = plot.bottom().saturating_sub(1).saturating_sub(row);
        canvas.put(plot, plot.x.saturating_add(column).saturating_add(1), y, &name, Ink::Target.style(canvas));
    }
}

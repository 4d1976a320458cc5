//! What the signs stand for, with the latest figures.

use ratatui::layout::Rect;

use super::super::{figure, round_figure};
use super::Chart;
use super::grid::{Ink, Signs};
use super::series::Series;
use crate::console::canvas::{Canvas, Piece};
use crate::messages::pictures as say;

/// One entry: sign, word, figure. The most needed come first.
struct Entry {
    ink: Ink,
    sign: &'static str,
    word: &'static str,
    figure: String,
}

/// How much room an entry takes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The unit of measure first, then all entries.
    Unit,
    /// All entries.
    Full,
    /// One space between, and in Chinese none within.
    Close,
    /// Without the figures.
    Words,
}

/// The legend in at most `most` lines of `width` cells, with as much said as has room.
pub fn lines(canvas: &Canvas<'_>, chart: &Chart<'_>, series: &Series, width: u16, most: usize) -> Vec<Vec<Piece>> {
    let entries = entries(canvas, chart, series);
    let forms = [Form::Unit, Form::Full, Form::Close, Form::Words];
    let mut laid = forms.map(|form| flow(canvas, pieces(canvas, chart, &entries, form), form, width)).into_iter();
    let mut lines = laid
        .find(|lines| lines.len() <= most)
        .unwrap_or_else(|| flow(canvas, pieces(canvas, chart, &entries, Form::Words), Form::Words, width));
    lines.truncate(most);
    lines
}

/// The legend as the only line there is room for.
pub fn draw_line(canvas: &mut Canvas<'_>, area: Rect, chart: &Chart<'_>, series: &Series) {
    let entries = entries(canvas, chart, series);
    let pieces = pieces(canvas, chart, &entries, Form::Full);
    let spaced: Vec<Piece> = pieces.into_iter().map(|(text, style)| (format!("{text}  "), style)).collect();
    canvas.put_pieces(area, area.x, area.y, &spaced);
}

fn entries(canvas: &Canvas<'_>, chart: &Chart<'_>, series: &Series) -> Vec<Entry> {
    let (lang, signs) = (canvas.lang, Signs::of(canvas));
    let measured = |value: f64| figure(value, chart.decimals);
    let mut entries = Vec::new();
    let mut add = |ink, sign, word, figure: Option<String>| {
        if let Some(figure) = figure {
            entries.push(Entry { ink, sign, word, figure });
        }
    };
    add(Ink::Reported, signs.reported, say::reported(lang), series.latest(false).map(|reading| measured(reading.value)));
    add(Ink::Verified, signs.verified, say::verified(lang), series.latest(true).map(|reading| measured(reading.value)));
    add(Ink::Target, signs.target, say::target(lang), series.target.map(|target| round_figure(target, chart.decimals)));
    add(Ink::Projected, signs.projected, say::projected(lang), series.projection.map(|(_, value)| measured(value)));
    let expected = series.path.reach(series.span).map(|(first, last)| {
        // Behind the end of the path nothing is expected: the sign alone is explained.
        let today = Some(series.span.offset(chart.as_of)).filter(|today| first <= *today && *today <= last);
        today.and_then(|today| series.path.at(today)).map(measured).unwrap_or_default()
    });
    add(Ink::Expected, signs.expected, say::expected(lang), expected);
    entries
}

fn pieces(canvas: &Canvas<'_>, chart: &Chart<'_>, entries: &[Entry], form: Form) -> Vec<Piece> {
    let unit = (form == Form::Unit && !chart.unit.is_empty()).then(|| (chart.unit.to_owned(), canvas.theme.muted));
    let gap = canvas.lang.pick("", " ");
    // A letter as a sign would be read as part of the word.
    let behind = if canvas.plain_signs() { " " } else { gap };
    let entry = |entry: &Entry| {
        let Entry { ink, sign, word, figure } = entry;
        let text = match form {
            Form::Unit | Form::Full => format!("{sign} {word} {figure}"),
            Form::Close => format!("{sign}{behind}{word}{gap}{figure}"),
            Form::Words => format!("{sign}{behind}{word}"),
        };
        (text.trim_end().to_owned(), ink.style(canvas))
    };
    unit.into_iter().chain(entries.iter().map(entry)).collect()
}

/// Entries one behind the other, as many on a line as fit.
fn flow(canvas: &Canvas<'_>, pieces: Vec<Piece>, form: Form, width: u16) -> Vec<Vec<Piece>> {
    let gap = if matches!(form, Form::Unit | Form::Full) { "  " } else { " " };
    let (mut lines, mut line, mut used) = (Vec::new(), Vec::new(), 0u16);
    for (text, style) in pieces {
        let wide = canvas.width(&text);
        let behind = if line.is_empty() { 0 } else { canvas.width(gap) };
        if behind > 0 && used.saturating_add(behind).saturating_add(wide) > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if !line.is_empty() {
            line.push((gap.to_owned(), canvas.theme.text));
            used = used.saturating_add(behind);
        }
        line.push((text, style));
        used = used.saturating_add(wide);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

//! The burn-down: how many were open over the year, and where the line must go from today to end at nothing.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;

use crate::console::canvas::{Canvas, Piece};
use crate::messages::{forecast as words, pictures as say};

/// The narrowest and lowest area in which it is drawn: legend, three rows, months.
pub const LEAST: (u16, u16) = (30, 5);

const LEVELS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// What is drawn.
#[derive(Debug, Clone, Copy)]
pub struct BurnDown<'a> {
    /// The first and the last day of the year.
    pub span: (NaiveDate, NaiveDate),
    /// How many were open on which day, by time.
    pub open: &'a [(NaiveDate, usize)],
    /// All of them.
    pub total: usize,
    /// 今.
    pub as_of: NaiveDate,
    /// How many are open at the end if it goes on like this; none where the year is over.
    pub left_at_end: Option<usize>,
}

/// Where the columns stand.
struct Plot<'a> {
    of: &'a BurnDown<'a>,
    /// The rows and columns of the picture itself.
    room: Rect,
}

/// Draws it over the whole of `area`; below [`LEAST`] nothing.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, of: &BurnDown<'_>) {
    let area = area.intersection(canvas.buf.area);
    if area.width < LEAST.0 || area.height < LEAST.1 || of.total == 0 {
        return;
    }
    let most = of.total.to_string();
    let label = canvas.width(&most).saturating_add(1);
    let room = Rect { x: area.x + label, y: area.y + 1, width: area.width - label, height: area.height - 2 };
    let plot = Plot { of, room };
    let legend = legend(canvas, of);
    canvas.put_pieces(area, area.x, area.y, &legend);
    canvas.put(area, area.x, room.y, &most, canvas.theme.muted);
    let zero = canvas.width(&most).saturating_sub(1);
    canvas.put(area, area.x + zero, room.bottom() - 1, "0", canvas.theme.muted);
    for column in 0..room.width {
        plot.draw_column(canvas, column);
    }
    plot.draw_months(canvas);
}

fn legend(canvas: &Canvas<'_>, of: &BurnDown<'_>) -> Vec<Piece> {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let [bar, needed, pace] = signs(canvas);
    let now = of.open.last().map_or(of.total, |(_, open)| *open);
    let mut legend = vec![(format!("{bar} "), theme.good), (words::open(lang, now), theme.text)];
    if let Some(left) = of.left_at_end {
        legend.extend([(format!("   {needed} "), theme.heading), (words::legend_needed(lang).to_owned(), theme.text)]);
        legend.extend([(format!("   {pace} "), theme.notice), (words::legend_pace(lang, left), theme.text)]);
    }
    legend
}

/// The bar, the line that is needed, and the line of the present pace.
const fn signs(canvas: &Canvas<'_>) -> [&'static str; 3] {
    if canvas.plain_signs() { ["#", "o", "-"] } else { ["█", "•", "╌"] }
}

impl Plot<'_> {
    /// The day in the middle of a column.
    fn day(&self, column: u16) -> NaiveDate {
        let (first, last) = self.of.span;
        let days = (last - first).num_days();
        first + chrono::TimeDelta::days(i64::from(column) * days / i64::from(self.room.width.saturating_sub(1).max(1)))
    }

    fn draw_column(&self, canvas: &mut Canvas<'_>, column: u16) {
        let day = self.day(column);
        // The column of the as-of date still shows what is.
        let is_past = day <= self.of.as_of || (column > 0 && self.day(column - 1) < self.of.as_of && self.of.as_of < day);
        let before = self.of.open.iter().rev().find(|(on, _)| *on <= day);
        match before.filter(|_| is_past) {
            Some((_, open)) => self.draw_bar(canvas, column, *open),
            None => self.draw_lines(canvas, column, day),
        }
    }

    /// A bar whose height is the share of what is open, in eighths of a row; never nothing where something is, nor full where something is not.
    fn draw_bar(&self, canvas: &mut Canvas<'_>, column: u16, open: usize) {
        let whole = usize::from(self.room.height) * 8;
        let eighths = match open {
            0 => 0,
            _ if open >= self.of.total => whole,
            _ => (open * whole / self.of.total).clamp(1, whole - 1),
        };
        for row in 0..self.room.height {
            let level = eighths.saturating_sub(usize::from(row) * 8).min(8);
            let sign = match LEVELS.get(level).copied().unwrap_or_default() {
                _ if canvas.plain_signs() => {
                    if level >= 4 {
                        "#"
                    } else {
                        " "
                    }
                }
                sign => sign,
            };
            let y = self.room.bottom() - 1 - row;
            canvas.put(self.room, self.room.x + column, y, sign, canvas.theme.good);
        }
    }

    /// What is needed, and what comes of the present pace; where both fall into one cell, the former.
    fn draw_lines(&self, canvas: &mut Canvas<'_>, column: u16, day: NaiveDate) {
        let (Some(left), Some((_, open))) = (self.of.left_at_end, self.of.open.last()) else { return };
        let (gone, all) = ((day - self.of.as_of).num_days().max(0), (self.of.span.1 - self.of.as_of).num_days().max(1));
        let share = |to: usize| {
            let fall = usize::try_from(gone).unwrap_or(0) * open.saturating_sub(to) / usize::try_from(all).unwrap_or(1).max(1);
            open.saturating_sub(fall)
        };
        let [_, needed, pace] = signs(canvas);
        for (count, sign, style) in [(share(left), pace, canvas.theme.notice), (share(0), needed, canvas.theme.heading)] {
            let row = count.saturating_mul(usize::from(self.room.height)).saturating_sub(1) / self.of.total.max(1);
            let row = u16::try_from(row).unwrap_or(0).min(self.room.height.saturating_sub(1));
            canvas.put(self.room, self.room.x + column, self.room.bottom() - 1 - row, sign, style);
        }
    }

    /// The months under their first days, and today.
    fn draw_months(&self, canvas: &mut Canvas<'_>) {
        let y = self.room.bottom();
        let line = Rect { y, height: 1, ..self.room };
        let column = |day: NaiveDate| (0..self.room.width).find(|column| self.day(*column) >= day);
        let now = say::now(canvas.lang);
        let today = column(self.of.as_of).map(|at| at.min(self.room.width.saturating_sub(canvas.width(now))));
        let mut free = 0;
        for month in 1..=12 {
            let first = self.of.span.0.with_month(month).and_then(|day| day.with_day(1)).and_then(column);
            let name = month.to_string();
            let wide = canvas.width(&name);
            let clear = |at: u16| today.is_none_or(|now_at| at + wide < now_at || at > now_at + canvas.width(now));
            if let Some(at) = first.filter(|at| *at >= free && clear(*at) && at.saturating_add(wide) <= self.room.width) {
                canvas.put(line, line.x + at, y, &name, canvas.theme.muted);
                free = at.saturating_add(wide + 1);
            }
        }
        if let Some(at) = today {
            canvas.put(line, line.x + at, y, now, canvas.theme.heading);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ASCII, NARROW, WIDE, drawn, has_ambiguous, stays_inside};
    use super::*;
    use crate::messages::Lang;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn picture<'a>(open: &'a [(NaiveDate, usize)], as_of: &str, left_at_end: Option<usize>) -> BurnDown<'a> {
        BurnDown { span: (day("2026-01-01"), day("2026-12-31")), open, total: 100, as_of: day(as_of), left_at_end }
    }

    /// 100 open until the middle of the year, 50 from then on; from 1 October the needed line falls from 50 to nothing, the pace leaves 25.
    /// A column stands for 10.4 days: 1 July lies in the 18th, 1 October in the 27th, whose bar reaches into the 28th. Then the needed line
    /// falls below 25, which is a row of four, in the 32nd, and the pace in the last one.
    #[test]
    fn the_past_is_bars_and_what_is_to_come_two_lines() {
        let open = [(day("2026-01-01"), 100), (day("2026-07-01"), 50), (day("2026-10-01"), 50)];
        let lines = drawn(40, 6, ASCII, Lang::En, |canvas, area| draw(canvas, area, &picture(&open, "2026-10-01", Some(25))));
        assert_eq!(
            lines,
            [
                "# open 50   o needed   - at this pace 25",
                "100 ##################",
                "    ##################",
                "    ############################ooo----",
                "  0 ############################   ooooo",
                "    1  2  3  4  5  6  7  8  9  now   12",
            ]
        );
    }

    #[test]
    fn a_year_that_is_over_has_no_lines_and_a_small_area_no_picture() {
        let open = [(day("2026-01-01"), 100), (day("2026-12-31"), 10)];
        let of = picture(&open, "2027-01-02", None);
        let lines = drawn(40, 6, NARROW, Lang::Zh, |canvas, area| draw(canvas, area, &of));
        assert_eq!(lines[0], "█ 未结10");
        assert!(lines[1].ends_with('█') && !lines.concat().contains('•'), "{lines:?}");
        assert_eq!(drawn(29, 6, NARROW, Lang::Zh, |canvas, area| draw(canvas, area, &of)).concat(), "");
        assert_eq!(drawn(40, 4, NARROW, Lang::Zh, |canvas, area| draw(canvas, area, &of)).concat(), "");
    }

    proptest! {
        #[test]
        fn nothing_is_written_outside_and_nothing_ambiguous_where_signs_are_plain(
            (width, height) in (0u16..120, 0u16..20), on in 0i64..400, open in 0usize..140, left in prop::option::of(0usize..140),
        ) {
            let as_of = day("2026-01-01") + chrono::TimeDelta::days(on);
            let line = [(day("2026-01-01"), 100), (as_of.min(day("2026-12-31")), open)];
            let of = BurnDown { as_of, ..picture(&line, "2026-01-01", left) };
            for cells in [NARROW, WIDE, ASCII] {
                prop_assert!(stays_inside(Rect::new(2, 1, width, height), cells, Lang::Zh, |canvas, area| draw(canvas, area, &of)));
            }
            let plain = drawn(width, height, WIDE, Lang::En, |canvas, area| draw(canvas, area, &of));
            prop_assert!(!has_ambiguous(&plain.concat()));
        }
    }
}

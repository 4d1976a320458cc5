//! What falls due week by week, or month by month where there are more weeks than lines.

use chrono::{Datelike, Days, NaiveDate};
use ratatui::layout::Rect;

use crate::console::canvas::Canvas;
use crate::messages::{Lang, forecast as say};

/// A run of days with what falls due in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// How many measures.
    pub measures: usize,
    /// How many obligations.
    pub obligations: usize,
    /// How many milestones.
    pub milestones: usize,
    /// How many periods of review end.
    pub reviews: usize,
    /// How many reports.
    pub reports: usize,
}

impl Run {
    const fn new(from: NaiveDate, to: NaiveDate) -> Self {
        Self { from, to, measures: 0, obligations: 0, milestones: 0, reviews: 0, reports: 0 }
    }

    const fn with(self, day: &Self) -> Self {
        Self {
            measures: self.measures + day.measures,
            obligations: self.obligations + day.obligations,
            milestones: self.milestones + day.milestones,
            reviews: self.reviews + day.reviews,
            reports: self.reports + day.reports,
            ..self
        }
    }
}

/// The days from `as_of` to `last` with what falls due on which of them, in so many runs at most: weeks that end on a Sunday, else months, else one.
pub fn runs(due: &[Run], as_of: NaiveDate, last: NaiveDate, most: usize) -> Vec<Run> {
    let weeks = split(as_of, last, |day| day + Days::new(6 - u64::from(day.weekday().num_days_from_monday())));
    let months = || split(as_of, last, |day| (1..=31).rev().find_map(|number| day.with_day(number)).unwrap_or(day));
    let days = [weeks, months()].into_iter().find(|runs| runs.len() <= most).unwrap_or_else(|| vec![(as_of, last)]);
    let runs = days.into_iter().filter(|(from, to)| from <= to).take(most.max(1));
    runs.map(|(from, to)| {
        let inside = due.iter().filter(|day| from <= day.from && day.from <= to);
        inside.fold(Run::new(from, to), Run::with)
    })
    .collect()
}

fn split(first: NaiveDate, last: NaiveDate, end_of: impl Fn(NaiveDate) -> NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut runs = Vec::new();
    let mut from = first;
    while from <= last {
        let to = end_of(from).clamp(from, last);
        runs.push((from, to));
        let Some(next) = to.succ_opt() else { break };
        from = next;
    }
    runs
}

/// Draws a line for each run: its days, a bar by the obligations, and the counts.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, runs: &[Run]) {
    const DAYS: u16 = 12;
    let area = area.intersection(canvas.buf.area);
    let most = runs.iter().map(|run| run.obligations.max(run.measures)).max().unwrap_or(0).max(1);
    let figures = runs.iter().map(|run| canvas.width(&counts(run, canvas.lang))).max().unwrap_or(0);
    let room = usize::from(area.width.saturating_sub(DAYS).saturating_sub(figures).saturating_sub(1));
    for (y, run) in (area.y..area.bottom()).zip(runs) {
        let days = format!("{}-{}", run.from.format("%m.%d"), run.to.format("%m.%d"));
        let row = Rect { y, height: 1, ..area };
        canvas.put_cut(row, row.x, y, DAYS - 1, &days, canvas.theme.muted);
        let count = run.obligations.max(run.measures);
        let long = if count == 0 { 0 } else { (room * count / most).max(1).min(room) };
        let x =
            canvas.put(row, row.x.saturating_add(DAYS), y, &if canvas.plain_signs() { "#" } else { "█" }.repeat(long), canvas.theme.notice);
        let style = if count == 0 { canvas.theme.muted } else { canvas.theme.text };
        let gap = u16::from(long > 0);
        canvas.put(row, x.saturating_add(gap), y, &counts(run, canvas.lang), style);
    }
}

/// Measures and obligations, then what else there is, e.g. `78/875 节点3 复核20`.
fn counts(run: &Run, lang: Lang) -> String {
    let parts = [
        (run.measures + run.obligations, format!("{}/{}", run.measures, run.obligations)),
        (run.milestones, say::run_milestones(lang, run.milestones)),
        (run.reviews, say::run_reviews(lang, run.reviews)),
        (run.reports, say::run_reports(lang, run.reports)),
    ];
    let some: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect();
    if some.is_empty() { "0".to_owned() } else { some.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ASCII, NARROW, drawn, stays_inside};
    use super::*;
    use crate::messages::Lang;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn due(on: &str, measures: usize, obligations: usize) -> Run {
        Run { measures, obligations, ..Run::new(day(on), day(on)) }
    }

    fn november(most: usize) -> Vec<(String, usize, usize)> {
        let due = [due("2026-12-06", 1, 2), due("2026-12-31", 74, 754)];
        let runs = runs(&due, day("2026-11-23"), day("2026-12-31"), most);
        runs.iter().map(|run| (format!("{} {}", run.from.format("%m-%d"), run.to.format("%m-%d")), run.measures, run.obligations)).collect()
    }

    /// 23 November 2026 is a Monday, 31 December a Thursday.
    #[test]
    fn weeks_where_there_is_room_and_months_where_not() {
        let run = |days: &str, measures, obligations| (days.to_owned(), measures, obligations);
        let weeks = [
            run("11-23 11-29", 0, 0),
            run("11-30 12-06", 1, 2),
            run("12-07 12-13", 0, 0),
            run("12-14 12-20", 0, 0),
            run("12-21 12-27", 0, 0),
            run("12-28 12-31", 74, 754),
        ];
        assert_eq!(november(6), weeks);
        assert_eq!(november(5), [run("11-23 11-30", 0, 0), run("12-01 12-31", 75, 756)]);
        assert_eq!(november(1), [run("11-23 12-31", 75, 756)]);
        assert_eq!(runs(&[], day("2027-01-02"), day("2026-12-31"), 6), []);
    }

    #[test]
    fn the_bars_are_as_long_as_what_falls_due() {
        let due = [due("2026-12-13", 1, 20), due("2026-12-31", 3, 40)];
        let runs = runs(&due, day("2026-12-07"), day("2026-12-31"), 9);
        let lines = drawn(30, 4, ASCII, Lang::Zh, |canvas, area| draw(canvas, area, &runs));
        // 30 less 12 for the days, 4 for the figures and one: 13 cells for 40.
        assert_eq!(lines, ["12.07-12.13 ###### 1/20", "12.14-12.20 0", "12.21-12.27 0", "12.28-12.31 ############# 3/40"]);
    }

    /// 25 and 31 December 2026 are a Friday and the Thursday after it.
    #[test]
    fn what_else_falls_due_stands_behind_the_counts() {
        let due = [
            Run { reports: 996, ..due("2026-12-25", 0, 1) },
            Run { milestones: 3, reviews: 20, ..due("2026-12-31", 78, 875) },
            Run { milestones: 1, ..due("2026-12-20", 0, 0) },
        ];
        let runs = runs(&due, day("2026-12-14"), day("2026-12-31"), 9);
        let lines = |lang| drawn(44, 3, ASCII, lang, |canvas, area| draw(canvas, area, &runs));
        // 44 less 12 for the days, 19 for the figures and one: 12 cells for 875; one for what is least. In English the figures take 27.
        assert_eq!(lines(Lang::Zh), ["12.14-12.20 节点1", "12.21-12.27 # 0/1 应报996", "12.28-12.31 ############ 78/875 节点3 复核20"]);
        assert_eq!(lines(Lang::En)[2], "12.28-12.31 #### 78/875 milest. 3 reviews 20");
    }

    proptest! {
        #[test]
        fn nothing_is_written_outside((width, height) in (0u16..90, 0u16..12), on in 0u64..365, count in 0usize..2000, most in 0usize..60) {
            let as_of = day("2026-01-01") + Days::new(on);
            let runs = runs(&[Run { reports: count, ..due("2026-12-31", count, count) }], as_of, day("2026-12-31"), most);
            prop_assert!(runs.len() <= most.max(1) && runs.iter().map(|run| run.measures).sum::<usize>() == count);
            prop_assert!(stays_inside(Rect::new(2, 1, width, height), NARROW, Lang::Zh, |canvas, area| draw(canvas, area, &runs)));
        }
    }
}

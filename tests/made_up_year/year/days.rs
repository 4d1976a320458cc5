//! The days on which the made-up office works. Its holidays are those of 2026, roughly: nothing is judged by them.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// First and last days of holidays.
const HOLIDAYS: [((u32, u32), (u32, u32)); 6] =
    [((1, 1), (1, 3)), ((2, 15), (2, 23)), ((4, 4), (4, 6)), ((5, 1), (5, 5)), ((6, 19), (6, 21)), ((10, 1), (10, 7))];

/// Whether anybody is at work.
pub fn works(day: NaiveDate) -> bool {
    let date = (day.month(), day.day());
    let is_holiday = HOLIDAYS.iter().any(|(from, to)| *from <= date && date <= *to);
    !is_holiday && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The day itself, or the next one on which somebody works.
pub fn at_work(day: NaiveDate) -> NaiveDate {
    day.iter_days().find(|day| works(*day)).unwrap_or(day)
}

/// The day itself, or the last one before it on which somebody works.
pub fn at_work_before(day: NaiveDate) -> NaiveDate {
    std::iter::successors(Some(day), |day| day.pred_opt()).find(|day| works(*day)).unwrap_or(day)
}

/// So many days later, or the next day of work.
pub fn later(day: NaiveDate, days: i64) -> NaiveDate {
    at_work(day.checked_add_days(Days::new(days.max(0).unsigned_abs())).unwrap_or(day))
}

/// The day of that date in a year.
pub fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The last day of a month.
pub fn month_end(year: i32, month: u32) -> NaiveDate {
    let next = if month == 12 { date(year.saturating_add(1), 1, 1) } else { date(year, month.saturating_add(1), 1) };
    next.pred_opt().unwrap_or(next)
}

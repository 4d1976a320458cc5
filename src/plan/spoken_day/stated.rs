//! Days of the calendar as people write them: `2026-09-30`, `9-30`, `9月30日`, `十二月十日`, and `9月` for its last day. The one place that
//! reads them, for a day that is typed into a form as for one that is said in a meeting.

use chrono::{Months, NaiveDate};

use super::reader::Reader;

/// A day that was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) struct Stated {
    /// The day, or the last one of a month.
    pub day: NaiveDate,
    /// The first day of the month, where only that was stated.
    pub month_from: Option<NaiveDate>,
    /// Whether the year was stated.
    pub has_year: bool,
}

/// Reads a day; with no year, one of `year`. None where none stands here; then the reader stands where it stood. An error where the calendar
/// has no such day.
pub(in crate::plan) fn stated(reader: &mut Reader, year: i32) -> Option<Result<Stated, NoSuchDay>> {
    let mark = reader.mark();
    let found = in_signs(reader, year).or_else(|| {
        reader.go_back(mark);
        in_words(reader, year)
    });
    if found.is_none() {
        reader.go_back(mark);
    }
    found
}

/// The calendar has no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::plan) struct NoSuchDay;

fn of(year: i32, month: u32, day: u32, has_year: bool) -> Result<Stated, NoSuchDay> {
    let day = NaiveDate::from_ymd_opt(year, month, day).ok_or(NoSuchDay)?;
    Ok(Stated { day, month_from: None, has_year })
}

/// `2026-9-30`, `2026/9/30`, `9-30`, `20260930`; `9.30` where it stands apart, for `9.30万吨` is a quantity.
fn in_signs(reader: &mut Reader, year: i32) -> Option<Result<Stated, NoSuchDay>> {
    let (first, digits) = reader.digits()?;
    if digits == 8 {
        return Some(of(i32::try_from(first / 10_000).ok()?, first / 100 % 100, first % 100, true));
    }
    let sign = reader.peek().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let short = |reader: &mut Reader| reader.digits().filter(|(_, digits)| *digits <= 2).map(|(number, _)| number);
    let next = |reader: &mut Reader| if reader.eat(sign.encode_utf8(&mut [0; 4])) { short(reader) } else { None };
    let second = next(reader)?;
    let found = match digits {
        4 => Some(of(i32::try_from(first).ok()?, second, next(reader)?, true)),
        1..=2 => Some(of(year, first, second, false)),
        _ => None,
    };
    found.filter(|found| sign != '.' || (found.is_ok() && is_apart(reader)))
}

/// Whether nothing stands here that goes with a number.
fn is_apart(reader: &Reader) -> bool {
    reader.peek().is_none_or(|c| !c.is_alphanumeric() && c != '%' && c != '.' && c != '-' && c != '/')
        || ["前", "之前", "以前", "止"].iter().any(|word| reader.rest().starts_with(word))
}

/// `2026年9月30日`, `9月30日`, `9月底`, `9月`.
fn in_words(reader: &mut Reader, year: i32) -> Option<Result<Stated, NoSuchDay>> {
    let named = reader.year_named();
    let (year, has_year) = (named.unwrap_or(year), named.is_some());
    let month = reader.number().filter(|_| reader.eat("月"))?;
    let behind = reader.mark();
    if let Some(day) = reader.number() {
        // Behind a month its day needs no word: 9月30.
        reader.eat_any(&["日", "号"]);
        return Some(of(year, month, day, has_year));
    }
    reader.go_back(behind);
    let is_end = reader.eat_any(&["底", "末"]).is_some();
    Some(month_of(year, month, has_year).map(|stated| Stated { month_from: stated.month_from.filter(|_| !is_end), ..stated }))
}

fn month_of(year: i32, month: u32, has_year: bool) -> Result<Stated, NoSuchDay> {
    let from = NaiveDate::from_ymd_opt(year, month, 1).ok_or(NoSuchDay)?;
    let day = from.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).ok_or(NoSuchDay)?;
    Ok(Stated { day, month_from: Some(from), has_year })
}

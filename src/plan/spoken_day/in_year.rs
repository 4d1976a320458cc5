//! Days that are named by their year, half, quarter or month: 年底, 三季度末, 下月10日, 12月中旬, 12月10日.

use chrono::{Datelike, Months, NaiveDate};

use super::phrase::{Found, Kind, WITHIN, named};
use super::reader::Reader;
use super::stated::stated;
use super::{Said, SpokenDayError};

/// 明年, 2027年; none where no year stands here, or the year is only the first word of a day.
pub(super) fn year(reader: &mut Reader, on: NaiveDate) -> Option<i32> {
    let ahead = [("今年", 0), ("本年", 0), ("当年", 0), ("明年", 1), ("次年", 1), ("后年", 2)];
    if let Some((_, years)) = ahead.into_iter().find(|(word, _)| reader.eat(word)) {
        return Some(on.year().saturating_add(years));
    }
    reader.year_named()
}

/// What belongs to a year: its end, its halves and quarters, its months and their days.
pub(super) fn of_year(reader: &mut Reader, said: Said<'_>) -> Found {
    let on = said.on;
    let named_year = year(reader, on);
    let year = named_year.unwrap_or(on.year());
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    if reader.eat_any(&["年底", "年末", "年终"]).is_some() || (named_year.is_some() && reader.eat_any(&["底", "末"]).is_some()) {
        return named(day(12, 31), Kind::Day, true);
    }
    if reader.eat("年中") || (named_year.is_some() && reader.eat("中")) {
        return named(day(6, 30), Kind::Day, true);
    }
    if reader.eat("年初") || (named_year.is_some() && reader.eat("初")) {
        return Some(Err(SpokenDayError::Vague(String::new())));
    }
    if named_year.is_none() && (reader.eat("全年") || (reader.eat("年") && WITHIN.iter().any(|word| reader.rest().starts_with(word)))) {
        return named(day(12, 31), Kind::Period(day(1, 1)?), false);
    }
    for (words, months) in [("上半年", [1, 6]), ("下半年", [7, 12])] {
        if reader.eat(words) {
            return ending(reader, period(year, months));
        }
    }
    let mark = reader.mark();
    let found = of_quarter(reader, year, (named_year.is_none()).then_some(on)).or_else(|| {
        reader.go_back(mark);
        of_month(reader, year, (named_year.is_none()).then_some(on))
    });
    match (found, named_year) {
        (None, Some(_)) => {
            reader.go_back(mark);
            named(day(12, 31), Kind::Period(day(1, 1)?), false)
        }
        (found, _) => found,
    }
}

/// From the first day of a month to the last one of another.
type Span = Option<(NaiveDate, NaiveDate)>;

fn period(year: i32, [from, to]: [u32; 2]) -> Span {
    let first = NaiveDate::from_ymd_opt(year, from, 1)?;
    let last = NaiveDate::from_ymd_opt(year, to, 1)?.checked_add_months(Months::new(1))?.pred_opt()?;
    Some((first, last))
}

/// A period, or its end where that is said.
fn ending(reader: &mut Reader, span: Span) -> Found {
    let Some((first, last)) = span else { return Some(Err(SpokenDayError::NoSuchDay(String::new()))) };
    let is_end = reader.eat_any(&["底", "末"]).is_some();
    named(Some(last), if is_end { Kind::Day } else { Kind::Period(first) }, is_end)
}

/// 季度末, 下季度, 三季度末. `on` is given where no year was named.
fn of_quarter(reader: &mut Reader, year: i32, on: Option<NaiveDate>) -> Found {
    let ahead = [("本季度", 0), ("这个季度", 0), ("本季", 0), ("下个季度", 3), ("下季度", 3), ("下季", 3)];
    if let Some(on) = on {
        let relative = ahead.into_iter().find(|(word, _)| reader.eat(word)).map(|(_, months)| (months, false));
        let bare = || (reader.eat_any(&["季度末", "季度底", "季末"]).is_some()).then_some((0, true));
        if let Some((months, is_end)) = relative.or_else(bare) {
            let then = on.checked_add_months(Months::new(months))?;
            let span = period(then.year(), of_number(then.month0() / 3)?);
            return if is_end { named(Some(span?.1), Kind::Day, true) } else { ending(reader, span) };
        }
    }
    reader.eat("第");
    let number = reader.number()?;
    reader.eat_any(&["季度"])?;
    match number.checked_sub(1).and_then(of_number) {
        Some(months) => ending(reader, period(year, months)),
        None => Some(Err(SpokenDayError::NoSuchDay(String::new()))),
    }
}

/// The months of a quarter, of which the first is 0.
const fn of_number(quarter: u32) -> Option<[u32; 2]> {
    match quarter {
        0..=3 => Some([3 * quarter + 1, 3 * quarter + 3]),
        _ => None,
    }
}

/// 月底, 下月10日, 12月中旬, 12月10日, 20号. `on` is given where no year was named.
fn of_month(reader: &mut Reader, year: i32, on: Option<NaiveDate>) -> Found {
    if let Some(on) = on {
        let ahead = [("下下个月", 2), ("下下月", 2), ("下个月", 1), ("下月", 1), ("次月", 1), ("本月", 0), ("这个月", 0), ("当月", 0)];
        if let Some((_, months)) = ahead.into_iter().find(|(word, _)| reader.eat(word)) {
            return within_month(reader, on.checked_add_months(Months::new(months))?);
        }
        let is_bare =
            ["月底", "月末", "月中", "月初", "月内", "月上旬", "月中旬", "月下旬"].iter().any(|word| reader.rest().starts_with(word));
        if is_bare {
            reader.eat("月");
        }
        if is_bare || ["上旬", "中旬", "下旬"].iter().any(|word| reader.rest().starts_with(word)) {
            return within_month(reader, on);
        }
        let mark = reader.mark();
        if let Some(day) = reader.number().filter(|_| reader.eat_any(&["日", "号"]).is_some()) {
            return day_of(on, day, false);
        }
        reader.go_back(mark);
    }
    let found = match stated(reader, year)? {
        Ok(found) => found,
        Err(_) => return Some(Err(SpokenDayError::NoSuchDay(String::new()))),
    };
    match found.month_from {
        Some(first) => within_month(reader, first),
        None => {
            // 9月30 may be the beginning of 9月30家.
            let is_firm = !reader.is_behind_digit();
            named(Some(found.day), Kind::Day, is_firm)
        }
    }
}

/// A day of the month in which `on` lies.
fn day_of(on: NaiveDate, day: u32, is_firm: bool) -> Found {
    match on.with_day(day) {
        None => Some(Err(SpokenDayError::NotInMonth { month: on.month(), day })),
        found => named(found, Kind::Day, is_firm),
    }
}

/// What is named of the month in which `on` lies.
pub(super) fn within_month(reader: &mut Reader, on: NaiveDate) -> Found {
    let last = || on.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt();
    let tens = [("上旬", 1, Some(10)), ("中旬", 11, Some(20)), ("下旬", 21, None)];
    if let Some((_, first, end)) = tens.into_iter().find(|(word, ..)| reader.eat(word)) {
        let end = end.map_or_else(last, |day| on.with_day(day));
        return named(end, Kind::Period(on.with_day(first)?), true);
    }
    if reader.eat("初") {
        return Some(Err(SpokenDayError::Vague(String::new())));
    }
    if reader.eat("中") {
        return named(on.with_day(15), Kind::Day, true);
    }
    if reader.eat_any(&["底", "末"]).is_some() {
        return named(last(), Kind::Day, true);
    }
    let mark = reader.mark();
    if let Some(day) = reader.number().filter(|_| reader.eat_any(&["日", "号"]).is_some()) {
        return day_of(on, day, true);
    }
    reader.go_back(mark);
    named(last(), Kind::Period(on.with_day(1)?), false)
}

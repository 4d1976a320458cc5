//! Working days (工作日): Monday to Friday, but for the holidays and make-up days that were announced for a year. Which these are is data
//! (`seeds/calendar.json`); a year of which nothing was announced is Monday to Friday but for the holidays that never move.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

/// The holidays that fall on the same days each year, as month and day: 元旦, 劳动节, 国庆节.
const FIXED: [(u32, u32); 5] = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)];

/// What people call the holidays, with the name under which each is announced. A longer word stands before its beginning.
pub(super) const HOLIDAYS: [(&str, &str); 14] = [
    ("元旦节", "元旦"),
    ("元旦", "元旦"),
    ("春节", "春节"),
    ("清明节", "清明节"),
    ("清明", "清明节"),
    ("劳动节", "劳动节"),
    ("五一", "劳动节"),
    ("端午节", "端午节"),
    ("端午", "端午节"),
    ("中秋节", "中秋节"),
    ("中秋", "中秋节"),
    ("国庆节", "国庆节"),
    ("国庆", "国庆节"),
    ("十一", "国庆节"),
];

/// Which days are working days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    /// The days that are not what their weekday says, by date, each with what it adds to the working days since the first of them.
    apart: Vec<(NaiveDate, i64)>,
    /// The years whose holidays were announced.
    announced: BTreeSet<i32>,
    /// The first day of rest of each holiday, by its name and year.
    first_days: BTreeMap<(String, i32), NaiveDate>,
}

/// A list of holidays that contradicts itself.
#[derive(Debug, thiserror::Error)]
pub enum CalendarError {
    /// Not the JSON that is expected.
    #[error("the list of holidays cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A holiday that ends before it begins.
    #[error("{0}: it ends before it begins")]
    Backwards(NaiveDate),
    /// A day of another year than that under which it stands.
    #[error("{0} does not lie in the year of its list")]
    OtherYear(NaiveDate),
    /// A day that is told twice.
    #[error("{0} is named twice")]
    Twice(NaiveDate),
    /// A day of work that would be one anyway.
    #[error("{0} is no Saturday or Sunday: it is a working day anyway")]
    WorksAnyway(NaiveDate),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "_about")]
    _about: String,
    years: Vec<Year>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    year: i32,
    #[serde(rename = "source")]
    _source: String,
    holidays: Vec<Holiday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    name: String,
    /// The first and the last day without work.
    rest: [NaiveDate; 2],
    /// Saturdays and Sundays with work.
    work: Vec<NaiveDate>,
}

impl Calendar {
    /// The calendar of a list of holidays.
    ///
    /// # Errors
    /// When the list cannot be read, or says of a day what cannot be.
    pub fn from_json(text: &str) -> Result<Self, CalendarError> {
        let file: File = serde_json::from_str(text)?;
        let mut works: BTreeMap<NaiveDate, bool> = BTreeMap::new();
        for year in &file.years {
            let days = year.holidays.iter().map(Holiday::days).collect::<Result<Vec<_>, _>>()?;
            for (day, is_working) in days.into_iter().flatten() {
                if day.year() != year.year {
                    return Err(CalendarError::OtherYear(day));
                }
                if works.insert(day, is_working).is_some() {
                    return Err(CalendarError::Twice(day));
                }
            }
        }
        let differs = works.into_iter().filter(|(day, is_working)| *is_working != is_weekday(*day));
        let sum = |sum: &mut i64, (day, is_working): (NaiveDate, bool)| {
            *sum += if is_working { 1 } else { -1 };
            Some((day, *sum))
        };
        let announced = file.years.iter().map(|year| year.year).collect();
        let holidays = file.years.iter().flat_map(|year| year.holidays.iter().map(move |holiday| (holiday, year.year)));
        let first_days = holidays.map(|(holiday, year)| ((holiday.name.clone(), year), holiday.rest[0])).collect();
        Ok(Self { apart: differs.scan(0, sum).collect(), announced, first_days })
    }

    /// The first day of a holiday of that name in a year: as it was announced, or the day on which it always is. None where it is not known.
    pub fn holiday(&self, name: &str, year: i32) -> Option<NaiveDate> {
        let always = || {
            let fixed = [("元旦", 1, 1), ("劳动节", 5, 1), ("国庆节", 10, 1)];
            fixed.into_iter().find(|(known, ..)| *known == name).and_then(|(_, month, day)| NaiveDate::from_ymd_opt(year, month, day))
        };
        self.first_days.get(&(name.to_owned(), year)).copied().or_else(always)
    }

    /// The `count`-th working day after a day; the day itself for none.
    pub fn working_day_after(&self, from: NaiveDate, count: u32) -> Option<NaiveDate> {
        (0..count).try_fold(from, |day, _| day.iter_days().skip(1).take(60).find(|day| self.is_working(*day)))
    }

    /// The last working day before a day.
    pub fn working_day_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        std::iter::successors(day.pred_opt(), |day| day.pred_opt()).take(60).find(|day| self.is_working(*day))
    }

    /// Whether people work on that day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        if self.announced.contains(&day.year()) {
            is_weekday(day) != self.apart.binary_search_by_key(&day, |(day, _)| *day).is_ok()
        } else {
            is_weekday(day) && !FIXED.contains(&(day.month(), day.day()))
        }
    }

    /// The working days after `from`, up to `to`; none where `to` is not after it. Costs the same for a day and for a year.
    pub fn working_days(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        if to <= from { 0 } else { weekdays(from, to) + self.apart_by(to) - self.apart_by(from) - self.fixed(from, to) }
    }

    /// The holidays that never move, are no weekend, and lie after `from`, up to `to`, in years of which nothing was announced.
    fn fixed(&self, from: NaiveDate, to: NaiveDate) -> i64 {
        let years = (from.year()..=to.year()).filter(|year| !self.announced.contains(year));
        let days = years.flat_map(|year| FIXED.iter().filter_map(move |(month, day)| NaiveDate::from_ymd_opt(year, *month, *day)));
        let count = days.filter(|day| from < *day && *day <= to && is_weekday(*day)).count();
        i64::try_from(count).unwrap_or_default()
    }

    /// How many working days more there were up to that day than its weekdays, since the first day that is known.
    fn apart_by(&self, day: NaiveDate) -> i64 {
        let upto = self.apart.partition_point(|(known, _)| *known <= day);
        upto.checked_sub(1).and_then(|at| self.apart.get(at)).map_or(0, |(_, sum)| *sum)
    }
}

impl Holiday {
    /// Its days, each with whether people work on it.
    fn days(&self) -> Result<Vec<(NaiveDate, bool)>, CalendarError> {
        let [first, last] = self.rest;
        if last < first {
            return Err(CalendarError::Backwards(first));
        }
        if let Some(day) = self.work.iter().find(|day| is_weekday(**day)) {
            return Err(CalendarError::WorksAnyway(*day));
        }
        let rest = first.iter_days().take_while(|day| *day <= last).map(|day| (day, false));
        Ok(rest.chain(self.work.iter().map(|day| (*day, true))).collect())
    }
}

fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The days from Monday to Friday after `from`, up to `to`.
fn weekdays(from: NaiveDate, to: NaiveDate) -> i64 {
    let days = (to - from).num_days().max(0);
    let rest = from.iter_days().skip(1).take(usize::try_from(days % 7).unwrap_or_default());
    let working = rest.filter(|day| is_weekday(*day)).count();
    days / 7 * 5 + i64::try_from(working).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// 31 October 2026 is a Saturday.
    #[test]
    fn without_a_list_most_working_days_are_monday_to_friday() {
        for (from, to, days) in [
            ("2026-10-31", "2026-10-31", 0),
            ("2026-10-31", "2026-11-01", 0),
            ("2026-10-31", "2026-11-02", 1),
            ("2026-10-31", "2026-11-13", 10),
            ("2026-10-31", "2026-11-15", 10),
            ("2026-10-31", "2026-11-16", 11),
            ("2026-11-16", "2026-10-31", 0),
        ] {
            assert_eq!(Calendar::default().working_days(day(from), day(to)), days, "{from} {to}");
        }
    }

    /// 30 September 2026 is a Wednesday, 25 September the Friday of 中秋节. After 30 September: 8 and 9 October, and Saturday the 10th.
    #[test]
    fn holidays_and_make_up_days_of_2026_count_as_announced() {
        let calendar = seeds::calendar().unwrap();
        for (from, to, days) in [
            ("2026-09-30", "2026-10-07", 0),
            ("2026-09-30", "2026-10-08", 1),
            ("2026-09-30", "2026-10-10", 3),
            ("2026-09-30", "2026-10-11", 3),
            ("2026-09-30", "2026-10-12", 4),
            // 28, 29, 30 September, then 8 October.
            ("2026-09-25", "2026-09-27", 0),
            ("2026-09-25", "2026-09-30", 3),
            ("2026-09-25", "2026-10-09", 5),
            ("2026-09-25", "2026-10-10", 6),
            // Sunday 20 September.
            ("2026-09-19", "2026-09-20", 1),
            // Sunday 4 January.
            ("2025-12-31", "2026-01-04", 1),
            // Saturday 14 February; then rest to Monday the 23rd; Saturday the 28th.
            ("2026-02-13", "2026-02-23", 1),
            ("2026-02-13", "2026-02-28", 6),
            ("2026-04-03", "2026-04-06", 0),
            ("2026-04-30", "2026-05-05", 0),
            ("2026-04-30", "2026-05-09", 4),
            ("2026-06-18", "2026-06-21", 0),
            // Of 365 days 52 weeks give 260 and Thursday 31 December one more; of its weekdays 19 are days of rest, and 6 days are made up.
            ("2025-12-31", "2026-12-31", 248),
            // Nothing is announced of 2027, but Friday 1 January is New Year all the same.
            ("2026-12-31", "2027-01-01", 0),
            ("2026-12-31", "2027-01-04", 1),
        ] {
            assert_eq!(calendar.working_days(day(from), day(to)), days, "{from} {to}");
        }
        for (text, works) in [("2026-10-01", false), ("2026-10-10", true), ("2026-10-11", false), ("2026-10-12", true)] {
            assert_eq!(calendar.is_working(day(text)), works, "{text}");
        }
    }

    /// In 2027 1 January and 1 October are Fridays, 1 May a Saturday, and 2 and 3 October a weekend; in 2029 1 May is a Tuesday, and 1 to 3
    /// October are Monday to Wednesday.
    #[test]
    fn the_holidays_that_never_move_are_known_without_a_list() {
        for calendar in [seeds::calendar().unwrap().as_ref().clone(), Calendar::default()] {
            for (from, to, days) in [
                ("2026-12-31", "2027-01-03", 0),
                ("2027-04-30", "2027-05-03", 1),
                ("2027-09-30", "2027-10-03", 0),
                ("2027-09-30", "2027-10-04", 1),
                ("2029-04-30", "2029-05-02", 1),
                ("2029-09-28", "2029-10-04", 1),
                // Of 365 days 52 weeks give 260, Friday 31 December one more, and two of the holidays are no weekend.
                ("2026-12-31", "2027-12-31", 259),
            ] {
                assert_eq!(calendar.working_days(day(from), day(to)), days, "{from} {to}");
            }
            for (text, works) in [("2027-01-01", false), ("2027-05-01", false), ("2029-10-03", false), ("2029-10-04", true)] {
                assert_eq!(calendar.is_working(day(text)), works, "{text}");
            }
        }
    }

    proptest! {
        /// Counted day by day it is the same.
        #[test]
        fn a_sum_over_days_is_the_count_of_them(from in 0_u64..1600, length in 0_u64..1600) {
            let calendar = seeds::calendar().unwrap();
            let from = day("2025-06-01") + chrono::Days::new(from);
            let to = from + chrono::Days::new(length);
            let counted = from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| calendar.is_working(*day)).count();
            prop_assert_eq!(calendar.working_days(from, to), i64::try_from(counted).unwrap());
        }
    }

    #[test]
    fn a_list_that_contradicts_itself_is_refused() {
        let list = |rest: &str, work: &str| {
            let holiday = format!(r#"{{"name":"","rest":[{rest}],"work":[{work}]}}"#);
            Calendar::from_json(&format!(r#"{{"_about":"","years":[{{"year":2026,"source":"","holidays":[{holiday}]}}]}}"#))
        };
        assert!(list(r#""2026-05-01","2026-05-05""#, r#""2026-05-09""#).is_ok());
        assert!(matches!(list(r#""2026-05-05","2026-05-01""#, ""), Err(CalendarError::Backwards(_))));
        assert!(matches!(list(r#""2027-05-01","2027-05-05""#, ""), Err(CalendarError::OtherYear(_))));
        assert!(matches!(list(r#""2026-05-01","2026-05-05""#, r#""2026-05-02""#), Err(CalendarError::Twice(_))));
        assert!(matches!(list(r#""2026-05-01","2026-05-05""#, r#""2026-05-08""#), Err(CalendarError::WorksAnyway(_))));
        assert!(matches!(list(r#""2026-02-30","2026-05-05""#, ""), Err(CalendarError::Json(_))));
    }
}

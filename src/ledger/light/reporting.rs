//! The third part of the light: how fresh the last report is.
//!
//! A report is due by the 25th of each month, of what is ongoing by the 25th of the last month of each quarter (a setting). The first of
//! these days is the first one in the plan's year, or in the measure's own window. A day counts to its end. A due day is met when anything
//! was reported after the due day before it: so all follows from the last report. What was missed is yellow for five working days; later, or
//! when two are missing, it is red. Where nothing was due yet, it is grey.

use chrono::{Datelike, NaiveDate};

use super::{Light, Why};
use crate::ledger::Settings;
use crate::messages::{Lang, words};
use crate::plan::{Calendar, DeadlineKind, Review};

/// The days by which something is to be reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ledger) struct DueDays {
    day: u32,
    /// The months from one to the next: 1 or 3.
    step: i32,
    /// The month of the first, counted from the year 0.
    first: i32,
}

/// The reports that are missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreported {
    /// The day by which the first of them was due.
    pub first: NaiveDate,
    /// The same of the last.
    pub last: NaiveDate,
    /// Whether they are due each quarter, not each month.
    pub quarterly: bool,
    /// The days since the first.
    pub days: i64,
}

impl DueDays {
    /// Those of an item with that deadline, in a plan of `year`.
    pub fn of(deadline: DeadlineKind, year: i32, settings: &Settings) -> Self {
        let new_year = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        let start = match deadline {
            DeadlineKind::Window { start, .. } => start.max(new_year),
            _ => new_year,
        };
        let from = settings.reports_from.map_or(start, |from| from.max(start));
        let step = if deadline == DeadlineKind::Ongoing(Review::Quarterly) { 3 } else { 1 };
        let day = u32::try_from(settings.report_day).unwrap_or(1).clamp(1, 28);
        let days = Self { day, step, first: 0 };
        Self { first: days.month_from(from), ..days }
    }

    /// The first of them.
    pub fn first(self) -> NaiveDate {
        self.on(self.first)
    }

    /// The first of them that is not before `day`.
    pub fn next(self, day: NaiveDate) -> NaiveDate {
        self.on(self.month_from(day).max(self.first))
    }

    /// The light on `as_of`, when the last report was on `reported`.
    pub fn light(self, reported: Option<NaiveDate>, as_of: NaiveDate, settings: &Settings, calendar: &Calendar) -> (Light, Why) {
        let Some(missing) = self.missing(reported, as_of) else {
            let was_due = self.first() < as_of;
            return if was_due { (Light::Green, Why::Reported) } else { (Light::Grey, Why::NoReportYet) };
        };
        let count = (month(missing.last) - month(missing.first)) / self.step + 1;
        let is_late = calendar.working_days(missing.first, as_of) > settings.report_patience;
        let light = if is_late || i64::from(count) >= settings.reports_missing { Light::Red } else { Light::Yellow };
        (light, Why::Unreported(missing))
    }

    /// What was due before `as_of` and is missing; none where nothing is.
    pub fn missing(self, reported: Option<NaiveDate>, as_of: NaiveDate) -> Option<Unreported> {
        let last = self.month_from(as_of) - self.step;
        // A report meets the due day that comes after it, and all before.
        let first = reported.map_or(self.first, |on| self.month_from(on).max(self.first) + self.step);
        (first <= last).then(|| {
            let (first, last) = (self.on(first), self.on(last));
            Unreported { first, last, quarterly: self.step > 1, days: (as_of - first).num_days() }
        })
    }

    /// The month of the first due day that is not before `from`, whether or not anything is due so early.
    fn month_from(self, from: NaiveDate) -> i32 {
        let month = month(from) + i32::from(from.day() > self.day);
        // A quarter ends with its third month.
        month + (self.step - 1 - month.rem_euclid(self.step))
    }

    fn on(self, month: i32) -> NaiveDate {
        let of_year = u32::try_from(month.rem_euclid(12)).unwrap_or_default();
        NaiveDate::from_ymd_opt(month.div_euclid(12), of_year + 1, self.day).unwrap_or_default()
    }
}

impl Unreported {
    /// Which reports are missing since when, e.g. `10月进展未报 29天`, `1—10月进展未报 302天`.
    pub(super) fn words(self, lang: Lang) -> String {
        let period = named(self.first, self.last, self.quarterly, lang);
        words::unreported(lang, period, self.days)
    }
}

/// What the months or quarters are called in which these days lie, e.g. `10月`, `1—3季度`.
pub(super) fn named(first: NaiveDate, last: NaiveDate, quarterly: bool, lang: Lang) -> String {
    let number = |day: NaiveDate| if quarterly { day.month0() / 3 + 1 } else { day.month() };
    let named = |day: NaiveDate| match (quarterly, lang) {
        (true, _) => words::quarter_of(lang, number(day)),
        (false, Lang::Zh) => words::month_of(lang, number(day)),
        (false, Lang::En) => words::month_of(lang, day.format("%b")),
    };
    match (first == last, first.year() == last.year()) {
        (true, _) => named(first),
        (false, false) => {
            let year = |day: NaiveDate| day.format(lang.pick("%Y年%-m月", "%Y-%m")).to_string();
            words::over_years(lang, year(first), year(last))
        }
        (false, true) if quarterly => words::quarters_of(lang, number(first), number(last)),
        (false, true) if lang == Lang::Zh => words::months_of(lang, number(first), number(last)),
        (false, true) => words::months_of(lang, named(first), named(last)),
    }
}

/// The month of a day, counted from the year 0.
fn month(day: NaiveDate) -> i32 {
    day.year().saturating_mul(12).saturating_add(i32::try_from(day.month0()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Deadline;
    use crate::seeds;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(deadline: &str, settings: &Settings) -> DueDays {
        DueDays::of(Deadline::parse(deadline, 2026).unwrap().kind, 2026, settings)
    }

    /// The light, how many are missing, and since how many days.
    fn light(deadline: &str, reported: Option<&str>, as_of: &str) -> (Light, i32, i64) {
        let settings = Settings::DEFAULT;
        let (light, why) = days(deadline, &settings).light(reported.map(day), day(as_of), &settings, &seeds::calendar().unwrap());
        match why {
            Why::Unreported(missing) => {
                let step = if missing.quarterly { 3 } else { 1 };
                (light, (month(missing.last) - month(missing.first)) / step + 1, missing.days)
            }
            Why::Reported => (light, 0, 0),
            Why::NoReportYet => (light, -1, 0),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_first_due_day_is_the_first_of_the_year_or_of_the_window() {
        let from = |from: &str| Settings { reports_from: Some(day(from)), ..Settings::DEFAULT };
        for (deadline, settings, first) in [
            ("年底前", Settings::DEFAULT, "2026-01-25"),
            ("6月底前", Settings::DEFAULT, "2026-01-25"),
            ("1—3月", Settings::DEFAULT, "2026-01-25"),
            ("6—9月", Settings::DEFAULT, "2026-06-25"),
            ("6月26日—9月30日", Settings::DEFAULT, "2026-07-25"),
            ("6月25日—9月30日", Settings::DEFAULT, "2026-06-25"),
            ("长期实施", Settings::DEFAULT, "2026-03-25"),
            ("每季度", Settings::DEFAULT, "2026-03-25"),
            ("每月", Settings::DEFAULT, "2026-01-25"),
            ("尽快", Settings::DEFAULT, "2026-01-25"),
            // What began in the year before is asked for in the plan's year.
            ("2025年11月—2026年3月", Settings::DEFAULT, "2026-01-25"),
            ("年底前", from("2026-11-01"), "2026-11-25"),
            ("年底前", from("2026-11-26"), "2026-12-25"),
            ("长期实施", from("2026-11-01"), "2026-12-25"),
            ("长期实施", from("2026-12-26"), "2027-03-25"),
            ("6—9月", from("2026-03-01"), "2026-06-25"),
            ("年底前", Settings { report_day: 28, ..Settings::DEFAULT }, "2026-01-28"),
            ("长期实施", Settings { report_day: 1, ..Settings::DEFAULT }, "2026-03-01"),
        ] {
            assert_eq!(days(deadline, &settings).first(), day(first), "{deadline} {:?}", settings.reports_from);
        }
    }

    /// October's report was due on Sunday 25 October: the five working days after it are 26 to 30 October, 2 November is the sixth.
    /// From 25 October to 23 November 6 + 23 = 29 days, from 25 January 6+28+31+30+31+30+31+31+30+31+23 = 302.
    #[test]
    fn a_report_at_its_borders() {
        use Light::*;
        for (deadline, reported, as_of, expected) in [
            // Nothing is due before the first day is over.
            ("年底前", None, "2026-01-25", (Grey, -1, 0)),
            ("年底前", None, "2026-01-26", (Yellow, 1, 1)),
            ("年底前", Some("2026-01-25"), "2026-01-26", (Green, 0, 0)),
            ("年底前", Some("2026-01-02"), "2026-02-25", (Green, 0, 0)),
            ("年底前", Some("2026-01-02"), "2026-02-26", (Yellow, 1, 1)),
            // The day before, the day, the day after.
            ("年底前", Some("2026-09-26"), "2026-10-26", (Green, 0, 0)),
            ("年底前", Some("2026-09-25"), "2026-10-24", (Green, 0, 0)),
            ("年底前", Some("2026-09-25"), "2026-10-25", (Green, 0, 0)),
            ("年底前", Some("2026-09-25"), "2026-10-26", (Yellow, 1, 1)),
            ("年底前", Some("2026-09-25"), "2026-10-30", (Yellow, 1, 5)),
            ("年底前", Some("2026-09-25"), "2026-11-01", (Yellow, 1, 7)),
            ("年底前", Some("2026-09-25"), "2026-11-02", (Red, 1, 8)),
            ("年底前", Some("2026-09-25"), "2026-11-23", (Red, 1, 29)),
            // Reported too late, it is reported.
            ("年底前", Some("2026-10-26"), "2026-11-23", (Green, 0, 0)),
            ("年底前", Some("2026-10-26"), "2026-11-25", (Green, 0, 0)),
            ("年底前", Some("2026-10-26"), "2026-11-26", (Green, 0, 0)),
            ("年底前", Some("2026-10-26"), "2026-12-26", (Yellow, 1, 1)),
            ("年底前", None, "2026-11-23", (Red, 10, 302)),
            // Two are missing on the day after the second, though that is one day late.
            ("年底前", Some("2026-08-25"), "2026-10-26", (Red, 2, 31)),
            // September's was due on Friday the 25th, a day of rest, as are 26 and 27 September and 1 to 7 October. The working days are
            // 28, 29, 30 September, 8 and 9 October; Saturday the 10th works and is the sixth.
            ("年底前", Some("2026-08-26"), "2026-10-09", (Green, 0, 0)),
            ("年底前", Some("2026-08-25"), "2026-10-09", (Yellow, 1, 14)),
            ("年底前", Some("2026-08-25"), "2026-10-10", (Red, 1, 15)),
            // Ongoing: 25 March, June, September, December.
            ("长期实施", None, "2026-03-25", (Grey, -1, 0)),
            ("长期实施", None, "2026-03-26", (Yellow, 1, 1)),
            ("长期实施", Some("2026-06-26"), "2026-11-23", (Green, 0, 0)),
            ("长期实施", Some("2026-06-25"), "2026-09-26", (Yellow, 1, 1)),
            ("长期实施", Some("2026-06-25"), "2026-11-23", (Red, 1, 59)),
            ("长期实施", None, "2026-11-23", (Red, 3, 243)),
            ("6—9月", None, "2026-06-25", (Grey, -1, 0)),
            ("6—9月", None, "2026-06-26", (Yellow, 1, 1)),
            ("6—9月", Some("2026-02-10"), "2026-07-26", (Yellow, 1, 1)),
            // Across the year's end: December's report was due on Friday the 25th; Monday to Thursday are four, Friday 1 January is a
            // holiday, Monday the fifth.
            ("年底前", Some("2026-12-01"), "2027-01-02", (Green, 0, 0)),
            ("年底前", Some("2026-11-25"), "2027-01-03", (Yellow, 1, 9)),
            ("年底前", Some("2026-11-25"), "2027-01-04", (Yellow, 1, 10)),
            ("年底前", Some("2026-11-25"), "2027-01-05", (Red, 1, 11)),
        ] {
            assert_eq!(light(deadline, reported, as_of), expected, "{deadline} {reported:?} {as_of}");
        }
    }

    #[test]
    fn day_patience_and_count_are_settings() {
        let settings = Settings { report_day: 10, report_patience: 0, reports_missing: 3, ..Settings::DEFAULT };
        let light = |reported: &str, as_of: &str, settings: &Settings| {
            days("年底前", settings).light(Some(day(reported)), day(as_of), settings, &Calendar::default()).0
        };
        // 10 April 2026 is a Friday: nothing is worked until Monday the 13th.
        assert_eq!(light("2026-03-10", "2026-04-10", &settings), Light::Green);
        assert_eq!(light("2026-03-10", "2026-04-12", &settings), Light::Yellow);
        assert_eq!(light("2026-03-10", "2026-04-13", &settings), Light::Red);
        let patient = Settings { report_patience: 250, ..settings };
        assert_eq!(light("2026-03-10", "2026-05-11", &patient), Light::Yellow);
        assert_eq!(light("2026-03-10", "2026-06-10", &patient), Light::Yellow);
        assert_eq!(light("2026-03-10", "2026-06-11", &patient), Light::Red);
    }

    #[test]
    fn what_is_missing_is_said_in_figures() {
        let said = |deadline: &str, reported: Option<&str>, as_of: &str, lang: Lang| {
            days(deadline, &Settings::DEFAULT).missing(reported.map(day), day(as_of)).unwrap().words(lang)
        };
        for (deadline, reported, as_of, zh, en) in [
            ("年底前", Some("2026-09-25"), "2026-11-23", "10月进展未报 29天", "Oct unreported 29 days"),
            ("年底前", None, "2026-11-23", "1—10月进展未报 302天", "Jan-Oct unreported 302 days"),
            ("长期实施", Some("2026-06-01"), "2026-11-23", "3季度进展未报 59天", "Q3 unreported 59 days"),
            ("长期实施", None, "2026-11-23", "1—3季度进展未报 243天", "Q1-Q3 unreported 243 days"),
            // From 25 December: 6 days of December and 26 of January.
            ("年底前", Some("2026-12-01"), "2027-01-26", "1月进展未报 1天", "Jan unreported 1 days"),
            ("年底前", Some("2026-11-01"), "2027-01-26", "2026年12月—2027年1月进展未报 32天", "2026-12 to 2027-01 unreported 32 days"),
        ] {
            assert_eq!(said(deadline, reported, as_of, Lang::Zh), zh, "{as_of}");
            assert_eq!(said(deadline, reported, as_of, Lang::En), en, "{as_of}");
        }
    }

    proptest! {
        /// Counted one by one: a due day is met when something was reported after the one before it.
        #[test]
        fn what_is_missing_is_what_was_not_reported_in_time(reported in 0_u64..500, as_of in 0_u64..500, ongoing: bool, due in 1_i64..=28) {
            let settings = Settings { report_day: due, ..Settings::DEFAULT };
            let start = day("2025-11-20");
            let (reported, as_of) = (start + chrono::Days::new(reported), start + chrono::Days::new(as_of));
            let due_days = days(if ongoing { "长期实施" } else { "年底前" }, &settings);
            let months = (0..36).filter(|m| !ongoing || (m + 1) % 3 == 0);
            let all: Vec<NaiveDate> = months.map(|m| NaiveDate::from_ymd_opt(2026 + m / 12, u32::try_from(m % 12).unwrap() + 1, u32::try_from(due).unwrap()).unwrap()).collect();
            let unmet: Vec<NaiveDate> = all.iter().enumerate()
                .filter(|(at, on)| **on < as_of && *at > 0 && reported <= all[at - 1])
                .map(|(_, on)| *on)
                .collect();
            let missing = due_days.missing(Some(reported), as_of).map(|missing| (missing.first, missing.last));
            prop_assert_eq!(missing, unmet.first().copied().zip(unmet.last().copied()));
        }
    }
}

//! The first part of the light: the deadline, and what was promised by a day.
//!
//! Red when the as-of date is past the deadline; yellow within W days of it, where W is 30 for an item of more than 90 days, 7 for one of 16
//! to 90 and 3 below (settings); else green. Grey where there is no date to judge by. An open promise past its day is red.

use chrono::NaiveDate;

use super::{Light, Why};
use crate::ledger::{Item, Settings};
use crate::plan::DeadlineKind;

/// The light of a deadline in a plan of `plan_year`.
pub(in crate::ledger) fn deadline(kind: DeadlineKind, plan_year: i32, as_of: NaiveDate, settings: &Settings) -> (Light, Why) {
    match kind {
        DeadlineKind::Ongoing(_) => (Light::Grey, Why::Ongoing),
        DeadlineKind::Undated => (Light::Grey, Why::NoDate),
        DeadlineKind::Due(end) => dated(NaiveDate::from_ymd_opt(plan_year, 1, 1).unwrap_or(end), end, as_of, settings),
        DeadlineKind::Window { start, end } => dated(start, end, as_of, settings),
    }
}

fn dated(start: NaiveDate, end: NaiveDate, as_of: NaiveDate, settings: &Settings) -> (Light, Why) {
    let left = (end - as_of).num_days();
    let light = match left {
        ..0 => Light::Red,
        _ if left <= warning_days((end - start).num_days() + 1, settings) => Light::Yellow,
        _ => Light::Green,
    };
    (light, if left < 0 { Why::Overdue(-left) } else { Why::DaysLeft(left) })
}

/// W: how many days before its end an item of so many days turns yellow.
const fn warning_days(length: i64, settings: &Settings) -> i64 {
    if length > settings.long_days {
        settings.warn_long
    } else if length > settings.short_days {
        settings.warn_middle
    } else {
        settings.warn_short
    }
}

/// The oldest open promise that is past its day; none where none is.
pub(in crate::ledger) fn promise(item: &Item, as_of: NaiveDate) -> Option<(Light, Why)> {
    let late = item.open_promises().map(|(_, due)| (as_of - due).num_days()).max()?;
    (late > 0).then_some((Light::Red, Why::PromiseLate(late)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Deadline;

    fn light(words: &str, as_of: &str, settings: &Settings) -> (Light, Why) {
        deadline(Deadline::parse(words, 2026).unwrap().kind, 2026, as_of.parse().unwrap(), settings)
    }

    /// Days counted on the calendar: 30 June to 23 November is 31+31+30+31+23 = 146, 30 September to 23 November 31+23 = 54.
    #[test]
    fn the_light_of_a_deadline_at_its_borders() {
        use Light::*;
        for (words, as_of, expected, why) in [
            ("6月底前", "2026-11-23", Red, Why::Overdue(146)),
            ("6—9月", "2026-11-23", Red, Why::Overdue(54)),
            ("年底前", "2026-11-23", Green, Why::DaysLeft(38)),
            // 365 days long: yellow from 30 days before.
            ("年底前", "2026-11-30", Green, Why::DaysLeft(31)),
            ("年底前", "2026-12-01", Yellow, Why::DaysLeft(30)),
            ("年底前", "2026-12-31", Yellow, Why::DaysLeft(0)),
            ("年底前", "2027-01-01", Red, Why::Overdue(1)),
            // 1 January to 31 March is 90 days: 7 days before.
            ("3月底前", "2026-03-23", Green, Why::DaysLeft(8)),
            ("3月底前", "2026-03-24", Yellow, Why::DaysLeft(7)),
            // A month of 28, of 30 and of 31 days ends on its last day.
            ("2月底前", "2026-02-28", Yellow, Why::DaysLeft(0)),
            ("2月底前", "2026-03-01", Red, Why::Overdue(1)),
            ("4月底前", "2026-05-01", Red, Why::Overdue(1)),
            ("5月底前", "2026-05-31", Yellow, Why::DaysLeft(0)),
            // 1 to 15 June is 15 days: 3 days before. 1 to 16 June is 16.
            ("6月1日—6月15日", "2026-06-11", Green, Why::DaysLeft(4)),
            ("6月1日—6月15日", "2026-06-12", Yellow, Why::DaysLeft(3)),
            ("6月1日—6月16日", "2026-06-08", Green, Why::DaysLeft(8)),
            ("6月1日—6月16日", "2026-06-09", Yellow, Why::DaysLeft(7)),
            // 1 January to 1 April is 91 days.
            ("4月1日前", "2026-03-01", Green, Why::DaysLeft(31)),
            ("4月1日前", "2026-03-02", Yellow, Why::DaysLeft(30)),
            ("长期实施", "2026-11-23", Grey, Why::Ongoing),
            ("尽快", "2026-11-23", Grey, Why::NoDate),
        ] {
            assert_eq!(light(words, as_of, &Settings::DEFAULT), (expected, why), "{words} {as_of}");
        }
    }

    #[test]
    fn the_days_of_warning_are_settings() {
        let settings = Settings { long_days: 365, short_days: 1, warn_middle: 40, ..Settings::DEFAULT };
        assert_eq!(light("年底前", "2026-11-21", &settings), (Light::Yellow, Why::DaysLeft(40)));
        assert_eq!(light("年底前", "2026-11-20", &settings), (Light::Green, Why::DaysLeft(41)));
        assert_eq!(light("6月1日—6月1日", "2026-05-29", &settings), (Light::Yellow, Why::DaysLeft(3)));
    }
}

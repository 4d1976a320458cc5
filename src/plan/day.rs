//! Days as people type them: `2026-09-30`, `9-30`, `9月30日`, and `9月` for its last day.

use chrono::NaiveDate;

use super::Calendar;
use super::spoken_day::{Reader, meant_day, stated};

/// The day that a person means in `year`; none where it is no day. Days as they are said (`下周五`) are [`fn@super::spoken_day`].
pub fn parse_day(text: &str, year: i32) -> Option<NaiveDate> {
    // Two figures with a point are a number wherever a day stands beside one.
    if text.matches(['.', '．']).count() == 1 {
        return None;
    }
    let mut reader = Reader::new(text.trim());
    let stated = stated(&mut reader, year)?.ok()?;
    reader.is_at_end().then_some(stated.day)
}

/// The same where a day that is over is asked for, or today: 昨天, 上周五, 上个工作日 are days as well, seen from today.
pub fn parse_day_seen(text: &str, year: i32, today: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
    match text.trim() {
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        text => parse_day(text, year).or_else(|| meant_day(text, today, calendar).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_and_yesterday_are_days() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let read = |text| parse_day_seen(text, 2026, day("2027-01-01"), &Calendar::default());
        assert_eq!(
            (read("昨天"), read("today"), read("6-30")),
            (Some(day("2026-12-31")), Some(day("2027-01-01")), Some(day("2026-06-30")))
        );
        assert_eq!(read("前些日子"), None);
    }

    /// Seen from Monday 23 November 2026: the Friday before is the 20th, and the working day before, too.
    #[test]
    fn days_that_are_over_are_said_as_people_say_them() {
        for (text, meant) in [
            ("上周五", Some("2026-11-20")),
            ("上个工作日", Some("2026-11-20")),
            ("前天", Some("2026-11-21")),
            ("上月10日", Some("2026-10-10")),
            ("上周", Some("2026-11-22")),
            ("11月20日（周五）", Some("2026-11-20")),
            ("11月20日（周四）", None),
            ("8.4", None),
        ] {
            let read = parse_day_seen(text, 2026, "2026-11-23".parse().unwrap(), &Calendar::default());
            assert_eq!(read, meant.map(|day| day.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for (text, day) in [
            ("2026-09-30", Some("2026-09-30")),
            ("2026-9-3", Some("2026-09-03")),
            ("２０２６－０９－３０", Some("2026-09-30")),
            ("2026/9/30", Some("2026-09-30")),
            ("9-30", Some("2026-09-30")),
            ("9月", Some("2026-09-30")),
            ("2月底", Some("2026-02-28")),
            ("12月", Some("2026-12-31")),
            ("9月3日", Some("2026-09-03")),
            ("2027年2月", Some("2027-02-28")),
            ("9月31日", None),
            ("13月", None),
            ("2026-02-30", None),
            ("26-09-30", None),
            ("930", None),
            ("29.5", None),
            ("", None),
            ("月", None),
        ] {
            assert_eq!(parse_day(text, 2026), day.map(|day| day.parse().unwrap()), "{text}");
        }
    }
}

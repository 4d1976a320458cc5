//! Days as people type them: `2026-09-30`, `9-30`, `9月30日`, and `9月` for its last day.

use chrono::{Months, NaiveDate};

use crate::text::half_width;

/// The day that a person means in `year`; none where it is no day.
pub fn parse_day(text: &str, year: i32) -> Option<NaiveDate> {
    let plain: String = text.trim().chars().map(half_width).collect();
    let number = |text: &str, most: usize| {
        let fits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| text.parse::<u32>().ok()).flatten()
    };
    if let Some((month, rest)) = plain.split_once('月') {
        let (year, month) = match month.split_once('年') {
            Some((year, month)) => (i32::try_from(number(year, 4)?).ok()?, month),
            None => (year, month),
        };
        let first = NaiveDate::from_ymd_opt(year, number(month, 2)?, 1)?;
        return match rest.trim_end_matches(['日', '号']) {
            "" | "底" | "末" => first.checked_add_months(Months::new(1))?.pred_opt(),
            day => NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?),
        };
    }
    let parts: Vec<&str> = plain.split(['-', '/']).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(i32::try_from(number(year, 4)?).ok()?, number(month, 2)?, number(day, 2)?)
        }
        [month, day] => NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

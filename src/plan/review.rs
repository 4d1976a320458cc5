//! Reviews (复核期): the periods at whose ends something comes again.

use chrono::{Months, NaiveDate};
use serde::Deserialize;

/// How often something is reviewed; more often is less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub enum Review {
    /// 每月.
    #[serde(rename = "month")]
    Monthly,
    /// 每季度, and every ongoing measure that names no period.
    #[serde(rename = "quarter")]
    Quarterly,
    /// 年度.
    #[serde(rename = "year")]
    Yearly,
}

impl Review {
    /// The first and the last day of each period of a year, by time.
    pub fn periods(self, year: i32) -> impl Iterator<Item = (NaiveDate, NaiveDate)> {
        let months = self.months();
        let start = NaiveDate::from_ymd_opt(year, 1, 1);
        let first_days = std::iter::successors(start, move |from| from.checked_add_months(Months::new(months)));
        let count = usize::try_from(12 / months).unwrap_or_default();
        first_days.map_while(move |from| Some((from, from.checked_add_months(Months::new(months))?.pred_opt()?))).take(count)
    }

    /// The code in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Review::Monthly => "month",
            Review::Quarterly => "quarter",
            Review::Yearly => "year",
        }
    }

    const fn months(self) -> u32 {
        match self {
            Review::Monthly => 1,
            Review::Quarterly => 3,
            Review::Yearly => 12,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_end_with_the_last_day_of_their_month() {
        let ends = |review: Review, year| review.periods(year).map(|(_, to)| to.format("%m-%d").to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(ends(Review::Monthly, 2026), "01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31");
        assert!(ends(Review::Monthly, 2028).contains("02-29"));
        assert_eq!(ends(Review::Quarterly, 2026), "03-31 06-30 09-30 12-31");
        assert_eq!(ends(Review::Yearly, 2026), "12-31");
        let starts: Vec<String> = Review::Quarterly.periods(2026).map(|(from, _)| from.to_string()).collect();
        assert_eq!(starts, ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]);
    }
}

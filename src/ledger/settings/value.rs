//! Values of settings: how they are written, what they may be, and why one is refused.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Setting;
use crate::messages::{Lang, settings as say};
use crate::plan::parse_day;
use crate::text::half_width;

/// Which values a setting has, with the bounds, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// So many days.
    Days {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// So many working days.
    WorkingDays {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A day that every month has: 1 to 28.
    DayOfMonth,
    /// So many times.
    Times {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A share in per cent, with at most two decimals.
    Percent {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// Percentage points, with at most two decimals.
    Points {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// So many characters.
    Characters {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A day, or none for what follows from the plan.
    Date,
    /// Yes or no.
    YesNo,
}

/// A value of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingValue {
    /// A whole number.
    Number(i64),
    /// A share in per cent, or points.
    Share(Decimal),
    /// A day; none for what follows from the plan.
    Day(Option<NaiveDate>),
    /// Yes or no.
    YesNo(bool),
}

/// Why a setting cannot be changed so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingRefused {
    /// There is no setting of that name.
    #[error("there is no setting `{0}`")]
    Unknown(String),
    /// Not what the setting takes.
    #[error("`{typed}` is no value of {}", setting.name())]
    NoValue {
        /// The setting.
        setting: Setting,
        /// What was typed.
        typed: String,
    },
    /// A number outside the bounds.
    #[error("`{typed}` is not within the bounds of {}", setting.name())]
    OutOfBounds {
        /// The setting.
        setting: Setting,
        /// What was typed.
        typed: String,
    },
    /// It is so already.
    #[error("{} is so already", .0.name())]
    AsItIs(Setting),
}

/// How many decimals a share may have.
const DECIMALS: u32 = 2;

impl Setting {
    /// The value that a person means; a day without a year is one of `year`. `default` and `默认` are the default.
    ///
    /// # Errors
    /// When it is no value of the setting, or not within its bounds.
    pub fn parse(self, typed: &str, year: i32) -> Result<SettingValue, SettingRefused> {
        let plain: String = typed.trim().chars().map(half_width).collect::<String>().to_ascii_lowercase();
        if ["default", "默认"].contains(&plain.as_str()) {
            return Ok(self.default_value());
        }
        let no_value = || SettingRefused::NoValue { setting: self, typed: typed.trim().to_owned() };
        let value = match self.kind() {
            SettingKind::Date => SettingValue::Day(Some(parse_day(&plain, year).ok_or_else(no_value)?)),
            SettingKind::YesNo => SettingValue::YesNo(yes_or_no(&plain).ok_or_else(no_value)?),
            SettingKind::Percent { .. } => SettingValue::Share(share(plain.trim_end_matches('%').trim_end()).ok_or_else(no_value)?),
            SettingKind::Points { .. } => SettingValue::Share(share(&plain).ok_or_else(no_value)?),
            _ => SettingValue::Number(plain.parse().map_err(|_| no_value())?),
        };
        let is_within = match (self.kind().bounds(), value) {
            (Some((least, most)), SettingValue::Number(number)) => (least..=most).contains(&number),
            (Some((least, most)), SettingValue::Share(share)) => (Decimal::from(least)..=Decimal::from(most)).contains(&share),
            _ => true,
        };
        if is_within { Ok(value) } else { Err(SettingRefused::OutOfBounds { setting: self, typed: typed.trim().to_owned() }) }
    }
}

fn yes_or_no(plain: &str) -> Option<bool> {
    match plain {
        "yes" | "y" | "true" | "on" | "是" => Some(true),
        "no" | "n" | "false" | "off" | "否" => Some(false),
        _ => None,
    }
}

fn share(plain: &str) -> Option<Decimal> {
    let value = Decimal::from_str_exact(plain).ok()?.normalize();
    (value.scale() <= DECIMALS).then_some(value)
}

impl SettingKind {
    /// The least and the most; none where there are no bounds.
    pub const fn bounds(self) -> Option<(i64, i64)> {
        match self {
            SettingKind::Days { least, most }
            | SettingKind::WorkingDays { least, most }
            | SettingKind::Times { least, most }
            | SettingKind::Percent { least, most }
            | SettingKind::Points { least, most }
            | SettingKind::Characters { least, most } => Some((least, most)),
            SettingKind::DayOfMonth => Some((1, 28)),
            SettingKind::Date | SettingKind::YesNo => None,
        }
    }

    /// What may be typed, e.g. `0 至 366 天`.
    pub fn allowed(self, lang: Lang) -> String {
        match (self, self.bounds()) {
            (SettingKind::YesNo, _) => say::yes_or_no(lang).to_owned(),
            (_, None) => say::a_date(lang).to_owned(),
            (_, Some((least, most))) => say::within(lang, least, self.with_unit(&most.to_string(), lang)),
        }
    }

    /// A number with its unit.
    fn with_unit(self, number: &str, lang: Lang) -> String {
        match self {
            SettingKind::Days { .. } => say::days(lang, number),
            SettingKind::WorkingDays { .. } => say::working_days(lang, number),
            SettingKind::DayOfMonth => say::day_of_month(lang, number),
            SettingKind::Times { .. } => say::times(lang, number),
            SettingKind::Percent { .. } => format!("{number}%"),
            SettingKind::Points { .. } => say::points(lang, number),
            SettingKind::Characters { .. } => say::characters(lang, number),
            SettingKind::Date | SettingKind::YesNo => number.to_owned(),
        }
    }
}

impl SettingValue {
    /// The value with its unit, as people read it, e.g. `30天`, `70%`, `每月25日`.
    pub fn words(self, setting: Setting, lang: Lang) -> String {
        match self {
            SettingValue::Day(None) => say::by_the_plan(lang).to_owned(),
            SettingValue::YesNo(yes) => (if yes { say::yes(lang) } else { say::no(lang) }).to_owned(),
            value => setting.kind().with_unit(&value.to_string(), lang),
        }
    }
}

/// As it stands in the record, and as [`Setting::parse`] reads it.
impl fmt::Display for SettingValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SettingValue::Number(number) => number.fmt(f),
            SettingValue::Share(share) => share.normalize().fmt(f),
            SettingValue::Day(Some(day)) => day.fmt(f),
            SettingValue::Day(None) => f.write_str("default"),
            SettingValue::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
        }
    }
}

impl SettingRefused {
    /// What to tell the person.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            SettingRefused::Unknown(name) => say::unknown(lang, name),
            SettingRefused::NoValue { setting, typed } | SettingRefused::OutOfBounds { setting, typed } => {
                say::wrong_value(lang, setting.name(), typed, setting.kind().allowed(lang))
            }
            SettingRefused::AsItIs(setting) => say::as_it_is(lang, setting.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(setting: Setting, typed: &str) -> Result<String, SettingRefused> {
        setting.parse(typed, 2026).map(|value| value.to_string())
    }

    #[test]
    fn values_are_read_as_people_write_them() {
        for (setting, typed, value) in [
            (Setting::WarnLong, " 45 ", "45"),
            (Setting::WarnLong, "４５", "45"),
            (Setting::WarnLong, "0", "0"),
            (Setting::WarnLong, "366", "366"),
            (Setting::ReportDay, "28", "28"),
            (Setting::ReportDay, "默认", "25"),
            (Setting::ProgressYellow, "72.50%", "72.5"),
            (Setting::ProgressYellow, "100％", "100"),
            (Setting::OverVerified, "7.25", "7.25"),
            (Setting::ReportsFrom, "11月1日", "2026-11-01"),
            (Setting::ReportsFrom, "default", "default"),
            (Setting::VerifyByAnother, "否", "no"),
            (Setting::VerifyByAnother, "YES", "yes"),
        ] {
            assert_eq!(parse(setting, typed).as_deref(), Ok(value), "{setting:?} {typed}");
        }
    }

    #[test]
    fn what_is_no_value_is_refused_and_so_is_what_is_out_of_bounds() {
        for (setting, typed) in [
            (Setting::WarnLong, ""),
            (Setting::WarnLong, "1.5"),
            (Setting::WarnLong, "30天"),
            (Setting::ProgressYellow, "七成"),
            (Setting::ProgressYellow, "0.125"),
            (Setting::ReportsFrom, "2026-02-30"),
            (Setting::VerifyByAnother, "也许"),
        ] {
            assert!(matches!(parse(setting, typed), Err(SettingRefused::NoValue { .. })), "{setting:?} {typed}");
        }
        for (setting, typed) in [
            (Setting::WarnLong, "-1"),
            (Setting::WarnLong, "367"),
            (Setting::ReportDay, "0"),
            (Setting::ReportDay, "29"),
            (Setting::ProgressYellow, "100.01"),
            (Setting::CapYellow, "99.99"),
            (Setting::ReportsMissing, "0"),
            (Setting::SameText, "0"),
        ] {
            assert!(matches!(parse(setting, typed), Err(SettingRefused::OutOfBounds { .. })), "{setting:?} {typed}");
        }
    }

    #[test]
    fn a_refusal_says_what_may_be_typed() {
        let told = |setting, typed| parse(setting, typed).unwrap_err().explain(Lang::Zh);
        assert_eq!(told(Setting::WarnLong, "367"), "设置 warn_long 不能是“367”，应为 0 至 366天。");
        assert_eq!(told(Setting::ReportDay, "29"), "设置 report_day 不能是“29”，应为 1 至 28日。");
        assert_eq!(told(Setting::ReportsFrom, "明天"), "设置 reports_from 不能是“明天”，应为一个日期，如 2026-11-01。");
    }

    #[test]
    fn a_value_is_said_with_its_unit() {
        let said = |setting: Setting, lang| setting.default_value().words(setting, lang);
        for (setting, zh, en) in [
            (Setting::WarnLong, "30天", "30 days"),
            (Setting::ReportPatience, "5个工作日", "5 working days"),
            (Setting::ReportDay, "25日", "day 25"),
            (Setting::CapYellow, "105%", "105%"),
            (Setting::ReportsMissing, "2次", "2 times"),
            (Setting::OverVerified, "10个百分点", "10 points"),
            (Setting::SameText, "8个字", "8 characters"),
            (Setting::ReportsFrom, "计划年度1月1日", "1 January of the plan's year"),
            (Setting::VerifyByAnother, "是", "yes"),
        ] {
            assert_eq!((said(setting, Lang::Zh).as_str(), said(setting, Lang::En).as_str()), (zh, en), "{setting:?}");
        }
    }

    proptest! {
        /// Whatever is typed is a value that reads back as itself, or is refused with a sentence.
        #[test]
        fn what_is_written_is_read_again(at in 0_usize..19, typed in "\\PC{0,12}|-?[0-9]{1,4}(\\.[0-9]{1,3})?%?|[0-9]{4}-[0-9]{2}-[0-9]{2}") {
            let setting = Setting::ALL[at];
            match setting.parse(&typed, 2026) {
                Ok(value) => prop_assert_eq!(setting.parse(&value.to_string(), 0), Ok(value)),
                Err(refused) => prop_assert!(refused.explain(Lang::Zh).ends_with('。') && refused.explain(Lang::En).ends_with('.')),
            }
        }
    }
}

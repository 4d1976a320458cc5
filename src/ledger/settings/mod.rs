//! Settings (设置): the thresholds by which the ledger is judged, each with its default, and what a plan has entered in their place.
//!
//! One table: a setting is a line of [`Setting`] and a field of [`Settings`]. What is judged takes the fields, what shows or changes them
//! goes by the table.

mod value;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::messages::{Lang, settings as say};

pub use value::{SettingKind, SettingRefused, SettingValue};

/// The thresholds in force. Shares are per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// An item of more days than these is a long one.
    pub long_days: i64,
    /// An item of no more days than these is a short one.
    pub short_days: i64,
    /// How many days before its end a long item turns yellow.
    pub warn_long: i64,
    /// The same of one that is neither long nor short.
    pub warn_middle: i64,
    /// The same of a short one.
    pub warn_short: i64,
    /// The share of what is expected by now that is still yellow; below it is red.
    pub progress_yellow: Decimal,
    /// The share of what a cap allows by now up to which it is yellow; above it is red.
    pub cap_yellow: Decimal,
    /// By which share of the target a level may miss it and be yellow.
    pub level_yellow: Decimal,
    /// Below which share, of the time or of the target, it is too early to judge.
    pub too_early: Decimal,
    /// How many working days a milestone, a review or a period of a frequency may be late before it is red.
    pub review_patience: i64,
    /// How many of these missed in a row are red at once.
    pub reviews_in_row: i64,
    /// The day of the month by which a report is due.
    pub report_day: i64,
    /// How many working days a report may be late before it is red.
    pub report_patience: i64,
    /// How many missing reports are red at once.
    pub reports_missing: i64,
    /// The day from which on reports are due; none for 1 January of the plan's year.
    pub reports_from: Option<NaiveDate>,
    /// For how many days what a person acted on needs no further act unless it becomes worse; the day of the act is the first.
    pub quiet_days: i64,
    /// Whether somebody else than who reported must verify (办结).
    pub verify_by_another: bool,
    /// By more than how many points a reported value may be better than the verified one before that is found.
    pub over_verified: Decimal,
    /// How many characters a text has at least that is found to be another one's.
    pub same_text: i64,
}

/// One setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Setting {
    /// [`Settings::long_days`]
    LongDays,
    /// [`Settings::short_days`]
    ShortDays,
    /// [`Settings::warn_long`]
    WarnLong,
    /// [`Settings::warn_middle`]
    WarnMiddle,
    /// [`Settings::warn_short`]
    WarnShort,
    /// [`Settings::progress_yellow`]
    ProgressYellow,
    /// [`Settings::cap_yellow`]
    CapYellow,
    /// [`Settings::level_yellow`]
    LevelYellow,
    /// [`Settings::too_early`]
    TooEarly,
    /// [`Settings::review_patience`]
    ReviewPatience,
    /// [`Settings::reviews_in_row`]
    ReviewsInRow,
    /// [`Settings::report_day`]
    ReportDay,
    /// [`Settings::report_patience`]
    ReportPatience,
    /// [`Settings::reports_missing`]
    ReportsMissing,
    /// [`Settings::reports_from`]
    ReportsFrom,
    /// [`Settings::quiet_days`]
    QuietDays,
    /// [`Settings::verify_by_another`]
    VerifyByAnother,
    /// [`Settings::over_verified`]
    OverVerified,
    /// [`Settings::same_text`]
    SameText,
}

/// Where the value of a setting stands.
enum Field<'a> {
    Number(&'a mut i64),
    Share(&'a mut Decimal),
    Day(&'a mut Option<NaiveDate>),
    YesNo(&'a mut bool),
}

impl Default for Settings {
    fn default() -> Self {
        Self::DEFAULT
    }
}

impl Settings {
    /// What the program comes with.
    pub const DEFAULT: Settings = Settings {
        long_days: 90,
        short_days: 15,
        warn_long: 30,
        warn_middle: 7,
        warn_short: 3,
        progress_yellow: Decimal::from_parts(70, 0, 0, false, 0),
        cap_yellow: Decimal::from_parts(105, 0, 0, false, 0),
        level_yellow: Decimal::from_parts(5, 0, 0, false, 0),
        too_early: Decimal::from_parts(5, 0, 0, false, 0),
        review_patience: 10,
        reviews_in_row: 2,
        report_day: 25,
        report_patience: 5,
        reports_missing: 2,
        reports_from: None,
        quiet_days: 7,
        verify_by_another: true,
        over_verified: Decimal::TEN,
        same_text: 8,
    };

    /// The value in force.
    pub fn get(&self, setting: Setting) -> SettingValue {
        let mut copy = *self;
        match copy.field(setting) {
            Field::Number(number) => SettingValue::Number(*number),
            Field::Share(share) => SettingValue::Share(*share),
            Field::Day(day) => SettingValue::Day(*day),
            Field::YesNo(yes) => SettingValue::YesNo(*yes),
        }
    }

    /// Takes in what the record says: a value as it was written, or none for the default. A name or a value that only a later program knows
    /// is passed over.
    pub fn set(&mut self, name: &str, value: Option<&str>) {
        let Some(setting) = Setting::from_name(name) else { return };
        let value = match value {
            Some(text) => setting.parse(text, 0).ok(),
            None => Some(setting.default_value()),
        };
        match (self.field(setting), value) {
            (Field::Number(field), Some(SettingValue::Number(value))) => *field = value,
            (Field::Share(field), Some(SettingValue::Share(value))) => *field = value,
            (Field::Day(field), Some(SettingValue::Day(value))) => *field = value,
            (Field::YesNo(field), Some(SettingValue::YesNo(value))) => *field = value,
            _ => {}
        }
    }

    const fn field(&mut self, setting: Setting) -> Field<'_> {
        match setting {
            Setting::LongDays => Field::Number(&mut self.long_days),
            Setting::ShortDays => Field::Number(&mut self.short_days),
            Setting::WarnLong => Field::Number(&mut self.warn_long),
            Setting::WarnMiddle => Field::Number(&mut self.warn_middle),
            Setting::WarnShort => Field::Number(&mut self.warn_short),
            Setting::ProgressYellow => Field::Share(&mut self.progress_yellow),
            Setting::CapYellow => Field::Share(&mut self.cap_yellow),
            Setting::LevelYellow => Field::Share(&mut self.level_yellow),
            Setting::TooEarly => Field::Share(&mut self.too_early),
            Setting::ReviewPatience => Field::Number(&mut self.review_patience),
            Setting::ReviewsInRow => Field::Number(&mut self.reviews_in_row),
            Setting::ReportDay => Field::Number(&mut self.report_day),
            Setting::ReportPatience => Field::Number(&mut self.report_patience),
            Setting::ReportsMissing => Field::Number(&mut self.reports_missing),
            Setting::ReportsFrom => Field::Day(&mut self.reports_from),
            Setting::QuietDays => Field::Number(&mut self.quiet_days),
            Setting::VerifyByAnother => Field::YesNo(&mut self.verify_by_another),
            Setting::OverVerified => Field::Share(&mut self.over_verified),
            Setting::SameText => Field::Number(&mut self.same_text),
        }
    }
}

impl Setting {
    /// All of them, in the order in which they are shown: deadline, progress, reporting, queue, verification, findings.
    pub const ALL: [Setting; 19] = [
        Setting::WarnLong,
        Setting::WarnMiddle,
        Setting::WarnShort,
        Setting::LongDays,
        Setting::ShortDays,
        Setting::ProgressYellow,
        Setting::CapYellow,
        Setting::LevelYellow,
        Setting::TooEarly,
        Setting::ReviewPatience,
        Setting::ReviewsInRow,
        Setting::ReportDay,
        Setting::ReportPatience,
        Setting::ReportsMissing,
        Setting::ReportsFrom,
        Setting::QuietDays,
        Setting::VerifyByAnother,
        Setting::OverVerified,
        Setting::SameText,
    ];

    /// The name in the record, on the command line and in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Setting::LongDays => "long_days",
            Setting::ShortDays => "short_days",
            Setting::WarnLong => "warn_long",
            Setting::WarnMiddle => "warn_middle",
            Setting::WarnShort => "warn_short",
            Setting::ProgressYellow => "progress_yellow",
            Setting::CapYellow => "cap_yellow",
            Setting::LevelYellow => "level_yellow",
            Setting::TooEarly => "too_early",
            Setting::ReviewPatience => "review_patience",
            Setting::ReviewsInRow => "reviews_in_row",
            Setting::ReportDay => "report_day",
            Setting::ReportPatience => "report_patience",
            Setting::ReportsMissing => "reports_missing",
            Setting::ReportsFrom => "reports_from",
            Setting::QuietDays => "quiet_days",
            Setting::VerifyByAnother => "verify_by_another",
            Setting::OverVerified => "over_verified",
            Setting::SameText => "same_text",
        }
    }

    /// The setting of that name. A hyphen counts as an underscore.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace('-', "_");
        Self::ALL.into_iter().find(|setting| setting.name() == name)
    }

    /// Which values it has, and within which bounds, both included.
    pub const fn kind(self) -> SettingKind {
        use SettingKind::{Characters, Date, DayOfMonth, Days, Percent, Points, Times, WorkingDays, YesNo};
        match self {
            Setting::LongDays | Setting::ShortDays => Days { least: 1, most: 3650 },
            Setting::WarnLong | Setting::WarnMiddle | Setting::WarnShort | Setting::QuietDays => Days { least: 0, most: 366 },
            Setting::ProgressYellow | Setting::LevelYellow | Setting::TooEarly => Percent { least: 0, most: 100 },
            Setting::CapYellow => Percent { least: 100, most: 1000 },
            Setting::ReviewPatience | Setting::ReportPatience => WorkingDays { least: 0, most: 250 },
            Setting::ReviewsInRow | Setting::ReportsMissing => Times { least: 1, most: 12 },
            Setting::ReportDay => DayOfMonth,
            Setting::ReportsFrom => Date,
            Setting::VerifyByAnother => YesNo,
            Setting::OverVerified => Points { least: 0, most: 1000 },
            Setting::SameText => Characters { least: 1, most: 1000 },
        }
    }

    /// The value with which the program comes.
    pub fn default_value(self) -> SettingValue {
        Settings::DEFAULT.get(self)
    }

    /// What it is, in a few words.
    pub const fn title(self, lang: Lang) -> &'static str {
        say::title(self, lang)
    }

    /// What follows from it, in a sentence.
    pub const fn meaning(self, lang: Lang) -> &'static str {
        say::meaning(self, lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_stands_in_the_table_once_with_the_default_of_the_product() {
        let defaults: Vec<String> = Setting::ALL.iter().map(|setting| format!("{} {}", setting.name(), setting.default_value())).collect();
        assert_eq!(
            defaults,
            [
                "warn_long 30",
                "warn_middle 7",
                "warn_short 3",
                "long_days 90",
                "short_days 15",
                "progress_yellow 70",
                "cap_yellow 105",
                "level_yellow 5",
                "too_early 5",
                "review_patience 10",
                "reviews_in_row 2",
                "report_day 25",
                "report_patience 5",
                "reports_missing 2",
                "reports_from default",
                "quiet_days 7",
                "verify_by_another yes",
                "over_verified 10",
                "same_text 8",
            ]
        );
        let mut names: Vec<&str> = Setting::ALL.iter().map(|setting| setting.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 19);
    }

    /// What is written is what is read, for each setting; and no other one is touched.
    #[test]
    fn a_value_is_set_under_its_name_and_back_to_the_default() {
        for setting in Setting::ALL {
            let other = match setting.kind() {
                SettingKind::YesNo => "no",
                SettingKind::Date => "2026-11-01",
                SettingKind::Percent { least: 100, .. } => "107.5",
                _ => "11",
            };
            let mut settings = Settings::DEFAULT;
            settings.set(setting.name(), Some(other));
            assert_eq!(settings.get(setting).to_string(), other, "{setting:?}");
            let changed = Setting::ALL.iter().filter(|s| settings.get(**s) != s.default_value()).count();
            assert_eq!(changed, 1, "{setting:?}");
            settings.set(setting.name(), None);
            assert_eq!(settings, Settings::DEFAULT, "{setting:?}");
        }
    }

    #[test]
    fn what_a_later_program_wrote_is_passed_over() {
        let mut settings = Settings::DEFAULT;
        settings.set("colour_of_the_sky", Some("blue"));
        settings.set("report_day", Some("the ides"));
        settings.set("report_day", Some("31"));
        assert_eq!(settings, Settings::DEFAULT);
    }
}

//! Readings (数据): dated values of an indicator, and what is refused before one is recorded.

use chrono::{Datelike, NaiveDate};

use crate::messages::{Lang, indicators as say};
use crate::plan::{Behaviour, Indicator, IndicatorKey, Quantity, QuantityError, UnitName};

/// A dated value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Of which indicator.
    pub indicator: IndicatorKey,
    /// The value, as typed and in the indicator's unit. Where values add up, the total since 1 January.
    pub value: Quantity,
    /// The day by which it is so.
    pub on: NaiveDate,
    /// Who vouches for it.
    pub kind: ReadingKind,
    /// The unit that it is of; none for the whole plan.
    pub unit: Option<UnitName>,
    /// The place within it, such as a section of a river.
    pub site: Option<String>,
    /// Where it is taken from.
    pub source: Option<String>,
}

/// Who vouches for a reading. Of one date the verified one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadingKind {
    /// 自报: the unit says so.
    Reported,
    /// 核定: it was checked.
    Verified,
}

/// By what a new reading is checked.
#[derive(Debug, Clone, Copy)]
pub struct ReadingRules<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The year of its plan.
    pub plan_year: i32,
    /// The day on which it is recorded.
    pub today: NaiveDate,
    /// The units that the measure binds.
    pub bound: &'a [UnitName],
}

/// Why a reading is not recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingRefused {
    /// It is of another indicator than the one by which it is checked.
    AnotherIndicator {
        /// The one by which it is checked.
        key: IndicatorKey,
        /// The one that it is of.
        other: IndicatorKey,
    },
    /// Its date has not come.
    InTheFuture {
        /// Its date.
        on: NaiveDate,
        /// The day on which it is recorded.
        today: NaiveDate,
    },
    /// Its date is before the plan's year.
    BeforeThePlan {
        /// Its date.
        on: NaiveDate,
        /// The plan's year.
        year: i32,
    },
    /// A date behind the plan's year.
    AfterThePlan {
        /// Its date.
        on: NaiveDate,
        /// The plan's year.
        year: i32,
    },
    /// A running total below one of an earlier date.
    BelowEarlier {
        /// The new one.
        new: Box<Reading>,
        /// The one that stands.
        standing: Box<Reading>,
    },
    /// A running total above one of a later date.
    AboveLater {
        /// The new one.
        new: Box<Reading>,
        /// The one that stands.
        standing: Box<Reading>,
    },
    /// One of that subject, kind and date stands: it is to be corrected, not repeated.
    Already(Box<Reading>),
    /// The unit is not bound.
    NotBound {
        /// The unit.
        unit: UnitName,
        /// Those that are.
        bound: Vec<UnitName>,
    },
    /// An indicator that each unit must reach by itself has no reading of the whole.
    UnitMissing(Vec<UnitName>),
    /// The value is in a unit of measure that is not the indicator's.
    Quantity(QuantityError),
}

/// Whether `new` may join the readings that stand.
///
/// # Errors
/// The reason why not.
pub fn check_reading<'a>(
    new: &Reading,
    standing: impl IntoIterator<Item = &'a Reading>,
    rules: &ReadingRules<'_>,
) -> Result<(), ReadingRefused> {
    new.check_measure(rules)?;
    new.check_date(rules)?;
    new.check_unit(rules)?;
    let of_subject: Vec<&Reading> = standing.into_iter().filter(|r| r.is_of_subject(new)).collect();
    if let Some(same) = of_subject.iter().find(|r| r.on == new.on && r.kind == new.kind) {
        return Err(ReadingRefused::Already(Box::new((*same).clone())));
    }
    // A share falls when what it is a share of grows.
    let never_falls = rules.indicator.adds_up() && !new.value.unit().is_share();
    if never_falls { new.check_order(&of_subject) } else { Ok(()) }
}

impl Reading {
    /// Whether both are of one indicator, one unit and one site.
    pub fn is_of_subject(&self, other: &Reading) -> bool {
        self.indicator == other.indicator && self.unit == other.unit && self.site == other.site
    }

    fn check_measure(&self, rules: &ReadingRules<'_>) -> Result<(), ReadingRefused> {
        let indicator = rules.indicator;
        if self.indicator != indicator.key {
            return Err(ReadingRefused::AnotherIndicator { key: indicator.key.clone(), other: self.indicator.clone() });
        }
        match &indicator.unit {
            Some(unit) if unit != self.value.unit() => Err(ReadingRefused::Quantity(QuantityError::ForeignUnit {
                typed: self.value.typed().to_owned(),
                unit: self.value.unit().name().to_owned(),
                accepted: unit.accepted(),
            })),
            _ => Ok(()),
        }
    }

    fn check_date(&self, rules: &ReadingRules<'_>) -> Result<(), ReadingRefused> {
        if self.on > rules.today {
            return Err(ReadingRefused::InTheFuture { on: self.on, today: rules.today });
        }
        if self.on.year() < rules.plan_year {
            return Err(ReadingRefused::BeforeThePlan { on: self.on, year: rules.plan_year });
        }
        // What was missed by the end of the year is not met afterwards.
        if self.on.year() > rules.plan_year {
            return Err(ReadingRefused::AfterThePlan { on: self.on, year: rules.plan_year });
        }
        Ok(())
    }

    fn check_unit(&self, rules: &ReadingRules<'_>) -> Result<(), ReadingRefused> {
        let bound = || rules.indicator.bound(rules.bound);
        match self.unit {
            Some(unit) if !bound().contains(&unit) => Err(ReadingRefused::NotBound { unit, bound: bound() }),
            None if rules.indicator.behaviour == Behaviour::PerUnit => Err(ReadingRefused::UnitMissing(bound())),
            _ => Ok(()),
        }
    }

    /// A running total lies between its neighbours. What was verified may be less than what was reported before, so it is held against
    /// verified ones only; and on one date the verified one is the neighbour.
    fn check_order(&self, of_subject: &[&Reading]) -> Result<(), ReadingRefused> {
        let comparable = || of_subject.iter().filter(|r| r.kind >= self.kind);
        let refused = |standing: &Reading| (Box::new(self.clone()), Box::new(standing.clone()));
        let earlier = comparable().filter(|r| r.on < self.on).max_by_key(|r| (r.on, r.kind));
        if let Some((new, standing)) = earlier.filter(|r| r.value.value() > self.value.value()).map(|r| refused(r)) {
            return Err(ReadingRefused::BelowEarlier { new, standing });
        }
        let later = comparable().filter(|r| r.on > self.on).min_by_key(|r| (r.on, std::cmp::Reverse(r.kind)));
        if let Some((new, standing)) = later.filter(|r| r.value.value() < self.value.value()).map(|r| refused(r)) {
            return Err(ReadingRefused::AboveLater { new, standing });
        }
        Ok(())
    }
}

impl ReadingKind {
    /// Both, in the order in which they come about.
    pub const ALL: [ReadingKind; 2] = [ReadingKind::Reported, ReadingKind::Verified];

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            ReadingKind::Reported => say::reported(lang),
            ReadingKind::Verified => say::verified(lang),
        }
    }

    /// The code in the record and in exports.
    pub const fn code(self) -> &'static str {
        self.word(Lang::En)
    }
}

impl ReadingRefused {
    /// The sentence for the person: the reason, the values, and what to do.
    pub fn explain(&self, lang: Lang) -> String {
        match self {
            ReadingRefused::AnotherIndicator { key, other } => say::another_indicator(lang, key, other),
            ReadingRefused::InTheFuture { on, today } => say::in_the_future(lang, on, today),
            ReadingRefused::BeforeThePlan { on, year } => say::before_the_plan(lang, on, year),
            ReadingRefused::AfterThePlan { on, year } => say::after_the_plan(lang, on, year),
            ReadingRefused::BelowEarlier { new, standing } => say::below_earlier(lang, &new.value, new.on, &standing.value, standing.on),
            ReadingRefused::AboveLater { new, standing } => say::above_later(lang, &new.value, new.on, &standing.value, standing.on),
            ReadingRefused::Already(standing) => say::recorded_already(lang, standing.on, standing.kind.word(lang), &standing.value),
            ReadingRefused::NotBound { unit, bound } if bound.is_empty() => say::nobody_is_bound(lang, unit),
            ReadingRefused::NotBound { unit, bound } => say::not_bound(lang, unit, names(bound, lang)),
            ReadingRefused::UnitMissing(bound) => say::unit_missing(lang, names(bound, lang)),
            ReadingRefused::Quantity(error) => explain_quantity(error, lang),
        }
    }
}

/// The sentence for the person who typed what is no value.
pub fn explain_quantity(error: &QuantityError, lang: Lang) -> String {
    match error {
        QuantityError::NoNumber(typed) => say::no_number(lang, typed),
        QuantityError::BadNumber(typed) => say::bad_number(lang, typed),
        QuantityError::OutOfRange(typed) => say::out_of_range(lang, typed),
        QuantityError::Negative(typed) => say::negative(lang, typed),
        QuantityError::MoreThanWhole(typed) => say::more_than_whole(lang, typed),
        QuantityError::ForeignUnit { typed, unit, accepted } if accepted.is_empty() => say::no_unit_here(lang, typed, unit),
        QuantityError::ForeignUnit { typed, unit, accepted } => say::foreign_unit(lang, typed, unit, accepted.join(lang.pick("、", ", "))),
    }
}

fn names(units: &[UnitName], lang: Lang) -> String {
    units.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Sign, UnitOfMeasure};
    use crate::seeds;

    fn indicator(key: &str) -> Indicator {
        seeds::indicators().unwrap().all().iter().find(|i| i.key.as_str() == key).unwrap().clone()
    }

    fn reading(indicator: &Indicator, value: &str, on: &str, kind: ReadingKind, unit: Option<&str>) -> Reading {
        Reading {
            indicator: indicator.key.clone(),
            value: Quantity::parse(value, indicator.unit.as_ref().unwrap(), indicator.sign).unwrap(),
            on: on.parse().unwrap(),
            kind,
            unit: unit.map(UnitName::new),
            site: None,
            source: None,
        }
    }

    fn check(indicator: &Indicator, new: &Reading, standing: &[Reading]) -> Result<(), ReadingRefused> {
        let bound = ["朝阳区政府", "门头沟区政府"].map(UnitName::new);
        let rules = ReadingRules { indicator, plan_year: 2026, today: "2026-11-23".parse().unwrap(), bound: &bound };
        check_reading(new, standing, &rules)
    }

    fn said(result: Result<(), ReadingRefused>) -> String {
        result.map_or_else(|refused| refused.explain(Lang::Zh), |()| "可".to_owned())
    }

    #[test]
    fn a_running_total_lies_between_its_neighbours() {
        use ReadingKind::*;
        let sewer = indicator("sewer-length");
        let standing = [
            reading(&sewer, "20", "2026-03-31", Reported, None),
            reading(&sewer, "40", "2026-06-30", Reported, None),
            reading(&sewer, "35", "2026-06-30", Verified, None),
            reading(&sewer, "50", "2026-09-30", Reported, None),
        ];
        for (value, on, kind, says) in [
            ("20", "2026-04-30", Reported, "可"),
            ("19.9", "2026-04-30", Reported, "2026-04-30 的累计值 19.9公里 小于 2026-03-31 已录的 20公里。"),
            // 30 June counts with what was verified, 35.
            ("35.1", "2026-04-30", Reported, "2026-04-30 的累计值 35.1公里 大于 2026-06-30 已录的 35公里。"),
            ("36", "2026-07-31", Reported, "可"),
            ("34", "2026-07-31", Reported, "2026-07-31 的累计值 34公里 小于 2026-06-30 已录的 35公里。"),
            ("49999米", "2026-11-01", Reported, "2026-11-01 的累计值 49.999公里 小于 2026-09-30 已录的 50公里。"),
            // Checked, it may turn out less than was reported; not less than was checked before.
            ("45", "2026-09-30", Verified, "可"),
            ("34", "2026-09-30", Verified, "2026-09-30 的累计值 34公里 小于 2026-06-30 已录的 35公里。"),
            ("51", "2026-09-30", Reported, "2026-09-30 已有自报数据 50公里。要改它，请用更正。"),
            ("60", "2026-11-23", Reported, "可"),
            ("60", "2026-11-24", Reported, "数据日期 2026-11-24 晚于今天 2026-11-23。"),
            ("1", "2026-01-01", Reported, "可"),
            ("1", "2025-12-31", Reported, "数据日期 2025-12-31 早于计划年度。请填 2026-01-01 起的日期。"),
        ] {
            let result = said(check(&sewer, &reading(&sewer, value, on, kind, None), &standing));
            assert!(result.starts_with(says), "{value} {on}: {result}");
        }
    }

    #[test]
    fn what_does_not_add_up_may_fall() {
        use ReadingKind::*;
        for key in ["pm25", "outfall-coverage"] {
            let indicator = indicator(key);
            let standing = [reading(&indicator, "30", "2026-03-31", Reported, None)];
            assert_eq!(check(&indicator, &reading(&indicator, "28", "2026-04-30", Reported, None), &standing), Ok(()), "{key}");
        }
    }

    #[test]
    fn a_reading_is_of_somebody_who_is_bound() {
        use ReadingKind::*;
        let pilots = indicator("mixing-plant-pilots");
        let of = |unit| said(check(&pilots, &reading(&pilots, "1", "2026-06-30", Reported, unit), &[]));
        assert_eq!(of(Some("朝阳区政府")), "可");
        // The measure binds it, the indicator's words do not name it.
        assert_eq!(of(Some("门头沟区政府")), "“门头沟区政府”不承担这项指标。承担的单位：朝阳区政府。");
        assert_eq!(of(None), "这项指标逐个单位判定，请写明是哪个单位的数据：朝阳区政府。");
        let sewer = indicator("sewer-length");
        let one = [reading(&sewer, "9", "2026-06-30", Reported, Some("朝阳区政府"))];
        assert_eq!(said(check(&sewer, &reading(&sewer, "5", "2026-07-31", Reported, None), &one)), "可");
        assert_eq!(said(check(&sewer, &reading(&sewer, "5", "2026-07-31", Reported, Some("门头沟区政府")), &one)), "可");
    }

    #[test]
    fn the_value_is_in_the_unit_of_the_indicator() {
        let sewer = indicator("sewer-length");
        let mut new = reading(&sewer, "5", "2026-07-31", ReadingKind::Reported, None);
        new.value = Quantity::parse("5家", &UnitOfMeasure::new("家"), Sign::NotNegative).unwrap();
        assert_eq!(said(check(&sewer, &new, &[])), "“5家”的单位“家”与这项指标不是一回事。可用的单位：公里、米、万公里；也可以只写数字。");
        let other = reading(&indicator("pm25"), "30", "2026-07-31", ReadingKind::Reported, None);
        assert!(matches!(check(&sewer, &other, &[]), Err(ReadingRefused::AnotherIndicator { .. })));
    }
}

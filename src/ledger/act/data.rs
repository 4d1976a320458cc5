//! What is recorded about indicators: readings, their corrections, targets, expected paths.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{Act, ActRefused, Change, IndicatorRefused};
use crate::ledger::{
    Cause, DataChange, EnteredTarget, EventNo, Happening, ItemKey, Ledger, Path, Reading, ReadingKind, ReadingRefused, ReadingRules,
    Recorded, check_reading,
};
use crate::plan::{Attached, Behaviour, Comparator, Exact, IndicatorKey, Quantity, QuantityError, Sign, UnitName, UnitOfMeasure};

/// A reading as a person enters it.
#[derive(Debug, Clone, Copy)]
pub struct ReadingEntry<'a> {
    /// Of which indicator.
    pub attached: &'a Attached,
    /// The value as typed.
    pub value: &'a str,
    /// The day by which it is so.
    pub on: NaiveDate,
    /// Who vouches for it.
    pub kind: ReadingKind,
    /// Of which unit; none for the whole.
    pub unit: Option<UnitName>,
    /// The place within it.
    pub site: Option<&'a str>,
    /// Where it is taken from.
    pub source: Option<&'a str>,
}

/// A target as a person enters it.
#[derive(Debug, Clone, Copy)]
pub struct TargetEntry<'a> {
    /// Of which indicator.
    pub attached: &'a Attached,
    /// The value as typed; none where only the tolerance is entered.
    pub value: Option<&'a str>,
    /// How far a value may be off, as typed.
    pub tolerance: Option<&'a str>,
    /// The document or meeting that sets it.
    pub source: &'a str,
    /// For which unit; none for the whole.
    pub unit: Option<UnitName>,
}

impl Act {
    /// Records a reading; `today` is the day on which that is done.
    ///
    /// # Errors
    /// When it is no value, in a foreign unit, of a day to come, against those that stand, or of a unit that is not bound.
    pub fn report_reading(ledger: &Ledger, entry: &ReadingEntry<'_>, today: NaiveDate) -> Result<Self, ActRefused> {
        let entry = &ReadingEntry { unit: whose(ledger, entry.attached, entry.unit), ..*entry };
        let key = place(ledger, entry.attached, entry.unit)?;
        let reading = entry.read(ledger)?;
        let standing = ledger.readings(&reading.indicator).map(|r| &r.reading);
        check(ledger, entry.attached, &reading, standing, today)?;
        Ok(data(ledger, key, &reading.indicator.clone(), DataChange::Reading { reading, corrects: None }))
    }

    /// Puts another value in the place of the reading of that subject, date and kind.
    ///
    /// # Errors
    /// When there is none, no reason is given, nothing would change, or as [`Act::report_reading`].
    pub fn correct_reading(ledger: &Ledger, entry: &ReadingEntry<'_>, why: &str, today: NaiveDate) -> Result<Self, ActRefused> {
        let entry = &ReadingEntry { unit: whose(ledger, entry.attached, entry.unit), ..*entry };
        place(ledger, entry.attached, entry.unit)?;
        let mut reading = entry.read(ledger)?;
        let former = recorded(ledger, entry)?;
        if why.trim().is_empty() {
            return Err(IndicatorRefused::ReasonMissing.into());
        }
        if former.reading.value.value() == reading.value.value() && entry.source.is_none_or(|s| former.reading.source.as_deref() == Some(s))
        {
            return Err(IndicatorRefused::SameValue(Box::new(former.reading.clone())).into());
        }
        if reading.source.is_none() {
            reading.source.clone_from(&former.reading.source);
        }
        let others = ledger.readings(&reading.indicator).filter(|r| r.no != former.no).map(|r| &r.reading);
        check(ledger, entry.attached, &reading, others, today)?;
        let corrects = Some((former.no, why.trim().to_owned()));
        // In the history in which the former one stands, wherever a corrected plan has the words of the indicator now.
        Ok(data(ledger, former.item, &reading.indicator.clone(), DataChange::Reading { reading, corrects }))
    }

    /// Strikes out a reading that should not be there; it stays in the log.
    ///
    /// # Errors
    /// When it does not stand (any more), or no reason is given.
    pub fn strike_reading(ledger: &Ledger, attached: &Attached, reading: EventNo, why: &str) -> Result<Self, ActRefused> {
        let key = &attached.indicator.key;
        let found = ledger.readings(key).find(|r| r.no == reading).ok_or(ActRefused::DataGone)?;
        if why.trim().is_empty() {
            return Err(IndicatorRefused::ReasonMissing.into());
        }
        Ok(data(ledger, found.item, key, DataChange::Struck { reading, why: why.trim().to_owned() }))
    }

    /// Enters the target of an indicator whose number another document sets, a unit's own part of one, or the tolerance of a 左右.
    ///
    /// # Errors
    /// When the plan sets it, there is no source, or it is no value.
    pub fn set_target(ledger: &Ledger, entry: &TargetEntry<'_>) -> Result<Self, ActRefused> {
        let entry = &TargetEntry { unit: whose(ledger, entry.attached, entry.unit), ..*entry };
        let key = place(ledger, entry.attached, entry.unit)?;
        let indicator = &entry.attached.indicator;
        let source = entry.source.trim();
        if entry.value.is_none() && entry.tolerance.is_none() {
            return Err(IndicatorRefused::NothingToSet.into());
        }
        let is_parted = indicator.behaviour != Behaviour::PerUnit && entry.unit.is_some();
        if let (Some(_), Some(_), false) = (entry.value, indicator.target, is_parted) {
            return Err(IndicatorRefused::Published(indicator.quote.clone()).into());
        }
        if entry.tolerance.is_some() && (indicator.comparator != Comparator::About || entry.unit.is_some()) {
            return Err(IndicatorRefused::NoTolerance(indicator.quote.clone()).into());
        }
        if let Some(unit) = entry.unit {
            bound(ledger, entry.attached, unit)?;
        }
        if source.is_empty() {
            return Err(IndicatorRefused::SourceMissing.into());
        }
        let read = |text: &str, sign| quantity(ledger, entry.attached, text, sign);
        let value = entry.value.map(|text| read(text, indicator.sign)).transpose()?;
        if entry.tolerance.is_some() && ledger.unit_of_measure(indicator).is_none() {
            return Err(IndicatorRefused::NoUnitYet.into());
        }
        let tolerance = entry.tolerance.map(|text| read(text, Sign::NotNegative)).transpose()?.map(|t| t.value());
        let target = EnteredTarget { value, tolerance, source: source.to_owned(), unit: entry.unit };
        Ok(data(ledger, key, &indicator.key, DataChange::Target(target)))
    }

    /// Enters the expected path of what adds up; an empty one is the share of the time again.
    ///
    /// # Errors
    /// When the indicator has none, nobody knows yet in which unit it is, or a point is no value, outside the plan's year or lower than the
    /// one before it.
    pub fn set_path(ledger: &Ledger, attached: &Attached, points: &[(NaiveDate, &str)]) -> Result<Self, ActRefused> {
        let key = place(ledger, attached, None)?;
        let indicator = &attached.indicator;
        let is_counted = indicator.behaviour == Behaviour::PerUnit;
        if !indicator.adds_up() && !is_counted {
            return Err(IndicatorRefused::NoPath.into());
        }
        let unit = ledger.unit_of_measure(indicator).filter(|_| !is_counted);
        if unit.is_none() && !is_counted && !points.is_empty() {
            return Err(IndicatorRefused::NoUnitYet.into());
        }
        let mut read: Vec<(NaiveDate, Decimal)> = Vec::new();
        for (on, text) in points {
            if on.year() != ledger.plan().year {
                return Err(IndicatorRefused::OutsideYear(*on).into());
            }
            // What each unit must reach by itself is expected as a count of units.
            let value = match is_counted {
                true => Quantity::parse(text, &UnitOfMeasure::new(""), Sign::NotNegative).map_err(refused)?,
                false => quantity(ledger, attached, text, indicator.sign)?,
            };
            read.push((*on, value.value()));
        }
        complete(ledger, attached, &mut read)?;
        let path = Path::new(read);
        let falls = path.points().windows(2).find_map(|pair| match pair {
            [(_, before), (on, value)] if value < before => Some(*on),
            _ => None,
        });
        match falls {
            Some(on) => Err(IndicatorRefused::PathFalls { on }.into()),
            None => Ok(data(ledger, key, &indicator.key, DataChange::Path { path, unit })),
        }
    }
}

/// Holds a path against the target: it leads there by the end of the year, and not beyond.
fn complete(ledger: &Ledger, attached: &Attached, points: &mut Vec<(NaiveDate, Decimal)>) -> Result<(), ActRefused> {
    let indicator = &attached.indicator;
    let target = match indicator.behaviour {
        Behaviour::PerUnit => Some(Exact::from(Decimal::from(ledger.indicator_units(attached).len()))),
        _ => ledger.target(indicator, None).0,
    };
    let end = NaiveDate::from_ymd_opt(ledger.plan().year, 12, 31);
    let (Some(target), Some(end), Some(last)) = (target, end, points.iter().max_by_key(|(on, _)| *on).copied()) else { return Ok(()) };
    if let Some((on, _)) = points.iter().find(|(_, value)| Exact::from(*value) > target) {
        return Err(IndicatorRefused::PathBeyond { on: *on, most: target }.into());
    }
    if last.0 < end {
        // A quotient that no decimal holds is not written down as one.
        points.extend(target.decimal().map(|value| (end, value)));
    } else if indicator.behaviour != Behaviour::Cap && Exact::from(last.1) < target {
        return Err(IndicatorRefused::PathShort { target }.into());
    }
    Ok(())
}

impl ReadingEntry<'_> {
    fn read(&self, ledger: &Ledger) -> Result<Reading, ActRefused> {
        let worded = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        Ok(Reading {
            indicator: self.attached.indicator.key.clone(),
            value: quantity(ledger, self.attached, self.value, self.attached.indicator.sign)?,
            on: self.on,
            kind: self.kind,
            unit: self.unit,
            site: worded(self.site),
            source: worded(self.source),
        })
    }
}

/// The reading of that subject, date and kind that stands.
///
/// # Errors
/// When there is none: with what there is.
pub(in crate::ledger) fn recorded<'a>(ledger: &'a Ledger, entry: &ReadingEntry<'_>) -> Result<&'a Recorded, ActRefused> {
    let of_subject = |r: &&Recorded| r.reading.unit == entry.unit && r.reading.site.as_deref() == entry.site.map(str::trim);
    let key = &entry.attached.indicator.key;
    let mut all: Vec<&Recorded> = ledger.readings(key).filter(of_subject).collect();
    if let Some(found) = all.iter().find(|r| r.reading.on == entry.on && r.reading.kind == entry.kind) {
        return Ok(found);
    }
    all.sort_by_key(|r| std::cmp::Reverse((r.reading.on, r.reading.kind)));
    let standing = all.into_iter().map(|r| r.reading.clone()).collect();
    Err(IndicatorRefused::NoSuchReading { on: entry.on, kind: entry.kind, standing }.into())
}

impl Ledger {
    /// The reading of the subject, date and kind of `entry` that stands; its value is not looked at.
    ///
    /// # Errors
    /// When there is none: with what there is.
    pub fn recorded_reading(&self, entry: &ReadingEntry<'_>) -> Result<&Recorded, ActRefused> {
        recorded(self, &ReadingEntry { unit: whose(self, entry.attached, entry.unit), ..*entry })
    }
}

/// Of whom a value is: what the only unit of a measure reports is the whole.
fn whose(ledger: &Ledger, attached: &Attached, unit: Option<UnitName>) -> Option<UnitName> {
    let owed = ledger.indicator_item(attached).and_then(|item| ledger.obligation(item, unit?));
    let is_whole = owed.is_some_and(|owed| owed.item.key.unit.is_none()) && attached.indicator.behaviour != Behaviour::PerUnit;
    unit.filter(|_| !is_whole)
}

/// The item in whose history it is to stand.
fn place(ledger: &Ledger, attached: &Attached, unit: Option<UnitName>) -> Result<ItemKey, ActRefused> {
    let item = ledger.indicator_item(attached).filter(|item| item.in_plan).ok_or(ActRefused::NotInPlan)?;
    // What the only unit of a measure owes is the measure itself.
    Ok(unit.and_then(|unit| ledger.obligation(item, unit)).map_or(item.key, |owed| owed.item.key))
}

fn bound(ledger: &Ledger, attached: &Attached, unit: UnitName) -> Result<(), ActRefused> {
    let bound = ledger.indicator_units(attached);
    if bound.contains(&unit) { Ok(()) } else { Err(ActRefused::Reading(ReadingRefused::NotBound { unit, bound })) }
}

fn quantity(ledger: &Ledger, attached: &Attached, text: &str, sign: Sign) -> Result<Quantity, ActRefused> {
    match ledger.unit_of_measure(&attached.indicator) {
        Some(unit) => Quantity::parse(text, &unit, sign),
        None => {
            let value = Quantity::parse_with_its_unit(text, sign).map_err(refused)?;
            // What is entered first settles the unit for all that follow.
            return if value.unit().name().is_empty() {
                Err(IndicatorRefused::UnitWanted(text.trim().to_owned()).into())
            } else {
                Ok(value)
            };
        }
    }
    .map_err(refused)
}

fn refused(error: QuantityError) -> ActRefused {
    ActRefused::Reading(ReadingRefused::Quantity(error))
}

fn check<'a>(
    ledger: &Ledger,
    attached: &Attached,
    reading: &Reading,
    standing: impl IntoIterator<Item = &'a Reading>,
    today: NaiveDate,
) -> Result<(), ActRefused> {
    let bound = ledger.indicator_units(attached);
    let rules = ReadingRules { indicator: &attached.indicator, plan_year: ledger.plan().year, today, bound: &bound };
    check_reading(reading, standing, &rules).map_err(ActRefused::Reading)
}

fn data(ledger: &Ledger, item: ItemKey, indicator: &IndicatorKey, what: DataChange) -> Act {
    let seen = ledger.item(item).map_or(EventNo::NONE, |item| item.data_version);
    let what = Happening::Data { indicator: indicator.clone(), what: Box::new(what) };
    Act { cause: Cause::Fresh, changes: vec![Change { item: Some(item), seen, what }] }
}

/// What takes back what `act` recorded about an indicator, or does it again.
///
/// # Errors
/// When somebody built on it meanwhile, or what would stand again is not to stand beside what stands now.
pub(super) fn reversed(ledger: &Ledger, act: EventNo, indicator: &IndicatorKey, undoes: bool) -> Result<Happening, ActRefused> {
    let Some(of) = ledger.data_of(indicator) else { return Err(ActRefused::DataGone) };
    let hindered = if undoes { of.built_on(act).is_some() } else { of.ground_is_gone(act) };
    if hindered {
        return Err(ActRefused::DataGone);
    }
    let mut after = of.clone();
    after.withdraw(act, undoes);
    if let Some(attached) = ledger.indicators().of_key(indicator) {
        let before: Vec<EventNo> = of.standing().map(|r| r.no).collect();
        for new in after.standing().filter(|r| !before.contains(&r.no)) {
            let others = after.standing().filter(|r| r.no != new.no).map(|r| &r.reading);
            check(ledger, attached, &new.reading, others, NaiveDate::MAX)?;
        }
    }
    Ok(if undoes { Happening::DataWithdrawn(indicator.clone()) } else { Happening::DataRestored(indicator.clone()) })
}

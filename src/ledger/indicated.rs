//! How an indicator stands: its target in force, its latest reading, its light, and those of its units.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::data::OfIndicator;
use super::progress::{Basis, Path, Progress, Span, UnitReadings, progress, progress_of_units};
use super::{Item, Ledger, Light, ProgressWhy, Reading, Recorded};
use crate::plan::{Attached, Behaviour, Comparator, Exact, Indicator, IndicatorKey, Quantity, UnitKind, UnitName, UnitOfMeasure};

/// How an indicator stands on a day.
#[derive(Debug, Clone)]
pub struct IndicatorNow<'a> {
    /// The indicator and its code.
    pub attached: &'a Attached,
    /// The days over which it is to be reached.
    pub span: Span,
    /// The target in force of the whole, or of each unit where each must reach it by itself; none where nobody has entered it yet.
    pub target: Option<Exact>,
    /// Its unit of measure; none where the document that sets the target sets it too.
    pub unit: Option<UnitOfMeasure>,
    /// The document from which an entered target is taken.
    pub target_source: Option<&'a str>,
    /// The expected path, where one was entered.
    pub path: Option<&'a Path>,
    /// How far the whole is.
    pub progress: Progress<'a>,
    /// Units, and places within them or the whole, of which there are readings or which must reach it by themselves: worst first.
    pub subjects: Vec<Subject<'a>>,
    /// The latest reading of all that stand, of whomever it is.
    pub newest: Option<&'a Reading>,
}

/// A part of the whole that has readings of its own.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// The unit; none for a place of the whole.
    pub unit: Option<UnitName>,
    /// The place.
    pub site: Option<&'a str>,
    /// How far it is.
    pub progress: Progress<'a>,
}

impl Ledger {
    /// What was recorded about an indicator.
    pub(super) fn data_of(&self, key: &IndicatorKey) -> Option<&OfIndicator> {
        self.data.of(key)
    }

    /// The readings of an indicator that stand, in the order in which they were recorded.
    pub fn readings(&self, key: &IndicatorKey) -> impl DoubleEndedIterator<Item = &Recorded> {
        self.data_of(key).into_iter().flat_map(OfIndicator::standing)
    }

    /// The item of the measure in whose text an indicator stands.
    pub fn indicator_item(&self, attached: &Attached) -> Option<&Item> {
        self.of_measure(attached.code.measure)
    }

    /// The units that an indicator binds. What each district must reach by itself (逐区) does not bind a department that the measure names
    /// beside the districts.
    pub fn indicator_units(&self, attached: &Attached) -> Vec<UnitName> {
        let Some(item) = self.indicator_item(attached) else { return Vec::new() };
        let of_measure: Vec<UnitName> = self.obligations(item).map(|owed| owed.unit).collect();
        let is_local = |unit: &UnitName| self.units().unit(unit).is_some_and(|u| matches!(u.kind, UnitKind::District | UnitKind::Zone));
        let by_district = attached.indicator.behaviour == Behaviour::PerUnit && of_measure.iter().any(is_local);
        let wanted: Vec<UnitName> = of_measure.into_iter().filter(|unit| !by_district || is_local(unit)).collect();
        attached.indicator.bound(&wanted)
    }

    /// In which unit its values are: the published one, else that of a target that was entered, else that of what was read so far,
    /// or of the expected path.
    pub fn unit_of_measure(&self, indicator: &Indicator) -> Option<UnitOfMeasure> {
        if indicator.unit.is_some() {
            return indicator.unit.clone();
        }
        let data = self.data_of(&indicator.key)?;
        let target = data.any_target().and_then(|target| target.value.as_ref());
        let value = target.or_else(|| data.standing().next().map(|r| &r.reading.value));
        value.map(Quantity::unit).or_else(|| data.unit_of_path()).cloned()
    }

    /// All units of measure in which a value of some indicator may be written.
    pub fn units_of_measure(&self) -> Vec<String> {
        let units = self.indicators().all().iter().filter_map(|attached| self.unit_of_measure(&attached.indicator));
        let mut names: Vec<String> = units.flat_map(|unit| unit.accepted()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The target in force of the whole, or of one unit, and the document that sets it where it was entered.
    pub fn target(&self, indicator: &Indicator, unit: Option<UnitName>) -> (Option<Exact>, Option<&str>) {
        let entered = |unit| self.data_of(&indicator.key)?.target(unit, |t| t.value.is_some());
        let own = entered(unit).and_then(|t| Some((Some(t.value.as_ref()?.exact()), Some(t.source.as_str()))));
        let whole = || match (indicator.target, entered(None)) {
            (Some(published), _) => (Some(published), None),
            (None, Some(t)) => (t.value.as_ref().map(crate::plan::Quantity::exact), Some(t.source.as_str())),
            (None, None) => (None, None),
        };
        // What adds up to the whole is not each unit's own; a share or a level is.
        let is_amount = indicator.adds_up() && self.unit_of_measure(indicator).is_none_or(|unit| !unit.is_share());
        match own {
            Some(own) => own,
            None if unit.is_some() && is_amount => (None, None),
            None => whole(),
        }
    }

    /// How far a value may be off a target that is only approximate, as a supervisor entered it.
    fn tolerance(&self, key: &IndicatorKey) -> Option<Decimal> {
        self.data_of(key)?.target(None, |t| t.tolerance.is_some())?.tolerance
    }

    /// The indicator with the tolerance in force.
    fn in_force<'a>(&self, indicator: &'a Indicator) -> Cow<'a, Indicator> {
        let entered = if indicator.comparator == Comparator::About { self.tolerance(&indicator.key) } else { None };
        match entered {
            Some(tolerance) => Cow::Owned(Indicator { tolerance: Some(tolerance), ..indicator.clone() }),
            None => Cow::Borrowed(indicator),
        }
    }

    /// By what the whole of an indicator is judged.
    fn basis<'a>(&'a self, indicator: &'a Indicator, span: Span, as_of: NaiveDate) -> Basis<'a> {
        let (target, path) = (self.target(indicator, None).0, self.data_of(&indicator.key).and_then(OfIndicator::path));
        Basis { indicator, target, path, span, as_of, calendar: self.calendar(), settings: self.settings() }
    }

    /// How far the whole of an indicator is; what each unit must reach by itself, by how many do.
    pub(super) fn whole_progress(&self, attached: &Attached, span: Span, as_of: NaiveDate) -> Progress<'_> {
        let indicator = self.in_force(&attached.indicator);
        let basis = self.basis(&indicator, span, as_of);
        let Some(data) = self.data_of(&indicator.key) else { return basis.without_data() };
        match indicator.behaviour {
            Behaviour::PerUnit => progress_of_units(&basis, &self.unit_readings(&indicator, &self.indicator_units(attached))).whole,
            _ => progress(&basis, &data.of_unit(None).collect::<Vec<_>>()),
        }
    }

    /// The target and the readings of each of these units.
    fn unit_readings(&self, indicator: &Indicator, units: &[UnitName]) -> Vec<UnitReadings<'_>> {
        let data = self.data_of(&indicator.key);
        let readings = |unit| data.into_iter().flat_map(move |data| data.of_unit(Some(unit))).collect();
        let of = |unit: &UnitName| UnitReadings { unit: *unit, target: self.target(indicator, Some(*unit)).0, readings: readings(*unit) };
        units.iter().map(of).collect()
    }

    /// How far a unit is by its own readings; none where it has none, and no target of its own.
    pub(super) fn unit_progress(&self, attached: &Attached, unit: UnitName, span: Span, as_of: NaiveDate) -> Option<Progress<'_>> {
        let data = self.data_of(&attached.indicator.key)?;
        let readings: Vec<&Reading> = data.of_unit(Some(unit)).collect();
        if readings.is_empty() && data.target(Some(unit), |target| target.value.is_some()).is_none() {
            return None;
        }
        let indicator = self.in_force(&attached.indicator);
        let target = self.target(&indicator, Some(unit)).0;
        Some(progress(&Basis { target, path: None, ..self.basis(&indicator, span, as_of) }, &readings))
    }

    /// How an indicator stands on `as_of`; none where its measure's time has no days.
    pub fn indicator_now<'a>(&'a self, attached: &'a Attached, as_of: NaiveDate) -> Option<IndicatorNow<'a>> {
        let deadline = self.deadline(self.indicator_item(attached)?)?;
        let span = Span::of_year(self.plan().year, deadline.end())?;
        let key = &attached.indicator.key;
        let indicator = self.in_force(&attached.indicator);
        let target_source = self.target(&attached.indicator, None).1;
        let basis = self.basis(&indicator, span, as_of);
        let target = basis.target;
        let path = self.data_of(key).and_then(OfIndicator::path);
        let readings: Vec<&Reading> = self.readings(key).map(|r| &r.reading).collect();
        let bound = self.indicator_units(attached);
        let (whole, mut subjects) = match indicator.behaviour {
            Behaviour::PerUnit => self.each_unit(&basis, &bound, &readings),
            _ => (progress(&basis, &of_subject(&readings, None, None)), self.parts(&basis, &bound, &readings)),
        };
        subjects.sort_by_key(|subject| rank(subject.progress.light));
        let newest = readings.iter().filter(|r| r.on <= as_of).max_by_key(|r| (r.on, r.kind)).copied();
        let unit = self.unit_of_measure(&indicator);
        Some(IndicatorNow { attached, span, target, unit, target_source, path, progress: whole, subjects, newest })
    }

    /// How all indicators stand, in the plan's order.
    pub fn indicators_now(&self, as_of: NaiveDate) -> Vec<IndicatorNow<'_>> {
        self.indicators.all().iter().filter_map(|attached| self.indicator_now(attached, as_of)).collect()
    }

    fn each_unit<'a>(&'a self, basis: &Basis<'_>, bound: &[UnitName], readings: &[&'a Reading]) -> (Progress<'a>, Vec<Subject<'a>>) {
        let all = progress_of_units(basis, &self.unit_readings(basis.indicator, bound));
        let mut subjects: Vec<Subject<'a>> =
            all.units.into_iter().map(|(unit, progress)| Subject { unit: Some(unit), site: None, progress }).collect();
        subjects.extend(self.parts(basis, bound, readings).into_iter().filter(|part| part.site.is_some()));
        (all.whole, subjects)
    }

    /// The units and places of which there are readings, and the units for which a target was entered.
    fn parts<'a>(&self, basis: &Basis<'_>, bound: &[UnitName], readings: &[&'a Reading]) -> Vec<Subject<'a>> {
        let mut subjects: Vec<(Option<UnitName>, Option<&'a str>)> = Vec::new();
        for reading in readings {
            let subject = (reading.unit, reading.site.as_deref());
            if subject != (None, None) && !subjects.contains(&subject) {
                subjects.push(subject);
            }
        }
        let with_target = |unit: &&UnitName| {
            self.data_of(&basis.indicator.key).is_some_and(|data| data.target(Some(**unit), |t| t.value.is_some()).is_some())
        };
        for unit in bound.iter().filter(with_target) {
            if !subjects.contains(&(Some(*unit), None)) {
                subjects.push((Some(*unit), None));
            }
        }
        let part = |(unit, site): (Option<UnitName>, Option<&'a str>)| {
            let (target, _) = self.target(basis.indicator, unit);
            let is_amount = basis.indicator.adds_up() && !self.unit_of_measure(basis.indicator).is_some_and(|unit| unit.is_share());
            // A place has no part of an amount of its own, and the path is that of the whole.
            let target = target.filter(|_| site.is_none() || !is_amount);
            let basis = Basis { target, path: None, ..*basis };
            Subject { unit, site, progress: progress(&basis, &of_subject(readings, unit, site)) }
        };
        subjects.into_iter().map(part).collect()
    }
}

impl<'a> IndicatorNow<'a> {
    /// The indicator.
    pub const fn indicator(&self) -> &'a Indicator {
        &self.attached.indicator
    }

    /// The latest reading that is to be shown: that of the whole, else the newest there is.
    pub fn latest(&self) -> Option<&'a Reading> {
        self.progress.latest.or(self.newest)
    }

    /// Whether there are readings of units or places only.
    pub fn has_parts_only(&self) -> bool {
        self.progress.why == ProgressWhy::NoReading && self.subjects.iter().any(|subject| subject.progress.latest.is_some())
    }

    /// The worst first: red, yellow, green, grey; for lists.
    pub const fn rank(&self) -> u8 {
        rank(self.progress.light)
    }
}

const fn rank(light: Light) -> u8 {
    match light {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Green => 2,
        Light::Grey => 3,
    }
}

fn of_subject<'a>(readings: &[&'a Reading], unit: Option<UnitName>, site: Option<&str>) -> Vec<&'a Reading> {
    readings.iter().filter(|r| r.unit == unit && r.site.as_deref() == site).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Act, Event, EventNo, ReadingEntry, ReadingKind, TargetEntry};
    use crate::seeds;

    fn ledger() -> Ledger {
        let plan = seeds::plan().unwrap().plan;
        let ids: Vec<_> = plan.measures().map(|m| m.id).collect();
        Ledger::new(plan, seeds::units().unwrap(), (1..).zip(ids)).with_indicators(&seeds::indicators().unwrap())
    }

    fn day() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn write(ledger: &mut Ledger, act: Act) {
        let no = EventNo(ledger.last_event().0 + 1);
        let at = "2026-11-23T14:02:00+08:00".parse().unwrap();
        for change in act.changes {
            ledger.apply(Event { no, act: no, cause: act.cause, at, by: "zhang".into(), item: change.item, what: change.what });
        }
    }

    fn report(ledger: &mut Ledger, id: &str, value: &str, site: Option<&str>) {
        let named = ledger.find_indicator(id).unwrap();
        let (on, kind) = ("2026-10-31".parse().unwrap(), ReadingKind::Reported);
        let entry = ReadingEntry { attached: named.attached, value, on, kind, unit: named.unit, site, source: None };
        let act = Act::report_reading(ledger, &entry, day()).unwrap();
        write(ledger, act);
    }

    /// How the whole and its parts stand: light and, where it has one, the target.
    fn stands(ledger: &Ledger, id: &str) -> (Light, Vec<(String, Light, Option<String>)>) {
        let now = ledger.indicator_now(ledger.find_indicator(id).unwrap().attached, day()).unwrap();
        let part = |subject: &Subject<'_>| {
            let name = [subject.unit.map(|u| ledger.units().short(u)), subject.site].into_iter().flatten().collect::<Vec<_>>().join("·");
            (name, subject.progress.light, subject.progress.target.map(|t| t.shown(2).to_string()))
        };
        (now.progress.light, now.subjects.iter().map(part).collect())
    }

    #[test]
    fn a_place_of_the_whole_does_not_speak_for_it() {
        let mut ledger = ledger();
        report(&mut ledger, "4.5b", "45", Some("大兴机场"));
        report(&mut ledger, "4.5b", "30", Some("首都机场"));
        let parts = vec![("首都机场".into(), Light::Red, Some("40".into())), ("大兴机场".into(), Light::Green, Some("40".into()))];
        assert_eq!(stands(&ledger, "4.5b"), (Light::Grey, parts));
        assert!(ledger.indicator_now(ledger.find_indicator("4.5b").unwrap().attached, day()).unwrap().has_parts_only());
    }

    /// 60 km are the whole's, not each unit's; a unit's part is entered. 5 × 327 ÷ 365 = 4.48.
    #[test]
    fn the_part_of_a_unit_is_entered() {
        let mut ledger = ledger();
        report(&mut ledger, "26.1a@朝阳", "4.4", None);
        assert_eq!(stands(&ledger, "26.1a"), (Light::Grey, vec![("朝阳".into(), Light::Grey, None)]));
        let named = ledger.find_indicator("26.1a@朝阳").unwrap();
        let target = TargetEntry { attached: named.attached, value: Some("5"), tolerance: None, source: "分解表", unit: named.unit };
        let act = Act::set_target(&ledger, &target).unwrap();
        write(&mut ledger, act);
        assert_eq!(stands(&ledger, "26.1a").1, [("朝阳".into(), Light::Yellow, Some("5".into()))]);
        // A share is each unit's own: all of it is demanded of each, 89.6 % by now.
        report(&mut ledger, "27.1b@房山", "95", None);
        assert_eq!(stands(&ledger, "27.1b").1, [("房山".into(), Light::Green, Some("100".into()))]);
    }

    #[test]
    fn what_each_district_must_reach_binds_no_department() {
        let ledger = ledger();
        for (id, count) in [("1.1b", 17), ("8.4", 17), ("3.5", 13), ("8.3", 4), ("16.2", 8), ("20.1b", 17)] {
            let attached = ledger.find_indicator(id).unwrap().attached;
            assert_eq!(ledger.indicator_units(attached).len(), count, "{id}");
        }
    }

    #[test]
    fn every_indicator_has_a_light_from_the_beginning() {
        let all = ledger();
        let now = all.indicators_now(day());
        assert!(now.len() == 63 && now.iter().all(|now| now.progress.light == Light::Grey));
    }
}

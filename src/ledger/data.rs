//! What was recorded about indicators: readings, what corrects or strikes them, targets and expected paths, and which of it stands.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::{Cause, Event, EventNo, Happening, ItemKey, Moment, Path, Reading};
use crate::plan::{IndicatorKey, Quantity, UnitName, UnitOfMeasure};

/// What was said about an indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataChange {
    /// A reading was recorded.
    Reading {
        /// The reading.
        reading: Reading,
        /// The reading in whose place it stands, and why.
        corrects: Option<(EventNo, String)>,
    },
    /// A reading was struck out: it should not be there.
    Struck {
        /// The event that recorded it.
        reading: EventNo,
        /// Why.
        why: String,
    },
    /// A target was entered, or how far a value may be off one.
    Target(EnteredTarget),
    /// An expected path was entered; an empty one is the share of the time again.
    Path {
        /// The path.
        path: Path,
        /// In which unit of measure its values are; none for a count of units.
        unit: Option<UnitOfMeasure>,
    },
}

/// A target that a supervisor entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredTarget {
    /// The value; none where only the tolerance was entered.
    pub value: Option<Quantity>,
    /// How far a value may be off, where the plan says 左右.
    pub tolerance: Option<Decimal>,
    /// The document or the meeting that sets it.
    pub source: String,
    /// For which unit; none for the whole.
    pub unit: Option<UnitName>,
}

/// A reading with the event that recorded it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The event.
    pub no: EventNo,
    /// When it was recorded.
    pub at: Moment,
    /// Who recorded it.
    pub by: String,
    /// The item in whose history it stands.
    pub item: ItemKey,
    /// The reading.
    pub reading: Reading,
    /// The reading in whose place it stands.
    pub corrects: Option<EventNo>,
    act: EventNo,
    withdrawn: bool,
}

/// A strike, a target or a path, with the act that entered it.
#[derive(Debug, Clone)]
struct Entered<T> {
    act: EventNo,
    what: T,
    withdrawn: bool,
}

/// What was recorded about all indicators, those that this plan does not have included.
#[derive(Debug, Clone, Default)]
pub(super) struct Data {
    of: HashMap<IndicatorKey, OfIndicator>,
}

/// What was recorded about one indicator.
#[derive(Debug, Clone, Default)]
pub(super) struct OfIndicator {
    readings: Vec<Recorded>,
    strikes: Vec<Entered<EventNo>>,
    targets: Vec<Entered<EnteredTarget>>,
    paths: Vec<Entered<(Path, Option<UnitOfMeasure>)>>,
    /// Places of the readings that stand.
    standing: Vec<usize>,
    /// The same by unit, so that one of many costs no more than its own readings.
    by_unit: HashMap<Option<UnitName>, Vec<usize>>,
}

impl DataChange {
    /// The code in the record and in exports.
    pub const fn code(&self) -> &'static str {
        match self {
            DataChange::Reading { .. } => "reading",
            DataChange::Struck { .. } => "reading_struck",
            DataChange::Target(_) => "target",
            DataChange::Path { .. } => "path",
        }
    }
}

impl Data {
    /// What was recorded about an indicator.
    pub fn of(&self, key: &IndicatorKey) -> Option<&OfIndicator> {
        self.of.get(key)
    }

    /// Takes in an event, whatever it is about.
    pub fn apply(&mut self, event: &Event) {
        match (&event.what, event.cause, event.item) {
            (Happening::Data { indicator, what }, _, Some(item)) => self.of.entry(indicator.clone()).or_default().record(event, item, what),
            (Happening::DataWithdrawn(key), Cause::Undo(act), _) => self.of.entry(key.clone()).or_default().withdraw(act, true),
            (Happening::DataRestored(key), Cause::Redo(act), _) => self.of.entry(key.clone()).or_default().withdraw(act, false),
            _ => {}
        }
    }
}

impl OfIndicator {
    fn record(&mut self, event: &Event, item: ItemKey, what: &DataChange) {
        let act = event.act;
        match what {
            DataChange::Reading { reading, corrects } => {
                let corrects = corrects.as_ref().map(|(no, _)| *no);
                let reading = reading.clone();
                let recorded =
                    Recorded { no: event.no, at: event.at, by: event.by.clone(), item, reading, corrects, act, withdrawn: false };
                self.readings.push(recorded);
            }
            DataChange::Struck { reading, .. } => self.strikes.push(Entered { act, what: *reading, withdrawn: false }),
            DataChange::Target(target) => self.targets.push(Entered { act, what: target.clone(), withdrawn: false }),
            DataChange::Path { path, unit } => self.paths.push(Entered { act, what: (path.clone(), unit.clone()), withdrawn: false }),
        }
        match what {
            // The common case costs nothing however many there are.
            DataChange::Reading { corrects: None, reading } => {
                let place = self.readings.len().saturating_sub(1);
                self.standing.push(place);
                self.by_unit.entry(reading.unit).or_default().push(place);
            }
            DataChange::Reading { .. } | DataChange::Struck { .. } => self.settle(),
            _ => {}
        }
    }

    /// Takes an act back, or does it again.
    pub fn withdraw(&mut self, act: EventNo, withdrawn: bool) {
        self.readings.iter_mut().filter(|r| r.act == act).for_each(|r| r.withdrawn = withdrawn);
        self.strikes.iter_mut().filter(|s| s.act == act).for_each(|s| s.withdrawn = withdrawn);
        self.targets.iter_mut().filter(|t| t.act == act).for_each(|t| t.withdrawn = withdrawn);
        self.paths.iter_mut().filter(|p| p.act == act).for_each(|p| p.withdrawn = withdrawn);
        self.settle();
    }

    /// Finds anew which readings stand: those that were neither taken back nor corrected nor struck out.
    fn settle(&mut self) {
        let gone: std::collections::HashSet<EventNo> = self.replaced().map(|(no, _)| no).collect();
        let stands = |(_, reading): &(usize, &Recorded)| !reading.withdrawn && !gone.contains(&reading.no);
        let standing = self.readings.iter().enumerate().filter(stands);
        let mut by_unit: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, recorded) in standing.clone() {
            by_unit.entry(recorded.reading.unit).or_default().push(at);
        }
        self.standing = standing.map(|(at, _)| at).collect();
        self.by_unit = by_unit;
    }

    /// The readings that were corrected or struck out, each with the act that did it and was not taken back.
    fn replaced(&self) -> impl Iterator<Item = (EventNo, EventNo)> {
        let corrected = self.readings.iter().filter(|r| !r.withdrawn).filter_map(|r| Some((r.corrects?, r.act)));
        corrected.chain(self.strikes.iter().filter(|s| !s.withdrawn).map(|s| (s.what, s.act)))
    }

    /// The act that corrected or struck out a reading of `act` and stands.
    pub fn built_on(&self, act: EventNo) -> Option<EventNo> {
        let ours = |no: EventNo| self.readings.iter().any(|r| r.no == no && r.act == act);
        self.replaced().find(|(no, by)| *by != act && ours(*no)).map(|(_, by)| by)
    }

    /// The reading that an act corrected or struck out, where somebody else's act did so meanwhile, or it was taken back.
    pub fn ground_is_gone(&self, act: EventNo) -> bool {
        let corrects = self.readings.iter().filter(|r| r.act == act).filter_map(|r| r.corrects);
        let mut grounds = corrects.chain(self.strikes.iter().filter(|s| s.act == act).map(|s| s.what));
        grounds.any(|no| !self.standing().any(|r| r.no == no))
    }

    /// The readings that stand, in the order in which they were recorded.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Recorded> {
        self.standing.iter().filter_map(|at| self.readings.get(*at))
    }

    /// The readings of a unit, or with none of the whole, that stand; those of its places are none of its own.
    pub fn of_unit(&self, unit: Option<UnitName>) -> impl Iterator<Item = &Reading> {
        let places = self.by_unit.get(&unit).into_iter().flatten();
        places.filter_map(|at| self.readings.get(*at)).map(|recorded| &recorded.reading).filter(|reading| reading.site.is_none())
    }

    /// The target that was entered last for a unit, or for the whole, and stands.
    pub fn target(&self, unit: Option<UnitName>, wanted: impl Fn(&EnteredTarget) -> bool) -> Option<&EnteredTarget> {
        self.targets.iter().rev().filter(|t| !t.withdrawn && t.what.unit == unit).map(|t| &t.what).find(|t| wanted(t))
    }

    /// Any target that stands.
    pub fn any_target(&self) -> Option<&EnteredTarget> {
        self.targets.iter().rev().find(|t| !t.withdrawn).map(|t| &t.what)
    }

    /// The expected path that was entered last and stands.
    pub fn path(&self) -> Option<&Path> {
        self.entered_path().map(|(path, _)| path)
    }

    /// In which unit the values of that path are.
    pub fn unit_of_path(&self) -> Option<&UnitOfMeasure> {
        self.entered_path().and_then(|(_, unit)| unit.as_ref())
    }

    fn entered_path(&self) -> Option<&(Path, Option<UnitOfMeasure>)> {
        self.paths.iter().rev().find(|p| !p.withdrawn).map(|p| &p.what).filter(|(path, _)| !path.points().is_empty())
    }
}

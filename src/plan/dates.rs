//! Dates in the text of a plan: last days inside a measure (节点), what comes again (复核期), and phrases without a computable date. Which
//! there are is data (`seeds/dates.json`), so another plan's need no code.

mod file;

use chrono::NaiveDate;

use super::attached::places;
use super::kept::kept;
use super::{IndicatorKey, MeasureId, Plan, Review, UnitName};
pub use file::DatesError;

/// The key of a date, as a value that is copied and compared like a number. Each is kept once, for as long as the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateKey(&'static str);

impl DateKey {
    /// The one value of that key.
    pub fn new(key: &str) -> Self {
        Self(kept(key))
    }

    /// The key as it stands in the record.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

/// A date that the words of a measure give, or leave open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDate {
    /// The name in the record.
    pub key: String,
    /// The measure in whose text it was found when the list was made.
    pub measure: MeasureId,
    /// What is due, e.g. `制定污染土壤处置工作计划`.
    pub name: String,
    /// The words of the plan from which it is taken.
    pub quote: String,
    /// What the words say.
    pub kind: DateKind,
    /// Whether they speak of the measure as a whole, so that another date in its cell contradicts them.
    pub whole: bool,
    /// To whom they are said.
    pub said_to: SaidTo,
    /// The indicator by which it is judged, and then by it alone.
    pub indicator: Option<IndicatorKey>,
    /// What else is to be known.
    pub note: Option<String>,
}

/// What the words of a date say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateKind {
    /// 节点: something is to be done by the end of that day.
    Milestone(NaiveDate),
    /// 复核期: it comes again.
    Review(Review),
    /// No computable date, or one of which it is open whether it is a last day. It has no force until a supervisor settles it.
    Open(Option<NaiveDate>),
}

/// To whom the words of a date are said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaidTo {
    /// The measure's lead.
    Lead,
    /// Each unit that the measure binds.
    Each,
    /// These units.
    Units(Vec<UnitName>),
}

impl PlanDate {
    /// The last day that follows from the words; none where it comes again, or none follows.
    pub const fn day(&self) -> Option<NaiveDate> {
        match self.kind {
            DateKind::Milestone(day) => Some(day),
            DateKind::Open(day) => day,
            DateKind::Review(_) => None,
        }
    }

    /// Whether they are said to a unit that the measure binds.
    pub fn is_said_to(&self, unit: UnitName) -> bool {
        match &self.said_to {
            SaidTo::Lead => false,
            SaidTo::Each => true,
            SaidTo::Units(units) => units.contains(&unit),
        }
    }
}

/// A date with the measure in whose text it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedDate {
    /// The date.
    pub date: PlanDate,
    /// The measure.
    pub measure: MeasureId,
}

/// The dates in the text of a plan, each with its measure.
#[derive(Debug, Clone, Default)]
pub struct AttachedDates {
    /// By measure, in the order of the list within one.
    all: Vec<AttachedDate>,
    missing: Vec<PlanDate>,
}

impl AttachedDates {
    /// All of them, by measure.
    pub fn all(&self) -> &[AttachedDate] {
        &self.all
    }

    /// Those whose words stand nowhere in the plan; they are left out.
    pub fn missing(&self) -> &[PlanDate] {
        &self.missing
    }

    /// The dates in the text of one measure.
    pub fn of_measure(&self, measure: MeasureId) -> &[AttachedDate] {
        let from = self.all.partition_point(|a| a.measure < measure);
        let to = self.all.partition_point(|a| a.measure <= measure);
        self.all.get(from..to).unwrap_or_default()
    }
}

/// The dates in the text of one year's plan.
#[derive(Debug, Clone)]
pub struct Dates {
    year: i32,
    all: Vec<PlanDate>,
}

impl Dates {
    /// All of them in the order of the list.
    pub fn all(&self) -> &[PlanDate] {
        &self.all
    }

    /// Each date with the measure of `plan` whose text has its quote. A plan of another year has none of them.
    pub fn for_plan(&self, plan: &Plan) -> AttachedDates {
        if plan.year != self.year {
            return AttachedDates::default();
        }
        let quotes: Vec<(MeasureId, &str)> = self.all.iter().map(|date| (date.measure, date.quote.as_str())).collect();
        let (mut all, mut missing) = (Vec::new(), Vec::new());
        for (date, place) in self.all.iter().zip(places(&quotes, plan)) {
            match place {
                Some(measure) => all.push(AttachedDate { date: date.clone(), measure }),
                None => missing.push(date.clone()),
            }
        }
        all.sort_by_key(|attached: &AttachedDate| attached.measure);
        AttachedDates { all, missing }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Area, Section, Task};
    use crate::seeds;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Each quote stands in its own measure and in no other, and what the words mean is what the plan's rules of dates say.
    #[test]
    fn every_date_stands_in_its_measure() {
        let plan = seeds::plan().unwrap().plan;
        let dates = seeds::dates().unwrap();
        let attached = dates.for_plan(&plan);
        assert_eq!((attached.all().len(), attached.missing()), (24, &[][..]));
        let unspaced = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for AttachedDate { date, measure } in attached.all() {
            assert_eq!(*measure, date.measure, "{}", date.key);
            let holders = plan.measures().filter(|m| unspaced(&m.text).contains(&unspaced(&date.quote))).count();
            assert_eq!(holders, 1, "{}", date.key);
        }
    }

    #[test]
    fn the_plan_has_these_dates() {
        let dates = seeds::dates().unwrap();
        let found = |wanted: fn(&DateKind) -> bool| {
            let of_kind = dates.all().iter().filter(|date| wanted(&date.kind));
            of_kind.map(|date| date.measure.to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found(|kind| matches!(kind, DateKind::Milestone(_))), "22.3 27.1 31.3 40.1 42.1");
        assert_eq!(found(|kind| *kind == DateKind::Review(Review::Monthly)), "13.2");
        assert_eq!(found(|kind| *kind == DateKind::Review(Review::Quarterly)), "13.2 22.4 27.1 35.1");
        assert_eq!(found(|kind| *kind == DateKind::Review(Review::Yearly)), "22.3 35.2");
        assert_eq!(found(|kind| matches!(kind, DateKind::Open(_))), "6.3 11.2 18.3 27.2 27.3 27.4 39.1 40.2 40.3 41.2 41.2 47.1");
        let days = |key: &str| dates.all().iter().find(|date| date.key == key).unwrap().day();
        for (key, on) in [
            ("soil-plan", "2026-06-30"),
            ("drain-cleaning", "2026-05-31"),
            ("source-report", "2026-12-31"),
            ("outfall-coverage", "2026-12-31"),
            ("dust-campaign", "2026-05-31"),
        ] {
            assert_eq!(days(key), Some(day(on)), "{key}");
        }
        assert_eq!(days("plot-control"), None);
    }

    #[test]
    fn those_to_whom_it_is_said_and_the_indicators_are_known() {
        let (plan, units) = (seeds::plan().unwrap().plan, seeds::units().unwrap());
        let (dates, indicators) = (seeds::dates().unwrap(), seeds::indicators().unwrap());
        for date in dates.all() {
            if let Some(key) = &date.indicator {
                let indicator = indicators.all().iter().find(|i| i.key == *key).unwrap();
                assert_eq!(indicator.measure, date.measure, "{}", date.key);
            }
            let measure = plan.measure(date.measure).unwrap();
            if let SaidTo::Units(named) = &date.said_to {
                let bound = units.obliged(measure, None).units;
                assert!(named.iter().all(|unit| bound.contains(unit)), "{} {bound:?}", date.key);
            }
        }
        // A frequency in the text is judged by its readings.
        let frequent = indicators.all().iter().filter(|i| matches!(i.behaviour, crate::plan::Behaviour::Frequency(_)));
        for indicator in frequent {
            assert!(dates.all().iter().any(|date| date.indicator.as_ref() == Some(&indicator.key)), "{}", indicator.key);
        }
    }

    /// The measure of 40.1 alone, as 40.3 of a corrected plan, keeps its date; what stands nowhere any more is left out.
    #[test]
    fn a_renumbered_plan_keeps_its_dates() {
        let plan = seeds::plan().unwrap().plan;
        let mut measures = plan.task(40).unwrap().2.measures.clone();
        measures.rotate_left(1);
        for (measure, index) in measures.iter_mut().zip(1..) {
            measure.id = MeasureId { task: 40, index };
        }
        let task = Task { number: 40, title: String::new(), measures };
        let section = |task| Section { number: 1, title: String::new(), tasks: vec![task] };
        let of_year = |year| {
            let area = Area { number: 1, title: String::new(), sections: vec![section(task.clone())] };
            seeds::dates().unwrap().for_plan(&Plan::new(String::new(), year, vec![area]).unwrap())
        };
        let attached = of_year(2026);
        let places: Vec<String> = attached.all().iter().map(|a| format!("{} {}", a.measure, a.date.key)).collect();
        assert_eq!(places, ["40.1 soil-transfer", "40.2 plot-control", "40.3 soil-plan"]);
        assert_eq!(attached.missing().len(), 21);
        assert_eq!(attached.of_measure(MeasureId { task: 40, index: 3 }).len(), 1);
        assert!(of_year(2027).all().is_empty());
    }
}

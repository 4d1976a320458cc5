//! What is read of the plan's indicators: on course, behind, or past a cap; what is verified lies at or below what was reported.

use chrono::{Datelike, NaiveDate};
use duban::ledger::{Ledger, ReadingKind};
use duban::plan::{Attached, Behaviour, Direction, IndicatorKey, Period, UnitName};

use super::chance::Chance;
use super::course::Course;
use super::days::{date, later, month_end};
use super::line::{Line, What};
use super::story::Story;
use super::{OFFICER, SUPERVISORS};

/// Targets that other documents set: indicator, value, document. A few stay unknown.
const TARGETS: [(&str, &str, &str); 6] = [
    ("voc-cut", "5600吨", "“十五五”减排时序表"),
    ("nox-cut", "7200吨", "“十五五”减排时序表"),
    ("cod-cut", "3100吨", "“十五五”减排时序表"),
    ("tp-cut", "85吨", "“十五五”减排时序表"),
    ("surface-water-national", "86%", "国家下达水环境目标"),
    ("priority-plot-control", "70%", "国家考核要求"),
];

/// How the values go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pace {
    OnCourse,
    Behind,
    FarBehind,
}

/// The targets that are entered in January.
pub fn targets(ledger: &Ledger) -> Vec<Line> {
    let line = |(key, value, source): &(&str, &'static str, &'static str)| {
        let indicator = IndicatorKey::new(key);
        let item = ledger.indicator_item(ledger.indicators().of_key(&indicator)?)?.key;
        let what = What::Target { indicator, value, source };
        Some(Line { on: date(ledger.plan().year, 1, 12), round: format!("1 target {key}"), by: SUPERVISORS[0], item, what })
    };
    TARGETS.iter().filter_map(line).collect()
}

/// The readings of the indicators of a measure.
pub fn tell(story: &Story<'_>, lines: &mut Vec<Line>) {
    for attached in story.ledger.indicators().of_measure(story.measure.id) {
        let Some(values) = Values::of(story, attached) else { continue };
        match attached.indicator.behaviour {
            Behaviour::PerUnit => {
                for unit in story.ledger.indicator_units(attached) {
                    values.tell(story, Some(unit), 3, lines);
                }
            }
            Behaviour::Frequency(Period::Quarter) => values.tell(story, None, 3, lines),
            _ => values.tell(story, None, 1, lines),
        }
    }
}

/// The values of one indicator.
struct Values<'a> {
    attached: &'a Attached,
    target: f64,
    decimals: usize,
    pace: Pace,
}

impl<'a> Values<'a> {
    /// None where nobody knows what is to be reached, or nothing is reported.
    fn of(story: &Story<'_>, attached: &'a Attached) -> Option<Self> {
        let indicator = &attached.indicator;
        let entered = TARGETS
            .iter()
            .find(|(key, ..)| *key == indicator.key.as_str())
            .and_then(|(_, value, _)| value.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok());
        let target: f64 = indicator.target.map(duban::plan::Exact::to_f64).or(entered)?;
        let silent = matches!(story.course, Course::Idle | Course::Withdrawn(_));
        let mut chance = Chance::of(story.seed, &format!("pace {}", indicator.key.as_str()));
        let dice = chance.between(1, 100);
        let pace = match dice {
            _ if matches!(story.course, Course::Closes(_)) => Pace::OnCourse,
            ..=76 => Pace::OnCourse,
            77..=92 => Pace::Behind,
            _ => Pace::FarBehind,
        };
        let counted = ["家", "个", "次", "项", "处", "组"];
        let unit = indicator.unit.as_ref().map(duban::plan::UnitOfMeasure::name).unwrap_or_default();
        let decimals = match target.abs() {
            _ if counted.contains(&unit) => 0,
            ..1.0 if target != 0.0 => 3,
            1000.0.. => 0,
            _ => 1,
        };
        (!silent && !chance.percent(4)).then_some(Self { attached, target, decimals, pace })
    }

    /// One value in so many months, entered in the month that follows.
    fn tell(&self, story: &Story<'_>, unit: Option<UnitName>, months: u32, lines: &mut Vec<Line>) {
        let key = &self.attached.indicator.key;
        let name = unit.map(UnitName::as_str).unwrap_or_default();
        let mut chance = Chance::of(story.seed, &format!("values {} {name}", key.as_str()));
        // A unit of several may lag behind although the others do not.
        let pace = if unit.is_some() && self.pace == Pace::Behind && chance.percent(70) { Pace::OnCourse } else { self.pace };
        let factor = self.factor(&mut chance, pace);
        let verified = chance.percent(35).then(|| if chance.percent(12) { 0.83 } else { chance.share(0.95, 1.0) });
        let mut last = 0.0;
        for month in (1..=12).filter(|month: &u32| month.is_multiple_of(months)) {
            let at = month_end(story.year(), month);
            let value = self.value(&mut chance, story, factor, at);
            last = if self.attached.indicator.adds_up() { value.max(last) } else { value };
            let on = later(at, chance.between(4, 12));
            self.line(story, unit, (on, at), ReadingKind::Reported, last, lines);
            if let Some(part) = verified.filter(|_| month.is_multiple_of(3) && months == 1) {
                self.line(story, unit, (later(at, 24), at), ReadingKind::Verified, last * part, lines);
            }
        }
    }

    fn line(
        &self,
        story: &Story<'_>,
        unit: Option<UnitName>,
        (on, at): (NaiveDate, NaiveDate),
        kind: ReadingKind,
        value: f64,
        lines: &mut Vec<Line>,
    ) {
        let indicator = self.attached.indicator.key.clone();
        let suffix = self.suffix();
        let value = format!("{value:.*}{suffix}", self.decimals);
        let (by, source) = match kind {
            ReadingKind::Reported => (OFFICER, format!("{}月统计月报", at.month())),
            ReadingKind::Verified => (story.supervisor, format!("{}季度现场核定", at.month() / 3)),
        };
        let what = What::Reading { indicator, value, at, kind, unit, source };
        let item = unit.map_or(story.item.key, |unit| self.place(story, unit));
        let round = format!("3 data {}", self.attached.indicator.key.as_str());
        lines.push(Line { on, round, by, item, what });
    }

    fn place(&self, story: &Story<'_>, unit: UnitName) -> duban::ledger::ItemKey {
        story.ledger.obligation(story.item, unit).map_or(story.item.key, |owed| owed.item.key)
    }

    /// The unit behind the number, where the plan sets none.
    fn suffix(&self) -> &'static str {
        match self.attached.indicator.unit {
            Some(_) => "",
            None if self.target > 90.0 || self.attached.indicator.adds_up() => "吨",
            None => "%",
        }
    }

    /// By how much the values are off what is expected.
    fn factor(&self, chance: &mut Chance, pace: Pace) -> f64 {
        let lower = self.attached.indicator.direction == Direction::Lower;
        match (self.attached.indicator.behaviour, pace, lower) {
            (Behaviour::Cap, Pace::OnCourse, _) => chance.share(0.95, 0.99),
            (Behaviour::Cap, Pace::Behind, _) => chance.share(1.01, 1.04),
            (Behaviour::Cap, Pace::FarBehind, _) => chance.share(1.06, 1.1),
            (Behaviour::Cumulative, Pace::OnCourse, _) => chance.share(1.0, 1.1),
            (Behaviour::Cumulative, Pace::Behind, _) => chance.share(0.74, 0.95),
            (Behaviour::Cumulative, Pace::FarBehind, _) => chance.share(0.42, 0.66),
            (_, Pace::OnCourse, false) => chance.share(1.0, 1.05),
            (_, Pace::Behind, false) => chance.share(0.955, 0.985),
            (_, Pace::FarBehind, false) => chance.share(0.8, 0.92),
            (_, Pace::OnCourse, true) => chance.share(0.86, 0.99),
            (_, Pace::Behind, true) => chance.share(1.01, 1.045),
            (_, Pace::FarBehind, true) => chance.share(1.08, 1.25),
        }
    }

    fn value(&self, chance: &mut Chance, story: &Story<'_>, factor: f64, at: NaiveDate) -> f64 {
        let elapsed = f64::from(at.ordinal()) / 365.0;
        let done_by = match story.course {
            // What is used up goes on being used.
            Course::Closes(day) if self.attached.indicator.behaviour != Behaviour::Cap => f64::from(day.ordinal()) / 365.0,
            _ => 1.0,
        };
        let share = (elapsed / done_by).min(1.0);
        let is_share = self.attached.indicator.unit.as_ref().is_some_and(|unit| unit.is_share());
        match self.attached.indicator.behaviour {
            Behaviour::Frequency(_) => 1.0,
            Behaviour::Cumulative | Behaviour::Cap => self.within(self.target * share * factor, is_share),
            Behaviour::Level | Behaviour::PerUnit if self.target == 0.0 => {
                // What is to vanish: it is gone by August, or a few are left.
                let left = if factor > 1.0 { chance.between(1, 3) as f64 } else { 0.0 };
                (8.0 - f64::from(at.month())).max(0.0) * 2.0 + left
            }
            Behaviour::Level | Behaviour::PerUnit => {
                // It comes near in the first half year.
                let way = 1.0 - (0.5 - elapsed.min(0.5)) * 0.2;
                let lower = self.attached.indicator.direction == Direction::Lower;
                let value = if lower { self.target * factor / way } else { self.target * factor * way };
                self.within(if self.decimals == 0 && factor >= 1.0 && way >= 1.0 { value.ceil() } else { value }, is_share)
            }
        }
    }

    /// No share is more than the whole.
    fn within(&self, value: f64, is_share: bool) -> f64 {
        let whole = if self.target <= 1.0 { 1.0 } else { 100.0 };
        if is_share { value.min(whole) } else { value }
    }
}

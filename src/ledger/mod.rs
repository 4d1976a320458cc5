//! The ledger (台账): the plan and all its state. Plain data; [`Ledger::apply`] is the one way it changes.
//! No input or output, and no clock: the day by which it is judged is an argument.

mod act;
mod changes;
mod closing;
mod data;
mod dates;
mod days;
mod dealing;
mod digest;
mod event;
mod find;
mod find_indicator;
mod finding;
mod forecast;
mod former;
mod history;
mod indicated;
mod item;
mod light;
mod matrix;
mod meeting;
mod numbers;
mod obligation;
mod plan_change;
mod progress;
mod promises;
mod query;
mod queue;
mod reading;
mod refusal;
mod rollup;
mod select;
mod settings;
mod status;
mod tally;
#[cfg(test)]
mod testing;
mod unit_work;
mod views;
mod wide;
mod year;

use std::collections::HashMap;
use std::sync::Arc;

pub use act::{Act, ActRefused, Change, DealingRefused, IndicatorRefused, ReadingEntry, Signer, TargetEntry};
pub use changes::{ChangeCounts, Changed, Changes, Since, Times, TurnedBy};
pub use data::{DataChange, EnteredTarget, Recorded};
pub use dates::{DateNow, DateSaid, Doubt, MeasureDates, Met, MetBy, ReviewPeriod};
pub use days::events_until;
pub use dealing::{Dealing, DealingKind, Dealt, PromiseEnd, UrgeWay};
pub use digest::{Digest, News, Promised, Turned, Waiting};
pub use event::{Cause, Event, EventNo, Happening, Moment, NoteKind, to_moment};
pub use find::{Found, NotFound};
pub use find_indicator::{NamedIndicator, NoIndicator};
pub use finding::{BadFindingKey, Finding, FindingKey, FindingKind, Ground, Quote, Says, Settlement, Signed, Silent};
pub use forecast::{Ahead, AtRisk, Burn, DueDay, Forecast, Miss, MissBy, OfWhom, PartBurn, Rate, Risk};
pub use former::Former;
pub use indicated::{IndicatorNow, Subject};
pub use item::{Item, ItemKey, Note};
pub use light::{Judged, Light, Part, ReviewMissed, Standing, Unreported, Why};
pub use matrix::{Cell, Chosen, Matrix, MatrixColumn, MatrixRow, Order, Scope, Updated};
pub use meeting::{Decided, Held, LookedAt, Meeting, MeetingRefused, Minutes, PromiseMade, Seen, decision_words};
pub use obligation::Obligation;
pub use plan_change::{HeadingChange, HeadingId, MeasureChange, PlanChange};
pub use progress::{
    Basis, Expected, Figures, Missed, Pace, Path, Progress, ProgressWhy, Projection, Shown, Span, UnitReadings, UnitsProgress,
    decimals_apart, progress, progress_of_units,
};
pub use promises::{Promise, PromiseCounts, PromiseState, Promises, PromisesOfUnit};
pub use query::{Asks, BadQuery, Condition, DueIn, Id, Key, Mark, Query, Reason, Supervisor, Whom, supervisor_meant};
pub use queue::{Count, Entries, Entry, Grade, Handled, Queue, QueueRow, Run, RunEntry, RunRow, Urgency, Wanted};
pub use reading::{Reading, ReadingKind, ReadingRefused, ReadingRules, check_reading, explain_quantity};
pub use rollup::Rollup;
pub use select::Row;
pub use settings::{Setting, SettingKind, SettingRefused, SettingValue, Settings};
pub use status::{Barred, MoveRefused, Need, Offer, Status};
pub use tally::{Tallies, Tally};
pub use unit_work::{GroupRow, GroupWork, Stake, UnitFollowed, UnitRow, UnitSummary, UnitWork, UnitsNow};
pub use views::{View, ViewEntry, ViewRefused};
pub use wide::{EnteredSetting, PlanWide, SavedView};
pub use year::AreaProgress;

use crate::plan::{
    AttachedDates, AttachedIndicators, Calendar, Dates, DeadlineKind, Indicators, Measure, MeasureId, Plan, UnitName, Units,
};
use data::Data;
use numbers::Numbers;
use obligation::Obligations;

/// About so many obligations stand under a measure: so much work it is to expand its units.
const OWED: usize = 16;

/// The plan and all its state.
#[derive(Debug, Clone)]
pub struct Ledger {
    plan: Arc<Plan>,
    units: Arc<Units>,
    /// The plan's indicators; none unless they were given.
    indicators: Arc<AttachedIndicators>,
    /// The dates in the plan's text; none unless they were given.
    dates: Arc<AttachedDates>,
    /// Which days are working days; Monday to Friday but for the fixed holidays unless it was given.
    calendar: Arc<Calendar>,
    /// What was recorded about them, and about others that a later program knows.
    data: Data,
    /// What was recorded about the plan as a whole.
    wide: PlanWide,
    /// The thresholds that follow from it.
    settings: Settings,
    /// The measures.
    items: Vec<Item>,
    /// What units owe under each of them, in the same order.
    owed: Vec<Obligations>,
    by_key: Numbers,
    by_measure: HashMap<MeasureId, usize>,
    events: Vec<Event>,
}

/// What applying an event did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// The state has it.
    Done,
    /// It was in the ledger before; nothing changed.
    Known,
    /// The plan itself changed, or the event is about an item that this ledger does not have: load it anew.
    LoadAnew,
}

impl Ledger {
    /// The ledger of a plan to which nothing has happened. `measures` are the record's numbers of the measures; one that is not (or no
    /// longer) in the plan keeps its history under its last id. `units` are those that are known: by them groups are expanded.
    pub fn new(plan: Plan, units: Arc<Units>, measures: impl IntoIterator<Item = (i64, MeasureId)>) -> Self {
        let items = measures.into_iter();
        let items: Vec<Item> =
            items.map(|(number, measure)| Item::new(ItemKey::measure(number), measure, plan.measure(measure).is_some())).collect();
        let by_key = items.iter().map(|item| item.key.measure).collect();
        let by_measure = items.iter().enumerate().filter(|(_, item)| item.in_plan).map(|(at, item)| (item.measure, at)).collect();
        let owed = all_obligations(&plan, &units, &items);
        let (indicators, dates, calendar) = (Arc::default(), Arc::default(), Arc::default());
        let (data, wide, settings) = (Data::default(), PlanWide::default(), Settings::DEFAULT);
        let (plan, events) = (Arc::new(plan), Vec::new());
        Self { plan, units, indicators, dates, calendar, data, wide, settings, items, owed, by_key, by_measure, events }
    }

    /// The same with the indicators of the plan, each at the measure in whose text it stands.
    #[must_use]
    pub fn with_indicators(self, indicators: &Indicators) -> Self {
        Self { indicators: Arc::new(indicators.for_plan(&self.plan)), ..self }
    }

    /// The same with the dates in the plan's text, each at the measure in whose text it stands.
    #[must_use]
    pub fn with_dates(self, dates: &Dates) -> Self {
        Self { dates: Arc::new(dates.for_plan(&self.plan)), ..self }
    }

    /// The same with the working days that were announced.
    #[must_use]
    pub fn with_calendar(self, calendar: Arc<Calendar>) -> Self {
        Self { calendar, ..self }
    }

    /// Takes back from the plan a measure whose id another one has now: it keeps its history only.
    pub fn retire(&mut self, key: ItemKey) {
        if let Some(at) = self.by_key.get(key.measure)
            && let Some(item) = self.items.get_mut(at)
        {
            item.in_plan = false;
            if self.by_measure.get(&item.measure) == Some(&at) {
                self.by_measure.remove(&item.measure);
            }
            self.bind_anew(at);
        }
    }

    /// Expands the units of a measure anew, after something about them changed.
    fn bind_anew(&mut self, at: usize) {
        if let (Some(item), Some(owed)) = (self.items.get(at), self.owed.get_mut(at)) {
            *owed = obligations(&self.plan, &self.units, item, std::mem::take(owed));
        }
    }

    /// Takes one event into the state. Events come in the order of their numbers.
    pub fn apply(&mut self, event: Event) -> Applied {
        if event.no <= self.last_event() {
            return Applied::Known;
        }
        let Some(key) = event.item else {
            if self.wide.apply(&event) {
                if let Happening::Setting { name, to, .. } = &event.what {
                    self.settings.set(name, to.as_deref());
                }
                self.events.push(event);
                return Applied::Done;
            }
            let first = self.events.is_empty();
            self.events.push(event);
            return if first { Applied::Done } else { Applied::LoadAnew };
        };
        let Some(at) = self.by_key.get(key.measure) else { return Applied::LoadAnew };
        let place = self.events.len();
        let Some(item) = self.item_mut(at, key) else { return Applied::LoadAnew };
        item.apply(&event, place);
        self.data.apply(&event);
        if matches!(event.what, Happening::UnitsSettled { .. }) {
            self.bind_anew(at);
        }
        let changes_plan = matches!(event.what, Happening::Reworded { .. } | Happening::Dropped { .. } | Happening::Renumbered { .. });
        self.events.push(event);
        if changes_plan { Applied::LoadAnew } else { Applied::Done }
    }

    fn item_mut(&mut self, at: usize, key: ItemKey) -> Option<&mut Item> {
        let item = self.items.get_mut(at)?;
        match key.unit {
            None => Some(item),
            Some(unit) => self.owed.get_mut(at)?.get_or_gone(unit, item.key, item.measure),
        }
    }

    /// Takes in the whole history at once, as it is loaded: what it says about the plan stands in the plan already.
    pub fn replay(&mut self, events: impl IntoIterator<Item = Event>) {
        for event in events {
            self.apply(event);
        }
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The units that are known.
    pub fn units(&self) -> &Arc<Units> {
        &self.units
    }

    /// The indicators of the plan.
    pub fn indicators(&self) -> &AttachedIndicators {
        &self.indicators
    }

    /// The thresholds by which it is judged.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Which days are working days.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// What was recorded about the plan as a whole: settings and saved views.
    pub const fn wide(&self) -> &PlanWide {
        &self.wide
    }

    /// Until when an item is to be done: as it was extended, settled, or else published. None where it is not in the plan.
    ///
    /// An obligation has its own extension, else that of its measure; what a supervisor settled about the measure's date binds all its units.
    pub fn deadline(&self, item: &Item) -> Option<DeadlineKind> {
        let published = self.measure_of(item)?.deadline.kind;
        let measure = self.parent(item)?;
        let settled = match measure.date_set(None) {
            Some(Some(end)) => published.ending(end),
            _ => published,
        };
        let own = item.key.unit.and_then(|_| item.extended_to());
        Some(own.or_else(|| measure.extended_to()).map_or(settled, |end| settled.ending(end)))
    }

    /// The item of that key.
    pub fn item(&self, key: ItemKey) -> Option<&Item> {
        let at = self.by_key.get(key.measure)?;
        match key.unit {
            None => self.items.get(at),
            Some(unit) => self.owed.get(at)?.get(unit),
        }
    }

    /// The id by which people know an item: `8.4`, or `8.4@门头沟`.
    pub fn label(&self, key: ItemKey) -> String {
        let Some(measure) = self.item(ItemKey::measure(key.measure)) else { return String::new() };
        match key.unit {
            None => measure.measure.to_string(),
            Some(unit) => format!("{}@{}", measure.measure, self.units.short(unit)),
        }
    }

    /// The measure under which an item is owed; the measure itself for one.
    pub fn parent(&self, item: &Item) -> Option<&Item> {
        self.item(ItemKey::measure(item.key.measure))
    }

    /// What units owe under a measure; empty where it is its own only obligation.
    fn obligations_of(&self, measure: &Item) -> &[Item] {
        self.owed_under(measure).map(Obligations::items).unwrap_or_default()
    }

    fn owed_under(&self, measure: &Item) -> Option<&Obligations> {
        self.by_key.get(measure.key.measure).and_then(|at| self.owed.get(at))
    }

    /// What units owe under a measure, in the order of its cell. Where that is one unit that also leads it, it is the measure itself.
    pub fn obligations<'a>(&'a self, measure: &'a Item) -> impl Iterator<Item = Obligation<'a>> {
        let owed = self.owed_under(measure);
        let sole = owed.and_then(Obligations::sole).map(|unit| Obligation { unit, item: measure });
        let each = self.obligations_of(measure).iter().filter_map(|item| Some(Obligation { unit: item.key.unit?, item }));
        sole.into_iter().chain(each)
    }

    /// What `unit` owes under a measure; none where it is not bound.
    pub fn obligation<'a>(&'a self, measure: &'a Item, unit: UnitName) -> Option<Obligation<'a>> {
        self.obligations(measure).find(|owed| owed.unit == unit)
    }

    /// Everything that is followed: each measure, then what units owe under it, those that are bound no longer included.
    pub(crate) fn all_items(&self) -> impl Iterator<Item = &Item> {
        let owed = self.owed.iter().map(Obligations::all);
        self.items.iter().zip(owed).flat_map(|(measure, owed)| std::iter::once(measure).chain(owed))
    }

    /// What units owed under a measure that are bound no longer.
    pub fn no_longer_owed(&self, measure: &Item) -> &[Item] {
        self.owed_under(measure).map(Obligations::gone).unwrap_or_default()
    }

    /// Whether a person did anything with a measure, or with what a unit owes under it.
    pub fn has_history(&self, measure: &Item) -> bool {
        let owed = self.owed_under(measure).into_iter().flat_map(Obligations::all);
        std::iter::once(measure).chain(owed).any(Item::has_history)
    }

    /// Whether it is to be settled whom the 相关区政府 of a measure means (待明确).
    pub fn is_unsettled(&self, measure: &Item) -> bool {
        self.owed_under(measure).is_some_and(Obligations::is_unsettled)
    }

    /// The item of a measure of the plan.
    pub fn of_measure(&self, id: MeasureId) -> Option<&Item> {
        self.by_measure.get(&id).and_then(|at| self.items.get(*at))
    }

    /// Every measure, those that are no longer in the plan included.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The published words of an item's measure; none where the plan no longer has it, though another may have its id now.
    pub fn measure_of(&self, item: &Item) -> Option<&Measure> {
        self.plan.measure(item.measure).filter(|_| item.in_plan)
    }

    /// Whether that person may verify that an item is done. Who said so last (待核) does not, unless the plan's settings allow it.
    pub fn may_verify(&self, item: &Item, person: &str) -> bool {
        let reported = item.status == Status::Submitted && self.last_status(item).is_some_and(|event| event.by == person);
        !reported || !self.settings.verify_by_another
    }

    /// All measures of the plan with their items, in published order.
    pub fn rows(&self) -> impl Iterator<Item = (&Measure, &Item)> {
        self.plan.measures().filter_map(|m| Some((m, self.of_measure(m.id)?)))
    }
}

/// What units owe under each measure, before anything happened to it.
fn all_obligations(plan: &Plan, units: &Units, items: &[Item]) -> Vec<Obligations> {
    crate::shares::of_each(items.len().saturating_mul(OWED), items, |item| obligations(plan, units, item, Obligations::default()))
}

/// What units owe under a measure of the plan; nothing where it is not in it.
fn obligations(plan: &Plan, units: &Units, item: &Item, former: Obligations) -> Obligations {
    match plan.measure(item.measure).filter(|_| item.in_plan) {
        Some(measure) => Obligations::of(units, measure, item, former),
        None => Obligations::of_none(former),
    }
}

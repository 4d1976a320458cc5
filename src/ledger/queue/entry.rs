//! Entries: every measure and every obligation of the plan as it stands on a day, with what the queue and its filter look at.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::need::{Grade, grade, is_at_rest, promise_late};
use crate::ledger::light::PartLights;
use crate::ledger::query::{Matcher, OfMeasure, folded};
use crate::ledger::{Item, ItemKey, Ledger, Part, Query, Standing, Status, Why};
use crate::messages::Lang;
use crate::plan::{Measure, MeasureId, Task, UnitName};
use crate::shares;

/// A measure or an obligation as it stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The item.
    pub key: ItemKey,
    /// The measure's id.
    pub measure: MeasureId,
    /// How it stands by itself: a measure without what its units owe, as long as something of that is open.
    pub standing: Standing,
    /// The light of each part, by which it is found for more than the worst of its reasons.
    pub(in crate::ledger) parts: PartLights,
    /// Its status, as its standing has it.
    pub status: Status,
    /// Until when it is to be done, as it was extended, settled or published.
    pub end: Option<NaiveDate>,
    /// How many days it is past that and open; 0 where it is not.
    pub days_over: i64,
    /// The day by which something is promised next; none where no promise is open.
    pub promised: Option<NaiveDate>,
    /// How many days a promise is past its day; 0 where none is.
    pub promise_late: i64,
    /// Until when it is set aside; none where it is not.
    pub snoozed: Option<NaiveDate>,
    /// How often its deadline was extended, with its measure's where it has no extension of its own.
    pub extensions: usize,
    /// How often somebody was urged.
    pub urges: usize,
    /// Who follows it; an obligation that nobody was given goes with its measure.
    pub assigned: Option<Arc<str>>,
    /// How urgently it needs an act; none where it needs none.
    pub urgency: Option<Urgency>,
    /// Whether it is red, yellow or 待核 and needs no act all the same: it is set aside, or somebody acted on it lately.
    pub is_at_rest: bool,
}

/// The order of the queue: red before yellow before 待核; within a colour deadline, then progress, then reporting; then days late, most
/// first; then open obligations, most first; then the plan's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Urgency {
    /// The colour.
    pub grade: Grade,
    /// The part of the light.
    pub part: Part,
    /// Days late.
    pub late: Reverse<i64>,
    /// How many obligations of the measure are open.
    pub open: Reverse<usize>,
    /// The place in the plan.
    pub place: usize,
}

/// Every measure and obligation of the plan on a day. It is made once and then follows the ledger: an event costs the measure that it
/// touches.
#[derive(Debug, Clone)]
pub struct Entries {
    as_of: NaiveDate,
    entries: Vec<Entry>,
    measures: Vec<Group>,
    by_measure: HashMap<i64, usize>,
}

/// A measure with its entries.
#[derive(Debug, Clone)]
struct Group {
    id: MeasureId,
    area: u32,
    /// Title and text as they are compared, from when a text is sought first.
    text: OnceLock<String>,
    /// The units that owe something under it; they are looked at for each measure, so that they stand together.
    owing: Vec<UnitName>,
    /// The measure itself, then what is owed under it, in [`Entries::entries`].
    range: Range<usize>,
}

impl Entries {
    /// Those of a ledger as they stand on `as_of`.
    pub fn of(ledger: &Ledger, as_of: NaiveDate) -> Self {
        let mut count = 0;
        let mut place = |item: &Item| {
            let first = count;
            count += 1 + ledger.obligations_of(item).len();
            first
        };
        let tasks = ledger.plan().tasks().flat_map(|(area, _, task)| task.measures.iter().map(move |measure| (area.number, measure)));
        let measures = tasks.filter_map(|(area, measure)| Some((area, ledger.of_measure(measure.id)?)));
        let measures: Vec<(u32, &Item, usize)> = measures.map(|(area, item)| (area, item, place(item))).collect();
        let judged = shares::of_each(count, &measures, |(_, item, first)| entries_of(ledger, item, *first, as_of).collect::<Vec<_>>());
        let mut all = Self { as_of, entries: Vec::with_capacity(count), measures: Vec::new(), by_measure: HashMap::new() };
        for (entries, (area, item, _)) in judged.into_iter().zip(measures) {
            let first = all.entries.len();
            all.entries.extend(entries);
            all.by_measure.insert(item.key.measure, all.measures.len());
            let (text, range) = (OnceLock::new(), first..all.entries.len());
            all.measures.push(Group { id: item.measure, area, text, owing: owing(ledger, item), range });
        }
        all
    }

    /// Follows what happened to an item: only what belongs to its measure is judged anew.
    pub fn update(&mut self, ledger: &Ledger, key: ItemKey) {
        let Some(range) = self.range_of(key) else { return };
        let Some(item) = ledger.item(ItemKey::measure(key.measure)) else { return };
        let anew: Vec<Entry> = entries_of(ledger, item, range.start, self.as_of).collect();
        let keys = |entries: &[Entry]| entries.iter().map(|entry| entry.key).collect::<Vec<_>>();
        let moved = keys(&anew) != keys(self.entries.get(range.clone()).unwrap_or_default());
        self.entries.splice(range, anew);
        if moved {
            // Whom the measure binds was settled: what stands behind it has other places now.
            *self = Self::of(ledger, self.as_of);
        }
    }

    /// The day by which they are judged.
    pub const fn as_of(&self) -> NaiveDate {
        self.as_of
    }

    /// All of them, in the plan's order: each measure before what is owed under it.
    pub fn all(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry of an item.
    pub fn get(&self, key: ItemKey) -> Option<&Entry> {
        let of_measure = self.entries.get(self.range_of(key)?)?;
        of_measure.iter().find(|entry| entry.key == key)
    }

    /// The measure of that record number, and what is owed under it.
    pub fn of_measure(&self, measure: i64) -> &[Entry] {
        self.range_of(ItemKey::measure(measure)).and_then(|range| self.entries.get(range)).unwrap_or_default()
    }

    fn range_of(&self, key: ItemKey) -> Option<Range<usize>> {
        self.measures.get(*self.by_measure.get(&key.measure)?).map(|group| group.range.clone())
    }

    /// Calls `take` with the entries that match, those of one measure together, in the plan's order. `me` is who asks.
    pub fn matching<'a>(&'a self, ledger: &Ledger, query: &Query, me: &str, mut take: impl FnMut(&'a Entry)) {
        let matcher = Matcher::new(ledger, query, me, self.as_of);
        for group in &self.measures {
            let Some(entries) = self.entries.get(group.range.clone()) else { continue };
            let item = entries.first().and_then(|entry| ledger.item(entry.key));
            let Some((item, measure)) = item.zip(ledger.plan().measure(group.id)) else { continue };
            let text = if matcher.asks_for_text() { group.text(ledger, measure) } else { "" };
            let of = OfMeasure { measure, item, area: group.area, owing: &group.owing, text };
            if let Some(left) = matcher.measure(&of) {
                entries.iter().filter(|entry| matcher.entry(&left, entry)).for_each(&mut take);
            }
        }
    }
}

impl Group {
    /// Title and text as they are compared.
    fn text(&self, ledger: &Ledger, measure: &Measure) -> &str {
        let task = ledger.plan().task(measure.id.task).map(|(_, _, task)| task);
        self.text.get_or_init(|| task.map(|task| searched(task, &measure.text)).unwrap_or_default())
    }
}

/// What of a measure a text is sought in.
pub(in crate::ledger) fn searched(task: &Task, text: &str) -> String {
    folded(&format!("{}\n{text}", task.title))
}

/// The units that owe something under a measure.
pub(in crate::ledger) fn owing(ledger: &Ledger, measure: &Item) -> Vec<UnitName> {
    ledger.obligations(measure).map(|owed| owed.unit).collect()
}

/// The entries of a measure, of which the first stands at `first`.
fn entries_of<'a>(ledger: &'a Ledger, measure: &'a Item, first: usize, as_of: NaiveDate) -> impl Iterator<Item = Entry> + 'a {
    let owed = ledger.obligations_of(measure);
    let open = if owed.is_empty() { 1 } else { owed.iter().filter(|item| !item.status.is_closed()).count() };
    let follows: Option<Arc<str>> = measure.assigned_to().map(Arc::from);
    std::iter::once(measure).chain(owed).enumerate().filter_map(move |(at, item)| {
        let (standing, parts) = ledger.own_light(item, as_of)?;
        let mut entry = Entry::of(ledger, item, (standing, parts), as_of)?;
        entry.assigned = entry.assigned.or_else(|| follows.clone());
        if let Some(grade) = grade(item, standing) {
            entry.is_at_rest = is_at_rest(ledger, item, standing, as_of);
            entry.urgency = (!entry.is_at_rest).then(|| Urgency::of(grade, standing, open, first + at));
        }
        Some(entry)
    })
}

impl Entry {
    /// For what it is in the queue, in figures: its light's reason, or that it waits to be verified.
    pub fn reason(&self, lang: Lang) -> String {
        match self.urgency.map(|urgency| urgency.grade) {
            Some(Grade::Submitted) => self.status.word(lang).to_owned(),
            _ => self.standing.reason(lang),
        }
    }

    /// An item as it stands, without what follows from its measure and its place.
    pub(in crate::ledger) fn of(ledger: &Ledger, item: &Item, light: (Standing, PartLights), as_of: NaiveDate) -> Option<Self> {
        let (standing, parts) = light;
        let end = ledger.deadline(item)?.end();
        let is_open = standing.light().is_some();
        let own = item.extensions().count();
        Some(Self {
            key: item.key,
            measure: item.measure,
            standing,
            parts,
            status: standing.closed_as().unwrap_or_else(|| ledger.open_status(item)),
            end,
            days_over: end.filter(|_| is_open).map_or(0, |end| (as_of - end).num_days().max(0)),
            promised: item.open_promises().map(|(_, due)| due).min(),
            promise_late: if is_open { promise_late(item, as_of) } else { 0 },
            snoozed: item.snoozed_until().filter(|until| *until > as_of),
            extensions: if own > 0 { own } else { ledger.parent(item).map_or(0, |measure| measure.extensions().count()) },
            urges: item.urges(),
            assigned: item.assigned_to().map(Arc::from),
            urgency: None,
            is_at_rest: false,
        })
    }
}

impl Urgency {
    /// The place in the order of what has that grade and stands so; `open` and `place` are as in the fields.
    pub(in crate::ledger) fn of(grade: Grade, standing: Standing, open: usize, place: usize) -> Self {
        let why = match standing {
            Standing::Open(_, why) if grade != Grade::Submitted => Some(why),
            _ => None,
        };
        Self {
            grade,
            part: why.map_or(Part::Deadline, Why::part),
            late: Reverse(why.map_or(0, Why::days_late)),
            open: Reverse(open),
            place,
        }
    }
}

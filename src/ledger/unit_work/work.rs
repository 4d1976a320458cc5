//! The work of one unit: a row for each measure with which it has to do, the worst first.

use chrono::NaiveDate;

use super::stake::Staked;
use super::{Stake, UnitSummary};
use crate::ledger::query::{Matcher, OfMeasure};
use crate::ledger::queue::{grade, owing, searched};
use crate::ledger::{Entry, Item, ItemKey, Ledger, Light, Query, Standing, Urgency};
use crate::plan::{Bond, Measure, MeasureId, Role, UnitName};

/// So many measures are one part of what is shared by threads.
const PART: usize = 128;

/// The work of one unit as it stands on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitWork {
    /// The day.
    pub as_of: NaiveDate,
    /// The counts.
    pub summary: UnitSummary,
    /// What it leads and answers for in the order of the queue, then what rests, then what is closed; behind these what it assists, in the
    /// same order.
    pub rows: Vec<UnitRow>,
}

/// A measure with which a unit has to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitRow {
    /// What stands so, and what an act would be about: what the unit owes, or the measure where that is judged as a whole.
    pub key: ItemKey,
    /// The measure's id.
    pub measure: MeasureId,
    /// Its roles, and how they stand.
    pub stake: Stake,
    /// How that stands: the worse of what it leads and what it owes, or what is asked for by a role; of what it only assists, the measure.
    pub standing: Standing,
}

/// The place of a row: own work first; by the order of the queue, then what needs no act: green, grey, closed.
type Order = (bool, Rank, usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Urgent(Urgency),
    Green,
    Grey,
    Closed,
}

impl UnitWork {
    /// That of a unit as it stands on `as_of`.
    pub fn of(ledger: &Ledger, unit: UnitName, as_of: NaiveDate) -> Self {
        Self::as_role(ledger, unit, None, as_of)
    }

    /// The same, but each row that has the role is what it is in that, and stands accordingly.
    pub fn as_role(ledger: &Ledger, unit: UnitName, role: Option<Role>, as_of: NaiveDate) -> Self {
        let mut summary = UnitSummary::new(ledger, unit);
        let mut rows: Vec<(Order, UnitRow)> = Vec::new();
        let measures: Vec<(&Measure, &Item)> = ledger.rows().collect();
        for (place, (&(measure, item), staked)) in measures.iter().zip(stakes(ledger, &measures, unit, as_of)).enumerate() {
            let Some(staked) = staked else { continue };
            let stake = staked.0;
            let role = role.filter(|role| stake.standing_as(*role).is_some());
            let Some(standing) = role.map_or_else(|| stake.standing(), |role| stake.standing_as(role)) else { continue };
            summary.add(ledger, &staked, item, as_of);
            let row = UnitRow { key: stake.item(item.key, role), measure: measure.id, stake, standing };
            let of = staked.1.filter(|owed| owed.key == row.key).unwrap_or(item);
            let (own, rank, place) = order(ledger, (item, of), &row, place);
            rows.push(((role.is_none() && own, rank, place), row));
        }
        rows.sort_unstable_by_key(|(order, _)| *order);
        Self { as_of, summary, rows: rows.into_iter().map(|(_, row)| row).collect() }
    }

    /// Leaves only the rows that match, each as it stands for the unit; the counts stay. `me` is who asks.
    pub fn retain(&mut self, ledger: &Ledger, query: &Query, me: &str) {
        if query.is_empty() {
            return;
        }
        let (matcher, as_of) = (Matcher::new(ledger, query, me, self.as_of), self.as_of);
        self.rows.retain(|row| matches(ledger, &matcher, row, as_of).unwrap_or(false));
    }

    /// The unit.
    pub const fn unit(&self) -> UnitName {
        self.summary.unit
    }
}

impl UnitRow {
    /// How it stands in a role; with none, whatever its roles are.
    pub fn standing_in(&self, role: Option<Role>) -> Option<Standing> {
        role.map_or(Some(self.standing), |role| self.stake.standing_as(role))
    }

    /// The measure.
    pub const fn measure_key(&self) -> ItemKey {
        ItemKey::measure(self.key.measure)
    }

    /// Its roles, each with the words by which the measure binds the unit.
    pub fn bonds<'a>(&self, ledger: &'a Ledger) -> Vec<(Role, Bond<'a>)> {
        let Some(item) = ledger.item(self.measure_key()) else { return Vec::new() };
        let Some(measure) = ledger.measure_of(item) else { return Vec::new() };
        let bond = |role| ledger.units().bond(measure, role, &self.stake.unit, item.settled());
        self.stake.roles().filter_map(|role| Some((role, bond(role)?))).collect()
    }
}

/// What a unit has to do with each of the measures. Judging all that is owed under them is nearly all of the work: it is shared.
fn stakes<'a>(ledger: &'a Ledger, measures: &[(&'a Measure, &'a Item)], unit: UnitName, as_of: NaiveDate) -> Vec<Option<Staked<'a>>> {
    let mut found: Vec<Option<Staked<'a>>> = vec![None; measures.len()];
    let parts = found.chunks_mut(PART).zip(measures.chunks(PART));
    crate::shares::each(ledger.all_items().count(), parts, |(found, measures)| {
        let mut near = 0;
        for (staked, (measure, item)) in found.iter_mut().zip(measures) {
            *staked = ledger.stake(measure, item, unit, as_of, &mut near);
        }
    });
    found
}

fn matches(ledger: &Ledger, matcher: &Matcher<'_>, row: &UnitRow, as_of: NaiveDate) -> Option<bool> {
    let (area, _, task) = ledger.plan().task(row.measure.task)?;
    let (item, of) = (ledger.item(row.key)?, ledger.item(row.measure_key())?);
    let measure = ledger.measure_of(of)?;
    let text = if matcher.asks_for_text() { searched(task, &measure.text) } else { String::new() };
    let owing = owing(ledger, of);
    let Some(left) = matcher.measure(&OfMeasure { measure, item: of, area: area.number, owing: &owing, text: &text }) else {
        return Some(false);
    };
    let (_, parts) = ledger.own_light(item, as_of)?;
    let entry = Entry::of(ledger, item, (row.standing, parts), as_of)?;
    Some(matcher.entry(&left, &entry))
}

/// The place of a row of `measure`, of which an act would be about `of`.
fn order(ledger: &Ledger, (measure, of): (&Item, &Item), row: &UnitRow, place: usize) -> Order {
    let owed = ledger.obligations_of(measure);
    let open = if owed.is_empty() { 1 } else { owed.iter().filter(|item| !item.status.is_closed()).count() };
    let graded = grade(of, row.standing);
    let rank = match (graded, row.standing.light()) {
        (Some(grade), _) => Rank::Urgent(Urgency::of(grade, row.standing, open, place)),
        (None, None) => Rank::Closed,
        (None, Some(Light::Grey)) => Rank::Grey,
        (None, Some(_)) => Rank::Green,
    };
    (!row.stake.is_own_work(), rank, place)
}

//! Counts over the ledger: how many items of a task, an area or the plan have which light, and how many are closed.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Ledger, Light, Standing};
use crate::plan::MeasureId;
use crate::shares;

/// How many items stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Open and red.
    pub red: usize,
    /// Open and yellow.
    pub yellow: usize,
    /// Open and green.
    pub green: usize,
    /// Open with nothing to judge by.
    pub grey: usize,
    /// Closed, in whatever way.
    pub closed: usize,
}

/// The counts of every task and every area of the plan on one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tallies {
    tasks: HashMap<u32, Tally>,
    areas: HashMap<u32, Tally>,
}

impl Tally {
    /// All items.
    pub const fn total(&self) -> usize {
        self.red + self.yellow + self.green + self.grey + self.closed
    }

    /// The worst light among the open items; none where all are closed.
    pub const fn worst(&self) -> Option<Light> {
        match self {
            Tally { red: 1.., .. } => Some(Light::Red),
            Tally { yellow: 1.., .. } => Some(Light::Yellow),
            Tally { green: 1.., .. } => Some(Light::Green),
            Tally { grey: 1.., .. } => Some(Light::Grey),
            _ => None,
        }
    }

    /// Counts one more item.
    pub const fn add(&mut self, standing: Standing) {
        *self.count(standing) += 1;
    }

    /// How many open items have that light; with none, how many are closed.
    pub const fn with(&self, light: Option<Light>) -> usize {
        match light {
            Some(Light::Red) => self.red,
            Some(Light::Yellow) => self.yellow,
            Some(Light::Green) => self.green,
            Some(Light::Grey) => self.grey,
            None => self.closed,
        }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            red: self.red + other.red,
            yellow: self.yellow + other.yellow,
            green: self.green + other.green,
            grey: self.grey + other.grey,
            closed: self.closed + other.closed,
        }
    }

    /// Counts one item less.
    pub(super) const fn take(&mut self, standing: Standing) {
        let count = self.count(standing);
        *count = count.saturating_sub(1);
    }

    const fn count(&mut self, standing: Standing) -> &mut usize {
        match standing.light() {
            Some(Light::Red) => &mut self.red,
            Some(Light::Yellow) => &mut self.yellow,
            Some(Light::Green) => &mut self.green,
            Some(Light::Grey) => &mut self.grey,
            None => &mut self.closed,
        }
    }
}

impl Tallies {
    /// Counts the whole ledger as it stands on `as_of`.
    pub fn of(ledger: &Ledger, as_of: NaiveDate) -> Self {
        let tasks = ledger.plan().tasks().flat_map(|(area, _, task)| task.measures.iter().map(move |measure| (area.number, measure.id)));
        let measures: Vec<(u32, MeasureId)> = tasks.collect();
        let standing = |(_, id): &(u32, MeasureId)| ledger.standing(ledger.of_measure(*id)?, as_of);
        let standings = shares::of_each(ledger.all_items().count(), &measures, standing);
        let mut tallies = Self::default();
        for ((area, id), standing) in measures.into_iter().zip(standings) {
            let Some(standing) = standing else { continue };
            tallies.tasks.entry(id.task).or_default().add(standing);
            tallies.areas.entry(area).or_default().add(standing);
        }
        tallies
    }

    /// One item of a task in an area stands otherwise now: nothing else is counted anew.
    pub fn change(&mut self, area: u32, task: u32, from: Standing, to: Standing) {
        for tally in [self.tasks.entry(task).or_default(), self.areas.entry(area).or_default()] {
            tally.take(from);
            tally.add(to);
        }
    }

    /// The counts of the task of that number.
    pub fn task(&self, number: u32) -> Tally {
        self.tasks.get(&number).copied().unwrap_or_default()
    }

    /// The counts of the area of that number.
    pub fn area(&self, number: u32) -> Tally {
        self.areas.get(&number).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Status, Why};

    #[test]
    fn each_item_counts_once_and_the_worst_open_light_shows() {
        let mut tally = Tally::default();
        assert_eq!(tally.worst(), None);
        tally.add(Standing::Closed { status: Status::Done, in_time: Some(true) });
        assert_eq!((tally.worst(), tally.total()), (None, 1));
        for (light, worst) in
            [(Light::Grey, Light::Grey), (Light::Green, Light::Green), (Light::Red, Light::Red), (Light::Yellow, Light::Red)]
        {
            tally.add(Standing::Open(light, Why::Ongoing));
            assert_eq!(tally.worst(), Some(worst));
        }
        assert_eq!(tally, Tally { red: 1, yellow: 1, green: 1, grey: 1, closed: 1 });
    }
}

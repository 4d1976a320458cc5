//! All that fits a query, with its rank: each word must fit in some field of the same thing.

use super::cast::Cast;
use super::hit::{Rank, Target};
use super::index::{Index, IndicatorRow, MeasureRow, NoteRow};
use super::listing::Listing;
use super::sense::Sense;
use crate::ledger::ItemKey;

/// A query put to an index.
pub(super) struct Asked<'a> {
    pub index: &'a Index,
    /// What each word may mean.
    pub senses: Vec<Sense>,
    pub listing: Listing,
}

/// Units of one cast that some word means, each with its rank by each word.
type Meant = Vec<(u32, Vec<Option<Rank>>)>;

impl Asked<'_> {
    /// Lists all that fits.
    pub fn list(mut self) -> Listing {
        self.units();
        self.tasks();
        self.measures();
        self.indicators();
        self.notes();
        self.listing
    }

    /// The rank of something of which each word has that rank: the farthest counts.
    fn rank(&self, of: impl Fn(&Sense) -> Option<Rank>) -> Option<Rank> {
        self.senses.iter().try_fold(Rank::Id, |worst, sense| Some(worst.max(of(sense)?)))
    }

    fn units(&mut self) {
        for (at, party) in self.index.casts.parties.iter().enumerate() {
            let of = |sense: &Sense| sense.unit(at).filter(|_| sense.part == super::words::Part::Any);
            if let Some(rank) = self.rank(of) {
                let target = || if party.is_group { Target::Group(party.name) } else { Target::Unit(party.name) };
                self.listing.add(rank, target);
            }
        }
    }

    fn tasks(&mut self) {
        for (at, row) in self.index.tasks.iter().enumerate() {
            if let Some(rank) = self.rank(|sense| sense.task(at, row.number)) {
                self.listing.add(rank, || Target::Task(row.number));
            }
        }
    }

    /// Measures, each followed by what is owed under it.
    fn measures(&mut self) {
        let meant: Vec<Meant> = self.index.casts.all.iter().map(|cast| self.meant(cast)).collect();
        let mut own: Vec<Option<Rank>> = Vec::new();
        for (at, row) in self.index.measures.iter().enumerate() {
            own.clear();
            own.extend(self.senses.iter().map(|sense| sense.measure(at, row)));
            let near = own.iter().zip(&self.senses).try_fold(Rank::Id, |worst, (own, sense)| {
                let best = [*own, sense.cast(row.cast)].into_iter().flatten().min()?;
                Some(worst.max(best))
            });
            if let Some(rank) = near {
                self.listing.add(rank, || Target::Measure(ItemKey::measure(row.number)));
            }
            let units = meant.get(row.cast as usize).map_or(&[][..], Vec::as_slice);
            if !units.is_empty() {
                self.owed_by(row, &own, units, near.is_some());
            } else if near == Some(Rank::Id) {
                self.all_owed(row);
            }
        }
    }

    /// The units of a cast that some word means.
    fn meant(&self, cast: &Cast) -> Meant {
        let by_words = |at: u32| -> Vec<Option<Rank>> { self.senses.iter().map(|sense| sense.unit(at as usize)).collect() };
        // One letter alone says too little to mean all that a unit owes.
        if matches!(self.senses.as_slice(), [one] if !one.spreads()) {
            return Vec::new();
        }
        let units = cast.owed.iter().chain(&cast.sole).map(|at| (*at, by_words(*at)));
        units.filter(|(_, ranks)| ranks.iter().any(Option::is_some)).collect()
    }

    /// What those units owe under a measure, where each word means the unit or the measure.
    fn owed_by(&mut self, row: &MeasureRow, own: &[Option<Rank>], units: &[(u32, Vec<Option<Rank>>)], is_listed: bool) {
        let sole = self.index.casts.all.get(row.cast as usize).and_then(|cast| cast.sole);
        for (unit, by_name) in units {
            let each = own.iter().zip(by_name).try_fold(Rank::Id, |worst, (own, by_name)| {
                let best = [*own, *by_name].into_iter().flatten().min()?;
                Some(worst.max(best))
            });
            let Some(rank) = each.map(|rank| owed_rank(rank, by_name, &self.senses)) else { continue };
            if sole == Some(*unit) {
                // The measure itself is what it owes.
                if !is_listed {
                    self.listing.add(rank, || Target::Measure(ItemKey::measure(row.number)));
                }
            } else if let Some(party) = self.index.casts.parties.get(*unit as usize) {
                self.listing.add(rank, || Target::Owed(ItemKey::measure(row.number).of(party.name)));
            }
        }
    }

    /// All that is owed under a measure whose id was asked for.
    fn all_owed(&mut self, row: &MeasureRow) {
        let Some(cast) = self.index.casts.all.get(row.cast as usize) else { return };
        for party in cast.owed.iter().filter_map(|at| self.index.casts.parties.get(*at as usize)) {
            self.listing.add(Rank::UnderId, || Target::Owed(ItemKey::measure(row.number).of(party.name)));
        }
    }

    /// Indicators: one word at least means the indicator itself, the others may mean its measure.
    fn indicators(&mut self) {
        for (at, indicator) in self.index.indicators.iter().enumerate() {
            if !self.senses.iter().any(|sense| sense.indicator(at, indicator.code).is_some()) {
                continue;
            }
            let IndicatorRow { key, code, measure } = indicator;
            let of = |sense: &Sense| sense.indicator(at, *code).or_else(|| self.of_measure(sense, *measure));
            if let Some(rank) = self.rank(of) {
                self.listing.add(rank, || Target::Indicator(key.clone()));
            }
        }
    }

    /// Notes, the newest first: one word at least stands in the note itself, the others may mean that on which it was written.
    fn notes(&mut self) {
        for (at, row) in self.index.notes.iter().enumerate().rev() {
            if !self.senses.iter().any(|sense| sense.note(at, row.kind).is_some()) {
                continue;
            }
            // Initials in the words of a note say less than the name of the unit on whose item it stands: `mtg` finds what 门头沟 finds.
            let near = |sense: &Sense| match sense.note(at, row.kind) {
                Some(Rank::Note) => Some(Rank::Note),
                loose => [loose, self.around(sense, row)].into_iter().flatten().min(),
            };
            let rank = self.rank(near);
            if let Some(rank) = rank {
                self.listing.add(rank.max(Rank::Note), || Target::Note(row.key, row.act));
            }
        }
    }

    /// How near that is on which a note was written.
    fn around(&self, sense: &Sense, row: &NoteRow) -> Option<Rank> {
        match row.unit {
            Some(unit) => sense.unit(unit as usize).or_else(|| self.words_of_measure(sense, row.measure)),
            None => self.of_measure(sense, row.measure),
        }
    }

    fn words_of_measure(&self, sense: &Sense, measure: u32) -> Option<Rank> {
        sense.measure(measure as usize, self.index.measures.get(measure as usize)?)
    }

    fn of_measure(&self, sense: &Sense, measure: u32) -> Option<Rank> {
        let row = self.index.measures.get(measure as usize)?;
        let all = [sense.measure(measure as usize, row), sense.cast(row.cast)];
        all.into_iter().flatten().min()
    }
}

/// The rank of an obligation that has that one by its words. Its unit alone makes it no better than the measures that the unit leads; with
/// words of the text it comes behind the measures whose own text has all of them.
fn owed_rank(rank: Rank, by_name: &[Option<Rank>], senses: &[Sense]) -> Rank {
    let by_id = senses.iter().any(Sense::is_id);
    if by_name.iter().all(Option::is_some) && !by_id {
        return if rank == Rank::UnitSkips { Rank::LooseUnit } else { Rank::Led.max(rank) };
    }
    if rank == Rank::Text { Rank::TextOwed } else { rank }
}

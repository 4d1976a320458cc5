//! What one word of a query may mean among all that there is: for each kind of thing how near it is.

use std::sync::Arc;

use super::hit::Rank;
use super::index::{Index, MeasureRow};
use super::names::Grade;
use super::pattern::Fit;
use super::scan::Fits;
use super::words::{IdWord, Part, Word, begins};
use crate::ledger::NoteKind;
use crate::messages::Lang;
use crate::plan::IndicatorCode;

/// In which texts a word stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Found {
    pub titles: Fits,
    pub texts: Fits,
    pub names: Fits,
    pub notes: Fits,
}

/// What one word may mean.
pub(super) struct Sense {
    pub part: Part,
    id: Option<IdWord>,
    pub found: Arc<Found>,
    /// Of each unit and group.
    grades: Vec<Option<Grade>>,
    /// Of each cast, as it is for its measures.
    casts: Vec<Option<Rank>>,
    /// Whether a unit that it means stands for what the unit has to do.
    spreads: bool,
    /// The kinds of notes whose word it is.
    kinds: Vec<NoteKind>,
}

impl Sense {
    /// What a word may mean that stands so in texts. `alone` says that nothing else was asked for: then one letter finds units, but not what
    /// they have to do.
    pub fn of(index: &Index, word: &Word, found: Arc<Found>, alone: bool) -> Self {
        let parties = &index.casts.parties;
        let grades: Vec<Option<Grade>> = match word.part {
            Part::IdOf => vec![None; parties.len()],
            _ => parties.iter().map(|party| word.grade(party.names.iter().map(String::as_str))).collect(),
        };
        let spreads = !(alone && word.letters.len() == 1);
        let best = |places: &[u32], grades: &[Option<Grade>]| places.iter().filter_map(|at| *grades.get(*at as usize)?).min();
        let cast = |cast: &super::cast::Cast| {
            let (lead, part) = (best(&cast.lead, &grades), best(&cast.part, &grades));
            match (lead.filter(|grade| *grade != Grade::Skips), part.filter(|grade| *grade != Grade::Skips)) {
                (Some(_), _) => Some(Rank::Led),
                (None, Some(_)) => Some(Rank::Bound),
                (None, None) => lead.or(part).map(|_| Rank::LooseUnit),
            }
        };
        let casts = index.casts.all.iter().map(|known| cast(known).filter(|_| spreads && word.part == Part::Any)).collect();
        Self { part: word.part, id: word.id(), found, grades, casts, spreads, kinds: word.kinds() }
    }

    /// Whether a unit that it means stands for what the unit has to do.
    pub const fn spreads(&self) -> bool {
        self.spreads
    }

    /// Whether it may be an id.
    pub const fn is_id(&self) -> bool {
        self.id.is_some()
    }

    /// How near a unit or a group is by its names.
    pub fn unit(&self, at: usize) -> Option<Rank> {
        Some(match (*self.grades.get(at)?)? {
            // Behind an @ a name makes up an id.
            Grade::Is if self.part == Part::UnitOf => Rank::Id,
            Grade::Is => Rank::UnitIs,
            Grade::Begins => Rank::UnitBegins,
            Grade::Has => Rank::UnitHas,
            Grade::Skips => Rank::UnitSkips,
        })
    }

    /// How near a task is.
    pub fn task(&self, at: usize, number: u32) -> Option<Rank> {
        let id = self.id.and_then(|id| match id {
            IdWord { index: None, .. } if id.task == number => Some(Rank::Id),
            IdWord { has_stop: false, .. } if begins(number, id.task) => Some(Rank::IdBegins),
            _ => None,
        });
        id.filter(|_| self.part == Part::Any).or_else(|| fitting(&self.found.titles, at, Rank::Title, Rank::LooseTitle))
    }

    /// How near a measure is by its id and its words; those of its units are another matter.
    pub fn measure(&self, at: usize, row: &MeasureRow) -> Option<Rank> {
        let by_id = self.measure_id(row);
        let by_text = self.found.texts.get(at).map(|fit| if fit == Fit::Whole { Rank::Text } else { Rank::LooseText });
        let by_title = self.found.titles.whole.has(row.task as usize).then_some(Rank::OfTask);
        [by_id, by_text, by_title].into_iter().flatten().min()
    }

    fn measure_id(&self, row: &MeasureRow) -> Option<Rank> {
        let id = self.id.filter(|id| id.task == row.id.task)?;
        match id.index {
            None => Some(Rank::UnderId),
            Some(index) if index == row.id.index && id.letter.is_none() => Some(Rank::Id),
            Some(index) if index == row.id.index => None,
            Some(index) => (self.part == Part::Any && id.letter.is_none() && begins(row.id.index, index)).then_some(Rank::IdBegins),
        }
    }

    /// How near a measure of that cast is by its units.
    pub fn cast(&self, cast: u32) -> Option<Rank> {
        *self.casts.get(cast as usize)?
    }

    /// How near an indicator is by its code and its name.
    pub fn indicator(&self, at: usize, code: IndicatorCode) -> Option<Rank> {
        let by_code = self.id.filter(|_| self.part == Part::Any).and_then(|id| {
            let own = id.task == code.measure.task && id.index == Some(code.measure.index);
            match id.letter {
                None => own.then_some(Rank::UnderId),
                letter => (own && letter == Some(code.letter.unwrap_or('a'))).then_some(Rank::Id),
            }
        });
        by_code.or_else(|| fitting(&self.found.names, at, Rank::Indicator, Rank::LooseIndicator))
    }

    /// How near a note is by its words, by who wrote it, and by the word of its kind.
    pub fn note(&self, at: usize, kind: NoteKind) -> Option<Rank> {
        let by_kind = self.kinds.contains(&kind).then_some(Rank::Note);
        let by_words = fitting(&self.found.notes, at, Rank::Note, Rank::LooseNote);
        [by_words, by_kind].into_iter().flatten().min()
    }
}

impl Word {
    /// The kinds of notes that it calls by their whole word, in characters or pinyin: a part of one, or its initials, are in too much else.
    fn kinds(&self) -> Vec<NoteKind> {
        let Some(pattern) = self.pattern.as_deref().filter(|_| self.part == Part::Any) else { return Vec::new() };
        let is_called = |word: &str| {
            let word: Vec<char> = word.chars().collect();
            pattern.places_in(&word, Fit::Whole, true).contains(&(0, word.len()))
        };
        NoteKind::ALL.into_iter().filter(|kind| [Lang::Zh, Lang::En].iter().any(|lang| is_called(kind.word(*lang)))).collect()
    }
}

fn fitting(fits: &Fits, at: usize, whole: Rank, loose: Rank) -> Option<Rank> {
    fits.get(at).map(|fit| if fit == Fit::Whole { whole } else { loose })
}

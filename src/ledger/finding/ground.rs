//! What findings rest on: who says what, as data from which the sentence is made in either language.

use chrono::NaiveDate;

use super::{FindingKind, Silent, same_text};
use crate::ledger::{EventNo, Happening, Item, ItemKey, Ledger, Moment, Note, NoteKind, Reading, Status};
use crate::plan::{Attached, Exact, UnitName};

/// What a finding rests on: from this the sentence is made.
#[derive(Debug, Clone, PartialEq)]
pub enum Ground {
    /// A done measure with open obligations.
    DoneButOpen {
        /// What is set on the measure.
        done: Says,
        /// The units that are open.
        open: Vec<Says>,
        /// How many units the measure binds.
        units: usize,
        /// Whether it is to be settled whom else it binds.
        unsettled: bool,
    },
    /// What is set on a measure against what its units say.
    Contradiction {
        /// What is set on the measure.
        measure: Says,
        /// The units that say otherwise.
        units: Vec<Says>,
    },
    /// Notes with one text, oldest first.
    SameText {
        /// The notes: two at least.
        notes: Vec<Quote>,
    },
    /// A reading against its target.
    OffTarget {
        /// What is set on the item.
        says: Says,
        /// The indicator.
        indicator: Box<Attached>,
        /// The reading that counts.
        reading: Box<Reading>,
        /// The target in force.
        target: Exact,
        /// Whether it is a cap that is exceeded.
        exceeded: bool,
    },
    /// A report that is better than what was verified.
    OverVerified {
        /// The indicator.
        indicator: Box<Attached>,
        /// The report that was in force when it was verified.
        reported: Box<Reading>,
        /// What was verified.
        verified: Box<Reading>,
        /// By how many points the report is better.
        points: Exact,
    },
    /// A lead that has not reported.
    NoReport {
        /// The lead: a unit, or a group of which nobody knows yet whom it means.
        lead: UnitName,
        /// By when the first report was due.
        due: NaiveDate,
        /// On what it has said nothing.
        silent: Vec<Silent>,
    },
}

/// What is set on an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Says {
    /// The item.
    pub item: ItemKey,
    /// Its status.
    pub status: Status,
    /// Who set it; none while it is the first, which nobody sets.
    pub set: Option<Signed>,
}

/// Who wrote something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The act.
    pub act: EventNo,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
}

/// A note as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The item on which it stands.
    pub item: ItemKey,
    /// Its kind.
    pub kind: NoteKind,
    /// Who wrote it, and when.
    pub written: Signed,
    /// The text, as typed.
    pub text: String,
}

impl Ground {
    /// The kind of finding that rests on this.
    pub const fn kind(&self) -> FindingKind {
        match self {
            Ground::DoneButOpen { .. } => FindingKind::DoneButOpen,
            Ground::Contradiction { .. } => FindingKind::Contradiction,
            Ground::SameText { .. } => FindingKind::SameText,
            Ground::OffTarget { .. } => FindingKind::OffTarget,
            Ground::OverVerified { .. } => FindingKind::OverVerified,
            Ground::NoReport { .. } => FindingKind::NoReport,
        }
    }

    /// The words it rests on, besides its items. How an open unit comes along, or how many units have reported where the lead has not, is
    /// told but is none of them: a finding that was settled does not come back for that.
    pub(super) fn words(&self) -> Vec<String> {
        match self {
            Ground::DoneButOpen { done, unsettled, .. } => vec![done.words(), unsettled.to_string()],
            Ground::Contradiction { measure, units } => std::iter::once(measure).chain(units).map(Says::words).collect(),
            Ground::SameText { notes } => {
                let text = notes.first().map(|note| same_text::folded(&note.text)).unwrap_or_default();
                std::iter::once(text).chain(notes.iter().map(|note| note.written.act.0.to_string())).collect()
            }
            Ground::OffTarget { says, reading, target, exceeded, .. } => {
                vec![says.words(), value_words(reading), exact_words(*target), exceeded.to_string()]
            }
            Ground::OverVerified { reported, verified, points, .. } => {
                vec![value_words(reported), value_words(verified), exact_words(*points)]
            }
            Ground::NoReport { lead, .. } => vec![lead.to_string()],
        }
    }
}

fn exact_words(number: Exact) -> String {
    let (over, under) = number.parts();
    format!("{}/{}", over.normalize(), under.normalize())
}

/// What tells a reading from others of its indicator.
fn value_words(reading: &Reading) -> String {
    let unit = reading.unit.map_or("", UnitName::as_str);
    format!(
        "{} {} {} {unit} {} {}",
        reading.indicator.as_str(),
        reading.on,
        reading.kind.code(),
        reading.site.as_deref().unwrap_or(""),
        reading.value
    )
}

impl Says {
    pub(super) fn of(ledger: &Ledger, item: &Item) -> Self {
        let set = item.status_act().and_then(|act| {
            let by = ledger.history(item).find(|e| e.act == act && matches!(e.what, Happening::Status { .. }))?.by.clone();
            Some(Signed { act, at: item.status_at?, by })
        });
        Self { item: item.key, status: item.status, set }
    }

    fn words(&self) -> String {
        let act = self.set.as_ref().map_or(EventNo::NONE, |set| set.act);
        format!("{} {}", self.status.code(), act.0)
    }
}

impl Quote {
    pub(super) fn of(item: &Item, note: &Note) -> Self {
        let written = Signed { act: note.act, at: note.at, by: note.by.clone() };
        Self { item: item.key, kind: note.kind, written, text: note.text.clone() }
    }
}

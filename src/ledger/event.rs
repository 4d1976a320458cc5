//! Events (变更记录): everything that changed is one, and none is ever changed or removed.

use std::sync::Arc;

use chrono::{DateTime, FixedOffset};

use super::{DataChange, Dealing, DealingKind, FindingKey, ItemKey, Meeting, SavedView, Status};
use crate::messages::{Lang, words};
use crate::plan::{IndicatorKey, UnitName};

/// A moment as the plan's office reads it off the wall: Asia/Shanghai, which has kept +08:00 since 1991.
pub type Moment = DateTime<FixedOffset>;

/// Seconds east of Greenwich.
const SHANGHAI: i32 = 8 * 3600;

/// Any moment in the plan's own time.
pub fn to_moment<Tz: chrono::TimeZone>(moment: DateTime<Tz>) -> Moment {
    match FixedOffset::east_opt(SHANGHAI) {
        Some(east) => moment.with_timezone(&east),
        None => moment.fixed_offset(),
    }
}

/// The number of an event: they ascend in the order in which they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventNo(pub i64);

impl EventNo {
    /// Before the first event.
    pub const NONE: EventNo = EventNo(0);
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its number.
    pub no: EventNo,
    /// The number of the first event of the act to which it belongs: what was written in one go is undone in one go.
    pub act: EventNo,
    /// Whether somebody acted, or took an act back.
    pub cause: Cause,
    /// When it was written.
    pub at: Moment,
    /// Who wrote it.
    pub by: String,
    /// The item that it is about; none for what is about the plan as a whole.
    pub item: Option<ItemKey>,
    /// What happened.
    pub what: Happening,
}

/// Why an event was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Somebody acted.
    Fresh,
    /// Somebody took the act of that number back.
    Undo(EventNo),
    /// Somebody did the act of that number again after taking it back.
    Redo(EventNo),
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// A status was set.
    Status {
        /// The former value.
        from: Status,
        /// The new value.
        to: Status,
        /// The reason or the verification note.
        why: Option<String>,
    },
    /// A note was written.
    Note {
        /// Its kind.
        kind: NoteKind,
        /// Its text, exactly as typed.
        text: String,
    },
    /// The notes of an act, or the findings that it settled, were taken back.
    NoteWithdrawn,
    /// They were put back.
    NoteRestored,
    /// A supervisor settled whom the 相关区政府 of a measure means.
    UnitsSettled {
        /// Those whom it meant before; none where it was not settled.
        from: Option<Arc<[UnitName]>>,
        /// Those whom it means now.
        to: Option<Arc<[UnitName]>>,
        /// On what that rests.
        why: Option<String>,
    },
    /// A supervisor settled a consistency finding, of which the item is the first.
    FindingSettled {
        /// Its key.
        finding: FindingKey,
        /// The reason.
        why: String,
    },
    /// Something was recorded about an indicator: a reading, a correction, a target, an expected path.
    Data {
        /// The indicator. A record may know one that this program does not.
        indicator: IndicatorKey,
        /// What was recorded.
        what: Box<DataChange>,
    },
    /// What an act recorded about an indicator was taken back.
    DataWithdrawn(IndicatorKey),
    /// What an act recorded about an indicator was put back.
    DataRestored(IndicatorKey),
    /// A supervisor urged, took a promise, extended, set aside, assigned, or settled a date.
    Dealt {
        /// What was done.
        what: Box<Dealing>,
        /// The reason, or what was said; empty where nothing needs to be.
        text: String,
    },
    /// What an act did of that kind was taken back.
    DealtWithdrawn(DealingKind),
    /// What an act did of that kind was put back.
    DealtRestored(DealingKind),
    /// A setting of the plan was changed.
    Setting {
        /// Its name. A record may know one that this program does not.
        name: String,
        /// The value before; none for that with which the program comes.
        from: Option<String>,
        /// The value now; none for that with which the program comes.
        to: Option<String>,
    },
    /// A person saved a view, or removed one.
    ViewSaved(Box<SavedView>),
    /// A meeting was held.
    MeetingHeld(Box<Meeting>),
    /// The plan was imported, or replaced by a corrected text.
    Imported {
        /// What came in, in words.
        summary: String,
    },
    /// A corrected text of the plan changed the published words about this item.
    Reworded {
        /// What it said before.
        before: String,
    },
    /// A corrected text of the plan no longer has this item.
    Dropped {
        /// What it said.
        before: String,
    },
    /// A corrected text of the plan gave the item another id.
    Renumbered {
        /// The former id.
        from: String,
        /// The present id.
        to: String,
    },
}

impl Happening {
    /// The code in the record and in exports.
    pub fn code(&self) -> &'static str {
        match self {
            Happening::Status { .. } => "status",
            Happening::Note { .. } => "note",
            Happening::NoteWithdrawn => "note_withdrawn",
            Happening::NoteRestored => "note_restored",
            Happening::UnitsSettled { .. } => "units_settled",
            Happening::FindingSettled { .. } => "finding_settled",
            Happening::Data { what, .. } => what.code(),
            Happening::DataWithdrawn(_) => "data_withdrawn",
            Happening::DataRestored(_) => "data_restored",
            Happening::Dealt { what, .. } => what.kind().code(),
            Happening::DealtWithdrawn(_) => "dealing_withdrawn",
            Happening::DealtRestored(_) => "dealing_restored",
            Happening::Setting { .. } => "setting",
            Happening::ViewSaved(_) => "view",
            Happening::MeetingHeld(_) => "meeting",
            Happening::Imported { .. } => "imported",
            Happening::Reworded { .. } => "reworded",
            Happening::Dropped { .. } => "dropped",
            Happening::Renumbered { .. } => "renumbered",
        }
    }
}

impl Happening {
    /// Whether it is about the plan as a whole, not about an item.
    pub const fn is_plan_wide(&self) -> bool {
        matches!(self, Happening::Imported { .. } | Happening::Setting { .. } | Happening::ViewSaved(_) | Happening::MeetingHeld(_))
    }

    /// The kind of what was done with an item, or taken back, or put back.
    pub const fn dealing(&self) -> Option<DealingKind> {
        match self {
            Happening::Dealt { what, .. } => Some(what.kind()),
            Happening::DealtWithdrawn(kind) | Happening::DealtRestored(kind) => Some(*kind),
            _ => None,
        }
    }

    /// The indicator that it is about.
    pub const fn indicator(&self) -> Option<&IndicatorKey> {
        match self {
            Happening::Data { indicator, .. } | Happening::DataWithdrawn(indicator) | Happening::DataRestored(indicator) => Some(indicator),
            _ => None,
        }
    }
}

/// The kind of a note (what a person writes on an item).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// 进展
    Progress,
    /// 批注
    Comment,
    /// 催办
    Urge,
    /// 承诺
    Promise,
    /// 佐证
    Evidence,
}

impl NoteKind {
    /// All kinds.
    pub const ALL: [NoteKind; 5] = [NoteKind::Progress, NoteKind::Comment, NoteKind::Urge, NoteKind::Promise, NoteKind::Evidence];

    /// The code in the record and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            NoteKind::Progress => "progress",
            NoteKind::Comment => "comment",
            NoteKind::Urge => "urge",
            NoteKind::Promise => "promise",
            NoteKind::Evidence => "evidence",
        }
    }

    /// The kind of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            NoteKind::Progress => words::progress(lang),
            NoteKind::Comment => words::comment(lang),
            NoteKind::Urge => words::urge(lang),
            NoteKind::Promise => words::promise(lang),
            NoteKind::Evidence => words::evidence(lang),
        }
    }
}

//! What supervision does with an item beside its status and its notes: it urges, takes promises, extends, sets aside, assigns, settles dates.

use chrono::NaiveDate;

use super::{Event, EventNo, Item, Moment, NoteKind};
use crate::messages::{Lang, words};

/// One thing that was done with an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dealing {
    /// 催办: somebody was urged.
    Urge {
        /// The unit or the person.
        whom: String,
        /// How.
        how: UrgeWay,
    },
    /// 承诺: somebody promised something by a day.
    Promise {
        /// The unit or the person.
        whom: String,
        /// By the end of which day.
        due: NaiveDate,
    },
    /// A promise was kept or broken, or is asked for no longer.
    PromiseEnded {
        /// The event by which it was recorded.
        promise: EventNo,
        /// How it ended.
        end: PromiseEnd,
    },
    /// 承诺改期: a promise is for another day. The original day and the count stay for ever.
    PromiseMoved {
        /// The event by which it was recorded.
        promise: EventNo,
        /// By the end of which day now.
        due: NaiveDate,
    },
    /// 延期: the deadline is another one. The original date and the count stay for ever.
    Extension {
        /// The last day before.
        from: NaiveDate,
        /// The last day now.
        to: NaiveDate,
        /// The document or decision on which it rests.
        basis: String,
    },
    /// 暂缓: it is set aside until a day, on which it comes back; with none it comes back at once.
    Snooze {
        /// The day.
        until: Option<NaiveDate>,
    },
    /// 分派: a supervisor follows it; with none nobody in particular.
    Assignment {
        /// Who followed it before.
        from: Option<String>,
        /// Who follows it now.
        to: Option<String>,
    },
    /// A date that the plan leaves open, or gives twice, was settled.
    DateSet {
        /// Which date of the measure; none for its deadline.
        date: Option<String>,
        /// The day; none where it is settled that there is none.
        on: Option<NaiveDate>,
    },
    /// A milestone (节点) of the text was reached.
    DateMet {
        /// Which.
        date: String,
        /// When.
        on: NaiveDate,
    },
}

/// The kind of a [`Dealing`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DealingKind {
    /// 催办
    Urge,
    /// 承诺
    Promise,
    /// 承诺了结
    PromiseEnded,
    /// 承诺改期
    PromiseMoved,
    /// 延期
    Extension,
    /// 暂缓
    Snooze,
    /// 分派
    Assignment,
    /// 时限明确
    DateSet,
    /// 节点完成
    DateMet,
}

/// How somebody was urged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum UrgeWay {
    /// 电话
    #[default]
    Phone,
    /// 消息
    Message,
    /// 发函
    Letter,
    /// 会上
    Meeting,
    /// 约谈
    Talk,
    /// 现场
    Visit,
}

/// How a promise ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PromiseEnd {
    /// 兑现
    Kept,
    /// 未兑现
    Broken,
    /// Nobody asks for it any more, or another one took its place.
    Dropped,
}

/// A dealing as it stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dealt {
    /// The event.
    pub no: EventNo,
    /// The act that did it.
    pub act: EventNo,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// What.
    pub what: Dealing,
    /// The reason, or what was said.
    pub text: String,
    /// Whether it was taken back.
    pub(super) withdrawn: bool,
}

impl Dealt {
    pub(super) fn new(event: &Event, what: &Dealing, text: &str) -> Self {
        let (what, text) = (what.clone(), text.to_owned());
        Self { no: event.no, act: event.act, at: event.at, by: event.by.clone(), what, text, withdrawn: false }
    }
}

impl Dealing {
    /// Its kind.
    pub const fn kind(&self) -> DealingKind {
        match self {
            Dealing::Urge { .. } => DealingKind::Urge,
            Dealing::Promise { .. } => DealingKind::Promise,
            Dealing::PromiseEnded { .. } => DealingKind::PromiseEnded,
            Dealing::PromiseMoved { .. } => DealingKind::PromiseMoved,
            Dealing::Extension { .. } => DealingKind::Extension,
            Dealing::Snooze { .. } => DealingKind::Snooze,
            Dealing::Assignment { .. } => DealingKind::Assignment,
            Dealing::DateSet { .. } => DealingKind::DateSet,
            Dealing::DateMet { .. } => DealingKind::DateMet,
        }
    }

    /// As which kind of note its words stand among the notes.
    pub(super) const fn note_kind(&self) -> NoteKind {
        match self {
            Dealing::Urge { .. } => NoteKind::Urge,
            Dealing::Promise { .. } => NoteKind::Promise,
            _ => NoteKind::Comment,
        }
    }
}

impl DealingKind {
    /// All of them.
    pub const ALL: [DealingKind; 9] = [
        DealingKind::Urge,
        DealingKind::Promise,
        DealingKind::PromiseEnded,
        DealingKind::PromiseMoved,
        DealingKind::Extension,
        DealingKind::Snooze,
        DealingKind::Assignment,
        DealingKind::DateSet,
        DealingKind::DateMet,
    ];

    /// The code in the record and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            DealingKind::Urge => "urge",
            DealingKind::Promise => "promise",
            DealingKind::PromiseEnded => "promise_ended",
            DealingKind::PromiseMoved => "promise_moved",
            DealingKind::Extension => "extension",
            DealingKind::Snooze => "snooze",
            DealingKind::Assignment => "assignment",
            DealingKind::DateSet => "date_set",
            DealingKind::DateMet => "date_met",
        }
    }

    /// The kind of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            DealingKind::Urge => words::urge(lang),
            DealingKind::Promise => words::promise(lang),
            DealingKind::PromiseEnded => words::promise_ended(lang),
            DealingKind::PromiseMoved => words::promise_moved(lang),
            DealingKind::Extension => words::extension(lang),
            DealingKind::Snooze => words::snooze(lang),
            DealingKind::Assignment => words::assignment(lang),
            DealingKind::DateSet => words::date_set(lang),
            DealingKind::DateMet => words::date_met(lang),
        }
    }

    /// Whether others rely on what it says (until when, who follows it), so that it is refused where somebody changed the item meanwhile.
    pub const fn raises_version(self) -> bool {
        matches!(self, DealingKind::Extension | DealingKind::Assignment | DealingKind::DateSet)
    }

    /// Whether it says something with words only.
    pub const fn needs_words(self) -> bool {
        !matches!(self, DealingKind::Assignment)
    }
}

impl UrgeWay {
    /// All of them, in the order in which they are offered.
    pub const ALL: [UrgeWay; 6] = [UrgeWay::Phone, UrgeWay::Message, UrgeWay::Letter, UrgeWay::Meeting, UrgeWay::Talk, UrgeWay::Visit];

    /// The code in the record and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            UrgeWay::Phone => "phone",
            UrgeWay::Message => "message",
            UrgeWay::Letter => "letter",
            UrgeWay::Meeting => "meeting",
            UrgeWay::Talk => "talk",
            UrgeWay::Visit => "visit",
        }
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            UrgeWay::Phone => words::by_phone(lang),
            UrgeWay::Message => words::by_message(lang),
            UrgeWay::Letter => words::by_letter(lang),
            UrgeWay::Meeting => words::in_meeting(lang),
            UrgeWay::Talk => words::by_talk(lang),
            UrgeWay::Visit => words::by_visit(lang),
        }
    }

    /// The way that a person means: its code, or its word in either language.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim();
        Self::ALL
            .into_iter()
            .find(|way| way.code() == word.to_ascii_lowercase() || [Lang::Zh, Lang::En].iter().any(|l| way.word(*l) == word))
    }
}

impl PromiseEnd {
    /// All of them.
    pub const ALL: [PromiseEnd; 3] = [PromiseEnd::Kept, PromiseEnd::Broken, PromiseEnd::Dropped];

    /// The code in the record and in exports.
    pub const fn code(self) -> &'static str {
        match self {
            PromiseEnd::Kept => "kept",
            PromiseEnd::Broken => "broken",
            PromiseEnd::Dropped => "dropped",
        }
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            PromiseEnd::Kept => words::promise_kept(lang),
            PromiseEnd::Broken => words::promise_broken(lang),
            PromiseEnd::Dropped => words::promise_dropped(lang),
        }
    }
}

impl Item {
    /// What was done with it and not taken back, oldest first.
    pub fn dealings(&self) -> impl DoubleEndedIterator<Item = &Dealt> {
        self.dealt.iter().filter(|dealt| !dealt.withdrawn)
    }

    /// How often somebody was urged.
    pub fn urges(&self) -> usize {
        self.dealings().filter(|dealt| matches!(dealt.what, Dealing::Urge { .. })).count()
    }

    /// The promises that are neither kept nor broken nor dropped, oldest first, each with its last day.
    pub fn open_promises(&self) -> impl Iterator<Item = (&Dealt, NaiveDate)> {
        let is_ended = |no| self.dealings().any(|d| matches!(d.what, Dealing::PromiseEnded { promise, .. } if promise == no));
        self.dealings().filter_map(move |dealt| match dealt.what {
            Dealing::Promise { due, .. } if !is_ended(dealt.no) => Some((dealt, self.moves_of(dealt.no).last().unwrap_or(due))),
            _ => None,
        })
    }

    /// The days to which a promise was moved, oldest first.
    pub fn moves_of(&self, no: EventNo) -> impl Iterator<Item = NaiveDate> {
        self.dealings().filter_map(move |dealt| match dealt.what {
            Dealing::PromiseMoved { promise, due } if promise == no => Some(due),
            _ => None,
        })
    }

    /// The extensions, oldest first: the date before, the date since, and the basis.
    pub fn extensions(&self) -> impl DoubleEndedIterator<Item = (NaiveDate, NaiveDate, &str)> {
        self.dealings().filter_map(|dealt| match &dealt.what {
            Dealing::Extension { from, to, basis } => Some((*from, *to, basis.as_str())),
            _ => None,
        })
    }

    /// The last day to which it was extended itself; none where it was not.
    pub fn extended_to(&self) -> Option<NaiveDate> {
        self.extensions().next_back().map(|(_, to, _)| to)
    }

    /// The day on which it comes back, where it is set aside.
    pub fn snoozed_until(&self) -> Option<NaiveDate> {
        self.dealings().rev().find_map(|dealt| match dealt.what {
            Dealing::Snooze { until } => Some(until),
            _ => None,
        })?
    }

    /// The supervisor who follows it.
    pub fn assigned_to(&self) -> Option<&str> {
        self.dealings().rev().find_map(|dealt| match &dealt.what {
            Dealing::Assignment { to, .. } => Some(to.as_deref()),
            _ => None,
        })?
    }

    /// What settled a date of the measure last; none where nobody did. `date` is none for the deadline.
    pub fn date_settlement(&self, date: Option<&str>) -> Option<&Dealt> {
        self.dealings().rev().find(|dealt| matches!(&dealt.what, Dealing::DateSet { date: which, .. } if which.as_deref() == date))
    }

    /// How a date of the measure was settled: the day, or that there is none. None where nobody settled it. `date` is none for the deadline.
    pub fn date_set(&self, date: Option<&str>) -> Option<Option<NaiveDate>> {
        match self.date_settlement(date)?.what {
            Dealing::DateSet { on, .. } => Some(on),
            _ => None,
        }
    }

    /// What recorded last that a milestone was reached up to `as_of`, and the day.
    pub fn date_reached(&self, date: &str, as_of: NaiveDate) -> Option<(&Dealt, NaiveDate)> {
        self.dealings().rev().find_map(|dealt| match &dealt.what {
            Dealing::DateMet { date: which, on } if which == date && *on <= as_of => Some((dealt, *on)),
            _ => None,
        })
    }

    /// When a milestone was reached.
    pub fn date_met(&self, date: &str) -> Option<NaiveDate> {
        self.date_reached(date, NaiveDate::MAX).map(|(_, on)| on)
    }
}

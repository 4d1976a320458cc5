//! Drafts: texts that were begun and not saved.

use chrono::TimeDelta;

use super::layers::form::FormKind;
use crate::ledger::{FindingKey, Item, ItemKey, Ledger, Moment, NoteKind, Status};
use crate::messages::{Lang, console as say};

/// A text that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The item; the first, where there are several.
    pub item: ItemKey,
    /// The others; of a text on whom a measure means, what those who are picked would owe.
    pub more: Vec<ItemKey>,
    /// The id under which the person knew it.
    pub label: String,
    /// How the measure's text begins: a number of the record may stand for another measure one day.
    pub about: String,
    /// What the text is for.
    pub purpose: Purpose,
    /// The text, exactly as typed; of a form what stands in its field of words.
    pub text: String,
    /// What stands in the fields of a form, each by its code.
    pub fields: Vec<(String, String)>,
}

/// The code of what says whom a measure means.
const SETTLE: &str = "settle";
/// The code of what is promised in a meeting.
const CAPTURE: &str = "capture";
/// How much later than its act a draft may be put on disk while the act is on its way.
const A_WRITE: TimeDelta = TimeDelta::seconds(10);
/// So much of a measure's text tells it from others.
const ABOUT: usize = 40;

impl Draft {
    /// An empty text for that item.
    pub fn new(ledger: &Ledger, item: &Item, purpose: Purpose) -> Self {
        let about = ledger.measure_of(item).map(|measure| about(&measure.text)).unwrap_or_default();
        Self { item: item.key, more: Vec::new(), label: ledger.label(item.key), about, purpose, text: String::new(), fields: Vec::new() }
    }

    /// The same for several items, known under that label.
    #[must_use]
    pub fn with_more(self, keys: &[ItemKey], label: String) -> Self {
        let more = keys.iter().copied().filter(|key| *key != self.item).collect();
        Self { more, label, ..self }
    }

    /// All items.
    pub fn items(&self) -> impl Iterator<Item = ItemKey> {
        let others = if self.purpose == Purpose::Settle { &[] } else { self.more.as_slice() };
        std::iter::once(self.item).chain(others.iter().copied())
    }

    /// Whether it is for the same thing, whatever the text.
    pub fn is_for_same(&self, other: &Draft) -> bool {
        let others = self.purpose == Purpose::Settle || self.more == other.more;
        self.item == other.item && others && self.purpose == other.purpose
    }

    /// Whether the record has the text, which was put on disk at `kept`: its program ended between the saving and the forgetting. The same
    /// words of an earlier day are not these.
    pub fn is_written(&self, ledger: &Ledger, by: &str, kept: Moment) -> bool {
        let since = kept - A_WRITE;
        let Some(item) = ledger.item(self.item) else { return false };
        match self.purpose {
            Purpose::Form(kind) => {
                item.dealings().any(|dealt| dealt.by == by && dealt.at >= since && kind.is_of(&dealt.what) && dealt.text == self.text)
            }
            // A promise has the words of the line but for whom and when, a decision has them all.
            Purpose::Capture => item.notes().any(|note| {
                let (line, text) = (self.text.trim(), note.text.trim());
                note.by == by && note.at >= since && (text.ends_with(line) || line.ends_with(text))
            }),
            _ => item.notes().any(|note| note.by == by && note.text == self.text && note.at >= since),
        }
    }

    /// What was typed, in one line for a list.
    pub fn shown(&self) -> String {
        match self.purpose {
            Purpose::Form(_) => {
                self.fields.iter().map(|(_, text)| text.trim()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("  ")
            }
            _ => self.text.clone(),
        }
    }

    /// Whether the item is about something else now than when the text was begun.
    pub fn has_strayed(&self, ledger: &Ledger) -> bool {
        let measure = ledger.item(self.item).and_then(|item| ledger.measure_of(item));
        measure.is_none_or(|measure| about(&measure.text) != self.about)
    }
}

fn about(text: &str) -> String {
    text.chars().take(ABOUT).collect()
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A note of that kind.
    Note(NoteKind),
    /// The words that go with that status.
    Status(Status),
    /// On what it rests whom a measure means.
    Settle,
    /// Why a finding is settled.
    Finding(FindingKey),
    /// What is promised in a meeting, in one line.
    Capture,
    /// What is filled into a form.
    Form(FormKind),
}

impl Purpose {
    /// In a word.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Purpose::Note(kind) => kind.word(lang),
            Purpose::Status(to) => to.word(lang),
            Purpose::Settle => say::settle_word(lang),
            Purpose::Finding(_) => say::finding_word(lang),
            Purpose::Capture => crate::messages::room::capture_word(lang),
            Purpose::Form(kind) => kind.word(lang),
        }
    }

    pub(super) fn code(self) -> String {
        match self {
            Purpose::Note(kind) => kind.code().to_owned(),
            Purpose::Status(to) => to.code().to_owned(),
            Purpose::Settle => SETTLE.to_owned(),
            Purpose::Finding(key) => key.to_string(),
            Purpose::Capture => CAPTURE.to_owned(),
            Purpose::Form(kind) => kind.code(),
        }
    }

    pub(super) fn from_code(code: &str) -> Option<Self> {
        let settle = (code == SETTLE).then_some(Purpose::Settle);
        let finding = || code.parse().ok().map(Purpose::Finding);
        let capture = (code == CAPTURE).then_some(Purpose::Capture);
        settle
            .or(capture)
            .or_else(|| FormKind::from_code(code).map(Purpose::Form))
            .or_else(finding)
            .or_else(|| NoteKind::from_code(code).map(Purpose::Note))
            .or_else(|| Status::from_code(code).map(Purpose::Status))
    }
}

//! Items: what a supervisor follows, with its state: the measures of the plan, and the obligations of their units.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    Cause, DataChange, Dealing, DealingKind, Dealt, Event, EventNo, Happening, Moment, NoteKind, Settlement, Signed, Status, to_moment,
};
use crate::messages::Lang;
use crate::plan::{MeasureId, UnitName};

/// What tells an item from all others, whatever becomes of its id: the record's own number of the measure, and the unit where it is an
/// obligation (责任事项).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemKey {
    /// The record's number of the measure. It stays when a corrected plan gives the measure another id.
    pub measure: i64,
    /// The unit that owes it; none for the measure itself.
    pub unit: Option<UnitName>,
}

impl ItemKey {
    /// The measure of that number.
    pub const fn measure(number: i64) -> Self {
        Self { measure: number, unit: None }
    }

    /// What `unit` owes under this measure.
    #[must_use]
    pub const fn of(self, unit: UnitName) -> Self {
        Self { unit: Some(unit), ..self }
    }
}

/// One thing that is followed: its status, its notes and its history.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What tells it from all others.
    pub key: ItemKey,
    /// The measure's id, or the last one that it had.
    pub measure: MeasureId,
    /// Whether it is in the plan; a measure that a corrected plan dropped, or a unit that is bound no longer, keeps its history.
    pub in_plan: bool,
    /// 办理状态.
    pub status: Status,
    /// When the status was set; none while it is the first.
    pub status_at: Option<Moment>,
    /// The event that set the status, or settled the units: the version on which a change of it is based.
    pub version: EventNo,
    /// The last event about data of an indicator: the version on which a change of these is based. It is another than that of the status,
    /// so that neither is in the other's way.
    pub data_version: EventNo,
    /// The acts that set the status and were not taken back, with the moment of each, oldest first: the status is owed to the last.
    status_acts: Vec<(EventNo, Moment)>,
    /// Notes, oldest first, those that were taken back included.
    notes: Vec<Note>,
    /// Whom its 相关区政府 means, as a supervisor settled it; none where nobody did.
    settled: Option<Arc<[UnitName]>>,
    /// Findings that supervisors settled on it, each with whether that was taken back.
    settlements: Vec<(Settlement, bool)>,
    /// What was done with it beside its status and notes, oldest first, with what was taken back.
    pub(super) dealt: Vec<Dealt>,
    /// Every act of a person on it, by time.
    deeds: Vec<Deed>,
    /// The last day of all on which something was reported: mostly it is asked for by a day that is not before it.
    reported_on: Option<NaiveDate>,
    /// Places of the item's events in the ledger's list.
    pub(super) events: Vec<usize>,
}

/// That a person acted on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Deed {
    act: EventNo,
    on: NaiveDate,
    /// Whether it reported on the item: a progress note, evidence, a status, a reading.
    is_report: bool,
    withdrawn: bool,
}

/// What a person wrote on an item. The reason given with a status is one, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The act that wrote it.
    pub act: EventNo,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// Its kind.
    pub kind: NoteKind,
    /// The text, as typed.
    pub text: String,
    /// What it goes with, where it is more than words: whom somebody urged, until when something was promised or extended.
    pub with: Option<Box<Dealing>>,
    /// Whether it was taken back.
    withdrawn: bool,
}

impl Note {
    /// What it is, in a word: what became of the promise where it goes with that, else its kind.
    pub fn word(&self, lang: Lang) -> &'static str {
        match self.with.as_deref() {
            Some(Dealing::PromiseEnded { end, .. }) => end.word(lang),
            Some(Dealing::PromiseMoved { .. }) => DealingKind::PromiseMoved.word(lang),
            _ => self.kind.word(lang),
        }
    }
}

impl Item {
    /// An item to which nothing has happened.
    pub(super) fn new(key: ItemKey, measure: MeasureId, in_plan: bool) -> Self {
        Self {
            key,
            measure,
            in_plan,
            status: Status::NotStarted,
            status_at: None,
            version: EventNo::NONE,
            data_version: EventNo::NONE,
            status_acts: Vec::new(),
            notes: Vec::new(),
            settled: None,
            settlements: Vec::new(),
            dealt: Vec::new(),
            deeds: Vec::new(),
            reported_on: None,
            events: Vec::new(),
        }
    }

    /// The notes that stand, oldest first.
    pub fn notes(&self) -> impl DoubleEndedIterator<Item = &Note> {
        self.notes.iter().filter(|note| !note.withdrawn)
    }

    /// Whom its 相关区政府 means, as a supervisor settled it; none where nobody did.
    pub fn settled(&self) -> Option<&[UnitName]> {
        self.settled.as_deref()
    }

    /// The findings that supervisors settled on it, those that were taken back left out.
    pub(super) fn settlements(&self) -> impl Iterator<Item = &Settlement> {
        self.settlements.iter().filter(|(_, withdrawn)| !withdrawn).map(|(settlement, _)| settlement)
    }

    /// The act to which the present status is owed; an act that was taken back and done again counts as the same one.
    pub fn status_act(&self) -> Option<EventNo> {
        self.status_acts.last().map(|(act, _)| *act)
    }

    /// Whether a person did anything with it: corrections of the plan's text are no history of its own.
    pub const fn has_history(&self) -> bool {
        let changed = self.version.0 > EventNo::NONE.0 || self.data_version.0 > EventNo::NONE.0;
        changed || !self.notes.is_empty() || !self.settlements.is_empty() || !self.dealt.is_empty()
    }

    /// Takes in an event about this item, which stands at `place` in the ledger's list.
    pub(super) fn apply(&mut self, event: &Event, place: usize) {
        self.events.push(place);
        match event.cause {
            Cause::Fresh => {}
            Cause::Undo(act) => self.set_withdrawn(act, true),
            Cause::Redo(act) => self.set_withdrawn(act, false),
        }
        self.count_deed(event);
        match &event.what {
            Happening::Status { to, why, .. } => {
                self.status = *to;
                self.version = event.no;
                match event.cause {
                    Cause::Fresh => self.status_acts.push((event.act, event.at)),
                    Cause::Redo(act) => self.status_acts.push((act, event.at)),
                    Cause::Undo(act) => self.status_acts.retain(|(known, _)| *known != act),
                }
                // What was taken back leaves no trace in the standing: an item that was done in time is so again.
                self.status_at = self.status_acts.last().map(|(_, at)| *at);
                if let Some(text) = why {
                    self.add_note(event, NoteKind::Comment, text);
                }
            }
            Happening::Note { kind, text } => self.add_note(event, *kind, text),
            Happening::FindingSettled { finding, why } => {
                let written = Signed { act: event.act, at: event.at, by: event.by.clone() };
                self.settlements.push((Settlement { finding: *finding, written, why: why.clone() }, false));
            }
            Happening::UnitsSettled { to, why, .. } => {
                self.version = event.no;
                self.settled.clone_from(to);
                if let Some(text) = why {
                    self.add_note(event, NoteKind::Comment, text);
                }
            }
            Happening::Dealt { what, text } => {
                self.dealt.push(Dealt::new(event, what, text));
                if !text.is_empty() {
                    self.add_note(event, what.note_kind(), text);
                    let note = self.notes.last_mut();
                    note.into_iter().for_each(|note| note.with = Some(what.clone()));
                }
            }
            what if what.indicator().is_some() => self.data_version = event.no,
            _ => {}
        }
        if event.what.dealing().is_some_and(DealingKind::raises_version) {
            self.version = event.no;
        }
    }

    /// Remembers that a person acted on it, and whether that was a report.
    fn count_deed(&mut self, event: &Event) {
        let is_report = match &event.what {
            Happening::Status { .. } => true,
            Happening::Note { kind, .. } => matches!(kind, NoteKind::Progress | NoteKind::Evidence),
            Happening::Data { what, .. } => matches!(**what, DataChange::Reading { .. }),
            Happening::UnitsSettled { .. } | Happening::FindingSettled { .. } | Happening::Dealt { .. } => false,
            _ => return,
        };
        if event.cause == Cause::Fresh {
            let on = to_moment(event.at).date_naive();
            self.deeds.push(Deed { act: event.act, on, is_report, withdrawn: false });
            self.reported_on = self.reported_on.max(Some(on).filter(|_| is_report));
        }
    }

    /// The last day on which a person acted on it; what was taken back is left out. What was done after `as_of` counts as done on that day:
    /// who works through the ledger of a day that is over has acted on it all the same.
    pub fn last_act_on(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.last_act_after(EventNo::NONE, as_of)
    }

    /// The same for what came after one of the acts.
    pub(super) fn last_act_after(&self, act: EventNo, as_of: NaiveDate) -> Option<NaiveDate> {
        self.deeds.iter().filter(|deed| !deed.withdrawn && deed.act > act).map(|deed| deed.on.min(as_of)).max()
    }

    /// The last day up to `as_of` on which something was reported about it: a progress note, evidence, a status, or a reading.
    pub fn last_report_on(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        match self.reported_on {
            Some(on) if on > as_of => self.last_report_up_to(as_of),
            on => on,
        }
    }

    /// The same, looked up.
    fn last_report_up_to(&self, as_of: NaiveDate) -> Option<NaiveDate> {
        self.deeds.iter().filter(|deed| !deed.withdrawn && deed.is_report && deed.on <= as_of).map(|deed| deed.on).max()
    }

    /// The version on which a change of that kind is based.
    pub const fn version_for(&self, what: &Happening) -> EventNo {
        if what.indicator().is_some() { self.data_version } else { self.version }
    }

    fn add_note(&mut self, event: &Event, kind: NoteKind, text: &str) {
        self.notes.push(Note {
            act: event.act,
            at: event.at,
            by: event.by.clone(),
            kind,
            text: text.to_owned(),
            with: None,
            withdrawn: false,
        });
    }

    fn set_withdrawn(&mut self, act: EventNo, withdrawn: bool) {
        for note in self.notes.iter_mut().filter(|note| note.act == act) {
            note.withdrawn = withdrawn;
        }
        self.dealt.iter_mut().filter(|dealt| dealt.act == act).for_each(|dealt| dealt.withdrawn = withdrawn);
        self.deeds.iter_mut().filter(|deed| deed.act == act).for_each(|deed| deed.withdrawn = withdrawn);
        self.reported_on = self.last_report_up_to(NaiveDate::MAX);
        for (_, taken_back) in self.settlements.iter_mut().filter(|(settlement, _)| settlement.written.act == act) {
            *taken_back = withdrawn;
        }
    }
}

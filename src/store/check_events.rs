//! Whether the events are as they were written, and such as this program would write: judged one act after the other.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

use super::failure::Inner;
use super::fault::Fault;
use super::{chain, event_rows};
use crate::ledger::{Cause, DataChange, Dealing, DealingKind, Event, EventNo, Happening, ItemKey, Status};
use crate::plan::{Deadline, IndicatorKey, MeasureId, UnitName};

/// Everything that is wrong with the events, and with what follows from them.
pub(super) fn faults(conn: &Connection) -> Inner<Vec<Fault>> {
    let (items, faults) = items(conn)?;
    let mut judge = Judge {
        items,
        settled: HashMap::new(),
        readings: HashMap::new(),
        promises: HashMap::new(),
        moves: Moves::new(),
        acts: HashMap::new(),
        act: Vec::new(),
        faults,
    };
    let (mut no, mut act) = (EventNo::NONE, EventNo::NONE);
    let plan = event_rows::each_with_digest(conn, |event, agrees| {
        no = EventNo(no.0 + 1);
        match event {
            Ok(event) => {
                judge.faults.extend(order(&event, no, act));
                (no, act) = (event.no, event.act);
                judge.digest(event.no, agrees);
                judge.take(event);
            }
            Err(fault) => {
                if let Fault::Value { no: found, .. } = fault {
                    no = found;
                }
                judge.faults.push(fault);
                judge.digest(no, agrees);
            }
        }
    })?;
    judge.end_act();
    let mut faults = judge.faults;
    faults.extend(cut(conn, no)?);
    if plan.is_some_and(|of| chain::of_plan(conn).is_ok_and(|now| now != of)) {
        faults.push(Fault::PlanWords);
    }
    let mut wrong: Vec<_> = judge.items.into_values().filter(|item| item.stored != item.replayed).collect();
    wrong.sort_by_key(|item| (item.measure, item.unit));
    faults.extend(wrong.into_iter().map(|i| Fault::State { item: i.label(), stored: i.stored, replayed: i.replayed }));
    Ok(faults)
}

/// An item as it is stored, and as its events add up so far.
struct Replayed {
    measure: MeasureId,
    unit: Option<UnitName>,
    stored: (Status, EventNo),
    replayed: (Status, EventNo),
}

/// What nothing has happened to.
const NEW: (Status, EventNo) = (Status::NotStarted, EventNo::NONE);

impl Replayed {
    fn label(&self) -> String {
        label(self.measure, self.unit)
    }
}

fn label(measure: MeasureId, unit: Option<UnitName>) -> String {
    unit.map_or_else(|| measure.to_string(), |unit| format!("{measure}@{unit}"))
}

fn items(conn: &Connection) -> Inner<(HashMap<ItemKey, Replayed>, Vec<Fault>)> {
    let mut select = conn.prepare(
        "SELECT coalesce(m.id, i.id), coalesce(m.task, i.task), coalesce(m.place, i.place), i.status, i.version, i.unit
         FROM item i LEFT JOIN item m ON m.id = i.parent",
    )?;
    let mut rows = select.query([])?;
    let (mut items, mut faults) = (HashMap::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let measure = MeasureId { task: row.get(1)?, index: row.get(2)? };
        let unit = row.get_ref(5)?.as_str_or_null()?.map(UnitName::new);
        let code = row.get_ref(3)?.as_str()?;
        let status = Status::from_code(code).unwrap_or_else(|| {
            faults.push(Fault::StatusCode { item: label(measure, unit), code: code.to_owned() });
            Status::NotStarted
        });
        let stored = (status, EventNo(row.get(4)?));
        items.insert(ItemKey { measure: row.get(0)?, unit }, Replayed { measure, unit, stored, replayed: NEW });
    }
    Ok((items, faults))
}

/// Whether an event stands where it must: numbers without gaps, the events of an act together, and its first one giving its name.
fn order(event: &Event, expected: EventNo, act: EventNo) -> Vec<Fault> {
    let mut faults = Vec::new();
    if event.no != expected {
        faults.push(Fault::Missing(event.no));
    }
    let begins = event.act == event.no;
    if !(begins || event.act == act) || of_act(event.cause).is_some_and(|of| of >= event.act) {
        faults.push(Fault::Act(event.no));
    }
    faults
}

/// The act that is taken back or done again.
const fn of_act(cause: Cause) -> Option<EventNo> {
    match cause {
        Cause::Fresh => None,
        Cause::Undo(of) | Cause::Redo(of) => Some(of),
    }
}

/// The number of the last event that was ever written is kept apart from the events: so a lost end shows.
fn cut(conn: &Connection, last: EventNo) -> Inner<Option<Fault>> {
    let written = conn.query_row("SELECT seq FROM sqlite_sequence WHERE name = 'event'", [], |row| row.get(0)).optional()?;
    let written = EventNo(written.unwrap_or(0));
    Ok((written != last).then_some(Fault::Cut { last, written }))
}

/// Which moves there are, whatever the day: what the deadline was when the status was set is not known any more.
struct Moves {
    deadlines: Vec<Deadline>,
    year: i32,
}

impl Moves {
    fn new() -> Self {
        // Any year will do as long as the day is behind it.
        let year = 2026;
        Self { deadlines: ["年底前", "长期实施"].iter().filter_map(|words| Deadline::parse(words, year).ok()).collect(), year }
    }

    fn allow(&self, from: Status, to: Status, why: Option<&str>) -> bool {
        self.deadlines.iter().any(|deadline| from.check_move(to, why, deadline, self.year, NaiveDate::MAX).is_ok())
    }
}

/// Whom a measure means.
type Settled = Arc<[UnitName]>;

/// Whom a measure means is settled on the measure, with a reason, and nobody is no one.
fn is_no_settlement(event: &Event, to: Option<&Settled>, why: Option<&str>) -> bool {
    let unsaid = event.cause == Cause::Fresh && why.is_none_or(|why| why.trim().is_empty());
    unsaid || to.is_some_and(|units| units.is_empty()) || event.item.is_some_and(|item| item.unit.is_some())
}

/// The reason, or the document, without which something is not recorded about an indicator.
fn reason(what: &DataChange) -> Option<&str> {
    match what {
        DataChange::Reading { corrects: Some((_, why)), .. } | DataChange::Struck { why, .. } => Some(why),
        DataChange::Target(target) => Some(&target.source),
        DataChange::Reading { corrects: None, .. } | DataChange::Path { .. } => None,
    }
}

/// An extension leads on and rests on something; whom something is about is named.
fn makes_sense(what: &Dealing) -> bool {
    match what {
        Dealing::Extension { from, to, basis } => to > from && !basis.trim().is_empty(),
        Dealing::Urge { whom, .. } | Dealing::Promise { whom, .. } => !whom.trim().is_empty(),
        Dealing::Assignment { from, to } => from != to,
        _ => true,
    }
}

/// What an act did, as far as it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Deed {
    Status(ItemKey, Status, Status),
    Settled(ItemKey, Option<Settled>, Option<Settled>),
    /// A note, or how a finding was settled.
    Wrote(ItemKey),
    TookBack(ItemKey),
    PutBack(ItemKey),
    Recorded(ItemKey, IndicatorKey),
    DataTakenBack(ItemKey, IndicatorKey),
    DataPutBack(ItemKey, IndicatorKey),
    Dealt(ItemKey, DealingKind),
    DealtTakenBack(ItemKey, DealingKind),
    DealtPutBack(ItemKey, DealingKind),
    /// Nothing that is undone.
    Other,
}

impl Deed {
    fn of(event: &Event) -> Self {
        match (event.item, &event.what) {
            (Some(item), Happening::Status { from, to, .. }) => Self::Status(item, *from, *to),
            (Some(item), Happening::UnitsSettled { from, to, .. }) => Self::Settled(item, from.clone(), to.clone()),
            (Some(item), Happening::Note { .. } | Happening::FindingSettled { .. }) => Self::Wrote(item),
            (Some(item), Happening::NoteWithdrawn) => Self::TookBack(item),
            (Some(item), Happening::NoteRestored) => Self::PutBack(item),
            (Some(item), Happening::Data { indicator, .. }) => Self::Recorded(item, indicator.clone()),
            (Some(item), Happening::DataWithdrawn(indicator)) => Self::DataTakenBack(item, indicator.clone()),
            (Some(item), Happening::DataRestored(indicator)) => Self::DataPutBack(item, indicator.clone()),
            (Some(item), Happening::Dealt { what, .. }) => Self::Dealt(item, what.kind()),
            (Some(item), Happening::DealtWithdrawn(kind)) => Self::DealtTakenBack(item, *kind),
            (Some(item), Happening::DealtRestored(kind)) => Self::DealtPutBack(item, *kind),
            _ => Self::Other,
        }
    }

    /// What takes it back.
    fn undone(&self) -> Self {
        match self {
            Self::Status(item, from, to) => Self::Status(*item, *to, *from),
            Self::Settled(item, from, to) => Self::Settled(*item, to.clone(), from.clone()),
            Self::Wrote(item) => Self::TookBack(*item),
            Self::Recorded(item, indicator) => Self::DataTakenBack(*item, indicator.clone()),
            Self::Dealt(item, kind) => Self::DealtTakenBack(*item, *kind),
            _ => Self::Other,
        }
    }

    /// What does it again.
    fn redone(&self) -> Self {
        match self {
            Self::Status(..) | Self::Settled(..) => self.clone(),
            Self::Wrote(item) => Self::PutBack(*item),
            Self::Recorded(item, indicator) => Self::DataPutBack(*item, indicator.clone()),
            Self::Dealt(item, kind) => Self::DealtPutBack(*item, *kind),
            _ => Self::Other,
        }
    }
}

/// A fresh act that was judged.
struct Done {
    deeds: Vec<Deed>,
    is_undone: bool,
}

struct Judge {
    items: HashMap<ItemKey, Replayed>,
    /// Whom measures mean, as it was settled so far.
    settled: HashMap<i64, Settled>,
    /// The readings so far, each with its indicator and the item in whose history it stands.
    readings: HashMap<EventNo, (IndicatorKey, ItemKey)>,
    /// The promises so far, each with its item.
    promises: HashMap<EventNo, ItemKey>,
    moves: Moves,
    acts: HashMap<EventNo, Done>,
    /// The events of the act that is under way.
    act: Vec<Event>,
    faults: Vec<Fault>,
}

impl Judge {
    fn digest(&mut self, no: EventNo, agrees: bool) {
        if !agrees {
            self.faults.push(Fault::Digest(no));
        }
    }

    fn take(&mut self, event: Event) {
        if self.act.first().is_some_and(|first| first.act != event.act) {
            self.end_act();
        }
        let found = [self.replay(&event), self.is_possible(&event)];
        self.faults.extend(found.into_iter().flatten());
        self.act.push(event);
    }

    /// Whether the event begins with what its item was.
    fn replay(&mut self, event: &Event) -> Option<Fault> {
        let Some(key) = event.item else { return self.replay_meeting(event) };
        let Some(measure) = self.items.get(&ItemKey::measure(key.measure)).map(|item| item.measure) else {
            return Some(Fault::NoItem(event.no, key));
        };
        // An obligation has a row from the first time on that its status is set.
        let item = self.items.entry(key).or_insert(Replayed { measure, unit: key.unit, stored: NEW, replayed: NEW });
        match &event.what {
            Happening::Status { from, to, .. } => {
                let before = std::mem::replace(&mut item.replayed, (*to, event.no));
                (before.0 != *from).then_some(Fault::From(event.no))
            }
            Happening::UnitsSettled { from, to, .. } => {
                item.replayed.1 = event.no;
                let before = match to {
                    Some(units) => self.settled.insert(key.measure, Arc::clone(units)),
                    None => self.settled.remove(&key.measure),
                };
                (before != *from).then_some(Fault::From(event.no))
            }
            Happening::Data { indicator, what } => self.replay_data(event.no, key, indicator, what),
            what if what.dealing().is_some_and(DealingKind::raises_version) => {
                item.replayed.1 = event.no;
                None
            }
            Happening::Dealt { what, .. } => self.replay_promise(event.no, key, what),
            _ => None,
        }
    }

    /// Whether a meeting is about measures that there are, and acts before it.
    fn replay_meeting(&self, event: &Event) -> Option<Fault> {
        let Happening::MeetingHeld(meeting) = &event.what else { return None };
        let is_no_act = |act: &&EventNo| **act >= event.act || !self.acts.contains_key(act);
        let no_item = meeting.items().find(|key| !self.items.contains_key(&ItemKey::measure(key.measure)));
        no_item
            .map(|key| Fault::NoItem(event.no, key))
            .or_else(|| meeting.acts.iter().find(is_no_act).map(|act| Fault::NoAct(event.no, *act)))
    }

    /// Whether a promise that ended or was moved was given on the same item.
    fn replay_promise(&mut self, no: EventNo, item: ItemKey, what: &Dealing) -> Option<Fault> {
        match what {
            Dealing::Promise { .. } => {
                self.promises.insert(no, item);
                None
            }
            Dealing::PromiseEnded { promise, .. } | Dealing::PromiseMoved { promise, .. } => {
                (self.promises.get(promise) != Some(&item)).then_some(Fault::NoPromise(no))
            }
            _ => None,
        }
    }

    /// Whether a correction or a strike is of a reading of the same indicator and item.
    fn replay_data(&mut self, no: EventNo, item: ItemKey, indicator: &IndicatorKey, what: &DataChange) -> Option<Fault> {
        let of = match what {
            DataChange::Reading { corrects, .. } => corrects.as_ref().map(|(of, _)| *of),
            DataChange::Struck { reading, .. } => Some(*reading),
            _ => None,
        };
        let wrong = of.is_some_and(|of| self.readings.get(&of).is_none_or(|known| known.0 != *indicator || known.1 != item));
        if matches!(what, DataChange::Reading { .. }) {
            self.readings.insert(no, (indicator.clone(), item));
        }
        wrong.then_some(Fault::NoReading(no))
    }

    /// Whether somebody could have done that.
    fn is_possible(&self, event: &Event) -> Option<Fault> {
        let fresh = event.cause == Cause::Fresh;
        match &event.what {
            Happening::Status { from, to, why } if fresh && !self.moves.allow(*from, *to, why.as_deref()) => {
                Some(Fault::Move { no: event.no, from: *from, to: *to })
            }
            Happening::Note { text, .. } | Happening::FindingSettled { why: text, .. } if text.trim().is_empty() => {
                Some(Fault::EmptyNote(event.no))
            }
            Happening::UnitsSettled { to, why, .. } if is_no_settlement(event, to.as_ref(), why.as_deref()) => {
                Some(Fault::Settlement(event.no))
            }
            Happening::MeetingHeld(meeting) if meeting.check().is_err() || !fresh => Some(Fault::Meeting(event.no)),
            Happening::Data { what, .. } if reason(what).is_some_and(|why| why.trim().is_empty()) => Some(Fault::EmptyNote(event.no)),
            Happening::Data { .. } | Happening::Dealt { .. } if !fresh => Some(Fault::NotAlone(event.no)),
            Happening::Dealt { what, text } if what.kind().needs_words() && text.trim().is_empty() => Some(Fault::EmptyNote(event.no)),
            Happening::Dealt { what, .. } if !makes_sense(what) => Some(Fault::Dealing(event.no)),
            Happening::DealtWithdrawn(_) | Happening::DealtRestored(_) if fresh => Some(Fault::NotAlone(event.no)),
            Happening::NoteWithdrawn | Happening::NoteRestored | Happening::DataWithdrawn(_) | Happening::DataRestored(_) if fresh => {
                Some(Fault::NotAlone(event.no))
            }
            _ => None,
        }
    }

    /// Judges the act as a whole: an undo and a redo say what their act says.
    fn end_act(&mut self) {
        let events = std::mem::take(&mut self.act);
        let Some(first) = events.first() else { return };
        let deeds: Vec<Deed> = events.iter().map(Deed::of).collect();
        let (of, undoes) = match first.cause {
            Cause::Fresh => {
                self.acts.insert(first.act, Done { deeds, is_undone: false });
                return;
            }
            Cause::Undo(of) => (of, true),
            Cause::Redo(of) => (of, false),
        };
        let one_cause = events.iter().all(|e| e.cause == first.cause);
        let agrees = self.acts.get_mut(&of).is_some_and(|done| {
            let expected: Vec<Deed> = match undoes {
                true => done.deeds.iter().rev().map(Deed::undone).collect(),
                false => done.deeds.iter().map(Deed::redone).collect(),
            };
            let in_turn = std::mem::replace(&mut done.is_undone, undoes) != undoes;
            in_turn && expected == deeds && !deeds.contains(&Deed::Other)
        });
        if !(one_cause && agrees) {
            self.faults.push(Fault::Return { no: first.no, act: of });
        }
    }
}

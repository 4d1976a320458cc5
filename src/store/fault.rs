//! Faults: what the record says that cannot be.

use crate::ledger::{EventNo, ItemKey, Status};
use crate::messages::{Lang, store as words};
use crate::plan::MeasureId;

/// One thing that is wrong with the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// SQLite's own check of the file says so.
    File(String),
    /// A row refers to one that is not there.
    Dangling {
        /// The table of the row.
        table: String,
        /// The row.
        row: Option<i64>,
    },
    /// A table or a rule of the tables is gone.
    NoRule(String),
    /// A table or a rule is not as this program makes it.
    OtherRule(String),
    /// A table, a view or a rule that this program does not make.
    Foreign(String),
    /// There is no plan.
    NoPlan,
    /// The plan has no measure.
    NoMeasures,
    /// The published words are not those that were imported.
    PlanWords,
    /// Tasks do not ascend through the plan.
    TaskOrder(u32),
    /// The measures of a task are not numbered 1, 2, 3 ….
    Gap(MeasureId),
    /// A measure belongs to a task that the plan does not have.
    NoTask(MeasureId),
    /// A measure of the plan has no published words.
    NoWords(MeasureId),
    /// A measure out of the plan has published words.
    Words(MeasureId),
    /// A deadline that is not known.
    Deadline {
        /// The measure.
        measure: MeasureId,
        /// The words.
        published: String,
    },
    /// The state of an item is not what its events add up to.
    State {
        /// Its id, with the unit's full name where it is an obligation.
        item: String,
        /// The status and version that are stored.
        stored: (Status, EventNo),
        /// Those that follow from the events.
        replayed: (Status, EventNo),
    },
    /// An item has a status that there is not.
    StatusCode {
        /// Its id.
        item: String,
        /// The code.
        code: String,
    },
    /// An event holds a value that is none.
    Value {
        /// The event.
        no: EventNo,
        /// The column.
        column: &'static str,
    },
    /// Events are missing before this one.
    Missing(EventNo),
    /// The last events are missing.
    Cut {
        /// The last that is there.
        last: EventNo,
        /// The last that was written.
        written: EventNo,
    },
    /// An event names an act to which it cannot belong.
    Act(EventNo),
    /// A status event starts from another status than the item had.
    From(EventNo),
    /// An event is about an item that is not there.
    NoItem(EventNo, ItemKey),
    /// An event, or the one before it, is not as it was written.
    Digest(EventNo),
    /// A status event makes a move that there is not, or without the words that it needs.
    Move {
        /// The event.
        no: EventNo,
        /// From which status.
        from: Status,
        /// To which.
        to: Status,
    },
    /// A note without a text.
    EmptyNote(EventNo),
    /// A promise ended that was not given on the item.
    NoPromise(EventNo),
    /// An extension that does not lead on, or something that is about nobody.
    Dealing(EventNo),
    /// A meeting without a title, that ended before it began, or about nothing.
    Meeting(EventNo),
    /// A meeting names an act that did not happen before it.
    NoAct(EventNo, EventNo),
    /// Whom a measure means is settled elsewhere than on the measure, without a reason, or as nobody.
    Settlement(EventNo),
    /// An event corrects or strikes out what is no reading of its indicator.
    NoReading(EventNo),
    /// Notes are taken back or put back outside of an undo or a redo.
    NotAlone(EventNo),
    /// An undo or a redo that does not agree with the act that it takes back or does again.
    Return {
        /// The first event of the undo or redo.
        no: EventNo,
        /// The act.
        act: EventNo,
    },
}

impl Fault {
    /// The sentence for the person.
    pub fn describe(&self, lang: Lang) -> String {
        match self {
            Self::File(line) => words::fault_file(lang, line),
            Self::Dangling { table, row: Some(row) } => words::fault_dangling(lang, table, row),
            Self::Dangling { table, row: None } => words::fault_dangling(lang, table, "?"),
            Self::NoRule(name) => words::fault_no_rule(lang, name),
            Self::OtherRule(name) => words::fault_other_rule(lang, name),
            Self::Foreign(name) => words::fault_foreign(lang, name),
            Self::NoMeasures => words::fault_no_measures(lang).to_owned(),
            Self::PlanWords => words::fault_plan_words(lang).to_owned(),
            Self::NoPlan => words::fault_no_plan(lang).to_owned(),
            Self::TaskOrder(number) => words::fault_task_order(lang, number),
            Self::Gap(id) => words::fault_gap(lang, id),
            Self::NoTask(id) => words::fault_no_task(lang, id),
            Self::NoWords(id) => words::fault_no_words(lang, id),
            Self::Words(id) => words::fault_words(lang, id),
            Self::Deadline { measure, published } => words::fault_deadline(lang, measure, published),
            Self::State { item, stored, replayed } => {
                let [is, should] = [stored, replayed].map(|(status, no)| format!("{} ({})", status.word(lang), no.0));
                words::fault_state(lang, item, is, should)
            }
            Self::StatusCode { item, code } => words::fault_status(lang, item, code),
            Self::Value { no, column } => words::fault_value(lang, no.0, column),
            Self::Missing(no) => words::fault_missing(lang, no.0),
            Self::Cut { last, written } => words::fault_cut(lang, last.0, written.0),
            Self::Act(no) => words::fault_act(lang, no.0),
            Self::From(no) => words::fault_from(lang, no.0),
            Self::NoItem(no, item) => words::fault_no_item(lang, no.0, item.measure),
            Self::Digest(no) => words::fault_digest(lang, no.0),
            Self::Move { no, from, to } => words::fault_move(lang, no.0, from.word(lang), to.word(lang)),
            Self::EmptyNote(no) => words::fault_empty_note(lang, no.0),
            Self::Settlement(no) => words::fault_settlement(lang, no.0),
            Self::NoPromise(no) => words::fault_no_promise(lang, no.0),
            Self::Dealing(no) => words::fault_dealing(lang, no.0),
            Self::Meeting(no) => words::fault_meeting(lang, no.0),
            Self::NoAct(no, act) => words::fault_no_act(lang, no.0, act.0),
            Self::NoReading(no) => words::fault_no_reading(lang, no.0),
            Self::NotAlone(no) => words::fault_not_alone(lang, no.0),
            Self::Return { no, act } => words::fault_return(lang, no.0, act.0),
        }
    }
}

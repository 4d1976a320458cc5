//! What a person names: an id, a status, and in a file of its own a unit.

use super::Failure;
use crate::ledger::{Item, Ledger, Row, Status};
use crate::messages::{Lang, cli as say};
use crate::plan::{BadId, MeasureId, Place};

pub(super) use super::find_unit::whom;

/// The place that an id names.
pub(super) fn place(text: &str, lang: Lang) -> Result<Place, Failure> {
    text.parse().map_err(|BadId(text)| Failure::Input(say::bad_id(lang, text)))
}

/// The item of a measure that is named.
pub(super) fn item<'a>(ledger: &'a Ledger, text: &str, lang: Lang) -> Result<&'a Item, Failure> {
    match place(text, lang)? {
        Place::Measure(id) => ledger.of_measure(id).ok_or_else(|| no_such_measure(ledger, id, lang)),
        Place::Task(number) => Err(Failure::Input(say::measure_wanted(lang, number))),
    }
}

/// The rows of a task or of one measure.
pub(super) fn rows<'a>(ledger: &Ledger, all: Vec<Row<'a>>, place: Place, lang: Lang) -> Result<Vec<Row<'a>>, Failure> {
    let wanted = |row: &Row<'_>| match place {
        Place::Task(number) => row.task.number == number,
        Place::Measure(id) => row.measure.id == id,
    };
    let rows: Vec<Row<'a>> = all.into_iter().filter(wanted).collect();
    match (rows.is_empty(), place) {
        (false, _) => Ok(rows),
        (true, Place::Measure(id)) => Err(no_such_measure(ledger, id, lang)),
        (true, Place::Task(number)) => Err(no_such(ledger, &number.to_string(), lang)),
    }
}

fn no_such_measure(ledger: &Ledger, id: MeasureId, lang: Lang) -> Failure {
    match ledger.plan().task(id.task) {
        Some((_, _, task)) => Failure::Nothing(Some(say::no_such_measure(lang, id, id.task, task.measures.len()))),
        None => no_such(ledger, &id.to_string(), lang),
    }
}

fn no_such(ledger: &Ledger, id: &str, lang: Lang) -> Failure {
    let last = ledger.plan().tasks().next_back().map_or(0, |(_, _, task)| task.number);
    Failure::Nothing(Some(say::no_such_id(lang, id, last)))
}

/// The status that a word means.
pub(super) fn status(word: &str, lang: Lang) -> Result<Status, Failure> {
    Status::from_word(word).ok_or_else(|| {
        let all: Vec<String> = Status::ALL.iter().map(|s| format!("{} {}", s.code(), s.word(Lang::Zh))).collect();
        Failure::Input(say::no_such_status(lang, word, all.join(", ")))
    })
}

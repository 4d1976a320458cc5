//! What a person names: an id, a unit, a status.

use super::Failure;
use crate::ledger::{Item, Ledger, Row, Status, Whom};
use crate::messages::{Lang, cli as say};
use crate::plan::{BadId, Lookup, Meant, MeasureId, Place, Units};

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

/// The unit or group that a name means: exactly, or the only one that it is a part of; and its name in full.
pub(super) fn whom(units: &Units, words: &str, lang: Lang) -> Result<(Whom, String), Failure> {
    let listed = |names: &[&str]| names.join(lang.pick("、", ", "));
    match units.meant(words) {
        Meant::One(found) => {
            let whom = match found {
                Lookup::Unit(unit) => Whom::Unit(unit.name.clone()),
                Lookup::Group(group) => Whom::Group(group.aliases.iter().chain([&group.name]).cloned().collect()),
            };
            Ok((whom, found.name().to_owned()))
        }
        Meant::Several(names) => Err(Failure::Input(say::many_units(lang, words, listed(&names)))),
        Meant::Nobody(near) if near.is_empty() => Err(Failure::Input(say::no_such_unit(lang, words))),
        Meant::Nobody(near) => Err(Failure::Input(say::no_such_unit_but(lang, words, listed(&near)))),
    }
}

/// The status that a word means.
pub(super) fn status(word: &str, lang: Lang) -> Result<Status, Failure> {
    Status::from_word(word).ok_or_else(|| {
        let all: Vec<String> = Status::ALL.iter().map(|s| format!("{} {}", s.code(), s.word(Lang::Zh))).collect();
        Failure::Input(say::no_such_status(lang, word, all.join(", ")))
    })
}

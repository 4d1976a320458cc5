//! What a person names: ids, a status, and in a file of its own a unit.

use super::Failure;
use crate::ledger::{Found, Item, Ledger, NotFound, Status};
use crate::messages::{Lang, cli as say};
use crate::plan::{Asked, BadId};

impl NotFound {
    pub(super) fn fails(self, lang: Lang) -> Failure {
        match self.is_absent() {
            true => Failure::Nothing(Some(self.explain(lang))),
            false => Failure::Input(self.explain(lang)),
        }
    }
}

/// Refuses what is no id, before a database is opened or made for it.
pub(super) fn refuse_bad_id(text: &str, lang: Lang) -> Result<(), Failure> {
    match Asked::list(text) {
        Ok(_) => Ok(()),
        Err(BadId(text)) => Err(NotFound::BadId(text).fails(lang)),
    }
}

/// What one id names.
pub(super) fn one<'a>(ledger: &'a Ledger, text: &str, lang: Lang) -> Result<Found<'a>, Failure> {
    ledger.find(text).map_err(|e| e.fails(lang))
}

/// The items that one or several ids name: measures, and what units owe under them.
pub(super) fn items<'a>(ledger: &'a Ledger, text: &str, lang: Lang) -> Result<Vec<&'a Item>, Failure> {
    let mut items: Vec<&Item> = Vec::new();
    for found in ledger.find_all(text).map_err(|e| e.fails(lang))? {
        let named = match found {
            Found::Task(number) => return Err(Failure::Input(say::measure_wanted(lang, number))),
            Found::Measure(item) => vec![item],
            Found::Owed(owed) => owed.into_iter().map(|owed| owed.item).collect(),
        };
        items.extend(named.into_iter().filter(|next| items.iter().all(|known| known.key != next.key)).collect::<Vec<_>>());
    }
    Ok(items)
}

/// The status that a word means.
pub(super) fn status(word: &str, lang: Lang) -> Result<Status, Failure> {
    Status::from_word(word).ok_or_else(|| {
        let all: Vec<String> = Status::ALL.iter().map(|s| format!("{} {}", s.code(), s.word(Lang::Zh))).collect();
        Failure::Input(say::no_such_status(lang, word, all.join(", ")))
    })
}

//! By which words the log is filtered: each must hold of an entry, by what the entry says or by the item that it is about.

use std::collections::HashSet;

use crate::console::app::App;
use crate::ledger::{Asks, DealingKind, Event, EventNo, Happening, ItemKey, Ledger, NoteKind, Query};
use crate::messages::{Lang, past as say, query as keys};
use crate::report::words::{event_text, event_words};

/// One word of the filter: one of its values at least must fit, or none where it is negated.
struct Word {
    negated: bool,
    values: Vec<Value>,
}

/// What may fit an entry.
enum Value {
    /// The kind of the entry, in its own word.
    Kind(String),
    /// What stands in the entry, in lower case, or the items that it may be about.
    Says(String, HashSet<ItemKey>),
}

/// The events that a filter leaves, newest first.
pub(super) fn left(app: &App, filter: &str) -> Vec<EventNo> {
    let lang = app.setting.lang;
    let words: Vec<Word> = words_of(filter).map(|word| Word::of(app, &word)).collect();
    let fits =
        |event: &&Event| words.iter().all(|word| word.values.iter().any(|value| value.fits(&app.ledger, event, lang)) != word.negated);
    app.ledger.events().iter().rev().filter(fits).map(|event| event.no).collect()
}

/// The words of a filter; those between quotes are one.
fn words_of(filter: &str) -> impl Iterator<Item = String> {
    let mut quoted = false;
    let ends = |c: char| {
        quoted ^= matches!(c, '"' | '“' | '”');
        c.is_whitespace() && !quoted
    };
    filter.split(ends).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

impl Word {
    fn of(app: &App, word: &str) -> Self {
        let bare = word.strip_prefix(['-', '!', '！']).filter(|rest| !rest.is_empty());
        let text = bare.unwrap_or(word);
        // What has a key, or stands between quotes, is one value, whatever commas it has.
        let values = match text.contains([':', '：', '"', '“']) {
            true => vec![Value::of(app, text)],
            false => text.split([',', '，', '、']).filter(|value| !value.is_empty()).map(|value| Value::of(app, value)).collect(),
        };
        Self { negated: bare.is_some(), values }
    }
}

impl Value {
    fn of(app: &App, text: &str) -> Self {
        let lang = app.setting.lang;
        if is_kind(text, lang) {
            return Self::Kind(text.to_owned());
        }
        let query = Query::parse(text, &app.ledger).ok();
        let items = query.filter(|query| is_of_items(query, text)).map(|query| app.ledger.wanted(&query, &app.setting.by, app.as_of));
        Self::Says(text.replace(['"', '“', '”'], "").to_lowercase(), items.unwrap_or_default())
    }

    fn fits(&self, ledger: &Ledger, event: &Event, lang: Lang) -> bool {
        match self {
            Self::Kind(word) => kind(event, lang) == Some(word.as_str()),
            Self::Says(words, items) => event.item.is_some_and(|key| items.contains(&key)) || says(ledger, event, words, lang),
        }
    }
}

/// Whether a condition is clearly about an item: it has a key, or is an id, a unit, an area or a light.
fn is_of_items(query: &Query, text: &str) -> bool {
    let has_key = text.contains([':', '：']);
    let is_clear = |what: &Asks| matches!(what, Asks::Id(_) | Asks::Unit(_) | Asks::Area(_) | Asks::Light(_));
    !query.is_empty() && query.conditions().iter().all(|condition| has_key || is_clear(&condition.what))
}

/// Whether a word is that of a kind of entries.
fn is_kind(word: &str, lang: Lang) -> bool {
    let notes = NoteKind::ALL.into_iter().map(|kind| kind.word(lang));
    let dealings = DealingKind::ALL.into_iter().map(|kind| kind.word(lang));
    notes.chain(dealings).chain([keys::status(lang), say::kind_data(lang), say::kind_meeting(lang)]).any(|kind| kind == word)
}

/// The kind of an entry in a word; none where it has none of its own.
fn kind(event: &Event, lang: Lang) -> Option<&'static str> {
    match &event.what {
        Happening::Status { .. } => Some(keys::status(lang)),
        Happening::Note { kind, .. } => Some(kind.word(lang)),
        Happening::Data { .. } | Happening::DataWithdrawn(_) | Happening::DataRestored(_) => Some(say::kind_data(lang)),
        Happening::Dealt { what, .. } => Some(what.kind().word(lang)),
        Happening::MeetingHeld(_) => Some(say::kind_meeting(lang)),
        Happening::DealtWithdrawn(kind) | Happening::DealtRestored(kind) => Some(kind.word(lang)),
        _ => None,
    }
}

fn says(ledger: &Ledger, event: &Event, words: &str, lang: Lang) -> bool {
    let has = |text: &str| text.to_lowercase().contains(words);
    has(&event.by) || event_text(event).is_some_and(has) || has(&event_words(ledger, event, lang))
}

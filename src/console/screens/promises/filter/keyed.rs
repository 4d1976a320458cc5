//! Words of the promises' filter that have a key before a colon, and those without one that are read as the queue's filter reads them.

use super::{State, Value, folded, id, is_moved, parted, span, unit};
use crate::console::app::App;
use crate::ledger::{Asks, BadQuery, DueIn, Key, NotFound, Query};
use crate::messages::{Lang, promise_filter as say};
use crate::plan::UnitName;

/// Why a text is no filter of promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::console::screens::promises) enum BadFilter {
    /// There is no such key.
    NoKey(String),
    /// A promise has no such state.
    NoState(String),
    /// What the queue's filter refuses, too.
    Query(BadQuery),
}

impl BadFilter {
    /// The sentence for the person, with what would be possible.
    pub fn explain(&self, lang: Lang) -> String {
        let listed = |words: Vec<&str>| words.join(lang.pick("、", ", "));
        match self {
            BadFilter::NoKey(key) => {
                let keys = KEYS.map(|key| key.word(lang)).into_iter().chain([say::by(lang)]);
                say::no_key(lang, key, keys.map(|key| format!("{key}:")).collect::<Vec<_>>().join(lang.pick("、", ", ")))
            }
            BadFilter::NoState(value) => say::no_state(lang, value, listed(State::ALL.map(|state| state.word(lang)).to_vec())),
            BadFilter::Query(bad) => bad.explain(lang),
        }
    }
}

impl From<BadQuery> for BadFilter {
    fn from(bad: BadQuery) -> Self {
        BadFilter::Query(bad)
    }
}

impl From<NotFound> for BadFilter {
    fn from(not_found: NotFound) -> Self {
        BadFilter::Query(BadQuery::Names(not_found))
    }
}

/// The keys that a promise has: all of the queue's filter but the role, which goes with a unit of the plan.
const KEYS: [Key; 10] =
    [Key::Unit, Key::Status, Key::Due, Key::Id, Key::Text, Key::Area, Key::Light, Key::Reason, Key::Supervisor, Key::Mark];

/// What the values behind a key mean.
pub(super) fn values(app: &App, key: &str, values: &str) -> Result<Vec<Value>, BadFilter> {
    let plain = folded(key);
    if [Lang::Zh, Lang::En].iter().any(|lang| say::by(*lang) == plain) {
        return Ok(parted(values).map(|name| Value::By(name.to_owned())).collect());
    }
    let known = Key::from_word(key).filter(|known| KEYS.contains(known)).ok_or_else(|| BadFilter::NoKey(key.to_owned()))?;
    if parted(values).next().is_none() {
        return Err(BadQuery::NoValue(known).into());
    }
    let each = |read: &dyn Fn(&str) -> Result<Value, BadFilter>| parted(values).map(read).collect();
    match known {
        Key::Unit => match unit(app, values) {
            Some(unit) => Ok(vec![unit]),
            None => each(&|name| named(app, name)),
        },
        Key::Status => each(&state),
        Key::Due => each(&|word| span(&folded(word), app.as_of).map_or_else(|| days(app, &folded(word)), Ok)),
        Key::Id => each(&|word| Ok(id(&folded(word)).unwrap_or_else(|| Value::Id(folded(word))))),
        Key::Text => each(&|word| Ok(Value::says(word))),
        _ => Ok(vec![of_items(app, &format!("{key}:{values}"))?]),
    }
}

/// Promises on the items that a word of the queue's filter asks for.
fn of_items(app: &App, word: &str) -> Result<Value, BadFilter> {
    let query = Query::parse(word, &app.ledger)?;
    Ok(Value::Items(word.to_owned(), app.ledger.wanted(&query, &app.setting.by, app.as_of).into_iter().collect()))
}

/// The unit or group that a name means: exactly, by a part of it, or by its sound.
fn named(app: &App, name: &str) -> Result<Value, BadFilter> {
    let whom = app.ledger.whom(name)?;
    // One that only the plan names is on no list.
    Ok(unit(app, whom.name()).unwrap_or_else(|| Value::Unit(whom.name().to_owned(), [UnitName::new(whom.name())].into())))
}

fn state(word: &str) -> Result<Value, BadFilter> {
    let plain = folded(word);
    let state = State::of(&plain).map(Value::State).or_else(|| is_moved(&plain).then_some(Value::Moved));
    state.ok_or_else(|| BadFilter::NoState(word.to_owned()))
}

/// The unit or group of which a whole name sounds as a word without a key does; none where no name does.
pub(super) fn by_sound(app: &App, word: &str) -> Result<Option<Value>, BadFilter> {
    if !word.chars().all(|c| c.is_ascii_alphabetic()) {
        return Ok(None);
    }
    if let Some(one) = app.ledger.units().sounding(word) {
        return Ok(unit(app, one.name()));
    }
    // Of several none is meant more than another.
    app.ledger.whom_written(word)?;
    Ok(None)
}

/// A day, a month or a range of days that stands without its key; none where it is none.
pub(super) fn days_alone(app: &App, plain: &str) -> Option<Value> {
    let is_days = plain.contains(|c: char| c.is_ascii_digit()) && (plain.contains(['-', '/', '月']) || plain.contains(".."));
    days(app, plain).ok().filter(|_| is_days)
}

/// A day, a month or a range of days, as the queue's filter reads them.
fn days(app: &App, plain: &str) -> Result<Value, BadFilter> {
    let bad = || BadFilter::Query(BadQuery::BadDays(plain.to_owned()));
    let said = month(plain).unwrap_or_else(|| plain.to_owned());
    let query = Query::parse(&format!("{}:{said}", Key::Due.word(Lang::Zh)), &app.ledger)?;
    let due = query.conditions().iter().find_map(|condition| match &condition.what {
        Asks::Due(due) => due.first().copied(),
        _ => None,
    });
    match due.ok_or_else(bad)? {
        DueIn::Days(from, to) => Ok(Value::Days(from, to)),
        DueIn::ThisWeek => span(say::this_week(Lang::Zh), app.as_of).ok_or_else(bad),
        DueIn::ThisMonth => span(say::this_month(Lang::Zh), app.as_of).ok_or_else(bad),
        // A promise is always for a day.
        DueIn::Never => Err(bad()),
    }
}

/// A month that is written as days are, 2026-11, as the queue's filter reads one.
fn month(plain: &str) -> Option<String> {
    let (year, month) = plain.split_once(['-', '/']).filter(|(year, _)| year.len() == 4)?;
    Some(format!("{}年{}月", year.parse::<u16>().ok()?, month.parse::<u8>().ok()?))
}

/// Promises on items of a light that stands without its key; none where the word is none.
pub(super) fn light(app: &App, word: &str) -> Option<Value> {
    let query = Query::parse(word, &app.ledger).ok()?;
    let is_light = !query.is_empty() && query.conditions().iter().all(|condition| matches!(condition.what, Asks::Light(_)));
    is_light.then(|| of_items(app, word).ok()).flatten()
}

//! By which words promises are filtered. All words must hold; commas are "or" within one, `-` before one is "not". A word is a state, a time in
//! which promises fall due, an id, a unit, the light of the item, or else it stands in the name of who promised, by its characters or their
//! pinyin, in that of who wrote it down, or in what was promised. The keys are those of the queue's filter, and who wrote it down.

mod keyed;
mod state;

use std::collections::HashSet;

use chrono::{Datelike, Days, NaiveDate};

use crate::console::app::App;
use crate::ledger::{ItemKey, Promise};
use crate::messages::{Lang, promise_filter as say};
use crate::plan::{Lookup, UnitName};
use crate::search::Words;
use crate::text::{half_width, visible_line};
pub(super) use keyed::BadFilter;
use state::State;

/// What was typed, as it is understood on a day.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    words: Vec<Word>,
}

/// One word: one of its values at least must hold, or none where it is negated.
#[derive(Debug, Clone)]
struct Word {
    negated: bool,
    values: Vec<Value>,
}

#[derive(Debug, Clone)]
enum Value {
    /// What became of it.
    State(State),
    /// It falls due between two days, both included.
    Due(Span, NaiveDate, NaiveDate),
    /// It falls due between two days, both included and open at an end that is not given.
    Days(Option<NaiveDate>, Option<NaiveDate>),
    /// It is on one of these items; and how that was asked for.
    Items(String, HashSet<ItemKey>),
    /// Somebody of that name wrote it down.
    By(String),
    /// It was moved.
    Moved,
    /// It is on that task, measure or obligation.
    Id(String),
    /// One of these promised, or owes what it is about; and by which name they are known.
    Unit(String, HashSet<UnitName>),
    /// A name, or what was promised, has it.
    Says(String, Box<Words>),
}

/// Times that a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Span {
    Today,
    Week,
    NextWeek,
    Month,
    NextMonth,
}

/// What is between commas in one word.
const COMMAS: [char; 3] = [',', '，', '、'];
/// What stands around a text that is to be taken as it is.
const QUOTES: [char; 5] = ['"', '“', '”', '「', '」'];

impl Filter {
    /// What `text` means.
    ///
    /// # Errors
    /// Names the word that means nothing, and what would.
    pub fn of(app: &App, text: &str) -> Result<Self, BadFilter> {
        let words = text.split_whitespace().map(|word| Word::of(app, word)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { words: words.into_iter().flatten().collect() })
    }

    /// Whether everything is listed.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether it says itself which states are listed.
    pub fn names_states(&self) -> bool {
        self.words.iter().any(|word| !word.negated && word.values.iter().any(|value| matches!(value, Value::State(_))))
    }

    /// Whether a promise is listed.
    pub fn fits(&self, app: &App, promise: &Promise<'_>) -> bool {
        self.words.iter().all(|word| word.values.iter().any(|value| value.fits(app, promise)) != word.negated)
    }

    /// Each word as it is understood.
    pub fn chips(&self, lang: Lang) -> impl Iterator<Item = String> {
        self.words.iter().map(move |word| {
            let values: Vec<String> = word.values.iter().map(|value| value.words(lang)).collect();
            format!("{}{}", if word.negated { "-" } else { "" }, values.join(lang.pick("、", ", ")))
        })
    }
}

impl Word {
    fn of(app: &App, word: &str) -> Result<Option<Self>, BadFilter> {
        let bare = word.strip_prefix(['-', '!', '！', '－']).filter(|rest| !rest.is_empty());
        let text = bare.unwrap_or(word);
        let values = match text.split_once([':', '：']).filter(|(key, _)| !key.is_empty() && !key.starts_with(QUOTES)) {
            Some((key, values)) => keyed::values(app, key, values)?,
            // 市科委、中关村管委会 is one unit.
            None => match unit(app, text) {
                Some(unit) => vec![unit],
                None => parted(text).map(|value| Value::of(app, value)).collect::<Result<_, _>>()?,
            },
        };
        Ok((!values.is_empty()).then_some(Self { negated: bare.is_some(), values }))
    }
}

/// What stands between the commas of a word.
fn parted(text: &str) -> impl Iterator<Item = &str> {
    text.split(COMMAS).filter(|value| !value.is_empty())
}

/// The unit or group of exactly that name: a unit with the groups that hold it, a group with its members.
fn unit(app: &App, text: &str) -> Option<Value> {
    let units = app.ledger.units();
    let found = units.find(text)?;
    let mut names = HashSet::from([UnitName::new(found.name())]);
    let name = match found {
        Lookup::Unit(unit) => {
            let holding = units.groups().iter().filter(|group| group.members.contains(&unit.name));
            names.extend(holding.map(|group| UnitName::new(&group.name)));
            &unit.short
        }
        Lookup::Group(group) => {
            names.extend(group.members.iter().map(|member| UnitName::new(member)));
            &group.name
        }
    };
    Some(Value::Unit(name.clone(), names))
}

impl Value {
    fn of(app: &App, text: &str) -> Result<Self, BadFilter> {
        if text.starts_with(QUOTES) {
            return Ok(Value::says(text.trim_matches(QUOTES)));
        }
        let plain = folded(text);
        let known = State::of(&plain).map(Value::State).or_else(|| span(&plain, app.as_of));
        let known = known.or_else(|| is_moved(&plain).then_some(Value::Moved)).or_else(|| id(&plain));
        let known = known.or_else(|| keyed::days_alone(app, &plain)).or_else(|| unit(app, text)).or_else(|| keyed::light(app, text));
        match known {
            Some(known) => Ok(known),
            None => Ok(keyed::by_sound(app, text)?.unwrap_or_else(|| Value::says(text))),
        }
    }

    fn says(text: &str) -> Self {
        Value::Says(text.to_owned(), Box::new(Words::of(text)))
    }

    fn fits(&self, app: &App, promise: &Promise<'_>) -> bool {
        match self {
            Value::State(state) => state.has(promise.state),
            Value::Due(_, from, to) => (*from..=*to).contains(&promise.due),
            Value::Days(from, to) => from.is_none_or(|from| from <= promise.due) && to.is_none_or(|to| promise.due <= to),
            Value::Items(_, items) => items.contains(&promise.key),
            Value::By(name) => folded(promise.by).contains(&folded(name)),
            Value::Moved => promise.moved > 0,
            Value::Id(id) => is_within(&folded(&app.label(promise.key)), id),
            Value::Unit(_, names) => {
                (promise.is_listed && names.contains(&promise.unit)) || promise.key.unit.is_some_and(|unit| names.contains(&unit))
            }
            Value::Says(text, words) => {
                let is_named = |unit| app.unit_fits(unit, words);
                is_named(promise.unit)
                    || promise.key.unit.is_some_and(is_named)
                    || !words.marks_in_name(promise.whom).is_empty()
                    || [promise.what, promise.by].iter().any(|words| folded(words).contains(&folded(text)))
            }
        }
    }

    /// As it stands on a chip.
    fn words(&self, lang: Lang) -> String {
        match self {
            Value::State(state) => state.word(lang).to_owned(),
            Value::Due(span, from, to) if from == to => format!("{} {}", span.word(lang), from.format("%m-%d")),
            Value::Due(span, from, to) => format!("{} {}..{}", span.word(lang), from.format("%m-%d"), to.format("%m-%d")),
            Value::Days(from, to) => {
                let day = |day: &Option<NaiveDate>| day.map_or_else(String::new, |day| day.format("%m-%d").to_string());
                if from == to { day(from) } else { format!("{}..{}", day(from), day(to)) }
            }
            Value::Items(text, _) => visible_line(text).into_owned(),
            Value::By(name) => say::written_by(lang, visible_line(name)),
            Value::Moved => say::was_moved(lang).to_owned(),
            Value::Id(id) => id.clone(),
            Value::Unit(name, _) => name.clone(),
            Value::Says(text, _) => say::says(lang, visible_line(text)),
        }
    }
}

/// The id that a word is; none where it is none.
fn id(plain: &str) -> Option<Value> {
    let is_id = plain.starts_with(|c: char| c.is_ascii_digit()) && plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_range = plain.contains("..");
    let is_owed = plain.starts_with(|c: char| c.is_ascii_digit()) && plain.contains('@');
    ((is_id && !is_range) || is_owed).then(|| Value::Id(plain.to_owned()))
}

/// Whether an id is `asked`, or within it: 8.4@门头沟 is within 8.4, and that within 8; with a point at its end what goes on from there.
fn is_within(id: &str, asked: &str) -> bool {
    let rest = id.strip_prefix(asked);
    rest.is_some_and(|rest| rest.is_empty() || asked.ends_with(['.', '@']) || rest.starts_with(['.', '@']) || asked.contains('@'))
}

impl Span {
    const ALL: [Span; 5] = [Span::Today, Span::Week, Span::NextWeek, Span::Month, Span::NextMonth];

    const fn word(self, lang: Lang) -> &'static str {
        match self {
            Span::Today => say::today(lang),
            Span::Week => say::this_week(lang),
            Span::NextWeek => say::next_week(lang),
            Span::Month => say::this_month(lang),
            Span::NextMonth => say::next_month(lang),
        }
    }

    /// Its first and its last day; a week begins on Monday.
    fn days(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let monday = today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?;
        let week = |from: NaiveDate| Some((from, from.checked_add_days(Days::new(6))?));
        let first = today.with_day(1)?;
        let month = |from: NaiveDate| Some((from, from.checked_add_months(chrono::Months::new(1))?.pred_opt()?));
        match self {
            Span::Today => Some((today, today)),
            Span::Week => week(monday),
            Span::NextWeek => week(monday.checked_add_days(Days::new(7))?),
            Span::Month => month(first),
            Span::NextMonth => month(first.checked_add_months(chrono::Months::new(1))?),
        }
    }
}

fn span(word: &str, today: NaiveDate) -> Option<Value> {
    let is_word =
        |span: &Span| [Lang::Zh, Lang::En].iter().any(|lang| span.word(*lang) == word) || (word == "今日" && *span == Span::Today);
    let span = Span::ALL.into_iter().find(is_word)?;
    span.days(today).map(|(from, to)| Value::Due(span, from, to))
}

fn is_moved(word: &str) -> bool {
    [Lang::Zh, Lang::En].iter().any(|lang| say::was_moved(*lang) == word)
}

/// A text as it is compared: in lower case and half width.
fn folded(text: &str) -> String {
    text.chars().map(half_width).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// 23 November 2026 is a Monday, 29 November the Sunday of that week.
    #[test]
    fn a_week_begins_on_monday_and_a_month_ends_with_its_last_day() {
        let days = |span: Span, today| span.days(day(today)).map(|(from, to)| (from.to_string(), to.to_string())).unwrap();
        let is = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        for today in ["2026-11-23", "2026-11-25", "2026-11-29"] {
            assert_eq!(days(Span::Week, today), is("2026-11-23", "2026-11-29"));
            assert_eq!(days(Span::NextWeek, today), is("2026-11-30", "2026-12-06"));
            assert_eq!(days(Span::Month, today), is("2026-11-01", "2026-11-30"));
            assert_eq!(days(Span::NextMonth, today), is("2026-12-01", "2026-12-31"));
        }
        assert_eq!(days(Span::Week, "2026-11-22"), is("2026-11-16", "2026-11-22"));
        assert_eq!(days(Span::NextMonth, "2027-01-31"), is("2027-02-01", "2027-02-28"));
        assert_eq!(days(Span::Today, "2026-11-23"), is("2026-11-23", "2026-11-23"));
    }

    #[test]
    fn an_id_has_what_is_within_it() {
        for (id, asked, is) in [
            ("8.4", "8.4", true),
            ("8.4@门头沟", "8.4", true),
            ("8.4@门头沟", "8", true),
            ("8.4@门头沟", "8.4@门", true),
            ("8.40", "8.4", false),
            ("18.4", "8.4", false),
            ("8.40", "8.", true),
            ("80.1", "8", false),
        ] {
            assert_eq!(is_within(id, asked), is, "{id} {asked}");
        }
    }
}

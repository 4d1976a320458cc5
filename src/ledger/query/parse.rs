//! From words to conditions.

use chrono::NaiveDate;

use super::key::{is_me, is_none, light_from_word, role_from_word, span_from_word, status_from_word};
use super::lex::{Value, Word, words};
use super::{Asks, BadQuery, Condition, DueIn, Id, Key, Mark, Query, Reason, Supervisor, Whom, folded};
use crate::ledger::{Found, Ledger, NotFound};
use crate::plan::{Area, parse_day};

/// What a text is read against: the areas, units and ids of a ledger.
pub(super) struct Reading<'a> {
    pub ledger: &'a Ledger,
}

impl Query {
    /// Reads a text. Areas, units and ids are those of `ledger`.
    ///
    /// # Errors
    /// Names the word that means nothing, and what would.
    pub fn parse(text: &str, ledger: &Ledger) -> Result<Self, BadQuery> {
        let reading = Reading { ledger };
        let conditions = words(text).iter().map(|word| reading.condition(word)).collect::<Result<Vec<_>, _>>()?;
        let query = conditions.into_iter().fold(Self::default(), Self::and);
        let asks = |key| query.conditions.iter().any(|c| c.what.key() == key);
        if asks(Key::Role) && !asks(Key::Unit) {
            return Err(BadQuery::RoleAlone);
        }
        Ok(query)
    }
}

impl<'a> Reading<'a> {
    fn condition(&self, word: &Word) -> Result<Condition, BadQuery> {
        let Some(key) = &word.key else { return self.guess(word) };
        let key = Key::from_word(key).ok_or_else(|| BadQuery::NoKey(key.clone()))?;
        if word.values.is_empty() {
            return Err(BadQuery::NoValue(key));
        }
        Ok(Condition { negated: word.negated, what: self.asks(key, &word.values)? })
    }

    fn asks(&self, key: Key, values: &[Value]) -> Result<Asks, BadQuery> {
        let bad = |value: &str| BadQuery::BadValue { key, value: value.to_owned() };
        Ok(match key {
            Key::Area => Asks::Area(each(values, |word| self.area(word))?),
            Key::Id => self.ids(&values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(","))?,
            Key::Unit => Asks::Unit(self.units(values)?),
            Key::Role => Asks::Role(each(values, |word| role_from_word(word).ok_or_else(|| bad(word)))?),
            Key::Light => Asks::Light(each(values, |word| light_from_word(word).ok_or_else(|| bad(word)))?),
            Key::Reason => Asks::Reason(each(values, |word| Reason::from_word(word).ok_or_else(|| bad(word)))?),
            Key::Status => Asks::Status(each(values, |word| status_from_word(word).ok_or_else(|| bad(word)))?),
            Key::Mark => Asks::Mark(each(values, |word| Mark::from_word(word).ok_or_else(|| bad(word)))?),
            Key::Due => Asks::Due(each(values, |word| self.days(word))?),
            Key::Supervisor => Asks::Supervisor(values.iter().map(supervisor).collect()),
            Key::Text => Asks::Text(values.iter().map(|value| folded(&value.text)).collect()),
        })
    }

    /// The tasks, measures and obligations that ids name (see [`crate::plan::Asked::list`]).
    pub(super) fn ids(&self, text: &str) -> Result<Asks, BadQuery> {
        let mut ids = Vec::new();
        for found in self.ledger.find_all(text).map_err(BadQuery::Names)? {
            match found {
                Found::Task(number) => ids.push(Id::Task(number)),
                Found::Measure(item) => ids.push(Id::Measure(item.measure)),
                // What is owed by a measure's only unit, which leads it, is the measure.
                Found::Owed(owed) => ids.extend(owed.iter().map(|one| match one.item.key.unit {
                    Some(unit) => Id::Owed(one.item.measure, unit),
                    None => Id::Measure(one.item.measure),
                })),
            }
        }
        Ok(Asks::Id(ids))
    }

    fn units(&self, values: &[Value]) -> Result<Vec<Whom>, BadQuery> {
        let mut units: Vec<Whom> = Vec::new();
        for value in values {
            // 门头沟、房山 are two units, 市科委、中关村管委会 is one.
            let is_one = value.quoted || self.ledger.whom_exactly(&value.text).is_some();
            let names: Vec<&str> = if is_one { vec![&value.text] } else { value.text.split('、').collect() };
            for name in names {
                let whom = self.ledger.whom(name).map_err(BadQuery::Names)?;
                if !units.contains(&whom) {
                    units.push(whom);
                }
            }
        }
        Ok(units)
    }

    fn area(&self, word: &str) -> Result<u32, BadQuery> {
        let plain = folded(word.trim());
        let titled = |area: &Area| format!("{} {}", area.number, area.title);
        let no_area = || {
            let areas = self.ledger.plan().areas().iter().map(titled).collect();
            BadQuery::NoArea { value: word.to_owned(), areas }
        };
        if let Ok(number) = plain.parse::<u32>() {
            return self.ledger.plan().areas().iter().find(|area| area.number == number).map(|area| area.number).ok_or_else(no_area);
        }
        let found: Vec<&Area> = self.areas_with(word).collect();
        match found.as_slice() {
            [one] => Ok(one.number),
            [] => Err(no_area()),
            several => Err(BadQuery::ManyAreas { value: word.to_owned(), areas: several.iter().map(|area| titled(area)).collect() }),
        }
    }

    /// The areas that have a word in their titles; one whose whole title it is comes alone.
    pub(super) fn areas_with(&self, word: &str) -> impl Iterator<Item = &'a Area> {
        let word = word.trim().to_owned();
        let areas = self.ledger.plan().areas();
        let is_whole = areas.iter().any(|area| area.title == word);
        areas.iter().filter(move |area| !word.is_empty() && if is_whole { area.title == word } else { area.title.contains(&word) })
    }

    /// `..12-31`, `2026-06-01..2026-09-30`, `9月`, `9-30`, `本周`, `本月`, `无`.
    fn days(&self, word: &str) -> Result<DueIn, BadQuery> {
        if is_none(word) {
            return Ok(DueIn::Never);
        }
        if let Some(span) = span_from_word(word) {
            return Ok(span);
        }
        let bad = || BadQuery::BadDays(word.to_owned());
        let plain = ["。。", "…", "至", "~", "—"].iter().fold(folded(word.trim()), |plain, sign| plain.replace(sign, ".."));
        let (from, to) = plain.split_once("..").map_or((plain.as_str(), plain.as_str()), |(from, to)| (from, to.trim_start_matches('.')));
        let year = self.ledger.plan().year;
        let day = |text: &str, read: fn(&str, i32) -> Option<NaiveDate>| match text {
            "" => Ok(None),
            text => read(text, year).map(Some).ok_or_else(bad),
        };
        match (day(from, first_day)?, day(to, parse_day)?) {
            (None, None) => Err(bad()),
            (Some(from), Some(to)) if to < from => Err(BadQuery::Backwards { from, to }),
            (from, to) => Ok(DueIn::Days(from, to)),
        }
    }
}

/// The first day that is meant: of a month its first, where the last is what a person means by a month otherwise.
fn first_day(text: &str, year: i32) -> Option<NaiveDate> {
    use chrono::Datelike;
    let day = parse_day(text, year)?;
    if text.ends_with('月') { day.with_day(1) } else { Some(day) }
}

fn supervisor(value: &Value) -> Supervisor {
    match value.text.trim() {
        word if !value.quoted && is_me(word) => Supervisor::Me,
        word if !value.quoted && is_none(word) => Supervisor::Nobody,
        word => Supervisor::Named(word.to_owned()),
    }
}

/// Each of the values once; 、 parts them as commas do.
fn each<T: PartialEq>(values: &[Value], read: impl Fn(&str) -> Result<T, BadQuery>) -> Result<Vec<T>, BadQuery> {
    let mut all = Vec::new();
    for word in values.iter().flat_map(|value| value.text.split('、')).filter(|word| !word.is_empty()) {
        let one = read(word)?;
        if !all.contains(&one) {
            all.push(one);
        }
    }
    // Nothing but commas.
    if all.is_empty() { read("").map(|one| vec![one]) } else { Ok(all) }
}

impl From<NotFound> for BadQuery {
    fn from(not_found: NotFound) -> Self {
        BadQuery::Names(not_found)
    }
}

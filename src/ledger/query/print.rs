//! A query in words: as it can be read again, and in the short words that stand on the screen.

use std::fmt;

use chrono::NaiveDate;

use super::key::{is_me, is_none, light_word};
use super::lex::quoted;
use super::{Asks, Condition, DueIn, Id, Query, Supervisor, Whom};
use crate::ledger::Ledger;
use crate::messages::{Lang, cli, query as say, words};
use crate::plan::{UnitKind, UnitName};

/// A title of more characters than this is called by its last two: 共筑美丽蓝天 is 蓝天.
const LONG: usize = 4;

/// As it is written in Chinese; what is read again from that is the same query.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all: Vec<String> = self.conditions.iter().map(ToString::to_string).collect();
        f.pad(&all.join(" "))
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.negated { "-" } else { "" };
        f.pad(&format!("{sign}{}:{}", self.what.key().word(Lang::Zh), written(&self.what)))
    }
}

fn written(what: &Asks) -> String {
    let lang = Lang::Zh;
    let values: Vec<String> = match what {
        Asks::Area(areas) => areas.iter().map(u32::to_string).collect(),
        Asks::Id(ids) => ids.iter().map(|id| quoted(&id_words(*id, UnitName::as_str), false)).collect(),
        Asks::Unit(units) => units.iter().map(|whom| quoted(whom.name(), false)).collect(),
        Asks::Role(roles) => roles.iter().map(|role| role.word(lang).to_owned()).collect(),
        Asks::Light(lights) => lights.iter().map(|light| light_word(*light, lang).to_owned()).collect(),
        Asks::Reason(reasons) => reasons.iter().map(|reason| reason.word(lang).to_owned()).collect(),
        Asks::Status(statuses) => statuses.iter().map(|status| status.word(lang).to_owned()).collect(),
        Asks::Due(dues) => dues.iter().map(due_written).collect(),
        Asks::Supervisor(people) => people.iter().map(supervisor_written).collect(),
        Asks::Mark(marks) => marks.iter().map(|mark| mark.word(lang).to_owned()).collect(),
        Asks::Text(texts) => texts.iter().map(|text| quoted(text, false)).collect(),
    };
    values.join(",")
}

fn id_words(id: Id, unit_words: impl Fn(UnitName) -> &'static str) -> String {
    match id {
        Id::Task(number) => number.to_string(),
        Id::Measure(measure) => measure.to_string(),
        Id::Owed(measure, unit) => format!("{measure}@{}", unit_words(unit)),
    }
}

fn due_written(due: &DueIn) -> String {
    let day = |day: &Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    match due {
        DueIn::Days(from, to) => format!("{}..{}", day(from), day(to)),
        DueIn::ThisWeek => say::this_week(Lang::Zh).to_owned(),
        DueIn::ThisMonth => say::this_month(Lang::Zh).to_owned(),
        DueIn::Never => say::nothing(Lang::Zh).to_owned(),
    }
}

fn supervisor_written(who: &Supervisor) -> String {
    match who {
        Supervisor::Me => say::me(Lang::Zh).to_owned(),
        Supervisor::Nobody => say::nothing(Lang::Zh).to_owned(),
        Supervisor::Named(name) => quoted(name, is_me(name) || is_none(name)),
    }
}

impl Query {
    /// The short words of each condition, in its order: `逾期`, `蓝天`, `市水务局`, `门头沟`.
    pub fn chips(&self, ledger: &Ledger, lang: Lang) -> Vec<String> {
        self.conditions.iter().map(|condition| condition.words(ledger, false, lang)).collect()
    }

    /// All of it in full, as it is read aloud: `领域 1 共筑美丽蓝天、门头沟区政府、逾期`.
    pub fn words(&self, ledger: &Ledger, lang: Lang) -> String {
        let all: Vec<String> = self.conditions.iter().map(|condition| condition.words(ledger, true, lang)).collect();
        all.join(lang.pick("、", ", "))
    }
}

impl Condition {
    fn words(&self, ledger: &Ledger, in_full: bool, lang: Lang) -> String {
        let words = self.what.words(ledger, in_full, lang).join("/");
        match (self.negated, &self.what) {
            (false, _) => words,
            (true, Asks::Light(lights)) if lights.as_slice() == [None] => say::open(lang).to_owned(),
            (true, _) => say::not(lang, words),
        }
    }
}

impl Asks {
    fn words(&self, ledger: &Ledger, in_full: bool, lang: Lang) -> Vec<String> {
        match self {
            Asks::Area(areas) => areas.iter().map(|number| area_words(ledger, *number, in_full, lang)).collect(),
            Asks::Id(ids) => ids.iter().map(|id| id_chip(ledger, *id)).collect(),
            Asks::Unit(units) if in_full => units.iter().map(|whom| whom.name().to_owned()).collect(),
            Asks::Unit(units) => units.iter().map(|whom| whom_words(ledger, whom)).collect(),
            Asks::Role(roles) => roles.iter().map(|role| role.word(lang).to_owned()).collect(),
            Asks::Light(lights) => lights.iter().map(|light| light_word(*light, lang).to_owned()).collect(),
            Asks::Reason(reasons) => reasons.iter().map(|reason| reason.word(lang).to_owned()).collect(),
            Asks::Status(statuses) => statuses.iter().map(|status| status.word(lang).to_owned()).collect(),
            Asks::Due(dues) => dues.iter().map(|due| due_words(due, ledger.plan().year, lang)).collect(),
            Asks::Supervisor(people) => people.iter().map(|who| supervisor_words(who, lang)).collect(),
            Asks::Mark(marks) => marks.iter().map(|mark| mark.word(lang).to_owned()).collect(),
            Asks::Text(texts) => {
                texts.iter().map(|text| lang.pick(format!("“{text}”").as_str(), format!("\"{text}\"").as_str()).to_owned()).collect()
            }
        }
    }
}

fn area_words(ledger: &Ledger, number: u32, in_full: bool, lang: Lang) -> String {
    let Some(area) = ledger.plan().areas().iter().find(|area| area.number == number) else { return number.to_string() };
    if in_full {
        return cli::area_named(lang, number, &area.title);
    }
    let characters: Vec<char> = area.title.chars().collect();
    let last = characters.len().saturating_sub(2);
    let is_long = characters.len() > LONG && area.title.chars().all(|c| !c.is_ascii());
    if is_long { characters.into_iter().skip(last).collect() } else { area.title.clone() }
}

fn id_chip(ledger: &Ledger, id: Id) -> String {
    match id {
        Id::Owed(measure, unit) => format!("{measure}@{}", ledger.units().short(unit)),
        other => id_words(other, UnitName::as_str),
    }
}

/// A department is called by its name, which says whose it is; districts and the rest by what people call them.
fn whom_words(ledger: &Ledger, whom: &Whom) -> String {
    match whom {
        Whom::Group(group) => group.clone(),
        Whom::Unit(name) => match ledger.units().unit(name) {
            Some(unit) if unit.kind == UnitKind::Department => unit.name.clone(),
            Some(unit) => unit.short.clone(),
            None => name.to_string(),
        },
    }
}

fn due_words(due: &DueIn, year: i32, lang: Lang) -> String {
    use chrono::Datelike;
    let day = |day: NaiveDate| if day.year() == year { day.format("%m-%d").to_string() } else { day.to_string() };
    match *due {
        DueIn::Days(Some(from), Some(to)) if from == to => day(from),
        DueIn::Days(Some(from), Some(to)) => format!("{}..{}", day(from), day(to)),
        DueIn::Days(Some(from), None) => say::since(lang, day(from)),
        DueIn::Days(None, Some(to)) => say::until(lang, day(to)),
        DueIn::Days(None, None) => words::none(lang).to_owned(),
        DueIn::ThisWeek => say::due_this_week(lang).to_owned(),
        DueIn::ThisMonth => say::due_this_month(lang).to_owned(),
        DueIn::Never => say::no_date(lang).to_owned(),
    }
}

fn supervisor_words(who: &Supervisor, lang: Lang) -> String {
    match who {
        Supervisor::Me => say::me(lang).to_owned(),
        Supervisor::Nobody => say::nobodys(lang).to_owned(),
        Supervisor::Named(name) => say::followed_by(lang, name),
    }
}

//! What supervision does with items: `duban urge`, `promise`, `extend`, `snooze`, `assign`. They differ in their words; how they are written
//! and answered is the same.

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find, note, set, show};
use crate::ledger::{Act, ActRefused, DealingRefused, Event, EventNo, Item, Ledger, PromiseEnd, Signer, UrgeWay, supervisor_meant};
use crate::messages::{Lang, cli as say};
use crate::plan::{meant_day, parse_day};
use crate::report::words::happened;
use crate::text::is_blank;

fn id(lang: Lang) -> Arg {
    args::place("id", "ID", lang).required(true).help(say::help_measure_id(lang))
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).allow_hyphen_values(true).help(help)
}

pub(super) fn describe_urge(command: Command, lang: Lang) -> Command {
    command.about(say::about_urge(lang)).after_help(ways(lang)).args([
        id(lang),
        args::place("text", "TEXT", lang).help(say::help_urge_text(lang)),
        option("whom", "NAME", say::help_whom(lang)),
        option("how", "WAY", say::help_how(lang)),
        args::json(lang),
    ])
}

fn ways(lang: Lang) -> String {
    let all = UrgeWay::ALL.map(|way| format!("{} {}", way.code(), way.word(Lang::Zh)));
    say::urge_ways(lang, all.join(lang.pick("、", ", ")))
}

pub(super) fn run_urge(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let words = Words::of(context, matches);
    let how = match words.get("how")? {
        Some(word) => UrgeWay::from_word(word).ok_or_else(|| Failure::Input(say::no_such_way(lang, word, ways(lang))))?,
        None => UrgeWay::default(),
    };
    let (whom, text) = (words.get("whom")?, words.get("text")?.unwrap_or_else(|| say::urge_words(lang)));
    write(context, matches, |ledger, items, signer| Act::urge(ledger, items, whom, how, text, signer).map_err(refused(lang)))
}

pub(super) fn describe_promise(command: Command, lang: Lang) -> Command {
    command.about(say::about_promise(lang)).args([
        id(lang),
        args::place("text", "TEXT", lang).required(true).help(say::help_promise_text(lang)),
        option("due", "DATE", say::help_promise_due(lang)).conflicts_with("end"),
        option("move", "DATE", say::help_promise_move(lang)).conflicts_with_all(["end", "due", "whom"]),
        option("whom", "NAME", say::help_whom(lang)).conflicts_with("end"),
        option("end", "kept|broken|dropped", say::help_promise_end(lang)),
        Arg::new("no").long("no").value_name("N").value_parser(clap::value_parser!(i64)).help(say::help_promise_no(lang)),
        args::json(lang),
    ])
}

pub(super) fn run_promise(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let words = Words::of(context, matches);
    let (whom, text, due) = (words.get("whom")?, words.get("text")?.unwrap_or_default(), words.get("due")?);
    let no = matches.get_one::<i64>("no").copied().map(EventNo);
    if let Some(day) = words.get("move")? {
        return write(context, matches, |ledger, items, signer| {
            let (item, promise) = promise_of(ledger, items, no, lang)?;
            Act::move_promise(ledger, item, promise, ahead(day, ledger, signer, lang)?, text, signer).map_err(refused(lang))
        });
    }
    let Some(end) = words.get("end")? else {
        if no.is_some() {
            return Err(Failure::Input(say::no_with_end(lang).to_owned()));
        }
        let due = due.ok_or_else(|| Failure::Input(say::due_wanted(lang).to_owned()))?;
        return write(context, matches, |ledger, items, signer| {
            Act::promise(ledger, items, whom, ahead(due, ledger, signer, lang)?, text, signer).map_err(refused(lang))
        });
    };
    let is_meant = |e: &PromiseEnd| e.code() == end || e.word(Lang::Zh) == end;
    let end = PromiseEnd::ALL.into_iter().find(is_meant).ok_or_else(|| Failure::Input(say::no_such_end(lang, end)))?;
    write(context, matches, |ledger, items, _| {
        let (item, promise) = promise_of(ledger, items, no, lang)?;
        Act::end_promise(ledger, item, promise, end, text).map_err(refused(lang))
    })
}

/// The promise that is meant, and its item.
fn promise_of<'a>(ledger: &Ledger, items: &[&'a Item], no: Option<EventNo>, lang: Lang) -> Result<(&'a Item, EventNo), Failure> {
    let [item] = items else { return Err(Failure::Input(say::one_item_wanted(lang).to_owned())) };
    Ok((item, no.map_or_else(|| only_promise(ledger, item, lang), Ok)?))
}

/// The promise that is meant where none is named: the only one that is open.
fn only_promise(ledger: &Ledger, item: &Item, lang: Lang) -> Result<EventNo, Failure> {
    let open: Vec<_> = item.open_promises().collect();
    match open.as_slice() {
        [] if let Some(ids) = units_with_promises(ledger, item, lang) => Err(Failure::Input(say::promises_of_units(lang, ids))),
        [] => Err(refused(lang)(ActRefused::Dealing(DealingRefused::NoPromise))),
        [(one, _)] => Ok(one.no),
        several => {
            let listed = several.iter().map(|(dealt, due)| format!("--no {} {due} {}", dealt.no.0, dealt.text)).collect::<Vec<_>>();
            Err(Failure::Input(say::which_promise(lang, listed.join(lang.pick("；", "; ")))))
        }
    }
}

/// The ids of what units owe under a measure that have an open promise; none where there are none.
fn units_with_promises(ledger: &Ledger, item: &Item, lang: Lang) -> Option<String> {
    let owed = ledger.obligations(item).map(|owed| owed.item).filter(|owed| owed.key != item.key && item.key.unit.is_none());
    let ids: Vec<String> = owed.filter(|owed| owed.open_promises().next().is_some()).map(|owed| ledger.label(owed.key)).collect();
    (!ids.is_empty()).then(|| ids.join(lang.pick("、", ", ")))
}

pub(super) fn describe_extend(command: Command, lang: Lang) -> Command {
    command.about(say::about_extend(lang)).args([
        id(lang),
        args::place("date", "DATE", lang).required(true).help(say::help_extend_date(lang)),
        option("note", "TEXT", say::help_extend_note(lang)).required(true),
        option("basis", "TEXT", say::help_basis(lang)).required(true),
        args::json(lang),
    ])
}

pub(super) fn run_extend(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let words = Words::of(context, matches);
    let (date, why, basis) = (words.get("date")?.unwrap_or_default(), words.get("note")?, words.get("basis")?);
    let (why, basis) = (why.unwrap_or_default(), basis.unwrap_or_default());
    write(context, matches, |ledger, items, signer| {
        Act::extend(ledger, items, ahead(date, ledger, signer, lang)?, why, basis, signer).map_err(refused(lang))
    })
}

pub(super) fn describe_snooze(command: Command, lang: Lang) -> Command {
    command.about(say::about_snooze(lang)).args([
        id(lang),
        args::place("date", "DATE", lang).required_unless_present("wake").help(say::help_snooze_date(lang)),
        args::flag("wake", say::help_wake(lang)).conflicts_with("date"),
        option("note", "TEXT", say::help_why(lang)).required(true),
        args::json(lang),
    ])
}

pub(super) fn run_snooze(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let words = Words::of(context, matches);
    let (date, why) = (words.get("date")?, words.get("note")?.unwrap_or_default());
    write(context, matches, |ledger, items, signer| {
        let until = date.map(|text| ahead(text, ledger, signer, lang)).transpose()?;
        Act::snooze(ledger, items, until, why, signer).map_err(refused(lang))
    })
}

pub(super) fn describe_assign(command: Command, lang: Lang) -> Command {
    command.about(say::about_assign(lang)).args([
        id(lang),
        args::place("name", "NAME", lang).required_unless_present("nobody").help(say::help_assign_name(lang)),
        args::flag("nobody", say::help_nobody(lang)).conflicts_with("name"),
        option("note", "TEXT", say::help_note_with_any(lang)),
        args::json(lang),
    ])
}

pub(super) fn run_assign(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let words = Words::of(context, matches);
    let (name, text) = (words.get("name")?, words.get("note")?.unwrap_or_default());
    write(context, matches, |ledger, items, signer| {
        let to = name.map(|name| supervisor_meant(name, signer.by));
        Act::assign(ledger, items, to, text).map_err(refused(lang))
    })
}

/// The words among the arguments. Characters that nobody sees say nothing.
pub(super) struct Words<'a> {
    matches: &'a ArgMatches,
    lang: Lang,
    /// Whether a text may begin like an option.
    as_typed: bool,
}

impl<'a> Words<'a> {
    pub(super) fn of(context: &Context, matches: &'a ArgMatches) -> Self {
        Self { matches, lang: context.lang, as_typed: context.words_are_words }
    }

    pub(super) fn get(&self, name: &'static str) -> Result<Option<&'a str>, Failure> {
        let word = self.matches.get_one::<String>(name).map(String::as_str);
        match word {
            Some(text) if note::looks_like_option(text) && !self.as_typed => Err(Failure::Input(say::text_like_option(self.lang, text))),
            word => Ok(word.map(|text| if is_blank(text) { "" } else { text })),
        }
    }
}

pub(super) fn day(text: &str, year: i32, lang: Lang) -> Result<NaiveDate, Failure> {
    parse_day(text, year).ok_or_else(|| Failure::Input(say::bad_day(lang, text)))
}

/// The day that is meant by words that are said on the day of an act: 下周五, 12月10日前. One that is over is refused by the act.
fn ahead(text: &str, ledger: &Ledger, signer: Signer<'_>, lang: Lang) -> Result<NaiveDate, Failure> {
    meant_day(text, signer.on, ledger.calendar()).map_err(|why| Failure::Input(why.explain(lang)))
}

pub(super) fn refused(lang: Lang) -> impl Fn(ActRefused) -> Failure {
    move |refused| Failure::Input(refused.explain(lang))
}

/// Writes what `make` makes of the items that were named, and says it in one line.
fn write(context: &mut Context, matches: &ArgMatches, make: impl Fn(&Ledger, &[&Item], Signer<'_>) -> Result<Act, Failure>) -> Done {
    let (lang, on, by) = (context.lang, context.day(), context.by.clone());
    let id = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    find::refuse_bad_id(id, lang)?;
    let mut store = context.record()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let items = find::items(ledger, id, lang)?;
        make(ledger, &items, Signer { by: &by, on })
    })?;
    match (matches.get_flag("json"), events.as_slice()) {
        (true, _) => show::print_items(context, &store.load()?, id),
        (false, [Event { item: Some(key), what, .. }]) => context.say(&say::saved(lang, ledger.label(*key), happened(&ledger, what, lang))),
        (false, [first, ..]) => {
            let what = first.what.dealing().map_or("", |kind| kind.word(lang));
            set::say_many(context, &ledger, &events, what)
        }
        (false, []) => Ok(()),
    }
}

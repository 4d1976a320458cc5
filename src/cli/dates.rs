//! `duban dates`: deadlines, milestones, reviews and doubts, and how a date is settled or recorded as reached.

use chrono::NaiveDate;
use clap::{Arg, ArgGroup, ArgMatches, Command};

use super::context::Context;
use super::dealing::{Words, day, refused};
use super::{Done, Failure, args, find, set};
use crate::ledger::{Act, ActRefused, DateNow, DateSaid, DealingRefused, Event, Found, Item, Ledger, MeasureDates, Signer};
use crate::messages::{Lang, cli, dates as say};
use crate::report::{dates, json_dates, words::happened};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let option = |name: &'static str, value: &'static str, help| Arg::new(name).long(name).value_name(value).help(help);
    command
        .about(say::about(lang))
        .after_help(say::after(lang))
        .args([
            args::place("id", "ID", lang).help(say::help_id(lang)),
            args::flag("doubts", say::help_doubts(lang)),
            option("set", "DATE|none", say::help_set(lang)).allow_hyphen_values(true),
            args::flag("confirm", say::help_confirm(lang)),
            option("met", "DATE", say::help_met(lang)).allow_hyphen_values(true),
            option("date", "KEY", say::help_date(lang)).allow_hyphen_values(true),
            option("note", "TEXT", say::help_note(lang)).allow_hyphen_values(true),
            args::json(lang),
        ])
        .group(ArgGroup::new("act").args(["set", "confirm", "met"]))
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let id = matches.get_one::<String>("id").map(String::as_str);
    if let Some(id) = id {
        find::refuse_bad_id(id, lang)?;
    }
    match (matches.contains_id("set") || matches.contains_id("met") || matches.get_flag("confirm"), id) {
        (true, Some(id)) => write(context, matches, id),
        (true, None) => Err(Failure::Input(say::id_wanted(lang).to_owned())),
        (false, _) if matches.contains_id("date") || matches.contains_id("note") => Err(Failure::Input(say::act_wanted(lang).to_owned())),
        (false, id) => list(context, matches, id),
    }
}

fn list(context: &mut Context, matches: &ArgMatches, id: Option<&str>) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    let ledger = context.ledger()?;
    let doubts = matches.get_flag("doubts");
    let wanted = |now: &DateNow<'_>| !doubts || now.open_doubt().is_some();
    let mut all = named(&ledger, id, day, lang)?;
    all.retain(|measure| measure.dates.iter().any(wanted));
    if matches.get_flag("json") {
        let rows: Vec<_> = all.iter().map(|measure| json_dates::measure(measure, wanted, day)).collect();
        context.print_json(&rows)?;
        return if all.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    if all.is_empty() {
        return Err(Failure::Nothing(Some(if doubts { say::no_doubts(lang) } else { say::nothing(lang) }.to_owned())));
    }
    let count = |is: &dyn Fn(&DateNow<'_>) -> bool| all.iter().flat_map(|measure| &measure.dates).filter(|now| is(now)).count();
    let open = count(&|now| now.open_doubt().is_some());
    if let ([measure], false) = (all.as_slice(), doubts) {
        return context.print(&dates::shown(&ledger, measure, day, width, lang));
    }
    context.print(&dates::table(&ledger, &all, wanted, day, width, lang))?;
    let in_text = count(&|now| matches!(now.said, DateSaid::Text(_)));
    context.say(&if doubts { say::covers_doubts(lang, day, open) } else { say::covers(lang, day, all.len(), in_text, open) })
}

/// The measures that ids name, those of what units owe included; all without one.
fn named<'a>(ledger: &'a Ledger, id: Option<&str>, day: NaiveDate, lang: Lang) -> Result<Vec<MeasureDates<'a>>, Failure> {
    let all = ledger.dates(day);
    let Some(id) = id else { return Ok(all) };
    let found = ledger.find_all(id).map_err(|e| e.fails(lang))?;
    let is_named = |measure: &MeasureDates<'_>| {
        found.iter().any(|found| match found {
            Found::Task(number) => measure.measure.id.task == *number,
            Found::Measure(item) => measure.item.key == item.key,
            Found::Owed(owed) => owed.iter().any(|owed| owed.item.key.measure == measure.item.key.measure),
        })
    };
    Ok(all.into_iter().filter(is_named).collect())
}

/// What is to be done with a date.
enum Asked<'a> {
    Set(Option<&'a str>),
    Confirm,
    Met(&'a str),
}

fn write(context: &mut Context, matches: &ArgMatches, id: &str) -> Done {
    let (lang, on, by) = (context.lang, context.day(), context.by.clone());
    let words = Words::of(context, matches);
    let asked = match (words.get("set")?, words.get("met")?) {
        (Some(text), _) => Asked::Set(Some(text).filter(|text| !says_none(text))),
        (None, Some(text)) => Asked::Met(text),
        (None, None) => Asked::Confirm,
    };
    let (date, why) = (words.get("date")?, words.get("note")?);
    let why = why.ok_or_else(|| Failure::Input(say::note_wanted(lang).to_owned()))?;
    let mut store = context.record()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let items = find::items(ledger, id, lang)?;
        let [item] = items.as_slice() else { return Err(Failure::Input(say::one_wanted(lang).to_owned())) };
        let key = key_of(ledger, item, date).map_err(refused(lang))?;
        let day = |text| day(text, ledger.plan().year, lang);
        let act = match asked {
            Asked::Set(to) => Act::settle_date(ledger, item, key, to.map(day).transpose()?, why),
            Asked::Confirm => Act::confirm_date(ledger, item, key, why, on),
            Asked::Met(text) => Act::meet_date(ledger, item, key, day(text)?, why, Signer { by: &by, on }),
        };
        act.map_err(refused(lang))
    })?;
    if matches.get_flag("json") {
        let ledger = store.load()?;
        let all = named(&ledger, Some(id), on, lang)?;
        return context.print_json(&all.iter().map(|measure| json_dates::measure(measure, |_| true, on)).collect::<Vec<_>>());
    }
    match events.as_slice() {
        [Event { item: Some(key), what, .. }] => context.say(&cli::saved(lang, ledger.label(*key), happened(&ledger, what, lang))),
        _ => Ok(()),
    }
}

/// Whether somebody says that there is no date.
fn says_none(text: &str) -> bool {
    ["none", "无", "-"].contains(&text.trim())
}

/// The key of the date that a person means; the deadline's is none.
fn key_of<'a>(ledger: &'a Ledger, item: &'a Item, typed: Option<&str>) -> Result<Option<&'a str>, ActRefused> {
    let Some(typed) = typed else { return Ok(None) };
    let measure = ledger.parent(item).ok_or(ActRefused::NotInPlan)?;
    let said = ledger.date_named(measure, typed);
    said.map(DateSaid::key).ok_or_else(|| ActRefused::Dealing(DealingRefused::NoDate(typed.trim().to_owned())))
}

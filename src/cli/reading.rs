//! `duban reading`, `duban target`, `duban path`

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, note, set};
use crate::ledger::{Act, ActRefused, Event, Ledger, NamedIndicator, ReadingEntry, ReadingKind, TargetEntry};
use crate::messages::{Lang, cli as say};
use crate::plan::parse_day;
use crate::report::{indicators, json_indicators, words::happened};
use crate::store::Store;
use crate::text::is_blank;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_reading(lang)).args([
        args::place("id", "ID", lang).required(true).help(say::help_indicator_id(lang)),
        args::place("value", "VALUE", lang).allow_hyphen_values(true).help(say::help_reading_value(lang)),
        option("date", "DAY", say::help_reading_date(lang)),
        option("unit", "NAME", say::help_reading_unit(lang)),
        option("site", "NAME", say::help_reading_site(lang)),
        option("source", "TEXT", say::help_reading_source(lang)),
        args::flag("verified", say::help_reading_verified(lang)),
        option("correct", "REASON", say::help_reading_correct(lang)),
        args::flag("strike", say::help_reading_strike(lang)).conflicts_with("correct"),
        option("note", "REASON", say::help_reading_note(lang)).requires("strike"),
        args::json(lang),
    ])
}

pub(super) fn describe_target(command: Command, lang: Lang) -> Command {
    command.about(say::about_target(lang)).args([
        args::place("id", "ID", lang).required(true).help(say::help_indicator_id(lang)),
        args::place("value", "VALUE", lang).allow_hyphen_values(true).help(say::help_target_value(lang)),
        option("source", "TEXT", say::help_target_source(lang)),
        option("unit", "NAME", say::help_target_unit(lang)),
        option("tolerance", "X", say::help_target_tolerance(lang)),
        args::json(lang),
    ])
}

pub(super) fn describe_path(command: Command, lang: Lang) -> Command {
    command.about(say::about_path(lang)).args([
        args::place("id", "ID", lang).required(true).help(say::help_indicator_id(lang)),
        args::place("points", "POINTS", lang).num_args(0..).help(say::help_path_points(lang)),
        args::flag("linear", say::help_path_linear(lang)),
        args::json(lang),
    ])
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).allow_hyphen_values(true).help(help)
}

/// A word among the arguments; what looks like an option would be saved as what somebody wrote.
fn word<'m>(context: &Context, matches: &'m ArgMatches, name: &str) -> Result<Option<&'m str>, Failure> {
    match matches.get_one::<String>(name).map(String::as_str) {
        Some(text) if note::looks_like_option(text) && !context.words_are_words => {
            Err(Failure::Input(say::missing_value(context.lang, format!("--{name}"))))
        }
        found => Ok(found),
    }
}

fn refused(refused: &ActRefused, lang: Lang) -> Failure {
    Failure::Input(refused.explain(lang))
}

/// The indicator, with the unit from its id or from the option.
fn named<'a>(ledger: &'a Ledger, id: &str, unit: Option<&str>, lang: Lang) -> Result<NamedIndicator<'a>, Failure> {
    let mut named = ledger.find_indicator(id).map_err(|e| e.fails(lang))?;
    if let Some(words) = unit {
        if named.unit.is_some() {
            return Err(Failure::Input(say::unit_twice(lang).to_owned()));
        }
        named.unit = Some(ledger.indicator_unit(named.attached, words).map_err(|e| e.fails(lang))?);
    }
    Ok(named)
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let get = |name| word(context, matches, name);
    let (id, value, unit) = (get("id")?.unwrap_or_default(), get("value")?, get("unit")?);
    let (site, source, day) = (get("site")?, get("source")?, get("date")?);
    let correct = get("correct")?.map(|why| if is_blank(why) { "" } else { why });
    let why = get("note")?.filter(|why| !is_blank(why)).unwrap_or_default();
    let strikes = matches.get_flag("strike");
    match (value, strikes) {
        (None, false) => return Err(Failure::Input(say::value_wanted(lang, id))),
        (Some(_), true) => return Err(Failure::Input(say::value_and_strike(lang).to_owned())),
        _ if strikes && day.is_none() => return Err(Failure::Input(say::strike_date_wanted(lang).to_owned())),
        _ => {}
    }
    let kind = if matches.get_flag("verified") { ReadingKind::Verified } else { ReadingKind::Reported };
    let (as_of, today) = (context.day(), today(context));
    let mut store = context.record()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let NamedIndicator { attached, unit } = named(ledger, id, unit, lang)?;
        let on = match day {
            Some(text) => parse_day(text, ledger.plan().year).ok_or_else(|| Failure::Input(say::bad_day(lang, text)))?,
            None => as_of,
        };
        let entry = ReadingEntry { attached, value: value.unwrap_or_default(), on, kind, unit, site, source };
        let act = match (strikes, correct) {
            (true, _) => ledger.recorded_reading(&entry).and_then(|found| Act::strike_reading(ledger, attached, found.no, why)),
            (false, Some(why)) => Act::correct_reading(ledger, &entry, why, today),
            (false, None) => Act::report_reading(ledger, &entry, today),
        };
        act.map_err(|e| refused(&e, lang))
    })?;
    answer(context, matches, &mut store, &ledger, &events)
}

pub(super) fn run_target(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let get = |name| word(context, matches, name);
    let (id, value, unit) = (get("id")?.unwrap_or_default(), get("value")?, get("unit")?);
    let (tolerance, source) = (get("tolerance")?, get("source")?.filter(|text| !is_blank(text)).unwrap_or_default());
    let mut store = context.record()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let NamedIndicator { attached, unit } = named(ledger, id, unit, lang)?;
        Act::set_target(ledger, &TargetEntry { attached, value, tolerance, source, unit }).map_err(|e| refused(&e, lang))
    })?;
    answer(context, matches, &mut store, &ledger, &events)
}

pub(super) fn run_path(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let id = word(context, matches, "id")?.unwrap_or_default();
    let words: Vec<&str> = matches.get_many::<String>("points").into_iter().flatten().flat_map(|text| text.split([',', '，'])).collect();
    if words.is_empty() != matches.get_flag("linear") {
        return Err(Failure::Input(say::points_wanted(lang).to_owned()));
    }
    let mut store = context.record()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let named = named(ledger, id, None, lang)?;
        if named.unit.is_some() {
            return Err(Failure::Input(say::path_of_a_unit(lang).to_owned()));
        }
        let year = ledger.plan().year;
        let point = |text: &&'_ str| {
            let (day, value) = text.split_once(['=', '＝']).unwrap_or_default();
            parse_day(day, year).map(|day| (day, value.to_owned())).ok_or_else(|| Failure::Input(say::bad_point(lang, text)))
        };
        let points = words.iter().map(point).collect::<Result<Vec<_>, _>>()?;
        let points: Vec<(NaiveDate, &str)> = points.iter().map(|(day, value)| (*day, value.as_str())).collect();
        Act::set_path(ledger, named.attached, &points).map_err(|e| refused(&e, lang))
    })?;
    answer(context, matches, &mut store, &ledger, &events)
}

/// The day on which something is recorded; an as-of date to come counts as it does everywhere.
fn today(context: &Context) -> NaiveDate {
    context.day().max((context.now)().date_naive())
}

/// What was recorded, and how the indicator stands then.
fn answer(context: &mut Context, matches: &ArgMatches, store: &mut Store, before: &Ledger, events: &[Event]) -> Done {
    let (lang, day) = (context.lang, context.day());
    let Some((event, key)) = events.first().and_then(|e| Some((e, e.item?))) else { return Ok(()) };
    let ledger = store.load()?;
    let attached = event.what.indicator().and_then(|key| ledger.indicators().of_key(key));
    let now = attached.and_then(|attached| ledger.indicator_now(attached, day));
    match (matches.get_flag("json"), now) {
        (true, Some(now)) => context.print_json(&json_indicators::shown(&ledger, &now, lang)),
        (_, Some(now)) => {
            let own = key.unit.and_then(|unit| now.subjects.iter().find(|s| s.unit == Some(unit) && s.site.is_none()));
            let light = match own {
                Some(part) => {
                    let why = crate::report::indicator_words::progress_reason(&part.progress, now.indicator(), lang);
                    indicators::light_words(part.progress.light, &why, lang)
                }
                None => indicators::light_words(now.progress.light, &indicators::reason(&now, lang), lang),
            };
            context.say(&say::saved_reading(lang, before.label(key), happened(before, &event.what, lang), light))
        }
        (_, None) => context.say(&say::saved(lang, before.label(key), happened(before, &event.what, lang))),
    }
}

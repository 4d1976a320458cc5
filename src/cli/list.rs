//! `duban list`

use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure, args, find};
use crate::ledger::{Filter, Ledger};
use crate::messages::{Lang, cli as say, words};
use crate::report::{json, text};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_list(lang)).after_help(args::statuses(lang)).args([
        Arg::new("area").long("area").value_name("N").value_parser(value_parser!(u32)).help(say::help_area(lang)),
        Arg::new("unit").long("unit").value_name("NAME").help(say::help_unit(lang)),
        Arg::new("status").long("status").value_name("S").help(say::help_status(lang)),
        args::flag("overdue", say::help_overdue(lang)),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let status = matches.get_one::<String>("status").map(|word| find::status(word, lang)).transpose()?;
    let area = matches.get_one::<u32>("area").copied();
    let ledger = context.open_or_make_aloud()?.load()?;
    let mut filter = Filter { area, status, overdue: matches.get_flag("overdue"), unit: None };
    let mut unit = None;
    if let Some(name) = matches.get_one::<String>("unit") {
        let (whom, name) = find::whom(ledger.units(), ledger.plan(), name, lang)?;
        (filter.unit, unit) = (Some(whom), Some(name));
    }
    known_area(&ledger, filter.area, lang)?;
    let rows = ledger.select(&filter, context.day());
    if matches.get_flag("json") {
        context.print_json(&rows.iter().map(|row| json::list_row(&ledger, row, context.day(), lang)).collect::<Vec<_>>())?;
        return if rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    if rows.is_empty() {
        return Err(Failure::Nothing(Some(say::nothing_found(lang).to_owned())));
    }
    let width = context.width();
    context.print(&text::table(&ledger, &rows, width, lang))?;
    let overdue = rows.iter().filter(|row| row.standing.is_overdue()).count();
    let mut covers = say::covers(lang, context.day(), rows.len(), overdue);
    let asked = filter_words(&ledger, &filter, unit, lang);
    if !asked.is_empty() {
        covers.push_str(&say::filtered(lang, asked));
    }
    context.say(&covers)
}

pub(super) fn known_area(ledger: &Ledger, area: Option<u32>, lang: Lang) -> Done {
    let areas = ledger.plan().areas();
    match area.filter(|n| !areas.iter().any(|a| a.number == *n)) {
        None => Ok(()),
        Some(number) => {
            let all: Vec<String> = areas.iter().map(|a| format!("{} {}", a.number, a.title)).collect();
            Err(Failure::Input(say::no_such_area(lang, number, all.join(lang.pick("、", ", ")))))
        }
    }
}

/// The filter in words: what an answer covers is read aloud with it.
fn filter_words(ledger: &Ledger, filter: &Filter, unit: Option<String>, lang: Lang) -> String {
    let area = ledger.plan().areas().iter().find(|a| Some(a.number) == filter.area);
    let mut all: Vec<String> = area.map(|a| say::area_named(lang, a.number, &a.title)).into_iter().chain(unit).collect();
    all.extend(filter.status.map(|s| s.word(lang).to_owned()));
    if filter.overdue {
        all.push(words::late(lang).to_owned());
    }
    all.join(lang.pick("、", ", "))
}

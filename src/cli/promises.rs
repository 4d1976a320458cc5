//! `duban promises`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args};
use crate::ledger::{PromiseCounts, PromiseState};
use crate::messages::{Lang, promises as say};
use crate::report::{json_promises, promises};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let which = ["open", "due", "kept", "broken"];
    let flags = which.map(|name| args::flag(name, help(name, lang)).conflicts_with_all(which.iter().filter(|other| **other != name)));
    command.about(say::about(lang)).arg(args::place("unit", "UNIT", lang).help(say::help_unit(lang))).args(flags).arg(args::json(lang))
}

fn help(name: &str, lang: Lang) -> &'static str {
    match name {
        "open" => say::help_open(lang),
        "due" => say::help_due(lang),
        "kept" => say::help_kept(lang),
        _ => say::help_broken(lang),
    }
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    let ledger = context.ledger()?;
    let named = matches.get_one::<String>("unit").map(|name| ledger.named_units(name)).transpose();
    let units = named.map_err(|e| e.fails(lang))?;
    let promises = ledger.promises(day);
    let is_wanted = |state: PromiseState| match () {
        () if matches.get_flag("open") => state.is_open(),
        () if matches.get_flag("due") => state == PromiseState::Due,
        () if matches.get_flag("kept") => state == PromiseState::Kept,
        () if matches.get_flag("broken") => state == PromiseState::Broken,
        () => true,
    };
    let mut accounts = promises.by_unit();
    accounts.retain(|account| units.as_ref().is_none_or(|units| units.contains(&account.unit)));
    // Of the whole account, whatever of it is listed.
    let counts = PromiseCounts::of(accounts.iter().flat_map(|account| account.promises.iter().copied()));
    accounts.iter_mut().for_each(|account| account.promises.retain(|promise| is_wanted(promise.state)));
    accounts.retain(|account| !account.promises.is_empty());
    if matches.get_flag("json") {
        let all = accounts.iter().flat_map(|account| &account.promises);
        let rows: Vec<_> = all.map(|promise| json_promises::row(&ledger, promise, day)).collect();
        context.print_json(&rows)?;
        return if rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    if accounts.is_empty() {
        let sentence = if promises.all().is_empty() { say::none(lang) } else { say::none_such(lang) };
        return Err(Failure::Nothing(Some(sentence.to_owned())));
    }
    context.print(&promises::text(&ledger, &accounts, day, width, lang))?;
    context.say(&say::covers(lang, day, promises::counts_words(&counts, lang)))
}

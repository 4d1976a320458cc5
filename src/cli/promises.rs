//! `duban promises`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args};
use crate::ledger::{Ledger, NotFound, PromiseCounts, PromiseState, Promises};
use crate::messages::{Lang, promises as say};
use crate::plan::{Lookup, Meant, UnitName};
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
    let promises = ledger.promises(day);
    let named = matches.get_one::<String>("unit").map(|name| accounts_named(&ledger, &promises, name)).transpose();
    let named = named.map_err(|e| e.fails(lang))?;
    let is_wanted = |state: PromiseState| match () {
        () if matches.get_flag("open") => state.is_open(),
        () if matches.get_flag("due") => state == PromiseState::Due,
        () if matches.get_flag("kept") => state == PromiseState::Kept,
        () if matches.get_flag("broken") => state == PromiseState::Broken,
        () => true,
    };
    let mut accounts = named.map_or_else(|| promises.by_unit(), |named| promises.accounts_of(&named, ledger.units()));
    // Of the whole account, whatever of it is listed.
    let counts = PromiseCounts::of(accounts.iter().flat_map(|account| account.promises.iter().copied()));
    for account in &mut accounts {
        account.promises.retain(|promise| is_wanted(promise.state));
        account.of_groups.retain(|promise| is_wanted(promise.state));
    }
    accounts.retain(|account| account.all().next().is_some());
    if matches.get_flag("json") {
        let all = accounts.iter().flat_map(|account| account.all());
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

/// Whose accounts are asked for: those of units, of a group and its members, or of a name that is on no list but promised.
fn accounts_named(ledger: &Ledger, promises: &Promises<'_>, name: &str) -> Result<Vec<UnitName>, NotFound> {
    if let Some(unlisted) = promises.all().iter().find(|promise| !promise.is_listed && promise.unit.as_str() == name.trim()) {
        return Ok(vec![unlisted.unit]);
    }
    let group = match ledger.units().meant(name) {
        Meant::One(Lookup::Group(group)) => Some(UnitName::new(&group.name)),
        _ => None,
    };
    let mut names: Vec<UnitName> = Vec::new();
    for name in group.into_iter().chain(ledger.named_units(name)?) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

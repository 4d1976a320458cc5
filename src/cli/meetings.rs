//! `duban meetings` and `duban minutes`

use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure, args, output};
use crate::ledger::{Held, Ledger};
use crate::messages::{Lang, meetings as say};
use crate::report::{json, json_minutes, minutes};
use crate::store::{Over, StoreError};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_meetings(lang)).arg(args::json(lang))
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let ledger = context.ledger()?;
    let held = ledger.meetings().rev();
    if matches.get_flag("json") {
        let rows: Vec<_> = held.map(|held| json_minutes::row(&ledger, &held)).collect();
        context.print_json(&rows)?;
        return if rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    match minutes::list(&ledger, held, lang) {
        list if list.is_empty() => Err(Failure::Nothing(Some(say::none_held(lang).to_owned()))),
        list => context.print(&list),
    }
}

pub(super) fn describe_minutes(command: Command, lang: Lang) -> Command {
    command.about(say::about_minutes(lang)).args([
        args::place("number", "N", lang).value_parser(value_parser!(usize)).help(say::help_number(lang)),
        args::flag("markdown", say::help_markdown(lang)),
        Arg::new("output").long("output").short('o').value_name("FILE").value_parser(value_parser!(PathBuf)).help(say::help_file(lang)),
        args::json(lang).conflicts_with("markdown"),
    ])
}

pub(super) fn run_minutes(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let path = matches.get_one::<PathBuf>("output").filter(|path| *path != Path::new("-"));
    let (ledger, store) = context.ledger_and_store()?;
    let held = asked(&ledger, matches.get_one::<usize>("number").copied(), lang)?;
    let made = ledger.minutes(&held);
    let width = context.width().filter(|_| path.is_none());
    let text = match (matches.get_flag("json"), matches.get_flag("markdown")) {
        (true, _) => json::document(&json_minutes::document(&ledger, &made, lang)).map_err(|e| Failure::Output(e.to_string()))?,
        (false, true) => minutes::markdown(&ledger, &made, lang),
        (false, false) => minutes::text(&ledger, &made, width, lang),
    };
    let Some(path) = path else { return context.print(&text) };
    store.write_other_file(path, text.as_bytes(), Over::Refuse).map_err(|error| match error {
        StoreError::Exists(_) => Failure::Input(error.explain(lang)),
        error => output::of_named_file(error, store.path(), lang),
    })?;
    context.saved = true;
    context.say(&say::written(lang, path.display()))
}

/// The meeting of that number; the last one where none is given.
fn asked(ledger: &Ledger, number: Option<usize>, lang: Lang) -> Result<Held<'_>, Failure> {
    let last = ledger.meetings().next_back().ok_or_else(|| Failure::Nothing(Some(say::none_held(lang).to_owned())))?;
    match number {
        None => Ok(last),
        Some(number) => {
            let found = ledger.meetings().find(|held| held.number == number);
            found.ok_or_else(|| Failure::Nothing(Some(say::no_such(lang, number, last.number))))
        }
    }
}

//! `duban digest`

use std::mem::ManuallyDrop;

use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, dealing};
use crate::messages::{Lang, digest as say};
use crate::report::{digest, json_digest};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let since = Arg::new("since").long("since").value_name("DATE").help(say::help_since(lang));
    command.about(say::about(lang)).args([since, args::json(lang)])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    // The process ends with the command: to give a year of events back piece by piece takes longer than the answer.
    let ledger = ManuallyDrop::new(context.ledger()?);
    let year = ledger.plan().year;
    let asked = matches.get_one::<String>("since").map(|text| dealing::day(text, year, lang)).transpose()?;
    if let Some(since) = asked.filter(|since| *since >= day) {
        return Err(Failure::Input(say::since_not_before(lang, since, day)));
    }
    let made = ledger.digest(day, asked.unwrap_or_else(|| ledger.day_before(day)));
    match matches.get_flag("json") {
        true => context.print_json(&json_digest::document(&made, lang)),
        false => context.print(&digest::text(&made, width, lang)),
    }
}

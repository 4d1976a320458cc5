//! `duban forecast`

use std::mem::ManuallyDrop;

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, args};
use crate::messages::{Lang, forecast as say};
use crate::report::{forecast, json_forecast};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about(lang)).args([args::json(lang)])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    // The process ends with the command: to give a year of events back piece by piece takes longer than the answer.
    let ledger = ManuallyDrop::new(context.ledger()?);
    let made = ledger.forecast(day);
    match matches.get_flag("json") {
        true => context.print_json(&made.as_ref().map(|made| json_forecast::document(&ledger, made, lang))),
        false => context.print(&made.map(|made| forecast::text(&ledger, &made, width, lang)).unwrap_or_default()),
    }
}

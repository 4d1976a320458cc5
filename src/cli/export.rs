//! `duban export`

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure};
use crate::messages::{Lang, cli as say};
use crate::report::json;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_export(lang)).args([
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .default_value("json")
            .value_parser(PossibleValuesParser::new(["json"]))
            .help(say::help_format(lang)),
        Arg::new("output").long("output").short('o').value_name("FILE").value_parser(value_parser!(PathBuf)).help(say::help_output(lang)),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let ledger = context.open_or_make_aloud()?.load()?;
    let export = json::export(&ledger, context.day());
    let Some(path) = matches.get_one::<PathBuf>("output") else { return context.print_json(&export) };
    let unwritable = |e: &dyn std::fmt::Display| Failure::Input(say::output_unwritable(lang, path.display(), e));
    let text = json::document(&export).map_err(|e| unwritable(&e))?;
    std::fs::write(path, text).map_err(|e| unwritable(&e))?;
    context.say(&say::exported(lang, path.display()))
}

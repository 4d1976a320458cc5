//! `duban export`

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure, args, output};
use crate::messages::{Lang, cli as say};
use crate::report::json;
use crate::store::{Over, StoreError};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_export(lang)).args([
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .default_value("json")
            .value_parser(PossibleValuesParser::new(["json"]))
            .hide_default_value(true)
            .hide_possible_values(true)
            .help(say::help_format(lang)),
        Arg::new("output").long("output").short('o').value_name("FILE").value_parser(value_parser!(PathBuf)).help(say::help_output(lang)),
        args::flag("force", say::help_force(lang)),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let (ledger, store) = context.ledger_and_store()?;
    let export = json::export(&ledger, context.day());
    let Some(path) = matches.get_one::<PathBuf>("output").filter(|path| *path != Path::new("-")) else {
        return context.print_json(&export);
    };
    let text = json::document(&export).map_err(|e| Failure::Output(e.to_string()))?;
    let over = if matches.get_flag("force") { Over::Replace } else { Over::Refuse };
    store.write_other_file(path, text.as_bytes(), over).map_err(|error| match error {
        StoreError::Exists(_) => Failure::Input(say::or_force(lang, error.explain(lang))),
        error => output::of_named_file(error, store.path(), lang),
    })?;
    context.saved = true;
    context.say(&say::exported(lang, path.display()))
}

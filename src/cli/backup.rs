//! `duban backup`

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, args, output};
use crate::messages::{Lang, cli as say};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let file = args::place("file", "FILE", lang).required(true).value_parser(value_parser!(PathBuf)).help(say::help_backup(lang));
    command.about(say::about_backup(lang)).arg(file)
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let lang = context.lang;
    let mut store = context.open()?;
    store.backup(file).map_err(|error| output::of_named_file(error, store.path(), lang))?;
    context.saved = true;
    context.say(&say::backed_up(lang, file.display()))
}

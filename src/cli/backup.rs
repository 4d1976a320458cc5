//! `duban backup`

use std::path::PathBuf;

use clap::{ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure, args};
use crate::messages::{Lang, cli as say};
use crate::store::StoreError;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let file = args::place("file", "FILE", lang).required(true).value_parser(value_parser!(PathBuf)).help(say::help_backup(lang));
    command.about(say::about_backup(lang)).arg(file)
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    let lang = context.lang;
    context.open()?.backup(file).map_err(|error| match error {
        // The database is all right; the file that was named is not.
        StoreError::Exists(_) | StoreError::NoDirectory(_) => Failure::Input(error.explain(lang)),
        error => error.into(),
    })?;
    context.say(&say::backed_up(lang, file.display()))
}

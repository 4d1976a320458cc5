//! `duban backup`

use std::path::PathBuf;

use clap::{Arg, ArgMatches, Command, value_parser};

use super::Done;
use super::context::Context;
use crate::messages::{Lang, cli as say};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let file = Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)).help(say::help_backup(lang));
    command.about(say::about_backup(lang)).arg(file)
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let Some(file) = matches.get_one::<PathBuf>("file") else { return Ok(()) };
    context.open()?.backup(file)?;
    context.print(&format!("{}\n", say::backed_up(context.lang, file.display())))
}

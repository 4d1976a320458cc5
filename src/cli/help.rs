//! `duban help`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args};
use crate::messages::{Lang, cli as say};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_help(lang)).arg(args::place("command", say::command(lang), lang).help(say::help_command(lang)))
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let mut all = args::command(lang);
    // Puts the global options into each subcommand.
    all.build();
    let asked = matches.get_one::<String>("command");
    let text = match asked.map(|name| (name, all.find_subcommand_mut(name))) {
        None => all.render_help(),
        Some((_, Some(command))) => command.render_help(),
        Some((name, None)) => return Err(Failure::Input(say::no_such_command(lang, name))),
    };
    context.out.print_help(&text.to_string())
}

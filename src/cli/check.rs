//! `duban check`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure};
use crate::messages::{Lang, cli as say};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_check(lang))
}

pub(super) fn run(context: &mut Context, _matches: &ArgMatches) -> Done {
    let mut store = context.open()?;
    let faults = store.check(context.lang)?;
    if !faults.is_empty() {
        return Err(Failure::Database(faults.join("\n")));
    }
    let ledger = store.load()?;
    let (items, events) = (ledger.items().len(), ledger.events().len());
    context.say(&say::sound(context.lang, context.database.display(), items, events))
}

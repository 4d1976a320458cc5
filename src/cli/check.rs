//! `duban check`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure};
use crate::messages::{Lang, cli as say, store as words};
use crate::store::{Access, StoreError};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_check(lang))
}

pub(super) fn run(context: &mut Context, _matches: &ArgMatches) -> Done {
    let lang = context.lang;
    // Nothing about the file changes, not even an older one's tables.
    let mut store = context.open_for(Access::ReadOnly).map_err(|failure| in_check(failure, lang))?;
    let faults = store.check().map_err(|error| in_check(error.into(), lang))?;
    if !faults.is_empty() {
        return Err(Failure::Database(faults.iter().map(|fault| fault.describe(lang)).collect::<Vec<_>>().join("\n")));
    }
    let ledger = store.load()?;
    let (measures, events) = (ledger.items().len(), ledger.events().len());
    let owed = ledger.rows().map(|(_, item)| ledger.obligations(item).count()).sum::<usize>();
    context.say(&say::sound(lang, context.database.display(), measures, owed, events, store.fingerprint()?))
}

/// Whoever runs the check is not told to run it.
fn in_check(failure: Failure, lang: Lang) -> Failure {
    match failure {
        Failure::Store(StoreError::Corrupt(path)) => Failure::Database(words::fault_unreadable(lang, path.display())),
        Failure::Store(StoreError::Engine { path, error }) => Failure::Database(words::io(lang, path.display(), error)),
        other => other,
    }
}

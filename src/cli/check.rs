//! `duban check`: whether the database is sound; with `--plan`, whether what stands in it agrees.

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args};
use crate::ledger::Finding;
use crate::messages::{Lang, cli as say, findings as found, store as words};
use crate::report::{findings, json_findings};
use crate::store::{Access, StoreError};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_check(lang)).args([
        args::flag("plan", found::help_plan(lang)),
        args::flag("all", found::help_all(lang)).requires("plan"),
        args::flag("json", found::help_json(lang)).requires("plan"),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    if matches.get_flag("plan") {
        return check_plan(context, matches);
    }
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

/// Lists the findings. They are no fault of the database and what a supervisor looks for: so there is nothing wrong where there are some,
/// and nothing missing where there are none.
fn check_plan(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day) = (context.lang, context.day());
    let mut store = context.open_for(Access::ReadOnly)?;
    let ledger = context.load(&mut store)?;
    let mut shown = ledger.findings(day);
    let settled = shown.iter().filter(|finding| finding.settled.is_some()).count();
    let (open, all) = (shown.len() - settled, matches.get_flag("all"));
    shown.retain(|finding: &Finding| all || finding.settled.is_none());
    if matches.get_flag("json") {
        return context.print_json(&shown.iter().map(|finding| json_findings::finding(&ledger, finding, lang)).collect::<Vec<_>>());
    }
    let width = context.width();
    context.print(&findings::list(&ledger, &shown, width, lang))?;
    context.say(&match (open, settled) {
        (0, 0) => found::none(lang, day),
        (open, 0) => found::covers(lang, day, open),
        (open, settled) if all => found::covers_all(lang, day, open, settled),
        (open, settled) => found::covers_settled(lang, day, open, settled),
    })
}

/// Whoever runs the check is not told to run it.
fn in_check(failure: Failure, lang: Lang) -> Failure {
    match failure {
        Failure::Store(StoreError::Corrupt(path)) => Failure::Database(words::fault_unreadable(lang, path.display())),
        Failure::Store(StoreError::Engine { path, error }) => Failure::Database(words::io(lang, path.display(), error)),
        other => other,
    }
}

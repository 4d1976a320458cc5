//! `duban list`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, filter};
use crate::messages::{Lang, cli as say};
use crate::report::{json, text};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command
        .about(say::about_list(lang))
        .after_help(format!("{}\n{}", args::statuses(lang), say::filter_help(lang)))
        .arg(filter::words(lang))
        .args(filter::options(lang))
        .arg(args::json(lang))
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let asked = filter::Asked::of(matches, lang)?;
    let ledger = context.ledger()?;
    let query = asked.query(&ledger, lang)?;
    let rows = ledger.select(&query, &context.by, context.day());
    if matches.get_flag("json") {
        context.print_json(&rows.iter().map(|row| json::list_row(&ledger, row, context.day(), lang)).collect::<Vec<_>>())?;
        return if rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    if rows.is_empty() {
        return Err(Failure::Nothing(Some(say::nothing_found(lang).to_owned())));
    }
    let width = context.width();
    context.print(&text::table(&ledger, &rows, width, lang))?;
    let overdue = rows.iter().filter(|row| row.standing.is_overdue()).count();
    let mut covers = say::covers(lang, context.day(), rows.len(), overdue);
    covers.push_str(&filter::covered(&ledger, &query, lang));
    context.say(&covers)
}

//! `duban show`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, args, find};
use crate::ledger::{Filter, ItemKey, Ledger};
use crate::messages::{Lang, cli as say};
use crate::plan::Place;
use crate::report::{json, text};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let id = args::place("id", "ID", lang).required(true).help(say::help_id(lang));
    command.about(say::about_show(lang)).args([id, args::json(lang)])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let id = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    let place = find::place(id, context.lang)?;
    let ledger = context.open_or_make_aloud()?.load()?;
    print(context, &ledger, place, matches.get_flag("json"))
}

/// Prints an item as `show` does, for the commands that answer with it.
pub(super) fn print_item(context: &mut Context, ledger: &Ledger, key: ItemKey) -> Done {
    match ledger.item(key) {
        Some(item) => print(context, ledger, Place::Measure(item.measure), true),
        None => Ok(()),
    }
}

fn print(context: &mut Context, ledger: &Ledger, place: Place, as_json: bool) -> Done {
    let lang = context.lang;
    let all = ledger.select(&Filter::default(), context.day());
    let rows = find::rows(ledger, all, place, lang)?;
    match (as_json, place, rows.as_slice()) {
        (true, Place::Measure(_), [row, ..]) => context.print_json(&json::shown(ledger, row, lang)),
        (true, ..) => context.print_json(&json::shown_task(ledger, &rows, lang)),
        (false, ..) => {
            let width = context.width();
            context.print(&text::shown(ledger, &rows, width, lang))
        }
    }
}

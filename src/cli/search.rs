//! `duban search`

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure, args};
use crate::messages::{Lang, search as say};
use crate::report::{json_search, search};
use crate::search::{Index, LISTED, Search};
use crate::text::is_blank;

/// How many hits are listed unless it was said.
const LIMIT: usize = 50;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let query = args::place("query", "QUERY", lang).num_args(1..).action(ArgAction::Append).required(true).help(say::help_query(lang));
    let limit = Arg::new("limit").long("limit").value_name("N").value_parser(value_parser!(usize)).help(say::help_limit(lang));
    command.about(say::about_search(lang)).args([query, limit, args::json(lang)])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day) = (context.lang, context.day());
    let query = matches.get_many::<String>("query").into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    if is_blank(&query) {
        return Err(Failure::Input(say::blank_query(lang).to_owned()));
    }
    let limit = matches.get_one::<usize>("limit").map_or(LIMIT, |limit| (*limit).min(LISTED));
    let ledger = context.ledger()?;
    let mut found = Search::default();
    found.ask(&Index::for_one_query(&ledger), &query);
    let hits = found.hits().get(..limit).unwrap_or(found.hits());
    if matches.get_flag("json") {
        context.print_json(&json_search::hits(&ledger, hits, found.words(), day, lang))?;
        return if found.count() == 0 { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    if found.count() == 0 {
        return Err(Failure::Nothing(Some(say::not_found(lang, shown(query.trim())))));
    }
    let width = context.width();
    context.print(&search::table(&ledger, hits, found.words(), day, width, lang))?;
    context.say(&match found.count() {
        count if count > hits.len() => say::found_first(lang, day, count, hits.len()),
        count => say::found_all(lang, day, count),
    })
}

/// A query as it is said back: one that is a page long is not printed again.
fn shown(query: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown: String = query.chars().take(LONGEST).collect();
    if shown.len() < query.len() {
        shown.push('…');
    }
    shown
}

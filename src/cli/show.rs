//! `duban show`

use clap::{ArgMatches, Command};
use serde::Serialize;

use super::context::Context;
use super::{Done, args, find, indicators};
use crate::ledger::{Found, Ledger, Query, Row};
use crate::messages::{Lang, cli as say};
use crate::report::{self, chat, json, json_indicators, json_obligations, obligations, text};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let id = args::place("id", "ID", lang).required(true).help(say::help_shown_id(lang));
    command.about(say::about_show(lang)).args([id, args::json(lang), args::flag("chat", say::help_chat(lang)).conflicts_with("json")])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let id = matches.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    if indicators::names_indicator(id) {
        return show_indicator(context, matches, id);
    }
    find::refuse_bad_id(id, context.lang)?;
    let ledger = context.ledger()?;
    if matches.get_flag("json") {
        return print_items(context, &ledger, id);
    }
    if matches.get_flag("chat") {
        return print_chat(context, &ledger, id);
    }
    match find::one(&ledger, id, context.lang)? {
        Found::Owed(owed) => {
            let (lang, day, width) = (context.lang, context.day(), context.width());
            owed.iter().try_for_each(|one| context.print(&obligations::shown(&ledger, one, day, width, lang)))
        }
        Found::Task(number) => print(context, &ledger, |row| row.task.number == number),
        Found::Measure(item) => print(context, &ledger, |row| row.item.key == item.key),
    }
}

/// Prints an indicator.
fn show_indicator(context: &mut Context, matches: &ArgMatches, id: &str) -> Done {
    let ledger = context.ledger()?;
    let (lang, day, width) = (context.lang, context.day(), context.width());
    let all = indicators::wanted(&ledger, Some(id), day, lang)?;
    for now in &all {
        match (matches.get_flag("json"), matches.get_flag("chat")) {
            (true, _) => context.print_json(&json_indicators::shown(&ledger, now, lang))?,
            (_, true) => context.print(&chat::indicator(&ledger, &now.attached.indicator.key, day, lang))?,
            _ => context.print(&report::indicators::shown(&ledger, now, width, lang))?,
        }
    }
    Ok(())
}

/// Prints what ids name as text for a chat message, a blank line between two.
fn print_chat(context: &mut Context, ledger: &Ledger, id: &str) -> Done {
    let (lang, day) = (context.lang, context.day());
    let found = ledger.find_all(id).map_err(|e| e.fails(lang))?;
    let texts: Vec<String> = found
        .iter()
        .flat_map(|found| match found {
            Found::Task(number) => vec![chat::task(ledger, *number, day, lang)],
            Found::Measure(item) => vec![chat::item(ledger, item.key, day, lang)],
            Found::Owed(owed) => owed.iter().map(|one| chat::item(ledger, one.item.key, day, lang)).collect(),
        })
        .collect();
    context.print(&texts.join("\n"))
}

/// Prints what ids name as JSON: an object for one, an array for several.
pub(super) fn print_items(context: &mut Context, ledger: &Ledger, id: &str) -> Done {
    let (lang, day) = (context.lang, context.day());
    let found = ledger.find_all(id).map_err(|e| e.fails(lang))?;
    let rows = ledger.select(&Query::default(), "", day);
    let mut all = Vec::new();
    for found in &found {
        match found {
            Found::Task(number) => {
                let of_task: Vec<Row<'_>> = rows.iter().filter(|row| row.task.number == *number).cloned().collect();
                all.push(Shown::Task(json::shown_task(ledger, &of_task, day, lang)));
            }
            Found::Measure(item) => {
                let row = rows.iter().find(|row| row.item.key == item.key);
                all.extend(row.map(|row| Shown::Measure(Box::new(json::shown(ledger, row, day, lang)))));
            }
            Found::Owed(owed) => {
                all.extend(owed.iter().filter_map(|one| json_obligations::shown(ledger, one, day, lang)).map(|o| Shown::Owed(Box::new(o))));
            }
        }
    }
    match all.as_slice() {
        [one] => context.print_json(one),
        several => context.print_json(&several),
    }
}

/// What an id names, as JSON.
#[derive(Serialize)]
#[serde(untagged)]
enum Shown<'a> {
    Task(Option<json::ShownTask<'a>>),
    Measure(Box<json::Shown<'a>>),
    Owed(Box<json_obligations::Shown<'a>>),
}

fn print(context: &mut Context, ledger: &Ledger, is_wanted: impl Fn(&Row<'_>) -> bool) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    let rows: Vec<Row<'_>> = ledger.select(&Query::default(), "", day).into_iter().filter(is_wanted).collect();
    context.print(&text::shown(ledger, &rows, day, width, lang))
}

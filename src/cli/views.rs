//! `duban views`

use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure, args, set};
use crate::ledger::{Act, Event, Happening, Ledger, View, ViewEntry, ViewRefused};
use crate::messages::{Lang, cli as say, views as words};
use crate::report::json_queue;
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let named = |name: &'static str, help| Arg::new(name).long(name).value_name("NAME|N").help(help);
    command.about(say::about_views(lang)).after_help(say::filter_help(lang)).args([
        Arg::new("save").long("save").value_name("NAME=FILTER").help(say::help_save(lang)),
        Arg::new("number").long("number").value_name("N").value_parser(value_parser!(u8)).requires("save").help(say::help_number(lang)),
        args::flag("default", say::help_default(lang)).requires("save"),
        named("open-with", say::help_open_with(lang)).conflicts_with("save"),
        named("remove", say::help_remove(lang)).conflicts_with_all(["save", "open-with"]),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let word = |name| matches.get_one::<String>(name).map(String::as_str);
    let (lang, by) = (context.lang, context.by.clone());
    if let Some(text) = word("save") {
        let (name, query) = text.split_once(['=', '＝']).ok_or_else(|| Failure::Input(say::save_wanted(lang).to_owned()))?;
        let (number, is_default) = (matches.get_one::<u8>("number").copied(), matches.get_flag("default"));
        let entry = ViewEntry { number, name: name.to_owned(), query: query.to_owned(), is_default };
        return write(context, matches, |ledger| Act::save_view(ledger, &by, &entry, lang));
    }
    if let Some(asked) = word("open-with") {
        return write(context, matches, |ledger| Act::open_with_view(ledger, &by, &ledger.view(&by, asked, lang)?, lang));
    }
    if let Some(asked) = word("remove") {
        return write(context, matches, |ledger| Act::remove_view(ledger, &by, &ledger.view(&by, asked, lang)?));
    }
    let ledger = context.ledger()?;
    if matches.get_flag("json") {
        return print_json(context, &ledger);
    }
    let table = table(&ledger.views(&by, lang), lang);
    context.print(&table)
}

/// Writes what is done with a view, and says it.
fn write(context: &mut Context, matches: &ArgMatches, make: impl Fn(&Ledger) -> Result<Act, ViewRefused>) -> Done {
    let lang = context.lang;
    let mut store = context.record()?;
    let (_, events) = set::write(context, &mut store, |ledger| make(ledger).map_err(|e| Failure::Input(e.explain(lang))))?;
    if matches.get_flag("json") {
        return print_json(context, &store.load()?);
    }
    for event in &events {
        context.say(&done(event, lang))?;
    }
    Ok(())
}

fn done(event: &Event, lang: Lang) -> String {
    let Happening::ViewSaved(view) = &event.what else { return String::new() };
    match &view.query {
        None => words::removed(lang, view.number, &view.name),
        Some(query) if view.is_default => {
            let saved = words::saved(lang, view.number, &view.name, shown(query, lang));
            format!("{saved}{}{}", lang.pick("；", "; "), words::opens_with(lang, view.number, &view.name))
        }
        Some(query) => words::saved(lang, view.number, &view.name, shown(query, lang)),
    }
}

fn print_json(context: &mut Context, ledger: &Ledger) -> Done {
    let views = ledger.views(&context.by, context.lang);
    context.print_json(&views.iter().map(json_queue::view).collect::<Vec<_>>())
}

/// A filter as it is shown: one that asks for everything is not nothing.
fn shown(query: &str, lang: Lang) -> &str {
    if query.is_empty() { words::everything(lang) } else { query }
}

fn table(views: &[View], lang: Lang) -> String {
    let head = [words::col_number(lang), words::col_name(lang), words::col_kind(lang)].map(str::to_owned);
    let kind = |view: &View| {
        let kind = if view.is_own { words::is_own(lang) } else { words::is_given(lang) };
        if view.is_default { format!("{kind}{}{}", lang.pick("、", ", "), words::is_default(lang)) } else { kind.to_owned() }
    };
    let cells = |view: &View| [view.number.to_string(), visible_line(&view.name).into_owned(), kind(view)];
    let rows: Vec<[String; 3]> = std::iter::once(head).chain(views.iter().map(cells)).collect();
    let widths = [0, 1, 2].map(|column| rows.iter().filter_map(|row| row.get(column)).map(|cell| CELLS.width(cell)).max().unwrap_or(0));
    let last = std::iter::once(words::col_query(lang)).chain(views.iter().map(|view| shown(&view.query, lang)));
    let mut out = String::new();
    for (row, query) in rows.iter().zip(last) {
        out.extend(row.iter().zip(widths).map(|(cell, width)| CELLS.pad(cell, width) + " "));
        out.push_str(&visible_line(query));
        out.push('\n');
    }
    out
}

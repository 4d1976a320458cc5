//! `duban log`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find};
use crate::ledger::{Event, Ledger};
use crate::messages::{Lang, cli as say};
use crate::plan::Place;
use crate::report::{json, text};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let id = args::place("id", "ID", lang).help(say::help_id(lang));
    command.about(say::about_log(lang)).args([id, args::json(lang)])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let place = matches.get_one::<String>("id").map(|id| find::place(id, lang)).transpose()?;
    let ledger = context.open_or_make_aloud()?.load()?;
    let events: Vec<&Event> = ledger.events().iter().rev().filter(|e| place.is_none_or(|p| is_about(&ledger, e, p))).collect();
    if matches.get_flag("json") {
        context.print_json(&events.iter().map(|e| json::event(&ledger, e)).collect::<Vec<_>>())?;
    }
    if events.is_empty() {
        return match place {
            // Nothing ever had that id.
            Some(place) if !is_known(&ledger, place) => find::rows(&ledger, Vec::new(), place, lang).map(drop),
            _ if matches.get_flag("json") => Err(Failure::Nothing(None)),
            _ => Err(Failure::Nothing(Some(say::no_events(lang).to_owned()))),
        };
    }
    if matches.get_flag("json") {
        return Ok(());
    }
    let width = context.width();
    context.print(&text::log(&ledger, events.into_iter(), width, lang))
}

fn is_about(ledger: &Ledger, event: &Event, place: Place) -> bool {
    let Some(item) = event.item.and_then(|key| ledger.item(key)) else { return false };
    match place {
        Place::Task(number) => item.measure.task == number,
        Place::Measure(id) => item.measure == id,
    }
}

fn is_known(ledger: &Ledger, place: Place) -> bool {
    match place {
        Place::Task(number) => ledger.plan().task(number).is_some(),
        Place::Measure(id) => ledger.plan().measure(id).is_some(),
    }
}

//! `duban log`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find};
use crate::ledger::{Event, Item, ItemKey, Ledger, NotFound};
use crate::messages::{Lang, cli as say};
use crate::plan::{Asked, BadId, Place};
use crate::report::{json_events, text};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let id = args::place("id", "ID", lang).help(say::help_id(lang));
    command.about(say::about_log(lang)).args([id, args::json(lang)])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let id = matches.get_one::<String>("id");
    if let Some(id) = id {
        find::refuse_bad_id(id, lang)?;
    }
    let ledger = context.ledger()?;
    let places = id.map(|id| Asked::list(id)).transpose().map_err(|BadId(id)| NotFound::BadId(id).fails(lang))?;
    let events: Vec<&Event> = ledger.events().iter().rev().filter(|e| places.as_ref().is_none_or(|p| is_about(&ledger, e, p))).collect();
    if matches.get_flag("json") {
        context.print_json(&events.iter().map(|e| json_events::event(&ledger, e)).collect::<Vec<_>>())?;
    }
    if events.is_empty() {
        return match id {
            // Nothing ever had that id.
            Some(id) => match ledger.find_all(id) {
                Err(why) => Err(why.fails(lang)),
                Ok(_) => nothing(matches, lang),
            },
            None => nothing(matches, lang),
        };
    }
    if matches.get_flag("json") {
        return Ok(());
    }
    let width = context.width();
    context.print(&text::log(&ledger, events.into_iter(), width, lang))
}

fn nothing(matches: &ArgMatches, lang: Lang) -> Done {
    Err(Failure::Nothing((!matches.get_flag("json")).then(|| say::no_events(lang).to_owned())))
}

/// Whether an event is about what was asked for: a task or a measure with what units owe under it, or what some units owe.
fn is_about(ledger: &Ledger, event: &Event, asked: &[Asked]) -> bool {
    let Some((key, item)) = event.item.and_then(|key| Some((key, ledger.item(key)?))) else { return false };
    asked.iter().any(|asked| {
        let here = match asked.place {
            Place::Task(number) => item.measure.task == number,
            Place::Measure(id) => item.measure == id,
        };
        here && asked.units.as_ref().is_none_or(|names| is_by_one_of(ledger, key, item, names))
    })
}

/// Whether the item is what one of the named units owes, also one that is bound no longer.
fn is_by_one_of(ledger: &Ledger, key: ItemKey, item: &Item, names: &[String]) -> bool {
    names.iter().any(|name| match (ledger.named_units(name), key.unit) {
        (Ok(units), Some(unit)) => units.contains(&unit),
        // A measure that is its own only obligation.
        (Ok(units), None) => ledger.obligations(item).any(|owed| owed.item.key == key && units.contains(&owed.unit)),
        (Err(_), unit) => unit.is_some_and(|unit| *unit == **name),
    })
}

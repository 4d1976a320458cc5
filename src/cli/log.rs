//! `duban log`

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find};
use crate::ledger::{Event, Item, ItemKey, Ledger, NotFound};
use crate::messages::{Lang, cli as say};
use crate::plan::{Asked, BadId, Place, UnitName};
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
    let places: Option<Vec<Wanted>> = places.map(|places| places.into_iter().map(|asked| Wanted::of(&ledger, asked)).collect());
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

/// A name that was typed, and the units that it means; none where it means nobody.
type Named = (String, Option<Vec<UnitName>>);

/// What was asked for: a task or a measure, and the units behind it.
struct Wanted {
    place: Place,
    units: Option<Vec<Named>>,
}

impl Wanted {
    fn of(ledger: &Ledger, asked: Asked) -> Self {
        let meant = |name: String| {
            let units = ledger.named_units(&name).ok();
            (name, units)
        };
        Self { place: asked.place, units: asked.units.map(|names| names.into_iter().map(meant).collect()) }
    }
}

/// Whether an event is about what was asked for: a task or a measure with what units owe under it, or what some units owe.
fn is_about(ledger: &Ledger, event: &Event, wanted: &[Wanted]) -> bool {
    let Some((key, item)) = event.item.and_then(|key| Some((key, ledger.item(key)?))) else { return false };
    wanted.iter().any(|wanted| {
        let here = match wanted.place {
            Place::Task(number) => item.measure.task == number,
            Place::Measure(id) => item.measure == id,
        };
        here && wanted.units.as_ref().is_none_or(|names| is_by_one_of(ledger, key, item, names))
    })
}

/// Whether the item is what one of the named units owes, also one that is bound no longer.
fn is_by_one_of(ledger: &Ledger, key: ItemKey, item: &Item, names: &[Named]) -> bool {
    names.iter().any(|(name, meant)| match (meant, key.unit) {
        (Some(units), Some(unit)) => units.contains(&unit),
        // A measure that is its own only obligation.
        (Some(units), None) => ledger.obligations(item).any(|owed| owed.item.key == key && units.contains(&owed.unit)),
        (None, unit) => unit.is_some_and(|unit| *unit == **name),
    })
}

//! `duban set`

use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find, note, show};
use crate::ledger::{Act, Event, Happening, Ledger, Signer, Status};
use crate::messages::{Lang, cli as say};
use crate::report::words::happened;
use crate::store::{Store, StoreError};
use crate::text::is_blank;

/// How often an act is tried again when somebody else was quicker: the command line says what shall be, whatever is.
const TRIES: usize = 20;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_set(lang)).after_help(args::statuses(lang)).args([
        args::place("id", "ID", lang).required(true).help(say::help_measure_id(lang)),
        args::place("status", "STATUS", lang).required(true).help(say::help_status(lang)),
        Arg::new("note").long("note").value_name("TEXT").allow_hyphen_values(true).help(say::help_note_with(lang)),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let word = |name| matches.get_one::<String>(name).map(String::as_str);
    let to = find::status(word("status").unwrap_or_default(), lang)?;
    let (id, why, day) = (word("id").unwrap_or_default(), word("note"), context.day());
    find::refuse_bad_id(id, lang)?;
    if why.is_some_and(note::looks_like_option) {
        return Err(Failure::Input(say::missing_value(lang, "--note <TEXT>")));
    }
    // Characters that nobody sees are no reason.
    let why = why.filter(|text| !is_blank(text));
    let by = context.by.clone();
    let mut store = context.record()?;
    let (ledger, events) = write(context, &mut store, |ledger| {
        let items = find::items(ledger, id, lang)?;
        Act::set_status_of(ledger, &items, to, why, Signer { by: &by, on: day }).map_err(|e| Failure::Input(e.explain(lang)))
    })?;
    if matches.get_flag("json") {
        return show::print_items(context, &store.load()?, id);
    }
    if let [Event { item: Some(key), what, .. }] = events.as_slice() {
        context.say(&say::saved(lang, ledger.label(*key), happened(&ledger, what, lang)))?;
    } else {
        say_many(context, &ledger, &events, to.word(lang))?;
    }
    say_passed_over(context, &ledger, id, &events)?;
    warn_of_open(context, &store.load()?, &events)
}

/// Those of several that had the status already were passed over, with the words that were to go with it.
fn say_passed_over(context: &mut Context, ledger: &Ledger, id: &str, events: &[Event]) -> Done {
    let lang = context.lang;
    let written: Vec<_> = events.iter().filter_map(|e| e.item).collect();
    let left = find::items(ledger, id, lang)?.into_iter().map(|item| item.key).filter(|key| !written.contains(key));
    let left: Vec<String> = left.map(|key| ledger.label(key)).collect();
    match left.len() {
        0 => Ok(()),
        count => context.say(&say::passed_over(lang, count, left.join(lang.pick("、", ", ")))),
    }
}

/// What was done to several items at once.
pub(super) fn say_many(context: &mut Context, ledger: &Ledger, events: &[Event], what: &str) -> Done {
    let lang = context.lang;
    let labels: Vec<String> = events.iter().filter_map(|e| e.item).map(|key| ledger.label(key)).collect();
    context.say(&say::saved_many(lang, labels.len(), what, labels.join(lang.pick("、", ", "))))
}

/// A lead that says something else than its units do is told so at once.
fn warn_of_open(context: &mut Context, ledger: &Ledger, events: &[Event]) -> Done {
    let (lang, day) = (context.lang, context.day());
    for event in events {
        let Happening::Status { to, .. } = event.what else { continue };
        let Some(measure) = event.item.filter(|key| key.unit.is_none()).and_then(|key| ledger.item(key)) else { continue };
        let rollup = ledger.rollup(measure, day);
        let open = rollup.total() - rollup.lights.closed;
        match ledger.standing(measure, day).and_then(|standing| standing.closed_as()) {
            // The measure is what its units are, whatever its lead says of it now.
            Some(closed) if closed != to => context.say(&say::still_closed(lang, measure.measure, closed.word(lang)))?,
            None if to == Status::Done && open > 0 => context.say(&say::still_open(lang, measure.measure, open, rollup.total()))?,
            _ => {}
        }
    }
    Ok(())
}

/// Writes the act that `make` makes of the ledger as it is; makes it anew where somebody else was quicker. Returns the ledger on which
/// it was based, and what was written.
pub(super) fn write(
    context: &mut Context,
    store: &mut Store,
    make: impl Fn(&Ledger) -> Result<Act, Failure>,
) -> Result<(Ledger, Vec<Event>), Failure> {
    context.refuse_past()?;
    let mut tries = 0;
    loop {
        let ledger = store.load()?;
        let act = make(&ledger)?;
        match store.append(&act, &context.by, (context.now)()) {
            Ok(events) => {
                context.saved = true;
                return Ok((ledger, events));
            }
            Err(StoreError::Stale { .. }) if tries < TRIES => tries += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

//! `duban settle`

use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find, note, set};
use crate::ledger::Act;
use crate::messages::{Lang, cli as say};
use crate::report::words::happened;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_settle(lang)).args([
        args::place("id", "ID", lang).required(true).help(say::help_settle_id(lang)),
        args::place("units", "UNITS", lang).help(say::help_settle_units(lang)),
        Arg::new("note").long("note").value_name("TEXT").allow_hyphen_values(true).help(say::help_settle_note(lang)),
        args::flag("open", say::help_settle_open(lang)),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let word = |name| matches.get_one::<String>(name).map(String::as_str);
    let (id, why) = (word("id").unwrap_or_default(), word("note").unwrap_or_default());
    find::refuse_bad_id(id, lang)?;
    if note::looks_like_option(why) {
        return Err(Failure::Input(say::missing_value(lang, "--note <TEXT>")));
    }
    let units = match (word("units"), matches.get_flag("open")) {
        (Some(units), false) => Some(units),
        (None, true) => None,
        _ => return Err(Failure::Input(say::units_wanted(lang, id))),
    };
    let mut store = context.open_or_make_aloud()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let items = find::items(ledger, id, lang)?;
        let [measure] = items.as_slice() else { return Err(Failure::Input(say::one_measure_wanted(lang).to_owned())) };
        let to = units.map(|units| ledger.named_units(units)).transpose().map_err(|e| e.fails(lang))?;
        Act::settle_units(ledger, measure, to.as_deref(), why).map_err(|e| Failure::Input(e.explain(lang)))
    })?;
    match events.first().and_then(|e| Some((e, e.item?))) {
        Some((event, key)) => context.say(&say::saved(lang, ledger.label(key), happened(&event.what, lang))),
        None => Ok(()),
    }
}

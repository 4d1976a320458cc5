//! `duban settle`: whom 相关区政府 means, or a finding.

use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find, note, set};
use crate::ledger::{Act, ActRefused, Event, FindingKey, Ledger};
use crate::messages::{Lang, cli as say, findings as found};
use crate::report::words::happened;
use crate::text::is_blank;

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
    let is_finding = FindingKey::prefix(id).is_some();
    if !is_finding {
        find::refuse_bad_id(id, lang)?;
    }
    if note::looks_like_option(why) {
        return Err(Failure::Input(say::missing_value(lang, "--note <TEXT>")));
    }
    if is_finding {
        return match word("units").is_some() || matches.get_flag("open") {
            true => Err(Failure::Input(found::finding_alone(lang).to_owned())),
            false => settle_finding(context, id, why),
        };
    }
    let units = match (word("units"), matches.get_flag("open")) {
        (Some(units), false) => Some(units),
        (None, true) => None,
        _ => return Err(Failure::Input(say::units_wanted(lang, id))),
    };
    let mut store = context.record()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        let items = find::items(ledger, id, lang)?;
        let [measure] = items.as_slice() else { return Err(Failure::Input(say::one_measure_wanted(lang).to_owned())) };
        let to = units.map(|units| ledger.named_units(units)).transpose().map_err(|e| e.fails(lang))?;
        Act::settle_units(ledger, measure, to.as_deref(), why).map_err(|e| Failure::Input(e.explain(lang)))
    })?;
    say_settled(context, &ledger, &events)
}

/// Settles a finding as the ledger has it now: where what it rests on changed meanwhile, it has another key.
fn settle_finding(context: &mut Context, key: &str, why: &str) -> Done {
    let (lang, day) = (context.lang, context.day());
    // Characters that nobody sees are no reason.
    let why = if is_blank(why) { "" } else { why };
    context.refuse_past()?;
    let mut store = context.open()?;
    let (ledger, events) = set::write(context, &mut store, |ledger| {
        Act::settle_finding(ledger, key, why, day).map_err(|refused| match refused {
            ActRefused::NoSuchFinding(_) => Failure::Nothing(Some(refused.explain(lang))),
            _ => Failure::Input(refused.explain(lang)),
        })
    })?;
    say_settled(context, &ledger, &events)
}

fn say_settled(context: &mut Context, ledger: &Ledger, events: &[Event]) -> Done {
    let lang = context.lang;
    match events.first().and_then(|e| Some((e, e.item?))) {
        Some((event, key)) => context.say(&say::saved(lang, ledger.label(key), happened(ledger, &event.what, lang))),
        None => Ok(()),
    }
}

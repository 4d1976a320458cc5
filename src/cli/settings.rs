//! `duban settings`: the thresholds by which the ledger is judged.

use clap::{ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, set};
use crate::ledger::{Act, Setting, SettingRefused};
use crate::messages::{Lang, cli, settings as say};
use crate::report::settings;
use crate::report::words::happened;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about(lang)).args([
        args::place("name", "NAME", lang).help(say::help_name(lang)),
        args::place("value", "VALUE", lang).allow_hyphen_values(true).help(say::help_value(lang)),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, width, as_json) = (context.lang, context.width(), matches.get_flag("json"));
    let word = |name| matches.get_one::<String>(name).map(String::as_str);
    let Some(name) = word("name") else {
        let ledger = context.ledger()?;
        return match as_json {
            true => context.print_json(&Setting::ALL.map(|setting| settings::out(&ledger, setting, lang))),
            false => context.print(&settings::table(&ledger, width, lang)),
        };
    };
    let unknown = || Failure::Input(SettingRefused::Unknown(name.trim().to_owned()).explain(lang));
    let setting = Setting::from_name(name).ok_or_else(unknown)?;
    let mut store = context.record()?;
    let written = match word("value") {
        Some(value) => {
            let change = |ledger: &_| Act::change_setting(ledger, name, Some(value)).map_err(|e| Failure::Input(e.explain(lang)));
            Some(set::write(context, &mut store, change)?)
        }
        None => None,
    };
    match (as_json, written.as_ref().and_then(|(ledger, events)| Some((ledger, events.first()?)))) {
        (true, _) => context.print_json(&settings::out(&store.load()?, setting, lang)),
        (false, Some((ledger, event))) => context.say(&cli::saved_plain(lang, happened(ledger, &event.what, lang))),
        (false, None) => context.print(&settings::shown(&store.load()?, setting, width, lang)),
    }
}

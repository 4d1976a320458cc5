//! `duban changes`: what changed since a day, since the last meeting, since I last looked.

use std::mem::ManuallyDrop;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::output::complain;
use super::{Done, Failure, args, filter};
use crate::ledger::{Ledger, Since};
use crate::looked::{Look, Looked};
use crate::messages::{Lang, cli, digest, past as say};
use crate::plan::parse_day_seen;
use crate::report::changes::{self, ChangeList, GroupBy};
use crate::report::json_changes;

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    let by = Arg::new("by-group").long("group").value_name("area|unit").default_value("area");
    let by = by.value_parser(PossibleValuesParser::new(["area", "unit"])).hide_default_value(true).hide_possible_values(true);
    command.about(say::about_changes(lang)).after_help(cli::filter_help(lang)).args([
        filter::words(lang),
        Arg::new("since").long("since").value_name("DATE|meeting|last").help(say::help_since(lang)),
        by.help(say::help_group(lang)),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    let asked = filter::Asked::in_words(matches);
    // The process ends with the command: to give a year of events back piece by piece takes longer than the answer.
    let ledger = ManuallyDrop::new(context.ledger()?);
    let query = asked.query(&ledger, lang)?;
    let word = matches.get_one::<String>("since").map(|text| text.trim());
    let looked = args::state_dir(lang).map(|dir| Looked::new(&dir, &context.database, &context.by));
    let (since, note) = match word {
        None | Some("last" | "上次查看") => since_last_look(&ledger, looked.as_ref().ok().and_then(Looked::last), context),
        Some(text) if changes::is_last_meeting(text) => {
            let (no, ended) = ledger.last_meeting().ok_or_else(|| Failure::Nothing(Some(say::no_meeting(lang).to_owned())))?;
            (ledger.since_event(no, ended), None)
        }
        Some(text) => {
            let since = parse_day_seen(text, ledger.plan().year, day, ledger.calendar())
                .ok_or_else(|| Failure::Input(say::bad_since(lang, text)))?;
            if since >= day {
                return Err(Failure::Input(digest::since_not_before(lang, since, day)));
            }
            (ledger.since_end_of(since), None)
        }
    };
    let made = ledger.changes(since, day, &query, &context.by);
    let is_empty = made.is_empty();
    let [span, counts] = changes::head(&ledger, &made, lang);
    if matches.get_flag("json") {
        context.print_json(&json_changes::document(&ledger, &made, lang))?;
    } else {
        let by = if matches.get_one::<String>("by-group").is_some_and(|by| by == "unit") { GroupBy::Unit } else { GroupBy::Area };
        context.say(&format!("{span}{}", filter::covered(&ledger, &query, lang)))?;
        note.into_iter().try_for_each(|note| context.say(note))?;
        context.say(&counts)?;
        if !is_empty {
            context.print(&format!("\n{}", changes::text(&ledger, &ChangeList::of(&ledger, made, by), width, lang)))?;
        }
    }
    // Whoever asks as of a day that is over has not looked at what is now, nor has a look at a part.
    if word.is_none() && query.is_empty() && !context.is_past() && !context.read_only {
        let noted = looked.and_then(|looked| {
            let look = Look { no: ledger.last_event(), at: (context.now)() };
            looked.note(look).map_err(|error| Failure::Output(say::look_not_noted(lang, error)))
        });
        if let Err(Failure::Output(sentence) | Failure::Input(sentence)) = noted {
            complain(&sentence);
        }
    }
    if is_empty { Err(Failure::Nothing(None)) } else { Ok(()) }
}

/// Since the last look. The first time, and where that was behind the day that is meant, since the last working day, which is said.
fn since_last_look(ledger: &Ledger, look: Option<Look>, context: &Context) -> (Since, Option<&'static str>) {
    let day = context.day();
    match look.filter(|look| look.at.date_naive() <= day) {
        Some(look) => (ledger.since_event(look.no, look.at), None),
        None => (ledger.since_end_of(ledger.day_before(day)), Some(say::first_look(context.lang))),
    }
}

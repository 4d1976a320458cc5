//! `duban obligations`

use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, find};
use crate::ledger::{Found, Item, Ledger, Obligation};
use crate::messages::{Lang, cli as say, words};
use crate::report::{json_obligations, obligations, words::statuses_words};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_obligations(lang)).after_help(args::statuses(lang)).args([
        args::place("id", "ID", lang).help(say::help_owed_id(lang)),
        Arg::new("unit").long("unit").value_name("NAME").help(say::help_unit(lang)),
        Arg::new("status").long("status").value_name("S").help(say::help_status(lang)),
        args::flag("overdue", say::help_overdue(lang)),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day) = (context.lang, context.day());
    let word = |name| matches.get_one::<String>(name).map(String::as_str);
    let status = word("status").map(|word| find::status(word, lang)).transpose()?;
    if let Some(id) = word("id") {
        find::refuse_bad_id(id, lang)?;
    }
    let ledger = context.ledger()?;
    let units = word("unit").map(|name| ledger.named_units(name)).transpose().map_err(|e| e.fails(lang))?;
    let (measures, mut owed) = named(&ledger, word("id"), lang)?;
    owed.extend(measures.iter().flat_map(|item| ledger.obligations(item)));
    owed.retain(|one| units.as_ref().is_none_or(|units| units.contains(&one.unit)));
    let overdue = matches.get_flag("overdue");
    owed.retain(|one| !overdue || ledger.standing(one.item, day).is_some_and(|standing| standing.is_overdue()));
    owed.retain(|one| status.is_none_or(|s| ledger.status(one.item, day) == s));
    if matches.get_flag("json") {
        let rows: Vec<_> = owed.iter().map(|one| json_obligations::row(&ledger, one, day)).collect();
        context.print_json(&rows)?;
        return if rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    let all = units.is_none() && status.is_none() && !overdue;
    let unsettled = unsettled(&ledger, &measures).filter(|_| all);
    if owed.is_empty() {
        return Err(Failure::Nothing(Some(
            unsettled.map_or_else(|| say::no_obligations(lang).to_owned(), |ids| say::unsettled_measures(lang, ids)),
        )));
    }
    let width = context.width();
    context.print(&obligations::table(&ledger, &owed, day, width, lang))?;
    context.say(&covers(&ledger, &owed, day, lang))?;
    match unsettled {
        Some(ids) => context.say(&say::unsettled_measures(lang, ids)),
        None => Ok(()),
    }
}

/// What the answer covers: how many obligations, and how they stand.
fn covers(ledger: &Ledger, owed: &[Obligation<'_>], day: chrono::NaiveDate, lang: Lang) -> String {
    let mut rollup = crate::ledger::Rollup::default();
    for one in owed {
        if let Some(standing) = ledger.standing(one.item, day) {
            rollup.add(ledger.status(one.item, day), standing);
        }
    }
    let lights = rollup.lights;
    let counts = [(words::red(lang), lights.red), (words::yellow(lang), lights.yellow), (words::green(lang), lights.green)];
    let counts: String = counts.iter().map(|(word, count)| format!("{word}{}{count} ", lang.pick("", " "))).collect();
    say::covers_owed(lang, day, owed.len(), counts.trim_end(), statuses_words(&rollup, lang))
}

/// What ids name: measures, those of a task included, and what units owe; all measures without one.
fn named<'a>(ledger: &'a Ledger, id: Option<&str>, lang: Lang) -> Result<(Vec<&'a Item>, Vec<Obligation<'a>>), Failure> {
    let Some(id) = id else { return Ok((ledger.rows().map(|(_, item)| item).collect(), Vec::new())) };
    let (mut measures, mut owed) = (Vec::new(), Vec::new());
    for found in ledger.find_all(id).map_err(|e| e.fails(lang))? {
        match found {
            Found::Task(number) => measures.extend(ledger.rows().filter(|(m, _)| m.id.task == number).map(|(_, item)| item)),
            Found::Measure(item) => measures.push(item),
            Found::Owed(some) => owed.extend(some),
        }
    }
    Ok((measures, owed))
}

/// The measures of which it is to be settled whom they bind.
fn unsettled(ledger: &Ledger, measures: &[&Item]) -> Option<String> {
    let ids: Vec<String> = measures.iter().filter(|item| ledger.is_unsettled(item)).map(|item| item.measure.to_string()).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

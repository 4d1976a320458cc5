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
    let ledger = context.open_or_make_aloud()?.load()?;
    let units = word("unit").map(|name| ledger.named_units(name)).transpose().map_err(|e| e.fails(lang))?;
    let mut owed = of(&ledger, word("id"), lang)?;
    owed.retain(|one| units.as_ref().is_none_or(|units| units.contains(&one.unit)));
    owed.retain(|one| status.is_none_or(|s| ledger.status(one.item, day) == s));
    if matches.get_flag("json") {
        let rows: Vec<_> = owed.iter().map(|one| json_obligations::row(&ledger, one, day)).collect();
        context.print_json(&rows)?;
        return if rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    let unsettled = unsettled(&ledger, &measures(&ledger, word("id"), lang)?);
    if owed.is_empty() {
        return Err(Failure::Nothing(Some(
            unsettled.map_or_else(|| say::no_obligations(lang).to_owned(), |ids| say::unsettled_measures(lang, ids)),
        )));
    }
    let width = context.width();
    context.print(&obligations::table(&ledger, &owed, day, width, lang))?;
    context.say(&covers(&ledger, &owed, day, lang))?;
    match unsettled.filter(|_| units.is_none() && status.is_none()) {
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

/// The measures that an id names, those of a task included; all without one.
fn measures<'a>(ledger: &'a Ledger, id: Option<&str>, lang: Lang) -> Result<Vec<&'a Item>, Failure> {
    let Some(id) = id else { return Ok(ledger.rows().map(|(_, item)| item).collect()) };
    Ok(match find::one(ledger, id, lang)? {
        Found::Task(number) => ledger.rows().filter(|(m, _)| m.id.task == number).map(|(_, item)| item).collect(),
        Found::Measure(item) => vec![item],
        Found::Owed(_) => Vec::new(),
    })
}

fn of<'a>(ledger: &'a Ledger, id: Option<&str>, lang: Lang) -> Result<Vec<Obligation<'a>>, Failure> {
    if let Some(id) = id
        && let Found::Owed(owed) = find::one(ledger, id, lang)?
    {
        return Ok(owed);
    }
    Ok(measures(ledger, id, lang)?.into_iter().flat_map(|item| ledger.obligations(item)).collect())
}

/// The measures of which it is to be settled whom they bind.
fn unsettled(ledger: &Ledger, measures: &[&Item]) -> Option<String> {
    let ids: Vec<String> = measures.iter().filter(|item| ledger.is_unsettled(item)).map(|item| item.measure.to_string()).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

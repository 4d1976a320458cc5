//! `duban units`

use clap::{Arg, ArgMatches, Command};

use super::context::Context;
use super::{Done, Failure, args, filter};
use crate::ledger::{GroupRow, GroupWork, Ledger, UnitSummary, UnitWork, UnitsNow, Whom};
use crate::messages::{Lang, cli, units as say};
use crate::plan::{Lookup, UnitName};
use crate::report::{groups, json_units, units};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about(lang)).after_help(cli::filter_help(lang)).args([
        name(lang),
        filter::words(lang),
        args::flag("open", say::help_open(lang)),
        args::json(lang),
    ])
}

fn name(lang: Lang) -> Arg {
    args::place("name", "NAME", lang).help(say::help_name(lang))
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let lang = context.lang;
    let ledger = context.ledger()?;
    let Some(name) = matches.get_one::<String>("name") else { return list(context, matches, &ledger, |_| true) };
    match ledger.whom(name).map_err(|e| e.fails(lang))? {
        Whom::Unit(unit) => one(context, matches, &ledger, unit),
        Whom::Group(group) => match ledger.units().find(&group) {
            Some(Lookup::Group(group)) => of_group(context, matches, &ledger, GroupWork::of(&ledger, group)),
            _ => list(context, matches, &ledger, |_| false),
        },
    }
}

/// A group: the members whom its words mean somewhere, in a table, and the measures that say these words.
fn of_group(context: &mut Context, matches: &ArgMatches, ledger: &Ledger, work: GroupWork<'_>) -> Done {
    let (lang, day, width) = (context.lang, context.day(), context.width());
    let is_open =
        |row: &GroupRow<'_>| ledger.item(row.key).and_then(|item| ledger.standing(item, day)).is_some_and(|now| now.light().is_some());
    let query = filter::Asked::in_words(matches).query(ledger, lang)?;
    let wanted = (!query.is_empty()).then(|| ledger.wanted(&query, &context.by, day));
    // The measure itself, or what one of those whom it means owes.
    let fits = |row: &GroupRow<'_>| {
        let keys = || std::iter::once(row.key).chain(row.meant.iter().map(|unit| row.key.of(*unit)));
        wanted.as_ref().is_none_or(|wanted| keys().any(|key| wanted.contains(&key)))
    };
    let is_shown = |row: &&GroupRow<'_>| fits(row) && (!matches.get_flag("open") || is_open(row));
    let rows: Vec<GroupRow<'_>> = work.rows.iter().filter(is_shown).cloned().collect();
    let members = work.members();
    if matches.get_flag("json") {
        let now = UnitsNow::of(ledger, day);
        let shown: Vec<&UnitSummary> = now.units.iter().filter(|unit| members.contains(&unit.unit)).collect();
        return context.print_json(&json_units::document(ledger, &shown, day).of_group(ledger, &work, &rows, lang));
    }
    list(context, matches, ledger, |unit| members.contains(&unit.unit))?;
    context.print(&format!("\n{}", groups::table(ledger, &work, &rows, day, width, lang)))?;
    context.say(&format!("{}{}", groups::covers(&work, rows.len(), day, lang), filter::covered(ledger, &query, lang)))
}

/// Units in a table.
fn list(context: &mut Context, matches: &ArgMatches, ledger: &Ledger, wanted: impl Fn(&UnitSummary) -> bool) -> Done {
    let (lang, day) = (context.lang, context.day());
    let now = UnitsNow::of(ledger, day);
    let is_open = |unit: &UnitSummary| unit.work.total() > unit.work.closed || unit.assists.total() > unit.assists.closed;
    let open_only = matches.get_flag("open");
    let shown: Vec<&UnitSummary> = now.units.iter().filter(|unit| wanted(unit) && (!open_only || is_open(unit))).collect();
    if matches.get_flag("json") {
        return context.print_json(&json_units::document(ledger, &shown, day));
    }
    let width = context.width();
    context.print(&units::table(shown.iter().copied(), width, lang))?;
    let red = shown.iter().filter(|unit| unit.work.red > 0).count();
    let overdue = shown.iter().filter(|unit| unit.overdue > 0).count();
    context.say(&say::covers_all(lang, day, shown.len(), red, overdue))
}

/// The work of one unit.
fn one(context: &mut Context, matches: &ArgMatches, ledger: &Ledger, unit: UnitName) -> Done {
    let (lang, day) = (context.lang, context.day());
    let query = filter::Asked::in_words(matches).query(ledger, lang)?;
    let mut work = UnitWork::of(ledger, unit, day);
    let total = work.rows.len();
    if matches.get_flag("open") {
        work.rows.retain(|row| row.standing.light().is_some());
    }
    work.retain(ledger, &query, &context.by);
    if matches.get_flag("json") {
        context.print_json(&json_units::work(ledger, &work, &work.rows, lang))?;
        return if work.rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    if work.rows.is_empty() {
        let sentence = if total == 0 { say::no_part(lang, unit, day) } else { say::nothing_open(lang, unit, day) };
        return Err(Failure::Nothing(Some(sentence)));
    }
    let width = context.width();
    context.print(&units::work_table(ledger, &work, &work.rows, width, lang))?;
    for line in work.rows.iter().flat_map(|row| units::promise_lines(ledger, row, day, lang)) {
        context.say(&line)?;
    }
    for line in units::summary_lines(&work.summary, lang) {
        context.say(&line)?;
    }
    let covers = say::covers_one(lang, day, unit, units::kind_word(work.summary.kind, lang), work.rows.len(), total);
    context.say(&format!("{covers}{}", filter::covered(ledger, &query, lang)))
}

//! `duban matrix`

use clap::{Arg, ArgMatches, Command, value_parser};

use super::context::Context;
use super::{Done, Failure, args, filter};
use crate::ledger::{Ledger, Light, Matrix, Order, Scope};
use crate::messages::{Lang, cli as say};
use crate::report::matrix::{Part, table};
use crate::report::{json_matrix, text::light_word};

pub(super) fn describe(command: Command, lang: Lang) -> Command {
    command.about(say::about_matrix(lang)).args([
        Arg::new("area").long("area").value_name("N").value_parser(value_parser!(u32)).help(say::help_area(lang)),
        Arg::new("group").long("group").value_name("NAME").help(say::help_group(lang)),
        args::flag("worst", say::help_worst(lang)),
        args::json(lang),
    ])
}

pub(super) fn run(context: &mut Context, matches: &ArgMatches) -> Done {
    let (lang, day) = (context.lang, context.day());
    let ledger = context.ledger()?;
    let area = matches.get_one::<u32>("area").copied();
    filter::known_area(&ledger, area, lang)?;
    let matrix = Matrix::of(&ledger, day);
    let group = matches.get_one::<String>("group").map(|name| group(&matrix, name, lang)).transpose()?;
    let scope = Scope { area, group };
    let worst = matches.get_flag("worst");
    let chosen = matrix.choose(scope, Order { worst_measures: worst, worst_units: false });
    let part = Part { matrix: &matrix, scope, chosen: &chosen };
    if matches.get_flag("json") {
        context.print_json(&json_matrix::document(part))?;
        return if chosen.rows.is_empty() { Err(Failure::Nothing(None)) } else { Ok(()) };
    }
    if chosen.rows.is_empty() {
        return Err(Failure::Nothing(Some(say::no_obligations(lang).to_owned())));
    }
    let width = context.width();
    context.print(&table(&ledger, part, width, lang))?;
    context.say(&covers(&ledger, part, lang))
}

/// The functional group that a person names: its name, or a part of it that no other has.
fn group(matrix: &Matrix, words: &str, lang: Lang) -> Result<usize, Failure> {
    let words = words.trim();
    let exactly = matrix.groups().iter().position(|name| name == words);
    let mut parts = matrix.groups().iter().enumerate().filter(|(_, name)| !words.is_empty() && name.contains(words)).map(|(at, _)| at);
    let only = parts.next().filter(|_| parts.next().is_none());
    exactly.or(only).ok_or_else(|| Failure::Input(say::no_such_group(lang, words, matrix.groups().join(lang.pick("、", ", ")))))
}

/// What the answer covers: how many obligations, how they stand, and of which part of the matrix.
fn covers(ledger: &Ledger, part: Part<'_>, lang: Lang) -> String {
    let Part { matrix, scope, chosen } = part;
    let tally = matrix.tally(scope);
    let lights = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];
    let counts: Vec<String> =
        lights.iter().map(|light| format!("{}{}{}", light_word(*light, lang), lang.pick("", " "), tally.with(*light))).collect();
    let mut covers = say::covers_matrix(lang, matrix.as_of(), chosen.rows.len(), chosen.columns.len(), tally.total(), counts.join(" "));
    let area = ledger.plan().areas().iter().find(|area| Some(area.number) == scope.area);
    let area = area.map(|area| say::area_named(lang, area.number, &area.title));
    let group = scope.group.and_then(|at| matrix.groups().get(at)).cloned();
    let asked: Vec<String> = area.into_iter().chain(group).collect();
    if !asked.is_empty() {
        covers.push_str(&say::filtered(lang, asked.join(lang.pick("、", ", "))));
    }
    covers
}

//! The filter of the lists: words in the filter language, and the options that say the same.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::{Done, Failure, SUBCOMMANDS, args, find};
use crate::ledger::{Asks, BadQuery, Condition, Ledger, Query, Reason, Status};
use crate::messages::{Lang, cli as say};

/// What of the arguments is a filter, before there is a ledger to read it against.
pub(super) struct Asked {
    words: String,
    area: Option<u32>,
    unit: Option<String>,
    status: Option<Status>,
    overdue: bool,
}

/// The subcommands that take a filter.
const FILTERED: [&str; 5] = ["list", "queue", "overdue", "units", "changes"];

/// The arguments with `!待核` for `-待核`: the parser would take it for an option, of which these subcommands have none of one letter but
/// `-h`.
pub(super) fn with_negations(arguments: Vec<OsString>) -> Vec<OsString> {
    let is_subcommand = |argument: &OsString| SUBCOMMANDS.iter().any(|subcommand| argument == subcommand.name);
    let Some(first) = arguments.iter().position(is_subcommand) else { return arguments };
    if !arguments.get(first).is_some_and(|argument| FILTERED.iter().any(|name| argument == name)) {
        return arguments;
    }
    let end = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
    let negated = |argument: &OsString| {
        let word = argument.to_str()?.strip_prefix('-')?;
        (!word.is_empty() && word != "h" && !word.starts_with('-')).then(|| OsString::from(format!("!{word}")))
    };
    let each = arguments.into_iter().enumerate();
    each.map(|(at, argument)| if (first..end).contains(&at) { negated(&argument).unwrap_or(argument) } else { argument }).collect()
}

/// The words of the filter language.
pub(super) fn words(lang: Lang) -> Arg {
    args::place("filter", "FILTER", lang).num_args(0..).action(ArgAction::Append).help(say::help_filter(lang))
}

/// The options of `duban list`.
pub(super) fn options(lang: Lang) -> [Arg; 4] {
    [
        Arg::new("area").long("area").value_name("N").value_parser(value_parser!(u32)).help(say::help_area(lang)),
        Arg::new("unit").long("unit").value_name("NAME").help(say::help_unit(lang)),
        Arg::new("status").long("status").value_name("S").help(say::help_status(lang)),
        args::flag("overdue", say::help_overdue(lang)),
    ]
}

impl Asked {
    /// What is asked for by words and options.
    pub(super) fn of(matches: &ArgMatches, lang: Lang) -> Result<Self, Failure> {
        let word = matches.get_one::<String>("status");
        let status = word.map(|word| find::status(word, lang)).transpose()?;
        let (area, unit) = (matches.get_one::<u32>("area").copied(), matches.get_one::<String>("unit").cloned());
        Ok(Self { area, unit, status, overdue: matches.get_flag("overdue"), ..Self::in_words(matches) })
    }

    /// What is asked for by words, where there are no options.
    pub(super) fn in_words(matches: &ArgMatches) -> Self {
        let words: Vec<&str> = matches.get_many::<String>("filter").into_iter().flatten().map(String::as_str).collect();
        Self { words: words.join(" "), area: None, unit: None, status: None, overdue: false }
    }

    /// The same as a query; the options stand first.
    pub(super) fn query(&self, ledger: &Ledger, lang: Lang) -> Result<Query, Failure> {
        known_area(ledger, self.area, lang)?;
        let unit = self.unit.as_deref().map(|name| ledger.whom(name)).transpose().map_err(|e| e.fails(lang))?;
        let options = [
            self.area.map(|area| Asks::Area(vec![area])),
            unit.map(|whom| Asks::Unit(vec![whom])),
            self.status.map(|status| Asks::Status(vec![status])),
            self.overdue.then(|| Asks::Reason(vec![Reason::Overdue])),
        ];
        let read = read(ledger, &self.words, lang)?;
        let all = options.into_iter().flatten().map(Condition::is).chain(read.conditions().iter().cloned());
        Ok(all.fold(Query::default(), Query::and))
    }
}

/// Reads the words of a filter.
pub(super) fn read(ledger: &Ledger, words: &str, lang: Lang) -> Result<Query, Failure> {
    Query::parse(words, ledger).map_err(|bad| match bad {
        BadQuery::Names(not_found) => not_found.fails(lang),
        bad => Failure::Input(bad.explain(lang)),
    })
}

/// The filter in words behind what an answer covers; nothing where there is none.
pub(super) fn covered(ledger: &Ledger, query: &Query, lang: Lang) -> String {
    if query.is_empty() { String::new() } else { say::filtered(lang, query.words(ledger, lang)) }
}

pub(super) fn known_area(ledger: &Ledger, area: Option<u32>, lang: Lang) -> Done {
    let areas = ledger.plan().areas();
    match area.filter(|n| !areas.iter().any(|a| a.number == *n)) {
        None => Ok(()),
        Some(number) => {
            let all: Vec<String> = areas.iter().map(|a| format!("{} {}", a.number, a.title)).collect();
            Err(Failure::Input(say::no_such_area(lang, number, all.join(lang.pick("、", ", ")))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_negated_is_no_option() {
        for (line, expected) in [
            ("duban queue -待核 -8.4 --json", "duban queue !待核 !8.4 --json"),
            ("duban --as-of 2026-11-23 list 红 -h", "duban --as-of 2026-11-23 list 红 -h"),
            ("duban overdue -- -x", "duban overdue -- -x"),
            ("duban overdue -", "duban overdue -"),
            ("duban note 5.1 queue -x", "duban note 5.1 queue -x"),
            ("duban export -o -", "duban export -o -"),
        ] {
            let arguments = line.split(' ').map(OsString::from).collect();
            assert_eq!(with_negations(arguments).join(&OsString::from(" ")), OsString::from(expected), "{line}");
        }
    }
}

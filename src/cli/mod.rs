//! The command line: one file a subcommand, for scripts and for people who know what they want. What it does is done by the rooms
//! below; here words become arguments, and results text or JSON.

mod args;
mod backup;
mod changes;
mod check;
mod context;
mod dates;
mod dealing;
mod digest;
mod export;
mod filter;
mod find;
mod forecast;
mod help;
mod import;
mod indicators;
mod list;
mod log;
mod matrix;
mod meetings;
mod note;
mod obligations;
mod output;
mod promises;
mod queue;
mod reading;
mod search;
mod set;
mod settings;
mod settle;
mod show;
mod units;
mod views;
mod wrong_arguments;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::{ArgMatches, Command};

use crate::ledger::Moment;
use crate::messages::{Lang, cli as say};
use crate::options::Options;
use crate::store::{Store, StoreError};
use context::Context;
use output::Output;

/// How a command ends otherwise than well.
#[derive(Debug)]
enum Failure {
    /// Nothing was found: exit code 1. A sentence, unless the answer itself says so.
    Nothing(Option<String>),
    /// The input is wrong: exit code 2.
    Input(String),
    /// The database cannot be used: exit code 3.
    Store(StoreError),
    /// The database cannot be used, for a reason outside it: exit code 3.
    Database(String),
    /// The answer cannot be written: exit code 4.
    Output(String),
    /// Nobody reads the output any more: that is no failure.
    PipeClosed,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

type Done = Result<(), Failure>;

/// A subcommand: its name, how it is described, what it does.
struct Subcommand {
    name: &'static str,
    describe: fn(Command, Lang) -> Command,
    run: fn(&mut Context, &ArgMatches) -> Done,
}

/// Every subcommand, in the order in which they are listed.
const SUBCOMMANDS: &[Subcommand] = &[
    Subcommand { name: "list", describe: list::describe, run: list::run },
    Subcommand { name: "queue", describe: queue::describe, run: queue::run },
    Subcommand { name: "overdue", describe: queue::describe_overdue, run: queue::run_overdue },
    Subcommand { name: "views", describe: views::describe, run: views::run },
    Subcommand { name: "search", describe: search::describe, run: search::run },
    Subcommand { name: "show", describe: show::describe, run: show::run },
    Subcommand { name: "obligations", describe: obligations::describe, run: obligations::run },
    Subcommand { name: "units", describe: units::describe, run: units::run },
    Subcommand { name: "matrix", describe: matrix::describe, run: matrix::run },
    Subcommand { name: "set", describe: set::describe, run: set::run },
    Subcommand { name: "note", describe: note::describe, run: note::run },
    Subcommand { name: "urge", describe: dealing::describe_urge, run: dealing::run_urge },
    Subcommand { name: "promise", describe: dealing::describe_promise, run: dealing::run_promise },
    Subcommand { name: "promises", describe: promises::describe, run: promises::run },
    Subcommand { name: "extend", describe: dealing::describe_extend, run: dealing::run_extend },
    Subcommand { name: "snooze", describe: dealing::describe_snooze, run: dealing::run_snooze },
    Subcommand { name: "assign", describe: dealing::describe_assign, run: dealing::run_assign },
    Subcommand { name: "dates", describe: dates::describe, run: dates::run },
    Subcommand { name: "settle", describe: settle::describe, run: settle::run },
    Subcommand { name: "indicators", describe: indicators::describe, run: indicators::run },
    Subcommand { name: "reading", describe: reading::describe, run: reading::run },
    Subcommand { name: "target", describe: reading::describe_target, run: reading::run_target },
    Subcommand { name: "path", describe: reading::describe_path, run: reading::run_path },
    Subcommand { name: "meetings", describe: meetings::describe, run: meetings::run },
    Subcommand { name: "minutes", describe: meetings::describe_minutes, run: meetings::run_minutes },
    Subcommand { name: "digest", describe: digest::describe, run: digest::run },
    Subcommand { name: "changes", describe: changes::describe, run: changes::run },
    Subcommand { name: "forecast", describe: forecast::describe, run: forecast::run },
    Subcommand { name: "settings", describe: settings::describe, run: settings::run },
    Subcommand { name: "log", describe: log::describe, run: log::run },
    Subcommand { name: "export", describe: export::describe, run: export::run },
    Subcommand { name: "import", describe: import::describe, run: import::run },
    Subcommand { name: "backup", describe: backup::describe, run: backup::run },
    Subcommand { name: "check", describe: check::describe, run: check::run },
    Subcommand { name: "help", describe: help::describe, run: help::run },
];

/// What the arguments came to.
#[derive(Debug)]
pub enum Outcome {
    /// A subcommand ran, or was refused.
    Ended(ExitCode),
    /// The console was asked for.
    Console(Box<(Store, Options)>),
}

/// Reads the arguments and runs a subcommand, or says with what the console is to be opened. `now` is the clock.
pub fn run(arguments: Vec<OsString>, now: fn() -> Moment) -> Outcome {
    let lang = args::lang(&arguments);
    let words_are_words = arguments.iter().any(|argument| argument == "--");
    let matches = match args::command(lang).try_get_matches_from(filter::with_negations(arguments)) {
        Ok(matches) => matches,
        // Help and version go to standard output and are no failure.
        Err(asked) if !asked.use_stderr() => {
            let mut out = Output::new(lang);
            let done = out.print_help(&asked.render().to_string()).and_then(|()| out.flush());
            return Outcome::Ended(done.map_or_else(|failure| report(&failure, lang), |()| ExitCode::SUCCESS));
        }
        Err(error) => return Outcome::Ended(report_wrong_input(wrong_arguments::explain(&error, lang), lang)),
    };
    let done = Context::new(&matches, lang, now, words_are_words).and_then(|mut context| {
        let done = dispatch(&mut context, &matches);
        let done = context.marked(done);
        let done = context.flush().and(done);
        context.unless_saved(done)
    });
    match done {
        Ok(Some(opened)) => Outcome::Console(Box::new(opened)),
        Ok(None) | Err(Failure::PipeClosed) => Outcome::Ended(ExitCode::SUCCESS),
        Err(failure) => Outcome::Ended(report(&failure, lang)),
    }
}

fn dispatch(context: &mut Context, matches: &ArgMatches) -> Result<Option<(Store, Options)>, Failure> {
    match matches.subcommand() {
        Some((name, matches)) => match SUBCOMMANDS.iter().find(|s| s.name == name) {
            Some(subcommand) => (subcommand.run)(context, matches).map(|()| None),
            None => Err(Failure::Input(without_terminal(context.lang))),
        },
        None if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() => Err(Failure::Input(without_terminal(context.lang))),
        None => {
            let (mut store, made) = context.open_or_make()?;
            context.refuse_before_plan(store.plan_year()?)?;
            let greeting = made.map(|_| say::made_here(context.lang, context.short_path()));
            let options = args::options(context, matches, greeting)?;
            Ok(Some((store, options)))
        }
    }
}

/// What `duban` says where there is no terminal: that it needs one, and what there is instead.
fn without_terminal(lang: Lang) -> String {
    let command = args::command(lang);
    let lines = command.get_subcommands().map(|s| format!("  duban {:<8}{}", s.get_name(), s.get_about().cloned().unwrap_or_default()));
    std::iter::once(say::no_terminal(lang).to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

/// Says a sentence on standard error, where it is in nobody's way.
pub fn say_aside(sentence: &str) {
    output::complain(sentence);
}

/// Says that the database cannot be used, and gives the exit code for it.
pub fn report_store_error(error: StoreError, lang: Lang) -> ExitCode {
    report(&Failure::Store(error), lang)
}

/// Says that the input is wrong, and gives the exit code for it.
pub fn report_wrong_input(sentence: String, lang: Lang) -> ExitCode {
    report(&Failure::Input(sentence), lang)
}

fn report(failure: &Failure, lang: Lang) -> ExitCode {
    let (sentence, code) = match failure {
        Failure::Nothing(sentence) => (sentence.clone(), 1),
        Failure::Input(sentence) => (Some(sentence.clone()), 2),
        Failure::Store(error) => (Some(error.explain(lang)), 3),
        Failure::Database(sentence) => (Some(sentence.clone()), 3),
        Failure::Output(sentence) => (Some(sentence.clone()), 4),
        Failure::PipeClosed => (None, 0),
    };
    if let Some(sentence) = sentence {
        output::complain(&sentence);
    }
    ExitCode::from(code)
}

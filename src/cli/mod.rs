//! The command line: one file a subcommand, for scripts and for people who know what they want. What it does is done by the rooms
//! below; here words become arguments, and results text or JSON.

mod args;
mod backup;
mod check;
mod context;
mod export;
mod find;
mod import;
mod list;
mod log;
mod note;
mod set;
mod show;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ArgMatches, Command};

use crate::console::{self, ConsoleError, terminal};
use crate::messages::{Lang, cli as say};
use context::Context;

use crate::store::StoreError;

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
const SUBCOMMANDS: [Subcommand; 9] = [
    Subcommand { name: "list", describe: list::describe, run: list::run },
    Subcommand { name: "show", describe: show::describe, run: show::run },
    Subcommand { name: "set", describe: set::describe, run: set::run },
    Subcommand { name: "note", describe: note::describe, run: note::run },
    Subcommand { name: "log", describe: log::describe, run: log::run },
    Subcommand { name: "export", describe: export::describe, run: export::run },
    Subcommand { name: "import", describe: import::describe, run: import::run },
    Subcommand { name: "backup", describe: backup::describe, run: backup::run },
    Subcommand { name: "check", describe: check::describe, run: check::run },
];

/// The whole program: reads the arguments, opens the console or runs a subcommand.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let lang = args::lang(&arguments);
    let matches = match args::command(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version go to standard output and are no failure; a closed pipe is none either.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let done = Context::new(&matches, lang).and_then(|mut context| {
        let done = dispatch(&mut context, &matches);
        context.flush().and(done)
    });
    match done {
        Ok(()) | Err(Failure::PipeClosed) => ExitCode::SUCCESS,
        Err(failure) => report(&failure, lang),
    }
}

fn dispatch(context: &mut Context, matches: &ArgMatches) -> Done {
    match matches.subcommand() {
        Some((name, matches)) => match SUBCOMMANDS.iter().find(|s| s.name == name) {
            Some(subcommand) => (subcommand.run)(context, matches),
            None => Err(Failure::Input(without_terminal(context.lang))),
        },
        None if !terminal::is_there() => Err(Failure::Input(without_terminal(context.lang))),
        None => open_console(context, matches),
    }
}

fn open_console(context: &mut Context, matches: &ArgMatches) -> Done {
    let (store, greeting) = context.open_or_make()?;
    let options = args::console_options(context, matches, greeting)?;
    console::run(store, options).map_err(|error| match error {
        ConsoleError::Store(error) => Failure::Store(error),
        ConsoleError::Keys(sentence) => Failure::Input(sentence),
        ConsoleError::Terminal(error) => Failure::Input(error.to_string()),
    })
}

/// What `duban` says where there is no terminal: that it needs one, and what there is instead.
fn without_terminal(lang: Lang) -> String {
    let command = args::command(lang);
    let lines = command.get_subcommands().map(|s| format!("  duban {:<8}{}", s.get_name(), s.get_about().cloned().unwrap_or_default()));
    std::iter::once(say::no_terminal(lang).to_owned()).chain(lines).collect::<Vec<_>>().join("\n")
}

fn report(failure: &Failure, lang: Lang) -> ExitCode {
    let (sentence, code) = match failure {
        Failure::Nothing(sentence) => (sentence.clone(), 1),
        Failure::Input(sentence) => (Some(sentence.clone()), 2),
        Failure::Store(error) => (Some(error.explain(lang)), 3),
        Failure::Database(sentence) => (Some(sentence.clone()), 3),
        Failure::PipeClosed => (None, 0),
    };
    if let Some(sentence) = sentence {
        context::complain(&sentence);
    }
    ExitCode::from(code)
}

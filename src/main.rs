//! The program: the command line decides, the console runs.

use std::process::ExitCode;

use duban::cli::{self, Outcome, Start};
use duban::console::{self, ConsoleError, Options};

fn main() -> ExitCode {
    match cli::run(std::env::args_os().collect()) {
        Outcome::Ended(code) => code,
        Outcome::Console(start) => open_console(*start),
    }
}

fn open_console(start: Start) -> ExitCode {
    let lang = start.lang;
    let options = Options {
        lang,
        as_of: start.as_of,
        now: start.now,
        by: start.by,
        read_only: start.read_only,
        database: start.database,
        state_dir: start.state_dir,
        ascii: start.ascii,
        wide_ambiguous: start.wide_ambiguous,
        mouse: start.mouse,
        colour: start.colour,
        keys: start.keys,
        greeting: start.greeting,
    };
    match console::run(start.store, options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(ConsoleError::Store(error)) => cli::report_store_error(error, lang),
        Err(ConsoleError::Keys(sentence)) => cli::report_wrong_input(sentence, lang),
        Err(error) => cli::report_wrong_input(error.to_string(), lang),
    }
}

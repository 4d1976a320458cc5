//! The program: the command line decides, the console runs.

use std::process::ExitCode;

use duban::cli::{self, Outcome};
use duban::console::{self, ConsoleError};
use duban::ledger::{Moment, to_moment};
use duban::messages::console as console_say;
use duban::options::Options;
use duban::store::Store;

fn main() -> ExitCode {
    match cli::run(std::env::args_os().collect(), now) {
        Outcome::Ended(code) => code,
        Outcome::Console(opened) => open_console(*opened),
    }
}

/// The one clock: below the binary time is an argument.
fn now() -> Moment {
    standing_clock().unwrap_or_else(|| to_moment(chrono::Utc::now()))
}

/// A moment at which the clock stands, for tests. A program that was built for use has no such thing: when something was written is
/// not for the writer to say.
fn standing_clock() -> Option<Moment> {
    let at = cfg!(debug_assertions).then(|| std::env::var("DUBAN_NOW").ok())??;
    at.parse().ok().map(to_moment::<chrono::FixedOffset>)
}

fn open_console((store, options): (Store, Options)) -> ExitCode {
    let lang = options.lang;
    match console::run(store, options) {
        Ok(farewell) => {
            farewell.iter().for_each(|sentence| cli::say_aside(sentence));
            ExitCode::SUCCESS
        }
        Err(ConsoleError::Store(error)) => cli::report_store_error(error, lang),
        Err(ConsoleError::Keys(sentence)) => cli::report_wrong_input(sentence, lang),
        Err(ConsoleError::Terminal(error)) => cli::report_wrong_input(console_say::terminal_unusable(lang, error), lang),
    }
}

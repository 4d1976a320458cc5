//! The program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    duban::cli::run(std::env::args_os().collect())
}

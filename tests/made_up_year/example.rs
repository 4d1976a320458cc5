//! Makes a record with a year of made-up reports on the embedded plan, for trying the program out and for its tests:
//!
//! `cargo run --example made-up-year -- --seed 2026 --until 2026-11-23 FILE.db`
//!
//! The record is as it stands on the morning of `--until`. The same seed gives the same events everywhere.

mod year;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;

const USAGE: &str = "usage: made-up-year [--seed N] [--until YYYY-MM-DD] FILE.db";

fn main() -> ExitCode {
    let Some((file, seed, until)) = arguments(std::env::args().skip(1)) else { return say(USAGE, 2) };
    match year::write(&file, seed, until) {
        Ok(written) => say(&format!("{}: {} events, {}", file.display(), written.events, written.fingerprint), 0),
        Err(error) => say(&error.to_string(), 1),
    }
}

fn arguments(mut words: impl Iterator<Item = String>) -> Option<(PathBuf, u64, NaiveDate)> {
    let (mut file, mut seed, mut until) = (None, 2026, NaiveDate::from_ymd_opt(2026, 11, 23)?);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seed" => seed = words.next()?.parse().ok()?,
            "--until" => until = words.next()?.parse().ok()?,
            _ if word.starts_with('-') || file.is_some() => return None,
            _ => file = Some(PathBuf::from(word)),
        }
    }
    Some((file?, seed, until))
}

fn say(sentence: &str, code: u8) -> ExitCode {
    // Nobody reads it where it cannot be written.
    let _ = writeln!(io::stderr(), "{sentence}");
    ExitCode::from(code)
}

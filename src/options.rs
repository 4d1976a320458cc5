//! With what the console is opened: the command line says it, the console obeys, and neither knows the other.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::ledger::Moment;
use crate::messages::Lang;

/// What the console is told at its start.
#[derive(Debug, Clone)]
pub struct Options {
    /// The language of the screen.
    pub lang: Lang,
    /// The day by which the ledger is judged; today, as the days pass, where none is given.
    pub as_of: Option<NaiveDate>,
    /// The clock.
    pub now: fn() -> Moment,
    /// Who acts: signs every event, owns the drafts.
    pub by: String,
    /// Whether nothing may be written.
    pub read_only: bool,
    /// The database, named in messages and to tell drafts of one record from those of another.
    pub database: PathBuf,
    /// Where drafts are kept.
    pub state_dir: PathBuf,
    /// ASCII instead of lines and signs of ambiguous width.
    pub ascii: bool,
    /// Whether the terminal draws characters of ambiguous width two cells wide.
    pub wide_ambiguous: bool,
    /// Whether the mouse is used from the start.
    pub mouse: bool,
    /// Whether colours are used (`NO_COLOR` turns them off).
    pub colour: bool,
    /// Whether the terminal may be asked to copy (OSC 52): the console of Linux prints what it is asked.
    pub clipboard: bool,
    /// A key file that changes keys, if there is one.
    pub keys: Option<PathBuf>,
    /// A sentence to begin with, such as where a new database was made.
    pub greeting: Option<String>,
}

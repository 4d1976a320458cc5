//! The terminal program. State and update in [`app`], keys in [`keymap`], what is seen in [`screens`] and [`layers`], the loop in `run`.

pub mod acts;
pub mod app;
pub mod backend;
pub mod canvas;
pub mod drafts;
pub mod editor;
mod hints;
pub mod input;
pub mod keymap;
pub mod layers;
pub mod notice;
mod run;
pub mod screens;
mod signals;
pub mod terminal;
pub mod text;
pub mod theme;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::ledger::Moment;
use crate::messages::Lang;

pub use run::run;

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
    /// A key file that changes keys, if there is one.
    pub keys: Option<PathBuf>,
    /// A sentence to begin with, such as where a new database was made.
    pub greeting: Option<String>,
}

/// Why the console ended otherwise than by being asked to.
#[derive(Debug, thiserror::Error)]
pub enum ConsoleError {
    /// The terminal cannot be used.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] std::io::Error),
    /// The record cannot be used.
    #[error(transparent)]
    Store(#[from] crate::store::StoreError),
    /// The key file is wrong: a sentence with file and line.
    #[error("{0}")]
    Keys(String),
}

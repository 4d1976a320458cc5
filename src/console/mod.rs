//! The terminal program. State and update in [`app`], keys in [`keymap`], what is seen in [`screens`] and [`layers`], drawn with
//! [`pictures`], the loop in `run`.

pub mod acts;
mod answers;
pub mod app;
pub mod backend;
mod bursts;
pub mod canvas;
mod changing;
mod commanding;
pub mod decode;
mod dispatch;
pub mod drafts;
pub mod editor;
pub mod entry_line;
mod finder;
mod found;
mod hints;
pub mod indicator_rows;
pub mod input;
mod jumping;
pub mod keymap;
pub mod layers;
mod listen;
mod meeting;
pub mod mouse;
mod new_file;
pub mod notice;
mod over_reading;
mod past;
pub mod pictures;
mod queueing;
pub mod repeat;
mod run;
mod screen;
pub mod screens;
pub mod shelf;
mod signals;
pub mod sitting;
pub mod terminal;
pub mod text;
mod texts;
pub mod theme;
mod views;
mod writer;

pub use run::run;

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

//! Search: what a person may mean by a few letters, characters or figures, among all that a ledger holds. No terminal, no database.
//!
//! An [`Index`] knows what can be found; [`Words`] are a query as it was read; a [`Search`] is one that is being typed: it is asked anew with
//! each key and gives its [`Hit`]s, best first. [`Shown`] is what one of them says and where the words stand in it.

mod asked;
mod cast;
mod hit;
mod index;
mod letters;
mod listing;
mod marks;
mod names;
mod pattern;
mod scan;
mod sense;
mod shown;
mod sieve;
mod sounds;
#[cfg(test)]
mod tests;
mod typed;
mod words;

pub use hit::{Hit, Rank, Target, TargetKind};
pub use index::Index;
pub use shown::{Excerpt, Shown};
pub use sounds::sounds;
pub use typed::Search;
pub use words::Words;

/// How many hits are given one by one; those behind them are counted.
pub const LISTED: usize = 500;

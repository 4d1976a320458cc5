//! `duban` (督办): a ledger for those who supervise a government action plan, and the console to work on it.
//!
//! The rooms and what each may use are described in `docs/architecture.md`.

mod accounts;
pub mod cli;
pub mod console;
pub mod import;
pub mod ledger;
pub mod looked;
pub mod messages;
pub mod options;
pub mod place;
pub mod plan;
pub mod report;
pub mod search;
pub mod seeds;
mod shares;
pub mod store;
pub mod text;

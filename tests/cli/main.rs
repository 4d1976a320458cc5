//! The command line as scripts and people have it: the built program, real files, the embedded plan's own rows as expectations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "a test that fails panics")]

mod changes;
mod dates;
mod dealings;
mod digest;
mod exits;
mod findings;
mod forecast;
mod imports;
mod lists;
mod matrix;
mod meetings;
mod obligations;
mod outputs;
mod past;
mod promises;
mod queue;
mod readings;
mod search;
mod settings;
mod shows;
mod support;
mod units;
mod writes;

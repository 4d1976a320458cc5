//! The importer on the plan as it was published, on plans of other years, and on what is no plan.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod any_bytes;
mod bad_input;
mod encodings;
mod other_plans;
mod published;
mod support;
mod whole_text;

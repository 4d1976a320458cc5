//! Output for people and for programs: text and JSON.

pub mod dates;
pub mod digest;
pub mod findings;
pub mod followed;
pub mod forecast;
pub mod indicator_words;
pub mod indicators;
pub mod json;
pub mod json_dates;
mod json_dealing;
pub mod json_digest;
pub mod json_events;
pub mod json_findings;
pub mod json_forecast;
pub mod json_indicators;
pub mod json_matrix;
pub mod json_obligations;
pub mod json_queue;
pub mod light_parts;
pub mod matrix;
pub mod minutes;
pub mod obligations;
pub mod queue;
pub mod settings;
pub mod spark;
pub mod text;
pub mod words;

//! Output for people and for programs: text and JSON.

pub mod findings;
pub mod indicator_words;
pub mod json;
pub mod json_findings;
pub mod json_obligations;
pub mod obligations;
pub mod text;
pub mod words;

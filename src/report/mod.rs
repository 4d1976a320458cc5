//! Output for people and for programs: text and JSON.

pub mod json;
pub mod text;
pub mod words;

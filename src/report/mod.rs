//! Output for people and for programs: text and JSON.

pub mod indicator_words;
pub mod json;
pub mod json_matrix;
pub mod json_obligations;
pub mod matrix;
pub mod obligations;
pub mod text;
pub mod words;

//! Published table -> plan, with a report of every doubt. Reads text; writes nothing.

use std::path::Path;

use crate::messages::Lang;
use crate::plan::{Plan, Units};

/// A published table, read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// Every doubt, by line.
    pub doubts: Vec<Doubt>,
}

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {}

/// A table that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("line {line}, column {column}")]
pub struct ImportError {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
}

/// The slips of known texts, corrected by a list (`seeds/corrections.json`).
#[derive(Debug, Clone)]
pub struct Corrections {}

impl Corrections {
    /// Reads the list.
    pub fn from_json(_text: &str) -> Result<Self, serde_json::Error> {
        todo!()
    }
}

/// Reads a table from a file. See [`read`].
pub fn read_file(_path: &Path, _units: &Units, _corrections: &Corrections) -> Result<Imported, ImportError> {
    todo!()
}

/// Reads a table in UTF-8 (with or without a mark), GB18030 or UTF-16, with any line ends.
pub fn read(_bytes: &[u8], _units: &Units, _corrections: &Corrections) -> Result<Imported, ImportError> {
    todo!()
}

impl ImportError {
    /// The sentence for the person, without the place.
    pub fn explain(&self, _lang: Lang) -> String {
        todo!()
    }
}

impl Doubt {
    /// One line of the report: line number, measure id, what is doubtful.
    pub fn describe(&self, _lang: Lang) -> String {
        todo!()
    }
}

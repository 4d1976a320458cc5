//! Published table -> plan, with a report of every doubt. Reads text; writes nothing.
//!
//! The table has seven columns: 序号, 重点任务, 工作措施, 完成时限, 牵头部门, 主责单位, 协办单位, separated by tabs, its header repeated on
//! every page. Nothing here knows a particular plan: what is special about one stands in `seeds/`.

mod cell;
mod clean;
mod corrections;
mod dates;
mod decode;
mod doubt;
mod error;
mod table;

use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use corrections::Corrections;
pub use doubt::{Doubt, DoubtKind};
pub use error::{ImportError, Wrong};

use crate::messages::{Lang, import as say};
use crate::plan::{Plan, Units};

/// No plan is longer; a file that is was named by mistake.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A published table, read.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The plan.
    pub plan: Plan,
    /// Every doubt, by line.
    pub doubts: Vec<Doubt>,
}

/// Reads a table from a file. See [`read`].
///
/// # Errors
/// When the file cannot be read or is too large, or as [`read`].
pub fn read_file(path: &Path, units: &Units, corrections: &Corrections) -> Result<Imported, ImportError> {
    let unreadable = |e: std::io::Error| ImportError::at_start(Wrong::Unreadable(e.to_string()));
    let file = File::open(path).map_err(unreadable)?;
    let found = file.metadata().map_err(unreadable)?;
    if found.is_dir() {
        return Err(ImportError::at_start(Wrong::Directory));
    }
    let mut bytes = Vec::new();
    // One byte more than the limit tells that there is more, also of what has no size of its own, such as a pipe.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::at_start(Wrong::TooLarge { bytes: found.len().max(bytes.len() as u64), most: LARGEST }));
    }
    read(&bytes, units, corrections)
}

/// Reads a table in UTF-8 (with or without a mark), GB18030 or UTF-16, with any line ends.
///
/// # Errors
/// At the first thing that is not such a table, with its line and column.
pub fn read(bytes: &[u8], units: &Units, corrections: &Corrections) -> Result<Imported, ImportError> {
    let text = decode::decode(bytes)?;
    table::read(&text, units, corrections)
}

impl Imported {
    /// What came in, in numbers.
    pub fn summary(&self, lang: Lang) -> String {
        summary(&self.plan, lang)
    }
}

/// A plan in numbers, e.g. `3个领域 16节 47项重点任务 128条工作措施`.
pub fn summary(plan: &Plan, lang: Lang) -> String {
    let sections: usize = plan.areas().iter().map(|a| a.sections.len()).sum();
    say::summary(lang, plan.areas().len(), sections, plan.tasks().count(), plan.measures().count())
}

//! When a person last looked at what changed: kept for each person and record in the state directory, for it is nothing of the record.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::ledger::{EventNo, Moment};
use crate::place;

/// A look: the last event that was there, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The last event.
    pub no: EventNo,
    /// When.
    pub at: Moment,
}

/// Where a person's last look at a record is noted.
#[derive(Debug, Clone)]
pub struct Looked(PathBuf);

#[derive(Serialize, Deserialize)]
struct File {
    no: i64,
    at: Moment,
}

impl Looked {
    /// The place below `state_dir` for `person` and the record at `database`.
    pub fn new(state_dir: &Path, database: &Path, person: &str) -> Self {
        Self(place::of(state_dir, "looks", database, person).join("changes.json"))
    }

    /// The last look; none before the first, or where what is there cannot be read.
    pub fn last(&self) -> Option<Look> {
        let File { no, at } = serde_json::from_slice(&fs::read(&self.0).ok()?).ok()?;
        Some(Look { no: EventNo(no), at })
    }

    /// Notes a look.
    ///
    /// # Errors
    /// When the state directory cannot be written.
    pub fn note(&self, look: Look) -> io::Result<()> {
        if let Some(directory) = self.0.parent() {
            DirBuilder::new().recursive(true).mode(0o700).create(directory)?;
        }
        let temporary = self.0.with_extension("new");
        let json = serde_json::to_vec(&File { no: look.no.0, at: look.at }).map_err(io::Error::other)?;
        let mut out = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&temporary)?;
        out.write_all(&json)?;
        drop(out);
        fs::rename(temporary, &self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_ones_own_and_the_last_one_counts() {
        let dir = tempfile::tempdir().unwrap();
        let of = |person| Looked::new(dir.path(), Path::new("/srv/plan.db"), person);
        assert_eq!(of("zhang").last(), None);
        let look = |no| Look { no: EventNo(no), at: "2026-11-23T14:02:00+08:00".parse().unwrap() };
        of("zhang").note(look(3)).unwrap();
        of("zhang").note(look(7)).unwrap();
        assert_eq!((of("zhang").last(), of("li").last()), (Some(look(7)), None));
        fs::write(&of("zhang").0, "{").unwrap();
        assert_eq!(of("zhang").last(), None);
    }
}

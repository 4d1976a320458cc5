//! Files that are none of the record, such as an export, and must never take the place of one that is.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use super::error::{NoDatabase, StoreError};
use super::file_system;
use super::new_file::NewFile;

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// It is kept, and the new one refused.
    Refuse,
    /// The new one takes its place when it is whole.
    Replace,
}

/// Writes the file `to`, beside or apart from the database.
pub(super) fn write(database: &Path, to: &Path, bytes: &[u8], over: Over) -> Result<(), StoreError> {
    if file_system::is_own(database, to) {
        return Err(StoreError::Own(to.to_owned()));
    }
    // What replaces a link's file is to stand where that file is.
    let target = fs::canonicalize(to).unwrap_or_else(|_| to.to_owned());
    let mut file = match (fs::metadata(&target), over) {
        (Ok(found), _) if found.is_dir() => {
            return Err(StoreError::NotADatabase { path: to.to_owned(), why: NoDatabase::Directory });
        }
        // A pipe or a device takes what it is given; nothing is overwritten.
        (Ok(found), _) if !found.is_file() => return fs::write(&target, bytes).map_err(|e| StoreError::of_io(to, e)),
        (Ok(_), Over::Refuse) => return Err(StoreError::Exists(to.to_owned())),
        (Ok(_), Over::Replace) => NewFile::begin_over(&target, mode(database))?,
        (Err(_), _) => NewFile::begin(&target, mode(database))?,
    };
    if let Ok(original) = fs::metadata(database) {
        // For whom the record is for; where the group cannot be given, its owner still has it.
        let _ = std::os::unix::fs::chown(file.under_way(), None, Some(original.gid()));
    }
    file.file().write_all(bytes).map_err(|e| StoreError::of_io(to, e))?;
    match over {
        Over::Refuse => file.finish(),
        Over::Replace => file.finish_over(),
    }
}

fn mode(database: &Path) -> u32 {
    const OWN: u32 = 0o600;
    fs::metadata(database).map_or(OWN, |m| m.permissions().mode() & 0o777)
}

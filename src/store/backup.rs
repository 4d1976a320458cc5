//! A whole copy of the record, taken while others go on writing.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use rusqlite::Connection;

use super::error::StoreError;
use super::failure::{Failure, Inner};
use super::new_file::NewFile;
use super::{Access, connection, file_system};

/// Copies the database of `conn`, which is the file `from`; the copy is to be finished as the file `to`.
pub(super) fn copy(conn: &Connection, from: &Path, to: &Path) -> Inner<NewFile> {
    let original = fs::metadata(from).map_err(|e| StoreError::of_io(from, e))?;
    if file_system::is_own(from, to) && fs::symlink_metadata(to).is_err() {
        return Err(StoreError::Own(to.to_owned()).into());
    }
    let file = NewFile::begin_database(to, original.permissions().mode() & 0o777)?;
    // The copy is for whom the original is for; where the group cannot be given, its owner still has it.
    let _ = std::os::unix::fs::chown(file.under_way(), None, Some(original.gid()));
    let Some(name) = file.under_way().to_str() else {
        let error = std::io::Error::from(std::io::ErrorKind::InvalidFilename);
        return Err(StoreError::Io { path: to.to_owned(), error }.into());
    };
    conn.execute("VACUUM INTO ?", [name]).map_err(|e| of_copy(e, from, to))?;
    Ok(file)
}

/// A full disk is that of the copy; a damaged file is the original.
fn of_copy(error: rusqlite::Error, from: &Path, to: &Path) -> Failure {
    use rusqlite::ErrorCode::{CannotOpen, DiskFull, SystemIoFailure};
    let at = match error.sqlite_error_code() {
        Some(DiskFull | SystemIoFailure | CannotOpen) => to,
        _ => from,
    };
    Failure::from(error).at(at, Access::Write, connection::PATIENCE).into()
}

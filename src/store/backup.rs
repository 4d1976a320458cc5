//! A whole, consistent copy, while others write.

use std::fs;
use std::path::Path;

use super::place::{self, Temporary};
use super::{Store, StoreError};

impl Store {
    /// Writes a whole, consistent copy to a new file. It gets its name only when it is whole and on disk.
    ///
    /// # Errors
    /// When there is a file already, the place cannot be written, or the disk is full.
    pub fn backup(&mut self, to: &Path) -> Result<(), StoreError> {
        if to.exists() {
            return Err(StoreError::Exists(to.to_owned()));
        }
        let directory = place::directory(to);
        fs::metadata(&directory).map_err(|e| StoreError::io(&directory, &e))?;
        let temporary = Temporary(place::temporary(to));
        let name = temporary.0.to_string_lossy().into_owned();
        self.conn.execute("VACUUM INTO ?", [name]).map_err(|e| match StoreError::sqlite(&self.path, &e) {
            // What could not be written is the copy.
            StoreError::NoAccess { .. } => place::no_access(to),
            StoreError::Full(_) => StoreError::Full(to.to_owned()),
            other => other,
        })?;
        let mode = fs::metadata(&self.path).map(|m| m.permissions());
        let finish = || {
            fs::set_permissions(&temporary.0, mode?)?;
            fs::File::open(&temporary.0)?.sync_all()?;
            place::name_new(&temporary.0, to)
        };
        finish().map_err(|e| StoreError::io(to, &e))
    }
}

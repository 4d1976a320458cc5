//! A file that appears at its name whole or not at all, and never in the place of another.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::create::refuse_left_over;
use super::error::StoreError;
use super::file_system::{self, Side};

/// A file under way, at a name of its own in the folder of the final one. Removed again unless it is finished.
#[derive(Debug)]
pub(super) struct NewFile {
    under_way: PathBuf,
    path: PathBuf,
}

impl NewFile {
    /// Begins an empty file of that mode, whatever the process hides by default.
    pub fn begin(path: &Path, mode: u32) -> Result<Self, StoreError> {
        // Looked for before the file itself: another program that makes the same file now has a log as soon as it writes.
        let left_over = refuse_left_over(path);
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        left_over?;
        let tell = |e: io::Error| tell(path, e);
        // Absolute, for SQLite would take a name that begins with `file:` for an address.
        let path = std::path::absolute(path).map_err(tell)?;
        let new = Self { under_way: name_under_way(&path).map_err(tell)?, path: path.clone() };
        fs::set_permissions(&new.under_way, Permissions::from_mode(mode)).map_err(tell)?;
        Ok(new)
    }

    /// Where it is written meanwhile.
    pub fn under_way(&self) -> &Path {
        &self.under_way
    }

    /// Puts it on the disk and gives it its name, unless something has that name by now.
    pub fn finish(self) -> Result<(), StoreError> {
        let tell = |e| tell(&self.path, e);
        File::open(&self.under_way).and_then(|file| file.sync_all()).map_err(tell)?;
        rename_to_new(&self.under_way, &self.path).map_err(tell)?;
        File::open(file_system::folder(&self.path)).and_then(|folder| folder.sync_all()).map_err(tell)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        for side in [Side::Log, Side::Index, Side::Journal] {
            let _ = fs::remove_file(file_system::side(&self.under_way, side));
        }
        let _ = fs::remove_file(&self.under_way);
    }
}

fn tell(path: &Path, error: io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
        ErrorKind::NotFound => StoreError::NoDirectory(file_system::folder(path).to_owned()),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => match file_system::folder_denied(file_system::folder(path)) {
            Some(denied) => StoreError::Denied(denied),
            None => StoreError::Io { path: path.to_owned(), error },
        },
        _ => StoreError::of_io(path, error),
    }
}

/// Makes an empty file at a hidden name that no other has.
fn name_under_way(path: &Path) -> io::Result<PathBuf> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
    loop {
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{}-{}.new", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        let hidden = path.with_file_name(hidden);
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&hidden) {
            Ok(_) => return Ok(hidden),
            // Left by a program that was killed and had the same number.
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e),
        }
    }
}

fn rename_to_new(from: &Path, to: &Path) -> io::Result<()> {
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // A file system that cannot: a second name that is refused where it exists comes to the same.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            fs::hard_link(from, to)?;
            fs::remove_file(from)
        }
        done => Ok(done?),
    }
}

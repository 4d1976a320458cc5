//! A file that appears at its name whole or not at all.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use rustix::fs::{CWD, FlockOperation, RenameFlags, flock, renameat_with};
use rustix::io::Errno;

use super::create::refuse_left_over;
use super::error::{NoDatabase, StoreError};
use super::file_system::{self, Side};
use super::permission;

/// A file under way, at a name of its own in the folder of the final one. Removed again unless it is finished.
#[derive(Debug)]
pub(super) struct NewFile {
    under_way: PathBuf,
    path: PathBuf,
    /// Locked as long as it is under way: so another maker knows it from one whose maker was killed.
    file: File,
}

impl NewFile {
    /// Begins an empty file of that mode, whatever the process hides by default, at a name that nothing has.
    pub fn begin(path: &Path, mode: u32) -> Result<Self, StoreError> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        Self::begin_over(path, mode)
    }

    /// The same for a database, which takes the files beside it for its own.
    pub fn begin_database(path: &Path, mode: u32) -> Result<Self, StoreError> {
        // Looked for before the file itself: another program that makes the same file now has a log as soon as it writes.
        let left_over = refuse_left_over(path);
        if fs::symlink_metadata(path).is_ok() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        left_over?;
        Self::begin_over(path, mode)
    }

    /// The same for a name that something may have: it stays as it is until the new file is whole.
    pub fn begin_over(path: &Path, mode: u32) -> Result<Self, StoreError> {
        if file_system::names_folder(path) {
            return Err(StoreError::NotADatabase { path: path.to_owned(), why: NoDatabase::Directory });
        }
        let tell = |e: io::Error| tell(path, e);
        // Absolute, for SQLite would take a name that begins with `file:` for an address.
        let path = std::path::absolute(path).map_err(tell)?;
        remove_abandoned(&path);
        let (under_way, file) = name_under_way(&path).map_err(tell)?;
        let new = Self { under_way, path, file };
        fs::set_permissions(&new.under_way, Permissions::from_mode(mode)).map_err(tell)?;
        Ok(new)
    }

    /// Where it is written meanwhile.
    pub fn under_way(&self) -> &Path {
        &self.under_way
    }

    /// The file itself, for those that write it without SQLite.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Puts it on the disk and gives it its name, unless something has that name by now.
    pub fn finish(self) -> Result<(), StoreError> {
        self.finish_by(rename_to_new)
    }

    /// Puts it on the disk and gives it its name; what had that name is gone then.
    pub fn finish_over(self) -> Result<(), StoreError> {
        self.finish_by(|from, to| fs::rename(from, to))
    }

    fn finish_by(self, rename: impl FnOnce(&Path, &Path) -> io::Result<()>) -> Result<(), StoreError> {
        let tell = |e| tell(&self.path, e);
        self.file.sync_all().map_err(tell)?;
        rename(&self.under_way, &self.path).map_err(tell)?;
        match File::open(file_system::folder(&self.path)) {
            Ok(folder) => folder.sync_all().map_err(tell),
            // One may make files in a folder that one may not list. The file is there; its name will be on the disk in time.
            Err(e) if e.kind() == ErrorKind::PermissionDenied => Ok(()),
            Err(e) => Err(tell(e)),
        }
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        remove(&self.under_way);
    }
}

fn remove(under_way: &Path) {
    for side in [Side::Log, Side::Index, Side::Journal] {
        let _ = fs::remove_file(file_system::side(under_way, side));
    }
    let _ = fs::remove_file(under_way);
}

fn tell(path: &Path, error: io::Error) -> StoreError {
    let folder = file_system::folder(path);
    match error.kind() {
        ErrorKind::AlreadyExists => StoreError::Exists(path.to_owned()),
        ErrorKind::NotFound | ErrorKind::NotADirectory => no_folder(path),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => match permission::folder_denied(folder) {
            Some(denied) => StoreError::Denied(denied),
            None => StoreError::Io { path: path.to_owned(), error },
        },
        _ => StoreError::of_io(path, error),
    }
}

/// The folder of a file is missing, or something else has its name.
pub(super) fn no_folder(path: &Path) -> StoreError {
    match file_system::no_folder(path) {
        Some(file) => StoreError::NotAFolder(file.to_owned()),
        None => StoreError::NoDirectory(file_system::folder(path).to_owned()),
    }
}

const UNDER_WAY: &str = ".new";

/// How the hidden names for a file begin.
fn hidden_start(name: &OsStr) -> OsString {
    let mut start = OsString::from(".");
    start.push(name);
    start.push(".");
    start
}

/// Makes an empty file at a hidden name that no other has, and locks it.
fn name_under_way(path: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
    loop {
        let mut hidden = hidden_start(name);
        hidden.push(format!("{}-{}{UNDER_WAY}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        let hidden = path.with_file_name(hidden);
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&hidden) {
            Ok(file) => {
                // Another maker may take it for abandoned before it is locked: he holds the lock until he has removed it. A disk
                // without such locks has no makers that look for them.
                let taken = flock(&file, FlockOperation::NonBlockingLockExclusive) == Err(Errno::WOULDBLOCK);
                if !taken && file.metadata()?.nlink() > 0 {
                    return Ok((hidden, file));
                }
            }
            // Left by a program that was killed and had the same number.
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e),
        }
    }
}

/// Removes what killed makers of the same file left: nobody else would.
fn remove_abandoned(path: &Path) {
    use std::os::unix::ffi::OsStrExt;
    let (Some(name), Ok(entries)) = (path.file_name(), fs::read_dir(file_system::folder(path))) else { return };
    let start = hidden_start(name);
    for entry in entries.flatten() {
        let found = entry.file_name();
        let is_ours = found.as_bytes().starts_with(start.as_bytes()) && found.as_bytes().ends_with(UNDER_WAY.as_bytes());
        if is_ours && let Some(_locked) = abandoned(&entry.path()) {
            remove(&entry.path());
        }
    }
}

/// A file whose maker is gone, locked.
fn abandoned(under_way: &Path) -> Option<File> {
    let file = OpenOptions::new().write(true).open(under_way).ok()?;
    flock(&file, FlockOperation::NonBlockingLockExclusive).ok().map(|()| file)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever the others remove, the file of a maker that goes on is there until it is finished or dropped.
    #[test]
    fn makers_at_once_leave_each_others_files_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.db");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let new = NewFile::begin_over(&path, 0o600).unwrap();
                        assert!(new.under_way().exists());
                        new.finish_over().unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_killed_makers_left_is_removed_and_what_is_under_way_is_not() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.db");
        let left = dir.path().join(".a.db.999999-0.new");
        let others = dir.path().join(".b.db.999999-0.new");
        for file in [&left, &file_system::side(&left, Side::Journal), &others] {
            fs::write(file, "x").unwrap();
        }
        let first = NewFile::begin(&path, 0o600).unwrap();
        assert!(!left.exists() && !file_system::side(&left, Side::Journal).exists() && others.exists());
        let second = NewFile::begin(&path, 0o600).unwrap();
        assert!(first.under_way().exists());
        second.finish().unwrap();
        assert!(matches!(first.finish(), Err(StoreError::Exists(_))));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2);
    }
}

//! The file and the directory that it is in: whose they are, and on what kind of file system.

use std::fs;
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::StoreError;

/// Kinds of file systems on which SQLite's locks and shared memory cannot be trusted, by their numbers (`statfs(2)`).
const NETWORK: [(u64, &str); 8] = [
    (0x6969, "NFS"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x517B, "SMB"),
    (0x0102_1997, "9p"),
    (0x6573_5546, "FUSE"),
    (0x00C3_6400, "Ceph"),
    (0x5346_414F, "AFS"),
];

/// The directory of a file.
pub(super) fn directory(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Refuses a place on a network file system.
pub(super) fn refuse_network(path: &Path) -> Result<(), StoreError> {
    let Ok(found) = rustix::fs::statfs(directory(path)) else { return Ok(()) };
    // The field is signed on some machines; the numbers are those of its low 32 bits.
    let kind = found.f_type as u64 & 0xFFFF_FFFF;
    match NETWORK.iter().find(|(number, _)| *number == kind) {
        Some((_, kind)) => Err(StoreError::Network { path: path.to_owned(), kind }),
        None => Ok(()),
    }
}

/// Who must be asked for access: about the directory where that is what stands in the way.
pub(super) fn no_access(path: &Path) -> StoreError {
    let directory = directory(path);
    let can = |what: &Path, access| rustix::fs::access(what, access).is_ok();
    let (culprit, readable) = match fs::metadata(path) {
        Ok(_) if can(path, rustix::fs::Access::WRITE_OK) => (directory, true),
        Ok(_) => (path.to_owned(), can(path, rustix::fs::Access::READ_OK)),
        Err(_) => (directory.clone(), can(&directory, rustix::fs::Access::READ_OK)),
    };
    let owner = fs::metadata(&culprit).map(|m| owner_of(&m)).unwrap_or_default();
    StoreError::NoAccess { path: culprit, owner, readable }
}

fn owner_of(metadata: &fs::Metadata) -> String {
    let name = |file: &str, number: u32| {
        let text = fs::read_to_string(file).unwrap_or_default();
        let line = text.lines().find(|line| line.split(':').nth(2) == Some(&number.to_string()));
        line.and_then(|line| line.split(':').next()).map_or_else(|| number.to_string(), str::to_owned)
    };
    format!("{}:{}", name("/etc/passwd", metadata.uid()), name("/etc/group", metadata.gid()))
}

/// The mode of a new record: a directory that hands its group on (2770) holds what the group shares; elsewhere it is its owner's alone.
pub(super) fn set_mode(file: &Path, directory: &Path) -> io::Result<()> {
    let shared = fs::metadata(directory)?.mode() & 0o2000 != 0;
    fs::set_permissions(file, fs::Permissions::from_mode(if shared { 0o660 } else { 0o600 }))
}

/// Gives a finished file its name, never over another.
pub(super) fn name_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => {}
        // File systems without this kind of renaming have links.
        Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
            fs::hard_link(from, to)?;
            fs::remove_file(from)?;
        }
        Err(error) => return Err(error.into()),
    }
    fs::File::open(directory(to))?.sync_all()
}

/// A name beside `path` that no other process uses.
pub(super) fn temporary(path: &Path) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    directory(path).join(format!(".{name}.{}.new", std::process::id()))
}

/// A file that is removed with what SQLite leaves beside it, unless it was given its name.
pub(super) struct Temporary(pub PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.clone().into_os_string();
            name.push(suffix);
            // Most of them are not there.
            let _ = fs::remove_file(name);
        }
    }
}

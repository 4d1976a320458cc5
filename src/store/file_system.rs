//! What the file system says: side files, whether a file is still the same, disks that are reached over a network.

use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::StoreError;

/// The files that SQLite lays beside the database.
#[derive(Debug, Clone, Copy)]
pub(super) enum Side {
    /// The write-ahead log.
    Log,
    /// Its index, which all programs that have the file open share.
    Index,
    /// The rollback journal, before the file has a log.
    Journal,
}

/// The name of a side file.
pub(super) fn side(path: &Path, side: Side) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(match side {
        Side::Log => "-wal",
        Side::Index => "-shm",
        Side::Journal => "-journal",
    });
    name.into()
}

/// The folder of a file.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

/// Whether a reader may and should open the file as if nobody could change it: there is no log to be read along with it, and with no
/// index nobody has it open either. SQLite would make both files, which a reader may not be permitted to, and which would be his own,
/// in the way of those who write. [`Stamp`] tells when a writer came after all.
pub(super) fn is_still(path: &Path) -> bool {
    let [log, index, journal] = [Side::Log, Side::Index, Side::Journal].map(|s| side(path, s));
    let in_use = log.exists() && index.exists();
    let unsaved = journal.exists() || fs::metadata(&log).is_ok_and(|m| m.len() > 0);
    !(in_use || unsaved)
}

/// How the files stand: two that are equal mean that nothing was written in between.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    file: Option<(u64, u64, Option<SystemTime>)>,
    log: Option<u64>,
}

/// Takes the stamp of a database.
pub(super) fn stamp(path: &Path) -> Stamp {
    let file = fs::metadata(path).ok().map(|m| (m.ino(), m.len(), m.modified().ok()));
    Stamp { file, log: fs::metadata(side(path, Side::Log)).ok().map(|m| m.len()) }
}

/// Which file stands at a name: a name may be given to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileId(u64, u64);

/// The file at a name, behind links.
pub(super) fn id(path: &Path) -> Option<FileId> {
    fs::metadata(path).ok().map(|m| FileId(m.dev(), m.ino()))
}

/// The files of an open record, as the names have them. Only names are looked at: to open one of these files and close it again would
/// drop SQLite's locks on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    /// The log.
    pub log: Option<FileId>,
    /// The log's index.
    pub index: Option<FileId>,
    /// Which file it is, its length and when it was written: SQLite writes it when it takes the log into it, and others when they copy
    /// something over it.
    pub contents: Option<(FileId, u64, SystemTime)>,
    /// How many names the file has.
    pub names: u64,
}

impl Standing {
    /// How they stand now.
    pub fn of(path: &Path) -> Self {
        let [log, index] = [Side::Log, Side::Index].map(|s| id(&side(path, s)));
        let found = fs::metadata(path).ok();
        let contents = |m: &Metadata| Some((FileId(m.dev(), m.ino()), m.len(), m.modified().ok()?));
        Self { log, index, contents: found.as_ref().and_then(contents), names: found.map_or(0, |m| m.nlink()) }
    }
}

/// Whether a name is the record's own: the file or one of its side files, also one that is not there just now.
pub(super) fn is_own(database: &Path, name: &Path) -> bool {
    let sides = [Side::Log, Side::Index, Side::Journal].map(|s| side(database, s));
    let own = || std::iter::once(database).chain(sides.iter().map(PathBuf::as_path));
    let place = |path: &Path| Some((id(folder(path))?, path.file_name()?.to_owned()));
    let (found, wanted) = (id(name), place(name));
    own().any(|file| (found.is_some() && id(file) == found) || (wanted.is_some() && place(file) == wanted))
}

/// The part of a path that is there and no folder, although something is looked for in it.
pub(super) fn no_folder(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|above| above.exists()).filter(|above| !above.is_dir())
}

/// Whether a path says that it is a folder: a file cannot have such a name.
pub(super) fn names_folder(path: &Path) -> bool {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str().as_bytes().ends_with(b"/")
}

/// The permissions of a new database: shared with the group where the folder hands its group on to what is made in it, as the folder of
/// an office does; else one's own. SQLite gives the side files the same.
pub(super) fn new_mode(folder: &Path) -> u32 {
    const SHARED: u32 = 0o2020;
    let shared = fs::metadata(folder).is_ok_and(|m| m.permissions().mode() & SHARED == SHARED);
    if shared { 0o660 } else { 0o600 }
}

/// Gives the side files the database's group where they have another: in a folder that does not hand its group on, the next person
/// could not open them. Only their owner can, so a failure is another's to mend, and is told to whom it concerns.
pub(super) fn share_side_files(path: &Path) {
    let Ok(file) = fs::metadata(path) else { return };
    for name in [Side::Log, Side::Index].map(|s| side(path, s)) {
        if fs::metadata(&name).is_ok_and(|m| m.gid() != file.gid()) {
            let _ = std::os::unix::fs::chown(&name, None, Some(file.gid()));
        }
    }
}

/// Refuses a disk that is reached over a network: locks there are late or missing, and two writers would spoil the file.
pub(super) fn refuse_network_disk(path: &Path) -> Result<(), StoreError> {
    // A file system that cannot be asked is not known to be one of those.
    let Ok(about) = rustix::fs::statfs(path) else { return Ok(()) };
    // The field is signed on some systems: the lower 32 bits are the number in all of them.
    match network_disk(about.f_type as u32) {
        Some(kind) => Err(StoreError::NetworkDisk { path: path.to_owned(), kind }),
        None => Ok(()),
    }
}

/// The name of a network file system by its number (`man 2 statfs`).
fn network_disk(number: u32) -> Option<&'static str> {
    Some(match number {
        0x6969 => "NFS",
        0x517B | 0xFE53_4D42 => "SMB",
        0xFF53_4D42 => "CIFS",
        0x0102_1997 => "9p",
        0x6573_5546 => "FUSE",
        0x5346_414F | 0x6B41_4653 => "AFS",
        0x00C3_6400 => "Ceph",
        0x0BD0_0BD0 => "Lustre",
        0x4750_4653 => "GPFS",
        0x786F_4256 => "vboxsf",
        0xBACB_ACBC => "vmhgfs",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_disks_are_known_and_local_ones_are_not_taken_for_them() {
        // From `linux/magic.h`: ext, xfs, btrfs, tmpfs, overlayfs, zfs, f2fs.
        for local in [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1, 0xF2F5_2010] {
            assert_eq!(network_disk(local), None);
        }
        assert_eq!(network_disk(0x6969), Some("NFS"));
        assert_eq!(network_disk(-11_317_950_i32 as u32), Some("CIFS"));
    }

    #[test]
    fn a_new_database_is_shared_in_a_shared_folder_only() {
        let dir = tempfile::tempdir().unwrap();
        for (folder, file) in [(0o2770, 0o660), (0o770, 0o600), (0o2750, 0o600), (0o700, 0o600)] {
            fs::set_permissions(dir.path(), fs::Permissions::from_mode(folder)).unwrap();
            assert_eq!(new_mode(dir.path()), file, "{folder:o}");
        }
    }
}

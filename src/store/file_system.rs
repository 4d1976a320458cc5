//! What the file system says: side files, permissions and their cure, disks that are reached over a network.

use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustix::fs::Access as Ask;

use super::Access;
use super::error::StoreError;
use crate::messages::{Lang, store as words};

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

fn may(path: &Path, ask: Ask) -> bool {
    rustix::fs::access(path, ask).is_ok()
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

/// What a person lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// To read the file.
    Read,
    /// To write the file.
    Write,
    /// To make files in the folder.
    MakeFiles,
    /// To look into the folder.
    Enter,
    /// The disk is mounted read only.
    Mount,
}

/// A permission that is missing, and the command that gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// The file or folder.
    pub path: PathBuf,
    /// What is missing.
    pub lack: Lack,
    /// Whose it is: owner, group and mode, e.g. `zhang:office 0600`.
    pub holder: String,
    /// The command for its owner (or root).
    pub cure: String,
}

impl Denied {
    pub(super) fn explain(&self, lang: Lang) -> String {
        let Self { path, holder, cure, .. } = self;
        let path = path.display();
        match self.lack {
            Lack::Read => words::may_not_read(lang, path, holder, cure),
            Lack::Write => words::may_not_write(lang, path, holder, cure),
            Lack::MakeFiles => words::may_not_make_files(lang, path, holder, cure),
            Lack::Enter => words::may_not_enter(lang, path, holder, cure),
            Lack::Mount => words::mounted_read_only(lang, path),
        }
    }
}

/// The first permission that `access` to the database needs and that this person lacks.
pub(super) fn find_denied(path: &Path, access: Access) -> Option<Denied> {
    let folder = folder(path);
    if !may(folder, Ask::EXEC_OK) {
        return Some(denied(folder, Lack::Enter));
    }
    let sides = [Side::Log, Side::Index].map(|s| side(path, s));
    let files = || std::iter::once(path).chain(sides.iter().map(PathBuf::as_path)).filter(|f| f.exists());
    if let Some(file) = files().find(|f| !may(f, Ask::READ_OK)) {
        return Some(denied(file, Lack::Read));
    }
    if access == Access::Write
        && let Some(file) = files().find(|f| !may(f, Ask::WRITE_OK))
    {
        return Some(denied(file, Lack::Write));
    }
    let needs_folder = access == Access::Write || !sides.iter().all(|f| f.exists());
    (needs_folder && !may(folder, Ask::WRITE_OK)).then(|| denied(folder, Lack::MakeFiles))
}

/// The permission to make files in a folder, where it is missing.
pub(super) fn folder_denied(folder: &Path) -> Option<Denied> {
    (!may(folder, Ask::WRITE_OK | Ask::EXEC_OK)).then(|| denied(folder, Lack::MakeFiles))
}

fn denied(path: &Path, lack: Lack) -> Denied {
    let read_only = rustix::fs::access(path, Ask::WRITE_OK) == Err(rustix::io::Errno::ROFS);
    let lack = if read_only && matches!(lack, Lack::Write | Lack::MakeFiles) { Lack::Mount } else { lack };
    let Ok(found) = fs::metadata(path) else {
        return Denied { path: path.to_owned(), lack, holder: "?".into(), cure: format!("ls -ld {}", quoted(path)) };
    };
    let holder = format!("{}:{} {:04o}", user(found.uid()), group(found.gid()), found.permissions().mode() & 0o7777);
    Denied { path: path.to_owned(), lack, holder, cure: cure(path, lack, &found) }
}

/// The command that opens the path to its group, and the group to this person where he is not in it.
fn cure(path: &Path, lack: Lack, found: &Metadata) -> String {
    let bits = match lack {
        Lack::Read => "g+r",
        Lack::Enter => "g+rx",
        Lack::Write | Lack::Mount => "g+rw",
        // With the folder's group handed on to the files that SQLite makes in it.
        Lack::MakeFiles => "g+rwxs",
    };
    let chmod = format!("chmod {bits} {}", quoted(path));
    let ours = |gid: u32| rustix::process::getegid().as_raw() == gid || is_member(gid);
    if ours(found.gid()) {
        return chmod;
    }
    match fs::metadata(folder(path)) {
        Ok(above) if above.gid() != 0 && ours(above.gid()) => format!("chgrp {} {} && {chmod}", group(above.gid()), quoted(path)),
        _ => {
            let me = user(rustix::process::getuid().as_raw());
            format!("{chmod} && usermod -aG {} {me}", group(found.gid()))
        }
    }
}

fn is_member(gid: u32) -> bool {
    rustix::process::getgroups().is_ok_and(|groups| groups.iter().any(|g| g.as_raw() == gid))
}

fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+');
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

fn user(id: u32) -> String {
    name_in(Path::new("/etc/passwd"), id)
}

fn group(id: u32) -> String {
    name_in(Path::new("/etc/group"), id)
}

/// The name of a number in a file of lines `name:x:number:…`; the number itself where it has none there.
fn name_in(file: &Path, id: u32) -> String {
    let lines = fs::read_to_string(file).unwrap_or_default();
    let found = lines.lines().find_map(|line| {
        let mut parts = line.split(':');
        let name = parts.next()?;
        (parts.nth(1)?.parse() == Ok(id)).then(|| name.to_owned())
    });
    found.unwrap_or_else(|| id.to_string())
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
    fn names_come_from_the_list_or_are_numbers() {
        let dir = tempfile::tempdir().unwrap();
        let list = dir.path().join("passwd");
        fs::write(&list, "root:x:0:0::/root:/bin/sh\nzhang:x:1001:1001::/home/zhang:/bin/sh\n").unwrap();
        assert_eq!(name_in(&list, 1001), "zhang");
        assert_eq!(name_in(&list, 7), "7");
        assert_eq!(name_in(Path::new("/nowhere"), 0), "0");
    }

    #[test]
    fn a_path_stands_in_a_command_as_one_word() {
        assert_eq!(quoted(Path::new("/srv/督办/a.db")), "/srv/督办/a.db");
        assert_eq!(quoted(Path::new("/srv/it's here")), r"'/srv/it'\''s here'");
    }

    #[test]
    fn the_cure_names_the_file_and_the_bits() {
        let dir = tempfile::tempdir().unwrap();
        let found = denied(dir.path(), Lack::MakeFiles);
        assert_eq!(found.cure, format!("chmod g+rwxs {}", quoted(dir.path())));
        assert!(found.holder.contains(' '), "{}", found.holder);
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

//! What a person may not do with the files, and the one command that mends it.

use std::fs::{self, Metadata};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::Access as Ask;

use super::Access;
use super::file_system::{self, Side};
use crate::accounts;
use crate::messages::{Lang, store as words};

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
    /// The command for its owner (or root) that gives this and whatever else is missing; none where there is no group of people to
    /// which the files could be opened.
    pub cure: Option<String>,
}

impl Denied {
    pub(super) fn explain(&self, lang: Lang) -> String {
        let Self { path, holder, .. } = self;
        let path = path.display();
        let what = match self.lack {
            Lack::Read => words::may_not_read(lang, path, holder),
            Lack::Write => words::may_not_write(lang, path, holder),
            Lack::MakeFiles => words::may_not_make_files(lang, path, holder),
            Lack::Enter => words::may_not_enter(lang, path, holder),
            Lack::Mount => return words::mounted_read_only(lang, path),
        };
        let cure = match &self.cure {
            Some(command) => words::cure(lang, command),
            None => words::cure_unknown(lang).to_owned(),
        };
        let or_look = if self.lack == Lack::Write { words::or_look(lang) } else { "" };
        format!("{what}{cure}{or_look}")
    }
}

/// The first permission that `access` to the database needs and that this person lacks; its cure gives all that are lacking.
pub(super) fn find_denied(path: &Path, access: Access) -> Option<Denied> {
    let folder = file_system::folder(path);
    let sides = [Side::Log, Side::Index].map(|s| file_system::side(path, s));
    let needs_folder = access == Access::Write || !sides.iter().all(|f| f.exists());
    if !may(folder, Ask::EXEC_OK) {
        // What is in it cannot be seen from here.
        return Some(Denied::of(folder, Lack::Enter, &[Want { path: folder, bits: if needs_folder { "rwxs" } else { "rx" } }]));
    }
    let writes = access == Access::Write;
    let files: Vec<&Path> = std::iter::once(path).chain(sides.iter().map(PathBuf::as_path)).filter(|f| f.exists()).collect();
    let lacks = |file: &Path| match () {
        () if !may(file, Ask::READ_OK) => Some(Lack::Read),
        () if writes && !may(file, Ask::WRITE_OK) => Some(Lack::Write),
        () => None,
    };
    let denied: Vec<(&Path, Lack)> = files.iter().filter_map(|f| Some((*f, lacks(f)?))).collect();
    let folder_lacks = needs_folder && !may(folder, Ask::WRITE_OK);
    let mut wants: Vec<Want<'_>> = Vec::new();
    // Reading alone is not worth a change of the folder: it is opened for writing by whoever needs that.
    if folder_lacks && (writes || denied.is_empty()) {
        wants.push(Want { path: folder, bits: "rwxs" });
    }
    wants.extend(denied.iter().map(|(path, _)| Want { path, bits: if writes { "rw" } else { "r" } }));
    let first = denied.iter().find(|(_, lack)| *lack == Lack::Read).or(denied.first());
    match first {
        Some((file, lack)) => Some(Denied::of(file, *lack, &wants)),
        None => folder_lacks.then(|| Denied::of(folder, Lack::MakeFiles, &wants)),
    }
}

/// The permission to make files in a folder, where it is missing.
pub(super) fn folder_denied(folder: &Path) -> Option<Denied> {
    let denied = !may(folder, Ask::WRITE_OK | Ask::EXEC_OK);
    denied.then(|| Denied::of(folder, Lack::MakeFiles, &[Want { path: folder, bits: "rwxs" }]))
}

fn may(path: &Path, ask: Ask) -> bool {
    rustix::fs::access(path, ask).is_ok()
}

/// A path and what its group is to have.
struct Want<'a> {
    path: &'a Path,
    bits: &'static str,
}

impl Denied {
    fn of(path: &Path, lack: Lack, wants: &[Want<'_>]) -> Self {
        let read_only = rustix::fs::access(path, Ask::WRITE_OK) == Err(rustix::io::Errno::ROFS);
        let lack = if read_only && matches!(lack, Lack::Write | Lack::MakeFiles) { Lack::Mount } else { lack };
        let holder = fs::metadata(path).map_or_else(|_| "?".to_owned(), |m| holder(&m));
        Self { path: path.to_owned(), lack, holder, cure: cure(wants) }
    }
}

fn holder(found: &Metadata) -> String {
    format!("{}:{} {:04o}", accounts::user(found.uid()), accounts::group(found.gid()), found.permissions().mode() & 0o7777)
}

/// The command that opens the paths to their owner where that is this person, else to a group of people that he is in or may join.
fn cure(wants: &[Want<'_>]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut joins = None;
    // Those that want the same get it in one go.
    for alike in wants.chunk_by(|a, b| a.bits == b.bits) {
        let paths = alike.iter().map(|w| quoted(w.path)).collect::<Vec<_>>().join(" ");
        let (first, bits) = (alike.first()?, alike.first()?.bits);
        match opened_to(first.path)? {
            Circle::Owner => parts.push(format!("chmod u+{} {paths}", bits.trim_end_matches('s'))),
            Circle::Members => parts.push(format!("chmod g+{bits} {paths}")),
            Circle::Other(group) => parts.push(format!("chgrp {} {paths} && chmod g+{bits} {paths}", accounts::group(group))),
            Circle::Joined(group) => {
                parts.push(format!("chmod g+{bits} {paths}"));
                joins = Some(group);
            }
        }
    }
    if let Some(group) = joins {
        parts.push(format!("usermod -aG {} {}", accounts::group(group), accounts::user(rustix::process::getuid().as_raw())));
    }
    (!parts.is_empty()).then(|| parts.join(" && "))
}

/// To whom a path is opened.
enum Circle {
    /// Its owner, who is this person.
    Owner,
    /// Its group, in which this person is.
    Members,
    /// The group of its folder, in which this person is.
    Other(u32),
    /// Its group, which this person joins.
    Joined(u32),
}

fn opened_to(path: &Path) -> Option<Circle> {
    let found = fs::metadata(path).ok()?;
    if found.uid() == rustix::process::geteuid().as_raw() {
        return Some(Circle::Owner);
    }
    if is_ours(found.gid()) {
        return Some(Circle::Members);
    }
    let above = fs::metadata(file_system::folder(path)).ok().map(|m| m.gid());
    match above.filter(|gid| *gid != found.gid() && accounts::is_shared_group(*gid) && is_ours(*gid)) {
        Some(group) => Some(Circle::Other(group)),
        // Nobody is to join root's group, or the one that somebody has for himself: that would open more than these files.
        None => accounts::is_shared_group(found.gid()).then_some(Circle::Joined(found.gid())),
    }
}

fn is_ours(gid: u32) -> bool {
    rustix::process::getegid().as_raw() == gid || rustix::process::getgroups().is_ok_and(|groups| groups.iter().any(|g| g.as_raw() == gid))
}

fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '+');
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stands_in_a_command_as_one_word() {
        assert_eq!(quoted(Path::new("/srv/督办/a.db")), "/srv/督办/a.db");
        assert_eq!(quoted(Path::new("/srv/it's here")), r"'/srv/it'\''s here'");
    }

    #[test]
    fn the_owner_opens_all_his_files_with_one_command() {
        let dir = tempfile::tempdir().unwrap();
        let [file, log] = ["a.db", "a.db-wal"].map(|name| dir.path().join(name));
        fs::write(&file, "").unwrap();
        fs::write(&log, "").unwrap();
        let want = |path, bits| Want { path, bits };
        let found = Denied::of(&file, Lack::Write, &[want(dir.path(), "rwxs"), want(&file, "rw"), want(&log, "rw")]);
        let [dir, file, log] = [dir.path(), &file, &log].map(quoted);
        assert_eq!(found.cure, Some(format!("chmod u+rwx {dir} && chmod u+rw {file} {log}")));
        assert!(found.holder.contains(' '), "{}", found.holder);
    }
}

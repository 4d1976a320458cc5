//! Drafts: texts that were begun and not saved, in the user's own state directory, one file a text.
//!
//! Not in the record: a keystroke must not take its lock nor wake other consoles. A file is written under a temporary name and
//! renamed, so that a kill in between leaves the former text. Its name ends in the process that writes it, so that two consoles of one
//! person do not overwrite each other; a draft is offered when that process is gone.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::ledger::{NoteKind, Status};
use crate::messages::Lang;

/// A text that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The record's number of the item.
    pub item: i64,
    /// The id under which the person knew it.
    pub label: String,
    /// What the text is for.
    pub purpose: Purpose,
    /// The text, exactly as typed.
    pub text: String,
}

/// What a text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A note of that kind.
    Note(NoteKind),
    /// The words that go with that status.
    Status(Status),
}

impl Purpose {
    /// In a word.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Purpose::Note(kind) => kind.word(lang),
            Purpose::Status(to) => to.word(lang),
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Purpose::Note(kind) => kind.code(),
            Purpose::Status(to) => to.code(),
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        NoteKind::from_code(code).map(Purpose::Note).or_else(|| Status::from_code(code).map(Purpose::Status))
    }
}

#[derive(Serialize, Deserialize)]
struct File {
    item: i64,
    label: String,
    purpose: String,
    text: String,
}

/// Where the drafts of one person on one record are.
#[derive(Debug, Clone)]
pub struct Shelf {
    dir: PathBuf,
    process: u32,
}

impl Shelf {
    /// The shelf below `state_dir` for what `person` writes on the record at `database`.
    pub fn new(state_dir: &Path, database: &Path, person: &str, process: u32) -> Self {
        let whole = fs::canonicalize(database).unwrap_or_else(|_| database.to_owned());
        let name = whole.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let record = format!("{}-{:016x}", plain(&name), fnv1a(whole.as_os_str().as_encoded_bytes()));
        let person = format!("{}-{:08x}", plain(person), fnv1a(person.as_bytes()) as u32);
        Self { dir: state_dir.join("drafts").join(record).join(person), process }
    }

    /// Puts a draft on disk, whole.
    ///
    /// # Errors
    /// When the state directory cannot be written.
    pub fn keep(&self, draft: &Draft) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.dir)?;
        let path = self.path(draft);
        let temporary = path.with_extension("new");
        let file = File { item: draft.item, label: draft.label.clone(), purpose: draft.purpose.code().into(), text: draft.text.clone() };
        let json = serde_json::to_vec(&file).map_err(io::Error::other)?;
        let mut out = fs::OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(&temporary)?;
        out.write_all(&json)?;
        drop(out);
        // Not synced: what was written outlives this process, and a disk that is busy must not hold up the next key.
        fs::rename(temporary, path)
    }

    /// Forgets a draft of this process: its text is in the record, or was discarded.
    pub fn forget(&self, draft: &Draft) {
        // Gone already is as good.
        let _ = fs::remove_file(self.path(draft));
    }

    /// Takes over the drafts of processes that are gone, so that they are offered, and become this process's own.
    pub fn take_over(&self) -> Vec<Draft> {
        let mut drafts = Vec::new();
        for entry in fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let path = entry.path();
            let Some(draft) = self.orphan(&path) else { continue };
            let ours = self.path(&draft);
            // Two texts for one purpose: the later one is offered, the other stays until it is gone.
            if ours != path && (ours.exists() || fs::rename(&path, &ours).is_err()) {
                continue;
            }
            drafts.push(draft);
        }
        drafts.sort_by(|a, b| (a.item, a.purpose.code()).cmp(&(b.item, b.purpose.code())));
        drafts
    }

    /// The draft in a file whose process is gone.
    fn orphan(&self, path: &Path) -> Option<Draft> {
        if path.extension()? != "json" {
            return None;
        }
        let process: i32 = path.file_stem()?.to_str()?.rsplit_once('.')?.1.parse().ok()?;
        if u32::try_from(process).ok()? != self.process && is_alive(process) {
            return None;
        }
        let file: File = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        let purpose = Purpose::from_code(&file.purpose)?;
        Some(Draft { item: file.item, label: file.label, purpose, text: file.text })
    }

    fn path(&self, draft: &Draft) -> PathBuf {
        self.dir.join(format!("{}.{}.{}.json", draft.item, draft.purpose.code(), self.process))
    }
}

fn is_alive(process: i32) -> bool {
    let Some(pid) = rustix::process::Pid::from_raw(process) else { return false };
    match rustix::process::test_kill_process(pid) {
        Ok(()) => true,
        // It is there, and somebody else's.
        Err(error) => error == rustix::io::Errno::PERM,
    }
}

/// A name that is safe in a path.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '_' }).take(40).collect()
}

/// FNV-1a: the same on every version of the program, which the standard hasher does not promise.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        Draft { item: 14, label: "5.1".into(), purpose: Purpose::Note(NoteKind::Comment), text: text.into() }
    }

    /// No process has this number: it is above the largest that Linux gives.
    const GONE: u32 = 0x7fff_fff0;

    #[test]
    fn a_draft_of_a_process_that_is_gone_is_offered_and_forgotten_once_saved() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = |process| Shelf::new(dir.path(), Path::new("/srv/plan.db"), "张伟/..", process);
        shelf(GONE).keep(&draft("已约谈\n两家")).unwrap();
        let ours = shelf(std::process::id());
        assert_eq!(ours.take_over(), [draft("已约谈\n两家")]);
        assert_eq!(ours.take_over().len(), 1);
        ours.forget(&draft(""));
        assert!(ours.take_over().is_empty());
    }

    #[test]
    fn a_draft_of_a_running_console_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        // Process 1 runs as long as the machine does.
        Shelf::new(dir.path(), Path::new("/srv/plan.db"), "zhang", 1).keep(&draft("写到一半")).unwrap();
        let ours = Shelf::new(dir.path(), Path::new("/srv/plan.db"), "zhang", std::process::id());
        assert!(ours.take_over().is_empty());
    }

    #[test]
    fn drafts_of_another_record_or_person_are_not_ours() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = |db: &str, who: &str, process| Shelf::new(dir.path(), Path::new(db), who, process);
        shelf("/srv/plan.db", "zhang", GONE).keep(&draft("x")).unwrap();
        assert!(shelf("/srv/other.db", "zhang", 2).take_over().is_empty());
        assert!(shelf("/srv/plan.db", "li", 2).take_over().is_empty());
    }

    #[test]
    fn a_broken_file_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(dir.path(), Path::new("/srv/plan.db"), "zhang", GONE);
        shelf.keep(&draft("x")).unwrap();
        fs::write(shelf.path(&draft("")), "{").unwrap();
        assert!(shelf.take_over().is_empty());
    }
}

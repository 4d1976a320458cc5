//! Where drafts are kept: in the user's own state directory, one file a text.
//!
//! Not in the record: a keystroke must not take its lock nor wake other consoles. A file is written under a temporary name and
//! renamed, so that a kill in between leaves the former text. Its name ends in the process that writes it, so that two consoles of one
//! person do not overwrite each other; that process holds a lock as long as it lives, and a draft is offered when the lock is free. The
//! number alone would not tell: another process may have it by now.

pub mod lines;
mod meeting;

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use chrono::Utc;
use rustix::fs::{FlockOperation, flock};
use serde::{Deserialize, Serialize};

use super::drafts::{Draft, Purpose};
use crate::ledger::{ItemKey, Moment, to_moment};
use crate::place::{self, fnv1a};
use crate::plan::UnitName;

#[derive(Serialize, Deserialize)]
struct File {
    item: i64,
    /// The unit, where it is about an obligation.
    #[serde(default)]
    unit: Option<String>,
    /// The other items, where it is about several.
    #[serde(default)]
    more: Vec<(i64, Option<String>)>,
    label: String,
    #[serde(default)]
    about: String,
    purpose: String,
    text: String,
    /// What stands in the fields of a form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields: Vec<(String, String)>,
}

/// Where the drafts of one person on one record are.
#[derive(Debug, Clone)]
pub struct Shelf {
    dir: PathBuf,
    process: u32,
    /// Held from the first draft on until the process ends.
    lock: Arc<Mutex<Option<fs::File>>>,
}

impl Shelf {
    /// The shelf below `state_dir` for what `person` writes on the record at `database`.
    pub fn new(state_dir: &Path, database: &Path, person: &str, process: u32) -> Self {
        Self { dir: place::of(state_dir, "drafts", database, person), process, lock: Arc::default() }
    }

    /// Puts a draft on disk, whole.
    ///
    /// # Errors
    /// When the state directory cannot be written.
    pub fn keep(&self, draft: &Draft) -> io::Result<()> {
        let Draft { item, more, label, about, purpose, text, fields } = draft.clone();
        let ((item, unit), more) = (stored(item), more.into_iter().map(stored).collect());
        let file = File { item, unit, more, label, about, purpose: purpose.code(), text, fields };
        self.put(&self.path(draft), &serde_json::to_vec(&file).map_err(io::Error::other)?)
    }

    /// Writes a file as a whole.
    fn put(&self, path: &Path, json: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.dir)?;
        self.hold_lock();
        self.put_by(&path.with_extension("new"), path, json)
    }

    /// The same by way of a temporary file.
    fn put_by(&self, temporary: &Path, path: &Path, json: &[u8]) -> io::Result<()> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.dir)?;
        let mut out = OpenOptions::new().create(true).truncate(true).write(true).mode(0o600).open(temporary)?;
        out.write_all(json)?;
        drop(out);
        // Not synced: what was written outlives this process, and a disk that is busy must not hold up the next key.
        fs::rename(temporary, path)
    }

    /// Forgets a draft of this process: its text is in the record, or was discarded.
    pub fn forget(&self, draft: &Draft) {
        // Gone already is as good.
        let _ = fs::remove_file(self.path(draft));
    }

    /// When a draft of this process was put on disk.
    pub fn kept_at(&self, draft: &Draft) -> Option<Moment> {
        let written = fs::metadata(self.path(draft)).and_then(|m| m.modified()).ok()?;
        Some(to_moment::<Utc>(written.into()))
    }

    /// Takes over the drafts of processes that are gone, so that they are offered, and become this process's own.
    pub fn take_over(&self) -> Vec<Draft> {
        let mut drafts: Vec<Draft> = Vec::new();
        for (process, files) in self.by_process() {
            let Some(_gone) = self.lock_of_gone(process) else { continue };
            for path in files {
                let Some(draft) = read(&path) else { continue };
                self.hold_lock();
                let ours = self.path(&draft);
                // Two texts for one purpose: the later one is offered, the other stays until it is gone.
                let taken = drafts.iter().any(|d| d.is_for_same(&draft));
                if !taken && (ours == path || fs::rename(&path, &ours).is_ok()) {
                    drafts.push(draft);
                }
            }
            if process != self.process {
                let _ = fs::remove_file(self.lock_path(process));
            }
        }
        drafts.sort_by_key(|draft| (draft.item, draft.purpose.code()));
        drafts
    }

    /// Lets go of the lock; a shelf on which nothing was left is as if it had never been used.
    pub fn leave(&self) {
        let held = self.lock.lock().unwrap_or_else(PoisonError::into_inner).take();
        if held.is_some() {
            let _ = fs::remove_file(self.lock_path(self.process));
        }
    }

    /// All files of drafts by the process that wrote them, the process that wrote last first, and its last one first.
    fn by_process(&self) -> Vec<(u32, Vec<PathBuf>)> {
        let mut all: BTreeMap<u32, Vec<(SystemTime, PathBuf)>> = BTreeMap::new();
        for entry in fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let path = entry.path();
            let written = entry.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            if let Some(process) = process_of(&path) {
                all.entry(process).or_default().push((written, path));
            }
        }
        for files in all.values_mut() {
            files.sort_by_key(|(written, _)| std::cmp::Reverse(*written));
        }
        let mut all: Vec<_> = all.into_iter().collect();
        all.sort_by_key(|(_, files)| std::cmp::Reverse(files.first().map(|(written, _)| *written)));
        all.into_iter().map(|(process, files)| (process, files.into_iter().map(|(_, path)| path).collect())).collect()
    }

    /// Holds this process's own lock. A file system without locks is one on which drafts are offered twice at worst.
    fn hold_lock(&self) {
        let mut held = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if held.is_none() {
            *held =
                open_lock(&self.lock_path(self.process), true).filter(|file| flock(file, FlockOperation::NonBlockingLockExclusive).is_ok());
        }
    }

    /// The lock of a process that is gone, held meanwhile so that no other console takes its drafts, too; none while it lives.
    fn lock_of_gone(&self, process: u32) -> Option<Option<fs::File>> {
        let Some(file) = open_lock(&self.lock_path(process), false).filter(|_| process != self.process) else { return Some(None) };
        match flock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(rustix::io::Errno::WOULDBLOCK) => None,
            _ => Some(Some(file)),
        }
    }

    fn lock_path(&self, process: u32) -> PathBuf {
        self.dir.join(format!("{process}.lock"))
    }

    fn path(&self, draft: &Draft) -> PathBuf {
        // The measure, and what tells units and further items from others.
        let others: String = draft.items().map(|key| format!("{}@{};", key.measure, key.unit.map_or("", UnitName::as_str))).collect();
        let alone = draft.more.is_empty() && draft.item.unit.is_none();
        let others = if alone { String::new() } else { format!("@{:016x}", fnv1a(others.as_bytes())) };
        self.dir.join(format!("{}{others}.{}.{}.json", draft.item.measure, draft.purpose.code(), self.process))
    }
}

fn open_lock(path: &Path, make: bool) -> Option<fs::File> {
    OpenOptions::new().create(make).truncate(false).write(true).mode(0o600).open(path).ok()
}

/// The process in the name of a draft's file.
fn process_of(path: &Path) -> Option<u32> {
    let is_draft = path.extension().is_some_and(|e| e == "json");
    path.file_stem().filter(|_| is_draft)?.to_str()?.rsplit_once('.')?.1.parse().ok()
}

/// A key as it stands in a file.
fn stored(key: ItemKey) -> (i64, Option<String>) {
    (key.measure, key.unit.map(|unit| unit.to_string()))
}

fn key_of((measure, unit): (i64, Option<String>)) -> ItemKey {
    ItemKey { measure, unit: unit.as_deref().map(UnitName::new) }
}

fn read(path: &Path) -> Option<Draft> {
    let File { item, unit, more, label, about, purpose, text, fields } = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    let (item, more) = (key_of((item, unit)), more.into_iter().map(key_of).collect());
    Some(Draft { item, more, label, about, purpose: Purpose::from_code(&purpose)?, text, fields })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::layers::form::FormKind;
    use crate::ledger::NoteKind;

    fn draft(text: &str) -> Draft {
        Draft {
            item: ItemKey::measure(14),
            more: Vec::new(),
            label: "5.1".into(),
            about: "督促加油站".into(),
            purpose: Purpose::Note(NoteKind::Comment),
            text: text.into(),
            fields: Vec::new(),
        }
    }

    fn shelf(dir: &Path, process: u32) -> Shelf {
        Shelf::new(dir, Path::new("/srv/plan.db"), "张伟/..", process)
    }

    #[test]
    fn a_draft_of_a_process_that_is_gone_is_offered_and_forgotten_once_saved() {
        let dir = tempfile::tempdir().unwrap();
        // Process 1 runs as long as the machine does: that its number is in use says nothing.
        shelf(dir.path(), 1).keep(&draft("已约谈\n两家")).unwrap();
        let ours = shelf(dir.path(), 2);
        assert_eq!(ours.take_over(), [draft("已约谈\n两家")]);
        assert_eq!(ours.take_over().len(), 1);
        ours.forget(&draft(""));
        assert!(ours.take_over().is_empty());
        ours.leave();
        assert_eq!(fs::read_dir(&ours.dir).unwrap().count(), 0);
    }

    /// A form is another text than a comment on the same item, and comes back with all its fields.
    #[test]
    fn a_form_comes_back_with_its_fields() {
        let dir = tempfile::tempdir().unwrap();
        let fields = vec![("day".to_owned(), "2026-02-30".to_owned()), ("words".to_owned(), "迟".to_owned())];
        let form = Draft { purpose: Purpose::Form(FormKind::Extend), fields, ..draft("迟") };
        let ours = shelf(dir.path(), 2);
        ours.keep(&draft("批注")).unwrap();
        ours.keep(&form).unwrap();
        assert_eq!(ours.take_over(), [draft("批注"), form]);
    }

    #[test]
    fn a_draft_of_a_running_console_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let running = shelf(dir.path(), 1);
        running.keep(&draft("写到一半")).unwrap();
        assert!(shelf(dir.path(), 2).take_over().is_empty());
        drop(running);
        let second = shelf(dir.path(), 2);
        assert_eq!(second.take_over().len(), 1);
        assert!(shelf(dir.path(), 3).take_over().is_empty(), "the second console has it now");
    }

    #[test]
    fn of_two_texts_for_one_purpose_the_later_is_offered_first() {
        let dir = tempfile::tempdir().unwrap();
        for (process, text, seconds) in [(7, "先写的", 100), (5, "后写的", 200), (9, "最先写的", 50)] {
            let gone = shelf(dir.path(), process);
            gone.keep(&draft(text)).unwrap();
            let file = OpenOptions::new().write(true).open(gone.path(&draft(""))).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds)).unwrap();
        }
        for text in ["后写的", "先写的", "最先写的"] {
            let ours = shelf(dir.path(), 20);
            assert_eq!(ours.take_over(), [draft(text)]);
            ours.forget(&draft(""));
        }
    }

    #[test]
    fn drafts_of_another_record_or_person_are_not_ours() {
        let dir = tempfile::tempdir().unwrap();
        let shelf = |db: &str, who: &str, process| Shelf::new(dir.path(), Path::new(db), who, process);
        shelf("/srv/plan.db", "zhang", 1).keep(&draft("x")).unwrap();
        assert!(shelf("/srv/other.db", "zhang", 2).take_over().is_empty());
        assert!(shelf("/srv/plan.db", "li", 2).take_over().is_empty());
    }

    #[test]
    fn a_broken_file_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let broken = shelf(dir.path(), 1);
        broken.keep(&draft("x")).unwrap();
        fs::write(broken.path(&draft("")), "{").unwrap();
        drop(broken);
        assert!(shelf(dir.path(), 2).take_over().is_empty());
    }
}

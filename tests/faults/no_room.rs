//! A disk without room.

use std::fs;
use std::path::Path;

use duban::ledger::EventNo;
use duban::store::{Store, StoreError};

use crate::support::process::{Errand, say};
use crate::support::{at, comment, item, plan, record};
use crate::{faults, files, open};

/// A file size limit stands in for a quota: writes fail midway, at any byte.
pub fn write_with_little_room(path: &Path) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // With a handler the signal that goes with the limit does not end the process.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default()).unwrap();
    let mut store = open(path);
    let ledger = store.load().unwrap();
    let room = fs::metadata(path).unwrap().len() / 2;
    setrlimit(Resource::Fsize, Rlimit { current: Some(room), maximum: Some(room) }).unwrap();
    let backup = path.with_file_name("backup.db");
    assert!(matches!(store.backup(&backup), Err(StoreError::Io { path, .. } | StoreError::Full(path)) if path == backup));
    for n in 0.. {
        match store.append(&comment(item(&ledger, "1.1"), &"长".repeat(500)), "李", at(n)) {
            Ok(events) => say(events[0].no.0),
            Err(e) => {
                assert!(matches!(e, StoreError::Io { .. } | StoreError::Full(_)), "{e}");
                break;
            }
        }
    }
}

#[test]
fn a_write_that_finds_no_room_is_refused_and_spoils_nothing() {
    let (dir, path, store) = record(20);
    drop(store);
    let said = Errand::start("write with little room", &path).finish();
    let saved: Vec<i64> = said.iter().map(|line| line.parse().unwrap()).collect();
    assert!(!saved.is_empty());
    let mut store = open(&path);
    assert_eq!(faults(&mut store), Vec::<String>::new());
    assert_eq!(store.events_since(EventNo(1)).unwrap().iter().map(|e| e.no.0).collect::<Vec<_>>(), saved);
    let names: Vec<_> = files(dir.path()).into_keys().map(|f| f.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["duban.db", "duban.db-shm", "duban.db-wal"]);
}

/// A small disk, where this user may mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let dir = tempfile::tempdir().unwrap();
        let mount = std::process::Command::new("mount").args(["-t", "tmpfs", "-o", "size=640k", "tmpfs"]).arg(dir.path()).output();
        mount.is_ok_and(|m| m.status.success()).then_some(Self(dir))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_is_called_by_its_name() {
    let Some(disk) = SmallDisk::mount() else { return say("skipped: this user may not mount a small disk") };
    let path = disk.0.path().join("duban.db");
    let too_large = Store::create(&path, &plan(1000, 4), "张", at(0), "导入");
    assert!(matches!(too_large, Err(StoreError::Full(_))), "{too_large:?}");
    assert_eq!(files(disk.0.path()).len(), 0, "nothing is left of what did not fit");
    let mut store = Store::create(&path, &plan(60, 4), "张", at(0), "导入").unwrap();
    let ledger = store.load().unwrap();
    let mut last = EventNo(1);
    let refused = loop {
        match store.append(&comment(item(&ledger, "1.1"), &"长".repeat(5000)), "李", at(1)) {
            Ok(events) => last = events[0].no,
            Err(e) => break e,
        }
    };
    assert!(matches!(refused, StoreError::Full(_)), "{refused:?}");
    let refused = store.backup(&disk.0.path().join("backup.db")).unwrap_err();
    assert!(matches!(&refused, StoreError::Full(path) if path.ends_with("backup.db")), "{refused:?}");
    assert_eq!(files(disk.0.path()).len(), 3);
    assert_eq!(store.load().unwrap().last_event(), last);
    assert_eq!(faults(&mut store), Vec::<String>::new());
}

//! A meeting that is under way, kept beside the drafts of its person: one file a process.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::{Shelf, key_of, stored};
use crate::console::sitting::Sitting;
use crate::ledger::{EventNo, Seen};
#[cfg(test)]
use crate::{ledger::ItemKey, plan::UnitName};

/// The end of the name of a meeting's file.
const MEETING: &str = "meeting";

/// A meeting that is under way, as it is kept.
#[derive(Serialize, Deserialize)]
struct MeetingFile {
    title: String,
    began: String,
    since: i64,
    agenda: Vec<(i64, Option<String>)>,
    at: usize,
    seen: Vec<(i64, Option<String>, u32)>,
    /// Until when it was held, and the seconds of its pauses. Files of former programs do not say it.
    #[serde(default)]
    alive: Option<String>,
    #[serde(default)]
    paused: u32,
}

impl Shelf {
    /// Puts a meeting that is under way on disk, in the place of what was kept of it before.
    ///
    /// # Errors
    /// When the state directory cannot be written.
    pub fn keep_meeting(&self, sitting: &Sitting) -> io::Result<()> {
        let seen = sitting.seen().iter().map(|seen| {
            let (measure, unit) = stored(seen.key);
            (measure, unit, seen.seconds)
        });
        let (alive, paused) = sitting.held_until();
        let file = MeetingFile {
            title: sitting.title.clone(),
            began: sitting.began.to_rfc3339(),
            since: sitting.since.0,
            agenda: sitting.agenda().iter().copied().map(stored).collect(),
            at: sitting.at(),
            seen: seen.collect(),
            alive: Some(alive.to_rfc3339()),
            paused,
        };
        self.put(&self.meeting_path(self.process), &serde_json::to_vec(&file).map_err(io::Error::other)?)
    }

    /// Forgets the meeting of this process: it is in the record, or was dropped.
    pub fn forget_meeting(&self) {
        let _ = fs::remove_file(self.meeting_path(self.process));
    }

    /// Takes over the meeting that a process which is gone left under way, and makes it this process's own. Of several the one that was
    /// kept last; the others wait until that one is over.
    pub fn take_over_meeting(&self) -> Option<Sitting> {
        let mut left: Vec<(SystemTime, u32, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.dir).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_meeting = path.extension().is_some_and(|extension| extension == MEETING);
            let process = path.file_stem().filter(|_| is_meeting).and_then(|stem| stem.to_str()?.parse().ok());
            let written = entry.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
            left.extend(process.map(|process| (written, process, path)));
        }
        left.sort_by_key(|(written, ..)| std::cmp::Reverse(*written));
        left.into_iter().find_map(|(_, process, path)| {
            let _gone = self.lock_of_gone(process)?;
            let sitting = read_meeting(&path)?;
            self.hold_lock();
            let ours = self.meeting_path(self.process);
            (ours == path || fs::rename(&path, ours).is_ok()).then_some(sitting)
        })
    }

    fn meeting_path(&self, process: u32) -> PathBuf {
        self.dir.join(format!("{process}.{MEETING}"))
    }
}

fn read_meeting(path: &Path) -> Option<Sitting> {
    let MeetingFile { title, began, since, agenda, at, seen, alive, paused } = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    let seen = seen.into_iter().map(|(measure, unit, seconds)| Seen { key: key_of((measure, unit)), seconds }).collect();
    let agenda = agenda.into_iter().map(key_of).collect();
    let sitting = Sitting::begin(title, agenda, began.parse().ok()?, EventNo(since))?.kept(at, seen);
    Some(match alive.and_then(|alive| alive.parse().ok()) {
        Some(alive) => sitting.left(alive, paused),
        None => sitting,
    })
}

#[cfg(test)]
mod tests {
    use super::super::Shelf;
    use super::*;

    fn shelf(dir: &Path, process: u32) -> Shelf {
        Shelf::new(dir, Path::new("/srv/plan.db"), "zhangwei", process)
    }

    fn sitting(title: &str) -> Sitting {
        let (began, end) = ("2026-11-23T09:00:00+08:00".parse().unwrap(), "2026-11-23T09:01:10+08:00".parse().unwrap());
        let owed = ItemKey::measure(31).of(UnitName::new("门头沟区政府"));
        let mut sitting = Sitting::begin(title.into(), vec![ItemKey::measure(14), owed], began, EventNo(7)).unwrap();
        sitting.go(1);
        sitting.look(Some(owed), began);
        sitting.look(None, end);
        sitting
    }

    #[test]
    fn a_meeting_of_a_process_that_is_gone_is_taken_over_once() {
        let dir = tempfile::tempdir().unwrap();
        let gone = shelf(dir.path(), 1);
        gone.keep_meeting(&sitting("上午")).unwrap();
        assert_eq!(shelf(dir.path(), 2).take_over_meeting(), None, "it is under way");
        drop(gone);
        let ours = shelf(dir.path(), 2);
        let left = sitting("上午");
        let (alive, paused) = left.held_until();
        assert_eq!(alive, "2026-11-23T09:01:10+08:00".parse::<crate::ledger::Moment>().unwrap());
        assert_eq!(ours.take_over_meeting(), Some(left.left(alive, paused)));
        assert_eq!(shelf(dir.path(), 3).take_over_meeting(), None, "it is ours now");
        ours.forget_meeting();
        drop(ours);
        assert_eq!(shelf(dir.path(), 3).take_over_meeting(), None);
    }

    #[test]
    fn of_two_meetings_the_later_is_gone_on_with_first_and_a_broken_file_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        for (process, title, seconds) in [(7, "先开的", 100), (5, "后开的", 200), (9, "坏的", 300)] {
            let gone = shelf(dir.path(), process);
            gone.keep_meeting(&sitting(title)).unwrap();
            let path = gone.meeting_path(process);
            if process == 9 {
                fs::write(&path, "{").unwrap();
            }
            let file = fs::OpenOptions::new().write(true).open(path).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds)).unwrap();
        }
        let ours = shelf(dir.path(), 20);
        for title in ["后开的", "先开的"] {
            assert_eq!(ours.take_over_meeting().map(|sitting| sitting.title), Some(title.to_owned()));
            ours.forget_meeting();
        }
        assert_eq!(ours.take_over_meeting(), None);
        // A meeting is no draft, and a draft no meeting.
        assert!(ours.take_over().is_empty());
    }
}

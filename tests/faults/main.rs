//! What may happen to a record: several processes at once, a killed writer, a full disk, a damaged or foreign file, missing permissions.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

#[path = "../support/mod.rs"]
mod support;

mod moved;
mod no_record;
mod no_room;
mod permissions;
mod processes;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use duban::store::{Access, Store, StoreError};
use support::process::{self};
use support::{at, faults, plan};

/// Where a process that was started on an errand runs it; nothing to do else.
#[test]
fn errand() {
    let Some((errand, path)) = process::errand() else { return };
    match errand.as_str() {
        "write many" => processes::write_many(&path),
        "come and go" => processes::come_and_go(&path),
        "write for ever" => processes::write_for_ever(&path),
        "hold the lock" => processes::hold_the_lock(&path),
        "create" => processes::create(&path),
        "create a large one" => drop(Store::create(&path, &plan(5000, 4), "张", at(0), "导入")),
        "open to write" => permissions::tell(Store::open(&path, Access::Write, at(0))),
        "open to read" => permissions::tell(Store::open(&path, Access::ReadOnly, at(0))),
        "follow" => permissions::follow(&path),
        "write with little room" => no_room::write_with_little_room(&path),
        unknown => panic!("{unknown}"),
    }
}

/// For so long a condition is waited for that comes within moments where nothing else happens.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Opens it, and waits longer for a lock than a person would: many processes on a slow disk may take their time. Who is turned away before
/// the time is over that it says to have waited is not waited for.
pub fn open(path: &Path) -> Store {
    let begun = Instant::now();
    let mut store = loop {
        let asked = Instant::now();
        match Store::open(path, Access::Write, at(0)) {
            Err(StoreError::Locked { waited, .. }) if asked.elapsed() >= waited && begun.elapsed() < PATIENCE => {}
            opened => break opened.unwrap(),
        }
    };
    store.set_patience(PATIENCE).unwrap();
    store
}

pub fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(dir).unwrap().map(|f| f.unwrap().path()).map(|f| (f.clone(), fs::read(f).unwrap())).collect()
}

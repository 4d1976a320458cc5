//! The made-up year as it stands on 23 November: about 18,500 events.

#[allow(dead_code, reason = "the tests of the made-up year use all of it")]
#[path = "../../tests/made_up_year/year/mod.rs"]
mod year;

use duban::ledger::Moment;
use duban::store::{Access, Store};
use tempfile::TempDir;

/// The morning of that day.
pub fn now() -> Moment {
    "2026-11-23T08:00:00+08:00".parse().unwrap()
}

/// Its record, in a folder of its own.
pub fn record() -> (TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("year.db");
    year::write(&path, 2026, now().date_naive()).unwrap();
    let store = Store::open(&path, Access::Write, now()).unwrap();
    (dir, store)
}

//! The made-up year: the same for everybody, sound, and of the shape of a real one.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic: that is how it fails")]

mod digest;
mod forecast;
#[path = "../harness/mod.rs"]
mod harness;
mod year;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use chrono::NaiveDate;
use duban::ledger::{DealingKind, Happening, Ledger, Light, NoteKind, Status};
use duban::store::{Access, Store};
use tempfile::TempDir;
use year::Written;

const SEED: u64 = 2026;

struct Record {
    path: PathBuf,
    written: Written,
    _dir: TempDir,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn record(seed: u64, until: &str) -> Record {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("year.db");
    let written = year::write(&path, seed, day(until)).unwrap();
    Record { path, written, _dir: dir }
}

/// The ledger on the morning of 23 November, and when the year is over: each is made once.
static NOVEMBER: LazyLock<Ledger> = LazyLock::new(|| record(SEED, "2026-11-23").ledger());
static WHOLE: LazyLock<Record> = LazyLock::new(|| record(SEED, "2027-01-02"));
static YEAR: LazyLock<Ledger> = LazyLock::new(|| WHOLE.ledger());

impl Record {
    fn open(&self) -> Store {
        Store::open(&self.path, Access::Write, "2027-01-02T09:00:00+08:00".parse().unwrap()).unwrap()
    }

    fn ledger(&self) -> Ledger {
        self.open().load().unwrap()
    }
}

#[test]
fn the_same_seed_makes_the_same_events_and_another_does_not() {
    let (one, same, other) = (record(SEED, "2026-03-01"), record(SEED, "2026-03-01"), record(SEED + 1, "2026-03-01"));
    assert_eq!(one.written, same.written);
    assert_eq!(one.ledger().events(), same.ledger().events());
    assert_ne!(one.written.fingerprint, other.written.fingerprint);
}

#[test]
fn a_longer_year_begins_with_the_same_events() {
    let (short, long) = (record(SEED, "2026-03-01").ledger(), record(SEED, "2026-04-01").ledger());
    assert!(long.events().len() > short.events().len());
    assert_eq!(long.events()[..short.events().len()], *short.events());
    let last = short.events().last().unwrap().at.date_naive();
    assert!(last < day("2026-03-01"), "{last}");
}

/// The whole year, past its end: nothing in it is refused, and what it left is sound.
#[test]
fn the_whole_year_is_a_sound_record_of_the_shape_of_a_real_one() {
    let record = &*WHOLE;
    assert_eq!(record.open().check().unwrap(), []);
    let ledger = record.ledger();
    assert_eq!(ledger.events().len(), record.written.events);
    assert!(ledger.events().is_sorted_by_key(|event| event.at));
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    ledger.events().iter().for_each(|event| *kinds.entry(event.what.code()).or_default() += 1);
    // The year keeps its promises or breaks them: none is moved to another day.
    let dealings = DealingKind::ALL.into_iter().filter(|kind| *kind != DealingKind::PromiseMoved).map(DealingKind::code);
    for code in dealings.chain(["status", "note", "reading", "target", "units_settled", "note_withdrawn"]) {
        assert!(kinds.contains_key(code), "{code}: {kinds:?}");
    }
    let progress = ledger.events().iter().filter(|e| matches!(e.what, Happening::Note { kind: NoteKind::Progress, .. })).count();
    assert!((12_000..20_000).contains(&progress), "about 1,600 items report about ten times: {progress}");
}

/// 128 measures on 23 November: a fifth to a third of them is through, and of all as many are red or yellow; of the obligations some wait
/// for their verification, and a few promises are past their days.
#[test]
fn by_november_some_is_done_some_is_late_and_some_waits() {
    let ledger = &*NOVEMBER;
    let as_of = day("2026-11-23");
    let lights: Vec<Option<Light>> = ledger.rows().map(|(_, item)| ledger.standing(item, as_of).unwrap().light()).collect();
    let count = |wanted: &[Option<Light>]| lights.iter().filter(|light| wanted.contains(light)).count();
    let (closed, late) = (count(&[None]), count(&[Some(Light::Red), Some(Light::Yellow)]));
    assert!((26..45).contains(&closed), "{closed}");
    assert!((26..45).contains(&late), "{late}");
    let waiting = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).filter(|o| o.item.status == Status::Submitted).count();
    assert!((5..60).contains(&waiting), "{waiting}");
    let broken = ledger.rows().flat_map(|(_, item)| ledger.obligations(item)).flat_map(|o| o.item.open_promises());
    assert!(broken.filter(|(_, due)| *due < as_of).count() > 0, "a promise is past its date");
}

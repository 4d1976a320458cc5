//! Readings in the record: whole when read back, undone and done again as one act, corrected by two people, checked.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic: that is how it fails")]

mod support;

use duban::ledger::{
    Act, ActRefused, Applied, Cause, Change, DataChange, EventNo, Happening, ItemKey, Ledger, Reading, ReadingEntry, ReadingKind,
    ReadingRefused, Signer, Status, TargetEntry,
};
use duban::messages::Lang;
use duban::plan::{IndicatorKey, Quantity, Sign, UnitName, UnitOfMeasure};
use duban::store::{Access, Store, StoreError};
use support::{at, place};

fn record() -> (tempfile::TempDir, std::path::PathBuf, Store) {
    let (dir, path) = place();
    let store = Store::create(&path, &duban::seeds::plan().unwrap().plan, "张", at(0), "导入").unwrap();
    (dir, path, store)
}

fn entry<'a>(ledger: &'a Ledger, id: &str, value: &'a str, on: &str) -> ReadingEntry<'a> {
    let named = ledger.find_indicator(id).unwrap();
    let kind = ReadingKind::Reported;
    ReadingEntry { attached: named.attached, value, on: on.parse().unwrap(), kind, unit: named.unit, site: None, source: Some("月报") }
}

fn day() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn report(ledger: &Ledger, id: &str, value: &str, on: &str) -> Result<Act, ActRefused> {
    Act::report_reading(ledger, &entry(ledger, id, value, on), day())
}

/// The values that stand, by date.
fn standing(ledger: &Ledger, key: &str) -> Vec<String> {
    let mut all: Vec<String> =
        ledger.readings(&IndicatorKey::new(key)).map(|r| format!("{} {}", r.reading.on.format("%m-%d"), r.reading.value)).collect();
    all.sort();
    all
}

#[track_caller]
fn sound(store: &mut Store) {
    let faults: Vec<String> = store.check().unwrap().iter().map(|fault| fault.describe(Lang::En)).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn what_is_recorded_is_read_back_word_for_word() {
    let (_dir, path, mut store) = record();
    let mut ledger = store.load().unwrap();
    let named = ledger.find_indicator("8.4@门头沟").unwrap();
    let full =
        ReadingEntry {
            site: Some("108国道\n“一段”"), kind: ReadingKind::Verified, ..entry(&ledger, "8.4@门头沟", "−4.50", "2026-10-31")
        };
    let target = TargetEntry {
        attached: ledger.find_indicator("20.1a").unwrap().attached,
        value: Some("87.8%"),
        tolerance: None,
        source: "函",
        unit: None,
    };
    let sewer = ledger.find_indicator("26.1a").unwrap().attached;
    let acts = [
        Act::report_reading(&ledger, &full, day()).unwrap(),
        Act::set_target(&ledger, &target).unwrap(),
        Act::set_path(&ledger, sewer, &[("2026-06-30".parse().unwrap(), "28"), (day(), "50公里")]).unwrap(),
    ];
    assert_eq!(acts[0].changes[0].item.unwrap().unit, named.unit);
    for act in &acts {
        for event in store.append(act, "张", at(1)).unwrap() {
            assert_eq!(ledger.apply(event), Applied::Done);
        }
    }
    let mut other = Store::open(&path, Access::ReadOnly, at(2)).unwrap();
    let loaded = other.load().unwrap();
    assert_eq!(loaded.events(), ledger.events());
    let Happening::Data { what, .. } = &loaded.events()[1].what else { panic!("a reading") };
    let DataChange::Reading { reading, corrects: None } = &**what else { panic!("a reading") };
    assert_eq!((reading.value.typed(), reading.value.to_string().as_str()), ("−4.50", "-4.5个百分点"));
    assert_eq!((reading.site.as_deref(), reading.unit), (Some("108国道\n“一段”"), Some(UnitName::new("门头沟区政府"))));
    sound(&mut store);
}

#[test]
fn a_reading_is_undone_and_done_again() {
    let (_dir, _path, mut store) = record();
    let write = |store: &mut Store, act: Result<Act, ActRefused>, by: &str| store.append(&act.unwrap(), by, at(1)).map(|_| ()).unwrap();
    let ledger = store.load().unwrap();
    write(&mut store, report(&ledger, "26.1a", "30", "2026-06-30"), "张");
    let ledger = store.load().unwrap();
    write(&mut store, Act::correct_reading(&ledger, &entry(&ledger, "26.1a", "28", "2026-06-30"), "重复", day()), "张");
    let ledger = store.load().unwrap();
    assert_eq!(standing(&ledger, "sewer-length"), ["06-30 28公里"]);
    for (undoes, stands) in [(true, vec!["06-30 30公里"]), (true, vec![]), (false, vec!["06-30 30公里"]), (false, vec!["06-30 28公里"])]
    {
        let ledger = store.load().unwrap();
        let act = if undoes { Act::undo(&ledger, "张") } else { Act::redo(&ledger, "张") };
        write(&mut store, act, "张");
        assert_eq!(standing(&store.load().unwrap(), "sewer-length"), stands);
    }
    sound(&mut store);
    // Somebody else corrects what one recorded: then it is not taken back any more.
    let ledger = store.load().unwrap();
    write(&mut store, report(&ledger, "1.1a", "29", "2026-06-30"), "张");
    let ledger = store.load().unwrap();
    write(&mut store, Act::correct_reading(&ledger, &entry(&ledger, "1.1a", "28", "2026-06-30"), "核对", day()), "李");
    assert_eq!(Act::undo(&store.load().unwrap(), "张"), Err(ActRefused::DataGone));
    // Taken back, and entered by somebody else: it is not done again beside that.
    let ledger = store.load().unwrap();
    write(&mut store, Act::undo(&ledger, "李"), "李");
    let ledger = store.load().unwrap();
    write(&mut store, Act::undo(&ledger, "张"), "张");
    let ledger = store.load().unwrap();
    write(&mut store, report(&ledger, "1.1a", "27", "2026-06-30"), "王");
    let refused = Act::redo(&store.load().unwrap(), "张").unwrap_err();
    assert!(matches!(refused, ActRefused::Reading(ReadingRefused::Already(_))), "{refused:?}");
    // A strike that is taken back lets the reading stand again.
    let ledger = store.load().unwrap();
    let pm = ledger.find_indicator("1.1a").unwrap().attached;
    let no = ledger.readings(&pm.indicator.key).next().unwrap().no;
    write(&mut store, Act::strike_reading(&ledger, pm, no, "不是全市"), "王");
    assert_eq!(standing(&store.load().unwrap(), "pm25"), Vec::<String>::new());
    let ledger = store.load().unwrap();
    write(&mut store, Act::undo(&ledger, "王"), "王");
    assert_eq!(standing(&store.load().unwrap(), "pm25"), ["06-30 27微克/立方米"]);
    sound(&mut store);
}

#[test]
fn of_two_who_record_about_one_item_the_second_is_told() {
    let (_dir, path, mut store) = record();
    let mut other = Store::open(&path, Access::Write, at(0)).unwrap();
    let (mine, theirs) = (store.load().unwrap(), other.load().unwrap());
    store.append(&report(&mine, "26.1a", "30", "2026-06-30").unwrap(), "张", at(1)).unwrap();
    let error = other.append(&report(&theirs, "26.1a", "31", "2026-06-30").unwrap(), "李", at(1)).unwrap_err();
    assert!(matches!(error, StoreError::Stale { now: Some(event), .. } if event.by == "张"));
    // A status is none of its business.
    let item = theirs.of_measure("26.1".parse().unwrap()).unwrap();
    other.append(&Act::set_status(&theirs, item, Status::InProgress, None, Signer { by: "李", on: day() }).unwrap(), "李", at(2)).unwrap();
    sound(&mut store);
}

/// A record of another plan, or of a later program, may speak of indicators that are not known here.
#[test]
fn an_unknown_indicator_is_kept_and_harms_nothing() {
    let (_dir, _path, mut store) = record();
    let ledger = store.load().unwrap();
    let key = IndicatorKey::new("carbon-2030");
    let value = Quantity::parse("12万吨", &UnitOfMeasure::new("万吨"), Sign::NotNegative).unwrap();
    let (on, kind) = (day(), ReadingKind::Reported);
    let reading = Reading { indicator: key.clone(), value, on, kind, unit: None, site: None, source: None };
    let item = ledger.of_measure("1.1".parse().unwrap()).unwrap().key;
    let change = |what| Act {
        cause: Cause::Fresh,
        changes: vec![Change {
            item: Some(item),
            seen: ledger.item(item).unwrap().data_version,
            what: Happening::Data { indicator: key.clone(), what: Box::new(what) },
        }],
    };
    store.append(&change(DataChange::Reading { reading, corrects: None }), "张", at(1)).unwrap();
    let loaded = store.load().unwrap();
    assert_eq!(standing(&loaded, "carbon-2030"), ["11-23 12万吨"]);
    assert_eq!(loaded.indicators_now(day()).len(), 63);
    assert!(loaded.item(item).unwrap().has_history());
    store.append(&Act::undo(&loaded, "张").unwrap(), "张", at(2)).unwrap();
    assert_eq!(standing(&store.load().unwrap(), "carbon-2030"), Vec::<String>::new());
    sound(&mut store);
}

#[test]
fn what_corrects_no_reading_is_found() {
    let (_dir, _path, mut store) = record();
    let ledger = store.load().unwrap();
    let item = ItemKey::measure(ledger.of_measure("26.1".parse().unwrap()).unwrap().key.measure);
    let what = Box::new(DataChange::Struck { reading: EventNo(1), why: "错".into() });
    let what = Happening::Data { indicator: IndicatorKey::new("sewer-length"), what };
    store.append(&Act { cause: Cause::Fresh, changes: vec![Change { item: Some(item), seen: EventNo::NONE, what }] }, "张", at(1)).unwrap();
    let faults: Vec<String> = store.check().unwrap().iter().map(|fault| fault.describe(Lang::En)).collect();
    assert_eq!(faults, ["Event 2 corrects or strikes out what is no reading of its indicator."]);
}

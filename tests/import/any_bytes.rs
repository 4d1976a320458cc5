//! No bytes make the importer panic or take for ever, and its errors name a place of the file.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use duban::import::{Corrections, ImportError, Imported, read};
use duban::messages::Lang;
use duban::plan::Units;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{HEADER, SEED, corrections, units};

static LISTS: LazyLock<(Units, Corrections)> = LazyLock::new(|| (units(), corrections()));

fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    read(bytes, &LISTS.0, &LISTS.1)
}

/// Whatever comes out has words in both languages, and its place is within the file.
fn is_said(bytes: &[u8]) -> Result<(), TestCaseError> {
    match import(bytes) {
        Ok(imported) => {
            prop_assert!(imported.plan.measures().next().is_some());
            prop_assert!(imported.doubts.is_sorted_by_key(|d| d.line));
            for doubt in &imported.doubts {
                prop_assert!(!doubt.describe(Lang::Zh).is_empty() && !doubt.describe(Lang::En).is_empty());
            }
        }
        Err(error) => {
            let lines = 1 + bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count();
            prop_assert!((1..=lines).contains(&error.line), "{error} of {lines}");
            prop_assert!((1..=bytes.len() + 1).contains(&error.column), "{error}");
            prop_assert!(!error.explain(Lang::Zh).contains(char::is_control));
        }
    }
    Ok(())
}

/// A change to the seed: where, how many bytes go, what comes in their place.
fn change() -> impl Strategy<Value = (usize, usize, Vec<u8>)> {
    let text = prop_oneof![
        vec(any::<u8>(), 0..6),
        "[\t\n\r 0-9_{}^、。—年月底前等一(]{0,6}".prop_map(String::into_bytes),
        Just(format!("\n{HEADER}\n").into_bytes()),
    ];
    (0..SEED.len(), prop_oneof![0..4usize, 0..2000usize], text)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_a_plan_or_an_error(bytes in vec(any::<u8>(), 0..400)) {
        is_said(&bytes)?;
    }

    #[test]
    fn any_text_below_a_header_is_a_plan_or_an_error(text in "(\\PC|[\t\n 0-9一二、()年底前—各区政府等]){0,200}") {
        is_said(format!("计划2026年\n{HEADER}\n一、甲\n(一)乙\n{text}").as_bytes())?;
    }

    #[test]
    fn any_row_is_a_plan_or_an_error(cells in vec("[ _^{}0-9a-z年月底前—各区政府市水务局等、。]{0,12}", 7)) {
        is_said(format!("计划2026年\n{HEADER}\n一、甲\n(一)乙\n{}", cells.join("\t")).as_bytes())?;
    }

    #[test]
    fn the_plan_with_any_changes_is_a_plan_or_an_error(changes in vec(change(), 1..4)) {
        let mut bytes = SEED.as_bytes().to_vec();
        for (at, gone, new) in changes {
            let at = at.min(bytes.len());
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, new);
        }
        is_said(&bytes)?;
    }
}

/// A hostile cell is read in a time that grows with its length, and on a stack that does not.
#[test]
fn a_cell_of_a_megabyte_is_read_in_its_time() {
    for (column, piece) in
        [(4, "等"), (4, "甲 "), (4, "市水务局、"), (4, "北京经济技术 "), (2, "年"), (2, "1月"), (2, "a_{"), (2, " _"), (2, "上半年前")]
    {
        let mut cells = ["1", "题", "措施", "年底前", "市水务局", "各区政府", "——"].map(String::from);
        cells[column].push_str(&piece.repeat(300_000 / piece.len()));
        let table = format!("计划2026年\n{HEADER}\n一、甲\n(一)乙\n{}", cells.join("\t"));
        let start = Instant::now();
        let _ = import(table.as_bytes());
        assert!(start.elapsed() < Duration::from_secs(120), "{piece}");
    }
}

/// As many rows that go on with a measure as a file can hold are joined in a time that grows with their number.
#[test]
fn a_measure_over_any_number_of_rows_is_read_in_its_time() {
    let rows = "\t\t续行\t\t\t\t\n".repeat(100_000);
    let table = format!("计划2026年\n{HEADER}\n一、甲\n(一)乙\n1\t题\t措施\t年底前\t市水务局\t各区政府\t——\n{rows}");
    let start = Instant::now();
    let imported = import(table.as_bytes()).unwrap();
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
    assert_eq!(imported.plan.measures().map(|m| m.text.chars().count()).collect::<Vec<_>>(), [200_002]);
}

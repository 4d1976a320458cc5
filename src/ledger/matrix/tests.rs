//! By hand on the small ledger, and on any course of acts.

use proptest::prelude::*;

use super::super::testing::{self, day, key, set, settle, try_set};
use super::*;
use crate::ledger::Status::{Done, InProgress, Submitted, Withdrawn};

const NOVEMBER: &str = "2026-11-23";
const UNITS: [&str; 5] = ["东城区政府", "西城区政府", "昌平区政府", "开发区管委会", "延庆区政府"];

fn ledger() -> Ledger {
    testing::ledger().asking_no_reports()
}

fn matrix(ledger: &Ledger) -> Matrix {
    Matrix::of(ledger, day(NOVEMBER))
}

/// The rows as a person would write them: a letter a cell, a dot where the unit is not bound.
fn drawn(matrix: &Matrix, chosen: &Chosen) -> Vec<String> {
    let sign = |cell: Option<&Cell>| match cell.map(|cell| cell.standing.light()) {
        None => ".",
        Some(None) => "C",
        Some(Some(light)) => light.initial(),
    };
    let line = |row: &usize| {
        let cells: String = chosen.columns.iter().map(|column| sign(matrix.cell(*row, *column))).collect();
        format!("{} {cells}", matrix.rows()[*row].measure)
    };
    chosen.rows.iter().map(line).collect()
}

const fn tally(red: usize, yellow: usize, green: usize, grey: usize, closed: usize) -> Tally {
    Tally { red, yellow, green, grey, closed }
}

#[test]
fn cells_and_totals_are_those_of_the_obligations() {
    let mut ledger = ledger();
    for to in [InProgress, Submitted, Done] {
        set(&mut ledger, 3, Some("西城区政府"), to, NOVEMBER);
    }
    let matrix = matrix(&ledger);
    let units: Vec<&str> = matrix.columns().iter().map(|column| column.unit.as_str()).collect();
    assert_eq!(units, UNITS);
    let all = matrix.choose(Scope::default(), Order::default());
    // 1.2 is a department's and 2.2 nobody's yet; 延庆 is bound by nothing.
    assert_eq!(drawn(&matrix, &all), ["1.1 GGG.", "1.3 RCRR", "2.1 ..-."]);
    let everything = Scope::default();
    let columns: Vec<Tally> = all.columns.iter().map(|column| matrix.column_tally(*column, everything)).collect();
    assert_eq!(columns, [tally(1, 0, 1, 0, 0), tally(0, 0, 1, 0, 1), tally(1, 0, 1, 1, 0), tally(1, 0, 0, 0, 0)]);
    let rows: Vec<Tally> = all.rows.iter().map(|row| matrix.row_tally(*row, everything)).collect();
    assert_eq!(rows, [tally(0, 0, 3, 0, 0), tally(3, 0, 0, 0, 1), tally(0, 0, 0, 1, 0)]);
    assert_eq!(matrix.tally(everything), tally(3, 0, 3, 1, 1));
    assert_eq!(matrix.bound_groups().collect::<Vec<_>>(), [(0, "核心区"), (1, "平原新城")]);
    // 2.1 is its own only obligation.
    assert_eq!(matrix.cell(3, 2).map(|cell| cell.key), Some(key(4, None)));
    assert_eq!((matrix.place(key(4, None)), matrix.place(key(2, None))), (Some((3, 2)), None));
}

#[test]
fn an_area_and_a_group_are_parts_of_it() {
    let matrix = matrix(&ledger());
    let view = |area, group| {
        let scope = Scope { area, group };
        (drawn(&matrix, &matrix.choose(scope, Order::default())), matrix.tally(scope))
    };
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    assert_eq!(view(Some(1), None), (lines(&["1.1 GGG.", "1.3 RRRR"]), tally(4, 0, 3, 0, 0)));
    assert_eq!(view(Some(2), None), (lines(&["2.1 ..-."]), tally(0, 0, 0, 1, 0)));
    assert_eq!(view(None, Some(0)), (lines(&["1.1 GG", "1.3 RR"]), tally(2, 0, 2, 0, 0)));
    assert_eq!(view(None, Some(1)), (lines(&["1.1 G.", "1.3 RR", "2.1 -."]), tally(2, 0, 1, 1, 0)));
    assert_eq!(view(Some(2), Some(0)), (lines(&[]), tally(0, 0, 0, 0, 0)));
    assert_eq!(view(None, Some(2)), (lines(&[]), tally(0, 0, 0, 0, 0)));
}

#[test]
fn the_worst_come_first() {
    let mut ledger = ledger();
    settle(&mut ledger, 5, &["昌平区政府"], NOVEMBER);
    for to in [InProgress, Submitted] {
        set(&mut ledger, 5, Some("昌平区政府"), to, NOVEMBER);
    }
    for unit in ["西城区政府", "东城区政府"] {
        set(&mut ledger, 3, Some(unit), Withdrawn, NOVEMBER);
    }
    let matrix = matrix(&ledger);
    let worst = Order { worst_measures: true, worst_units: false };
    // Red; then what waits to be verified; then green, most units first; grey last.
    let rows = ["1.3 CCRR", "2.2 ..G.", "1.1 GGG.", "2.1 ..-."];
    assert_eq!(drawn(&matrix, &matrix.choose(Scope::default(), worst)), rows);
    // 昌平 is red and has something to verify, 开发区 is red; the others are alike, in the order of the groups.
    let both = Order { worst_measures: true, worst_units: true };
    let rows = ["1.3 RRCC", "2.2 G...", "1.1 G.GG", "2.1 -..."];
    assert_eq!(drawn(&matrix, &matrix.choose(Scope::default(), both)), rows);
}

#[test]
fn an_order_is_kept_and_what_is_new_comes_last() {
    let mut ledger = ledger();
    for to in [InProgress, Submitted] {
        set(&mut ledger, 3, Some("西城区政府"), to, NOVEMBER);
    }
    let mut matrix = matrix(&ledger);
    let worst = Order { worst_measures: true, worst_units: true };
    let chosen = matrix.choose(Scope::default(), worst);
    let before = matrix.names(&chosen);
    assert_eq!(drawn(&matrix, &chosen), ["1.3 RRRR", "1.1 GGG.", "2.1 ..-."]);
    // Of units that are all red the one with something to verify comes first.
    let units: Vec<&str> = before.1.iter().map(|unit| unit.as_str()).collect();
    assert_eq!(units, ["西城区政府", "东城区政府", "昌平区政府", "开发区管委会"]);
    settle(&mut ledger, 5, &["东城区政府"], NOVEMBER);
    assert_eq!(matrix.update(&ledger, key(5, None)), Updated::Bonds);
    let mut anew = matrix.choose(Scope::default(), Order::default());
    matrix.as_before(&mut anew, &before);
    assert_eq!(drawn(&matrix, &anew), ["1.3 RRRR", "1.1 GGG.", "2.1 ..-.", "2.2 .G.."]);
}

#[test]
fn an_event_changes_its_cell_and_says_so() {
    let mut ledger = ledger();
    let mut matrix = matrix(&ledger);
    assert_eq!(matrix.update(&ledger, key(1, Some("东城区政府"))), Updated::Same);
    set(&mut ledger, 1, Some("东城区政府"), InProgress, NOVEMBER);
    assert_eq!(matrix.update(&ledger, key(1, Some("东城区政府"))), Updated::Cells);
    assert_eq!(matrix.cell(0, 0).map(|cell| cell.status), Some(InProgress));
    // The measure takes its units with it.
    set(&mut ledger, 1, None, Withdrawn, NOVEMBER);
    assert_eq!(matrix.update(&ledger, key(1, None)), Updated::Cells);
    assert_eq!(drawn(&matrix, &matrix.choose(Scope::default(), Order::default()))[0], "1.1 CCC.");
    assert_eq!(matrix.update(&ledger, key(99, None)), Updated::Same);
}

proptest! {
    /// Whatever happens, following it event by event comes to the same as building it anew.
    #[test]
    fn following_the_ledger_is_the_same_as_building_anew(
        acts in prop::collection::vec((1i64..6, 0usize..5, 0usize..9, 1u32..28), 0..40),
        on in prop::sample::select(vec!["2026-05-01", "2026-07-01", "2026-12-20", "2027-01-01"]),
    ) {
        let mut ledger = ledger();
        let mut matrix = Matrix::of(&ledger, day(on));
        for (measure, unit, to, date) in acts {
            let date = format!("2026-06-{date:02}");
            let item = key(measure, UNITS.get(unit).filter(|_| unit < 4).copied());
            match Status::ALL.get(to) {
                Some(to) => drop(try_set(&mut ledger, item, *to, &date)),
                None => settle(&mut ledger, 5, &UNITS[..unit % 3], &date),
            }
            matrix.update(&ledger, if to < 8 { item } else { key(5, None) });
        }
        prop_assert_eq!(matrix, Matrix::of(&ledger, day(on)));
    }
}

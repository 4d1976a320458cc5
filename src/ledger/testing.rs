//! A small ledger for tests: five measures in two areas, four districts and a zone body in three functional groups.

use chrono::NaiveDate;

use super::{Act, Applied, Event, EventNo, ItemKey, Ledger, Signer, Status};
use crate::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList, UnitName, Units};

const UNITS: &str = r#"{"_about":"", "units":[
    {"name":"市水务局","short":"水务局","kind":"department"},
    {"name":"东城区政府","short":"东城","kind":"district"},
    {"name":"昌平区政府","short":"昌平","kind":"district"},
    {"name":"西城区政府","short":"西城","kind":"district"},
    {"name":"延庆区政府","short":"延庆","kind":"district"},
    {"name":"开发区管委会","short":"经开区","kind":"zone"}],
  "groups":[
    {"name":"各区政府","members":["东城区政府","西城区政府","昌平区政府"]},
    {"name":"相关区政府","members":["东城区政府","西城区政府","昌平区政府"],"only_named":true}],
  "zones":[
    {"name":"核心区","members":["东城区政府","西城区政府"],"function":true},
    {"name":"中心城区","members":["东城区政府","西城区政府","昌平区政府"]},
    {"name":"平原新城","members":["昌平区政府","开发区管委会"],"function":true},
    {"name":"生态涵养区","members":["延庆区政府"],"function":true}]}"#;

/// Area 1: 1.1 (number 1) is due by the year's end and binds the three districts of 各区政府, 1.2 (2) a department that leads it, 1.3 (3)
/// is due by 30 June and binds 各区政府 and the zone body. Area 2: 2.1 (4) is ongoing and is 昌平's own, 2.2 (5) is due by the year's end and
/// binds 相关区政府, who are to be settled.
pub fn ledger() -> Ledger {
    let first = vec![
        measure(1, 1, "年底前", "市水务局", &["各区政府"]),
        measure(1, 2, "年底前", "市水务局", &["市水务局"]),
        measure(1, 3, "6月底前", "市水务局", &["各区政府", "开发区管委会"]),
    ];
    let second = vec![measure(2, 1, "长期实施", "昌平区政府", &["昌平区政府"]), measure(2, 2, "年底前", "市水务局", &["相关区政府"])];
    of_measures(first, second)
}

/// A ledger of those measures of task 1 in area 1 and of task 2 in area 2, numbered from 1.
pub fn of_measures(first: Vec<Measure>, second: Vec<Measure>) -> Ledger {
    let area = |number, measures| {
        let task = Task { number, title: String::new(), measures };
        Area { number, title: format!("领域{number}"), sections: vec![Section { number: 1, title: String::new(), tasks: vec![task] }] }
    };
    let plan = Plan::new("计划".into(), 2026, vec![area(1, first), area(2, second)]).unwrap();
    let ids: Vec<MeasureId> = plan.measures().map(|m| m.id).collect();
    Ledger::new(plan, std::sync::Arc::new(Units::from_json(UNITS).unwrap()), (1..).zip(ids))
}

pub fn measure(task: u32, index: u32, deadline: &str, lead: &str, responsible: &[&str]) -> Measure {
    let list = |names: &[&str]| UnitList { names: names.iter().map(|name| (*name).into()).collect(), and_others: false };
    Measure {
        id: MeasureId { task, index },
        text: format!("措施{task}.{index}").into(),
        deadline: Deadline::parse(deadline, 2026).unwrap(),
        lead: list(&[lead]),
        responsible: list(responsible),
        assist: UnitList::default(),
        merged_cell: false,
    }
}

impl Ledger {
    /// The same where no report is due in the plan's year: for what is about deadlines alone.
    pub fn asking_no_reports(mut self) -> Self {
        self.settings.reports_from = Some(day("2030-01-01"));
        self
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The item of a measure's number, or of what a unit owes under it.
pub fn key(measure: i64, unit: Option<&str>) -> ItemKey {
    ItemKey { measure, unit: unit.map(UnitName::new) }
}

/// Sets a status on a day; whether that was legal.
pub fn try_set(ledger: &mut Ledger, key: ItemKey, to: Status, on: &str) -> bool {
    let Some(item) = ledger.item(key) else { return false };
    // Who reports does not verify.
    let by = if to == Status::Done { "li" } else { "zhangwei" };
    let act = Act::set_status(ledger, item, to, Some("因为"), Signer { by, on: day(on) });
    act.map(|act| write_by(ledger, &act, by, on)).is_ok()
}

#[track_caller]
pub fn set(ledger: &mut Ledger, measure: i64, unit: Option<&str>, to: Status, on: &str) {
    assert!(try_set(ledger, key(measure, unit), to, on), "{measure} {unit:?} {to:?}");
}

/// Settles whom 相关区政府 of a measure means.
pub fn settle(ledger: &mut Ledger, measure: i64, units: &[&str], on: &str) {
    let units: Vec<UnitName> = units.iter().map(|name| UnitName::new(name)).collect();
    let act = Act::settle_units(ledger, ledger.item(key(measure, None)).unwrap(), Some(&units), "因为");
    if let Ok(act) = act {
        write(ledger, &act, on);
    }
}

/// Writes an act of zhangwei as the record would.
pub fn write(ledger: &mut Ledger, act: &Act, on: &str) {
    write_by(ledger, act, "zhangwei", on);
}

/// Writes somebody's act as the record would.
pub fn write_by(ledger: &mut Ledger, act: &Act, by: &str, on: &str) {
    let first = EventNo(ledger.last_event().0 + 1);
    for (n, change) in (0..).zip(&act.changes) {
        let at = format!("{on}T14:02:00+08:00").parse().unwrap();
        let (no, item) = (EventNo(first.0 + n), change.item);
        let event = Event { no, act: first, cause: act.cause, at, by: by.into(), item, what: change.what.clone() };
        assert_eq!(ledger.apply(event), Applied::Done);
    }
}

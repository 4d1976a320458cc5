//! A small plan to be judged, and what is written on it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::Finding;
use crate::ledger::{Act, Applied, Event, EventNo, Found, Item, ItemKey, Ledger, NoteKind, Signer, Status};
use crate::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList, Units};

const UNITS: &str = r#"{"_about":"", "units":[
    {"name":"东城区政府","short":"东城","kind":"district"},
    {"name":"西城区政府","short":"西城","kind":"district"},
    {"name":"房山区政府","short":"房山","kind":"district"},
    {"name":"市水务局","short":"水务局","kind":"department"},
    {"name":"市商务局","short":"商务局","kind":"department"}],
    "groups":[{"name":"各区政府","members":["东城区政府","西城区政府","房山区政府"]},
              {"name":"相关区政府","members":["东城区政府","西城区政府","房山区政府"],"only_named":true}]}"#;

/// Deadline, lead and responsible units of 1.1, 1.2 and so on.
const MEASURES: [[&str; 3]; 7] = [
    ["年底前", "市水务局", "各区政府"],
    ["年底前", "市水务局", "各区政府"],
    // Its lead is its only unit: the measure is the obligation.
    ["长期实施", "市商务局", "市商务局"],
    ["6—9月", "市商务局", "市水务局"],
    ["年底前", "各区政府", "各区政府"],
    // Nobody knows yet whom that means.
    ["年底前", "相关区政府", "相关区政府"],
    ["长期实施", "市商务局", "各区政府"],
];

pub(super) struct Book(pub Ledger);

impl Book {
    pub fn new() -> Self {
        let names = |name: &str| UnitList { names: vec![name.into()], and_others: false };
        let measure = |(index, [deadline, lead, responsible]): (u32, [&str; 3])| Measure {
            id: MeasureId { task: 1, index },
            text: "完成治理".into(),
            deadline: Deadline::parse(deadline, 2026).unwrap(),
            lead: names(lead),
            responsible: names(responsible),
            assist: UnitList::default(),
            merged_cell: lead == responsible,
        };
        let measures: Vec<Measure> = (1..).zip(MEASURES).map(measure).collect();
        let keys: Vec<(i64, MeasureId)> = (1..).zip(measures.iter().map(|m| m.id)).collect();
        let task = Task { number: 1, title: String::new(), measures };
        let section = Section { number: 1, title: String::new(), tasks: vec![task] };
        let plan = Plan::new("计划".into(), 2026, vec![Area { number: 1, title: String::new(), sections: vec![section] }]).unwrap();
        Self(Ledger::new(plan, Arc::new(Units::from_json(UNITS).unwrap()), keys))
    }

    pub fn key(&self, id: &str) -> ItemKey {
        self.items(id)[0].key
    }

    fn items(&self, ids: &str) -> Vec<&Item> {
        let found = self.0.find_all(ids).unwrap().into_iter();
        let items = |found| match found {
            Found::Measure(item) => vec![item],
            Found::Owed(owed) => owed.into_iter().map(|owed| owed.item).collect(),
            Found::Task(_) => Vec::new(),
        };
        found.flat_map(items).collect()
    }

    pub fn write(&mut self, day: &str, by: &str, act: &Act) {
        let first = EventNo(self.0.last_event().0 + 1);
        for (n, change) in (0..).zip(&act.changes) {
            let (no, at) = (EventNo(first.0 + n), format!("{day}T10:00:00+08:00").parse().unwrap());
            let event = Event { no, act: first, cause: act.cause, at, by: by.into(), item: change.item, what: change.what.clone() };
            assert_eq!(self.0.apply(event), Applied::Done);
        }
    }

    /// Writes a note on one or several items in one act.
    pub fn note(&mut self, day: &str, ids: &str, kind: NoteKind, text: &str) -> &mut Self {
        let act = Act::write_note_on(&self.0, &self.items(ids), kind, text).unwrap();
        self.write(day, "zhang", &act);
        self
    }

    pub fn progress(&mut self, day: &str, ids: &str, text: &str) -> &mut Self {
        self.note(day, ids, NoteKind::Progress, text)
    }

    /// Sets one or several items to these statuses, one after the other.
    pub fn set(&mut self, day: &str, ids: &str, path: &[Status]) -> &mut Self {
        for to in path {
            // Who reports does not verify.
            let by = if *to == Status::Done { "li" } else { "zhang" };
            let signer = Signer { by, on: day.parse().unwrap() };
            let act = Act::set_status_of(&self.0, &self.items(ids), *to, Some("因为"), signer).unwrap();
            self.write(day, by, &act);
        }
        self
    }

    pub fn undo(&mut self, day: &str) -> &mut Self {
        let act = Act::undo(&self.0, "zhang").unwrap();
        self.write(day, "zhang", &act);
        self
    }

    pub fn redo(&mut self, day: &str) -> &mut Self {
        let act = Act::redo(&self.0, "zhang").unwrap();
        self.write(day, "zhang", &act);
        self
    }

    /// What a rule finds on a day: the ids of the items of each finding.
    pub fn found(&self, rule: fn(&Ledger, NaiveDate) -> Vec<Finding>, day: &str) -> Vec<String> {
        let ids = |finding: &Finding| finding.items.iter().map(|key| self.0.label(*key)).collect::<Vec<_>>().join(" ");
        rule(&self.0, day.parse().unwrap()).iter().map(ids).collect()
    }
}

//! The roll-up: how a measure stands by what its units owe. It is done when all its obligations are; its light is the worst of theirs.

use chrono::NaiveDate;

use super::{Item, Judged, Ledger, Moment, Obligation, Standing, Status, Tally, to_moment};
use crate::plan::DeadlineKind;

/// How the obligations of a measure stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rollup {
    /// How many have which light, and how many are closed.
    pub lights: Tally,
    /// How many have which status, in the order of [`Status::ALL`].
    pub statuses: [usize; Status::ALL.len()],
}

impl Rollup {
    /// How many obligations there are.
    pub const fn total(&self) -> usize {
        self.lights.total()
    }

    /// How many have that status.
    pub fn with(&self, status: Status) -> usize {
        Status::ALL.iter().zip(self.statuses).find(|(s, _)| **s == status).map_or(0, |(_, count)| count)
    }

    /// Whether what the lead says is not what the units say: it is done and units are not, or units are all through and it is not; it has
    /// not begun and units have, or the other way round.
    pub fn disagrees_with(&self, lead: Status) -> bool {
        let open = self.total() - self.lights.closed;
        let begun = self.total() - self.with(Status::NotStarted);
        match lead {
            Status::NotStarted => begun > 0,
            Status::InProgress | Status::Blocked => begun == 0 || open == 0,
            Status::Submitted => self.with(Status::Submitted) + self.lights.closed < self.total() || open == 0,
            Status::Done | Status::Withdrawn | Status::ClosedUnmet | Status::CarriedOver => open > 0,
        }
    }

    /// Counts one more.
    pub fn add(&mut self, status: Status, standing: Standing) {
        self.lights.add(standing);
        if let Some(at) = Status::ALL.iter().position(|s| *s == status)
            && let Some(count) = self.statuses.get_mut(at)
        {
            *count += 1;
        }
    }
}

impl Ledger {
    /// How an item stands on `as_of`: a measure by its own light and those of its obligations, an obligation by itself. None where it is not
    /// in the plan.
    pub fn standing(&self, item: &Item, as_of: NaiveDate) -> Option<Standing> {
        let deadline = self.deadline(item)?;
        self.closed(item, deadline).or_else(|| self.worst(item, deadline, as_of).map(Judged::standing))
    }

    /// What makes the light of an open item: of a measure its own worst cause, or that of one of its units. None for what is closed.
    pub fn cause_of_light(&self, item: &Item, as_of: NaiveDate) -> Option<Judged> {
        let deadline = self.deadline(item).filter(|deadline| self.closed(item, *deadline).is_none())?;
        self.worst(item, deadline, as_of)
    }

    fn worst(&self, item: &Item, deadline: DeadlineKind, as_of: NaiveDate) -> Option<Judged> {
        let mut worst = None;
        self.judge_open(item, deadline, as_of, &mut |judged| worst = Judged::worst(worst, judged));
        worst
    }

    /// How a measure stands on `as_of`, as [`Ledger::standing`] does, with how each of its units' obligations stands, which `take` is given in
    /// their order: each is judged once. None where it is not in the plan.
    pub(super) fn standings<'a>(
        &'a self,
        measure: &'a Item,
        as_of: NaiveDate,
        take: &mut impl FnMut(Obligation<'a>, Standing),
    ) -> Option<Standing> {
        let deadline = self.deadline(measure)?;
        let closed = self.closed(measure, deadline);
        let (mut worst, mut of_units) = (None, Vec::<Judged>::new());
        if closed.is_none() {
            self.judge_open(measure, deadline, as_of, &mut |judged| {
                worst = Judged::worst(worst, judged);
                match of_units.last_mut().filter(|last| last.of == judged.of) {
                    Some(last) => *last = Judged::worst(Some(*last), judged).unwrap_or(judged),
                    None => of_units.push(judged),
                }
            });
        }
        let whole = closed.or(worst.map(Judged::standing))?;
        let mut of_units = of_units.into_iter().filter(|judged| judged.of.unit.is_some()).peekable();
        for owed in self.obligations(measure) {
            let is_judged = |judged: &Judged| judged.of == owed.item.key;
            let standing = match of_units.next_if(is_judged) {
                Some(judged) => Some(judged.standing()),
                None if owed.item.key == measure.key => Some(whole),
                None => self.standing(owed.item, as_of),
            };
            standing.into_iter().for_each(|standing| take(owed, standing));
        }
        Some(whole)
    }

    /// How an item is closed; none while it is open. A measure is when all its units are, or its authority ended it.
    pub(super) fn closed(&self, item: &Item, deadline: DeadlineKind) -> Option<Standing> {
        let own = || item.status.is_closed().then(|| Standing::of_closed(item, deadline));
        if item.key.unit.is_some() {
            // A measure that was withdrawn, closed unmet or carried over takes its open obligations with it.
            let with_measure = || self.ended_with_its_measure(item).map(|status| Standing::Closed { status, in_time: None });
            return own().or_else(with_measure);
        }
        let owed = self.obligations_of(item);
        // What its units finished stays finished when the measure is ended afterwards. As long as it is not known whom else it binds, it is
        // not all done.
        let all_are = owed.iter().all(|item| item.status.is_closed()) && !self.is_unsettled(item);
        if owed.is_empty() || takes_with_it(item.status) && !all_are { own() } else { all_are.then(|| all_closed(owed, deadline)) }
    }

    /// All that makes the light of an open item.
    pub(super) fn judge_open(&self, item: &Item, deadline: DeadlineKind, as_of: NaiveDate, take: &mut impl FnMut(Judged)) {
        let indicators = self.indicators().of_measure(item.measure);
        if item.key.unit.is_some() {
            return self.judge_owed(item, deadline, indicators, as_of, take);
        }
        let owed = self.obligations_of(item);
        let mut any_open = false;
        // Once its lead is done, a measure is what its units still owe.
        if !item.status.is_closed() {
            self.judge_measure(item, deadline, as_of, take);
        }
        for owed in owed.iter().filter(|owed| !owed.status.is_closed()) {
            any_open = true;
            let own = owed.extended_to().map_or(deadline, |end| deadline.ending(end));
            self.judge_owed(owed, own, indicators, as_of, take);
        }
        if !any_open && item.status.is_closed() {
            self.judge_measure(item, deadline, as_of, take);
        }
    }

    /// How the measure of an obligation was ended as a whole; none where it was not, and for a measure itself.
    pub fn ended_with_its_measure(&self, item: &Item) -> Option<Status> {
        let parent = item.key.unit.and_then(|_| self.parent(item))?;
        Some(parent.status).filter(|status| takes_with_it(*status))
    }

    /// How the obligations of a measure stand on `as_of`; of a measure that is its own only obligation, that one.
    pub fn rollup(&self, measure: &Item, as_of: NaiveDate) -> Rollup {
        let mut rollup = Rollup::default();
        for owed in self.obligations(measure) {
            if let Some(standing) = self.standing(owed.item, as_of) {
                rollup.add(standing.closed_as().unwrap_or(owed.item.status), standing);
            }
        }
        rollup
    }

    /// The status of an item: how it is closed where it is; of an open one what was set on it. A measure on which nobody has set one is what
    /// its units are: 未启动 as long as none has begun, 待核 when all of them have come that far.
    pub fn status(&self, item: &Item, as_of: NaiveDate) -> Status {
        match self.standing(item, as_of) {
            Some(Standing::Closed { status, .. }) => status,
            _ => self.open_status(item),
        }
    }

    /// The same for an item that is known to be open.
    pub fn open_status(&self, item: &Item) -> Status {
        let owed = self.obligations_of(item);
        if item.key.unit.is_some() || item.status_act().is_some() || owed.is_empty() { item.status } else { by_units(owed) }
    }

    /// Whether what its lead said about a measure is not what its units say.
    pub fn is_disputed(&self, measure: &Item, as_of: NaiveDate) -> bool {
        measure.status_act().is_some() && self.rollup(measure, as_of).disagrees_with(measure.status)
    }
}

/// The status of an open measure of which only its units say something.
fn by_units(owed: &[Item]) -> Status {
    let all = |is: fn(Status) -> bool| owed.iter().all(|item| is(item.status));
    if all(|status| status == Status::NotStarted) {
        Status::NotStarted
    } else if all(|status| status == Status::Submitted || status.is_closed()) {
        Status::Submitted
    } else {
        Status::InProgress
    }
}

/// Whether a measure of that status ends what its units owe.
pub(super) const fn takes_with_it(status: Status) -> bool {
    matches!(status, Status::Withdrawn | Status::ClosedUnmet | Status::CarriedOver)
}

/// The standing of a measure whose obligations are all closed.
fn all_closed(owed: &[Item], deadline: DeadlineKind) -> Standing {
    let (status, last) = last_status(owed);
    let in_time = deadline.end().zip(last).map(|(end, at)| to_moment(at).date_naive() <= end);
    Standing::Closed { status, in_time }
}

/// How obligations that are all closed are closed together, and since when: unmet where one is, done where one is, else what they all are.
pub(super) fn last_status(owed: &[Item]) -> (Status, Option<Moment>) {
    let has = |status| owed.iter().any(|item| item.status == status);
    let order = [Status::ClosedUnmet, Status::Done, Status::CarriedOver, Status::Withdrawn];
    let status = order.into_iter().find(|status| has(*status)).unwrap_or(Status::Done);
    (status, owed.iter().filter(|item| item.status == status).filter_map(|item| item.status_at).max())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ledger::{Act, Event, EventNo, Light, Signer, Why};
    use crate::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList, Units};

    const DISTRICTS: [&str; 3] = ["东城区政府", "西城区政府", "朝阳区政府"];

    /// One measure that a department leads and three districts owe, due on 30 September.
    fn ledger() -> Ledger {
        let names = |names: &[&str]| UnitList { names: names.iter().map(|n| (*n).into()).collect(), and_others: false };
        let measure = Measure {
            id: MeasureId { task: 1, index: 1 },
            text: "完成治理".into(),
            deadline: Deadline::parse("9月底前", 2026).unwrap(),
            lead: names(&["市水务局"]),
            responsible: names(&DISTRICTS),
            assist: UnitList::default(),
            merged_cell: false,
        };
        let task = Task { number: 1, title: "治理".into(), measures: vec![measure] };
        let section = Section { number: 1, title: "节".into(), tasks: vec![task] };
        let plan = Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "领域".into(), sections: vec![section] }]).unwrap();
        let units = Units::from_json(r#"{"_about":"","units":[],"groups":[]}"#).unwrap();
        Ledger::new(plan, Arc::new(units), [(1, MeasureId { task: 1, index: 1 })])
    }

    /// Sets the n-th district's status, or with none the measure's own, on a day.
    fn set(ledger: &mut Ledger, district: Option<usize>, to: Status, day: &str) {
        let measure = ledger.items()[0].clone();
        let item = match district {
            None => measure,
            Some(at) => ledger.obligations(&measure).nth(at).unwrap().item.clone(),
        };
        let mut way = match (item.status, to) {
            (Status::NotStarted, Status::Submitted) => vec![Status::InProgress],
            (Status::NotStarted, Status::Done) => vec![Status::InProgress, Status::Submitted],
            _ => vec![],
        };
        way.push(to);
        for to in way {
            let item = ledger.item(item.key).unwrap();
            let by = if to == Status::Done { "李" } else { "张" };
            let act = Act::set_status(ledger, item, to, Some("因为"), Signer { by, on: day.parse().unwrap() }).unwrap();
            let no = EventNo(ledger.last_event().0 + 1);
            let at = format!("{day}T12:00:00+08:00").parse().unwrap();
            let (item, what) = (act.changes[0].item, act.changes[0].what.clone());
            ledger.apply(Event { no, act: no, cause: act.cause, at, by: by.into(), item, what });
        }
    }

    fn standing(ledger: &Ledger, as_of: &str) -> Standing {
        ledger.standing(&ledger.items()[0], as_of.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_measure_is_open_as_long_as_one_unit_is_and_done_when_the_last_one_is() {
        let mut l = ledger().asking_no_reports();
        set(&mut l, None, Status::Done, "2026-09-01");
        set(&mut l, Some(0), Status::Done, "2026-09-02");
        set(&mut l, Some(1), Status::Done, "2026-09-03");
        // 1 October is the day after; 24 September is six days before, and 30 days before an item of 273 days it turns yellow.
        assert_eq!(standing(&l, "2026-08-30"), Standing::Open(Light::Green, Why::DaysLeft(31)));
        assert_eq!(standing(&l, "2026-09-24"), Standing::Open(Light::Yellow, Why::DaysLeft(6)));
        assert_eq!(standing(&l, "2026-10-01"), Standing::Open(Light::Red, Why::Overdue(1)));
        let rollup = l.rollup(&l.items()[0], "2026-10-01".parse().unwrap());
        assert_eq!((rollup.lights.red, rollup.lights.closed, rollup.with(Status::Done)), (1, 2, 2));
        assert!(rollup.disagrees_with(Status::Done) && !rollup.disagrees_with(Status::InProgress));
        set(&mut l, Some(2), Status::Done, "2026-09-30");
        assert_eq!(standing(&l, "2026-11-23"), Standing::Closed { status: Status::Done, in_time: Some(true) });
    }

    #[test]
    fn the_last_unit_decides_whether_it_was_in_time() {
        let mut l = ledger();
        for (at, day) in [(0, "2026-09-02"), (1, "2026-10-01"), (2, "2026-09-30")] {
            set(&mut l, Some(at), Status::Done, day);
        }
        assert_eq!(standing(&l, "2026-11-23"), Standing::Closed { status: Status::Done, in_time: Some(false) });
    }

    #[test]
    fn how_units_were_closed_adds_up() {
        use Status::{ClosedUnmet, Done, Withdrawn};
        for (statuses, expected) in
            [([Done, Withdrawn, Withdrawn], Done), ([Withdrawn, Withdrawn, Withdrawn], Withdrawn), ([Done, ClosedUnmet, Done], ClosedUnmet)]
        {
            let mut l = ledger();
            for (at, status) in statuses.into_iter().enumerate() {
                set(&mut l, Some(at), status, "2026-09-02");
            }
            assert_eq!(standing(&l, "2026-11-23").closed_as(), Some(expected), "{statuses:?}");
        }
    }

    #[test]
    fn a_measure_that_its_authority_ends_takes_its_units_along_but_not_those_that_were_closed() {
        let mut l = ledger();
        set(&mut l, Some(0), Status::Done, "2026-09-02");
        set(&mut l, None, Status::Withdrawn, "2026-09-03");
        let measure = l.items()[0].clone();
        let units: Vec<Status> =
            l.obligations(&measure).filter_map(|o| l.standing(o.item, "2026-11-23".parse().unwrap())?.closed_as()).collect();
        assert_eq!(units, [Status::Done, Status::Withdrawn, Status::Withdrawn]);
        assert_eq!(standing(&l, "2026-11-23").closed_as(), Some(Status::Withdrawn));
    }
}

//! Acts: what a person does in one go, and how it is taken back and done again.

mod data;
mod dates;
mod dealing;
mod dealing_refused;
mod indicator_refused;
mod many;
mod setting;
mod settle;
mod undo;

use chrono::NaiveDate;

use super::{
    Cause, EventNo, FindingKey, Happening, Item, ItemKey, Ledger, MeetingRefused, Moment, MoveRefused, NoteKind, ReadingRefused,
    SettingRefused, Status,
};
use crate::plan::UnitName;
pub use data::{ReadingEntry, TargetEntry};
pub(super) use dealing::one_line;
pub use dealing_refused::DealingRefused;
pub use indicator_refused::IndicatorRefused;

/// Who acts, and on which day: a rule may depend on both.
#[derive(Debug, Clone, Copy)]
pub struct Signer<'a> {
    /// The name by which the act is signed.
    pub by: &'a str,
    /// The day by which it is judged.
    pub on: NaiveDate,
}

/// What a person does in one go: written whole or not at all, undone whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Whether it is new, or takes an act back or does it again.
    pub cause: Cause,
    /// What changes.
    pub changes: Vec<Change>,
}

/// One change of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The item; none for what is about the plan as a whole.
    pub item: Option<ItemKey>,
    /// The version of the item that the person saw, of its data where the change is about these: the change is refused if the item has
    /// another by now.
    pub seen: EventNo,
    /// What happens to it.
    pub what: Happening,
}

/// An act that cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ActRefused {
    /// The move is not legal.
    #[error("{0}")]
    Move(MoveRefused),
    /// A note without a text.
    #[error("the note is empty")]
    EmptyNote,
    /// The measure is not in the plan any more.
    #[error("the measure is not in the plan any more")]
    NotInPlan,
    /// Several items were to be changed, and these cannot be: nothing is changed then.
    #[error("{} of the items cannot be changed", .0.len())]
    Several(Vec<(String, ActRefused)>),
    /// Nothing was chosen.
    #[error("no item was chosen")]
    NoItem,
    /// The measure names no 相关区政府: whom it binds is published.
    #[error("whom the measure binds is published")]
    NothingToSettle,
    /// The measure's 相关区政府 cannot mean this unit.
    #[error("{0} is none of those who may be meant")]
    NotMeant(UnitName),
    /// Nobody was named whom it should mean.
    #[error("nobody was named")]
    NobodyMeant,
    /// The measure was ended as a whole, and what its units owe with it.
    #[error("the measure was ended as a whole")]
    MeasureEnded(Status),
    /// It is settled so already.
    #[error("it is settled so already")]
    SettledSo,
    /// Settling the units needs a reason.
    #[error("settling the units needs a reason")]
    SettledUnsaid,
    /// No finding has that key, or it is another one by now.
    #[error("there is no finding {0}")]
    NoSuchFinding(String),
    /// The keys of several findings begin so.
    #[error("{key} may be {} findings", .found.len())]
    ManyFindings {
        /// What was typed.
        key: String,
        /// The keys.
        found: Vec<FindingKey>,
    },
    /// Somebody settled the finding.
    #[error("{by} settled the finding")]
    FindingSettled {
        /// Who.
        by: String,
        /// When.
        at: Moment,
    },
    /// Settling a finding needs a reason.
    #[error("settling a finding needs a reason")]
    FindingUnsaid,
    /// A reading is against the rules.
    #[error("the reading is refused")]
    Reading(ReadingRefused),
    /// Something about an indicator is not recorded.
    #[error("it is not recorded about the indicator")]
    Indicator(IndicatorRefused),
    /// Something is not done with the item.
    #[error("{0}")]
    Dealing(DealingRefused),
    /// A setting is not changed so.
    #[error("{0}")]
    Setting(SettingRefused),
    /// A meeting is not recorded so.
    #[error("{0}")]
    Meeting(MeetingRefused),
    /// Who reported that something is done does not verify it.
    #[error("{by} reported it and does not verify it")]
    OwnReport {
        /// Who.
        by: String,
    },
    /// The reading was corrected, struck out or taken back meanwhile.
    #[error("the reading was corrected, struck out or taken back meanwhile")]
    DataGone,
    /// There is nothing of one's own to undo.
    #[error("there is nothing to undo")]
    NothingToUndo,
    /// There is nothing of one's own to redo.
    #[error("there is nothing to redo")]
    NothingToRedo,
    /// Somebody wrote on what rests on this.
    #[error("{by} wrote on what rests on this")]
    UsedSince {
        /// Who.
        by: String,
        /// When.
        at: Moment,
        /// On what.
        item: ItemKey,
    },
    /// Somebody settled since whom a measure means.
    #[error("{by} settled the units since")]
    SettledSince {
        /// Who.
        by: String,
        /// When.
        at: Moment,
        /// The measure.
        item: ItemKey,
    },
    /// Somebody changed the item since.
    #[error("{by} changed the item since")]
    ChangedSince {
        /// The item.
        item: ItemKey,
        /// Who changed it.
        by: String,
        /// When.
        at: Moment,
        /// To which status.
        now: Status,
    },
}

impl Act {
    /// Sets the status of an item; `why` is the reason, the verification note, or a word that is welcome.
    ///
    /// # Errors
    /// When the move is not legal, or what must be said with it is missing.
    pub fn set_status(ledger: &Ledger, item: &Item, to: Status, why: Option<&str>, signer: Signer<'_>) -> Result<Self, ActRefused> {
        let measure = ledger.measure_of(item).ok_or(ActRefused::NotInPlan)?;
        if let Some(ended) = ledger.ended_with_its_measure(item) {
            return Err(ActRefused::MeasureEnded(ended));
        }
        let why = why.filter(|text| !text.trim().is_empty());
        item.status.check_move(to, why, &measure.deadline, ledger.plan().year, signer.on).map_err(ActRefused::Move)?;
        if to == Status::Done && !ledger.may_verify(item, signer.by) {
            return Err(ActRefused::OwnReport { by: signer.by.to_owned() });
        }
        Ok(Self::fresh(item, Happening::Status { from: item.status, to, why: why.map(str::to_owned) }))
    }

    /// Writes a note on an item.
    ///
    /// # Errors
    /// When the text is empty, or the measure is not in the plan any more.
    pub fn write_note(item: &Item, kind: NoteKind, text: &str) -> Result<Self, ActRefused> {
        if text.trim().is_empty() {
            return Err(ActRefused::EmptyNote);
        }
        if !item.in_plan {
            return Err(ActRefused::NotInPlan);
        }
        Ok(Self::fresh(item, Happening::Note { kind, text: text.to_owned() }))
    }

    fn fresh(item: &Item, what: Happening) -> Self {
        Self { cause: Cause::Fresh, changes: vec![Change { item: Some(item.key), seen: item.version, what }] }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::Event;
    use crate::plan::{Area, Deadline, Measure, MeasureId, Plan, Section, Task, UnitList, Units};
    use proptest::prelude::*;

    fn no_units() -> std::sync::Arc<Units> {
        std::sync::Arc::new(Units::from_json(r#"{"_about":"","units":[],"groups":[]}"#).unwrap())
    }

    fn ledger() -> Ledger {
        let measure = |index| Measure {
            id: MeasureId { task: 5, index },
            text: "督促加油站和储油库在夏季错峰装卸油".into(),
            deadline: Deadline::parse("6—9月", 2026).unwrap(),
            lead: UnitList::default(),
            responsible: UnitList::default(),
            assist: UnitList::default(),
            merged_cell: false,
        };
        let task = Task { number: 5, title: "加强油气油品监管".into(), measures: vec![measure(1), measure(2)] };
        let section = Section { number: 2, title: String::new(), tasks: vec![task] };
        let area = Area { number: 1, title: String::new(), sections: vec![section] };
        let plan = Plan::new("计划".into(), 2026, vec![area]).unwrap();
        Ledger::new(plan, no_units(), [1, 2].map(|n| (i64::from(n), MeasureId { task: 5, index: n })))
    }

    fn write(ledger: &mut Ledger, act: &Act, by: &str) -> bool {
        write_at(ledger, act, by, "2026-11-23")
    }

    /// Writes an act as the record would: refused where a version is stale.
    fn write_at(ledger: &mut Ledger, act: &Act, by: &str, day: &str) -> bool {
        if act.changes.iter().any(|c| ledger.item(c.item.unwrap()).unwrap().version != c.seen) {
            return false;
        }
        let first = EventNo(ledger.last_event().0 + 1);
        for (n, change) in (0..).zip(&act.changes) {
            let no = EventNo(first.0 + n);
            let at = format!("{day}T14:02:00+08:00").parse().unwrap();
            let event = Event { no, act: first, cause: act.cause, at, by: by.into(), item: change.item, what: change.what.clone() };
            assert_eq!(ledger.apply(event), crate::ledger::Applied::Done);
        }
        true
    }

    fn set(ledger: &mut Ledger, by: &str, item: i64, to: Status) {
        let as_of = "2026-11-23".parse().unwrap();
        let act =
            Act::set_status(ledger, ledger.item(ItemKey::measure(item)).unwrap(), to, Some("因为"), Signer { by, on: as_of }).unwrap();
        assert!(write(ledger, &act, by));
    }

    fn note(ledger: &mut Ledger, by: &str, item: i64, text: &str) {
        let act = Act::write_note(ledger.item(ItemKey::measure(item)).unwrap(), NoteKind::Comment, text).unwrap();
        assert!(write(ledger, &act, by));
    }

    fn undo(ledger: &mut Ledger, by: &str) -> Result<(), ActRefused> {
        let act = Act::undo(ledger, by)?;
        assert!(write(ledger, &act, by));
        Ok(())
    }

    fn redo(ledger: &mut Ledger, by: &str) -> Result<(), ActRefused> {
        let act = Act::redo(ledger, by)?;
        assert!(write(ledger, &act, by));
        Ok(())
    }

    fn seen(ledger: &Ledger, item: i64) -> (Status, Vec<String>) {
        let item = ledger.item(ItemKey::measure(item)).unwrap();
        (item.status, item.notes().map(|n| n.text.clone()).collect())
    }

    #[test]
    fn acts_are_undone_one_after_the_other_and_done_again() {
        let mut l = ledger();
        set(&mut l, "zhang", 1, Status::InProgress);
        set(&mut l, "zhang", 1, Status::Blocked);
        note(&mut l, "zhang", 1, "已约谈");
        assert_eq!(seen(&l, 1), (Status::Blocked, vec!["因为".into(), "因为".into(), "已约谈".into()]));
        undo(&mut l, "zhang").unwrap();
        assert_eq!(seen(&l, 1).1.len(), 2);
        undo(&mut l, "zhang").unwrap();
        undo(&mut l, "zhang").unwrap();
        assert_eq!(seen(&l, 1), (Status::NotStarted, vec![]));
        assert_eq!(undo(&mut l, "zhang"), Err(ActRefused::NothingToUndo));
        for _ in 0..3 {
            redo(&mut l, "zhang").unwrap();
        }
        assert_eq!(seen(&l, 1), (Status::Blocked, vec!["因为".into(), "因为".into(), "已约谈".into()]));
        assert_eq!(redo(&mut l, "zhang"), Err(ActRefused::NothingToRedo));
    }

    #[test]
    fn an_undo_is_refused_when_somebody_changed_the_item_since() {
        let mut l = ledger();
        set(&mut l, "zhang", 1, Status::InProgress);
        set(&mut l, "li", 1, Status::Submitted);
        assert!(matches!(undo(&mut l, "zhang"), Err(ActRefused::ChangedSince { by, now: Status::Submitted, .. }) if by == "li"));
        // Another's note changes nothing that an undo would spoil, and one's own acts only are undone.
        set(&mut l, "zhang", 2, Status::InProgress);
        note(&mut l, "li", 2, "同意");
        undo(&mut l, "zhang").unwrap();
        assert_eq!(seen(&l, 2), (Status::NotStarted, vec!["同意".into()]));
    }

    #[test]
    fn a_new_act_ends_what_can_be_redone() {
        let mut l = ledger();
        set(&mut l, "zhang", 1, Status::InProgress);
        undo(&mut l, "zhang").unwrap();
        note(&mut l, "zhang", 2, "另一件");
        assert_eq!(redo(&mut l, "zhang"), Err(ActRefused::NothingToRedo));
    }

    #[test]
    fn a_redo_is_refused_when_somebody_changed_the_item_since() {
        let mut l = ledger();
        set(&mut l, "zhang", 1, Status::InProgress);
        undo(&mut l, "zhang").unwrap();
        set(&mut l, "li", 1, Status::Blocked);
        assert!(matches!(redo(&mut l, "zhang"), Err(ActRefused::ChangedSince { by, .. }) if by == "li"));
    }

    /// Worked out by hand: done on 3 September, before the end of the month; opened again on 5 October, and that taken back.
    #[test]
    fn a_reopening_that_is_taken_back_leaves_the_item_done_in_time() {
        let mut l = ledger();
        for (to, at, by) in [
            (Status::InProgress, "2026-09-01", "zhang"),
            (Status::Submitted, "2026-09-02", "zhang"),
            (Status::Done, "2026-09-03", "li"),
            (Status::InProgress, "2026-10-05", "zhang"),
        ] {
            let act = Act::set_status(&l, l.item(ItemKey::measure(1)).unwrap(), to, Some("因为"), Signer { by, on: at.parse().unwrap() })
                .unwrap();
            assert!(write_at(&mut l, &act, by, at));
        }
        let act = Act::undo(&l, "zhang").unwrap();
        assert!(write_at(&mut l, &act, "zhang", "2026-10-05"));
        let item = l.item(ItemKey::measure(1)).unwrap();
        let standing = l.standing(item, "2026-11-23".parse().unwrap()).unwrap();
        assert_eq!(standing, crate::ledger::Standing::Closed { status: Status::Done, in_time: Some(true) });
    }

    /// A measure without responsible units has nobody to settle either.
    #[test]
    fn of_a_measure_that_names_nobody_no_unit_can_be_meant() {
        let told = ledger().find("5.1@全部").unwrap_err().explain(crate::messages::Lang::Zh);
        assert_eq!(told, "5.1 没有写明责任单位，不分单位。请直接用 5.1。");
    }

    #[test]
    fn an_empty_note_is_no_note() {
        let l = ledger();
        let item = l.item(ItemKey::measure(1)).unwrap();
        assert_eq!(Act::write_note(item, NoteKind::Comment, " \n\u{3000}"), Err(ActRefused::EmptyNote));
    }

    proptest! {
        /// Whatever was done, undoing everything leads back to the beginning, and redoing everything to the end.
        #[test]
        fn undoing_all_and_redoing_all_are_inverse(steps in prop::collection::vec((1i64..=2, 0usize..9), 1..24)) {
            let mut l = ledger();
            let as_of: NaiveDate = "2026-11-23".parse().unwrap();
            let mut written = 0;
            for (item, step) in steps {
                let target = l.item(ItemKey::measure(item)).unwrap();
                let act = match step {
                    8 => Act::write_note(target, NoteKind::Progress, "进展"),
                    n => Act::set_status(&l, target, Status::ALL[n], Some("因为"), Signer { by: "zhang", on: as_of }),
                };
                if let Ok(act) = act {
                    prop_assert!(write(&mut l, &act, "zhang"));
                    written += 1;
                }
            }
            let end = [seen(&l, 1), seen(&l, 2)];
            for _ in 0..written {
                undo(&mut l, "zhang").unwrap();
            }
            prop_assert_eq!(seen(&l, 1), (Status::NotStarted, vec![]));
            prop_assert_eq!(seen(&l, 2), (Status::NotStarted, vec![]));
            for _ in 0..written {
                redo(&mut l, "zhang").unwrap();
            }
            prop_assert_eq!([seen(&l, 1), seen(&l, 2)], end);
        }
    }
}

//! What a corrected text of the same plan changes, and which items keep their history.
//!
//! A measure of the new text is the same item as one of the old where their texts agree, in its task or in any; among the rest of a task,
//! the pair whose texts are most alike. What is left over on the new side is added, on the old side dropped.

mod headings;
mod pairs;

use std::collections::HashSet;

pub use headings::{HeadingChange, HeadingId};

use super::{ItemKey, Ledger};
use crate::plan::{Measure, MeasureId, Plan};

/// The difference between the ledger's plan and a newly imported one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanChange {
    /// Measures that are there in both, whether or not anything about them changed, in the new plan's order.
    pub kept: Vec<MeasureChange>,
    /// Measures that are new.
    pub added: Vec<MeasureId>,
    /// Items whose measures are gone, with their former ids and whether anything happened to them.
    pub dropped: Vec<(ItemKey, MeasureId, bool)>,
    /// What changes about the titles, numbers and places of areas, sections and tasks.
    pub headings: Vec<HeadingChange>,
}

/// A measure that is there in both texts.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureChange {
    /// The item.
    pub item: ItemKey,
    /// Its id in the old plan.
    pub from: MeasureId,
    /// Its id in the new plan.
    pub to: MeasureId,
    /// Whether its text, deadline or units changed.
    pub reworded: bool,
}

impl PlanChange {
    /// What replacing the ledger's plan by `new` would change.
    pub fn between(ledger: &Ledger, new: &Plan) -> Self {
        let mut change = Self { headings: headings::between(ledger.plan(), new), ..Self::default() };
        let matched = pairs::pairs(ledger.plan(), new);
        for measure in new.measures() {
            let former = matched.get(&measure.id).and_then(|from| Some((ledger.of_measure(*from)?, ledger.plan().measure(*from)?)));
            match former {
                Some((item, old)) => {
                    change.kept.push(MeasureChange { item: item.key, from: old.id, to: measure.id, reworded: !same_words(old, measure) })
                }
                None => change.added.push(measure.id),
            }
        }
        let kept: HashSet<ItemKey> = change.kept.iter().map(|k| k.item).collect();
        change.dropped = ledger
            .rows()
            .filter(|(_, item)| !kept.contains(&item.key))
            .map(|(measure, item)| (item.key, measure.id, ledger.has_history(item)))
            .collect();
        change
    }

    /// Whether the two plans are the same.
    pub fn is_empty(&self) -> bool {
        self.headings.is_empty() && self.added.is_empty() && self.dropped.is_empty() && self.changed().next().is_none()
    }

    /// The kept measures about which something changed.
    pub fn changed(&self) -> impl Iterator<Item = &MeasureChange> {
        self.kept.iter().filter(|k| k.reworded || k.from != k.to)
    }

    /// The dropped measures to which something happened: they are dropped only by an explicit word.
    pub fn dropped_with_history(&self) -> impl Iterator<Item = MeasureId> {
        self.dropped.iter().filter(|(_, _, history)| *history).map(|(_, id, _)| *id)
    }
}

fn same_words(old: &Measure, new: &Measure) -> bool {
    *old == Measure { id: old.id, ..new.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    use crate::plan::{Area, Deadline, Section, Task, UnitList, Units};

    fn plan(texts: &[&str]) -> Plan {
        of_tasks(&[(8, "深化重点行业治理", texts)])
    }

    /// A plan of one section with these tasks.
    fn of_tasks(tasks: &[(u32, &str, &[&str])]) -> Plan {
        let tasks = tasks.iter().map(|(number, title, texts)| task(*number, title, texts)).collect();
        let section = Section { number: 3, title: "促工程减排".into(), tasks };
        Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "蓝天".into(), sections: vec![section] }]).unwrap()
    }

    fn task(number: u32, title: &str, texts: &[&str]) -> Task {
        let measures = (1..).zip(texts).map(|(index, text)| Measure {
            id: MeasureId { task: number, index },
            text: (*text).into(),
            deadline: Deadline::parse("年底前", 2026).unwrap(),
            lead: UnitList::default(),
            responsible: UnitList::default(),
            assist: UnitList::default(),
            merged_cell: false,
        });
        Task { number, title: title.into(), measures: measures.collect() }
    }

    fn ledger(texts: &[&str]) -> Ledger {
        of_plan(plan(texts))
    }

    fn of_plan(plan: Plan) -> Ledger {
        let ids: Vec<MeasureId> = plan.measures().map(|m| m.id).collect();
        Ledger::new(plan, Arc::new(Units::from_json(r#"{"_about":"","units":[],"groups":[]}"#).unwrap()), (1..).zip(ids))
    }

    const A: &str = "推动石化行业重点企业加快绿色低碳转型发展";
    const B: &str = "制定印刷行业低VOCs物料源头替代鼓励政策";
    const C: &str = "探索在干洗行业重点企业推进全封闭式干洗设备更新";

    #[test]
    fn the_same_text_changes_nothing() {
        assert!(PlanChange::between(&ledger(&[A, B]), &plan(&[A, B])).is_empty());
    }

    #[test]
    fn an_inserted_measure_moves_the_ids_of_those_behind_it_but_not_their_items() {
        let change = PlanChange::between(&ledger(&[A, B]), &plan(&[A, C, B]));
        assert_eq!(change.added, [MeasureId { task: 8, index: 2 }]);
        assert!(change.dropped.is_empty());
        let moved: Vec<_> = change.changed().map(|k| (k.item, k.to.index, k.reworded)).collect();
        assert_eq!(moved, [(ItemKey::measure(2), 3, false)]);
    }

    #[test]
    fn a_reworded_measure_keeps_its_item_and_another_text_does_not() {
        let reworded = B.replace("鼓励政策", "试点鼓励政策");
        let change = PlanChange::between(&ledger(&[A, B]), &plan(&[A, &reworded]));
        assert_eq!(change.changed().map(|k| (k.item, k.reworded)).collect::<Vec<_>>(), [(ItemKey::measure(2), true)]);
        let change = PlanChange::between(&ledger(&[A, B]), &plan(&[A, C]));
        assert_eq!(change.dropped, [(ItemKey::measure(2), MeasureId { task: 8, index: 2 }, false)]);
        assert_eq!(change.added.len(), 1);
    }

    /// Item, new id, reworded.
    fn kept(change: &PlanChange) -> Vec<(i64, String, bool)> {
        change.kept.iter().map(|k| (k.item.measure, k.to.to_string(), k.reworded)).collect()
    }

    #[test]
    fn items_go_with_their_texts_when_a_task_is_put_in_before_them() {
        let old = of_plan(of_tasks(&[(1, "工业", &[A, B]), (2, "干洗", &[C])]));
        let reworded = B.replace("鼓励政策", "试点鼓励政策");
        let new = of_tasks(&[(1, "目标", &["改善空气质量"]), (2, "工业", &[A, &reworded]), (3, "干洗", &[C])]);
        let change = PlanChange::between(&old, &new);
        assert_eq!(kept(&change), [(1, "2.1".into(), false), (2, "2.2".into(), true), (3, "3.1".into(), false)]);
        assert_eq!((change.added.len(), change.dropped.len()), (1, 0));
        let renumbered =
            |from, to, title: &str| HeadingChange::Renumbered { from: HeadingId::Task(from), to: HeadingId::Task(to), title: title.into() };
        let added = HeadingChange::Added { id: HeadingId::Task(1), title: "目标".into() };
        assert_eq!(change.headings, [renumbered(1, 2, "工业"), renumbered(2, 3, "干洗"), added]);
    }

    #[test]
    fn a_text_stays_in_its_task_where_another_task_has_it_too() {
        let old = of_plan(of_tasks(&[(1, "工业", &[A]), (2, "干洗", &[A, B])]));
        let change = PlanChange::between(&old, &of_tasks(&[(1, "工业", &[C]), (2, "干洗", &[B, A])]));
        assert_eq!(kept(&change), [(3, "2.1".into(), false), (2, "2.2".into(), false)]);
        assert_eq!(change.dropped.iter().map(|(item, ..)| item.measure).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn headings_that_change_are_told_with_both_titles() {
        let old = of_plan(of_tasks(&[(1, "工业", &[A]), (2, "干洗", &[B])]));
        let change = PlanChange::between(&old, &of_tasks(&[(1, "工业企业", &[A])]));
        let retitled = HeadingChange::Retitled { id: HeadingId::Task(1), before: "工业".into(), after: "工业企业".into() };
        let gone = HeadingChange::Gone { id: HeadingId::Task(2), title: "干洗".into() };
        assert_eq!(change.headings, [retitled, gone]);
        assert!(!change.is_empty());
    }

    /// All pairs of 1,000 texts are a million: each text is taken apart once.
    #[test]
    fn a_task_with_a_thousand_reworded_measures_is_compared_in_its_time() {
        let texts = |tail: &str| (0..1000).map(|n| format!("推动第{n}家企业加快绿色低碳转型发展{tail}")).collect::<Vec<_>>();
        let (old, new) = (texts("。"), texts("，年内见效。"));
        fn plan(texts: &[String]) -> Plan {
            of_tasks(&[(1, "工业", &texts.iter().map(String::as_str).collect::<Vec<_>>())])
        }
        let start = std::time::Instant::now();
        let change = PlanChange::between(&of_plan(plan(&old)), &plan(&new));
        assert!(start.elapsed() < std::time::Duration::from_secs(30), "{:?}", start.elapsed());
        assert!(change.kept.iter().all(|k| k.from == k.to && k.reworded) && change.kept.len() == 1000);
    }
}

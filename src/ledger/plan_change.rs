//! What a corrected text of the same plan changes, and which items keep their history.
//!
//! A measure of the new text is the same item as one of the old where task number and text agree; among the rest of a task, the
//! pair whose texts are most alike. What is left over on the new side is added, on the old side dropped.

use std::collections::{HashMap, HashSet};

use super::{ItemKey, Ledger};
use crate::plan::{Measure, MeasureId, Plan};

/// Texts that share less than this part of their pairs of neighbouring characters are two measures, not one reworded.
const ALIKE: f64 = 0.5;

/// The difference between the ledger's plan and a newly imported one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanChange {
    /// Measures that are there in both, whether or not anything about them changed, in the new plan's order.
    pub kept: Vec<MeasureChange>,
    /// Measures that are new.
    pub added: Vec<MeasureId>,
    /// Items whose measures are gone, with their former ids and whether anything happened to them.
    pub dropped: Vec<(ItemKey, MeasureId, bool)>,
    /// Whether a title of the plan, an area, a section or a task, or the place of one, changed.
    pub headings: bool,
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
        let mut change = Self { headings: headings(ledger.plan()) != headings(new), ..Self::default() };
        let mut matched: HashMap<MeasureId, MeasureId> = HashMap::new();
        for (_, _, task) in new.tasks() {
            let old = ledger.plan().task(task.number).map_or(&[][..], |(_, _, t)| &t.measures);
            matched.extend(pairs(old, &task.measures).into_iter().map(|(from, to)| (to, from)));
        }
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
            .map(|(measure, item)| (item.key, measure.id, item.has_history()))
            .collect();
        change
    }

    /// Whether the two plans are the same.
    pub fn is_empty(&self) -> bool {
        !self.headings && self.added.is_empty() && self.dropped.is_empty() && self.changed().next().is_none()
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

type Heading<'a> = (u32, &'a str, u32, &'a str, u32, &'a str);

fn headings(plan: &Plan) -> (&str, Vec<Heading<'_>>) {
    let tasks = plan.tasks();
    (&plan.title, tasks.map(|(a, s, t)| (a.number, &*a.title, s.number, &*s.title, t.number, &*t.title)).collect())
}

fn same_words(old: &Measure, new: &Measure) -> bool {
    *old == Measure { id: old.id, ..new.clone() }
}

/// Which measure of `old` is which of `new`: equal texts first, then the most alike.
fn pairs(old: &[Measure], new: &[Measure]) -> Vec<(MeasureId, MeasureId)> {
    let mut pairs = Vec::new();
    let mut old: Vec<&Measure> = old.iter().collect();
    let mut rest = Vec::new();
    for measure in new {
        match old.iter().position(|m| m.text == measure.text) {
            Some(at) => pairs.push((old.remove(at).id, measure.id)),
            None => rest.push(measure),
        }
    }
    let mut alike: Vec<(f64, MeasureId, MeasureId)> = Vec::new();
    for from in &old {
        for to in &rest {
            alike.push((likeness(&from.text, &to.text), from.id, to.id));
        }
    }
    alike.retain(|(likeness, ..)| *likeness >= ALIKE);
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut used_old, mut used_new) = (HashSet::new(), HashSet::new());
    for (_, from, to) in alike {
        if !used_old.contains(&from) && !used_new.contains(&to) {
            used_old.insert(from);
            used_new.insert(to);
            pairs.push((from, to));
        }
    }
    pairs
}

/// Dice's coefficient over pairs of neighbouring characters: 0 for nothing in common, 1 for the same pairs.
fn likeness(a: &str, b: &str) -> f64 {
    let count = |text: &str| {
        let mut grams: HashMap<(char, char), usize> = HashMap::new();
        for pair in text.chars().zip(text.chars().skip(1)) {
            *grams.entry(pair).or_default() += 1;
        }
        grams
    };
    let (a, b) = (count(a), count(b));
    let total = a.values().sum::<usize>() + b.values().sum::<usize>();
    if total == 0 {
        return 0.0;
    }
    let shared: usize = a.iter().map(|(gram, n)| n.min(b.get(gram).unwrap_or(&0))).sum();
    2.0 * shared as f64 / total as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Area, Deadline, Section, Task, UnitList};

    fn plan(texts: &[&str]) -> Plan {
        let measures = (1..).zip(texts).map(|(index, text)| Measure {
            id: MeasureId { task: 8, index },
            text: (*text).into(),
            deadline: Deadline::parse("年底前", 2026).unwrap(),
            lead: UnitList::default(),
            responsible: UnitList::default(),
            assist: UnitList::default(),
            merged_cell: false,
        });
        let task = Task { number: 8, title: "深化重点行业治理".into(), measures: measures.collect() };
        let section = Section { number: 3, title: "促工程减排".into(), tasks: vec![task] };
        Plan::new("计划".into(), 2026, vec![Area { number: 1, title: "蓝天".into(), sections: vec![section] }]).unwrap()
    }

    fn ledger(texts: &[&str]) -> Ledger {
        let plan = plan(texts);
        let ids: Vec<MeasureId> = plan.measures().map(|m| m.id).collect();
        Ledger::new(plan, (1..).map(ItemKey).zip(ids))
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
        assert_eq!(moved, [(ItemKey(2), 3, false)]);
    }

    #[test]
    fn a_reworded_measure_keeps_its_item_and_another_text_does_not() {
        let reworded = B.replace("鼓励政策", "试点鼓励政策");
        let change = PlanChange::between(&ledger(&[A, B]), &plan(&[A, &reworded]));
        assert_eq!(change.changed().map(|k| (k.item, k.reworded)).collect::<Vec<_>>(), [(ItemKey(2), true)]);
        let change = PlanChange::between(&ledger(&[A, B]), &plan(&[A, C]));
        assert_eq!(change.dropped, [(ItemKey(2), MeasureId { task: 8, index: 2 }, false)]);
        assert_eq!(change.added.len(), 1);
    }
}

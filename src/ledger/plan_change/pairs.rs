//! Which measure of the old text is which of the new.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::plan::{Measure, MeasureId, Plan};

/// Texts that share less than this part of their pairs of neighbouring characters are two measures, not one reworded.
const ALIKE: f32 = 0.5;

/// Each measure of the new plan that is one of the old, with its id there.
///
/// Equal texts come first, in the same task and then in any: where a task is put in, the numbers behind it move. What is left is compared
/// within a task, known by its title or else by its number.
pub(super) fn pairs(old: &Plan, new: &Plan) -> HashMap<MeasureId, MeasureId> {
    let mut pairs = Pairs { old: old.measures().collect(), new: new.measures().collect(), found: HashMap::new() };
    pairs.equal(|m| (m.id.task, &*m.text));
    pairs.equal(|m| (0, &*m.text));
    let (old_titles, new_titles) = (titles(old), titles(new));
    pairs.alike(|m| old_titles.get(&m.id.task), |m| new_titles.get(&m.id.task));
    pairs.alike(|m| Some(m.id.task), |m| Some(m.id.task));
    pairs.found
}

/// The titles that one task only has, by the number of the task.
fn titles(plan: &Plan) -> HashMap<u32, &str> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for (_, _, task) in plan.tasks() {
        *seen.entry(&task.title).or_default() += 1;
    }
    let single = |title: &str| seen.get(title) == Some(&1);
    plan.tasks().filter(|(_, _, t)| single(&t.title)).map(|(_, _, t)| (t.number, &*t.title)).collect()
}

/// What is not yet paired, in the order of the plans, and what is.
struct Pairs<'p> {
    old: Vec<&'p Measure>,
    new: Vec<&'p Measure>,
    found: HashMap<MeasureId, MeasureId>,
}

impl<'p> Pairs<'p> {
    /// Pairs those of the same key, in their order.
    fn equal(&mut self, key: impl Fn(&'p Measure) -> (u32, &'p str)) {
        let mut places: HashMap<(u32, &str), Vec<MeasureId>> = HashMap::new();
        for measure in self.old.iter().rev() {
            places.entry(key(measure)).or_default().push(measure.id);
        }
        for measure in &self.new {
            if let Some(from) = places.get_mut(&key(measure)).and_then(Vec::pop) {
                self.found.insert(measure.id, from);
            }
        }
        self.leave_out_found();
    }

    /// Pairs the most alike of those of the same key.
    fn alike<K: Eq + Hash>(&mut self, old_key: impl Fn(&Measure) -> Option<K>, new_key: impl Fn(&Measure) -> Option<K>) {
        let mut groups: HashMap<K, (Vec<&Measure>, Vec<&Measure>)> = HashMap::new();
        for measure in &self.old {
            if let Some(key) = old_key(measure) {
                groups.entry(key).or_default().0.push(measure);
            }
        }
        for measure in &self.new {
            if let Some(key) = new_key(measure) {
                groups.entry(key).or_default().1.push(measure);
            }
        }
        for (old, new) in groups.values().filter(|(old, new)| !old.is_empty() && !new.is_empty()) {
            self.found.extend(most_alike(old, new).into_iter().map(|(from, to)| (to, from)));
        }
        self.leave_out_found();
    }

    fn leave_out_found(&mut self) {
        let from: HashSet<MeasureId> = self.found.values().copied().collect();
        self.old.retain(|m| !from.contains(&m.id));
        self.new.retain(|m| !self.found.contains_key(&m.id));
    }
}

/// Pairs of measures that are alike, the most alike first, each measure once.
fn most_alike(old: &[&Measure], new: &[&Measure]) -> Vec<(MeasureId, MeasureId)> {
    let mut grams = Grams::default();
    let old_grams: Vec<Counted> = old.iter().map(|m| grams.count(&m.text)).collect();
    let new_grams: Vec<Counted> = new.iter().map(|m| grams.count(&m.text)).collect();
    let mut holders: Vec<Vec<(u32, u32)>> = vec![Vec::new(); grams.numbers.len()];
    for (to, counted) in (0..).zip(&new_grams) {
        for (gram, count) in &counted.counts {
            if let Some(holders) = holders.get_mut(*gram as usize) {
                holders.push((to, *count));
            }
        }
    }
    let mut alike: Vec<(f32, u32, u32)> = Vec::new();
    for (from, counted) in (0..).zip(&old_grams) {
        let shared = counted.shared(&holders, new.len());
        for ((to, shared), other) in (0..).zip(shared).zip(&new_grams) {
            let likeness = dice(shared, counted.total + other.total);
            if likeness >= ALIKE {
                alike.push((likeness, from, to));
            }
        }
    }
    alike.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_old, mut used_new) = (HashSet::new(), HashSet::new());
    let free = alike.into_iter().filter(|(_, from, to)| {
        let free = !used_old.contains(from) && !used_new.contains(to);
        free && used_old.insert(*from) && used_new.insert(*to)
    });
    free.filter_map(|(_, from, to)| Some((old.get(from as usize)?.id, new.get(to as usize)?.id))).collect()
}

/// Dice's coefficient: 0 for nothing in common, 1 for the same pairs of neighbouring characters.
fn dice(shared: u32, total: u32) -> f32 {
    if total == 0 { 0.0 } else { 2.0 * shared as f32 / total as f32 }
}

/// Numbers for pairs of neighbouring characters, so that each text is taken apart once.
#[derive(Default)]
struct Grams {
    numbers: HashMap<(char, char), u32>,
}

/// How often a text has each pair.
struct Counted {
    counts: HashMap<u32, u32>,
    total: u32,
}

impl Grams {
    fn count(&mut self, text: &str) -> Counted {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut total = 0;
        for pair in text.chars().zip(text.chars().skip(1)) {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            *counts.entry(*self.numbers.entry(pair).or_insert(next)).or_default() += 1;
            total += 1;
        }
        Counted { counts, total }
    }
}

impl Counted {
    /// How many pairs it shares with each of so many texts. `holders` are the texts that have a pair, and how often.
    fn shared(&self, holders: &[Vec<(u32, u32)>], texts: usize) -> Vec<u32> {
        let mut shared = vec![0; texts];
        for (gram, count) in &self.counts {
            for (text, theirs) in holders.get(*gram as usize).into_iter().flatten() {
                if let Some(shared) = shared.get_mut(*text as usize) {
                    *shared += count.min(theirs);
                }
            }
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_the_share_of_common_pairs() {
        let mut grams = Grams::default();
        // 甲乙, 乙丙, 丙甲, 甲乙 and 甲乙, 乙丁: one in common of six.
        let (a, b) = (grams.count("甲乙丙甲乙"), grams.count("甲乙丁"));
        let number = grams.numbers[&('甲', '乙')];
        let mut holders = vec![Vec::new(); grams.numbers.len()];
        for (gram, count) in &b.counts {
            holders[*gram as usize].push((0, *count));
        }
        assert_eq!((a.counts[&number], a.total, b.total), (2, 4, 2));
        assert_eq!(dice(a.shared(&holders, 1)[0], a.total + b.total), 2.0 / 6.0);
        assert_eq!(dice(0, 0), 0.0);
    }
}

//! Which areas, sections and tasks a corrected text names, numbers or places otherwise.

use std::collections::{HashMap, HashSet};

use crate::plan::Plan;

/// An area, a section or a task, by its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadingId {
    /// 领域
    Area(u32),
    /// 节, by its area and its own number.
    Section(u32, u32),
    /// 重点任务
    Task(u32),
}

/// What changes about a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadingChange {
    /// Its title.
    Retitled {
        /// The heading.
        id: HeadingId,
        /// The title before.
        before: String,
        /// The title now.
        after: String,
    },
    /// Its number, or that of its area.
    Renumbered {
        /// What it was.
        from: HeadingId,
        /// What it is.
        to: HeadingId,
        /// Its title.
        title: String,
    },
    /// A task stands in another section.
    Moved {
        /// The number of the task.
        task: u32,
        /// Its section before.
        from: HeadingId,
        /// Its section now.
        to: HeadingId,
    },
    /// It is new.
    Added {
        /// The heading.
        id: HeadingId,
        /// Its title.
        title: String,
    },
    /// It is gone.
    Gone {
        /// The heading.
        id: HeadingId,
        /// Its title.
        title: String,
    },
}

type Headings<'a> = Vec<(HeadingId, &'a str)>;

/// What changes from one plan to another: areas, then sections, then tasks, each in the new plan's order.
pub(super) fn between(old: &Plan, new: &Plan) -> Vec<HeadingChange> {
    let (old_levels, new_levels) = (levels(old), levels(new));
    let mut changes: Vec<_> = old_levels.into_iter().zip(new_levels).flat_map(|(old, new)| of_level(old, new)).collect();
    changes.extend(moved(old, new));
    changes
}

fn levels(plan: &Plan) -> [Headings<'_>; 3] {
    let areas = plan.areas().iter().map(|a| (HeadingId::Area(a.number), &*a.title));
    let sections = plan.areas().iter().flat_map(|a| a.sections.iter().map(|s| (HeadingId::Section(a.number, s.number), &*s.title)));
    let tasks = plan.tasks().map(|(_, _, t)| (HeadingId::Task(t.number), &*t.title));
    [areas.collect(), sections.collect(), tasks.collect()]
}

/// Headings with the same title are the same under another number; of the rest those with the same number, under another title.
fn of_level(mut old: Headings<'_>, mut new: Headings<'_>) -> Vec<HeadingChange> {
    let (before, after): (HashSet<_>, HashSet<_>) = (old.iter().copied().collect(), new.iter().copied().collect());
    old.retain(|heading| !after.contains(heading));
    new.retain(|heading| !before.contains(heading));
    let mut by_title: HashMap<&str, Vec<HeadingId>> = HashMap::new();
    for (id, title) in old.iter().rev() {
        by_title.entry(title).or_default().push(*id);
    }
    let mut changes = Vec::new();
    new.retain(|(to, title)| match by_title.get_mut(title).and_then(Vec::pop) {
        Some(from) => {
            changes.push(HeadingChange::Renumbered { from, to: *to, title: (*title).to_owned() });
            false
        }
        None => true,
    });
    let mut gone: HashMap<HeadingId, &str> =
        by_title.into_iter().flat_map(|(title, ids)| ids.into_iter().map(move |id| (id, title))).collect();
    changes.extend(new.into_iter().map(|(id, after)| match gone.remove(&id) {
        Some(before) => HeadingChange::Retitled { id, before: before.to_owned(), after: after.to_owned() },
        None => HeadingChange::Added { id, title: after.to_owned() },
    }));
    let gone = old.into_iter().filter(|(id, _)| gone.contains_key(id));
    changes.extend(gone.map(|(id, title)| HeadingChange::Gone { id, title: title.to_owned() }));
    changes
}

/// The tasks that have number and title as before, in another section.
fn moved(old: &Plan, new: &Plan) -> Vec<HeadingChange> {
    let tasks = new.tasks().filter_map(|(area, section, task)| {
        let (old_area, old_section, before) = old.task(task.number)?;
        let (from, to) = (HeadingId::Section(old_area.number, old_section.number), HeadingId::Section(area.number, section.number));
        (before.title == task.title && from != to).then_some(HeadingChange::Moved { task: task.number, from, to })
    });
    tasks.collect()
}

//! Replacing the plan by a corrected text of it. Items keep their numbers, statuses and notes; former words go into events.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::chain::End;
use super::error::StoreError;
use super::event_rows::{Hand, Log};
use super::failure::Inner;
use super::load::{self, ItemRow};
use super::plan_rows::{self, Items, Words};
use crate::ledger::{Cause, EventNo, Happening, ItemKey, MeasureChange, PlanChange};
use crate::messages::{Lang, store as words};
use crate::plan::{Measure, MeasureId, Plan, UnitList};

/// Replaces the plan, in one act.
pub(super) fn replace(conn: &Connection, new: &Plan, change: &PlanChange, seen: EventNo, hand: Hand<'_>, summary: &str) -> Inner<()> {
    let last = End::of(conn)?.no;
    if last != seen {
        return Err(StoreError::MovedOn { seen, last }.into());
    }
    let (old, items) = load::plan(conn)?;
    let kept: HashMap<MeasureId, &MeasureChange> = change.kept.iter().map(|k| (k.to, k)).collect();
    write_plan(conn, new, &kept)?;
    let mut log = Log::begin(conn, Cause::Fresh, hand)?;
    log.write(None, Happening::Imported { summary: summary.to_owned() })?;
    tell_kept(&mut log, &old, change)?;
    tell_dropped(&mut log, &old, &items, change)
}

fn write_plan(conn: &Connection, new: &Plan, kept: &HashMap<MeasureId, &MeasureChange>) -> Inner<()> {
    plan_rows::clear(conn)?;
    // All leave the plan first, for two may exchange their ids.
    conn.execute("UPDATE item SET in_plan = 0 WHERE parent IS NULL", [])?;
    plan_rows::write_headings(conn, new)?;
    let mut stay = conn.prepare("UPDATE item SET task = ?, place = ?, in_plan = 1 WHERE id = ? AND in_plan = 0")?;
    let (mut items, mut words) = (Items::on(conn)?, Words::of(conn, new)?);
    for measure in new.measures() {
        let item = match kept.get(&measure.id) {
            Some(k) => {
                let one = stay.execute(params![measure.id.task, measure.id.index, k.item.measure])?;
                if one != 1 {
                    return Err(StoreError::Stale { item: Some(k.item), now: None }.into());
                }
                k.item
            }
            None => items.add(measure.id)?,
        };
        words.write(item, measure)?;
    }
    Ok(())
}

fn tell_kept(log: &mut Log<'_>, old: &Plan, change: &PlanChange) -> Inner<()> {
    for k in change.changed() {
        if k.from != k.to {
            log.write(Some(k.item), Happening::Renumbered { from: k.from.to_string(), to: k.to.to_string() })?;
        }
        if k.reworded {
            log.write(Some(k.item), Happening::Reworded { before: former(old, k.from) })?;
        }
    }
    Ok(())
}

fn tell_dropped(log: &mut Log<'_>, old: &Plan, items: &[ItemRow], change: &PlanChange) -> Inner<()> {
    let kept: std::collections::HashSet<ItemKey> = change.kept.iter().map(|k| k.item).collect();
    for item in items.iter().filter(|item| item.in_plan && !kept.contains(&item.key)) {
        log.write(Some(item.key), Happening::Dropped { before: former(old, item.id) })?;
    }
    Ok(())
}

/// What the plan said about a measure, as a person reads it.
fn former(old: &Plan, id: MeasureId) -> String {
    old.measure(id).map(published).unwrap_or_default()
}

/// The published words of a measure in one text. The plan is Chinese, and so is what is kept of it.
fn published(m: &Measure) -> String {
    let [lead, responsible, assist] = [&m.lead, &m.responsible, &m.assist].map(listed);
    words::former_words(Lang::Zh, &*m.text, &m.deadline.published, lead, responsible, assist)
}

fn listed(units: &UnitList) -> String {
    let mut text = units.names.join("、");
    if units.and_others {
        text.push_str(crate::messages::words::and_others(Lang::Zh));
    }
    if text.is_empty() { crate::messages::words::none(Lang::Zh).to_owned() } else { text }
}

//! What a corrected text changes, in words: headings, and each measure field by field.

use crate::ledger::{HeadingChange, HeadingId, Ledger, MeasureChange, PlanChange};
use crate::messages::{Lang, cli as say, words};
use crate::plan::{Measure, MeasureId, Plan, Role, UnitList};
use crate::text::{Cells, visible_line};

/// Columns of the text of a measure or a heading.
const WIDTH: usize = 60;
/// Characters that are shown before and behind what differs.
const AROUND: usize = 6;

/// The whole change, line by line.
pub(super) fn describe(ledger: &Ledger, new: &Plan, change: &PlanChange, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if !change.headings.is_empty() {
        lines.push(say::headings_changed(lang, change.headings.len()));
        lines.extend(headings(change, lang).map(|heading| format!("  {heading}")));
    }
    if !change.added.is_empty() {
        lines.push(say::added(lang, change.added.len()));
        lines.extend(change.added.iter().map(|id| format!("  + {id} {}", first_words(new, *id))));
    }
    let changed: Vec<&MeasureChange> = change.changed().collect();
    if !changed.is_empty() {
        lines.push(say::changed(lang, changed.len()));
        lines.extend(changed.into_iter().flat_map(|kept| measure(ledger.plan(), new, kept, lang)));
    }
    if !change.dropped.is_empty() {
        lines.push(say::dropped(lang, change.dropped.len()));
        for (_, id, history) in &change.dropped {
            let mark = if *history { say::with_history(lang) } else { "" };
            lines.push(format!("  - {id} {}{mark}", first_words(ledger.plan(), *id)));
        }
    }
    lines
}

/// What changes about headings, one line each.
pub(super) fn headings(change: &PlanChange, lang: Lang) -> impl Iterator<Item = String> {
    change.headings.iter().map(move |heading| match heading {
        HeadingChange::Retitled { id, before, after } => say::retitled(lang, name(*id, lang), cut(before), cut(after)),
        HeadingChange::Renumbered { from, to, title } => say::renumbered(lang, name(*from, lang), name(*to, lang), cut(title)),
        HeadingChange::Moved { task, from, to } => say::moved(lang, name(HeadingId::Task(*task), lang), name(*from, lang), name(*to, lang)),
        HeadingChange::Added { id, title } => say::heading_added(lang, name(*id, lang), cut(title)),
        HeadingChange::Gone { id, title } => say::heading_gone(lang, name(*id, lang), cut(title)),
    })
}

fn name(id: HeadingId, lang: Lang) -> String {
    match id {
        HeadingId::Area(area) => say::area_number(lang, area),
        HeadingId::Section(area, section) => say::section_number(lang, area, section),
        HeadingId::Task(task) => say::task_number(lang, task),
    }
}

fn measure(old: &Plan, new: &Plan, kept: &MeasureChange, lang: Lang) -> Vec<String> {
    let id = if kept.from == kept.to { kept.to.to_string() } else { format!("{} → {}", kept.from, kept.to) };
    let mut lines = vec![format!("  ~ {id} {}", first_words(new, kept.to))];
    if let (Some(before), Some(after)) = (old.measure(kept.from), new.measure(kept.to)) {
        lines.extend(fields(before, after, lang).into_iter().map(|field| format!("      {field}")));
    }
    lines
}

/// Each field that differs, by its name.
fn fields(before: &Measure, after: &Measure, lang: Lang) -> Vec<String> {
    let mut fields = Vec::new();
    let mut field = |name: &str, (before, after): (String, String)| fields.push(say::from_to(lang, name, before, after));
    if before.text != after.text {
        field(say::col_text(lang), apart(&visible_line(&before.text), &visible_line(&after.text)));
    }
    if before.deadline != after.deadline {
        field(say::col_deadline(lang), (published(before, lang), published(after, lang)));
    }
    for role in Role::ALL {
        if before.units(role) != after.units(role) {
            field(role.word(lang), (units(before.units(role), lang), units(after.units(role), lang)));
        }
    }
    if before.merged_cell != after.merged_cell {
        fields.push(if after.merged_cell { say::now_merged(lang) } else { say::no_longer_merged(lang) }.to_owned());
    }
    fields
}

fn published(measure: &Measure, lang: Lang) -> String {
    let words = &measure.deadline.published;
    if words.is_empty() { words::none(lang).to_owned() } else { words.clone() }
}

fn units(list: &UnitList, lang: Lang) -> String {
    let others = list.and_others.then(|| words::and_others(lang));
    let names: Vec<&str> = list.names.iter().map(AsRef::as_ref).chain(others).collect();
    if names.is_empty() { words::none(lang).to_owned() } else { names.join(lang.pick("、", ", ")) }
}

/// Two texts from where they part to where they meet again, with a little of what is around.
fn apart(before: &str, after: &str) -> (String, String) {
    let (before, after): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let head = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
    let shorter = before.len().min(after.len()) - head;
    let tail = before.iter().rev().zip(after.iter().rev()).take(shorter).take_while(|(a, b)| a == b).count();
    let part = |text: &[char]| {
        let (from, to) = (head.saturating_sub(AROUND), (text.len() - tail + AROUND).min(text.len()));
        let middle: String = text.iter().take(to).skip(from).collect();
        let (left, right) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
        format!("“{}”", Cells::default().cut(&format!("{left}{middle}{right}"), WIDTH))
    };
    (part(&before), part(&after))
}

fn first_words(plan: &Plan, id: MeasureId) -> String {
    plan.measure(id).map(|m| cut(&m.text)).unwrap_or_default()
}

fn cut(text: &str) -> String {
    Cells::default().cut(&visible_line(text), WIDTH).into_owned()
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn of_two_texts_what_differs_is_shown_with_a_little_around_it() {
        let pair = |a: &str, b: &str| (format!("“{a}”"), format!("“{b}”"));
        for (before, after, expected) in [
            ("甲乙", "甲丙", pair("甲乙", "甲丙")),
            (
                "各区有序推进辖区美丽河湖保护",
                "各区有序推进全市美丽河湖保护",
                pair("各区有序推进辖区美丽河湖保护", "各区有序推进全市美丽河湖保护"),
            ),
            ("一二三四五六七八九十", "一二三四五六七X八九十", pair("…二三四五六七八九十", "…二三四五六七X八九十")),
            ("一二三四五六七八九十", "零一二三四五六七八九十", pair("一二三四五六…", "零一二三四五六…")),
            // What is repeated is not counted at both ends.
            ("甲甲", "甲", pair("甲甲", "甲")),
            ("", "甲", pair("", "甲")),
        ] {
            assert_eq!(apart(before, after), expected, "{before} {after}");
        }
    }
}

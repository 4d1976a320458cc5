//! Parts of the ledger in words: the same on the screen and on the command line.

use chrono::NaiveDate;

use crate::ledger::{Cause, DataChange, Dealing, DealingKind, Event, EventNo, Happening, Item, Ledger, Rollup, Standing, Status};
use crate::messages::words as say;
use crate::messages::{Lang, cli, words};
use crate::plan::{Area, Bond, Deadline, DeadlineKind, IndicatorKey, Review, Role, Section, UnitList};
use crate::seeds;
use crate::text::Cells;

/// The units of a cell in one line, e.g. `市水务局、各区政府`.
pub fn units_words(units: &UnitList, lang: Lang) -> String {
    if units.is_empty() {
        return words::none(lang).to_owned();
    }
    let mut text = units.names.join("、");
    if units.and_others {
        text.push_str(words::and_others(lang));
    }
    text
}

/// In which roles, and by which words, a measure binds a unit, e.g. `牵头、主责（各区政府）`.
pub fn bonds_words(bonds: &[(Role, Bond<'_>)], lang: Lang) -> String {
    let comma = lang.pick("、", ", ");
    // Roles that are owed to the same words share them.
    let alike = bonds.chunk_by(|(_, a), (_, b)| a == b).filter_map(|chunk| {
        let roles = chunk.iter().map(|(role, _)| role.word(lang)).collect::<Vec<_>>().join(comma);
        Some(match chunk.first()?.1 {
            Bond::Named | Bond::Alias(_) => roles,
            Bond::Member(group) => cli::by_group(lang, roles, group),
            Bond::InText(group) => cli::by_text(lang, roles, group),
            Bond::Settled(group) => cli::by_settlement(lang, roles, group),
        })
    });
    alike.collect::<Vec<_>>().join(comma)
}

/// How the obligations of a measure stand, e.g. `17个单位：未启动13 推进中3 办结1`, and where its lead says otherwise; nothing for a measure that
/// is its own only obligation.
pub fn rollup_words(ledger: &Ledger, measure: &Item, as_of: NaiveDate, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if ledger.obligations(measure).any(|owed| owed.item.key.unit.is_some()) {
        let rollup = ledger.rollup(measure, as_of);
        let mut line = say::owed_by(lang, rollup.total(), statuses_words(&rollup, lang));
        if ledger.is_disputed(measure, as_of) {
            line.push_str(&say::lead_says(lang, measure.status.word(lang)));
        }
        lines.push(line);
    }
    if ledger.is_unsettled(measure) {
        lines.push(say::unsettled(lang).to_owned());
    }
    lines
}

/// The status of an item as its standing has it. A measure whose lead says that it is done while units are not is called so: `牵头报办结`.
pub fn status_words(ledger: &Ledger, item: &Item, standing: Standing, lang: Lang) -> String {
    match standing {
        Standing::Closed { status, .. } => status.word(lang).to_owned(),
        Standing::Open(..) if item.status.is_closed() => say::only_lead_says(lang, item.status.word(lang)),
        Standing::Open(..) => ledger.open_status(item).word(lang).to_owned(),
    }
}

/// How many have which status, e.g. `未启动13 推进中3 办结1`.
pub fn statuses_words(rollup: &Rollup, lang: Lang) -> String {
    let counts = Status::ALL.iter().map(|status| (status, rollup.with(*status))).filter(|(_, count)| *count > 0);
    counts
        .map(|(status, count)| format!("{}{}{count}", status.word(lang), lang.pick("", " ")))
        .collect::<Vec<_>>()
        .join(lang.pick(" ", ", "))
}

/// Where a task stands, as the plan writes it, e.g. `一、共筑美丽蓝天 › (一)空气质量目标`.
pub fn place_words(area: &Area, section: &Section) -> String {
    format!("{}、{} › ({}){}", numeral(area.number), area.title, numeral(section.number), section.title)
}

/// 一, 二, 三 … as the plan numbers its areas and sections.
pub fn numeral(number: u32) -> String {
    const ONES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let one = |n: u32| ONES.get(n as usize).copied().unwrap_or_default();
    match number {
        0 | 100.. => number.to_string(),
        1..=9 => one(number).to_owned(),
        10..=19 => format!("十{}", one(number - 10)),
        _ => format!("{}十{}", one(number / 10), one(number % 10)),
    }
}

/// A deadline as published and as dates, e.g. `6—9月（2026-06-01 至 2026-09-30）`.
pub fn deadline_words(deadline: &Deadline, lang: Lang) -> String {
    let published = &deadline.published;
    let meaning = match deadline.kind {
        DeadlineKind::Due(end) => end.to_string(),
        DeadlineKind::Window { start, end } => say::from_to(lang, start, end),
        DeadlineKind::Ongoing(Review::Quarterly) => say::reviewed_quarterly(lang).to_owned(),
        DeadlineKind::Ongoing(Review::Monthly) => say::reviewed_monthly(lang).to_owned(),
        DeadlineKind::Ongoing(Review::Yearly) => say::reviewed_yearly(lang).to_owned(),
        DeadlineKind::Undated => words::no_date(lang).to_owned(),
    };
    say::with_meaning(lang, published, meaning)
}

/// An event in a few words; one that takes an act back, or does it again, says so.
pub fn event_words(ledger: &Ledger, event: &Event, lang: Lang) -> String {
    match (event.cause, &event.what) {
        (Cause::Undo(_), Happening::Status { to, .. }) => say::undone(lang, to.word(lang)),
        (Cause::Redo(_), Happening::Status { to, .. }) => say::redone(lang, to.word(lang)),
        (_, what) => happened(ledger, what, lang),
    }
}

/// The text that a person wrote with an event, or the former words of the plan.
pub fn event_text(event: &Event) -> Option<&str> {
    match &event.what {
        Happening::Status { why: Some(text), .. } | Happening::UnitsSettled { why: Some(text), .. } | Happening::Note { text, .. } => {
            Some(text)
        }
        Happening::FindingSettled { why, .. } => Some(why),
        Happening::Dealt { text, .. } if !text.is_empty() => Some(text),
        Happening::Data { what, .. } => match &**what {
            DataChange::Reading { corrects: Some((_, why)), .. } | DataChange::Struck { why, .. } => Some(why),
            DataChange::Reading { reading, .. } => reading.source.as_deref(),
            DataChange::Target(target) => Some(&target.source),
            DataChange::Path { .. } => None,
        },
        Happening::Reworded { before } | Happening::Dropped { before } => Some(before),
        _ => None,
    }
}

/// What happened, in a few words without the text that was written; what it refers to, such as a promise, is told from `ledger`.
pub fn happened(ledger: &Ledger, what: &Happening, lang: Lang) -> String {
    let word = |status: &Status| status.word(lang);
    match what {
        Happening::Status { from, to, .. } => format!("{} → {}", word(from), word(to)),
        Happening::Note { kind, .. } => kind.word(lang).to_owned(),
        Happening::NoteWithdrawn => say::note_withdrawn(lang).to_owned(),
        Happening::NoteRestored => say::note_restored(lang).to_owned(),
        Happening::UnitsSettled { to: Some(units), .. } => {
            say::units_settled(lang, units.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join(lang.pick("、", ", ")))
        }
        Happening::FindingSettled { finding, .. } => say::finding_settled(lang, finding.short()),
        Happening::UnitsSettled { to: None, .. } => say::units_unsettled(lang).to_owned(),
        Happening::Data { indicator, what } => data_words(ledger, &indicator_name(indicator), what, lang),
        Happening::DataWithdrawn(indicator) => say::data_withdrawn(lang, indicator_name(indicator)),
        Happening::DataRestored(indicator) => say::data_restored(lang, indicator_name(indicator)),
        Happening::Dealt { what, .. } => dealing_words(ledger, what, lang),
        Happening::DealtWithdrawn(kind) => say::taken_back(lang, kind.word(lang)),
        Happening::DealtRestored(kind) => say::put_back(lang, kind.word(lang)),
        Happening::Setting { name, from, to } => {
            let value = |value: &Option<String>| value.clone().unwrap_or_else(|| say::by_default(lang).to_owned());
            say::setting_changed(lang, name, value(from), value(to))
        }
        Happening::ViewSaved(view) => match &view.query {
            Some(query) => say::view_saved(lang, view.number, &view.name, query),
            None => say::view_removed(lang, view.number, &view.name),
        },
        Happening::MeetingHeld(meeting) => super::minutes::meeting_words(meeting, lang),
        Happening::Imported { summary } => say::imported(lang, summary),
        Happening::Reworded { .. } => say::reworded(lang).to_owned(),
        Happening::Dropped { .. } => say::dropped(lang).to_owned(),
        Happening::Renumbered { from, to } => say::renumbered(lang, from, to),
    }
}

/// What was done with an item, in a few words without the text that goes with it.
fn dealing_words(ledger: &Ledger, what: &Dealing, lang: Lang) -> String {
    let named = |date: &Option<String>| date.as_deref().map_or_else(|| say::the_deadline(lang).to_owned(), date_name);
    match what {
        Dealing::Urge { whom, how } => say::urged(lang, whom, how.word(lang)),
        Dealing::Promise { whom, due } => say::promised(lang, whom, due),
        Dealing::PromiseEnded { promise, end } => say::promise_ended_as(lang, promise_name(ledger, *promise, lang), end.word(lang)),
        Dealing::PromiseMoved { promise, due } => say::promise_moved_to(lang, promise_name(ledger, *promise, lang), due),
        Dealing::Extension { from, to, basis } => say::extended(lang, from, to, basis),
        Dealing::Snooze { until: Some(until) } => say::snoozed(lang, until),
        Dealing::Snooze { until: None } => say::woken(lang).to_owned(),
        Dealing::Assignment { to: Some(to), .. } => say::assigned(lang, to),
        Dealing::Assignment { to: None, .. } => say::unassigned(lang).to_owned(),
        Dealing::DateSet { date, on: Some(on) } => say::date_settled(lang, named(date), on),
        Dealing::DateSet { date, on: None } => say::date_settled_none(lang, named(date)),
        Dealing::DateMet { date, on } => say::date_reached(lang, date_name(date), on),
    }
}

/// The most cells of what was promised, where another event speaks of it.
const PROMISE_CELLS: usize = 40;

/// Who promised what.
fn promise_name(ledger: &Ledger, promise: EventNo, lang: Lang) -> String {
    match ledger.event(promise).map(|event| &event.what) {
        Some(Happening::Dealt { what, text }) if let Dealing::Promise { whom, .. } = &**what => {
            say::promise_of(lang, whom, Cells::default().cut(text, PROMISE_CELLS))
        }
        _ => DealingKind::Promise.word(lang).to_owned(),
    }
}

/// What people call a date in the text: an event knows its key only, and the record may have one that this program does not know.
fn date_name(key: &str) -> String {
    let known = seeds::dates().ok().and_then(|all| all.all().iter().find(|date| date.key == key).map(|date| date.name.clone()));
    known.unwrap_or_else(|| key.to_owned())
}

/// What people call an indicator: an event knows its key only, and the record may have one that this program does not know.
fn indicator_name(key: &IndicatorKey) -> String {
    let known = seeds::indicators().ok().and_then(|all| all.all().iter().find(|i| i.key == *key).map(|i| i.name.clone()));
    known.unwrap_or_else(|| key.to_string())
}

fn data_words(ledger: &Ledger, name: &str, what: &DataChange, lang: Lang) -> String {
    match what {
        DataChange::Reading { reading, corrects } => {
            let say = if corrects.is_some() { say::reading_corrected } else { say::reading_recorded };
            let site = reading.site.as_ref().map(|site| format!("·{site}")).unwrap_or_default();
            say(lang, format!("{name}{site}"), reading.on, reading.kind.word(lang), reading.value.to_string())
        }
        DataChange::Struck { reading, .. } => match ledger.event(*reading).map(|event| &event.what) {
            Some(Happening::Data { what, .. }) if let DataChange::Reading { reading, .. } = &**what => {
                say::reading_struck(lang, name, reading.on, reading.value.to_string())
            }
            _ => say::reading_struck(lang, name, "", "").trim_end().to_owned(),
        },
        DataChange::Target(target) => match (&target.value, target.tolerance) {
            (Some(value), _) => say::target_entered(lang, name, value),
            (None, tolerance) => say::tolerance_entered(lang, name, tolerance.unwrap_or_default().normalize()),
        },
        DataChange::Path { path, .. } if path.points().is_empty() => say::path_cleared(lang, name),
        DataChange::Path { path, .. } => {
            let points: Vec<String> = path.points().iter().map(|(on, value)| format!("{on}={}", value.normalize())).collect();
            say::path_entered(lang, name, points.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn areas_are_numbered_as_the_plan_does() {
        for (number, word) in [(1, "一"), (3, "三"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "100")] {
            assert_eq!(super::numeral(number), word);
        }
    }
}

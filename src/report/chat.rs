//! An item as text fit for a chat message: a few lines without columns, which read the same whatever the width, and say as of which day.

use chrono::NaiveDate;

use super::text::{sign_and_word, standing};
use super::words::{deadline_words, rollup_words, status_words, units_words};
use super::{followed, indicators, obligations, units};
use crate::ledger::{Item, ItemKey, Judged, Ledger, Light, Note, NoteKind, Standing, UnitWork};
use crate::messages::{Lang, chat as say, cli};
use crate::plan::{IndicatorKey, Measure, Role, UnitName};
use crate::text::visible_line;

/// So many of the last notes are told.
const NOTES: usize = 3;
/// A note that is longer is cut: a message is read on a telephone.
const NOTE: usize = 200;
/// So many rows of a unit's work are told, each with the beginning of its text.
const ROWS: usize = 10;
const SHORT: usize = 40;
/// So many units are named whose light is red.
const NAMED: usize = 8;

/// One item: its id and light, what is to be done, until when, by whom, what is promised, and the last notes. Empty for one that is not in
/// the plan.
pub fn item(ledger: &Ledger, key: ItemKey, as_of: NaiveDate, lang: Lang) -> String {
    let Some((item, measure)) = ledger.item(key).and_then(|item| Some((item, ledger.measure_of(item)?))) else { return String::new() };
    let mut lines = vec![head(ledger, item, as_of, lang)];
    let field = |name: &str, value: &str| cli::field(lang, name) + value;
    let owed = ledger.parent(item).and_then(|parent| ledger.obligation(parent, key.unit?));
    lines.extend(owed.iter().flat_map(|owed| obligations::parts(ledger, owed)).map(|part| field(cli::part_label(lang), part)));
    lines.push(measure.text.to_string());
    lines.push(field(cli::deadline_label(lang), &deadline(ledger, item, measure, lang)));
    lines.extend(
        Role::ALL
            .iter()
            .map(|role| (role, measure.units(*role)))
            .filter(|(_, units)| !units.is_empty())
            .map(|(role, units)| field(role.word(lang), &units_words(units, lang))),
    );
    if key.unit.is_none() {
        let rollup = rollup_words(ledger, item, as_of, lang);
        lines.extend((!rollup.is_empty()).then(|| field(cli::owed_label(lang), &rollup.join(lang.pick("；", "; ")))));
        lines.extend(red_units(ledger, item, as_of, lang));
    }
    lines.extend(followed::lines(item, as_of, lang).iter().map(|(name, value)| field(name, value)));
    // What is promised stands above, as long as it is open.
    let said = item.notes().rev().filter(|note| note.kind != NoteKind::Promise);
    lines.extend(said.take(NOTES).map(|note| note_line(note, lang)));
    lines.iter().map(|line| format!("{}\n", visible_line(line.trim_end()))).collect()
}

/// A unit: its counts, and what of its work is open, the worst first.
pub fn unit(ledger: &Ledger, unit: UnitName, as_of: NaiveDate, lang: Lang) -> String {
    let work = UnitWork::of(ledger, unit, as_of);
    let mut lines = vec![say::unit(lang, unit, as_of)];
    lines.extend(units::summary_lines(&work.summary, lang));
    let open: Vec<_> = work.rows.iter().filter(|row| row.standing.light().is_some_and(|light| light >= Light::Yellow)).collect();
    for row in open.iter().take(ROWS) {
        let text = ledger.plan().measure(row.measure).map_or("", |measure| &measure.text);
        let short: String = text.chars().take(SHORT).collect();
        let cut = if short.len() < text.len() { "…" } else { "" };
        lines.push(format!("{} {} {short}{cut}", ledger.label(row.key), light(ledger, row.key, row.standing, as_of, lang)));
    }
    lines.extend((open.len() > ROWS).then(|| say::and_more(lang, open.len() - ROWS)));
    lines.iter().map(|line| format!("{}\n", visible_line(line))).collect()
}

/// An indicator: target, latest reading, light.
pub fn indicator(ledger: &Ledger, key: &IndicatorKey, as_of: NaiveDate, lang: Lang) -> String {
    let found = ledger.indicators().of_key(key).and_then(|attached| ledger.indicator_now(attached, as_of));
    found.map(|now| say::indicator(lang, indicators::line(ledger, &now, lang), as_of) + "\n").unwrap_or_default()
}

/// All measures of a task under its title, one line each.
pub fn task(ledger: &Ledger, number: u32, as_of: NaiveDate, lang: Lang) -> String {
    let Some((_, _, task)) = ledger.plan().task(number) else { return String::new() };
    let mut out = format!("{}\n", say::task(lang, number, visible_line(&task.title), as_of));
    for measure in &task.measures {
        let found = ledger.of_measure(measure.id).and_then(|item| Some((item.key, ledger.standing(item, as_of)?)));
        let light = found.map(|(key, found)| light(ledger, key, found, as_of, lang)).unwrap_or_default();
        out.push_str(&format!("{} {light} {}\n", measure.id, visible_line(&measure.text)));
    }
    out
}

fn head(ledger: &Ledger, item: &Item, as_of: NaiveDate, lang: Lang) -> String {
    let state = ledger.standing(item, as_of).map(|found| {
        let light = light(ledger, item.key, found, as_of, lang);
        (light, status_words(ledger, item, found, lang))
    });
    let (light, status) = state.unwrap_or_default();
    say::head(lang, ledger.label(item.key), light, status, as_of)
}

/// Light and reason of an item, and of a measure whose light is that of its units, whose it is: `●红 朝阳等4个单位 5—10月进展未报 182天`.
fn light(ledger: &Ledger, key: ItemKey, found: Standing, as_of: NaiveDate, lang: Lang) -> String {
    let whole = ledger.item(key).filter(|_| key.unit.is_none() && found.light().is_some());
    let cause = whole.and_then(|measure| Some((measure, ledger.cause_of_light(measure, as_of)?)));
    match cause.and_then(|(measure, cause)| whose(ledger, measure, &cause, as_of, lang)) {
        // A row of a unit may be about the unit's own part: then the light is not the measure's.
        Some((whose, standing)) if standing == found => {
            format!("{} {whose} {}", sign_and_word(found.light(), lang), found.reason(lang))
        }
        _ => standing(found, lang),
    }
}

/// The unit of which the cause of a measure's light is, and how many there are of which it is the same; none where it is the measure's own.
fn whose(ledger: &Ledger, measure: &Item, cause: &Judged, as_of: NaiveDate, lang: Lang) -> Option<(String, Standing)> {
    let unit = cause.of.unit?;
    let alike = ledger.obligations(measure).filter(|owed| owed.item.key.unit.is_some());
    let alike = alike.filter(|owed| ledger.standing(owed.item, as_of) == Some(cause.standing())).count();
    let name = ledger.units().short(unit);
    Some((if alike > 1 { say::units_alike(lang, name, alike) } else { name.to_owned() }, cause.standing()))
}

/// The published words, and the date in force where it is another one.
fn deadline(ledger: &Ledger, item: &Item, measure: &Measure, lang: Lang) -> String {
    let published = deadline_words(&measure.deadline, lang);
    match ledger.deadline(item).filter(|now| *now != measure.deadline.kind).and_then(|now| now.end()) {
        Some(end) => say::deadline_now(lang, published, end),
        None => published,
    }
}

/// Whose light is red, by name: a meeting asks for names.
fn red_units(ledger: &Ledger, measure: &Item, as_of: NaiveDate, lang: Lang) -> Option<String> {
    let is_red = |item: &Item| ledger.standing(item, as_of).and_then(|found| found.light()) == Some(Light::Red);
    let red: Vec<&str> = ledger
        .obligations(measure)
        .filter(|owed| owed.item.key.unit.is_some() && is_red(owed.item))
        .map(|owed| ledger.units().short(owed.unit))
        .collect();
    // One more name is no longer than that there are others.
    let named = if red.len() == NAMED + 1 { red.len() } else { NAMED };
    let names = red.iter().take(named).copied().collect::<Vec<_>>().join(lang.pick("、", ", "));
    (!red.is_empty()).then(|| match red.len() > named {
        true => say::red_units_and_others(lang, red.len(), names),
        false => say::red_units(lang, red.len(), names),
    })
}

fn note_line(note: &Note, lang: Lang) -> String {
    let mut text: String = note.text.chars().take(NOTE).collect();
    if text.len() < note.text.len() {
        text.push('…');
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    say::note(lang, note.at.format("%m-%d"), note.word(lang), &note.by, text)
}

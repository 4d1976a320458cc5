//! The dates of measures as text: a table, and those of one measure with the words that they rest on.

use chrono::{Datelike, NaiveDate};

use super::text::{field, paragraph};
use crate::ledger::{DateNow, DateSaid, Dealing, Dealt, Doubt, Item, Ledger, MeasureDates, MetBy, ReviewPeriod};
use crate::messages::{Lang, dates as say, indicators, words};
use crate::plan::{DateKind, DeadlineKind, Review, SaidTo};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };
/// No state is wider in a table on a terminal.
const STATE: usize = 26;

/// One date in a few words, for a row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRow {
    /// Its number within the measure; 0 is the deadline.
    pub number: usize,
    /// What it is, e.g. `节点`.
    pub kind: &'static str,
    /// The day in force, or how often it comes again.
    pub day: String,
    /// How it stands.
    pub state: String,
    /// What is doubtful about it and not settled, or that it was settled.
    pub doubt: String,
    /// What is due, or the words of the deadline.
    pub what: String,
}

/// A date of a measure in a few words.
pub fn row(ledger: &Ledger, item: &Item, number: usize, now: &DateNow<'_>, as_of: NaiveDate, lang: Lang) -> DateRow {
    let doubt = match (now.open_doubt(), now.settled) {
        (Some(doubt), _) => doubt_word(doubt, lang).to_owned(),
        (None, Some(settled)) => say::settled_by(lang, &settled.by, settled.at.format("%m-%d")),
        (None, None) => String::new(),
    };
    let state = state(ledger, item, now, as_of, lang);
    DateRow { number, kind: kind_word(now, lang), day: day_words(ledger, item, now, lang), state, doubt, what: what_words(now, lang) }
}

/// The kind of a date on the screen. What the words leave open is a milestone once it is settled.
fn kind_word(now: &DateNow<'_>, lang: Lang) -> &'static str {
    match now.said {
        DateSaid::Deadline(_) => say::deadline(lang),
        _ if now.said.review().is_some() => say::review(lang),
        DateSaid::Text(text) if matches!(text.kind, DateKind::Open(_)) && now.on.is_none() => say::open(lang),
        DateSaid::Text(_) | DateSaid::Ongoing(_) => say::milestone(lang),
    }
}

/// The code of the kind in exports.
pub(super) fn kind_code(said: DateSaid<'_>) -> &'static str {
    match said {
        DateSaid::Deadline(_) => "deadline",
        DateSaid::Ongoing(_) => "review",
        DateSaid::Text(text) => match text.kind {
            DateKind::Milestone(_) => "milestone",
            DateKind::Review(_) => "review",
            DateKind::Open(_) => "open",
        },
    }
}

fn day_words(ledger: &Ledger, item: &Item, now: &DateNow<'_>, lang: Lang) -> String {
    match (now.on, now.said.review()) {
        (Some(on), _) => on.to_string(),
        (None, Some(review)) => every_word(review, lang).to_owned(),
        (None, None) if matches!(now.said, DateSaid::Deadline(_)) => match ledger.deadline(item) {
            Some(DeadlineKind::Ongoing(_)) => words::ongoing(lang).to_owned(),
            _ => words::no_date(lang).to_owned(),
        },
        (None, None) => match now.said.computed() {
            Some(day) if now.settled.is_none() => say::perhaps(lang, day),
            _ => say::no_day(lang).to_owned(),
        },
    }
}

/// How often it comes again.
pub const fn every_word(review: Review, lang: Lang) -> &'static str {
    match review {
        Review::Monthly => say::every_month(lang),
        Review::Quarterly => say::every_quarter(lang),
        Review::Yearly => say::every_year(lang),
    }
}

/// What is doubtful, on the screen.
pub const fn doubt_word(doubt: Doubt, lang: Lang) -> &'static str {
    match doubt {
        Doubt::Hidden => say::hidden(lang),
        Doubt::Conflict => say::conflict(lang),
        Doubt::Ongoing => say::ongoing(lang),
        Doubt::Undated => say::undated(lang),
        Doubt::Vague => say::vague(lang),
    }
}

fn what_words(now: &DateNow<'_>, lang: Lang) -> String {
    match now.said {
        DateSaid::Deadline(deadline) => visible_line(&deadline.published).into_owned(),
        DateSaid::Text(text) => text.name.clone(),
        DateSaid::Ongoing(_) => say::ongoing_review(lang).to_owned(),
    }
}

fn state(ledger: &Ledger, item: &Item, now: &DateNow<'_>, as_of: NaiveDate, lang: Lang) -> String {
    if let Some(key) = now.said.judged_by() {
        let name = ledger.indicators().of_key(key).map_or_else(|| key.to_string(), |attached| attached.indicator.name.clone());
        return say::by_indicator(lang, name);
    }
    match now.said {
        DateSaid::Deadline(_) => deadline_state(ledger, item, now.on, as_of, lang),
        _ if now.said.review().is_some() => review_state(now, as_of, lang),
        DateSaid::Text(_) | DateSaid::Ongoing(_) => milestone_state(ledger, now, as_of, lang),
    }
}

/// Days to the deadline of what is open; how what is closed was closed.
fn deadline_state(ledger: &Ledger, item: &Item, on: Option<NaiveDate>, as_of: NaiveDate, lang: Lang) -> String {
    let closed = ledger.standing(item, as_of).filter(|standing| standing.light().is_none());
    let state = match (closed, on) {
        (Some(closed), _) => closed.reason(lang),
        (None, Some(on)) => days_words(on, as_of, lang),
        (None, None) => return String::new(),
    };
    let was_extended = item.extensions().next().is_some();
    if was_extended { format!("{state} {}", say::extended(lang)) } else { state }
}

fn days_words(on: NaiveDate, as_of: NaiveDate, lang: Lang) -> String {
    match (on - as_of).num_days() {
        0 => words::due_today(lang).to_owned(),
        late @ ..0 => words::overdue(lang, -late),
        left => words::due_soon(lang, left),
    }
}

fn milestone_state(ledger: &Ledger, now: &DateNow<'_>, as_of: NaiveDate, lang: Lang) -> String {
    if let Some(met) = now.met {
        let late = now.on.map_or(0, |on| (met.on - on).num_days());
        return if late > 0 { say::met_late(lang, met.on, late) } else { say::met(lang, met.on) };
    }
    let Some(on) = now.on else {
        return if now.settled.is_some() { say::no_more(lang) } else { say::to_be_settled(lang) }.to_owned();
    };
    let waiting: Vec<&str> = now.waiting.iter().map(|unit| ledger.units().short(*unit)).collect();
    let waiting = if waiting.is_empty() { String::new() } else { say::waiting(lang, waiting.join(lang.pick("、", ", "))) };
    format!("{}{waiting}", days_words(on, as_of, lang))
}

fn review_state(now: &DateNow<'_>, as_of: NaiveDate, lang: Lang) -> String {
    let Some(review) = now.said.review().filter(|_| now.settled.is_none()) else { return say::no_more(lang).to_owned() };
    let missed = now.periods.iter().find(|period| !period.is_met && period.to < as_of);
    match (missed, now.missed(as_of), now.current(as_of)) {
        (Some(first), 1, _) => say::missed_one(lang, period_words(review, *first, lang)),
        (Some(first), count, _) => say::missed(lang, count, period_words(review, *first, lang)),
        (None, _, Some(current)) if current.is_met => say::reported(lang, period_words(review, current, lang)),
        (None, _, Some(current)) => say::due_by(lang, period_words(review, current, lang), current.to.format("%m-%d")),
        (None, _, None) => say::all_reported(lang).to_owned(),
    }
}

fn period_words(review: Review, period: ReviewPeriod, lang: Lang) -> String {
    match review {
        Review::Monthly => indicators::month(lang, period.from.month()),
        Review::Quarterly => indicators::quarter(lang, period.from.month0() / 3 + 1),
        Review::Yearly => say::year(lang, period.from.year()),
    }
}

/// A table: id, number, kind, day, state, doubt, and what is due, of the dates that are `wanted`.
pub fn table(
    ledger: &Ledger,
    all: &[MeasureDates<'_>],
    wanted: impl Fn(&DateNow<'_>) -> bool,
    as_of: NaiveDate,
    width: Option<usize>,
    lang: Lang,
) -> String {
    let titles = [words_of_id(lang), say::col_number(lang), say::col_kind(lang), say::col_date(lang)];
    let titles = titles.into_iter().chain([say::col_state(lang), say::col_doubt(lang)]).map(str::to_owned).collect::<Vec<_>>();
    let mut rows = vec![(titles, say::col_what(lang).to_owned())];
    for measure in all {
        for (number, now) in measure.dates.iter().enumerate().filter(|(_, now)| wanted(now)) {
            let row = row(ledger, measure.item, number, now, as_of, lang);
            let cells = [measure.measure.id.to_string(), number.to_string(), row.kind.to_owned(), row.day, row.state, row.doubt];
            rows.push((cells.into_iter().collect(), row.what));
        }
    }
    let widest = |column: usize| rows.iter().filter_map(|(cells, _)| cells.get(column)).map(|cell| CELLS.width(cell)).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..6).map(widest).collect();
    if let Some(state) = widths.get_mut(4).filter(|_| width.is_some()) {
        *state = (*state).min(STATE);
    }
    let mut out = String::new();
    for (cells, what) in &rows {
        let line: String = cells.iter().zip(&widths).map(|(cell, width)| CELLS.pad(&CELLS.cut(cell, *width), *width) + " ").collect();
        out.push_str(CELLS.cut(&format!("{line}{what}"), width.unwrap_or(usize::MAX)).trim_end());
        out.push('\n');
    }
    out
}

fn words_of_id(lang: Lang) -> &'static str {
    crate::messages::cli::col_id(lang)
}

/// The dates of one measure, each with its words, its doubt, and what was settled or recorded about it.
pub fn shown(ledger: &Ledger, measure: &MeasureDates<'_>, as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    paragraph(&mut out, &format!("{}  {}", measure.measure.id, measure.measure.text.replace('\n', " ")), "", width);
    for (number, now) in measure.dates.iter().enumerate() {
        let row = row(ledger, measure.item, number, now, as_of, lang);
        let head = [number.to_string(), row.kind.to_owned(), row.day, row.state, row.what];
        let head = head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
        out.push('\n');
        paragraph(&mut out, &head, "", width);
        for (name, value) in details(ledger, now, lang) {
            field(&mut out, name, &value, width, lang);
        }
    }
    out
}

/// What is to be known of a date beside its row: a name and its value, one a line.
pub fn details(ledger: &Ledger, now: &DateNow<'_>, lang: Lang) -> Vec<(&'static str, String)> {
    let mut lines = Vec::new();
    if let DateSaid::Text(text) = now.said {
        lines.push((say::quote_label(lang), text.quote.clone()));
        match &text.said_to {
            SaidTo::Lead => {}
            SaidTo::Each => lines.push((say::said_to_label(lang), say::said_to_each(lang).to_owned())),
            SaidTo::Units(units) => {
                let names: Vec<&str> = units.iter().map(|unit| ledger.units().short(*unit)).collect();
                lines.push((say::said_to_label(lang), names.join(lang.pick("、", ", "))));
            }
        }
        lines.extend(text.note.as_ref().map(|note| (say::note_label(lang), note.clone())));
    }
    if let Some(doubt) = now.doubt {
        let settled = if now.settled.is_some() { format!("{}{}", lang.pick("，", ", "), say::settled(lang)) } else { String::new() };
        lines.push((say::doubt_label(lang), format!("{}{settled}", doubt_word(doubt, lang))));
    }
    if let Some(computed) = now.said.computed().filter(|day| now.on != Some(*day)) {
        lines.push((say::computed_label(lang), computed.to_string()));
    }
    lines.extend(now.settled.and_then(|dealt| Some((say::settled_label(lang), settled_words(dealt, lang)?))));
    if let Some(met) = now.met {
        let value = match met.by {
            MetBy::Said(dealt) => say::met_as(lang, met.on, &dealt.by, dealt.at.format("%m-%d"), &dealt.text),
            MetBy::Units => say::met_by_units(lang, met.on),
            MetBy::Status(status) => say::met_by_status(lang, met.on, status.word(lang)),
        };
        lines.push((say::met_label(lang), value));
    }
    lines.extend(now.said.key().map(|key| (say::key_label(lang), key.to_owned())));
    lines
}

fn settled_words(dealt: &Dealt, lang: Lang) -> Option<String> {
    let Dealing::DateSet { on, .. } = dealt.what else { return None };
    let on = on.map_or_else(|| say::no_day(lang).to_owned(), |on| on.to_string());
    Some(say::settled_as(lang, on, &dealt.by, dealt.at.format("%m-%d"), &dealt.text))
}

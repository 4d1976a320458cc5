//! The forecast as text: the same words on the screen and on the command line.

use chrono::{Datelike, NaiveDate};

use super::indicator_words::missed_target_words;
use super::words::numeral;
use crate::ledger::{Ahead, AtRisk, Burn, DueDay, Forecast, Item, ItemKey, Ledger, OfWhom, PartBurn, Risk, Why};
use crate::messages::{Lang, console, forecast as say, words};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };
/// How many units of a measure are named, how many measures of a day, and how many units are listed.
const NAMED: usize = 3;
const DUE_NAMED: usize = 6;
const LISTED: usize = 12;

/// How fast it goes and must go, e.g. `未结117`, `距年底38天`, `须日结3.1`, `近30日日结0.4`.
pub fn burn_words(burn: &Burn, lang: Lang) -> Vec<String> {
    let mut words = pace_words(burn, lang);
    if burn.open > 0 {
        words.insert(1, ahead_words(burn.ahead, lang));
    }
    words
}

/// The same where it stands elsewhere how far the end of the year is.
pub fn pace_words(burn: &Burn, lang: Lang) -> Vec<String> {
    if burn.open == 0 {
        return vec![say::all_closed(lang, burn.total)];
    }
    let needed = burn.needed().map(|rate| say::needed(lang, tenths(rate.tenths_needed())));
    let pace = burn.needed().map(|_| say::pace(lang, burn.ahead.behind, tenths(burn.pace().tenths())));
    [Some(say::open(lang, burn.open)), needed, pace].into_iter().flatten().collect()
}

/// How far the end of the year is.
pub fn ahead_words(ahead: Ahead, lang: Lang) -> String {
    match ahead.days {
        0 => say::last_day(lang).to_owned(),
        days @ 1.. => say::days_to_end(lang, days),
        days => say::days_past_end(lang, days.saturating_neg()),
    }
}

/// `3.1` for 31 tenths.
pub fn tenths(tenths: u64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The whole forecast in `width` cells, or as wide as its words where none is given.
pub fn text(ledger: &Ledger, forecast: &Forecast, width: Option<usize>, lang: Lang) -> String {
    let ahead = forecast.measures.ahead;
    let mut lines = vec![say::covers(lang, forecast.as_of, with_working_days(ahead, lang))];
    let whole = [(say::measures(lang).to_owned(), forecast.measures), (say::obligations(lang).to_owned(), forecast.obligations)];
    lines.extend(table(&whole, lang));
    lines.push(String::new());
    if forecast.is_over() {
        lines.extend(past_end(forecast, lang));
    } else if forecast.due.is_empty() {
        lines.push(say::nothing_due(lang).to_owned());
    } else {
        lines.push(say::due(lang).to_owned());
        lines.extend(forecast.due.iter().map(|due| format!("  {}", due_line(ledger, due, lang))));
    }
    lines.push(String::new());
    lines.push(at_risk_title(forecast, lang));
    let rows: Vec<[String; 3]> = forecast.at_risk.iter().map(|one| risk_cells(ledger, one, lang)).collect();
    lines.extend(columns(&rows).into_iter().map(|line| format!("  {line}")));
    lines.push(String::new());
    lines.push(say::parts(lang).to_owned());
    let areas = forecast.parts.iter().filter(|part| matches!(part.of, OfWhom::Area(_))).count();
    let listed: Vec<(String, Burn)> =
        forecast.parts.iter().take(areas.saturating_add(LISTED)).map(|part| (part_name(ledger, part), part.burn)).collect();
    lines.extend(table(&listed, lang));
    if forecast.parts.len() > listed.len() {
        lines.push(say::more_units(lang, forecast.parts.len() - listed.len()));
    }
    let cut = |line: &String| format!("{}\n", CELLS.cut(line, width.unwrap_or(usize::MAX)).trim_end());
    lines.iter().map(cut).collect()
}

/// What the forecast is called; once the year is over, it is none.
pub fn title(forecast: &Forecast, lang: Lang) -> &'static str {
    if forecast.is_over() { say::title_past(lang) } else { say::title(lang) }
}

/// How many measures are likely not to be done; how many are not where the year is over.
pub fn at_risk_title(forecast: &Forecast, lang: Lang) -> String {
    match (forecast.at_risk.len(), forecast.is_over()) {
        (0, false) => say::nothing_at_risk(lang).to_owned(),
        (0, true) => say::nothing_missed(lang).to_owned(),
        (count, false) => say::at_risk(lang, count),
        (count, true) => say::at_risk_past(lang, count),
    }
}

/// What is open since the year's end, and what was closed.
fn past_end(forecast: &Forecast, lang: Lang) -> [String; 2] {
    let (measures, obligations) = (forecast.measures, forecast.obligations);
    let days = measures.ahead.days.saturating_neg();
    [say::open_since(lang, days, measures.open, obligations.open), say::closed_by_now(lang, measures.closed(), obligations.closed())]
}

fn with_working_days(ahead: Ahead, lang: Lang) -> String {
    let words = ahead_words(ahead, lang);
    if ahead.days > 0 { say::working_days(lang, words, ahead.working_days) } else { words }
}

/// A day with what falls due on it, e.g. `2026-12-31 周四  措施80条，责任事项868项，复核20项`; few are named, many counted.
pub fn due_line(ledger: &Ledger, due: &DueDay, lang: Lang) -> String {
    let named = |counted: String, keys: &[ItemKey]| {
        let ids: Vec<String> = keys.iter().map(|key| ledger.label(*key)).collect();
        if keys.len() > DUE_NAMED { counted } else { say::due_named(lang, counted, ids.join(" ")) }
    };
    format!("{} {}  {}", due.day, weekday(due.day, lang), due_parts(due, named, lang))
}

/// The same where there is one line for it: `12-31  措施80条，责任事项868项，复核20项`.
pub fn due_counts(due: &DueDay, lang: Lang) -> String {
    format!("{}  {}", due.day.format("%m-%d"), due_parts(due, |counted, _| counted, lang))
}

fn due_parts(due: &DueDay, named: impl Fn(String, &[ItemKey]) -> String, lang: Lang) -> String {
    let milestones: Vec<ItemKey> = due.milestones.iter().map(|(key, _)| *key).collect();
    let parts = [
        (say::due_measures(lang, due.measures.len()), &due.measures),
        (say::due_obligations(lang, due.obligations.len()), &due.obligations),
        (say::due_milestones(lang, milestones.len()), &milestones),
        (say::due_reviews(lang, due.reviews.len()), &due.reviews),
    ];
    let reports = (due.reports > 0).then(|| say::due_reports(lang, due.reports));
    let some = parts.into_iter().filter(|(_, keys)| !keys.is_empty()).map(|(counted, keys)| named(counted, keys));
    some.chain(reports).collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// The short name of the day of the week.
pub fn weekday(day: NaiveDate, lang: Lang) -> &'static str {
    let at = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    console::weekdays(lang).get(at).copied().unwrap_or_default()
}

/// Id, why, and who: the lead, and the units that are at risk.
pub fn risk_cells(ledger: &Ledger, one: &AtRisk, lang: Lang) -> [String; 3] {
    let lead = ledger.item(one.measure).and_then(|item| lead(ledger, item)).unwrap_or_default();
    let units = units_words(ledger, one, lang);
    let who = if units.is_empty() { lead } else { format!("{lead}  {units}") };
    [ledger.label(one.measure), risk_words(ledger, one, lang), who.trim_start().to_owned()]
}

/// Why, the surest reason first.
pub fn risk_words(ledger: &Ledger, one: &AtRisk, lang: Lang) -> String {
    let of_unit = (one.own.first() != Some(&one.chief)).then_some(&one.chief);
    let all = of_unit.into_iter().chain(&one.own);
    all.map(|risk| reason(ledger, *risk, lang)).collect::<Vec<_>>().join(lang.pick("；", "; "))
}

fn reason(ledger: &Ledger, risk: Risk, lang: Lang) -> String {
    match risk {
        Risk::Overdue(days) => words::overdue(lang, days),
        Risk::MilestoneLate(days) => Why::MilestoneLate(days).words(lang),
        Risk::Misses(miss) => missed_target_words(ledger, &miss, lang),
        Risk::Blocked(days) => say::blocked(lang, days),
        Risk::Silent(why) => why.words(lang),
        Risk::NotBegun => say::not_begun(lang).to_owned(),
        Risk::TooSlow { left, total, .. } => say::too_slow(lang, left, total),
    }
}

/// How many units, and the first of them by name; nothing where there are none.
fn units_words(ledger: &Ledger, one: &AtRisk, lang: Lang) -> String {
    let names: Vec<&str> = one.units.iter().take(NAMED).map(|(unit, _)| ledger.units().short(*unit)).collect();
    let named = names.join(lang.pick("、", ", "));
    let (count, names) = match one.units.len() {
        0 => return String::new(),
        count if count > NAMED => (count, say::and_more(lang, named)),
        count => (count, named),
    };
    if one.is_over { say::units_not_done(lang, count, names) } else { say::units_at_risk(lang, count, names) }
}

fn lead(ledger: &Ledger, item: &Item) -> Option<String> {
    ledger.measure_of(item)?.answering_lead().map(|lead| visible_line(lead).into_owned())
}

/// The name of an area or the short name of a unit.
pub fn part_name(ledger: &Ledger, part: &PartBurn) -> String {
    match part.of {
        OfWhom::Area(number) => {
            let title = ledger.plan().areas().iter().find(|area| area.number == number).map(|area| area.title.as_str());
            format!("{} {}", numeral(number), title.unwrap_or_default())
        }
        OfWhom::Unit(unit) => ledger.units().short(unit).to_owned(),
    }
}

/// The figures under their titles, one line each.
fn table(rows: &[(String, Burn)], lang: Lang) -> Vec<String> {
    let Some((_, first)) = rows.first() else { return Vec::new() };
    let titles = [
        say::col_of(lang).to_owned(),
        say::col_total(lang).to_owned(),
        say::col_open(lang).to_owned(),
        say::col_needed(lang).to_owned(),
        say::col_needed_working(lang).to_owned(),
        say::col_of_late(lang, first.ahead.behind),
        say::col_pace(lang).to_owned(),
        say::col_left(lang).to_owned(),
    ];
    let none = || "——".to_owned();
    let row = |(name, burn): &(String, Burn)| {
        [
            name.clone(),
            burn.total.to_string(),
            burn.open.to_string(),
            burn.needed().map_or_else(none, |rate| tenths(rate.tenths_needed())),
            burn.needed_a_working_day().map_or_else(none, |rate| tenths(rate.tenths_needed())),
            burn.closed_of_late.to_string(),
            tenths(burn.pace().tenths()),
            burn.left_at_end().map_or_else(none, |left| left.to_string()),
        ]
    };
    let rows: Vec<[String; 8]> = std::iter::once(titles).chain(rows.iter().map(row)).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| CELLS.width(cell)).max().unwrap_or(0);
    let line = |row: &[String; 8]| {
        let [name, figures @ ..] = row;
        let figure = |(at, cell): (usize, &String)| format!("{}{cell}", " ".repeat((width(at + 1) + 2).saturating_sub(CELLS.width(cell))));
        let figures: String = figures.iter().enumerate().map(figure).collect();
        format!("  {}{figures}", CELLS.pad(name, width(0)))
    };
    rows.iter().map(line).collect()
}

/// Cells in columns, the last as it is.
fn columns<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| CELLS.width(cell)).max().unwrap_or(0);
    let line = |row: &[String; N]| {
        let cell = |(at, cell): (usize, &String)| if at + 1 < N { CELLS.pad(cell, width(at)) + "  " } else { cell.clone() };
        row.iter().enumerate().map(cell).collect::<String>()
    };
    rows.iter().map(line).collect()
}

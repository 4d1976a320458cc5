//! Indicators as text: the list, and one with everything about it.

use super::indicator_words::{behaviour_word, pace_words, progress_reason, projection_words, strength_word, target_words};
use super::spark;
use super::text::{field, paragraph, sign};
use crate::ledger::{IndicatorNow, Ledger, Light, Reading, Recorded, Subject};
use crate::messages::{Lang, cli as say, indicators as words};
use crate::plan::Exact;
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };
/// Cells of a trend line.
const TREND: usize = 12;
/// No name is wider in a table on a terminal.
const WIDEST: usize = 30;

/// The reason of a light; that there are readings of parts only is said where there is none of the whole.
pub fn reason(now: &IndicatorNow<'_>, lang: Lang) -> String {
    if now.has_parts_only() {
        let count = now.subjects.iter().filter(|subject| subject.progress.latest.is_some()).count();
        return words::parts_only(lang, count);
    }
    progress_reason(&now.progress, now.indicator(), lang)
}

/// The latest value with its day and who vouches for it, e.g. `21.3亿立方米 09-30 核定`, and whose it is where it is not that of the whole;
/// nothing where there is none.
pub fn latest_words(ledger: &Ledger, now: &IndicatorNow<'_>, lang: Lang) -> String {
    let Some(reading) = now.latest() else { return String::new() };
    let unit = reading.unit.map(|unit| ledger.units().short(unit).to_owned());
    let site = reading.site.as_deref().map(|site| visible_line(site).into_owned());
    let whose: Vec<String> = unit.into_iter().chain(site).chain([reading_words(reading, lang)]).collect();
    whose.join(" ")
}

/// The same without the unit of measure, which stands with the target, for where there is little room.
pub fn latest_short(ledger: &Ledger, now: &IndicatorNow<'_>, lang: Lang) -> String {
    let Some(reading) = now.latest() else { return String::new() };
    let unit = reading.unit.map(|unit| ledger.units().short(unit).to_owned());
    let value = reading.value.to_string();
    let bare = if now.unit.as_ref().is_some_and(crate::plan::UnitOfMeasure::is_share) {
        value
    } else {
        reading.value.value().normalize().to_string()
    };
    let words = format!("{bare} {} {}", reading.on.format("%m-%d"), reading.kind.word(lang));
    unit.into_iter().chain([words]).collect::<Vec<_>>().join(" ")
}

fn reading_words(reading: &Reading, lang: Lang) -> String {
    format!("{} {} {}", reading.value, reading.on.format("%m-%d"), reading.kind.word(lang))
}

/// The values through which a trend line goes: those of the whole by date, of one date the verified one. Where each unit has its own
/// there is no line of the whole.
pub fn trend(ledger: &Ledger, now: &IndicatorNow<'_>) -> Vec<f64> {
    let subject = now.progress.latest.map(|latest| (latest.unit, latest.site.clone()));
    let mut readings: Vec<&Reading> = ledger
        .readings(&now.indicator().key)
        .map(|r| &r.reading)
        .filter(|r| subject.as_ref().is_some_and(|(unit, site)| r.unit == *unit && r.site == *site))
        .collect();
    readings.sort_by_key(|r| std::cmp::Reverse((r.on, r.kind)));
    readings.dedup_by_key(|r| r.on);
    readings.iter().rev().map(|r| r.value.exact().to_f64()).collect()
}

/// Light and reason, e.g. `●红 欠序时 20/53.8`.
pub fn light_words(light: Light, reason: &str, lang: Lang) -> String {
    format!("{}{} {reason}", sign(Some(light)), light.word(lang)).trim_end().to_owned()
}

/// An indicator in one line: code, name, target, latest value, light with its reason.
pub fn line(ledger: &Ledger, now: &IndicatorNow<'_>, lang: Lang) -> String {
    let [code, name, target, latest, light, _] = cells(ledger, now, lang);
    [code, name, target, latest, light].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ")
}

/// A table: code, name, target, latest value, light with its reason, trend. As wide as its words where no width is given.
pub fn table(ledger: &Ledger, all: &[IndicatorNow<'_>], width: Option<usize>, lang: Lang) -> String {
    let titles = [
        say::col_id(lang),
        say::col_indicator(lang),
        say::col_target(lang),
        say::col_latest(lang),
        say::col_light(lang),
        say::col_trend(lang),
    ];
    let mut rows = vec![titles.map(str::to_owned)];
    rows.extend(all.iter().map(|now| cells(ledger, now, lang)));
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = CELLS.width(cell).max(*width);
        }
    }
    if let Some(width) = width {
        fit(&mut widths, width);
    }
    let mut out = String::new();
    for row in &rows {
        let line: String = row.iter().zip(widths).map(|(cell, width)| CELLS.pad(&CELLS.cut(cell, width), width) + " ").collect();
        out.push_str(CELLS.cut(line.trim_end(), width.unwrap_or(usize::MAX)).trim_end());
        out.push('\n');
    }
    out
}

/// On a terminal the name gives way first, then the target and the trend: the light and its reason are what is asked for.
fn fit(widths: &mut [usize; 6], width: usize) {
    let over = |widths: &[usize; 6]| (widths.iter().map(|w| w + 1).sum::<usize>()).saturating_sub(width + 1);
    let [_, name, target, latest, _, trend] = [0, 1, 2, 3, 4, 5];
    for (column, least) in [(name, WIDEST), (name, 16), (target, 16), (trend, 0), (name, 10), (target, 10), (latest, 12)] {
        let missing = over(widths);
        if let Some(column) = widths.get_mut(column) {
            *column = column.saturating_sub(missing).max(least.min(*column));
        }
    }
}

fn cells(ledger: &Ledger, now: &IndicatorNow<'_>, lang: Lang) -> [String; 6] {
    let indicator = now.indicator();
    [
        now.attached.code.to_string(),
        visible_line(&indicator.name).into_owned(),
        visible_line(&target_words(indicator, now.target, now.unit.as_ref(), lang)).into_owned(),
        latest_words(ledger, now, lang),
        light_words(now.progress.light, &reason(now, lang), lang),
        spark::trend(&trend(ledger, now), TREND, false, lang).trim_start().to_owned(),
    ]
}

/// One with everything about it.
pub fn shown(ledger: &Ledger, now: &IndicatorNow<'_>, width: Option<usize>, lang: Lang) -> String {
    let (indicator, mut out) = (now.indicator(), String::new());
    let head = format!("{}  {}  {}", now.attached.code, indicator.name, light_words(now.progress.light, &reason(now, lang), lang));
    paragraph(&mut out, &head, "", width);
    let mut fields: Vec<(&str, String)> = vec![(say::col_target(lang), target_line(now, lang))];
    fields.push((say::quote_label(lang), indicator.quote.clone()));
    fields.push((say::scope_label(lang), format!("{}  {}", indicator.scope, behaviour_word(indicator.behaviour, lang))));
    fields.extend(expected_words(now, lang).map(|line| (say::expected_label(lang), line)));
    fields.extend(path_words(now).map(|line| (say::path_label(lang), line)));
    fields.extend(projection_words(&now.progress, indicator, lang).map(|line| (say::projection_label(lang), line)));
    fields.extend(pace_words(&now.progress, indicator, lang).map(|line| (say::pace_label(lang), line)));
    fields.extend(indicator.note.clone().map(|note| (say::note_label(lang), note)));
    for (name, value) in fields {
        field(&mut out, name, &value, width, lang);
    }
    parts(&mut out, ledger, now, width, lang);
    readings(&mut out, ledger, now, width, lang);
    out
}

/// The target with who sets it and how firmly, e.g. `≤30亿立方米（要求）`.
pub fn target_line(now: &IndicatorNow<'_>, lang: Lang) -> String {
    let indicator = now.indicator();
    let target = target_words(indicator, now.target, now.unit.as_ref(), lang);
    let strength = strength_word(indicator.strength, lang);
    match now.target_source {
        Some(source) => say::with_source(lang, target, strength, visible_line(source)),
        None => say::with_strength(lang, target, strength),
    }
}

/// What is expected, by which day, e.g. `53.8（第327天，共365天）`.
pub fn expected_words(now: &IndicatorNow<'_>, lang: Lang) -> Option<String> {
    let expected = now.progress.expected?;
    let decimals = now.progress.target.map_or(0, Exact::decimals) + 1;
    let is_share = now.unit.as_ref().is_some_and(|unit| unit.name() == "比例");
    let value = if is_share {
        format!("{}%", expected.value.times(100.into()).shown(decimals))
    } else {
        expected.value.shown(decimals).to_string()
    };
    let by_path = now.path.is_some();
    Some(match by_path {
        true => say::expected_by_path(lang, value, expected.on),
        false => say::expected_by_time(lang, value, expected.on, expected.elapsed, expected.total),
    })
}

/// The points of a path that was entered.
pub fn path_words(now: &IndicatorNow<'_>) -> Option<String> {
    let points = now.path?.points().iter().map(|(on, value)| format!("{on}={}", value.normalize()));
    Some(points.collect::<Vec<_>>().join(" "))
}

/// Who a part is, e.g. `门头沟`, `房山·某断面`, `大兴机场`.
pub fn subject_name(ledger: &Ledger, subject: &Subject<'_>) -> String {
    let unit = subject.unit.map(|unit| ledger.units().short(unit).to_owned());
    let site = subject.site.map(|site| visible_line(site).into_owned());
    unit.into_iter().chain(site).collect::<Vec<_>>().join("·")
}

fn parts(out: &mut String, ledger: &Ledger, now: &IndicatorNow<'_>, width: Option<usize>, lang: Lang) {
    if now.subjects.is_empty() {
        return;
    }
    out.push_str(&say::units_heading(lang, now.subjects.len()));
    out.push('\n');
    let names: Vec<String> = now.subjects.iter().map(|subject| subject_name(ledger, subject)).collect();
    let widest = names.iter().map(|name| CELLS.width(name)).max().unwrap_or(0);
    for (subject, name) in now.subjects.iter().zip(&names) {
        let progress = &subject.progress;
        let light = light_words(progress.light, &progress_reason(progress, now.indicator(), lang), lang);
        let latest = progress.latest.map(|reading| reading_words(reading, lang)).unwrap_or_default();
        paragraph(out, format!("{} {light}  {latest}", CELLS.pad(name, widest)).trim_end(), "  ", width);
    }
}

fn readings(out: &mut String, ledger: &Ledger, now: &IndicatorNow<'_>, width: Option<usize>, lang: Lang) {
    let mut all: Vec<&Recorded> = ledger.readings(&now.indicator().key).collect();
    if all.is_empty() {
        return;
    }
    all.sort_by_key(|r| std::cmp::Reverse((r.reading.on, r.reading.kind, r.no)));
    out.push_str(&say::readings_heading(lang, all.len()));
    out.push('\n');
    for recorded in all {
        paragraph(out, &recorded_words(ledger, recorded, lang), "  ", width);
    }
}

/// A reading with all that is known of it, in one line.
pub fn recorded_words(ledger: &Ledger, recorded: &Recorded, lang: Lang) -> String {
    let reading = &recorded.reading;
    let typed = reading.value.typed();
    let value = reading.value.to_string();
    let plain = value == typed || reading.value.value().to_string() == typed;
    let typed = if plain { String::new() } else { say::typed_as(lang, visible_line(typed)) };
    let whose = reading.unit.map(|unit| format!("  {}", ledger.units().short(unit))).unwrap_or_default();
    let site = reading.site.as_deref().map(|site| format!("  {}", visible_line(site))).unwrap_or_default();
    let source = reading.source.as_deref().map(|source| format!("  {}", visible_line(source))).unwrap_or_default();
    let corrects = recorded.corrects.map(|_| format!("  {}", say::was_corrected(lang))).unwrap_or_default();
    format!("{} {} {value}{typed}{whose}{site}{source}{corrects}  {}", reading.on, reading.kind.word(lang), visible_line(&recorded.by))
}

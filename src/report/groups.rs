//! A group of units, as text: the measures that name it, and whom they mean.

use chrono::NaiveDate;

use super::text::{sign_and_word, standing};
use super::units::aligned;
use crate::ledger::{GroupRow, GroupWork, Ledger};
use crate::messages::{Lang, cli, groups as say};
use crate::text::visible_line;

/// In which roles a measure names the group, e.g. `牵头、主责：各区人民政府`.
pub fn said_words(row: &GroupRow<'_>, lang: Lang) -> String {
    let alike = row.said.chunk_by(|(_, a), (_, b)| a == b).filter_map(|chunk| {
        let roles = chunk.iter().map(|(role, _)| role.word(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "));
        Some(say::said(lang, roles, chunk.first()?.1))
    });
    alike.collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// Whom a measure means by the group: all, some by their short names, or that it is to be settled.
pub fn meant_words(ledger: &Ledger, work: &GroupWork<'_>, row: &GroupRow<'_>, lang: Lang) -> String {
    match row.meant.len() {
        0 => say::to_be_settled(lang).to_owned(),
        count if count == work.group.members.len() => say::all(lang, count),
        _ => row.meant.iter().map(|unit| ledger.units().short(*unit)).collect::<Vec<_>>().join(lang.pick("、", ", ")),
    }
}

/// A table of the measures that name the group; `rows` are those of them that are wanted.
pub fn table(ledger: &Ledger, work: &GroupWork<'_>, rows: &[GroupRow<'_>], as_of: NaiveDate, width: Option<usize>, lang: Lang) -> String {
    let titles = [cli::col_id(lang), cli::col_light(lang), say::col_said(lang), say::col_meant(lang), cli::col_text(lang)];
    let mut all = vec![titles.map(str::to_owned).to_vec()];
    all.extend(rows.iter().filter_map(|row| {
        let item = ledger.item(row.key)?;
        Some(vec![
            row.measure.to_string(),
            ledger.standing(item, as_of).map_or_else(String::new, |now| standing(now, lang)),
            said_words(row, lang),
            meant_words(ledger, work, row, lang),
            visible_line(ledger.measure_of(item).map_or("", |measure| &measure.text)).into_owned(),
        ])
    }));
    aligned(&all, width).into_iter().map(|line| line + "\n").collect()
}

/// The same for a width in which a table has no room for whom they mean: a line each, to be wrapped.
pub fn lines(ledger: &Ledger, work: &GroupWork<'_>, as_of: NaiveDate, lang: Lang) -> String {
    let line = |row: &GroupRow<'_>| {
        let light = ledger.standing(ledger.item(row.key)?, as_of)?.light();
        let (light, said) = (sign_and_word(light, lang), said_words(row, lang));
        Some(say::line(lang, row.measure, light, said, meant_words(ledger, work, row, lang)) + "\n")
    };
    work.rows.iter().filter_map(line).collect()
}

/// What the table covers.
pub fn covers(work: &GroupWork<'_>, shown: usize, as_of: NaiveDate, lang: Lang) -> String {
    let covers = say::covers(lang, as_of, &work.group.name, shown, work.rows.len());
    match work.unsettled() {
        0 => covers,
        count => covers + &say::unsettled(lang, count),
    }
}

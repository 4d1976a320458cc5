//! Units and their work, as text.

use chrono::NaiveDate;

use super::queue::age;
use super::text::{light_word, standing};
use crate::ledger::{Dealing, Ledger, Light, Tally, UnitRow, UnitSummary, UnitWork};
use crate::messages::{Lang, cli, units as say, words};
use crate::plan::{Bond, Role, UnitKind};
use crate::text::{Cells, visible_line};

const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

/// What units of a kind are called; those that only the plan names are others.
pub const fn kind_word(kind: Option<UnitKind>, lang: Lang) -> &'static str {
    match kind {
        Some(UnitKind::Department) => say::department(lang),
        Some(UnitKind::District) => say::district(lang),
        Some(UnitKind::Zone) => say::zone(lang),
        Some(UnitKind::Company) => say::company(lang),
        Some(UnitKind::Central) => say::central(lang),
        None => say::other(lang),
    }
}

/// How many there are, and how they stand, e.g. `23 红1 绿22`.
pub fn tally_words(tally: Tally, lang: Lang) -> String {
    let lights = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];
    let counted = lights.into_iter().filter(|light| tally.with(*light) > 0);
    let each = counted.map(|light| format!(" {}{}{}", light_word(light, lang), lang.pick("", " "), tally.with(light)));
    format!("{}{}", tally.total(), each.collect::<String>())
}

/// The roles of a row, e.g. `牵头、主责`.
pub fn roles_words(row: &UnitRow, lang: Lang) -> String {
    row.stake.roles().map(|role| role.word(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// By which words a measure binds the unit of a row, e.g. `各区政府`, `相关区政府（文中：门头沟区）`; where its roles are owed to different
/// words, each with its role.
pub fn by_words(ledger: &Ledger, row: &UnitRow, lang: Lang) -> String {
    let bonds = row.bonds(ledger);
    let alike: Vec<&[(Role, Bond<'_>)]> = bonds.chunk_by(|(_, a), (_, b)| a == b).collect();
    let words = |chunk: &[(Role, Bond<'_>)]| chunk.first().map(|(_, bond)| bond_words(ledger, row, bond, lang)).unwrap_or_default();
    if let [all] = alike.as_slice() {
        return words(all);
    }
    let each = alike.into_iter().map(|chunk| {
        let roles = chunk.iter().map(|(role, _)| role.word(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "));
        say::by(lang, roles, words(chunk))
    });
    each.collect::<Vec<_>>().join(lang.pick("；", "; "))
}

/// The same where there is little room: of words that stand in the text only these.
pub fn by_words_short(ledger: &Ledger, row: &UnitRow, lang: Lang) -> String {
    match row.bonds(ledger).first() {
        Some((_, Bond::InText(_))) => say::short_in_text(lang, words_in_text(ledger, row)),
        Some((_, Bond::Settled(_))) => say::short_settled(lang).to_owned(),
        _ => by_words(ledger, row, lang),
    }
}

/// The words by which the text of a measure names the unit of a row.
fn words_in_text<'a>(ledger: &'a Ledger, row: &UnitRow) -> &'a str {
    let measure = ledger.item(row.measure_key()).and_then(|item| ledger.measure_of(item));
    measure.and_then(|measure| ledger.units().named_in(&measure.text, row.stake.unit.as_str())).unwrap_or_default()
}

fn bond_words(ledger: &Ledger, row: &UnitRow, bond: &Bond<'_>, lang: Lang) -> String {
    match bond {
        Bond::Named => say::named(lang).to_owned(),
        Bond::Alias(words) => say::named_as(lang, words),
        Bond::Member(group) => (*group).to_owned(),
        Bond::Settled(group) => say::settled(lang, group),
        Bond::InText(group) => say::in_text(lang, group, words_in_text(ledger, row)),
    }
}

/// What was promised, urged and extended, e.g. `诺12-10 催2 延1`; empty where nothing was.
pub fn marks_words(ledger: &Ledger, row: &UnitRow, as_of: NaiveDate, lang: Lang) -> String {
    let Some(item) = ledger.item(row.measure_key()) else { return String::new() };
    let followed = ledger.unit_followed(&row.stake, item, as_of);
    let day = followed.promised.map(|day| day.format("%m-%d"));
    let promise = day.map(|day| if followed.promises_late > 0 { say::promise_late(lang, day) } else { say::promised_by(lang, day) });
    let urged = (followed.urges > 0).then(|| say::urged(lang, followed.urges));
    let extended = (followed.extensions > 0).then(|| say::extended(lang, followed.extensions));
    let all: String = [promise, urged, extended].into_iter().flatten().collect();
    all.trim_end().to_owned()
}

/// The open promises of a row, one a line.
pub fn promise_lines(ledger: &Ledger, row: &UnitRow, as_of: NaiveDate, lang: Lang) -> Vec<String> {
    let Some(item) = ledger.item(row.measure_key()) else { return Vec::new() };
    let line = |(key, dealt, due): (_, &crate::ledger::Dealt, NaiveDate)| {
        let Dealing::Promise { whom, .. } = &dealt.what else { return None };
        let late = (as_of - due).num_days();
        let late = if late > 0 { words::promise_late(lang, late) } else { String::new() };
        Some(say::promise_of(lang, ledger.label(key), due, late, whom, dealt.text.replace('\n', " ")))
    };
    ledger.unit_promises(&row.stake, item).into_iter().filter_map(line).collect()
}

/// The counts of a unit in two lines: its roles, and how its work is followed; nothing of what there is not.
pub fn summary_lines(summary: &UnitSummary, lang: Lang) -> Vec<String> {
    let UnitSummary { leads, owes, assists, work, followed, .. } = *summary;
    let words = |tally| tally_words(tally, lang);
    let or_none = |count: usize, words: fn(Lang, usize) -> String| (count > 0).then(|| words(lang, count));
    let promises = match (followed.promises, followed.promises_late) {
        (0, _) => None,
        (open, 0) => Some(say::open_promises(lang, open)),
        (open, late) => Some(say::open_promises_late(lang, open, late)),
    };
    let last = summary.last_report.map_or_else(|| say::never_reported(lang).to_owned(), |day| say::last_report(lang, day));
    let work = [
        Some(say::work(lang, work.total() - work.closed)),
        or_none(summary.overdue, say::overdue),
        promises,
        or_none(followed.urges, say::urged_times),
        or_none(followed.extensions, say::extended_times),
        Some(last),
    ];
    let work = work.into_iter().flatten().collect::<Vec<_>>().join(lang.pick("；", "; "));
    vec![say::counts(lang, words(leads), summary.answering, words(owes), words(assists)), work]
}

/// A table of units in `width` cells, or as wide as its words where none is given; where the kind changes it is named.
pub fn table<'a>(units: impl IntoIterator<Item = &'a UnitSummary>, width: Option<usize>, lang: Lang) -> String {
    let units: Vec<&UnitSummary> = units.into_iter().collect();
    let titles = [
        say::col_unit(lang),
        say::col_leads(lang),
        say::col_owes(lang),
        say::col_assists(lang),
        say::col_overdue(lang),
        say::col_promises(lang),
        say::col_urges(lang),
        say::col_extensions(lang),
        say::col_last_report(lang),
    ];
    let mut rows = vec![titles.map(str::to_owned).to_vec()];
    rows.extend(units.iter().map(|unit| summary_cells(unit, lang)));
    let lines = aligned(&rows, width);
    let mut out = String::new();
    let mut kind = None;
    for (at, line) in lines.into_iter().enumerate() {
        if let Some(unit) = at.checked_sub(1).and_then(|at| units.get(at))
            && kind.replace(unit.kind) != Some(unit.kind)
        {
            let count = units.iter().filter(|other| other.kind == unit.kind).count();
            out.push_str(&format!("[{} {count}]\n", kind_word(unit.kind, lang)));
        }
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn summary_cells(unit: &UnitSummary, lang: Lang) -> Vec<String> {
    let followed = unit.followed;
    let promises = match followed.promises_late {
        0 => followed.promises.to_string(),
        late => say::late_of(lang, followed.promises, late),
    };
    vec![
        visible_line(&unit.unit).into_owned(),
        tally_words(unit.leads, lang),
        tally_words(unit.owes, lang),
        tally_words(unit.assists, lang),
        unit.overdue.to_string(),
        promises,
        followed.urges.to_string(),
        followed.extensions.to_string(),
        unit.last_report.map_or_else(|| words::none(lang).to_owned(), |day| day.format("%m-%d").to_string()),
    ]
}

/// A table of the work of a unit; `rows` are those of it that are wanted.
pub fn work_table(ledger: &Ledger, work: &UnitWork, rows: &[UnitRow], width: Option<usize>, lang: Lang) -> String {
    let titles = [
        cli::col_id(lang),
        cli::col_light(lang),
        cli::col_role(lang),
        say::col_by(lang),
        cli::col_followed(lang),
        cli::col_last_note(lang),
        cli::col_text(lang),
    ];
    let mut all = vec![titles.map(str::to_owned).to_vec()];
    all.extend(rows.iter().map(|row| {
        let item = ledger.item(row.key);
        let text = item.and_then(|item| ledger.measure_of(item)).map_or("", |measure| &measure.text);
        vec![
            ledger.label(row.key),
            standing(row.standing, lang),
            roles_words(row, lang),
            by_words(ledger, row, lang),
            marks_words(ledger, row, work.as_of, lang),
            age(item.and_then(|item| item.notes().next_back()), work.as_of, lang),
            visible_line(text).into_owned(),
        ]
    }));
    aligned(&all, width).into_iter().map(|line| line + "\n").collect()
}

/// The last column is not cut to less than this.
const LAST: usize = 12;

/// Rows of cells as lines: each column as wide as its widest cell, one that is empty left out, the last cut to what is left, or left out
/// where that is next to nothing.
pub(super) fn aligned(rows: &[Vec<String>], width: Option<usize>) -> Vec<String> {
    let columns = rows.first().map_or(0, Vec::len);
    let cell = |row: &[String], at: usize| row.get(at).map_or("", String::as_str).to_owned();
    let mut widths: Vec<usize> = (0..columns)
        .map(|at| {
            let is_used = rows.iter().skip(1).any(|row| !cell(row, at).is_empty());
            if is_used { rows.iter().map(|row| CELLS.width(&cell(row, at))).max().unwrap_or(0) } else { 0 }
        })
        .collect();
    let room = width.unwrap_or(usize::MAX);
    if let Some((last, others)) = widths.split_last_mut()
        && room.saturating_sub(others.iter().filter(|wide| **wide > 0).map(|wide| wide + 1).sum()) < LAST.min(*last)
    {
        *last = 0;
    }
    let line = |row: &Vec<String>| {
        let mut line = String::new();
        for (at, wide) in widths.iter().enumerate().filter(|(_, wide)| **wide > 0) {
            line.push_str(&if at + 1 == columns { cell(row, at) } else { CELLS.pad(&cell(row, at), *wide) + " " });
        }
        CELLS.cut(line.trim_end(), room).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// The word of a role that is filtered by; with none, all of them.
pub const fn role_word(role: Option<Role>, lang: Lang) -> &'static str {
    match role {
        Some(role) => role.word(lang),
        None => say::all_kinds(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::aligned;

    /// Two cells, a space, and 12 for the text, which is cut; with one less it is left out. What is short needs its own width only.
    #[test]
    fn the_last_column_is_cut_to_twelve_cells_and_no_less() {
        let rows = |last: &str| vec![vec!["id".to_owned(), "t".to_owned()], vec!["8".to_owned(), last.to_owned()]];
        let long = rows("abcdefghijklmnopqrst");
        assert_eq!(aligned(&long, Some(15)), ["id t", "8  abcdefghijk…"]);
        assert_eq!(aligned(&long, Some(14)), ["id", "8"]);
        assert_eq!(aligned(&rows("11-18"), Some(8)), ["id t", "8  11-18"]);
        assert_eq!(aligned(&long, None), ["id t", "8  abcdefghijklmnopqrst"]);
    }
}

//! Parts of the ledger in words: the same on the screen and on the command line.

use crate::ledger::{Happening, Status};
use crate::messages::words as say;
use crate::messages::{Lang, cli, words};
use crate::plan::{Bond, Deadline, DeadlineKind, Review, Role, UnitList};

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

/// In which roles, and by which words, a measure binds a unit, e.g. `牵头、主责(各区政府)`.
pub fn bonds_words(bonds: &[(Role, Bond<'_>)], lang: Lang) -> String {
    let comma = lang.pick("、", ", ");
    // Roles that are owed to the same words share them.
    let alike = bonds.chunk_by(|(_, a), (_, b)| a == b).filter_map(|chunk| {
        let roles = chunk.iter().map(|(role, _)| role.word(lang)).collect::<Vec<_>>().join(comma);
        Some(match chunk.first()?.1 {
            Bond::Named => roles,
            Bond::Member(group) => cli::by_group(lang, roles, group),
            Bond::InText(group) => cli::by_text(lang, roles, group),
        })
    });
    alike.collect::<Vec<_>>().join(comma)
}

/// A deadline as published and as dates, e.g. `6—9月(2026-06-01 至 2026-09-30)`.
pub fn deadline_words(deadline: &Deadline, lang: Lang) -> String {
    let published = &deadline.published;
    match deadline.kind {
        DeadlineKind::Due(end) => format!("{published} ({end})"),
        DeadlineKind::Window { start, end } => format!("{published} ({})", say::from_to(lang, start, end)),
        DeadlineKind::Ongoing(Review::Quarterly) => format!("{published} ({})", say::reviewed_quarterly(lang)),
        DeadlineKind::Ongoing(Review::Monthly) => format!("{published} ({})", say::reviewed_monthly(lang)),
        DeadlineKind::Undated => format!("{published} ({})", words::no_date(lang)),
    }
}

/// What happened, in a few words without the text that was written.
pub fn happened(what: &Happening, lang: Lang) -> String {
    let word = |status: &Status| status.word(lang);
    match what {
        Happening::Status { from, to, .. } => format!("{} → {}", word(from), word(to)),
        Happening::Note { kind, .. } => kind.word(lang).to_owned(),
        Happening::NoteWithdrawn => say::note_withdrawn(lang).to_owned(),
        Happening::NoteRestored => say::note_restored(lang).to_owned(),
        Happening::Imported { summary } => say::imported(lang, summary),
        Happening::Reworded { .. } => say::reworded(lang).to_owned(),
        Happening::Dropped { .. } => say::dropped(lang).to_owned(),
        Happening::Renumbered { from, to } => say::renumbered(lang, from, to),
    }
}

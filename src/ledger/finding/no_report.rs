//! A lead has not reported anything since the beginning, though its first report was due (see `light/reporting.rs`, which says when, and what
//! a report is).
//!
//! A lead has reported on a measure when anybody reported on it as a whole; also when all its units have on theirs, for then there is nothing
//! left to ask the lead. One unit that reports does not speak for a lead. Where a group leads (各区政府), each of its units answers for what
//! it owes: nobody hides behind 各区.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Finding, Ground};
use crate::ledger::light::DueDays;
use crate::ledger::{Item, ItemKey, Ledger};
use crate::plan::{Lookup, Measure, Role, UnitName};

/// Something on which a lead has said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Silent {
    /// The measure; or what the unit owes, where it leads as one of a group.
    pub item: ItemKey,
    /// How many units owe it besides the lead's own word.
    pub units: usize,
    /// How many of these have reported.
    pub reported: usize,
}

/// On what a lead has said nothing, and when the first of it was due.
type Silence = (UnitName, NaiveDate, Vec<Silent>);

pub(super) fn find(ledger: &Ledger, as_of: NaiveDate) -> Vec<Finding> {
    let mut leads: Vec<Silence> = Vec::new();
    let mut places: HashMap<UnitName, usize> = HashMap::new();
    for (measure, item) in ledger.rows() {
        let open = ledger.standing(item, as_of).is_some_and(|standing| standing.light().is_some());
        let deadline = ledger.deadline(item).filter(|_| open);
        let first = deadline.map(|deadline| DueDays::of(deadline, ledger.plan().year, ledger.settings()).first());
        let Some(due) = first.filter(|due| *due < as_of) else { continue };
        for (lead, silent) in silent(ledger, measure, item, as_of) {
            let place = *places.entry(lead).or_insert(leads.len());
            match leads.get_mut(place) {
                Some((_, first, all)) => {
                    *first = due.min(*first);
                    all.push(silent);
                }
                None => leads.push((lead, due, vec![silent])),
            }
        }
    }
    let finding = |(lead, due, silent): Silence| {
        Finding::new(silent.iter().map(|silent| silent.item).collect(), Ground::NoReport { lead, due, silent })
    };
    leads.into_iter().filter_map(finding).collect()
}

/// Who answers for a measure and has said nothing.
fn silent(ledger: &Ledger, measure: &Measure, item: &Item, as_of: NaiveDate) -> Vec<(UnitName, Silent)> {
    let has_report = |item: &Item| item.last_report_on(as_of).is_some();
    // What was said about the measure as a whole was said for all who lead it.
    let Some(name) = answering(measure).filter(|_| !has_report(item)) else { return Vec::new() };
    let owed = ledger.obligations_of(item);
    let reported = owed.iter().filter(|owed| has_report(owed)).count();
    let whole = |lead: &str| match reported == owed.len() && !owed.is_empty() {
        true => Vec::new(),
        false => vec![(UnitName::new(lead), Silent { item: item.key, units: owed.len(), reported })],
    };
    match ledger.units().find(name) {
        Some(Lookup::Unit(unit)) => whole(&unit.name),
        None => whole(name),
        Some(Lookup::Group(group)) => {
            let leads =
                |owed: &&Item| owed.key.unit.is_some_and(|unit| ledger.units().bond(measure, Role::Lead, &unit, item.settled()).is_some());
            let leading: Vec<&Item> = owed.iter().filter(leads).collect();
            if leading.is_empty() {
                // Either the measure is one unit's alone, or nobody knows yet whom the group means.
                let sole = ledger.obligations(item).next().filter(|_| owed.is_empty()).map(|owed| owed.unit);
                return whole(sole.map_or(&group.name, |unit| unit.as_str()));
            }
            let silent = leading.into_iter().filter(|owed| !has_report(owed));
            silent.filter_map(|owed| Some((owed.key.unit?, Silent { item: owed.key, units: 0, reported: 0 }))).collect()
        }
    }
}

/// Who answers for a measure: its first lead; where the cell is empty, its first responsible unit.
fn answering(measure: &Measure) -> Option<&str> {
    measure.answering_lead().or_else(|| measure.responsible.names.first().map(AsRef::as_ref))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::NoteKind;
    use crate::ledger::Status::{Done, InProgress, Submitted, Withdrawn};
    use crate::ledger::finding::testing::Book;

    const SPRING: &str = "2026-03-26";
    const NOVEMBER: &str = "2026-11-23";

    /// 25 January for what is due at the year's end, 25 March for what is ongoing, 25 June for what begins on 1 June.
    #[test]
    fn nothing_is_asked_before_the_first_report_was_due() {
        let book = Book::new();
        let whole_year = ["1.1 1.2", "1.5@东城", "1.5@西城", "1.5@房山", "1.6"];
        let ongoing = ["1.1 1.2", "1.3 1.7", "1.5@东城", "1.5@西城", "1.5@房山", "1.6"];
        let window = ["1.1 1.2", "1.3 1.4 1.7", "1.5@东城", "1.5@西城", "1.5@房山", "1.6"];
        for (day, expected) in [
            ("2025-12-31", &[][..]),
            ("2026-01-25", &[]),
            ("2026-01-26", &whole_year),
            ("2026-03-25", &whole_year),
            ("2026-03-26", &ongoing),
            ("2026-06-25", &ongoing),
            ("2026-06-26", &window),
            ("2027-02-01", &window),
        ] {
            assert_eq!(book.found(find, day), expected, "{day}");
        }
    }

    #[test]
    fn a_lead_is_told_once_with_all_its_measures_and_the_first_date() {
        let book = Book::new();
        let found = find(&book.0, NOVEMBER.parse().unwrap());
        let leads: Vec<(&str, String, usize)> = found
            .iter()
            .map(|finding| match &finding.basis {
                Ground::NoReport { lead, due, silent } => (lead.as_str(), due.to_string(), silent.len()),
                other => panic!("{other:?}"),
            })
            .collect();
        let january = || "2026-01-25".to_owned();
        assert_eq!(
            leads,
            [
                ("市水务局", january(), 2),
                ("市商务局", "2026-03-25".to_owned(), 3),
                ("东城区政府", january(), 1),
                ("西城区政府", january(), 1),
                ("房山区政府", january(), 1),
                // Nobody knows yet whom it means.
                ("相关区政府", january(), 1),
            ]
        );
    }

    #[test]
    fn a_lead_has_reported_by_its_own_word_or_by_that_of_all_its_units() {
        let mut book = Book::new();
        let water = |book: &Book| book.found(find, SPRING).first().cloned().unwrap_or_default();
        // Other words than progress are no report, and one unit does not speak for the lead.
        book.note("2026-02-01", "1.1", NoteKind::Comment, "已催").note("2026-02-01", "1.1", NoteKind::Urge, "请报");
        book.progress("2026-02-01", "1.1@东城", "开工").set("2026-02-01", "1.1@西城", &[InProgress]);
        assert_eq!(water(&book), "1.1 1.2");
        let reported = |book: &Book| match &find(&book.0, SPRING.parse().unwrap())[0].basis {
            Ground::NoReport { silent, .. } => silent.iter().map(|s| (s.reported, s.units)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        assert_eq!(reported(&book), [(2, 3), (0, 3)]);
        book.progress("2026-02-02", "1.1@房山", "开工");
        assert_eq!(water(&book), "1.2", "all its units have");
        book.undo("2026-02-03");
        assert_eq!(water(&book), "1.1 1.2", "that was taken back");
        book.set("2026-02-03", "1.1", &[InProgress]);
        assert_eq!(water(&book), "1.2");
        book.progress("2026-02-04", "1.2", "开工");
        assert_eq!(water(&book), "1.3 1.7");
    }

    #[test]
    fn what_is_closed_is_not_asked_for() {
        let mut book = Book::new();
        book.set("2026-02-01", "1.1", &[Withdrawn]).set("2026-02-01", "1.2@全部", &[InProgress, Submitted, Done]);
        book.set("2026-02-01", "1.5@东城", &[InProgress]);
        assert_eq!(book.found(find, SPRING), ["1.3 1.7", "1.5@西城", "1.5@房山", "1.6"]);
        // A word about the measure is one for all units that lead it.
        book.progress("2026-02-01", "1.5", "各区都已开工");
        assert_eq!(book.found(find, SPRING), ["1.3 1.7", "1.6"]);
    }
}

//! Consistency findings (核对发现): where the ledger contradicts itself, repeats itself or says nothing. Each names the items and the words
//! it rests on, and a supervisor can settle it with a reason; it comes back when what it rests on changes.
//!
//! One file a rule. A rule looks at the whole ledger and costs no more than the notes and obligations that there are.

mod contradiction;
mod done_but_open;
mod ground;
mod key;
mod no_report;
mod off_target;
mod over_verified;
mod same_text;
#[cfg(test)]
mod testing;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::obligation::Obligations;
use super::{ActRefused, Item, ItemKey, Ledger};
use crate::messages::{Lang, findings as say};

pub use ground::{Ground, Quote, Says, Signed};
pub use key::{BadFindingKey, FindingKey};
pub use no_report::Silent;

/// What is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// A measure is 办结 while a unit is not.
    DoneButOpen,
    /// What is set on a measure is not what its units say.
    Contradiction,
    /// 雷同: a text is an earlier one over again, or another unit's.
    SameText,
    /// A reading against its target: said to be done and missed, or a cap exceeded.
    OffTarget,
    /// A reported value is more points better than the verified one than a setting allows.
    OverVerified,
    /// A lead has not reported anything since the beginning.
    NoReport,
}

impl FindingKind {
    /// All kinds, in the order in which they are listed.
    pub const ALL: [FindingKind; 6] = [
        FindingKind::DoneButOpen,
        FindingKind::OffTarget,
        FindingKind::OverVerified,
        FindingKind::Contradiction,
        FindingKind::SameText,
        FindingKind::NoReport,
    ];

    /// The code in exports.
    pub const fn code(self) -> &'static str {
        match self {
            FindingKind::DoneButOpen => "done_but_open",
            FindingKind::Contradiction => "contradiction",
            FindingKind::SameText => "same_text",
            FindingKind::OffTarget => "off_target",
            FindingKind::OverVerified => "over_verified",
            FindingKind::NoReport => "no_report",
        }
    }

    /// The words on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            FindingKind::DoneButOpen => say::done_but_open(lang),
            FindingKind::Contradiction => say::contradiction(lang),
            FindingKind::SameText => say::same_text(lang),
            FindingKind::OffTarget => say::off_target(lang),
            FindingKind::OverVerified => say::over_verified(lang),
            FindingKind::NoReport => say::no_report(lang),
        }
    }

    /// The word in a list.
    pub const fn short(self, lang: Lang) -> &'static str {
        match self {
            FindingKind::DoneButOpen => say::short_done_but_open(lang),
            FindingKind::Contradiction => say::short_contradiction(lang),
            FindingKind::SameText => say::short_same_text(lang),
            FindingKind::OffTarget => say::short_off_target(lang),
            FindingKind::OverVerified => say::short_over_verified(lang),
            FindingKind::NoReport => say::short_no_report(lang),
        }
    }

    const fn rule(self) -> fn(&Ledger, NaiveDate) -> Vec<Finding> {
        match self {
            FindingKind::DoneButOpen => done_but_open::find,
            FindingKind::Contradiction => contradiction::find,
            FindingKind::SameText => same_text::find,
            FindingKind::OffTarget => off_target::find,
            FindingKind::OverVerified => over_verified::find,
            FindingKind::NoReport => no_report::find,
        }
    }
}

/// Something that does not agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What people call it. It follows from the kind, the items and what it rests on.
    pub key: FindingKey,
    /// The items that it is about: one at least. A settlement is written on the first.
    pub items: Vec<ItemKey>,
    /// What it rests on.
    pub basis: Ground,
    /// How a supervisor settled it; none while it is open.
    pub settled: Option<Settlement>,
}

/// How a supervisor settled a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The finding.
    pub finding: FindingKey,
    /// Who settled it, and when.
    pub written: Signed,
    /// The reason.
    pub why: String,
}

impl Finding {
    /// A finding about these items; none where there are none.
    fn new(items: Vec<ItemKey>, basis: Ground) -> Option<Self> {
        if items.is_empty() {
            return None;
        }
        let key = FindingKey::of(basis.kind().code(), &items, &basis.words());
        Some(Self { key, items, basis, settled: None })
    }

    /// What is found.
    pub const fn kind(&self) -> FindingKind {
        self.basis.kind()
    }
}

impl Ledger {
    /// Where the ledger does not agree on `as_of`, by kind and within a kind in the plan's order; those that a supervisor settled say so.
    pub fn findings(&self, as_of: NaiveDate) -> Vec<Finding> {
        let settled = self.settlements();
        let mut all: Vec<Finding> = FindingKind::ALL.into_iter().flat_map(|kind| kind.rule()(self, as_of)).collect();
        for finding in &mut all {
            finding.settled = settled.get(&finding.key).map(|settlement| (*settlement).clone());
        }
        all
    }

    /// The finding that a person means by a key or by how it begins.
    ///
    /// # Errors
    /// When there is none (any more), or several begin so.
    pub fn finding(&self, key: &str, as_of: NaiveDate) -> Result<Finding, ActRefused> {
        let Some(prefix) = FindingKey::prefix(key) else { return Err(ActRefused::NoSuchFinding(key.to_owned())) };
        let mut meant: Vec<Finding> = self.findings(as_of).into_iter().filter(|f| f.key.to_string().starts_with(&prefix)).collect();
        match (meant.pop(), meant.is_empty()) {
            (Some(one), true) => Ok(one),
            (Some(last), false) => {
                Err(ActRefused::ManyFindings { key: prefix, found: meant.iter().chain([&last]).map(|f| f.key).collect() })
            }
            (None, _) => Err(ActRefused::NoSuchFinding(prefix)),
        }
    }

    /// What supervisors settled and did not take back; of two who settled one at the same time, the first.
    fn settlements(&self) -> HashMap<FindingKey, &Settlement> {
        let owed = self.owed.iter().flat_map(Obligations::all);
        let mut settled = HashMap::new();
        for settlement in self.items.iter().chain(owed).flat_map(Item::settlements) {
            settled.entry(settlement.finding).or_insert(settlement);
        }
        settled
    }
}

#[cfg(test)]
mod tests {
    use super::testing::Book;
    use super::*;
    use crate::ledger::Act;
    use crate::ledger::Status::{Blocked, Done, InProgress, Submitted};

    const DAY: &str = "2026-01-20";

    fn day() -> NaiveDate {
        DAY.parse().unwrap()
    }

    /// The findings of a day on which no report was due yet: their kinds, and whether they are settled.
    fn found(book: &Book) -> Vec<(FindingKind, bool)> {
        book.0.findings(day()).iter().map(|finding| (finding.kind(), finding.settled.is_some())).collect()
    }

    fn settle(book: &mut Book, key: &str) -> Result<(), ActRefused> {
        let act = Act::settle_finding(&book.0, key, "会议已明确", day())?;
        book.write(DAY, "zhang", &act);
        Ok(())
    }

    #[test]
    fn a_ledger_in_which_nothing_was_written_agrees_until_the_first_report_is_due() {
        let book = Book::new();
        assert_eq!(found(&book), []);
        assert!(!book.0.findings("2026-01-26".parse().unwrap()).is_empty());
    }

    #[test]
    fn findings_come_by_kind_and_each_has_a_key_of_its_own() {
        let mut book = Book::new();
        book.progress(DAY, "1.1@东城", "已完成自查，正在整改").progress(DAY, "1.1@西城", "已完成自查，正在整改");
        book.set(DAY, "1.2", &[InProgress, Submitted]).set(DAY, "1.4", &[InProgress, Submitted, Done]);
        assert_eq!(found(&book), [FindingKind::DoneButOpen, FindingKind::Contradiction, FindingKind::SameText].map(|kind| (kind, false)));
        let all = book.0.findings(day());
        assert!(all.iter().all(|finding| !finding.items.is_empty()));
        assert!(all.iter().zip(all.iter().skip(1)).all(|(one, next)| one.key != next.key));
        assert_eq!(all, book.0.findings(day()), "the same again");
    }

    #[test]
    fn a_settled_finding_stays_settled_until_what_it_rests_on_changes() {
        let mut book = Book::new();
        book.set(DAY, "1.1@东城,西城,房山", &[InProgress]).set(DAY, "1.1@房山", &[Blocked]).set(DAY, "1.1", &[InProgress, Submitted]);
        let key = book.0.findings(day())[0].key;
        settle(&mut book, &key.short()).unwrap();
        let settled = book.0.findings(day())[0].settled.clone().unwrap();
        assert_eq!((settled.finding, settled.written.by.as_str(), settled.why.as_str()), (key, "zhang", "会议已明确"));
        // What it does not rest on.
        book.progress(DAY, "1.1@房山", "仍在停工").set(DAY, "1.1@东城", &[Submitted]);
        assert_eq!(found(&book), [(FindingKind::Contradiction, true)]);
        // Another unit is held up; that taken back, it is the finding that was settled.
        book.set(DAY, "1.1@西城", &[Blocked]);
        assert_eq!(found(&book), [(FindingKind::Contradiction, false)]);
        book.undo(DAY);
        assert_eq!(found(&book), [(FindingKind::Contradiction, true)]);
        // The same status set again is said again.
        book.set(DAY, "1.1@房山", &[InProgress, Blocked]);
        assert_eq!(found(&book), [(FindingKind::Contradiction, false)]);
        assert_ne!(book.0.findings(day())[0].key, key);
    }

    #[test]
    fn settling_is_taken_back_and_done_again() {
        let mut book = Book::new();
        book.set(DAY, "1.1", &[InProgress, Submitted]);
        let key = book.0.findings(day())[0].key.to_string();
        settle(&mut book, &key).unwrap();
        let notes = |book: &Book| book.0.item(book.key("1.1")).unwrap().notes().count();
        assert_eq!(notes(&book), 2, "the reasons given with the statuses: that of a finding is none on the item");
        assert_eq!(book.undo(DAY).0.findings(day())[0].settled, None);
        assert!(book.redo(DAY).0.findings(day())[0].settled.is_some());
        assert!(book.undo(DAY).0.findings(day())[0].settled.is_none());
        settle(&mut book, &key).unwrap();
        assert_eq!(found(&book), [(FindingKind::Contradiction, true)]);
    }

    #[test]
    fn what_cannot_be_settled_is_refused() {
        let mut book = Book::new();
        book.set(DAY, "1.1,1.2", &[InProgress, Submitted]);
        let keys: Vec<String> = book.0.findings(day()).iter().map(|finding| finding.key.to_string()).collect();
        assert_eq!(Act::settle_finding(&book.0, &keys[0], " \u{3000}", day()), Err(ActRefused::FindingUnsaid));
        for unknown in ["f000000", "1.1", "", "f"] {
            assert_eq!(settle(&mut book, unknown), Err(ActRefused::NoSuchFinding(unknown.to_owned())));
        }
        settle(&mut book, &keys[0]).unwrap();
        assert!(matches!(settle(&mut book, &keys[0]), Err(ActRefused::FindingSettled { by, .. }) if by == "zhang"));
        assert_eq!(book.0.findings(day()).iter().map(|f| f.settled.is_some()).collect::<Vec<_>>(), [true, false]);
    }
}

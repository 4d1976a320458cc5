//! Doubts: what the importer decided, or could not decide, and a person should look at.

use chrono::NaiveDate;

use super::corrections::Reason;
use crate::messages::{Lang, import as say};
use crate::plan::{MeasureId, Role};

/// Something that a person should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The line, from 1.
    pub line: usize,
    /// The measure that it is about.
    pub measure: Option<MeasureId>,
    /// What is doubtful.
    pub kind: DoubtKind,
}

/// What is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoubtKind {
    /// Lead and responsible are one merged cell.
    Merged,
    /// They are, and the extraction moved the assisting units one column left.
    Shifted,
    /// A merged cell with nothing at all beside it.
    NoAssist,
    /// The cell of the responsible units names nobody.
    NobodyResponsible,
    /// A task's title differs on repetition; the first stays.
    TitleDiffers {
        /// The task.
        task: u32,
        /// The title that stays.
        first: String,
        /// The title here.
        here: String,
    },
    /// A task number is left out.
    NumberLeftOut {
        /// The number after the gap.
        number: u32,
        /// The number before it.
        previous: u32,
    },
    /// A slip that the list of corrections corrects.
    Corrected {
        /// The words as published.
        find: String,
        /// The words instead.
        replace: String,
        /// Why, from the list.
        reason: Reason,
    },
    /// A name that is not in the list of units.
    UnknownUnit {
        /// The role.
        role: Role,
        /// The name as published.
        name: String,
    },
    /// A unit that one cell names twice.
    Twice {
        /// The role.
        role: Role,
        /// The name.
        name: String,
    },
    /// A name that a line wrap broke, put together again.
    Rejoined {
        /// The whole name.
        name: String,
    },
    /// The list of units is not complete: 等部门.
    AndOthers {
        /// The role.
        role: Role,
    },
    /// There is no date to judge by.
    NoDate {
        /// The words of the cell.
        cell: String,
    },
    /// The text names a date that is not the cell's.
    OtherDate {
        /// The words of the text.
        phrase: String,
        /// The last day that they mean.
        end: NaiveDate,
        /// The words of the cell.
        cell: String,
        /// The last day that those mean, if any.
        cell_end: Option<NaiveDate>,
    },
}

impl Doubt {
    /// One line of the report: line number, measure id, what is doubtful.
    pub fn describe(&self, lang: Lang) -> String {
        let what = self.kind.words(lang);
        match self.measure {
            Some(id) => say::doubt_at(lang, self.line, id, what),
            None => say::doubt_in_line(lang, self.line, what),
        }
    }
}

impl DoubtKind {
    fn words(&self, lang: Lang) -> String {
        match self {
            DoubtKind::Merged => say::merged(lang).to_owned(),
            DoubtKind::Shifted => say::shifted(lang).to_owned(),
            DoubtKind::NoAssist => say::no_assist(lang).to_owned(),
            DoubtKind::NobodyResponsible => say::nobody_responsible(lang).to_owned(),
            DoubtKind::TitleDiffers { task, first, here } => say::title_differs(lang, task, first, here),
            DoubtKind::NumberLeftOut { number, previous } => say::number_left_out(lang, previous, number),
            DoubtKind::Corrected { find, replace, reason } => say::corrected(lang, find, replace, reason.text(lang)),
            DoubtKind::UnknownUnit { role, name } => say::unknown_unit(lang, role.word(lang), name),
            DoubtKind::Twice { role, name } => say::twice(lang, role.word(lang), name),
            DoubtKind::Rejoined { name } => say::rejoined(lang, name),
            DoubtKind::AndOthers { role } => say::and_others(lang, role.word(lang)),
            DoubtKind::NoDate { cell } => say::no_date(lang, cell),
            DoubtKind::OtherDate { phrase, end, cell, cell_end: None } => say::date_beside(lang, phrase, end, cell),
            DoubtKind::OtherDate { phrase, end, cell, cell_end: Some(of_cell) } if end < of_cell => {
                say::earlier_date(lang, phrase, end, cell, of_cell)
            }
            DoubtKind::OtherDate { phrase, end, cell, cell_end: Some(of_cell) } => say::later_date(lang, phrase, end, cell, of_cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_says_where_what_and_what_was_done() {
        let doubt = |measure: Option<&str>, kind| Doubt { line: 10, measure: measure.map(|id| id.parse().unwrap()), kind };
        let shifted = doubt(Some("1.1"), DoubtKind::Shifted);
        assert_eq!(shifted.describe(Lang::Zh), "第10行 1.1 牵头与主责为合并单元格，协办左移一列：已还原");
        assert!(shifted.describe(Lang::En).starts_with("line 10 1.1: "));
        let june = |m, d| NaiveDate::from_ymd_opt(2026, m, d);
        let cell = "6月底前".to_owned();
        let kind =
            |m, d, cell_end| DoubtKind::OtherDate { phrase: "汛期前".into(), end: june(m, d).unwrap(), cell: cell.clone(), cell_end };
        let words = |kind| doubt(Some("31.3"), kind).describe(Lang::Zh);
        assert!(words(kind(5, 31, june(6, 30))).contains("“汛期前”（至2026-05-31），早于完成时限“6月底前”（至2026-06-30）"));
        assert!(words(kind(7, 31, june(6, 30))).contains("晚于"));
        assert!(!words(kind(7, 31, None)).contains("于"));
        let left_out = doubt(None, DoubtKind::NumberLeftOut { number: 5, previous: 3 });
        assert!(left_out.describe(Lang::Zh).starts_with("第10行 "));
    }
}

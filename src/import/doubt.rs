//! Doubts: what the importer decided, or could not decide, and a person should look at.

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
        reason: String,
    },
    /// A name that is not in the list of units.
    UnknownUnit {
        /// The role.
        role: Role,
        /// The name as published.
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
        end: chrono::NaiveDate,
        /// The words of the cell.
        cell: String,
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
            DoubtKind::TitleDiffers { task, first, here } => say::title_differs(lang, task, first, here),
            DoubtKind::NumberLeftOut { number, previous } => say::number_left_out(lang, previous, number),
            DoubtKind::Corrected { find, replace, reason } => say::corrected(lang, find, replace, reason),
            DoubtKind::UnknownUnit { role, name } => say::unknown_unit(lang, role.word(lang), name),
            DoubtKind::Rejoined { name } => say::rejoined(lang, name),
            DoubtKind::AndOthers { role } => say::and_others(lang, role.word(lang)),
            DoubtKind::NoDate { cell } => say::no_date(lang, cell),
            DoubtKind::OtherDate { phrase, end, cell } => say::other_date(lang, phrase, end, cell),
        }
    }
}

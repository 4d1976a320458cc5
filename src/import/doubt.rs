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

/// What is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// 领域
    Area,
    /// 节
    Section,
    /// 重点任务
    Task,
}

/// What is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoubtKind {
    /// The title of the plan stands in two lines.
    TitleJoined {
        /// The whole title.
        title: String,
    },
    /// The title names several years.
    YearTaken {
        /// The one that is taken for the plan's.
        year: i32,
        /// The others.
        others: Vec<i32>,
    },
    /// No unit of the plan is in the list: its districts and aliases are another city's.
    NobodyKnown {
        /// Whose list it is.
        city: Option<String>,
    },
    /// The title of an area or a section differs on repetition; the first stays.
    HeadingDiffers {
        /// What it is.
        level: Level,
        /// Its number.
        number: u32,
        /// The title that stays.
        first: String,
        /// The title here.
        here: String,
    },
    /// An area or a section without any task.
    NothingUnder {
        /// What it is.
        level: Level,
        /// Its title.
        title: String,
    },
    /// A row with nothing but a text: taken for the rest of the measure before it.
    Continued,
    /// The text of a measure that stands elsewhere too.
    SameText {
        /// The first measure with that text.
        first: MeasureId,
    },
    /// A question mark within a word.
    MaybeLost {
        /// The mark and what stands around it.
        around: String,
    },
    /// A name that stands for a unit with another full name; said once for the whole plan.
    Alias {
        /// The name as published.
        name: String,
        /// The full name.
        full: String,
    },
    /// A group that binds those whom the text names, and the text names none.
    Unsettled {
        /// The group as published.
        group: String,
    },
    /// The deadline lies in a year far from the plan's.
    FarYear {
        /// The words of the cell.
        cell: String,
        /// The year that they mean.
        year: i32,
        /// The plan's.
        plan_year: i32,
    },
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
    /// The number of an area, a section or a task is left out.
    NumberLeftOut {
        /// What is numbered.
        level: Level,
        /// The number after the gap.
        number: u32,
        /// The number before it; 0 where it is the first.
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

impl Level {
    /// The word for it.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Level::Area => say::area(lang),
            Level::Section => say::section(lang),
            Level::Task => say::task(lang),
        }
    }
}

impl DoubtKind {
    fn words(&self, lang: Lang) -> String {
        match self {
            DoubtKind::TitleJoined { title } => say::title_joined(lang, title),
            DoubtKind::YearTaken { year, others } => say::year_taken(lang, year, listed(others, lang)),
            DoubtKind::NobodyKnown { city: Some(city) } => say::nobody_known(lang, city),
            DoubtKind::NobodyKnown { city: None } => say::nobody_known_at_all(lang).to_owned(),
            DoubtKind::TitleDiffers { task, first, here } => say::title_differs(lang, say::task(lang), task, first, here),
            DoubtKind::HeadingDiffers { level, number, first, here } => say::title_differs(lang, level.word(lang), number, first, here),
            DoubtKind::NumberLeftOut { level, number, previous: 0 } => say::number_begins(lang, level.word(lang), number),
            DoubtKind::NumberLeftOut { level, number, previous } => say::number_left_out(lang, level.word(lang), previous, number),
            DoubtKind::NothingUnder { level, title } => say::nothing_under(lang, level.word(lang), title),
            DoubtKind::Merged => say::merged(lang).to_owned(),
            DoubtKind::Shifted => say::shifted(lang).to_owned(),
            DoubtKind::NoAssist => say::no_assist(lang).to_owned(),
            DoubtKind::NobodyResponsible => say::nobody_responsible(lang).to_owned(),
            DoubtKind::UnknownUnit { role, name } => say::unknown_unit(lang, role.word(lang), name),
            DoubtKind::Twice { role, name } => say::twice(lang, role.word(lang), name),
            DoubtKind::Rejoined { name } => say::rejoined(lang, name),
            DoubtKind::AndOthers { role } => say::and_others(lang, role.word(lang)),
            DoubtKind::Alias { name, full } => say::alias(lang, name, full),
            DoubtKind::Unsettled { group } => say::unsettled(lang, group),
            DoubtKind::Continued => say::continued(lang).to_owned(),
            DoubtKind::SameText { first } => say::same_text(lang, first),
            DoubtKind::MaybeLost { around } => say::maybe_lost(lang, around),
            DoubtKind::Corrected { find, replace, reason } => say::corrected(lang, find, replace, reason.text(lang)),
            DoubtKind::NoDate { cell } if cell.is_empty() => say::no_deadline(lang).to_owned(),
            DoubtKind::NoDate { cell } => say::no_date(lang, cell),
            DoubtKind::FarYear { cell, year, plan_year } => say::far_year(lang, cell, year, plan_year),
            DoubtKind::OtherDate { phrase, end, cell, cell_end: None } => say::date_beside(lang, phrase, end, cell),
            DoubtKind::OtherDate { phrase, end, cell, cell_end: Some(of_cell) } if end < of_cell => {
                say::earlier_date(lang, phrase, end, cell, of_cell)
            }
            DoubtKind::OtherDate { phrase, end, cell, cell_end: Some(of_cell) } => say::later_date(lang, phrase, end, cell, of_cell),
        }
    }
}

fn listed(years: &[i32], lang: Lang) -> String {
    years.iter().map(i32::to_string).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_says_where_what_and_what_was_done() {
        let doubt = |measure: Option<&str>, kind| Doubt { line: 10, measure: measure.map(|id| id.parse().unwrap()), kind };
        let shifted = doubt(Some("1.1"), DoubtKind::Shifted);
        assert_eq!(
            shifted.describe(Lang::Zh),
            "第10行 1.1 协办格为空：按“牵头与主责为合并单元格、协办左移一列”还原。若协办确实没有单位，请在协办格写“——”后再导入"
        );
        assert!(shifted.describe(Lang::En).starts_with("line 10 1.1: "));
        let june = |m, d| NaiveDate::from_ymd_opt(2026, m, d);
        let cell = "6月底前".to_owned();
        let kind =
            |m, d, cell_end| DoubtKind::OtherDate { phrase: "汛期前".into(), end: june(m, d).unwrap(), cell: cell.clone(), cell_end };
        let words = |kind| doubt(Some("31.3"), kind).describe(Lang::Zh);
        assert!(words(kind(5, 31, june(6, 30))).contains("“汛期前”（至2026-05-31），早于完成时限“6月底前”（至2026-06-30）"));
        assert!(words(kind(7, 31, june(6, 30))).contains("晚于"));
        assert!(!words(kind(7, 31, None)).contains("于"));
        let left_out = doubt(None, DoubtKind::NumberLeftOut { level: Level::Task, number: 5, previous: 3 });
        assert!(left_out.describe(Lang::Zh).starts_with("第10行 "));
    }
}

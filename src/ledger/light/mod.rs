//! 预警灯: computed, never set: the worst of three parts, deadline, progress and reporting. One file a part; progress is that of the
//! indicators (see `progress/`).

mod dates;
mod deadline;
mod judged;
mod reporting;

use super::{Item, ProgressWhy, Shown, Status, to_moment};
use crate::messages::{Lang, words};
use crate::plan::DeadlineKind;

pub use dates::ReviewMissed;
pub use judged::Judged;
pub(super) use judged::PartLights;
pub(super) use reporting::DueDays;
pub use reporting::Unreported;

/// The colour. Worse is greater; grey is not green and is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Light {
    /// Nothing to judge by yet.
    Grey,
    /// Nothing is due soon.
    Green,
    /// Attention.
    Yellow,
    /// Late.
    Red,
}

/// The parts of a light, in the order in which they count where two are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// 时限: the deadline, and what was promised by a day.
    Deadline,
    /// 进度: indicators, milestones, reviews.
    Progress,
    /// 报送: how fresh the last report is.
    Reporting,
}

/// Why a light has its colour, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// So many days past the deadline.
    Overdue(i64),
    /// So many days before it; 0 on the day itself.
    DaysLeft(i64),
    /// An ongoing measure has no last day.
    Ongoing,
    /// The plan gives no date (缺时限).
    NoDate,
    /// So many days past the day by which something was promised.
    PromiseLate(i64),
    /// How far an indicator is, and how its figures are shown.
    Progress(ProgressWhy, Shown),
    /// So many days past the day of a milestone that was not reached.
    MilestoneLate(i64),
    /// Nothing was reported for periods of a review.
    ReviewMissed(ReviewMissed),
    /// No milestone is late.
    MilestonesKept,
    /// Every period of a review that is over was reported.
    ReviewsKept,
    /// Reports are missing.
    Unreported(Unreported),
    /// Everything was reported that was due.
    Reported,
    /// No report was due yet.
    NoReportYet,
}

/// How an item stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Open, with its light.
    Open(Light, Why),
    /// Closed. For one that was done: whether by its deadline. What was late stays late.
    Closed {
        /// How it was closed.
        status: Status,
        /// Whether it was closed by its last day; none where there is no such day.
        in_time: Option<bool>,
    },
}

impl Light {
    /// The word that always stands beside the colour.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Light::Red => words::red(lang),
            Light::Yellow => words::yellow(lang),
            Light::Green => words::green(lang),
            Light::Grey => words::grey(lang),
        }
    }

    /// The first letter of the English word, for where there is no room.
    pub const fn initial(self) -> &'static str {
        match self {
            Light::Red => "R",
            Light::Yellow => "Y",
            Light::Green => "G",
            Light::Grey => "-",
        }
    }

    /// The code in exports.
    pub const fn code(self) -> &'static str {
        self.word(Lang::En)
    }
}

impl Standing {
    /// How an item stands that is closed, and was to be done by that deadline.
    pub(super) fn of_closed(item: &Item, deadline: DeadlineKind) -> Self {
        let closed_on = item.status_at.map(|at| to_moment(at).date_naive());
        let in_time = deadline.end().zip(closed_on).map(|(end, closed)| closed <= end);
        Standing::Closed { status: item.status, in_time }
    }

    /// The light of an open item.
    pub const fn light(self) -> Option<Light> {
        match self {
            Standing::Open(light, _) => Some(light),
            Standing::Closed { .. } => None,
        }
    }

    /// How a closed item was closed.
    pub const fn closed_as(self) -> Option<Status> {
        match self {
            Standing::Closed { status, .. } => Some(status),
            Standing::Open(..) => None,
        }
    }

    /// Whether it is open and past its deadline.
    pub const fn is_overdue(self) -> bool {
        matches!(self, Standing::Open(_, Why::Overdue(_)))
    }

    /// Whether it was closed after its deadline: what was late stays late.
    pub const fn was_late(self) -> bool {
        matches!(self, Standing::Closed { status: Status::Done, in_time: Some(false) })
    }

    /// The reason in figures, e.g. `逾期54天`; for a closed item how it was closed, e.g. `逾期办结`.
    pub fn reason(self, lang: Lang) -> String {
        match self {
            Standing::Open(_, why) => why.words(lang),
            Standing::Closed { status: Status::Done, in_time: Some(in_time) } => {
                let when = if in_time { words::in_time(lang) } else { words::late(lang) };
                lang.pick(format!("{when}{}", words::done(lang)).as_str(), format!("{} {when}", words::done(lang)).as_str()).to_owned()
            }
            Standing::Closed { status, .. } => status.word(lang).to_owned(),
        }
    }
}

impl Part {
    /// All of them.
    pub const ALL: [Part; 3] = [Part::Deadline, Part::Progress, Part::Reporting];

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Part::Deadline => words::part_deadline(lang),
            Part::Progress => words::part_progress(lang),
            Part::Reporting => words::part_reporting(lang),
        }
    }

    /// The code in exports.
    pub const fn code(self) -> &'static str {
        match self {
            Part::Deadline => "deadline",
            Part::Progress => "progress",
            Part::Reporting => "reporting",
        }
    }
}

impl Why {
    /// The part of the light whose reason it is.
    pub const fn part(self) -> Part {
        match self {
            Why::Overdue(_) | Why::DaysLeft(_) | Why::Ongoing | Why::NoDate | Why::PromiseLate(_) => Part::Deadline,
            Why::Progress(..) | Why::MilestoneLate(_) | Why::ReviewMissed(_) | Why::MilestonesKept | Why::ReviewsKept => Part::Progress,
            Why::Unreported(_) | Why::Reported | Why::NoReportYet => Part::Reporting,
        }
    }

    /// By how many days something is late; 0 where nothing is. Of a period that was missed these are working days.
    pub const fn days_late(self) -> i64 {
        match self {
            Why::Overdue(days) | Why::PromiseLate(days) | Why::MilestoneLate(days) => days,
            Why::ReviewMissed(missed) => missed.days,
            Why::Unreported(missing) => missing.days,
            Why::Progress(ProgressWhy::PeriodMissed(missed), _) => missed.working_days,
            _ => 0,
        }
    }

    /// The reason in figures.
    pub fn words(self, lang: Lang) -> String {
        match self {
            Why::Overdue(days) => words::overdue(lang, days),
            Why::DaysLeft(0) => words::due_today(lang).to_owned(),
            Why::DaysLeft(days) => words::due_soon(lang, days),
            Why::Ongoing => words::ongoing(lang).to_owned(),
            Why::NoDate => words::no_date(lang).to_owned(),
            Why::PromiseLate(days) => words::promise_overdue(lang, days),
            Why::Progress(why, shown) => why.words(shown, lang),
            Why::MilestoneLate(days) => words::milestone_late(lang, days),
            Why::ReviewMissed(missed) => missed.words(lang),
            Why::MilestonesKept => words::milestones_kept(lang).to_owned(),
            Why::ReviewsKept => words::reviews_kept(lang).to_owned(),
            Why::Unreported(missing) => missing.words(lang),
            Why::Reported => words::reported(lang).to_owned(),
            Why::NoReportYet => words::no_report_yet(lang).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;

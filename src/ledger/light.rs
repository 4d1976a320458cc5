//! 预警灯: computed, never set. This is its first part, the deadline; progress and reporting join it as further causes.
//!
//! Red when the as-of date is past the deadline and the item is open; yellow within W days of it, where W is 30 for an item of
//! more than 90 days, 7 for one of 16 to 90 and 3 below; else green. Grey where there is no date to judge by.

use chrono::NaiveDate;

use super::{Item, Status, to_moment};
use crate::messages::{Lang, words};
use crate::plan::DeadlineKind;

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
}

/// Of which part of the light a reason is, in the order in which the queue takes them. A promise past its day is one of the deadline's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// 时限
    Deadline,
    /// 进度
    Progress,
    /// 报送
    Reporting,
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

/// How `item` stands on `as_of` in a plan of `plan_year`.
pub fn judge(item: &Item, deadline: DeadlineKind, plan_year: i32, as_of: NaiveDate) -> Standing {
    if item.status.is_closed() {
        let closed_on = item.status_at.map(|at| to_moment(at).date_naive());
        let in_time = deadline.end().zip(closed_on).map(|(end, closed)| closed <= end);
        return Standing::Closed { status: item.status, in_time };
    }
    match deadline {
        DeadlineKind::Ongoing(_) => Standing::Open(Light::Grey, Why::Ongoing),
        DeadlineKind::Undated => Standing::Open(Light::Grey, Why::NoDate),
        DeadlineKind::Due(end) => open(NaiveDate::from_ymd_opt(plan_year, 1, 1).unwrap_or(end), end, as_of),
        DeadlineKind::Window { start, end } => open(start, end, as_of),
    }
}

fn open(start: NaiveDate, end: NaiveDate, as_of: NaiveDate) -> Standing {
    let left = (end - as_of).num_days();
    let light = match left {
        ..0 => Light::Red,
        _ if left <= warning_days((end - start).num_days() + 1) => Light::Yellow,
        _ => Light::Green,
    };
    Standing::Open(light, if left < 0 { Why::Overdue(-left) } else { Why::DaysLeft(left) })
}

/// W: how many days before its end an item of so many days turns yellow.
const fn warning_days(length: i64) -> i64 {
    match length {
        91.. => 30,
        16..=90 => 7,
        _ => 3,
    }
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

impl Why {
    /// The part of the light of which it is the reason.
    pub const fn part(self) -> Part {
        match self {
            Why::Overdue(_) | Why::DaysLeft(_) | Why::Ongoing | Why::NoDate | Why::PromiseLate(_) => Part::Deadline,
        }
    }

    /// How many days something is late; 0 where nothing is.
    pub const fn days_late(self) -> i64 {
        match self {
            Why::Overdue(days) | Why::PromiseLate(days) => days,
            Why::DaysLeft(_) | Why::Ongoing | Why::NoDate => 0,
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
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::ItemKey;
    use crate::plan::Deadline;
    use crate::plan::MeasureId;

    fn standing(words: &str, as_of: &str) -> Standing {
        let item = Item::new(ItemKey::measure(1), MeasureId { task: 1, index: 1 }, true);
        judge(&item, Deadline::parse(words, 2026).unwrap().kind, 2026, as_of.parse().unwrap())
    }

    /// Days counted on the calendar: 30 June to 23 November is 31+31+30+31+23 = 146, 30 September to 23 November 31+23 = 54.
    #[test]
    fn the_light_of_a_deadline_at_its_borders() {
        use Light::*;
        for (words, as_of, light, why) in [
            ("6月底前", "2026-11-23", Red, Why::Overdue(146)),
            ("6—9月", "2026-11-23", Red, Why::Overdue(54)),
            ("年底前", "2026-11-23", Green, Why::DaysLeft(38)),
            // 365 days long: yellow from 30 days before.
            ("年底前", "2026-11-30", Green, Why::DaysLeft(31)),
            ("年底前", "2026-12-01", Yellow, Why::DaysLeft(30)),
            ("年底前", "2026-12-31", Yellow, Why::DaysLeft(0)),
            ("年底前", "2027-01-01", Red, Why::Overdue(1)),
            // 1 January to 31 March is 90 days: 7 days before.
            ("3月底前", "2026-03-23", Green, Why::DaysLeft(8)),
            ("3月底前", "2026-03-24", Yellow, Why::DaysLeft(7)),
            // 1 to 15 June is 15 days: 3 days before. 1 to 16 June is 16.
            ("6月1日—6月15日", "2026-06-11", Green, Why::DaysLeft(4)),
            ("6月1日—6月15日", "2026-06-12", Yellow, Why::DaysLeft(3)),
            ("6月1日—6月16日", "2026-06-09", Yellow, Why::DaysLeft(7)),
            // 1 January to 1 April is 91 days.
            ("4月1日前", "2026-03-02", Yellow, Why::DaysLeft(30)),
            ("长期实施", "2026-11-23", Grey, Why::Ongoing),
            ("尽快", "2026-11-23", Grey, Why::NoDate),
        ] {
            assert_eq!(standing(words, as_of), Standing::Open(light, why), "{words} {as_of}");
        }
    }

    #[test]
    fn what_was_late_stays_late() {
        let deadline = Deadline::parse("6—9月", 2026).unwrap();
        let mut item = Item::new(ItemKey::measure(1), MeasureId { task: 5, index: 1 }, true);
        item.status = Status::Done;
        for (closed, words) in [("2026-09-30T23:59:59+08:00", "按期办结"), ("2026-10-01T00:00:00+08:00", "逾期办结")] {
            item.status_at = Some(closed.parse().unwrap());
            let standing = judge(&item, deadline.kind, 2026, "2026-11-23".parse().unwrap());
            assert_eq!(standing.reason(Lang::Zh), words);
            assert!(!standing.is_overdue());
        }
    }

    #[test]
    fn grey_is_the_least() {
        use Light::*;
        assert!(Grey < Green && Green < Yellow && Yellow < Red);
    }
}

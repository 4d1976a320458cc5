//! 办理状态: the statuses that people set, and which moves between them are legal.
//!
//! 未启动 → 推进中 → 待核 → 办结, with 受阻, 已调整 and 未完成结案 beside; a closed item can be reopened. An ongoing measure is never
//! done: at the end of the plan's year it is carried over.

use chrono::NaiveDate;

use crate::messages::{Lang, words};
use crate::plan::Deadline;

/// The status of an item, set by a supervisor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// 未启动
    NotStarted,
    /// 推进中
    InProgress,
    /// 待核: the unit says that it is done.
    Submitted,
    /// 办结: verified.
    Done,
    /// 受阻
    Blocked,
    /// 已调整: merged, moved or cancelled by its authority.
    Withdrawn,
    /// 未完成结案
    ClosedUnmet,
    /// 转入下年: how an ongoing measure ends its year.
    CarriedOver,
}

/// What must be written with a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing; a word is welcome.
    Nothing,
    /// A reason.
    Reason,
    /// How it was verified.
    Verification,
}

/// A move that is shown to the person, and whether it can be made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// The status that would be set.
    pub to: Status,
    /// What must be written with it.
    pub need: Need,
    /// Why it cannot be made now.
    pub barred: Option<Barred>,
}

/// Why a move that exists cannot be made on this item today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// An ongoing measure is never done.
    OngoingIsNeverDone,
    /// An ongoing measure is carried over from this day on.
    NotBefore(NaiveDate),
}

/// A move that is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefused {
    /// The item has that status already.
    #[error("the status is {0:?} already")]
    Already(Status),
    /// There is no such move.
    #[error("no move leads from {from:?} to {to:?}")]
    NoSuchMove {
        /// The present status.
        from: Status,
        /// The status that was asked for.
        to: Status,
        /// What can be set now.
        legal: Vec<Status>,
    },
    /// The move exists, but not on this item or not today.
    #[error("{to:?} cannot be set: {barred:?}")]
    Barred {
        /// The status that was asked for.
        to: Status,
        /// Why not.
        barred: Barred,
    },
    /// Something must be written with it.
    #[error("{to:?} needs {need:?}")]
    Unsaid {
        /// The status that was asked for.
        to: Status,
        /// What is missing.
        need: Need,
    },
}

impl Status {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Status; 8] = [
        Status::NotStarted,
        Status::InProgress,
        Status::Submitted,
        Status::Done,
        Status::Blocked,
        Status::Withdrawn,
        Status::ClosedUnmet,
        Status::CarriedOver,
    ];

    /// The code in the record, in exports and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Status::NotStarted => "not_started",
            Status::InProgress => "in_progress",
            Status::Submitted => "submitted",
            Status::Done => "done",
            Status::Blocked => "blocked",
            Status::Withdrawn => "withdrawn",
            Status::ClosedUnmet => "closed_unmet",
            Status::CarriedOver => "carried_over",
        }
    }

    /// The status of that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// The status that a person means: its code, or its word in either language.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim();
        let plain = word.to_ascii_lowercase().replace(['-', ' '], "_");
        Self::ALL.into_iter().find(|s| s.code() == plain || s.word(Lang::Zh) == word)
    }

    /// The word on the screen.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Status::NotStarted => words::not_started(lang),
            Status::InProgress => words::in_progress(lang),
            Status::Submitted => words::submitted(lang),
            Status::Done => words::done(lang),
            Status::Blocked => words::blocked(lang),
            Status::Withdrawn => words::withdrawn(lang),
            Status::ClosedUnmet => words::closed_unmet(lang),
            Status::CarriedOver => words::carried_over(lang),
        }
    }

    /// One character for where there is no room for the word; a legend says what it stands for.
    pub const fn short(self, lang: Lang) -> &'static str {
        match self {
            Status::NotStarted => words::short_not_started(lang),
            Status::InProgress => words::short_in_progress(lang),
            Status::Submitted => words::short_submitted(lang),
            Status::Done => words::short_done(lang),
            Status::Blocked => words::short_blocked(lang),
            Status::Withdrawn => words::short_withdrawn(lang),
            Status::ClosedUnmet => words::short_closed_unmet(lang),
            Status::CarriedOver => words::short_carried_over(lang),
        }
    }

    /// Whether nothing more is expected this year.
    pub const fn is_closed(self) -> bool {
        matches!(self, Status::Done | Status::Withdrawn | Status::ClosedUnmet | Status::CarriedOver)
    }

    /// The moves that lead on from here for an item of that deadline, judged on `as_of`; those that are barred say why.
    pub fn offers(self, deadline: &Deadline, plan_year: i32, as_of: NaiveDate) -> Vec<Offer> {
        let ongoing = deadline.is_ongoing();
        self.moves()
            .iter()
            .filter(|(to, _)| *to != Status::CarriedOver || ongoing)
            .map(|&(to, need)| Offer { to, need, barred: barred(to, ongoing, plan_year, as_of) })
            .collect()
    }

    /// Whether this status may become `to` with that text, for an item of that deadline, judged on `as_of`.
    ///
    /// # Errors
    /// Says why not, and what would be legal.
    pub fn check_move(
        self,
        to: Status,
        why: Option<&str>,
        deadline: &Deadline,
        plan_year: i32,
        as_of: NaiveDate,
    ) -> Result<(), MoveRefused> {
        if to == self {
            return Err(MoveRefused::Already(to));
        }
        let offers = self.offers(deadline, plan_year, as_of);
        let Some(offer) = offers.iter().find(|offer| offer.to == to) else {
            if to == Status::CarriedOver || to == Status::Done {
                // The move may be missing only because of the kind of deadline: then that is the reason worth telling.
                if let Some(barred) = barred(to, deadline.is_ongoing(), plan_year, as_of) {
                    return Err(MoveRefused::Barred { to, barred });
                }
            }
            let legal = offers.iter().filter(|o| o.barred.is_none()).map(|o| o.to).collect();
            return Err(MoveRefused::NoSuchMove { from: self, to, legal });
        };
        if let Some(barred) = offer.barred {
            return Err(MoveRefused::Barred { to, barred });
        }
        match offer.need {
            Need::Reason | Need::Verification if why.is_none_or(|text| text.trim().is_empty()) => {
                Err(MoveRefused::Unsaid { to, need: offer.need })
            }
            _ => Ok(()),
        }
    }

    /// Every move from here with what must be written, whatever the deadline.
    const fn moves(self) -> &'static [(Status, Need)] {
        use Need::{Nothing, Reason, Verification};
        use Status::{Blocked, CarriedOver, ClosedUnmet, Done, InProgress, NotStarted, Submitted, Withdrawn};
        match self {
            NotStarted => &[(InProgress, Nothing), (Blocked, Reason), (Withdrawn, Reason), (ClosedUnmet, Reason), (CarriedOver, Nothing)],
            InProgress => &[(Submitted, Nothing), (Blocked, Reason), (Withdrawn, Reason), (ClosedUnmet, Reason), (CarriedOver, Nothing)],
            Submitted => &[
                (Done, Verification),
                (InProgress, Reason),
                (Blocked, Reason),
                (Withdrawn, Reason),
                (ClosedUnmet, Reason),
                (CarriedOver, Nothing),
            ],
            Blocked => &[(InProgress, Nothing), (Withdrawn, Reason), (ClosedUnmet, Reason), (CarriedOver, Nothing)],
            Done | Withdrawn | ClosedUnmet | CarriedOver => &[(InProgress, Reason)],
        }
    }
}

fn barred(to: Status, ongoing: bool, plan_year: i32, as_of: NaiveDate) -> Option<Barred> {
    match to {
        Status::Done if ongoing => Some(Barred::OngoingIsNeverDone),
        Status::CarriedOver if ongoing => {
            let year_end = NaiveDate::from_ymd_opt(plan_year, 12, 31)?;
            (as_of < year_end).then_some(Barred::NotBefore(year_end))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn deadline(words: &str) -> Deadline {
        Deadline::parse(words, 2026).unwrap()
    }

    /// The table of moves, written out from the product's rules: an empty cell is no move.
    #[test]
    fn the_moves_are_those_of_the_rules() {
        let year_end = deadline("年底前");
        for (from, expected) in [
            (NotStarted, vec![InProgress, Blocked, Withdrawn, ClosedUnmet]),
            (InProgress, vec![Submitted, Blocked, Withdrawn, ClosedUnmet]),
            (Submitted, vec![Done, InProgress, Blocked, Withdrawn, ClosedUnmet]),
            (Blocked, vec![InProgress, Withdrawn, ClosedUnmet]),
            (Done, vec![InProgress]),
            (Withdrawn, vec![InProgress]),
            (ClosedUnmet, vec![InProgress]),
        ] {
            let offers: Vec<Status> = from.offers(&year_end, 2026, day(11, 23)).iter().map(|o| o.to).collect();
            assert_eq!(offers, expected, "{from:?}");
            for to in Status::ALL.into_iter().filter(|to| !expected.contains(to)) {
                assert!(from.check_move(to, Some("因为"), &year_end, 2026, day(11, 23)).is_err(), "{from:?} -> {to:?}");
            }
        }
    }

    #[test]
    fn what_needs_a_reason_is_refused_without_one() {
        let year_end = deadline("年底前");
        let check = |from: Status, to, why| from.check_move(to, why, &year_end, 2026, day(11, 23));
        for (from, to, need) in [
            (InProgress, Blocked, Need::Reason),
            (InProgress, Withdrawn, Need::Reason),
            (Blocked, ClosedUnmet, Need::Reason),
            (Done, InProgress, Need::Reason),
            (Submitted, InProgress, Need::Reason),
            (Submitted, Done, Need::Verification),
        ] {
            assert_eq!(check(from, to, None), Err(MoveRefused::Unsaid { to, need }));
            assert_eq!(check(from, to, Some(" \n\u{3000}")), Err(MoveRefused::Unsaid { to, need }));
            assert_eq!(check(from, to, Some("现场核查")), Ok(()));
        }
        for (from, to) in [(NotStarted, InProgress), (InProgress, Submitted), (Blocked, InProgress)] {
            assert_eq!(check(from, to, None), Ok(()));
        }
    }

    #[test]
    fn an_ongoing_measure_is_never_done_and_is_carried_over_at_year_end() {
        let ongoing = deadline("长期实施");
        let check = |from: Status, to, m, d| from.check_move(to, Some("转"), &ongoing, 2026, day(m, d));
        for from in [NotStarted, InProgress, Submitted] {
            assert_eq!(check(from, Done, 12, 31), Err(MoveRefused::Barred { to: Done, barred: Barred::OngoingIsNeverDone }), "{from:?}");
        }
        let early = Barred::NotBefore(day(12, 31));
        assert_eq!(check(InProgress, CarriedOver, 12, 30), Err(MoveRefused::Barred { to: CarriedOver, barred: early }));
        assert_eq!(check(InProgress, CarriedOver, 12, 31), Ok(()));
        assert!(matches!(
            InProgress.check_move(CarriedOver, None, &deadline("年底前"), 2026, day(12, 31)),
            Err(MoveRefused::NoSuchMove { .. })
        ));
    }

    #[test]
    fn a_status_is_known_by_its_code_and_its_words() {
        for status in Status::ALL {
            assert_eq!(Status::from_code(status.code()), Some(status));
            for word in [status.code(), status.word(Lang::Zh), status.word(Lang::En)] {
                assert_eq!(Status::from_word(word), Some(status), "{word}");
            }
        }
        assert_eq!(Status::from_word("完成"), None);
    }
}

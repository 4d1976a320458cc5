//! Why what a person does with items is refused.

use chrono::NaiveDate;

use crate::ledger::{DealingKind, NotFound};
use crate::plan::UnitName;

/// Why a dealing cannot be recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DealingRefused {
    /// It needs words: what was said, or the reason.
    #[error("{0:?} needs words")]
    Unsaid(DealingKind),
    /// It was not said who was urged, promised, or is to follow it.
    #[error("nobody was named")]
    Nobody(DealingKind),
    /// Several units are meant by the letters that were typed for one.
    #[error("several units are meant")]
    ManyMeant(NotFound),
    /// The names of several units were typed as one: a promise is one unit's.
    #[error("several units are named")]
    SeveralUnits,
    /// An extension rests on a document or a decision.
    #[error("an extension needs its basis")]
    NoBasis,
    /// The day is not after the day on which it is recorded.
    #[error("{day} is not after {today}")]
    NotAhead {
        /// Of what.
        kind: DealingKind,
        /// The day.
        day: NaiveDate,
        /// The day on which it is recorded.
        today: NaiveDate,
    },
    /// The day is so far ahead that its year may be mistyped.
    #[error("{day} is beyond {last}")]
    TooFar {
        /// Of what.
        kind: DealingKind,
        /// The day.
        day: NaiveDate,
        /// The last day that can be meant.
        last: NaiveDate,
    },
    /// An extension must lead beyond the deadline in force.
    #[error("{to} does not lead beyond {from}")]
    NotLater {
        /// The last day now.
        from: NaiveDate,
        /// The last day that was asked for.
        to: NaiveDate,
    },
    /// What is ongoing or has no date is not extended.
    #[error("there is no deadline to extend")]
    NoDeadline,
    /// Closed items are not urged, extended or set aside.
    #[error("the item is closed")]
    Closed(DealingKind),
    /// It is so already.
    #[error("it is so already")]
    AsItIs(DealingKind),
    /// No such promise is open on the item.
    #[error("no such promise is open")]
    NoPromise,
    /// The measure has no such date.
    #[error("the measure has no date `{0}`")]
    NoDate(String),
    /// A milestone is reached on a day that is over.
    #[error("{0} is still to come")]
    ToCome(NaiveDate),
    /// A date is that of the measure, and binds all its units.
    #[error("a date is settled on the measure")]
    OfMeasure,
    /// What comes again has no last day of its own.
    #[error("what comes again has no last day")]
    ComesAgain,
    /// The cell gives a deadline: that there is none cannot be settled.
    #[error("the plan gives the deadline {0}")]
    Published(NaiveDate),
    /// The day lies outside the plan's year, or behind the deadline of the measure.
    #[error("{day} does not lie within {from} and {to:?}")]
    Outside {
        /// The day.
        day: NaiveDate,
        /// The first that can be.
        from: NaiveDate,
        /// The last that can be; none where there is no deadline.
        to: Option<NaiveDate>,
    },
    /// A review is met by a report.
    #[error("a review is met by a report")]
    ByReport,
    /// It is judged by the readings of an indicator.
    #[error("it is judged by the indicator {0}")]
    ByIndicator(String),
    /// The deadline is not recorded as met: a status says that.
    #[error("the deadline is met by a status")]
    ByStatus,
    /// The words of the date are not said to that unit.
    #[error("the date is not said to {0}")]
    NotSaidTo(UnitName),
    /// The date is not in doubt, or no day follows from its words.
    #[error("there is nothing to confirm")]
    NothingToConfirm,
}

//! Promises as JSON. Fields are added, never renamed.

use chrono::NaiveDate;
use serde::Serialize;

use crate::ledger::{Ledger, Promise};

/// A promise.
#[derive(Debug, Serialize)]
pub struct PromiseOut<'a> {
    id: String,
    /// The event by which it was recorded.
    no: i64,
    unit: &'static str,
    /// Whether that is a unit or group on the list.
    listed: bool,
    whom: &'a str,
    what: &'a str,
    made: NaiveDate,
    by: &'a str,
    /// The day in force, and the first one.
    due: NaiveDate,
    first_due: NaiveDate,
    moved: usize,
    state: &'static str,
    /// By how many days it is late, or was at its end; below 0 before its day.
    days_late: i64,
    ended: Option<NaiveDate>,
    replaced_by: Option<i64>,
}

/// A promise as it stands on a day.
pub fn row<'a>(ledger: &Ledger, promise: &Promise<'a>, as_of: NaiveDate) -> PromiseOut<'a> {
    PromiseOut {
        id: ledger.label(promise.key),
        no: promise.no.0,
        unit: promise.unit.as_str(),
        listed: promise.is_listed,
        whom: promise.whom,
        what: promise.what,
        made: promise.made,
        by: promise.by,
        due: promise.due,
        first_due: promise.first_due,
        moved: promise.moved,
        state: promise.state.code(),
        days_late: promise.days_late(as_of),
        ended: promise.ended,
        replaced_by: promise.replaced_by.map(|no| no.0),
    }
}

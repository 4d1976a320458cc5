//! What was done with an item, a setting or a saved view, as JSON: part of an event.

use chrono::NaiveDate;
use serde::Serialize;

use crate::ledger::{Dealing, Happening, SavedView};

/// What an event says of it. Fields that do not belong to its kind are left out.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DealingOut<'a> {
    /// 催办
    Urge { whom: &'a str, how: &'static str },
    /// 承诺
    Promise { whom: &'a str, due: NaiveDate },
    /// 承诺了结
    PromiseEnded { promise: i64, end: &'static str },
    /// 承诺改期
    PromiseMoved { promise: i64, due: NaiveDate },
    /// 延期
    Extension { from: NaiveDate, to: NaiveDate, basis: &'a str },
    /// 暂缓
    Snooze { until: Option<NaiveDate> },
    /// 分派
    Assignment { from: Option<&'a str>, to: Option<&'a str> },
    /// 明确时限
    DateSet { date: Option<&'a str>, on: Option<NaiveDate> },
    /// 节点完成
    DateMet { date: &'a str, on: NaiveDate },
    /// A setting.
    Setting { name: &'a str, from: Option<&'a str>, to: Option<&'a str> },
    /// A meeting; what was in it is in its minutes.
    Meeting { title: &'a str, began: String, ended: String },
    /// A saved view.
    View { owner: &'a str, number: u8, name: &'a str, query: Option<&'a str>, default: bool },
}

/// What an event says beyond its other fields; none for an event of another kind.
pub(super) fn dealing(what: &Happening) -> Option<DealingOut<'_>> {
    Some(match what {
        Happening::Dealt { what, .. } => of_dealing(what),
        Happening::Setting { name, from, to } => DealingOut::Setting { name, from: from.as_deref(), to: to.as_deref() },
        Happening::ViewSaved(view) => {
            let SavedView { owner, number, name, query, is_default } = &**view;
            DealingOut::View { owner, number: *number, name, query: query.as_deref(), default: *is_default }
        }
        Happening::MeetingHeld(meeting) => {
            DealingOut::Meeting { title: &meeting.title, began: super::json::at(meeting.began), ended: super::json::at(meeting.ended) }
        }
        _ => return None,
    })
}

pub(super) fn of_dealing(what: &Dealing) -> DealingOut<'_> {
    match what {
        Dealing::Urge { whom, how } => DealingOut::Urge { whom, how: how.code() },
        Dealing::Promise { whom, due } => DealingOut::Promise { whom, due: *due },
        Dealing::PromiseEnded { promise, end } => DealingOut::PromiseEnded { promise: promise.0, end: end.code() },
        Dealing::PromiseMoved { promise, due } => DealingOut::PromiseMoved { promise: promise.0, due: *due },
        Dealing::Extension { from, to, basis } => DealingOut::Extension { from: *from, to: *to, basis },
        Dealing::Snooze { until } => DealingOut::Snooze { until: *until },
        Dealing::Assignment { from, to } => DealingOut::Assignment { from: from.as_deref(), to: to.as_deref() },
        Dealing::DateSet { date, on } => DealingOut::DateSet { date: date.as_deref(), on: *on },
        Dealing::DateMet { date, on } => DealingOut::DateMet { date, on: *on },
    }
}

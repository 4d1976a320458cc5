//! What was done with items, settings and saved views, as the JSON of their events.
//!
//! A field that is not known here is passed over, so that a later program may say more.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ledger::{Dealing, DealingKind, EventNo, Happening, PromiseEnd, SavedView, UrgeWay};

/// What an event says beyond its other columns.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Detail {
    #[serde(skip_serializing_if = "Option::is_none")]
    whom: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<NaiveDate>,
    /// The event of the promise that ended or was moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    promise: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    /// Who followed the item, and who does.
    #[serde(skip_serializing_if = "Option::is_none")]
    former: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    present: Option<String>,
    /// Which date of the measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<NaiveDate>,
    /// The name of a setting or of a view.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    default: bool,
}

/// The JSON of an event; none for one that is written otherwise.
///
/// # Errors
/// When it cannot be put into JSON: then nothing is to be written.
pub(super) fn written(what: &Happening) -> rusqlite::Result<Option<String>> {
    let detail = match what {
        Happening::Dealt { what, .. } => of_dealing(what),
        Happening::Setting { name, .. } => Detail { name: Some(name.clone()), ..Detail::default() },
        Happening::ViewSaved(view) => Detail {
            owner: Some(view.owner.clone()),
            number: Some(view.number),
            name: Some(view.name.clone()),
            query: view.query.clone(),
            default: view.is_default,
            ..Detail::default()
        },
        _ => return Ok(None),
    };
    serde_json::to_string(&detail).map(Some).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

fn of_dealing(what: &Dealing) -> Detail {
    let none = Detail::default();
    match what {
        Dealing::Urge { whom, how } => Detail { whom: Some(whom.clone()), how: Some(how.code().to_owned()), ..none },
        Dealing::Promise { whom, due } => Detail { whom: Some(whom.clone()), due: Some(*due), ..none },
        Dealing::PromiseEnded { promise, end } => Detail { promise: Some(promise.0), end: Some(end.code().to_owned()), ..none },
        Dealing::PromiseMoved { promise, due } => Detail { promise: Some(promise.0), due: Some(*due), ..none },
        Dealing::Extension { from, to, basis } => Detail { from: Some(*from), to: Some(*to), basis: Some(basis.clone()), ..none },
        Dealing::Snooze { until } => Detail { until: *until, ..none },
        Dealing::Assignment { from, to } => Detail { former: from.clone(), present: to.clone(), ..none },
        Dealing::DateSet { date, on } => Detail { date: date.clone(), on: *on, ..none },
        Dealing::DateMet { date, on } => Detail { date: Some(date.clone()), on: Some(*on), ..none },
    }
}

impl Detail {
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// What was done; none where that makes no sense.
    pub fn dealing(self, kind: DealingKind) -> Option<Dealing> {
        Some(match kind {
            DealingKind::Urge => {
                Dealing::Urge { whom: self.whom?, how: UrgeWay::ALL.into_iter().find(|way| Some(way.code()) == self.how.as_deref())? }
            }
            DealingKind::Promise => Dealing::Promise { whom: self.whom?, due: self.due? },
            DealingKind::PromiseEnded => Dealing::PromiseEnded {
                promise: EventNo(self.promise?),
                end: PromiseEnd::ALL.into_iter().find(|end| Some(end.code()) == self.end.as_deref())?,
            },
            DealingKind::PromiseMoved => Dealing::PromiseMoved { promise: EventNo(self.promise?), due: self.due? },
            DealingKind::Extension => Dealing::Extension { from: self.from?, to: self.to?, basis: self.basis? },
            DealingKind::Snooze => Dealing::Snooze { until: self.until },
            DealingKind::Assignment => Dealing::Assignment { from: self.former, to: self.present },
            DealingKind::DateSet => Dealing::DateSet { date: self.date, on: self.on },
            DealingKind::DateMet => Dealing::DateMet { date: self.date?, on: self.on? },
        })
    }

    /// The name of a setting.
    pub fn setting(self) -> Option<String> {
        self.name
    }

    /// A saved view.
    pub fn view(self) -> Option<SavedView> {
        let (owner, number, name) = (self.owner?, self.number?, self.name?);
        Some(SavedView { owner, number, name, query: self.query, is_default: self.default })
    }
}

//! A meeting as the JSON of its event.
//!
//! A field that is not known here is passed over, so that a later program may say more.

use serde::{Deserialize, Serialize};

use crate::ledger::{EventNo, Happening, ItemKey, Meeting, Moment, Seen};
use crate::plan::UnitName;

#[derive(Serialize, Deserialize)]
struct Detail {
    title: String,
    began: Moment,
    ended: Moment,
    /// Not written where there was no pause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused: Option<u32>,
    #[serde(default)]
    agenda: Vec<Key>,
    #[serde(default)]
    seen: Vec<Look>,
    #[serde(default)]
    acts: Vec<i64>,
}

/// The measure's number in the record, and the full name of the unit that owes it.
#[derive(Serialize, Deserialize)]
struct Key {
    item: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Look {
    #[serde(flatten)]
    key: Key,
    seconds: u32,
}

/// The JSON of a meeting; none for another event.
///
/// # Errors
/// When it cannot be put into JSON: then nothing is to be written.
pub(super) fn written(what: &Happening) -> rusqlite::Result<Option<String>> {
    let Happening::MeetingHeld(meeting) = what else { return Ok(None) };
    let detail = Detail {
        title: meeting.title.clone(),
        began: meeting.began,
        ended: meeting.ended,
        paused: (meeting.paused > 0).then_some(meeting.paused),
        agenda: meeting.agenda.iter().map(|key| Key::of(*key)).collect(),
        seen: meeting.seen.iter().map(|seen| Look { key: Key::of(seen.key), seconds: seen.seconds }).collect(),
        acts: meeting.acts.iter().map(|act| act.0).collect(),
    };
    serde_json::to_string(&detail).map(Some).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// The meeting; none where the JSON is that of none.
pub(super) fn read(json: &str) -> Option<Meeting> {
    let detail: Detail = serde_json::from_str(json).ok()?;
    Some(Meeting {
        title: detail.title,
        began: detail.began,
        ended: detail.ended,
        paused: detail.paused.unwrap_or(0),
        agenda: detail.agenda.into_iter().map(Key::item).collect(),
        seen: detail.seen.into_iter().map(|look| Seen { key: look.key.item(), seconds: look.seconds }).collect(),
        acts: detail.acts.into_iter().map(EventNo).collect(),
    })
}

impl Key {
    fn of(key: ItemKey) -> Self {
        Self { item: key.measure, unit: key.unit.map(|unit| unit.as_str().to_owned()) }
    }

    fn item(self) -> ItemKey {
        ItemKey { measure: self.item, unit: self.unit.as_deref().map(UnitName::new) }
    }
}

//! What is recorded about the plan as a whole: settings, the saved views of those who work on it, and the meetings that were held.

use std::collections::BTreeMap;

use super::{Event, EventNo, Happening, Moment};

/// A view that a person saved (视图): a filter under a name and a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Whose it is.
    pub owner: String,
    /// 1 to 9, by which it is switched to.
    pub number: u8,
    /// Its name.
    pub name: String,
    /// The filter as typed. None where the view was removed.
    pub query: Option<String>,
    /// Whether the queue opens with it.
    pub is_default: bool,
}

/// A setting as it was entered last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnteredSetting {
    /// The value as typed; none where it was set back to what the program comes with.
    pub value: Option<String>,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
}

/// Everything that was recorded about the plan as a whole.
#[derive(Debug, Clone, Default)]
pub struct PlanWide {
    settings: BTreeMap<String, EnteredSetting>,
    views: Vec<SavedView>,
    /// The events of the meetings, oldest first.
    meetings: Vec<EventNo>,
    /// The last event about a setting, and about a view: what a change is based on.
    setting_version: EventNo,
    view_version: EventNo,
}

impl Default for EventNo {
    fn default() -> Self {
        Self::NONE
    }
}

impl PlanWide {
    /// Takes in an event about the plan as a whole; whether it was one of these.
    pub(super) fn apply(&mut self, event: &Event) -> bool {
        match &event.what {
            Happening::Setting { name, to, .. } => {
                self.settings.insert(name.clone(), EnteredSetting { value: to.clone(), at: event.at, by: event.by.clone() });
                self.setting_version = event.no;
            }
            Happening::ViewSaved(view) => {
                self.views.retain(|known| known.owner != view.owner || known.number != view.number);
                if view.is_default {
                    self.views.iter_mut().filter(|known| known.owner == view.owner).for_each(|known| known.is_default = false);
                }
                self.views.extend(view.query.is_some().then(|| (**view).clone()));
                self.views.sort_by(|a, b| (&a.owner, a.number).cmp(&(&b.owner, b.number)));
                self.view_version = event.no;
            }
            Happening::MeetingHeld(_) => self.meetings.push(event.no),
            _ => return false,
        }
        true
    }

    /// The settings that were entered, by name.
    pub fn settings(&self) -> impl Iterator<Item = (&str, &EnteredSetting)> {
        self.settings.iter().map(|(name, entered)| (name.as_str(), entered))
    }

    /// A setting as it was entered last; none where nobody did.
    pub fn setting(&self, name: &str) -> Option<&EnteredSetting> {
        self.settings.get(name)
    }

    /// The views of a person, by number.
    pub fn views<'a>(&'a self, owner: &'a str) -> impl Iterator<Item = &'a SavedView> {
        self.views.iter().filter(move |view| view.owner == owner)
    }

    /// The events of the meetings, oldest first.
    pub(super) fn meetings(&self) -> &[EventNo] {
        &self.meetings
    }

    /// The version on which a change of that kind is based. A meeting is based on none: what others held changes nothing about it.
    pub const fn version_for(&self, what: &Happening) -> EventNo {
        match what {
            Happening::MeetingHeld(_) => EventNo::NONE,
            Happening::Setting { .. } => self.setting_version,
            _ => self.view_version,
        }
    }
}

//! What the bottom line offers: only what can be done here and now.

use super::app::App;
use super::keymap::{Action, Binding};
use super::layers::Layer;
use crate::ledger::Status;
use crate::messages::{console as say, past};

impl App {
    /// Whether an action is worth offering now.
    pub fn is_hinted(&self, action: Action) -> bool {
        match action {
            // Where nothing was found there is nothing to open and no list to go to.
            Action::Open | Action::NextPane | Action::Down if self.is_seeking() => !self.finder.search().hits().is_empty(),
            action if action.writes() && self.is_read_only() => false,
            Action::Verify | Action::SendBack => self.is_submitted(),
            Action::Repeat => self.last_act.is_some(),
            Action::Save if matches!(self.layers.last(), Some(Layer::Minutes(_))) => !self.is_read_only() && !self.minutes_are_saved(),
            Action::Undo => self.has_acted,
            Action::GoPast | Action::DayBack | Action::DayForth => self.is_past(),
            // The screens of their own are offered where one sets out: elsewhere the keys of the screen are worth more.
            Action::GoQueue
            | Action::GoUnits
            | Action::GoMatrix
            | Action::GoIndicators
            | Action::GoFindings
            | Action::GoChanges
            | Action::GoForecast => self.views.is_empty(),
            _ => true,
        }
    }

    fn minutes_are_saved(&self) -> bool {
        matches!(self.layers.last(), Some(Layer::Minutes(minutes)) if minutes.is_saved())
    }

    /// Whether what is under the cursor waits to be verified.
    fn is_submitted(&self) -> bool {
        let shown = self.view().map(|view| view.face().looked_at()).unwrap_or_default();
        shown.iter().chain(&self.selected()).any(|key| self.ledger.item(*key).is_some_and(|item| item.status == Status::Submitted))
    }

    /// The words of a key on the bottom line; on the first screen there is nothing to go back to.
    pub fn hint_words(&self, binding: &Binding) -> &'static str {
        let lang = self.setting.lang;
        if binding.action == Action::Back && self.layers.is_empty() && self.views.is_empty() {
            return say::key_quit(lang);
        }
        match (self.layers.last(), binding.action) {
            (None, Action::GoPast) if self.is_past() => return past::key_present(lang),
            (Some(Layer::Question(question)), Action::Yes) if question.discards() => return say::key_yes_discard(lang),
            (Some(Layer::Question(question)), Action::No) if question.discards() => return say::key_no_discard(lang),
            _ => {}
        }
        (binding.help)(lang)
    }
}

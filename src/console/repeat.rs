//! The last act again (`.`): the same act with the same words on other items.

use super::app::{App, Effect};
use super::drafts::Purpose;
use super::layers::form::{FormKind, Slot};
use super::notice::Notice;
use crate::ledger::{Act, ActRefused, Item, ItemKey};
use crate::messages::queue as say;

/// An act as it can be done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    /// A note or a status, with its words.
    Words(Purpose, String),
    /// What was filled into a form. Whom an urge went to is left out where it was each item's own unit.
    Form(FormKind, Vec<(Slot, String)>),
}

impl App {
    /// Does the last act again on the items under the cursor, or those that are marked.
    pub(super) fn repeat_last(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(repeat) = self.last_act.clone() else {
            self.say(Notice::plain(say::nothing_to_repeat(lang)));
            return Vec::new();
        };
        let keys = self.targets(super::keymap::Action::Repeat);
        if keys.is_empty() {
            return Vec::new();
        }
        match self.act_again(&repeat, &keys) {
            Ok(act) => {
                self.say(Notice::plain(crate::messages::console::saving(lang)));
                vec![self.write_as(act, None, Some(repeat)).1]
            }
            Err(sentence) => {
                let label = self.labels(&keys);
                self.say(Notice::bad(crate::messages::console::not_saved(lang, label, sentence)));
                Vec::new()
            }
        }
    }

    fn act_again(&self, repeat: &Repeat, keys: &[ItemKey]) -> Result<Act, String> {
        let items: Vec<&Item> = self.items(keys);
        let act = match repeat {
            Repeat::Words(Purpose::Note(kind), text) => Act::write_note_on(&self.ledger, &items, *kind, text),
            Repeat::Words(Purpose::Status(to), text) => {
                let words = Some(text.as_str()).filter(|text| !text.is_empty());
                Act::set_status_of(&self.ledger, &items, *to, words, self.signer())
            }
            // What is settled once is about this item only.
            Repeat::Words(..) => Err(ActRefused::NoItem),
            Repeat::Form(kind, values) => {
                let value = |slot| values.iter().find(|(of, _)| *of == slot).map_or("", |(_, text)| text.as_str());
                return self.act_of_form(*kind, keys, value).map_err(|(_, sentence)| sentence);
            }
        };
        act.map_err(|refused| refused.explain(self.setting.lang))
    }
}

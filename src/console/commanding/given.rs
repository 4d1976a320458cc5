//! What stands behind the name of a command goes into what the command opened.

use super::asked::shown;
use crate::console::app::{App, Effect};
use crate::console::editor::Edit;
use crate::console::keymap::Action;
use crate::console::layers::Layer;
use crate::console::layers::typing::TextEntry;
use crate::messages::command as say;

impl App {
    /// Gives the words to what an act opened; none are given to what needs none.
    ///
    /// # Errors
    /// Why they are of no use there; none where that was said already.
    pub(super) fn give_words(&mut self, action: Action, words: &str) -> Result<Vec<Effect>, Option<String>> {
        match self.layers.last_mut() {
            Some(Layer::Filter(filter)) => {
                filter.edit(Edit::DeleteToLineStart);
                self.on_text(words);
                Ok(self.act(Action::Save))
            }
            Some(Layer::Line(_)) => {
                self.on_text(words);
                Ok(self.act(Action::Save))
            }
            None if action == Action::Search => Ok(self.on_text(words)),
            None if action == Action::GoChanges => self.answer_since(words).map(|()| Vec::new()).map_err(Some),
            Some(Layer::Statuses(_)) if words.is_empty() => Ok(Vec::new()),
            Some(Layer::Statuses(_)) => self.choose_status_by(words),
            Some(Layer::Form(_)) => {
                self.fill_form(words);
                Ok(Vec::new())
            }
            Some(Layer::Writing(_) | Layer::Entry(_)) if words.is_empty() => Ok(Vec::new()),
            Some(Layer::Writing(_) | Layer::Entry(_)) => Ok(self.on_text(words)),
            // What was to be opened is not: why was said.
            _ => Err(None),
        }
    }

    /// Sets the status that words name.
    fn choose_status_by(&mut self, words: &str) -> Result<Vec<Effect>, Option<String>> {
        let lang = self.setting.lang;
        let Some(Layer::Statuses(menu)) = self.layers.last_mut() else { return Err(None) };
        if menu.point_at_word(words) {
            let effects = self.choose_status(false);
            // The menu stays where the status cannot be set today: why was said.
            return match self.layers.pop_if(|layer| matches!(layer, Layer::Statuses(_))) {
                Some(_) => Err(None),
                None => Ok(effects),
            };
        }
        // The reason behind a status.
        if let Some((status, reason)) = words.split_once(char::is_whitespace)
            && menu.point_at_word(status)
        {
            let effects = self.choose_status(true);
            return match self.layers.pop_if(|layer| matches!(layer, Layer::Statuses(_))) {
                Some(_) => Err(None),
                None => {
                    self.on_text(reason.trim());
                    Ok(effects)
                }
            };
        }
        if let Some(status) = menu.is_already(words.split(char::is_whitespace).next().unwrap_or(words)) {
            let keys = menu.keys();
            self.layers.pop();
            return Err(Some(say::is_already(lang, self.labels(&keys), status.word(lang))));
        }
        let (keys, offered) = (menu.keys(), menu.offered(lang).join(lang.pick("、", ", ")));
        self.layers.pop();
        Err(Some(say::no_status(lang, self.labels(&keys), shown(words), offered)))
    }

    /// Puts what was said into the fields of the form that it belongs to.
    fn fill_form(&mut self, words: &str) {
        let Some(Layer::Form(form)) = self.layers.last_mut() else { return };
        form.take_in(words, &self.ledger);
        self.keep_in_view();
    }
}

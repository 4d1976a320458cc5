//! Keys over a text to read that the text has no use for: they are said to be the screen's, and what was typed as a text closes nothing.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Effect};
use super::keymap::{Action, Context};
use super::layers::Layer;
use super::layers::reading::Typed;
use super::notice::Notice;
use crate::messages::reading as say;

impl App {
    /// Takes a key over a text to read that has no use for it, or that ends a text that was typed there by mistake; none where the key goes its
    /// way.
    pub(super) fn over_reading(&mut self, key: KeyEvent, action: Option<Action>) -> Option<Vec<Effect>> {
        let Some(Layer::Reading(_) | Layer::Copied(_) | Layer::Year(_)) = self.layers.last() else { return None };
        let c = match key.code {
            KeyCode::Char(c) if (key.modifiers - KeyModifiers::SHIFT).is_empty() => Some(c),
            _ => None,
        };
        if let Some(action) = action {
            let Some(Layer::Reading(reading)) = self.layers.last_mut() else { return None };
            let belongs = match reading.typed {
                Typed::Nothing => false,
                Typed::Now => c.is_some() || key.code == KeyCode::Enter,
                Typed::Before => key.code == KeyCode::Enter,
            };
            if c.is_none() {
                reading.typed = Typed::Nothing;
            }
            if action != Action::Back || !belongs {
                return None;
            }
            self.say_only_read();
            return Some(Vec::new());
        }
        let c = c?;
        let of_screen = self.setting.keymap.action(self.screen_contexts(), key);
        match (self.layers.last_mut(), of_screen) {
            (Some(Layer::Reading(reading)), Some(Action::Copy)) if let Some(item) = reading.item() => return Some(self.copy_item(item)),
            (Some(Layer::Reading(reading)), _) => reading.typed = Typed::Now,
            _ => {}
        }
        let words = of_screen.and_then(|action| self.words_of(action));
        let (lang, back) = (self.setting.lang, self.back_key());
        match words {
            Some(words) => self.say(Notice::plain(say::of_the_screen(lang, c, words, back))),
            None => self.say_only_read(),
        }
        Some(Vec::new())
    }

    /// A text arrived over a text to read; the Enter behind it belongs to it.
    pub(super) fn text_over_reading(&mut self) {
        if let Some(Layer::Reading(reading)) = self.layers.last_mut() {
            reading.typed = Typed::Now;
        }
    }

    /// A while without a key: what is typed next is no part of what was typed before, but an Enter may still end that.
    pub(super) fn pause_over_reading(&mut self) {
        if let Some(Layer::Reading(reading)) =
            self.layers.last_mut().filter(|layer| matches!(layer, Layer::Reading(r) if r.typed == Typed::Now))
        {
            reading.typed = Typed::Before;
        }
    }

    fn say_only_read(&mut self) {
        let (lang, back) = (self.setting.lang, self.back_key());
        self.say(Notice::plain(say::only_read(lang, back)));
    }

    fn back_key(&self) -> String {
        self.key_of(Context::Reading, Action::Back)
    }

    /// What an action of the screen beneath does, in words.
    fn words_of(&self, action: Action) -> Option<&'static str> {
        let of = |context: &Context| super::keymap::TABLE.iter().find(|b| b.context == *context && b.action == action);
        self.screen_contexts().iter().find_map(of).map(|binding| (binding.help)(self.setting.lang))
    }
}

//! From what is typed to what is done: keys and texts in their order, behind an act that is on its way where they must wait for it.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Effect, Input};
use super::input::fold_key;
use super::keymap::{Action, Context};
use super::layers::{Layer, reading};
use super::notice::Notice;
use crate::messages::console as say;

impl App {
    /// Takes in one input.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        let typed = matches!(input, Input::Key(_) | Input::Paste(_) | Input::Text(_));
        if typed && !self.deferred.is_empty() {
            self.deferred.push_back(input);
            return Vec::new();
        }
        self.take_in(input)
    }

    /// Goes on with what was typed while an act was on its way.
    pub(super) fn resume(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while self.pending.is_empty()
            && let Some(input) = self.deferred.pop_front()
        {
            effects.extend(self.take_in(input));
        }
        effects
    }

    /// Forgets what was typed in the belief that an act would be saved.
    pub(super) fn forget_deferred(&mut self) {
        self.deferred.clear();
    }

    pub(super) fn on_key(&mut self, key: KeyEvent) -> Vec<Effect> {
        let writing = self.is_writing();
        let key = if writing { key } else { fold_key(key) };
        let keymap = Arc::clone(&self.setting.keymap);
        let action = keymap.action(self.contexts(), key);
        if !self.pending.is_empty() {
            if action.is_some_and(|action| self.waits(action)) {
                self.deferred.push_back(Input::Key(key));
                return Vec::new();
            }
        } else if !writing {
            self.notice = None;
        }
        match (action, self.layers.last_mut()) {
            (Some(action), _) => self.act(action),
            (None, Some(Layer::Writing(writing))) => {
                writing.on_key(key);
                Vec::new()
            }
            (None, None) if matches!(key.code, KeyCode::Char(_)) => {
                let help = self.key_of(Context::Anywhere, Action::Help);
                self.say(Notice::plain(say::unknown_key(self.setting.lang, help)));
                Vec::new()
            }
            (None, _) => Vec::new(),
        }
    }

    /// Whether an action must know what becomes of the act that is on its way: it builds on the status that the act sets, or ends the
    /// program before the person knows.
    fn waits(&self, action: Action) -> bool {
        match action {
            Action::SetStatus | Action::Undo | Action::Redo | Action::Save | Action::Yes | Action::Quit => true,
            Action::Back => self.layers.is_empty() && self.detail.is_none(),
            _ => false,
        }
    }

    /// A burst that begins with a key that opens text entry is a text begun on a slow line: key and text arrived together.
    pub(super) fn on_burst(&mut self, text: &str) -> Vec<Effect> {
        let mut chars = text.chars();
        let first = chars.next().map(|c| fold_key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)));
        let action = first.and_then(|key| self.setting.keymap.action(self.contexts(), key));
        if let Some(opens @ (Action::WriteComment | Action::ChooseWithWords)) = action
            && !self.is_writing()
        {
            let effects = self.act(opens);
            if self.is_writing() {
                self.on_text(chars.as_str());
                return effects;
            }
        }
        self.on_text(text)
    }

    pub(super) fn on_text(&mut self, text: &str) -> Vec<Effect> {
        match self.layers.last_mut() {
            Some(Layer::Writing(writing)) => writing.insert(text),
            // Text outside text entry is never keys: it could act on what the person did not mean.
            _ => {
                let shown = super::text::visible_line(text);
                let shown = self.setting.cells.cut(&shown, 24).into_owned();
                let key = self.key_of(Context::Detail, Action::WriteComment);
                self.say(Notice::bad(say::text_is_not_keys(self.setting.lang, shown, key)));
            }
        }
        Vec::new()
    }

    /// The key of an action as the person reads it.
    pub fn key_of(&self, context: Context, action: Action) -> String {
        self.setting.keymap.shown(context, action).unwrap_or_default()
    }

    /// Carries out an action in the layer, or else the screen, that has the keys.
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Suspend => return vec![Effect::Suspend],
            Action::Redraw => return vec![Effect::Redraw],
            _ => {}
        }
        if self.layers.is_empty() { self.act_on_screen(action) } else { self.act_on_layer(action) }
    }

    fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return vec![Effect::Quit],
            Action::Back => match self.detail.take() {
                Some(detail) => self.return_to_overview(detail.task()),
                None => return vec![Effect::Quit],
            },
            Action::StepBack => match self.detail.take() {
                Some(detail) => self.return_to_overview(detail.task()),
                // An Esc may be the beginning of a torn sequence: it never ends the program.
                None => self.say(Notice::plain(say::how_to_quit(self.setting.lang, self.key_of(Context::Anywhere, Action::Back)))),
            },
            Action::GoOverview => {
                if let Some(detail) = self.detail.take() {
                    self.return_to_overview(detail.task());
                }
            }
            Action::Help => self.layers.push(Layer::Reading(reading::Reading::help(self))),
            Action::ShowDrafts => self.show_drafts(),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::Mouse => {
                self.mouse = !self.mouse;
                let lang = self.setting.lang;
                self.say(Notice::plain(if self.mouse { say::mouse_on(lang) } else { say::mouse_off(lang) }));
                return vec![Effect::Mouse(self.mouse)];
            }
            Action::SetStatus => self.open_statuses(),
            Action::WriteComment => self.open_comment(),
            Action::Open => self.open(),
            Action::NextTask | Action::PreviousTask => self.turn_to(action == Action::NextTask),
            _ => self.moved(action),
        }
        Vec::new()
    }
}

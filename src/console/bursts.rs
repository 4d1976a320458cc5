//! Characters that arrive at once: a paste, what an input method commits, or keys on a slow line with what is typed behind them.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Effect};
use super::input::fold_key;
use super::keymap::{Action, Context};
use super::layers::Layer;
use super::notice::Notice;
use super::screens::frame;
use crate::messages::console as say;

impl App {
    /// A burst of keys that move, one that opens text entry, and a text, is a text begun on a slow line: all arrived together.
    pub(super) fn on_burst(&mut self, text: &str) -> Vec<Effect> {
        if let Some(id) = self.begun_id(text) {
            return self.jump_and_go_on(&id);
        }
        let mut effects = Vec::new();
        let mut rest = text.chars();
        while !self.is_writing()
            && !frame::is_too_small(self.size)
            && let Some(c) = rest.clone().next()
        {
            match self.setting.keymap.action(self.contexts(), key_of(c)) {
                Some(opens)
                    if opens.opens_entry()
                        || matches!(opens, Action::Filter | Action::Command | Action::GoPast | Action::AskSince | Action::Search) =>
                {
                    effects.extend(self.act(opens));
                    if !self.is_writing() {
                        break;
                    }
                }
                Some(moves) if self.leads_on(moves, rest.as_str()) && leads_to_text(rest.as_str()) => effects.extend(self.act(moves)),
                _ => break,
            }
            rest.next();
        }
        let seeking = self.is_seeking();
        match self.layers.last_mut() {
            // Keys that came at once: what leads to the next field does so.
            Some(Layer::Form(form)) => form.type_in(rest.as_str()),
            Some(Layer::Filter(_) | Layer::Command(_)) if rest.as_str().contains('\n') => {
                effects.extend(self.line_and_go_on(rest.as_str()))
            }
            Some(Layer::Capture(_)) if rest.as_str().contains('\n') => effects.extend(self.capture_and_go_on(rest.as_str())),
            Some(Layer::Agenda(_)) if rest.as_str().contains('\n') => effects.extend(self.list_and_go_on(rest.as_str())),
            Some(Layer::Line(_)) if rest.as_str().contains('\n') => {
                let (line, _) = rest.as_str().split_once('\n').unwrap_or_default();
                effects.extend(self.on_text(line));
                self.accept_line();
            }
            None if seeking => effects.extend(self.seek_and_go_on(rest.as_str())),
            _ => effects.extend(self.on_text(rest.as_str())),
        }
        effects
    }

    /// Whether the first key of a burst is taken as a key: it moves, or it opens a screen or begins the meeting whose agenda is open, with
    /// another key behind it. 1、水务局 is a text.
    fn leads_on(&self, action: Action, burst: &str) -> bool {
        let opens = match action {
            Action::GoLog | Action::NextMatch | Action::PreviousMatch => true,
            Action::Choose => matches!(self.layers.last(), Some(Layer::Agenda(_))),
            _ => action.screen().is_some(),
        };
        action.is_harmless() || (opens && burst.chars().nth(1).is_some_and(|next| next.is_ascii()))
    }

    /// A filter or a command that was typed with the Enter behind it: what follows is typed at what it leads to.
    fn line_and_go_on(&mut self, text: &str) -> Vec<Effect> {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let layers = self.layers.len();
        let mut effects = self.on_text(line);
        // A paste that is not marked as one must not act: what changes something is run by a key of its own.
        if !self.command_only_opens() {
            self.say(Notice::plain(crate::messages::command::enter_runs(self.setting.lang)));
            return effects;
        }
        effects.extend(self.act(Action::Save));
        let refused = self.layers.len() >= layers && matches!(self.layers.last(), Some(Layer::Filter(_) | Layer::Command(_)));
        if !refused && !rest.is_empty() {
            effects.extend(if self.are_looks(rest) { self.look_on(rest) } else { self.on_burst(rest) });
        }
        effects
    }

    /// Whether all of what stands behind a line are keys that move or list, and change nothing: typed fast they are what they are typed slowly.
    fn are_looks(&self, rest: &str) -> bool {
        let action = |c| self.setting.keymap.action(self.contexts(), key_of(c));
        self.layers.is_empty() && !self.is_writing() && rest.chars().all(|c| action(c).is_some_and(Action::is_harmless))
    }

    fn look_on(&mut self, rest: &str) -> Vec<Effect> {
        rest.chars().flat_map(|c| self.on_key(key_of(c))).collect()
    }

    /// Text that was pasted, or came in a burst: it goes into what takes text.
    pub(super) fn on_text(&mut self, text: &str) -> Vec<Effect> {
        if self.is_writing() && self.type_into(|entry| entry.insert(text)) {
            return Vec::new();
        }
        if self.is_seeking() {
            self.with_search(|search, _| search.insert(text));
            self.follow_search();
            return Vec::new();
        }
        // Text outside text entry is never keys: it could act on what the person did not mean. It is sought.
        if self.layers.is_empty() && !frame::is_too_small(self.size) && !crate::text::is_blank(text) {
            return self.seek_text(text);
        }
        self.text_over_reading();
        let shown = super::text::visible_line(text);
        let shown = self.setting.cells.cut(&shown, 24).into_owned();
        let key = self.key_of(Context::Detail, Action::WriteComment);
        self.say(Notice::bad(say::text_is_not_keys(self.setting.lang, shown, key)));
        Vec::new()
    }
}

/// The key that a character of a burst was.
fn key_of(c: char) -> KeyEvent {
    let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
    fold_key(KeyEvent::new(code, KeyModifiers::NONE))
}

/// Whether keys alone stand before a text of another kind: then they were meant as keys.
fn leads_to_text(burst: &str) -> bool {
    !burst.is_ascii()
}

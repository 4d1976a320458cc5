//! From what is typed to what is done: keys and texts in their order, behind an act that is on its way where they must wait for it.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Effect, Input};
use super::input::fold_key;
use super::keymap::{Action, Context};
use super::layers::{Layer, question, reading, year};
use super::notice::Notice;
use super::screens::changes::Page;
use super::screens::frame;
use super::screens::view::View;
use crate::ledger::{NoteKind, Status};
use crate::messages::console as say;

impl App {
    /// Takes in one input.
    pub fn update(&mut self, input: Input) -> Vec<Effect> {
        let typed = matches!(input, Input::Key(_) | Input::Paste(_) | Input::Text(_) | Input::Paused);
        if typed && !self.deferred.is_empty() {
            self.deferred.push_back(input);
            return Vec::new();
        }
        let mut effects = self.take_in(input);
        self.settle_found();
        effects.extend(self.seek_in_loaded());
        self.look();
        effects.extend(self.meeting_effects());
        effects
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

    /// Nothing waits any longer: of what was typed only text is taken in, for keys may not mean now what they meant then.
    pub(super) fn take_texts(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for input in std::mem::take(&mut self.deferred) {
            if self.is_writing() || self.opens_writing(&input) {
                effects.extend(self.take_in(input));
            }
        }
        effects
    }

    fn opens_writing(&self, input: &Input) -> bool {
        let key = match input {
            Input::Key(key) => Some(*key),
            Input::Text(text) => text.chars().next().map(|c| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)),
            _ => None,
        };
        key.and_then(|key| self.setting.keymap.action(self.contexts(), fold_key(key)))
            .is_some_and(|action| action != Action::ChooseWithWords && action.opens_entry())
    }

    /// The record takes its time: the person is told, and goes on typing meanwhile.
    pub(super) fn on_slow(&mut self) -> Vec<Effect> {
        self.slow = true;
        let first = match self.deferred.pop_front() {
            Some(Input::Key(key)) => self.setting.keymap.action(self.contexts(), key),
            _ => None,
        };
        if let Some(action) = first {
            self.refuse_to_wait(action);
        }
        self.take_texts()
    }

    fn refuse_to_wait(&mut self, action: Action) {
        let lang = self.setting.lang;
        self.wants_to_leave = matches!(action, Action::Quit | Action::Back);
        let words = if self.wants_to_leave { say::leaving_after(lang) } else { say::still_saving(lang) };
        match self.writing_mut() {
            Some(writing) => writing.trouble = Some(words.to_owned()),
            None => self.say(Notice::plain(words)),
        }
    }

    pub(super) fn on_key(&mut self, key: KeyEvent) -> Vec<Effect> {
        let writing = self.is_writing();
        let key = if writing { key } else { fold_key(key) };
        let keymap = Arc::clone(&self.setting.keymap);
        let action = keymap.action(self.contexts(), key);
        if frame::is_too_small(self.size) && !action.is_some_and(|action| self.is_blind(action)) && (!writing || action.is_some()) {
            return Vec::new();
        }
        if !self.pending.is_empty() {
            if let Some(action) = action.filter(|action| self.waits(*action)) {
                match self.slow {
                    true => self.refuse_to_wait(action),
                    false => self.deferred.push_back(Input::Key(key)),
                }
                return Vec::new();
            }
        } else if !writing || self.is_seeking() {
            self.notice = None;
        }
        if self.takes_for_id(key, action) {
            return Vec::new();
        }
        if let Some(effects) = self.over_reading(key, action) {
            return effects;
        }
        match action {
            Some(action) => self.act(action),
            None => {
                self.type_key(key);
                Vec::new()
            }
        }
    }

    /// A key that means nothing in the contexts is typed into what takes text; elsewhere the person is told that it means nothing.
    fn type_key(&mut self, key: KeyEvent) {
        if self.type_into(|entry| entry.on_key(key)) {
            return;
        }
        if self.is_seeking() {
            self.with_search(|search, _| search.on_key(key));
            self.follow_search();
        } else if self.layers.is_empty() && matches!(key.code, KeyCode::Char(_)) {
            let help = self.key_of(Context::Anywhere, Action::Help);
            self.say(Notice::plain(say::unknown_key(self.setting.lang, help)));
        }
    }

    /// Whether an action may be carried out by somebody who sees nothing of the screen.
    fn is_blind(&self, action: Action) -> bool {
        matches!(action, Action::Suspend | Action::Redraw) || action == Action::Quit && self.layers.is_empty()
    }

    /// Whether an action must know what becomes of the act that is on its way: it builds on the status that the act sets, or ends the
    /// program before the person knows.
    fn waits(&mut self, action: Action) -> bool {
        match action {
            Action::SetStatus | Action::Verify | Action::SendBack | Action::Repeat => true,
            Action::Undo | Action::Redo | Action::Yes | Action::Quit | Action::GoPast => true,
            // The minutes have what is on its way.
            Action::EndMeeting => true,
            // A text that is being saved is not saved twice.
            Action::Save | Action::Decide => self.layers.last_mut().and_then(Layer::text_entry).is_none_or(|entry| entry.waits_to_save()),
            Action::Back => self.layers.is_empty() && self.views.is_empty(),
            _ => false,
        }
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

    /// Leaves the console, unless a text would be lost by it.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.unkept && !self.drafts.is_empty() {
            let sentence = say::leave_unkept(self.setting.lang, self.drafts.len());
            self.layers.push(Layer::Question(question::Question::new(sentence, question::Then::Leave)));
            return Vec::new();
        }
        vec![Effect::Quit]
    }

    fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Quit => return self.leave(),
            Action::Back => {
                if !self.leave_view() {
                    return self.leave();
                }
            }
            Action::StepBack if self.with_queue(|queue, _| queue.end_range()) == Some(true) => {}
            // An Esc may be the beginning of a torn sequence: it never ends the program.
            Action::StepBack if self.leave_view() => {}
            Action::StepBack if self.is_past() => self.return_to_present(),
            Action::StepBack => self.say(Notice::plain(say::how_to_quit(self.setting.lang, self.key_of(Context::Anywhere, Action::Back)))),
            Action::Filter if matches!(self.view(), Some(View::Changes(_))) => self.ask_changes_filter(),
            Action::Filter if matches!(self.view(), Some(View::Promises(_))) => self.ask_promises_filter(),
            Action::AskSince => self.ask_since(),
            Action::GoChanges => return self.go_changes(),
            Action::GoLog => return self.go_changes_page(Some(Page::Log)),
            Action::Search => return self.open_search(None),
            Action::NextPane | Action::PreviousPane if self.with_search(|search, finder| search.turn(finder)).is_some() => {}
            Action::Edit(edit) => {
                self.with_search(|search, _| search.edit(edit));
                self.follow_search();
            }
            Action::Up | Action::Down if self.is_writing() => {
                self.moved(action);
                self.follow_search();
            }
            Action::NextMatch | Action::PreviousMatch => self.go_to_match(action == Action::NextMatch),
            Action::ClearMarks => self.found = None,
            Action::Command => self.open_command(),
            Action::Copy => return self.copy(),
            Action::Filter => self.open_filter(),
            Action::SaveView => self.open_view_form(),
            Action::ClearFilter if matches!(self.view(), Some(View::Promises(_))) => self.clear_promises_filter(),
            Action::ClearFilter => self.clear_filter(),
            Action::ListFitting => return self.list_fitting(),
            Action::NextView | Action::PreviousView => self.turn_view(action == Action::NextView),
            Action::NthView(n) => self.use_view(n),
            Action::FreshRun => self.fresh_run(),
            Action::LastHandled => self.back_to_handled(),
            Action::EnterReading => self.enter_reading(),
            Action::CorrectReading | Action::StrikeReading => self.mend_reading(action == Action::StrikeReading),
            Action::Help => self.layers.push(Layer::Reading(reading::Reading::help(self))),
            Action::YearProgress => self.layers.push(Layer::Year(year::YearProgress::of(self))),
            Action::ShowDrafts => self.show_drafts(),
            Action::Undo if self.is_on_settings() => self.say_settings_stay(),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::GoPast => self.ask_past_day(),
            Action::DayBack | Action::DayForth => self.step_past_day(action == Action::DayForth),
            Action::Mouse => {
                self.mouse = !self.mouse;
                let lang = self.setting.lang;
                self.say(Notice::plain(if self.mouse { say::mouse_on(lang) } else { say::mouse_off(lang) }));
                return vec![Effect::Mouse(self.mouse)];
            }
            Action::Open if self.open_held_meeting() => {}
            Action::Open => self.open(),
            Action::OpenUnits => self.open_units(),
            Action::SettleUnits => self.open_settle(),
            Action::EditSetting => self.edit_setting(),
            Action::SettleDate => self.settle_date(),
            Action::MeetDate => self.meet_date(),
            Action::SettleFinding => self.settle_finding(),
            Action::Capture => self.open_capture(),
            Action::EndMeeting => self.end_meeting(),
            Action::AddToAgenda => self.open_agenda_under_way(true),
            Action::StrikeFromAgenda => self.strike_card(),
            Action::ReadAll => self.read_finding(),
            Action::NextTask | Action::PreviousTask => self.turn_to(action == Action::NextTask),
            _ if self.go_to(action) => {}
            _ => return self.act_on_items(action),
        }
        Vec::new()
    }

    /// Acts on what is marked or under the cursor; what is no such act moves the cursor.
    fn act_on_items(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::SetStatus => self.open_statuses(),
            Action::WriteComment => self.open_note(action, NoteKind::Comment),
            Action::WriteProgress => self.open_note(action, NoteKind::Progress),
            Action::Urge
            | Action::Promise
            | Action::EndPromise
            | Action::MovePromise
            | Action::Extend
            | Action::Snooze
            | Action::Assign => {
                self.open_form_by(action);
            }
            Action::Verify => self.answer_report(Status::Done),
            Action::SendBack => self.answer_report(Status::InProgress),
            Action::Repeat => return self.repeat_last(),
            _ => self.moved(action),
        }
        Vec::new()
    }

    /// Goes to a screen of its own key; whether the action asks for one.
    fn go_to(&mut self, action: Action) -> bool {
        match action {
            Action::GoOverview => self.leave_all_views(),
            Action::GoQueue => self.go_queue(),
            Action::GoUnits => self.go_units(),
            Action::GoMatrix => self.go_matrix(),
            Action::GoIndicators => self.go_indicators(),
            Action::GoFindings => self.go_to_findings(),
            Action::GoForecast => self.go_forecast(),
            Action::GoDates => self.go_to_dates(),
            Action::GoPromises => self.go_promises(),
            Action::GoSettings => self.go_to_settings(),
            Action::GoMeeting => self.go_meeting(),
            _ => return false,
        }
        true
    }
}

//! What a line of the command line does: an act, an item that is opened, or a filter of the queue.

mod asked;
mod given;

use std::io;

use super::app::{App, Effect};
use super::jumping::Goal;
use super::keymap::Action;
use super::layers::Layer;
use super::layers::command::Command;
use super::layers::form::FormKind;
use super::notice::Notice;
use super::screens::changes::Page;
use super::shelf::lines::remember;
use crate::ledger::{ItemKey, Whom};
use crate::messages::command as say;
use asked::Asked;

impl App {
    /// Opens the command line over the screen.
    pub(super) fn open_command(&mut self) {
        let command = Command::new(self.contexts(), self.setting.lang);
        self.layers.push(Layer::Command(command));
        self.notice = None;
        self.keep_in_view();
    }

    /// A former line, or a later one.
    pub(super) fn recall_line(&mut self, earlier: bool) {
        let history = std::mem::take(&mut self.commands);
        if let Some(Layer::Command(command)) = self.layers.last_mut() {
            command.recall(&history, earlier);
        }
        self.commands = history;
    }

    /// Does what the line says. A line that says nothing that can be done, or that is refused, stays, with the reason.
    pub(super) fn run_command(&mut self) -> Vec<Effect> {
        let Some(Layer::Command(command)) = self.layers.last() else { return Vec::new() };
        let (line, contexts) = (command.text().trim().to_owned(), command.contexts);
        let asked = match self.asked(contexts, &line) {
            Ok(asked) => asked,
            Err(sentence) => {
                if let Some(Layer::Command(command)) = self.layers.last_mut() {
                    command.trouble = Some(sentence);
                }
                return Vec::new();
            }
        };
        let Some(Layer::Command(command)) = self.layers.pop() else { return Vec::new() };
        let mut effects = self.remember(line);
        effects.extend(self.carry_out_line(command, asked));
        effects
    }

    fn carry_out_line(&mut self, command: Command, asked: Asked) -> Vec<Effect> {
        match asked {
            Asked::Nothing => {}
            Asked::Act(action, words) => {
                // Named 变化 it is that page, whichever was seen last.
                let effects = if action == Action::GoChanges { self.go_changes_page(Some(Page::Changes)) } else { self.act(action) };
                return if words.is_empty() { effects } else { self.give_or_keep(command, effects, action, &words) };
            }
            Asked::ActOn(key, action, words) => return self.act_on_named(command, key, action, &words),
            Asked::FormOn(keys, kind, action, words) => return self.form_on_named(command, &keys, (kind, action), &words),
            Asked::Goal(goal, note) => self.go_to_goal(goal, note),
            Asked::Whom(Whom::Unit(unit)) => self.open_unit(unit),
            Asked::Whom(Whom::Group(group)) => self.read_group(&group),
            Asked::Queue(text, query) => {
                self.go_queue();
                self.with_queue(|queue, app| queue.set_filter(app, &text, query));
                return self.say_what_fits();
            }
        }
        Vec::new()
    }

    fn go_to_goal(&mut self, goal: Goal, note: Option<String>) {
        self.open_goal(&goal);
        note.into_iter().for_each(|note| self.say(Notice::plain(note)));
    }

    /// Whether what stands in the command line opens something and changes nothing; so does every other line.
    pub(super) fn command_only_opens(&self) -> bool {
        let Some(Layer::Command(command)) = self.layers.last() else { return true };
        match self.asked(command.contexts, command.text().trim()) {
            Ok(Asked::Act(action, _)) => action.is_harmless() || action == Action::Filter,
            Ok(Asked::ActOn(..) | Asked::FormOn(..)) => false,
            Ok(Asked::Goal(..) | Asked::Whom(_) | Asked::Queue(..) | Asked::Nothing) | Err(_) => true,
        }
    }

    /// Opens the item that was named and acts on it there.
    fn act_on_named(&mut self, command: Command, key: ItemKey, action: Action, words: &str) -> Vec<Effect> {
        if self.refuses_writing() {
            self.keep_line(command);
            return Vec::new();
        }
        self.open_item(key);
        if self.selected() != Some(key) {
            self.keep_line(command);
            return Vec::new();
        }
        let effects = self.act(action);
        self.give_or_keep(command, effects, action, words)
    }

    /// Opens the form of an act on several items that were named, as it does on rows that are marked.
    fn form_on_named(&mut self, command: Command, keys: &[ItemKey], (kind, action): (FormKind, Action), words: &str) -> Vec<Effect> {
        if self.refuses_writing() {
            self.keep_line(command);
            return Vec::new();
        }
        // What is closed is passed over, as it is no row of the queue; where all are, the form says so.
        let ledger = &self.ledger;
        let is_closed =
            |key: &ItemKey| ledger.item(*key).is_some_and(|item| item.status.is_closed() || ledger.ended_with_its_measure(item).is_some());
        let (closed, open): (Vec<ItemKey>, Vec<ItemKey>) = keys.iter().copied().partition(is_closed);
        let passed_over = if open.is_empty() { Vec::new() } else { closed };
        self.open_form(if open.is_empty() { keys } else { &open }, kind);
        let effects = self.give_or_keep(command, Vec::new(), action, words);
        let sentence = (!passed_over.is_empty()).then(|| say::closed_left_out(self.setting.lang, self.labels(&passed_over)));
        if let (Some(sentence), Some(form)) = (sentence, self.form_mut()) {
            form.trouble = Some(sentence);
        }
        effects
    }

    /// Gives what stands behind the name of a command to what the command opened. Where it opened nothing, or that has no use for the words,
    /// the line is there again with the reason.
    fn give_or_keep(&mut self, command: Command, mut effects: Vec<Effect>, action: Action, words: &str) -> Vec<Effect> {
        match self.give_words(action, words) {
            Ok(more) => effects.extend(more),
            Err(why) => {
                why.into_iter().for_each(|why| self.say(Notice::bad(why)));
                self.keep_line(command);
            }
        }
        effects
    }

    /// The command line as it was, with the reason that was said.
    fn keep_line(&mut self, mut command: Command) {
        command.trouble = self.notice.take().map(|notice| notice.text);
        command.lie_over(self.contexts());
        self.layers.push(Layer::Command(command));
        self.keep_in_view();
    }

    /// The lines of former sessions; none, and that they cannot be read.
    pub(super) fn take_former_lines(&mut self, lines: io::Result<Vec<String>>) {
        match lines {
            Ok(lines) => self.commands = lines,
            Err(error) => self.say(Notice::plain(say::lines_unread(self.setting.lang, error))),
        }
    }

    fn remember(&mut self, line: String) -> Vec<Effect> {
        if line.is_empty() {
            return Vec::new();
        }
        remember(&mut self.commands, line.clone());
        vec![Effect::KeepLine(line)]
    }
}

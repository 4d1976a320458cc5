//! What a line of the command line does: an act, an item that is opened, or a filter of the queue.

use super::app::{App, Effect};
use super::editor::Edit;
use super::keymap::{Action, Context};
use super::layers::Layer;
use super::layers::command::Command;
use super::layers::command::named::{Named, commands, matching, named, places, spelled};
use super::notice::Notice;
use crate::ledger::{Asks, Found, ItemKey, Query};
use crate::messages::command as say;
use crate::text::{half_width, visible_line};

/// So many former lines are remembered.
const REMEMBERED: usize = 100;
/// So many names are given where a word is several commands' or nobody's.
const OFFERED: usize = 5;

/// What a line asks for.
enum Asked {
    Act(Action, String),
    Task(u32),
    Item(ItemKey),
    Queue(String, Query),
    Nothing,
}

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

    /// Does what the line says. A line that says nothing that can be done stays, with the reason.
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
        self.layers.pop();
        self.remember(line);
        match asked {
            Asked::Nothing => {}
            Asked::Act(action, words) => {
                let mut effects = self.act(action);
                if !words.is_empty() {
                    effects.extend(self.give_words(action, contexts, &words));
                }
                return effects;
            }
            Asked::Task(number) => self.open_task(number),
            Asked::Item(key) => self.open_item(key),
            Asked::Queue(text, query) => {
                self.go_queue();
                self.with_queue(|queue, app| queue.set_filter(app, &text, query));
            }
        }
        Vec::new()
    }

    /// Whether what stands in the command line opens something and changes nothing; so does every other line.
    pub(super) fn command_only_opens(&self) -> bool {
        let Some(Layer::Command(command)) = self.layers.last() else { return true };
        match self.asked(command.contexts, command.text().trim()) {
            Ok(Asked::Act(action, _)) => action.is_harmless() || action == Action::Filter,
            Ok(Asked::Task(_) | Asked::Item(_) | Asked::Queue(..) | Asked::Nothing) | Err(_) => true,
        }
    }

    fn remember(&mut self, line: String) {
        if line.is_empty() {
            return;
        }
        self.commands.retain(|known| *known != line);
        self.commands.push(line);
        let spare = self.commands.len().saturating_sub(REMEMBERED);
        self.commands.drain(..spare);
    }

    /// What a line asks for: a command first, then an id, then a filter.
    fn asked(&self, contexts: &[Context], line: &str) -> Result<Asked, String> {
        if line.is_empty() {
            return Ok(Asked::Nothing);
        }
        let lang = self.setting.lang;
        if line.starts_with(|c| half_width(c).is_ascii_digit()) {
            return match self.ledger.find_all(line).map_err(|why| why.explain(lang))?.into_iter().next() {
                Some(Found::Task(number)) => Ok(Asked::Task(number)),
                Some(Found::Measure(item)) => Ok(Asked::Item(item.key)),
                Some(Found::Owed(owed)) => Ok(owed.first().map_or(Asked::Nothing, |one| Asked::Item(one.item.key))),
                None => Ok(Asked::Nothing),
            };
        }
        let mut is_name = false;
        let (word, sentence) = match named(contexts, line) {
            Named::Here(action, words) => return Ok(Asked::Act(action, words.to_owned())),
            Named::Elsewhere(word) => {
                is_name = true;
                let titles: Vec<&str> = places(word).iter().map(|context| context.title(lang)).collect();
                (word, say::elsewhere(lang, shown(word), titles.join(lang.pick("、", ", "))))
            }
            Named::Several(word) => (word, say::several(lang, shown(word), self.offered(contexts, word))),
            Named::Nobody(word) => (word, self.unknown(contexts, word)),
        };
        match Query::parse(line, &self.ledger) {
            Ok(query) if is_filter(&query, line, is_name) => Ok(Asked::Queue(line.to_owned(), query)),
            Ok(_) => Err(sentence),
            // A filter with something wrong in it has a key or more words than one.
            Err(bad) if line != word || line.contains([':', '：']) => Err(bad.explain(lang)),
            Err(_) => Err(sentence),
        }
    }

    fn unknown(&self, contexts: &[Context], word: &str) -> String {
        let lang = self.setting.lang;
        // A slip of one letter is found by what the word begins with.
        let begin: String = word.chars().take(word.chars().count().saturating_sub(1).clamp(1, 2)).collect();
        match self.offered(contexts, &begin) {
            near if near.is_empty() => say::unknown(lang, shown(word)),
            near => say::unknown_but(lang, shown(word), near),
        }
    }

    fn offered(&self, contexts: &[Context], word: &str) -> String {
        let lang = self.setting.lang;
        let all = commands(contexts);
        let near = matching(&all, word).into_iter().take(OFFERED).map(|binding| spelled(&all, binding, lang));
        near.collect::<Vec<_>>().join(lang.pick("、", ", "))
    }

    /// What stands behind the name of a command goes into what the command opened.
    fn give_words(&mut self, action: Action, contexts: &[Context], words: &str) -> Vec<Effect> {
        let lang = self.setting.lang;
        match self.layers.last_mut() {
            Some(Layer::Filter(filter)) => {
                filter.edit(Edit::DeleteToLineStart);
                self.on_text(words);
                self.act(Action::Save)
            }
            Some(Layer::Line(_)) => {
                self.on_text(words);
                self.act(Action::Save)
            }
            None if action == Action::Search => self.on_text(words),
            Some(Layer::Statuses(menu)) => {
                if menu.point_at_word(words) {
                    return self.choose_status(false);
                }
                let offered = menu.offered(lang).join(lang.pick("、", ", "));
                self.layers.pop();
                self.say(Notice::bad(say::no_status(lang, shown(words), offered)));
                Vec::new()
            }
            Some(Layer::Writing(_) | Layer::Form(_) | Layer::Entry(_)) => self.on_text(words),
            // What the act itself said comes first.
            _ if self.notice.is_some() => Vec::new(),
            _ => {
                let all = commands(contexts);
                let name = all.iter().find(|binding| binding.action == action).map_or("", |binding| spelled(&all, binding, lang));
                self.say(Notice::plain(say::takes_no_words(lang, name, shown(words))));
                Vec::new()
            }
        }
    }
}

/// A word that is no command of this screen, but a filter: one that asks for more than a word in the text, or a Chinese word of it that
/// is not the name of a command.
fn is_filter(query: &Query, line: &str, is_name: bool) -> bool {
    !query.is_empty()
        && (!line.is_ascii() && !is_name || query.conditions().iter().any(|condition| !matches!(condition.what, Asks::Text(_))))
}

/// What a person typed, as it is said back.
fn shown(word: &str) -> String {
    visible_line(word).chars().take(40).collect()
}

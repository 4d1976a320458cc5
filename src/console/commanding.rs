//! What a line of the command line does: an act, an item that is opened, or a filter of the queue.

use std::io;

use super::app::{App, Effect};
use super::editor::Edit;
use super::jumping::Goal;
use super::keymap::{Action, Context};
use super::layers::Layer;
use super::layers::command::Command;
use super::layers::command::named::{Named, commands, matching, named, places, spelled};
use super::layers::typing::TextEntry;
use super::notice::Notice;
use super::shelf::lines::remember;
use crate::ledger::{Asks, ItemKey, Query};
use crate::messages::command as say;
use crate::text::{half_width, visible_line};

/// So many names are given where a word is several commands' or nobody's.
const OFFERED: usize = 5;

/// Where an item is acted on.
const ON_ITEM: &[Context] = &[Context::Detail];

/// What a line asks for.
enum Asked {
    Act(Action, String),
    /// An act on an item that is named: the item, and the line without its id.
    ActOn(ItemKey, String),
    Goal(Goal),
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
        let mut effects = self.remember(line);
        effects.extend(self.carry_out_line(asked));
        effects
    }

    fn carry_out_line(&mut self, asked: Asked) -> Vec<Effect> {
        match asked {
            Asked::Nothing => {}
            Asked::Act(action, words) => {
                let mut effects = self.act(action);
                if !words.is_empty() {
                    effects.extend(self.give_words(action, &words));
                }
                return effects;
            }
            Asked::ActOn(key, line) => return self.act_on_named(key, &line),
            Asked::Goal(Goal::Task(number)) => self.open_task(number),
            Asked::Goal(Goal::Item(key)) => self.open_item(key),
            Asked::Queue(text, query) => {
                self.go_queue();
                self.with_queue(|queue, app| queue.set_filter(app, &text, query));
                return self.say_what_fits();
            }
        }
        Vec::new()
    }

    /// Whether what stands in the command line opens something and changes nothing; so does every other line.
    pub(super) fn command_only_opens(&self) -> bool {
        let Some(Layer::Command(command)) = self.layers.last() else { return true };
        match self.asked(command.contexts, command.text().trim()) {
            Ok(Asked::Act(action, _)) => action.is_harmless() || action == Action::Filter,
            Ok(Asked::ActOn(..)) => false,
            Ok(Asked::Goal(_) | Asked::Queue(..) | Asked::Nothing) | Err(_) => true,
        }
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

    /// What a line asks for: a command first, then an id, then a filter.
    fn asked(&self, contexts: &[Context], line: &str) -> Result<Asked, String> {
        if line.is_empty() {
            return Ok(Asked::Nothing);
        }
        let lang = self.setting.lang;
        if line.starts_with(|c| half_width(c).is_ascii_digit()) {
            return self.goal(line).map(|(goal, _)| Asked::Goal(goal));
        }
        if let Some(on) = self.act_on(line) {
            return on;
        }
        let mut is_name = false;
        let (word, sentence) = match named(contexts, line) {
            Named::Here(action, words) if words.is_empty() || takes_words(action) => return Ok(Asked::Act(action, words.to_owned())),
            Named::Here(action, words) => return Err(self.takes_no_words(action, contexts, words)),
            Named::Elsewhere(word) => {
                is_name = true;
                let titles: Vec<&str> = places(word).iter().map(|context| context.title(lang)).collect();
                (word, say::elsewhere(lang, shown(word), titles.join(lang.pick("、", ", "))))
            }
            Named::Several(word) => (word, say::several(lang, shown(word), self.offered(contexts, word))),
            Named::Nobody(word) => (word, self.unknown(contexts, word)),
        };
        match Query::parse(line, &self.ledger) {
            Ok(query) if is_filter(&query, line) && !(is_name && line == word) => Ok(Asked::Queue(line.to_owned(), query)),
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
    fn give_words(&mut self, action: Action, words: &str) -> Vec<Effect> {
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
            _ => Vec::new(),
        }
    }

    fn takes_no_words(&self, action: Action, contexts: &[Context], words: &str) -> String {
        let (lang, all) = (self.setting.lang, commands(contexts));
        let name = all.iter().find(|binding| binding.action == action).map_or("", |binding| spelled(&all, binding, lang));
        say::takes_no_words(lang, name, shown(words))
    }

    /// `催办 8.4@门头沟 请报送`: an act on an item that is named. None where the line is something else.
    fn act_on(&self, line: &str) -> Option<Result<Asked, String>> {
        let (name, rest) = line.split_once(char::is_whitespace)?;
        let rest = rest.trim();
        rest.starts_with(|c| half_width(c).is_ascii_digit()).then_some(())?;
        // Whatever screen it is for: the item is opened first.
        let Named::Here(action, _) = named(ON_ITEM, name) else { return None };
        (action == Action::SetStatus || action.opens_entry()).then_some(())?;
        let (id, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        Some(match self.goal(id) {
            Ok((Goal::Item(key), _)) => Ok(Asked::ActOn(key, format!("{name} {words}"))),
            Ok((Goal::Task(task), _)) => Err(say::names_a_task(self.setting.lang, task)),
            Err(why) => Err(why),
        })
    }

    /// Opens the item that was named and acts on it there.
    fn act_on_named(&mut self, key: ItemKey, line: &str) -> Vec<Effect> {
        self.open_item(key);
        match self.asked(self.contexts(), line.trim()) {
            Ok(Asked::Act(action, words)) if self.selected() == Some(key) => {
                let mut effects = self.act(action);
                if !words.is_empty() {
                    effects.extend(self.give_words(action, &words));
                }
                effects
            }
            Ok(_) => Vec::new(),
            Err(sentence) => {
                self.say(Notice::bad(sentence));
                Vec::new()
            }
        }
    }
}

/// A line that is no command, but a filter: one with something Chinese in it, or that asks for more than a word in the text.
fn is_filter(query: &Query, line: &str) -> bool {
    !query.is_empty() && (!line.is_ascii() || query.conditions().iter().any(|condition| !matches!(condition.what, Asks::Text(_))))
}

/// Whether what stands behind the name of a command goes into what the command opens.
const fn takes_words(action: Action) -> bool {
    action.opens_entry() || matches!(action, Action::SetStatus | Action::Filter | Action::Search | Action::GoPast | Action::AskSince)
}

/// What a person typed, as it is said back.
fn shown(word: &str) -> String {
    visible_line(word).chars().take(40).collect()
}

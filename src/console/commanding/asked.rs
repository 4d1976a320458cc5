//! What a line of the command line asks for. Only a whole word that is an id names an item; all else is text.

use crate::console::app::App;
use crate::console::jumping::Goal;
use crate::console::keymap::{Action, Context};
use crate::console::layers::command::named::{
    Named, ON_ITEM, acts_by_id, begins_with_name, commands, matching, named, near, places, spelled,
};
use crate::console::layers::form::FormKind;
use crate::ledger::{Asks, Found, ItemKey, NotFound, Query, Whom};
use crate::messages::command as say;
use crate::plan::{self, MeasureId, Place, meant_day};
use crate::text::{half_width, visible_line};

/// So many names are given where a word is several commands' or nobody's.
const OFFERED: usize = 5;

/// What a line asks for.
pub(super) enum Asked {
    Act(Action, String),
    /// An act on an item that is named: the item, the act, and the words without the id.
    ActOn(ItemKey, Action, String),
    /// The form of an act on several that are named at once: 8.4@各区.
    FormOn(Vec<ItemKey>, FormKind, Action, String),
    /// Where an id leads, and what there is to say of it.
    Goal(Goal, Option<String>),
    Whom(Whom),
    Queue(String, Query),
    Nothing,
}

/// The item that is named in the words of an act.
struct Item<'t> {
    id: &'t str,
    words: String,
}

impl App {
    /// What a line asks for: an id, a command, or a filter.
    pub(super) fn asked(&self, contexts: &[Context], line: &str) -> Result<Asked, String> {
        if line.is_empty() {
            return Ok(Asked::Nothing);
        }
        if let Some(goal) = self.goal_of(line) {
            return goal;
        }
        if let Some(on) = self.act_on(contexts, line) {
            return on;
        }
        if let Some(filter) = self.filter_of(line) {
            return filter;
        }
        let mut is_name = false;
        let (word, sentence) = match named(contexts, line) {
            Named::Here(action, words) => return self.act_here(contexts, action, words),
            Named::Elsewhere(word) => {
                is_name = true;
                (word, self.elsewhere(word))
            }
            Named::Several(word) => (word, say::several(self.setting.lang, shown(word), self.offered(contexts, word))),
            Named::Nobody(word) => (word, self.several_units(word).unwrap_or_else(|| self.unknown(contexts, word))),
        };
        match Query::parse(line, &self.ledger) {
            Ok(query) if is_filter(&query, line) && !(is_name && line == word) && self.finds_its_words(&query) => {
                Ok(Asked::Queue(line.to_owned(), query))
            }
            Ok(_) => Err(sentence),
            // A filter with something wrong in it has a key or more words than one.
            Err(bad) if line != word || line.contains([':', '：']) => Err(bad.explain(self.setting.lang)),
            Err(_) => Err(sentence),
        }
    }

    /// A command of the screen.
    fn act_here(&self, contexts: &[Context], action: Action, words: &str) -> Result<Asked, String> {
        let lang = self.setting.lang;
        match action {
            _ if words.is_empty() => {}
            Action::GoUnits | Action::OpenUnits => {
                return self.ledger.whom(words).map(Asked::Whom).map_err(|why| why.explain_inside(lang));
            }
            Action::GoChanges => self.since_said(words).map(|_| ())?,
            _ if !takes_words(action) => return Err(self.takes_no_words(action, contexts, words)),
            // The cursor is on a task of several measures: the words would be about none of them.
            _ if action.acts_on_item() && self.views.is_empty() && self.selected().is_none() => {
                if let Some(task) = self.overview.task() {
                    return Err(say::which_measure(lang, task, name_of(contexts, action, lang)));
                }
            }
            _ => {}
        }
        Ok(Asked::Act(action, words.to_owned()))
    }

    /// Where a line leads that is an id, or an id and the words for a unit. None where it is something else.
    fn goal_of(&self, line: &str) -> Option<Result<Asked, String>> {
        line.starts_with(|c| half_width(c).is_ascii_digit()).then_some(())?;
        let first = line.split(char::is_whitespace).next().unwrap_or(line);
        match self.goal(line) {
            Ok(led) => Some(Ok(Asked::Goal(led.goal, led.note))),
            Err(why) => (first.parse::<plan::Asked>().is_ok() || first.parse::<plan::IndicatorCode>().is_ok()).then_some(Err(why)),
        }
    }

    /// The filter that a line is whose first word is one of the filter's and no command's: 结 is a light, not the beginning of 结束会议. None where
    /// the line is something else.
    fn filter_of(&self, line: &str) -> Option<Result<Asked, String>> {
        line.split(char::is_whitespace).next().filter(|word| Query::is_word(word) && !begins_with_name(line))?;
        let whole = Query::parse(line, &self.ledger).map_err(|bad| bad.explain(self.setting.lang));
        Some(whole.and_then(|query| match self.finds_its_words(&query) {
            true => Ok(Asked::Queue(line.to_owned(), query)),
            false => Err(crate::messages::fitting::none_fits(self.setting.lang, shown(line))),
        }))
    }

    /// `催办 8.4@门头沟 请报送`: an act on an item that is named. None where the line is something else.
    fn act_on(&self, contexts: &[Context], line: &str) -> Option<Result<Asked, String>> {
        let on_item = |contexts: &[Context]| match named(contexts, line) {
            Named::Here(action, words) if action.acts_on_item() => Some((action, words)),
            _ => None,
        };
        // Whatever screen it is for: the item is opened first.
        let (action, words) = on_item(contexts).or_else(|| on_item(ON_ITEM))?;
        let Item { id, words } = self.item_in(action, words)?;
        let lang = self.setting.lang;
        if let Some((keys, kind)) = self.several_owed(id).zip(FormKind::of_several(action)) {
            return Some(Ok(Asked::FormOn(keys, kind, action, words)));
        }
        Some(self.goal(id).and_then(|led| match led.goal {
            _ if led.others > 0 => Err(say::names_several(lang, id, led.others.saturating_add(1))),
            Goal::Item(key) => match led.note {
                None => Ok(Asked::ActOn(key, action, words)),
                Some(note) => Err(say::use_measure(lang, note, self.label(key))),
            },
            Goal::Task(task) => Err(say::names_a_task(lang, task)),
            Goal::Indicator(_) => Err(say::names_an_indicator(lang, id)),
        }))
    }

    /// What several units owe that are named with a measure; none where it is one's, or nobody's.
    fn several_owed(&self, id: &str) -> Option<Vec<ItemKey>> {
        let Found::Owed(owed) = self.ledger.find(id).ok()? else { return None };
        (owed.len() > 1).then(|| owed.iter().map(|one| one.item.key).collect())
    }

    /// The item that words begin with; a status may stand before its item.
    fn item_in<'t>(&self, action: Action, words: &'t str) -> Option<Item<'t>> {
        let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        if self.names_item(action, first, rest.trim().is_empty()) {
            return Some(Item { id: first, words: rest.trim().to_owned() });
        }
        let (rest, last) = words.rsplit_once(char::is_whitespace).filter(|_| action == Action::SetStatus)?;
        self.names_item(action, last, false).then(|| Item { id: last, words: rest.trim().to_owned() })
    }

    /// Whether a word names an item: `8.4`, `8.4@门头沟`, or a task that stands alone. 3日内, 12-31 and 5.1已核 are text, 12.31 is a day where the
    /// act takes one and there is no such measure, and of 30 家已报 the number is no task.
    fn names_item(&self, action: Action, word: &str, is_alone: bool) -> bool {
        let Ok(plan::Asked { place, units }) = word.parse() else {
            // That an indicator has no status and no promises is said.
            return word.parse::<plan::IndicatorCode>().is_ok() && self.ledger.find_indicator(word).is_ok();
        };
        match place {
            Place::Task(number) => (is_alone || action == Action::SetStatus) && self.ledger.plan().task(number).is_some(),
            Place::Measure(id) => units.is_some() || !(action.takes_day() && self.is_day(word, id)),
        }
    }

    fn is_day(&self, word: &str, id: MeasureId) -> bool {
        self.ledger.of_measure(id).is_none() && meant_day(word, self.as_of, self.ledger.calendar()).is_ok()
    }

    /// Whether each word that is a text stands somewhere: one that stands nowhere was meant for something else.
    fn finds_its_words(&self, query: &Query) -> bool {
        let texts = query.conditions().iter().filter(|condition| !condition.negated && matches!(condition.what, Asks::Text(_)));
        texts.cloned().all(|text| !self.ledger.select(&Query::default().and(text), &self.setting.by, self.as_of).is_empty())
    }

    /// A command that the screen does not have: where it is, and that it can be done with an id.
    fn elsewhere(&self, word: &str) -> String {
        let lang = self.setting.lang;
        let titles = places(word).iter().map(|context| context.title(lang)).collect::<Vec<_>>().join(lang.pick("、", ", "));
        match named(ON_ITEM, word) {
            Named::Here(action, _) if action.acts_on_item() => {
                say::elsewhere_but_by_id(lang, shown(word), name_of(ON_ITEM, action, lang), titles)
            }
            _ => say::elsewhere(lang, shown(word), titles),
        }
    }

    /// That a word is several units', where it stands in their names or is how they sound as a whole.
    fn several_units(&self, word: &str) -> Option<String> {
        let many = self.ledger.whom(word).err().filter(|why| matches!(why, NotFound::ManyUnits { .. }))?;
        (!self.ledger.units().sounds_in_part(word)).then(|| many.explain_inside(self.setting.lang))
    }

    fn unknown(&self, contexts: &[Context], word: &str) -> String {
        let lang = self.setting.lang;
        let all = known(contexts);
        let mut alike = near(&all, word);
        for sounding in matching(&all, word) {
            if alike.iter().all(|known| known.action != sounding.action) {
                alike.push(sounding);
            }
        }
        let names: Vec<&str> = alike.into_iter().take(OFFERED).map(|binding| spelled(&all, binding, lang)).collect();
        match names.join(lang.pick("、", ", ")) {
            none if none.is_empty() => say::unknown(lang, shown(word)),
            near => say::unknown_but(lang, shown(word), near),
        }
    }

    fn offered(&self, contexts: &[Context], word: &str) -> String {
        let lang = self.setting.lang;
        let all = commands(contexts);
        let near = matching(&all, word).into_iter().take(OFFERED).map(|binding| spelled(&all, binding, lang));
        near.collect::<Vec<_>>().join(lang.pick("、", ", "))
    }

    fn takes_no_words(&self, action: Action, contexts: &[Context], words: &str) -> String {
        let lang = self.setting.lang;
        say::takes_no_words(lang, name_of(contexts, action, lang), shown(words))
    }
}

/// What can be done here, and what can be done with an id.
fn known(contexts: &[Context]) -> Vec<&'static crate::console::keymap::Binding> {
    commands(contexts).into_iter().chain(acts_by_id(contexts)).collect()
}

/// How a command of some contexts is written.
fn name_of(contexts: &[Context], action: Action, lang: crate::messages::Lang) -> &'static str {
    let all = commands(contexts);
    all.iter().find(|binding| binding.action == action).map_or("", |binding| spelled(&all, binding, lang))
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
pub(super) fn shown(word: &str) -> String {
    visible_line(word).chars().take(40).collect()
}

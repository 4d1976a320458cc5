//! What a person does to the record from the console: choosing a status, writing a comment, undoing. What the record answers stands in `answers`.

use super::app::{App, Effect};
use super::drafts::{Draft, Purpose};
use super::keymap::{Action, Context};
use super::layers::{Layer, question, statuses};
use super::notice::Notice;
use super::repeat::Repeat;
use crate::ledger::{Act, ActRefused, Cause, Event, EventNo, Happening, Item, ItemKey, NoteKind, Signer, Status};
use crate::messages::{console as say, queue};
use crate::report::words::event_words;
use crate::store::Ticket;

/// An act that is on its way to the record.
#[derive(Debug)]
pub struct Pending {
    /// The id of the item, for the sentence that follows.
    pub(super) label: String,
    /// The text that is saved with it: its draft goes when it is on disk.
    pub(super) draft: Option<Draft>,
    /// The act as it can be done again once it is saved.
    pub(super) repeat: Option<Repeat>,
}

/// Why the record cannot be followed.
#[derive(Debug)]
pub(super) struct Trouble {
    /// The sentence for the person.
    pub notice: Notice,
    /// Whether nothing more can be written until the console is opened anew.
    pub lasting: bool,
}

impl App {
    /// The id under which the person knows an item.
    pub fn label(&self, key: ItemKey) -> String {
        self.ledger.label(key)
    }

    /// The id of the first of some items, and how many there are where there are more.
    pub fn labels(&self, keys: &[ItemKey]) -> String {
        match keys {
            [] => String::new(),
            [key] => self.label(*key),
            [first, ..] => say::several(self.setting.lang, self.label(*first), keys.len()),
        }
    }

    /// The items that an act would be about; where there are none the person is told why.
    pub(super) fn targets(&mut self, asked: Action) -> Vec<ItemKey> {
        if self.refuses_writing() {
            return Vec::new();
        }
        let found = match self.view() {
            Some(view) => view.face().targets(),
            None => self.selected().into_iter().collect(),
        };
        if found.is_empty() {
            self.choose_first(asked);
        }
        let looked_at = self.view().map(|view| view.face().looked_at()).unwrap_or_default();
        match found.iter().chain(&looked_at).find_map(|key| self.changed_unseen(*key)) {
            // The key was pressed on what was drawn, and that is not what is.
            Some(key) => {
                let sentence = self.changed_meanwhile(key);
                self.say(Notice::bad(format!("{sentence}{}", queue::press_again(self.setting.lang))));
                Vec::new()
            }
            None => found,
        }
    }

    /// The item, or its measure, which somebody else changed since the frame that the person sees.
    fn changed_unseen(&self, key: ItemKey) -> Option<ItemKey> {
        let by_another = |key: &ItemKey| {
            let item = self.ledger.item(*key).filter(|item| item.version > self.seen);
            item.and_then(|item| self.ledger.version_event(item)).is_some_and(|event| event.by != self.setting.by)
        };
        [key, ItemKey::measure(key.measure)].into_iter().find(by_another)
    }

    /// The overview's row is a task of several measures: the person says which.
    pub(super) fn choose_first(&mut self, asked: Action) {
        let lang = self.setting.lang;
        if let Some(sentence) = self.view().and_then(|view| view.face().nothing_here(self)) {
            self.say(Notice::plain(sentence));
        }
        if self.views.is_empty()
            && let Some(task) = self.overview.task()
        {
            self.open_task(task);
            let key = |context, action| self.key_of(context, action);
            let (down, up) = (key(Context::Moving, Action::Down), key(Context::Moving, Action::Up));
            self.say(Notice::plain(say::choose_measure(lang, down, up, key(Context::Detail, asked))));
        }
    }

    /// Says why nothing can be written, where nothing can.
    pub(super) fn refuses_writing(&mut self) -> bool {
        let why = match &self.trouble {
            _ if self.is_past() => Notice::bad(self.past_refusal()),
            _ if self.setting.read_only => Notice::bad(say::read_only(self.setting.lang)),
            Some(trouble) if trouble.lasting => trouble.notice.clone(),
            _ => return false,
        };
        self.say(why);
        true
    }

    pub(super) fn open_statuses(&mut self) {
        let keys = self.targets(Action::SetStatus);
        if let Some(menu) = statuses::Statuses::open(self, &keys) {
            self.layers.push(Layer::Statuses(menu));
        }
    }

    pub(super) fn open_note(&mut self, asked: Action, kind: NoteKind) {
        let keys = self.targets(asked);
        if !keys.is_empty() {
            self.open_writing(&keys, Purpose::Note(kind));
        }
    }

    /// Verifies what was reported as done, or sends it back: the words that it needs are written next. Of several only what waits for it.
    pub(super) fn answer_report(&mut self, to: Status) {
        let asked = if to == Status::Done { Action::Verify } else { Action::SendBack };
        let keys = self.targets(asked);
        let waits = |key: &&ItemKey| self.ledger.item(**key).is_some_and(|item| item.status == Status::Submitted);
        let waiting: Vec<ItemKey> = keys.iter().filter(waits).copied().collect();
        match (keys.first(), waiting.is_empty()) {
            (None, _) => {}
            (Some(_), false) => self.open_writing(&waiting, Purpose::Status(to)),
            (Some(key), true) => {
                let status = self.ledger.item(*key).map(|item| item.status.word(self.setting.lang)).unwrap_or_default();
                self.say(Notice::plain(queue::not_submitted(self.setting.lang, self.labels(&keys), status)));
            }
        }
    }

    pub(super) fn show_drafts(&mut self) {
        let lang = self.setting.lang;
        if self.drafts.is_empty() {
            self.say(Notice::plain(say::no_drafts(lang)));
        } else {
            self.layers.push(Layer::Drafts(Default::default()));
        }
    }

    /// Sends an act to the record.
    pub(super) fn write(&mut self, act: Act, draft: Option<Draft>) -> (Ticket, Effect) {
        self.write_as(act, draft, None)
    }

    /// The same for an act that can be done again by its own key.
    pub(super) fn write_as(&mut self, act: Act, draft: Option<Draft>, repeat: Option<Repeat>) -> (Ticket, Effect) {
        self.last_ticket += 1;
        let keys: Vec<ItemKey> = act.changes.iter().filter_map(|change| change.item).collect();
        let label = self.labels(&keys);
        self.pending.insert(self.last_ticket, Pending { label, draft, repeat });
        (self.last_ticket, Effect::Write(self.last_ticket, act))
    }

    /// Sets the status that was chosen in the menu; asks for words first where they are needed or wanted.
    pub(super) fn choose_status(&mut self, with_words: bool) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(Layer::Statuses(menu)) = self.layers.last() else { return Vec::new() };
        let (keys, Some(choice)) = (menu.keys(), menu.chosen().cloned()) else { return Vec::new() };
        if let Some(key) = self.changed_since(&menu.items) {
            // The menu was made for another status than the item has now; the same digit may mean another one in a new menu.
            let sentence = self.changed_meanwhile(key);
            self.layers.pop();
            let again = self.key_of(Context::Detail, Action::SetStatus);
            self.say(Notice::bad(format!("{sentence}{}", say::menu_closed(lang, again))));
            return Vec::new();
        }
        if let Some(why) = choice.hindrance {
            self.say(Notice::bad(why));
            return Vec::new();
        }
        if with_words || choice.need != crate::ledger::Need::Nothing {
            self.layers.pop();
            self.open_writing(&keys, Purpose::Status(choice.to));
            return Vec::new();
        }
        match Act::set_status_of(&self.ledger, &self.items(&keys), choice.to, None, self.signer()) {
            Ok(act) => {
                self.layers.pop();
                self.say(Notice::plain(say::saving(lang)));
                vec![self.write_as(act, None, Some(Repeat::Words(Purpose::Status(choice.to), String::new()))).1]
            }
            Err(refused) => {
                self.say(Notice::bad(refused.explain(lang)));
                Vec::new()
            }
        }
    }

    /// Who acts here, and on which day.
    pub fn signer(&self) -> Signer<'_> {
        Signer { by: &self.setting.by, on: self.as_of }
    }

    /// The items of those keys that are there.
    pub(super) fn items(&self, keys: &[ItemKey]) -> Vec<&Item> {
        keys.iter().filter_map(|key| self.ledger.item(*key)).collect()
    }

    /// The first of some items that has another version than it was seen with.
    pub(super) fn changed_since(&self, seen: &[(ItemKey, EventNo)]) -> Option<ItemKey> {
        seen.iter().find(|(key, version)| self.ledger.item(*key).is_none_or(|item| item.version != *version)).map(|(key, _)| *key)
    }

    /// Sets the n-th status of the menu.
    pub(super) fn choose_nth_status(&mut self, n: u8) -> Vec<Effect> {
        match self.layers.last_mut() {
            Some(Layer::Statuses(menu)) if menu.has(n) => menu.point_at(n),
            _ => return Vec::new(),
        }
        self.choose_status(false)
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let act = Act::undo(&self.ledger, &self.setting.by);
        self.take_back(act)
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let act = Act::redo(&self.ledger, &self.setting.by);
        self.take_back(act)
    }

    fn take_back(&mut self, act: Result<Act, ActRefused>) -> Vec<Effect> {
        let lang = self.setting.lang;
        if self.refuses_writing() {
            return Vec::new();
        }
        match act {
            Err(refused) => {
                let sentence = match &refused {
                    ActRefused::ChangedSince { item, .. } | ActRefused::SettledSince { item, .. } => {
                        say::about(lang, self.label(*item), refused.explain(lang))
                    }
                    _ => refused.explain(lang),
                };
                self.say(Notice::bad(sentence));
                Vec::new()
            }
            Ok(act) => match self.long_ago(act.cause) {
                // What was done long ago is not undone by a stray key.
                Some(sentence) => {
                    self.layers.push(Layer::Question(question::Question::new(sentence, question::Then::Write(act))));
                    Vec::new()
                }
                None => {
                    self.say(Notice::plain(say::saving(lang)));
                    vec![self.write(act, None).1]
                }
            },
        }
    }

    /// The question before an act is taken back, or done again, that was done, or taken back, before this console was opened.
    fn long_ago(&self, cause: Cause) -> Option<String> {
        let (Cause::Undo(of) | Cause::Redo(of)) = cause else { return None };
        let about = |e: &&Event| e.act == of || matches!(e.cause, Cause::Undo(a) | Cause::Redo(a) if a == of);
        let last = self.ledger.events().iter().rev().find(about).filter(|e| e.no <= self.opened_at)?;
        let (lang, when, what) = (self.setting.lang, last.at.format("%m-%d %H:%M"), self.describe_act(of)?);
        Some(match cause {
            Cause::Redo(_) => say::redo_old(lang, when, what),
            _ => say::undo_old(lang, when, what),
        })
    }

    /// An act in a few words; of several items the first, and how many there are.
    fn describe_act(&self, act: EventNo) -> Option<String> {
        let first = self.ledger.events_of(act).next()?;
        let keys: Vec<ItemKey> = self.ledger.events_of(act).filter_map(|e| e.item).collect();
        Some(match keys.as_slice() {
            [_, _, ..] => format!("{} {}", self.labels(&keys), event_words(&self.ledger, first, self.setting.lang)),
            _ => self.describe(first),
        })
    }

    /// Who changed an item meanwhile, when and to what.
    pub(super) fn changed_meanwhile(&self, key: ItemKey) -> String {
        let lang = self.setting.lang;
        let Some(item) = self.ledger.item(key) else { return say::gone(lang).to_owned() };
        match self.ledger.version_event(item).filter(|_| item.in_plan) {
            Some(e) if matches!(e.what, Happening::UnitsSettled { .. }) => {
                say::settled_meanwhile(lang, &e.by, e.at.format("%m-%d %H:%M"), self.label(key))
            }
            Some(e) if e.what.dealing().is_some() => {
                let (when, what) = (e.at.format("%m-%d %H:%M"), event_words(&self.ledger, e, lang));
                say::dealt_meanwhile(lang, &e.by, when, self.label(key), what)
            }
            Some(e) => say::changed_meanwhile(lang, &e.by, e.at.format("%m-%d %H:%M"), self.label(key), item.status.word(lang)),
            None => say::gone(lang).to_owned(),
        }
    }

    /// An event in a few words, e.g. `5.1 未启动 → 推进中`.
    pub fn describe(&self, event: &Event) -> String {
        let (lang, words) = (self.setting.lang, event_words(&self.ledger, event, self.setting.lang));
        match (event.item, &event.what) {
            (Some(key), _) => format!("{} {words}", self.label(key)),
            // These say by themselves what they are about.
            (None, Happening::Setting { .. } | Happening::ViewSaved(_) | Happening::MeetingHeld(_)) => words,
            (None, _) => format!("{} {words}", crate::messages::words::plan(lang)),
        }
    }
}

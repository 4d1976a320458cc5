//! Opening, saving and leaving a form, and the act that it makes.

use chrono::NaiveDate;

use super::field::no_day;
use super::{Form, FormKind, Slot};
use crate::console::app::{App, Effect};
use crate::console::drafts::Purpose;
use crate::console::keymap::Action;
use crate::console::layers::Layer;
use crate::console::notice::Notice;
use crate::console::repeat::Repeat;
use crate::console::screens::view::View;
use crate::ledger::{
    Act, ActRefused, Cause, DateSaid, DealingKind, DealingRefused, Dealt, EventNo, Item, ItemKey, PromiseEnd, UrgeWay, supervisor_meant,
};
use crate::messages::{Lang, console, forms as say};
use crate::plan::DateKey;

impl FormKind {
    /// The form that a key opens.
    pub const fn of(action: Action) -> Option<Self> {
        match action {
            Action::Urge => Some(FormKind::Urge),
            Action::Promise => Some(FormKind::Promise),
            Action::EndPromise => Some(FormKind::EndPromise(None)),
            Action::MovePromise => Some(FormKind::MovePromise(None)),
            Action::Extend => Some(FormKind::Extend),
            Action::Snooze => Some(FormKind::Snooze),
            Action::Assign => Some(FormKind::Assign),
            _ => None,
        }
    }

    /// The form that an act opens on several items at once, whichever they are.
    pub const fn of_several(action: Action) -> Option<Self> {
        match Self::of(action) {
            Some(FormKind::EndPromise(_) | FormKind::MovePromise(_)) => None,
            kind => kind,
        }
    }
}

impl App {
    /// Opens a form on what is marked, or under the cursor.
    pub(in crate::console) fn open_form_by(&mut self, action: Action) {
        let mut keys = self.targets(action);
        if let Some(kind) = self.form_of_promise(action).filter(|_| !keys.is_empty()) {
            self.open_form(&keys, kind);
            return;
        }
        let on_card = matches!(self.view(), Some(View::Meeting(_)));
        if matches!(action, Action::EndPromise | Action::MovePromise)
            && let [key] = keys.as_slice()
            && self.open_form_of_open_promise(action, *key, on_card)
        {
            return;
        }
        if matches!(action, Action::EndPromise | Action::MovePromise) && !keys.is_empty() {
            // Of several only those on which something is promised.
            keys.retain(|key| self.ledger.item(*key).is_some_and(|item| item.open_promises().next().is_some()));
            if keys.is_empty() {
                self.say(Notice::plain(ActRefused::Dealing(DealingRefused::NoPromise).explain(self.setting.lang)));
            }
        }
        if let Some(kind) = FormKind::of(action).filter(|_| !keys.is_empty()) {
            self.open_form(&keys, kind);
        }
    }

    /// Opens a form; one that was left before is there as it was.
    pub(in crate::console) fn open_form(&mut self, keys: &[ItemKey], kind: FormKind) {
        let draft = self.drafts.iter().find(|d| d.items().eq(keys.iter().copied()) && d.purpose == Purpose::Form(kind)).cloned();
        let known = self.known_values(keys, kind);
        if let Some(form) = Form::open(self, kind, keys, draft.as_ref(), &known) {
            self.layers.push(Layer::Form(Box::new(form)));
            self.notice = None;
            self.keep_in_view();
        }
    }

    /// What stands in a form at first: whom it would most likely be about, and in which way somebody was urged last.
    fn known_values(&self, keys: &[ItemKey], kind: FormKind) -> Vec<(Slot, String)> {
        let last = |slot| match &self.last_act {
            Some(Repeat::Form(of, values)) if *of == kind => {
                values.iter().find(|(s, _)| *s == slot).map(|(_, text)| text.trim().to_owned())
            }
            _ => None,
        };
        match kind {
            FormKind::Urge => {
                // Who urges from a card does so in the meeting.
                let in_meeting = self.views.iter().any(|view| matches!(view, View::Meeting(_)));
                let how =
                    if in_meeting { UrgeWay::Meeting.word(self.setting.lang).to_owned() } else { last(Slot::How).unwrap_or_default() };
                self.one_answering(keys).map(|whom| (Slot::Whom, whom)).into_iter().chain([(Slot::How, how)]).collect()
            }
            FormKind::Promise if self.promised_here().is_some() => {
                self.promised_here().into_iter().flat_map(|(whom, what)| [(Slot::Whom, whom), (Slot::Words, what)]).collect()
            }
            FormKind::Promise => self.one_answering(keys).map(|whom| (Slot::Whom, whom)).into_iter().collect(),
            FormKind::Assign => vec![(Slot::Whom, last(Slot::Whom).unwrap_or_else(|| self.setting.by.clone()))],
            FormKind::SettleDate(date) => self.known_date(keys, date).map(|text| (Slot::Day, text)).into_iter().collect(),
            FormKind::EndPromise(_) | FormKind::MovePromise(_) | FormKind::Extend | FormKind::Snooze | FormKind::MeetDate(_) => Vec::new(),
        }
    }

    /// What stands in the field of the day at first: the day in force, or that which follows from the words, so that to confirm it is to
    /// give the reason alone. What is ongoing has none.
    fn known_date(&self, keys: &[ItemKey], date: Option<DateKey>) -> Option<String> {
        let measure = self.ledger.item(*keys.first()?)?;
        let all = self.ledger.dates_of(measure, self.as_of);
        let now = all.iter().find(|now| now.said.key() == date.map(DateKey::as_str))?;
        let is_ongoing = now.said.review().is_some() || matches!(now.said, DateSaid::Deadline(deadline) if deadline.is_ongoing());
        let none = || is_ongoing.then(|| say::no_date_word(self.setting.lang).to_owned());
        now.on.or(now.said.computed()).map(|day| day.to_string()).or_else(none)
    }

    /// Who answers for an item: the unit of an obligation, the answering lead of a measure.
    pub fn answering(&self, key: ItemKey) -> Option<String> {
        match key.unit {
            Some(unit) => Some(unit.to_string()),
            None => self.ledger.measure_of(self.ledger.item(key)?)?.answering_lead().map(str::to_owned),
        }
    }

    /// The one who answers for all of some items; none where they are several.
    fn one_answering(&self, keys: &[ItemKey]) -> Option<String> {
        let first = self.answering(*keys.first()?)?;
        keys.iter().all(|key| self.answering(*key).as_ref() == Some(&first)).then_some(first)
    }

    /// Saves what is in the form, or says at the field why not.
    pub(in crate::console) fn save_form(&mut self) -> Vec<Effect> {
        let lang = self.setting.lang;
        let Some(Layer::Form(form)) = self.layers.last() else { return Vec::new() };
        if form.saving.is_some() {
            return Vec::new();
        }
        if let Some(key) = self.changed_since(&form.items) {
            let sentence = format!("{}{}", self.changed_meanwhile(key), console::save_again(lang));
            self.form_stands_over(sentence);
            return Vec::new();
        }
        let (kind, keys, draft) = (form.kind, form.keys(), form.draft().unwrap_or_else(|| form.blank().clone()));
        match self.act_of_form(kind, &keys, |slot| form.text(slot)) {
            Ok(act) => {
                let repeat = self.repeat_of(form);
                let (ticket, effect) = self.write_as(act, Some(draft), Some(repeat));
                self.form_mut().into_iter().for_each(|form| form.sent(ticket));
                self.keep_in_view();
                vec![effect]
            }
            Err((slot, sentence)) => {
                if let Some(form) = self.form_mut() {
                    form.refuse(slot, sentence);
                }
                self.keep_in_view();
                Vec::new()
            }
        }
    }

    /// What is in a form, as it can be done again: each item's own unit is each item's own.
    fn repeat_of(&self, form: &Form) -> Repeat {
        let own = self.one_answering(&form.keys());
        let is_own = |slot, text: &str| slot == Slot::Whom && form.kind != FormKind::Assign && own.as_deref() == Some(text);
        let slots = [Slot::Whom, Slot::How, Slot::Day, Slot::Basis, Slot::Words];
        let values = slots.into_iter().map(|slot| (slot, form.text(slot).to_owned())).filter(|(slot, text)| !is_own(*slot, text));
        Repeat::Form(form.kind.elsewhere(), values.collect())
    }

    /// An item was changed under a form: says so, and leaves a way on.
    pub(in crate::console) fn form_stands_over(&mut self, sentence: String) {
        let keys = self.form_mut().map(|form| form.keys()).unwrap_or_default();
        let seen = self.items(&keys).iter().map(|item| (item.key, item.version)).collect();
        if let Some(form) = self.form_mut() {
            form.items = seen;
            form.saving = None;
            form.refuse(None, sentence);
        }
        self.keep_in_view();
    }

    /// The act that a form makes; else the field that is to blame, and the sentence.
    pub(in crate::console) fn act_of_form<'t>(
        &self,
        kind: FormKind,
        keys: &[ItemKey],
        text: impl Fn(Slot) -> &'t str,
    ) -> Result<Act, (Option<Slot>, String)> {
        let (lang, ledger, signer) = (self.setting.lang, &self.ledger, self.signer());
        let items = self.items(keys);
        // Nobody named is each item's own unit; of an assignment, nobody.
        let (named, words) = (Some(text(Slot::Whom)).filter(|whom| !whom.trim().is_empty()), text(Slot::Words));
        let day = || {
            let typed = text(Slot::Day).trim();
            let found = kind.read_day(typed, signer.on, ledger.calendar());
            found.map_err(|why| {
                let sentence = if typed.is_empty() { say::day_needed(lang).to_owned() } else { no_day(why, typed, lang) };
                (Some(Slot::Day), sentence)
            })
        };
        let is_none = || [Lang::Zh, Lang::En].iter().any(|lang| say::no_date_word(*lang) == text(Slot::Day).trim());
        let how = UrgeWay::from_word(text(Slot::How)).unwrap_or_default();
        let act = match kind {
            FormKind::Urge => Act::urge(ledger, &items, named, how, words, signer),
            FormKind::Promise => Act::promise(ledger, &items, named, day()?, words, signer),
            FormKind::Extend => Act::extend(ledger, &items, day()?, words, text(Slot::Basis), signer),
            FormKind::Snooze => {
                let until = if is_none() { None } else { Some(day()?) };
                Act::snooze(ledger, &items, until, words, signer)
            }
            FormKind::EndPromise(picked) => {
                let end = PromiseEnd::ALL.into_iter().find(|end| end.word(lang) == text(Slot::How)).unwrap_or(PromiseEnd::Kept);
                on_promises(&items, picked, |item, promise| Act::end_promise(ledger, item, promise, end, words))
            }
            FormKind::MovePromise(picked) => {
                let to = day()?;
                on_promises(&items, picked, |item, promise| Act::move_promise(ledger, item, promise, to, words, signer))
            }
            FormKind::Assign => Act::assign(ledger, &items, named.map(|name| supervisor_meant(name, signer.by)), words),
            FormKind::SettleDate(date) => {
                let on = if is_none() { None } else { Some(day()?) };
                let date = date.map(DateKey::as_str);
                items.first().map_or(Err(ActRefused::NoItem), |item| Act::settle_date(ledger, item, date, on, words))
            }
            FormKind::MeetDate(date) => {
                let on = day()?;
                let meet = |item: &&Item| Act::meet_date(ledger, item, Some(date.as_str()), on, words, signer);
                items.first().map_or(Err(ActRefused::NoItem), meet)
            }
        };
        act.map_err(|refused| (slot_of(&refused), refused.explain(lang)))
    }

    /// Leaves the form. What was typed stays as a draft.
    pub(in crate::console) fn leave_form(&mut self) -> Vec<Effect> {
        let Some(Layer::Form(form)) = self.layers.pop() else { return Vec::new() };
        self.keep_left(form.draft(), form.blank())
    }

    /// The form, wherever it lies.
    pub(in crate::console) fn form_mut(&mut self) -> Option<&mut Form> {
        self.layers.iter_mut().rev().find_map(|layer| match layer {
            Layer::Form(form) => Some(form.as_mut()),
            _ => None,
        })
    }

    /// Goes to the next or the previous field.
    pub(in crate::console) fn turn_field(&mut self, forward: bool) {
        self.form_mut().into_iter().for_each(|form| form.go(forward));
        self.keep_in_view();
    }
}

/// The promise that was picked, where it is open; with none, the one that falls due first.
pub(super) fn open_promise(item: &Item, picked: Option<EventNo>) -> Option<(&Dealt, NaiveDate)> {
    let open = item.open_promises().filter(|(dealt, _)| picked.is_none_or(|no| dealt.no == no));
    open.min_by_key(|(_, due)| *due)
}

/// Does something with a promise of each item, in one act; an item without one is passed over.
fn on_promises(
    items: &[&Item],
    picked: Option<EventNo>,
    make: impl Fn(&Item, EventNo) -> Result<Act, ActRefused>,
) -> Result<Act, ActRefused> {
    let mut changes = Vec::new();
    for item in items {
        if let Some((promise, _)) = open_promise(item, picked) {
            changes.extend(make(item, promise.no)?.changes);
        }
    }
    if changes.is_empty() { Err(ActRefused::Dealing(DealingRefused::NoPromise)) } else { Ok(Act { cause: Cause::Fresh, changes }) }
}

/// The field that a refusal is about.
fn slot_of(refused: &ActRefused) -> Option<Slot> {
    match refused {
        ActRefused::Dealing(
            DealingRefused::NotAhead { .. }
            | DealingRefused::NotLater { .. }
            | DealingRefused::ToCome(_)
            | DealingRefused::AsItIs(DealingKind::PromiseMoved),
        )
        | ActRefused::Dealing(DealingRefused::Outside { .. } | DealingRefused::ComesAgain | DealingRefused::Published(_)) => {
            Some(Slot::Day)
        }
        ActRefused::Dealing(DealingRefused::NoBasis) => Some(Slot::Basis),
        ActRefused::Dealing(DealingRefused::Unsaid(_)) => Some(Slot::Words),
        ActRefused::Dealing(DealingRefused::Nobody(_) | DealingRefused::ManyMeant(_) | DealingRefused::SeveralUnits) => Some(Slot::Whom),
        // All are refused for the same thing where it is a field that is wrong.
        ActRefused::Several(all) => {
            let slots: Vec<Option<Slot>> = all.iter().map(|(_, why)| slot_of(why)).collect();
            slots.first().copied().flatten().filter(|first| slots.iter().all(|slot| *slot == Some(*first)))
        }
        _ => None,
    }
}

//! What the record answers, and what others did meanwhile.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::acts::Trouble;
use super::app::{App, Effect};
use super::layers::{Layer, year};
use super::notice::Notice;
use crate::ledger::{Applied, Cause, DealingKind, Event, Happening, ItemKey, Ledger, Standing, Tallies};
use crate::messages::{Lang, console as say};
use crate::report::words::event_words;
use crate::store::{Answer, StoreError, Ticket};

impl App {
    pub(super) fn on_answer(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::News(events) => self.on_news(events),
            Answer::Saved(ticket, events) => {
                let mut effects = self.on_saved(ticket, &events);
                effects.extend(self.resume());
                if self.pending.is_empty() {
                    self.slow = false;
                    if std::mem::take(&mut self.wants_to_leave) {
                        effects.extend(self.leave());
                    }
                }
                effects
            }
            Answer::Refused(ticket, error) => {
                let mut effects = self.on_refused(ticket, &error);
                (self.slow, self.wants_to_leave) = (false, false);
                // What was typed in the belief that the act would be saved is forgotten, but for texts.
                effects.extend(self.take_texts());
                effects
            }
            Answer::Loaded(ledger) => {
                self.on_loaded(*ledger);
                Vec::new()
            }
            Answer::Trouble(error) => {
                let lasting = matches!(error, StoreError::Newer { .. });
                self.trouble = Some(Trouble { notice: Notice::bad(error.explain(self.setting.lang)), lasting });
                Vec::new()
            }
            Answer::Recovered => {
                self.trouble = None;
                self.say(Notice::plain(say::recovered(self.setting.lang)));
                Vec::new()
            }
        }
    }

    fn on_news(&mut self, events: Vec<Event>) -> Vec<Effect> {
        // The views that a digit could be taken back to are not told of it.
        self.chance = None;
        if let Some(load) = self.take_into_present(&events) {
            return if load { vec![Effect::Load] } else { Vec::new() };
        }
        let mut load = false;
        let mut others = None;
        let keys: Vec<ItemKey> = events.iter().filter_map(|event| event.item).collect();
        // Whom a measure binds is of account for indicators of each unit, too.
        let touches = |event: &Event| event.what.indicator().is_some() || matches!(event.what, Happening::UnitsSettled { .. });
        let about_indicators = events.iter().any(touches);
        // A note closes nothing.
        let about_burn = events.iter().any(|event| !matches!(event.what, Happening::Note { .. } | Happening::FindingSettled { .. }));
        let about_settings = events.iter().any(|event| matches!(event.what, Happening::Setting { .. }));
        for event in events {
            if event.by != self.setting.by {
                others = Some(event.clone());
            } else if !self.pending.is_empty() {
                self.raise_seen(&event);
            }
            load |= self.take_event(event) == Applied::LoadAnew;
        }
        if let Some(event) = others {
            let when = event.at.format("%H:%M");
            self.say(Notice::plain(say::others(self.setting.lang, &event.by, when, self.describe(&event))));
        }
        if about_settings {
            self.judge_anew();
        } else {
            if about_burn {
                self.burn = self.ledger.burn(self.as_of);
            }
            self.tell_views(&keys);
            if about_indicators {
                self.reckon_indicators();
            }
        }
        self.keep_in_view();
        if load { vec![Effect::Load] } else { Vec::new() }
    }

    /// Everything is judged otherwise: by another day, or by other settings.
    pub(super) fn judge_anew(&mut self) {
        self.chance = None;
        self.tallies = Tallies::of(&self.ledger, self.as_of);
        self.burn = self.ledger.burn(self.as_of);
        self.tell_views(&[]);
        self.reckon_indicators();
    }

    /// Tells all views which items something happened to, and the picture of the year that something did.
    pub(super) fn tell_views(&mut self, keys: &[ItemKey]) {
        let mut views = std::mem::take(&mut self.views);
        views.iter_mut().for_each(|view| view.face_mut().news(self, keys));
        self.views = views;
        self.tell_finder(keys);
        if self.layers.iter().any(|layer| matches!(layer, Layer::Year(_))) {
            let anew = Layer::Year(year::YearProgress::of(self));
            if let Some(shown) = self.layers.iter_mut().find(|layer| matches!(layer, Layer::Year(_))) {
                *shown = anew;
            }
        }
    }

    /// Takes an event into the ledger and into the counts: a record of any size costs what the event touches.
    fn take_event(&mut self, event: Event) -> Applied {
        // What a unit owes counts by its measure.
        let key = event.item.map(|key| ItemKey::measure(key.measure));
        let before = key.and_then(|key| self.standing(key));
        let applied = self.ledger.apply(event);
        let after = key.and_then(|key| self.standing(key));
        if let (Some((area, task, from)), Some((_, _, to))) = (before, after)
            && from != to
        {
            self.tallies.change(area, task, from, to);
        }
        applied
    }

    /// How an item of the plan stands, with the numbers of its area and task.
    fn standing(&self, key: ItemKey) -> Option<(u32, u32, Standing)> {
        let item = self.ledger.item(key)?;
        let (area, _, task) = self.ledger.plan().task(item.measure.task)?;
        Some((area.number, task.number, self.ledger.standing(item, self.as_of)?))
    }

    /// One's own act is no news to what was opened while it was on its way.
    fn raise_seen(&mut self, event: &Event) {
        let raises = match &event.what {
            Happening::Status { .. } | Happening::UnitsSettled { .. } => true,
            what => what.dealing().is_some_and(DealingKind::raises_version),
        };
        let Some(key) = event.item.filter(|_| raises) else { return };
        let seen = self.writing_mut().and_then(|writing| writing.items.iter_mut().find(|(item, _)| *item == key));
        if let Some((_, version)) = seen {
            *version = event.no;
        }
    }

    fn on_saved(&mut self, ticket: Ticket, events: &[Event]) -> Vec<Effect> {
        let lang = self.setting.lang;
        let pending = self.pending.remove(&ticket);
        self.has_acted = true;
        if let Some(event) = events.first() {
            let keys: Vec<ItemKey> = events.iter().filter_map(|e| e.item).collect();
            let what = match keys.as_slice() {
                [_, _, ..] => match words_of_all(&self.ledger, events, lang) {
                    Some(words) => format!("{} {words}", self.labels(&keys)),
                    None => say::changed_several(lang, self.labels(&keys)),
                },
                _ => self.describe(event),
            };
            self.say(Notice::good(say::saved(lang, event.at.format("%H:%M"), what)));
            self.after_saved(&keys);
        }
        let (draft, repeat) = pending.map_or((None, None), |p| (p.draft, p.repeat));
        self.last_act = repeat.or(self.last_act.take());
        let saved = draft.as_ref().map_or("", |d| &d.text);
        let mut meeting_saved = false;
        let mut ahead = None;
        self.layers.retain_mut(|layer| match layer {
            Layer::Entry(entry) if entry.saving == Some(ticket) => entry.take_out(),
            Layer::Form(form) if form.saving == Some(ticket) => form.take_out(),
            Layer::ViewForm(form) => form.saving != Some(ticket),
            Layer::Capture(line) if line.saving == Some(ticket) => {
                ahead = line.typed_ahead();
                ahead.is_none() && line.take_out()
            }
            Layer::Minutes(minutes) if minutes.saving == Some(ticket) => {
                minutes.saved();
                meeting_saved = true;
                true
            }
            Layer::Writing(w) if w.saving == Some(ticket) => w.take_out(saved),
            // Left and opened again while it was being saved.
            Layer::Writing(w) if draft.as_ref().is_some_and(|d| d.is_for_same(w.blank())) => w.take_out(saved),
            _ => true,
        });
        if meeting_saved {
            self.meeting_was_saved();
        }
        self.keep_in_view();
        if let Some(draft) = &draft {
            self.drafts.retain(|d| !(d.is_for_same(draft) && d.text == draft.text));
        }
        let mut effects: Vec<Effect> = draft.map(Effect::ForgetDraft).into_iter().collect();
        if let Some((keys, text)) = ahead {
            effects.extend(self.type_ahead(&keys, &text));
        }
        effects
    }

    /// Keys that were typed while a promise was being saved, and the text behind them.
    fn type_ahead(&mut self, keys: &str, text: &str) -> Vec<Effect> {
        let key = |c: char| KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
        let mut effects: Vec<Effect> = keys.chars().flat_map(|c| self.on_key(key(c))).collect();
        if !text.is_empty() {
            effects.extend(self.on_text(text));
        }
        effects
    }

    /// What was marked for an act that is done is marked no longer.
    fn after_saved(&mut self, keys: &[ItemKey]) {
        self.views.last_mut().into_iter().for_each(|view| view.face_mut().unmark(keys));
        self.tick(keys);
    }

    fn on_refused(&mut self, ticket: Ticket, error: &StoreError) -> Vec<Effect> {
        let lang = self.setting.lang;
        let pending = self.pending.remove(&ticket);
        let label = pending.map(|p| p.label).unwrap_or_default();
        let stale = matches!(error, StoreError::Stale { .. });
        let sentence = match error {
            // Somebody was quicker with data of the same item; what was typed is checked against that when it is saved again.
            StoreError::Stale { now: Some(event), .. } if event.what.indicator().is_some() => {
                format!("{}{}", say::others(lang, &event.by, event.at.format("%m-%d %H:%M"), self.describe(event)), lang.pick("。", "."))
            }
            StoreError::Stale { item: Some(item), .. } => self.changed_meanwhile(*item),
            _ => error.explain(lang),
        };
        let form = self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Entry(entry) if entry.saving == Some(ticket) => Some(entry),
            _ => None,
        });
        if let Some(entry) = form {
            (entry.saving, entry.trouble) = (None, Some(format!("{sentence}{}", say::text_is_kept(lang))));
            return Vec::new();
        }
        if let Some(Layer::Minutes(minutes)) = self.layers.iter_mut().find(|layer| matches!(layer, Layer::Minutes(_)))
            && minutes.saving == Some(ticket)
        {
            minutes.saving = None;
            self.say(Notice::bad(sentence));
            return Vec::new();
        }
        let line = self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Capture(line) if line.saving == Some(ticket) => Some(line),
            _ => None,
        });
        if let Some(line) = line {
            (line.saving, line.trouble) = (None, Some(format!("{sentence}{}", say::text_is_kept(lang))));
            return Vec::new();
        }
        if let Some(Layer::ViewForm(form)) = self.layers.last_mut()
            && form.saving == Some(ticket)
        {
            (form.saving, form.trouble) = (None, Some(sentence));
            return Vec::new();
        }
        if self.form_mut().is_some_and(|form| form.saving == Some(ticket)) {
            let more = if stale { say::save_again(lang) } else { say::text_is_kept(lang) };
            self.form_stands_over(format!("{sentence}{more}"));
            return Vec::new();
        }
        match self.writing_mut().filter(|writing| writing.saving == Some(ticket)) {
            Some(writing) if stale => {
                writing.saving = None;
                return self.stand_over(format!("{sentence}{}", say::save_again(lang)));
            }
            Some(writing) => {
                writing.saving = None;
                writing.trouble = Some(format!("{sentence}{}", say::text_is_kept(lang)));
            }
            None => self.say(Notice::bad(say::not_saved(lang, label, sentence))),
        }
        Vec::new()
    }

    fn on_loaded(&mut self, ledger: Ledger) {
        if let Some(ledger) = self.take_loaded(ledger) {
            self.ledger = ledger;
            self.follow_ledger();
        }
    }

    /// Everything follows another ledger: one that was loaded anew, or that of another day.
    pub(super) fn follow_ledger(&mut self) {
        self.follow_with(false);
    }

    /// The same; queues that were made of this ledger just now are not reckoned again.
    pub(super) fn follow_with(&mut self, new_queues: bool) {
        self.chance = None;
        self.finder.forget();
        self.tallies = Tallies::of(&self.ledger, self.as_of);
        self.burn = self.ledger.burn(self.as_of);
        self.reckon_indicators();
        self.overview.rebuild(&self.ledger);
        let views = std::mem::take(&mut self.views);
        self.views = views
            .into_iter()
            .filter_map(
                |view| if new_queues && matches!(view, super::screens::view::View::Queue(_)) { Some(view) } else { view.rebuilt(self) },
            )
            .collect();
        self.keep_in_view();
    }
}

/// What the events of an act say of all of their items; none where they say different things. Each may be about its own unit, or have
/// stood otherwise before: then it is what was done, or how all of them stand.
fn words_of_all(ledger: &Ledger, events: &[Event], lang: Lang) -> Option<String> {
    let first = events.first()?;
    let same =
        |of: &dyn Fn(&Event) -> Option<String>| of(first).filter(|words| events.iter().all(|event| of(event).as_ref() == Some(words)));
    same(&|event| Some(event_words(ledger, event, lang))).or_else(|| {
        same(&|event| match (event.cause, &event.what) {
            (_, Happening::Dealt { what, .. }) => Some(what.kind().word(lang).to_owned()),
            (Cause::Fresh, Happening::Status { to, .. }) => Some(format!("→ {}", to.word(lang))),
            _ => None,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{Dealing, EventNo, Status, UrgeWay};

    #[test]
    fn what_all_have_in_common_is_said_and_else_nothing() {
        let ledger = Ledger::new(crate::seeds::plan().unwrap().plan, crate::seeds::units().unwrap(), []);
        let urge = |whom: &str| Happening::Dealt {
            what: Box::new(Dealing::Urge { whom: whom.into(), how: UrgeWay::Phone }),
            text: "请报送".into(),
        };
        let asleep = || Happening::Dealt { what: Box::new(Dealing::Snooze { until: None }), text: "等".into() };
        let set = |from, to| Happening::Status { from, to, why: None };
        let said = |cause: Cause, all: Vec<Happening>| {
            let at = "2026-11-23T14:02:00+08:00".parse().unwrap();
            let event = |(no, what)| Event { no: EventNo(no), act: EventNo(1), cause, at, by: "lina".into(), item: None, what };
            words_of_all(&ledger, &(1..).zip(all).map(event).collect::<Vec<_>>(), Lang::En)
        };
        let (open, going, submitted) = (Status::NotStarted, Status::InProgress, Status::Submitted);
        let both = || vec![set(open, submitted), set(going, submitted)];
        assert_eq!(said(Cause::Fresh, vec![urge("甲"), urge("乙")]).as_deref(), Some("urge"));
        assert_eq!(said(Cause::Fresh, both()), Some(format!("→ {}", submitted.word(Lang::En))));
        // Two kinds, and two statuses.
        assert_eq!(said(Cause::Fresh, vec![urge("甲"), asleep()]), None);
        assert_eq!(said(Cause::Fresh, vec![set(open, going), set(going, submitted)]), None);
        assert_eq!(said(Cause::Fresh, Vec::new()), None);
    }
}

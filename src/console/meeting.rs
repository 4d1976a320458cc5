//! Meeting mode on the whole console: beginning a meeting, going through its cards, leaving it and coming back, and ending it.

use super::app::{App, Effect};
use super::keymap::{Action, Context};
use super::layers::question::{Question, Then};
use super::layers::{Layer, minutes};
use super::notice::Notice;
use super::screens::meeting::MeetingView;
use super::screens::view::View;
use super::sitting::Sitting;
use crate::ledger::{Cause, EventNo, ItemKey, Moment};
use crate::messages::room as say;

impl App {
    /// The moment of the last key, or of the last minute of a meeting. Before the first the as-of day begins.
    pub fn moment(&self) -> Moment {
        let begin = || self.as_of.and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset();
        self.now.unwrap_or_else(begin)
    }

    /// Takes in what time it is. While a meeting is held it is kept on disk once a minute, so that a kill costs a minute's count at most.
    pub(super) fn on_tick(&mut self, now: Moment) {
        let before = self.meeting.as_ref().map(|sitting| sitting.minutes(self.moment()));
        self.now = Some(now);
        if let Some(sitting) = &mut self.meeting
            && before != Some(sitting.minutes(now))
        {
            sitting.count(now);
            self.meeting_is_new = true;
        }
    }

    /// Whether the meeting has been held for another whole minute than is known.
    pub fn minute_is_over(&self, now: Moment) -> bool {
        self.meeting.as_ref().is_some_and(|sitting| sitting.minutes(now) != sitting.minutes(self.moment()))
    }

    /// How many seconds it is until the meeting has been held for another whole minute; none where none is held.
    pub fn seconds_to_next_minute(&self, now: Moment) -> Option<u64> {
        let sitting = self.meeting.as_ref()?;
        u64::try_from(60 - sitting.seconds(now).rem_euclid(60)).ok()
    }

    /// The minutes that are on the screen: how long the meeting has been held. None where no cards are seen.
    pub fn minutes_shown(&self) -> Option<i64> {
        let sitting = self.meeting.as_ref()?;
        matches!(self.view(), Some(View::Meeting(_))).then(|| sitting.minutes(self.moment()))
    }

    /// Counts what is looked at: the item on the card, also while something that was opened from it lies over it.
    pub(super) fn look(&mut self) {
        let now = self.moment();
        let on_cards = self.views.iter().any(|view| matches!(view, View::Meeting(_)));
        if let Some(sitting) = &mut self.meeting {
            let item = sitting.item().filter(|_| on_cards);
            self.meeting_is_new |= sitting.look(item, now);
        }
    }

    /// What is to be kept of the meeting, where something changed.
    pub(super) fn meeting_effects(&mut self) -> Option<Effect> {
        if !std::mem::take(&mut self.meeting_is_new) {
            return None;
        }
        Some(match &self.meeting {
            Some(sitting) => Effect::KeepMeeting(Box::new(sitting.clone())),
            None => Effect::ForgetMeeting,
        })
    }

    /// Opens the cards of the meeting that is held; on the cards its agenda; where none is held the form for a new one.
    pub(super) fn go_meeting(&mut self) {
        let on_cards = matches!(self.view(), Some(View::Meeting(_)));
        match (self.meeting.is_some(), on_cards) {
            (true, true) => self.open_agenda_under_way(false),
            (true, false) => self.show_cards(),
            // A meeting is held in the present.
            (false, _) if self.refuses_in_past() => {}
            (false, _) => {
                let base = self.to_be_discussed();
                self.open_agenda(base);
            }
        }
    }

    /// Says that a meeting begins and ends in the present, where a day that is over is looked at.
    fn refuses_in_past(&mut self) -> bool {
        let is_past = self.is_past();
        if is_past {
            let sentence = self.past_refusal();
            self.say(Notice::bad(sentence));
        }
        is_past
    }

    /// What a meeting would be about: what is marked on this screen, else all that it lists.
    fn to_be_discussed(&self) -> Vec<ItemKey> {
        match self.view() {
            Some(view) => view.listed(self),
            None => {
                let task = self.overview.task().and_then(|task| self.ledger.plan().task(task));
                let measures = task.into_iter().flat_map(|(_, _, task)| &task.measures);
                measures.filter_map(|measure| self.ledger.of_measure(measure.id)).map(|item| item.key).collect()
            }
        }
    }

    /// The cards, on top of what is open, or as they lie under it.
    pub(super) fn show_cards(&mut self) {
        match self.views.iter().position(|view| matches!(view, View::Meeting(_))) {
            Some(at) => self.views.truncate(at + 1),
            None => self.views.push(View::Meeting(Box::new(MeetingView::open(self)))),
        }
        self.keep_in_view();
    }

    /// Begins a meeting.
    pub(super) fn begin_meeting(&mut self, title: String, items: Vec<ItemKey>) {
        let lang = self.setting.lang;
        let words = say::begun(lang, &title, items.len());
        self.meeting = Sitting::begin(title, items, self.moment(), self.ledger.last_event());
        self.meeting_is_new = true;
        self.show_cards();
        self.say(Notice::plain(words));
    }

    /// Takes over the agenda as it was changed while the meeting is held, and goes to the item that was under the cursor there.
    pub(super) fn change_agenda(&mut self, title: String, items: Vec<ItemKey>, cursor: usize, added: usize) {
        let Some(sitting) = &mut self.meeting else { return };
        // What was added is seen next.
        let to = if added > 0 { items.len().saturating_sub(added) } else { cursor };
        sitting.title = title;
        sitting.set_agenda(items);
        sitting.go(to);
        self.meeting_is_new = true;
        self.keep_in_view();
        if added > 0 {
            self.say(Notice::plain(say::added(self.setting.lang, added)));
        }
    }

    /// Lets the meeting that a console which is gone left under way be gone on with.
    pub fn offer_meeting(&mut self, mut sitting: Sitting) {
        let lang = self.setting.lang;
        let gone = sitting.keep_only(|key| self.ledger.item(key).is_some_and(|item| item.in_plan));
        if gone > 0 {
            self.say(Notice::plain(say::agenda_gone(lang, gone)));
        }
        let begun = sitting.began.format("%m-%d %H:%M");
        let question = say::continue_meeting(lang, &sitting.title, begun, sitting.at() + 1, sitting.agenda().len());
        self.meeting = Some(sitting);
        self.layers.push(Layer::Question(Question::new(question, Then::ContinueMeeting)));
    }

    /// The card of the next or the previous item; whether the cards are seen.
    pub(super) fn turn_card(&mut self, next: bool) -> bool {
        let Some((at, sitting)) = self.meeting.as_ref().map(|sitting| (sitting.at(), sitting)) else { return false };
        if !matches!(self.view(), Some(View::Meeting(_))) {
            return false;
        }
        let (lang, last) = (self.setting.lang, sitting.agenda().len().saturating_sub(1));
        match (next, at) {
            (true, at) if at >= last => {
                let key = self.key_of(Context::Meeting, Action::EndMeeting);
                self.say(Notice::plain(say::last_card(lang, key)));
            }
            (false, 0) => self.say(Notice::plain(say::first_card(lang))),
            (true, at) => self.go_to_card(at + 1),
            (false, at) => self.go_to_card(at - 1),
        }
        true
    }

    fn go_to_card(&mut self, to: usize) {
        if self.meeting.as_mut().is_some_and(|sitting| sitting.go(to)) {
            self.meeting_is_new = true;
            self.keep_in_view();
        }
    }

    /// Moves on the cards; whether they are seen. What goes on below the card is read first, then comes the next.
    pub(super) fn move_on_cards(&mut self, action: Action) -> bool {
        let Some(View::Meeting(cards)) = self.view() else { return false };
        let (below, above) = (cards.has_more_below(self), cards.has_more_above());
        let last = self.meeting.as_ref().map_or(0, |sitting| sitting.agenda().len().saturating_sub(1));
        match action {
            Action::First => self.go_to_card(0),
            Action::Last => self.go_to_card(last),
            Action::Right | Action::PageDown => return self.turn_card(true),
            Action::Left | Action::PageUp => return self.turn_card(false),
            Action::Down | Action::HalfDown if !below => return self.turn_card(true),
            Action::Up | Action::HalfUp if !above => return self.turn_card(false),
            _ => drop(self.with_view(|view, app| view.face_mut().moved(app, action))),
        }
        true
    }

    /// Takes the item of the card off the agenda.
    pub(super) fn strike_card(&mut self) {
        let lang = self.setting.lang;
        let struck = self.meeting.as_mut().and_then(Sitting::strike);
        self.say(match struck {
            Some(key) => Notice::plain(say::struck(lang, self.label(key))),
            None => Notice::plain(say::last_struck(lang)),
        });
        self.meeting_is_new = struck.is_some();
        self.keep_in_view();
    }

    /// What this person recorded on items of the meeting since it began: the acts, oldest first. What was taken back is left to the minutes.
    fn acts_of_meeting(&self, sitting: &Sitting) -> Vec<EventNo> {
        let events = self.ledger.events();
        let first = events.partition_point(|event| event.no <= sitting.since);
        let recorded = events.iter().skip(first).filter(|event| {
            event.cause == Cause::Fresh && event.by == self.setting.by && event.item.is_some_and(|key| sitting.is_about(key))
        });
        let mut acts: Vec<EventNo> = recorded.map(|event| event.act).collect();
        acts.dedup();
        acts
    }

    /// Ends the meeting: its minutes are read before they are saved.
    pub(super) fn end_meeting(&mut self) {
        if self.refuses_in_past() {
            return;
        }
        match &self.meeting {
            Some(sitting) => {
                let meeting = sitting.held(self.moment(), self.acts_of_meeting(sitting));
                let layer = minutes::MinutesLayer::of(self, meeting);
                self.layers.push(Layer::Minutes(Box::new(layer)));
                self.notice = None;
            }
            None => self.say(Notice::plain(say::no_meeting(self.setting.lang))),
        }
    }

    /// The meeting is over: saved, or dropped.
    pub(super) fn forget_meeting(&mut self) {
        self.meeting = None;
        self.meeting_is_new = true;
        self.views.retain(|view| !matches!(view, View::Meeting(_)));
    }
}

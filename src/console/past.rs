//! A day that is over: the whole console as the ledger stood at its end. The present goes on beside it and is gone back to with one key.

use chrono::{Datelike, Days, NaiveDate};

use super::app::App;
use super::keymap::{Action, Context};
use super::layers::line::AsksFor;
use super::notice::Notice;
use super::screens::queue::QueueView;
use super::screens::view::View;
use crate::ledger::{Applied, Event, Ledger};
use crate::messages::{Lang, past as say};
use crate::plan::{Calendar, parse_day_seen};

/// The present while a day that is over is looked at.
#[derive(Debug)]
pub(super) struct Present {
    /// The ledger, which follows what others do.
    ledger: Ledger,
    /// The day by which it is judged where one was given; else it is the day of the clock.
    as_of: Option<NaiveDate>,
    /// The run of the queue, open or left: it goes on where it was.
    queue: Option<Box<QueueView>>,
}

/// A day as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Typed {
    Today,
    Day(NaiveDate),
}

impl App {
    /// Whether a day that is over is looked at.
    pub const fn is_past(&self) -> bool {
        self.present.is_some()
    }

    /// The ledger as it is now, whatever day is looked at.
    pub fn record(&self) -> &Ledger {
        self.present.as_ref().map_or(&self.ledger, |present| &present.ledger)
    }

    /// Whether nothing can be written here.
    pub const fn is_read_only(&self) -> bool {
        self.setting.read_only || self.is_past()
    }

    /// Asks for a day, or goes back to the present.
    pub(super) fn ask_past_day(&mut self) {
        let lang = self.setting.lang;
        match self.is_past() {
            true => self.return_to_present(),
            false => self.open_line(AsksFor::PastDay, say::ask_day(lang), say::ask_day_hint(lang), ""),
        }
    }

    /// Takes the day that was typed.
    pub(super) fn answer_past_day(&mut self, text: &str) -> Result<(), String> {
        let lang = self.setting.lang;
        match read_day(text, self.ledger.plan().year, self.today, self.ledger.calendar()) {
            None => Err(say::no_day(lang, text)),
            Some(Typed::Day(day)) if day > self.today => Err(say::still_to_come(lang, day)),
            Some(Typed::Day(day)) if day.year() < self.ledger.plan().year => Err(say::before_plan(lang, self.ledger.plan().year)),
            Some(Typed::Day(day)) if day < self.today => {
                self.go_to_past(day);
                Ok(())
            }
            Some(_) => {
                self.return_to_present();
                Ok(())
            }
        }
    }

    /// A day back or forth, while a day that is over is looked at.
    pub(super) fn step_past_day(&mut self, forth: bool) {
        if !self.is_past() {
            let (lang, key) = (self.setting.lang, self.key_of(Context::Anywhere, Action::GoPast));
            self.say(Notice::plain(say::only_in_past(lang, key)));
            return;
        }
        let one = Days::new(1);
        match if forth { self.as_of.checked_add_days(one) } else { self.as_of.checked_sub_days(one) } {
            Some(day) if day.year() < self.ledger.plan().year => {
                self.say(Notice::plain(say::before_plan(self.setting.lang, self.ledger.plan().year)));
            }
            Some(day) if day < self.today => self.go_to_past(day),
            Some(_) => self.return_to_present(),
            None => {}
        }
    }

    /// Shows everything as it stood at the end of a day that is over.
    pub fn go_to_past(&mut self, day: NaiveDate) {
        let past = self.record().until_end_of(day).into_owned();
        let now = std::mem::replace(&mut self.ledger, past);
        if self.present.is_none() {
            let open = self.views.iter().find_map(|view| if let View::Queue(queue) = view { Some(queue.clone()) } else { None });
            let queue = open.or_else(|| self.left_queue.take());
            let as_of = Some(self.as_of).filter(|_| self.setting.as_of_given);
            self.present = Some(Box::new(Present { ledger: now, as_of, queue }));
        }
        (self.as_of, self.left_queue) = (day, None);
        self.replace_queues();
        self.follow_with(true);
        let lang = self.setting.lang;
        let key = |action| self.key_of(Context::Anywhere, action);
        let (back, former, next) = (key(Action::GoPast), key(Action::DayBack), key(Action::DayForth));
        let begun = self.record().events().first().map(|event| event.at.date_naive()).filter(|begun| *begun > day);
        let unrecorded = begun.map(|begun| say::unrecorded(lang, begun)).unwrap_or_default();
        self.say(Notice::plain(format!("{unrecorded}{}", say::in_the_past(lang, back, former, next))));
    }

    /// Back to the ledger as it is now; what is open stays open.
    pub(super) fn return_to_present(&mut self) {
        let Some(present) = self.present.take() else { return };
        let Present { ledger, as_of, queue } = *present;
        (self.ledger, self.as_of) = (ledger, as_of.unwrap_or(self.today));
        self.left_queue = queue;
        let at = self.views.iter().position(|view| matches!(view, View::Queue(_)));
        match at.and_then(|at| self.views.get_mut(at)).zip(self.left_queue.take()) {
            Some((place, queue)) => *place = View::Queue(queue),
            None => self.replace_queues(),
        }
        self.follow_ledger();
        self.say(Notice::plain(say::in_the_present(self.setting.lang)));
    }

    /// A run is of its day: another day has a fresh one, by the same filter and with the cursor on the same item.
    fn replace_queues(&mut self) {
        let mut views = std::mem::take(&mut self.views);
        for view in &mut views {
            if let View::Queue(queue) = view {
                **queue = queue.on_another_day(self);
            }
        }
        self.views = views;
    }

    /// Takes what others wrote into the present while a day that is over is looked at; whether the record must be loaded anew. None where
    /// the present is what is seen.
    pub(super) fn take_into_present(&mut self, events: &[Event]) -> Option<bool> {
        let present = self.present.as_mut()?;
        Some(events.iter().fold(false, |load, event| load | (present.ledger.apply(event.clone()) == Applied::LoadAnew)))
    }

    /// The same for the record loaded anew: the ledger back where the present is what is seen.
    pub(super) fn take_loaded(&mut self, ledger: Ledger) -> Option<Ledger> {
        match self.present.as_mut() {
            Some(present) => {
                present.ledger = ledger;
                None
            }
            None => Some(ledger),
        }
    }

    /// The sentence that refuses to write here, and says how to go back.
    pub(super) fn past_refusal(&self) -> String {
        let lang: Lang = self.setting.lang;
        say::past_is_read_only(lang, self.as_of, self.key_of(Context::Anywhere, Action::GoPast))
    }
}

/// A day as people type it; nothing and `0` are today.
fn read_day(text: &str, year: i32, today: NaiveDate, calendar: &Calendar) -> Option<Typed> {
    match text {
        "" | "0" | "０" => Some(Typed::Today),
        text => parse_day_seen(text, year, today, calendar).map(Typed::Day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_typed_in_any_of_the_usual_ways() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let read = |text| read_day(text, 2026, day("2026-11-23"), &Calendar::default());
        for text in ["2026-06-30", "6-30", "6月30日", "6月", "６月３０日"] {
            assert_eq!(read(text), Some(Typed::Day(day("2026-06-30"))), "{text}");
        }
        assert_eq!((read(""), read("0"), read("昨天")), (Some(Typed::Today), Some(Typed::Today), Some(Typed::Day(day("2026-11-22")))));
        assert_eq!(read("上周五"), Some(Typed::Day(day("2026-11-20"))));
        assert_eq!((read("6-31"), read("前些日子")), (None, None));
    }
}

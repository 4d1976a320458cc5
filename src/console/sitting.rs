//! A meeting that is under way: its agenda, which item is on the screen, and what was looked at for how long. Plain data; the clock is an
//! argument.

use chrono::TimeDelta;

use crate::ledger::{EventNo, ItemKey, Meeting, Moment, Seen};

/// A meeting that is under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Its title.
    pub title: String,
    /// When it began.
    pub began: Moment,
    /// The last event before it began: what this person recorded since may belong to it.
    pub since: EventNo,
    /// What is to be looked at, in its order; never empty.
    agenda: Vec<ItemKey>,
    /// Which of them is on the screen.
    at: usize,
    /// What was looked at, in the order of the first look.
    seen: Vec<Seen>,
    /// What is looked at, and since when it is not counted yet.
    looking: Option<(ItemKey, Moment)>,
    /// Until when it is known to have been held.
    alive: Moment,
    /// Seconds since it began in which nobody held it.
    paused: u32,
    /// Whether it was left by a console that is gone, and is not gone on with yet.
    is_asleep: bool,
}

impl Sitting {
    /// A meeting that begins now; none without an agenda.
    pub fn begin(title: String, agenda: Vec<ItemKey>, began: Moment, since: EventNo) -> Option<Self> {
        let blank = Self { title, began, since, agenda, at: 0, seen: Vec::new(), looking: None, alive: began, paused: 0, is_asleep: false };
        (!blank.agenda.is_empty()).then_some(blank)
    }

    /// The same as it was kept on disk: at that place of the agenda, with what was looked at.
    #[must_use]
    pub fn kept(self, at: usize, seen: Vec<Seen>) -> Self {
        Self { at: at.min(self.agenda.len().saturating_sub(1)), seen, ..self }
    }

    /// The same as a console that is gone left it: held until `alive`, with pauses of so many seconds before. It is not held until it is
    /// gone on with.
    #[must_use]
    pub fn left(self, alive: Moment, paused: u32) -> Self {
        Self { alive: alive.max(self.began), paused, is_asleep: true, ..self }
    }

    /// Until when it is known to have been held, and the seconds of its pauses before.
    pub const fn held_until(&self) -> (Moment, u32) {
        (self.alive, self.paused)
    }

    /// It is gone on with: since it was left there was a pause.
    pub fn wake(&mut self, now: Moment) {
        if std::mem::take(&mut self.is_asleep) {
            self.paused = self.paused.saturating_add(seconds(now - self.alive));
        }
        self.alive = self.alive.max(now);
    }

    /// What is to be looked at.
    pub fn agenda(&self) -> &[ItemKey] {
        &self.agenda
    }

    /// The item on the screen.
    pub fn item(&self) -> Option<ItemKey> {
        self.agenda.get(self.at).copied()
    }

    /// Its place in the agenda, from 0.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Goes to a place of the agenda; whether there is such a place and it is another one.
    pub fn go(&mut self, to: usize) -> bool {
        let goes = to < self.agenda.len() && to != self.at;
        if goes {
            self.at = to;
        }
        goes
    }

    /// Goes to an item of the agenda; whether it is on it.
    pub fn go_to(&mut self, key: ItemKey) -> bool {
        let place = self.agenda.iter().position(|listed| *listed == key);
        place.into_iter().for_each(|at| self.at = at);
        place.is_some()
    }

    /// Another agenda; the item on the screen stays where it is on it, else the one that took its place is seen. An empty one changes
    /// nothing.
    pub fn set_agenda(&mut self, agenda: Vec<ItemKey>) {
        if agenda.is_empty() {
            return;
        }
        let item = self.item();
        self.agenda = agenda;
        self.at = self.at.min(self.agenda.len() - 1);
        if let Some(key) = item {
            self.go_to(key);
        }
    }

    /// Takes the item on the screen off the agenda; none where it is the last one. What was looked at stays looked at.
    pub fn strike(&mut self) -> Option<ItemKey> {
        if self.agenda.len() < 2 || self.at >= self.agenda.len() {
            return None;
        }
        let struck = self.agenda.remove(self.at);
        self.at = self.at.min(self.agenda.len() - 1);
        Some(struck)
    }

    /// Takes off the agenda what does not hold any more; how many went. The last one stays.
    pub fn keep_only(&mut self, holds: impl Fn(ItemKey) -> bool) -> usize {
        let left: Vec<ItemKey> = self.agenda.iter().copied().filter(|key| holds(*key)).collect();
        let gone = self.agenda.len() - left.len();
        if gone > 0 {
            self.set_agenda(left);
        }
        gone
    }

    /// Counts what was looked at up to now, and goes on with `key`; with none nothing is looked at. Whether something is counted that was
    /// not on disk.
    pub fn look(&mut self, key: Option<ItemKey>, now: Moment) -> bool {
        if self.looking.map(|(key, _)| key) == key {
            return false;
        }
        if key.is_some() {
            self.wake(now);
        }
        self.count(now);
        self.looking = key.map(|key| (key, now));
        // It has its place from the first look on.
        key.into_iter().for_each(|key| self.add(key, 0));
        true
    }

    /// Counts what was looked at up to now.
    pub fn count(&mut self, now: Moment) {
        if !self.is_asleep {
            self.alive = self.alive.max(now);
        }
        if let Some((key, since)) = self.looking {
            self.add(key, seconds(now - since));
            self.looking = Some((key, now.max(since)));
        }
    }

    fn add(&mut self, key: ItemKey, seconds: u32) {
        match self.seen.iter_mut().find(|seen| seen.key == key) {
            Some(seen) => seen.seconds = seen.seconds.saturating_add(seconds),
            None => self.seen.push(Seen { key, seconds }),
        }
    }

    /// What was looked at and counted.
    pub fn seen(&self) -> &[Seen] {
        &self.seen
    }

    /// For how many whole minutes it has been held, without its pauses.
    pub fn minutes(&self, now: Moment) -> i64 {
        self.seconds(now) / 60
    }

    /// For how many seconds it has been held, without its pauses.
    pub fn seconds(&self, now: Moment) -> i64 {
        let until = if self.is_asleep { self.alive } else { now };
        ((until - self.began).num_seconds() - i64::from(self.paused)).max(0)
    }

    /// For how many whole minutes the item on the screen was looked at, all looks together.
    pub fn minutes_on_item(&self, now: Moment) -> i64 {
        let Some(item) = self.item() else { return 0 };
        let counted = self.seen.iter().find(|seen| seen.key == item).map_or(0, |seen| i64::from(seen.seconds));
        let since = self.looking.filter(|(key, _)| *key == item).map_or(0, |(_, since)| (now - since).num_seconds().max(0));
        (counted + since) / 60
    }

    /// Whether an item belongs to it: it, its measure, or another unit of that measure is on the agenda or was looked at.
    pub fn is_about(&self, key: ItemKey) -> bool {
        let mut items = self.agenda.iter().copied().chain(self.seen.iter().map(|seen| seen.key));
        items.any(|item| item.measure == key.measure)
    }

    /// The meeting as it is recorded when it ends now. What was taken off the agenda when it had been looked at was on it.
    pub fn held(&self, ended: Moment, acts: Vec<EventNo>) -> Meeting {
        let mut counted = self.clone();
        counted.wake(ended);
        counted.count(ended);
        let Self { title, began, mut agenda, seen, paused, .. } = counted;
        let struck: Vec<ItemKey> = seen.iter().map(|seen| seen.key).filter(|key| !agenda.contains(key)).collect();
        agenda.extend(struck);
        Meeting { title, began, ended: ended.max(began), paused, agenda, seen, acts }
    }
}

/// Whole seconds; none of a time before nothing.
fn seconds(time: TimeDelta) -> u32 {
    u32::try_from(time.num_seconds()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Moment {
        format!("2026-11-23T{time}+08:00").parse().unwrap()
    }

    fn key(number: i64) -> ItemKey {
        ItemKey::measure(number)
    }

    fn sitting(agenda: &[i64]) -> Sitting {
        Sitting::begin("调度会".into(), agenda.iter().map(|n| key(*n)).collect(), at("09:00:00"), EventNo(7)).unwrap()
    }

    fn agenda(sitting: &Sitting) -> Vec<i64> {
        sitting.agenda().iter().map(|key| key.measure).collect()
    }

    /// From 9:00:00 on 1 for 90 seconds, from 9:01:30 on 2 for 30, nothing for an hour, from 10:02:00 on 1 again until it ends at 10:03:10:
    /// 90 + 70 seconds.
    #[test]
    fn looks_are_counted_by_the_second_and_pauses_are_not() {
        let mut s = sitting(&[1, 2, 3]);
        assert!(s.look(Some(key(1)), at("09:00:00")));
        assert!(!s.look(Some(key(1)), at("09:01:00")));
        assert_eq!((s.minutes(at("09:01:00")), s.minutes_on_item(at("09:01:00"))), (1, 1));
        s.look(Some(key(2)), at("09:01:30"));
        s.look(None, at("09:02:00"));
        s.look(Some(key(1)), at("10:02:00"));
        assert_eq!((s.minutes(at("10:02:29")), s.minutes_on_item(at("10:02:29"))), (62, 1));
        assert_eq!(s.minutes_on_item(at("10:02:30")), 2);
        let held = s.held(at("10:03:10"), vec![EventNo(9)]);
        assert_eq!(held.seen, [Seen { key: key(1), seconds: 160 }, Seen { key: key(2), seconds: 30 }]);
        assert_eq!((held.minutes(), held.acts), (64, vec![EventNo(9)]));
    }

    /// A clock that is set back counts nothing twice and nothing below nothing.
    #[test]
    fn a_clock_that_goes_back_takes_nothing_away() {
        let mut s = sitting(&[1]);
        s.look(Some(key(1)), at("09:10:00"));
        s.count(at("09:05:00"));
        s.count(at("09:10:20"));
        assert_eq!(s.seen(), [Seen { key: key(1), seconds: 20 }]);
        let early = s.held(at("08:00:00"), Vec::new());
        assert_eq!(early.ended, early.began);
        assert!(early.check().is_ok());
    }

    #[test]
    fn the_place_in_the_agenda_follows_its_item() {
        let mut s = sitting(&[1, 2, 3]);
        assert!(s.go(1) && !s.go(1) && !s.go(3));
        s.set_agenda(vec![key(3), key(2), key(5)]);
        assert_eq!((s.at(), s.item()), (1, Some(key(2))));
        s.set_agenda(Vec::new());
        assert_eq!(agenda(&s), [3, 2, 5]);
        assert_eq!(s.strike(), Some(key(2)));
        assert_eq!((s.at(), s.item()), (1, Some(key(5))));
        assert_eq!(s.strike(), Some(key(5)));
        assert_eq!((s.item(), s.strike()), (Some(key(3)), None));
        // What is struck before anybody looked at it is not about the meeting any more.
        assert!(s.is_about(key(3)) && !s.is_about(key(2)));
        s.look(Some(key(2)), at("09:00:00"));
        assert!(s.is_about(key(2)));
    }

    #[test]
    fn what_is_gone_from_the_plan_goes_from_the_agenda_but_for_the_last() {
        let mut s = sitting(&[1, 2, 3]);
        s.go(2);
        assert_eq!(s.keep_only(|key| key.measure != 2), 1);
        assert_eq!((agenda(&s), s.item()), (vec![1, 3], Some(key(3))));
        assert_eq!(s.keep_only(|_| false), 2);
        assert_eq!(agenda(&s), [1, 3]);
    }

    #[test]
    fn a_meeting_without_an_agenda_is_none() {
        assert_eq!(Sitting::begin("会".into(), Vec::new(), at("09:00:00"), EventNo::NONE), None);
        assert_eq!(sitting(&[1, 2]).kept(9, Vec::new()).item(), Some(key(2)));
    }

    /// Left at 9:20 the evening before, gone on with at 9:30 and ended at 9:45: 20 and 15 minutes.
    #[test]
    fn between_a_console_that_is_gone_and_the_next_is_a_pause() {
        let next = |time: &str| format!("2026-11-24T{time}+08:00").parse::<Moment>().unwrap();
        let mut s = sitting(&[1, 2]);
        s.look(Some(key(1)), at("09:00:00"));
        s.count(at("09:20:00"));
        let (until, paused) = s.held_until();
        assert_eq!((until, paused), (at("09:20:00"), 0));
        let mut s = sitting(&[1, 2]).kept(0, s.seen().to_vec()).left(until, paused);
        assert_eq!(s.minutes(next("09:29:00")), 20, "nobody goes on with it yet");
        s.count(next("09:29:00"));
        s.look(None, next("09:29:30"));
        s.look(Some(key(1)), next("09:30:00"));
        assert_eq!((s.minutes(next("09:31:00")), s.minutes_on_item(next("09:31:00"))), (21, 21));
        let held = s.held(next("09:45:00"), Vec::new());
        // From 9:20 to 9:30 the day after: 24 hours and 10 minutes.
        assert_eq!((held.minutes(), held.paused, held.seen[0].seconds), (35, 87_000, 2_100));
        assert_eq!((held.began, held.ended), (at("09:00:00"), next("09:45:00")));
    }

    #[test]
    fn what_is_struck_after_a_look_was_on_the_agenda() {
        let mut s = sitting(&[1, 2, 3]);
        s.look(Some(key(1)), at("09:00:00"));
        s.strike();
        s.look(Some(key(2)), at("09:05:00"));
        let held = s.held(at("09:10:00"), Vec::new());
        assert_eq!(held.agenda, [key(2), key(3), key(1)]);
        assert_eq!(held.seen.len(), 2);
    }
}

//! The queue on the whole console: opening and leaving it, its saved views, and what an act does to it.

use super::app::{App, Effect};
use super::keymap::{Action, Context};
use super::notice::Notice;
use super::screens::detail::Detail;
use super::screens::face::Screen;
use super::screens::queue::QueueView;
use super::screens::search::SearchView;
use super::screens::view::View;
use super::text::visible_line;
use crate::ledger::{ItemKey, Query};
use crate::messages::{fitting as fits, queue as say};

impl App {
    /// Lets the queue look at the app while it changes; none where it is not on top.
    pub(super) fn with_queue<T>(&mut self, change: impl FnOnce(&mut QueueView, &App) -> T) -> Option<T> {
        let View::Queue(mut queue) = self.views.pop_if(|view| matches!(view, View::Queue(_)))? else { return None };
        let done = change(&mut queue, self);
        self.views.push(View::Queue(queue));
        Some(done)
    }

    /// Opens the queue in the place of all other views, or goes back to the one that is open. A run that was left goes on.
    pub(super) fn go_queue(&mut self) {
        if let Some(at) = self.views.iter().position(|view| matches!(view, View::Queue(_))) {
            self.views.truncate(at + 1);
            return;
        }
        self.leave_all_views();
        let queue = match self.left_queue.take() {
            Some(mut left) => {
                // What happened meanwhile is seen on its rows.
                left.reload(self);
                left
            }
            None => Box::new(QueueView::open(self)),
        };
        self.views.push(View::Queue(queue));
        self.keep_in_view();
    }

    /// The measure of the next or the previous row of the queue, from which the one that is open was opened.
    pub(super) fn turn_to_row(&mut self, next: bool) {
        let Some(open) = self.views.pop() else { return };
        let turned = self.with_queue(|queue, app| queue.step(app, next)).flatten();
        let measure = turned.and_then(|key| self.ledger.item(key)).map(|item| (item.measure.task, ItemKey::measure(item.key.measure)));
        match measure.and_then(|(task, key)| Detail::open(self, task, Some(key))) {
            Some(detail) => self.views.push(View::Detail(detail)),
            None => {
                self.views.push(open);
                let lang = self.setting.lang;
                self.say(Notice::plain(if next { say::last_row(lang) } else { say::first_row(lang) }));
            }
        }
    }

    /// Another saved view: the next, the previous.
    pub(super) fn turn_view(&mut self, forward: bool) {
        let next = match self.view() {
            Some(View::Queue(queue)) => {
                let (tabs, at) = (queue.tabs(), queue.tabs().iter().position(|tab| Some(tab.number) == queue.tab()));
                let len = tabs.len().max(1);
                let to = match (at, forward) {
                    (Some(at), true) => (at + 1) % len,
                    (Some(at), false) => (at + len - 1) % len,
                    (None, _) => 0,
                };
                tabs.get(to).map(|tab| tab.number)
            }
            _ => None,
        };
        next.into_iter().for_each(|number| self.use_view(number));
    }

    /// The saved view of that number.
    pub(super) fn use_view(&mut self, number: u8) {
        if self.with_queue(|queue, app| queue.use_view(app, number)) == Some(false) {
            self.say(Notice::plain(say::no_view(self.setting.lang, number)));
        }
    }

    /// Lists everything again.
    pub(super) fn clear_filter(&mut self) {
        self.with_queue(|queue, app| queue.set_filter(app, "", Query::default()));
    }

    /// Lists all that fits the filter of the queue, whether or not it needs an act.
    pub(super) fn list_fitting(&mut self) -> Vec<Effect> {
        let Some((filter, fitting)) = self.with_queue(|queue, _| (queue.filter_text().trim().to_owned(), queue.fitting())) else {
            return Vec::new();
        };
        if !filter.is_empty() && fitting == 0 {
            self.say(Notice::plain(fits::none_fits(self.setting.lang, visible_line(&filter))));
            return Vec::new();
        }
        let effects = self.open_search(Some(&format!(":{filter}")));
        if !filter.is_empty() {
            self.with_search(SearchView::turn);
        }
        effects
    }

    /// A filter was asked for by a person who may not mean what needs an act only: what else fits is said, and listed where it is all.
    pub(super) fn say_what_fits(&mut self) -> Vec<Effect> {
        let Some((listed, fitting)) = self.with_queue(|queue, _| (queue.counts_shown().1, queue.fitting())) else { return Vec::new() };
        let lang = self.setting.lang;
        match listed {
            _ if fitting == listed => Vec::new(),
            0 => {
                let effects = self.list_fitting();
                self.say(Notice::plain(fits::listed_all(lang, fitting)));
                effects
            }
            _ => {
                let key = self.key_of(Context::Queue, Action::ListFitting);
                self.say(Notice::plain(fits::some_need(lang, listed, fitting, key)));
                Vec::new()
            }
        }
    }

    /// Begins a fresh run.
    pub(super) fn fresh_run(&mut self) {
        let lang = self.setting.lang;
        let left = self.with_queue(|queue, app| {
            queue.fresh(app);
            queue.catch_up();
            queue.count_all().all
        });
        if let Some(left) = left {
            self.say(Notice::plain(say::fresh_run(lang, left)));
        }
    }

    /// Back to what was handled last.
    pub(super) fn back_to_handled(&mut self) {
        if self.with_queue(|queue, app| queue.back(app)) == Some(false) {
            self.say(Notice::plain(say::nothing_handled(self.setting.lang)));
        }
    }

    /// An act of this person on items is in the record: it ticks the rows of the queue.
    pub(super) fn tick(&mut self, keys: &[ItemKey]) {
        let mut views = std::mem::take(&mut self.views);
        for view in &mut views {
            if let View::Queue(queue) = view {
                queue.acted(self, keys);
            }
        }
        self.views = views;
    }
}

//! 承诺台账: what is promised, by unit or by the day on which it falls due; what is due first. Below the list the promise under the cursor in
//! full.

mod draw;
mod filter;

use chrono::NaiveDate;

use super::face::Screen;
use super::list::{Headed, List};
use super::panes::Panes;
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::layers::form::FormKind;
use crate::console::layers::line::AsksFor;
use crate::ledger::{EventNo, ItemKey, Promise, PromiseCounts, PromiseState, Promises};
use crate::messages::{promise_filter as say_filter, promises as say};
use crate::report::forecast::weekday;
use crate::report::promises::{counts_words, state_words};
use crate::text::visible_line;
use filter::Filter;

/// Rows for the promise in full, where there is room for them; at least so many are left to the list.
const WORDS: u16 = 6;
const LIST: u16 = 5;

/// A promise of the list.
#[derive(Debug, Clone)]
struct Line {
    no: EventNo,
    key: ItemKey,
    id: String,
    state: PromiseState,
    state_words: String,
    whom: String,
    due: String,
    moved: String,
    what: String,
    /// What is said of it below the list.
    details: Vec<String>,
}

/// Which promises are listed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Order {
    /// By the day on which they fall due, not by unit.
    by_day: bool,
    /// Those that ended, too.
    all: bool,
}

/// The state of the screen. The promises are those of the last change of the ledger: a frame looks for none.
#[derive(Debug, Clone, Default)]
pub struct PromisesView {
    lines: Vec<Line>,
    /// In which line of the list each of them stands.
    places: Headed,
    /// The headings between them, each with its line.
    headings: Vec<(usize, String)>,
    counts: PromiseCounts,
    order: Order,
    /// The filter as typed, and as it is understood.
    filter_text: String,
    filter: Filter,
    /// Of how many the filter leaves what is listed, and how many that ended fit it and are not listed.
    of: usize,
    ended_aside: usize,
    /// The filter and the promise under the cursor from before the line was opened that is typed into.
    before: Option<(String, Option<EventNo>)>,
    /// For which day, after which event and how they were listed.
    listed_at: Option<(NaiveDate, EventNo, Order)>,
    list: List,
}

impl PromisesView {
    /// The promises of the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self::default();
        view.keep_in_view(app);
        view
    }

    /// The filter has a line of its own above the columns, where there is one.
    fn layout(&self, app: &App) -> Panes {
        Panes::with_words(app.size, 1 + u16::from(!self.filter.is_empty()), WORDS, LIST)
    }

    /// Lists anew where something changed: a size or an opened form does not.
    fn list_anew(&mut self, app: &App) {
        let now = Some((app.as_of, app.ledger.last_event(), self.order));
        if std::mem::replace(&mut self.listed_at, now) == now {
            return;
        }
        // What was a filter is none any more where the unit that it names is gone: then all is listed.
        self.filter = Filter::of(app, &self.filter_text).unwrap_or_default();
        self.list_filtered(app);
    }

    /// Lists what the filter leaves.
    fn list_filtered(&mut self, app: &App) {
        let promises = app.ledger.promises(app.as_of);
        self.counts = promises.counts();
        self.count(app, &promises);
        (self.lines, self.places, self.headings) = Default::default();
        if self.order.by_day { self.list_by_day(app, &promises) } else { self.list_by_unit(app, &promises) }
    }

    fn list_by_unit(&mut self, app: &App, promises: &Promises<'_>) {
        for account in promises.by_unit() {
            let wanted: Vec<&Promise<'_>> = account.promises.iter().copied().filter(|p| self.is_listed(app, p)).collect();
            if !wanted.is_empty() {
                let heading =
                    format!("{}  {}", visible_line(&account.title(app.setting.lang)), counts_words(&account.counts, app.setting.lang));
                self.put_heading(heading);
                wanted.into_iter().for_each(|promise| self.push(app, promise));
            }
        }
    }

    fn list_by_day(&mut self, app: &App, promises: &Promises<'_>) {
        let lang = app.setting.lang;
        let mut former = None;
        let wanted: Vec<&Promise<'_>> = promises.all().iter().filter(|promise| self.is_listed(app, promise)).collect();
        for promise in wanted {
            let heading = match promise.state {
                PromiseState::Due | PromiseState::Open => say::on_day(lang, promise.due, weekday(promise.due, lang)),
                _ => promise.settled.map_or_else(|| say::ended(lang).to_owned(), |day| say::settled_on(lang, day, weekday(day, lang))),
            };
            if former.as_ref() != Some(&heading) {
                self.put_heading(heading.clone());
                former = Some(heading);
            }
            self.push(app, promise);
        }
    }

    /// Those that ended only where they are wanted, or where the filter asks for states.
    fn is_listed(&self, app: &App, promise: &Promise<'_>) -> bool {
        (self.lists_ended() || promise.state.is_open()) && self.filter.fits(app, promise)
    }

    fn lists_ended(&self) -> bool {
        self.order.all || self.filter.names_states()
    }

    /// Counts what would be listed without the filter, and what fits it but ended.
    fn count(&mut self, app: &App, promises: &Promises<'_>) {
        let aside = |promise: &&Promise<'_>| !self.lists_ended() && !promise.state.is_open();
        let (ended, listed): (Vec<_>, Vec<_>) = promises.all().iter().partition(aside);
        let fitting = ended.iter().filter(|promise| self.filter.fits(app, promise)).count();
        (self.of, self.ended_aside) = (listed.len(), fitting);
    }

    /// Of how many the filter leaves what is listed; and what it leaves besides.
    fn of_words(&self, app: &App) -> String {
        let lang = app.setting.lang;
        let of = if self.lists_ended() { say_filter::of_all(lang, self.of) } else { say_filter::of_open(lang, self.of) };
        match self.ended_aside {
            0 => of,
            count => format!("{of}{}", say_filter::ended_aside(lang, count, app.key_of(Context::Promises, Action::MarkAll))),
        }
    }

    /// Lists what fits a filter; the sentence where it is none. The cursor is on the promise `from` where that is
    /// listed, else on the first.
    fn set_filter(&mut self, app: &App, text: &str, from: Option<EventNo>) -> Result<(), String> {
        self.filter = Filter::of(app, text).map_err(|bad| bad.explain(app.setting.lang))?;
        text.clone_into(&mut self.filter_text);
        self.listed_at = Some((app.as_of, app.ledger.last_event(), self.order));
        self.list_filtered(app);
        let at = from.and_then(|from| self.lines.iter().position(|line| line.no == from)).unwrap_or(0);
        self.list.to_top();
        self.list.go_to(at, self.places.rows(), self.layout(app).list);
        Ok(())
    }

    fn put_heading(&mut self, heading: String) {
        self.headings.push((self.places.put_heading(), heading));
    }

    fn push(&mut self, app: &App, promise: &Promise<'_>) {
        let lang = app.setting.lang;
        let moved = if promise.moved > 0 { say::moved_short(lang, promise.moved) } else { String::new() };
        self.places.put_row();
        self.lines.push(Line {
            no: promise.no,
            key: promise.key,
            id: app.label(promise.key),
            state: promise.state,
            state_words: state_words(promise, app.as_of, lang),
            whom: visible_line(promise.whom).into_owned(),
            due: promise.due.format("%m-%d").to_string(),
            moved,
            what: visible_line(promise.what).into_owned(),
            details: draw::details(app, promise, lang),
        });
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(self.list.at())
    }

    /// The promise under the cursor, and whether it is open.
    pub fn promise(&self) -> Option<(EventNo, bool)> {
        self.line().map(|line| (line.no, line.state.is_open()))
    }
}

impl Screen for PromisesView {
    fn context(&self) -> Context {
        Context::Promises
    }

    /// The item of the promise under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        self.line().map(|line| line.key)
    }

    /// The items of all that are listed.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        self.lines.iter().map(|line| line.key).collect()
    }

    /// Moves the cursor, turns the order, or lists those that ended, too.
    fn moved(&mut self, app: &App, action: Action) {
        match action {
            Action::NextPane | Action::PreviousPane => self.order.by_day = !self.order.by_day,
            Action::MarkAll => self.order.all = !self.order.all,
            _ => return self.list.moved(self.places.rows(), self.layout(app).list, action),
        }
        self.keep_in_view(app);
    }

    /// Follows the ledger: the cursor stays on its promise, or on the place where that was.
    fn keep_in_view(&mut self, app: &App) {
        let former = self.line().map(|line| line.no);
        self.list_anew(app);
        let found = former.and_then(|former| self.lines.iter().position(|line| line.no == former));
        self.list.follow(found, self.places.rows(), self.layout(app).list);
    }

    /// Puts the cursor on the first promise of an item; false where none is listed, or the cursor is on one of them already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.lines.iter().position(|line| line.key == key).filter(|_| self.selected() != Some(key));
        self.list.point_at(at, self.places.rows(), self.layout(app).list)
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.places.rows(), self.layout(app).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        self.paint(app, canvas);
    }
}

impl App {
    /// Opens the line of the filter.
    pub(in crate::console) fn ask_promises_filter(&mut self) {
        let before = self.with_promises(|view, _| {
            view.before = Some((view.filter_text.clone(), view.line().map(|line| line.no)));
            view.filter_text.clone()
        });
        if let Some(before) = before {
            let lang = self.setting.lang;
            self.open_line(AsksFor::PromisesFilter, say_filter::title(lang), say_filter::hint(lang), &before);
        }
    }

    /// The list follows what is typed.
    ///
    /// # Errors
    /// The sentence where that is no filter.
    pub(in crate::console) fn follow_promises_filter(&mut self, text: &str) -> Result<(), String> {
        let followed = self.with_promises(|view, app| {
            let (before, from) = view.before.clone().unwrap_or_default();
            let set = view.set_filter(app, text, from);
            // What was typed by half and was one is not what is seen beside the sentence.
            if set.is_err() { view.set_filter(app, &before, from).and(set) } else { set }
        });
        followed.unwrap_or(Ok(()))
    }

    /// What held before the line was opened holds again.
    pub(in crate::console) fn leave_promises_filter(&mut self) {
        self.with_promises(|view, app| {
            // It was a filter when it was set.
            let before = view.before.take();
            before.map_or(Ok(()), |(text, from)| view.set_filter(app, &text, from)).ok()
        });
    }

    /// Lists everything again.
    pub(in crate::console) fn clear_promises_filter(&mut self) {
        self.with_promises(|view, app| {
            let from = view.line().map(|line| line.no);
            view.set_filter(app, "", from).ok()
        });
    }

    fn with_promises<T>(&mut self, change: impl FnOnce(&mut PromisesView, &App) -> T) -> Option<T> {
        let changed = self.with_view(|view, app| match view {
            View::Promises(promises) => Some(change(promises, app)),
            _ => None,
        });
        changed.flatten()
    }

    /// Opens the ledger of promises in the place of all other views, or goes back to the one that is open.
    pub(in crate::console) fn go_promises(&mut self) {
        if matches!(self.views.first(), Some(View::Promises(_))) {
            self.views.truncate(1);
            return;
        }
        self.leave_all_views();
        let promises = match self.left_promises.take() {
            Some(mut left) => {
                // What happened meanwhile is seen on its rows.
                left.keep_in_view(self);
                *left
            }
            None => PromisesView::open(self),
        };
        self.views.push(View::Promises(promises));
    }

    /// The form by which something is done with the promise under the cursor of this screen; none on another. One that ended is not moved:
    /// the same person promises anew.
    pub(in crate::console) fn form_of_promise(&self, action: Action) -> Option<FormKind> {
        let Some(View::Promises(view)) = self.view() else { return None };
        let (no, is_open) = view.promise()?;
        match action {
            Action::EndPromise => Some(FormKind::EndPromise(Some(no))),
            Action::MovePromise if is_open => Some(FormKind::MovePromise(Some(no))),
            Action::MovePromise => Some(FormKind::Promise),
            _ => None,
        }
    }

    /// Who promised under the cursor, and what: to promise it anew.
    pub(in crate::console) fn promised_here(&self) -> Option<(String, String)> {
        let Some(View::Promises(view)) = self.view() else { return None };
        view.line().map(|line| (line.whom.clone(), line.what.clone()))
    }
}

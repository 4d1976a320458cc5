//! Opening and leaving views, and what the keys do to the one on top.

use super::app::App;
use super::drafts::Purpose;
use super::keymap::{Action, Context};
use super::layers::{Layer, reading};
use super::notice::Notice;
use super::screens::detail::Detail;
use super::screens::face::{Opens, Screen};
use super::screens::findings::Findings;
use super::screens::forecast::ForecastView;
use super::screens::indicators::IndicatorsView;
use super::screens::matrix::MatrixView;
use super::screens::overview;
use super::screens::units::UnitsView;
use super::screens::view::View;
use crate::ledger::ItemKey;
use crate::messages::console as say;
use crate::report::findings::settled_words;

impl App {
    /// The view on top; none where the overview is seen.
    pub fn view(&self) -> Option<&View> {
        self.views.last()
    }

    /// Lets the view on top look at the app while it changes; what it answers, or none on the overview.
    pub(super) fn with_view<T>(&mut self, change: impl FnOnce(&mut View, &App) -> T) -> Option<T> {
        let mut view = self.views.pop()?;
        let done = change(&mut view, self);
        self.views.push(view);
        Some(done)
    }

    pub(super) fn moved(&mut self, action: Action) {
        if self.move_on_cards(action) {
            return;
        }
        if self.with_view(|view, app| view.face_mut().moved(app, action)).is_none() {
            let layout = overview::Layout::of(self);
            self.overview.moved(&self.ledger, &layout, action);
        }
    }

    /// Opens what is under the cursor.
    pub(super) fn open(&mut self) {
        let Some(view) = self.view() else {
            self.overview.task().into_iter().for_each(|task| self.open_task(task));
            return;
        };
        match view.face().opens(self) {
            Opens::Nothing => {}
            Opens::Item(key) => self.open_item(key),
            Opens::Record(key) => self.layers.push(Layer::Reading(reading::Reading::record(key))),
            Opens::Unit(unit) => self.open_unit(unit),
            Opens::Hit => self.open_hit(),
            Opens::View(view) => self.views.push(*view),
            Opens::NotHere => self.choose_first(Action::Open),
        }
    }

    /// Opens a task, its first measure selected.
    pub(super) fn open_task(&mut self, task: u32) {
        if let Some(detail) = Detail::open(self, task, None) {
            self.views.push(View::Detail(detail));
        }
    }

    /// Opens an item where it is seen among others: a measure in its task, what a unit owes among those of its measure.
    pub(super) fn open_item(&mut self, key: ItemKey) {
        let measure = self.ledger.item(key).map(|item| item.measure);
        let view = match (key.unit, measure) {
            (Some(_), _) => UnitsView::open_at(self, key).map(View::Units),
            (None, Some(measure)) => Detail::open(self, measure.task, Some(key)).map(View::Detail),
            (None, None) => None,
        };
        self.views.extend(view);
    }

    /// Goes to a screen of its own number.
    pub(super) fn go_to_findings(&mut self) {
        self.leave_all_views();
        let findings = Findings::open(self);
        self.views.push(View::Findings(findings));
    }

    /// Opens the forecast in the place of all other views, or goes back to the one that is open.
    pub(super) fn go_forecast(&mut self) {
        if matches!(self.views.first(), Some(View::Forecast(_))) {
            self.views.truncate(1);
            return;
        }
        self.leave_all_views();
        let forecast = ForecastView::open(self);
        self.views.push(View::Forecast(Box::new(forecast)));
    }

    /// Begins the reason by which the finding under the cursor is settled.
    pub(super) fn settle_finding(&mut self) {
        let Some(View::Findings(findings)) = self.view() else { return };
        let Some((finding, first)) = findings.finding().zip(findings.selected()) else { return };
        let (key, settled) = (finding.key, finding.settled.as_ref().map(|settled| settled.written.by.clone()));
        match settled {
            _ if self.refuses_writing() => {}
            Some(by) => self.say(Notice::plain(say::finding_settled_already(self.setting.lang, by))),
            None => self.open_writing(&[first], Purpose::Finding(key)),
        }
    }

    /// The words of the finding under the cursor, whole.
    pub(super) fn read_finding(&mut self) {
        let Some(View::Findings(findings)) = self.view() else { return };
        if let Some((finding, text)) = findings.row() {
            let settled = finding.settled.as_ref().map(|settled| settled_words(settled, self.setting.lang));
            let text = std::iter::once(text.to_owned()).chain(settled).collect::<Vec<_>>().join("\n");
            let title = format!("{} {}", finding.key.short(), finding.kind().word(self.setting.lang));
            self.layers.push(Layer::Reading(reading::Reading::text(title, text)));
        }
    }

    /// Opens what the units of the measure under the cursor owe.
    pub(super) fn open_units(&mut self) {
        let Some(key) = self.selected().map(|key| ItemKey::measure(key.measure)) else {
            self.choose_first(Action::OpenUnits);
            return;
        };
        match UnitsView::open(self, key) {
            Some(units) => self.views.push(View::Units(units)),
            None => {
                let settle = self.key_of(Context::Detail, Action::SettleUnits);
                self.say(Notice::plain(say::no_units(self.setting.lang, self.label(key), settle)));
            }
        }
    }

    /// Opens the matrix, or goes back to the one that is open and sorts it afresh.
    pub(super) fn go_matrix(&mut self) {
        match self.views.iter().position(|view| matches!(view, View::Matrix(_))) {
            Some(at) => {
                self.views.truncate(at + 1);
                self.moved(Action::SortAfresh);
            }
            None => {
                let item = self.view().and_then(|view| view.face().selected());
                self.views.push(View::Matrix(Box::new(MatrixView::open(self, item))));
            }
        }
    }

    /// The list of indicators, in the place of all other views.
    pub(super) fn go_indicators(&mut self) {
        if matches!(self.views.first(), Some(View::Indicators(_))) {
            self.views.truncate(1);
            return;
        }
        match IndicatorsView::open(self) {
            Some(list) => {
                self.leave_all_views();
                self.views.push(View::Indicators(list));
            }
            None => self.say(Notice::plain(say::no_indicators(self.setting.lang))),
        }
    }

    /// The next or the previous indicator, in the place of the one that is open.
    fn turn_to_indicator(&mut self, next: bool) {
        let Some(View::Chart(chart)) = self.view() else { return };
        match chart.neighbour(self, next) {
            Some(other) => {
                let key = other.key().clone();
                self.views.pop();
                self.with_view(|view, app| {
                    if let View::Indicators(list) = view {
                        list.select(app, &key);
                    }
                });
                self.views.push(View::Chart(other));
            }
            None => {
                let lang = self.setting.lang;
                self.say(Notice::plain(if next { say::last_indicator(lang) } else { say::first_indicator(lang) }));
            }
        }
    }

    /// The next or the previous task, in the place of the one that is open.
    pub(super) fn turn_to(&mut self, next: bool) {
        if self.turn_card(next) {
            return;
        }
        if let Some(View::UnitWork(_)) = self.view() {
            return self.turn_to_unit(next);
        }
        let Some(View::Detail(detail)) = self.view() else { return self.turn_to_indicator(next) };
        match self.views.as_slice() {
            [.., View::Queue(_), _] => return self.turn_to_row(next),
            [.., View::UnitWork(_), _] => return self.turn_to_work_row(next),
            _ => {}
        }
        match overview::neighbour(&self.ledger, detail.number(), next) {
            Some(task) => {
                self.views.pop();
                self.open_task(task);
            }
            None => {
                let lang = self.setting.lang;
                self.say(Notice::plain(if next { say::last_task(lang) } else { say::first_task(lang) }));
            }
        }
    }

    /// Leaves the view on top; whether there was one.
    pub(super) fn leave_view(&mut self) -> bool {
        let Some(view) = self.views.pop() else { return false };
        // A run that is left goes on when the queue is opened again, a meeting until it is ended.
        let view = match view {
            View::Meeting(_) if self.meeting.is_some() => {
                let key = self.key_of(Context::Anywhere, Action::GoMeeting);
                self.say(Notice::plain(crate::messages::room::goes_on(self.setting.lang, key)));
                return true;
            }
            View::Queue(queue) => {
                self.left_queue = Some(queue);
                return true;
            }
            View::Promises(promises) => {
                self.left_promises = Some(Box::new(promises.clone()));
                View::Promises(promises)
            }
            view => view,
        };
        if let Some(View::Search(search)) = self.views.last_mut() {
            search.come_back();
        }
        if let Some(task) = view.face().task(self).filter(|_| self.views.is_empty()) {
            self.return_to_overview(task);
        }
        true
    }

    /// Back to the overview, from however many views.
    pub(super) fn leave_all_views(&mut self) {
        self.views.truncate(1);
        self.leave_view();
    }

    fn return_to_overview(&mut self, task: u32) {
        self.overview.select(&self.ledger, task);
        self.overview.catch_up();
        self.keep_in_view();
    }
}

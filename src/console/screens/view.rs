//! What lies above the overview, one on the other: a view has the keys as long as no layer lies over it. A new kind is registered here and
//! nowhere else.

use super::all_units::AllUnits;
use super::changes::ChangesView;
use super::chart_view::ChartView;
use super::dates::DatesView;
use super::detail::Detail;
use super::findings::Findings;
use super::forecast::ForecastView;
use super::indicators::IndicatorsView;
use super::matrix::MatrixView;
use super::meeting::MeetingView;
use super::promises::PromisesView;
use super::queue::QueueView;
use super::search::SearchView;
use super::settings::SettingsView;
use super::unit_work::UnitWorkView;
use super::units::UnitsView;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::ledger::{EventNo, ItemKey};
use crate::plan::{IndicatorKey, UnitName};

/// A screen above the overview.
#[derive(Debug, Clone)]
pub enum View {
    /// A task with its measures.
    Detail(Detail),
    /// What the units of one measure owe.
    Units(UnitsView),
    /// Every unit.
    AllUnits(Box<AllUnits>),
    /// The work of one unit.
    UnitWork(Box<UnitWorkView>),
    /// What does not agree in the ledger.
    Findings(Findings),
    /// What changed, and the log.
    Changes(Box<ChangesView>),
    /// What is to be expected until the end of the year.
    Forecast(Box<ForecastView>),
    /// Deadlines, milestones, reviews and doubts.
    Dates(DatesView),
    /// What was promised.
    Promises(PromisesView),
    /// The thresholds by which the ledger is judged.
    Settings(SettingsView),
    /// Measures by districts.
    Matrix(Box<MatrixView>),
    /// What needs an act.
    Queue(Box<QueueView>),
    /// Search.
    Search(Box<SearchView>),
    /// The cards of a meeting.
    Meeting(Box<MeetingView>),
    /// The list of indicators.
    Indicators(IndicatorsView),
    /// One indicator.
    Chart(ChartView),
}

impl View {
    /// Where keys are looked up while this view has them.
    pub const fn contexts(&self) -> &'static [Context] {
        match self {
            View::Detail(_) => &[Context::Detail, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Units(_) => &[Context::Units, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Changes(_) => &[Context::Changes, Context::Moving, Context::Anywhere, Context::Terminal],
            View::AllUnits(_) => &[Context::AllUnits, Context::Moving, Context::Anywhere, Context::Terminal],
            View::UnitWork(_) => &[Context::UnitWork, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Forecast(_) => &[Context::Forecast, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Findings(_) => &[Context::Findings, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Dates(_) => &[Context::Dates, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Promises(_) => &[Context::Promises, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Settings(_) => &[Context::Settings, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Matrix(_) => &[Context::Matrix, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Search(search) if search.is_in_line() => Context::Search.scope(),
            View::Search(_) => &[Context::Hits, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Queue(_) => &[Context::Queue, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Meeting(_) => &[Context::Meeting, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Indicators(_) => &[Context::Indicators, Context::Moving, Context::Anywhere, Context::Terminal],
            View::Chart(_) => &[Context::Chart, Context::Moving, Context::Anywhere, Context::Terminal],
        }
    }

    /// The items that an act would be about: those that are marked, else the one under the cursor.
    pub fn targets(&self) -> Vec<ItemKey> {
        match self {
            View::Detail(detail) => detail.selected().into_iter().collect(),
            View::Units(units) => units.targets(),
            View::Findings(findings) => findings.selected().into_iter().collect(),
            View::Changes(changes) => changes.selected().into_iter().collect(),
            View::Forecast(forecast) => forecast.selected().into_iter().collect(),
            View::Promises(promises) => promises.selected().into_iter().collect(),
            View::Matrix(matrix) => matrix.targets(),
            View::Queue(queue) => queue.targets(),
            View::Search(search) => search.selected().into_iter().collect(),
            View::Meeting(cards) => cards.selected().into_iter().collect(),
            View::UnitWork(work) => work.targets(),
            View::AllUnits(_) | View::Dates(_) | View::Settings(_) | View::Indicators(_) | View::Chart(_) => Vec::new(),
        }
    }

    /// What the line under the cursor shows beside what an act would be about.
    pub fn looked_at(&self) -> Vec<ItemKey> {
        match self {
            View::Queue(queue) => queue.looked_at(),
            _ => Vec::new(),
        }
    }

    /// The item under the cursor.
    pub fn selected(&self) -> Option<ItemKey> {
        match self {
            View::Detail(detail) => detail.selected(),
            View::Units(units) => units.selected(),
            View::Findings(findings) => findings.selected(),
            View::Changes(changes) => changes.selected(),
            View::Forecast(forecast) => forecast.selected(),
            View::Promises(promises) => promises.selected(),
            View::Dates(dates) => dates.selected(),
            View::Matrix(matrix) => matrix.selected(),
            View::Queue(queue) => queue.selected(),
            View::Search(search) => search.selected(),
            View::Meeting(cards) => cards.selected(),
            View::UnitWork(work) => work.selected(),
            View::AllUnits(_) | View::Settings(_) | View::Indicators(_) | View::Chart(_) => None,
        }
    }

    /// Why there is nothing to act on under the cursor, where the view has rows that are nothing to act on.
    pub fn nothing_here(&self, app: &App) -> Option<String> {
        match self {
            View::Matrix(matrix) => matrix.nothing_here(app),
            View::Search(search) => search.nothing_here(app),
            View::Queue(_) => Some(crate::messages::queue::nothing_here(app.setting.lang).to_owned()),
            View::Detail(_)
            | View::Units(_)
            | View::AllUnits(_)
            | View::UnitWork(_)
            | View::Findings(_)
            | View::Dates(_)
            | View::Changes(_)
            | View::Promises(_)
            | View::Forecast(_)
            | View::Meeting(_)
            | View::Settings(_)
            | View::Indicators(_)
            | View::Chart(_) => None,
        }
    }

    /// What was marked for an act that is done is marked no longer.
    pub fn unmark(&mut self, keys: &[ItemKey]) {
        match self {
            // An act on marked units is about all of them, those included that had the status already.
            View::Units(units) if keys.iter().any(|key| units.is_marked(*key)) => {
                units.unmark();
            }
            View::Matrix(matrix) => matrix.unmark(keys),
            View::UnitWork(work) => work.unmark(keys),
            // The queue is told by itself, wherever it lies.
            View::Units(_)
            | View::AllUnits(_)
            | View::Detail(_)
            | View::Findings(_)
            | View::Changes(_)
            | View::Forecast(_)
            | View::Dates(_)
            | View::Promises(_)
            | View::Settings(_)
            | View::Indicators(_)
            | View::Chart(_)
            | View::Search(_)
            | View::Meeting(_)
            | View::Queue(_) => {}
        }
    }

    /// Takes in what happened to some items; what follows from the ledger anew in every frame needs no telling.
    pub fn news(&mut self, app: &App, keys: &[ItemKey]) {
        match self {
            View::Matrix(matrix) => matrix.news(app, keys),
            View::Queue(queue) => queue.news(app, keys),
            View::AllUnits(list) => list.news(app),
            View::UnitWork(work) => work.news(app, keys),
            _ => {}
        }
    }

    /// The task to which the overview's cursor returns; none from a screen of its own.
    pub fn task(&self, app: &App) -> Option<u32> {
        match self {
            View::Detail(detail) => Some(detail.task()),
            View::AllUnits(_)
            | View::Search(_)
            | View::Findings(_)
            | View::Dates(_)
            | View::Settings(_)
            | View::Changes(_)
            | View::Forecast(_)
            | View::Promises(_)
            | View::Meeting(_)
            | View::Matrix(_)
            | View::Queue(_) => None,
            View::Units(_) | View::UnitWork(_) => self.selected().and_then(|key| app.ledger.item(key)).map(|item| item.measure.task),
            View::Indicators(list) => list.item(app).and_then(|key| app.ledger.item(key)).map(|item| item.measure.task),
            View::Chart(chart) => chart.item(app).and_then(|key| app.ledger.item(key)).map(|item| item.measure.task),
        }
    }

    /// The indicator under the cursor, and the unit where the cursor is on one.
    pub fn indicator(&self, app: &App) -> Option<(IndicatorKey, Option<UnitName>)> {
        match self {
            View::Indicators(list) => Some((list.selected()?.clone(), None)),
            View::Chart(chart) => Some((chart.key().clone(), chart.unit(app))),
            View::Detail(_)
            | View::Units(_)
            | View::AllUnits(_)
            | View::UnitWork(_)
            | View::Findings(_)
            | View::Dates(_)
            | View::Changes(_)
            | View::Promises(_)
            | View::Forecast(_)
            | View::Settings(_)
            | View::Matrix(_)
            | View::Search(_)
            | View::Meeting(_)
            | View::Queue(_) => None,
        }
    }

    /// The reading under the cursor.
    pub fn reading(&self, app: &App) -> Option<EventNo> {
        match self {
            View::Chart(chart) => chart.reading(app),
            _ => None,
        }
    }

    /// Whether what follows the cursor is behind it.
    pub fn is_behind(&self) -> bool {
        match self {
            View::Detail(detail) => detail.is_behind(),
            View::Queue(queue) => queue.is_behind(),
            View::UnitWork(work) => work.is_behind(),
            View::Units(_)
            | View::AllUnits(_)
            | View::Findings(_)
            | View::Dates(_)
            | View::Changes(_)
            | View::Promises(_)
            | View::Forecast(_)
            | View::Settings(_)
            | View::Matrix(_)
            | View::Search(_)
            | View::Meeting(_)
            | View::Indicators(_)
            | View::Chart(_) => false,
        }
    }

    /// Lets what follows the cursor catch up.
    pub fn catch_up(&mut self) {
        match self {
            View::Detail(detail) => detail.catch_up(),
            View::Queue(queue) => queue.catch_up(),
            View::UnitWork(work) => work.catch_up(),
            View::Units(_)
            | View::AllUnits(_)
            | View::Findings(_)
            | View::Dates(_)
            | View::Changes(_)
            | View::Promises(_)
            | View::Forecast(_)
            | View::Settings(_)
            | View::Matrix(_)
            | View::Search(_)
            | View::Meeting(_)
            | View::Indicators(_)
            | View::Chart(_) => {}
        }
    }

    /// Moves the cursor, scrolls, or marks.
    pub fn moved(&mut self, app: &App, action: Action) {
        match self {
            View::Detail(detail) => detail.moved(app, action),
            View::Units(units) => units.moved(app, action),
            View::AllUnits(list) => list.moved(app, action),
            View::UnitWork(work) => work.moved(app, action),
            View::Findings(findings) => findings.moved(app, action),
            View::Changes(changes) => changes.moved(app, action),
            View::Forecast(forecast) => forecast.moved(app, action),
            View::Dates(dates) => dates.moved(app, action),
            View::Promises(promises) => promises.moved(app, action),
            View::Settings(settings) => settings.moved(app, action),
            View::Matrix(matrix) => matrix.moved(app, action),
            View::Queue(queue) => queue.moved(app, action),
            View::Search(search) => search.moved(app, action),
            View::Meeting(cards) => cards.moved(app, action),
            View::Indicators(list) => list.moved(app, action),
            View::Chart(chart) => chart.moved(app, action),
        }
    }

    /// Keeps the cursor in view after the size or the ledger changed.
    pub fn keep_in_view(&mut self, app: &App) {
        match self {
            View::Detail(detail) => detail.keep_in_view(app),
            View::Units(units) => units.keep_in_view(app),
            View::AllUnits(list) => list.keep_in_view(app),
            View::UnitWork(work) => work.keep_in_view(app),
            View::Findings(findings) => findings.keep_in_view(app),
            View::Changes(changes) => changes.keep_in_view(app),
            View::Forecast(forecast) => forecast.keep_in_view(app),
            View::Dates(dates) => dates.keep_in_view(app),
            View::Promises(promises) => promises.keep_in_view(app),
            View::Settings(settings) => settings.keep_in_view(app),
            View::Matrix(matrix) => matrix.keep_in_view(app),
            View::Queue(queue) => queue.keep_in_view(app),
            View::Search(search) => search.keep_in_view(app),
            View::Meeting(cards) => cards.keep_in_view(app),
            View::Indicators(list) => list.keep_in_view(app),
            View::Chart(chart) => chart.keep_in_view(app),
        }
    }

    /// Puts the cursor on what is at a cell; whether there is something.
    pub fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        match self {
            View::Detail(detail) => detail.click(app, x, y),
            View::Units(units) => units.click(app, x, y),
            View::AllUnits(list) => list.click(app, x, y),
            View::UnitWork(work) => work.click(app, x, y),
            View::Findings(findings) => findings.click(app, x, y),
            View::Changes(changes) => changes.click(app, x, y),
            View::Forecast(forecast) => forecast.click(app, x, y),
            View::Dates(dates) => dates.click(app, x, y),
            View::Promises(promises) => promises.click(app, x, y),
            View::Settings(settings) => settings.click(app, x, y),
            View::Matrix(matrix) => matrix.click(app, x, y),
            View::Queue(queue) => queue.click(app, x, y),
            View::Search(search) => search.click(app, x, y),
            View::Meeting(_) => false,
            View::Indicators(list) => list.click(app, x, y),
            View::Chart(chart) => chart.click(app, x, y),
        }
    }

    /// Puts the cursor on an item; false where the view does not list it, or the cursor is on it already.
    pub fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        match self {
            View::Detail(detail) => detail.point_at_item(app, key),
            View::Units(units) => units.point_at(app, key),
            View::Findings(findings) => findings.point_at(app, key),
            View::Forecast(forecast) => forecast.point_at(app, key),
            View::Dates(dates) => dates.point_at(app, key),
            View::Matrix(matrix) => matrix.point_at(app, key),
            View::Queue(queue) => queue.point_at(app, key),
            View::Indicators(list) => list.point_at(app, key),
            View::UnitWork(work) => work.point_at(app, key),
            View::Promises(promises) => promises.point_at(app, key),
            View::AllUnits(_) | View::Changes(_) | View::Settings(_) | View::Chart(_) | View::Search(_) | View::Meeting(_) => false,
        }
    }

    /// Goes to the next or the previous match of what was sought; which it is of how many.
    pub fn turn_to_match(&mut self, app: &App, next: bool) -> Option<(usize, usize)> {
        match self {
            View::Detail(detail) => detail.turn_to_match(app, next),
            View::Units(units) => units.turn_to_match(app, next),
            _ => None,
        }
    }

    /// The cell of the caret, where the view is typed into.
    pub fn caret(&self, app: &App) -> Option<(u16, u16)> {
        match self {
            View::Search(search) => search.caret(app),
            _ => None,
        }
    }

    /// The same view of a ledger that was loaded anew; none where what it shows is gone.
    pub fn rebuilt(self, app: &App) -> Option<Self> {
        match self {
            View::Detail(former) => {
                let anew = Detail::open(app, former.task(), former.selected())?;
                Some(View::Detail(anew.where_it_was(&former)))
            }
            View::Units(former) => former.rebuilt(app).map(View::Units),
            View::AllUnits(former) => Some(View::AllUnits(Box::new(former.rebuilt(app)))),
            View::UnitWork(former) => former.rebuilt(app).map(|work| View::UnitWork(Box::new(work))),
            View::Findings(mut findings) => {
                findings.keep_in_view(app);
                Some(View::Findings(findings))
            }
            View::Changes(mut changes) => {
                changes.keep_in_view(app);
                Some(View::Changes(changes))
            }
            View::Forecast(mut forecast) => {
                forecast.keep_in_view(app);
                Some(View::Forecast(forecast))
            }
            View::Dates(mut dates) => {
                dates.keep_in_view(app);
                Some(View::Dates(dates))
            }
            View::Promises(mut promises) => {
                promises.keep_in_view(app);
                Some(View::Promises(promises))
            }
            View::Settings(settings) => Some(View::Settings(settings)),
            View::Meeting(mut cards) => {
                cards.keep_in_view(app);
                Some(View::Meeting(cards))
            }
            View::Matrix(former) => Some(View::Matrix(Box::new(former.rebuilt(app)))),
            View::Queue(mut former) => {
                former.reload(app);
                Some(View::Queue(former))
            }
            View::Search(search) => Some(View::Search(search)),
            View::Indicators(mut former) => {
                former.keep_in_view(app);
                Some(View::Indicators(former))
            }
            View::Chart(former) => former.rebuilt(app).map(View::Chart),
        }
    }

    /// Draws it.
    pub fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        match self {
            View::Detail(detail) => detail.draw(app, canvas),
            View::Units(units) => units.draw(app, canvas),
            View::AllUnits(list) => list.draw(app, canvas),
            View::UnitWork(work) => work.draw(app, canvas),
            View::Findings(findings) => findings.draw(app, canvas),
            View::Changes(changes) => changes.draw(app, canvas),
            View::Forecast(forecast) => forecast.draw(app, canvas),
            View::Dates(dates) => dates.draw(app, canvas),
            View::Promises(promises) => promises.draw(app, canvas),
            View::Settings(settings) => settings.draw(app, canvas),
            View::Matrix(matrix) => matrix.draw(app, canvas),
            View::Queue(queue) => queue.draw(app, canvas),
            View::Search(search) => search.draw(app, canvas),
            View::Meeting(cards) => cards.draw(app, canvas),
            View::Indicators(list) => list.draw(app, canvas),
            View::Chart(chart) => chart.draw(app, canvas),
        }
    }
}

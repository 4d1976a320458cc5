//! What lies above the overview, one on the other: a view has the keys as long as no layer lies over it. A new kind is a variant with its two
//! lines below; what it answers stands in its own file (`impl Screen`).

use super::all_units::AllUnits;
use super::changes::ChangesView;
use super::chart_view::ChartView;
use super::dates::DatesView;
use super::detail::Detail;
use super::face::Screen;
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
use crate::ledger::ItemKey;

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
    /// What it can be asked.
    pub fn face(&self) -> &dyn Screen {
        match self {
            View::Detail(it) => it,
            View::Units(it) => it,
            View::AllUnits(it) => it.as_ref(),
            View::UnitWork(it) => it.as_ref(),
            View::Findings(it) => it,
            View::Changes(it) => it.as_ref(),
            View::Forecast(it) => it.as_ref(),
            View::Dates(it) => it,
            View::Promises(it) => it,
            View::Settings(it) => it,
            View::Matrix(it) => it.as_ref(),
            View::Queue(it) => it.as_ref(),
            View::Search(it) => it.as_ref(),
            View::Meeting(it) => it.as_ref(),
            View::Indicators(it) => it,
            View::Chart(it) => it,
        }
    }

    /// What it can be told.
    pub fn face_mut(&mut self) -> &mut dyn Screen {
        match self {
            View::Detail(it) => it,
            View::Units(it) => it,
            View::AllUnits(it) => it.as_mut(),
            View::UnitWork(it) => it.as_mut(),
            View::Findings(it) => it,
            View::Changes(it) => it.as_mut(),
            View::Forecast(it) => it.as_mut(),
            View::Dates(it) => it,
            View::Promises(it) => it,
            View::Settings(it) => it,
            View::Matrix(it) => it.as_mut(),
            View::Queue(it) => it.as_mut(),
            View::Search(it) => it.as_mut(),
            View::Meeting(it) => it.as_mut(),
            View::Indicators(it) => it,
            View::Chart(it) => it,
        }
    }

    /// The items that are marked on the screen, else all that it lists, in its order, each once.
    pub fn listed(&self, app: &App) -> Vec<ItemKey> {
        let mut known = std::collections::HashSet::new();
        self.face().listed(app).into_iter().filter(|key| known.insert(*key)).collect()
    }

    /// The same view of a ledger that was loaded anew; none where what it shows is gone.
    pub fn rebuilt(mut self, app: &App) -> Option<Self> {
        self.face_mut().rebuild(app).then_some(self)
    }
}

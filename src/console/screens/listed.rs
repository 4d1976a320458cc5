//! What a meeting would be about: the items that are marked on a screen, else all that it lists.

use super::indicators::measure_of;
use super::view::View;
use crate::console::app::App;
use crate::ledger::{ItemKey, UnitWork};
use crate::plan::UnitName;

impl View {
    /// The items that are marked and in sight, else all that the screen lists, in its order, each once.
    pub fn listed(&self, app: &App) -> Vec<ItemKey> {
        let found = match self {
            View::Queue(queue) => queue.listed(),
            View::Units(units) => units.listed(),
            View::Matrix(matrix) => matrix.listed(),
            View::Findings(findings) => findings.listed(),
            View::Forecast(forecast) => forecast.listed(),
            View::Dates(dates) => dates.listed(),
            View::Changes(changes) => changes.listed(app),
            View::Promises(promises) => promises.listed(),
            View::UnitWork(work) => work.listed(),
            View::AllUnits(units) => units.unit().map(|unit| open_work(app, unit)).unwrap_or_default(),
            View::Detail(detail) => detail.listed(),
            View::Indicators(list) => list.keys().iter().filter_map(|key| measure_of(app, key)).collect(),
            View::Search(_) => app.finder.search().hits().iter().filter_map(|hit| hit.target.item()).collect(),
            View::Chart(chart) => chart.item(app).into_iter().collect(),
            View::Meeting(_) | View::Settings(_) => Vec::new(),
        };
        let mut known = std::collections::HashSet::new();
        found.into_iter().filter(|key| known.insert(*key)).collect()
    }
}

/// What is open of the work of a unit, the worst first.
fn open_work(app: &App, unit: UnitName) -> Vec<ItemKey> {
    let work = UnitWork::of(&app.ledger, unit, app.as_of);
    work.rows.iter().filter(|row| row.standing_in(None).is_some_and(|standing| standing.light().is_some())).map(|row| row.key).collect()
}

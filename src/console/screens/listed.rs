//! What a meeting would be about: the items that are marked on a screen, else all that it lists.

use super::indicators::measure_of;
use super::view::View;
use crate::console::app::App;
use crate::ledger::ItemKey;

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
            View::Promises(promises) => promises.listed(),
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

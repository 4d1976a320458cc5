//! 各领域一年进度: what was closed by the end of each month, area by area, over the screen.

use ratatui::layout::Rect;

use super::{at_foot, open_box};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::pictures::progress_year::{self, AreaYear};
use crate::console::screens::document::cut_to_lines;
use crate::ledger::AreaProgress;
use crate::messages::console as say;
use crate::report::words::numeral;

/// The picture, with what it is drawn from.
#[derive(Debug)]
pub struct YearProgress {
    areas: Vec<AreaProgress>,
}

impl YearProgress {
    /// The year as it stands.
    pub fn of(app: &App) -> Self {
        Self { areas: app.ledger.year_progress(app.as_of) }
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let plan = app.ledger.plan();
        let title = |number: u32| plan.areas().iter().find(|area| area.number == number).map(|area| area.title.as_str());
        let titles: Vec<String> =
            self.areas.iter().map(|one| format!("{} {}", numeral(one.area), title(one.area).unwrap_or_default())).collect();
        let years: Vec<AreaYear<'_>> =
            self.areas.iter().zip(&titles).map(|(one, title)| AreaYear { title, closed: one.closed, total: one.total }).collect();
        let sentence = cut_to_lines(canvas.cells, say::year_explained(lang), area.width.saturating_sub(4), 2);
        // A line of months, one for each area, a blank one and the sentence.
        let rows = u16::try_from(years.len() + sentence.len()).unwrap_or(u16::MAX).saturating_add(2);
        let inner = open_box(canvas, at_foot(area, rows), &[(say::year_title(lang, plan.year), theme.heading)]);
        let used = progress_year::draw(canvas, inner, &years, app.as_of);
        for (y, line) in (inner.y.saturating_add(used).saturating_add(1)..inner.bottom()).zip(sentence) {
            canvas.put_cut(inner, inner.x, y, inner.width, &line, theme.muted);
        }
    }
}

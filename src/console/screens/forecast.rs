//! 年底预测: how fast it goes and must go, what falls due, and what is likely not to be done.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::face::Screen;
use super::list::{List, Rows};
use super::panes;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::pictures::burn_down::{self, BurnDown};
use crate::console::pictures::due_bars;
use crate::ledger::{AtRisk, Burn, DueDay, EventNo, Forecast, ItemKey, Risk};
use crate::messages::{Lang, console as console_say, forecast as say};
use crate::report::forecast as words;

/// From this width on what falls due stands beside the burn-down.
const TWO_COLUMNS_FROM: u16 = 110;
/// The columns of id, and of lead and units.
const ID: u16 = 7;
const WHO: u16 = 26;
const WHO_WIDE: u16 = 48;

/// The state of the screen. The forecast is that of the last change of the ledger: a frame makes none anew.
#[derive(Debug, Clone)]
pub struct ForecastView {
    made: Option<Forecast>,
    /// How many were open at the end of each week.
    open: Vec<(NaiveDate, usize)>,
    /// For which day and after which event it was made.
    made_at: Option<(NaiveDate, EventNo)>,
    list: List,
}

/// Where everything stands.
struct Layout {
    frame: Rect,
    /// The lines of figures.
    figures: Rect,
    /// The burn-down.
    chart: Rect,
    /// What falls due.
    due: Rect,
    /// The heading over the list, and the list.
    heading: Rect,
    list: Rect,
}

impl Layout {
    fn of(size: (u16, u16)) -> Self {
        let (frame, inner) = panes::framed(size);
        let figures = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), height: inner.height.min(2), ..inner };
        // The list keeps at least half of what is left.
        let rest = inner.height.saturating_sub(figures.height);
        let high = (rest * 2 / 5).clamp(0, 14);
        let chart = Rect { y: figures.bottom(), height: high, ..figures };
        let (chart, due) = if size.0 >= TWO_COLUMNS_FROM {
            let left = Rect { width: figures.width * 3 / 5, ..chart };
            (left, Rect { x: left.right() + 3, width: figures.width.saturating_sub(left.width + 3), ..chart })
        } else {
            (Rect { height: high.saturating_sub(1), ..chart }, Rect { y: chart.bottom().saturating_sub(1), height: high.min(1), ..chart })
        };
        let below = Rect { y: figures.bottom() + high, height: rest.saturating_sub(high), ..inner };
        let heading = Rect { height: below.height.min(1), ..below };
        let list = Rect { y: heading.bottom(), height: below.height.saturating_sub(heading.height), ..below };
        Self { frame, figures, chart, due, heading, list }
    }
}

impl ForecastView {
    /// The forecast of the ledger as it is.
    pub fn open(app: &App) -> Self {
        let mut view = Self { made: None, open: Vec::new(), made_at: None, list: List::default() };
        view.keep_in_view(app);
        view
    }

    fn at_risk(&self) -> &[AtRisk] {
        self.made.as_ref().map(|made| made.at_risk.as_slice()).unwrap_or_default()
    }

    fn rows(&self) -> Rows<'static> {
        Rows::Plain(self.at_risk().len())
    }

    fn draw_burn_down(&self, canvas: &mut Canvas<'_>, area: Rect, made: &Forecast) {
        let first = NaiveDate::from_ymd_opt(chrono::Datelike::year(&made.year_end), 1, 1).unwrap_or(made.year_end);
        let of = BurnDown {
            span: (first, made.year_end),
            open: &self.open,
            total: made.measures.total,
            as_of: made.as_of,
            left_at_end: made.measures.left_at_end(),
        };
        burn_down::draw(canvas, area, &of);
    }

    /// In the lower border: that there is more.
    fn draw_position(&self, canvas: &mut Canvas<'_>, layout: &Layout) {
        let (all, below) = (self.at_risk().len(), self.list.top() + usize::from(layout.list.height).max(1));
        if below - self.list.top() < all {
            panes::position(canvas, layout.frame, &console_say::seen_of(canvas.lang, below.min(all), all));
        }
    }
}

impl Screen for ForecastView {
    fn context(&self) -> Context {
        Context::Forecast
    }

    /// The measure under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        self.at_risk().get(self.list.at()).map(|one| one.measure)
    }

    /// The measures that are at risk.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        self.at_risk().iter().map(|one| one.measure).collect()
    }

    /// Moves the cursor.
    fn moved(&mut self, app: &App, action: Action) {
        self.list.moved(self.rows(), Layout::of(app.size).list, action);
    }

    /// Follows the ledger: the cursor stays on its measure, or on the place where that was.
    fn keep_in_view(&mut self, app: &App) {
        let now = Some((app.as_of, app.ledger.last_event()));
        let former = self.selected();
        if std::mem::replace(&mut self.made_at, now) != now {
            self.made = app.ledger.forecast(app.as_of);
            self.open = app.ledger.open_by_week(app.as_of);
        }
        let found = former.and_then(|key| self.at_risk().iter().position(|one| one.measure == key));
        self.list.follow(found, self.rows(), Layout::of(app.size).list);
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.at_risk().iter().position(|one| one.measure == key).filter(|at| *at != self.list.at());
        self.list.point_at(at, self.rows(), Layout::of(app.size).list)
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.rows(), Layout::of(app.size).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = Layout::of(app.size);
        let title = self.made.as_ref().map_or_else(|| say::title(canvas.lang), |made| words::title(made, canvas.lang));
        canvas.panel(layout.frame, &[(title.to_owned(), canvas.theme.heading)], true);
        let Some(made) = self.made.as_ref().filter(|made| made.measures.total > 0) else {
            canvas.put(layout.figures, layout.figures.x, layout.figures.y, say::nothing_bound(canvas.lang), canvas.theme.muted);
            return;
        };
        draw_figures(canvas, layout.figures, made);
        self.draw_burn_down(canvas, layout.chart, made);
        draw_due(canvas, layout.due, made);
        let style = if made.at_risk.is_empty() { canvas.theme.good } else { canvas.theme.heading };
        let heading = words::at_risk_title(made, canvas.lang);
        canvas.put_cut(layout.heading, layout.heading.x + 1, layout.heading.y, layout.heading.width.saturating_sub(1), &heading, style);
        for (at, row) in self.list.in_sight(self.rows(), layout.list) {
            if let Some(one) = made.at_risk.get(at) {
                draw_risk(app, canvas, row, one, at == self.list.at());
            }
        }
        self.draw_position(canvas, &layout);
    }
}

/// A line for the measures, and one for the obligations.
fn draw_figures(canvas: &mut Canvas<'_>, area: Rect, made: &Forecast) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let names = [say::measures(lang), say::obligations(lang)];
    let wide = names.iter().map(|name| canvas.width(name)).max().unwrap_or(0);
    for ((y, name), burn) in (area.y..area.bottom()).zip(names).zip([made.measures, made.obligations]) {
        let row = Rect { y, height: 1, ..area };
        canvas.put(row, row.x, y, name, theme.muted);
        let x = row.x.saturating_add(wide + 2);
        canvas.put_cut(row, x, y, row.right().saturating_sub(x), &figures(&burn, lang).join(canvas.dot()), theme.text);
    }
}

fn figures(burn: &Burn, lang: Lang) -> Vec<String> {
    let left = burn.left_at_end().filter(|_| burn.open > 0).map(|left| say::left_at_end(lang, left));
    // The head of the screen says how far the end of the year is.
    let closed = (burn.needed().is_none() && burn.open > 0).then(|| say::closed_of(lang, burn.closed(), burn.total));
    words::pace_words(burn, lang).into_iter().chain(left).chain(closed).collect()
}

/// Bars by the week where there is room, else the day on which the most falls due.
fn draw_due(canvas: &mut Canvas<'_>, area: Rect, made: &Forecast) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    if made.is_over() {
        return;
    }
    if area.height > 1 {
        canvas.put_cut(area, area.x, area.y, area.width, say::due_heading(lang), theme.muted);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let due: Vec<due_bars::Run> = made.due.iter().map(run_of_day).collect();
        due_bars::draw(canvas, below, &due_bars::runs(&due, made.as_of, made.year_end, usize::from(below.height)));
        return;
    }
    let most = made.due.iter().max_by_key(|due| (due.measures.len() + due.obligations.len(), std::cmp::Reverse(due.day)));
    let text = match most {
        Some(due) => format!("{} {}", say::due(lang), words::due_counts(due, lang)),
        None => say::nothing_due(lang).to_owned(),
    };
    canvas.put_cut(area, area.x, area.y, area.width, &text, theme.text);
}

const fn run_of_day(due: &DueDay) -> due_bars::Run {
    due_bars::Run {
        from: due.day,
        to: due.day,
        measures: due.measures.len(),
        obligations: due.obligations.len(),
        milestones: due.milestones.len(),
        reviews: due.reviews.len(),
        reports: due.reports,
    }
}

fn draw_risk(app: &App, canvas: &mut Canvas<'_>, row: Rect, one: &AtRisk, selected: bool) {
    let theme = canvas.theme;
    panes::mark(canvas, row, selected);
    let [id, why, who] = words::risk_cells(&app.ledger, one, canvas.lang);
    let style = if selected { theme.heading } else { theme.muted };
    canvas.put_cut(row, row.x + 1, row.y, ID - 1, &id, style);
    let wide = if row.width >= TWO_COLUMNS_FROM - 2 { WHO_WIDE } else { WHO };
    let start = row.x + 1 + ID;
    let who_at = row.right().saturating_sub(wide);
    let style = if matches!(one.chief, Risk::TooSlow { .. }) { theme.text } else { theme.notice };
    canvas.put_cut(row, start, row.y, who_at.saturating_sub(start + 2), &why, style);
    canvas.put_cut(row, who_at, row.y, wide.saturating_sub(1), &who, theme.text);
}

//! 指标: every indicator of the plan with its target, its latest reading, its light and its trend.

use ratatui::layout::Rect;

use super::chart_view::ChartView;
use super::face::{Opens, Screen};
use super::list::{Headed, List};
use super::panes::{self, Panes};
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::indicator_rows::IndicatorRow;
use crate::console::keymap::{Action, Context};
use crate::console::pictures::spark;
use crate::ledger::{ItemKey, Light};
use crate::messages::console as say;
use crate::plan::{IndicatorKey, UnitName};
use crate::report::words::numeral;

/// Rows below the list: the indicator under the cursor in full.
const FOOT: u16 = 4;
/// From this width on there are trend lines.
const TREND_FROM: u16 = 110;
/// The least width of the names.
const NAME: u16 = 19;
/// The least width of a target and of a reading.
const LEAST: u16 = 11;
/// Cells of a trend line.
const TREND: u16 = 12;

/// The state of the list: in which order, where the cursor is.
#[derive(Debug, Clone)]
pub struct IndicatorsView {
    worst_first: bool,
    /// The indicators in the order of the list.
    keys: Vec<IndicatorKey>,
    /// The lines of the list, and in which of them the indicators stand.
    lines: Vec<Line>,
    places: Headed,
    list: List,
}

/// A line of the list.
#[derive(Debug, Clone)]
enum Line {
    /// The heading of an area.
    Area(String),
    /// The indicator of that place.
    Row(usize),
}

fn layout(app: &App) -> Panes {
    Panes::of(app.size, 1, |height| FOOT.min(height / 3))
}

impl IndicatorsView {
    /// The list in the plan's order; none where the plan has no indicators.
    pub fn open(app: &App) -> Option<Self> {
        let mut view = Self { worst_first: false, keys: Vec::new(), lines: Vec::new(), places: Headed::default(), list: List::default() };
        view.keep_in_view(app);
        (!view.keys.is_empty()).then_some(view)
    }

    /// The indicator under the cursor.
    pub fn key(&self) -> Option<&IndicatorKey> {
        self.keys.get(self.list.at())
    }

    /// The measure of the indicator under the cursor.
    pub fn item(&self, app: &App) -> Option<ItemKey> {
        measure_of(app, self.key()?)
    }

    /// Puts the cursor on an indicator.
    pub fn select(&mut self, app: &App, key: &IndicatorKey) {
        let found = self.keys.iter().position(|known| known == key);
        self.list.follow(found, self.places.rows(), layout(app).list);
    }

    /// Puts the rows below their areas, or where the worst are first, one below the other.
    fn put_lines(&mut self, app: &App) {
        (self.lines, self.places) = Default::default();
        let mut area = None;
        for (at, row) in self.keys.iter().filter_map(|key| app.indicator_row(key)).enumerate() {
            if !self.worst_first && area != Some(row.area.0) {
                area = Some(row.area.0);
                self.places.put_heading();
                self.lines.push(Line::Area(format!("{}、{}", numeral(row.area.0), row.area.1)));
            }
            self.places.put_row();
            self.lines.push(Line::Row(at));
        }
    }

    /// Puts the cursor on an indicator; false where it is not listed, or the cursor is on it already.
    pub fn point_at_indicator(&mut self, app: &App, key: &IndicatorKey) -> bool {
        let moves = self.key() != Some(key) && self.keys.contains(key);
        self.select(app, key);
        moves
    }
}

impl Screen for IndicatorsView {
    fn context(&self) -> Context {
        Context::Indicators
    }

    /// Puts the cursor on the first indicator of a measure; false where none is not listed, or the cursor is on one of them already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.keys.iter().position(|known| measure_of(app, known) == Some(key));
        self.list.point_at(at.filter(|_| self.item(app) != Some(key)), self.places.rows(), layout(app).list)
    }

    /// Moves the cursor, or orders the list otherwise.
    fn moved(&mut self, app: &App, action: Action) {
        if action == Action::Reorder {
            self.worst_first = !self.worst_first;
            self.list.to_top();
            self.keep_in_view(app);
        }
        self.list.moved(self.places.rows(), layout(app).list, action);
    }

    /// Follows the ledger: the cursor stays on its indicator.
    fn keep_in_view(&mut self, app: &App) {
        let selected = self.key().cloned();
        let mut rows: Vec<&IndicatorRow> = app.indicators.iter().collect();
        if self.worst_first {
            rows.sort_by_key(|row| rank(row.light));
        }
        self.keys = rows.into_iter().map(|row| row.key.clone()).collect();
        let found = selected.and_then(|key| self.keys.iter().position(|k| *k == key));
        self.put_lines(app);
        self.list.follow(found, self.places.rows(), layout(app).list);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.places.rows(), layout(app).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = layout(app);
        let (lang, theme) = (canvas.lang, canvas.theme);
        let mut title = vec![(say::indicators_title(lang, self.keys.len()), theme.heading)];
        for light in [Light::Red, Light::Yellow, Light::Green, Light::Grey] {
            let count = app.indicators.iter().filter(|row| row.light == light).count();
            title.push((format!("  {}{count}", canvas.theme_word(Some(light))), theme.light(Some(light))));
        }
        let order = if self.worst_first { say::worst_first(lang) } else { say::plan_order(lang) };
        title.push((format!("  {order}"), theme.muted));
        canvas.panel(layout.frame, &title, true);
        let columns = Columns::of(app, layout.list.width);
        columns.draw_titles(canvas, layout.heading);
        for (line, room) in self.list.in_sight(self.places.rows(), layout.list) {
            match self.lines.get(line) {
                Some(Line::Area(title)) => {
                    canvas.put_cut(room, room.x + 1, room.y, room.width.saturating_sub(2), title, theme.heading);
                }
                Some(Line::Row(at)) => {
                    if let Some(row) = self.keys.get(*at).and_then(|key| app.indicator_row(key)) {
                        columns.draw_row(app, canvas, room, row, *at == self.list.at());
                    }
                }
                None => {}
            }
        }
        if let Some(row) = self.key().and_then(|key| app.indicator_row(key)) {
            draw_words(canvas, layout.words, row);
        }
        panes::position(canvas, layout.frame, &say::nth_indicator(lang, self.list.at() + 1, self.keys.len()));
    }

    fn listed(&self, app: &App) -> Vec<ItemKey> {
        self.keys.iter().filter_map(|key| measure_of(app, key)).collect()
    }

    fn opens(&self, app: &App) -> Opens {
        Opens::view(self.key().and_then(|key| ChartView::open(app, key, &self.keys)).map(View::Chart))
    }

    fn task(&self, app: &App) -> Option<u32> {
        self.item(app).and_then(|key| app.ledger.item(key)).map(|item| item.measure.task)
    }

    fn indicator(&self, _app: &App) -> Option<(IndicatorKey, Option<UnitName>)> {
        Some((self.key()?.clone(), None))
    }
}

/// The measure in whose text an indicator stands.
pub(super) fn measure_of(app: &App, key: &IndicatorKey) -> Option<ItemKey> {
    let attached = app.ledger.indicators().of_key(key)?;
    app.ledger.indicator_item(attached).map(|item| item.key)
}

const fn rank(light: Light) -> u8 {
    match light {
        Light::Red => 0,
        Light::Yellow => 1,
        Light::Green => 2,
        Light::Grey => 3,
    }
}

/// The widths of the columns; the name has what the others leave.
struct Columns {
    code: u16,
    name: u16,
    target: u16,
    latest: u16,
    light: u16,
    trend: u16,
    is_wide: bool,
}

impl Columns {
    fn of(app: &App, width: u16) -> Self {
        let cells = app.setting.cells;
        let widest = |text: fn(&IndicatorRow) -> &str, least: u16, most: u16| {
            let widest = app.indicators.iter().map(|row| cells.width(text(row))).max().unwrap_or(0);
            u16::try_from(widest).unwrap_or(most).clamp(least, most) + 1
        };
        let is_wide = width + 2 >= TREND_FROM;
        let lights = app.indicators.iter().map(|row| cells.width(&row.light_piece(app).0)).max().unwrap_or(0);
        let light = u16::try_from(lights).unwrap_or(u16::MAX).clamp(10, if is_wide { 40 } else { 22 }) + 1;
        let mut target = widest(|row| &row.target, 10, if is_wide { 26 } else { 14 });
        let mut latest = match is_wide {
            true => widest(|row| &row.latest, 10, 30),
            false => widest(|row| &row.latest_short, 10, 17),
        };
        let trend = if is_wide { TREND + 2 + app.setting.lang.pick(2, 4) } else { 0 };
        let code = 6;
        // The name keeps its least before the others have what they would like.
        let fixed = 1 + code + light + trend;
        let over = |target: u16, latest: u16| (fixed + NAME + target + latest).saturating_sub(width);
        target = target.saturating_sub(over(target, latest)).max(LEAST);
        latest = latest.saturating_sub(over(target, latest)).max(LEAST);
        let name = width.saturating_sub(fixed + target + latest);
        Self { code, name, target, latest, light, trend, is_wide }
    }

    fn draw_titles(&self, canvas: &mut Canvas<'_>, room: Rect) {
        let (lang, style) = (canvas.lang, canvas.theme.muted);
        let names = [
            (say::col_code(lang), style, self.code),
            (say::col_name(lang), style, self.name),
            (say::col_target(lang), style, self.target),
            (say::col_latest(lang), style, self.latest),
            (say::col_light(lang), style, self.light),
            (say::col_trend(lang), style, self.trend),
        ];
        panes::columns(canvas, room, room.x + 1, names);
    }

    fn draw_row(&self, app: &App, canvas: &mut Canvas<'_>, room: Rect, row: &IndicatorRow, selected: bool) {
        let theme = canvas.theme;
        panes::mark(canvas, room, selected);
        let style = if selected { theme.heading } else { theme.text };
        let (light, light_style) = row.light_piece(app);
        let trend = spark::trend(&row.trend, usize::from(TREND), canvas.plain_signs(), canvas.lang);
        let (code, latest) = (row.code.to_string(), if self.is_wide { &row.latest } else { &row.latest_short });
        let cells = [
            (code.as_str(), theme.heading, self.code),
            (&row.name, style, self.name),
            (&row.target, theme.text, self.target),
            (latest, theme.text, self.latest),
            (&light, light_style, self.light),
            (&trend, theme.text, self.trend),
        ];
        panes::columns(canvas, room, room.x + 1, cells);
    }
}

/// The indicator under the cursor: its name and target in full, and the arithmetic.
fn draw_words(canvas: &mut Canvas<'_>, area: Rect, row: &IndicatorRow) {
    let theme = canvas.theme;
    let head = format!("{}  {}  {}", row.name, row.target_line, row.latest);
    let arithmetic = row.arithmetic.iter().map(|text| (text.clone(), theme.muted));
    panes::words(canvas, area, std::iter::once((head.trim_end().to_owned(), theme.text)).chain(arithmetic));
}

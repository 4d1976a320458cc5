//! 指标: every indicator of the plan with its target, its latest reading, its light and its trend.

use ratatui::layout::Rect;

use super::list;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::indicator_rows::IndicatorRow;
use crate::console::keymap::Action;
use crate::console::pictures::spark;
use crate::ledger::{ItemKey, Light};
use crate::messages::console as say;
use crate::plan::IndicatorKey;
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
    cursor: usize,
    /// The first line that is seen.
    top: usize,
}

/// A line of the list.
enum Line<'a> {
    Area(u32, &'a str),
    Row(usize, &'a IndicatorRow),
}

struct Layout {
    frame: Rect,
    titles: Rect,
    list: Rect,
    foot: Rect,
}

impl Layout {
    fn of((width, height): (u16, u16)) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let foot = FOOT.min(inner.height / 3);
        let list = inner.height.saturating_sub(foot + 1);
        Self {
            frame,
            titles: Rect { height: 1.min(inner.height), ..inner },
            list: Rect { y: inner.y.saturating_add(1), height: list, ..inner },
            foot: Rect { y: inner.y.saturating_add(1 + list), height: foot, ..inner },
        }
    }
}

impl IndicatorsView {
    /// The list in the plan's order; none where the plan has no indicators.
    pub fn open(app: &App) -> Option<Self> {
        let mut view = Self { worst_first: false, keys: Vec::new(), cursor: 0, top: 0 };
        view.keep_in_view(app);
        (!view.keys.is_empty()).then_some(view)
    }

    /// The indicator under the cursor.
    pub fn selected(&self) -> Option<&IndicatorKey> {
        self.keys.get(self.cursor)
    }

    /// All of them in the order of the list.
    pub fn keys(&self) -> &[IndicatorKey] {
        &self.keys
    }

    /// The measure of the indicator under the cursor.
    pub fn item(&self, app: &App) -> Option<ItemKey> {
        measure_of(app, self.selected()?)
    }

    /// Puts the cursor on an indicator.
    pub fn select(&mut self, app: &App, key: &IndicatorKey) {
        self.cursor = self.keys.iter().position(|k| k == key).unwrap_or(self.cursor);
        self.scroll(app);
    }

    /// Puts the cursor on the first indicator of a measure; false where none is not listed, or the cursor is on one of them already.
    pub fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.keys.iter().position(|known| measure_of(app, known) == Some(key));
        let Some(at) = at.filter(|_| self.item(app) != Some(key)) else { return false };
        self.cursor = at;
        self.scroll(app);
        true
    }

    /// Puts the cursor on an indicator; false where it is not listed, or the cursor is on it already.
    pub fn point_at_indicator(&mut self, app: &App, key: &IndicatorKey) -> bool {
        let moves = self.selected() != Some(key) && self.keys.contains(key);
        self.select(app, key);
        moves
    }

    /// Moves the cursor, or orders the list otherwise.
    pub fn moved(&mut self, app: &App, action: Action) {
        let rows = usize::from(Layout::of(app.size).list.height).max(1);
        match action {
            Action::Reorder => {
                self.worst_first = !self.worst_first;
                self.top = 0;
                self.keep_in_view(app);
            }
            _ => self.cursor = list::moved(self.cursor, self.keys.len(), rows, action),
        }
        self.scroll(app);
    }

    /// Follows the ledger: the cursor stays on its indicator.
    pub fn keep_in_view(&mut self, app: &App) {
        let selected = self.selected().cloned();
        let mut rows: Vec<&IndicatorRow> = app.indicators.iter().collect();
        if self.worst_first {
            rows.sort_by_key(|row| rank(row.light));
        }
        self.keys = rows.into_iter().map(|row| row.key.clone()).collect();
        let found = selected.and_then(|key| self.keys.iter().position(|k| *k == key));
        self.cursor = found.unwrap_or_else(|| self.cursor.min(self.keys.len().saturating_sub(1)));
        self.scroll(app);
    }

    fn scroll(&mut self, app: &App) {
        let rows = usize::from(Layout::of(app.size).list.height).max(1);
        let lines = self.lines(app);
        let at = lines.iter().position(|line| matches!(line, Line::Row(n, _) if *n == self.cursor)).unwrap_or(0);
        // The heading above the first row of an area is seen with it.
        let from = match at.checked_sub(1).and_then(|before| lines.get(before)) {
            Some(Line::Area(..)) => at - 1,
            _ => at,
        };
        let len = lines.len();
        self.top = list::first_seen(self.top.min(from), at, rows, len);
    }

    fn lines<'a>(&self, app: &'a App) -> Vec<Line<'a>> {
        let mut lines = Vec::new();
        let mut area = None;
        for (at, row) in self.keys.iter().filter_map(|key| app.indicator_row(key)).enumerate() {
            if !self.worst_first && area != Some(row.area.0) {
                area = Some(row.area.0);
                lines.push(Line::Area(row.area.0, &row.area.1));
            }
            lines.push(Line::Row(at, row));
        }
        lines
    }

    /// Puts the cursor on the row at a cell; whether there is one.
    pub fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let line = self.top + usize::from(y.saturating_sub(list.y));
        let hit = match self.lines(app).get(line) {
            Some(Line::Row(at, _)) if list.contains((x, y).into()) => Some(*at),
            _ => None,
        };
        self.cursor = hit.unwrap_or(self.cursor);
        hit.is_some()
    }

    /// Draws the list, and the indicator under the cursor below it.
    pub fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = Layout::of(app.size);
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
        columns.draw_titles(canvas, layout.titles);
        for (y, line) in (layout.list.y..layout.list.bottom()).zip(self.lines(app).iter().skip(self.top)) {
            let room = Rect { y, height: 1, ..layout.list };
            match line {
                Line::Area(number, title) => {
                    canvas.put_cut(
                        room,
                        room.x + 1,
                        y,
                        room.width.saturating_sub(2),
                        &format!("{}、{title}", numeral(*number)),
                        theme.heading,
                    );
                }
                Line::Row(at, row) => columns.draw_row(app, canvas, room, row, *at == self.cursor),
            }
        }
        if let Some(row) = self.selected().and_then(|key| app.indicator_row(key)) {
            draw_foot(canvas, layout.foot, row);
        }
        let text = format!(" {} ", say::nth_indicator(lang, self.cursor + 1, self.keys.len()));
        let foot =
            Rect { y: layout.frame.bottom().saturating_sub(1), height: 1, width: layout.frame.width.saturating_sub(2), ..layout.frame };
        canvas.put_right(foot, foot.y, &text, theme.muted);
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
        let mut x = room.x + 1;
        for (title, width) in [
            (say::col_code(lang), self.code),
            (say::col_name(lang), self.name),
            (say::col_target(lang), self.target),
            (say::col_latest(lang), self.latest),
            (say::col_light(lang), self.light),
            (say::col_trend(lang), self.trend),
        ] {
            canvas.put_cut(room, x, room.y, width.saturating_sub(1), title, style);
            x = x.saturating_add(width);
        }
    }

    fn draw_row(&self, app: &App, canvas: &mut Canvas<'_>, room: Rect, row: &IndicatorRow, selected: bool) {
        let theme = canvas.theme;
        if selected {
            canvas.put(room, room.x, room.y, canvas.marker(), theme.marker);
        }
        let style = if selected { theme.heading } else { theme.text };
        let (light, light_style) = row.light_piece(app);
        let trend = spark::trend(&row.trend, usize::from(TREND), canvas.plain_signs(), canvas.lang);
        let mut x = room.x + 1;
        for (text, width, style) in [
            (row.code.to_string().as_str(), self.code, theme.heading),
            (&row.name, self.name, style),
            (&row.target, self.target, theme.text),
            (if self.is_wide { &row.latest } else { &row.latest_short }, self.latest, theme.text),
            (&light, self.light, light_style),
            (&trend, self.trend, theme.text),
        ] {
            canvas.put_cut(room, x, room.y, width.saturating_sub(1), text, style);
            x = x.saturating_add(width);
        }
    }
}

/// The indicator under the cursor: its name and target in full, and the arithmetic.
fn draw_foot(canvas: &mut Canvas<'_>, foot: Rect, row: &IndicatorRow) {
    let theme = canvas.theme;
    let line = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(foot.width));
    canvas.put(foot, foot.x, foot.y, &line, theme.border);
    let room = Rect { x: foot.x + 1, width: foot.width.saturating_sub(2), ..foot };
    let mut y = foot.y + 1;
    let head = format!("{}  {}  {}", row.name, row.target_line, row.latest);
    let mut texts = vec![(head.trim_end().to_owned(), theme.text)];
    texts.extend(row.arithmetic.iter().map(|text| (text.clone(), theme.muted)));
    for (text, style) in texts {
        for range in canvas.cells.wrap(&text, usize::from(room.width).max(1)) {
            if y < foot.bottom() {
                canvas.put(room, room.x, y, text.get(range).unwrap_or_default().trim_end(), style);
                y += 1;
            }
        }
    }
}

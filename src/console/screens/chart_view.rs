//! One indicator: its chart, the arithmetic in words, its readings, and its units.

mod lines;

use ratatui::layout::Rect;

use super::chart_data::ChartData;
use super::detail::Detail;
use super::face::{Opens, Screen};
use super::list;
use super::panes;
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::indicator_rows::light_piece;
use crate::console::keymap::{Action, Context};
use crate::console::pictures::chart;
use crate::ledger::{EventNo, IndicatorNow, ItemKey};
use crate::messages::console as say;
use crate::plan::{Behaviour, IndicatorKey, UnitName};
use lines::{Line, What, parts, readings, words};

/// From this width on the readings stand beside the chart.
const TWO_COLUMNS_FROM: u16 = 110;

/// The state of the view: which indicator, and which line of its list.
#[derive(Debug, Clone)]
pub struct ChartView {
    key: IndicatorKey,
    /// The list from which it was opened.
    all: Vec<IndicatorKey>,
    /// What is under the cursor: a reading or a unit, by its place in the list.
    cursor: usize,
    /// The same by itself: it keeps the cursor when others come or the order changes.
    on: What,
    top: usize,
}

struct Layout {
    frame: Rect,
    words: Rect,
    chart: Rect,
    list: Rect,
}

impl Layout {
    /// `words` is how many lines of words there are above the chart for a width, `most` the most rows of the chart.
    fn of(size: (u16, u16), most: u16, words: impl Fn(u16) -> u16) -> Self {
        let (frame, inner) = panes::framed(size);
        let inner = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner };
        if size.0 >= TWO_COLUMNS_FROM {
            let left = Rect { width: inner.width * 3 / 5, ..inner };
            let above = words(left.width).min(inner.height / 2);
            let right = Rect { x: left.right() + 2, width: inner.width.saturating_sub(left.width + 2), ..inner };
            let below = Rect { y: inner.y + above, height: inner.height.saturating_sub(above), ..left };
            // A chart as high as a wall says no more than one of twenty rows.
            let chart = Rect { height: below.height.min(28).min(most), ..below };
            return Self { frame, words: Rect { height: above, ..left }, chart, list: right };
        }
        let above = words(inner.width).min(inner.height / 3);
        let rest = inner.height.saturating_sub(above);
        // The list keeps at least four lines; a chart without room is one line of figures.
        let high = rest.saturating_sub(4).min(rest * 3 / 5).max(1.min(rest)).min(most);
        let chart = Rect { y: inner.y + above, height: high, ..inner };
        let list = Rect { y: chart.bottom(), height: rest.saturating_sub(high), ..inner };
        Self { frame, words: Rect { height: above, ..inner }, chart, list }
    }
}

impl ChartView {
    /// An indicator out of a list.
    pub fn open(app: &App, key: &IndicatorKey, all: &[IndicatorKey]) -> Option<Self> {
        app.indicator_row(key)?;
        let mut view = Self { key: key.clone(), all: all.to_vec(), cursor: 0, on: What::Heading, top: 0 };
        view.keep_in_view(app);
        Some(view)
    }

    /// The indicator.
    pub const fn key(&self) -> &IndicatorKey {
        &self.key
    }

    /// The next or the previous indicator of the list.
    pub fn neighbour(&self, app: &App, next: bool) -> Option<Self> {
        let at = self.all.iter().position(|key| *key == self.key)?;
        let at = if next { at.checked_add(1) } else { at.checked_sub(1) }?;
        Self::open(app, self.all.get(at)?, &self.all)
    }

    /// The measure in whose text it stands.
    pub fn item(&self, app: &App) -> Option<ItemKey> {
        super::indicators::measure_of(app, &self.key)
    }

    /// The unit under the cursor, or that of the reading there.
    pub fn unit(&self, app: &App) -> Option<UnitName> {
        match self.under_cursor(app)? {
            What::Reading(_, unit) | What::Part(unit, _) => unit,
            What::Heading | What::More => None,
        }
    }

    fn under_cursor(&self, app: &App) -> Option<What> {
        let now = self.now(app)?;
        self.lines(app, &now).into_iter().map(|line| line.what).filter(What::is_row).nth(self.cursor)
    }

    fn now<'a>(&self, app: &'a App) -> Option<IndicatorNow<'a>> {
        app.ledger.indicator_now(app.ledger.indicators().of_key(&self.key)?, app.as_of)
    }

    /// How many lines of the list there is room for.
    fn rows(&self, app: &App, now: &IndicatorNow<'_>) -> usize {
        usize::from(self.layout(app, now).list.height).max(1)
    }

    fn scroll(&mut self, rows: usize, lines: &[Line]) {
        let at = self.line_of_cursor(lines);
        if let Some(line) = lines.get(at) {
            self.on = line.what.clone();
        }
        let from = if self.cursor == 0 { 0 } else { at };
        self.top = list::first_seen(self.top.min(from), at, rows, lines.len());
    }

    fn line_of_cursor(&self, lines: &[Line]) -> usize {
        let mut rows = lines.iter().enumerate().filter(|(_, line)| line.what.is_row());
        rows.nth(self.cursor).map_or(0, |(at, _)| at)
    }

    fn layout(&self, app: &App, now: &IndicatorNow<'_>) -> Layout {
        // Where each unit has values of its own there is none of the whole; without readings a sentence takes its place.
        let most = match (now.indicator().behaviour, now.progress.latest) {
            (Behaviour::PerUnit, _) => 0,
            (_, None) => 1,
            (_, Some(_)) => u16::MAX,
        };
        let count = |width| u16::try_from(words(app, now, width).len()).unwrap_or(u16::MAX);
        Layout::of(app.size, most, count)
    }

    /// The readings and the units; where each unit must reach it by itself, the units first.
    fn lines(&self, app: &App, now: &IndicatorNow<'_>) -> Vec<Line> {
        let width = self.layout(app, now).list.width;
        let (readings, parts) = (readings(app, now, width), parts(app, now));
        let (mut first, second) = if now.indicator().behaviour == Behaviour::PerUnit { (parts, readings) } else { (readings, parts) };
        first.extend(second);
        first
    }
}

impl Screen for ChartView {
    fn context(&self) -> Context {
        Context::Chart
    }

    fn reading(&self, app: &App) -> Option<EventNo> {
        match self.under_cursor(app)? {
            What::Reading(no, _) => Some(no),
            _ => None,
        }
    }

    /// Moves the cursor.
    fn moved(&mut self, app: &App, action: Action) {
        let Some(now) = self.now(app) else { return };
        let lines = self.lines(app, &now);
        let rows = self.rows(app, &now);
        let count = lines.iter().filter(|line| line.what.is_row()).count();
        self.cursor = list::moved(self.cursor, count, rows, action);
        self.scroll(rows, &lines);
    }

    /// Keeps the cursor on its reading or unit, and in view, after the size or the ledger changed.
    fn keep_in_view(&mut self, app: &App) {
        let Some(now) = self.now(app) else { return };
        let lines = self.lines(app, &now);
        let whats = || lines.iter().map(|line| &line.what).filter(|what| what.is_row());
        let found = whats().position(|what| *what == self.on);
        self.cursor = found.unwrap_or(self.cursor).min(whats().count().saturating_sub(1));
        self.scroll(self.rows(app, &now), &lines);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let Some(now) = self.now(app) else { return false };
        let list = self.layout(app, &now).list;
        let lines = self.lines(app, &now);
        let at = self.top + usize::from(y.saturating_sub(list.y));
        let hit = list.contains((x, y).into()) && lines.get(at).is_some_and(|line| line.what.is_row());
        if hit {
            self.cursor = lines.iter().take(at).filter(|line| line.what.is_row()).count();
            self.scroll(usize::from(list.height).max(1), &lines);
        }
        hit
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let Some(now) = self.now(app) else { return };
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = self.layout(app, &now);
        let title = [
            (format!("{}  ", now.attached.code), theme.heading),
            light_piece(app, now.progress.light, &crate::report::indicators::reason(&now, lang)),
            (format!("  {}", now.indicator().name), theme.heading),
        ];
        canvas.panel(layout.frame, &title, true);
        for (y, pieces) in (layout.words.y..layout.words.bottom()).zip(words(app, &now, layout.words.width)) {
            canvas.put_pieces(layout.words, layout.words.x, y, &pieces);
        }
        if layout.chart.height > 0 {
            let data = ChartData::of(app, &now);
            chart::draw(canvas, layout.chart, &data.chart(app.as_of));
        }
        let lines = self.lines(app, &now);
        let at_cursor = self.line_of_cursor(&lines);
        for (y, (at, line)) in (layout.list.y..layout.list.bottom()).zip(lines.iter().enumerate().skip(self.top)) {
            if at == at_cursor && line.what.is_row() {
                canvas.put(layout.list, layout.list.x, y, canvas.marker(), theme.marker);
            }
            let indent = match line.what {
                What::Heading => 0,
                What::More => 4,
                _ => 2,
            };
            canvas.put_pieces(layout.list, layout.list.x + indent, y, &line.pieces);
        }
        if lines.len() > usize::from(layout.list.height) {
            let seen = (self.top + usize::from(layout.list.height)).min(lines.len());
            panes::position(canvas, layout.frame, &say::seen_of(lang, seen, lines.len()));
        }
    }

    fn listed(&self, app: &App) -> Vec<ItemKey> {
        self.item(app).into_iter().collect()
    }

    fn opens(&self, app: &App) -> Opens {
        let item = self.item(app);
        Opens::view(self.task(app).and_then(|task| Detail::open(app, task, item)).map(View::Detail))
    }

    fn task(&self, app: &App) -> Option<u32> {
        self.item(app).and_then(|key| app.ledger.item(key)).map(|item| item.measure.task)
    }

    fn indicator(&self, app: &App) -> Option<(IndicatorKey, Option<UnitName>)> {
        Some((self.key.clone(), self.unit(app)))
    }

    fn rebuild(&mut self, app: &App) -> bool {
        self.keep_in_view(app);
        app.indicator_row(&self.key).is_some()
    }
}

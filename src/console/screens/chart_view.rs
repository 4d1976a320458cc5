//! One indicator: its chart, the arithmetic in words, its readings, and its units.

use ratatui::layout::Rect;

use super::chart_data::ChartData;
use super::detail::Detail;
use super::face::{Opens, Screen};
use super::list;
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::console::indicator_rows::light_piece;
use crate::console::keymap::{Action, Context};
use crate::console::pictures::chart;
use crate::ledger::{EventNo, IndicatorNow, ItemKey, Recorded};
use crate::messages::{Lang, console as say};
use crate::plan::{Behaviour, IndicatorKey, UnitName};
use crate::report::indicator_words::{behaviour_word, pace_words, progress_reason, projection_words};
use crate::report::indicators::{expected_words, path_words, recorded_words, subject_name, target_line};

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

/// A line of the list beside or below the chart.
struct Line {
    pieces: Vec<Piece>,
    what: What,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Heading,
    /// What goes on from the line above.
    More,
    Reading(EventNo, Option<UnitName>),
    /// A unit, or a place of one or of the whole.
    Part(Option<UnitName>, Option<String>),
}

impl What {
    /// Whether the cursor may stand on it.
    const fn is_row(&self) -> bool {
        matches!(self, What::Reading(..) | What::Part(..))
    }
}

struct Layout {
    frame: Rect,
    words: Rect,
    chart: Rect,
    list: Rect,
}

impl Layout {
    /// `words` is how many lines of words there are above the chart for a width, `most` the most rows of the chart.
    fn of((width, height): (u16, u16), most: u16, words: impl Fn(u16) -> u16) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 2, y: 2, width: width.saturating_sub(4), height: frame.height.saturating_sub(2) };
        if width >= TWO_COLUMNS_FROM {
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
            let text = format!(" {} ", say::seen_of(lang, seen, lines.len()));
            let foot =
                Rect { y: layout.frame.bottom().saturating_sub(1), height: 1, width: layout.frame.width.saturating_sub(2), ..layout.frame };
            canvas.put_right(foot, foot.y, &text, theme.muted);
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

/// The target, what is expected, the projection and the pace, each behind its name and wrapped to the width.
fn words(app: &App, now: &IndicatorNow<'_>, width: u16) -> Vec<Vec<Piece>> {
    let (indicator, lang, theme, cells) = (now.indicator(), app.setting.lang, app.setting.theme, app.setting.cells);
    let target = format!("{}  {}  {}", target_line(now, lang), indicator.scope, behaviour_word(indicator.behaviour, lang));
    let mut fields = vec![(say::col_target(lang), target), (say::quote(lang), indicator.quote.clone())];
    fields.extend(expected_words(now, lang).map(|text| (say::expected(lang), text)));
    fields.extend(path_words(now).map(|text| (say::path(lang), text)));
    fields.extend(projection_words(&now.progress, indicator, lang).map(|text| (say::projection(lang), text)));
    fields.extend(pace_words(&now.progress, indicator, lang).map(|text| (say::pace(lang), text)));
    fields.extend(indicator.note.clone().map(|text| (say::remark(lang), text)));
    let mut lines = Vec::new();
    for (name, text) in fields {
        let indent = cells.width(name) + 1;
        let room = usize::from(width).saturating_sub(indent).max(1);
        for (at, range) in cells.wrap(&text, room).into_iter().enumerate() {
            let head = if at == 0 { format!("{name} ") } else { " ".repeat(indent) };
            lines.push(vec![(head, theme.muted), (text.get(range).unwrap_or_default().trim_end().to_owned(), theme.text)]);
        }
    }
    lines
}

fn heading(app: &App, text: String) -> Line {
    Line { pieces: vec![(text, app.setting.theme.heading)], what: What::Heading }
}

/// The readings that stand, newest first.
fn readings(app: &App, now: &IndicatorNow<'_>, width: u16) -> Vec<Line> {
    let (lang, theme, cells) = (app.setting.lang, app.setting.theme, app.setting.cells);
    let mut all: Vec<&Recorded> = app.ledger.readings(&now.indicator().key).collect();
    all.sort_by_key(|r| std::cmp::Reverse((r.reading.on, r.reading.kind, r.no)));
    let key = app.key_of(crate::console::keymap::Context::Chart, Action::EnterReading);
    let head = if all.is_empty() { say::no_readings(lang, key) } else { say::readings_head(lang, all.len()) };
    let mut lines = vec![heading(app, head)];
    for recorded in all {
        let text = recorded_words(&app.ledger, recorded, lang);
        for (at, range) in cells.wrap(&text, usize::from(width.saturating_sub(4)).max(1)).into_iter().enumerate() {
            let what = if at == 0 { What::Reading(recorded.no, recorded.reading.unit) } else { What::More };
            lines.push(Line { pieces: vec![(text.get(range).unwrap_or_default().trim_end().to_owned(), theme.text)], what });
        }
    }
    lines
}

/// The units and places, worst first.
fn parts(app: &App, now: &IndicatorNow<'_>) -> Vec<Line> {
    if now.subjects.is_empty() {
        return Vec::new();
    }
    let (lang, theme, cells) = (app.setting.lang, app.setting.theme, app.setting.cells);
    let names: Vec<String> = now.subjects.iter().map(|subject| subject_name(&app.ledger, subject)).collect();
    let widest = names.iter().map(|name| cells.width(name)).max().unwrap_or(0).min(24);
    let mut lines = vec![heading(app, say::parts_head(lang, now.subjects.len()))];
    lines.extend(now.subjects.iter().zip(names).map(|(subject, name)| {
        let progress = &subject.progress;
        let name = cells.pad(&cells.cut(&name, widest), widest);
        let light = light_piece(app, progress.light, &progress_reason(progress, now.indicator(), lang));
        let latest = progress.latest.map(|r| latest(r, lang)).unwrap_or_default();
        Line {
            pieces: vec![(format!("{name} "), theme.text), light, (latest, theme.muted)],
            what: What::Part(subject.unit, subject.site.map(str::to_owned)),
        }
    }));
    lines
}

fn latest(reading: &crate::ledger::Reading, lang: Lang) -> String {
    format!("  {} {} {}", reading.value, reading.on.format("%m-%d"), reading.kind.word(lang))
}

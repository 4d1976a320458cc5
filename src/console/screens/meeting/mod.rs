//! 会议: one item of the agenda a screen, to be read from across the table.

pub mod card;
mod digits;

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::face::Screen;
use super::timeline::Line;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece, light_piece};
use crate::console::keymap::{Action, Context};
use crate::ledger::{EventNo, ItemKey};
use crate::messages::{console, room as say};
use crate::report::indicator_words::of_indicator;
use crate::report::words::status_words;
use digits::Size;

/// A line of a card is not longer than this: longer ones are lost on the way back to the left.
const COLUMN: u16 = 92;
const COLUMN_WIDE: u16 = 108;
/// From these sizes on figures are large, and lines stand apart.
const LARGE_FROM: u16 = 28;
const ROOMY_FROM: u16 = 40;
const WIDE_FROM: u16 = 150;

/// What a card was made of: it is made anew when one of these is another.
type Made = (ItemKey, NaiveDate, EventNo, (u16, u16));

/// The cards. Which of them is seen is the meeting's; the lines of that one are made when something happens, not in each frame.
#[derive(Debug, Clone)]
pub struct MeetingView {
    made: Option<Made>,
    head: Head,
    lines: Vec<Line>,
    top: usize,
}

/// What stands large at the top of a card.
#[derive(Debug, Clone, Default)]
struct Head {
    figures: Vec<String>,
    /// The unit, where it is an obligation.
    unit: Option<String>,
    /// Light and reason, then the status.
    beside: Vec<Piece>,
}

/// Where everything stands.
#[derive(Debug, Clone, Copy)]
struct Layout {
    frame: Rect,
    head: Rect,
    body: Rect,
}

impl Layout {
    fn of((width, height): (u16, u16), figures: u16) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let most = if width >= WIDE_FROM { COLUMN_WIDE } else { COLUMN };
        let column = inner.width.saturating_sub(4).min(most);
        let x = inner.x + (inner.width - column) / 2;
        let above = if height >= LARGE_FROM { 1 } else { 0 };
        let head = Rect { x, y: inner.y + above.min(inner.height), width: column, height: figures.min(inner.height) };
        // A blank line below the figures.
        let used = (above + figures + 1).min(inner.height);
        let body = Rect { x, y: inner.y + used, width: column, height: inner.height - used };
        Self { frame, head, body }
    }

    fn rows(&self) -> usize {
        usize::from(self.body.height).max(1)
    }
}

impl MeetingView {
    /// The card of the item that is on the screen of the meeting.
    pub fn open(app: &App) -> Self {
        let mut view = Self { made: None, head: Head::default(), lines: Vec::new(), top: 0 };
        view.keep_in_view(app);
        view
    }

    fn layout(&self, app: &App) -> Layout {
        Layout::of(app.size, u16::try_from(self.head.figures.len().max(self.head.beside.len())).unwrap_or(0))
    }

    fn last_top(&self, app: &App) -> usize {
        self.lines.len().saturating_sub(self.layout(app).rows())
    }

    /// Whether the card goes on below the screen.
    pub fn has_more_below(&self, app: &App) -> bool {
        self.top < self.last_top(app)
    }

    /// Whether the card begins above the screen.
    pub const fn has_more_above(&self) -> bool {
        self.top > 0
    }

    /// In the lower border: how many lines there are above and below.
    fn draw_position(&self, canvas: &mut Canvas<'_>, layout: Layout) {
        let below = self.lines.len().saturating_sub(self.top + layout.rows());
        let text = match (self.top, below) {
            (0, 0) => return,
            (0, below) => console::more_below(canvas.lang, below),
            (above, 0) => console::more_above(canvas.lang, above),
            (above, below) => console::more_both(canvas.lang, above, below),
        };
        let frame = layout.frame;
        let foot = Rect { y: frame.bottom().saturating_sub(1), height: 1, width: frame.width.saturating_sub(2), ..frame };
        canvas.put_right(foot, foot.y, &format!(" {text} "), canvas.theme.muted);
    }
}

impl Screen for MeetingView {
    fn context(&self) -> Context {
        Context::Meeting
    }

    /// The item of the card.
    fn selected(&self) -> Option<ItemKey> {
        self.made.map(|(key, ..)| key)
    }

    /// Follows the meeting, the ledger, the day and the size.
    fn keep_in_view(&mut self, app: &App) {
        let item = app.meeting.as_ref().and_then(|sitting| sitting.item()).and_then(|key| app.ledger.item(key));
        let now = item.map(|item| (item.key, app.as_of, app.ledger.last_event(), app.size));
        let former = std::mem::replace(&mut self.made, now);
        let Some(item) = item.filter(|_| former != now) else { return };
        if former.map(|(key, ..)| key) != Some(item.key) {
            self.top = 0;
        }
        let (width, height) = app.size;
        self.head = Head::of(app, item.key);
        let layout = self.layout(app);
        let roomy = height >= ROOMY_FROM && width >= COLUMN;
        self.lines = card::lines(app, item, card::Setting { width: layout.body.width, roomy });
        if self.lines.is_empty() {
            self.lines = card::sentence(app, console::gone(app.setting.lang), layout.body.width);
        }
        self.top = self.top.min(self.last_top(app));
    }

    /// Scrolls the card.
    fn moved(&mut self, app: &App, action: Action) {
        let half = (self.layout(app).rows() / 2).max(1);
        self.top = match action {
            Action::Down => self.top + 1,
            Action::Up => self.top.saturating_sub(1),
            Action::HalfDown => self.top + half,
            Action::HalfUp => self.top.saturating_sub(half),
            _ => self.top,
        }
        .min(self.last_top(app));
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = self.layout(app);
        let (lang, theme) = (canvas.lang, canvas.theme);
        let Some(sitting) = &app.meeting else { return };
        let place = say::place(lang, sitting.at() + 1, sitting.agenda().len());
        let now = app.moment();
        let times = format!(
            " {}{}{} ",
            say::minutes_on_item(lang, sitting.minutes_on_item(now)),
            canvas.dot(),
            say::minutes_on_meeting(lang, sitting.minutes(now))
        );
        let room = layout.frame.width.saturating_sub(canvas.width(&times)).saturating_sub(canvas.width(&place)).saturating_sub(10);
        let title = canvas.cells.cut(&sitting.title, usize::from(room)).into_owned();
        canvas.panel(layout.frame, &[(title, theme.heading), (format!("  {place}"), theme.text)], true);
        let top = Rect { height: 1, width: layout.frame.width.saturating_sub(2), ..layout.frame };
        canvas.put_right(top, top.y, &times, theme.text);
        self.head.draw(canvas, layout.head);
        for (y, (indent, pieces)) in (layout.body.y..layout.body.bottom()).zip(self.lines.iter().skip(self.top)) {
            canvas.put_pieces(layout.body, layout.body.x.saturating_add(*indent), y, pieces);
        }
        self.draw_position(canvas, layout);
    }
}

impl Head {
    fn of(app: &App, key: ItemKey) -> Self {
        let (setting, lang) = (&app.setting, app.setting.lang);
        let Some(item) = app.ledger.item(key) else { return Self::default() };
        let number = item.measure.to_string();
        let (large, plain) = (app.size.1 >= LARGE_FROM, setting.cells.is_plain_signs());
        let mut figures = match (large, plain) {
            (true, false) => digits::lines(&number, Size::Full('█')),
            (true, true) => digits::lines(&number, Size::Full('#')),
            (false, false) => digits::lines(&number, Size::Half),
            (false, true) => Vec::new(),
        };
        if figures.is_empty() {
            figures = vec![spaced(&number)];
        }
        let mut beside = Vec::new();
        if let Some(standing) = app.ledger.standing(item, app.as_of) {
            let (light, style) = light_piece(standing, setting);
            let of = of_indicator(&app.ledger, app.ledger.indicator_of_light(item, app.as_of), lang);
            let light = format!("{light}{of}");
            beside.push((light, style.add_modifier(ratatui::style::Modifier::BOLD)));
            // A closed item's light says how it was closed.
            if standing.light().is_some() {
                beside.push((status_words(&app.ledger, item, standing, lang), setting.theme.text));
            }
        }
        Self { figures, unit: key.unit.map(|unit| spaced(app.ledger.units().short(unit))), beside }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let theme = canvas.theme;
        let mut x = area.x;
        for (y, line) in (area.y..area.bottom()).zip(&self.figures) {
            x = x.max(canvas.put(area, area.x, y, line, theme.heading));
        }
        let figures = u16::try_from(self.figures.len()).unwrap_or(0);
        x = x.saturating_add(3);
        // Beside the figures, on their middle lines: the unit, then light over status.
        let first = area.y + figures.saturating_sub(2) / 2;
        if let Some(unit) = &self.unit {
            x = canvas.put(area, x, first, unit, theme.heading).saturating_add(3);
        }
        for (y, (text, style)) in (first..area.bottom()).zip(&self.beside) {
            let room = area.right().saturating_sub(x);
            canvas.put_cut(area, x, y, room, text, *style);
        }
    }
}

/// A text whose characters stand apart.
fn spaced(text: &str) -> String {
    text.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

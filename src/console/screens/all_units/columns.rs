//! The columns of the list of units: name, three roles with their lights, and figures.

use ratatui::layout::Rect;

use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::ledger::{Light, Tally, UnitSummary};
use crate::messages::{Lang, units as say};
use crate::report::text::light_letter;

/// From this width on the full names are read, and the green ones counted.
const WIDE_FROM: u16 = 110;
/// From this width on every light is counted, and there are more figures.
const ALL_FROM: u16 = 160;

/// The widths of the columns, the space behind each included.
pub(super) struct Columns {
    full: bool,
    all: bool,
    /// How many of the three roles there is room for: that of the figures behind them comes first.
    roles: usize,
    unit: u16,
    lights: &'static [Option<Light>],
    role: u16,
    figure: u16,
}

impl Columns {
    const LIGHTS: [Option<Light>; 5] = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];

    /// Those of a terminal of that width.
    pub fn of(width: u16, lang: Lang) -> Self {
        let (full, all) = (width >= WIDE_FROM, width >= ALL_FROM);
        let lights: &'static [Option<Light>] = match (full, all) {
            (_, true) => &Self::LIGHTS,
            (true, false) => &[Some(Light::Red), Some(Light::Yellow), Some(Light::Green)],
            (false, false) => &[Some(Light::Red), Some(Light::Yellow)],
        };
        // A total of three digits; for each light a space, its word and two digits.
        let role = 4 + lang.pick(5, 4) * u16::try_from(lights.len()).unwrap_or(0);
        let (unit, figure) = if full { (31, lang.pick(7, 8)) } else { (13, lang.pick(6, 7)) };
        let room = width.saturating_sub(3 + unit + figure);
        let roles = usize::from(room / role).clamp(1, 3);
        Self { full, all, roles, unit, lights, role, figure }
    }

    /// Their names.
    pub fn draw_heading(&self, canvas: &mut Canvas<'_>, room: Rect) {
        let (lang, style) = (canvas.lang, canvas.theme.muted);
        let x = canvas.put_cut(room, room.x + 1, room.y, self.unit - 1, say::col_unit(lang), style) + 1;
        let roles = [say::col_leads(lang), say::col_owes(lang), say::col_assists(lang)];
        let x = roles.iter().take(self.roles).fold(x, |x, name| canvas.put_cut(room, x, room.y, self.role - 1, name, style) + 1);
        let names = [
            say::short_overdue(lang),
            say::short_promises(lang),
            say::short_urges(lang),
            say::short_report(lang),
            say::short_promised(lang),
            say::short_extensions(lang),
        ];
        self.put_figures(canvas, room, x, names.map(|name| (name.to_owned(), style)));
    }

    /// A unit.
    pub fn draw(&self, app: &App, canvas: &mut Canvas<'_>, row: Rect, unit: &UnitSummary, selected: bool) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        if selected {
            canvas.put(row, row.x, row.y, canvas.marker(), theme.marker);
        }
        let name = if self.full { unit.unit.as_str() } else { app.ledger.units().short(unit.unit) };
        let style = if selected { theme.heading } else { theme.text };
        let x = canvas.put_cut(row, row.x + 1, row.y, self.unit - 1, name, style) + 1;
        let x = [unit.leads, unit.owes, unit.assists].into_iter().take(self.roles).fold(x, |x, tally| {
            let room = Rect { x, width: (self.role - 1).min(row.right().saturating_sub(x)), ..row };
            canvas.put_pieces(room, x, row.y, &self.role_pieces(canvas, tally));
            x + self.role
        });
        let followed = unit.followed;
        let or_blank = |count: usize| if count > 0 { count.to_string() } else { String::new() };
        let on = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.format("%m-%d").to_string());
        let promises = match followed.promises_late {
            0 => (or_blank(followed.promises), theme.text),
            late => (say::late_of(lang, followed.promises, late), theme.notice),
        };
        let figures = [
            (or_blank(unit.overdue), theme.light(Some(Light::Red))),
            promises,
            (or_blank(followed.urges), theme.text),
            (on(unit.last_report), theme.muted),
            (on(followed.promised), theme.text),
            (or_blank(followed.extensions), theme.text),
        ];
        self.put_figures(canvas, row, x, figures);
    }

    /// Figures one behind the other; the last two only where there is room for them, and none of which the column does not fit as a whole.
    fn put_figures(&self, canvas: &mut Canvas<'_>, row: Rect, x: u16, figures: [Piece; 6]) {
        let shown = if self.all { figures.len() } else { 4 };
        figures.iter().take(shown).enumerate().fold(x, |x, (at, (text, style))| {
            // Where there is little room a mere count has a cell less, so that the day behind it is not cut.
            let width = if self.full || at % 2 == 1 { self.figure } else { self.figure - 1 };
            if x.saturating_add(width - 1) <= row.right() {
                canvas.put_cut(row, x, row.y, width - 1, text, *style);
            }
            x.saturating_add(width)
        });
    }

    /// How many in a role, and how many of each light; nothing of what there is not.
    fn role_pieces(&self, canvas: &Canvas<'_>, tally: Tally) -> Vec<Piece> {
        let theme = canvas.theme;
        if tally.total() == 0 {
            return Vec::new();
        }
        let mut pieces = vec![(format!("{:>3}", tally.total()), theme.text)];
        for light in self.lights {
            let (count, word) = (tally.with(*light), light_letter(*light, canvas.lang));
            let text = if count > 0 { format!(" {word}{count:<2}") } else { " ".repeat(canvas.lang.pick(5, 4)) };
            pieces.push((text, theme.light(*light)));
        }
        pieces
    }
}

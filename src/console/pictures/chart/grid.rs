//! The cells of a plot before they are written: what is drawn later lies above.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::canvas::Canvas;

/// What lies in a cell. The order is that of drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Ink {
    #[default]
    Nothing,
    Target,
    Now,
    Expected,
    Towards,
    Projected,
    Line,
    Reported,
    Verified,
}

/// The signs of the series. Those of the usual set stand in every Chinese font.
#[derive(Debug, Clone, Copy)]
pub struct Signs {
    pub reported: &'static str,
    pub verified: &'static str,
    pub projected: &'static str,
    pub towards: &'static str,
    pub expected: &'static str,
    pub target: &'static str,
    pub now: &'static str,
    /// Level, then where a line leaves its row downwards and upwards, then where it comes in from above and from below.
    pub level: &'static str,
    pub leaves: [&'static str; 2],
    pub comes: [&'static str; 2],
    pub upright: &'static str,
    pub axis: &'static str,
    pub tick: &'static str,
    pub corner: &'static str,
    pub base: &'static str,
    pub month: &'static str,
}

const USUAL: Signs = Signs {
    reported: "●",
    verified: "◆",
    projected: "○",
    towards: "·",
    expected: "┄",
    target: "═",
    now: "┊",
    level: "─",
    leaves: ["╮", "╯"],
    comes: ["╰", "╭"],
    upright: "│",
    axis: "│",
    tick: "┤",
    corner: "└",
    base: "─",
    month: "┬",
};

const PLAIN: Signs = Signs {
    reported: "*",
    verified: "x",
    projected: "o",
    towards: "'",
    expected: ".",
    target: "=",
    now: "|",
    level: "-",
    leaves: ["\\", "/"],
    comes: ["\\", "/"],
    upright: "|",
    axis: "|",
    tick: "+",
    corner: "+",
    base: "-",
    month: "+",
};

impl Signs {
    /// The signs that this terminal has room for.
    pub const fn of(canvas: &Canvas<'_>) -> &'static Self {
        if canvas.plain_signs() { &PLAIN } else { &USUAL }
    }
}

impl Ink {
    /// Not red, yellow or green: these are the lights.
    pub const fn style(self, canvas: &Canvas<'_>) -> Style {
        match self {
            Self::Nothing | Self::Target => canvas.theme.text,
            Self::Now => canvas.theme.border,
            Self::Expected | Self::Towards => canvas.theme.muted,
            Self::Projected | Self::Line => canvas.theme.key,
            Self::Reported => canvas.theme.marker,
            Self::Verified => canvas.theme.heading,
        }
    }
}

/// The cells of a plot, rows counted from the bottom.
pub struct Grid {
    columns: u16,
    rows: u16,
    cells: Vec<(Ink, &'static str)>,
}

impl Grid {
    pub fn new(columns: u16, rows: u16) -> Self {
        Self { columns, rows, cells: vec![(Ink::Nothing, " "); usize::from(columns) * usize::from(rows)] }
    }

    /// The number of columns.
    pub const fn columns(&self) -> u16 {
        self.columns
    }

    /// The number of rows.
    pub const fn rows(&self) -> u16 {
        self.rows
    }

    pub fn set(&mut self, column: u16, row: u16, ink: Ink, sign: &'static str) {
        if column < self.columns
            && let Some(cell) = self.cells.get_mut(usize::from(row) * usize::from(self.columns) + usize::from(column))
        {
            *cell = (ink, sign);
        }
    }

    fn row(&self, row: u16) -> &[(Ink, &'static str)] {
        let columns = usize::from(self.columns);
        self.cells.chunks(columns.max(1)).nth(usize::from(row)).unwrap_or_default()
    }

    /// The column where `width` cells of a row begin that hold nothing but the target: the one farthest to the right.
    pub fn free(&self, row: u16, width: u16) -> Option<u16> {
        let cells = self.row(row);
        let is_free = |cells: &[(Ink, &str)]| cells.iter().all(|(ink, _)| *ink <= Ink::Target);
        let start = cells.windows(usize::from(width.max(1))).rposition(is_free)?;
        u16::try_from(start).ok()
    }

    /// Writes the cells, runs of one kind at a time.
    pub fn write(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let mut text = String::new();
        for (row, y) in (0..self.rows).rev().zip(area.y..) {
            let mut x = area.x;
            for run in self.row(row).chunk_by(|a, b| a.0 == b.0) {
                let (Some((ink, _)), Ok(width)) = (run.first(), u16::try_from(run.len())) else { continue };
                if *ink != Ink::Nothing {
                    text.clear();
                    text.extend(run.iter().map(|(_, sign)| *sign));
                    canvas.put(area, x, y, &text, ink.style(canvas));
                }
                x = x.saturating_add(width);
            }
        }
    }
}

//! Where the columns of a row stand.

use chrono::NaiveDate;

use super::{AreaYear, day_of_year, distance};
use crate::console::canvas::Canvas;

/// The widths of the columns. A width of none means that there is no room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub title: u16,
    /// Cells of a month in the strip.
    pub month: u16,
    count: u16,
    pub bar: u16,
    pub words: u16,
}

/// The cells of `100%` and the space before it.
const PERCENT: u16 = 5;

impl Columns {
    /// The least that tells something, then more as long as there is room: what helps most first.
    pub fn of(canvas: &Canvas<'_>, width: u16, areas: &[AreaYear<'_>], as_of: NaiveDate) -> Option<Self> {
        let widest = |width: &dyn Fn(&AreaYear<'_>) -> u16| areas.iter().map(width).max().unwrap_or(0);
        let title = widest(&|one| canvas.width(one.title));
        let count = widest(&|one| canvas.width(&one.count()));
        let words = widest(&|one| canvas.width(&distance(canvas, one, as_of).0));
        let mut columns = Self { title: title.min(8), month: 1, count, bar: 0, words: 0 };
        if columns.width() > width {
            return None;
        }
        let wishes: [&dyn Fn(Self) -> Self; 9] = [
            &|c| Self { title: title.min(16), ..c },
            &|c| Self { words, ..c },
            &|c| Self { bar: 12, ..c },
            &|c| Self { month: 2, ..c },
            &|c| Self { month: 3, ..c },
            &|c| Self { title: title.min(40), ..c },
            &|c| Self { bar: 20, ..c },
            &|c| Self { month: 4, ..c },
            &|c| Self { bar: 40, ..c },
        ];
        for wish in wishes {
            columns = Some(wish(columns)).filter(|wished| wished.width() <= width).unwrap_or(columns);
        }
        if columns.bar > 0 {
            let spare = width.saturating_sub(columns.width());
            columns.bar = columns.bar.saturating_add(spare).min(40.max(columns.bar));
        }
        Some(columns)
    }

    fn width(&self) -> u16 {
        let gaps = [self.bar, self.words].into_iter().filter(|width| *width > 0).count();
        let parts = [self.count, PERCENT, self.bar, self.words, u16::try_from(gaps).unwrap_or(0).saturating_mul(2)];
        parts.into_iter().fold(self.strip().saturating_add(self.month * 12).saturating_add(1), u16::saturating_add)
    }

    /// From where on the months stand.
    pub const fn strip(&self) -> u16 {
        self.title.saturating_add(1)
    }

    /// Where the percentage ends.
    pub fn figures_end(&self) -> u16 {
        [self.month * 12, 1, self.count, PERCENT].into_iter().fold(self.strip(), u16::saturating_add)
    }

    /// From where on the bar stands.
    pub fn bar_start(&self) -> u16 {
        self.figures_end().saturating_add(2)
    }

    /// The cell of the bar in which today lies.
    pub fn mark(&self, as_of: NaiveDate) -> u16 {
        let (day, days) = day_of_year(as_of);
        u16::try_from(day.saturating_sub(1) * usize::from(self.bar) / days).unwrap_or(0).min(self.bar.saturating_sub(1))
    }
}

//! Where everything of the matrix stands: headings and totals in their places, cells between them as many as have room.

use ratatui::layout::Rect;

use super::MatrixView;
use crate::console::app::App;
use crate::console::text::Cells;
use crate::ledger::Light;

/// A light, or none for what is closed.
pub(super) type Part = Option<Light>;

const ALL: &[Part] = &[Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];
const FEW: &[Part] = &[Some(Light::Red), Some(Light::Yellow), None];
const FEWEST: &[Part] = &[Some(Light::Red), None];

/// The text of a measure has so many cells before names of units are written side by side.
const GOOD_TEXT: u16 = 40;
/// The least that is left to the text of a measure.
const LEAST_TEXT: u16 = 12;

/// Where everything stands.
pub(super) struct Layout {
    pub frame: Rect,
    /// The names of groups and units.
    pub heads: Rect,
    pub list: Rect,
    pub totals: Rect,
    pub foot: Rect,
    /// Whether the first line of the heads names the groups.
    pub names_groups: bool,
    /// The cells of a measure's text.
    pub text: u16,
    /// Where the cells of the matrix begin.
    pub cells: u16,
    /// The width of a cell with the gap before it.
    pub cell: u16,
    /// How many columns have room.
    pub columns: usize,
    /// The counts of a row.
    pub sums: &'static [Part],
    /// The width of a count.
    pub sum: u16,
    /// The counts of a column, a line for each.
    pub lines: &'static [Part],
}

impl Layout {
    pub fn of(app: &App, view: &MatrixView) -> Self {
        let (width, height) = app.size;
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let count = u16::try_from(view.chosen.columns.len()).unwrap_or(u16::MAX);
        let (sums, sum) = (if width < 100 { FEW } else { ALL }, digits(view.chosen.columns.len()).max(2) + 1);
        let most = view.chosen.columns.iter().map(|column| view.matrix.column_tally(*column, view.scope).total()).max().unwrap_or(0);
        let narrow = digits(most).max(3) + 1;
        // A marker, a space behind the id, one behind the last cell and one at the end.
        let fixed = view.id_width.saturating_add(4).saturating_add(width_of(sums, sum));
        let spare = inner.width.saturating_sub(fixed);
        let room_for = |cell: u16, text: u16| count.saturating_mul(cell).saturating_add(text) <= spare;
        let cell = if room_for(narrow.max(5), GOOD_TEXT) { narrow.max(5) } else { narrow };
        let (columns, text) = match room_for(cell, LEAST_TEXT) {
            true => (count, spare - count * cell),
            false => {
                let columns = (spare.saturating_sub(LEAST_TEXT) / cell).clamp(1, count.max(1));
                (columns, spare.saturating_sub(columns * cell))
            }
        };
        let lines = if height < 20 { FEWEST } else { *[FEW, ALL].get(usize::from(height >= 30)).unwrap_or(&FEW) };
        let names_groups = height >= 30 && !view.order.worst_units && view.scope.group.is_none();
        let names = view.names(app).map(|name| stacked(app.setting.cells, name, cell - 1).len()).max().unwrap_or(1);
        let heads = u16::try_from(names).unwrap_or(1).min(4) + u16::from(names_groups);
        let totals = u16::try_from(lines.len()).unwrap_or(0);
        let foot = foot_of(height);
        let list = inner.height.saturating_sub(heads + totals + foot);
        let line = |above: u16, height: u16| {
            let above = above.min(inner.height);
            Rect { y: inner.y.saturating_add(above), height: height.min(inner.height - above), ..inner }
        };
        Self {
            frame,
            heads: line(0, heads),
            list: line(heads, list),
            totals: line(heads + list, totals),
            foot: line(heads + list + totals, foot),
            names_groups,
            text,
            cells: inner.x.saturating_add(view.id_width).saturating_add(2).saturating_add(text),
            cell,
            columns: usize::from(columns),
            sums,
            sum,
            lines,
        }
    }

    /// The counts at the right end of a line.
    pub fn sums_of(&self, line: Rect) -> Rect {
        let width = width_of(self.sums, self.sum).min(line.width);
        Rect { x: line.right().saturating_sub(width).saturating_sub(1), width, ..line }
    }

    /// Where a column that is seen begins: at the gap before it.
    pub fn column(&self, seen: usize) -> u16 {
        self.cells.saturating_add(u16::try_from(seen).unwrap_or(u16::MAX).saturating_mul(self.cell))
    }
}

impl MatrixView {
    /// What people call the units of the columns.
    fn names<'a>(&'a self, app: &'a App) -> impl Iterator<Item = &'a str> {
        let columns = self.chosen.columns.iter().filter_map(|at| self.matrix.columns().get(*at));
        columns.map(|column| app.ledger.units().short(column.unit))
    }
}

fn width_of(sums: &[Part], sum: u16) -> u16 {
    u16::try_from(sums.len()).unwrap_or(0).saturating_mul(sum)
}

/// The rule and what is said about the cell under the cursor.
const fn foot_of(height: u16) -> u16 {
    match height {
        0..20 => 2,
        20..30 => 3,
        30..45 => 4,
        _ => 6,
    }
}

/// How many digits a count has.
fn digits(count: usize) -> u16 {
    u16::try_from(count.checked_ilog10().unwrap_or(0)).unwrap_or(0) + 1
}

/// A name in lines of at most `width` cells: in narrow columns one character stands over the other, as Chinese tables write it.
pub(super) fn stacked(cells: Cells, name: &str, width: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = usize::MAX;
    cells.characters(name, |character, wide| {
        match lines.last_mut().filter(|_| used.saturating_add(wide) <= usize::from(width)) {
            Some(line) => {
                line.push_str(character);
                used += wide;
            }
            None => {
                lines.push(character.to_owned());
                used = wide;
            }
        }
        true
    });
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_in_as_many_lines_as_it_needs() {
        let lines = |name, width| stacked(Cells::default(), name, width);
        assert_eq!(lines("门头沟", 3), ["门", "头", "沟"]);
        assert_eq!(lines("门头沟", 4), ["门头", "沟"]);
        assert_eq!(lines("东城", 4), ["东城"]);
        assert_eq!(lines("E区", 3), ["E区"]);
        assert_eq!(lines("东", 1), ["东"]);
        assert!(lines("", 3).is_empty());
    }

    #[test]
    fn digits_are_counted() {
        assert_eq!([0, 9, 10, 999, 1000].map(digits), [1, 1, 2, 3, 4]);
    }
}

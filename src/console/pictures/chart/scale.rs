//! The upright axis: round numbers (1, 2, 5) that stand exactly on rows, at equal distances.

use super::super::figure;

/// Rows between two labels.
const EVERY: [u16; 5] = [2, 3, 4, 5, 6];
/// An axis finer than this would need more decimals than anybody reads.
const FINEST: f64 = 1e-6;

/// Values as rows, counted from the bottom.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    low: f64,
    step: f64,
    every: u16,
    rows: u16,
}

impl Scale {
    /// The finest scale with round labels that shows all from `low` to `high` in so many rows.
    pub fn of(low: f64, high: f64, rows: u16) -> Self {
        let (low, high) = widened(low, high);
        let between = f64::from(rows.saturating_sub(1).max(1));
        let span = high - low;
        let exponent = (span / between).log10().floor();
        let steps = (0..9).map(|at| [1.0, 2.0, 5.0].get(at % 3).copied().unwrap_or(1.0) * 10f64.powf(exponent + (at / 3) as f64));
        // On a high axis labels two rows apart would be a crowd.
        let densest = if rows < 12 { 2 } else { 3 };
        let all = steps.flat_map(|step| EVERY.into_iter().map(move |every| (step, every)));
        let fitting = all.filter(|(_, every)| (densest..=rows.saturating_sub(1)).contains(every)).filter_map(|(step, every)| {
            // A hair of tolerance: 0.3 is three steps of 0.1, whatever its last bit says.
            let bottom = (low / step + 1e-9).floor() * step;
            let top = bottom + step / f64::from(every) * between;
            (top >= high - step * 1e-9).then_some(Self { low: bottom, step, every, rows })
        });
        let finest = fitting.min_by(|a, b| a.per_row().total_cmp(&b.per_row()));
        finest.unwrap_or(Self { low, step: span, every: rows.saturating_sub(1).max(1), rows })
    }

    fn per_row(&self) -> f64 {
        self.step / f64::from(self.every.max(1))
    }

    /// The row of a value.
    pub fn row(&self, value: f64) -> u16 {
        (((value - self.low) / self.per_row()).round() as u16).min(self.rows.saturating_sub(1))
    }

    /// The rows that have a label, and the labels.
    pub fn labels(&self) -> impl Iterator<Item = (u16, String)> {
        let decimals = (0..6).find(|digits| is_whole(self.step * 10f64.powi(*digits))).unwrap_or(6);
        let (scale, decimals) = (*self, usize::try_from(decimals).unwrap_or(0));
        let rows = (0..self.rows).step_by(usize::from(self.every.max(1)));
        rows.zip(0u16..).map(move |(row, nth)| (row, figure(scale.low + scale.step * f64::from(nth), decimals)))
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6 * value.abs().max(1e-3)
}

/// All values alike, or next to it: some room above and below.
fn widened(low: f64, high: f64) -> (f64, f64) {
    let size = low.abs().max(high.abs());
    if high - low > (size * 1e-9).max(FINEST) {
        return (low, high);
    }
    let room = if size > FINEST { (size * 0.05).max(FINEST) } else { 1.0 };
    (low - room, high + room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(low: f64, high: f64, rows: u16) -> String {
        let labels: Vec<String> = Scale::of(low, high, rows).labels().map(|(row, label)| format!("{row}:{label}")).collect();
        labels.join(" ")
    }

    #[test]
    fn labels_are_round_and_stand_at_equal_distances() {
        for (low, high, rows, expected) in [
            (0.0, 100.0, 11, "0:0 2:20 4:40 6:60 8:80 10:100"),
            (23.1, 39.0, 13, "0:20 3:25 6:30 9:35 12:40"),
            (0.0, 30.0, 4, "0:0 2:20"),
            (-5.0, 5.0, 5, "0:-5 2:0 4:5"),
            (0.001, 0.008, 9, "0:0.000 2:0.002 4:0.004 6:0.006 8:0.008"),
        ] {
            assert_eq!(labels(low, high, rows), expected, "{low} {high} {rows}");
        }
    }

    proptest! {
        #[test]
        fn all_values_have_a_row_and_the_rows_are_used(low in -1e6..1e6f64, span in 0.0..1e6f64, rows in 4u16..60) {
            let scale = Scale::of(low, low + span, rows);
            let (bottom, top) = (scale.row(low), scale.row(low + span));
            prop_assert!(bottom <= top && top < rows);
            prop_assert!(span < 1.0 || rows < 8 || top - bottom >= rows / 3, "{} rows of {}", top - bottom, rows);
            let exact = scale.low + f64::from(scale.rows - 1) * scale.per_row();
            prop_assert!(scale.low <= low + 1e-3 && exact >= low + span - 1e-3);
            prop_assert!(scale.labels().count() >= 2);
        }
    }
}

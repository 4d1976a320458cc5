//! A small trend line in one row of text, and which way it goes.

use crate::messages::{Lang, pictures as say};

/// Beyond this a figure is a slip of the pen, and its last digits are lost in an `f64` anyway.
const LARGEST: f64 = 1e15;

/// Whether a value can be drawn.
pub fn is_usable(value: f64) -> bool {
    value.is_finite() && value.abs() <= LARGEST
}

const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
// Digits would be read as the values themselves.
const PLAIN_LEVELS: [char; 5] = ['_', '.', '-', '=', '^'];

/// Which way a series goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// 升.
    Rising,
    /// 降.
    Falling,
    /// 平.
    Steady,
}

impl Direction {
    /// The direction of the straight line that fits the values best; a change of less than half a percent is none.
    pub fn of(values: &[f64]) -> Self {
        let points: Vec<(f64, f64)> = (0u32..).map(f64::from).zip(values.iter().copied()).filter(|(_, v)| is_usable(*v)).collect();
        let count = points.len() as f64;
        let (mean_x, mean_y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
        let (along, across) = points
            .iter()
            .fold((0.0, 0.0), |(along, across), (x, y)| (along + (x - mean_x) * (x - mean_x), across + (x - mean_x) * (y - mean_y)));
        let (Some(first), Some(last)) = (points.first(), points.last()) else { return Self::Steady };
        if along <= 0.0 {
            return Self::Steady;
        }
        let change = across / along * (last.0 - first.0);
        let largest = points.iter().fold(0.0f64, |largest, (_, y)| largest.max(y.abs()));
        match change {
            _ if change.abs() <= largest * 0.005 => Self::Steady,
            0.0.. => Self::Rising,
            _ => Self::Falling,
        }
    }

    /// Its word: 升, 降, 平.
    pub const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Rising => say::rising(lang),
            Self::Falling => say::falling(lang),
            Self::Steady => say::steady(lang),
        }
    }
}

/// A trend line of so many cells with the word for its direction beside it: `▁▃▆█ 升`; a single value, or none, has no direction.
pub fn trend(values: &[f64], width: usize, plain: bool, lang: Lang) -> String {
    let line = spark(values, width, plain);
    if values.len() > 1 { format!("{line} {}", Direction::of(values).word(lang)) } else { line }
}

/// The values as a trend line of exactly `width` cells, the newest at the right edge so that lines below each other compare. More
/// values than cells are averaged; a value that cannot be drawn leaves a gap. `plain` asks for ASCII.
pub fn spark(values: &[f64], width: usize, plain: bool) -> String {
    let levels: &[char] = if plain { &PLAIN_LEVELS } else { &LEVELS };
    let shown = resampled(values, width);
    let known = || shown.iter().flatten().copied();
    let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    let top = levels.len().saturating_sub(1);
    let sign = |value: f64| {
        // All alike: neither low nor high.
        let level = if high > low { ((value - low) / (high - low) * top as f64).round() as usize } else { top / 2 };
        levels.get(level.min(top)).copied().unwrap_or(' ')
    };
    let blanks = std::iter::repeat_n(' ', width.saturating_sub(shown.len()));
    blanks.chain(shown.iter().map(|value| value.map_or(' ', sign))).collect()
}

/// At most `width` values: each the mean of its share of the series.
fn resampled(values: &[f64], width: usize) -> Vec<Option<f64>> {
    let cells = width.min(values.len());
    let border = |cell: usize| (cell as u128 * values.len() as u128 / cells.max(1) as u128) as usize;
    let mean = |values: &[f64]| {
        let known = || values.iter().copied().filter(|v| is_usable(*v));
        let count = known().count();
        (count > 0).then(|| known().sum::<f64>() / count as f64)
    };
    (0..cells).map(|cell| mean(values.get(border(cell)..border(cell + 1)).unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Cells;
    use proptest::prelude::*;

    const CELLS: Cells = Cells { wide_ambiguous: false, ascii: false };

    #[test]
    fn small_lines_look_as_drawn_by_hand() {
        let cases: [(&[f64], usize, &str, &str); 9] = [
            (&[0.0, 1.0, 2.0, 3.0], 4, "▁▃▆█", "_.=^"),
            (&[0.0, 1.0, 2.0, 3.0], 6, "  ▁▃▆█", "  _.=^"),
            (&[3.0, 2.0, 1.0, 0.0], 4, "█▆▃▁", "^=._"),
            (&[0.0, 0.0, 7.0, 7.0], 2, "▁█", "_^"),
            (&[5.0, 5.0, 5.0], 3, "▄▄▄", "---"),
            (&[-1.0, f64::NAN, 1.0], 3, "▁ █", "_ ^"),
            (&[7.0], 2, " ▄", " -"),
            (&[], 3, "   ", "   "),
            (&[1.0, 2.0], 0, "", ""),
        ];
        for (values, width, unicode, ascii) in cases {
            assert_eq!((spark(values, width, false).as_str(), spark(values, width, true).as_str()), (unicode, ascii), "{values:?}");
        }
    }

    #[test]
    fn the_direction_is_that_of_the_whole_series() {
        use Direction::{Falling, Rising, Steady};
        let cases: [(&[f64], Direction); 8] = [
            (&[1.0, 2.0], Rising),
            (&[2.0, 1.0, 1.5, 0.5, 1.0, 0.2], Falling),
            (&[-3.0, -2.0, -1.0], Rising),
            (&[100.0, 100.2, 100.1], Steady),
            (&[4.0, 4.0], Steady),
            (&[4.0], Steady),
            (&[], Steady),
            (&[f64::NAN, 1.0, f64::INFINITY, 2.0], Rising),
        ];
        for (values, direction) in cases {
            assert_eq!(Direction::of(values), direction, "{values:?}");
        }
        assert_eq!((Rising.word(Lang::Zh), Falling.word(Lang::Zh), Steady.word(Lang::Zh)), ("升", "降", "平"));
    }

    proptest! {
        #[test]
        fn a_line_has_its_width_whatever_the_values(values in prop::collection::vec(prop::num::f64::ANY, 0..400), width in 0usize..60) {
            prop_assert_eq!(CELLS.width(&spark(&values, width, false)), width);
            let plain = spark(&values, width, true);
            prop_assert!(plain.len() == width && plain.is_ascii());
            Direction::of(&values);
        }
    }
}

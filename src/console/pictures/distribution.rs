//! How the items of a measure are distributed over the lights: a bar, and its words.

use ratatui::style::Style;

use crate::console::canvas::{Pen, Piece, light_word};
use crate::ledger::{Light, Tally};

/// Worst first, as everywhere.
const PARTS: [Option<Light>; 5] = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];

/// The bar of exactly `width` cells, worst first. Each part has its own sign, and none that counts is left out while there is a cell
/// for it.
pub fn bar(pen: Pen, tally: Tally, width: usize) -> Vec<Piece> {
    let cells = shares(counts(tally), width);
    let used: usize = cells.iter().sum();
    let parts = PARTS.iter().zip(cells).filter(|(_, cells)| *cells > 0);
    let mut pieces: Vec<Piece> =
        parts.map(|(light, cells)| (sign(*light, pen.cells.is_plain_signs()).repeat(cells), style(pen, *light))).collect();
    if used < width {
        pieces.push((" ".repeat(width - used), pen.theme.text));
    }
    pieces
}

/// The counts in words, each behind the sign that it has in the bar: `█红2 ▓黄3 ▒绿12 ✓结0`. Grey stands there only where there is some.
pub fn words(pen: Pen, tally: Tally) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (light, count) in PARTS.into_iter().zip(counts(tally)) {
        if count == 0 && light == Some(Light::Grey) {
            continue;
        }
        // None is no alarm.
        let style = if count == 0 { pen.theme.muted } else { style(pen, light) };
        let gap = if pieces.is_empty() { "" } else { " " };
        let (sign, behind) = (sign(light, pen.cells.is_plain_signs()), pen.lang.pick("", " "));
        pieces.push((format!("{gap}{sign}{behind}{}{count}", light_word(light, pen.lang)), style));
    }
    pieces
}

const fn counts(tally: Tally) -> [usize; 5] {
    [tally.red, tally.yellow, tally.green, tally.grey, tally.closed]
}

const fn sign(light: Option<Light>, plain: bool) -> &'static str {
    match (light, plain) {
        (Some(Light::Red), false) => "█",
        (Some(Light::Yellow), false) => "▓",
        (Some(Light::Green), false) => "▒",
        (Some(Light::Grey), false) => "░",
        (None, false) => "✓",
        (Some(Light::Red), true) => "R",
        (Some(Light::Yellow), true) => "Y",
        (Some(Light::Green), true) => "G",
        (Some(Light::Grey), true) => ".",
        (None, true) => "v",
    }
}

const fn style(pen: Pen, light: Option<Light>) -> Style {
    pen.theme.light(light)
}

/// Cells for each count, `width` in all: every part that counts has one to begin with, the rest goes by the largest remainder. With
/// fewer cells than parts the first parts, which are the worst, have them.
fn shares(counts: [usize; 5], width: usize) -> [usize; 5] {
    let total: u128 = counts.iter().map(|count| *count as u128).sum();
    let mut cells = [0; 5];
    let mut left = width;
    for (cell, count) in cells.iter_mut().zip(counts) {
        if count > 0 && left > 0 {
            *cell = 1;
            left -= 1;
        }
    }
    if total == 0 || left == 0 {
        return cells;
    }
    // What each part lacks of its exact share, in parts of `total`; a part below one cell has more than its share already.
    let mut lacks: Vec<(usize, u128)> = Vec::new();
    for (at, (cell, count)) in cells.iter().zip(counts).enumerate() {
        lacks.push((at, (count as u128 * width as u128).saturating_sub(*cell as u128 * total)));
    }
    let sum: u128 = lacks.iter().map(|(_, lack)| lack).sum::<u128>().max(1);
    let room = left as u128;
    for (at, lack) in &lacks {
        let whole = (lack * room / sum) as usize;
        if let Some(cell) = cells.get_mut(*at) {
            *cell += whole;
        }
        left = left.saturating_sub(whole);
    }
    // Stable, so that of equal remainders the worse part is served.
    lacks.sort_by_key(|(_, lack)| std::cmp::Reverse(lack * room % sum));
    for (at, _) in lacks.into_iter().take(left) {
        if let Some(cell) = cells.get_mut(at) {
            *cell += 1;
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::super::testing::{ASCII, NARROW, WIDE, has_ambiguous};
    use super::*;
    use crate::console::canvas::Canvas;
    use crate::console::text::Cells;
    use crate::console::theme::Theme;
    use crate::messages::Lang;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn text(cells: Cells, lang: Lang, make: impl FnOnce(&Canvas<'_>) -> Vec<Piece>) -> String {
        let mut buf = Buffer::empty(Rect::ZERO);
        make(&Canvas { buf: &mut buf, cells, theme: Theme::BASE, lang }).into_iter().map(|(text, _)| text).collect()
    }

    const fn tally(counts: [usize; 5]) -> Tally {
        let [red, yellow, green, grey, closed] = counts;
        Tally { red, yellow, green, grey, closed }
    }

    #[test]
    fn small_bars_look_as_drawn_by_hand() {
        for (counts, width, unicode, ascii) in [
            ([2, 3, 12, 0, 0], 17, "██▓▓▓▒▒▒▒▒▒▒▒▒▒▒▒", "RRYYYGGGGGGGGGGGG"),
            ([2, 2, 2, 2, 2], 10, "██▓▓▒▒░░✓✓", "RRYYGG..vv"),
            ([1, 0, 99, 0, 0], 6, "█▒▒▒▒▒", "RGGGGG"),
            ([1, 1, 1, 1, 96], 8, "█▓▒░✓✓✓✓", "RYG.vvvv"),
            ([0, 0, 0, 0, 5], 3, "✓✓✓", "vvv"),
            ([1, 2, 3, 4, 5], 3, "█▓▒", "RYG"),
            ([0, 0, 0, 0, 0], 3, "   ", "   "),
            ([1, 1, 1, 1, 1], 0, "", ""),
        ] {
            let bar = |cells| text(cells, Lang::Zh, |canvas| bar(canvas.pen(), tally(counts), width));
            assert_eq!((bar(NARROW).as_str(), bar(ASCII).as_str()), (unicode, ascii), "{counts:?}");
        }
    }

    #[test]
    fn the_words_explain_the_signs() {
        for (counts, cells, lang, expected) in [
            ([2, 3, 12, 0, 0], NARROW, Lang::Zh, "█红2 ▓黄3 ▒绿12 ✓结0"),
            ([0, 0, 1, 4, 2], WIDE, Lang::Zh, "R红0 Y黄0 G绿1 .灰4 v结2"),
            ([1, 0, 0, 0, 9], ASCII, Lang::En, "R red 1 Y yellow 0 G green 0 v closed 9"),
        ] {
            assert_eq!(text(cells, lang, |canvas| words(canvas.pen(), tally(counts))), expected);
        }
    }

    proptest! {
        #[test]
        fn a_bar_fills_its_width_and_leaves_nothing_out(counts in prop::array::uniform5(0usize..2000), width in 0usize..80) {
            let cells = shares(counts, width);
            let parts = counts.iter().filter(|count| **count > 0).count();
            prop_assert_eq!(cells.iter().sum::<usize>(), if parts == 0 { 0 } else { width });
            for (cells, count) in cells.iter().zip(counts) {
                prop_assert!(count > 0 || *cells == 0);
                prop_assert!(count == 0 || *cells > 0 || width < parts);
            }
            for (a, b) in [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)] {
                prop_assert!(width < parts || counts[a] < counts[b] || cells[a] >= cells[b], "{:?} {:?}", counts, cells);
            }
            let drawn = text(WIDE, Lang::Zh, |canvas| bar(canvas.pen(), tally(counts), width));
            prop_assert!(WIDE.width(&drawn) == width && !has_ambiguous(&drawn));
        }

        #[test]
        fn counts_beyond_all_bounds_are_no_fault(counts in prop::array::uniform5(prop::num::usize::ANY), width in 0usize..300) {
            let sum: usize = shares(counts, width).iter().sum();
            prop_assert!(sum == width || counts == [0; 5]);
        }
    }
}

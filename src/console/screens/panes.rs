//! What screens with a list have in common: where frame, list and words stand, and how what belongs to none of them alone is drawn.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::console::canvas::{Canvas, Piece};
use crate::console::text::Cells;

/// The frame of a screen, below the first line and above the last, and the room in it.
pub fn framed((width, height): (u16, u16)) -> (Rect, Rect) {
    let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
    (frame, Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) })
}

/// Where everything of a screen with one list stands.
#[derive(Debug, Clone, Copy)]
pub struct Panes {
    /// The border around all of it.
    pub frame: Rect,
    /// What stands above the list: the names of its columns, or more.
    pub heading: Rect,
    /// The list.
    pub list: Rect,
    /// What is said of the row under the cursor.
    pub words: Rect,
}

impl Panes {
    /// With so many lines above the list, and below it as many as `words` says of all that are in the frame.
    pub fn of(size: (u16, u16), heading: u16, words: impl FnOnce(u16) -> u16) -> Self {
        let (frame, inner) = framed(size);
        let heading = Rect { height: inner.height.min(heading), ..inner };
        let rest = inner.height - heading.height;
        let words = words(inner.height).min(rest);
        let list = Rect { y: heading.bottom(), height: rest - words, ..inner };
        Self { frame, heading, list, words: Rect { y: list.bottom(), height: words, ..inner } }
    }

    /// With at most so many lines of words, but no more than half of all, and at least `least` for the list.
    pub fn with_words(size: (u16, u16), heading: u16, most: u16, least: u16) -> Self {
        Self::of(size, heading, |height| (height / 2).min(most).min(height.saturating_sub(least + heading)))
    }
}

/// The marker of the row under the cursor.
pub fn mark(canvas: &mut Canvas<'_>, row: Rect, selected: bool) {
    if selected {
        canvas.put(row, row.x, row.y, canvas.marker(), canvas.theme.marker);
    }
}

/// Writes the columns of a row from `x` on, each with its width, the space behind it included; none goes beyond the row.
pub fn columns<'t>(canvas: &mut Canvas<'_>, row: Rect, mut x: u16, cells: impl IntoIterator<Item = (&'t str, Style, u16)>) {
    for (text, style, width) in cells {
        let width = width.min(row.right().saturating_sub(x));
        canvas.put_cut(row, x, row.y, width.saturating_sub(1), text, style);
        x = x.saturating_add(width);
    }
}

/// A text of items in lines of that width: none of them is broken that fits a line. `between` stands between two of them.
pub fn whole_items(cells: Cells, text: &str, between: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in text.split_inclusive(between) {
        match lines.last_mut() {
            Some(line) if cells.width(line) + cells.width(item.trim_end()) <= width => line.push_str(item),
            _ => lines.extend(cells.wrap(item, width).into_iter().filter_map(|range| item.get(range)).map(str::to_owned)),
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// In the lower border: which row it is of how many.
pub fn position(canvas: &mut Canvas<'_>, frame: Rect, text: &str) {
    if frame.height > 1 {
        let foot = Rect { y: frame.bottom() - 1, height: 1, width: frame.width.saturating_sub(2), ..frame };
        canvas.put_right(foot, foot.y, &format!(" {text} "), canvas.theme.muted);
    }
}

/// The rule above the words.
pub fn rule(canvas: &mut Canvas<'_>, area: Rect) {
    let line = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(area.width));
    canvas.put(area, area.x, area.y, &line, canvas.theme.border);
}

/// The room for the words below the rule, which is drawn; none where there is none.
pub fn below_rule(canvas: &mut Canvas<'_>, area: Rect) -> Option<Rect> {
    let height = area.height.checked_sub(1).filter(|height| *height > 0)?;
    rule(canvas, area);
    Some(Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height })
}

/// Writes texts one below the other, each wrapped; whether there are more lines than the room has.
pub fn wrapped(canvas: &mut Canvas<'_>, room: Rect, texts: impl IntoIterator<Item = Piece>) -> bool {
    let mut y = room.y;
    for (text, style) in texts {
        for range in canvas.cells.wrap(&text, usize::from(room.width).max(1)) {
            if y >= room.bottom() {
                return true;
            }
            canvas.put(room, room.x, y, text.get(range).unwrap_or_default().trim_end(), style);
            y += 1;
        }
    }
    false
}

/// The rule, and below it what is said of the row under the cursor.
pub fn words(canvas: &mut Canvas<'_>, area: Rect, texts: impl IntoIterator<Item = Piece>) -> bool {
    below_rule(canvas, area).is_some_and(|room| wrapped(canvas, room, texts))
}

/// Why a list is empty, in its place.
pub fn nothing(canvas: &mut Canvas<'_>, list: Rect, text: impl Into<String>, style: Style) {
    let room = Rect { x: list.x + 1, width: list.width.saturating_sub(2), ..list };
    wrapped(canvas, room, [(text.into(), style)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 80x24: the frame has 22 lines, 20 of them inside. Half of them are 10, so there are all 6 lines of words; of 8 lines inside 5 are the
    /// list's and one the heading's, which leaves 2.
    #[test]
    fn words_take_no_more_than_the_list_leaves() {
        let heights = |height| {
            let panes = Panes::with_words((80, height), 1, 6, 5);
            (panes.heading.height, panes.list.height, panes.words.height)
        };
        assert_eq!(heights(24), (1, 13, 6));
        assert_eq!(heights(12), (1, 5, 2));
        assert_eq!(heights(5), (1, 0, 0));
        assert_eq!(heights(0), (0, 0, 0));
    }

    /// 甲1， has five cells, 其他12， eight, 乙3 three.
    #[test]
    fn an_item_is_broken_nowhere() {
        let lines = |width| whole_items(Cells::default(), "甲1，其他12，乙3", "，", width);
        assert_eq!(lines(13), ["甲1，其他12，", "乙3"].map(str::to_owned));
        assert_eq!(lines(10), ["甲1，", "其他12，", "乙3"].map(str::to_owned));
        assert_eq!(lines(6), ["甲1，", "其他", "12，", "乙3"].map(str::to_owned));
    }

    #[test]
    fn panes_lie_one_below_the_other() {
        let panes = Panes::of((60, 20), 2, |_| 4);
        assert_eq!((panes.frame.y, panes.frame.bottom()), (1, 19));
        assert_eq!((panes.heading.y, panes.list.y, panes.words.y, panes.words.bottom()), (2, 4, 14, 18));
    }
}

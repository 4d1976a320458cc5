//! A list with a cursor: where a motion leads, and which row is the first in sight. One rule for every list of the console.

use ratatui::layout::Rect;

use crate::console::keymap::Action;

/// Where a motion leads from row `cursor` of `len`, of which `seen` are in sight at once; where no motion is meant, nowhere.
pub fn moved(cursor: usize, len: usize, seen: usize, action: Action) -> usize {
    let (half, page) = ((seen / 2).max(1), seen.saturating_sub(1).max(1));
    let last = len.saturating_sub(1);
    let to = match action {
        Action::Down => cursor.saturating_add(1),
        Action::Up => cursor.saturating_sub(1),
        Action::HalfDown => cursor.saturating_add(half),
        Action::HalfUp => cursor.saturating_sub(half),
        Action::PageDown => cursor.saturating_add(page),
        Action::PageUp => cursor.saturating_sub(page),
        Action::First => 0,
        Action::Last => last,
        _ => cursor,
    };
    to.min(last)
}

/// The first row in sight, as near to `top` as the cursor allows; no room is left below the last row.
pub fn first_seen(top: usize, cursor: usize, seen: usize, len: usize) -> usize {
    top.min(cursor).max((cursor + 1).saturating_sub(seen)).min(len.saturating_sub(seen))
}

/// How the rows of a list lie one below the other.
#[derive(Debug, Clone, Copy)]
pub enum Rows<'a> {
    /// Each in a line of its own, and nothing between them.
    Plain(usize),
    /// With headings between them: the line of each row, in their order, and how many lines there are.
    Headed(&'a [usize], usize),
}

impl Rows<'_> {
    /// How many rows there are.
    pub const fn count(self) -> usize {
        match self {
            Rows::Plain(len) => len,
            Rows::Headed(places, _) => places.len(),
        }
    }

    /// How many lines they take, headings included.
    pub const fn lines(self) -> usize {
        match self {
            Rows::Plain(len) | Rows::Headed(_, len) => len,
        }
    }

    /// The line of a row; none where there is no such row.
    pub fn line_of(self, row: usize) -> Option<usize> {
        match self {
            Rows::Plain(len) => (row < len).then_some(row),
            Rows::Headed(places, _) => places.get(row).copied(),
        }
    }

    /// The row in a line; none where that is a heading, or below the last.
    pub fn at_line(self, line: usize) -> Option<usize> {
        match self {
            Rows::Plain(len) => (line < len).then_some(line),
            Rows::Headed(places, _) => places.binary_search(&line).ok(),
        }
    }
}

/// Where the rows of a list with headings stand.
#[derive(Debug, Clone, Default)]
pub struct Headed {
    places: Vec<usize>,
    lines: usize,
}

impl Headed {
    /// Puts a heading below what is there; its line.
    pub const fn put_heading(&mut self) -> usize {
        self.lines += 1;
        self.lines - 1
    }

    /// Puts a row below what is there.
    pub fn put_row(&mut self) {
        self.places.push(self.lines);
        self.lines += 1;
    }

    /// The rows.
    pub fn rows(&self) -> Rows<'_> {
        Rows::Headed(&self.places, self.lines)
    }
}

/// The cursor of a list, which counts rows, and the first line in sight. What is listed is the screen's: it says which row is which, and where
/// the one under the cursor is when it lists anew.
#[derive(Debug, Clone, Copy, Default)]
pub struct List {
    at: usize,
    top: usize,
}

impl List {
    /// The row under the cursor. Where nothing is listed there is none of that number.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// The first line in sight.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// Moves the cursor, where a motion is meant; `area` is that of the list.
    pub fn moved(&mut self, rows: Rows<'_>, area: Rect, action: Action) {
        self.go_to(moved(self.at, rows.count(), seen(area), action), rows, area);
    }

    /// Puts the cursor on a row, or on the last where there are fewer, and in sight; the heading above it with it.
    pub fn go_to(&mut self, row: usize, rows: Rows<'_>, area: Rect) {
        self.at = row.min(rows.count().saturating_sub(1));
        let (line, seen) = (rows.line_of(self.at).unwrap_or(0), seen(area));
        self.top = first_seen(self.top, line, seen, rows.lines());
        let heading = line.checked_sub(1).filter(|above| seen > 1 && rows.at_line(*above).is_none());
        self.top = self.top.min(heading.unwrap_or(line));
    }

    /// The first line is the first in sight, as far as the cursor allows when it is followed.
    pub const fn to_top(&mut self) {
        self.top = 0;
    }

    /// After the screen listed anew: on the row where that is which it was on, else on the one that took its place.
    pub fn follow(&mut self, found: Option<usize>, rows: Rows<'_>, area: Rect) {
        self.go_to(found.unwrap_or(self.at), rows, area);
    }

    /// Puts the cursor on a row that was looked for; whether it was found.
    pub fn point_at(&mut self, found: Option<usize>, rows: Rows<'_>, area: Rect) -> bool {
        found.into_iter().for_each(|row| self.go_to(row, rows, area));
        found.is_some()
    }

    /// Puts the cursor on the row at a cell; whether there is one.
    pub fn click(&mut self, rows: Rows<'_>, area: Rect, (x, y): (u16, u16)) -> bool {
        let line = self.top + usize::from(y.saturating_sub(area.y));
        let row = rows.at_line(line).filter(|_| area.contains((x, y).into()));
        self.at = row.unwrap_or(self.at);
        row.is_some()
    }

    /// The lines in sight, each with where it stands.
    pub fn in_sight(&self, rows: Rows<'_>, area: Rect) -> impl Iterator<Item = (usize, Rect)> + use<> {
        (self.top..rows.lines()).zip(area.y..area.bottom()).map(move |(line, y)| (line, Rect { y, height: 1, ..area }))
    }
}

/// How many lines of a list are in sight at once.
fn seen(area: Rect) -> usize {
    usize::from(area.height).max(1)
}

/// Marks what is not marked, and takes the mark of what is.
pub fn toggle<K: std::hash::Hash + Eq>(marked: &mut std::collections::HashSet<K>, key: K) {
    if !marked.remove(&key) {
        marked.insert(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MOTIONS: [Action; 8] =
        [Action::Down, Action::Up, Action::HalfDown, Action::HalfUp, Action::PageDown, Action::PageUp, Action::First, Action::Last];

    /// Of twenty rows ten are in sight: half of them are five, a page leaves one line to read on from.
    #[test]
    fn a_motion_leads_as_far_as_its_name_says() {
        let to = |cursor| MOTIONS.map(|action| moved(cursor, 20, 10, action));
        assert_eq!(to(7), [8, 6, 12, 2, 16, 0, 0, 19]);
        assert_eq!(to(0), [1, 0, 5, 0, 9, 0, 0, 19]);
        assert_eq!(to(19), [19, 18, 19, 14, 19, 10, 0, 19]);
        assert_eq!((moved(3, 0, 10, Action::Down), moved(3, 20, 10, Action::Mark)), (0, 3));
    }

    fn area(height: u16) -> Rect {
        Rect { x: 1, y: 3, width: 40, height }
    }

    /// Two kinds of three and two rows below their headings: lines 0 and 4 are headings.
    const PLACES: [usize; 5] = [1, 2, 3, 5, 6];
    const HEADED: Rows<'static> = Rows::Headed(&PLACES, 7);

    #[test]
    fn a_heading_comes_in_sight_with_the_row_below_it() {
        let mut list = List::default();
        list.go_to(4, HEADED, area(3));
        assert_eq!((list.at(), list.top()), (4, 4));
        list.moved(HEADED, area(3), Action::First);
        assert_eq!((list.at(), list.top()), (0, 0), "the heading of the first kind is above its first row");
        list.go_to(3, HEADED, area(2));
        list.moved(HEADED, area(2), Action::Up);
        assert_eq!((list.at(), list.top()), (2, 3), "a row that has none above it is the first in sight");
        list.go_to(3, HEADED, area(1));
        assert_eq!(list.top(), 5, "where one line is in sight it is the row's");
    }

    #[test]
    fn a_click_on_a_heading_or_beside_the_list_is_on_no_row() {
        let mut list = List::default();
        assert!(list.click(HEADED, area(7), (5, 8)), "the fifth line below the third of the screen is row 3");
        assert_eq!(list.at(), 3);
        for place in [(5, 3), (5, 7), (0, 8), (41, 8), (5, 10)] {
            assert!(!list.click(HEADED, area(7), place), "{place:?}");
        }
        assert_eq!(list.at(), 3);
    }

    #[test]
    fn what_is_listed_anew_keeps_the_cursor_on_its_row_or_on_the_place() {
        let mut list = List::default();
        list.go_to(7, Rows::Plain(10), area(4));
        list.follow(Some(2), Rows::Plain(10), area(4));
        assert_eq!((list.at(), list.top()), (2, 2));
        list.follow(None, Rows::Plain(10), area(4));
        assert_eq!(list.at(), 2);
        list.follow(None, Rows::Plain(1), area(4));
        assert_eq!((list.at(), list.top()), (0, 0));
        assert!(!list.point_at(None, Rows::Plain(1), area(4)));
        assert_eq!(list.in_sight(Rows::Plain(1), area(4)).count(), 1);
        assert_eq!(list.in_sight(Rows::Plain(0), area(4)).count(), 0);
    }

    proptest! {
        /// Wherever it is led, the cursor is on a row and in sight, and no line below the last row is blank.
        #[test]
        fn the_cursor_is_always_in_sight(len in 1usize..60, seen in 1usize..30, motions in prop::collection::vec(0usize..8, 0..40)) {
            let (mut cursor, mut top) = (0, 0);
            for motion in motions {
                cursor = moved(cursor, len, seen, MOTIONS[motion]);
                top = first_seen(top, cursor, seen, len);
                prop_assert!(cursor < len && (top..top + seen).contains(&cursor) && top + seen.min(len) <= len);
            }
        }

        /// With headings it is the same, whatever lies between the rows.
        #[test]
        fn the_row_of_a_list_with_headings_is_in_sight(gaps in prop::collection::vec(1usize..3, 1..40), height in 1u16..20, motions in prop::collection::vec(0usize..8, 0..30)) {
            let places: Vec<usize> = gaps.iter().scan(0, |line, gap| { *line += gap; Some(*line - 1) }).collect();
            let lines = gaps.iter().sum();
            let rows = Rows::Headed(&places, lines);
            let mut list = List::default();
            for motion in motions {
                list.moved(rows, area(height), MOTIONS[motion]);
                let line = places[list.at()];
                prop_assert!((list.top()..list.top() + usize::from(height)).contains(&line));
                prop_assert!(list.in_sight(rows, area(height)).any(|(seen, _)| rows.at_line(seen) == Some(list.at())));
            }
        }
    }
}

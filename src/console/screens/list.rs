//! A list with a cursor: where a motion leads, and which row is the first in sight. One rule for every list of the console.

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
    }
}

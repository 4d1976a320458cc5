//! Where everything of the queue stands.

use ratatui::layout::Rect;

use crate::console::app::App;
use crate::console::screens::panes::Panes;
use crate::messages::Lang;

/// Rows above the list: the saved views with the counts, and the filter.
const HEAD: u16 = 2;
/// At least so many rows are left to the list.
const LIST: u16 = 5;
/// From this width on the columns are wide.
const WIDE: u16 = 100;
/// From this width on the last note has one, too.
const WITH_NOTE: u16 = 150;

/// Where everything stands.
pub(super) fn layout(app: &App) -> Panes {
    Panes::of(app.size, HEAD, |height| {
        let body = height.saturating_sub(HEAD);
        (body / 3).clamp(4, 14).min(body.saturating_sub(LIST))
    })
}

/// The columns of a line: marker, mark and tick, light with its reason, id, text, who answers, age of the last note.
pub(super) struct Columns {
    pub light: u16,
    pub id: u16,
    pub text: u16,
    pub who: u16,
    pub age: u16,
    /// The last note; 0 where it has no room.
    pub note: u16,
}

/// Marker, mark, tick and fold.
pub(super) const SIGNS: u16 = 4;

impl Columns {
    pub fn of(lang: Lang, row: Rect) -> Self {
        let wide = row.width >= WIDE;
        // The reason is read in full: its figures are what it is about.
        let light = if wide { lang.pick(27, 35) } else { lang.pick(26, 31) };
        let id = if wide { 13 } else { 10 };
        let who = if wide { 17 } else { 11 };
        let age = lang.pick(7, 6);
        let note = if row.width >= WITH_NOTE { row.width / 4 } else { 0 };
        let text = row.width.saturating_sub(SIGNS + light + id + who + age + note + 1);
        Self { light, id, text, who, age, note }
    }
}

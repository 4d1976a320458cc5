//! What every screen above the overview can be asked. A kind of view answers what concerns it; the rest is as it is where there is no such thing.

use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::screens::view::View;
use crate::ledger::{EventNo, ItemKey};
use crate::plan::{IndicatorKey, UnitName};

/// What is opened from the line under the cursor.
#[derive(Debug, Clone)]
pub enum Opens {
    /// There is nothing to open.
    Nothing,
    /// An item where it is seen among others.
    Item(ItemKey),
    /// The record of an item, over the screen.
    Record(ItemKey),
    /// The work of a unit.
    Unit(UnitName),
    /// What was found by a search.
    Hit,
    /// Another screen.
    View(Box<View>),
    /// The cursor is on nothing; the screen says why (`nothing_here`).
    NotHere,
}

impl Opens {
    /// An item, if there is one.
    pub fn item(key: Option<ItemKey>) -> Self {
        key.map_or(Opens::Nothing, Opens::Item)
    }

    /// Another screen, if there is one.
    pub fn view(view: Option<View>) -> Self {
        view.map_or(Opens::Nothing, |view| Opens::View(Box::new(view)))
    }
}

/// A screen above the overview. State and drawing are apart: what costs is reckoned in those that take `&mut self`, never in `draw`.
pub trait Screen {
    /// Where keys are looked up first while the screen has them; the rest is the context's scope.
    fn context(&self) -> Context;

    /// Moves the cursor, scrolls, or marks.
    fn moved(&mut self, app: &App, action: Action);

    /// Follows ledger, day and size: the cursor stays on what it is on, and in view.
    fn keep_in_view(&mut self, app: &App);

    /// Draws it.
    fn draw(&self, app: &App, canvas: &mut Canvas<'_>);

    /// Puts the cursor on what is at a cell; whether there is something.
    fn click(&mut self, _app: &App, _x: u16, _y: u16) -> bool {
        false
    }

    /// Puts the cursor on an item; false where the screen does not list it, or the cursor is on it already.
    fn point_at(&mut self, _app: &App, _key: ItemKey) -> bool {
        false
    }

    /// The item under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        None
    }

    /// The items that an act would be about: those that are marked, else the one under the cursor.
    fn targets(&self) -> Vec<ItemKey> {
        self.selected().into_iter().collect()
    }

    /// What the line under the cursor shows beside what an act would be about.
    fn looked_at(&self) -> Vec<ItemKey> {
        Vec::new()
    }

    /// The items that are marked and in sight, else all that the screen lists, in its order: what a meeting would be about.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        Vec::new()
    }

    /// What is opened from the line under the cursor.
    fn opens(&self, _app: &App) -> Opens {
        Opens::item(self.selected())
    }

    /// Why there is nothing to act on under the cursor, where the screen has rows that are nothing to act on.
    fn nothing_here(&self, _app: &App) -> Option<String> {
        None
    }

    /// What was marked for an act that is done is marked no longer.
    fn unmark(&mut self, _keys: &[ItemKey]) {}

    /// Takes in what happened to some items, with none to the day or a setting. What follows from the ledger anew in every frame needs no
    /// telling.
    fn news(&mut self, _app: &App, _keys: &[ItemKey]) {}

    /// The task to which the overview's cursor returns; none from a screen of its own.
    fn task(&self, _app: &App) -> Option<u32> {
        None
    }

    /// The indicator under the cursor, and the unit where the cursor is on one.
    fn indicator(&self, _app: &App) -> Option<(IndicatorKey, Option<UnitName>)> {
        None
    }

    /// The reading under the cursor.
    fn reading(&self, _app: &App) -> Option<EventNo> {
        None
    }

    /// Whether what follows the cursor is behind it.
    fn is_behind(&self) -> bool {
        false
    }

    /// Lets what follows the cursor catch up.
    fn catch_up(&mut self) {}

    /// Goes to the next or the previous match of what was sought; which it is of how many.
    fn turn_to_match(&mut self, _app: &App, _next: bool) -> Option<(usize, usize)> {
        None
    }

    /// The cell of the caret, where the screen is typed into.
    fn caret(&self, _app: &App) -> Option<(u16, u16)> {
        None
    }

    /// Takes in a ledger that was loaded anew; whether there still is what the screen shows.
    fn rebuild(&mut self, app: &App) -> bool {
        self.keep_in_view(app);
        true
    }
}

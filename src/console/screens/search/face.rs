//! What search answers as a screen.

use super::SearchView;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Action, Context};
use crate::console::screens::face::{Opens, Screen};
use crate::ledger::ItemKey;

impl Screen for SearchView {
    fn context(&self) -> Context {
        if self.is_in_line() { Context::Search } else { Context::Hits }
    }

    fn moved(&mut self, app: &App, action: Action) {
        SearchView::moved(self, app, action);
    }

    fn keep_in_view(&mut self, app: &App) {
        SearchView::keep_in_view(self, app);
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        SearchView::draw(self, app, canvas);
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        SearchView::click(self, app, x, y)
    }

    fn selected(&self) -> Option<ItemKey> {
        SearchView::selected(self)
    }

    fn listed(&self, app: &App) -> Vec<ItemKey> {
        app.finder.search().hits().iter().filter_map(|hit| hit.target.item()).collect()
    }

    fn opens(&self, _app: &App) -> Opens {
        Opens::Hit
    }

    fn nothing_here(&self, app: &App) -> Option<String> {
        SearchView::nothing_here(self, app)
    }

    fn caret(&self, app: &App) -> Option<(u16, u16)> {
        SearchView::caret(self, app)
    }

    /// What was found is sought anew by the finder.
    fn rebuild(&mut self, _app: &App) -> bool {
        true
    }
}

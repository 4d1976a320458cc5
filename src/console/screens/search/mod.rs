//! Search: a line that is typed into, and what it finds, best first. While the line has the keys every letter is typed; in the list the
//! letters are keys as in any other.

mod draw;
mod face;
mod row;

use crossterm::event::{KeyCode, KeyEvent};

use super::list;
use crate::console::app::App;
use crate::console::editor::{Edit, Editor};
use crate::console::finder::Finder;
use crate::console::keymap::Action;
use crate::ledger::ItemKey;
use crate::messages::lookup as say;
use crate::search::{Hit, Target};
use draw::Layout;

/// The state of the screen. What was found stands in the `Finder`.
#[derive(Debug, Clone)]
pub struct SearchView {
    editor: Editor,
    /// Whether the list has the keys, not the line.
    in_list: bool,
    cursor: usize,
    top: usize,
    /// What is under the cursor: it stays there when news bring other hits.
    chosen: Option<Target>,
    /// Which of the former queries, counted from the last, was called back.
    recalled: Option<usize>,
}

impl SearchView {
    /// A search with nothing typed yet.
    pub fn open() -> Self {
        Self { editor: Editor::line_of(""), in_list: false, cursor: 0, top: 0, chosen: None, recalled: None }
    }

    /// Gives the line the keys: with `text` in it, else with what was sought last, selected.
    pub fn take_line(&mut self, finder: &Finder, text: Option<&str>) {
        (self.in_list, self.recalled) = (false, None);
        match text {
            Some(text) => self.editor.replace(text),
            None => {
                if self.editor.is_empty() {
                    self.editor.replace(finder.asked());
                }
                self.editor.select_all();
            }
        }
    }

    /// Whether letters are typed into the line.
    pub const fn is_in_line(&self) -> bool {
        !self.in_list
    }

    /// What was typed.
    pub fn query(&self) -> &str {
        self.editor.text()
    }

    /// Goes on with the line, or with the list.
    pub fn turn(&mut self, finder: &Finder) {
        self.in_list = !self.in_list && self.hit(finder).is_some();
    }

    /// One comes back from what was opened: what is typed next is another query.
    pub fn come_back(&mut self) {
        if !self.in_list {
            self.editor.select_all();
        }
    }

    pub(in crate::console) fn on_key(&mut self, key: KeyEvent) {
        self.recalled = None;
        // The key of search, where another query may begin, begins one.
        if self.editor.is_selected() && matches!(key.code, KeyCode::Char('/' | '／' | '、')) {
            self.editor.replace("");
            return;
        }
        self.editor.handle(key);
    }

    pub(in crate::console) fn edit(&mut self, edit: Edit) {
        self.recalled = None;
        self.editor.edit(edit);
    }

    /// Text that was pasted, or came in a burst; the query has one line.
    pub(in crate::console) fn insert(&mut self, text: &str) {
        self.recalled = None;
        self.editor.insert_str(text);
    }

    /// The hit under the cursor.
    pub fn hit<'f>(&self, finder: &'f Finder) -> Option<&'f Hit> {
        finder.search().hits().get(self.cursor)
    }

    /// The item under the cursor, or on which the note under it was written.
    pub fn selected(&self) -> Option<ItemKey> {
        self.chosen.as_ref().and_then(Target::item)
    }

    /// Why there is nothing to act on under the cursor.
    pub fn nothing_here(&self, app: &App) -> Option<String> {
        let lang = app.setting.lang;
        Some(match &self.chosen {
            None => say::nothing_to_open(lang).to_owned(),
            Some(target) => say::open_first(lang, target.kind().word(lang)),
        })
    }

    /// Other hits were found: the cursor goes to the best.
    pub fn start_at_best(&mut self) {
        (self.cursor, self.top, self.chosen) = (0, 0, None);
    }

    /// Moves the cursor. Above the first hit stand the former queries.
    pub fn moved(&mut self, app: &App, action: Action) {
        if self.is_in_line() && action == Action::Up && self.cursor == 0 {
            return self.recall(&app.finder);
        }
        let rows = Layout::of(app.size).rows();
        self.cursor = list::moved(self.cursor, app.finder.search().hits().len(), rows, action);
        self.chosen = self.hit(&app.finder).map(|hit| hit.target.clone());
        self.scroll(rows, app);
    }

    fn recall(&mut self, finder: &Finder) {
        let former = finder.former();
        // The last one is mostly what stands in the line already.
        let same = former.last().is_some_and(|last| last == self.query().trim());
        let next = self.recalled.map_or(usize::from(same), |at| at + 1);
        if let Some(query) = former.len().checked_sub(next + 1).and_then(|at| former.get(at)) {
            self.editor.replace(query);
            self.recalled = Some(next);
        }
    }

    /// Keeps the cursor on its hit, and in sight.
    pub fn keep_in_view(&mut self, app: &App) {
        let layout = Layout::of(app.size);
        self.editor.fit(layout.field().width, 1, app.setting.cells);
        let hits = app.finder.search().hits();
        let stayed = self.chosen.as_ref().and_then(|target| hits.iter().position(|hit| hit.target == *target));
        self.cursor = stayed.unwrap_or(self.cursor).min(hits.len().saturating_sub(1));
        self.chosen = self.hit(&app.finder).map(|hit| hit.target.clone());
        self.scroll(layout.rows(), app);
    }

    fn scroll(&mut self, rows: usize, app: &App) {
        self.top = list::first_seen(self.top, self.cursor, rows, app.finder.search().hits().len());
    }

    /// Puts the cursor on the hit at a cell; whether there is one.
    pub fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        let list = Layout::of(app.size).list;
        let row = self.top + usize::from(y.saturating_sub(list.y));
        let hit = list.contains((x, y).into()) && row < app.finder.search().hits().len();
        if hit {
            self.cursor = row;
            self.chosen = self.hit(&app.finder).map(|hit| hit.target.clone());
        }
        hit
    }
}

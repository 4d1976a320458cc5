//! The command line: an act by its name, an id, or a filter. It lists what can be done on the screen beneath, completes, and remembers.

pub mod named;

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::{at_foot, open_box};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::editor::{Edit, Editor};
use crate::console::keymap::{Binding, Context, display};
use crate::console::text::Cells;
use crate::messages::{Lang, command as say};
use named::{acts_by_id, commands, matching, spelled};

/// Rows for what was typed; below it stands what it may become.
const ROWS: u16 = 1;
/// So many commands are listed at once.
const LISTED: u16 = 8;
/// Cells for the words of a command, and for its name.
const WORDS: usize = 22;
const NAME: usize = 22;

/// The line.
#[derive(Debug)]
pub struct Command {
    /// The contexts of the screen beneath.
    pub(in crate::console) contexts: &'static [Context],
    /// Why what was typed cannot be done.
    pub(in crate::console) trouble: Option<String>,
    commands: Vec<&'static Binding>,
    /// What can be done here with an id behind it only.
    by_id: Vec<&'static Binding>,
    /// What the word may become.
    listed: Vec<&'static Binding>,
    /// Which of them stands in the line.
    completed: Option<usize>,
    /// Which former line stands in it, counted from the last one.
    former: Option<usize>,
    /// What was typed before a former line took its place.
    typed: String,
    editor: Editor,
    lang: Lang,
}

impl Command {
    /// An empty line over a screen of these contexts.
    pub(in crate::console) fn new(contexts: &'static [Context], lang: Lang) -> Self {
        let commands = commands(contexts);
        let (listed, editor) = (commands.clone(), Editor::line_of(""));
        let by_id = acts_by_id(contexts);
        Self { contexts, trouble: None, commands, by_id, listed, completed: None, former: None, typed: String::new(), editor, lang }
    }

    /// What was typed.
    pub(in crate::console) fn text(&self) -> &str {
        self.editor.text()
    }

    pub(in crate::console) fn on_key(&mut self, key: KeyEvent) {
        self.editor.handle(key);
        self.follow();
    }

    pub(in crate::console) fn edit(&mut self, edit: Edit) {
        self.editor.edit(edit);
        self.follow();
    }

    /// Text that was pasted, or came in a burst; a command has one line.
    pub(in crate::console) fn insert(&mut self, text: &str) {
        self.editor.insert_str(text);
        self.follow();
    }

    /// Another text was typed: what it may become is listed anew.
    fn follow(&mut self) {
        (self.completed, self.former, self.trouble) = (None, None, None);
        self.list();
    }

    /// Another screen lies beneath: what can be done is listed for that one.
    pub(in crate::console) fn lie_over(&mut self, contexts: &'static [Context]) {
        (self.contexts, self.commands, self.by_id) = (contexts, commands(contexts), acts_by_id(contexts));
        self.completed = None;
        self.list();
    }

    /// Lists what the word may become; what needs an id, behind what is for this screen.
    fn list(&mut self) {
        let word = self.editor.text().trim();
        self.listed = matching(&self.commands, word);
        if !word.is_empty() {
            self.listed.extend(matching(&self.by_id, word));
        }
    }

    fn needs_id(&self, binding: &Binding) -> bool {
        self.by_id.iter().any(|known| known.action == binding.action)
    }

    /// Puts the next or the former of those that are listed into the line.
    pub(in crate::console) fn complete(&mut self, forward: bool) {
        let len = self.listed.len();
        if len == 0 {
            return;
        }
        let at = match (self.completed, forward) {
            (None, true) => 0,
            (None, false) => len - 1,
            (Some(at), true) => (at + 1) % len,
            (Some(at), false) => (at + len - 1) % len,
        };
        self.completed = Some(at);
        self.trouble = None;
        if let Some(binding) = self.listed.get(at) {
            let all: Vec<&Binding> = self.commands.iter().chain(&self.by_id).copied().collect();
            let name = spelled(&all, binding, self.lang);
            self.editor.replace(&if self.needs_id(binding) { format!("{name} ") } else { name.to_owned() });
        }
    }

    /// Puts an earlier or later line of `history` into the line: of those that begin as what was typed does.
    pub(in crate::console) fn recall(&mut self, history: &[String], earlier: bool) {
        if self.former.is_none() {
            self.editor.text().clone_into(&mut self.typed);
        }
        let fitting: Vec<&String> = history.iter().rev().filter(|line| line.starts_with(&self.typed)).collect();
        let at = match (self.former, earlier) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(fitting.len().saturating_sub(1))),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
        match at.and_then(|at| fitting.get(at)) {
            Some(line) => self.editor.replace(line),
            None if self.former.is_some() => self.editor.replace(&self.typed.clone()),
            None => return,
        }
        (self.former, self.completed, self.trouble) = (at, None, None);
        self.list();
    }

    pub(in crate::console) fn fit(&mut self, area: Rect, cells: Cells) {
        self.editor.fit(area.width.saturating_sub(4), ROWS, cells);
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let rows = LISTED.min(area.height.saturating_sub(6));
        let title = [(say::title(self.lang).to_owned(), theme.heading)];
        let inner = open_box(canvas, at_foot(area, ROWS + 1 + rows), &title);
        let field = Rect { height: ROWS.min(inner.height), ..inner };
        if self.editor.text().is_empty() {
            canvas.put_cut(field, field.x, field.y, field.width, say::hint(self.lang), theme.muted);
        }
        let caret = self.editor.draw(canvas.buf, field, theme.text, canvas.cells);
        let below = Rect { y: field.bottom(), height: inner.height.saturating_sub(ROWS), ..inner };
        match &self.trouble {
            Some(trouble) => {
                let lines = canvas.cells.wrap(trouble, usize::from(below.width).max(1));
                for (y, line) in (below.y..below.bottom()).zip(lines) {
                    canvas.put(below, below.x, y, trouble.get(line).unwrap_or_default(), theme.bad);
                }
            }
            None => self.draw_list(app, canvas, below),
        }
        Some(caret)
    }

    fn draw_list(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let theme = canvas.theme;
        canvas.put(area, area.x, area.y, &say::here(self.lang, self.listed.len()), theme.muted);
        let list = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        let first = (self.completed.unwrap_or(0) + 1).saturating_sub(usize::from(list.height));
        for (y, (at, binding)) in (list.y..list.bottom()).zip(self.listed.iter().enumerate().skip(first)) {
            if self.completed == Some(at) {
                canvas.put(list, list.x, y, canvas.marker(), theme.marker);
            }
            let style = if self.completed == Some(at) { theme.heading } else { theme.text };
            let words = canvas.cells.cut((binding.help)(self.lang), WORDS).into_owned();
            let x = canvas.put(list, list.x + 2, y, &canvas.cells.pad(&words, WORDS + 1), style);
            let x = canvas.put(list, x, y, &canvas.cells.pad(binding.name, NAME + 1), theme.muted);
            let key = match self.needs_id(binding) {
                true => say::with_id(self.lang).to_owned(),
                false => app.setting.keymap.keys_of(binding).first().map(|key| display(key)).unwrap_or_default(),
            };
            canvas.put_cut(list, x, y, list.right().saturating_sub(x), &key, theme.key);
        }
    }
}

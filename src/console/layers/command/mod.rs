//! The command line: an act by its name, an id, or a filter. It lists what can be done on the screen beneath, completes, and remembers.

pub mod named;

use ratatui::layout::Rect;

use super::one_line::{OneLine, put_sentence};
use super::typing::TextEntry;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::{Binding, Context, display};
use crate::ledger::Query;
use crate::messages::{Lang, command as say};
use named::{acts_by_id, commands, matching, spelled};

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
    /// The words of a filter that it may become; they come behind the commands.
    words: Vec<&'static str>,
    /// Which of both stands in the line.
    completed: Option<usize>,
    /// Which former line stands in it, counted from the last one.
    former: Option<usize>,
    /// What was typed before a former line took its place.
    typed: String,
    line: OneLine,
    lang: Lang,
}

impl Command {
    /// An empty line over a screen of these contexts.
    pub(in crate::console) fn new(contexts: &'static [Context], lang: Lang) -> Self {
        let commands = commands(contexts);
        let (listed, line) = (commands.clone(), OneLine::of("", 1));
        let (by_id, words) = (acts_by_id(contexts), Vec::new());
        Self { contexts, trouble: None, commands, by_id, listed, words, completed: None, former: None, typed: String::new(), line, lang }
    }

    /// What was typed.
    pub(in crate::console) fn text(&self) -> &str {
        self.line.text()
    }

    /// Another screen lies beneath: what can be done is listed for that one.
    pub(in crate::console) fn lie_over(&mut self, contexts: &'static [Context]) {
        (self.contexts, self.commands, self.by_id) = (contexts, commands(contexts), acts_by_id(contexts));
        self.completed = None;
        self.list();
    }

    /// Lists what the word may become; what needs an id, behind what is for this screen.
    fn list(&mut self) {
        let word = self.line.text().trim();
        (self.listed, self.words) = (matching(&self.commands, word), Query::words_from(word, self.lang));
        if !word.is_empty() {
            self.listed.extend(matching(&self.by_id, word));
        }
    }

    /// What a command is called; behind one that needs an id there is room for it.
    fn name(&self, binding: &Binding) -> String {
        let all: Vec<&Binding> = self.commands.iter().chain(&self.by_id).copied().collect();
        let name = spelled(&all, binding, self.lang);
        if self.needs_id(binding) { format!("{name} ") } else { name.to_owned() }
    }

    fn needs_id(&self, binding: &Binding) -> bool {
        self.by_id.iter().any(|known| known.action == binding.action)
    }

    /// Puts the next or the former of those that are listed into the line.
    pub(in crate::console) fn complete(&mut self, forward: bool) {
        let len = self.listed.len() + self.words.len();
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
        let word = || self.words.get(at.saturating_sub(self.listed.len())).map(|word| (*word).to_owned());
        if let Some(word) = self.listed.get(at).map(|binding| self.name(binding)).or_else(word) {
            self.line.editor.replace(&word);
        }
    }

    /// Puts an earlier or later line of `history` into the line: of those that begin as what was typed does.
    pub(in crate::console) fn recall(&mut self, history: &[String], earlier: bool) {
        if self.former.is_none() {
            self.line.text().clone_into(&mut self.typed);
        }
        let fitting: Vec<&String> = history.iter().rev().filter(|line| line.starts_with(&self.typed)).collect();
        let at = match (self.former, earlier) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(fitting.len().saturating_sub(1))),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
        match at.and_then(|at| fitting.get(at)) {
            Some(line) => self.line.editor.replace(line),
            None if self.former.is_some() => self.line.editor.replace(&self.typed.clone()),
            None => return,
        }
        (self.former, self.completed, self.trouble) = (at, None, None);
        self.list();
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let rows = LISTED.min(area.height.saturating_sub(6));
        let title = [(say::title(self.lang).to_owned(), theme.heading)];
        let (caret, below) = self.line.draw(canvas, area, &title, say::hint(self.lang), 1 + rows);
        match &self.trouble {
            Some(trouble) => put_sentence(canvas, below, trouble, theme.bad),
            None => self.draw_list(app, canvas, below),
        }
        Some(caret)
    }

    /// The words of a filter, in the rows that the commands leave.
    fn draw_words(&self, canvas: &mut Canvas<'_>, list: Rect, first: usize) {
        let theme = canvas.theme;
        let words = self.words.iter().enumerate().map(|(at, word)| (at + self.listed.len(), word)).skip_while(|(at, _)| *at < first);
        for (at, word) in words.take_while(|(at, _)| at - first < usize::from(list.height)) {
            let y = list.y.saturating_add(u16::try_from(at - first).unwrap_or(u16::MAX));
            let selected = self.completed == Some(at);
            if selected {
                canvas.put(list, list.x, y, canvas.marker(), theme.marker);
            }
            let style = if selected { theme.heading } else { theme.text };
            let x = canvas.put(list, list.x + 2, y, &canvas.cells.pad(word, WORDS + 1), style);
            canvas.put_cut(list, x, y, list.right().saturating_sub(x), say::filter_word(self.lang), theme.muted);
        }
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
        self.draw_words(canvas, list, first);
    }
}

impl TextEntry for Command {
    fn line(&mut self) -> Option<&mut OneLine> {
        Some(&mut self.line)
    }

    /// What the new text may become is listed anew.
    fn typed(&mut self) {
        (self.completed, self.former, self.trouble) = (None, None, None);
        self.list();
    }

    /// What it runs may build on the act that is on its way.
    fn waits_to_save(&self) -> bool {
        true
    }
}

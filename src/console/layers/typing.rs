//! What layers have in common into which text is typed: keys, pastes and the keys of editing reach all of them here.

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::Layer;
use super::one_line::OneLine;
use crate::console::app::App;
use crate::console::editor::{Edit, Editor};
use crate::console::text::Cells;

/// A layer into which text is typed.
pub(in crate::console) trait TextEntry {
    /// The line of a layer that has one.
    fn line(&mut self) -> Option<&mut OneLine> {
        None
    }

    /// The text that has the keys; none where something else of the layer has them, or fields take them in their own way.
    fn editor(&mut self) -> Option<&mut Editor> {
        self.line().map(|line| &mut line.editor)
    }

    /// Tells the layer how large the room for layers is.
    fn fit(&mut self, area: Rect, cells: Cells) {
        if let Some(line) = self.line() {
            line.fit(area, cells);
        }
    }

    /// Something was typed: what was said about the former text is said no longer.
    fn typed(&mut self) {}

    /// Whether saving it must wait for an act that is on its way: it goes into the record, and is not on its way itself.
    fn waits_to_save(&self) -> bool {
        false
    }

    /// A key that means nothing in the contexts.
    fn on_key(&mut self, key: KeyEvent) {
        if self.editor().is_some_and(|editor| editor.handle(key)) {
            self.typed();
        }
    }

    /// A key by which text is edited.
    fn edit(&mut self, edit: Edit) {
        if let Some(editor) = self.editor() {
            editor.edit(edit);
            self.typed();
        }
    }

    /// Text that was pasted, or came in a burst.
    fn insert(&mut self, text: &str) {
        if let Some(editor) = self.editor() {
            editor.insert_str(text);
            self.typed();
        }
    }
}

impl Layer {
    /// The layer as one into which text is typed.
    pub(in crate::console) fn text_entry(&mut self) -> Option<&mut dyn TextEntry> {
        match self {
            Layer::Writing(writing) => Some(writing.as_mut()),
            Layer::Entry(entry) => Some(entry.as_mut()),
            Layer::Form(form) => Some(form.as_mut()),
            Layer::Filter(filter) => Some(filter),
            Layer::Jump(jump) => Some(jump),
            Layer::Agenda(agenda) => Some(agenda.as_mut()),
            Layer::Capture(line) => Some(line.as_mut()),
            Layer::Line(line) => Some(line),
            Layer::ViewForm(form) => Some(form.as_mut()),
            Layer::Command(command) => Some(command),
            Layer::HelpFilter(filter) => Some(filter.as_mut()),
            _ => None,
        }
    }
}

impl App {
    /// Types into the layer that has the keys; whether it is one for text. What is shown of its text follows.
    pub(in crate::console) fn type_into(&mut self, typing: impl FnOnce(&mut dyn TextEntry)) -> bool {
        let Some(entry) = self.layers.last_mut().and_then(Layer::text_entry) else { return false };
        typing(entry);
        self.follow_typed();
        true
    }

    /// What follows what was typed: the list behind a filter, where an id leads, what is understood of a line.
    fn follow_typed(&mut self) {
        match self.layers.last() {
            Some(Layer::Filter(_)) => self.follow_filter(),
            Some(Layer::Jump(_)) => self.follow_jump(),
            Some(Layer::Line(_)) => self.follow_line(),
            Some(Layer::Capture(_)) => self.follow_capture(),
            Some(Layer::Agenda(agenda)) if agenda.is_filter() => self.follow_agenda(),
            Some(Layer::Form(_)) => self.keep_in_view(),
            _ => {}
        }
    }
}

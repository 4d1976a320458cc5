//! The filter that holds is saved as a view: its name, and whether the queue opens with it.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::form::{Field, Slot};
use super::one_line::put_sentence;
use super::typing::TextEntry;
use super::{Layer, at_foot, open_box};
use crate::console::app::{App, Effect};
use crate::console::canvas::Canvas;
use crate::console::editor::Edit;
use crate::console::screens::view::View;
use crate::console::text::Cells;
use crate::ledger::{Act, ViewEntry};
use crate::messages::{Lang, console, queue as say};
use crate::store::Ticket;

/// Rows: the filter, two fields, and what is wrong.
const ROWS: u16 = 5;

/// The form.
#[derive(Debug)]
pub struct ViewForm {
    /// The act that is on its way to the record.
    pub saving: Option<Ticket>,
    /// Why it could not be saved.
    pub trouble: Option<String>,
    /// The filter.
    query: String,
    name: Field,
    opens: Field,
    on_name: bool,
    lang: Lang,
}

impl ViewForm {
    fn field(&mut self) -> &mut Field {
        if self.on_name { &mut self.name } else { &mut self.opens }
    }

    /// Goes to the other field.
    pub(in crate::console) const fn turn(&mut self) {
        self.on_name = !self.on_name;
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let inner = open_box(canvas, at_foot(area, ROWS), &[(say::save_title(self.lang).to_owned(), theme.heading)]);
        let filter = if self.query.is_empty() { say::saves_all(self.lang).to_owned() } else { say::saves(self.lang, &self.query) };
        canvas.put_cut(inner, inner.x, inner.y, inner.width, &filter, theme.muted);
        let labels = canvas.width(self.name.label).max(canvas.width(self.opens.label)) + 3;
        let mut caret = None;
        for (y, (field, active)) in (inner.y + 1..).zip([(&self.name, self.on_name), (&self.opens, !self.on_name)]) {
            if active {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            canvas.put(inner, inner.x + 1, y, field.label, if active { theme.heading } else { theme.muted });
            let x = inner.x.saturating_add(labels);
            let room = Rect { x, y, width: inner.right().saturating_sub(x), height: 1 };
            let at = field.draw(canvas, room, None);
            caret = if active { Some(at) } else { caret };
        }
        let (text, style) = match (&self.trouble, self.saving) {
            (Some(trouble), _) => (trouble.as_str(), theme.bad),
            (None, Some(_)) => (console::saving(self.lang), theme.notice),
            (None, None) => return caret,
        };
        put_sentence(canvas, Rect { y: inner.y.saturating_add(3), height: inner.height.saturating_sub(3), ..inner }, text, style);
        caret
    }
}

impl TextEntry for ViewForm {
    fn fit(&mut self, area: Rect, cells: Cells) {
        self.name.fit(area.width.saturating_sub(4), 1, cells);
    }

    fn waits_to_save(&self) -> bool {
        self.saving.is_none()
    }

    fn on_key(&mut self, key: KeyEvent) {
        self.trouble = None;
        match key.code {
            KeyCode::Enter | KeyCode::Up | KeyCode::Down => self.turn(),
            _ => {
                self.field().on_key(key);
            }
        }
    }

    fn edit(&mut self, edit: Edit) {
        self.field().edit(edit);
    }

    fn insert(&mut self, text: &str) {
        self.trouble = None;
        self.field().insert(text);
    }
}

impl App {
    /// Opens the form for the filter that holds. What was typed before and not saved is there again.
    pub(in crate::console) fn open_view_form(&mut self) {
        if self.refuses_writing() {
            return;
        }
        let Some(View::Queue(queue)) = self.view() else { return };
        let lang = self.setting.lang;
        // An own view that is used is saved again under its name.
        let used = queue.tabs().iter().find(|view| Some(view.number) == queue.tab() && view.is_own).map(|view| view.name.clone());
        let query = queue.filter_text().to_owned();
        let mut name = Field::typed(Slot::Whom, say::name_label(lang), say::name_hint(lang), &used.unwrap_or_default());
        self.left_view_name.take().into_iter().for_each(|left| name.put(&left));
        let opens = Field::picked(Slot::How, say::opens_label(lang), vec![say::no(lang), say::yes(lang)], 0);
        let form = ViewForm { saving: None, trouble: None, query, name, opens, on_name: true, lang };
        self.layers.push(Layer::ViewForm(Box::new(form)));
        self.notice = None;
        self.keep_in_view();
    }

    /// Saves the view, or says why not.
    pub(in crate::console) fn save_view(&mut self) -> Vec<Effect> {
        let Some(Layer::ViewForm(form)) = self.layers.last() else { return Vec::new() };
        if form.saving.is_some() {
            return Vec::new();
        }
        let lang = self.setting.lang;
        let is_default = form.opens.choices().is_some_and(|(_, at)| at == 1);
        let (number, name) = numbered(form.name.text());
        let entry = ViewEntry { number, name: name.to_owned(), query: form.query.clone(), is_default };
        let act = Act::save_view(&self.ledger, &self.setting.by, &entry, lang);
        let (saving, trouble, effects) = match act {
            Ok(act) => {
                let (ticket, effect) = self.write(act, None);
                (Some(ticket), None, vec![effect])
            }
            Err(refused) => (None, Some(refused.explain(lang)), Vec::new()),
        };
        if let Some(Layer::ViewForm(form)) = self.layers.last_mut() {
            (form.saving, form.trouble) = (saving, trouble);
        }
        effects
    }

    /// Leaves the form; the name that was typed is there when it is opened again.
    pub(in crate::console) fn leave_view_form(&mut self) {
        if let Some(Layer::ViewForm(form)) = self.layers.pop() {
            self.left_view_name = (!form.name.is_untouched()).then(|| form.name.text().to_owned());
        }
    }
}

/// A name with its number before it, where one is given.
fn numbered(text: &str) -> (Option<u8>, &str) {
    let (number, rest) = text.trim().split_once(char::is_whitespace).unwrap_or(("", text));
    match number.parse() {
        Ok(number) => (Some(number), rest.trim()),
        Err(_) => (None, text.trim()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stands_before_the_name() {
        for (text, number, name) in
            [("海淀", None, "海淀"), ("6 海淀 逾期", Some(6), "海淀 逾期"), ("海淀 6", None, "海淀 6"), ("6", None, "6")]
        {
            assert_eq!(numbered(text), (number, name), "{text}");
        }
    }
}

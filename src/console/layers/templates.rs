//! Templates, and the texts that this person wrote last: the chosen one is put at the caret.

use ratatui::layout::Rect;

use super::typing::TextEntry;
use super::{Layer, at_foot, open_box, step};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::Action;
use crate::console::notice::Notice;
use crate::console::text::visible_line;
use crate::messages::forms as say;
use crate::report::words::event_text;
use crate::seeds;

/// So many of the texts written last are offered.
const RECENT: usize = 5;
/// So far back in the log they are sought.
const EVENTS: usize = 500;
/// Rows of the list.
const ROWS: u16 = 10;

/// The list: what was written last stands first, since it is what repeats.
#[derive(Debug)]
pub struct Templates {
    /// Each text, and whether this person wrote it.
    texts: Vec<(String, bool)>,
    cursor: usize,
}

impl Templates {
    /// What is offered now; none where there is nothing.
    pub fn open(app: &App) -> Option<Self> {
        let mut texts: Vec<(String, bool)> = recent(app).into_iter().map(|text| (text, true)).collect();
        texts.extend(seeds::templates().unwrap_or_default().into_iter().map(|text| (text, false)));
        (!texts.is_empty()).then_some(Self { texts, cursor: 0 })
    }

    pub(super) fn moved(&mut self, action: Action) {
        self.cursor = step(self.cursor, self.texts.len(), action);
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let rows = u16::try_from(self.texts.len()).unwrap_or(u16::MAX).min(ROWS);
        let inner = open_box(canvas, at_foot(area, rows), &[(say::templates_title(lang).to_owned(), theme.heading)]);
        let first = (self.cursor + 1).saturating_sub(usize::from(inner.height));
        for (y, (at, (text, recent))) in (inner.y..inner.bottom()).zip(self.texts.iter().enumerate().skip(first)) {
            if at == self.cursor {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            let mark = if *recent { format!("{} ", say::recent_mark(lang)) } else { String::new() };
            let x = canvas.put(inner, inner.x + 2, y, &mark, theme.muted);
            let style = if at == self.cursor { theme.heading } else { theme.text };
            canvas.put_cut(inner, x, y, inner.right().saturating_sub(x), &visible_line(text), style);
        }
    }
}

/// The texts that this person wrote last, each once.
fn recent(app: &App) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for event in app.ledger.events().iter().rev().take(EVENTS).filter(|event| event.by == app.setting.by && event.item.is_some()) {
        let text = event_text(event).map(str::trim).unwrap_or_default();
        if !text.is_empty() && !found.iter().any(|known| known == text) {
            found.push(text.to_owned());
        }
        if found.len() == RECENT {
            break;
        }
    }
    found
}

impl App {
    pub(super) fn open_templates(&mut self) {
        match Templates::open(self) {
            Some(templates) => self.layers.push(Layer::Templates(templates)),
            None => self.say(Notice::plain(say::no_templates(self.setting.lang))),
        }
    }

    /// Puts the chosen text at the caret of what is being written.
    pub(super) fn insert_template(&mut self) {
        let Some(Layer::Templates(templates)) = self.layers.pop() else { return };
        let Some((text, _)) = templates.texts.get(templates.cursor) else { return };
        match self.layers.last_mut() {
            Some(Layer::Writing(writing)) => writing.insert(text),
            Some(Layer::Form(form)) => form.insert_words(text),
            _ => {}
        }
        self.keep_in_view();
    }
}

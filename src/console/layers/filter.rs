//! The filter in one line: the list follows it with each key; what is wrong is said beside it and what was typed stays.

use ratatui::layout::Rect;

use super::Layer;
use super::one_line::{BELOW, OneLine, put_sentence};
use super::typing::TextEntry;
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::screens::queue::LineKey;
use crate::console::screens::view::View;
use crate::ledger::Query;
use crate::messages::{Lang, fitting as list, queue as say};

/// The line.
#[derive(Debug)]
pub struct Filter {
    /// The filter that held when it was opened.
    before: String,
    /// Where the cursor was then: a filter that is typed by half moves it nowhere for good.
    from: Option<LineKey>,
    /// Why what was typed is no filter.
    trouble: Option<String>,
    /// How many entries it leaves, and how many fit it whether or not they need an act.
    left: (usize, usize),
    line: OneLine,
    lang: Lang,
}

impl Filter {
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let title = [(say::filter_title(self.lang).to_owned(), theme.heading)];
        let (caret, below) = self.line.draw(canvas, area, &title, say::filter_hint(self.lang), BELOW);
        match &self.trouble {
            Some(trouble) => put_sentence(canvas, below, trouble, theme.bad),
            None => put_sentence(canvas, below, &leaves(self.left, self.lang), theme.muted),
        }
        Some(caret)
    }
}

impl TextEntry for Filter {
    fn line(&mut self) -> Option<&mut OneLine> {
        Some(&mut self.line)
    }
}

/// What the filter leaves; what else fits it is said where that is all there is.
fn leaves((left, fitting): (usize, usize), lang: Lang) -> String {
    if left == 0 && fitting > 0 { list::filter_leaves(lang, left, fitting) } else { say::filter_leaves(lang, left) }
}

impl App {
    /// Opens the line with the filter that holds, or with what was typed into it and was none.
    pub(in crate::console) fn open_filter(&mut self) {
        let Some(View::Queue(queue)) = self.view() else { return };
        let (before, from, left) = (queue.filter_text().to_owned(), queue.line_key(), (queue.counts_shown().1, queue.fitting()));
        let typed = self.left_filter.take().unwrap_or_else(|| before.clone());
        let lang = self.setting.lang;
        self.layers.push(Layer::Filter(Filter { before, from, trouble: None, left, line: OneLine::of(&typed, 1), lang }));
        self.notice = None;
        self.keep_in_view();
        self.follow_filter();
    }

    /// The list follows what was typed.
    pub(in crate::console) fn follow_filter(&mut self) {
        let Some(Layer::Filter(filter)) = self.layers.last() else { return };
        let text = filter.line.text().trim().to_owned();
        let (from, lang) = (filter.from, self.setting.lang);
        let (trouble, left) = match Query::parse(&text, &self.ledger) {
            Ok(query) => {
                let left = self.with_queue(|queue, app| {
                    queue.set_filter_from(app, &text, query, from);
                    (queue.counts_shown().1, queue.fitting())
                });
                (None, left.unwrap_or_default())
            }
            Err(bad) => {
                self.stand_as_before();
                (Some(bad.explain(lang)), (0, 0))
            }
        };
        if let Some(Layer::Filter(filter)) = self.layers.last_mut() {
            (filter.trouble, filter.left) = (trouble, left);
        }
    }

    /// The list as it was when the line was opened: what is no filter leaves nothing out, nor does what stood there a key before.
    fn stand_as_before(&mut self) {
        let Some(Layer::Filter(filter)) = self.layers.last() else { return };
        let (before, from) = (filter.before.clone(), filter.from);
        if let Ok(query) = Query::parse(&before, &self.ledger) {
            self.with_queue(|queue, app| {
                if queue.filter_text() != before {
                    queue.set_filter_from(app, &before, query, from);
                }
            });
        }
    }

    /// Closes the line, the filter holds; one that is none stays open.
    pub(in crate::console) fn accept_filter(&mut self) {
        self.follow_filter();
        if matches!(self.layers.last(), Some(Layer::Filter(filter)) if filter.trouble.is_none()) {
            self.layers.pop();
        }
    }

    /// Closes the line, and what held before holds again. What was typed and is no filter is there when it is opened again.
    pub(in crate::console) fn leave_filter(&mut self) {
        self.stand_as_before();
        let Some(Layer::Filter(filter)) = self.layers.pop() else { return };
        self.left_filter = filter.trouble.is_some().then(|| filter.line.text().to_owned());
    }
}

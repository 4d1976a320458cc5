//! One line that asks for something: a day that is over, since when changes are listed, what the log is filtered by. What is wrong with the
//! answer is said below it, and what was typed stays.

use ratatui::layout::Rect;

use super::Layer;
use super::one_line::{BELOW, OneLine, put_sentence};
use super::typing::TextEntry;
use crate::console::app::App;
use crate::console::canvas::Canvas;

/// For what a line asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsksFor {
    /// The day as of which the console is shown.
    PastDay,
    /// Since when changes are listed.
    Since,
    /// By what changes and the log are filtered.
    ChangesFilter,
    /// What is sought in the text that is read.
    InText,
    /// By what promises are filtered; the list follows what is typed.
    PromisesFilter,
}

/// The line.
#[derive(Debug)]
pub struct Line {
    asks: AsksFor,
    title: &'static str,
    hint: &'static str,
    /// Why what was typed is no answer.
    trouble: Option<String>,
    line: OneLine,
}

impl Line {
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
        let theme = canvas.theme;
        let (caret, below) = self.line.draw(canvas, area, &[(self.title.to_owned(), theme.heading)], "", BELOW);
        let (text, style) = self.trouble.as_deref().map_or((self.hint, theme.muted), |trouble| (trouble, theme.bad));
        put_sentence(canvas, below, text, style);
        Some(caret)
    }
}

impl TextEntry for Line {
    fn line(&mut self) -> Option<&mut OneLine> {
        Some(&mut self.line)
    }

    fn typed(&mut self) {
        self.trouble = None;
    }
}

impl App {
    /// Opens a line with what stands in it.
    pub(in crate::console) fn open_line(&mut self, asks: AsksFor, title: &'static str, hint: &'static str, text: &str) {
        self.layers.push(Layer::Line(Line { asks, title, hint, trouble: None, line: OneLine::selected(text, 1) }));
        self.notice = None;
        self.keep_in_view();
    }

    /// What is seen behind the line follows what is typed, where it does so.
    pub(in crate::console) fn follow_line(&mut self) {
        let Some(Layer::Line(line)) = self.layers.last() else { return };
        let text = line.line.text().trim().to_owned();
        if line.asks == AsksFor::PromisesFilter {
            let trouble = self.follow_promises_filter(&text).err();
            if let Some(Layer::Line(line)) = self.layers.last_mut() {
                line.trouble = trouble;
            }
        }
    }

    /// Closes the line; what followed it is as it was before.
    pub(in crate::console) fn leave_line(&mut self) {
        if let Some(Layer::Line(Line { asks: AsksFor::PromisesFilter, .. })) = self.layers.pop() {
            self.leave_promises_filter();
        }
    }

    /// Takes what was typed; where it is no answer the line stays, and says why.
    pub(in crate::console) fn accept_line(&mut self) {
        let Some(Layer::Line(line)) = self.layers.last() else { return };
        let text = line.line.text().trim().to_owned();
        let asks = line.asks;
        let done = match asks {
            AsksFor::PastDay => self.answer_past_day(&text),
            AsksFor::Since => self.answer_since(&text),
            AsksFor::ChangesFilter => self.answer_changes_filter(&text),
            AsksFor::InText => self.answer_in_text(&text),
            // The list followed already.
            AsksFor::PromisesFilter => self.follow_promises_filter(&text),
        };
        match done {
            Ok(()) => {
                self.layers.retain(|layer| !matches!(layer, Layer::Line(_)));
                if asks == AsksFor::InText && self.found.is_some() {
                    self.go_to_match(true);
                }
            }
            Err(why) => {
                if let Some(Layer::Line(line)) = self.layers.last_mut() {
                    line.trouble = Some(why);
                }
            }
        }
    }
}

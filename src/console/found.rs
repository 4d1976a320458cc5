//! The words of a search where they stand in a text: highlighted by more than a colour, and gone to one after the other.

use std::ops::Range;
use std::sync::Arc;

use ratatui::style::{Modifier, Style};

use super::app::App;
use super::canvas::Piece;
use super::layers::Layer;
use super::layers::line::AsksFor;
use super::notice::Notice;
use super::screens::timeline::{self, Line};
use super::screens::view::View;
use super::text::visible_line;
use super::theme::Theme;
use crate::messages::{help, lookup as say};
use crate::search::Words;

/// A text in pieces, the marked parts highlighted. Marks are ranges of bytes, in order; what is no part of the text is left out.
pub fn marked(text: &str, marks: &[Range<usize>], style: Style, theme: Theme) -> Vec<Piece> {
    in_line(text, 0..text.len(), marks, style, theme)
}

/// What stands beside the texts (names, days, headings) in pieces, with what was sought highlighted in it.
pub fn beside(app: &App, text: &str, style: Style) -> Vec<Piece> {
    marked(text, &marks(app.found.as_deref(), text), style, app.setting.theme)
}

/// The part of a text that a line shows, in pieces.
fn in_line(text: &str, line: Range<usize>, marks: &[Range<usize>], style: Style, theme: Theme) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = line.start;
    let mut put = |range: Range<usize>, style: Style| {
        if let Some(part) = text.get(range).filter(|part| !part.is_empty()) {
            pieces.push((part.to_owned(), style));
        }
    };
    for mark in marks {
        let (from, to) = (mark.start.clamp(at, line.end), mark.end.min(line.end));
        if from < to {
            put(at..from, style);
            put(from..to, theme.found_in(style));
            at = to;
        }
    }
    put(at..line.end, style);
    pieces
}

/// A text in lines of that width, indented, with what was sought highlighted in it.
pub fn wrapped(app: &App, text: &str, width: u16, indent: u16) -> Vec<Line> {
    styled(app, text, width, indent, app.setting.theme.text)
}

/// The same in some style.
pub fn styled(app: &App, text: &str, width: u16, indent: u16, style: Style) -> Vec<Line> {
    let Some(words) = &app.found else { return timeline::styled(&app.setting, text, width, indent, style) };
    let marks = words.marks(text);
    let room = usize::from(width.saturating_sub(indent)).max(1);
    let line = |range: Range<usize>| (indent, line_pieces(app, text, range, &marks, style));
    app.setting.cells.wrap(text, room).into_iter().map(line).collect()
}

/// A line of a wrapped text in pieces: without the space that hangs over its end.
pub fn line_pieces(app: &App, text: &str, range: Range<usize>, marks: &[Range<usize>], style: Style) -> Vec<Piece> {
    let shown = text.get(range.clone()).unwrap_or_default().trim_end().len();
    let pieces = in_line(text, range.start..range.start + shown, marks, style, app.setting.theme);
    if pieces.is_empty() { vec![(String::new(), style)] } else { pieces }
}

/// Where the words stand in a text; nowhere where nothing was sought.
pub fn marks(words: Option<&Words>, text: &str) -> Vec<Range<usize>> {
    words.map(|words| words.marks(text)).unwrap_or_default()
}

/// The lines in which a match begins, one for each match. One that goes on on the next line is one.
pub fn matches(lines: &[Line], theme: Theme) -> Vec<usize> {
    let mut found = Vec::new();
    let mut goes_on = false;
    for (at, (_, pieces)) in lines.iter().enumerate() {
        for (place, (_, style)) in pieces.iter().enumerate() {
            let is_match = theme.is_found(*style);
            if is_match && !(goes_on && place == 0) {
                found.push(at);
            }
            goes_on = is_match && place + 1 == pieces.len();
        }
    }
    found
}

/// The next or the previous of some matches, from the last to the first again. With none yet the first from line `from` on.
pub fn turn(matches: &[usize], at: Option<usize>, from: usize, next: bool) -> Option<usize> {
    let last = matches.len().checked_sub(1)?;
    Some(match at.filter(|at| *at <= last) {
        None => matches.iter().position(|line| *line >= from).unwrap_or(0),
        Some(at) if next => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        Some(at) => at.checked_sub(1).unwrap_or(last),
    })
}

/// Shows which match one is at: the `nth` of all in the lines.
pub fn point_out(lines: &mut [Line], nth: usize, theme: Theme) {
    let (mut count, mut goes_on) = (0, false);
    for (_, pieces) in lines {
        let last = pieces.len();
        for (place, (_, style)) in pieces.iter_mut().enumerate() {
            let is_match = theme.is_found(*style);
            if is_match && !(goes_on && place == 0) {
                count += 1;
            }
            goes_on = is_match && place + 1 == last;
            if is_match && count == nth + 1 {
                *style = style.add_modifier(Modifier::REVERSED);
            }
        }
    }
}

impl App {
    /// What was sought is highlighted in what was opened from the hits, and in nothing else.
    pub(super) fn settle_found(&mut self) {
        let above = self.views.iter().rposition(|view| matches!(view, View::Search(_))).is_some_and(|at| at + 1 < self.views.len());
        let asked_here = self.layers.iter().any(|layer| matches!(layer, Layer::Reading(reading) if reading.sought.is_some()));
        if !above && !asked_here {
            self.found = None;
        }
    }

    /// Asks what is sought in the text that is read.
    pub(super) fn ask_in_text(&mut self) {
        let Some(Layer::Reading(reading)) = self.layers.last() else { return };
        let former = reading.sought.as_ref().map_or_else(String::new, |sought| sought.query.clone());
        let lang = self.setting.lang;
        self.open_line(AsksFor::InText, help::seek_title(lang), help::seek_hint(lang), &former);
    }

    /// Highlights that in the text; where it is not in it, what was highlighted before stays.
    pub(super) fn answer_in_text(&mut self, query: &str) -> Result<(), String> {
        let Some(at) = self.layers.iter().rposition(|layer| matches!(layer, Layer::Reading(_))) else { return Ok(()) };
        let before = self.found.take();
        if !query.is_empty() {
            self.found = Some(Arc::new(Words::of(query)));
            let has_match = matches!(self.layers.get(at), Some(Layer::Reading(reading)) if reading.has_match(self));
            if !has_match {
                self.found = before;
                return Err(say::no_match(self.setting.lang, self.shown_query(query)));
            }
        }
        if let Some(Layer::Reading(reading)) = self.layers.get_mut(at) {
            reading.seek(query, before);
        }
        Ok(())
    }

    /// Closes the text; what was highlighted before something was sought in it is so again.
    pub(super) fn leave_reading(&mut self) {
        if let Some(Layer::Reading(reading)) = self.layers.pop()
            && let Some(sought) = reading.sought
        {
            self.found = sought.before;
        }
    }

    fn shown_query(&self, query: &str) -> String {
        self.setting.cells.cut(&visible_line(query), 24).into_owned()
    }

    /// Goes to the next or the previous match in the text that is read, and says which it is.
    pub(super) fn go_to_match(&mut self, next: bool) {
        let at = match self.layers.pop() {
            Some(Layer::Reading(mut reading)) => {
                let at = reading.turn_to_match(self, next);
                self.layers.push(Layer::Reading(reading));
                at
            }
            Some(layer) => {
                self.layers.push(layer);
                None
            }
            None => self.with_view(|view, app| view.face_mut().turn_to_match(app, next)).flatten(),
        };
        let lang = self.setting.lang;
        let sought = match self.layers.last() {
            Some(Layer::Reading(reading)) => reading.sought.as_ref().map(|sought| sought.query.as_str()),
            _ => None,
        };
        let query = self.shown_query(sought.unwrap_or(self.finder.asked()));
        self.say(Notice::plain(match at {
            Some((at, all)) => say::match_of(lang, query, at + 1, all),
            None => say::no_match(lang, query),
        }));
    }
}

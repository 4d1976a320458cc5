//! How the changes and the log are drawn.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{ChangesView, Page, layout};
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::console::keymap::{Action, Context};
use crate::console::screens::panes;
use crate::console::text::visible_line;
use crate::ledger::{Event, EventNo};
use crate::messages::{console, past as say, words};
use crate::report::changes::{ChangeLine, ChangeList};
use crate::report::text::sign_and_word;
use crate::report::words::{event_text, event_words};

/// From this width on the year of an event is told.
const WIDE_FROM: u16 = 110;
/// The columns of who and what it is about.
const WHO: u16 = 9;
const ID: u16 = 14;

impl ChangesView {
    /// Draws the page that is seen.
    pub(super) fn paint(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = layout(app);
        canvas.panel(layout.frame, &self.title(canvas), true);
        self.draw_head(app, canvas, layout.heading);
        if self.rows().count() == 0 {
            // That nothing changed stands in the head; here is what to do about it.
            let nothing = match self.page {
                Page::Log => say::nothing_logged(canvas.lang).to_owned(),
                Page::Changes => say::ask_otherwise(canvas.lang, app.key_of(Context::Changes, Action::AskSince)),
            };
            panes::nothing(canvas, layout.list, nothing, canvas.theme.muted);
            return;
        }
        for (at, row) in self.list_seen().in_sight(self.rows(), layout.list) {
            panes::mark(canvas, row, at == self.cursor());
            let room = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
            match self.page {
                Page::Changes => self.draw_change(app, canvas, room, at),
                Page::Log => self.draw_event(app, canvas, room, at),
            }
        }
        self.draw_words(app, canvas, layout.words);
        panes::position(canvas, layout.frame, &console::nth_of(canvas.lang, self.cursor() + 1, self.rows().count()));
    }

    /// Both pages, the one that is seen in the style of a title and between signs.
    fn title(&self, canvas: &Canvas<'_>) -> Vec<Piece> {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let named = |page: Page, name: &str| match page == self.page {
            true => (format!("[{name}]"), theme.heading),
            false => (format!(" {name} "), theme.muted),
        };
        vec![named(Page::Changes, say::page_changes(lang)), named(Page::Log, say::page_log(lang))]
    }

    fn draw_head(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let filter = if self.filter.is_empty() { String::new() } else { say::filtered(lang, visible_line(&self.filter)) };
        let first_look = self.asked == super::AskedSince::LastLook && app.last_look.is_none();
        let [first, second] = match self.page {
            Page::Changes => {
                let note = if first_look { say::first_look(lang) } else { "" };
                let gap = if note.is_empty() { "" } else { lang.pick("", " ") };
                [format!("{}{filter}", self.head[0]), format!("{note}{gap}{}", self.head[1])]
            }
            Page::Log => [format!("{}{filter}", say::log_of(lang, self.log.len(), app.ledger.events().len())), String::new()],
        };
        let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        canvas.put_cut(room, room.x, room.y, room.width, &first, theme.text);
        let lines = panes::whole_items(canvas.cells, &second, lang.pick("，", ", "), usize::from(room.width).max(1));
        for (y, line) in (room.y + 1..room.bottom()).zip(lines) {
            canvas.put(room, room.x, y, &line, theme.muted);
        }
    }

    fn draw_change(&self, app: &App, canvas: &mut Canvas<'_>, room: Rect, at: usize) {
        let Some((list, line)) = self.list.as_ref().and_then(|list| Some((list, *list.lines().get(at)?))) else { return };
        let (lang, theme) = (canvas.lang, canvas.theme);
        let words = list.words(&app.ledger, line, lang);
        let indent = u16::try_from(ChangeList::indent(line)).unwrap_or(0);
        let x = room.x.saturating_add(indent);
        let style = match line {
            ChangeLine::Group(_) => theme.heading,
            ChangeLine::Lapsed(_) => theme.notice,
            _ => theme.text,
        };
        // The light that it has now stands before the words, in its colour.
        let x = match list.light(line) {
            Some(light) => canvas.put(room, x, room.y, &sign_and_word(light, lang), theme.light(light)).saturating_add(1),
            None => x,
        };
        canvas.put_cut(room, x, room.y, room.right().saturating_sub(x), &words, style);
    }

    fn draw_event(&self, app: &App, canvas: &mut Canvas<'_>, room: Rect, at: usize) {
        let Some(event) = self.log.get(at).and_then(|no| app.ledger.event(*no)) else { return };
        let (lang, theme) = (canvas.lang, canvas.theme);
        let format = if room.width + 4 >= WIDE_FROM { "%Y-%m-%d %H:%M" } else { "%m-%d %H:%M" };
        let when = event.at.format(format).to_string();
        let mut x = canvas.put(room, room.x, room.y, &when, theme.muted).saturating_add(1);
        let cells: [(&str, u16, Style); 2] = [(&visible_line(&event.by), WHO, theme.text), (&id(app, event, lang), ID, theme.heading)];
        for (text, width, style) in cells {
            canvas.put_cut(room, x, room.y, width - 1, text, style);
            x = x.saturating_add(width);
        }
        let (words, style) = event_line(app, event, lang, &theme);
        canvas.put_cut(room, x, room.y, room.right().saturating_sub(x), &words, style);
        let end = x.saturating_add(canvas.width(&words));
        if let Some(text) = event_text(event).filter(|_| end.saturating_add(4) < room.right()) {
            canvas.put_cut(room, end + 2, room.y, room.right().saturating_sub(end + 2), &visible_line(text), theme.muted);
        }
    }

    /// The line under the cursor in full.
    fn draw_words(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let lang = canvas.lang;
        let text = match self.page {
            Page::Changes => {
                let line = self.list.as_ref().and_then(|list| Some((list, *list.lines().get(self.cursor())?)));
                line.map(|(list, line)| list.words(&app.ledger, line, lang))
            }
            Page::Log => self.log.get(self.cursor()).and_then(|no| full(app, *no)),
        };
        panes::words(canvas, area, [(text.unwrap_or_default(), canvas.theme.text)]);
    }
}

/// What an event is about.
fn id(app: &App, event: &Event, lang: crate::messages::Lang) -> String {
    event.item.map_or_else(|| words::plan(lang).to_owned(), |key| app.ledger.label(key))
}

/// An event in a few words; one that was taken back says so.
fn event_line(app: &App, event: &Event, lang: crate::messages::Lang, theme: &crate::console::theme::Theme) -> (String, Style) {
    let taken_back = event.item.and_then(|key| app.ledger.item(key)).is_some_and(|item| app.ledger.is_taken_back(item, event));
    let mark = if taken_back { crate::messages::console::taken_back(lang) } else { "" };
    (format!("{}{mark}", visible_line(&event_words(&app.ledger, event, lang))), if taken_back { theme.muted } else { theme.text })
}

fn full(app: &App, no: EventNo) -> Option<String> {
    let (event, lang) = (app.ledger.event(no)?, app.setting.lang);
    let head = say::event(lang, event.at.format("%Y-%m-%d %H:%M"), visible_line(&event.by), id(app, event, lang));
    let text = event_text(event).map(|text| format!("{}{}", lang.pick("：", ": "), visible_line(text))).unwrap_or_default();
    Some(format!("{head} {}{text}", visible_line(&event_words(&app.ledger, event, lang))))
}

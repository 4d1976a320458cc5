//! The timeline of an item: its notes and events, newest first.

use chrono::Datelike;
use ratatui::style::Style;

use crate::console::app::{App, Setting};
use crate::console::canvas::Piece;
use crate::console::found;
use crate::console::text::{visible, visible_line};
use crate::ledger::{Event, Item, ItemKey};
use crate::messages::console as say;
use crate::report::words::{event_text, event_words};

/// A line of it.
pub type Line = (u16, Vec<Piece>);

/// The timeline, wrapped to `width`; at most `events` events, each with at most `lines` lines of text. Returns how many are left out.
pub fn lines(app: &App, key: ItemKey, width: u16, events: usize, lines: usize) -> (Vec<Line>, usize) {
    let Some(item) = app.ledger.item(key) else { return (Vec::new(), 0) };
    let mut out = Vec::new();
    let mut total = 0;
    for event in app.ledger.history(item).rev() {
        total += 1;
        if total <= events {
            push_head(app, item, event, width, &mut out);
            push_text(app, event, width, lines, &mut out);
        }
    }
    (out, total.saturating_sub(events))
}

/// When, who and what; what goes on a line of its own where it has no room beside the others.
fn push_head(app: &App, item: &Item, event: &Event, width: u16, out: &mut Vec<Line>) {
    let (cells, theme) = (app.setting.cells, app.setting.theme);
    // The year where it is not the ledger's own.
    let format = if event.at.year() == app.as_of.year() { "%m-%d %H:%M" } else { "%Y-%m-%d %H:%M" };
    let when = format!("{} ", event.at.format(format));
    let who = format!("{} ", visible_line(&event.by));
    let taken_back = app.ledger.is_taken_back(item, event);
    let mark = if taken_back { say::taken_back(app.setting.lang) } else { "" };
    let what =
        (format!("{}{mark}", event_words(&app.ledger, event, app.setting.lang)), if taken_back { theme.muted } else { theme.heading });
    let fits = cells.width(&when) + cells.width(&who) + cells.width(&what.0) <= usize::from(width);
    let mut head = found::beside(app, &when, theme.muted);
    head.extend(found::beside(app, &who, theme.text));
    if fits {
        head.extend(found::beside(app, &what.0, what.1));
        out.push((0, head));
    } else {
        out.push((0, head));
        out.extend(found::styled(app, &what.0, width, 2, what.1));
    }
}

/// A text of our own or of the plan in lines of that width, indented.
pub fn wrapped(setting: &Setting, text: &str, width: u16, indent: u16) -> Vec<Line> {
    styled(setting, text, width, indent, setting.theme.text)
}

/// The same in some style.
pub fn styled(setting: &Setting, text: &str, width: u16, indent: u16, style: Style) -> Vec<Line> {
    let room = usize::from(width.saturating_sub(indent)).max(1);
    let line = |range: std::ops::Range<usize>| (indent, vec![(text.get(range).unwrap_or_default().trim_end().to_owned(), style)]);
    setting.cells.wrap(text, room).into_iter().map(line).collect()
}

fn push_text(app: &App, event: &Event, width: u16, most: usize, out: &mut Vec<Line>) {
    let Some(text) = event_text(event) else { return };
    let (cells, theme) = (app.setting.cells, app.setting.theme);
    let shown = visible(text);
    let marks = found::marks(app.found.as_deref(), &shown);
    let room = usize::from(width.saturating_sub(2)).max(1);
    let wrapped = cells.wrap(&shown, room);
    for (at, range) in wrapped.iter().take(most).enumerate() {
        if at + 1 == most && wrapped.len() > most {
            let line = shown.get(range.clone()).unwrap_or_default().trim_end();
            out.push((2, vec![(cells.cut(&format!("{line}……"), room).into_owned(), theme.text)]));
        } else {
            out.push((2, found::line_pieces(app, &shown, range.clone(), &marks, theme.text)));
        }
    }
}

//! The frame of all screens: the first line says what and when, the last line which keys, above it what the console has to say.

use chrono::{Datelike, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::overview_view;
use super::view::View;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece};
use crate::console::keymap::{Action, Context, display};
use crate::console::layers::Layer;
use crate::console::notice::Notice;
use crate::messages::{console as say, past, room};

/// The least size for which the screens are made.
const LEAST: (u16, u16) = (60, 16);

/// Draws the whole screen; returns where the cursor stands, if it is seen.
pub fn draw(app: &App, buf: &mut Buffer) -> Option<(u16, u16)> {
    let area = buf.area;
    let setting = &app.setting;
    let mut canvas = Canvas { buf, cells: setting.cells, theme: setting.theme, lang: setting.lang };
    if is_too_small((area.width, area.height)) {
        draw_too_small(app, &mut canvas, area);
        return None;
    }
    draw_header(app, &mut canvas, Rect { height: 1, ..area });
    match app.view() {
        Some(view) => view.face().draw(app, &mut canvas),
        None => overview_view::draw(app, &mut canvas),
    }
    let caret = match app.layers.is_empty() {
        true => app.view().and_then(|view| view.face().caret(app)),
        false => draw_layers(app, &mut canvas, layer_area((area.width, area.height))),
    };
    draw_foot(app, &mut canvas, Rect { y: area.bottom() - 1, height: 1, ..area });
    caret
}

/// Whether nothing of the screens is shown on a terminal of that size.
pub const fn is_too_small((width, height): (u16, u16)) -> bool {
    width < LEAST.0 || height < LEAST.1
}

/// Where layers lie on a terminal of that size: between the first line and the last.
pub fn layer_area((width, height): (u16, u16)) -> Rect {
    Rect { x: 0, y: 1, width, height: height.saturating_sub(2) }
}

fn draw_layers(app: &App, canvas: &mut Canvas<'_>, area: Rect) -> Option<(u16, u16)> {
    let mut caret = None;
    for layer in &app.layers {
        caret = layer.draw(app, canvas, area);
    }
    caret
}

fn draw_too_small(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let mut text = say::too_small(canvas.lang, area.width, area.height, LEAST.0, LEAST.1);
    // Over a text that is being written the key would be a letter of it.
    if app.layers.is_empty() && !app.is_writing() {
        text.push_str(&say::how_to_quit(canvas.lang, app.key_of(Context::Anywhere, Action::Quit)));
    } else if app.draft().is_some() {
        text.push_str(say::writing_is_kept(canvas.lang));
    }
    let lines = canvas.cells.wrap(&text, usize::from(area.width));
    for (y, range) in (area.top()..area.bottom()).zip(lines) {
        canvas.put(area, area.x, y, text.get(range).unwrap_or_default(), canvas.theme.notice);
    }
}

/// What and when: the plan on the left; on the right the day, how far the year's end is, and who acts.
fn draw_header(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut right: Vec<Piece> = Vec::new();
    if app.is_past() {
        right.push((past::past_mark(lang).to_owned(), theme.past));
        right.push((" ".to_owned(), theme.text));
    } else if app.setting.read_only {
        right.push((format!("{}  ", say::read_only_mark(lang)), theme.notice));
    }
    if app.meeting.is_some() && !matches!(app.view(), Some(View::Meeting(_))) {
        right.push((format!("{}  ", room::header_mark(lang)), theme.notice));
    }
    let title_width = canvas.width(&app.ledger.plan().title).saturating_add(canvas.width(say::NAME)).saturating_add(3);
    // The weekday goes first where the title has no room.
    let with_weekday = header_day(app, true);
    let narrow: u16 = right.iter().chain(&with_weekday).map(|(text, _)| canvas.width(text)).sum();
    right.extend(if narrow.saturating_add(title_width) <= room.width { with_weekday } else { header_day(app, false) });
    let width: u16 = right.iter().map(|(text, _)| canvas.width(text)).sum();
    let start = room.right().saturating_sub(width).max(room.x + 6);
    canvas.put_pieces(room, start, area.y, &right);
    let left = Rect { width: start.saturating_sub(room.x).saturating_sub(1), ..room };
    let x = canvas.put(left, left.x, area.y, say::NAME, theme.marker).saturating_add(1);
    canvas.put_cut(left, x, area.y, left.right().saturating_sub(x), &app.ledger.plan().title, theme.heading);
}

/// The day, how far the year's end is, and who acts.
fn header_day(app: &App, with_weekday: bool) -> Vec<Piece> {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let mut pieces = Vec::new();
    let weekday = if with_weekday { format!(" {}", weekday(app, app.as_of)) } else { String::new() };
    let day = format!("{}{weekday}", app.as_of);
    pieces.push(match app.setting.as_of_given {
        _ if app.is_past() => (day, theme.notice),
        true => (say::as_of(lang, day), theme.notice),
        false => (day, theme.text),
    });
    if let Some(end) = NaiveDate::from_ymd_opt(app.ledger.plan().year, 12, 31) {
        let left = (end - app.as_of).num_days();
        let text = if left >= 0 { say::to_year_end(lang, left) } else { say::past_year_end(lang, -left) };
        pieces.push((format!("  {text}"), theme.text));
    }
    pieces.push((format!("  {}", app.setting.cells.cut(&app.setting.by, 16)), theme.muted));
    pieces
}

fn weekday(app: &App, day: NaiveDate) -> &'static str {
    say::weekdays(app.setting.lang)[day.weekday().num_days_from_monday() as usize % 7]
}

/// Which keys there are now, and what the console has to say.
fn draw_foot(app: &App, canvas: &mut Canvas<'_>, area: Rect) {
    let room = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let Some(notice) = app.notice() else {
        let hints = hints(app, canvas, room.width);
        canvas.put_pieces(room, room.x, area.y, &hints);
        return;
    };
    // The sentence is worth more than most keys, but not more than help and the way back.
    let behind = canvas.width(&notice.text).saturating_add(2);
    let hints = hints(app, canvas, room.width.saturating_sub(behind));
    let hints_width: u16 = hints.iter().map(|(text, _)| canvas.width(text)).sum();
    let style = notice.style(&canvas.theme);
    if behind.saturating_add(hints_width) <= room.width.saturating_add(2) {
        canvas.put_pieces(room, room.x, area.y, &hints);
        canvas.put_right(room, area.y, &notice.text, style);
    } else {
        draw_long_notice(canvas, area, notice);
    }
}

/// A sentence that has no room beside the keys takes their place, over as many lines as it needs.
fn draw_long_notice(canvas: &mut Canvas<'_>, area: Rect, notice: &Notice) {
    let width = area.width.saturating_sub(2);
    let lines = canvas.cells.wrap(&notice.text, usize::from(width));
    let rows = u16::try_from(lines.len()).unwrap_or(1).clamp(1, 4);
    let place = Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area };
    canvas.clear(place);
    let room = Rect { x: place.x + 1, width, ..place };
    let style = notice.style(&canvas.theme);
    for (y, range) in (place.top()..place.bottom()).zip(lines) {
        canvas.put(room, room.x, y, notice.text.get(range).unwrap_or_default(), style);
    }
}

/// The keys that are worth knowing here, from the table. Where they do not all have room, help and the way back stay.
fn hints(app: &App, canvas: &Canvas<'_>, width: u16) -> Vec<Piece> {
    let mut hints = all_hints(app);
    let total = |hints: &[(Option<Action>, [Piece; 2])]| -> u16 {
        let width: u16 = hints.iter().flat_map(|(_, pieces)| pieces).map(|(text, _)| canvas.width(text)).sum();
        // The last one needs no space behind it.
        width.saturating_sub(2)
    };
    while total(&hints) > width {
        let spare = hints.iter().rposition(|(action, _)| !matches!(action, Some(Action::Help | Action::Back)));
        match spare {
            Some(at) => drop(hints.remove(at)),
            None => break,
        }
    }
    let mut pieces: Vec<Piece> = hints.into_iter().flat_map(|(_, pieces)| pieces).collect();
    // The space between hints is none behind the last.
    if let Some((last, _)) = pieces.last_mut() {
        last.truncate(last.trim_end().len());
    }
    pieces
}

fn all_hints(app: &App) -> Vec<(Option<Action>, [Piece; 2])> {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let hint = |keys: &str, words: &str| [(keys.to_owned(), theme.key), (format!(" {words}  "), theme.text)];
    let mut hints = Vec::new();
    let contexts = app.contexts();
    if contexts.contains(&Context::Moving) {
        let pair = |a, b| format!("{}/{}", app.key_of(Context::Moving, a), app.key_of(Context::Moving, b));
        let (up_and_down, words) = (pair(Action::Down, Action::Up), say::hint_move(lang));
        let (keys, words) = match (app.layers.last(), app.view()) {
            (Some(Layer::Reading(_)), _) => (up_and_down, say::hint_scroll(lang)),
            (None, None | Some(View::Matrix(_))) => (format!("{up_and_down} {}", pair(Action::Left, Action::Right)), words),
            _ => (up_and_down, words),
        };
        hints.push((None, hint(&keys, words)));
    }
    if matches!(app.layers.last(), Some(Layer::Writing(_))) {
        hints.push((None, hint("Enter", say::hint_new_line(lang))));
    }
    let mut nearer: Vec<&String> = Vec::new();
    for (binding, keys) in contexts.iter().flat_map(|context| app.setting.keymap.lines(*context)) {
        let first = keys.first().filter(|key| !nearer.contains(key));
        nearer.extend(keys);
        // What a nearer context does with a key hides what another would do with it.
        if let Some(key) = first.filter(|_| binding.on_bottom_line && app.is_hinted(binding.action)) {
            hints.push((Some(binding.action), hint(&display(key), app.hint_words(binding))));
        }
    }
    hints
}

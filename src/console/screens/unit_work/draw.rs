//! The work of a unit, as it is drawn: only the rows in sight are looked at.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::UnitWorkView;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece, light_piece};
use crate::console::screens::document::cut_to_lines;
use crate::console::screens::panes::{self, Panes};
use crate::ledger::{Item, ItemKey, Light, Note, Tally, UnitRow, to_moment};
use crate::messages::{Lang, console, queue, units as say, words};
use crate::plan::Role;
use crate::report::text::light_letter;
use crate::report::units::{
    by_words, by_words_short, kind_word, marks_words, promise_lines, role_word, roles_words, summary_lines, tally_words,
};
use crate::report::words::deadline_words;

/// Rows above the list: the roles with their counts, and how supervision stands.
const HEAD: u16 = 2;
/// At least so many rows are left to the list.
const LIST: u16 = 5;
/// From this width on the columns are wide, and the words that bind the unit have one.
const WIDE_FROM: u16 = 110;
/// From this width on the last note has one, too.
const WITH_NOTE: u16 = 160;
/// So many notes are shown at most.
const NOTES: usize = 5;

/// Where everything stands.
pub(super) fn layout(app: &App) -> Panes {
    Panes::of(app.size, HEAD, |height| {
        let body = height.saturating_sub(HEAD);
        (body * 2 / 5).clamp(4, 16).min(body.saturating_sub(LIST))
    })
}

/// The widths of the columns, the space behind each included; the text has what they leave.
struct Columns {
    role: u16,
    by: u16,
    light: u16,
    id: u16,
    age: u16,
    note: u16,
}

impl Columns {
    fn of(lang: Lang, width: u16) -> Self {
        let wide = width + 2 >= WIDE_FROM;
        Self {
            role: lang.pick(7, 6),
            by: match width + 2 {
                WITH_NOTE.. => 34,
                WIDE_FROM.. => 21,
                _ => 0,
            },
            light: if wide { lang.pick(27, 35) } else { lang.pick(26, 31) },
            id: if wide { 14 } else { 6 },
            age: lang.pick(8, 6),
            note: if width + 2 >= WITH_NOTE { width / 5 } else { 0 },
        }
    }
}

impl UnitWorkView {
    /// Draws it.
    pub(super) fn paint(&self, app: &App, canvas: &mut Canvas<'_>) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let layout = layout(app);
        canvas.panel(layout.frame, &self.title(canvas), true);
        self.draw_head(canvas, layout.heading);
        if self.shown.is_empty() {
            let text = match self.work.rows.is_empty() {
                true => say::no_part(lang, self.unit(), app.as_of),
                false => say::nothing_in_role(lang).to_owned(),
            };
            panes::nothing(canvas, layout.list, text, theme.good);
        }
        let columns = Columns::of(lang, layout.list.width);
        for (at, area) in self.list.in_sight(self.rows(), layout.list) {
            if let Some(row) = self.row(at) {
                self.draw_row(app, canvas, area, &columns, (row, at == self.list.at()));
            }
        }
        let nth = if self.shown.is_empty() { 0 } else { self.list.at() + 1 };
        panes::position(canvas, layout.frame, &console::nth_of(lang, nth, self.shown.len()));
        self.draw_preview(app, canvas, layout.words);
    }

    fn title(&self, canvas: &Canvas<'_>) -> Vec<Piece> {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let summary = &self.work.summary;
        let mut title = vec![(self.unit().to_string(), theme.heading), (format!("  {}", kind_word(summary.kind, lang)), theme.muted)];
        if !self.marked.is_empty() {
            title.push((format!("  {}", console::marked(lang, self.marked.len())), theme.notice));
        }
        if !self.with_closed {
            let closed = self.work.rows.iter().filter_map(|row| row.standing_in(self.role)).filter(|one| one.light().is_none()).count();
            title.push((say::hides_closed(lang, closed), theme.notice));
        }
        title
    }

    /// The roles, the one that is listed with a marker, each with what is red and yellow; below them how supervision stands.
    fn draw_head(&self, canvas: &mut Canvas<'_>, head: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let room = Rect { x: head.x + 1, width: head.width.saturating_sub(2), ..head };
        let summary = &self.work.summary;
        let all = [None].into_iter().chain(Role::ALL.map(Some));
        let mut pieces: Vec<Piece> = Vec::new();
        for role in all {
            let active = self.role == role;
            let (count, tally) = match role {
                Some(role) => (summary.in_role(role).total(), summary.in_role(role)),
                None => (self.work.rows.len(), Tally::default()),
            };
            pieces.push((if active { canvas.marker() } else { " " }.to_owned(), theme.marker));
            pieces.push((format!("{} {count}", role_word(role, lang)), if active { theme.heading } else { theme.muted }));
            for light in [Some(Light::Red), Some(Light::Yellow)] {
                if tally.with(light) > 0 {
                    pieces.push((format!(" {}{}", light_letter(light, lang), tally.with(light)), theme.light(light)));
                }
            }
            pieces.push((" ".into(), theme.text));
        }
        canvas.put_pieces(room, room.x, room.y, &pieces);
        if head.height > 1
            && let Some(line) = summary_lines(summary, lang).into_iter().nth(1)
        {
            canvas.put_cut(room, room.x, room.y + 1, room.width, &line, theme.muted);
        }
    }

    fn draw_row(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect, columns: &Columns, (row, selected): (&UnitRow, bool)) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let Some(item) = app.ledger.item(row.key) else { return };
        panes::mark(canvas, area, selected);
        if self.marked.contains(&row.key) {
            canvas.put(area, area.x + 1, area.y, "*", theme.notice);
        }
        let x = canvas.put_cut(area, area.x + 2, area.y, columns.role - 1, &roles_short(row, lang), theme.muted) + 1;
        let (light, style) = row.standing_in(self.role).map(|standing| light_piece(standing, &app.setting)).unwrap_or_default();
        let x = canvas.put_cut(area, x, area.y, columns.light - 1, &light, style) + 1;
        let style = if selected { theme.heading } else { theme.text };
        // Where there is little room the unit is not said again in each row.
        let id = if columns.by > 0 { app.label(row.key) } else { row.measure.to_string() };
        let x = canvas.put_cut(area, x, area.y, columns.id - 1, &id, style) + 1;
        let x = if columns.by > 0 {
            let by = if columns.note > 0 { by_words(&app.ledger, row, lang) } else { by_words_short(&app.ledger, row, lang) };
            canvas.put_cut(area, x, area.y, columns.by - 1, &by, theme.muted) + 1
        } else {
            x
        };
        let age_at = area.right().saturating_sub(columns.age);
        let note_at = age_at.saturating_sub(columns.note);
        let draft = if app.drafts.iter().any(|draft| draft.item == row.key) { console::draft_mark(lang) } else { "" };
        let marks = marks_words(&app.ledger, row, app.as_of, lang);
        let marks = [draft, &marks].into_iter().filter(|mark| !mark.is_empty()).fold(String::new(), |all, mark| format!("{all}{mark} "));
        let x = canvas.put_cut(area, x, area.y, canvas.width(&marks).min(note_at.saturating_sub(x)), &marks, theme.notice);
        canvas.put_cut(area, x, area.y, note_at.saturating_sub(x + 1), &text_of(app, row), style);
        let note = item.notes().next_back();
        if let Some(note) = note.filter(|_| columns.note > 0) {
            canvas.put_cut(area, note_at, area.y, columns.note - 1, &note.text.replace('\n', " "), theme.muted);
        }
        canvas.put_cut(area, age_at, area.y, columns.age - 1, &short_age(note, app, lang), theme.muted);
    }

    /// Below the list: the whole text of what is under the cursor, what binds the unit, by when, its open promises, and the last notes.
    fn draw_preview(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let Some(room) = panes::below_rule(canvas, area) else { return };
        let row = self.previewed.and_then(|key| self.work.rows.iter().find(|row| row.key == key));
        let Some(row) = row else { return };
        let lines = preview_lines(app, canvas, row, room);
        for (y, (text, style)) in (room.y..room.bottom()).zip(lines) {
            canvas.put_cut(room, room.x, y, room.width, &text, style);
        }
    }
}

/// The text first, cut where what follows would have no room: a line for the words that bind it, one for each promise, one for the last note.
fn preview_lines(app: &App, canvas: &Canvas<'_>, row: &UnitRow, room: Rect) -> Vec<(String, Style)> {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let (rows, item) = (usize::from(room.height), app.ledger.item(row.key));
    let promises = promise_lines(&app.ledger, row, app.as_of, lang);
    let notes = item.map(|item| notes(app, row, item, lang)).unwrap_or_default();
    let kept = 1 + promises.len().min(2) + usize::from(!notes.is_empty());
    let text = format!("{} {}", app.label(row.key), text_of(app, row));
    let lines = cut_to_lines(canvas.cells, &text, room.width, rows.saturating_sub(kept).max(1));
    let mut lines: Vec<(String, Style)> = lines.into_iter().map(|line| (line, theme.text)).collect();
    lines.push((bound_line(app, row, lang), theme.muted));
    lines.extend(promises.into_iter().map(|line| (line, theme.notice)));
    lines.extend(notes.into_iter().map(|line| (line, theme.text)));
    lines
}

/// In which roles and by which words, and by when.
fn bound_line(app: &App, row: &UnitRow, lang: Lang) -> String {
    let measure = app.ledger.item(row.measure_key()).and_then(|item| app.ledger.measure_of(item));
    let now = app.ledger.item(row.key).and_then(|item| app.ledger.deadline(item)).and_then(|deadline| deadline.end());
    let due = measure.map(|measure| {
        let published = deadline_words(&measure.deadline, lang);
        match now.filter(|now| Some(*now) != measure.deadline.end()) {
            Some(now) => queue::due_now(lang, now, published, app.ledger.item(row.key).map_or(0, |item| item.extensions().count())),
            None => queue::due(lang, published),
        }
    });
    let answering = if row.stake.is_answering { format!("  {}", say::answering(lang)) } else { String::new() };
    let bound = format!("{} {}{answering}", roles_words(row, lang), by_words(&app.ledger, row, lang));
    let owed = measure.and_then(|measure| app.ledger.of_measure(measure.id)).filter(|_| row.stake.standing_as(Role::Lead).is_some());
    let units = owed.map(|item| app.ledger.rollup(item, app.as_of).lights).filter(|tally| tally.total() > 1);
    let units = units.map(|tally| say::units_of(lang, tally_words(tally, lang)));
    [Some(bound), due, units].into_iter().flatten().collect::<Vec<_>>().join("  ")
}

/// The last notes on what the unit owes, and on the measure, newest first.
fn notes(app: &App, row: &UnitRow, item: &Item, lang: Lang) -> Vec<String> {
    let measure = app.ledger.item(row.measure_key()).filter(|measure| measure.key != item.key);
    let mut found: Vec<(ItemKey, &Note)> = Vec::new();
    for item in std::iter::once(item).chain(measure) {
        found.extend(item.notes().rev().take(NOTES).map(|note| (item.key, note)));
    }
    found.sort_by_key(|(_, note)| std::cmp::Reverse(note.at));
    let line = |(of, note): (ItemKey, &Note)| {
        let (when, kind) = (note.at.format("%m-%d %H:%M"), note.word(lang));
        let of = if of == row.key { String::new() } else { format!("{} ", app.label(of)) };
        format!("{when} {} {of}{kind} {}", note.by, note.text.replace('\n', " "))
    };
    found.into_iter().take(NOTES).map(line).collect()
}

fn text_of(app: &App, row: &UnitRow) -> String {
    let measure = app.ledger.item(row.measure_key()).and_then(|item| app.ledger.measure_of(item));
    measure.map(|measure| measure.text.replace('\n', " ")).unwrap_or_default()
}

/// The roles where there is little room: the word of one, the first characters of several.
fn roles_short(row: &UnitRow, lang: Lang) -> String {
    let roles: Vec<Role> = row.stake.roles().collect();
    let first = |role: &Role| role.word(lang).chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    match (roles.as_slice(), lang) {
        ([only], Lang::Zh) => only.word(lang).to_owned(),
        (several, _) => several.iter().map(first).collect::<Vec<_>>().join("+"),
    }
}

/// How long ago somebody wrote something.
fn short_age(note: Option<&Note>, app: &App, lang: Lang) -> String {
    match note.map(|note| (app.as_of - to_moment(note.at).date_naive()).num_days()) {
        None => words::none(lang).to_owned(),
        Some(..=0) => queue::today(lang).to_owned(),
        Some(days) => queue::days_ago(lang, days),
    }
}

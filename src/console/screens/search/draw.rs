//! The search on the screen: the line above, the hits below it, and the one under the cursor in full at the foot.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::SearchView;
use super::row::Row;
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece, light_piece};
use crate::console::found::{line_pieces, marked};
use crate::messages::{console as console_say, lookup as say};
use crate::report::units::tally_words;
use crate::report::words::{deadline_words, place_words, status_words};
use crate::search::{Hit, Shown, Target};
use crate::text::visible;

/// From this height on the hit under the cursor is shown in full.
const PREVIEW_FROM: u16 = 20;
/// Before what is typed.
const PROMPT: &str = "/ ";
/// The narrowest and the widest column of ids.
const IDS: (u16, u16) = (4, 18);

/// Where everything stands.
pub struct Layout {
    frame: Rect,
    line: Rect,
    pub list: Rect,
    preview: Rect,
}

impl Layout {
    pub fn of((width, height): (u16, u16)) -> Self {
        let frame = Rect { x: 0, y: 1, width, height: height.saturating_sub(2) };
        let inner = Rect { x: 1, y: 2, width: width.saturating_sub(2), height: frame.height.saturating_sub(2) };
        let preview = if height < PREVIEW_FROM { 0 } else { (inner.height / 4).clamp(4, 9) };
        let line = Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), height: inner.height.min(1), ..inner };
        let list = Rect { y: line.bottom(), height: inner.height.saturating_sub(line.height + preview), ..inner };
        Self { frame, line, list, preview: Rect { y: list.bottom(), height: preview.min(inner.height), ..inner } }
    }

    /// Where the query is typed.
    pub fn field(&self) -> Rect {
        let prompt = u16::try_from(PROMPT.len()).unwrap_or(0);
        Rect { x: self.line.x.saturating_add(prompt), width: self.line.width.saturating_sub(prompt), ..self.line }
    }

    /// How many hits are in sight.
    pub fn rows(&self) -> usize {
        usize::from(self.list.height).max(1)
    }
}

impl SearchView {
    /// The cell of the caret, while the line has the keys.
    pub fn caret(&self, app: &App) -> Option<(u16, u16)> {
        self.is_in_line().then(|| self.editor.caret_cell(Layout::of(app.size).field()))
    }

    /// Draws it.
    pub fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = Layout::of(app.size);
        let theme = canvas.theme;
        canvas.panel(layout.frame, &self.title(app, canvas), true);
        let prompt = if self.is_in_line() { theme.marker } else { theme.muted };
        canvas.put(layout.line, layout.line.x, layout.line.y, PROMPT, prompt);
        let field = layout.field();
        if self.editor.text().is_empty() {
            canvas.put_cut(field, field.x, field.y, field.width, say::search_hint(canvas.lang), theme.muted);
        }
        self.editor.draw(canvas.buf, field, theme.text, canvas.cells);
        let hits = app.finder.search().hits();
        if hits.is_empty() {
            return self.draw_nothing(app, canvas, layout.list);
        }
        self.draw_hits(app, canvas, layout.list, hits);
        if let Some(hit) = self.hit(&app.finder) {
            draw_preview(app, canvas, layout.preview, hit);
        }
        if hits.len() > layout.rows() && layout.frame.height > 1 {
            let text = format!(" {} ", console_say::nth_of(canvas.lang, self.cursor + 1, app.finder.search().count()));
            let foot = Rect { y: layout.frame.bottom() - 1, height: 1, width: layout.frame.width.saturating_sub(2), ..layout.frame };
            canvas.put_right(foot, foot.y, &text, theme.muted);
        }
    }

    /// How many there are, and as of which day: it is read aloud.
    fn title(&self, app: &App, canvas: &Canvas<'_>) -> Vec<Piece> {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let mut title = vec![(say::search_title(lang).to_owned(), theme.heading)];
        if !self.query().trim().is_empty() && !app.finder.is_awaited() {
            let count = say::found(lang, app.finder.search().count());
            title.push((format!("  {count}{}{}", canvas.dot(), say::as_of(lang, app.as_of)), theme.text));
        }
        title
    }

    /// What can be sought where nothing is, and what was where nothing was found.
    fn draw_nothing(&self, app: &App, canvas: &mut Canvas<'_>, list: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let room = Rect { x: list.x + 1, width: list.width.saturating_sub(2), y: list.y + 1, height: list.height.saturating_sub(1) };
        let query = self.query().trim();
        let mut texts: Vec<(String, Style)> = Vec::new();
        if app.finder.is_awaited() {
            texts.push((say::still_indexing(lang).to_owned(), theme.notice));
        } else if query.is_empty() {
            texts.extend(say::can_be_sought(lang).lines().map(|line| (line.to_owned(), theme.text)));
            let former: Vec<&str> = app.finder.former().iter().rev().take(8).map(String::as_str).collect();
            if !former.is_empty() {
                texts.push((String::new(), theme.text));
                texts.push((say::former_queries(lang, former.join(lang.pick("　", "   "))), theme.muted));
            }
        } else if let Some(trouble) = app.finder.trouble() {
            texts.push((trouble.explain(lang), theme.bad));
        } else {
            let shown = canvas.cells.cut(query, 40).into_owned();
            texts.push((say::nothing_found(lang, shown, app.as_of), theme.notice));
            texts.push((say::what_was_sought(lang).to_owned(), theme.text));
        }
        let mut y = room.y;
        for (text, style) in texts {
            for range in canvas.cells.wrap(&text, usize::from(room.width).max(1)) {
                canvas.put(room, room.x, y, text.get(range).unwrap_or_default(), style);
                y = y.saturating_add(1);
            }
        }
    }

    fn draw_hits(&self, app: &App, canvas: &mut Canvas<'_>, list: Rect, hits: &[Hit]) {
        let seen = hits.iter().enumerate().skip(self.top).take(usize::from(list.height));
        let rows: Vec<(usize, Row<'_>)> = seen.filter_map(|(at, hit)| Some((at, Row::of(app, canvas, hit, at == self.cursor)?))).collect();
        let kinds = rows.iter().map(|(_, row)| canvas.width(row.kind)).max().unwrap_or(0);
        let ids = rows.iter().map(|(_, row)| row.id_width(canvas)).max().unwrap_or(0).clamp(IDS.0, IDS.1);
        let lights = rows.iter().filter_map(|(_, row)| row.light.as_ref()).map(|(text, _)| canvas.width(text)).max().unwrap_or(0);
        for (at, row) in rows {
            let y = list.y.saturating_add(u16::try_from(at - self.top).unwrap_or(u16::MAX));
            self.draw_row(canvas, Rect { y, height: 1, ..list }, &row, (kinds, ids, lights), at == self.cursor);
        }
    }

    fn draw_row(&self, canvas: &mut Canvas<'_>, room: Rect, row: &Row<'_>, (kinds, ids, lights): (u16, u16, u16), selected: bool) {
        let theme = canvas.theme;
        if selected {
            let style = if self.is_in_line() { theme.muted } else { theme.marker };
            canvas.put(room, room.x, room.y, canvas.marker(), style);
        }
        let x = room.x + 1;
        canvas.put(room, x, room.y, row.kind, theme.muted);
        let x = x.saturating_add(kinds + 1);
        let id = Rect { width: (x + ids).min(room.right()).saturating_sub(room.x), ..room };
        canvas.put_pieces(id, x, room.y, &row.id);
        let x = x.saturating_add(ids + 1);
        if let Some((light, style)) = &row.light {
            canvas.put(room, x, room.y, light, *style);
        }
        let x = if lights == 0 { x } else { x.saturating_add(lights + 1) };
        // The field leaves at least half of the rest to the text.
        let rest = room.right().saturating_sub(x);
        let field_room = Rect { width: x.saturating_add(rest / 2).saturating_sub(room.x), ..room };
        let x = canvas.put_pieces(field_room, x, room.y, &row.field);
        let excerpt = row.shown.excerpt(canvas.cells, usize::from(room.right().saturating_sub(x)));
        let style = if selected { theme.heading } else { theme.text };
        let pieces = marked(&excerpt.text, &excerpt.marks, style, theme);
        canvas.put_pieces(room, x, room.y, &pieces);
    }
}

/// The hit under the cursor in full, as far as there is room.
fn draw_preview(app: &App, canvas: &mut Canvas<'_>, area: Rect, hit: &Hit) {
    let theme = canvas.theme;
    let words = app.finder.search().words();
    let Some(shown) = Shown::of(&app.ledger, hit, words).filter(|_| area.height > 1) else { return };
    let line = if canvas.plain_signs() { "-" } else { "─" }.repeat(usize::from(area.width));
    canvas.put(area, area.x, area.y, &line, theme.border);
    let room = Rect { x: area.x + 1, y: area.y + 1, width: area.width.saturating_sub(2), height: area.height - 1 };
    canvas.put_pieces(room, room.x, room.y, &head(app, hit, &shown));
    let text = visible(shown.title);
    let marks = words.marks(&text);
    let lines = canvas.cells.wrap(&text, usize::from(room.width).max(1));
    for (y, range) in (room.y + 1..room.bottom()).zip(lines) {
        canvas.put_pieces(room, room.x, y, &line_pieces(app, &text, range, &marks, theme.text));
    }
}

/// How it stands, and where in the plan.
fn head(app: &App, hit: &Hit, shown: &Shown<'_>) -> Vec<Piece> {
    let (lang, theme, ledger) = (app.setting.lang, app.setting.theme, &app.ledger);
    let mut head = vec![(format!("{}  ", shown.id), theme.heading)];
    match &hit.target {
        Target::Measure(key) | Target::Owed(key) | Target::Note(key, _) => {
            let Some(item) = ledger.item(*key) else { return head };
            if let Some(standing) = ledger.standing(item, app.as_of) {
                head.push(light_piece(standing, &app.setting));
                if standing.light().is_some() {
                    head.push((format!("  {}", status_words(ledger, item, standing, lang)), theme.heading));
                }
            }
            if let Some(measure) = ledger.measure_of(item) {
                let lead =
                    measure.answering_lead().map(|lead| format!("  {} {lead}", crate::messages::words::lead(lang))).unwrap_or_default();
                head.push((format!("  {}{lead}", deadline_words(&measure.deadline, lang)), theme.muted));
            }
        }
        Target::Task(number) => {
            if let Some((area, section, _)) = ledger.plan().task(*number) {
                let tally = app.tallies.task(*number);
                head.push((format!("{}  ", say::measures_of_task(lang, tally_words(tally, lang))), theme.text));
                head.push((place_words(area, section), theme.muted));
            }
        }
        Target::Indicator(key) => {
            if let Some(row) = app.indicator_row(key) {
                head.push(row.light_piece(app));
                head.push((format!("  {}  {}", row.target_line, row.latest), theme.muted));
            }
        }
        Target::Unit(name) => {
            let aliases = ledger.units().unit(name).map(|unit| unit.aliases.join(lang.pick("、", ", "))).filter(|text| !text.is_empty());
            head.extend(aliases.map(|text| (format!("{}{text}", say::alias(lang)), theme.muted)));
        }
        Target::Group(_) => {}
    }
    head
}

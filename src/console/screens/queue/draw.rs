//! The queue, as it is drawn: only the lines in sight are looked at.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use super::layout::{Columns, SIGNS, layout};
use super::lines::{Line, Row};
use super::{QueueView, preview};
use crate::console::app::{App, Setting};
use crate::console::canvas::{Canvas, Piece, light_piece};
use crate::console::keymap::{Action, Context};
use crate::console::screens::panes;
use crate::ledger::{Entry, EventNo, Grade, Handled, ItemKey, Note, Status, to_moment};
use crate::messages::{Lang, console, fitting as say_list, queue as say};

/// So much of a long filter is read before what stands beside it is said.
const FILTER: u16 = 20;

impl QueueView {
    /// Draws it.
    pub(super) fn paint(&self, app: &App, canvas: &mut Canvas<'_>) {
        let layout = layout(app);
        let title = self.title(app, canvas);
        canvas.panel(layout.frame, &title, true);
        self.draw_head(app, canvas, layout.heading);
        if self.lines.is_empty() {
            self.draw_nothing(app, canvas, layout.list);
            return;
        }
        let columns = Columns::of(canvas.lang, layout.list);
        for (at, area) in self.list.in_sight(self.rows(), layout.list) {
            self.draw_line(app, canvas, area, &columns, at);
        }
        // That there is more, and where.
        if self.lines.len() > usize::from(layout.list.height) {
            panes::position(canvas, layout.frame, &say::nth(canvas.lang, self.list.at() + 1, self.lines.len()));
        }
        preview::draw(self, app, canvas, layout.words);
    }

    /// How many entries are still to be handled, of how many, and what is marked.
    fn title(&self, app: &App, canvas: &Canvas<'_>) -> Vec<Piece> {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let count = self.counts.all;
        let mut title = vec![(say::title(lang, count.left, count.all), theme.heading)];
        match (self.counts.marked, self.counts.hidden) {
            (0, _) => {}
            (marked, 0) => title.push((format!("  {}", say::marked(lang, marked)), theme.notice)),
            (marked, hidden) => title.push((format!("  {}", say::marked_hidden(lang, marked, hidden)), theme.notice)),
        }
        if self.run.query().is_empty() && self.counts.at_rest > 0 && self.counts.marked == 0 {
            title.push((say::at_rest(lang, self.counts.at_rest), theme.muted));
        }
        if self.counts.joined > 0 {
            let key = app.key_of(Context::Queue, Action::FreshRun);
            title.push((format!("  {}", say::joined(lang, self.counts.joined, key)), theme.muted));
        }
        if self.marks.in_range() {
            title.push((format!("  {}", say::in_range(lang)), theme.notice));
        }
        title
    }

    /// The saved views, the active one with a marker; below it the filter as chips, with what it leaves.
    fn draw_head(&self, app: &App, canvas: &mut Canvas<'_>, head: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let room = Rect { x: head.x + 1, width: head.width.saturating_sub(2), height: 1, ..head };
        let mut views: Vec<Piece> = Vec::new();
        for view in &self.views {
            let active = self.view == Some(view.number);
            let changed = if active && self.filter != view.query { "*" } else { "" };
            let marker = if active { canvas.marker() } else { " " };
            views.push((marker.to_owned(), theme.marker));
            let text = format!("{}{}{changed} ", view.number, view.name);
            views.push((text, if active { theme.heading } else { theme.muted }));
        }
        canvas.put_pieces(room, room.x, room.y, &views);
        let room = Rect { y: room.y + 1, ..room };
        if head.height < 2 {
            return;
        }
        let mut chips: Vec<Piece> = Vec::new();
        for chip in self.run.query().chips(&app.ledger, lang) {
            chips.push((format!("[{chip}]"), theme.notice));
            chips.push((" ".into(), theme.text));
        }
        if chips.is_empty() {
            chips.push((say::no_filter(lang).to_owned(), theme.muted));
        }
        let (left, all) = self.counts_shown();
        let mut count = say::shown(lang, left, all);
        if self.counts.at_rest > 0 && !self.run.query().is_empty() {
            // What rests counts with what the filter leaves, as long as the filter can be read beside it.
            let filter = chips.iter().map(|(chip, _)| canvas.width(chip)).sum::<u16>().min(FILTER);
            let resting = say::at_rest(lang, self.counts.at_rest);
            if canvas.width(&count) + canvas.width(&resting) + 1 + filter <= room.width {
                count.push_str(&resting);
            }
        }
        let width = canvas.width(&count) + 1;
        canvas.put_right(room, room.y, &count, theme.text);
        canvas.put_pieces(Rect { width: room.width.saturating_sub(width), ..room }, room.x, room.y, &chips);
    }

    /// Why the list is empty: the work is done, or the filter leaves nothing.
    fn draw_nothing(&self, app: &App, canvas: &mut Canvas<'_>, list: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let (text, style) = match self.counts.all.all {
            0 => (say::nothing_to_do(lang, app.as_of), theme.good),
            _ if self.fitting() > 0 => {
                let (list, clear) = (app.key_of(Context::Queue, Action::ListFitting), app.key_of(Context::Queue, Action::ClearFilter));
                (say_list::needs_none(lang, self.fitting(), list, clear), theme.notice)
            }
            all => {
                let (clear, search) = (app.key_of(Context::Queue, Action::ClearFilter), app.key_of(Context::Anywhere, Action::Search));
                (say::filter_leaves_nothing(lang, all, clear, search), theme.notice)
            }
        };
        panes::nothing(canvas, list, text, style);
    }

    fn draw_line(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect, columns: &Columns, at: usize) {
        let theme = canvas.theme;
        let Some(line) = self.lines.get(at) else { return };
        let (Some(row), entries) = (self.lines.row(line), self.lines.entries(at)) else { return };
        // What is seen of a folded row is its worst entry that is still to be handled.
        let Some(entry) = self.foremost(entries) else { return };
        let selected = at == self.list.at();
        self.draw_signs(canvas, area, line, row, entries, selected);
        let x = area.x + SIGNS;
        let (text, style) = light_of(entry, &app.setting);
        let x = canvas.put_cut(area, x, area.y, columns.light - 1, &text, style) + 1;
        let style = if selected { theme.heading } else { theme.text };
        let x = canvas.put_cut(area, x, area.y, columns.id - 1, &id(app, line, row, entry.key), style) + 1;
        let room = Rect { x, width: columns.text.saturating_sub(1), ..area };
        let below = line.entry.is_some().then_some(columns.note == 0);
        self.draw_text(app, canvas, room, (entries, below), entry);
        let x = x.saturating_add(columns.text);
        let who = who(app, line, row, entry.key);
        let x = canvas.put_cut(area, x, area.y, columns.who - 1, &who, theme.text) + 1;
        let note = last_note(app, entries);
        let x = canvas.put_cut(area, x, area.y, columns.age, &age(app, note, canvas.lang), theme.muted);
        if let Some(note) = note.filter(|_| columns.note > 0) {
            canvas.put_cut(area, x, area.y, columns.note, &format!("{} {}", note.by, note.text.replace('\n', " ")), theme.muted);
        }
    }

    /// Marker, mark, tick, and whether it is folded.
    fn draw_signs(&self, canvas: &mut Canvas<'_>, area: Rect, line: Line, row: &Row, entries: &[ItemKey], selected: bool) {
        let theme = canvas.theme;
        if selected {
            canvas.put(area, area.x, area.y, canvas.marker(), theme.marker);
        }
        let marked = entries.iter().filter(|key| self.marks.has(**key)).count();
        if marked > 0 {
            // Of a folded row only some may be marked.
            canvas.put(area, area.x + 1, area.y, if marked == entries.len() { "*" } else { "-" }, theme.notice);
        }
        if self.is_handled(entries) {
            canvas.put(area, area.x + 2, area.y, if canvas.plain_signs() { "v" } else { "✓" }, theme.good);
        }
        if line.entry.is_none() && row.entries.len() > 1 {
            let sign = if self.lines.is_unfolded(row) { "-" } else { "+" };
            canvas.put(area, area.x + 3, area.y, sign, theme.muted);
        }
    }

    /// What was done with it in a few signs, and the text; below an unfolded row, which has that, the last note unless it has a column.
    fn draw_text(&self, app: &App, canvas: &mut Canvas<'_>, room: Rect, (entries, below): (&[ItemKey], Option<bool>), entry: &Entry) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let mut pieces: Vec<Piece> = Vec::new();
        if app.drafts.iter().any(|draft| draft.items().any(|key| entries.contains(&key))) {
            pieces.push((console::draft_mark(lang).to_owned(), theme.notice));
        }
        if let Some(handled) = self.handled_words(app, entries, canvas, room.width) {
            pieces.push((handled, theme.good));
        }
        let entry_flags = flags(entry, &app.setting.by, lang);
        if !entry_flags.is_empty() {
            pieces.push((entry_flags, theme.notice));
        }
        if let Some(with_note) = below {
            let note = last_note(app, entries).filter(|_| with_note).map(|note| format!("{} {}", note.by, note.text.replace('\n', " ")));
            let itself = || entry.key.unit.is_none().then(|| say::itself(lang).to_owned());
            pieces.extend(note.or_else(itself).map(|text| (text, theme.muted)));
        } else {
            let text = app.ledger.plan().measure(entry.measure).map(|measure| measure.text.replace('\n', " "));
            pieces.push((text.unwrap_or_default(), theme.text));
        }
        canvas.put_pieces(room, room.x, room.y, &pieces);
    }

    /// By whom else it was handled, or a part of it, or that it needs nothing any more.
    fn handled_words(&self, app: &App, entries: &[ItemKey], canvas: &Canvas<'_>, room: u16) -> Option<String> {
        let lang = canvas.lang;
        let all = || entries.iter().filter_map(|key| self.run.entry(*key)?.handled.as_ref());
        let at = |no: EventNo| {
            let events = app.ledger.events();
            events.get(events.partition_point(|event| event.no < no)).map(|event| event.at.format("%H:%M"))
        };
        if !self.is_handled(entries) {
            // The last of the others, and how many of the entries were that person's.
            let others = || all().filter_map(|handled| if let Handled::ByOther(who, no) = handled { Some((who, *no)) } else { None });
            let (who, no) = others().max_by_key(|(_, no)| *no)?;
            let count = others().filter(|(other, _)| *other == who).count();
            let words = say::part_handled_by(lang, who, at(no)?, count);
            // How many weighs more than when.
            let fits = canvas.width(words.trim_end()) <= room;
            return Some(if fits { words } else { say::part_handled_by_narrow(lang, who, count) });
        }
        match all().next_back()? {
            Handled::ByMe(_) => None,
            Handled::ByOther(who, no) => Some(say::handled_by(lang, who, at(*no)?)),
            Handled::NotNeeded => Some(say::needs_nothing(lang).to_owned()),
        }
    }
}

/// Nobody leads it.
const NOBODY: &str = "—";

/// The id, with how many entries it stands for.
fn id(app: &App, line: Line, row: &Row, entry: ItemKey) -> String {
    match (line.entry, row.entries.as_slice()) {
        (None, [_, _, ..]) => say::folded(app.setting.lang, app.label(row.measure), row.entries.len()),
        // Under its measure the unit is enough.
        (Some(key), _) => key.unit.map_or_else(|| app.label(key), |unit| format!(" @{}", app.ledger.units().short(unit))),
        _ => app.label(entry),
    }
}

/// Who answers: the unit of an obligation, the answering lead of a measure.
fn who(app: &App, line: Line, row: &Row, entry: ItemKey) -> String {
    let folded = line.entry.is_none() && row.entries.len() > 1;
    match entry.unit.filter(|_| !folded) {
        Some(unit) => app.ledger.units().short(unit).to_owned(),
        None => {
            let lead = app.answering(row.measure).unwrap_or_else(|| NOBODY.to_owned());
            app.ledger.units().unit(&lead).map_or(lead.clone(), |unit| unit.short.clone())
        }
    }
}

/// The light with its reason in figures; where nothing is late it is that it waits to be verified.
fn light_of(entry: &Entry, setting: &Setting) -> Piece {
    let (text, style) = light_piece(entry.standing, setting);
    match entry.urgency {
        Some(urgency) if urgency.grade == Grade::Submitted => {
            let light = text.split(' ').take(setting.lang.pick(1, 2)).collect::<Vec<_>>().join(" ");
            (format!("{light} {}", entry.status.word(setting.lang)), style)
        }
        _ => (text, style),
    }
}

/// Urged, extended, set aside, assigned: each in a sign or two.
fn flags(entry: &Entry, me: &str, lang: Lang) -> String {
    let mut flags = String::new();
    // Alone it stands beside the light.
    if entry.status == Status::Submitted && entry.urgency.is_none_or(|urgency| urgency.grade != Grade::Submitted) {
        flags.push_str(entry.status.word(lang));
        flags.push(' ');
    }
    if entry.urges > 0 {
        flags.push_str(&say::urged(lang, entry.urges));
    }
    if entry.extensions > 0 {
        flags.push_str(&say::extended(lang, entry.extensions));
    }
    if let Some(until) = entry.snoozed {
        flags.push_str(&say::set_aside(lang, until.format("%m-%d")));
    }
    if let Some(name) = &entry.assigned {
        flags.push_str(&say::assigned(lang, if **name == *me { say::me(lang) } else { name }));
    }
    flags
}

/// The last note on any of the entries.
fn last_note<'a>(app: &'a App, entries: &[ItemKey]) -> Option<&'a Note> {
    entries.iter().filter_map(|key| app.ledger.item(*key)?.notes().next_back()).max_by_key(|note| note.at)
}

/// How long ago it was written.
fn age(app: &App, note: Option<&Note>, lang: Lang) -> String {
    note.map_or_else(|| say::no_note(lang).to_owned(), |note| days_ago(to_moment(note.at).date_naive(), app.as_of, lang))
}

fn days_ago(day: NaiveDate, as_of: NaiveDate, lang: Lang) -> String {
    match (as_of - day).num_days() {
        ..=0 => say::today(lang).to_owned(),
        days => say::days_ago(lang, days),
    }
}

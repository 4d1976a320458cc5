//! 责任事项: what each unit of one measure owes, to be acted on one by one or several at once.

use std::collections::HashSet;

use ratatui::layout::Rect;

use super::face::{Opens, Screen};
use super::list::{self, List, Rows};
use super::panes::{self, Panes};
use crate::console::app::App;
use crate::console::canvas::{Canvas, Piece, light_column, light_piece};
use crate::console::found;
use crate::console::keymap::{Action, Context};
use crate::console::pictures::distribution;
use crate::console::screens::document::cut_to_lines;
use crate::ledger::{Item, ItemKey, Obligation, Status};
use crate::messages::{console as say, words};
use crate::report::{followed, obligations, words::statuses_words};

/// Rows above the list: the measure's text, the bar, what the lead says.
const HEAD: u16 = 4;
/// Rows below it: what is said to the unit under the cursor, and its last note.
const FOOT: u16 = 4;
/// From this height on there is room for both.
const TALL_FROM: u16 = 20;

/// The state of the view: which measure, which unit, which are marked.
#[derive(Debug, Clone)]
pub struct UnitsView {
    measure: ItemKey,
    /// What the units owe, in the order of the cell.
    items: Vec<ItemKey>,
    /// What the text says to each by its name, in the same order: sought once, not in every frame.
    parts: Vec<String>,
    list: List,
    marked: HashSet<ItemKey>,
}

fn layout(app: &App) -> Panes {
    // What the frame has is two lines less.
    let (head, foot) = if app.size.1 < TALL_FROM + 2 { (2, 2) } else { (HEAD, FOOT) };
    Panes::of(app.size, head, |_| foot)
}

impl UnitsView {
    /// The units of a measure; none where it binds nobody yet.
    pub fn open(app: &App, measure: ItemKey) -> Option<Self> {
        let mut view = Self { measure, items: Vec::new(), parts: Vec::new(), list: List::default(), marked: HashSet::new() };
        view.keep_in_view(app);
        (!view.items.is_empty()).then_some(view)
    }

    /// The same with the cursor on one of them.
    pub fn open_at(app: &App, item: ItemKey) -> Option<Self> {
        let mut view = Self::open(app, ItemKey::measure(item.measure))?;
        let at = view.items.iter().position(|key| *key == item).unwrap_or(0);
        view.list.go_to(at, view.rows(), layout(app).list);
        Some(view)
    }

    fn rows(&self) -> Rows<'static> {
        Rows::Plain(self.items.len())
    }

    fn title(&self, app: &App, canvas: &Canvas<'_>, measure: &Item) -> Vec<Piece> {
        let lang = canvas.lang;
        let mut title = vec![(say::units_title(lang, measure.measure, self.items.len()), canvas.theme.heading)];
        if !self.marked.is_empty() {
            title.push((format!("  {}", say::marked(lang, self.marked.len())), canvas.theme.notice));
        }
        if app.ledger.is_unsettled(measure) {
            title.push((format!("  {}", say::unsettled_mark(lang)), canvas.theme.notice));
        }
        title
    }

    /// In the lower border: that there is more, and where.
    fn draw_position(&self, canvas: &mut Canvas<'_>, layout: &Panes) {
        if self.items.len() > usize::from(layout.list.height) {
            panes::position(canvas, layout.frame, &say::nth_unit(canvas.lang, self.list.at() + 1, self.items.len()));
        }
    }
}

impl Screen for UnitsView {
    fn context(&self) -> Context {
        Context::Units
    }

    /// The item under the cursor.
    fn selected(&self) -> Option<ItemKey> {
        // A measure whose units are open again is still the one that is looked at.
        self.items.get(self.list.at()).copied().or(Some(self.measure))
    }

    /// Those that are marked, in order; else the one under the cursor.
    fn targets(&self) -> Vec<ItemKey> {
        let marked: Vec<ItemKey> = self.items.iter().copied().filter(|key| self.marked.contains(key)).collect();
        if marked.is_empty() { self.items.get(self.list.at()).copied().into_iter().collect() } else { marked }
    }

    /// Those that are marked, else all.
    fn listed(&self, _app: &App) -> Vec<ItemKey> {
        if self.marked.is_empty() { self.items.clone() } else { self.targets() }
    }

    /// An act on marked units is about all of them, those included that had the status already.
    fn unmark(&mut self, keys: &[ItemKey]) {
        if keys.iter().any(|key| self.marked.contains(key)) {
            self.marked.clear();
        }
    }

    /// Moves the cursor, or marks.
    fn moved(&mut self, app: &App, action: Action) {
        let area = layout(app).list;
        match action {
            Action::Mark => {
                self.items.get(self.list.at()).copied().into_iter().for_each(|key| list::toggle(&mut self.marked, key));
                self.list.moved(self.rows(), area, Action::Down);
            }
            Action::MarkAll if self.marked.len() == self.items.len() => self.marked.clear(),
            Action::MarkAll => self.marked = self.items.iter().copied().collect(),
            _ => self.list.moved(self.rows(), area, action),
        }
    }

    /// Goes to the next or the previous unit whose name, part or last note has what was sought; which it is of how many.
    fn turn_to_match(&mut self, app: &App, next: bool) -> Option<(usize, usize)> {
        let words = app.found.clone()?;
        let owed = owed(app, self.measure);
        let has = |(one, part): &(&Obligation<'_>, &String)| {
            let note = one.item.notes().next_back().is_some_and(|note| !words.marks(&note.text).is_empty());
            note || !words.marks_in_name(one.unit.as_str()).is_empty() || !words.marks(part).is_empty()
        };
        let all = owed.iter().zip(&self.parts).enumerate();
        let matches: Vec<usize> = all.filter(|(_, row)| has(row)).map(|(at, _)| at).collect();
        let here = matches.iter().position(|at| *at == self.list.at());
        let at = found::turn(&matches, here, self.list.at(), next)?;
        self.list.follow(matches.get(at).copied(), self.rows(), layout(app).list);
        Some((at, matches.len()))
    }

    /// Follows the ledger: the cursor stays on its unit.
    fn keep_in_view(&mut self, app: &App) {
        let selected = self.selected();
        let owed = owed(app, self.measure);
        self.items = owed.iter().map(|one| one.item.key).collect();
        let joined = |one: &Obligation<'_>| obligations::parts(&app.ledger, one).join(app.setting.lang.pick("；", "; "));
        self.parts = owed.iter().map(joined).collect();
        let found = selected.and_then(|key| self.items.iter().position(|known| *known == key));
        let there: HashSet<ItemKey> = self.items.iter().copied().collect();
        self.marked.retain(|key| there.contains(key));
        self.list.follow(found, self.rows(), layout(app).list);
    }

    /// Puts the cursor on an item; false where it is not listed, or the cursor is on it already.
    fn point_at(&mut self, app: &App, key: ItemKey) -> bool {
        let at = self.items.iter().position(|known| *known == key).filter(|at| *at != self.list.at());
        self.list.point_at(at, self.rows(), layout(app).list)
    }

    fn click(&mut self, app: &App, x: u16, y: u16) -> bool {
        self.list.click(self.rows(), layout(app).list, (x, y))
    }

    fn draw(&self, app: &App, canvas: &mut Canvas<'_>) {
        let Some(measure) = app.ledger.item(self.measure) else { return };
        let layout = layout(app);
        let title = self.title(app, canvas, measure);
        canvas.panel(layout.frame, &title, true);
        draw_head(app, canvas, layout.heading, measure);
        let owed: Vec<Obligation<'_>> = app.ledger.obligations(measure).collect();
        let columns = Columns::of(app, &owed);
        if owed.is_empty() {
            panes::nothing(canvas, layout.list, words::unsettled(canvas.lang), canvas.theme.notice);
        }
        for (at, row) in self.list.in_sight(Rows::Plain(owed.len()), layout.list) {
            let Some(one) = owed.get(at) else { continue };
            let (selected, marked) = (at == self.list.at(), self.marked.contains(&one.item.key));
            let part = self.parts.get(at).map_or("", String::as_str);
            draw_row(app, canvas, row, &columns, &Shown { owed: one, part, selected, marked });
        }
        if let Some(one) = owed.get(self.list.at()) {
            let part = self.parts.get(self.list.at()).map_or("", String::as_str);
            let promise = followed::lines(one.item, app.as_of, app.setting.lang)
                .into_iter()
                .find(|(name, _)| *name == words::promise(app.setting.lang));
            draw_foot(canvas, layout.words, one, part, promise.map(|(name, words)| format!("{name}  {words}")));
        }
        self.draw_position(canvas, &layout);
    }

    fn opens(&self, _app: &App) -> Opens {
        self.selected().map_or(Opens::Nothing, Opens::Record)
    }

    fn task(&self, app: &App) -> Option<u32> {
        self.selected().and_then(|key| app.ledger.item(key)).map(|item| item.measure.task)
    }

    fn rebuild(&mut self, app: &App) -> bool {
        self.keep_in_view(app);
        !self.items.is_empty()
    }
}

fn owed(app: &App, measure: ItemKey) -> Vec<Obligation<'_>> {
    let measure = app.ledger.item(measure).filter(|item| item.in_plan);
    measure.map(|item| app.ledger.obligations(item).collect()).unwrap_or_default()
}

/// The measure's text in one line, how its units stand, and what the lead says beside it.
fn draw_head(app: &App, canvas: &mut Canvas<'_>, head: Rect, measure: &Item) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let room = Rect { x: head.x + 1, width: head.width.saturating_sub(2), ..head };
    let rollup = app.ledger.rollup(measure, app.as_of);
    let mut y = room.y;
    let published = app.ledger.measure_of(measure);
    let text = published.map(|m| m.text.replace('\n', " ")).unwrap_or_default();
    let lines = usize::from(head.height.saturating_sub(2)).max(1);
    for (at, range) in canvas.cells.wrap(&text, usize::from(room.width).max(1)).into_iter().take(lines).enumerate() {
        let rest = text.get(range.start..).unwrap_or_default();
        let line = if at + 1 == lines { rest } else { text.get(range).unwrap_or_default() };
        canvas.put_cut(room, room.x, y, room.width, line, theme.muted);
        y += 1;
    }
    let width = usize::from(room.width / 4).clamp(8, 30);
    let mut line = distribution::bar(canvas.pen(), rollup.lights, width);
    line.push((" ".into(), theme.text));
    line.extend(distribution::words(canvas.pen(), rollup.lights));
    line.push((format!("  {}", statuses_words(&rollup, lang)), theme.text));
    canvas.put_pieces(room, room.x, y, &line);
    if head.height > 2 {
        let lead = published.and_then(|m| m.answering_lead()).unwrap_or_default();
        let said = if measure.status_act().is_some() { measure.status.word(lang) } else { say::lead_silent(lang) };
        let mut line = vec![(format!("{} {lead}  ", words::lead(lang)), theme.muted), (said.to_owned(), theme.heading)];
        if app.ledger.is_disputed(measure, app.as_of) {
            line.push((format!("  {}", say::lead_disagrees(lang)), theme.notice));
        }
        canvas.put_pieces(room, room.x, head.bottom().saturating_sub(1), &line);
    }
}

/// The widths of the columns before the last note.
struct Columns {
    unit: u16,
    light: u16,
    status: u16,
}

impl Columns {
    fn of(app: &App, owed: &[Obligation<'_>]) -> Self {
        let (cells, lang) = (app.setting.cells, app.setting.lang);
        let names = owed.iter().map(|one| cells.width(app.ledger.units().short(one.unit))).max().unwrap_or(0);
        let statuses = Status::ALL.iter().map(|s| cells.width(s.word(lang))).max().unwrap_or(0);
        let to_u16 = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
        let standings = owed.iter().filter_map(|one| app.ledger.standing(one.item, app.as_of));
        let light = light_column(standings, &app.setting, lang.pick(15, 26), lang.pick(26, 35));
        Self { unit: to_u16(names.clamp(6, 24)) + 1, light, status: to_u16(statuses) + 1 }
    }
}

/// A row with what is known about it.
struct Shown<'a> {
    owed: &'a Obligation<'a>,
    /// What the text says to the unit by its name.
    part: &'a str,
    selected: bool,
    marked: bool,
}

fn draw_row(app: &App, canvas: &mut Canvas<'_>, row: Rect, columns: &Columns, shown: &Shown<'_>) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let Shown { owed, part, selected, marked } = *shown;
    panes::mark(canvas, row, selected);
    if marked {
        canvas.put(row, row.x + 1, row.y, "*", theme.notice);
    }
    let style = if selected { theme.heading } else { theme.text };
    let short = app.ledger.units().short(owed.unit);
    let marks = app.found.as_deref().map(|words| words.marks_in_name(short)).unwrap_or_default();
    let name = Rect { width: (columns.unit + 2).min(row.width), ..row };
    canvas.put_pieces(name, row.x + 3, row.y, &found::marked(short, &marks, style, theme));
    let x = row.x + 3 + columns.unit;
    let Some(standing) = app.ledger.standing(owed.item, app.as_of) else { return };
    let (text, style) = light_piece(standing, &app.setting);
    let x = canvas.put_cut(row, x, row.y, columns.light - 1, &text, style) + 1;
    if standing.light().is_some() {
        canvas.put_cut(row, x, row.y, columns.status - 1, owed.item.status.word(lang), theme.text);
    }
    let x = x.saturating_add(columns.status);
    let draft = app.drafts.iter().any(|d| d.item == owed.item.key);
    let x = if draft { canvas.put(row, x, row.y, say::draft_mark(lang), theme.notice) } else { x };
    let note =
        owed.item.notes().next_back().map(|note| format!("{} {} {}", note.at.format("%m-%d"), note.by, note.text.replace('\n', " ")));
    let (text, style) = match (note, part.is_empty()) {
        (Some(note), _) => (note, theme.text),
        (None, false) => (format!("{}{part}", say::part_mark(lang)), theme.muted),
        (None, true) => return,
    };
    let text = crate::console::text::visible_line(&text);
    let marks = found::marks(app.found.as_deref(), &text);
    canvas.put_pieces(row, x, row.y, &found::marked(&text, &marks, style, theme));
}

/// What is said to the unit by name, in full, its first open promise with its day, and its last note.
fn draw_foot(canvas: &mut Canvas<'_>, foot: Rect, owed: &Obligation<'_>, part: &str, promise: Option<String>) {
    let (lang, theme) = (canvas.lang, canvas.theme);
    let Some(room) = panes::below_rule(canvas, foot) else { return };
    let part = match part.is_empty() {
        true => say::no_part(lang).to_owned(),
        false => format!("{}{part}", say::part_mark(lang)),
    };
    let head = format!("{}  {part}", owed.unit);
    let note = owed.item.notes().next_back().map(|note| {
        let (when, kind) = (note.at.format("%m-%d %H:%M"), note.word(lang));
        format!("{when} {} {kind} {}", note.by, note.text.replace('\n', " "))
    });
    let mut lines: Vec<(String, ratatui::style::Style)> = Vec::new();
    let most = usize::from(room.height);
    let for_part = most.saturating_sub(usize::from(note.is_some()) + usize::from(promise.is_some())).max(1);
    lines.extend(cut_to_lines(canvas.cells, &head, room.width, for_part).into_iter().map(|text| (text, theme.text)));
    lines.extend(promise.map(|promise| (promise, theme.text)));
    lines.extend(note.map(|note| (note, theme.muted)));
    for (y, (text, style)) in (room.y..room.bottom()).zip(lines) {
        canvas.put_cut(room, room.x, y, room.width, &text, style);
    }
}

//! A task as a document: every measure with its full text, deadline and units, wrapped to a width.

use super::timeline;
use crate::console::app::App;
use crate::console::canvas::light_piece;
use crate::console::found;
use crate::console::keymap::{Action, Context};
use crate::console::pictures::distribution;
use crate::console::text::{Cells, visible_line};
use crate::ledger::{Item, Obligation};
use crate::messages::{Lang, console as say, words};
use crate::plan::{Measure, Role, Task, UnitList};
use crate::report::words::{deadline_words, status_words, statuses_words, units_words};
use crate::report::{followed, light_parts, obligations};

/// Events of a measure that stand in the document where there is no column for them.
const RECENT: usize = 3;
/// Between two parts of a light.
const GAP: &str = "  ";

/// A task laid out for a width.
#[derive(Debug)]
pub struct Document {
    /// The lines, each with its indent.
    pub lines: Vec<timeline::Line>,
    /// The first line and the line behind the last of each measure.
    pub blocks: Vec<(usize, usize)>,
}

impl Document {
    /// Lays out a task; with its recent events where they have no column of their own.
    pub fn of(app: &App, task: &Task, width: u16, with_events: bool) -> Self {
        let mut document = Self { lines: Vec::new(), blocks: Vec::new() };
        for measure in &task.measures {
            let from = document.lines.len();
            document.measure(app, measure, width, with_events);
            document.blocks.push((from, document.lines.len()));
            document.lines.push((0, Vec::new()));
        }
        document.lines.pop();
        document
    }

    fn measure(&mut self, app: &App, measure: &Measure, width: u16, with_events: bool) {
        let (lang, theme) = (app.setting.lang, app.setting.theme);
        let Some(item) = app.ledger.of_measure(measure.id) else { return };
        let Some(standing) = app.ledger.standing(item, app.as_of) else { return };
        let mut head = vec![(format!("{}  ", measure.id), theme.heading), light_piece(standing, &app.setting)];
        if standing.light().is_some() {
            head.push((format!("  {}", status_words(&app.ledger, item, standing, lang)), theme.heading));
        }
        if app.drafts.iter().any(|d| d.item == item.key) {
            head.push((format!("  {}", say::draft_mark(lang)), theme.notice));
        }
        self.lines.push((1, head));
        let room = width.saturating_sub(4);
        let lights = light_lines(app, item, room);
        let text = found::wrapped(app, &measure.text, room, 0);
        let units = app.key_of(Context::Detail, Action::OpenUnits);
        let owed = owed_lines(app, item, room, Some(units));
        let indicators = indicator_lines(app, measure, room);
        let followed = followed_lines(app, item, room);
        self.lines.extend(
            lights
                .into_iter()
                .chain(text)
                .chain(fields(app, measure, room))
                .chain(indicators)
                .chain(owed)
                .chain(followed)
                .map(|(indent, pieces)| (indent + 3, pieces)),
        );
        if with_events {
            self.events(app, item.key, width);
        }
    }

    fn events(&mut self, app: &App, key: crate::ledger::ItemKey, width: u16) {
        let (lang, theme) = (app.setting.lang, app.setting.theme);
        let (lines, left_out) = timeline::lines(app, key, width.saturating_sub(4), RECENT, 2);
        self.lines.extend(lines.into_iter().map(|(indent, pieces)| (indent + 3, pieces)));
        if left_out > 0 {
            let key = app.key_of(Context::Detail, Action::Open);
            self.lines.push((3, vec![(say::more_events(lang, left_out, key), theme.muted)]));
        }
    }
}

/// What makes the light of an item: its parts beside each other, or below where there is no room.
pub fn light_lines(app: &App, item: &Item, width: u16) -> Vec<timeline::Line> {
    let (setting, lang, theme) = (&app.setting, app.setting.lang, app.setting.theme);
    let mut lines: Vec<timeline::Line> = Vec::new();
    let mut used = 0;
    for judged in app.ledger.light_parts(item, app.as_of) {
        let (mut light, style) = light_piece(judged.standing(), setting);
        let about = light_parts::about(&app.ledger, item, &judged);
        if !about.is_empty() {
            light = words::about(lang, light, about);
        }
        let name = format!("{} ", judged.part().word(lang));
        let needed = setting.cells.width(&name) + setting.cells.width(&light);
        let pieces = [found::beside(app, &name, theme.muted), found::beside(app, &light, style)].concat();
        match lines.last_mut().filter(|_| used + GAP.len() + needed <= usize::from(width)) {
            Some((_, line)) => {
                line.push((GAP.to_owned(), theme.text));
                line.extend(pieces);
                used += GAP.len() + needed;
            }
            None => {
                lines.push((0, pieces));
                used = needed;
            }
        }
    }
    lines
}

/// What the text says to a unit by its name.
pub fn part_lines(app: &App, owed: &Obligation<'_>, width: u16) -> Vec<timeline::Line> {
    let parts = obligations::parts(&app.ledger, owed);
    parts.iter().flat_map(|part| field(app, width, say::part_label(app.setting.lang), part)).collect()
}

/// How the units of a measure stand: a bar with its words, and what the lead says where that is something else. Nothing for a measure that
/// is its own only obligation. `opens` is the key that lists them, where there is one.
pub fn owed_lines(app: &App, measure: &Item, width: u16, opens: Option<String>) -> Vec<timeline::Line> {
    let (setting, lang, theme) = (&app.setting, app.setting.lang, app.setting.theme);
    let mut lines = Vec::new();
    if app.ledger.obligations(measure).any(|owed| owed.item.key.unit.is_some()) {
        let rollup = app.ledger.rollup(measure, app.as_of);
        let mut line = found::beside(app, &say::owed_line(lang, rollup.total()), theme.muted);
        line.extend(distribution::bar(setting.pen(), rollup.lights, usize::from(width / 5).clamp(8, 24)));
        line.push((" ".to_owned(), theme.text));
        line.extend(distribution::words(setting.pen(), rollup.lights));
        line.extend(opens.map(|key| (say::see_units(lang, key), theme.muted)));
        lines.push((0, line));
        if app.ledger.is_disputed(measure, app.as_of) {
            let both = say::both_say(lang, measure.status.word(lang), statuses_words(&rollup, lang));
            lines.extend(timeline::styled(setting, &both, width, 2, theme.notice));
        }
    }
    if app.ledger.is_unsettled(measure) {
        lines.extend(timeline::styled(setting, words::unsettled(lang), width, 0, theme.notice));
    }
    lines
}

/// The indicators of a measure: light and reason first, then name, target and latest reading; what has no room hangs below.
pub fn indicator_lines(app: &App, measure: &Measure, width: u16) -> Vec<timeline::Line> {
    let (lang, theme, cells) = (app.setting.lang, app.setting.theme, app.setting.cells);
    let mut lines = Vec::new();
    for row in app.indicators.iter().filter(|row| row.code.measure == measure.id) {
        let head = format!("{} {}  ", say::indicator(lang), row.code);
        let indent = u16::try_from(cells.width(&head)).unwrap_or(0);
        let (light, style) = row.light_piece(app);
        lines.push((0, vec![(head, theme.muted), (light, style), (format!("  {}", row.latest), theme.text)]));
        let text = format!("{}  {}", row.name, row.target_line);
        lines.extend(found::styled(app, &text, width.saturating_sub(indent), 0, theme.text).into_iter().map(|(_, p)| (indent, p)));
    }
    lines
}

/// What the plan says about a measure besides its text: the deadline and the units.
pub fn fields(app: &App, measure: &Measure, width: u16) -> Vec<timeline::Line> {
    let lang = app.setting.lang;
    let mut lines = field(app, width, say::deadline(lang), &deadline_words(&measure.deadline, lang));
    for (name, units) in roles(measure, lang) {
        lines.extend(field(app, width, &name, &units_words(units, lang)));
    }
    lines
}

/// How supervision stands with an item: extensions, open promises, urges, who follows it, until when it is set aside.
pub fn followed_lines(app: &App, item: &Item, width: u16) -> Vec<timeline::Line> {
    let lines = followed::lines(item, app.as_of, app.setting.lang);
    lines.iter().flat_map(|(name, value)| field(app, width, name, &visible_line(value))).collect()
}

/// A named field whose value hangs behind its name.
fn field(app: &App, width: u16, name: &str, value: &str) -> Vec<timeline::Line> {
    let (cells, theme) = (app.setting.cells, app.setting.theme);
    let marks = found::marks(app.found.as_deref(), value);
    let indent = u16::try_from(cells.width(name)).unwrap_or(0).saturating_add(2);
    let room = usize::from(width.saturating_sub(indent)).max(1);
    let line = |(at, range): (usize, std::ops::Range<usize>)| {
        let mut pieces = found::line_pieces(app, value, range, &marks, theme.text);
        if at > 0 {
            return (indent, pieces);
        }
        let mut line = found::beside(app, &format!("{name}  "), theme.muted);
        line.append(&mut pieces);
        (0, line)
    };
    cells.wrap(value, room).into_iter().enumerate().map(line).collect()
}

/// The roles of a measure, a merged cell as one.
pub(super) fn roles(measure: &Measure, lang: Lang) -> Vec<(String, &UnitList)> {
    let word = |role: Role| role.word(lang).to_owned();
    if measure.merged_cell {
        let both = format!("{}{}{}", word(Role::Lead), lang.pick("、", ", "), word(Role::Responsible));
        return vec![(both, &measure.lead), (word(Role::Assist), &measure.assist)];
    }
    Role::ALL.into_iter().map(|role| (word(role), measure.units(role))).collect()
}

/// A text in at most so many lines, the last one with all the rest, to be cut where it is written.
pub fn cut_to_lines(cells: Cells, text: &str, width: u16, most: usize) -> Vec<String> {
    let ranges = cells.wrap(text, usize::from(width).max(1));
    let line = |(at, range): (usize, &std::ops::Range<usize>)| {
        let whole = if at + 1 == most { text.get(range.start..) } else { text.get(range.clone()) };
        whole.unwrap_or_default().trim_end().to_owned()
    };
    ranges.iter().take(most).enumerate().map(line).collect()
}

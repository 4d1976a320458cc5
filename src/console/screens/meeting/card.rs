//! What stands on a card: the item's text, who answers for it, what is promised and what was noted last, in lines of a width that is read
//! without effort.

use chrono::NaiveDate;

use crate::console::app::App;
use crate::console::canvas::{Piece, light_words};
use crate::console::screens::timeline::{Line, styled, wrapped};
use crate::console::text::visible_line;
use crate::ledger::{Dealing, Dealt, Item, ItemKey, Light, Note, NoteKind};
use crate::messages::{Lang, room as say};
use crate::plan::{Measure, UnitList};
use crate::report::forecast::weekday;
use crate::report::words::{deadline_words, units_words};

/// How many notes a card has, and lines of each.
const NOTES: usize = 3;
const NOTE_LINES: usize = 2;
/// Names of units of a light that are given before the rest is counted.
const NAMED: usize = 17;

/// How a card is set.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// The width of its lines.
    pub width: u16,
    /// Whether there is room for blank lines within the text.
    pub roomy: bool,
}

/// The lines of a card below its head.
pub fn lines(app: &App, item: &Item, set: Setting) -> Vec<Line> {
    let Some(measure) = app.ledger.measure_of(item) else { return Vec::new() };
    let mut lines = Vec::new();
    for line in wrapped(&app.setting, &measure.text, set.width, 0) {
        lines.push(line);
        if set.roomy {
            lines.push(blank());
        }
    }
    let parts = [
        deadline(app, item, measure),
        lead(app, measure),
        responsible(app, item, measure, set.width),
        promises(app, item),
        notes(app, item),
    ];
    for (at, part) in parts.into_iter().enumerate() {
        // Deadline and units belong together; elsewhere a blank line is worth its room.
        if (at == 0 || at > 2 || set.roomy) && !part.paragraphs.is_empty() && lines.last().is_some_and(|(_, pieces)| !pieces.is_empty()) {
            lines.push(blank());
        }
        lines.extend(labelled(app, set.width, part));
    }
    lines
}

const fn blank() -> Line {
    (0, Vec::new())
}

/// A field of a card: its name, and its paragraphs, each of pieces that are set one behind the other.
struct Part {
    name: &'static str,
    paragraphs: Vec<Vec<Piece>>,
    /// How many lines a paragraph has at most.
    most: usize,
}

/// The lines of a field: the name before the first, the others hanging below it.
fn labelled(app: &App, width: u16, part: Part) -> Vec<Line> {
    let (cells, theme) = (app.setting.cells, app.setting.theme);
    let indent = u16::try_from(label_width(app)).unwrap_or(0);
    let mut lines: Vec<Line> = Vec::new();
    for paragraph in part.paragraphs {
        lines.extend(hanging(app, &paragraph, width.saturating_sub(indent), part.most).into_iter().map(|pieces| (indent, pieces)));
    }
    if let Some((first, pieces)) = lines.first_mut() {
        *first = 0;
        pieces.insert(0, (cells.pad(part.name, usize::from(indent)), theme.muted));
    }
    lines
}

/// The width of the names of the fields, with the space behind them.
fn label_width(app: &App) -> usize {
    let lang = app.setting.lang;
    let names = [say::deadline(lang), say::lead(lang), say::responsible(lang), say::promises(lang), say::notes(lang)];
    names.iter().map(|name| app.setting.cells.width(name)).max().unwrap_or(0) + 2
}

/// Pieces broken into lines of a width; each piece keeps its style.
fn hanging(app: &App, pieces: &[Piece], width: u16, most: usize) -> Vec<Vec<Piece>> {
    let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    let room = usize::from(width).max(1);
    let ranges = app.setting.cells.wrap(&text, room);
    let cut = ranges.len() > most;
    let mut lines = Vec::new();
    for (at, range) in ranges.into_iter().take(most).enumerate() {
        let mut line: Vec<Piece> = Vec::new();
        let mut start = 0;
        for (piece, style) in pieces {
            let (from, to) = (range.start.max(start), range.end.min(start + piece.len()));
            if from < to
                && let Some(part) = text.get(from..to)
            {
                line.push((part.trim_end_matches('\n').to_owned(), *style));
            }
            start += piece.len();
        }
        if cut
            && at + 1 == most
            && let Some((last, _)) = line.last_mut()
        {
            *last = app.setting.cells.cut(&format!("{last}……"), room).into_owned();
        }
        lines.push(line);
    }
    lines
}

fn deadline(app: &App, item: &Item, measure: &Measure) -> Part {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let mut pieces = vec![(deadline_words(&measure.deadline, lang), theme.text)];
    let end = app.ledger.deadline(item).and_then(|deadline| deadline.end());
    if let Some(end) = end.filter(|_| app.ledger.standing(item, app.as_of).is_some_and(|standing| standing.light().is_some())) {
        let days = (end - app.as_of).num_days();
        let words = if days >= 0 { say::days_left(lang, days) } else { say::days_over(lang, -days) };
        pieces.push((format!("  {words}"), theme.heading));
    }
    let mut paragraphs = vec![pieces];
    let extensions: Vec<_> = item.extensions().collect();
    if let (Some((original, ..)), Some((_, to, basis))) = (extensions.first(), extensions.last()) {
        let words = crate::messages::words::extended_so_far(lang, to, original, extensions.len(), visible_line(basis));
        paragraphs.push(vec![(format!("{} {words}", crate::messages::words::extension(lang)), theme.notice)]);
    }
    Part { name: say::deadline(lang), paragraphs, most: 2 }
}

/// Who answers for it: the leads, the answering one first.
fn lead(app: &App, measure: &Measure) -> Part {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let mut lead = vec![(leads(&measure.lead, lang), theme.text)];
    if measure.lead.names.len() > 1
        && let Some((text, _)) = lead.first_mut()
        && let Some(first) = measure.answering_lead()
    {
        // The one who answers stands out.
        let rest = text.strip_prefix(first).unwrap_or_default().to_owned();
        if !rest.is_empty() {
            lead = vec![(first.to_owned(), theme.heading), (rest, theme.text)];
        }
    }
    Part { name: say::lead(lang), paragraphs: vec![lead], most: 2 }
}

fn leads(units: &UnitList, lang: Lang) -> String {
    visible_line(&units_words(units, lang)).into_owned()
}

/// Who owes it: the unit of an obligation, or the units of a measure by their lights, those by name that are red.
fn responsible(app: &App, item: &Item, measure: &Measure, width: u16) -> Part {
    let paragraphs = match item.key.unit {
        Some(unit) => vec![vec![(unit.to_string(), app.setting.theme.heading)]],
        None => owing(app, item, measure, width.saturating_sub(u16::try_from(label_width(app)).unwrap_or(0))),
    };
    Part { name: say::responsible(app.setting.lang), paragraphs, most: 3 }
}

fn owing(app: &App, item: &Item, measure: &Measure, width: u16) -> Vec<Vec<Piece>> {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let mut by_light: [Vec<&str>; 5] = Default::default();
    let mut total = 0;
    for owed in app.ledger.obligations(item).filter(|owed| owed.item.key.unit.is_some()) {
        let Some(standing) = app.ledger.standing(owed.item, app.as_of) else { continue };
        let at = match standing.light() {
            Some(Light::Red) => 0,
            Some(Light::Yellow) => 1,
            Some(Light::Green) => 2,
            Some(Light::Grey) => 3,
            None => 4,
        };
        total += 1;
        by_light.get_mut(at).into_iter().for_each(|units| units.push(app.ledger.units().short(owed.unit)));
    }
    if total == 0 {
        let named = leads(&measure.responsible, lang);
        let merged = measure.merged_cell || named.is_empty();
        return if merged { Vec::new() } else { vec![vec![(named, theme.text)]] };
    }
    let mut counts = vec![(say::units(lang, total), theme.text)];
    let lights = [Some(Light::Red), Some(Light::Yellow), Some(Light::Green), Some(Light::Grey), None];
    for (light, units) in lights.into_iter().zip(&by_light).filter(|(_, units)| !units.is_empty()) {
        let words = say::counted(lang, light_words(light, lang, app.setting.cells.is_plain_signs()), units.len());
        counts.push((format!("  {words}"), theme.light(light)));
    }
    let mut paragraphs = vec![counts];
    let red = by_light.first().map(Vec::as_slice).unwrap_or_default();
    // Where all are red their names say nothing more.
    if !red.is_empty() && red.len() < total.max(NAMED) {
        let style = theme.light(Some(Light::Red));
        paragraphs.extend(whole_names(app, red, width).into_iter().map(|line| vec![(line, style)]));
    }
    paragraphs
}

/// Names in lines of a width; none is broken.
fn whole_names(app: &App, names: &[&str], width: u16) -> Vec<String> {
    let (cells, between) = (app.setting.cells, app.setting.lang.pick("、", ", "));
    let mut lines: Vec<String> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let piece = if at + 1 < names.len() { format!("{name}{between}") } else { (*name).to_owned() };
        match lines.last_mut().filter(|line| cells.width(line) + cells.width(piece.trim_end()) <= usize::from(width)) {
            Some(line) => line.push_str(&piece),
            None => lines.push(piece),
        }
    }
    lines
}

/// The item, and what units owe under it, where it is a measure.
pub fn family<'a>(app: &'a App, item: &'a Item) -> Vec<&'a Item> {
    let owed = app.ledger.obligations(item).map(|owed| owed.item).filter(|owed| owed.key != item.key && item.key.unit.is_none());
    std::iter::once(item).chain(owed).collect()
}

/// Of whom something is on a card of a measure that is another item's: `@门头沟 `.
fn of_unit(app: &App, card: ItemKey, key: ItemKey) -> String {
    match key.unit.filter(|_| key != card) {
        Some(unit) => format!("@{} ", app.ledger.units().short(unit)),
        None => String::new(),
    }
}

/// The open promises on an item and on what units owe under it, the first to fall due first: the day, the item, the promise.
pub fn open_promises<'a>(app: &'a App, item: &'a Item) -> Vec<(NaiveDate, ItemKey, &'a Dealt)> {
    let of = |one: &'a Item| one.open_promises().map(|(promise, due)| (due, one.key, promise));
    let mut open: Vec<_> = family(app, item).into_iter().flat_map(of).collect();
    open.sort_by_key(|(due, _, promise)| (*due, promise.no));
    open
}

/// A promise in pieces: the day, how late it is, who promised and what, how often it was moved; of another item than that of the card whose
/// it is.
pub fn promise_pieces(app: &App, card: ItemKey, (due, key, promise): (NaiveDate, ItemKey, &Dealt)) -> Vec<Piece> {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let (whom, first) = match &promise.what {
        Dealing::Promise { whom, due } => (visible_line(whom).into_owned(), *due),
        _ => (String::new(), due),
    };
    let moves = app.ledger.item(key).map_or(0, |item| item.moves_of(promise.no).count());
    let late = (app.as_of - due).num_days();
    let mut pieces = vec![(format!("{} {}  ", short_day(app, due), weekday(due, lang)), theme.heading)];
    if late > 0 {
        pieces.push((format!("{}  ", say::late(lang, late)), theme.bad));
    }
    let words = visible_line(&promise.text.replace('\n', " ")).into_owned();
    pieces.push((format!("{}{whom}  {words}", of_unit(app, card, key)), theme.text));
    if moves > 0 {
        pieces.push((crate::messages::words::promise_moved_often(lang, moves, short_day(app, first)), theme.notice));
    }
    pieces
}

fn promises(app: &App, item: &Item) -> Part {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let open = open_promises(app, item);
    let mut paragraphs: Vec<Vec<Piece>> = open.into_iter().map(|open| promise_pieces(app, item.key, open)).collect();
    if paragraphs.is_empty() {
        paragraphs.push(vec![(say::no_promises(lang).to_owned(), theme.muted)]);
    }
    Part { name: say::promises(lang), paragraphs, most: 2 }
}

/// A day of the ledger's own year without it.
fn short_day(app: &App, day: NaiveDate) -> String {
    let format = if chrono::Datelike::year(&day) == chrono::Datelike::year(&app.as_of) { "%m-%d" } else { "%Y-%m-%d" };
    day.format(format).to_string()
}

/// The last notes, newest first; what was promised stands among the promises.
fn notes(app: &App, item: &Item) -> Part {
    let (lang, theme) = (app.setting.lang, app.setting.theme);
    let mut last: Vec<(&Note, ItemKey)> = Vec::new();
    for one in family(app, item) {
        last.extend(one.notes().rev().filter(|note| note.kind != NoteKind::Promise).take(NOTES).map(|note| (note, one.key)));
    }
    last.sort_by_key(|(note, key)| (std::cmp::Reverse(note.at), *key));
    let mut paragraphs: Vec<Vec<Piece>> = last
        .into_iter()
        .take(NOTES)
        .map(|(note, key)| {
            let when = short_day(app, note.at.date_naive());
            let head = format!("{when} {} {}  ", visible_line(&note.by), note.word(lang));
            let words = visible_line(&note.text.replace('\n', " ")).into_owned();
            vec![(head, theme.muted), (format!("{}{words}", of_unit(app, item.key, key)), theme.text)]
        })
        .collect();
    if paragraphs.is_empty() {
        paragraphs.push(vec![(say::no_notes(lang).to_owned(), theme.muted)]);
    }
    Part { name: say::notes(lang), paragraphs, most: NOTE_LINES }
}

/// A sentence in lines of that width.
pub fn sentence(app: &App, text: &str, width: u16) -> Vec<Line> {
    styled(&app.setting, text, width, 0, app.setting.theme.muted)
}

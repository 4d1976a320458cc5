//! What changed, line by line and in words: the same on the screen and on the command line.

use std::collections::HashMap;

pub use super::changes_head::{counts, head, span};
use super::changes_units::Units;
use super::text::{paragraph, sign_and_word};
use super::words::{event_text, event_words, numeral};
use crate::ledger::{Changed, Changes, EventNo, ItemKey, Ledger, Light, Standing, TurnedBy};
use crate::messages::{Lang, past as say};
use crate::plan::UnitName;
use crate::text::visible_line;

/// By what changes are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GroupBy {
    /// By area.
    #[default]
    Area,
    /// By unit: what each owes, and the measures that it answers for as the first lead.
    Unit,
}

/// Whether a word means the last meeting.
pub fn is_last_meeting(word: &str) -> bool {
    matches!(word, "meeting" | "上次会" | "上次会议" | "上次的会" | "上次的会议" | "会")
}

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeLine {
    /// A group.
    Group(usize),
    /// An item with its light, by its place among the changes.
    Item(usize),
    /// Its status.
    Status(usize),
    /// What was written, recorded or dealt with.
    Event(EventNo),
    /// The units of a measure whose lights turned and about which nothing else changed.
    Units(usize),
    /// A promise whose day was over.
    Lapsed(usize),
}

/// The changes in lines. What a line says is made when it is asked for.
#[derive(Debug, Clone)]
pub struct ChangeList {
    /// The changes.
    pub changes: Changes,
    lines: Vec<ChangeLine>,
    groups: Vec<Group>,
    units: Vec<Units>,
    /// Whether the items of a measure stand together.
    by_area: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Group {
    Area(u32, usize),
    Unit(Option<UnitName>, String, usize),
    Lapsed(usize),
    Plan(usize),
}

impl ChangeList {
    /// The lines of changes.
    pub fn of(ledger: &Ledger, changes: Changes, by: GroupBy) -> Self {
        let mut list = Self { lines: Vec::new(), groups: Vec::new(), units: Vec::new(), changes, by_area: by == GroupBy::Area };
        match by {
            GroupBy::Area => list.by_area(),
            GroupBy::Unit => list.by_unit(ledger),
        }
        let (lapsed, wide) = (list.changes.lapsed.len(), list.changes.wide.clone());
        if lapsed > 0 {
            list.open(Group::Lapsed(lapsed));
            list.lines.extend((0..lapsed).map(ChangeLine::Lapsed));
        }
        if !wide.is_empty() {
            list.open(Group::Plan(wide.len()));
            list.lines.extend(wide.into_iter().map(ChangeLine::Event));
        }
        list
    }

    fn open(&mut self, group: Group) {
        self.lines.push(ChangeLine::Group(self.groups.len()));
        self.groups.push(group);
    }

    fn by_area(&mut self) {
        let items = std::mem::take(&mut self.changes.items);
        let area = |changed: &Changed| changed.area;
        let mut at = 0;
        for of_area in items.chunk_by(|a, b| area(a) == area(b)) {
            self.open(Group::Area(of_area.first().map_or(0, area), of_area.len()));
            for of_measure in of_area.chunk_by(|a, b| a.key.measure == b.key.measure) {
                let mut units = Units::default();
                for changed in of_measure {
                    if !units.take(at, changed) {
                        self.item(at, changed);
                    }
                    at += 1;
                }
                if units.measure().is_some() {
                    self.lines.push(ChangeLine::Units(self.units.len()));
                    self.units.push(units);
                }
            }
        }
        self.changes.items = items;
    }

    fn by_unit(&mut self, ledger: &Ledger) {
        let items = std::mem::take(&mut self.changes.items);
        let mut by_unit: HashMap<String, (Option<UnitName>, Vec<usize>)> = HashMap::new();
        for (at, changed) in items.iter().enumerate() {
            let lead = || ledger.item(changed.key).and_then(|item| ledger.measure_of(item)).and_then(|measure| measure.answering_lead());
            let name = changed.key.unit.map(UnitName::as_str).or_else(lead).unwrap_or_default();
            by_unit.entry(name.to_owned()).or_insert((changed.key.unit, Vec::new())).1.push(at);
        }
        // In the order of the list of units; those that it does not know come last.
        let order: HashMap<&str, usize> = ledger.units().all().iter().enumerate().map(|(at, unit)| (&*unit.name, at)).collect();
        let mut groups: Vec<_> = by_unit.into_iter().collect();
        groups.sort_by(|(a, _), (b, _)| {
            let place = |name: &str| order.get(name).copied().unwrap_or(usize::MAX);
            place(a).cmp(&place(b)).then_with(|| a.cmp(b))
        });
        for (name, (unit, places)) in groups {
            self.open(Group::Unit(unit, name, places.len()));
            for at in places {
                if let Some(changed) = items.get(at) {
                    self.item(at, changed);
                }
            }
        }
        self.changes.items = items;
    }

    fn item(&mut self, at: usize, changed: &Changed) {
        self.lines.push(ChangeLine::Item(at));
        let status = changed.status.map(|(_, no)| (no, ChangeLine::Status(at)));
        let mut lines: Vec<(EventNo, ChangeLine)> = changed.events.iter().map(|no| (*no, ChangeLine::Event(*no))).chain(status).collect();
        lines.sort_by_key(|(no, _)| *no);
        self.lines.extend(lines.into_iter().map(|(_, line)| line));
    }

    /// The lines.
    pub fn lines(&self) -> &[ChangeLine] {
        &self.lines
    }

    /// The item that a line is about.
    pub fn key(&self, ledger: &Ledger, line: ChangeLine) -> Option<ItemKey> {
        match line {
            ChangeLine::Group(_) => None,
            ChangeLine::Item(at) | ChangeLine::Status(at) => self.changes.items.get(at).map(|changed| changed.key),
            ChangeLine::Event(no) => ledger.event(no)?.item,
            ChangeLine::Units(at) => self.units.get(at)?.measure(),
            ChangeLine::Lapsed(at) => self.changes.lapsed.get(at).map(|promise| promise.key),
        }
    }

    /// How far a line is set in.
    pub const fn indent(line: ChangeLine) -> usize {
        match line {
            ChangeLine::Group(_) => 0,
            ChangeLine::Item(_) | ChangeLine::Units(_) | ChangeLine::Lapsed(_) => 2,
            ChangeLine::Status(_) | ChangeLine::Event(_) => 8,
        }
    }

    /// The light that an item has now, where its line is about that.
    pub fn light(&self, line: ChangeLine) -> Option<Option<Light>> {
        let ChangeLine::Item(at) = line else { return None };
        self.changes.items.get(at)?.turned.map(|(turned, _)| turned.to.light())
    }

    /// Whether a line above tells the text of the same measure, which is then not told again.
    fn is_told(&self, at: usize) -> bool {
        let Some(changed) = self.changes.items.get(at).filter(|changed| self.by_area && changed.turned.is_none()) else { return false };
        let above = self.changes.items.get(..at).unwrap_or_default().iter().rev();
        above.take_while(|other| other.key.measure == changed.key.measure).any(|other| other.turned.is_none())
    }

    /// What a line says.
    pub fn words(&self, ledger: &Ledger, line: ChangeLine, lang: Lang) -> String {
        let said = match line {
            ChangeLine::Group(at) => self.groups.get(at).map(|group| group.words(ledger, lang)),
            ChangeLine::Item(at) if self.is_told(at) => self.changes.items.get(at).map(|changed| ledger.label(changed.key)),
            ChangeLine::Item(at) => self.changes.items.get(at).map(|changed| item_words(ledger, changed, lang)),
            ChangeLine::Status(at) => self.changes.items.get(at).and_then(|changed| status_words(ledger, changed, lang)),
            ChangeLine::Event(no) => ledger.event(no).map(|event| {
                let (when, who) = (event.at.format("%m-%d %H:%M"), visible_line(&event.by));
                with_text(say::event(lang, when, who, event_words(ledger, event, lang)), event_text(event), lang)
            }),
            ChangeLine::Units(at) => self.units.get(at).map(|units| units.words(ledger, &self.changes, lang)),
            ChangeLine::Lapsed(at) => self
                .changes
                .lapsed
                .get(at)
                .map(|promise| say::lapsed_promise(lang, ledger.label(promise.key), visible_line(&promise.whom), promise.due)),
        };
        said.unwrap_or_default()
    }
}

impl Group {
    fn words(&self, ledger: &Ledger, lang: Lang) -> String {
        match self {
            Group::Area(number, count) => {
                let area = ledger.plan().areas().iter().find(|area| area.number == *number);
                let title = area.map(|area| area.title.as_str()).unwrap_or_default();
                say::group(lang, format!("{} {}", numeral(*number), visible_line(title)), count)
            }
            Group::Unit(_, name, count) => say::group(lang, visible_line(name), count),
            Group::Lapsed(count) => say::group(lang, say::lapsed(lang), count),
            Group::Plan(count) => say::group(lang, say::of_the_plan(lang), count),
        }
    }
}

fn item_words(ledger: &Ledger, changed: &Changed, lang: Lang) -> String {
    let label = ledger.label(changed.key);
    let Some((turned, by)) = changed.turned else {
        let now = ledger.item(changed.key).and_then(|item| ledger.measure_of(item));
        return now.map_or(label.clone(), |measure| format!("{label}  {}", visible_line(&measure.text)));
    };
    let reason = |standing: Standing| visible_line(&standing.reason(lang)).into_owned();
    let (from, to, by) = (turned.from, turned.to, by_words(by, lang));
    say::turned(lang, label, sign_and_word(from.light(), lang), sign_and_word(to.light(), lang), reason(to), reason(from)) + by
}

/// By what a light turned; nothing where it was by an act, which stands there itself.
pub(super) const fn by_words(by: TurnedBy, lang: Lang) -> &'static str {
    match by {
        TurnedBy::Acts => "",
        TurnedBy::Settings => say::by_settings(lang),
        TurnedBy::Time => say::by_time(lang),
    }
}

fn status_words(ledger: &Ledger, changed: &Changed, lang: Lang) -> Option<String> {
    let (from, no) = changed.status?;
    let (event, item) = (ledger.event(no)?, ledger.item(changed.key)?);
    let (when, who) = (event.at.format("%m-%d %H:%M"), visible_line(&event.by));
    Some(with_text(say::event(lang, when, who, format!("{} → {}", from.word(lang), item.status.word(lang))), event_text(event), lang))
}

fn with_text(head: String, text: Option<&str>, lang: Lang) -> String {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => format!("{head}{}{}", lang.pick("：", ": "), visible_line(text)),
        None => head,
    }
}

/// The whole list as text, its lines broken to fit `width` cells where it is given.
pub fn text(ledger: &Ledger, list: &ChangeList, width: Option<usize>, lang: Lang) -> String {
    let mut out = String::new();
    for line in list.lines() {
        if matches!(line, ChangeLine::Group(_)) && !out.is_empty() {
            out.push('\n');
        }
        paragraph(&mut out, &list.words(ledger, *line, lang), &" ".repeat(ChangeList::indent(*line)), width);
    }
    out
}

/// The code of a light; none of what is closed.
pub(super) fn light_code(standing: Standing) -> Option<&'static str> {
    standing.light().map(|light| light.code())
}

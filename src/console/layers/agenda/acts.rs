//! Opening the agenda, following its filter, and beginning a meeting with it.

use std::collections::HashSet;

use super::{Agenda, Part};
use crate::console::app::{App, Effect};
use crate::console::keymap::Action;
use crate::console::layers::Layer;
use crate::console::layers::question::{Question, Then};
use crate::ledger::{Entries, ItemKey, Query};
use crate::messages::room as say;

/// More than these are not begun without a question.
const MANY: usize = 30;

/// What a filter lists, one line a measure as in the queue: what needs an act first, the most urgent before the others, then the rest in the
/// plan's order.
fn listed(entries: &Entries, app: &App, query: &Query) -> Vec<ItemKey> {
    let mut found = Vec::new();
    entries.matching(&app.ledger, query, &app.setting.by, |entry| found.push((entry.urgency, entry.key)));
    let rows = found.chunk_by(|a, b| a.1.measure == b.1.measure);
    let mut lines: Vec<_> = rows
        .filter_map(|row| {
            let urgency = row.iter().filter_map(|(urgency, _)| *urgency).min();
            let key = row.first()?.1;
            Some((urgency.is_none(), urgency, if row.len() == 1 { key } else { ItemKey::measure(key.measure) }))
        })
        .collect();
    lines.sort_by_key(|(rests, urgency, _)| (*rests, *urgency));
    lines.into_iter().map(|(.., key)| key).collect()
}

impl App {
    /// Opens the form for a meeting that is to be held about `base`.
    pub(in crate::console) fn open_agenda(&mut self, base: Vec<ItemKey>) {
        let lang = self.setting.lang;
        let day = self.moment().date_naive();
        let title = say::default_title(lang, day.format("%-m"), day.format("%-d"));
        let base: Vec<ItemKey> = base.into_iter().filter(|key| self.ledger.item(*key).is_some_and(|item| item.in_plan)).collect();
        // What was put together before on the same things and left is there as it was.
        let left = self.left_agenda.take().filter(|left| left.origin == base);
        self.push_agenda(left.unwrap_or_else(|| Box::new(Agenda::new(&title, base, lang))));
    }

    /// Leaves the form. What was put together is there when it is opened again on the same things.
    pub(in crate::console::layers) fn leave_agenda(&mut self) {
        let Some(Layer::Agenda(agenda)) = self.layers.pop_if(|layer| matches!(layer, Layer::Agenda(_))) else { return };
        if !agenda.under_way {
            // What it looked at may be otherwise by then.
            self.left_agenda = Some(Box::new(Agenda { entries: None, ..*agenda }));
        }
    }

    /// Opens the agenda of the meeting that is under way, the cursor on the item on the screen; at the filter, where something is to be added.
    pub(in crate::console) fn open_agenda_under_way(&mut self, adds: bool) {
        let Some(sitting) = &self.meeting else { return };
        let mut agenda = Agenda::new(&sitting.title, sitting.agenda().to_vec(), self.setting.lang);
        (agenda.under_way, agenda.adds, agenda.cursor) = (true, true, sitting.at());
        if adds {
            agenda.add();
        }
        self.push_agenda(Box::new(agenda));
    }

    fn push_agenda(&mut self, agenda: Box<Agenda>) {
        self.layers.push(Layer::Agenda(agenda));
        self.notice = None;
        self.keep_in_view();
    }

    /// The list follows the filter.
    pub(in crate::console) fn follow_agenda(&mut self) {
        let Some(Layer::Agenda(mut agenda)) = self.layers.pop_if(|layer| matches!(layer, Layer::Agenda(_))) else { return };
        let text = agenda.filter.text().trim().to_owned();
        agenda.trouble = None;
        if text.is_empty() {
            agenda.items.clone_from(&agenda.base);
            agenda.found = None;
        } else {
            match Query::parse(&text, &self.ledger) {
                Ok(query) => {
                    let entries = agenda.entries.take().unwrap_or_else(|| Entries::of(&self.ledger, self.as_of));
                    let found = listed(&entries, self, &query);
                    agenda.entries = Some(entries);
                    agenda.found = Some(found.len());
                    let mut items = if agenda.adds { agenda.base.clone() } else { Vec::new() };
                    let known: HashSet<ItemKey> = items.iter().copied().collect();
                    items.extend(found.into_iter().filter(|key| !known.contains(key)));
                    agenda.items = items;
                }
                Err(bad) => agenda.trouble = Some(bad.explain(self.setting.lang)),
            }
        }
        agenda.scroll();
        self.layers.push(Layer::Agenda(agenda));
    }

    /// What the keys of the form do, but for leaving it.
    pub(in crate::console::layers) fn act_on_agenda(&mut self, action: Action) {
        let Some(Layer::Agenda(agenda)) = self.layers.last_mut() else { return };
        match action {
            Action::NextField | Action::PreviousField => agenda.turn(action == Action::NextField),
            Action::MoveLater | Action::MoveEarlier => agenda.shift(action == Action::MoveLater),
            Action::Discard => agenda.strike(),
            Action::AddToAgenda => agenda.add(),
            Action::Choose | Action::Save => self.accept_agenda(false),
            _ => agenda.moved(action),
        }
    }

    /// A line of the agenda that was typed with the Enter behind it: what follows is typed at the next.
    pub(in crate::console) fn list_and_go_on(&mut self, text: &str) -> Vec<Effect> {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let effects = self.on_text(line);
        self.act(Action::NextField);
        if !rest.is_empty() && self.is_writing() { self.on_burst(rest) } else { effects }
    }

    /// Begins the meeting with what is listed, or goes on with it. A long agenda is begun after a question only.
    pub(in crate::console) fn accept_agenda(&mut self, is_sure: bool) {
        let lang = self.setting.lang;
        let Some(Layer::Agenda(agenda)) = self.layers.last_mut() else { return };
        let title = crate::text::visible_line(agenda.title.text().trim()).into_owned();
        let count = agenda.items.len();
        if agenda.trouble.is_some() {
            agenda.part = Part::Filter;
            return;
        }
        if title.is_empty() || count == 0 {
            let (part, why) = if count == 0 { (Part::Filter, say::agenda_empty(lang)) } else { (Part::Title, say::title_needed(lang)) };
            (agenda.part, agenda.trouble) = (part, Some(why.to_owned()));
            return;
        }
        if count > MANY && !is_sure && !agenda.under_way {
            self.layers.push(Layer::Question(Question::new(say::many_items(lang, count, MANY), Then::BeginMeeting)));
            return;
        }
        let (items, cursor, under_way) = (std::mem::take(&mut agenda.items), agenda.cursor, agenda.under_way);
        let added = agenda.found.filter(|_| agenda.adds).map(|_| count.saturating_sub(agenda.base.len()));
        self.layers.pop();
        if under_way {
            self.change_agenda(title, items, cursor, added.unwrap_or(0));
        } else {
            self.begin_meeting(title, items);
        }
    }
}

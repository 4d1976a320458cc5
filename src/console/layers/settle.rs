//! 明确责任单位: whom the 相关区政府 of a measure means, picked among those whom it may mean. On what it rests is written next.

use ratatui::layout::Rect;

use super::{Layer, at_foot, open_box};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::drafts::Purpose;
use crate::console::keymap::{Action, Context};
use crate::console::notice::Notice;
use crate::ledger::{ActRefused, ItemKey};
use crate::messages::console as say;
use crate::plan::UnitName;

/// Names beside each other.
const COLUMNS: usize = 4;

/// The list of those who may be meant.
#[derive(Debug)]
pub struct Settle {
    measure: ItemKey,
    /// Each, and whether it is picked.
    members: Vec<(UnitName, bool)>,
    cursor: usize,
}

impl Settle {
    /// For a measure of the plan that has such a group; those whom it means now are picked.
    pub fn open(app: &App, measure: ItemKey) -> Option<Self> {
        let item = app.ledger.item(measure)?;
        let published = app.ledger.measure_of(item)?;
        let members = app.ledger.units().may_be_settled(published)?;
        // Those who were picked when the reason was begun; else those whom it means now.
        let begun = app.drafts.iter().find(|draft| draft.item == measure && draft.purpose == Purpose::Settle);
        let meant = |unit: UnitName| match begun {
            Some(draft) => draft.more.contains(&measure.of(unit)),
            None => app.ledger.obligation(item, unit).is_some(),
        };
        Some(Self { measure, members: members.iter().map(|unit| (*unit, meant(*unit))).collect(), cursor: 0 })
    }

    fn picked(&self) -> Vec<UnitName> {
        self.members.iter().filter(|(_, picked)| *picked).map(|(unit, _)| *unit).collect()
    }

    pub(super) fn moved(&mut self, action: Action) {
        let last = self.members.len().saturating_sub(1);
        self.cursor = match action {
            Action::Left => self.cursor.saturating_sub(1),
            Action::Right => (self.cursor + 1).min(last),
            Action::Up => self.cursor.checked_sub(COLUMNS).unwrap_or(self.cursor),
            Action::Down => Some(self.cursor + COLUMNS).filter(|at| *at <= last).unwrap_or(self.cursor),
            Action::First => 0,
            Action::Last => last,
            _ => self.cursor,
        };
        if action == Action::Mark
            && let Some((_, picked)) = self.members.get_mut(self.cursor)
        {
            *picked = !*picked;
            self.cursor = (self.cursor + 1).min(last);
        }
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let rows = u16::try_from(self.members.len().div_ceil(COLUMNS)).unwrap_or(u16::MAX).saturating_add(1);
        let title = say::settle_title(lang, app.label(self.measure), self.picked().len());
        let inner = open_box(canvas, at_foot(area, rows), &[(title, theme.heading)]);
        let measure = app.ledger.item(self.measure).and_then(|item| app.ledger.measure_of(item));
        let text = measure.map(|m| m.text.replace('\n', " ")).unwrap_or_default();
        canvas.put_cut(inner, inner.x, inner.y, inner.width, &text, theme.muted);
        let width = inner.width / u16::try_from(COLUMNS).unwrap_or(1);
        for (row, members) in (0u16..).zip(self.members.chunks(COLUMNS)) {
            for (column, (unit, picked)) in (0u16..).zip(members) {
                let (x, y) = (inner.x + column * width, inner.y + 1 + row);
                let at_cursor = usize::from(row) * COLUMNS + usize::from(column) == self.cursor;
                if at_cursor {
                    canvas.put(inner, x, y, canvas.marker(), theme.marker);
                }
                let mark = if *picked { "[*] " } else { "[ ] " };
                let style = if at_cursor { theme.heading } else { theme.text };
                let x = canvas.put(inner, x + 1, y, mark, if *picked { theme.notice } else { theme.muted });
                canvas.put_cut(inner, x, y, width.saturating_sub(6), app.ledger.units().short(*unit), style);
            }
        }
    }
}

impl App {
    /// Opens the list for the measure under the cursor.
    pub(in crate::console) fn open_settle(&mut self) {
        if self.refuses_writing() {
            return;
        }
        let Some(measure) = self.selected().map(|key| ItemKey::measure(key.measure)) else {
            self.choose_first(Action::SettleUnits);
            return;
        };
        match Settle::open(self, measure) {
            Some(settle) => self.layers.push(Layer::Settle(settle)),
            None => self.say(Notice::plain(ActRefused::NothingToSettle.explain(self.setting.lang))),
        }
    }

    /// Goes on with those who are picked: on what it rests is written.
    pub(super) fn choose_units(&mut self) {
        let Some(Layer::Settle(settle)) = self.layers.last() else { return };
        let (measure, picked) = (settle.measure, settle.picked());
        if picked.is_empty() {
            self.say(Notice::bad(say::pick_somebody(self.setting.lang, self.key_of(Context::Settle, Action::Mark))));
            return;
        }
        self.layers.pop();
        self.open_writing(&[measure], Purpose::Settle);
        if let Some(writing) = self.writing_mut() {
            writing.pick(picked);
        }
    }
}

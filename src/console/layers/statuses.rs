//! The menu of statuses: the legal moves only; one that cannot be made today says why.

use ratatui::layout::Rect;

use super::{at_foot, open_box, step};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::Action;
use crate::ledger::{EventNo, ItemKey, Need, Offer, Status};
use crate::messages::{Lang, console as say};

/// The menu, for one item as it was when the menu was opened.
#[derive(Debug)]
pub struct Statuses {
    /// The item.
    pub item: ItemKey,
    /// Its version when the menu was opened.
    pub seen: EventNo,
    /// Its status then: what the moves lead on from.
    from: Status,
    offers: Vec<Offer>,
    cursor: usize,
}

impl Statuses {
    /// The menu for an item of the plan.
    pub fn open(app: &App, key: ItemKey) -> Option<Self> {
        let item = app.ledger.item(key)?;
        let measure = app.ledger.measure_of(item)?;
        let offers = item.status.offers(&measure.deadline, app.ledger.plan().year, app.as_of);
        Some(Self { item: key, seen: item.version, from: item.status, offers, cursor: 0 })
    }

    /// The move under the cursor.
    pub fn chosen(&self) -> Option<Offer> {
        self.offers.get(self.cursor).copied()
    }

    /// Whether there is an n-th move, from 1.
    pub fn has(&self, n: u8) -> bool {
        (1..=self.offers.len()).contains(&usize::from(n))
    }

    /// Puts the cursor on the n-th move, from 1.
    pub fn point_at(&mut self, n: u8) {
        self.cursor = usize::from(n).saturating_sub(1);
    }

    pub(super) fn moved(&mut self, action: Action) {
        self.cursor = step(self.cursor, self.offers.len(), action);
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let Some(item) = app.ledger.item(self.item) else { return };
        let text = app.ledger.measure_of(item).map(|m| m.text.replace('\n', " ")).unwrap_or_default();
        let rows = u16::try_from(self.offers.len()).unwrap_or(u16::MAX).saturating_add(1);
        let title = [(say::set_status(lang, item.measure), theme.heading), (format!(" {}", self.from.word(lang)), theme.text)];
        let inner = open_box(canvas, at_foot(area, rows), &title);
        canvas.put_cut(inner, inner.x, inner.y, inner.width, &text, theme.muted);
        for (at, offer) in self.offers.iter().enumerate() {
            let y = inner.y.saturating_add(1).saturating_add(u16::try_from(at).unwrap_or(u16::MAX));
            if at == self.cursor {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            let style = match (offer.barred, at == self.cursor) {
                (Some(_), _) => theme.muted,
                (None, true) => theme.heading,
                (None, false) => theme.text,
            };
            let x = canvas.put(inner, inner.x + 2, y, &format!("{} ", at + 1), theme.key);
            canvas.put(inner, x, y, move_words(self.from, offer.to, lang), style);
            let hint = match (offer.barred, offer.need) {
                (Some(barred), _) => barred.explain(lang),
                (None, Need::Nothing) => String::new(),
                (None, Need::Reason) => say::needs_reason(lang).to_owned(),
                (None, Need::Verification) => say::needs_verification(lang).to_owned(),
            };
            let x = x.saturating_add(lang.pick(16, 28));
            canvas.put_cut(inner, x, y, inner.right().saturating_sub(x), &hint, theme.muted);
        }
    }
}

/// What a move is called: going back to 推进中 is a return or a reopening.
const fn move_words(from: Status, to: Status, lang: Lang) -> &'static str {
    match (from, to) {
        (Status::Submitted, Status::InProgress) => say::send_back(lang),
        (_, Status::InProgress) if from.is_closed() => say::reopen(lang),
        _ => to.word(lang),
    }
}

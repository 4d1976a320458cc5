//! Which of several open promises is meant: those of an item and of what units owe under it, as its card shows them.

use ratatui::layout::Rect;

use super::form::FormKind;
use super::{Layer, at_foot, open_box, step};
use crate::console::app::App;
use crate::console::canvas::Canvas;
use crate::console::keymap::Action;
use crate::console::screens::meeting::card::{open_promises, promise_pieces};
use crate::ledger::{EventNo, ItemKey};
use crate::messages::room as say;

/// Rows of the list.
const ROWS: u16 = 10;

/// The list, the first to fall due first.
#[derive(Debug)]
pub struct PromiseChoice {
    /// The item of the card.
    card: ItemKey,
    /// Whether one is to be moved; else one ended.
    moves: bool,
    /// The promises, each with its item.
    promises: Vec<(ItemKey, EventNo)>,
    cursor: usize,
}

impl PromiseChoice {
    pub(super) fn moved(&mut self, action: Action) {
        self.cursor = step(self.cursor, self.promises.len(), action);
    }

    pub(super) fn draw(&self, app: &App, canvas: &mut Canvas<'_>, area: Rect) {
        let (lang, theme) = (canvas.lang, canvas.theme);
        let count = self.promises.len();
        let title = if self.moves { say::move_which(lang, count) } else { say::end_which(lang, count) };
        let rows = u16::try_from(count).unwrap_or(u16::MAX).min(ROWS);
        let inner = open_box(canvas, at_foot(area, rows), &[(title, theme.heading)]);
        let Some(item) = app.ledger.item(self.card) else { return };
        let open = open_promises(app, item);
        let first = (self.cursor + 1).saturating_sub(usize::from(inner.height));
        for (y, (at, (_, no))) in (inner.y..inner.bottom()).zip(self.promises.iter().enumerate().skip(first)) {
            if at == self.cursor {
                canvas.put(inner, inner.x, y, canvas.marker(), theme.marker);
            }
            let Some(promise) = open.iter().find(|(.., promise)| promise.no == *no) else { continue };
            let mut x = inner.x.saturating_add(2);
            for (text, style) in promise_pieces(app, self.card, *promise) {
                let style = if at == self.cursor { theme.heading } else { style };
                let cut = canvas.cells.cut(&text, usize::from(inner.right().saturating_sub(x)));
                x = canvas.put(inner, x, y, &cut, style);
            }
        }
    }
}

impl App {
    /// Opens the form by which an open promise of an item is ended or moved: of one that is the only one, else of the one that is chosen. The
    /// promises of its units are its own on a card, and where it has none itself. Whether there is one.
    pub(in crate::console) fn open_form_of_open_promise(&mut self, action: Action, card: ItemKey, on_card: bool) -> bool {
        let Some(item) = self.ledger.item(card).filter(|item| on_card || item.open_promises().next().is_none()) else { return false };
        let promises: Vec<(ItemKey, EventNo)> = open_promises(self, item).into_iter().map(|(_, key, promise)| (key, promise.no)).collect();
        let moves = action == Action::MovePromise;
        match promises.as_slice() {
            [] => return false,
            [(key, no)] => self.open_form_on_promise(moves, *key, *no),
            _ => {
                self.layers.push(Layer::PromiseChoice(PromiseChoice { card, moves, promises, cursor: 0 }));
                self.notice = None;
            }
        }
        true
    }

    /// Opens the form of the promise under the cursor.
    pub(super) fn choose_promise(&mut self) {
        let Some(Layer::PromiseChoice(choice)) = self.layers.pop_if(|layer| matches!(layer, Layer::PromiseChoice(_))) else { return };
        if let Some((key, no)) = choice.promises.get(choice.cursor).copied() {
            self.open_form_on_promise(choice.moves, key, no);
        }
    }

    fn open_form_on_promise(&mut self, moves: bool, key: ItemKey, no: EventNo) {
        let kind = if moves { FormKind::MovePromise(Some(no)) } else { FormKind::EndPromise(Some(no)) };
        self.open_form(&[key], kind);
    }
}
